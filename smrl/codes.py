"""The registry of diagnostic codes: one row each, one page each in docs/diagnostics/.

S syntax, C checking, R rulesets and libraries, F facts, L lint, T official texts, U command line.
Raising a code that has no row here is a test failure, and so is a row nobody raises.
"""

from __future__ import annotations

from typing import Final

SYNTAX: Final[dict[str, str]] = {
    "S101": "a word or sign out of place",
    "S102": "a misspelt keyword",
    "S103": "a line that begins no item",
    "S104": "a text without its closing quotation mark",
    "S105": "a backslash that stands alone",
    "S106": "a stray character",
    "S107": "a sign of another language",
    "S108": "a letter that is not Latin",
    "S109": "a hidden character",
    "S111": "larger or deeper than the limits",
    "S112": "brackets that do not match",
    "S113": "a missing colon",
    "S114": "an example without a verdict",
    "S115": "not a verdict, or not a force",
    "S116": "a quantifier that does not stand last",
    "S117": "comparisons in a chain",
    "S118": "a word of the language used as a name",
    "S119": "a day that no calendar has",
    "S120": "a number written in another way",
    "S121": "something said twice",
    "S122": "a value of the wrong kind",
    "S123": "something that ends too early",
    "S124": "too many faults in a text",
    "S126": "a comment without a space before it",
}

CHECK: Final[dict[str, str]] = {
    "C101": "unknown name",
    "C102": "unknown fact of an entity",
    "C103": "a name with two readings",
    "C104": "words of unrelated entities",
    "C105": "not something a rule can be about",
    "C106": "not a list",
    "C107": "a variable that is taken",
    "C201": "units that do not fit",
    "C202": "a number without its unit",
    "C203": "unknown or impossible unit",
    "C204": "not a condition",
    "C205": "values of different kinds",
    "C206": "not a word of the list",
    "C207": "not a quantity",
    "C208": "arithmetic with temperatures",
    "C209": "no order to compare by",
    "C210": "not a length of time",
    "C211": "not a day or an instant",
    "C212": "a window that is no number of days",
    "C301": "an id that is taken",
    "C302": "a name that is taken",
    "C303": "unknown norm",
    "C304": "unknown part",
    "C305": "definitions in a circle",
    "C306": "norms about different subjects",
    "C307": "unknown theme",
    "C308": "definitions that grow too large",
    "C309": "too many faults",
    "C310": "too many collections inside one another",
    "C401": "an example's value that does not fit",
    "C402": "an example's fact that does not exist",
    "C403": "unknown label in an example",
    "C404": "a verdict stated twice",
    "C405": "unknown parameter in an example",
    "C501": "a parameter's value that does not fit",
    "C502": "unknown parameter",
    "C503": "an impossible date",
    "C504": "language version",
}

TAILORING: Final[dict[str, str]] = {
    "C601": "an alteration of a norm that is not there",
    "C602": "two alterations of one norm at one time",
    "C603": "a relaxation without authority, reason or end",
    "C604": "a missing citation",
    "C605": "an alteration about other subjects",
    "C606": "a tightening of weaker force",
    "C607": "an alteration in a ruleset that extends none",
    "C608": "a fact that is there already",
    "C609": "a fact declared wrongly",
    "C610": "a parameter set twice for one time",
    "C611": "parents that set a parameter differently",
}

RULESET: Final[dict[str, str]] = {
    "R101": "no such ruleset",
    "R102": "a ruleset that cannot be read",
    "R103": "a file that is not UTF-8",
    "R104": "a ruleset that is too large",
    "R105": "a folder without rules",
    "R106": "no such ruleset to extend",
    "R107": "a ruleset of another version than asked for",
    "R108": "rulesets that extend one another in a circle",
    "R109": "a ruleset to extend in another language version",
    "R110": "too many rulesets that extend one another",
}

FACTS: Final[dict[str, str]] = {
    "F101": "no such fact",
    "F102": "a number without a unit",
    "F103": "a quantity of another kind than the fact",
    "F104": "not a quantity",
    "F105": "outside the range that the fact can have",
    "F106": "not a whole number of things",
    "F107": "neither yes nor no",
    "F108": "not text",
    "F109": "not one of the words of a closed list",
    "F110": "not a date or a time",
    "F111": "`none` for a fact that cannot be absent",
    "F112": "an object of the wrong kind",
    "F113": "not a list, or a list with a hole",
    "F114": "an object without an id",
    "F115": "a link to an object that is not there",
    "F116": "two objects with one id",
    "F117": "moments in an impossible order",
    "F118": "a summary above what a recorded day shows",
    "F119": "a stated fact that contradicts the others",
    "F120": "a NaN or an infinity, taken as unknown",
    "F121": "times without a zone beside times with one",
    "F122": "two records of a daily log for one day",
    "F201": "a file of unknown format",
    "F202": "a file that is too large",
    "F203": "a file that is not UTF-8",
    "F204": "not YAML, JSON or TOML",
    "F205": "a file without facts",
    "F206": "nested too deep",
    "F207": "a key that stands twice",
    "F208": "anchors, aliases, merges or tags in YAML",
    "F209": "several YAML documents",
    "F210": "a list that contradicts its own count",
    "F211": "a record with two ids",
    "F212": "not a time zone",
    "F213": "too many faults to list",
}

LINT: Final[dict[str, str]] = {
    "L101": "an inferred subject",
    "L102": "many events judged as one",
    "L103": "a rule without an example",
    "L104": "an effort measured by no stated fact",
    "L105": "a fact that is never none",
    "L106": "a parameter hidden by a fact",
    "L107": "a tag that looks like another",
}

PROOF: Final[dict[str, str]] = {
    "L201": "norms that contradict each other",
    "L202": "a norm that never applies",
    "L203": "a norm that can never be met",
    "L204": "a norm that can never fail",
    "L205": "a tightening that is weaker",
    "L206": "a tightening that is not proved",
}

TEXTS: Final[dict[str, str]] = {
    "T101": "a file that is no text",
    "T102": "a text that is too large",
    "T103": "a text that is not UTF-8",
    "T104": "a hidden character in a text",
    "T105": "provisions that a text lacks",
    "T106": "a ruleset without numbered provisions",
    "T107": "a language that cannot be told",
    "T108": "numbered otherwise than the ruleset",
    "T109": "no place to keep texts",
    "T110": "a kept text that is damaged",
}

COMMAND: Final[dict[str, str]] = {
    "U101": "a file that cannot be used",
    "U102": "no such provision or norm",
    "U103": "nothing found",
    "U104": "more than memory or nesting allows",
    "U105": "not a date",
    "U106": "no rule files",
    "U107": "a part of smrl that is not installed",
    "U108": "no such tag or theme",
    "U109": "examples that fail already",
    "U199": "a fault in smrl itself",
}

CODES: Final[dict[str, str]] = {**SYNTAX, **CHECK, **TAILORING, **RULESET, **FACTS, **LINT, **PROOF, **TEXTS, **COMMAND}
