"""Types of the legal language: what a term can be worth, and how a value of each type is held in Python.

| type | Python value |
|---|---|
| `BoolType` | `bool` |
| `IntType` | `int` |
| `ScoreType` | `int`, thousandths of a point |
| `MoneyType` | `int`, fen |
| `DateType` | `datetime.date` |
| `EnumType` | `str`, the member's English name |
| `SetType` | `frozenset[str]` of members of one enum |
"""

from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class BoolType:
    """Truth values."""


@dataclass(frozen=True, slots=True)
class IntType:
    """Whole numbers: counts and round numbers."""


@dataclass(frozen=True, slots=True)
class ScoreType:
    """Points of a review, held in thousandths so that no float is needed."""


@dataclass(frozen=True, slots=True)
class MoneyType:
    """Amounts of money, held in fen."""


@dataclass(frozen=True, slots=True)
class DateType:
    """Days of the Gregorian calendar, 1980-03-01 to 2079-12-31."""


@dataclass(frozen=True, slots=True)
class EnumType:
    """One of the named members; `ordered` enums compare by the order of their members."""

    name: str
    members: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class SetType:
    """Any set of members of one enum."""

    element: EnumType


Type = BoolType | IntType | ScoreType | MoneyType | DateType | EnumType | SetType

BOOL: Final = BoolType()
INT: Final = IntType()
SCORE: Final = ScoreType()
MONEY: Final = MoneyType()
DATE: Final = DateType()

Value = bool | int | date | str | frozenset[str]


def is_ordered(kind: Type) -> bool:
    """Whether `<` and `<=` are defined on values of this type."""
    match kind:
        case IntType() | ScoreType() | MoneyType() | DateType():
            return True
        case EnumType(ordered=ordered):
            return ordered
        case BoolType() | SetType():
            return False


def in_words(kind: Type) -> tuple[str, str]:
    """The type's name in Chinese and in English, for messages."""
    match kind:
        case BoolType():
            return "真假", "truth value"
        case IntType():
            return "整数", "whole number"
        case ScoreType():
            return "分数", "score"
        case MoneyType():
            return "金额", "money"
        case DateType():
            return "日期", "date"
        case EnumType(name=name):
            return f"枚举“{name}”", f"enum '{name}'"
        case SetType(element=element):
            return f"“{element.name}”的集合", f"set of '{element.name}'"
