"""Moved days in the solver: known ones at once, others by definition, and what becomes a free day."""

from datetime import date

import pytest

from checker.legaltime.span import DaySpan, MonthSpan, Span, WorkdaySpan
from checker.legaltime.workdays import CalendarYear, WorkCalendar, work_calendar
from checker.smt.abstraction import Abstraction, CalendarGap, DayOutOfDomain
from checker.smt.shifts import Shifts
from checker.smt.sorts import SymNumber
from checker.smt.symbolic_time import EPOCH, LAST_ORDINAL
from checker.smt.z3_api import BoolRef, Context, Int

CALENDAR = work_calendar((CalendarYear(2024, (), frozenset(), frozenset(), frozenset()),))


def made(calendar: WorkCalendar | None = CALENDAR) -> tuple[Shifts, list[BoolRef], list[Abstraction]]:
    """A mover of days, its constraints and its abstractions."""
    constraints: list[BoolRef] = []
    abstractions: list[Abstraction] = []
    return Shifts(Context(), calendar, constraints, abstractions), constraints, abstractions


def on(day: date) -> SymNumber:
    """A known day."""
    return SymNumber((day - EPOCH).days)


def test_known_days_are_moved_at_once() -> None:
    shifts, constraints, abstractions = made()
    moves: list[tuple[date, Span, bool, date]] = [
        (date(2024, 2, 29), MonthSpan(12), False, date(2025, 2, 28)),
        (date(2024, 3, 31), MonthSpan(1), True, date(2024, 2, 29)),
        (date(2024, 1, 1), DaySpan(30), False, date(2024, 1, 31)),
        (date(2024, 1, 5), WorkdaySpan(1), False, date(2024, 1, 8)),
        (date(2024, 1, 6), WorkdaySpan(0), False, date(2024, 1, 8)),
    ]
    for start, span, back, end in moves:
        assert shifts.moved(on(start), span, back, True).value == (end - EPOCH).days
    assert constraints == []
    assert abstractions == []


def test_an_absent_day_stays_absent() -> None:
    shifts, _, _ = made()
    absent = SymNumber(0, False)
    assert shifts.moved(absent, MonthSpan(1), False, True) is absent


@pytest.mark.parametrize(
    ("calendar", "start", "span", "reason"),
    [
        (CALENDAR, date(2079, 12, 30), DaySpan(5), DayOutOfDomain()),
        (CALENDAR, date(2020, 1, 1), MonthSpan(5000), DayOutOfDomain()),
        (CALENDAR, date(2025, 1, 1), WorkdaySpan(3), CalendarGap(2025)),
        (None, date(2024, 1, 1), WorkdaySpan(3), CalendarGap(None)),
    ],
)
def test_what_cannot_be_said_is_a_free_day(
    calendar: WorkCalendar | None, start: date, span: DaySpan | MonthSpan | WorkdaySpan, reason: Abstraction
) -> None:
    shifts, _, abstractions = made(calendar)
    moved = shifts.moved(on(start), span, False, True)
    assert not isinstance(moved.value, int)
    assert abstractions == [reason]
    assert [str(day) for day in shifts.freed] == [str(moved.value)]


def test_a_day_known_by_its_number_alone_is_defined_once() -> None:
    shifts, constraints, _ = made()
    start = SymNumber(Int("n", shifts.ctx))
    for months in (1, 2):
        shifts.moved(start, MonthSpan(months), False, True)
    assert len(shifts.defined) == 3
    assert len(constraints) == 2


def test_a_day_that_is_not_there_is_not_kept_inside_the_domain() -> None:
    shifts, constraints, _ = made()
    shifts.moved(SymNumber(Int("n", shifts.ctx)), DaySpan(5), False, False)
    assert constraints == []


def test_the_last_start_of_a_count() -> None:
    shifts, _, _ = made()
    friday, monday = date(2024, 1, 5), date(2024, 1, 8)
    assert shifts.latest_start(1, (monday - EPOCH).days) == (date(2024, 1, 7) - EPOCH).days
    assert shifts.latest_start(0, (date(2024, 1, 7) - EPOCH).days) == (friday - EPOCH).days
    assert shifts.latest_start(1, (date(2031, 1, 1) - EPOCH).days) == CalendarGap(2031)
    assert shifts.latest_start(10, (monday - EPOCH).days) == CalendarGap(2023)
    assert made(None)[0].latest_start(1, 0) == CalendarGap(None)


def test_no_wish_where_the_calendar_is_too_short_for_the_count() -> None:
    shifts, _, _ = made()
    start = SymNumber(Int("n", shifts.ctx))
    shifts.prefer_published(start, 5)
    assert len(shifts.preferred) == 1
    shifts.prefer_published(start, 5000)
    assert len(shifts.preferred) == 1


def test_a_span_of_a_century_reaches_the_last_day() -> None:
    shifts, _, _ = made()
    assert shifts.reach(on(date(2024, 1, 1)), MonthSpan(1200)) == LAST_ORDINAL
    assert shifts.reach(on(date(2024, 1, 1)), DaySpan(2)) == (date(2024, 1, 3) - EPOCH).days
    assert shifts.reach(on(date(2024, 1, 31)), MonthSpan(1)) == (date(2024, 2, 29) - EPOCH).days
