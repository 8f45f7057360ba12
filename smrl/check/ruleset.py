"""Checking a whole ruleset: gather what it declares, check every rule against it, put the core together.

The passes, in order: header, parts and rules are gathered from all files; parameters, then their settings; definitions
and classes; norms of every provision; what is extended, applied and overridden; examples; lint. Every pass runs
whatever the ones before it found, so that one run reports all faults.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from smrl import lean
from smrl.check.collections import Collections
from smrl.check.constants import Constants
from smrl.check.declarations import Declarations, Definition
from smrl.check.examples import ExampleChecker
from smrl.check.expressions import Expressions
from smrl.check.incorporation import Incorporation
from smrl.check.lint import lint
from smrl.check.norms import NormChecker, PartScope
from smrl.check.parameters import ParameterChecker
from smrl.check.provisions import PROGRAM, Provisions, provision
from smrl.check.reporter import Flood, Reporter, did_you_mean
from smrl.check.subjects import SubjectChecker
from smrl.check.surroundings import Surroundings
from smrl.core import tree as core
from smrl.diagnostics import Diagnostic, Label
from smrl.source import Source, Span
from smrl.syntax import tree
from smrl.vocabulary import Vocabulary

LANGUAGE: Final = 1  # the version of the rule language this checker knows


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
) -> CheckResult:
    """Check the files of one ruleset together, whose parsing found `faults` (which are not repeated in the result).

    `name` is used where no header gives one.
    """
    checker = _Ruleset.over(vocabulary, frozenset(fault.span for fault in faults if fault.span is not None))
    program: core.Program | None = None
    with suppress(Flood):
        for module, _ in files:
            checker.gather(module)
        program = checker.assemble(name, tuple(source for _, source in files))
    found = tuple(checker.report.found)
    if program is None or checker.report.failed:
        return CheckResult(None, found)
    return CheckResult(lean.evolve(program, lint=found), found)  # without an error, what was found are warnings


@lean.define
class _Ruleset:
    vocabulary: Vocabulary
    report: Reporter
    declared: Declarations
    expressions: Expressions
    norms: NormChecker
    constants: Constants
    provisions: Provisions
    header: tree.RulesetHeader | None = None
    parts: dict[str, tree.Part] = lean.field(factory=dict)
    parameters: list[tree.Parameter] = lean.field(factory=list)
    settings: list[tree.Setting] = lean.field(factory=list)
    definitions: list[tree.Define] = lean.field(factory=list)
    loose: list[tree.BodyItem] = lean.field(factory=list)

    @classmethod
    def over(cls, vocabulary: Vocabulary, known: frozenset[Span]) -> _Ruleset:
        report, declared = Reporter(known), Declarations()
        expressions = Expressions(vocabulary, declared, report)
        collections = Collections(expressions)
        expressions.collections = collections
        subjects = SubjectChecker(expressions, collections)
        norms = NormChecker(expressions, subjects, report)
        return cls(vocabulary, report, declared, expressions, norms, Constants(vocabulary, report), Provisions(report))

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
                case _:
                    self.loose.append(item)

    def _header(self, item: tree.RulesetHeader) -> None:
        if self.header is not None:
            self.report.error(
                "C302", "a ruleset has one header", item.span, None, Label(self.header.span, "the first is here")
            )
            return
        self.header = item
        versions = [field for field in item.fields if field.key == "language"]
        if not versions:
            self.report.error(
                "C504",
                "the header does not say which version of the language it is written in",
                item.span,
                f"add `language {LANGUAGE}`",
            )
        elif versions[0].value != str(LANGUAGE):
            self.report.error(
                "C504",
                f"this ruleset is in language version {versions[0].value}, and this library reads version {LANGUAGE}",
                versions[0].span,
            )

    def _part(self, item: tree.Part) -> None:
        known = self.parts.get(item.id)
        declares = item.title is not None or item.where is not None
        if known is None or (declares and known.title is None and known.where is None):
            self.parts[item.id] = item
        elif declares:
            self.report.error(
                "C302", f"part {item.id} is declared twice", item.span, None, Label(known.span, "first here")
            )

    # -- assembling ------------------------------------------------------------------------------------------------

    def assemble(self, name: str, sources: tuple[Source, ...]) -> core.Program:
        parameters = ParameterChecker(self.vocabulary, self.declared, self.constants, self.report)
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
                if (
                    isinstance(item, tree.Norm)
                    and item.keyword == "classify"
                    and item.name
                    and item.condition is not None
                ):
                    self._define(item.name, item.entity, item.condition, item.span)
        self._check_definitions()

        checked = {
            id: self.norms.provision(id, body, part, self._scope(part), short=id == PROGRAM)
            for id, (body, part) in rules.items()
        }
        for id, (rule, _) in self.provisions.found.items():
            checked[id] = lean.evolve(checked[id], complete=rule.complete)
        clauses = [(id, item) for id, (body, _) in rules.items() for item in body if isinstance(item, tree.Incorporate)]
        spans = {id: part.span for id, part in self.parts.items()}
        drafts = [draft for found in checked.values() for draft in found.drafts]
        norms = Incorporation(self.norms, self.vocabulary, self.report, drafts, spans, checked).run(clauses)

        examples: list[core.Example] = []
        checker = ExampleChecker(self.vocabulary, self.declared, self.constants, self.report)
        for id, (body, _) in rules.items():
            for item in body:
                if isinstance(item, tree.Example):
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
        shown = {id for id, (body, _) in rules.items() if any(isinstance(item, tree.Example) for item in body)}
        lint(norms, shown if self.provisions.found else rules, self.vocabulary, self.report)
        return core.Program(
            self._head(name),
            self.vocabulary.name,
            self._parts(),
            dict(self.declared.parameters),
            provisions,
            tuple(norms),
            tuple(examples),
            sources,
        )

    def _define(self, name: str, entity: str | None, value: tree.Expr, span: Span) -> None:
        entity = entity or self.vocabulary.root
        if entity not in self.vocabulary.entities:
            near = self.vocabulary.near(entity, iter(self.vocabulary.entities))
            self.report.error("C105", f"there is no entity `{entity}`", span, did_you_mean(near))
            return
        known = self.declared.definition(entity, name)
        if known is not None:
            self.report.error(
                "C302", f"`{name}` is defined twice for `{entity}`", span, None, Label(known.span, "first here")
            )
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
            if declared is not None and declared.where is not None and declared.entity is not None:
                return PartScope(part, declared.entity, declared.where, declared.span)
            part = part.rpartition(".")[0] or None
        return None

    def _head(self, name: str) -> core.Header:
        if self.header is None:
            return core.Header(name, {}, LANGUAGE, {})
        titles = {"en": self.header.title, **{w.language: w.text for w in self.header.words if w.kind == "title"}}
        fields = {field.key: field.value for field in self.header.fields}
        return core.Header(self.header.name, titles, LANGUAGE, fields)

    def _parts(self) -> tuple[core.PartInfo, ...]:
        infos = []
        for id, part in self.parts.items():
            title = {"en": part.title} if part.title is not None else {}
            title |= {w.language: w.text for w in part.words if w.kind == "title"}
            infos.append(core.PartInfo(id, title, span=part.span))
        return tuple(infos)
