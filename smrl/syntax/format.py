"""The one canonical layout of a ruleset text: what means the same looks the same, and comments stay where they were.

An item becomes rows, each with its place in the old text; comments and blank lines, which are not in the tree, are
then put back beside the rows they stood at (smrl.syntax.comments).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from smrl import lean
from smrl.source import Source, Span
from smrl.syntax import tree as t
from smrl.syntax.comments import Comments, Row
from smrl.syntax.phrases import (
    WIDTH,
    assignment,
    binding,
    collection,
    comma_chunks,
    expression,
    filled,
    quoted,
    target,
    targets,
    value,
    wrapped,
)
from smrl.syntax.words import DATE_FIELDS, NUMBER_FIELDS

_PLAIN_VERSION: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_BODY_INDENT: Final = 2
_TAIL_INDENT: Final = 4
_REST_INDENT: Final = 6


def format_module(module: t.Module, source: Source | None = None) -> str:
    """The text of a module in canonical layout, with the comments of `source`, from which it was parsed."""
    comments = Comments(source)
    return "".join(f"{line}\n" for line in comments.assembled(list(_Rows(comments).of(module))))


class _Rows:
    def __init__(self, comments: Comments) -> None:
        self.comments = comments

    def of(self, module: t.Module) -> Iterator[Row]:
        before: t.TopItem | None = None
        short = False  # the item before has one row
        for item in module.items:
            first, *rest = self.top(item)
            together = isinstance(item, t.BodyItem) and isinstance(before, t.BodyItem)
            alike = type(before) is type(item) and not isinstance(item, t.Rule)
            together = together or (alike and short and not rest)
            yield lean.evolve(first, loose=together, apart=not together)
            yield from rest
            before, short = item, not rest

    # -- items of a file -----------------------------------------------------------------------------------------

    def top(self, item: t.TopItem) -> Iterator[Row]:
        match item:
            case t.RulesetHeader():
                inner: list[t.HeaderField | t.Gist | t.Extends] = [*item.fields, *item.words, *item.extends]
                inner.sort(key=lambda x: x.span.start)
                yield Row([f"ruleset {item.name} {quoted(item.title)}"], 0, self.head(item, inner))
                for field in inner:
                    yield _row(_header_line(field), _BODY_INDENT, field)
            case t.Part():
                yield Row(_part(item), 0, self.head(item, item.words))
                yield from map(_words_row, item.words)
            case t.Parameter():
                yield from self.parameter(item)
            case t.Setting():
                yield Row(_setting(item), 0, item.span)
            case t.Define():
                yield Row(_define(item), 0, self.head(item, item.words))
                yield from map(_words_row, item.words)
            case t.FactDeclaration():
                yield Row(_fact(item), 0, self.head(item, item.words))
                yield from map(_words_row, item.words)
            case t.Theme():
                yield Row([f"theme {item.name} : {item.kind}"], 0, self.head(item, item.words))
                yield from map(_words_row, item.words)
            case t.Alteration():
                yield from self.alteration(item)
            case t.Rule():
                title = f" {quoted(item.title)}" if item.title is not None else ""
                clauses = [f"implements {targets(item.implements)}"] if item.implements else []
                clauses += [*_validity(item), *_cited(item)]
                yield Row(_broken(f"rule {item.id}{title}", clauses, 0), 0, self.head(item, item.body))
                for inner_item in item.body:
                    yield from self.body(inner_item, _BODY_INDENT)
            case _:
                yield from self.body(item, 0)

    def head(self, node: t.Node, inner: Sequence[t.Node]) -> Span:
        """The place of an item without what stands on rows of its own."""
        if not inner:
            return node.span
        end = self.comments.end_before(min(x.span.start for x in inner))
        return Span(node.span.source, node.span.start, max(end, node.span.start))

    def parameter(self, item: t.Parameter) -> Iterator[Row]:
        own: list[t.Node] = [*item.words, *item.serves, *([item.default] if item.default else [])]
        start = f"parameter {item.name} : "
        yield Row(_type(start, item.type), 0, self.head(item, own))
        yield from map(_words_row, item.words)
        if item.serves:
            yield _row(f"serves {targets(item.serves)}", _BODY_INDENT, *item.serves)
        if item.default:
            text = f"default {value(item.default.value)} because {quoted(item.default.because)}"
            yield _row(text, _BODY_INDENT, item.default)

    def alteration(self, item: t.Alteration) -> Iterator[Row]:
        inner: list[t.ForEach | t.Norm | t.Example] = [item.subjects] if item.subjects else []
        inner += [item.norm] if item.norm else []
        inner += item.examples
        clauses = _validity(item)
        clauses += [f"authorised by {quoted(item.authority)}"] if item.authority is not None else []
        clauses += [f"because {quoted(item.because)}"] if item.because is not None else []
        lines = _broken(f"{item.verb} {target(item.target)}", [*clauses, *_cited(item)], 0)
        if item.norm is not None:
            lines[-1] += ":"
        yield Row(lines, 0, self.head(item, inner))
        for part in inner:
            yield from self.body(part, _BODY_INDENT)

    # -- items of a body -----------------------------------------------------------------------------------------

    def body(self, item: t.BodyItem, indent: int) -> Iterator[Row]:
        match item:
            case t.Gist():
                yield _row(_words(item), indent, item)
            case t.Tags(words):
                chunks = comma_chunks([word] for word in words)
                yield Row(_started("tags ", chunks, indent), indent, item.span, loose=True)
            case t.Themes(kind, words):
                chunks = comma_chunks([word] for word in words)
                yield Row(_started(f"{kind} ", chunks, indent), indent, item.span, loose=True)
            case t.Items(mode):
                text = "items illustrative" if mode == "illustrative" else f"items {mode} of"
                yield _row(text, indent, item)
            case t.ForEach(subjects):
                chunks = comma_chunks([_subject(x)] for x in subjects)
                yield Row(_started("for ", chunks, indent), indent, item.span, loose=True)
            case t.Norm():
                yield from self.norm(item, indent)
            case t.Incorporate():
                yield Row(_incorporate(item, indent), indent, item.span, loose=True)
            case t.Example():
                yield Row(_example(item, indent), indent, item.span, loose=True)

    def norm(self, item: t.Norm, indent: int) -> Iterator[Row]:
        tails: list[_AnyTail] = [*item.tails]
        tails += [item.due] if item.due else []
        tails += item.flags
        tails += [item.prevails] if item.prevails else []
        tails += item.themes
        start = " " * indent + item.keyword + (f" {item.label}:" if item.label else "")
        line = f"{start} {_condition(item)}" + "".join(f" {_tail(tail)}" for tail in tails)
        if len(line) <= WIDTH and not self.comments.inside(item.span):
            yield Row([line], indent, item.span, loose=True)
            return
        yield Row(_norm_head(item, start, indent), indent, self.head(item, tails), loose=True)
        for tail in tails:
            margin = indent + _TAIL_INDENT
            yield Row(_tail_lines(tail, margin), margin, tail.span)


def _row(text: str, indent: int, *nodes: t.Node) -> Row:
    return Row([" " * indent + text], indent, nodes[0].span.to(nodes[-1].span), loose=True)


def _words_row(node: t.Gist) -> Row:
    return _row(_words(node), _BODY_INDENT, node)


def _words(node: t.Gist) -> str:
    return f"{node.kind} {node.language} {quoted(node.text)}"


def _started(start: str, chunks: Sequence[str], indent: int) -> list[str]:
    """Chunks behind a keyword, in as many lines as they need."""
    line = " " * indent + start
    first, *rest = filled(chunks, indent + _REST_INDENT, len(line))
    return [line + first, *rest]


def _broken(head: str, clauses: Sequence[str], indent: int) -> list[str]:
    """Clauses behind a head, on its line where they fit, else each on a line of its own."""
    line = " " * indent + " ".join((head, *clauses))
    if len(line) <= WIDTH:
        return [line]
    return [" " * indent + head, *(" " * (indent + _TAIL_INDENT) + clause for clause in clauses)]


def _follows(word: str, node: t.Expr, margin: int) -> list[str]:
    """A keyword and an expression, wrapped."""
    start = " " * margin + word + " "
    first, *rest = wrapped(node, margin + 2, len(start))
    return [start + first, *rest]


# -- items of a file -------------------------------------------------------------------------------------------------


def _header_field(field: t.HeaderField) -> str:
    plain = field.key in NUMBER_FIELDS or field.key in DATE_FIELDS
    return f"{field.key} {field.value if plain else quoted(field.value)}"


def _header_line(field: t.HeaderField | t.Gist | t.Extends) -> str:
    if isinstance(field, t.Gist):
        return _words(field)
    if isinstance(field, t.HeaderField):
        return _header_field(field)
    if field.op is None or field.version is None:
        return f"extends {field.name}"
    plain = _PLAIN_VERSION.fullmatch(field.version)
    return f"extends {field.name} {field.op} {field.version if plain else quoted(field.version)}"


def _validity(item: t.Setting | t.Alteration | t.Rule) -> list[str]:
    clauses = [f"from {item.start.text}"] if item.start else []
    return clauses + ([f"until {item.end.text}"] if item.end else [])


def _cited(item: t.Setting | t.Alteration | t.Rule) -> list[str]:
    return [f"cite {quoted(item.cite)}{' unverified' if item.unverified else ''}"] if item.cite is not None else []


def _fact(item: t.FactDeclaration) -> list[str]:
    lines = _type(f"fact {item.entity}.{item.name} : ", item.type)
    clauses = []
    if item.low is not None and item.high is not None:
        clauses.append(f"between {value(item.low)} and {value(item.high)}")
    clauses += [f"evidence {', '.join(item.evidence)}"] if item.evidence else []
    clauses += ["optional"] if item.optional else []
    return [*lines[:-1], *_broken(lines[-1], clauses, 0)]


def _part(item: t.Part) -> list[str]:
    head = f"part {item.id}" + (f" {quoted(item.title)}" if item.title is not None else "")
    if item.entity is None:
        return [head]
    scope = f"applies to every {item.entity}"
    if item.where is None:
        return _broken(head, [scope], 0)
    line = f"{head} {scope} where {expression(item.where)}"
    return [line] if len(line) <= WIDTH else [head, *_follows(f"    {scope} where", item.where, 0)]


def _type(start: str, node: t.TypeName) -> list[str]:
    if node.kind in ("one_of", "set_of", "ordered"):
        opening = {"one_of": "one of {", "set_of": "set of {", "ordered": "ordered {"}[node.kind]
        chunks = comma_chunks([word] for word in node.words)
        lines = filled([opening + chunks[0], *chunks[1:]], _REST_INDENT, len(start))
        lines[-1] += "}"
    else:
        lines = [{"boolean": "yes/no", "number": "number"}.get(node.kind, node.unit or "")]
    return [start + lines[0], *lines[1:]]


def _setting(item: t.Setting) -> list[str]:
    clauses = [f"where {expression(item.where)}"] if item.where is not None else []
    clauses += [*_validity(item), *_cited(item)]
    return _broken(f"set {item.name} = {value(item.value)}", clauses, 0)


def _define(item: t.Define) -> list[str]:
    head = f"define {item.name}" + (f" for {item.entity}" if item.entity else "") + " as"
    line = f"{head} {expression(item.value)}"
    if len(line) <= WIDTH:
        return [line]
    first, *rest = wrapped(item.value, _TAIL_INDENT, _TAIL_INDENT)
    return [head, " " * _TAIL_INDENT + first, *rest]


# -- items of a body -------------------------------------------------------------------------------------------------


def _subject(node: t.EachOf | t.GroupOf) -> str:
    if isinstance(node, t.GroupOf):
        return f"each group of {binding(node.binding, closed=True)} by {collection(node.by)} as {node.name}"
    over = f" in {collection(node.over)}" if node.over is not None else ""
    where = f" where {expression(node.where)}" if node.where is not None else ""
    return f"each {node.word}{over}{where}"


def _condition(item: t.Norm) -> str:
    if item.text is not None:
        return quoted(item.text)
    if item.condition is None:
        raise TypeError("a norm has a condition or a text")
    if item.keyword == "classify":
        return f"{item.entity} as {item.name} where {expression(item.condition)}"
    return expression(item.condition)


def _norm_head(item: t.Norm, start: str, indent: int) -> list[str]:
    if item.condition is None:
        return [f"{start} {_condition(item)}"]
    if item.keyword == "classify":
        start += f" {item.entity} as {item.name} where"
    first, *rest = wrapped(item.condition, indent + _REST_INDENT, len(start) + 1)
    return [f"{start} {first}", *rest]


_AnyTail = t.Tail | t.Due | t.Flag | t.Prevails | t.Themes


def _tail(node: _AnyTail) -> str:
    match node:
        case t.Tail(kind, condition):
            return f"{kind.replace('_', ' ')} {expression(condition)}"
        case t.Due(limit, anchor):
            # both are operands of one comparison, whose first operand stands for the norm itself
            return f"due{expression(t.Within(t.Name('', span=node.span), limit, 'after', anchor, span=node.span))}"
        case t.Flag(kind):
            return kind.replace("_", " ")
        case t.Prevails(over):
            return f"prevails over {targets(over)}"
        case t.Themes(kind, words):
            return f"{kind} {', '.join(words)}"


def _tail_lines(node: _AnyTail, margin: int) -> list[str]:
    if isinstance(node, t.Tail):
        return _follows(node.kind.replace("_", " "), node.condition, margin)
    return [" " * margin + _tail(node)]


def _incorporate(item: t.Incorporate, indent: int) -> list[str]:
    where = f" where {expression(item.where)}" if item.where is not None else ""
    clauses = [f"to {item.entity}{where}"]
    clauses += [f"omitting {targets(item.omitting)}"] if item.omitting else []
    clauses += [f"if {item.condition}"] if item.condition else []
    return _broken(f"{item.verb} {targets(item.what)}", clauses, indent)


def _expectation(item: t.Expectation) -> str:
    label = f"{item.label}: " if item.label else ""
    force = f" as {item.force}" if item.force else ""
    return f"{label}{item.verdict}{force}"


def _example(item: t.Example, indent: int) -> list[str]:
    told = []
    for given in item.given:
        first, *rest = assignment(given)
        told.append([f"given {first}", *rest])
    told += [[f"on {item.on.text}"]] if item.on else []
    told += map(assignment, item.facts)
    facts = comma_chunks(told)
    verdicts = comma_chunks([_expectation(x)] for x in item.expected)
    verdicts[0] = f"-> {verdicts[0]}"
    head = f"example {quoted(item.name)}:"
    line = " " * indent + " ".join((head, *facts, *verdicts))
    if len(line) <= WIDTH:
        return [line]
    margin = indent + _TAIL_INDENT
    rest = filled(facts, margin) if facts else []
    return [" " * indent + head, *rest, *filled(verdicts, margin)]
