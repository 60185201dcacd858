"""Positions and spans."""

import pytest

from checker.source.span import Position, Span


@pytest.mark.parametrize(("line", "column"), [(0, 1), (1, 0), (-1, 5)])
def test_lines_and_columns_count_from_one(line: int, column: int) -> None:
    with pytest.raises(ValueError, match="count from 1"):
        Position(line, column)


def test_positions_are_ordered_as_they_are_read() -> None:
    assert Position(1, 9) < Position(2, 1) < Position(2, 3)


def test_a_span_does_not_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before its start"):
        Span("a.rules", Position(2, 1), Position(1, 9))


def test_a_span_may_be_empty() -> None:
    span = Span("a.rules", Position(2, 3), Position(2, 3))
    assert str(span) == "a.rules:2:3"
