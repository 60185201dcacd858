"""The corresponding day, its clamp, and the limits of the domain."""

from datetime import date

import pytest

from checker.legaltime.shift import FIRST_DAY, LAST_DAY, OutOfDomain, shift
from checker.legaltime.span import DaySpan, MonthSpan


@pytest.mark.parametrize(
    ("day", "months", "sign", "expected"),
    [
        ("2023-01-31", 1, 1, "2023-02-28"),
        ("2024-01-31", 1, 1, "2024-02-29"),
        ("2024-02-29", 12, 1, "2025-02-28"),
        ("2024-02-29", 48, 1, "2028-02-29"),
        ("2024-02-29", 12, -1, "2023-02-28"),
        ("2023-02-28", 12, 1, "2024-02-28"),
        ("2023-03-31", 1, -1, "2023-02-28"),
        ("2023-10-31", 1, 1, "2023-11-30"),
        ("2021-12-01", 36, 1, "2024-12-01"),
        ("2022-12-15", 1, 1, "2023-01-15"),
        ("2023-01-15", 1, -1, "2022-12-15"),
        ("2000-02-29", 0, 1, "2000-02-29"),
    ],
)
def test_months_lead_to_the_corresponding_day(day: str, months: int, sign: int, expected: str) -> None:
    assert shift(date.fromisoformat(day), MonthSpan(months), sign) == date.fromisoformat(expected)


def test_days_are_calendar_days() -> None:
    assert shift(date(2022, 11, 17), DaySpan(30)) == date(2022, 12, 17)
    assert shift(date(2024, 3, 1), DaySpan(1), -1) == date(2024, 2, 29)


def test_a_shift_is_not_undone_by_its_opposite() -> None:
    there = shift(date(2024, 2, 29), MonthSpan(12))
    assert shift(there, MonthSpan(12), -1) == date(2024, 2, 28)


def test_shifts_in_two_steps_differ_from_one() -> None:
    stepwise = shift(shift(date(2024, 2, 29), MonthSpan(12)), MonthSpan(36))
    assert stepwise == date(2028, 2, 28)
    assert shift(date(2024, 2, 29), MonthSpan(48)) == date(2028, 2, 29)


def test_the_ends_of_the_domain_are_inside() -> None:
    assert shift(date(1981, 3, 1), MonthSpan(12), -1) == FIRST_DAY
    assert shift(date(2079, 12, 30), DaySpan(1)) == LAST_DAY


@pytest.mark.parametrize(
    ("day", "span", "sign"),
    [
        (date(1980, 2, 29), DaySpan(0), 1),
        (date(1980, 2, 29), DaySpan(1), 1),
        (date(2080, 1, 1), MonthSpan(1), -1),
        (date(1981, 2, 28), MonthSpan(12), -1),
        (date(1980, 3, 1), DaySpan(1), -1),
        (date(2079, 12, 31), DaySpan(1), 1),
        (date(2079, 12, 1), MonthSpan(1), 1),
        (date(2020, 1, 1), MonthSpan(12 * 100_000), 1),
        (date(2020, 1, 1), DaySpan(10**12), -1),
    ],
)
def test_beyond_the_domain_is_refused(day: date, span: MonthSpan | DaySpan, sign: int) -> None:
    with pytest.raises(OutOfDomain, match=r"1980-03-01至2079-12-31.*1980-03-01 to 2079-12-31"):
        shift(day, span, sign)


@pytest.mark.parametrize("sign", [0, 2, -3])
def test_a_sign_is_one_or_minus_one(sign: int) -> None:
    with pytest.raises(ValueError, match="sign"):
        shift(date(2020, 1, 1), DaySpan(1), sign)
