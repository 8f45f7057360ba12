"""The facts of a generated world as a model of the prover's formulas, and what the formulas then say of it.

A proof is worth what its formulas are worth: they have to say of every world what the evaluators say.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from smrl.analysis import terms as t
from smrl.analysis.facility import Facility
from smrl.analysis.facility import Thing as Open
from smrl.analysis.norms import Judge, Judged
from smrl.analysis.values import Gathered, Ref, Value
from smrl.backends.results import (
    JUSTIFIED,
    MET,
    NON_COMPLIANT,
    NOT_APPLICABLE,
    NOT_YET_DUE,
    UNDETERMINED,
    Members,
    Outcome,
)
from smrl.core.tree import Norm
from smrl.instants import SECONDS, Instant
from smrl.values import ABSENT, Partial
from smrl.vocabulary import Choice, Many, Moment, Reference, Text, Type
from tests.strategies.world import COLOUR, WORLD, Thing

_FINENESS = {size: at for at, size in enumerate(SECONDS.values())}


class Modelled:
    """A model of everything that has been read of a facility, by a world and the values of terms that nobody binds."""

    def __init__(self, facility: Facility, world: Thing, parameters: dict[str, Any]) -> None:
        self.facility = facility
        self.model: dict[str, Any] = {f"parameter {name}": value for name, value in parameters.items()}
        self.model |= {f"parameter {name} is bound": True for name in parameters}
        self.model["parameter open_span in days"] = parameters.get("open_span", 0) // SECONDS["day"]
        self._world = world
        self._things: dict[int, Thing] = {}
        self._texts = dict(facility.texts)
        self._thing(facility.root, world)
        variables = _variables(facility.rules)
        for name in variables:  # of those, too, who are not there
            if name.endswith((".id", " unseen")):
                self.model.setdefault(name, self._text(name) + 1)
        for name, sum in facility.calendars.sums.items():
            self.model[name] = t.evaluate(sum, self.model)

    # -- from facts to values of variables -------------------------------------------------------------------------

    def _thing(self, open_: Open, thing: Thing) -> None:
        self._things[id(open_)] = thing
        entity = WORLD.entities[open_.entity]
        for name, value in open_.facts.items():
            fact, path = entity.facts[name], f"{open_.path}.{name}"
            found = getattr(thing, name) if fact.derive is None else fact.derive(thing, self._world)
            if fact.name == entity.key:
                self.model[path] = self._text(found)
                continue
            self.model[f"{path} is none"] = found is ABSENT
            self.model[f"{path} is known"] = found is not ABSENT and found is not None
            if found is not ABSENT and found is not None:
                self._value(path, fact.type, found, value, fact.by_id)

    def _value(self, path: str, type: Type, found: Any, value: Any, by_id: bool) -> None:
        if isinstance(found, Partial):
            self.model[f"{path} is open"] = found.unseen != 0
            self.model[f"{path} is counted"] = found.unseen is not None
            self.model[f"{path} unseen"] = found.unseen or 1
        match type:
            case Choice(values=words):
                self.model[path] = words.index(found)
            case Text():
                self.model[path] = self._text(found)
            case Moment():
                self._moment(path, found)
            case Many(element=Choice(values=words)):
                self.model.update({f"{path} has {word}": word in found for word in words})
            case Many(element=Reference(entity=entity)):
                for at, (_, ref) in enumerate(value.places):
                    self.model[f"{path}[{at}] is there"] = at < len(found)
                    if at < len(found):
                        self._leads(f"{path}[{at}]", entity, found[at], ref, by_id)
            case Reference(entity=entity):
                self._leads(path, entity, found, value, by_id)
            case _:
                self.model[path] = found

    def _leads(self, path: str, entity: str, found: Any, ref: Ref, by_id: bool) -> None:
        if not by_id:
            self._thing(ref.cases[0][1], found)
            return
        home = WORLD.entities[entity].home
        assert home is not None
        ids = [one.id for one in getattr(self._world, home[1]) or ()]
        self.model[f"{path} leads to"] = ids.index(found) if found in ids else len(ids)

    def _text(self, words: str) -> int:
        return self._texts.setdefault(words, len(self._texts))

    def _moment(self, path: str, at: Instant) -> None:
        left = at.start - 86400 * at.day
        parts = {"day": at.day, "hour": left // 3600, "minute": left // 60 % 60, "second": left % 60}
        parts["fineness"] = _FINENESS[at.end - at.start]
        self.model.update({f"{path} {part}": number for part, number in parts.items()})

    # -- what the formulas say -------------------------------------------------------------------------------------

    def holds(self, formula: t.Bit) -> bool:
        return bool(t.evaluate(formula, self.model))

    def broken(self) -> list[t.Bit]:
        """The rules of the facility that the world breaks: a proof would not speak of it."""
        return [rule for rule in self.facility.rules if not self.holds(rule)]

    def verdicts(self, judge: Judge, norm: Norm) -> list[tuple[Any, int]]:
        """Whoever is judged, with what the formulas say of them."""
        found = []
        for judged in judge.subjects(norm, one=False):
            if self.holds(judged.there):
                said = judge.verdicts(norm, judged)
                if self.holds(said.fails):
                    code = NON_COMPLIANT
                elif self.holds(said.undetermined):
                    code = UNDETERMINED
                else:
                    code = NOT_APPLICABLE if self.holds(said.applies.no) else MET
                found.append((self._who(judged), code))
        return found

    def _who(self, judged: Judged) -> Any:
        return judged.open, tuple(map(self._whom, judged.values))

    def _whom(self, value: Value) -> Any:
        if isinstance(value, Gathered):
            return "group", None if value.key is None else t.evaluate(value.key.code, self.model)
        assert isinstance(value, Ref)
        return next(self._things[id(thing)].uid for case, thing in value.cases if self.holds(case))


def evaluated(norm: Norm, outcome: Outcome) -> list[tuple[Any, int]]:
    """Whoever an evaluator judged, with what it said of them, in the same words; those that were met in one."""
    found = []
    for subject, code in zip(outcome.subjects, outcome.codes[norm.id], strict=True):
        whom = tuple(
            ("group", one.key if one.key is None else COLOUR.values.index(one.key))
            if isinstance(one, Members)
            else one.uid
            for one in subject.values
        )
        found.append(((subject.open, whom), MET if code in (JUSTIFIED, NOT_YET_DUE) else code))
    return found


def _variables(formulas: Iterable[t.Bit]) -> dict[str, t.Term]:
    found: dict[str, t.Term] = {}
    seen: set[int] = set()
    waiting = [one for one in formulas if isinstance(one, t.Term)]
    while waiting:
        term = waiting.pop()
        if id(term) not in seen:
            seen.add(id(term))
            if term.op == "variable":
                found[term.args[0]] = term
            else:
                waiting += [part for part in term.args if isinstance(part, t.Term)]
    return found
