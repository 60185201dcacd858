"""Working days against two independent packages, checked vectors, and refusal outside the published years."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import holidays
import pytest

from checker.legaltime.calendar_reader import load_calendar
from checker.legaltime.workdays import CalendarNotPublished, CalendarYear, WorkCalendar, work_calendar

CALENDAR = Path(__file__).parents[3] / "spec" / "calendar"

SOURCES_DISAGREE = date(2005, 12, 31)
"""The only day 2004-2026 that is off in chinesecalendar; the notice for 2006 lists it as worked, as holidays has it."""


@pytest.fixture(scope="module")
def china() -> WorkCalendar:
    return load_calendar(CALENDAR)


def days_of(first_year: int, last_year: int) -> Iterator[date]:
    first, last = date(first_year, 1, 1), date(last_year, 12, 31)
    return (first + timedelta(days) for days in range((last - first).days + 1))


def test_every_day_but_one_equals_chinesecalendar(china: WorkCalendar) -> None:
    assert (china.first_year, china.last_year) == (2004, 2026)
    wrong = [day for day in days_of(2004, 2026) if china.is_workday(day) != chinese_calendar.is_workday(day)]
    assert wrong == [SOURCES_DISAGREE]
    assert china.is_workday(SOURCES_DISAGREE)


def test_every_day_equals_holidays(china: WorkCalendar) -> None:
    oracle = holidays.country_holidays("CN", years=range(2004, 2027))
    wrong = [day for day in days_of(2004, 2026) if china.is_workday(day) != oracle.is_working_day(day)]
    assert wrong == []


def test_statutory_holidays_follow_the_decree_in_force(china: WorkCalendar) -> None:
    # 10 days a year, 11 from 2008, 13 from 2025; Mid-Autumn fell on a day of the National Day in 2009 and 2020.
    expected = {year: 10 if year < 2008 else 11 if year < 2025 else 13 for year in range(2004, 2027)}
    expected[2009] = expected[2020] = 10
    found = Counter(day.year for day in days_of(2004, 2026) if china.is_statutory_holiday(day))
    assert found == expected


@pytest.mark.parametrize(
    ("day", "statutory", "holiday"),
    [
        ("2025-01-28", True, True),
        ("2024-02-09", False, False),
        ("2013-02-09", True, True),
        ("2025-02-03", False, True),
        ("2025-02-08", False, False),
        ("2025-05-02", True, True),
        ("2024-05-02", False, True),
        ("2020-01-31", False, True),
        ("2015-09-03", False, True),
        ("2024-06-15", False, True),
        ("2024-06-14", False, False),
    ],
)
def test_a_free_day_is_not_always_a_statutory_holiday(
    china: WorkCalendar, day: str, statutory: bool, holiday: bool
) -> None:
    when = date.fromisoformat(day)
    assert (china.is_statutory_holiday(when), china.is_holiday(when)) == (statutory, holiday)


@pytest.mark.parametrize(
    ("start", "n", "excluded", "included"),
    [
        ("2023-10-10", 5, "2023-10-17", "2023-10-16"),
        ("2022-04-18", 5, "2022-04-24", "2022-04-22"),
        ("2024-09-27", 5, "2024-10-10", "2024-10-09"),
        ("2024-09-27", 7, "2024-10-12", "2024-10-11"),
        ("2025-01-24", 5, "2025-02-07", "2025-02-06"),
        ("2026-02-12", 7, "2026-02-28", "2026-02-27"),
        ("2026-09-18", 5, "2026-09-24", "2026-09-23"),
    ],
)
def test_checked_vectors(china: WorkCalendar, start: str, n: int, excluded: str, included: str) -> None:
    day = date.fromisoformat(start)
    assert china.nth_workday_after(day, n) == date.fromisoformat(excluded)
    assert china.nth_workday_after(day, n, first_day_counted=True) == date.fromisoformat(included)


def test_a_free_first_day_is_never_counted(china: WorkCalendar) -> None:
    saturday = date(2024, 6, 15)
    assert china.nth_workday_after(saturday, 1) == date(2024, 6, 17)
    assert china.nth_workday_after(saturday, 1, first_day_counted=True) == date(2024, 6, 17)


def test_the_next_workday_may_be_the_day_itself(china: WorkCalendar) -> None:
    assert china.next_workday_from(date(2024, 10, 1)) == date(2024, 10, 8)
    assert china.next_workday_from(date(2024, 10, 12)) == date(2024, 10, 12)


@pytest.mark.parametrize("day", [date(2003, 12, 31), date(2027, 1, 1)])
def test_years_without_a_notice_are_refused(china: WorkCalendar, day: date) -> None:
    asked: list[Callable[[], object]] = [
        lambda: china.is_workday(day),
        lambda: china.is_holiday(day),
        lambda: china.is_statutory_holiday(day),
        lambda: china.nth_workday_after(day, 1),
        lambda: china.next_workday_from(day),
        lambda: china.published(day.year),
    ]
    for ask in asked:
        with pytest.raises(CalendarNotPublished) as refusal:
            ask()
        assert refusal.value.year == day.year
        assert str(day.year) in refusal.value.message_zh
        assert str(day.year) in refusal.value.message_en


def test_a_period_that_runs_into_an_unpublished_year_is_refused(china: WorkCalendar) -> None:
    assert china.nth_workday_after(date(2026, 12, 30), 1) == date(2026, 12, 31)
    with pytest.raises(CalendarNotPublished) as refusal:
        china.nth_workday_after(date(2026, 12, 30), 2)
    assert refusal.value.year == 2027


@pytest.mark.parametrize("n", [0, -1])
def test_there_is_no_zeroth_working_day(china: WorkCalendar, n: int) -> None:
    with pytest.raises(ValueError, match="n must be at least 1"):
        china.nth_workday_after(date(2024, 1, 2), n)


@pytest.mark.parametrize("years", [(), (2020, 2022), (2021, 2020)])
def test_a_calendar_needs_consecutive_years(years: tuple[int, ...]) -> None:
    none: frozenset[date] = frozenset()
    with pytest.raises(ValueError, match="consecutive"):
        work_calendar(tuple(CalendarYear(year, (), none, none, none) for year in years))
