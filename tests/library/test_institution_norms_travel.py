"""Norms on the institution that a clause carries further: to whose good, and no further than the institution itself."""

from __future__ import annotations

import smrl

RULESET = """
ruleset house "House rules"
  language 1

part II "Under sentence" applies to every prisoner where sentenced

define sentenced for prisoner as some t in titles : t.kind = sentence
define charged for prisoner as some t in titles : t.kind = charge

part II

rule 1 "The institution"
  require library: library is recorded
  require stern: rules_applied_impartially burden
  require doubtful: bathing_installations_sufficient benefit open
  example "for those under sentence, all of it":
      prisoners = [(id = "P", titles = [(kind = sentence)])], library = none,
      rules_applied_impartially = no, bathing_installations_sufficient = no
      -> non_compliant, library: non_compliant, stern: non_compliant, doubtful: non_compliant
  example "for the charged, what does them good":
      kind = remand_centre, prisoners = [(id = "P", titles = [(kind = charge)])], library = none,
      rules_applied_impartially = no, bathing_installations_sufficient = no
      -> non_compliant, library: non_compliant, stern: not_applicable, doubtful: undetermined
  example "found to do the only one no good":
      kind = remand_centre, prisoners = [(id = "P", titles = [(kind = charge)])], library = none,
      benefit_findings = [(norm = "1#library", prisoner = "P", matter = beneficial, holds = no)]
      -> undetermined, library: not_applicable
  example "no good to one, good to another":
      prisoners = [(id = "P", titles = [(kind = charge)]), (id = "Q", titles = [(kind = charge)])],
      library = none,
      benefit_findings = [(norm = "1#library", prisoner = "P", matter = beneficial, holds = no)]
      -> non_compliant, library: non_compliant
  example "in a prison, whoever is there":
      kind = prison, prisoners = [], library = none, rules_applied_impartially = no
      -> non_compliant, library: non_compliant, stern: non_compliant

rule 2 "The people in it"
  for each prisoner
  require own_bed: bedding.own_bed
  example "being in a prison is no title":
      facility.kind = prison, titles = [(kind = debt)], bedding.own_bed = no
      -> not_applicable, own_bed: not_applicable

rule 3 "Further"
  extend part II to prisoner where charged if beneficial
  extend part II to facility where kind = prison
"""


def test_both_evaluators_agree_with_the_examples() -> None:
    report = smrl.compile(RULESET).test()
    assert [str(failure) for failure in report.failures] == []
    assert len(smrl.compile(RULESET).compiled.program.examples) == 6
