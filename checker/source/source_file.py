"""A text with its name, and the way between offsets and positions."""

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

from checker.source.span import Position, Span


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A text as it was read. Lines are separated by ``\\n`` alone; ``name`` is the path as the reader wrote it."""

    name: str
    text: str
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lengths = (len(line) + 1 for line in self.text.split("\n")[:-1])
        object.__setattr__(self, "_starts", tuple(accumulate(lengths, initial=0)))

    @property
    def line_count(self) -> int:
        """The number of lines; an empty text has one, and so has what follows the last line end."""
        return len(self._starts)

    def line(self, number: int) -> str:
        """Line ``number`` (from 1) without its line end. IndexError if there is no such line."""
        if not 1 <= number <= self.line_count:
            raise IndexError(f"{self.name} has {self.line_count} lines, not {number}")
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < self.line_count else len(self.text)
        return self.text[start:end]

    def position(self, offset: int) -> Position:
        """The position of a character offset (from 0, up to the length of the text). IndexError beyond."""
        if not 0 <= offset <= len(self.text):
            raise IndexError(f"{self.name} has {len(self.text)} characters, not {offset}")
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def offset(self, position: Position) -> int:
        """The character offset of a position. IndexError if its line has no such column."""
        length = len(self.line(position.line))
        if position.column > length + 1:
            raise IndexError(f"line {position.line} of {self.name} has {length} characters, not {position.column - 1}")
        return self._starts[position.line - 1] + position.column - 1

    def span(self, start: int, end: int) -> Span:
        """The span of the characters ``text[start:end]``."""
        return Span(self.name, self.position(start), self.position(end))
