"""Kinds of spans stay apart."""

from dataclasses import FrozenInstanceError, fields

import pytest

from checker.legaltime.span import DaySpan, MonthSpan, Span, WorkdaySpan

TWELVE: tuple[Span, ...] = (MonthSpan(12), DaySpan(12), WorkdaySpan(12))


def test_equal_numbers_of_different_kinds_are_different_spans() -> None:
    assert len(set(TWELVE)) == 3


@pytest.mark.parametrize("span", TWELVE)
def test_a_span_cannot_be_changed(span: Span) -> None:
    (amount,) = fields(span)
    with pytest.raises(FrozenInstanceError):
        setattr(span, amount.name, 13)
