"""What questions are answered with. Every class is frozen; rendering turns them into words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from checker.ir.questions import Question
from checker.ir.terms import Source
from checker.lawtext.citation import Citation
from checker.smt.facts import Fact
from checker.verification.conclusions import Change
from checker.verification.outcome import Reason, Witness
from checker.verification.possibility import Robustness


class Word(StrEnum):
    """The answer in one word."""

    YES = "yes"
    NO = "no"
    WITH_REASONS = "with_reasons"
    FROM = "from"
    NEVER = "never"
    NO_RULE = "no_rule"
    NOT_BY = "not_by"
    HOLDS = "holds"
    REFUTED = "refuted"
    VACUOUS = "vacuous"
    FOUND = "found"
    NONE = "none"
    FOLLOWS = "follows"
    NOTHING = "nothing"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Interval:
    """Days of filing, first and last, in rounds `first_round` to `last_round`, on which the same articles fail."""

    first_round: int
    last_round: int
    first: date
    last: date
    failing: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class ByArticles:
    """The earliest by the articles alone: a round, a day, or both; neither where nothing has to be waited for."""

    round: int | None
    day: date | None


@dataclass(frozen=True, slots=True)
class Turned:
    """What becomes of an answer under a change of readings."""

    change: Change
    word: Word
    round: int | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows: names of consequences, the provision, and whether it must ("mandatory"), may, or depends on facts."""

    names: tuple[str, ...]
    ban: str
    cite: Citation
    grounds: tuple[Citation, ...]
    force: str


@dataclass(frozen=True, slots=True)
class Part:
    """The answer for one city, or for one pair of cities ("a>b").

    `cites` are the articles it rests on, `pending` those whose conditions the situation leaves open. `slots` (only of a
    proof) say how many unrecorded events per list were enough; its premises were shown to be satisfiable. `robustness`
    is `None` where the answer was only found under the chosen readings.
    """

    name: str
    word: Word
    cites: tuple[Citation, ...] = ()
    pending: tuple[Citation, ...] = ()
    robustness: Robustness | None = None
    turned: tuple[Turned, ...] = ()
    witness: Witness | None = None
    slots: tuple[tuple[Source, int], ...] | None = None
    reason: Reason | None = None
    round: int | None = None
    day: date | None = None
    intervals: tuple[Interval, ...] = ()
    before: tuple[Citation, ...] = ()
    by_articles: ByArticles | None = None
    consequences: tuple[Consequence, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Givens that cannot stand together: a minimal set of rules broken and of stated facts."""

    rules: tuple[tuple[str, str], ...]
    facts: tuple[Fact, ...]
    cells: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question; `order` are the pairs that hold, `surprises` what differs from the expectation."""

    question: Question
    parts: tuple[Part, ...]
    contradiction: Contradiction | None = None
    order: tuple[tuple[str, str], ...] | None = None
    surprises: tuple[tuple[str, str], ...] = ()
    comparison: object | None = None
