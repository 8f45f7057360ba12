"""What stands in the body of a model class: a declaration for each fact, typed as its attribute is read and stated."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, Protocol, Self, TypedDict, TypeVar, Unpack, overload

from smrl import lean
from smrl.instants import Instant
from smrl.units import Measure, parse_unit
from smrl.units.boundary import to_pint
from smrl.values import ABSENT, Absent, Partial
from smrl.vocabulary import types
from smrl.vocabulary.intake import bound
from smrl.vocabulary.vocabulary import Evidence, Fact

if TYPE_CHECKING:
    from smrl.units.pint_registry import Quantity

T = TypeVar("T")
Derive = Callable[[Any, Any], Any]


class Quantified(Protocol):
    """A Pint quantity of any registry."""

    @property
    def magnitude(self) -> Any: ...
    @property
    def units(self) -> Any: ...


class Common(TypedDict, total=False):
    """What any fact can declare: the question that learns it, what evidence establishes it, both texts in Russian,
    words to find it by in the place of those of its class."""

    ask: str
    ask_ru: str
    meaning_ru: str
    evidence: str
    tags: str
    optional: bool
    summarises: str | None
    derive: Derive | None


@lean.frozen(eq=False)
class Derived:
    """Reads a fact that follows from others. With `stated_first`, what is stated goes before what follows.

    A root that can remember (smrl.vocabulary.root) is asked to, so that each object's fact is worked out once.
    """

    attribute: str
    derive: Derive
    stated_first: bool

    def __call__(self, thing: Any, root: Any) -> Any:
        if self.stated_first:
            stated = getattr(thing, self.attribute)
            if stated is not None:
                return stated
        remember = getattr(root, "remember", None)
        return self.derive(thing, root) if remember is None else remember(thing, self.attribute, self.derive)


class Declared:
    """One fact as the class body declares it; `fact` is what the vocabulary knows of it.

    A plain class, whose instances hold only what they were given: hundreds are made whenever the models are imported.
    """

    meaning: str = ""
    ask: str = ""
    ask_ru: str = ""
    meaning_ru: str = ""
    evidence: str = ""
    tags: str = ""
    optional: bool = False
    summarises: str | None = None
    derive: Derive | None = None
    unit: str = ""
    low: object = 0
    high: object = None
    whole: bool = False
    words: str = ""
    ordered: bool = False
    after: str | None = None
    of: str = ""
    target: type | None = None
    is_key: bool = False
    name: str = ""

    def __init__(self, **given: object) -> None:
        self.__dict__.update(given)

    @property
    def attribute(self) -> str:
        """The slot that holds the canonical value."""
        return self.name

    def kind(self) -> types.Type:
        """The type of the fact's values."""
        raise TypeError("a declaration has a type of its own")

    def fact(self, entity: str, tags: tuple[str, ...] = ()) -> Fact:
        """The fact as the vocabulary knows it; `tags` are those of its class."""
        kind = self.kind()
        lower = upper = None
        if isinstance(kind, types.Quantity):
            lower = None if self.low is None else 0 if self.low == 0 else bound(self.low, kind.unit)
            upper = None if self.high is None else bound(self.high, kind.unit)
        derive = self.derive and Derived(self.attribute, self.derive, not isinstance(self, Many))
        return Fact(
            name=self.name, entity=entity, type=kind, meaning=self.meaning, question=self.ask,
            evidence=_evidence(self.evidence), optional=self.optional,
            lower=lower, upper=upper, summarises=self.summarises, after=self.after, attribute=self.attribute,
            derive=derive, by_id=isinstance(self, Link | Links), meaning_ru=self.meaning_ru, question_ru=self.ask_ru,
            tags=tuple(self.tags.split()) or tags,
        )  # fmt: skip


@cache
def _evidence(words: str) -> tuple[Evidence, ...]:
    return tuple(map(Evidence, words.split()))


class Measured(Declared):
    """A quantity: taken as text, Measure or Pint quantity, shown as a Pint quantity, held canonical."""

    @property
    def attribute(self) -> str:
        return "_" + self.name

    def kind(self) -> types.Type:
        return types.Quantity(parse_unit(self.unit), integer=self.whole)

    @overload
    def __get__(self, thing: None, owner: type) -> Self: ...
    @overload
    def __get__(self, thing: object, owner: type) -> Quantity | Absent | None: ...
    def __get__(self, thing: object, owner: type) -> Self | Quantity | Absent | None:
        if thing is None:
            return self
        value = getattr(thing, self.attribute)
        return value if value is None or value is ABSENT else to_pint(value, parse_unit(self.unit))

    if TYPE_CHECKING:

        def __set__(self, thing: object, value: str | Measure | Quantified | int | Absent | None) -> None: ...


class YesNo(Declared):
    """Yes or no."""

    def kind(self) -> types.Type:
        return types.BOOLEAN

    if TYPE_CHECKING:

        def __get__(self, thing: object, owner: type) -> bool | Absent | None: ...
        def __set__(self, thing: object, value: bool | Absent | None) -> None: ...


class Chosen(Declared):
    """One word of a closed list."""

    def kind(self) -> types.Type:
        return types.Choice(self.of or self.name, tuple(self.words.split()), self.ordered)

    if TYPE_CHECKING:

        def __get__(self, thing: object, owner: type) -> str | Absent | None: ...
        def __set__(self, thing: object, value: str | Absent | None) -> None: ...


class Texted(Declared):
    """Any words."""

    def kind(self) -> types.Type:
        return types.TEXT

    if TYPE_CHECKING:

        def __get__(self, thing: object, owner: type) -> str | Absent | None: ...
        def __set__(self, thing: object, value: str | Absent | None) -> None: ...


