"""The encoding of rules 22 to 36 held against the law: what is there, with which force, and how grounds add up."""

from __future__ import annotations

import re
from functools import cache

import smrl
from smrl.core.tree import Program
from smrl.verdict import Force

BLOCK = range(22, 37)
PARAGRAPHS = [
    "22(1)",
    "22(2)",
    "22(3)",
    "23(1)",
    "23(2)",
    "24",
    "25(1)",
    "25(2)",
    "26(1)",
    "26(1)(a)",
    "26(1)(b)",
    "26(1)(c)",
    "26(1)(d)",
    "26(1)(e)",
    "26(2)",
    "27",
    "28(1)",
    "28(2)",
    "29",
    "29(a)",
    "29(b)",
    "29(c)",
    "30(1)",
    "30(2)",
    "30(3)",
    "31",
    "32(1)",
    "32(2)",
    "32(3)",
    "33",
    "33(a)",
    "33(b)",
    "33(c)",
    "34",
    "35(1)",
    "35(2)",
    "36(1)",
    "36(2)",
    "36(3)",
    "36(4)",
]


@cache
def program() -> Program:
    return smrl.load("un.smr_1955").compiled.program


def in_block(provision: str) -> bool:
    found = re.match(r"\d+", provision)
    assert found
    return int(found[0]) in BLOCK


def test_every_paragraph_and_item_is_there() -> None:
    rules = {str(rule) for rule in BLOCK} - set(PARAGRAPHS)
    assert [id for id in program().provisions if in_block(id) and id not in rules] == PARAGRAPHS


def test_should_and_may_are_where_the_text_has_them() -> None:
    weaker = {n.id: n.force for n in program().norms if in_block(n.provision) and n.force is not Force.duty}
    assert weaker == {
        "22(1)#psychiatry": Force.recommendation,
        "22(1)#organized": Force.recommendation,
        "25(1)#sick": Force.recommendation,
        "25(1)#complaining": Force.recommendation,
        "25(1)#pointed_out": Force.recommendation,
        "28(2)#self_government": Force.permission,
    }


def test_only_the_grounds_of_restraint_are_alternatives() -> None:
    modes = {id: provision.items for id, provision in program().provisions.items() if in_block(id)}
    assert [id for id, mode in modes.items() if mode == "any"] == ["33"]


def test_no_time_is_ours() -> None:
    """Of the limits in time none has a value; all are open terms, each with a finding for where it is unbound."""
    limits = {name for name, p in program().parameters.items() if any(in_block(served) for served in p.serves)}
    assert limits == {
        "admission_examination_limit",
        "longest_medical_inspection_interval",
        "immediate_steps_limit",
        "at_once_limit",
        "complaint_handling_limit",
        "complaint_reply_limit",
    }
