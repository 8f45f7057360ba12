"""The syntax tree: what was written, with its place. Spans ride along but never count in comparisons.

Built by smrl.syntax.from_lark, printed by smrl.syntax.format, read by smrl.check, written into by nobody. The module is
long because the tree is one thing, to be read in one place.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from smrl import lean
from smrl.source import Span


@lean.frozen
class Node:
    span: Span = lean.field(eq=False, repr=False, kw_only=True)


# -- expressions ----------------------------------------------------------------------------------------------------


@lean.frozen
class Name(Node):
    """A bare word: a fact, a bound variable, a parameter, a definition, or a choice's word."""

    word: str


@lean.frozen
class Field(Node):
    """`of.word`"""

    of: Expr
    word: str
    word_span: Span = lean.field(eq=False, repr=False, kw_only=True)


@lean.frozen
class Number(Node):
    """A number without a unit, as written (`text`) and exactly (`value`)."""

    text: str
    value: Fraction | int


@lean.frozen
class Amount(Node):
    """A number and a unit: `1 hour/day`."""

    text: str
    value: Fraction | int
    unit: str
    unit_span: Span = lean.field(eq=False, repr=False, kw_only=True)


@lean.frozen
class String(Node):
    text: str


@lean.frozen
class Literal_(Node):
    """`yes`, `no`, `none`, `unknown` (the last in examples only)."""

    word: Literal["yes", "no", "none", "unknown"]


@lean.frozen
class Timestamp(Node):
    """`2026-03-04`, `2026-03-04 12:00`: a day or an instant, as written."""

    text: str


@lean.frozen
class Now(Node):
    """The instant of evaluation."""


@lean.frozen
class Not(Node):
    of: Expr


@lean.frozen
class And(Node):
    """Two or more conditions, flat as written."""

    of: tuple[Expr, ...]


@lean.frozen
class Or(Node):
    of: tuple[Expr, ...]


@lean.frozen
class If(Node):
    condition: Expr
    then: Expr
    otherwise: Expr


CompareOp = Literal["=", "!=", "<", "<=", ">", ">="]


@lean.frozen
class Compare(Node):
    op: CompareOp
    left: Expr
    right: Expr
    op_span: Span = lean.field(eq=False, repr=False, kw_only=True)


@lean.frozen
class Between(Node):
    """`of between low and high`, both ends included."""

    of: Expr
    low: Expr
    high: Expr


@lean.frozen
class In(Node):
    """`of in {…}` or `of in list`."""

    of: Expr
    among: Expr


@lean.frozen
class IsState(Node):
    """`of is none`, `of is recorded`, `p is bound`."""

    of: Expr
    state: Literal["none", "recorded", "bound"]


@lean.frozen
class Before(Node):
    """`left before right`"""

    left: Expr
    right: Expr


@lean.frozen
class Within(Node):
    """`of within limit of anchor` (side "after"), `of within limit before anchor` (side "before")."""

    of: Expr
    limit: Expr
    side: Literal["after", "before"]
    anchor: Expr


@lean.frozen
class Arithmetic(Node):
    op: Literal["+", "-", "*", "/"]
    left: Expr
    right: Expr
    op_span: Span = lean.field(eq=False, repr=False, kw_only=True)


@lean.frozen
class Negative(Node):
    of: Expr


@lean.frozen
class Binding(Node):
    """`x in xs where F`: the element, the collection, the filter."""

    variable: str
    variable_span: Span = lean.field(eq=False, repr=False, kw_only=True)
    over: Expr
    where: Expr | None = None


@lean.frozen
class Quantifier(Node):
    """`every|some|no|most|at least n x in xs where F : C`"""

    kind: Literal["every", "some", "no", "most", "at_least"]
    number: int | None
    binding: Binding
    body: Expr


AggregateKind = Literal[
    "count", "sum", "minimum", "maximum", "average", "share", "unique", "commonest", "longest_run", "longest_gap",
    "greatest_count", "least_count", "greatest_sum", "least_sum",
]  # fmt: skip


