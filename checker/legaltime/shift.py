"""Shifting a day by months or calendar days.

A shift by months leads to the corresponding day (对应日) of the target month, or to its last day where that month is
shorter. Shifts by working days need the official calendar and live in `workdays`.
"""

from calendar import monthrange
from datetime import date
from typing import Final

from checker.legaltime.span import DaySpan, MonthSpan

FIRST_DAY: Final = date(1980, 3, 1)
"""The first day about which the checker reasons."""

LAST_DAY: Final = date(2079, 12, 31)
"""The last day about which the checker reasons."""


class OutOfDomain(ValueError):  # noqa: N818
    """A day, or the day a shift leads to, lies outside `FIRST_DAY`..`LAST_DAY`."""

    @property
    def message_zh(self) -> str:
        """The limit in Chinese."""
        return f"日期超出可推理的范围（{FIRST_DAY}至{LAST_DAY}）"

    @property
    def message_en(self) -> str:
        """The limit in English."""
        return f"the date lies outside the days that can be reasoned about ({FIRST_DAY} to {LAST_DAY})"

    def __str__(self) -> str:
        return f"{self.message_zh} / {self.message_en}"


def shift(day: date, span: MonthSpan | DaySpan, sign: int = 1) -> date:
    """The day `span` after `day` (sign 1) or before it (sign -1).

    Raises `OutOfDomain` if `day` or the result is outside the domain, `ValueError` for another sign.
    """
    if sign not in (1, -1):
        raise ValueError(f"sign must be 1 or -1, not {sign}")
    _require_domain(day.toordinal())
    match span:
        case MonthSpan(months):
            return _by_months(day, sign * months)
        case DaySpan(days):
            return _by_days(day, sign * days)


def _by_months(day: date, months: int) -> date:
    year, month0 = divmod(12 * day.year + day.month - 1 + months, 12)
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        raise OutOfDomain
    last = monthrange(year, month0 + 1)[1]
    result = date(year, month0 + 1, min(day.day, last))
    _require_domain(result.toordinal())
    return result


def _by_days(day: date, days: int) -> date:
    ordinal = day.toordinal() + days
    _require_domain(ordinal)
    return date.fromordinal(ordinal)


def _require_domain(ordinal: int) -> None:
    if not FIRST_DAY.toordinal() <= ordinal <= LAST_DAY.toordinal():
        raise OutOfDomain
