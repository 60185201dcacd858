"""Why a file could not be read, as values."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Missing:
    """There is no such file."""

    path: str


@dataclass(frozen=True, slots=True)
class Directory:
    """A folder stands where a file is needed."""

    path: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The system refused to open the file; ``reason`` is its own word for it."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Oversized:
    """The file has more than ``limit`` bytes."""

    path: str
    limit: int


@dataclass(frozen=True, slots=True)
class Binary:
    """A NUL byte stands at byte ``offset`` (from 0)."""

    path: str
    offset: int


@dataclass(frozen=True, slots=True)
class Undecodable:
    """The bytes from ``offset`` (from 0), on ``line`` (from 1), are not UTF-8."""

    path: str
    offset: int
    line: int


SourceFault: TypeAlias = Missing | Directory | Unreadable | Oversized | Binary | Undecodable