@lean.frozen
class Window(Node):
    """`over 30 day`, any thirty days in a row; `over each year`, the years of the calendar; `over review_days`, as
    many days in a row as a parameter says."""

    length: Amount | None
    calendar: Literal["week", "month", "year"] | None = None
    parameter: Name | None = None


@lean.frozen
class Aggregate(Node):
    """`count(x in xs where F)`, `sum(x.d for x in xs where F)`, `share(x in xs : P)`, …

    `value` is what stands before `for` (sum, minimum, maximum, average, unique, commonest); `body` what stands after
    the colon (share). `longest_run(x in xs where F)`, `longest_gap(x in xs where F)` have neither.
    `greatest_count(x in xs where F over 30 day)`, `least_sum(x.d for x in xs over each week)` have a window.
    """

    kind: AggregateKind
    binding: Binding
    value: Expr | None = None
    body: Expr | None = None
    window: Window | None = None


@lean.frozen
class ListOf(Node):
    """`[a, b]`; in examples `partial [a, b]` is a list known in part, `partial 7 [a, b]` one of seven in all."""

    items: tuple[Expr, ...]
    partial: bool = False
    total: int | None = None


@lean.frozen
class SetOf(Node):
    items: tuple[Expr, ...]


@lean.frozen
class Assignment(Node):
    """`path = value` in a record, an example or its `given`; path is one or more words."""

    path: tuple[str, ...]
    value: Expr
    path_span: Span = lean.field(eq=False, repr=False, kw_only=True)


@lean.frozen
class RecordOf(Node):
    """`(open_air = 60 min, suitable = yes)`, in examples only."""

    items: tuple[Assignment, ...]


Expr = (
    Name
    | Field
    | Number
    | Amount
    | String
    | Literal_
    | Timestamp
    | Now
    | Not
    | And
    | Or
    | If
    | Compare
    | Between
    | In
    | IsState
    | Before
    | Within
    | Arithmetic
    | Negative
    | Quantifier
    | Aggregate
    | ListOf
    | SetOf
    | RecordOf
)


# -- references to provisions and norms ------------------------------------------------------------------------------


@lean.frozen
class Target(Node):
    """`21(1)`, `71(2)#required`, `part II.A`: what extend, apply, omitting, prevails and implements name."""

    kind: Literal["part", "provision"]
    id: str
    label: str | None = None


# -- items of a rule's body -------------------------------------------------------------------------------------------


@lean.frozen
class Gist(Node):
    """`gist en "…"`; also `note en "…"`, `title ru "…"`, `meaning en "…"`, `ask en "…"`: words in a language."""

    kind: Literal["gist", "note", "title", "meaning", "ask"]
    language: str
    text: str


@lean.frozen
class Tags(Node):
    words: tuple[str, ...]


@lean.frozen
class Themes(Node):
    """`limits restraint`, `protects health, privacy`: which security measures and which safeguards a norm is about."""

    kind: Literal["limits", "protects"]
    words: tuple[str, ...]
    word_spans: tuple[Span, ...] = lean.field(eq=False, repr=False, kw_only=True)


@lean.frozen
class Items(Node):
    """`items all of`, `items any of`, `items illustrative`: how the items under a chapeau count."""

    mode: Literal["all", "any", "illustrative"]


@lean.frozen
class EachOf(Node):
    """`each d in exercise_days where F`, or `each prisoner where F` (then `over` is None and `word` an entity)."""

    word: str
    word_span: Span = lean.field(eq=False, repr=False, kw_only=True)
    over: Expr | None = None
    where: Expr | None = None


@lean.frozen
class GroupOf(Node):
    """`each group of p in prisoners where F by p.religion as faith`"""

    binding: Binding
    by: Expr
    name: str
    name_span: Span = lean.field(eq=False, repr=False, kw_only=True)


