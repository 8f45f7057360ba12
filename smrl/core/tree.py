"""The typed core that all evaluators read. Names are resolved, units are canonical, definitions are in place.

Meaning, defined by smrl.backends.interpret and repeated by every other evaluator:

* A value is unknown (`None`), known absence (`ABSENT`), or of its type (smrl.vocabulary.types). Numbers that come out
  of aggregates over partly unknown data are intervals `[low, high]` with unknown ends where nothing is known; a number
  known exactly is the interval `[v, v]`, one of which nothing is known is unknown.
* Conditions are three-valued (strong Kleene). `ABSENT` where a condition is wanted counts as false.
* Reading a fact of unknown gives unknown, of ABSENT gives ABSENT. A comparison with ABSENT is false (`!=` is its
  negation, so true); else one with unknown is unknown. Arithmetic with ABSENT gives ABSENT, else with unknown, unknown.
* `a / b` is unknown where b is, or may be, zero.

Spans point at the rule; they never count in comparisons. The module is long because the core is one thing, to be read
in one place.
"""

from __future__ import annotations

from typing import Any, Literal

from smrl import lean
from smrl.core.validity import Validity
from smrl.instants import Calendar
from smrl.source import Source, Span
from smrl.units import Exact, Unit
from smrl.verdict import Force
from smrl.vocabulary import BOOLEAN, MOMENT, Fact, Type

# -- expressions ----------------------------------------------------------------------------------------------------


@lean.frozen
class Node:
    type: Type = lean.field(kw_only=True)
    span: Span | None = lean.field(eq=False, repr=False, kw_only=True, default=None)


@lean.frozen
class Condition(Node):
    """A node of type Boolean."""

    type: Type = lean.field(kw_only=True, default=BOOLEAN)


@lean.frozen
class Const(Node):
    """A known value, canonical; or ABSENT; or None for `unknown`. Sets are frozensets. `unit` is the one written."""

    value: Any
    unit: Unit | None = lean.field(default=None, eq=False)


@lean.frozen
class Var(Node):
    """A bound object: the root (named as the root entity), a subject, an element of a collection, a group."""

    name: str


@lean.frozen
class Read(Node):
    """The fact `entity.name` of an object; links, groups and collections too. `optional`: it can be ABSENT.

    The entity `<group>` has the facts key, size (an interval) and members of a Group subject.
    """

    of: Expr
    entity: str
    name: str
    optional: bool = False


@lean.frozen
class Case(Node):
    """One `set` of a parameter, by its index in Parameter.settings; holds where `where` does (None: everywhere)."""

    index: int
    where: Expr | None
    type: Type = lean.field(kw_only=True, default=BOOLEAN)


@lean.frozen
class Param(Node):
    """A parameter's value at the date of evaluation: the first case in force whose `where` is true; unknown if one
    before it is unknown; unbound when none is: then the trial value the evaluator is given, else unknown."""

    name: str
    cases: tuple[Case, ...] = ()


@lean.frozen
class IsBound(Condition):
    """Whether a setting of the parameter is in force on the date and its `where` true; only that can be unknown."""

    parameter: Param


@lean.frozen
class InForce(Condition):
    """Whether a norm of that validity is in force on the date: one that is not prevails over none."""

    validity: Validity


@lean.frozen
class Now(Node):
    """The instant (or day) of evaluation."""

    type: Type = lean.field(kw_only=True, default=MOMENT)


@lean.frozen
class Not(Condition):
    of: Expr


@lean.frozen
class And(Condition):
    of: tuple[Expr, ...]


@lean.frozen
class Or(Condition):
    of: tuple[Expr, ...]


@lean.frozen
class If(Node):
    """With an unknown condition: the value both arms agree on, else unknown."""

    condition: Expr
    then: Expr
    otherwise: Expr


@lean.frozen
class Compare(Condition):
    """Numbers of one dimension, or ordered choices (by position); `=` and `!=` for numbers too.

    `unit` is the rule's own unit for the margin: that of the threshold as written.
    """

    op: Literal["=", "!=", "<", "<=", ">", ">="]
    left: Expr
    right: Expr
    unit: Unit | None = lean.field(default=None, eq=False)


@lean.frozen
class Equal(Condition):
    """Words, choices, yes/no, moments (same stretch: true; overlapping: unknown), objects (by identity), sets."""

    left: Expr
    right: Expr


