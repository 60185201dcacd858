"""The years whose working days are needed and not published."""

from datetime import date

from checker.cases.scene import ABSENT
from checker.evaluation.gaps import calendar_gaps
from checker.ir import factory as f
from checker.ir.terms import Term
from checker.legaltime.span import MonthSpan, WorkdaySpan
from tests.unit.evaluation.situation import CALENDAR, DAY, HAPPENED, INCIDENTS, scene

NEXT = f.less(f.shift(DAY, WorkdaySpan(1)), DAY)


def gaps(term: Term, day: date, choice: dict[str, str] | None = None) -> set[int]:
    known = scene({"day": day}, {"date": date(2019, 1, 1)}, {})
    return set(calendar_gaps(term, known, choice or {}, CALENDAR))


def test_a_published_year_is_no_gap() -> None:
    assert gaps(NEXT, date(2024, 4, 30)) == set()


def test_a_year_before_or_after_the_calendar_is_a_gap() -> None:
    assert gaps(NEXT, date(2023, 4, 30)) == {2023}
    assert gaps(NEXT, date(2024, 12, 31)) == {2025}


def test_only_a_known_day_needs_a_year() -> None:
    assert calendar_gaps(NEXT, scene({}), {}, CALENDAR) == frozenset()
    assert calendar_gaps(NEXT, scene({"day": ABSENT}), {}, CALENDAR) == frozenset()


def test_each_recorded_event_needs_its_year() -> None:
    listed = f.exists(INCIDENTS, f.less(f.shift(HAPPENED, WorkdaySpan(1)), DAY), f.shift(DAY, MonthSpan(1)))
    assert gaps(listed, date(2024, 1, 1)) == {2019}


def test_an_option_that_is_not_chosen_needs_nothing() -> None:
    chosen = f.choose("start", [("a", NEXT), ("b", f.TRUE)])
    assert gaps(chosen, date(2023, 1, 1), {"start": "b"}) == set()
    assert gaps(chosen, date(2023, 1, 1), {"start": "a"}) == {2023}
    assert gaps(chosen, date(2023, 1, 1)) == {2023}


def test_without_a_calendar_every_needed_year_is_a_gap() -> None:
    assert calendar_gaps(NEXT, scene({"day": date(2024, 4, 30)}), {}, None) == {2024}
