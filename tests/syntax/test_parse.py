"""What the tree holds, where its nodes lie, and what is kept of a text with faults."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smrl.diagnostics import Diagnostic, render_all
from smrl.source import Source, Span
from smrl.syntax import limits
from smrl.syntax import tree as t
from smrl.syntax.parse import parse
from smrl.syntax.walk import walk

CORPUS = sorted((Path(__file__).parent / "corpus").rglob("*.smrl"))


def read(text: str) -> t.Module:
    module, faults = parse(Source("text", text))
    assert not faults, render_all(faults)
    return module


def only(text: str) -> t.TopItem:
    (item,) = read(text).items
    return item


def condition(text: str) -> t.Expr:
    norm = only(f"require {text}")
    assert isinstance(norm, t.Norm)
    assert norm.condition is not None
    return norm.condition


def faults_of(text: str) -> list[tuple[str, str]]:
    return [(fault.code, fault.span.text if fault.span else "") for fault in parse(Source("text", text))[1]]


# -- meaning ---------------------------------------------------------------------------------------------------------

SAME = [
    ("a or b and not c = d + e * -f.g", "a or (b and (not (c = (d + (e * (-(f.g)))))))"),
    ("a and every x in xs : b and c", "a and (every x in xs : (b and c))"),
    ("if a then b else c and d", "if a then b else (c and d)"),
    ("not some x in xs : a", "not (some x in xs : a)"),
    ("a - b - c", "(a - b) - c"),
    ("x between a and b and c", "(x between a and b) and c"),
    ("x within a of b and c", "(x within a of b) and c"),
    ("not x is none", "not (x is none)"),
    ("4 m^2/person * n >= area", "(4 m^2/person * n) >= area"),
    ("4 / x = 1", "(4 / x) = 1"),
]


@pytest.mark.parametrize(("text", "full"), SAME)
def test_precedence(text: str, full: str) -> None:
    assert condition(text) == condition(full)


@pytest.mark.parametrize("word", ["and", "or"])
def test_chains_of_and_and_or_are_flat(word: str) -> None:
    chain = condition(f" {word} ".join(["a"] * 5_000))
    assert isinstance(chain, t.And | t.Or)
    assert len(chain.of) == 5_000


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("1 hour/day", 1, "hour/day"),
        ("1.50 m²/person", Fraction(3, 2), "m²/person"),
        ("1 /week", 1, "/week"),
        ("12 °C", 12, "°C"),
        ("5%", 5, "%"),
        ("60min", 60, "min"),
        ("9 kg·m/s^-2", 9, "kg·m/s^-2"),
    ],
)
def test_amounts(text: str, number: Fraction | int, unit: str) -> None:
    amount = condition(text)
    assert isinstance(amount, t.Amount)
    assert (amount.value, amount.unit, amount.unit_span.text) == (number, unit, unit)


def test_a_number_keeps_how_it_was_written() -> None:
    number = condition("1.50")
    assert isinstance(number, t.Number)
    assert (number.text, number.value) == ("1.50", Fraction(3, 2))


def test_units_are_names_elsewhere() -> None:
    assert condition("day + hour") == t.Arithmetic(
        "+", t.Name("day", span=SPAN), t.Name("hour", span=SPAN), span=SPAN, op_span=SPAN
    )


SPAN = Span(Source("", ""), 0, 0)


def test_tails_come_in_one_order_however_they_are_written() -> None:
    assert only("require a burden unless b when c") == only("require a when c unless b burden")


def test_body_items_need_no_rule_and_gists_go_to_what_they_follow() -> None:
    define, norm, gist, rule = read('define x as y\ngist en "a"\nrequire x\ngist en "b"\nrule 1\ngist en "c"').items
    assert isinstance(define, t.Define)
    assert [words.text for words in define.words] == ["a"]
    assert isinstance(norm, t.Norm)
    assert isinstance(gist, t.Gist)
    assert isinstance(rule, t.Rule)
    assert [type(item) for item in rule.body] == [t.Gist]


def test_indentation_means_nothing() -> None:
    text = 'rule 1 "A"\n  for each prisoner\n  require a\n    unless b\nrule 2\n  require c'
    assert read(text) == read("\n".join(line.strip() for line in text.splitlines()))
    assert read(text) == read(text.replace("\n", "\r\n\t  "))


def test_a_continuation_may_begin_with_part_or_with_a_path_that_looks_like_a_keyword() -> None:
    assert only("apply part I,\n  part II.C to prisoner") == only("apply part I, part II.C to prisoner")
    example = only('example "x": a = 1,\nrule = 2,\npart.set = 3 -> compliant')
    assert isinstance(example, t.Example)
    assert [fact.path for fact in example.facts] == [("a",), ("rule",), ("part", "set")]


# -- places ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [path for path in CORPUS if path.parent.name == "good"], ids=lambda path: path.stem)
def test_places_nest_and_are_exact(path: Path) -> None:
    """A node lies within its parent; a name's place is its word, a number's its digits and unit."""
    for node in walk(read(path.read_text(encoding="utf-8"))):
        for field in attrs.fields(type(node)):
            inner = getattr(node, field.name)
            for child in inner if isinstance(inner, tuple) else (inner,):
                if isinstance(child, t.Node):
                    assert node.span.start <= child.span.start < child.span.end <= node.span.end
        if isinstance(node, t.Name) and not node.span.text.startswith("("):
            assert node.span.text == node.word
        if isinstance(node, t.Field):
            assert node.word_span.text == node.word
        if isinstance(node, t.Compare | t.Arithmetic):
            assert node.op_span.text == node.op


def test_parentheses_belong_to_the_place_of_what_they_enclose() -> None:
    norm = condition("(a or b) and c")
    assert isinstance(norm, t.And)
    assert norm.span.text == "(a or b) and c"


# -- faults ----------------------------------------------------------------------------------------------------------


def test_every_fault_of_a_rule_is_found_and_the_rest_of_it_kept() -> None:
    text = 'rule 1 "A"\n  require a >= 10 unles b\n  require kept\n  forbid a b\n  tags x\nrule 2\n  require c'
    module, faults = parse(Source("text", text))
    assert [fault.code for fault in faults] == ["S102", "S101"]
    first, second = module.items
    assert isinstance(first, t.Rule)
    assert isinstance(second, t.Rule)
    assert [type(item) for item in first.body] == [t.Norm, t.Tags]
    assert (first.complete, second.complete) == (False, True)


def test_what_belongs_to_an_unreadable_heading_goes_with_it() -> None:
    text = (
        'define x fro prisoner as a\n  gist en "of x"\nparameter p\n  meaning en "of p"\nrule "3"\n  require a\nset q 3'
    )
    module, faults = parse(Source("text", text))
    assert [fault.code for fault in faults] == ["S101", "S113", "S101", "S101"]
    assert module.items == ()
    assert module.unread >= {"x", "p", "q"}


def test_an_item_that_does_not_end_is_blamed_and_not_the_next() -> None:
    assert faults_of("rule 1\n  require a >=\n  require b\n  require c") == [("S123", "\n")]


def test_a_misspelt_keyword_does_not_take_the_item_before_along() -> None:
    module, faults = parse(Source("text", "rule 1\n  require a\n  requir b\n  forbd c\n  require d"))
    assert [fault.code for fault in faults] == ["S102", "S102"]
    (rule,) = module.items
    assert isinstance(rule, t.Rule)
    assert len(rule.body) == 2


def test_faults_are_reported_once_and_in_order() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in CORPUS if path.parent.name == "bad")
    faults = parse(Source("all", text))[1]
    places = [(fault.span.start if fault.span else -1, fault.code) for fault in faults]
    assert places == sorted(places)
    assert len(set(places)) == len(places)


def test_a_flood_of_faults_ends() -> None:
    faults = parse(Source("text", "require a b\n" * 1_000))[1]
    assert len(faults) == limits.FAULTS_REPORTED + 1
    assert faults[-1].code == "S124"


def test_threads_share_one_parser() -> None:
    """Each thread's nodes lie in its own text."""
    texts = [f"rule {n}\n" + "  require a and b >= 1 hour unless c\n" * 20 for n in range(1, 41)]
    with ThreadPoolExecutor(8) as pool:
        modules = list(pool.map(read, texts))
    for text, module in zip(texts, modules, strict=True):
        (rule,) = module.items
        assert isinstance(rule, t.Rule)
        assert all(node.span.source.text == text for node in walk(module))