@lean.frozen
class Member(Condition):
    """`of in among`: among is a Const frozenset, a parameter or fact of set type, or a list of objects or words."""

    of: Expr
    among: Expr


@lean.frozen
class IsNone(Condition):
    of: Expr


@lean.frozen
class IsRecorded(Condition):
    of: Expr


@lean.frozen
class Before(Condition):
    left: Expr
    right: Expr


@lean.frozen
class Within(Condition):
    """side "after": anchor <= of <= anchor + limit. side "before": anchor - limit <= of <= anchor.
    side "until": of <= anchor + limit (for `due`). `grain`: seconds in the limit's own unit (smrl.instants.within)."""

    of: Expr
    limit: Expr
    side: Literal["after", "before", "until"]
    anchor: Expr
    grain: int


@lean.frozen
class Arithmetic(Node):
    op: Literal["+", "-", "*", "/"]
    left: Expr
    right: Expr


@lean.frozen
class Quantify(Condition):
    """every: no member fails; some: a member holds; most: more hold than do not.

    A member whose filter is unknown may or may not be one. Over an unknown collection unknown; over ABSENT as over an
    empty one; unseen members of a Partial make `every` never true, `some` never false and `most` open unless the rest
    decides.
    """

    kind: Literal["every", "some", "most"]
    variable: str
    over: Expr
    where: Expr | None
    body: Expr


@lean.frozen
class Aggregate(Node):
    """Over the members for which `where` is true; unknown filters and unseen members widen the result to an interval.

    count; sum, minimum, maximum, average of `value`; share: the part for which the condition `value` is true;
    unique: whether no two members share a value (Boolean); commonest: the set of most frequent values;
    longest_run: days in a row (a duration) on which some dated member is in; longest_gap: the longest stretch without
    one, from the period's start to its end. Members whose value is ABSENT are left out. sum and count of nothing
    are 0; minimum, maximum, average and share of nothing are unknown, longest_run of nothing is 0.
    `lower`, `upper`: canonical bounds of `value` known from its range, for members whose value is unknown.

    greatest_count, greatest_sum: the greatest count, or sum of `value`, that dated members come to in any `window`, 0
    where they come to less in all (there is always a window without any). least_count, least_sum: the least, among the
    windows that lie wholly in the period; unknown if the period is, or is too short to hold one. One that nobody has
    dated may be in any window. A window is so many calendar days in a row, or a week, month or year of the calendar.
    """

    kind: Literal[
        "count",
        "sum",
        "minimum",
        "maximum",
        "average",
        "share",
        "unique",
        "commonest",
        "longest_run",
        "longest_gap",
        "greatest_count",
        "least_count",
        "greatest_sum",
        "least_sum",
    ]
    variable: str
    over: Expr
    where: Expr | None
    value: Expr | None
    entity: str | None = None  # of the members; its `dated_by` is read for longest_run, longest_gap and windows
    lower: Exact | None = None
    upper: Exact | None = None
    window: int | Calendar | Param | None = None  # of a parameter its value, unknown where that is no whole day


@lean.frozen
class Named(Node):
    """A definition's or class's value under its name; means what `of` means."""

    name: str
    of: Expr


@lean.frozen
class Travels(Condition):
    """Whether an incorporated norm applies to the subject: the recorded finding on (norm, matter, prisoner) if any,
    else `otherwise`. `matter` is "beneficial" or "conducive"."""

    matter: Literal["beneficial", "conducive"]
    norm: str
    subject: Expr
    otherwise: bool | None


Expr = (
    Const
    | Var
    | Read
    | Param
    | Case
    | IsBound
    | InForce
    | Now
    | Not
    | And
    | Or
    | If
    | Compare
    | Equal
    | Member
    | IsNone
    | IsRecorded
    | Before
    | Within
    | Arithmetic
    | Quantify
    | Aggregate
    | Named
    | Travels
)


