"""Google's Common Expression Language, in Rust (`common-expression-language`)."""

from __future__ import annotations

from benchmarks.peers import PERSONS, Kind, Peer

RULES = (
    "employed_outdoors == true ? 5 : open_air == null ? 4 : open_air >= 25200 ? 0 : employed_outdoors == null ? 4 : 3",
    (
        "(floor_area != null && floor_area < 4000000) || (air_volume != null && air_volume < 8000000000)"
        " || window_light == false ? 3 : floor_area == null || air_volume == null || window_light == null ? 4 : 0"
    ),
    "own_bed == false || bedding_clean == false ? 3 : own_bed == null || bedding_clean == null ? 4 : 0",
    "climate != 'temperate' ? 5 : baths == null ? 4 : baths >= 1 ? 0 : 3",
    (
        "written == true || (illiterate == true && oral == true) ? 0 :"
        " written == false && (illiterate == false || oral == false) ? 3 : 4"
    ),
    (
        "confinement != null && confinement <= 0 ? 5 : certified == true && visits != null && visits >= 7 ? 0 :"
        " confinement != null && (certified == false || (visits != null && visits < 7)) ? 3 : 4"
    ),
    (
        "uses == null ? 4 : uses.exists(u, u.kind == 'chains' || u.kind == 'irons' || u.purpose == 'punishment'"
        " || (u.transfer == false && u.authorized == false)) ? 3 : uses.all(u, u.kind != null && u.purpose != null"
        " && (u.transfer == true || u.authorized == true)) ? 0 : 4"
    ),
    (
        "uses == null ? 4 : uses.filter(u, u.duration == null || u.duration > 14400).size() <= 1 ? 0 :"
        " uses.filter(u, u.duration != null && u.duration > 14400).size() > 1 ? 3 : 4"
    ),
)


CELL_RULE = (
    "statuses.exists(s, s == 'untried') && statuses.exists(s, s == 'convicted') ? 3 :"
    " lost || (statuses.size() > 1 && statuses.exists(s, s == null)) ? 4 : 0"
)

WHOLE_RULES = (
    (
        "population == null ? 4 : (toilets != null && population > 10 * toilets)"
        " || (showers != null && population > 20 * showers) ? 3 : toilets == null || showers == null ? 4 : 0"
    ),
    "population == null ? 4 : population <= 500 ? 0 : 3",
)


def peer() -> Peer:
    """Raises ImportError where it is not installed."""
    import cel

    def kind(provisions: tuple[int, ...], rules: tuple[str, ...]) -> Kind:
        programs = [cel.compile(rule) for rule in rules]
        return Kind(
            provisions,
            lambda context: [program.execute(context) for program in programs],
            lambda record: cel.Context(variables=record),
        )

    return Peer(
        "CEL (Rust)", kind(PERSONS, RULES), kind((11,), (CELL_RULE,)), kind((9, 10), WHOLE_RULES),
        "P-12: it cannot add up a list",
    )  # fmt: skip
