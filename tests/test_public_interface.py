"""Only public names: what other people's programs are written against."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date
from functools import cache
from multiprocessing import get_context

import pytest

import smrl

RULE = "require exercise.open_air >= 1 hour/day unless employed_outdoors"
CASES: list[tuple[str | None, bool | None]] = [
    ("59 min/day", False),
    ("60 min/day", False),
    (None, False),
    ("0 min/day", True),
    (None, None),
    ("2 hour/day", None),
]
VERDICTS = ["non_compliant", "compliant", "undetermined", "not_applicable", "undetermined", "compliant"]


def prison() -> smrl.models.Facility:
    prisoners = [
        smrl.models.Prisoner(id=str(at), exercise=smrl.models.Exercise(open_air=value), employed_outdoors=outdoors)
        for at, (value, outdoors) in enumerate(CASES)
    ]
    return smrl.models.Facility(id="f", prisoners=prisoners)


@cache
def instrument() -> smrl.Ruleset:
    return smrl.load("un.smr_1955")


def verdicts(ruleset: smrl.Ruleset) -> list[str]:
    return [str(finding.verdict) for finding in ruleset.evaluate(prison()).findings]


@pytest.mark.parametrize("name", smrl.__all__)
def test_every_public_name_exists(name: str) -> None:
    """`__all__` promises nothing that is not there."""
    assert getattr(smrl, name) is not None


def test_no_other_name_exists() -> None:
    """A misspelt name is an AttributeError that says so."""
    with pytest.raises(AttributeError, match="no attribute `lode`"):
        smrl.lode  # noqa: B018 the access is what is tested
    assert dir(smrl) == smrl.__all__


def test_the_six_verdicts() -> None:
    """The one-line program on six prisoners."""
    assert verdicts(smrl.compile(RULE)) == VERDICTS


def test_a_finding_says_everything() -> None:
    """Its norm, provision, force, subject, entity, margin, mark, missing facts and departure."""
    assessment = smrl.compile(RULE).evaluate(prison())
    short, met, unknown = assessment.findings[:3]
    assert (short.norm, short.provision, short.force) == ("program#1", "program", smrl.Force.duty)
    assert short.subject == "prisoners[0]"
    assert short.entity.id == "0"
    assert short.margin == smrl.Q(-1, "min/day")
    assert (met.mark, met.missing, met.departure) == ("met", (), None)
    assert unknown.missing == ("prisoners[2].exercise.open_air",)


def test_a_ruleset_by_name() -> None:
    """Names, titles, provisions and norms with all that they promise."""
    ruleset = smrl.load("un.smr_1955")
    provision = ruleset.provisions["21(1)"]
    assert (provision.id, provision.kind, provision.parent) == ("21(1)", "provision", "21")
    assert provision.title
    assert provision.gist("ru") != provision.gist("en")
    norm = provision.norms[0]
    assert (norm.force, norm.kind, norm.provision) == (smrl.Force.duty, "require", "21(1)")
    assert norm.span is not None
    assert norm.span.source.name.endswith("21.smrl")
    assert norm.provenance.place.line == norm.span.line
    assert "21(1)" in str(norm.provenance)


def test_evaluate_takes_a_date_provisions_and_subjects() -> None:
    """`on`, `only` and `subjects` are optional."""
    facility = prison()
    second = facility.index("prisoner")["1"]
    assessment = smrl.compile(RULE).evaluate(facility, on=date(2026, 1, 1), only=["program"], subjects=[second])
    assert assessment.on == "2026-01-01"
    assert [finding.entity.id for finding in assessment.findings] == ["1"]


def test_only_generates_what_is_asked_for() -> None:
    """Deciding before acting asks a few norms thousands of times: their code is made once, and no other."""
    compiled = instrument().compiled
    wanted = frozenset(compiled.outline.norms_of("21(1)"))
    evaluator = compiled.evaluator_for(wanted)
    assert {norm.id for norm in evaluator.program.norms} == wanted
    assert compiled.evaluator_for(wanted) is evaluator
    assert compiled.evaluator_for(frozenset(compiled.outline.norms)) is compiled.evaluator


def test_the_wrong_kind_of_object_is_refused() -> None:
    """A list of prisoners is no facility."""
    with pytest.raises(TypeError, match="not a `facility`"):
        smrl.compile(RULE).evaluate([])


def test_unknown_provisions_name_near_ids() -> None:
    """An UnknownProvision is a LookupError with ids that look alike."""
    with pytest.raises(smrl.UnknownProvision) as caught:
        instrument().evaluate(prison()).verdict("21(9)")
    assert isinstance(caught.value, LookupError)
    assert "21(1)" in caught.value.near


@pytest.mark.parametrize("wanted", [21, 21.1, None, b"21(1)", ("21", "1")])
def test_a_provision_is_named_by_text(wanted: object) -> None:
    """Anything else is a TypeError that says so."""
    ruleset = instrument()
    assessment = smrl.compile(RULE).evaluate(prison())
    asked = [assessment.verdict, assessment.explain, assessment.missing_facts, ruleset.norm]
    for call in asked if wanted is not None else [assessment.verdict]:
        with pytest.raises(TypeError, match="named by text"):
            call(wanted)  # type: ignore[operator]  # what is tested is that it cannot be done
    with pytest.raises(TypeError, match="named by text"):
        ruleset.evaluate(prison(), only=[wanted])  # type: ignore[list-item]  # as above


def test_an_id_that_goes_on_and_on_is_cut() -> None:
    """A message stays short, whatever was asked."""
    with pytest.raises(smrl.UnknownProvision) as caught:
        smrl.compile(RULE).evaluate(prison()).verdict("x" * 1_000_000)
    assert len(str(caught.value)) < 200


def test_what_is_of_a_provision_is_named_where_a_norm_is_wanted() -> None:
    """`norms["21(1)"]` names the norms of the provision."""
    for wanted in ("21.1", "21(1)"):
        with pytest.raises(smrl.UnknownProvision) as caught:
            instrument().norms[wanted]
        assert caught.value.near == ("21(1)#1",)


def test_errors_carry_diagnostics() -> None:
    """RulesetError and FactError hold every fault."""
    with pytest.raises(smrl.RulesetError) as rules:
        smrl.compile("require exercse.open_air >= 1 hour/day\nrequire population >= 1 m^2")
    assert [one.code for one in rules.value.diagnostics] == ["C101", "C201"]
    with pytest.raises(smrl.FactError) as facts:
        smrl.models.Prisoner(id="p", cell="nowhere", exercise=smrl.models.Exercise(open_air="25 hour/day"))
    assert facts.value.diagnostics


def test_a_ruleset_is_shared_between_threads() -> None:
    """Many threads, one ruleset, one answer."""
    ruleset = smrl.compile(RULE)
    with ThreadPoolExecutor(8) as pool:
        assert all(found == VERDICTS for found in pool.map(verdicts, [ruleset] * 32))


def test_a_ruleset_goes_through_a_process_pool() -> None:
    """A compiled and a loaded one."""
    rulesets = [smrl.compile(RULE), smrl.load("un.smr_1955")]
    expected = [verdicts(ruleset) for ruleset in rulesets]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert list(pool.map(verdicts, rulesets)) == expected


def test_a_ruleset_pickles_with_its_reasons() -> None:
    """Explanations work on the other side too."""
    ruleset = pickle.loads(pickle.dumps(smrl.compile(RULE)))
    assert "1 min/day short" in ruleset.evaluate(prison()).explain("program", subject="prisoners[0]").text()


def test_nothing_changes_under_a_reader() -> None:
    """Rulesets, their parameters, lists known in part and objects refuse to be changed."""
    ruleset = smrl.compile(f"parameter least : day\n{RULE}")
    for thing, name in ((ruleset, "compiled"), (ruleset, "norms"), (smrl.Partial([1]), "total"), (prison(), "id")):
        with pytest.raises(AttributeError):
            setattr(thing, name, None)
    with pytest.raises(TypeError):
        ruleset.parameters["least"] = None  # type: ignore[index]  # what is tested is that it cannot be done


def test_lists_of_a_ruleset_know_every_spelling() -> None:
    """By number, by id and by `21.1`; what is not there is an UnknownProvision."""
    ruleset = smrl.compile(f'rule 21(1) "Exercise"\nfor each prisoner\n{RULE}\n')
    assert ruleset.provisions["21.1"] is ruleset.provisions["21(1)"]
    assert ruleset.norms["21.1#1"] is ruleset.norms[0]
    ids: list[object] = ["21.1", "21(1)#1", "21(2)"]
    assert [id in ruleset.provisions for id in ids] == [True, False, False]
    assert [id in ruleset.norms for id in ids] == [False, True, False]
    for wanted in ("21(2)", "21(1)"):
        with pytest.raises(smrl.UnknownProvision):
            ruleset.norms[wanted]


@pytest.mark.parametrize("on", [20260101, 1.5, b"2026-01-01", ["2026-01-01"]])
def test_a_date_is_a_date(on: object) -> None:
    """Anything else is a TypeError that says so."""
    with pytest.raises(TypeError, match="is not a date"):
        smrl.compile(RULE).evaluate(prison(), on=on)  # type: ignore[arg-type]  # what is tested is that it cannot be done


@pytest.mark.parametrize("total", ["3", 1.5, True])
def test_a_total_is_a_whole_number(total: object) -> None:
    """Nobody is half there."""
    with pytest.raises(TypeError, match="not a whole number"):
        smrl.Partial([], total=total)  # type: ignore[arg-type]  # what is tested is that it cannot be done


def test_an_assessment_is_sent_to_another_process() -> None:
    """With its facts, so that it can still be asked why; also under numbers instead of ids, and read back from JSON."""
    assessment = smrl.compile(RULE).evaluate(prison(), on="2026-01-01", subjects=["0", "2"])
    for one in (assessment, assessment.anonymised(), smrl.Assessment.from_json(assessment.to_json())):
        there = pickle.loads(pickle.dumps(one))
        assert there.to_json() == one.to_json()
    there = pickle.loads(pickle.dumps(assessment))
    assert there.explain("program").text() == assessment.explain("program").text()
    assert there.findings[0].entity.id == "0"
    assert not there.changed_by(assessment)


def test_a_finding_is_sent_to_another_process() -> None:
    """With what it says, without the facts."""
    for one in smrl.compile(RULE).evaluate(prison()).findings:
        there = pickle.loads(pickle.dumps(one))
        assert (there.norm, there.subject, there.verdict, there.mark) == (one.norm, one.subject, one.verdict, one.mark)
        assert (str(there.margin), there.missing, there.entity) == (str(one.margin), one.missing, None)


def test_hidden_characters_are_shown() -> None:
    """What is printed of an object never moves a cursor or turns a text round."""
    odd = "a\x1b[31m\u202e"
    prisoner = smrl.models.Prisoner(id=odd)
    facility = smrl.models.Facility(id=odd, prisoners=[prisoner])
    assessment = smrl.compile(RULE).evaluate(facility)
    with pytest.warns(smrl.FactWarning) as warned:
        smrl.models.Exercise(open_air="nan hour/day")
    with pytest.raises(smrl.RulesetError) as refused:
        smrl.compile("require nobody", name=odd)
    printed: list[object] = [facility, prisoner, assessment, assessment.findings[0], warned[0].message, refused.value]
    printed += [assessment.explain("program"), assessment.missing_facts()]
    assert all(not set("\x1b\u202e") & set(f"{one}{one!r}") for one in printed)


def test_a_vocabulary_is_given_as_such_or_by_a_ruleset() -> None:
    """Anything else is a TypeError that says what is wanted."""
    ruleset = smrl.compile(RULE)
    again = smrl.compile(RULE, vocabulary=ruleset)
    assert again.vocabulary is ruleset.vocabulary
    assert verdicts(again) == VERDICTS
    assert smrl.load("un.smr_1955", vocabulary=ruleset).norms
    for call in (smrl.compile, smrl.load, smrl.read_facility):
        with pytest.raises(TypeError, match="is no vocabulary"):
            call(RULE, vocabulary="smrl.models")  # type: ignore[arg-type]  # what is tested is that it cannot be done
    for text in (None, b"require young", ["require young"]):
        with pytest.raises(TypeError, match="no text of a ruleset"):
            smrl.compile(text)  # type: ignore[arg-type]  # what is tested is that it cannot be done


@pytest.mark.parametrize("name", ["occupants", "cell.occupants", "cell.night_occupants"])
def test_people_are_not_hours(name: str) -> None:
    """Both operands are pointed at, and both units named."""
    with pytest.raises(smrl.RulesetError) as refused:
        smrl.compile(f"require {name} >= 1 hour/day")
    assert [one.code for one in refused.value.diagnostics] == ["C201"]
    assert all(unit in str(refused.value) for unit in ("`person`", "`hour/day`"))


def test_a_path_that_cannot_exist_is_no_traceback() -> None:
    with pytest.raises(smrl.FactError, match="path that can exist"):
        smrl.read_facility("a\0b.json")


@pytest.mark.parametrize(
    ("zone", "help"),
    [("Europe/Berlni", "did you mean `Europe/Berlin`?"), ("../../etc/passwd", "such as"), ("Mars", "")],
)
def test_a_time_zone_is_one_in_python_too(zone: str, help: str) -> None:
    with pytest.raises(smrl.FactError) as caught:
        smrl.models.Facility(id="f", time_zone=zone)
    [fault] = caught.value.diagnostics
    assert (fault.code, fault.path) == ("F212", "time_zone")
    assert help in (fault.help or "")
