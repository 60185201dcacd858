"""Spans of time from syntax to the calendar's own: days, working days, or months."""

from typing import Final

from checker.legaltime.shift import FIRST_DAY, LAST_DAY
from checker.legaltime.span import DaySpan, MonthSpan, Span, WorkdaySpan
from checker.lowering.faults import SpanTooLong, Stop
from checker.syntax import ast

LONGEST: Final = {
    "YEARS": LAST_DAY.year - FIRST_DAY.year,
    "MONTHS": 12 * (LAST_DAY.year - FIRST_DAY.year),
    "DAYS": (LAST_DAY - FIRST_DAY).days,
    "WORKING_DAYS": (LAST_DAY - FIRST_DAY).days,
}
"""The longest span of each unit that two days which can be reasoned about have between them."""


def span_of(span: ast.SpanOfTime, place: str) -> Span:
    """A span as the calendar knows it; raises `Stop` for one that no two days can have between them."""
    if span.count > LONGEST[span.unit]:
        raise Stop(SpanTooLong(span.count, LONGEST[span.unit], span.span, place))
    match span.unit:
        case "YEARS":
            return MonthSpan(12 * span.count)
        case "MONTHS":
            return MonthSpan(span.count)
        case "WORKING_DAYS":
            return WorkdaySpan(span.count)
        case _:
            return DaySpan(span.count)
