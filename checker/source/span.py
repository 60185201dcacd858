"""Places in a text: lines and columns as a reader counts them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place between two characters. Line and column count from 1, columns in characters (not bytes, not cells)."""

    line: int
    column: int

    def __post_init__(self) -> None:
        if self.line < 1 or self.column < 1:
            raise ValueError(f"line and column count from 1, not {self.line}:{self.column}")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file, from ``start`` up to and without ``end``. An empty span marks the place itself."""

    file: str
    start: Position
    end: Position

    def __post_init__(self) -> None:
        start, end = self.start, self.end
        if end.line < start.line or (end.line == start.line and end.column < start.column):
            raise ValueError(f"a span cannot end at {self.end} before its start {self.start}")

    def __str__(self) -> str:
        return f"{self.file}:{self.start.line}:{self.start.column}"
