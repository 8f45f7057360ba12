"""Checking a whole ruleset: gather what it declares, check every rule against it, put the core together.

The passes, in order: facts that rulesets declare themselves; header, parts and rules are gathered from all files;
parameters, then their settings; definitions and classes; norms of every provision; what is altered; what is extended,
applied and overridden; examples; lint. Every pass runs whatever the ones before it found, so that one run reports all
faults. A ruleset that extends others is checked together with them, from the text: what it sets changes their norms.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from smrl import lean
from smrl.check.alterations import AlterationChecker
from smrl.check.collections import Collections
from smrl.check.constants import Constants
from smrl.check.dates import first_and_last
from smrl.check.declarations import Declarations, Definition
from smrl.check.examples import ExampleChecker
from smrl.check.expressions import Expressions
from smrl.check.facts import FactChecker
from smrl.check.family import LANGUAGE, Family, Layer
from smrl.check.incorporation import Incorporation
from smrl.check.lint import lint
from smrl.check.norms import Draft, NormChecker, PartScope
from smrl.check.parameters import ParameterChecker
from smrl.check.provisions import PROGRAM, Provisions, provision
from smrl.check.reporter import Flood, Reporter, did_you_mean
from smrl.check.subjects import SubjectChecker
from smrl.check.surroundings import Surroundings
from smrl.check.themes import ThemeChecker
from smrl.core import tree as core
from smrl.core.validity import Validity
from smrl.diagnostics import Diagnostic, Label, Severity
from smrl.source import Source, Span
from smrl.syntax import tree
from smrl.vocabulary import Vocabulary
from smrl.vocabulary.extended import extended


@lean.frozen
class CheckResult:
    """The program, or None where there are errors; warnings can stand beside a program."""

    program: core.Program | None
    diagnostics: tuple[Diagnostic, ...]


def check(
    files: Sequence[tuple[tree.Module, Source]],
    vocabulary: Vocabulary,
    name: str = "<text>",
    faults: Sequence[Diagnostic] = (),
    parents: Sequence[Layer] = (),
) -> CheckResult:
    """Check the files of one ruleset together, whose parsing found `faults` (which are not repeated in the result).

    `name` is used where no header gives one. `parents` are the rulesets it extends, and those that they extend, each
    after its own; what only warns of something in them is left to their own checking.
    """
    own = Layer(name, (), tuple(files))
    if own.header is not None:
        own = Layer(own.header.name, tuple(parent.name for parent in own.header.extends), own.files)
    if own.foreign is not None:
        message = f"this ruleset is in language version {own.foreign.value}, and this library reads version {LANGUAGE}"
        return CheckResult(None, (Diagnostic("C504", message, own.foreign.span),))
    family = Family((*parents, own))
    report = Reporter(frozenset(fault.span for fault in faults if fault.span is not None))
    program: core.Program | None = None
    with suppress(Flood):
        declared = _declared(family, vocabulary, report)
        facts = tuple(declared.found.values())
        checker = _Ruleset.over(family, extended(vocabulary, facts), report, declared)
        for layer in family:
            for module, _ in layer.files:
                checker.gather(module)
        program = lean.evolve(checker.assemble(), facts=facts)
    found = tuple(one for one in report.found if one.severity is Severity.error or family.of(one.span) is own)
    if program is None or report.failed:
        return CheckResult(None, found)
    return CheckResult(lean.evolve(program, lint=found), found)  # without an error, what was found are warnings


def _declared(family: Family, vocabulary: Vocabulary, report: Reporter) -> FactChecker:
    checker = FactChecker(vocabulary, family, report)
    for layer in family:
        for module, _ in layer.files:
            for item in module.items:
                if isinstance(item, tree.FactDeclaration):
                    checker.declare(item)
    return checker


@lean.define
class _Ruleset:
    family: Family
    vocabulary: Vocabulary
    report: Reporter
    declared: Declarations
    expressions: Expressions
    norms: NormChecker
    constants: Constants
    provisions: Provisions
    headers: dict[str, tree.RulesetHeader] = lean.field(factory=dict)
    parts: dict[str, tree.Part] = lean.field(factory=dict)
    parameters: list[tree.Parameter] = lean.field(factory=list)
    settings: list[tree.Setting] = lean.field(factory=list)
    definitions: list[tree.Define] = lean.field(factory=list)
    alterations: list[tree.Alteration] = lean.field(factory=list)
    loose: list[tree.BodyItem] = lean.field(factory=list)

    @classmethod
    def over(cls, family: Family, vocabulary: Vocabulary, report: Reporter, facts: FactChecker) -> _Ruleset:
        declared = Declarations(family, facts.places, facts.unread)
        expressions = Expressions(vocabulary, declared, report)
        collections = Collections(expressions)
        expressions.collections = collections
        subjects = SubjectChecker(expressions, collections)
        norms = NormChecker(expressions, subjects, ThemeChecker(declared, family, report), report)
        constants, provisions = Constants(vocabulary, report), Provisions(report, family)
        return cls(family, vocabulary, report, declared, expressions, norms, constants, provisions)

    # -- gathering -------------------------------------------------------------------------------------------------

    def gather(self, module: tree.Module) -> None:
        """Sort a file's items; the part it opens holds for the rules after it in that file."""
        part: str | None = None
        self.declared.unread |= module.unread
        for item in module.items:
            match item:
                case tree.RulesetHeader():
                    self._header(item)
                case tree.Part(id=id):
                    part = id
                    self._part(item)
                case tree.Parameter():
                    self.parameters.append(item)
                case tree.Setting():
                    self.settings.append(item)
                case tree.Define():
                    self.definitions.append(item)
                case tree.Rule():
                    self.provisions.add(item, part)
                case tree.Alteration():
                    self.alterations.append(item)
                case tree.Theme():
                    self.norms.themes.declare(item)
                case tree.FactDeclaration():
                    pass  # in the vocabulary already
                case _:
                    self.loose.append(item)

    def _header(self, item: tree.RulesetHeader) -> None:
        layer = self.family.of(item.span).name
        known = self.headers.setdefault(layer, item)
        if known is not item:
            self.report.error(
                "C302", "a ruleset has one header", item.span, None, Label(known.span, "the first is here")
            )
            return
        if not any(field.key == "language" for field in item.fields):
            self.report.error(
                "C504",
                "the header does not say which version of the language it is written in",
                item.span,
                f"add `language {LANGUAGE}`",
            )

    def _part(self, item: tree.Part) -> None:
        known = self.parts.get(item.id)
        declares = item.title is not None or item.where is not None
        if known is None or (declares and known.title is None and known.where is None):
            self.parts[item.id] = item
        elif declares:
            self.report.error(
                "C302",
                f"part {item.id} is declared twice",
                item.span,
                self.family.apart(known.span, item.span),
                Label(known.span, "first here"),
            )

    # -- assembling ------------------------------------------------------------------------------------------------

    def assemble(self) -> core.Program:
        parameters = ParameterChecker(self.vocabulary, self.declared, self.constants, self.report, self.family)
        for node in self.parameters:
            parameters.declare(node)
        parameters.settings(self.settings)
        for definition in self.definitions:
            self._define(definition.name, definition.entity, definition.value, definition.name_span)
        rules = {id: (rule.body, part) for id, (rule, part) in self.provisions.found.items()}
        if self.loose:
            rules[PROGRAM] = (tuple(self.loose), None)
        for body, _ in rules.values():
            for item in body:
                if isinstance(item, tree.Norm) and item.keyword == "classify":
                    assert item.name is not None
                    assert item.condition is not None
                    self._define(item.name, item.entity, item.condition, item.span)
        self._check_definitions()

        checked = {
            id: self.norms.provision(id, body, part, self._scope(part), short=id == PROGRAM)
            for id, (body, part) in rules.items()
        }
        for id, (rule, _) in self.provisions.found.items():
            checked[id] = lean.evolve(
                checked[id], complete=rule.complete, drafts=self._stamped(rule, checked[id].drafts)
            )
        clauses = [(id, item) for id, (body, _) in rules.items() for item in body if isinstance(item, tree.Incorporate)]
        spans = {id: part.span for id, part in self.parts.items()}
        drafts = [draft for found in checked.values() for draft in found.drafts]
        altering = AlterationChecker(self.norms, self.family, self.report, drafts, checked, self._scope)
        alterations = altering.run(self.alterations)
        incorporation = Incorporation(self.norms, self.vocabulary, self.report, drafts, spans, checked)
        norms = incorporation.run(clauses)
        for rule, _ in self.provisions.found.values():
            if self.family.of(rule.span).extends:  # else what it implements stands in a ruleset that nobody names
                for target in rule.implements:
                    incorporation.of(target)

        examples: list[core.Example] = []
        checker = ExampleChecker(self.vocabulary, self.declared, self.constants, self.report)
        shown = [(item, id) for id, (body, _) in rules.items() for item in body if isinstance(item, tree.Example)]
        shown += [(item, node.target.id) for node in self.alterations for item in node.examples]
        for item, id in shown:  # those of a ruleset that is extended tell how it is without being tailored
            if id in checked and self.family.of(item.span) is self.family.own:
                example = checker.example(item, id, checked[id])
                if example is not None:
                    examples.append(example)
        by_provision: dict[str, list[str]] = {}
        for norm in norms:
            by_provision.setdefault(norm.provision, []).append(norm.id)
        provisions = self.provisions.build(by_provision)
        if self.loose:
            loose = tree.Rule(PROGRAM, None, tuple(self.loose), span=self.loose[0].span, id_span=self.loose[0].span)
            provisions[PROGRAM] = provision(PROGRAM, loose, None, (), tuple(by_provision.get(PROGRAM, ())))
        exemplified = {id for _, id in shown} if self.provisions.found else set(rules)
        exemplified |= {id for id, provision in checked.items() if not provision.complete}
        lint(norms, exemplified, self.vocabulary, self.report)
        self.norms.themes.lint(rule for rule, _ in self.provisions.found.values())
        lineage = tuple(self._head(layer) for layer in self.family.layers[:-1])
        return core.Program(
            self._head(self.family.own),
            self.vocabulary.name,
            self._parts(),
            dict(self.declared.parameters),
            provisions,
            tuple(norms),
            tuple(examples),
            tuple(source for layer in self.family for _, source in layer.files),
            lineage=lineage,
            alterations=alterations,
            themes=dict(self.norms.themes.themes),
        )

    def _stamped(self, rule: tree.Rule, drafts: list[Draft]) -> list[Draft]:
        """The norms of a rule with what its head says of them: whose they are, when they are valid, by which law."""
        ruleset = self.family.inherits(rule.span)
        dated = first_and_last(rule.start, rule.end, self.report) and (rule.start or rule.end)
        if not (ruleset or dated or rule.cite):
            return drafts
        start, end = rule.start.text if rule.start else None, rule.end.text if rule.end else None
        validity = Validity(start, end) if dated else None
        told: dict[str, Any] = {"ruleset": ruleset, "validity": validity}
        told |= {"cite": rule.cite, "unverified": rule.unverified}
        return [lean.evolve(draft, norm=lean.evolve(draft.norm, **told)) for draft in drafts]

    def _define(self, name: str, entity: str | None, value: tree.Expr, span: Span) -> None:
        entity = entity or self.vocabulary.root
        if entity not in self.vocabulary.entities:
            near = self.vocabulary.near(entity, iter(self.vocabulary.entities))
            self.report.error("C105", f"there is no entity `{entity}`", span, did_you_mean(near))
            return
        known = self.declared.definition(entity, name)
        if known is not None:
            self.report.error(
                "C302",
                f"`{name}` is defined twice for `{entity}`",
                span,
                self.family.apart(known.span, span),
                Label(known.span, "first here"),
            )
        elif (place := self.declared.hidden(entity, name, span)) is not None:
            message = f"`{entity}.{name}` has a meaning already"
            self.report.error("C608", message, place, "choose another name", Label(span, "defined here"))
        elif (
            self.vocabulary.fact(entity, name) is not None
            or name in self.declared.parameters
            or name in self.vocabulary.entities
        ):
            self.report.error("C302", f"`{name}` has a meaning already", span, "choose another name")
        else:
            self.declared.define(Definition(name, entity, value, span))

    def _check_definitions(self) -> None:
        """Each on its own, so that a fault in one that nobody uses is found too."""
        for definition in self.declared.definitions:
            around = Surroundings.of_root(self.vocabulary)
            if definition.entity == self.vocabulary.root:
                self.expressions.check(tree.Name(definition.name, span=definition.span), around)
                continue
            subject = self.norms.subjects.anybody(definition.entity)
            self.expressions.check(tree.Name(definition.name, span=definition.span), subject)

    def _scope(self, part: str | None) -> PartScope | None:
        """The filter of a part, or of the nearest part above it that has one."""
        while part is not None:
            declared = self.parts.get(part)
            if declared is not None and declared.where is not None:
                assert declared.entity is not None
                return PartScope(part, declared.entity, declared.where, declared.span)
            part = part.rpartition(".")[0] or None
        return None

    def _head(self, layer: Layer) -> core.Header:
        header = layer.header
        if header is None:
            return core.Header(layer.name, {}, LANGUAGE, {})
        titles = {"en": header.title, **{w.language: w.text for w in header.words if w.kind == "title"}}
        fields = {field.key: field.value for field in header.fields}
        return core.Header(layer.name, titles, LANGUAGE, fields)

    def _parts(self) -> tuple[core.PartInfo, ...]:
        infos = []
        for id, part in self.parts.items():
            title = {"en": part.title} if part.title is not None else {}
            title |= {w.language: w.text for w in part.words if w.kind == "title"}
            infos.append(core.PartInfo(id, title, span=part.span))
        return tuple(infos)
