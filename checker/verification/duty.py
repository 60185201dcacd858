"""A duty that has arisen in a dossier, and its standing: who owes what since when, until when, and what became of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from checker.lawtext.citation import Citation


class DutyStanding(StrEnum):
    """What can be said of a duty that has arisen."""

    SATISFIED = "satisfied"
    VIOLATED = "violated"
    OPEN = "open"
    UNDETERMINED = "undetermined"


class Kind(StrEnum):
    """What is owed: an act, a step of the procedure, or a consequence that a decision left out."""

    ACT = "act"
    STEP = "step"
    CONSEQUENCE = "consequence"


@dataclass(frozen=True, slots=True)
class Deed:
    """A recorded decision (by its id) or step (by its name), the day on which it was done, and its line."""

    kind: Kind
    name: str
    day: date | None
    line: int


@dataclass(frozen=True, slots=True)
class Trigger:
    """What made a duty arise, and when: an event of a kind, a step or an act that was done, an award, a term that runs,
    or a decision that left something out. `name` is the event kind, the step, or the id of the decision."""

    kind: str
    name: str
    day: date | None


@dataclass(frozen=True, slots=True)
class RecordEnds:
    """It cannot be told because acts are recorded completely only through a day, or nothing is said of that (`None`)."""

    through: date | None


@dataclass(frozen=True, slots=True)
class UnclearDeed:
    """It cannot be told because of a recorded act or step some field is not known."""

    deed: Deed
    field: str


@dataclass(frozen=True, slots=True)
class UnknownTerm:
    """It cannot be told because the last day of the term is not known: fields that are not recorded, years without a
    published calendar."""

    fields: tuple[tuple[str, str], ...]
    years: tuple[int, ...]


Gap = RecordEnds | UnclearDeed | UnknownTerm


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when a duty must be done: without a term (`last` is `None` and nothing is unknown), or a last day, or one that
    is not known."""

    last: date | None = None
    unknown: UnknownTerm | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What the record shows: the first deed in time, the first that came too late, and a deed that may be one."""

    done: Deed | None = None
    late: Deed | None = None
    unclear: UnclearDeed | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty that has arisen. `who` are bodies or roles (empty: the text names none); `what` is an act, a step or a
    consequence; `subject` the id of the subject concerned and `name` its name. `last` is the last day of its term, `deed`
    what satisfied it or came too late, `lacking` why nothing can be said, `turns` the changes of one reading under which
    it stands otherwise (reading, alternative, standing or "" where it does not arise)."""

    cite: Citation
    who: tuple[str, ...]
    kind: Kind
    what: str
    matter: str
    subject: str
    name: str
    trigger: Trigger
    standing: DutyStanding
    last: date | None = None
    deed: Deed | None = None
    lacking: Gap | None = None
    turns: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """How far the record of acts goes: complete through a day (`None`: nothing is said), closed on `as_of`."""

    complete_through: date | None
    as_of: date


def standing_of(found: Found, deadline: Deadline, ledger: Ledger) -> tuple[DutyStanding, Deed | None, Gap | None]:
    """Satisfied by a deed in time; violated if the step came too late, or if nothing came in time and the record is
    complete through the last day; open while the term runs, or without end where there is none; else undetermined."""
    if found.done is not None:
        return DutyStanding.SATISFIED, found.done, None
    if deadline.unknown is not None:
        return DutyStanding.UNDETERMINED, None, deadline.unknown
    if deadline.last is None:
        return DutyStanding.OPEN, None, found.unclear
    complete = ledger.complete_through is not None and ledger.complete_through >= deadline.last
    too_late = found.late is not None and found.late.kind is Kind.STEP
    if too_late or (complete and found.unclear is None):
        return DutyStanding.VIOLATED, found.late, None
    if deadline.last >= ledger.as_of and not complete:
        return DutyStanding.OPEN, None, found.unclear
    return DutyStanding.UNDETERMINED, None, found.unclear or RecordEnds(ledger.complete_through)
