"""Lengths of legal time. The three kinds never mix: none can be converted into another without a date.

Every amount is a whole number and not negative; a direction is given where a span is applied (`shift`).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MonthSpan:
    """A span of calendar months; a year is 12 months."""

    months: int


@dataclass(frozen=True, slots=True)
class DaySpan:
    """A span of calendar days."""

    days: int


@dataclass(frozen=True, slots=True)
class WorkdaySpan:
    """A span of working days, counted on the official calendar."""

    days: int


Span = MonthSpan | DaySpan | WorkdaySpan
"""Any length of legal time."""
