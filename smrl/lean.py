"""The part of attrs that this package writes its own classes with, without what attrs costs at every start.

Importing attrs takes three times as long as starting Python, and defining a class with it half a millisecond, mostly to
compile methods that a run never calls. Here `__init__` is compiled when a class is first used, and the other methods
are closures over the names of the fields. The meaning is that of attrs, and type checkers are shown attrs itself.
`attrs.fields`, `attrs.asdict` and `attrs.evolve` work on these classes: attrs is imported when they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NoReturn

__all__ = ["asdict", "define", "evolve", "field", "fields", "frozen"]

_NOTHING: Final[Any] = object()


class _Field:
    """What was said of one field; `alias` is what `__init__` calls it."""

    __slots__ = ("alias", "converter", "default", "eq", "factory", "init", "kw_only", "name", "repr")

    def __init__(
        self,
        *,
        default: Any = _NOTHING,
        factory: Callable[[], Any] | None = None,
        converter: Callable[[Any], Any] | None = None,
        init: bool = True,
        eq: bool = True,
        repr: bool = True,
        kw_only: bool = False,
    ) -> None:
        self.default, self.factory, self.converter = default, factory, converter
        self.init, self.eq, self.repr, self.kw_only = init, eq, repr, kw_only
        self.name = self.alias = ""


def _define(
    cls: type[Any] | None = None,
    *,
    frozen: bool = False,
    slots: bool = True,
    eq: bool = True,
    repr: bool = True,
    kw_only: bool = False,
) -> Any:
    """Make the annotated names of a class its fields, as `attrs.define` does."""

    def wrap(cls: type[Any]) -> Any:
        return _made(cls, frozen=frozen, slots=slots, eq=eq, repr=repr, kw_only=kw_only)

    return wrap if cls is None else wrap(cls)


def _frozen(cls: type[Any] | None = None, **options: bool) -> Any:
    """Like `define`, with objects that refuse to be changed."""
    return _define(cls, frozen=True, **options)


def _evolve(thing: Any, **changes: Any) -> Any:
    """A copy with some fields changed."""
    for name, field in type(thing).__lean__.items():
        if field.init and field.alias not in changes:
            changes[field.alias] = getattr(thing, name)
    return type(thing)(**changes)


def _fields(cls: Any) -> tuple[_Field, ...]:
    """The fields of a class, each with its `name`."""
    return tuple(cls.__lean__.values())


def _asdict(thing: Any, **options: Any) -> dict[str, Any]:
    """The fields by name, those of inner objects too."""
    import attrs

    return attrs.asdict(thing, **options)


if TYPE_CHECKING:
    from attrs import asdict, define, evolve, field, fields, frozen
else:
    asdict, define, evolve, field, fields, frozen = _asdict, _define, _evolve, _Field, _fields, _frozen


def _made(cls: type[Any], *, frozen: bool, slots: bool, eq: bool, repr: bool, kw_only: bool) -> Any:
    body = dict(cls.__dict__)
    own: dict[str, _Field] = {}
    for name, hint in body.get("__annotations__", {}).items():
        if "ClassVar" not in str(hint):
            stated = body.pop(name, _NOTHING)
            one = own[name] = stated if isinstance(stated, _Field) else _Field(default=stated)
            one.name, one.alias, one.kw_only = name, name.lstrip("_"), one.kw_only or kw_only
    fields = {
        name: one
        for base in reversed(cls.__mro__[1:])
        for name, one in base.__dict__.get("__lean__", {}).items()
        if name not in own
    } | own
    methods: dict[str, Any] = {"__lean__": fields, "__attrs_attrs__": _AsAttrs()}
    methods["__match_args__"] = tuple(name for name, one in fields.items() if one.init and not one.kw_only)
    if repr and "__repr__" not in body:
        methods["__repr__"] = _repr
    if eq and "__eq__" not in body:
        methods.update(_comparing([name for name, one in fields.items() if one.eq], frozen))
    if frozen:
        methods["__setattr__"], methods["__delattr__"] = _refuse, _refuse
    if slots:
        made = _with_slots(cls, body, methods, tuple(own))
    else:
        made = cls
        for name in own.keys() & cls.__dict__.keys():
            delattr(cls, name)
        for name, method in methods.items():
            setattr(cls, name, method)
    if "__init__" not in body:
        made.__init__ = _init_to_be(made, frozen)
    return made


def _with_slots(cls: type[Any], body: dict[str, Any], methods: dict[str, Any], slots: tuple[str, ...]) -> Any:
    """The class made anew, since slots cannot be added to one."""
    if "__getstate__" not in body and "__reduce__" not in body:
        methods["__getstate__"], methods["__setstate__"] = _getstate, _setstate
    for name in ("__dict__", "__weakref__"):
        body.pop(name, None)
    if not any("__weakref__" in base.__dict__ for base in cls.__mro__[1:]):
        slots = (*slots, "__weakref__")
    if any(isinstance(value, cached_property) for value in body.values()):
        slots = (*slots, "__dict__")
    body.update(methods, __slots__=slots, __qualname__=cls.__qualname__)
    kind: Any = type(cls)
    return kind(cls.__name__, cls.__bases__, body)


# -- methods --------------------------------------------------------------------------------------------------------


def _init_to_be(cls: Any, frozen: bool) -> Callable[..., None]:
    """An `__init__` that puts the compiled one in its place. Threads may do so twice, to the same end."""

    def init(self: Any, *given: Any, **named: Any) -> None:
        cls.__init__ = compiled = _compiled(cls, frozen)
        compiled(self, *given, **named)

    return init


def _compiled(cls: Any, frozen: bool) -> Callable[..., None]:
    """The `__init__` that one would write by hand."""
    names: dict[str, Any] = {"NOTHING": _NOTHING}
    given = ["self"]
    named: list[str] = []
    lines: list[str] = []
    for name, one in cls.__lean__.items():
        value = one.alias
        if one.default is not _NOTHING:
            names[f"default_{name}"] = one.default
            header = f"{value}=default_{name}"
        else:
            header = value if one.factory is None else f"{value}=NOTHING"
        if one.init:
            (named if one.kw_only else given).append(header)
        elif one.default is not _NOTHING:
            value = f"default_{name}"
        elif one.factory is None:
            continue
        if one.factory is not None:
            names[f"factory_{name}"] = one.factory
            value = f"factory_{name}() if {value} is NOTHING else {value}" if one.init else f"factory_{name}()"
        if one.converter is not None:
            names[f"convert_{name}"] = one.converter
            value = f"convert_{name}({value})"
        slot: Any = getattr(cls, name, None)
        if not frozen:
            lines.append(f"self.{name} = {value}")
        elif hasattr(slot, "__set__"):  # a third quicker than asking the object
            names[f"store_{name}"] = slot.__set__
            lines.append(f"store_{name}(self, {value})")
        else:
            lines.append(f"self.__dict__[{name!r}] = {value}")
    if hasattr(cls, "__attrs_post_init__"):
        lines.append("self.__attrs_post_init__()")
    header = ", ".join([*given, *(["*", *named] if named else [])])
    exec(f"def __init__({header}):\n " + "\n ".join(lines or ["pass"]), names)
    init: Callable[..., None] = names["__init__"]
    init.__module__, init.__qualname__ = cls.__module__, f"{cls.__qualname__}.__init__"
    return init


def _repr(self: Any) -> str:
    shown = (f"{name}={getattr(self, name)!r}" for name, one in type(self).__lean__.items() if one.repr)
    return f"{type(self).__qualname__.rpartition('>.')[2]}({', '.join(shown)})"


def _comparing(names: list[str], frozen: bool) -> dict[str, Any]:
    """Equality of the fields between objects of one class; a hash only where they stay what they are."""
    values: Callable[[Any], Any] = attrgetter(*names) if names else lambda _: ()

    def equal(self: Any, other: Any) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def hashed(self: Any) -> int:
        return hash((self.__class__, values(self)))

    return {"__eq__": equal, "__hash__": hashed if frozen else None}


def _refuse(*_: object) -> NoReturn:
    from attrs.exceptions import FrozenInstanceError

    raise FrozenInstanceError


def _getstate(self: Any) -> tuple[Any, ...]:
    return tuple([getattr(self, name) for name in type(self).__lean__])


def _setstate(self: Any, state: tuple[Any, ...]) -> None:
    store = object.__setattr__
    for name, value in zip(type(self).__lean__, state, strict=True):
        store(self, name, value)


class _AsAttrs:
    """The fields as attrs describes them, worked out when something asks for them."""

    def __get__(self, thing: object, owner: type[Any]) -> Any:
        import attrs

        cls: Any = next(cls for cls in owner.__mro__ if "__lean__" in cls.__dict__)
        these = {
            name: attrs.field(
                default=attrs.Factory(one.factory) if one.factory else attrs.NOTHING if one.default is _NOTHING
                else one.default, init=one.init, eq=one.eq, repr=one.repr, kw_only=one.kw_only,
            )
            for name, one in cls.__lean__.items()
        }  # fmt: skip
        described = attrs.fields(attrs.make_class(cls.__name__, these))
        cls.__attrs_attrs__ = described
        return described