class Key(Declared):
    """The id of an object: always there."""

    def kind(self) -> types.Type:
        return types.TEXT

    if TYPE_CHECKING:

        def __get__(self, thing: object, owner: type) -> str: ...
        def __set__(self, thing: object, value: str) -> None: ...


class Words(Declared):
    """A set of words, of a closed list where one is declared."""

    def kind(self) -> types.Type:
        element = types.Choice(self.of or self.name, tuple(self.words.split())) if self.words else types.TEXT
        return types.Many(element, as_set=True)

    if TYPE_CHECKING:

        def __get__(self, thing: object, owner: type) -> tuple[str, ...] | Absent | None: ...
        def __set__(self, thing: object, value: Iterable[str] | Absent | None) -> None: ...


class When(Declared):
    """A dated point, taken as a date, a datetime or ISO text; `after` names the moment that it cannot be before."""

    def kind(self) -> types.Type:
        return types.MOMENT

    if TYPE_CHECKING:

        def __get__(self, thing: object, owner: type) -> Instant | Absent | None: ...
        def __set__(self, thing: object, value: date | str | Instant | Absent | None) -> None: ...


class Link(Declared, Generic[T]):
    """The id of another object, which may be given as the object itself."""

    def kind(self) -> types.Type:
        return types.Reference(self.of)

    if TYPE_CHECKING:

        def __get__(self, thing: object, owner: type) -> str | Absent | None: ...
        def __set__(self, thing: object, value: str | T | Absent | None) -> None: ...


class Links(Declared, Generic[T]):
    """The ids of other objects, kept elsewhere; mostly worked out by a `derive` that gives ids."""

    def kind(self) -> types.Type:
        return types.Many(types.Reference(self.of))

    if TYPE_CHECKING:

        def __get__(self, thing: object, owner: type) -> tuple[str, ...] | Absent | None: ...
        def __set__(self, thing: object, value: Iterable[str | T] | Absent | None) -> None: ...


def _entity_of(target: type | None) -> str:
    entity: str = target.__entity__.name  # type: ignore[union-attr]  # smrl.vocabulary.declare puts it there
    return entity


class One(Declared, Generic[T]):
    """A group of facts: a part of the object."""

    def kind(self) -> types.Type:
        return types.Reference(_entity_of(self.target))

    if TYPE_CHECKING:

        def __get__(self, thing: object, owner: type) -> T | Absent | None: ...
        def __set__(self, thing: object, value: T | Absent | None) -> None: ...


class Many(Declared, Generic[T]):
    """Objects or records kept in the object."""

    def kind(self) -> types.Type:
        return types.Many(types.Reference(_entity_of(self.target)))

    if TYPE_CHECKING:

        def __get__(self, thing: object, owner: type) -> tuple[T, ...] | Absent | None: ...
        def __set__(self, thing: object, value: list[T] | tuple[T, ...] | Partial | Absent | None) -> None: ...


def measure(
    unit: str, meaning: str = "", *, low: object = 0, high: object = None, whole: bool = False, **more: Unpack[Common]
) -> Measured:
    """A quantity that people state in the unit. `low` and `high` are text, or numbers in the unit; 0 is canonical."""
    return Measured(unit=unit, meaning=meaning, low=low, high=high, whole=whole, **more)


def yes_no(meaning: str = "", **more: Unpack[Common]) -> YesNo:
    """Yes or no."""
    return YesNo(meaning=meaning, **more)


@overload
def choice(
    words: str, meaning: str = "", *, ordered: bool = False, name: str = "", many: bool, **more: Unpack[Common]
) -> Words: ...
@overload
def choice(
    words: str, meaning: str = "", *, ordered: bool = False, name: str = "", **more: Unpack[Common]
) -> Chosen: ...
def choice(
    words: str, meaning: str = "", *, ordered: bool = False, name: str = "", many: bool = False, **more: Unpack[Common]
) -> Chosen | Words:
    """One of the words (or, with `many`, some of them); `ordered` from least to most. Choices of one `name` compare."""
    declared = Words if many else Chosen
    return declared(words=words, meaning=meaning, ordered=ordered, of=name, **more)


def words(meaning: str = "", **more: Unpack[Common]) -> Words:
    """A set of words of no closed list."""
    return Words(meaning=meaning, **more)


def text(meaning: str = "", **more: Unpack[Common]) -> Texted:
    """Any words; never the name of a prisoner."""
    return Texted(meaning=meaning, **more)


def moment(meaning: str = "", *, after: str | None = None, **more: Unpack[Common]) -> When:
    """A dated point; `after` names a moment of the same object that it cannot be before."""
    return When(meaning=meaning, after=after, **more)


def key(meaning: str = "the id", meaning_ru: str = "идентификатор") -> Key:
    """The id."""
    return Key(meaning=meaning, meaning_ru=meaning_ru, is_key=True)


def link(entity: str, meaning: str = "", **more: Unpack[Common]) -> Link[Any]:
    """A link, by id, to an object of the named entity."""
    return Link(of=entity, meaning=meaning, **more)


def links(entity: str, meaning: str = "", **more: Unpack[Common]) -> Links[Any]:
    """Links, by id, to objects of the named entity."""
    return Links(of=entity, meaning=meaning, **more)


def one(target: type[T], meaning: str = "", **more: Unpack[Common]) -> One[T]:
    """A part of the object, itself declared with `@entity(…, part=True)`."""
    return One(target=target, meaning=meaning, **more)


def many(target: type[T], meaning: str = "", **more: Unpack[Common]) -> Many[T]:
    """Objects of the class, kept here. `derive` replaces what is stated, as a completed log does."""
    return Many(target=target, meaning=meaning, **more)
