"""The syntax tree of questions: what is asked, under which readings, and what answer is expected."""

from dataclasses import dataclass
from datetime import date

from checker.source.span import Span
from checker.syntax.ast import Address, Expr, Name
from checker.syntax.given_ast import Given, Topic

# ---- what is asked; `cities` empty means every city


@dataclass(frozen=True, slots=True)
class AskMay:
    """`may`, `must` or `must_not` ACT in CITIES [round N] [on DAY]."""

    modality: str
    act: Name
    cities: tuple[Name, ...]
    round: int | None
    day: date | None
    span: Span


@dataclass(frozen=True, slots=True)
class AskWhen:
    """`when ACT in CITIES`."""

    act: Name
    cities: tuple[Name, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class AskSanction:
    """`sanction in CITIES`: what follows."""

    cities: tuple[Name, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class AskRelation:
    """`eligible in A implies|equivalent|disjoint eligible in B [for DIMENSION]`."""

    relation: str
    left: Name
    right: Name
    dimension: Name | None
    span: Span


@dataclass(frozen=True, slots=True)
class AskOrdering:
    """`strictness in CITIES [for DIMENSION]`."""

    cities: tuple[Name, ...]
    dimension: Name | None
    span: Span


@dataclass(frozen=True, slots=True)
class AskExactly:
    """`find eligible in exactly N of CITIES`."""

    count: int
    cities: tuple[Name, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class AskFind:
    """`find WHAT in CITIES`."""

    what: Name
    cities: tuple[Name, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class AskHolds:
    """`holds EXPR`."""

    expr: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class AskCompare:
    """`compare MEASURE in CITIES`."""

    measure: Name
    cities: tuple[Name, ...]
    span: Span


Ask = AskMay | AskWhen | AskSanction | AskRelation | AskOrdering | AskExactly | AskFind | AskHolds | AskCompare


# ---- readings, expectation


@dataclass(frozen=True, slots=True)
class Under:
    """`under reading R = A, …` or, with `every`, `under every reading`."""

    every: bool
    choices: tuple[tuple[Topic, Name], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer as expected: a word, a day, a round, or a set of words."""

    words: tuple[Name, ...]
    day: date | None
    round: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Expected:
    """`[CITY:] OUTCOME [by ADDRESSES] [depends on CHANGES]`; `changes` is `None` where nothing is said of readings."""

    city: Name | None
    outcome: Outcome
    by: tuple[Address, ...]
    changes: tuple[tuple[Topic, ...], ...] | None
    span: Span


@dataclass(frozen=True, slots=True)
class ExpectedPair:
    """`A implies B`."""

    left: Name
    right: Name
    span: Span


@dataclass(frozen=True, slots=True)
class Query:
    """A question without its name."""

    given: tuple[Given, ...]
    ask: Ask
    under: Under | None
    expect: tuple[Expected | ExpectedPair, ...]
    note: tuple[str, str] | None
    span: Span


@dataclass(frozen=True, slots=True)
class Question:
    """A named question of the library."""

    name: Name
    zh: str
    en: str
    query: Query
    span: Span


# ---- what all questions share


@dataclass(frozen=True, slots=True)
class Dimension:
    """`dimension NAME "zh" "en" of TOPICS [for CATEGORY] [suppose EXPR]`: claims that read one of the topics, asked of
    applicants of a category."""

    name: Name
    zh: str
    en: str
    topics: tuple[Topic, ...]
    category: Name | None
    suppose: Expr | None
    span: Span


@dataclass(frozen=True, slots=True)
class Common:
    """`assume { … }`: given in every question that does not say otherwise; `assume compare { … }`: in those that
    compare who is eligible in several cities."""

    comparing: bool
    given: tuple[Given, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class SameValue:
    """`assume A.b = A.c`: a value not stated is that of another field."""

    left: Topic
    right: Topic
    span: Span


@dataclass(frozen=True, slots=True)
class LatestRound:
    """`assume A.b = schedule at A.c`: the latest round of the city's schedule on that day."""

    left: Topic
    day: Topic
    span: Span


@dataclass(frozen=True, slots=True)
class Always:
    """`always "zh" "en" EXPR`: true in every possible case."""

    zh: str
    en: str
    expr: Expr
    span: Span


QuestionEntry = Question | Dimension | Common | SameValue | LatestRound | Always


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """A parsed file of questions."""

    name: str
    entries: tuple[QuestionEntry, ...]
