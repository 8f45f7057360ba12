"""Characters and signs that people type and the language does not know, each with what to write instead."""

from __future__ import annotations

import unicodedata
from difflib import get_close_matches
from typing import Final

from smrl.syntax.words import BODY, CONTEXTUAL, RESERVED, TOP

_SIGNS: Final = {
    "==": "equality is written `=`",
    "===": "equality is written `=`",
    ":=": "equality is written `=`",
    "=>": "at least is written `>=`; a verdict follows `->`",
    "=<": "at most is written `<=`",
    "<>": "inequality is written `!=`",
    "!": "negation is written `not`, inequality `!=`",
    "&&": "conjunction is written `and`",
    "||": "disjunction is written `or`",
    "**": "powers stand in units only, such as `m^2`",
    "<-": "a verdict follows `->`; a comparison with a negative number needs a space, `< -1`",
    "≥": "at least is written `>=`",
    "⩾": "at least is written `>=`",
    "≤": "at most is written `<=`",
    "⩽": "at most is written `<=`",
    "≠": "inequality is written `!=`",
    "¬": "negation is written `not`",
    "∧": "conjunction is written `and`",
    "∨": "disjunction is written `or`",
    "×": "multiplication is written `*`",
    "÷": "division is written ` / `",
    "−": "minus is written with the hyphen of the keyboard, `-`",
    "–": "minus is written with the hyphen of the keyboard, `-`",
    "—": "minus is written with the hyphen of the keyboard, `-`",
    "→": "a verdict follows `->`",
    "⇒": "a verdict follows `->`",
    "∈": "membership is written `in`",
    "∀": "write `every x in xs : …`",
    "∃": "write `some x in xs : …`",
    "&": "conjunction is written `and`",
    "|": "disjunction is written `or`",
    "'": 'texts stand in double quotes, "…"',
    "`": 'texts stand in double quotes, "…"',
    ";": "items need no end; write each on its own line",
    "\\": "a backslash means something in texts only",
    "?": "a question is not part of a rule",
    "\u00a0": "this is a no-break space: type a plain one",
    "\u2009": "this is a thin space: type a plain one",
    "\u202f": "this is a narrow no-break space: type a plain one",
    "\u200b": "this is an invisible space: delete it",
    "\ufeff": "this is an invisible byte-order mark: delete it",
}

_LOOK_ALIKES: Final = {
    **dict(zip("авсеһіјкмнорѕтухԁԛԝ", "abcehijkmhopstyxdqw", strict=True)),
    **dict(zip("АВСЕНІЈКМОРЅТУХ", "ABCEHIJKMOPSTYX", strict=True)),
    **dict(zip("αικνορτυχ", "aiknoptux", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),
}

UNIT_LETTERS: Final = frozenset("µμΩÅ²³")


def sign(text: str) -> tuple[str, str | None]:
    """What is wrong with a sign, and what to write instead."""
    help_ = _SIGNS.get(text)
    if text.isascii() or (text in _SIGNS and not text.isspace()):
        return f"`{text}` is not a sign of the language", help_
    return f"{character(text[0])} cannot stand here", help_


def character(char: str) -> str:
    """A character by its name, so that invisible ones can be talked about."""
    name, code = unicodedata.name(char, "").lower(), f"U+{ord(char):04X}"
    if not name:
        return f"the character {code}"
    if unicodedata.category(char)[0] in "CZ":
        return f"the {name} ({code})"
    return f"`{char}` ({name}, {code})"


def hidden(char: str) -> str:
    """What is wrong with an invisible character that is no white space."""
    category = unicodedata.category(char)
    if category == "Cs":
        return f"half a character, U+{ord(char):04X}"
    if category == "Cf":
        return f"{character(char)} changes the direction of the text and could make it read otherwise than it means"
    return f"a control character, U+{ord(char):04X}"


def foreign_letters(word: str) -> tuple[str, str | None]:
    """What is wrong with a word of letters that are not Latin, and the word that was probably meant."""
    plain = "".join(_LOOK_ALIKES.get(c, c) for c in word)
    if plain.isascii():
        odd = next(c for c in word if not c.isascii())
        script = unicodedata.name(odd).split()[0].capitalize()
        return f"`{word}` has a {script} `{odd}` where the Latin `{_LOOK_ALIKES[odd]}` is meant", f"type `{plain}` anew"
    odd = next(c for c in plain if not c.isascii())
    return (
        f"`{word}` has {character(odd)}, and words are written with Latin letters",
        "only texts in quotes may hold any letter",
    )


def keyword_like(word: str, among: frozenset[str] | tuple[str, ...] = RESERVED | CONTEXTUAL) -> str | None:
    """The keyword that was probably meant, if any."""
    if len(word) < 3 or len(word) > 20:
        return None
    lower = word.lower()
    near = [w for w in sorted(among) if abs(len(w) - len(lower)) < 3 and (w[0] == lower[0] or w[-1] == lower[-1])]
    found = get_close_matches(lower, near, n=1, cutoff=0.75)
    return found[0] if found else None


def beginning_like(word: str) -> str | None:
    """The word that begins an item and was probably meant, if any."""
    return keyword_like(word, (*TOP, *BODY))
