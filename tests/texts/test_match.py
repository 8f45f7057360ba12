"""A made-up instrument with the defects that real files have: every provision is found, or named as missing."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest

import smrl
from smrl.assessment.outline import Outline
from smrl.diagnostics import TextError
from smrl.texts.match import Matched, match
from smrl.texts.reading import clean

RULES = {
    "1": ("Kitchens", "Кухни", "Every house has a kitchen.", "В каждом доме есть кухня."),
    "2(1)": ("Cooks", "Повара", "Cooks are trained.", "Повара обучены."),
    "2(2)": ("Aprons", "Фартуки", "Cooks wear aprons.", "Повара носят фартуки."),
    "3": ("Stores", "Запасы", "Stores are kept apart.", "Запасы хранятся отдельно."),
    "3(a)": ("Flour and bread", "Мука и хлеб", "Flour is dry, bread is fresh.", "Мука сухая, хлеб свежий."),
    "3(b)": ("Milk", "Молоко", "Milk is cool.", "Молоко хранится в холоде."),
    "3(c)": ("Apples", "Яблоки", "Apples are sorted.", "Яблоки перебирают."),
    "4": ("Guests", "Гости", "Guests are fed.", "Гостей кормят."),
}
ENGLISH = """\
The Kitchen Code

General

     1. A house in which people are fed is to have a kitchen of its own, as said in 2 (1) and 3.
     2. ( I ) The cooks of the house shall be trained for the work. (2) Every cook is given an apron by the house.

Stores

     3. Of what is stored in the house shall be kept apart from all else:
     (a) Flour and bread, etc., in a dry place;
     (b) Milk in a cool one; (c) Apples, sorted by the cook. About guests

     4 Nobody who comes to the house by day is to be sent away hungry
"""
RUSSIAN = """\
Кодекс кухни

     1. В доме, где кормят людей, должна быть своя кухня.
     2. Повара в доме должны быть обучены этой работе.
     2) Каждому повару дом выдает фартук.

Запасы

     3. Из того, что хранится в доме, отдельно держат:
     а) муку в сухом месте;
     в) хлеб свежим на полке;
     с) молоко в холоде;
     d) яблоки, которые перебирает повар.
     4. 1) Никого из гостей, кто пришел в дом днем, не следует отпускать голодным.