def test_a_byte_order_mark_is_no_fault() -> None:
    assert read("\ufeffrequire a") == read("require a")


# -- anything --------------------------------------------------------------------------------------------------------

PIECES = st.sampled_from([piece for path in CORPUS for piece in path.read_text(encoding="utf-8").split(" ") if piece])


def sound(text: str) -> tuple[Diagnostic, ...]:
    """Parse, and check that each fault can be shown at its place."""
    source = Source("text", text)
    module, faults = parse(source)
    for fault in faults:
        assert fault.span is not None
        assert 0 <= fault.span.start <= len(text)
    render_all(faults)
    for node in walk(module):
        assert 0 <= node.span.start <= node.span.end <= len(text)
    return faults


@given(st.text())
def test_no_text_crashes_the_parser(text: str) -> None:
    sound(text)


@settings(max_examples=200)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_no_jumble_of_words_crashes_the_parser(text: str) -> None:
    sound(text)


@settings(max_examples=100)
@given(st.sampled_from(CORPUS), st.integers(0, 2_000), st.integers(0, 20), PIECES | st.text(max_size=3))
def test_no_mutilated_program_crashes_the_parser(path: Path, at: int, cut: int, put: str) -> None:
    text = path.read_text(encoding="utf-8")
    sound(text[:at] + put + text[at + cut :])


def test_the_clauses_of_an_alteration_stand_before_the_colon_or_behind_the_norm() -> None:
    before = 'tighten 1#a from 2020-01-01 until 2021-01-01 because "b" cite "c": require x >= 1 m'
    behind = 'tighten 1#a: require x >= 1 m cite "c" because "b" until 2021-01-01 from 2020-01-01'
    (first, no_faults), (second, none) = (parse(Source("x", text)) for text in (before, behind))
    assert no_faults == none == ()
    assert first == second


def test_a_relaxation_says_who_authorised_it() -> None:
    text = 'relax 9(1)#single until 2027-12-31 authorised by "the Ministry" because "works" : require single: a'
    module, faults = parse(Source("x", text))
    assert faults == ()
    (alteration,) = module.items
    assert isinstance(alteration, t.Alteration)
    assert alteration.norm is not None
    assert (alteration.authority, alteration.because, alteration.norm.label) == ("the Ministry", "works", None)
