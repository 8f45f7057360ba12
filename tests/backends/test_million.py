"""The long run of pairs: it finds what is wrong, shows it small, and is repeated by its seed."""

from __future__ import annotations

import pytest

from smrl.backends.interpret import values
from tests.backends import million
from tests.strategies.choices import again, random, smallest


def test_some_pairs_of_every_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert million.main(["--pairs", "1000", "--seed", "2026"]) == 0
    assert capsys.readouterr().out.startswith("seed 2026: 1,000 pairs, 0 disagreements")


@pytest.mark.slow
def test_twenty_thousand_pairs() -> None:
    assert million.main(["--pairs", "20000", "--seed", "7"]) == 0


def test_a_planted_fault_is_found_and_made_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(values, "negation", lambda truth: not truth)  # what is not known would be denied
    monkeypatch.setattr(million, "EXAMINED", 1)
    report = next(report for batch in range(20) for report in million.run(1, batch))
    assert "condition=Not(" in report
    assert len(report) < 2000
    assert million.run(1, int(report.split("batch ")[1].split(",")[0])) == [report]


def test_what_fails_in_every_world_is_told_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def negation(_: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr(values, "negation", negation)
    monkeypatch.setattr(million, "EXAMINED", 1)
    assert any("ZeroDivisionError" in report for batch in range(20) for report in million.run(1, batch))


def test_choices_are_made_again_and_made_smaller() -> None:
    first = random("any")
    letters = [first.pick("abcdefgh") for _ in range(50)]
    assert [again(first.made).pick("abcdefgh")] == letters[:1]
    assert smallest(first.made, lambda made: sum(number >= 5 for number in made) >= 2) == [5, 5]