@lean.frozen
class ForEach(Node):
    """`for each A, each B …`: the subjects of the norms after it."""

    subjects: tuple[EachOf | GroupOf, ...]


NormKeyword = Literal["require", "forbid", "recommend", "discourage", "prefer", "permit", "declare", "classify"]
TailKind = Literal["when", "unless", "except", "as_far_as"]


@lean.frozen
class Tail(Node):
    kind: TailKind
    condition: Expr


@lean.frozen
class Due(Node):
    """`due within limit of anchor`"""

    limit: Expr
    anchor: Expr


@lean.frozen
class Flag(Node):
    """`burden`, `benefit open`: how the norm travels."""

    kind: Literal["burden", "benefit_open"]


@lean.frozen
class Prevails(Node):
    """`prevails over 71(2)#required`"""

    over: tuple[Target, ...]


@lean.frozen
class Norm(Node):
    """A norm of any force. `declare "…"` has text and no condition; `classify E as k where F` entity and name."""

    keyword: NormKeyword
    keyword_span: Span = lean.field(eq=False, repr=False, kw_only=True)
    label_span: Span | None = lean.field(default=None, eq=False, repr=False, kw_only=True)
    label: str | None = None
    condition: Expr | None = None
    text: str | None = None
    entity: str | None = None
    name: str | None = None
    tails: tuple[Tail, ...] = ()
    due: Due | None = None
    flags: tuple[Flag, ...] = ()
    prevails: Prevails | None = None
    themes: tuple[Themes, ...] = ()


@lean.frozen
class Incorporate(Node):
    """`extend part II.A to prisoner where F if beneficial`, `apply part I, 5(1) to prisoner where F omitting 84(1)`"""

    verb: Literal["extend", "apply"]
    what: tuple[Target, ...]
    entity: str
    where: Expr | None
    omitting: tuple[Target, ...] = ()
    condition: Literal["beneficial", "conducive"] | None = None


@lean.frozen
class Expectation(Node):
    """`label: verdict as force`, or without the label for the provision (None); the force need not be said."""

    label: str | None
    verdict: str
    force: str | None = None


@lean.frozen
class Example(Node):
    name: str
    given: tuple[Assignment, ...]
    on: Timestamp | None
    facts: tuple[Assignment, ...]
    expected: tuple[Expectation, ...]


BodyItem = Gist | Tags | Themes | Items | ForEach | Norm | Incorporate | Example


# -- top-level items ---------------------------------------------------------------------------------------------------


@lean.frozen
class HeaderField(Node):
    """`language 1`, `version "1.0"`, `adopted 1955-08-30`, `short "SMR"`, `authority "…"`, `cite "…"`, by key."""

    key: str
    value: str


@lean.frozen
class Extends(Node):
    """`extends un.smr_1955 >= 1.0`: a ruleset whose rules hold here too, and which versions of it will do."""

    name: str
    name_span: Span = lean.field(eq=False, repr=False, kw_only=True)
    op: str | None = None
    version: str | None = None


@lean.frozen
class RulesetHeader(Node):
    name: str
    title: str
    fields: tuple[HeaderField, ...]
    words: tuple[Gist, ...] = ()
    extends: tuple[Extends, ...] = ()


@lean.frozen
class Part(Node):
    """`part II.C "Title"`, or with `applies to every prisoner where F`; a bare `part II.C` opens a rule file."""

    id: str
    title: str | None
    entity: str | None = None
    where: Expr | None = None
    words: tuple[Gist, ...] = ()


@lean.frozen
class TypeName(Node):
    """A parameter's type: a unit, `yes/no`, `one of {…}`, `ordered {…}`, `set of {…}`, `number`."""

    kind: Literal["unit", "boolean", "one_of", "ordered", "set_of", "number"]
    unit: str | None = None
    words: tuple[str, ...] = ()


