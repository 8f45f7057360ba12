"""Hypothesis strategies for facilities: anything, what keeps a promise about a norm, what lies close to its limits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, Final

from hypothesis import strategies as st

from smrl.api import Ruleset
from smrl.diagnostics import FactError
from smrl.instants import Instant
from smrl.library.load import default_vocabulary
from smrl.testing.candidates import Candidates
from smrl.testing.comply import Complying
from smrl.testing.drafts import World
from smrl.testing.foreign import builder_of, complete, is_foreign
from smrl.testing.near import close_to
from smrl.testing.planning import Rules, Unsatisfiable, reads_of, refuse_without_constructors, rules_of
from smrl.testing.plans import Plans
from smrl.testing.population import ASSESSED, Population, all_reads
from smrl.verdict import Verdict
from smrl.vocabulary import Vocabulary

Day = date | str | Instant | None
Draw = Callable[..., Any]
Sizes = int | tuple[int, int]

_DRAWS: Final = 200


class Drawn:
    """Numbers below others, drawn from Hypothesis: at most so many, for a readable and a small example."""

    def __init__(self, draw: Draw, most: int = _DRAWS) -> None:
        self.draw, self.left = draw, most

    def __call__(self, below: int) -> int:
        if below <= 1 or self.left <= 0:
            return 0
        self.left -= 1
        found: int = self.draw(st.integers(0, below - 1))
        return found


def _bounds(name: str, size: object) -> tuple[int, int]:
    """How many objects a list has: a number, or the least and the most. Raises TypeError, ValueError for neither."""
    match size:
        case (int(low), int(high)):
            found = low, high
        case int() if not isinstance(size, bool):
            found = size, size
        case _:
            raise TypeError(
                f"`{name}={size!r}` is no size: give a number, or the least and the most as `{name}=(1, 5)`"
            )
    if not 0 <= found[0] <= found[1]:
        raise ValueError(f"`{name}` cannot be {found[0]} at least and {found[1]} at most")
    return found


def _known_sizes(given: Mapping[str, Sizes], vocabulary: Vocabulary) -> dict[str, tuple[int, int]]:
    lists = [fact.name for fact in vocabulary.collections(vocabulary.root)]
    for name in given:
        if name not in lists:
            near = vocabulary.near(name, iter(lists))
            help = f"; did you mean `{near[0]}`?" if near else ""
            raise ValueError(f"`{vocabulary.root}` has no list `{name}`{help}")
    return {name: _bounds(name, size) for name, size in given.items()}


# -- anything ---------------------------------------------------------------------------------------------------------


def facilities(
    rules: Ruleset | Vocabulary | str | None = None, *, on: Day = None, **sizes: Sizes
) -> st.SearchStrategy[Any]:
    """Facilities of every kind, with facts that the rules read, few of them stated.

    `rules` is a ruleset, or a vocabulary of which any fact may be stated; by default our models'. `sizes` say how many
    objects the lists of the root hold: `prisoners=50`, `cells=(1, 10)`. The first list that people are kept in has up
    to five, and the places they live in up to three, if nothing is said of them.
    """
    if rules is None or isinstance(rules, Vocabulary):
        vocabulary = rules or default_vocabulary()
        refuse_without_constructors(vocabulary)
        day = Instant.of(on if on is not None else date.today())
        return _facilities(_Ground(vocabulary, Candidates(day), all_reads(vocabulary.entities.values())), sizes)
    return _facilities(_ground(rules_of(rules, on)), sizes)


class _Ground:
    """What facilities are drawn with: a vocabulary, the values that matter, the facts that do."""

    def __init__(self, vocabulary: Vocabulary, candidates: Candidates, reads: Mapping[str, Sequence[str]]) -> None:
        self.vocabulary, self.candidates, self.reads = vocabulary, candidates, reads

    def world(self) -> World:
        world = World(self.vocabulary)
        if ASSESSED in world.root.of_.facts:
            world.root.facts_[ASSESSED] = self.candidates.on
        return world


def _ground(rules: Rules) -> _Ground:
    norms = [norm for norm in rules.program.norms if norm.condition is not None]
    return _Ground(rules.vocabulary, rules.candidates(norms), reads_of(norms))


def _usual_sizes(vocabulary: Vocabulary) -> dict[str, tuple[int, int]]:
    """Up to five people, and up to three of what they live in."""
    found: dict[str, tuple[int, int]] = {}
    for entity in vocabulary.entities.values():
        if entity.up is not None and entity.home is not None and entity.home[0] == vocabulary.root:
            found.setdefault(entity.home[1], (0, 5))
    for entity in vocabulary.entities.values():
        if entity.home is not None and entity.home[0] == vocabulary.root:
            lodgers = [one for one in vocabulary.entities.values() if one.up is not None and _up(one) == entity.name]
            if lodgers:
                found[entity.home[1]] = (1, 3)
    return found


def _up(entity: Any) -> str:
    name: str = entity.facts[entity.up].type.entity
    return name


def _facilities(ground: _Ground, given: Mapping[str, Sizes]) -> st.SearchStrategy[Any]:
    sizes = {**_usual_sizes(ground.vocabulary), **_known_sizes(given, ground.vocabulary)}
    builder_of(ground.vocabulary)

    @st.composite
    def some(draw: Draw) -> Any:
        index = Drawn(draw, 40 + 6 * sum(high for _, high in sizes.values()))
        world = ground.world()
        Population(world, ground.candidates, ground.reads, index).fill(sizes)
        return built(world, ground.candidates, draw)

    return some()


def built(world: World, candidates: Candidates, draw: Draw) -> Any:
    """The facility of a world, without those stated facts that follow otherwise from others."""
    complete(world, candidates)
    while True:
        try:
            return builder_of(world.vocabulary)(world, draw).root()
        except FactError as error:
            if not world.reconcile(error):
                raise


def objects(entity: str, rules: Ruleset | Vocabulary | str | None = None, *, on: Day = None) -> st.SearchStrategy[Any]:
    """Objects of one entity of a vocabulary by themselves, such as `objects("restraint_use")`: links lead nowhere.

    Raises LookupError for an entity that there is not.
    """
    if rules is None or isinstance(rules, Vocabulary):
        vocabulary = rules or default_vocabulary()
        ground = _Ground(vocabulary, Candidates(Instant.of(date.today())), all_reads(vocabulary.entities.values()))
    else:
        ground = _ground(rules_of(rules, on))
    known = {name: one for one in ground.vocabulary.entities.values() for name in (one.plural, one.name)}
    if entity not in known:
        near = ground.vocabulary.near(entity, iter(known))
        raise LookupError(f"there is no entity `{entity}`" + (f"; did you mean `{near[0]}`?" if near else ""))
    name = known[entity].name

    @st.composite
    def some(draw: Draw) -> Any:
        world = ground.world()
        population = Population(world, ground.candidates, ground.reads, Drawn(draw))
        made = population.archetype(name)
        if name == world.vocabulary.root:
            made.facts_.update(world.root.facts_)
            world.root = made
        return builder_of(world.vocabulary)(world, draw).of(made)

    return some()


# -- promises ---------------------------------------------------------------------------------------------------------


def complying(
    what: Ruleset | str | None = None, ruleset: Ruleset | str | None = None, *, on: Day = None, **sizes: Sizes
) -> st.SearchStrategy[Any]:
    """Facilities that comply: with a norm or provision by id, or with all of a ruleset.

    With one norm or provision it is met somewhere and fails nowhere. With a ruleset nothing in it fails and nothing
    stays open. Raises Unsatisfiable where that cannot be.
    """
    if isinstance(what, Ruleset) or what is None:
        rules = rules_of(what if what is not None else ruleset, on)
        return Complying.of(rules).strategy(_known_sizes(sizes, rules.vocabulary))
    return _promised(what, rules_of(ruleset, on), Verdict.compliant, sizes)


def breaching(
    what: str, ruleset: Ruleset | str | None = None, *, on: Day = None, **sizes: Sizes
) -> st.SearchStrategy[Any]:
    """Facilities in which the norm, or some norm of the provision, fails: on somebody, for a reason that varies.

    Raises UnknownProvision, which names near ids, and Unsatisfiable for what can never fail.
    """
    return _promised(what, rules_of(ruleset, on), Verdict.non_compliant, sizes)


def undetermined(
    what: str, ruleset: Ruleset | str | None = None, *, on: Day = None, **sizes: Sizes
) -> st.SearchStrategy[Any]:
    """Facilities in which the norm or provision stays open for want of facts. Raises as `breaching` does."""
    return _promised(what, rules_of(ruleset, on), Verdict.undetermined, sizes)


def near(what: str, ruleset: Ruleset | str | None = None, *, on: Day = None, **sizes: Sizes) -> st.SearchStrategy[Any]:
    """Facilities close to every limit of a norm or provision, on both sides.

    Numbers and moments lie at each threshold and one unit of its last written digit off; scope, exceptions and the
    parts of the condition decide one at a time, alone; of several people one is not as the others; facts are missing.
    A threshold that is an open term has a place once a ruleset binds it. No verdict is promised. Raises as `breaching`
    does.
    """
    rules = rules_of(ruleset, on)
    norms = rules.norms(what)
    bounds = _known_sizes(sizes, rules.vocabulary)
    close = close_to(rules, what, tuple(bounds.items()))
    if not close.plain:  # nothing of it can be made to decide: any facts then, and if there are none, why not
        for verdict in (Verdict.undetermined, Verdict.compliant, Verdict.not_applicable):
            with suppress(Unsatisfiable):
                return _promised(what, rules, verdict, sizes)
        return _promised(what, rules, Verdict.non_compliant, sizes)

    @st.composite
    def some(draw: Draw) -> Any:
        return built(close.drawn(_drawn(draw, bounds)), rules.candidates(norms), draw)

    return some()


def _drawn(draw: Draw, sizes: Mapping[str, tuple[int, int]]) -> Drawn:
    return Drawn(draw, _DRAWS + 2 * sum(high for _, high in sizes.values()))


def _promised(what: str, rules: Rules, verdict: Verdict, sizes: Mapping[str, Sizes]) -> st.SearchStrategy[Any]:
    norms = rules.norms(what)
    bounds = _known_sizes(sizes, rules.vocabulary)
    plans = Plans(rules, what, norms, verdict, bounds)
    foreign = is_foreign(rules.vocabulary)

    @st.composite
    def some(draw: Draw) -> Any:
        world, root = plans.chosen(_drawn(draw, bounds))
        return builder_of(rules.vocabulary)(world, draw).root() if foreign else root

    return some()
