"""How long a bar, a step or the term of a duty lasts, as data; `norms` gives these names too."""

from dataclasses import dataclass

from checker.ir.terms import Term


@dataclass(frozen=True, slots=True)
class InRounds:
    """A bar of so many rounds after a round."""

    rounds: int


@dataclass(frozen=True, slots=True)
class InTime:
    """A bar of a span of time: number and unit ("years", "months", "days")."""

    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class Forever:
    """A bar without end."""


@dataclass(frozen=True, slots=True)
class WhileTrue:
    """A bar as long as something holds."""


@dataclass(frozen=True, slots=True)
class NoBar:
    """Under this reading there is no bar."""


BarLength = InRounds | InTime | Forever | WhileTrue | NoBar


@dataclass(frozen=True, slots=True)
class RecordedBan:
    """How a ban of some length is recorded: per field of the act the term that it says this length. `some` is whether there
    is such a ban at all, which may turn on a reading; a ban that lasts while something holds has no length to record."""

    fields: tuple[tuple[str, Term], ...]
    some: Term


@dataclass(frozen=True, slots=True)
class Declared:
    """What a decision declares that says what a bar already lays down: on an event that satisfies `event` and `begun` (its
    time runs on the governing day; rounds are not looked at), a ban that is `recorded` so."""

    event: Term
    begun: Term
    recorded: RecordedBan


@dataclass(frozen=True, slots=True)
class StepLength:
    """How long a step lasts, as written, per alternative of a reading (or alone under "")."""

    bound: str
    reading: str
    lengths: tuple[tuple[str, int, str], ...]


@dataclass(frozen=True, slots=True)
class Due:
    """The term of a duty: the day from which it runs and its last day, both date terms."""

    since: Term
    last: Term