@lean.frozen
class Default(Node):
    """`default V because "…"`: only where the text itself settles a term unless bound."""

    value: Expr
    because: str


@lean.frozen
class Parameter(Node):
    name: str
    type: TypeName
    name_span: Span = lean.field(eq=False, repr=False, kw_only=True)
    words: tuple[Gist, ...] = ()
    serves: tuple[Target, ...] = ()
    default: Default | None = None


@lean.frozen
class Setting(Node):
    """`set visit_interval = 14 day where F from 2015-01-01 until 2020-12-31 cite "…"` (until: the last day).

    `cite "…" unverified`: the author has not read it there.
    """

    name: str
    value: Expr
    name_span: Span = lean.field(eq=False, repr=False, kw_only=True)
    where: Expr | None = None
    start: Timestamp | None = None
    end: Timestamp | None = None
    cite: str | None = None
    unverified: bool = False


@lean.frozen
class Define(Node):
    """`define untried for prisoner as …`: a name for an expression about an entity (the root when no `for`)."""

    name: str
    entity: str | None
    value: Expr
    name_span: Span = lean.field(eq=False, repr=False, kw_only=True)
    words: tuple[Gist, ...] = ()


@lean.frozen
class FactDeclaration(Node):
    """`fact cell.air_volume : m^3 between 1 m^3 and 500 m^3`: what can be known of an entity here, beside what is
    common; `words` are its meaning and the question that learns it."""

    entity: str
    name: str
    type: TypeName
    path_span: Span = lean.field(eq=False, repr=False, kw_only=True)
    words: tuple[Gist, ...] = ()
    low: Expr | None = None
    high: Expr | None = None
    evidence: tuple[str, ...] = ()
    optional: bool = False


@lean.frozen
class Theme(Node):
    """`theme restraint : security`, `theme privacy : safeguard`: what norms limit or protect; `words` name it."""

    name: str
    kind: Literal["security", "safeguard"]
    name_span: Span = lean.field(eq=False, repr=False, kw_only=True)
    words: tuple[Gist, ...] = ()


@lean.frozen
class Alteration(Node):
    """`relax 9(1)#single until 2027-12-31 authorised by "…" because "…" cite "…": require …`: what a ruleset does to a
    norm that it inherits. `subjects` None: those of that norm. A withdrawal has no norm of its own."""

    verb: Literal["tighten", "relax", "replace", "withdraw"]
    target: Target
    norm: Norm | None
    subjects: ForEach | None = None
    start: Timestamp | None = None
    end: Timestamp | None = None
    authority: str | None = None
    because: str | None = None
    cite: str | None = None
    unverified: bool = False
    examples: tuple[Example, ...] = ()


@lean.frozen
class Rule(Node):
    """`rule HR-74(3) "…" implements 10 from 2013-01-01 cite "…"`, with what stands in it."""

    id: str
    title: str | None
    body: tuple[BodyItem, ...]
    id_span: Span = lean.field(eq=False, repr=False, kw_only=True)
    implements: tuple[Target, ...] = ()
    start: Timestamp | None = None
    end: Timestamp | None = None
    cite: str | None = None
    unverified: bool = False
    complete: bool = lean.field(default=True, eq=False, repr=False, kw_only=True)
    """False where an item of the body could not be read, so that what refers to it is not blamed."""


TopItem = RulesetHeader | Part | Parameter | Setting | Define | FactDeclaration | Theme | Alteration | Rule | BodyItem


@lean.frozen
class Module(Node):
    """One file: its items in order. Body items outside a rule make up the one unnamed rule of a short program."""

    items: tuple[TopItem, ...]
    unread: frozenset[str] = lean.field(default=frozenset(), eq=False, repr=False, kw_only=True)
    """Names and ids that are declared here by items that could not be read, so that who uses them is not blamed."""
    torn: bool = lean.field(default=False, eq=False, repr=False, kw_only=True)
    """Whether a header, or what looks like one, could not be read whole."""
