"""The punishment that a prisoner's summary speaks of, where no record of punishments is kept (rule 32)."""

from __future__ import annotations

from typing import Any

from smrl.models.punishment import FitnessCertificate, Punishment
from smrl.units import on_one_day
from smrl.values import ABSENT, Partial
from smrl.vocabulary.declare import build

_CERTIFICATE: type[Any] = FitnessCertificate  # the classes as @entity makes them, which type checkers do not see
_PUNISHMENT: type[Any] = Punishment


def punishments(prisoner: Any, _: Any) -> Any:
    """The punishments as recorded; without a record, the close confinement that the summary tells of."""
    stated, summary = prisoner.punishments, prisoner.discipline
    if stated is not None or summary is None or summary is ABSENT or not summary._close_confinement:
        return stated
    known: dict[str, object] = {"kinds": ("close_confinement",), "inflicted": True}
    if summary.medically_certified is False:
        known["fitness_certificates"] = ()
    elif summary.medically_certified is True:
        words = {"by": "medical_officer", "after_examination": True, "in_writing": True, "fit": True}
        known["fitness_certificates"] = Partial((build(_CERTIFICATE, words),))
    if summary._medical_visits not in (None, ABSENT):
        known["visited_daily"] = on_one_day(summary._medical_visits) >= 1
    return Partial((build(_PUNISHMENT, known),))
