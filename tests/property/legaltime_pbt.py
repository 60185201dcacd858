"""Laws of legal time: shifts keep the order, counting working days climbs through working days."""

from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import assume, given
from hypothesis import strategies as st

from checker.legaltime.calendar_reader import load_calendar
from checker.legaltime.shift import shift
from checker.legaltime.span import DaySpan, MonthSpan
from checker.legaltime.workdays import WorkCalendar

SAFE_DAYS = st.dates(date(2000, 1, 1), date(2059, 12, 31))
MONTHS = st.integers(0, 216)
SIGNS = st.sampled_from([1, -1])
PUBLISHED_DAYS = st.dates(date(2004, 1, 1), date(2025, 12, 31))


@cache
def china() -> WorkCalendar:
    return load_calendar(Path(__file__).parents[2] / "spec" / "calendar")


@given(SAFE_DAYS, st.integers(0, 400), MONTHS, SIGNS)
def test_a_shift_keeps_the_order_of_days(day: date, later: int, months: int, sign: int) -> None:
    other = shift(day, DaySpan(later))
    assert shift(day, MonthSpan(months), sign) <= shift(other, MonthSpan(months), sign)


@given(SAFE_DAYS, MONTHS, SIGNS)
def test_a_shift_lands_in_the_target_month_on_the_day_or_the_last_one(day: date, months: int, sign: int) -> None:
    landed = shift(day, MonthSpan(months), sign)
    assert 12 * landed.year + landed.month == 12 * day.year + day.month + sign * months
    assert landed.day == day.day or (landed.day < day.day and shift(landed, DaySpan(1)).month != landed.month)


@given(SAFE_DAYS, SIGNS)
def test_twelve_months_are_the_same_day_of_the_next_year(day: date, sign: int) -> None:
    assume((day.month, day.day) != (2, 29))
    assert shift(day, MonthSpan(12), sign) == day.replace(year=day.year + sign)


@given(SAFE_DAYS, st.integers(0, 5000))
def test_days_are_undone_by_their_opposite(day: date, days: int) -> None:
    assert shift(shift(day, DaySpan(days)), DaySpan(days), -1) == day


@given(PUBLISHED_DAYS, st.integers(1, 200), st.booleans())
def test_counting_climbs_through_working_days(start: date, n: int, counted: bool) -> None:
    reached = china().nth_workday_after(start, n, counted)
    following = china().nth_workday_after(start, n + 1, counted)
    assert start <= reached < following
    assert china().is_workday(reached)
    assert china().is_workday(following)
    between = (date.fromordinal(day) for day in range(reached.toordinal() + 1, following.toordinal()))
    assert not any(china().is_workday(day) for day in between)


@given(PUBLISHED_DAYS, st.integers(1, 200))
def test_counting_the_first_day_gains_a_day_exactly_if_it_is_worked(start: date, n: int) -> None:
    counted = china().nth_workday_after(start, n, first_day_counted=True)
    not_counted = china().nth_workday_after(start, n)
    assert (counted < not_counted) == china().is_workday(start)


@given(PUBLISHED_DAYS)
def test_the_next_workday_is_the_nearest(day: date) -> None:
    reached = china().next_workday_from(day)
    assert china().is_workday(reached)
    skipped = (date.fromordinal(ordinal) for ordinal in range(day.toordinal(), reached.toordinal()))
    assert not any(china().is_workday(between) for between in skipped)