"""
WORDS = {
    "1": "A house in which people are fed is to have a kitchen of its own, as said in 2 (1) and 3.",
    "2(1)": "The cooks of the house shall be trained for the work.",
    "2(2)": "Every cook is given an apron by the house.",
    "3": "Of what is stored in the house shall be kept apart from all else:",
    "3(a)": "Flour and bread, etc., in a dry place;",
    "3(b)": "Milk in a cool one;",
    "3(c)": "Apples, sorted by the cook.",
    "4": "Nobody who comes to the house by day is to be sent away hungry",
}


def outline(prefix: str = "", leave_out: str = "") -> Outline:
    text = "\n".join(
        f'rule {prefix}{id} "{title}"\n  title ru "{заглавие}"\n  gist en "{gist}"\n  gist ru "{суть}"\n'
        "  require food.nutritious\n"
        for id, (title, заглавие, gist, суть) in RULES.items()
        if id != leave_out
    )
    return smrl.compile(text, name="kitchen").outline


def found(text: str, lang: str | None = None, markdown: bool = False) -> Matched:
    return match(outline(), clean("kitchen.txt", text, markdown), lang)


def test_defects_of_typing() -> None:
    """A letter for a digit, a lost stop, two paragraphs on a line, a heading at the end of one, a cut end."""
    assert dict(found(ENGLISH).texts) == WORDS
    assert found(ENGLISH).apart == (1, 3, 8)


def wrapped(text: str) -> str:
    return "\n".join(textwrap.fill(" ".join(row.split()), 40) for row in text.split("\n"))


LAYOUTS: list[Callable[[str], str]] = [
    wrapped,
    lambda text: text.replace("\n", "\r\n"),
    lambda text: text.replace("     ", "\xa0\u2003"),
    lambda text: "1. Kitchens ........ 1\n2. Cooks ..... 2\n\n" + text,
    lambda text: text.replace("\nStores\n", "\n- 3 -\n\nPage 3 of 7\nhttps://example.org/code\n"),
    lambda text: text.replace("\n\n", "\n\nCode of kitchens 1\n\n"),
    lambda text: text.replace("     4 ", "\nArticle 4\n\n").replace("     1.", "Article 1\n\n"),
    lambda text: text.replace("kitchen of", "kit\xadchen of"),
    lambda text: text.replace("(a)", "a)").replace("(b)", "b)").replace("(c)", "c)"),
]


@pytest.mark.parametrize("layout", LAYOUTS, ids=range(len(LAYOUTS)))
def test_layouts(layout: Callable[[str], str]) -> None:
    """The words are the same however the lines are broken and the pages dressed."""
    assert dict(found(layout(ENGLISH)).texts) == WORDS


def test_markdown() -> None:
    """Marks of emphasis, lists and headings are taken off; a number in a heading has its title there, not its text."""
    text = ENGLISH.replace("     1. A", "## 1. Kitchens\n\nA").replace("     (a) Flour", "- **(a)** *Flour*")
    text = text.replace("     4 Nobody", "### Rule 4\n\nNo\\body".replace("\\", "")).replace("General", "# General")
    assert dict(found(text, markdown=True).texts) == WORDS


def test_other_lettering() -> None:
    """A first paragraph and a lone one are mapped by their place, items by what the ruleset says of them."""
    matched = found(RUSSIAN)
    assert matched.lang == "ru"
    assert matched.texts["2(1)"] == "Повара в доме должны быть обучены этой работе."
    assert matched.texts["3(a)"] == "муку в сухом месте; хлеб свежим на полке;"
    assert matched.texts["3(b)"] == "молоко в холоде;"
    assert matched.texts["4"].startswith("Никого из гостей")
    assert {remark.code for remark in matched.remarks} == {"T108"}
    alphabetical = RUSSIAN.replace("     в) хлеб свежим на полке;\n", "").replace(" с)", " б)").replace(" d)", " в)")
    assert found(alphabetical).texts["3(b)"] == "молоко в холоде;"


def missing(text: str, lang: str | None = None) -> list[str]:
    with pytest.raises(TextError) as caught:
        found(text, lang)
    return [str(fault) for fault in caught.value.diagnostics]


def test_what_is_missing_is_named() -> None:
    """All of it, with the lines between which it was looked for."""
    text = ENGLISH.replace("(2) Every", "Every").replace("(c) Apples", "Apples")
    assert missing(text) == [
        "kitchen.txt: T105 `2(2)` is not in the text: looked for between lines 6 and 10",
        "kitchen.txt: T105 `3(c)` is not in the text: looked for between lines 12 and 14",
    ]
    assert "holds none of the 8 provisions" in missing("The house and the garden shall be kept in order by all.")[0]
    assert "`2(2)`" in missing(ENGLISH.replace("Every cook is given an apron by the house.", ""))[0]
    half = RUSSIAN.replace("     в) хлеб свежим на полке;\n", "")
    assert ["`3(a)`" in fault for fault in missing(half)] == [True]


def test_what_the_ruleset_lacks_is_left_out() -> None:
    """And said, so that it is not taken for part of what stands before it."""
    matched = match(outline(leave_out="2(2)"), clean("kitchen.txt", ENGLISH))
    assert matched.texts["2(1)"] == WORDS["2(1)"]
    assert "`2(2)`" in matched.remarks[0].message


def test_numbers_with_a_prefix() -> None:
    """A jurisdiction's own ids: `art-1` is article 1."""
    text = "".join(
        row.replace(f"     {n}", f"Article {n}", 1) if n.isdigit() else row
        for row in ENGLISH.splitlines(keepends=True)
        for n in [row.strip()[:1]]
    )
    assert match(outline("art-"), clean("code.txt", text)).texts["art-3(b)"] == WORDS["3(b)"]


def test_the_language() -> None:
    """Told from the words; what says otherwise, or is in both, is refused."""
    assert "reads like `en`" in missing(ENGLISH, "ru")[0]
    assert "cannot be told" in missing(ENGLISH + RUSSIAN)[0]
    assert found(RUSSIAN, "ru").lang == "ru"


def test_a_ruleset_without_numbers() -> None:
    """There is nothing to look for."""
    with pytest.raises(TextError, match="T106"):
        match(smrl.compile("require food.nutritious").outline, clean("x", ENGLISH))


def test_a_flood_of_numbers_is_refused() -> None:
    """Before time is spent on it."""
    with pytest.raises(TextError, match="T102"):
        match(outline(), clean("x", "(1) a.\n" * 100_000))
