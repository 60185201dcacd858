"""The syntax tree of what a question gives: facts, events, conditions, a schedule; with the names and values they use."""

from dataclasses import dataclass
from datetime import date

from checker.source.span import Span
from checker.syntax.ast import Expr, Name, SpanOfTime


@dataclass(frozen=True, slots=True)
class Topic:
    """A dotted name: a field, a kind of event, or a reading with or without its city."""

    names: tuple[Name, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Value:
    """A value as written: its terminal ("NAME", "NUMBER", "DATE", "TRUE", "FALSE", "NO") and text."""

    terminal: str
    text: str
    span: Span


# ---- what is given


@dataclass(frozen=True, slots=True)
class GivenCategory:
    """`organization`: the category of the applicant."""

    name: Name
    span: Span


@dataclass(frozen=True, slots=True)
class GivenEvent:
    """`[2] win [of unit] in CITY where field = value, …`."""

    count: int
    kind: Name
    owner: Name | None
    city: Name | None
    pairs: tuple[tuple[Name, Value], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class GivenNone:
    """`no win`: nothing of this kind but what is stated."""

    kind: Name
    owner: Name | None
    span: Span


@dataclass(frozen=True, slots=True)
class GivenFact:
    """`fact legal_person = true`."""

    topic: Topic
    value: Value
    span: Span


@dataclass(frozen=True, slots=True)
class GivenJudgement:
    """`judged NAME = true`."""

    name: Name
    value: Value
    span: Span


@dataclass(frozen=True, slots=True)
class GivenCondition:
    """`suppose EXPR`."""

    expr: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class GivenToday:
    """`today 2026-01-01`."""

    day: date
    span: Span


@dataclass(frozen=True, slots=True)
class GivenSchedule:
    """`schedule in CITIES: round 8 in 2024 every 5 years filing 09-01 until 12-31`; days are (month, day)."""

    cities: tuple[Name, ...]
    number: int
    year: int
    every: SpanOfTime
    opens: tuple[int, int]
    closes: tuple[int, int]
    span: Span


Given = (
    GivenCategory | GivenEvent | GivenNone | GivenFact | GivenJudgement | GivenCondition | GivenToday | GivenSchedule
)