def children(expr: Expr) -> tuple[Expr, ...]:
    """The expressions directly inside one, in the order they are written."""
    match expr:
        case Read(of=of) | Not(of=of) | IsNone(of=of) | IsRecorded(of=of) | Named(of=of):
            return (of,)
        case And(of=parts) | Or(of=parts):
            return parts
        case If(condition=condition, then=then, otherwise=otherwise):
            return condition, then, otherwise
        case Compare(left=left, right=right) | Equal(left=left, right=right) | Before(left=left, right=right):
            return left, right
        case Arithmetic(left=left, right=right):
            return left, right
        case Member(of=of, among=among):
            return of, among
        case Within(of=of, limit=limit, anchor=anchor):
            return of, limit, anchor
        case Quantify(over=over, where=where, body=body):
            return (over, body) if where is None else (over, where, body)
        case Aggregate(over=over, where=where, value=value, window=window):
            days = window if isinstance(window, Param) else None
            return tuple(e for e in (over, where, value, days) if e is not None)
        case Param(cases=cases):
            return tuple(case.where for case in cases if case.where is not None)
        case IsBound(parameter=parameter):
            return (parameter,)
        case Travels(subject=subject):
            return (subject,)
        case Case(where=where) if where is not None:
            return (where,)
    return ()


# -- subjects and norms -----------------------------------------------------------------------------------------------


@lean.frozen
class Each:
    """Subjects one by one: members of `over`. Earlier variables may be used in `over` and `where`."""

    variable: str
    entity: str
    over: Expr
    where: Expr | None = None


@lean.frozen
class Group:
    """Subjects that are groups: members of `over` with an equal `by`. `variable` has key, size and members.

    Members whose key is ABSENT are in no group. Where some members' keys or filters are unknown there is one more
    group, of all of them, of key unknown and size [0, n], after the known ones; these come in order of first
    appearance, each of size [k, k + n]. Members of a known group are a Partial when n > 0.
    """

    variable: str
    member: str
    entity: str
    over: Expr
    where: Expr | None
    by: Expr


@lean.frozen
class Scope:
    """The subjects of norms: nested binders, outermost first; none: the root itself is the one subject.

    How subjects come about, in order, for each member of a binder's collection:
    collection unknown: one open subject (the outer values so far), undetermined unless already not applicable;
    ABSENT or empty: no subject; `where` false: one subject that ends here, its norms not applicable;
    `where` unknown: goes on, with the norms' applicability unknown at best;
    unseen members of a Partial: after the known ones, one open subject.
    """

    binders: tuple[Each | Group, ...] = ()


@lean.frozen
class Reason:
    """One tail: what was written, as a condition."""

    kind: Literal["when", "unless", "except", "as_far_as", "due", "incorporation", "prevails", "part"]
    condition: Expr
    span: Span | None = lean.field(eq=False, repr=False, kw_only=True, default=None)


@lean.frozen
class Alteration:
    """What a ruleset does to a norm that it inherits, from the first to the last day of its validity.

    `norm` is the id of the norm as inherited (for one that was altered before: of that version), `by` that of the norm
    which stands in its place, None where it is withdrawn. `proved` only matters to `tighten`: whether a valid record
    says that nothing which fails `norm` meets `by`.
    """

    kind: Literal["tighten", "relax", "replace", "withdraw"]
    norm: str
    by: str | None
    ruleset: str
    start: str | None
    end: str | None
    authority: str | None
    because: str | None
    cite: str | None
    unverified: bool = False
    proved: bool = False
    span: Span | None = lean.field(eq=False, repr=False, kw_only=True, default=None)


@lean.frozen
class Norm:
    """What can be met or not.

    A: scope filters, and every `when`, `part`, `incorporation` condition; E: any `unless` or `prevails` condition;
    C: `condition` (already negated for forbid and discourage); X: any `except` condition, the negation of any
    `as_far_as`, or a `due` condition (true while it is not yet late). P = A and not E; M = C or X:
    P false: not_applicable; M true: compliant; P true and M false: non_compliant; else undetermined.
    Permissions and principles by text have no condition and no subjects: always not_applicable.
    """

    id: str
    provision: str
    label: str
    force: Force
    keyword: str
    scope: Scope
    condition: Expr | None
    reasons: tuple[Reason, ...] = ()
    text: str | None = None
    home: str | None = None  # the id of the norm that was incorporated, for `95 > 89#paid`
    flags: frozenset[str] = frozenset()
    trial: tuple[str, ...] = ()  # unbound finite parameters to be tried value by value
    validity: Validity | None = None  # None: always in force
    ruleset: str = ""  # the one it is inherited from; empty for the program's own
    tags: tuple[str, ...] = ()  # those of the rule it is written in
    limits: tuple[str, ...] = ()  # themes: security measures that it keeps within bounds
    protects: tuple[str, ...] = ()  # themes: safeguards of dignity that it gives effect to
    cite: str | None = None  # the law it rests on, where that is not the instrument itself
    unverified: bool = False  # whether its author has not read that law
    alters: Alteration | None = None  # for a norm that stands in another's place
    span: Span | None = lean.field(eq=False, repr=False, kw_only=True, default=None)

    def because(self, *kinds: str) -> tuple[Reason, ...]:
        return tuple(r for r in self.reasons if r.kind in kinds)


