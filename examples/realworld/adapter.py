"""Files of other people's prison software, read as our facts: cells with places and occupants, and temperatures.

    python examples/realworld/adapter.py FOLDER

The files are not part of this project (see README.md). What they leave open stays unknown here: nothing is filled in.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import smrl
from smrl.models import Cell, Facility, Prisoner, TemperatureReading

CELLS = "prison_api__cells_with_capacity.json"
LOCATIONS = "prison_api__agency_internal_locations.csv"
TEMPERATURES = "reuters__benner_A1_temperatures.csv"
AIR_CONDITIONING = "reuters__air_conditioning_status.csv"
EASTERN = timezone(timedelta(hours=-5))  # what the file calls EST


def cell(id: str, capacity: int | None, occupants: int | None) -> Cell:
    """A cell as the register of locations knows it.

    Its kind is what it is meant for, which the register does not say: one certified for a single person is an
    individual cell; a place for 2, 10 or 100 (a hall, by its number) or for nobody (unfurnished) may be anything.
    """
    return Cell(id=id, kind="cell" if capacity == 1 else None, capacity=capacity, night_occupants=occupants)


def cells_from_json(file: Path) -> list[Cell]:
    """The cells of one agency, with how many people are in each."""
    records = json.loads(file.read_text(encoding="utf-8"))
    return [cell(one["description"], one["capacity"], one["noOfOccupants"]) for one in records]


def cells_from_csv(file: Path) -> list[Cell]:
    """The locations that are cells. An operational capacity is not the certified one, and does not stand in for it."""
    with file.open(encoding="utf-8", newline="") as lines:
        return [
            cell(row["DESCRIPTION"], number(row["CAPACITY"]), number(row["NO_OF_OCCUPANT"]))
            for row in csv.DictReader(lines)
            if row["INTERNAL_LOCATION_TYPE"] == "CELL"
        ]


def number(text: str) -> int | None:
    """An empty field is unknown, and not zero."""
    return int(text) if text else None


def facility(id: str, cells: Iterable[Cell]) -> Facility:
    """The cells with the people in them, of whom nothing is known but where they sleep. Others may be elsewhere."""
    cells = list(cells)
    people = (
        Prisoner(id=f"{cell.id} {place + 1}", cell=cell) for cell in cells for place in range(occupants(cell) or 0)
    )
    return Facility(id=id, cells=cells, prisoners=smrl.Partial(people))


def occupants(cell: Cell) -> int | None:
    """How many sleep in it, as a number."""
    return None if cell.night_occupants is None else int(cell.night_occupants.magnitude)


def temperatures(file: Path) -> Iterator[TemperatureReading]:
    """Hourly readings in degrees Fahrenheit, of the air that comes back from the cells."""
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            taken = datetime.strptime(row["Time"].removesuffix(" EST"), "%d-%b-%y %I:%M %p").replace(tzinfo=EASTERN)
            yield TemperatureReading(taken_at=taken, temperature=f"{row['Return']} degF")


def air_conditioning(file: Path) -> list[tuple[str, bool | None]]:
    """Whether each prison is cooled in full. The file begins with a byte-order mark and says NA where nobody knows."""
    answers = {"FULL": True, "PARTIAL": False, "NONE": False}
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return [(row["prison_name"], answers.get(row["ac_status_details"].strip())) for row in csv.DictReader(lines)]


def main(folder: Path) -> None:
    """Check both registers of cells for rule 9(1), and show the range of the temperatures."""
    ruleset = smrl.load("un.smr_1955")
    for name, cells in (
        ("cells of one agency", cells_from_json(folder / CELLS)),
        ("register of locations", cells_from_csv(folder / LOCATIONS)),
    ):
        assessment = ruleset.evaluate(facility(name, cells), only=["9(1)"])
        counts = Counter(str(finding.verdict) for finding in assessment.findings)
        print(f"{name}: {len(cells)} cells, {', '.join(f'{n} {verdict}' for verdict, n in counts.items())}")
        for finding in assessment.findings:
            if finding.verdict != "compliant":
                print(f"  {finding.norm} {finding.verdict}: {finding.subject or 'people who may be elsewhere'}")
    degrees = [float(one.temperature.to("degC").magnitude) for one in temperatures(folder / TEMPERATURES)]
    print(f"{len(degrees)} temperatures from {min(degrees):.1f} to {max(degrees):.1f} degC")
    cooled = [answer for _, answer in air_conditioning(folder / AIR_CONDITIONING)]
    print(f"{len(cooled)} prisons, {cooled.count(True)} cooled in full, {cooled.count(None)} of which nobody knows")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
