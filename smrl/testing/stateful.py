"""A prison that changes over time, for Hypothesis to run: who is admitted, moved, punished, restrained, released.

    class Ward(PrisonMachine):
        only = ["8", "9", "33"]

        def place(self, prisoner):             # what your software decides
            return my_allocator(self.facility, prisoner)

    TestWard = Ward.TestCase

After every step the facility is judged, and a breached duty ends the run with the shortest history that leads to it.
As it stands the machine is a small prison that keeps the rules: what a subclass decides takes the place of that.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, Literal

import attrs
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from smrl.api import Ruleset
from smrl.models import Cell, Facility, Prisoner, Punishment, RestraintUse, Title
from smrl.testing.assertion import NothingDecided, assert_complies, ready

_SHORTEST_STAY = 1


class PrisonMachine(RuleBasedStateMachine):
    """Steps through the life of a prison of our models; subclass it and say what your software decides.

    `ruleset`, `only`, `ignore` and `undetermined` are those of `assert_complies`. Steps replace `facility` by a changed
    copy; rules of your own are added as in any state machine of Hypothesis.
    """

    ruleset: ClassVar[Ruleset | str | None] = None
    only: ClassVar[Iterable[str] | str | None] = None
    ignore: ClassVar[Iterable[str] | str] = ()
    undetermined: ClassVar[Literal["pass", "fail"]] = "pass"
    capacities: ClassVar[tuple[int, ...]] = (1, 1, 2, 4)
    today: ClassVar[str] = "2026-03-04"

    facility: Any
    _admitted = 0

    def __init__(self) -> None:
        super().__init__()
        self.facility = self.start()
        ready(self.ruleset)  # before Hypothesis looks at the clock
        self.complies()

    # -- what your software decides ------------------------------------------------------------------------------------

    def start(self) -> Facility:
        """The prison before anything happens: cells as `capacities` says, and nobody in it."""
        cells = [
            Cell(id=f"cell-{at}", kind="cell" if beds == 1 else "dormitory", capacity=beds)
            for at, beds in enumerate(self.capacities, start=1)
        ]
        return Facility(id="prison", assessed_on=self.today, cells=cells, prisoners=[])

    def place(self, prisoner: Prisoner) -> str | None:
        """The id of the cell that a newcomer, or somebody to be moved, gets; None for none.

        By default an empty cell, or a free bed among sentenced people of the same sex and age.
        """
        for cell in self.facility.cells or ():
            others = [one for one in self.inside(cell.id) if one.id != prisoner.id]
            beds = 1 if cell.capacity is None else int(cell.capacity.magnitude)
            if not others or (len(others) < beds and all(_may_share(one, prisoner) for one in others)):
                found: str = cell.id
                return found
        return None

    def punishment(self, prisoner: Prisoner, kind: str) -> Punishment | None:
        """The record of a punishment that is asked for; None where it is refused.

        By default a reprimand or lost privileges are imposed after a hearing, and all else is refused.
        """
        if kind not in ("reprimand", "loss_of_privileges"):
            return None
        return Punishment(
            offence=f"case-{prisoner.id}-{len(_known(prisoner.punishments)) + 1}", kinds=(kind,),
            already_punished=False,
            offence_provided=True, measure_provided=True, authority_competent=True, other_terms_kept=True,
            informed_at=f"{self.today} 09:00", defence_heard_at=f"{self.today} 10:00", decided_at=f"{self.today} 11:00",
            defence_proper=True, case_examined=True, interpreter_necessary=False,
            cruel=False, inhuman=False, degrading=False,
        )  # fmt: skip

    def restraint(self, prisoner: Prisoner, kind: str, purpose: str) -> RestraintUse | None:
        """The record of an instrument of restraint that is asked for; None where it is refused.

        By default handcuffs are used on a transfer, a strait-jacket as the doctor directs, and nothing else.
        """
        del prisoner
        if kind == "handcuffs" and purpose == "escape_prevention":
            return RestraintUse(kind=kind, purpose=purpose, during_transfer=True, appeared_before_authority=False)
        if kind == "strait_jacket" and purpose == "medical":
            return RestraintUse(kind=kind, purpose=purpose, ordered_by="medical_officer")
        return None

    def released(self, prisoner: Prisoner) -> None:
        """Called after somebody has left, so that software that keeps its own books can be told."""

    # -- steps ---------------------------------------------------------------------------------------------------------

    @rule(
        title=st.sampled_from(["sentence", "charge", "civil_order"]),
        sex=st.sampled_from(["male", "female"]),
        young=st.booleans(),
    )
    def admit(self, title: str, sex: str, young: bool) -> None:
        """Somebody arrives and is placed."""
        self._admitted += 1
        newcomer = Prisoner(id=f"prisoner-{self._admitted}", titles=[Title(kind=title)], sex=sex, young=young)
        self.change(newcomer, cell=self.place(newcomer))

    @precondition(lambda self: bool(self.prisoners))
    @rule(data=st.data())
    def move(self, data: st.DataObject) -> None:
        """Somebody has to move, and is placed anew."""
        one = self.somebody(data)
        self.change(one, cell=self.place(one))

    @precondition(lambda self: bool(self.prisoners))
    @rule(data=st.data(), kind=st.sampled_from(["reprimand", "loss_of_privileges", "close_confinement", "dark_cell"]))
    def punish(self, data: st.DataObject, kind: str) -> None:
        """A punishment is asked for."""
        one = self.somebody(data)
        record = self.punishment(one, kind)
        if record is not None:
            self.change(one, punishments=[*_known(one.punishments), record])

    @precondition(lambda self: bool(self.prisoners))
    @rule(
        data=st.data(),
        kind=st.sampled_from(["handcuffs", "strait_jacket", "chains"]),
        purpose=st.sampled_from(["escape_prevention", "medical", "punishment"]),
    )
    def restrain(self, data: st.DataObject, kind: str, purpose: str) -> None:
        """An instrument of restraint is asked for."""
        one = self.somebody(data)
        record = self.restraint(one, kind, purpose)
        if record is not None:
            self.change(one, restraint_uses=[*_known(one.restraint_uses), record])

    @precondition(lambda self: len(self.prisoners) > _SHORTEST_STAY)
    @rule(data=st.data())
    def release(self, data: st.DataObject) -> None:
        """Somebody leaves."""
        gone = self.somebody(data)
        self.facility = _changed(self.facility, prisoners=[one for one in self.prisoners if one is not gone])
        self.released(gone)

    @invariant()
    def complies(self) -> None:
        """No duty is breached. As long as nothing is decided there is nothing to be breached."""
        try:
            assert_complies(
                self.facility, self.ruleset, only=self.only, ignore=self.ignore, undetermined=self.undetermined
            )
        except NothingDecided:
            return

    # -- for subclasses ------------------------------------------------------------------------------------------------

    @property
    def prisoners(self) -> tuple[Prisoner, ...]:
        """Who is there."""
        return _known(self.facility.prisoners)

    def inside(self, cell: str) -> tuple[Prisoner, ...]:
        """Who is in a cell."""
        return tuple(one for one in self.prisoners if one.cell == cell)

    def somebody(self, data: st.DataObject) -> Prisoner:
        """One of those who are there, drawn."""
        found: Prisoner = data.draw(st.sampled_from(self.prisoners), label="who")
        return found

    def change(self, prisoner: Prisoner, **facts: Any) -> Prisoner:
        """Let a prisoner be otherwise, or join; gives the changed copy."""
        changed: Prisoner = _changed(prisoner, **facts)
        others = [changed if one.id == prisoner.id else one for one in self.prisoners]
        if all(one.id != prisoner.id for one in self.prisoners):
            others.append(changed)
        self.facility = _changed(self.facility, prisoners=others)
        return changed


def _may_share(one: Prisoner, other: Prisoner) -> bool:
    """Whether two people may sleep in one room: both sentenced, of one sex, both young or neither."""
    standings = {title.kind for each in (one, other) for title in _known(each.titles)}
    return standings == {"sentence"} and one.sex == other.sex and one.young == other.young


def _changed(thing: Any, **facts: Any) -> Any:
    """A changed copy: `@entity` makes attrs classes, which type checkers do not see."""
    return attrs.evolve(thing, **facts)


def _known(members: Any) -> tuple[Any, ...]:
    return tuple(members or ())
