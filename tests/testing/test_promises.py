"""What is promised of a norm is kept, by the reference evaluator's word; and what cannot be is refused at once."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis.strategies import SearchStrategy

import smrl
from smrl.testing import Unsatisfiable, breaching, complying, undetermined
from smrl.testing.planning import rules_of
from smrl.verdict import Verdict

ON = "2026-03-04"
PROMISES: dict[Verdict, Callable[..., SearchStrategy[Any]]] = {
    Verdict.non_compliant: breaching,
    Verdict.compliant: complying,
    Verdict.undetermined: undetermined,
}
BOUND = """ruleset bound "Terms bound"
  language 1
  extends un.smr_1955
"""


@pytest.fixture(scope="module")
def ours() -> smrl.Ruleset:
    return smrl.load("un.smr_1955")


def _kept(strategy: SearchStrategy[Any], ruleset: smrl.Ruleset, norm: str, verdict: Verdict, draws: int) -> None:
    rules = rules_of(ruleset, ON)
    norms = rules.norms(norm)

    @settings(max_examples=draws, database=None, phases=[Phase.generate], deadline=None, derandomize=True)
    @given(strategy)
    def look(facility: Any) -> None:
        assert rules.verdict(facility, norms) is verdict

    look()


def _all(ruleset: smrl.Ruleset, draws: int, part: slice) -> None:
    """Every promise about these norms is kept; refused is only what rests on terms that nobody has bound."""
    why: list[str] = []
    for norm in rules_of(ruleset, ON).norms()[part]:
        for verdict, promise in PROMISES.items():
            try:
                strategy = promise(norm.id, ruleset, on=ON)
            except Unsatisfiable as refused:
                why.append(str(refused))
            else:
                _kept(strategy, ruleset, norm.id, verdict, draws)
    assert all("has no `set` for it" in one for one in why)


@pytest.mark.parametrize("part", range(0, 900, 90))
def test_what_is_promised_of_our_norms_is_kept(ours: smrl.Ruleset, part: int) -> None:
    _all(ours, 2, slice(part, part + 90, 9))


@pytest.mark.slow
@pytest.mark.parametrize("part", range(0, 900, 90))
def test_what_is_promised_of_some_norms_of_ours_is_kept_a_hundred_times(ours: smrl.Ruleset, part: int) -> None:
    _all(ours, 100, slice(part + 4, part + 90, 45))


@pytest.mark.long
@pytest.mark.parametrize("part", range(0, 900, 30))
def test_what_is_promised_of_every_norm_of_ours_is_kept_a_hundred_times(ours: smrl.Ruleset, part: int) -> None:
    _all(ours, 100, slice(part, part + 30))


def test_what_rests_on_terms_that_nobody_binds_says_so(ours: smrl.Ruleset) -> None:
    with pytest.raises(Unsatisfiable, match=r"`largest_closed_population`, and `un\.smr_1955` has no `set` for it"):
        breaching("63(3)#adopted", ours)


@pytest.mark.parametrize(
    ("term", "value", "norm"),
    [
        ("largest_closed_population", "5 person", "63(3)#adopted"),
        ("admission_examination_limit", "24 hour", "24#in_time"),
        ("complaint_handling_limit", "2 day", "36(4)#dealt_in_time"),
        ("maximum_temperature", "28 degC", "10#heat"),
        ("minimum_energy", "2400 kcal/day", "20(1)#energy"),
        ("sufficient_adherents", "3", "41(1)#representative"),
    ],
)
@pytest.mark.parametrize("verdict", PROMISES)
def test_bound_terms_give_what_is_promised(term: str, value: str, norm: str, verdict: Verdict) -> None:
    ruleset = smrl.compile(f'{BOUND}set {term} = {value} cite "a law"\n')
    _kept(PROMISES[verdict](norm, ruleset, on=ON), ruleset, norm, verdict, 5)


@pytest.mark.parametrize("promise", [breaching, complying, undetermined])
def test_provisions_are_promised_as_a_whole(ours: smrl.Ruleset, promise: Any) -> None:
    verdict = next(one for one, other in PROMISES.items() if other is promise)
    for provision in ("21", "9(1)", "26(2)", "82(1)"):
        _kept(promise(provision, ours, on=ON), ours, provision, verdict, 5)


# -- what cannot be ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("promise", "text", "why"),
    [
        (breaching, "require young or not young", "can never fail on .* it is proved"),
        (complying, "require young and not young", "can never be met on .* it is proved"),
        (
            breaching,
            "for each cell where capacity < 2 and capacity > 3\nrequire open",
            "it is proved that .* never applies",
        ),
        (undetermined, "for each facility\nrequire 1 = 1", "nothing was found that leaves open .* not proved"),
        (breaching, "require count(p in prisoners where p.young) >= 0", "nothing was found that fails .* not proved"),
        (breaching, "permit young", "nothing can fail it"),
    ],
)
def test_what_can_never_be_is_refused_at_once_and_why(promise: Any, text: str, why: str) -> None:
    ruleset = smrl.compile(text)
    start = time.monotonic()
    with pytest.raises(Unsatisfiable, match=why):
        promise("program#1", ruleset)
    assert time.monotonic() - start < 5


def test_a_contradictory_ruleset_is_not_complied_with() -> None:
    ruleset = smrl.compile("require exercise.open_air >= 1 hour/day\nforbid exercise.open_air >= 1 hour/day")
    with pytest.raises(Unsatisfiable, match=r"it is proved that .*`program#2`.* together with `program#1`"):
        complying(ruleset)


def test_without_the_solver_nothing_is_said_to_be_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smrl.analysis.solver.is_installed", lambda: False)
    with pytest.raises(Unsatisfiable, match=r"nothing was found that fails .*not proved; `pip install smrl\[prove\]`"):
        breaching("program#1", smrl.compile("require young or not young"))
    with pytest.raises(Unsatisfiable, match=r"nothing was found that meets .*not proved; `pip install smrl\[prove\]`"):
        complying(smrl.compile("for each cell\nrequire capacity <= 2\nrequire capacity >= 3"))


@pytest.mark.parametrize("promise", [breaching, complying, undetermined])
def test_facilities_are_of_the_size_asked_for(ours: smrl.Ruleset, promise: Any) -> None:
    """Whatever the promise takes: people and cells are counted, and the promise is kept with so many."""
    verdict = next(one for one, other in PROMISES.items() if other is promise)
    norms = rules_of(ours, ON).norms("9(1)")

    @settings(max_examples=20, database=None, deadline=None)
    @given(promise("9(1)", ours, on=ON, prisoners=(3, 12), cells=4))
    def look(facility: Any) -> None:
        assert 3 <= len(facility.prisoners) <= 12
        assert len(facility.cells) == 4
        assert rules_of(ours, ON).verdict(facility, norms) is verdict

    look()


def test_sizes_with_which_nothing_keeps_the_promise_are_refused() -> None:
    ruleset = smrl.compile("for each cell\nrequire count(p in facility.prisoners where p.young) >= 3")
    with pytest.raises(Unsatisfiable, match="with prisoners=2"):
        complying("program#1", ruleset, prisoners=2)


def test_an_unknown_norm_lists_near_ones() -> None:
    with pytest.raises(smrl.UnknownProvision, match=r"21\(2\)"):
        breaching("21(3)")


def test_something_that_is_no_ruleset_is_refused() -> None:
    with pytest.raises(TypeError, match="no ruleset"):
        breaching("21(1)", 5)  # type: ignore[arg-type]  # what is tested


# -- whole rulesets ---------------------------------------------------------------------------------------------------


def test_a_ruleset_is_complied_with_by_as_many_as_wanted() -> None:
    ruleset = smrl.compile(
        "rule 1\n  for each prisoner\n  require exercise.open_air >= 1 hour/day unless employed_outdoors\n"
        "rule 2\n  for each cell\n  require night_occupants <= 2\n"
    )

    @settings(max_examples=25, database=None, deadline=None)
    @given(complying(ruleset, prisoners=(1, 6), on=ON))
    def look(facility: Any) -> None:
        assert 1 <= len(facility.prisoners) <= 6
        assert {one.verdict for one in ruleset.evaluate(facility).findings} <= {
            Verdict.compliant,
            Verdict.not_applicable,
        }

    look()


@pytest.mark.slow
def test_all_of_our_rules_are_complied_with(ours: smrl.Ruleset) -> None:
    @settings(max_examples=20, database=None, deadline=None, phases=[Phase.generate])
    @given(complying(ours, prisoners=(1, 6), on=ON))
    def look(facility: Any) -> None:
        found = [one for one in ours.evaluate(facility).findings if one.force.scorable]
        assert {one.verdict for one in found} <= {Verdict.compliant, Verdict.not_applicable}

    look()


@pytest.mark.slow
def test_our_rules_are_complied_with_by_fifty_without_long_repairs(ours: smrl.Ruleset) -> None:
    """Hypothesis objects by itself where drawing takes long."""

    @settings(max_examples=12, database=None, deadline=None, phases=[Phase.generate])
    @given(complying(ours, prisoners=50, on=ON))
    def look(facility: Any) -> None:
        assert len(facility.prisoners) == 50

    look()
