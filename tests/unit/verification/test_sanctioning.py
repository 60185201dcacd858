"""What follows for a winner: must, may, could, or nothing; and plain conditions."""

from typing import Any

import pytest

from checker.ir.norms import BarLength, Forever, InRounds, InTime, NoBar, WhileTrue
from checker.smt.solver import GaveUp, Solving
from checker.verification.answers import Part, Word
from checker.verification.outcome import SolverGaveUp
from checker.verification.sanctioning import length_in_words
from tests.unit.verification.asked import desk_for, part_of, regulation

WIN = "win in alpha where award = grand, round = 1, decided = 2024-06-28"
ACCIDENT = "incident where kind = quality, date = 2025-06-28, liable = true"
REVOKE = "article 2 { sanction winner of grand when some incident where (severity >= major) ever: revoke }"
MAY_REVOKE = REVOKE.replace("sanction", "may sanction")
BAN = (
    "article 3 { bar winner of grand where (has(revoked) and revoked_for = fraud) from apply for 3 years from revoked }"
)
CHEATED = "article 4 { sanction winner of grand when some fraud where (verified) ever: revoke }"


def sanction(articles: str, given: str) -> Part:
    """The answer for alpha."""
    return part_of(desk_for([regulation(articles)]), f"given {{ {given} }} sanction in alpha")


@pytest.mark.parametrize(
    ("article", "severity", "expected"),
    [
        (REVOKE, ", severity = major", ["must"]),
        (MAY_REVOKE, ", severity = major", ["may"]),
        (REVOKE, "", ["open"]),
        (REVOKE, ", severity = general", []),
    ],
)
def test_how_strictly_it_follows(article: str, severity: str, expected: list[str]) -> None:
    part = sanction(article, f"organization {WIN} {ACCIDENT}{severity}")
    assert [c.force for c in part.consequences] == expected
    assert part.word is (Word.FOLLOWS if expected else Word.NOTHING)
    assert {c.place for c in part.cites} == ({"2"} if expected else set())


def test_nothing_follows_where_nobody_won() -> None:
    assert sanction(REVOKE, f"organization {ACCIDENT}, severity = major").word is Word.NOTHING


def test_a_ban_by_a_norm_of_its_own_follows_the_revocation() -> None:
    """The ban reaches those revoked for fraud, not those revoked for an accident."""
    fraud = "fraud in alpha where verified = true, date = 2025-06-28"
    for category in ("organization", ""):
        part = sanction(f"{BAN}\n{CHEATED}", f"{category} {WIN} {fraud}")
        assert [(c.names, c.ban, c.cite.place) for c in part.consequences] == [
            (("revoke",), "", "4"),
            (("ban",), "3 years", "3"),
        ]
    accident = sanction(f"{REVOKE}\n{BAN}", f"organization {WIN} {ACCIDENT}, severity = major")
    assert [c.names for c in accident.consequences] == [("revoke",)]


def test_without_any_day_nothing_is_told() -> None:
    part = sanction(
        REVOKE,
        "organization win in alpha where award = grand, round = 1 incident where kind = quality, severity = major",
    )
    assert part.word is Word.UNCLEAR
    assert part.notes == (("没有说明任何日期，无从判断后果", "no day is stated, so what follows cannot be told"),)


@pytest.mark.parametrize(("term", "word"), [("2 < 3", Word.HOLDS), ("3 < 2", Word.REFUTED)])
def test_a_condition_holds_or_not(term: str, word: Word) -> None:
    assert part_of(desk_for([regulation(REVOKE)]), f"holds {term}").word is word


@pytest.mark.parametrize("first", [1, 2, 3])
def test_a_solver_that_gives_up_tells_nothing(first: int, monkeypatch: pytest.MonkeyPatch) -> None:
    check, made = Solving.check, 0

    def counted(self: Solving, *assumptions: Any) -> Any:
        nonlocal made
        made += 1
        return GaveUp("tired") if made >= first else check(self, *assumptions)

    monkeypatch.setattr(Solving, "check", counted)
    part = sanction(REVOKE, f"organization {WIN} {ACCIDENT}")
    assert (part.word, part.reason, part.consequences) == (Word.UNCLEAR, SolverGaveUp("tired"), ())


def test_a_condition_on_which_the_solver_gives_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Solving, "check", lambda *_: GaveUp("tired"))
    part = part_of(desk_for([regulation(REVOKE)]), "holds legal_person")
    assert (part.word, part.reason) == (Word.UNCLEAR, SolverGaveUp("tired"))


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (InRounds(2), "2 rounds"),
        (InTime(18, "months"), "18 months"),
        (Forever(), "ever"),
        (WhileTrue(), "while"),
        (NoBar(), "none"),
    ],
)
def test_lengths_in_words(length: BarLength, words: str) -> None:
    assert length_in_words(length) == words
