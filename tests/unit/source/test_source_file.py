"""Lines, offsets and positions of a text."""

import pytest

from checker.source.source_file import SourceFile
from checker.source.span import Position, Span

SOURCE = SourceFile("甲.rules", "第一条\n\n  award 甲奖\n")


def test_lines_are_counted_from_one_and_lose_their_end() -> None:
    assert [SOURCE.line(n) for n in range(1, SOURCE.line_count + 1)] == ["第一条", "", "  award 甲奖", ""]


def test_an_empty_text_has_one_empty_line() -> None:
    empty = SourceFile("empty", "")
    assert (empty.line_count, empty.line(1), empty.position(0)) == (1, "", Position(1, 1))


def test_only_the_line_feed_separates_lines() -> None:
    assert SourceFile("x", "a\u2028b\x0cc\x85d").line_count == 1


@pytest.mark.parametrize("number", [0, -1, 5])
def test_a_line_outside_the_text_is_refused(number: int) -> None:
    with pytest.raises(IndexError):
        SOURCE.line(number)


@pytest.mark.parametrize(
    ("offset", "position"),
    [
        (0, Position(1, 1)),
        (3, Position(1, 4)),  # the place before the line end
        (4, Position(2, 1)),
        (5, Position(3, 1)),
        (13, Position(3, 9)),
        (16, Position(4, 1)),  # the end of the text
    ],
)
def test_columns_count_characters(offset: int, position: Position) -> None:
    assert SOURCE.position(offset) == position


def test_offsets_and_positions_are_each_others_inverse() -> None:
    offsets = range(len(SOURCE.text) + 1)
    assert [SOURCE.offset(SOURCE.position(offset)) for offset in offsets] == list(offsets)


@pytest.mark.parametrize("offset", [-1, 17])
def test_an_offset_outside_the_text_is_refused(offset: int) -> None:
    with pytest.raises(IndexError):
        SOURCE.position(offset)


def test_a_column_beyond_its_line_is_refused() -> None:
    with pytest.raises(IndexError, match="3 characters"):
        SOURCE.offset(Position(1, 5))


def test_a_span_ends_after_its_last_character() -> None:
    start = SOURCE.text.index("甲奖")
    assert SOURCE.span(start, start + 2) == Span("甲.rules", Position(3, 9), Position(3, 11))


def test_equality_is_that_of_name_and_text() -> None:
    assert SourceFile("x", "a\nb") == SourceFile("x", "a\nb") != SourceFile("y", "a\nb")
