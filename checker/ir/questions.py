"""Questions after lowering: a situation, what is asked, and what is expected. Names are resolved, conditions are terms.

A value `None` means that an optional field is known to be absent. Readings are named "city.reading" if a regulation
declares them, else as in the vocabulary. Cities are never empty.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from checker.ir.regulation import Label
from checker.ir.terms import Term
from checker.ir.types import Value

Cell = tuple[str, str]
"""(scope, field): a record's field, or an event kind's."""


@dataclass(frozen=True, slots=True)
class GivenEvent:
    """An event stated to have happened: whose it is, its kind, its fields."""

    owner: str
    kind: str
    values: Mapping[str, Value | None]


@dataclass(frozen=True, slots=True)
class Rounds:
    """A nominal schedule: round `number` is open in `year`, each next one `every` years later, on these days of it."""

    number: int
    year: int
    every: int
    opens: tuple[int, int]
    closes: tuple[int, int]

    def window(self, number: int) -> tuple[date, date]:
        """First and last day of filing of a round. Raises `ValueError` for a day that the year does not have."""
        year = self.year + (number - self.number) * self.every
        return date(year, *self.opens), date(year + (self.closes < self.opens), *self.closes)


@dataclass(frozen=True, slots=True)
class Situation:
    """What is given. `closed` are lists (owner, kind) of which nothing else happened."""

    facts: tuple[tuple[Cell, Value | None], ...] = ()
    events: tuple[GivenEvent, ...] = ()
    closed: tuple[tuple[str, str], ...] = ()
    conditions: tuple[Term, ...] = ()
    schedules: tuple[tuple[str, Rounds], ...] = ()
    today: date | None = None


# ---- what is asked


@dataclass(frozen=True, slots=True)
class AskMay:
    """Whether an act is possible ("may"), forced ("must": nothing can stand in its way) or impossible ("must_not")."""

    modality: str
    act: str
    cities: tuple[str, ...]
    round: int | None
    day: date | None


@dataclass(frozen=True, slots=True)
class AskWhen:
    """From when on an application is possible."""

    cities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskSanction:
    """What follows for a winner."""

    cities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskRelation:
    """Whether the eligible of one city are ("implies"), are exactly ("equivalent") or are never ("disjoint") those of
    the other; `dimension` "" for all conditions."""

    relation: str
    left: str
    right: str
    dimension: str


@dataclass(frozen=True, slots=True)
class AskOrdering:
    """`implies` for every ordered pair."""

    cities: tuple[str, ...]
    dimension: str


@dataclass(frozen=True, slots=True)
class AskExactly:
    """Subjects eligible in exactly `count` of the cities."""

    count: int
    cities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskFind:
    """A search by name."""

    what: str
    cities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskHolds:
    """Whether a condition holds in every case of the situation."""

    term: Term


@dataclass(frozen=True, slots=True)
class AskCompare:
    """One measure across cities."""

    measure: str
    cities: tuple[str, ...]


Ask = AskMay | AskWhen | AskSanction | AskRelation | AskOrdering | AskExactly | AskFind | AskHolds | AskCompare


@dataclass(frozen=True, slots=True)
class Expected:
    """One expected answer. `city` "" for the only or every part; `changes` `None` where nothing is said of readings."""

    city: str
    words: tuple[str, ...] = ()
    day: date | None = None
    round: int | None = None
    by: tuple[str, ...] = ()
    changes: tuple[frozenset[str], ...] | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the library, or one asked on the command line (name "")."""

    label: Label
    situation: Situation
    ask: Ask
    every_reading: bool = False
    choice: tuple[tuple[str, str], ...] = ()
    expected: tuple[Expected, ...] = ()
    pairs: tuple[tuple[str, str], ...] | None = None
    note: tuple[str, str] | None = None
    line: int = 1
    file: str = ""


# ---- what all questions share


@dataclass(frozen=True, slots=True)
class Dimension:
    """Conditions that read one of the fields or event kinds, compared under `suppose`; `facts` say of whom they speak,
    unless a question says otherwise."""

    label: Label
    fields: frozenset[Cell]
    kinds: frozenset[str]
    suppose: Term
    facts: tuple[tuple[Cell, Value | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """What every question takes for granted; `comparing` only those that compare who is eligible."""

    situation: Situation = Situation()
    comparing: Situation = Situation()
    same: tuple[tuple[Cell, Cell], ...] = ()
    latest_round: tuple[tuple[Cell, Cell], ...] = ()
    always: tuple[tuple[str, str, Term], ...] = ()
    dimensions: Mapping[str, Dimension] = field(default_factory=dict)
