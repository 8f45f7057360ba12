"""What is drawn reads like a prison's own records."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings

import smrl
from smrl.testing import complying
from smrl.testing.comply import Complying
from smrl.testing.planning import rules_of

ON = "2026-03-04"
MENDED_BY_EACH_OTHER = """
for each facility
require some s in staff : s.role = teacher
require some s in staff : s.role = social_worker
require most s in staff where s.role != director : "english" in s.languages

for each staff_member
require educated
require intelligent
"""


@settings(max_examples=20)
@given(
    complying(
        smrl.compile(
            "for each punishment\nrequire informed_at before decided_at\nrequire decided_at before started_at\n"
            "for each prisoner\nrequire some p in punishments : p.inflicted"
        ),
        on=ON,
    )
)
def test_what_is_recorded_has_happened(facility: Any) -> None:
    moments = [
        (str(punishment.informed_at), str(punishment.decided_at), str(punishment.started_at))
        for prisoner in facility.prisoners
        for punishment in prisoner.punishments
    ]
    assert moments
    assert all(sorted(some) == list(some) and max(some) <= ON for some in moments)


@settings(max_examples=20)
@given(
    complying(
        smrl.compile(
            "for each prisoner\n"
            "require work.fitness_determined_by = medical_officer\nrequire mother_tongue in languages"
        ),
        on=ON,
    )
)
def test_words_of_one_list_are_not_taken_for_texts(facility: Any) -> None:
    assert {prisoner.mother_tongue for prisoner in facility.prisoners} <= {"a", "b"}


def test_one_norm_is_not_mended_by_what_another_rests_on() -> None:
    mended = Complying(rules_of(smrl.compile(MENDED_BY_EACH_OTHER), ON))
    roles = [one.facts_["role"] for one in mended.base.root.facts_["staff"]]
    assert {"teacher", "social_worker"} <= set(roles)
    assert len(roles) == 2