# -- the whole --------------------------------------------------------------------------------------------------------


@lean.frozen
class SettingInForce:
    """One binding of a parameter: canonical value, first and last day of validity, the law it comes from."""

    value: Any
    unit: Unit | None
    start: str | None
    end: str | None
    cite: str | None
    unverified: bool = False  # whether its author has not read that law
    ruleset: str = ""  # the one that binds it; empty for the program's own
    where: Span | None = lean.field(eq=False, repr=False, kw_only=True, default=None)  # for whom: as it is written
    span: Span | None = lean.field(eq=False, repr=False, kw_only=True, default=None)


@lean.frozen
class Parameter:
    """An open term. `values` are what a finite one can be (yes/no: True, False); empty for quantities."""

    name: str
    type: Type
    values: tuple[Any, ...]
    meaning: dict[str, str]
    serves: tuple[str, ...]
    settings: tuple[SettingInForce, ...] = ()
    default: Any = None
    default_because: str | None = None
    span: Span | None = lean.field(eq=False, repr=False, kw_only=True, default=None)


@lean.frozen
class Provision:
    """A provision, or the rule above its paragraphs: `21` has the children `21(1)` and `21(2)`."""

    id: str
    title: dict[str, str]
    part: str | None
    parent: str | None
    children: tuple[str, ...]
    norms: tuple[str, ...]
    gists: dict[str, str]
    notes: dict[str, tuple[str, ...]]
    tags: tuple[str, ...]
    items: Literal["all", "any", "illustrative"] = "all"
    ruleset: str = ""  # the one it is inherited from; empty for the program's own
    implements: tuple[str, ...] = ()
    cite: str | None = None
    unverified: bool = False
    span: Span | None = lean.field(eq=False, repr=False, kw_only=True, default=None)


@lean.frozen
class Given:
    """A record of an example: entity and canonical values by fact name (None: stated unknown)."""

    entity: str
    values: dict[str, Any]


@lean.frozen
class Example:
    """An example of a provision: the facts as a tree of Given from the root down, and what must come out.

    Collections are tuples or Partial of Given (or of words). `on` is an ISO text or None. `expected` maps a norm's
    label to a verdict; the key None is the provision's own. `forces` maps those labels for which it is said to the
    force of the norm, None to that of the norms that decide the provision.
    """

    name: str
    provision: str
    parameters: dict[str, Any]
    on: str | None
    facts: Given
    expected: dict[str | None, str]
    forces: dict[str | None, str] = lean.field(factory=dict)
    span: Span | None = lean.field(eq=False, repr=False, kw_only=True, default=None)


@lean.frozen
class Theme:
    """What norms limit (a measure of security) or protect (a safeguard of dignity)."""

    name: str
    kind: Literal["security", "safeguard"]
    title: dict[str, str]
    meaning: dict[str, str]
    ruleset: str = ""  # the one it is inherited from; empty for the program's own
    span: Span | None = lean.field(eq=False, repr=False, kw_only=True, default=None)


@lean.frozen
class PartInfo:
    id: str
    title: dict[str, str]
    span: Span | None = lean.field(eq=False, repr=False, kw_only=True, default=None)


@lean.frozen
class Header:
    name: str
    title: dict[str, str]
    language: int
    fields: dict[str, str]


@lean.frozen
class Program:
    """A compiled ruleset, before any backend. Norms come in the order of the ruleset; incorporated ones where they
    are incorporated."""

    header: Header
    vocabulary: str
    parts: tuple[PartInfo, ...]
    parameters: dict[str, Parameter]
    provisions: dict[str, Provision]
    norms: tuple[Norm, ...]
    examples: tuple[Example, ...]
    sources: tuple[Source, ...] = lean.field(repr=False)
    lint: tuple[Any, ...] = ()
    lineage: tuple[Header, ...] = ()  # of the rulesets it extends, each after those that it extends itself
    alterations: tuple[Alteration, ...] = ()
    themes: dict[str, Theme] = lean.field(factory=dict)
    facts: tuple[Fact, ...] = ()  # declared by it or by a ruleset it extends: see smrl.vocabulary.extended
