"""Syntax trees of every kind: whatever the grammar can say, well typed or not."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from smrl import lean
from smrl.source import Source, Span
from smrl.syntax import tree as t
from smrl.syntax.words import CONTEXTUAL, FORCES, HEADER_FIELDS, RESERVED, VERDICTS

NOWHERE = Span(Source("generated", ""), 0, 0)
AT: dict[str, Any] = {"span": NOWHERE}

any_word = st.from_regex(r"[a-z_][a-z0-9_]{0,7}", fullmatch=True) | st.sampled_from(sorted(RESERVED))
words = st.from_regex(r"[a-zA-Z_][a-z0-9_]{0,7}", fullmatch=True).filter(lambda w: w not in RESERVED | CONTEXTUAL)
texts = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp")), max_size=20)
units = st.sampled_from(["hour/day", "m^2", "m²/person", "%", "°C", "/week", "day", "kg·m/s^2", "person"])
written = st.from_regex(r"[0-9]{1,6}(\.[0-9]{1,4})?", fullmatch=True)
days = st.dates().map(lambda day: day.isoformat())
moments = st.builds(
    str.__add__, days, st.sampled_from(["", " 12:00", " 23:59:59", "T08:00", " 00:00Z", " 12:30+02:00"])
)

_ids = st.from_regex(r"([A-Z]{2}-)?[1-9][0-9]{0,2}(\([0-9]{1,2}\))?(\([a-z]\))?", fullmatch=True)
_parts = st.from_regex(r"(I{1,3}|[1-9])(\.[A-E])?", fullmatch=True)
_targets = st.builds(t.Target, st.just("part"), _parts, span=st.just(NOWHERE)) | st.builds(
    t.Target, st.just("provision"), _ids, st.none() | words | st.just("1"), span=st.just(NOWHERE)
)


def _value_of(text: str) -> Fraction | int:
    return Fraction(text) if "." in text else int(text)


names = words.map(lambda w: t.Name(w, **AT))
numbers = written.map(lambda w: t.Number(w, _value_of(w), **AT))
amounts = st.builds(lambda w, u: t.Amount(w, _value_of(w), u, unit_span=NOWHERE, **AT), written, units)
_windows = (
    st.builds(t.Window, amounts, span=st.just(NOWHERE))
    | st.builds(t.Window, st.none(), st.sampled_from(["week", "month", "year"]), span=st.just(NOWHERE))
    | st.builds(t.Window, st.none(), st.none(), names, span=st.just(NOWHERE))
)
timestamps = moments.map(lambda m: t.Timestamp(m, **AT))
constants = (
    names
    | numbers
    | amounts
    | timestamps
    | texts.map(lambda s: t.String(s, **AT))
    | st.builds(t.Literal_, st.sampled_from(["yes", "no", "none"]), span=st.just(NOWHERE))
)

# -- expressions -----------------------------------------------------------------------------------------------------


def _several(of: st.SearchStrategy[Any], least: int = 0, most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, min_size=least, max_size=most).map(tuple)


def _bindings(e: st.SearchStrategy[Any]) -> st.SearchStrategy[t.Binding]:
    return st.builds(
        lambda v, over, where: t.Binding(v, over=over, where=where, variable_span=NOWHERE, **AT),
        words,
        e,
        st.none() | e,
    )


def _larger(e: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    here = st.just(NOWHERE)
    over = _bindings(e)
    comparisons = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
    collecting = st.sampled_from(["count", "longest_run", "longest_gap"])
    computing = st.sampled_from(["sum", "minimum", "maximum", "average", "unique", "commonest"])
    return st.one_of(
        st.builds(lambda of, w: t.Field(of, w, word_span=NOWHERE, **AT), e, any_word),
        st.builds(t.Not, e, span=here),
        st.builds(t.And, _several(e, 2), span=here),
        st.builds(t.Or, _several(e, 2), span=here),
        st.builds(t.If, e, e, e, span=here),
        st.builds(t.Compare, comparisons, e, e, span=here, op_span=here),
        st.builds(t.Between, e, e, e, span=here),
        st.builds(t.In, e, e | st.builds(t.SetOf, _several(e), span=here), span=here),
        st.builds(t.IsState, e, st.sampled_from(["none", "recorded", "bound"]), span=here),
        st.builds(t.Before, e, e, span=here),
        st.builds(t.Within, e, e, st.sampled_from(["after", "before"]), e, span=here),
        st.builds(t.Arithmetic, st.sampled_from(["+", "-", "*", "/"]), e, e, span=here, op_span=here),
        st.builds(t.Negative, e, span=here),
        st.builds(t.Quantifier, st.sampled_from(["every", "some", "no", "most"]), st.none(), over, e, span=here),
        st.builds(t.Quantifier, st.just("at_least"), st.integers(0, 99), over, e, span=here),
        st.builds(t.Aggregate, collecting, over, span=here),
        st.builds(t.Aggregate, computing, over, e, span=here),
        st.builds(t.Aggregate, st.just("share"), over, st.none(), e, span=here),
        st.builds(t.Aggregate, st.sampled_from(["greatest_count", "least_count"]), over, window=_windows, span=here),
        st.builds(t.Aggregate, st.sampled_from(["greatest_sum", "least_sum"]), over, e, window=_windows, span=here),
    )


expressions = st.recursive(constants | st.just(t.Now(**AT)), _larger, max_leaves=8)

# -- values in facts -------------------------------------------------------------------------------------------------


def assignments(value: st.SearchStrategy[Any]) -> st.SearchStrategy[t.Assignment]:
    path = _several(any_word, 1)
    return st.builds(lambda p, v: t.Assignment(p, v, path_span=NOWHERE, **AT), path, value)


def _larger_value(v: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    here = st.just(NOWHERE)
    return st.one_of(
        st.builds(t.ListOf, _several(v), span=here),
        st.builds(t.ListOf, _several(v), st.just(True), st.none() | st.integers(0, 99), span=here),
        st.builds(t.SetOf, _several(v), span=here),
        st.builds(t.RecordOf, _several(assignments(v)), span=here),
    )


_simple_values = (
    constants | st.just(t.Literal_("unknown", **AT)) | (numbers | amounts).map(lambda n: t.Negative(n, **AT))
)
values = st.recursive(_simple_values, _larger_value, max_leaves=6)
_bounds = numbers | amounts | numbers.map(lambda n: t.Negative(n, **AT))

# -- items of a body -------------------------------------------------------------------------------------------------

_languages = st.sampled_from(["en", "ru", "no", "is", "pt-BR"])


def _gists(*kinds: str) -> st.SearchStrategy[t.Gist]:
    return st.builds(t.Gist, st.sampled_from(kinds), _languages, texts, span=st.just(NOWHERE))


_themes = st.builds(
    lambda kind, themes: t.Themes(kind, tuple(themes), word_spans=(), **AT),
    st.sampled_from(["limits", "protects"]), st.lists(words, min_size=1, max_size=3, unique=True),
)  # fmt: skip
_words = _several(_gists("gist", "note", "title", "meaning"), most=2)
_where = st.none() | expressions


@st.composite
def norms(draw: st.DrawFn) -> t.Norm:
    """A norm of any force, its tails in the one order that the formatter knows."""
    keyword: Any = draw(
        st.sampled_from(
            ["require", "forbid", "recommend", "discourage", "prefer", "permit", "declare", "classify"],
        )
    )
    kinds: list[Any] = ["when", "unless", "except", "as_far_as"]
    written = draw(_several(st.builds(t.Tail, st.sampled_from(kinds), expressions, span=st.just(NOWHERE))))
    tails = sorted(written, key=lambda tail: kinds.index(tail.kind))
    due = draw(st.none() | st.builds(t.Due, expressions, expressions, span=st.just(NOWHERE)))
    flags: list[Any] = [flag for flag in ("burden", "benefit_open") if draw(st.booleans())]
    prevails = draw(st.none() | st.builds(t.Prevails, _several(_targets, 1), span=st.just(NOWHERE)))
    themes = draw(st.lists(_themes, max_size=2, unique_by=lambda one: one.kind))
    condition = draw(expressions)
    text = None
    if keyword == "declare" and (isinstance(condition, t.String) or draw(st.booleans())):
        condition, text = None, draw(texts)
    return t.Norm(
        keyword,
        label=draw(st.none() | words),
        condition=condition,
        text=text,
        entity=draw(words) if keyword == "classify" else None,
        name=draw(words) if keyword == "classify" else None,
        tails=tuple(tails),
        due=due,
        flags=tuple(t.Flag(flag, **AT) for flag in flags),
        prevails=prevails,
        themes=tuple(sorted(themes, key=lambda one: one.kind)),
        keyword_span=NOWHERE,
        **AT,
    )


_each = st.builds(
    lambda w, over, where: t.EachOf(w, over=over, where=where, word_span=NOWHERE, **AT),
    words, st.none() | expressions, _where,
)  # fmt: skip
_group = st.builds(
    lambda b, by, name: t.GroupOf(b, by, name, name_span=NOWHERE, **AT), _bindings(expressions), expressions, words
)
_label = st.none() | words | st.just("1")
_incorporate = st.builds(
    t.Incorporate,
    st.sampled_from(["extend", "apply"]),
    _several(_targets, 1),
    words,
    _where,
    _several(_targets),
    st.sampled_from([None, "beneficial", "conducive"]),
    span=st.just(NOWHERE),
)
_force = st.none() | st.sampled_from(FORCES)
_example = st.builds(
    t.Example,
    texts,
    _several(assignments(values), most=2),
    st.none() | timestamps,
    _several(assignments(values)),
    _several(st.builds(t.Expectation, _label, st.sampled_from(VERDICTS), _force, span=st.just(NOWHERE)), 1),
    span=st.just(NOWHERE),
)
_for_each = st.builds(t.ForEach, _several(_each | _group, 1), span=st.just(NOWHERE))
_opening = norms() | _for_each | _incorporate | _example
_anywhere = (
    _gists("gist", "note", "title")
    | st.builds(t.Tags, _several(words, 1), span=st.just(NOWHERE))
    | st.builds(t.Items, st.sampled_from(["all", "any", "illustrative"]), span=st.just(NOWHERE))
)
body_items = _opening | _anywhere


@st.composite
def bodies(draw: st.DrawFn) -> tuple[Any, ...]:
    """What stands in a rule: themes of the whole rule come before the first norm."""
    head = draw(_several(_anywhere | _themes, most=2))
    return (*head, draw(_opening), *draw(_several(body_items, most=2))) if draw(st.booleans()) else head


# -- items of a file -------------------------------------------------------------------------------------------------

_header_values = {"language": st.integers(0, 9).map(str), "adopted": days}


_ruleset_names = _several(words, 1).map(".".join)
_extends = st.builds(
    lambda name, pin: t.Extends(name, op=pin[0], version=pin[1], name_span=NOWHERE, **AT),
    _ruleset_names,
    st.just((None, None)) | st.tuples(st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), written | texts),
)


@st.composite
def _headers(draw: st.DrawFn) -> t.RulesetHeader:
    keys = draw(st.lists(st.sampled_from(HEADER_FIELDS), unique=True))
    fields = tuple(t.HeaderField(key, draw(_header_values.get(key, texts)), **AT) for key in keys)
    parents = draw(st.lists(_extends, max_size=2, unique_by=lambda parent: parent.name))
    return t.RulesetHeader(draw(_ruleset_names), draw(texts), fields, draw(_words), tuple(parents), **AT)


@st.composite
def _part_items(draw: st.DrawFn) -> t.Part:
    entity = draw(st.none() | words)
    where = draw(_where) if entity else None
    return t.Part(draw(_parts), draw(st.none() | texts), entity, where, draw(_words), **AT)


_choices: st.SearchStrategy[Any] = st.sampled_from(["one_of", "ordered", "set_of"])
_types = (
    st.sampled_from(["hour/day", "m^2/person", "%", "day"]).map(lambda unit: t.TypeName("unit", unit, **AT))
    | st.builds(t.TypeName, st.sampled_from(["boolean", "number"]), span=st.just(NOWHERE))
    | st.builds(
        lambda kind, choices: t.TypeName(kind, words=tuple(choices), **AT),
        _choices, st.lists(words, min_size=1, max_size=3, unique=True),
    )
)  # fmt: skip
_parameters = st.builds(
    lambda name, type_, lines, serves, default: t.Parameter(
        name, type_, words=lines, serves=serves, default=default, name_span=NOWHERE, **AT
    ),
    words,
    _types,
    _words,
    _several(_targets),
    st.none() | st.builds(t.Default, values, texts, span=st.just(NOWHERE)),
)
_cited = st.just((None, False)) | st.tuples(texts, st.booleans())
_settings = st.builds(
    lambda name, value, where, start, end, cited: t.Setting(
        name, value, where=where, start=start, end=end, cite=cited[0], unverified=cited[1], name_span=NOWHERE, **AT
    ),
    words, values, _where, st.none() | timestamps, st.none() | timestamps, _cited,
)  # fmt: skip
_defines = st.builds(
    lambda name, entity, value, lines: t.Define(name, entity, value, words=lines, name_span=NOWHERE, **AT),
    words, st.none() | words, expressions, _words,
)  # fmt: skip
_validity: Any = {
    "start": st.none() | timestamps, "end": st.none() | timestamps, "cite": st.none() | texts,
    "unverified": st.booleans(),
}  # fmt: skip


def _said_of_a_law(item: Any) -> Any:
    """Only of a law that is cited can it be said that nobody read it."""
    return item if item.cite is not None else lean.evolve(item, unverified=False)


_facts = st.builds(
    lambda entity, name, type_, lines, bounds, **more: t.FactDeclaration(
        entity, name, type_, words=lines, low=bounds[0], high=bounds[1], path_span=NOWHERE, **more, **AT
    ),
    words, any_word, _types, _several(_gists("meaning", "ask"), most=2),
    st.just((None, None)) | st.tuples(_bounds, _bounds),
    evidence=_several(words), optional=st.booleans(),
)  # fmt: skip
_declared_themes = st.builds(
    lambda name, kind, lines: t.Theme(name, kind, words=lines, name_span=NOWHERE, **AT),
    words, st.sampled_from(["security", "safeguard"]), _several(_gists("title", "meaning"), most=2),
)  # fmt: skip
_targeted = st.builds(t.Target, st.just("provision"), _ids, words | st.just("1"), span=st.just(NOWHERE))
_examples = _several(_example, most=2)
_withdrawals = st.builds(
    t.Alteration, st.just("withdraw"), _targeted, st.none(), examples=_examples, span=st.just(NOWHERE),
    authority=st.none() | texts, because=st.none() | texts, **_validity,
).map(_said_of_a_law)  # fmt: skip
_alterations = st.builds(
    t.Alteration, st.sampled_from(["tighten", "relax", "replace"]), _targeted,
    norms().filter(lambda norm: norm.keyword != "classify").map(lambda norm: lean.evolve(norm, label=None)),
    subjects=st.none() | _for_each, authority=st.none() | texts, because=st.none() | texts, examples=_examples,
    span=st.just(NOWHERE), **_validity,
).map(_said_of_a_law)  # fmt: skip
rules = st.builds(
    lambda id_, title, body, **more: t.Rule(id_, title, body, id_span=NOWHERE, **more, **AT),
    _ids, st.none() | texts, bodies(), implements=_several(_targets), **_validity,
).map(_said_of_a_law)  # fmt: skip


@st.composite
def modules(draw: st.DrawFn) -> t.Module:
    """A file: body items of a short program, then declarations and rules; never body items behind a rule."""
    items: list[t.TopItem] = [*draw(bodies())]
    for _ in range(draw(st.integers(0, 3))):
        declared = st.one_of(_headers(), _part_items(), _parameters, _settings, _defines, _facts, _declared_themes)
        items.append(draw(st.one_of(declared, _alterations, _withdrawals, rules)))
        if not isinstance(items[-1], t.Rule | t.Alteration) and draw(st.integers(0, 3)) == 0:
            items += [draw(_opening), *draw(_several(body_items, most=2))]
    return t.Module(tuple(items), **AT)
