"""Lark's reductions turned into nodes of the tree: one method for each rule of grammar/smrl.lark.

Lark calls these while it parses, bottom-up, with every child of the rule, punctuation included; so no tree of Lark's
own is built, and nothing recurses. What the grammar cannot say (a date that no calendar has, a thing said twice) is
reported here. The module is long because it follows the grammar, rule by rule.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from datetime import datetime
from fractions import Fraction
from typing import Any, cast

from lark import Token

from smrl import lean
from smrl.diagnostics import Diagnostic, Label
from smrl.source import Source, Span
from smrl.syntax import tree as t
from smrl.syntax.words import DATE_FIELDS, FORCES, HEADER_FIELDS, NUMBER_FIELDS, VERDICTS

Child = Any  # a Token or a Node; each method knows which of its rule's children is what

Children = list[Child]


@lean.frozen
class _Clause(t.Node):
    """A part of an item that has no node of its own in the tree: a keyword and what follows it."""

    kind: str
    value: Any


_TAIL_ORDER = {"when": 0, "unless": 1, "except": 2, "as_far_as": 3}
_TYPE_WORDS = {("one", True): "one_of", ("set", True): "set_of", ("ordered", False): "ordered"}


def _law(clauses: dict[str, Any]) -> dict[str, Any]:
    """The law that an item cites, and whether its author has not read it there."""
    cite, unverified = clauses.get("cite", (None, False))
    return {"cite": cite, "unverified": unverified}


def _tokens(children: Iterable[Child], *types: str) -> list[Token]:
    return [c for c in children if isinstance(c, Token) and c.type in types]


def unquoted(text: str) -> str:
    """The text that a string token stands for."""
    inner = text[1:-1]
    return inner.replace('\\"', '"').replace("\\\\", "\\") if "\\" in inner else inner


class TreeBuilder:
    """Builds nodes for the text begun with `start`; each thread builds its own text."""

    def __init__(self) -> None:
        self._now = threading.local()

    def start(self, source: Source, offset: int, faults: list[Diagnostic]) -> None:
        """What is parsed next lies at `offset` of `source`; faults are added to the list."""
        self._now.source, self._now.offset, self._now.faults = source, offset, faults

    # -- places and faults ---------------------------------------------------------------------------------------

    def _span(self, first: Child, last: Child | None = None) -> Span:
        now = self._now
        if last is None:
            last = first
        start = first.start_pos + now.offset if isinstance(first, Token) else first.span.start
        end = last.end_pos + now.offset if isinstance(last, Token) else last.span.end
        return Span(now.source, start, end)

    def _whole(self, children: Sequence[Child]) -> Span:
        return self._span(children[0], children[-1])

    def _fault(self, code: str, message: str, at: Span, help: str | None = None, *labels: Label) -> None:
        self._now.faults.append(Diagnostic(code, message, at, help, labels))

    def _once(self, items: Iterable[Child], what: str) -> Any:
        """The only one of these, or None; a second one is a fault."""
        first = None
        for item in items:
            if first is None:
                first = item
            else:
                label = Label(self._span(first), "first here")
                self._fault("S121", f"{what} is said twice", self._span(item), "keep one of the two", label)
        return first

    # -- constants -----------------------------------------------------------------------------------------------

    def name(self, c: Children) -> t.Name:
        return t.Name(str(c[0]), span=self._span(c[0]))

    def number(self, c: Children) -> t.Number:
        text = str(c[0])
        return t.Number(text, Fraction(text) if "." in text else int(text), span=self._span(c[0]))

    def amount(self, c: Children) -> t.Amount:
        written, span = str(c[0]), self._span(c[0])
        digits = 0
        while written[digits] in "0123456789.":
            digits += 1
        text, unit = written[:digits], written[digits:].lstrip(" \t")
        value = Fraction(text) if "." in text else int(text)
        return t.Amount(text, value, unit, span=span, unit_span=Span(span.source, span.end - len(unit), span.end))

    def string(self, c: Children) -> t.String:
        return t.String(unquoted(c[0]), span=self._span(c[0]))

    def date(self, c: Children) -> t.Timestamp:
        return self._timestamp(c[0])

    def word(self, c: Children) -> t.Literal_:
        return t.Literal_(cast(Any, str(c[0])), span=self._span(c[0]))

    def now(self, c: Children) -> t.Now:
        return t.Now(span=self._span(c[0]))

    def _timestamp(self, token: Token) -> t.Timestamp:
        span = self._span(token)
        try:
            datetime.fromisoformat(token)
        except ValueError:
            self._fault(
                "S119", f"no calendar has `{token}`", span, "write a day as 2026-03-04, a moment as 2026-03-04 12:00"
            )
        return t.Timestamp(str(token), span=span)

    # -- expressions ---------------------------------------------------------------------------------------------

    def or_(self, c: Children) -> t.Or:
        return t.Or(tuple(c[::2]), span=self._whole(c))

    def and_(self, c: Children) -> t.And:
        return t.And(tuple(c[::2]), span=self._whole(c))

    def not_(self, c: Children) -> t.Not:
        return t.Not(c[1], span=self._whole(c))

    def compare(self, c: Children) -> t.Compare:
        return t.Compare(cast(Any, str(c[1])), c[0], c[2], span=self._whole(c), op_span=self._span(c[1]))

    def between(self, c: Children) -> t.Between:
        return t.Between(c[0], c[2], c[4], span=self._whole(c))

    def in_(self, c: Children) -> t.In:
        return t.In(c[0], c[2], span=self._whole(c))

    def is_state(self, c: Children) -> t.IsState:
        return t.IsState(c[0], cast(Any, str(c[2])), span=self._whole(c))

    def before(self, c: Children) -> t.Before:
        return t.Before(c[0], c[2], span=self._whole(c))

    def within(self, c: Children) -> t.Within:
        return t.Within(c[0], c[2], "after" if c[3].type == "OF" else "before", c[4], span=self._whole(c))

    def arithmetic(self, c: Children) -> t.Arithmetic:
        return t.Arithmetic(cast(Any, str(c[1])), c[0], c[2], span=self._whole(c), op_span=self._span(c[1]))

    def negative(self, c: Children) -> t.Negative:
        return t.Negative(c[1], span=self._whole(c))

    def quantifier(self, c: Children) -> t.Quantifier:
        number = None
        kind = str(c[0])
        if kind == "at":
            kind, number = "at_least", self._whole_number(c[2])
        return t.Quantifier(cast(Any, kind), number, c[-3], c[-1], span=self._whole(c))

    def _whole_number(self, token: Token) -> int:
        if "." in token:
            self._fault("S122", f"`{token}` is not a whole number", self._span(token))
            return 0
        return int(token)

    def if_(self, c: Children) -> t.If:
        return t.If(c[1], c[3], c[5], span=self._whole(c))

    def binding(self, c: Children) -> t.Binding:
        where = c[4] if len(c) > 3 else None
        return t.Binding(str(c[0]), over=c[2], where=where, span=self._whole(c), variable_span=self._span(c[0]))

    def field(self, c: Children) -> t.Field:
        token = c[1]
        word = token[1:].lstrip(" \t")
        end = token.end_pos + self._now.offset
        return t.Field(c[0], word, span=self._whole(c), word_span=Span(self._now.source, end - len(word), end))

    def parenthesised(self, c: Children) -> Any:
        return lean.evolve(c[1], span=self._whole(c))

    def set_of(self, c: Children) -> t.SetOf:
        return t.SetOf(tuple(c[1:-1:2]), span=self._whole(c))

    def aggregate(self, c: Children) -> t.Aggregate:
        kind, binding = cast(Any, str(c[0])), next(x for x in c if isinstance(x, t.Binding))
        value = c[2] if c[0].type in ("SUM", "SUM_OVER") else None
        body = c[4] if c[0].type == "SHARE" else None
        window = next((x for x in c if isinstance(x, t.Window)), None)
        return t.Aggregate(kind, binding, value, body, window, span=self._whole(c))

    def window(self, c: Children) -> t.Window:
        if len(c) == 2 and c[1].type == "NAME":
            return t.Window(None, None, self.name(c[1:]), span=self._whole(c))
        if len(c) == 2:
            return t.Window(self.amount(c[1:]), span=self._whole(c))
        return t.Window(None, cast(Any, str(c[2])), span=self._whole(c))

    # -- values in facts -----------------------------------------------------------------------------------------

    def record(self, c: Children) -> t.RecordOf:
        return t.RecordOf(tuple(c[1:-1:2]), span=self._whole(c))

    def list_of(self, c: Children) -> t.ListOf:
        return t.ListOf(tuple(c[1:-1:2]), span=self._whole(c))

    def partial(self, c: Children) -> t.ListOf:
        total = self._whole_number(c[1]) if len(c) == 3 else None
        return t.ListOf(c[-1].items, partial=True, total=total, span=self._whole(c))

    def assignment(self, c: Children) -> t.Assignment:
        return t.Assignment(tuple(c[0].split(".")), c[2], span=self._whole(c), path_span=self._span(c[0]))

    # -- items of a body -----------------------------------------------------------------------------------------

    def words(self, c: Children) -> t.Gist:
        return t.Gist(cast(Any, str(c[0])), str(c[1]), unquoted(c[2]), span=self._whole(c))

    def tags(self, c: Children) -> t.Tags:
        return t.Tags(tuple(map(str, c[1::2])), span=self._whole(c))

    def themes(self, c: Children) -> t.Themes:
        words = c[1::2]
        for word in dict.fromkeys(words):
            self._once((token for token in words if token == word), f"`{word}`")
        spans = tuple(map(self._span, words))
        return t.Themes(cast(Any, str(c[0])), tuple(map(str, words)), span=self._whole(c), word_spans=spans)

    def items(self, c: Children) -> t.Items:
        return t.Items(cast(Any, str(c[1])), span=self._whole(c))

    def where(self, c: Children) -> _Clause:
        return _Clause("where", c[1], span=self._whole(c))

    def each(self, c: Children) -> t.EachOf:
        where = c[-1].value if isinstance(c[-1], _Clause) else None
        over = c[3] if len(c) > 3 else None
        return t.EachOf(str(c[1]), over=over, where=where, span=self._whole(c), word_span=self._span(c[1]))

    def group(self, c: Children) -> t.GroupOf:
        return t.GroupOf(c[3], c[5], str(c[7]), span=self._whole(c), name_span=self._span(c[7]))

    def for_each(self, c: Children) -> t.ForEach:
        return t.ForEach(tuple(c[1::2]), span=self._whole(c))

    def tail(self, c: Children) -> t.Tail:
        kind = "as_far_as" if len(c) == 4 else str(c[0])
        return t.Tail(cast(Any, kind), c[-1], span=self._whole(c))

    def due(self, c: Children) -> t.Due:
        return t.Due(c[2], c[4], span=self._whole(c))

    def flag(self, c: Children) -> t.Flag:
        return t.Flag("burden" if len(c) == 1 else "benefit_open", span=self._whole(c))

    def prevails(self, c: Children) -> t.Prevails:
        return t.Prevails(tuple(c[2::2]), span=self._whole(c))

    def norm(self, c: Children) -> t.Norm:
        labelled = isinstance(c[1], Token)
        condition = c[3] if labelled else c[1]
        text = None
        if c[0] == "declare" and isinstance(condition, t.String):
            text, condition = condition.text, None
        return self._norm(c, c[1] if labelled else None, condition=condition, text=text)

    def classify(self, c: Children) -> t.Norm:
        labelled = c[2].type == "COLON"
        entity, _, name, where = c[3:7] if labelled else c[1:5]
        return self._norm(c, c[1] if labelled else None, condition=where.value, entity=str(entity), name=str(name))

    def _norm(self, c: Children, label: Token | None, **rest: Any) -> t.Norm:
        tails = sorted((x for x in c if isinstance(x, t.Tail)), key=lambda tail: _TAIL_ORDER[tail.kind])
        flags = [x for x in c if isinstance(x, t.Flag)]
        for kind in ("burden", "benefit_open"):
            self._once((f for f in flags if f.kind == kind), f"`{kind.replace('_', ' ')}`")
        return t.Norm(
            cast(Any, str(c[0])),
            label=None if label is None else str(label),
            label_span=None if label is None else self._span(label),
            tails=tuple(tails),
            due=self._once((x for x in c if isinstance(x, t.Due)), "`due`"),
            flags=tuple(sorted(flags, key=lambda flag: flag.kind != "burden")),
            prevails=self._once((x for x in c if isinstance(x, t.Prevails)), "`prevails over`"),
            themes=self._themes_of(c),
            span=self._whole(c),
            keyword_span=self._span(c[0]),
            **rest,
        )

    def _themes_of(self, c: Children) -> tuple[t.Themes, ...]:
        themes = [x for x in c if isinstance(x, t.Themes)]
        for kind in ("limits", "protects"):
            self._once((x for x in themes if x.kind == kind), f"what it {kind}")
        return tuple(sorted(themes, key=lambda x: x.kind))

    def target(self, c: Children) -> t.Target:
        if len(c) == 2:
            return t.Target("part", str(c[1]), span=self._whole(c))
        id_, _, label = str(c[0]).partition("#")
        return t.Target("provision", id_, label or None, span=self._whole(c))

    def omitting(self, c: Children) -> _Clause:
        return _Clause("omitting", tuple(c[1::2]), span=self._whole(c))

    def provided(self, c: Children) -> _Clause:
        return _Clause("if", str(c[1]), span=self._whole(c))

    def incorporate(self, c: Children) -> t.Incorporate:
        clauses = self._clauses(c)
        entity = _tokens(c, "NAME")[0]
        return t.Incorporate(
            cast(Any, str(c[0])),
            tuple(x for x in c if isinstance(x, t.Target)),
            str(entity),
            clauses.get("where"),
            clauses.get("omitting", ()),
            clauses.get("if"),
            span=self._whole(c),
        )

    def _clauses(self, children: Iterable[Child]) -> dict[str, Any]:
        found: dict[str, _Clause] = {}
        for clause in children:
            if isinstance(clause, _Clause):
                self._once(
                    (found.get(clause.kind, clause), clause) if clause.kind in found else (clause,), f"`{clause.kind}`"
                )
                found.setdefault(clause.kind, clause)
        return {kind: clause.value for kind, clause in found.items()}

    # -- examples ------------------------------------------------------------------------------------------------

    def given(self, c: Children) -> _Clause:
        return _Clause("given", c[1], span=self._whole(c))

    def on(self, c: Children) -> _Clause:
        return _Clause("on", self._timestamp(c[1]), span=self._whole(c))

    def expectation(self, c: Children) -> t.Expectation:
        force = str(c[-1]) if len(c) > 2 and c[-2].type == "AS" else None
        said = c if force is None else c[:-2]
        for token, words, one, many in (
            (said[-1], VERDICTS, "a verdict", "the verdicts"),
            (c[-1] if force is not None else None, FORCES, "a force", "the forces"),
        ):
            if token is not None and token not in words:
                listed = f"{many} are " + ", ".join(f"`{word}`" for word in words)
                self._fault("S115", f"`{token}` is not {one}", self._span(token), listed)
        return t.Expectation(str(said[0]) if len(said) > 1 else None, str(said[-1]), force, span=self._whole(c))

    def example(self, c: Children) -> t.Example:
        on = self._once((x for x in c if isinstance(x, _Clause) and x.kind == "on"), "the date of an example")
        return t.Example(
            unquoted(c[1]),
            tuple(x.value for x in c if isinstance(x, _Clause) and x.kind == "given"),
            on.value if on else None,
            tuple(x for x in c if isinstance(x, t.Assignment)),
            tuple(x for x in c if isinstance(x, t.Expectation)),
            span=self._whole(c),
        )

    # -- items of a file -----------------------------------------------------------------------------------------

    def rule(self, c: Children) -> t.Rule:
        title = self._once(_tokens(c, "STRING"), "the title")
        clauses = self._clauses(c)
        return t.Rule(
            str(c[1]),
            unquoted(title) if title is not None else None,
            tuple(x for x in c[2:] if not isinstance(x, Token | _Clause)),
            span=self._whole(c),
            id_span=self._span(c[1]),
            implements=clauses.get("implements", ()),
            start=clauses.get("from"),
            end=clauses.get("until"),
            **_law(clauses),
        )

    def implements(self, c: Children) -> _Clause:
        return _Clause("implements", tuple(c[1::2]), span=self._whole(c))

    def ruleset_name(self, c: Children) -> _Clause:
        return _Clause("name", "".join(token.replace(" ", "").replace("\t", "") for token in c), span=self._whole(c))

    def header_field(self, c: Children) -> t.HeaderField:
        key, value = c
        wanted = "NUMBER" if key in NUMBER_FIELDS else "DATE" if key in DATE_FIELDS else "STRING"
        if value.type != wanted:
            what = {"NUMBER": "a whole number", "DATE": "a day such as 1955-08-30", "STRING": "a text in quotes"}[
                wanted
            ]
            self._fault("S122", f"`{key}` takes {what}", self._span(value))
        elif wanted == "DATE":
            self._timestamp(value)
        elif wanted == "NUMBER":
            self._whole_number(value)
        text = unquoted(value) if value.type == "STRING" else str(value)
        return t.HeaderField(str(key), text, span=self._whole(c))

    def header(self, c: Children) -> t.RulesetHeader:
        fields = tuple(x for x in c if isinstance(x, t.HeaderField))
        for key in HEADER_FIELDS:
            self._once((f for f in fields if f.key == key), f"`{key}`")
        words = tuple(x for x in c if isinstance(x, t.Gist))
        extends = tuple(x for x in c if isinstance(x, t.Extends))
        for name in dict.fromkeys(parent.name for parent in extends):
            self._once((parent for parent in extends if parent.name == name), f"`extends {name}`")
        return t.RulesetHeader(c[1].value, unquoted(c[2]), fields, words, extends, span=self._whole(c))

    def extends(self, c: Children) -> t.Extends:
        name = c[1]
        op, version = (str(c[2]), c[3]) if len(c) > 2 else (None, None)
        text = None if version is None else unquoted(version) if version.type == "STRING" else str(version)
        return t.Extends(name.value, name_span=name.span, op=op, version=text, span=self._whole(c))

    def scope(self, c: Children) -> _Clause:
        where = c[4].value if len(c) > 4 else None
        return _Clause("scope", (str(c[3]), where), span=self._whole(c))

    def part(self, c: Children) -> t.Part:
        entity, where = self._clauses(c).get("scope", (None, None))
        title = _tokens(c, "STRING")
        words = tuple(x for x in c if isinstance(x, t.Gist))
        return t.Part(str(c[1]), unquoted(title[0]) if title else None, entity, where, words, span=self._whole(c))

    def type_name(self, c: Children) -> t.TypeName:
        head, span, words = str(c[0]), self._whole(c), tuple(map(str, _tokens(c, "NAME")))
        if len(c) == 1:
            kind = {"yes/no": "boolean", "number": "number"}.get(head)
            return t.TypeName(cast(Any, kind), span=span) if kind else t.TypeName("unit", head, span=span)
        kind = _TYPE_WORDS.get((head, c[1].type == "OF"))
        if kind is None:
            self._fault(
                "S122",
                f"`{head}` begins no type",
                self._span(c[0]),
                "lists of words are written `one of {a, b}`, `ordered {a, b}` or `set of {a, b}`",
            )
        for word in set(words):
            self._once((token for token in _tokens(c, "NAME") if token == word), f"`{word}`")
        return t.TypeName(cast(Any, kind or "one_of"), words=words, span=span)

    def serves(self, c: Children) -> _Clause:
        return _Clause("serves", tuple(c[1::2]), span=self._whole(c))

    def default(self, c: Children) -> t.Default:
        return t.Default(c[1], unquoted(c[3]), span=self._whole(c))

    def parameter(self, c: Children) -> t.Parameter:
        return t.Parameter(
            str(c[1]),
            c[3],
            words=tuple(x for x in c if isinstance(x, t.Gist)),
            serves=tuple(target for x in c if isinstance(x, _Clause) for target in x.value),
            default=self._once((x for x in c if isinstance(x, t.Default)), "the default"),
            span=self._whole(c),
            name_span=self._span(c[1]),
        )

    def since(self, c: Children) -> _Clause:
        return _Clause("from", self._timestamp(c[1]), span=self._whole(c))

    def until(self, c: Children) -> _Clause:
        return _Clause("until", self._timestamp(c[1]), span=self._whole(c))

    def cite(self, c: Children) -> _Clause:
        if c[0] != "cite":
            self._fault(
                "S122",
                f"`{c[0]}` belongs to the head of a ruleset",
                self._span(c[0]),
                "the source of a value is given with `cite`",
            )
        return _Clause("cite", (unquoted(c[1]), len(c) > 2), span=self._whole(c))

    def setting(self, c: Children) -> t.Setting:
        clauses = self._clauses(c)
        return t.Setting(
            str(c[1]),
            c[3],
            where=clauses.get("where"),
            start=clauses.get("from"),
            end=clauses.get("until"),
            **_law(clauses),
            span=self._whole(c),
            name_span=self._span(c[1]),
        )

    def define(self, c: Children) -> t.Define:
        entity = str(c[3]) if c[2].type == "FOR" else None
        value = c[5] if entity else c[3]
        words = tuple(x for x in c if isinstance(x, t.Gist))
        return t.Define(str(c[1]), entity, value, words=words, span=self._whole(c), name_span=self._span(c[1]))

    # -- facts and alterations of a jurisdiction ---------------------------------------------------------------------

    def fact(self, c: Children) -> t.FactDeclaration:
        clauses = self._clauses(c)
        low, high = clauses.get("between", (None, None))
        return t.FactDeclaration(
            str(c[1]),
            c[2][1:].lstrip(" \t"),
            c[4],
            path_span=self._span(c[1], c[2]),
            words=tuple(x for x in c if isinstance(x, t.Gist)),
            low=low,
            high=high,
            evidence=clauses.get("evidence", ()),
            optional=clauses.get("optional", False),
            span=self._whole(c),
        )

    def between_bounds(self, c: Children) -> _Clause:
        return _Clause("between", (c[1], c[3]), span=self._whole(c))

    def evidence(self, c: Children) -> _Clause:
        return _Clause("evidence", tuple(map(str, c[1::2])), span=self._whole(c))

    def optional(self, c: Children) -> _Clause:
        return _Clause("optional", True, span=self._whole(c))

    def theme(self, c: Children) -> t.Theme:
        words = tuple(x for x in c if isinstance(x, t.Gist))
        return t.Theme(str(c[1]), cast(Any, str(c[3])), words=words, span=self._whole(c), name_span=self._span(c[1]))

    def authorised(self, c: Children) -> _Clause:
        return _Clause("authorised by", unquoted(c[2]), span=self._whole(c))

    def because(self, c: Children) -> _Clause:
        return _Clause("because", unquoted(c[1]), span=self._whole(c))

    def alteration(self, c: Children) -> t.Alteration:
        clauses = self._clauses(c)
        norm = next((x for x in c if isinstance(x, t.Norm)), None)
        target = self.target([c[1]])
        if norm is not None and norm.label not in (None, target.label):
            help_ = "leave the label out: it is that of the norm altered"
            self._fault("S122", f"this norm is called `{norm.label}`", norm.label_span or norm.keyword_span, help_)
        return t.Alteration(
            cast(Any, str(c[0])),
            target,
            norm if norm is None else lean.evolve(norm, label=None),
            subjects=next((x for x in c if isinstance(x, t.ForEach)), None),
            start=clauses.get("from"),
            end=clauses.get("until"),
            authority=clauses.get("authorised by"),
            because=clauses.get("because"),
            **_law(clauses),
            examples=tuple(x for x in c if isinstance(x, t.Example)),
            span=self._whole(c),
        )

    def module(self, c: Children) -> list[t.TopItem]:
        return c
