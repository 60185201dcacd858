"""`when`: intervals, the first open day, what is said where nothing is proved, and the earliest by the articles alone."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from checker.smt.solver import GaveUp, Solving
from checker.verification.answers import ByArticles, Part, Word
from checker.verification.outcome import SolverGaveUp
from tests.unit.verification.asked import FRAME, desk_for, part_of, regulation, won

UNPROVED = "one stretch could not be confirmed by the solver"


def when(articles: str, extra: str = "", decided: date = date(2024, 6, 28), frame: str = FRAME) -> Part:
    """The answer for a winner of round 1 under these articles; windows are 1 to 10 September of every second year."""
    return part_of(desk_for([regulation(articles)], frame), f"{won(extra, decided)} when apply in alpha", frame)


def notes(part: Part) -> list[str]:
    """The notes in English."""
    return [en for _, en in part.notes]


def test_a_ban_that_ends_inside_a_window_is_proved_to_its_last_day() -> None:
    part = when("article 2 { bar winner of grand from apply for 4 years from decided }", decided=date(2024, 9, 5))
    (closed, opened) = part.intervals
    assert (closed.first, closed.last) == (date(2026, 9, 1), date(2028, 9, 5))
    assert (opened.first, opened.last, part.round) == (date(2028, 9, 6), date(2028, 9, 10), 3)
    assert notes(part) == []
    assert part.by_articles == ByArticles(None, date(2028, 9, 6))


def test_a_day_on_which_articles_can_hold_together_for_the_first_time_is_found() -> None:
    """Each article alone can hold on every day; both only from the fifth of September 2026 on."""
    part = when(
        "article 2 for organization to apply { require production_since <= application.day - 2 years }\n"
        "article 3 for organization to apply { require production_since >= 2024-09-05 }"
    )
    assert (part.word, part.day, part.round) == (Word.FROM, date(2026, 9, 5), 2)
    assert [(i.first, i.last, {c.place for c in i.failing}) for i in part.intervals] == [
        (date(2026, 9, 1), date(2026, 9, 4), {"2", "3"}),
        (date(2026, 9, 5), date(2026, 9, 10), set()),
    ]
    assert notes(part) == []


def test_articles_that_never_hold_together_close_every_round() -> None:
    part = when(
        "article 2 for organization to apply { require legal_person }\n"
        "article 3 for organization to apply { require not legal_person }"
    )
    assert part.word is Word.NEVER
    assert {c.place for c in part.cites} == {"2", "3"}


def test_what_is_known_to_fail_on_every_day_closes_every_round() -> None:
    part = when("article 2 for organization to apply { require legal_person }", " fact legal_person = false")
    assert part.word is Word.NEVER
    assert {c.place for i in part.intervals for c in i.failing} == {"2"}


def test_no_one_completion_for_the_whole_stretch_is_said() -> None:
    """Production has to have begun exactly two years before: whoever may apply on one day may not on the next."""
    part = when(
        "article 2 for organization to apply { require production_since <= application.day - 2 years }\n"
        "article 3 for organization to apply { require production_since >= application.day - 2 years }"
    )
    assert (part.day, notes(part)) == (date(2026, 9, 1), [UNPROVED])


def test_a_ban_longer_than_can_be_looked_ahead_is_not_by_then() -> None:
    part = when("article 2 { bar winner of grand from apply for 30 years from decided }")
    assert (part.word, part.day) == (Word.NOT_BY, date(2050, 9, 10))
    assert {c.place for c in part.cites} == {"2"}
    assert part.robustness is None


@pytest.mark.parametrize("years", [3, 20])
def test_the_first_day_by_the_articles_alone(years: int) -> None:
    part = when(f"article 2 {{ bar winner of grand from apply for {years} years from decided }}")
    assert part.by_articles == ByArticles(None, date(2024 + years, 6, 29))


def test_the_first_round_by_the_articles_alone() -> None:
    part = when("article 2 { bar winner of grand from apply for 1 round after round }")
    assert (part.round, part.by_articles) == (3, ByArticles(3, None))


def test_articles_that_hold_only_early_give_no_earliest_of_their_own() -> None:
    part = when(
        "article 2 { bar winner of grand from apply for 3 years from decided }\n"
        "article 3 for organization to apply { require application.day <= 2040-01-01 }\n"
        "article 4 for organization to apply { require round.number <= 9 }"
    )
    assert (part.word, part.day, part.by_articles) == (Word.FROM, date(2028, 9, 1), ByArticles(None, None))


def test_asking_from_today_on() -> None:
    part = when("article 2 { bar winner of grand from apply for 1 round after round }", " today 2029-01-01")
    assert part.word is Word.NO_RULE or part.day == date(2030, 9, 1)


def test_a_text_with_an_end_says_so() -> None:
    bar = "article 2 { bar winner of grand from apply for 3 years from decided }"
    ends = "article 3 { until 2027-12-31 }"
    (early,) = notes(when(f"{bar}\n{ends}"))
    assert early == "the regulation ends on 2027-12-31; beyond, the answer supposes that its words stay the same"
    assert notes(when(f"article 2 informative scope\n{ends}")) == []


@pytest.mark.parametrize("last", range(1, 12))
def test_a_solver_that_gives_up_never_moves_the_answer(last: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever check is given up, the day is the true one, or none is told."""
    check, made = Solving.check, 0

    def counted(self: Solving, *assumptions: Any) -> Any:
        nonlocal made
        made += 1
        return GaveUp("tired") if made == last else check(self, *assumptions)

    monkeypatch.setattr(Solving, "check", counted)
    part = when(
        "article 2 for organization to apply { require production_since <= application.day - 2 years }\n"
        "article 3 for organization to apply { require production_since >= 2024-09-05 }"
    )
    if part.word is Word.UNCLEAR:
        assert part.reason == SolverGaveUp("tired")
        assert part.day is None
    else:
        assert (part.word, part.day) == (Word.FROM, date(2026, 9, 5))
        assert part.intervals[0].last == date(2026, 9, 5) - timedelta(1)


def test_a_reading_that_bars_for_ever_is_told_with_its_word() -> None:
    part = when(
        """article 2 {
          reading length "多久" "how long" { once "一届" "one round" default  always "永远" "for ever" }
          bar winner of grand from apply for reading length { once: 1 round after round  always: ever } }"""
    )
    assert (part.word, part.round) == (Word.FROM, 3)
    (turned,) = part.turned
    assert (turned.change, turned.word, turned.day) == ((("alpha.length", "always"),), Word.NEVER, None)


def test_a_text_that_was_replaced_answers_as_it_stood() -> None:
    replaced = replace(
        regulation("article 2 { bar winner of grand from apply for 1 round after round }"),
        superseded=(date(2027, 3, 1), "另一文件"),
    )
    part = part_of(desk_for([replaced]), f"{won()} when apply in alpha")
    (note,) = notes(part)
    assert note.startswith("this text was replaced on 2027-03-01 by 另一文件")
    before = part_of(
        desk_for([replace(replaced, superseded=(date(2029, 3, 1), "另一文件"))]), f"{won()} when apply in alpha"
    )
    assert before.day == part.day
    assert notes(before) == []
