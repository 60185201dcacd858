"""What a dossier says, after reading. Unknown is the absence of an entry; `line` counts from 1."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from checker.cases import scene
from checker.cases.scene import Absent, EventList

Known: TypeAlias = scene.Entry
"""A known value, or `ABSENT`."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of a subject and the source that was named for it."""

    value: Known
    source: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a body asserts of a subject; `by` is a body of the vocabulary."""

    value: bool
    by: str | None
    evidence: str | None
    line: int


@dataclass(frozen=True, slots=True)
class EventRecord:
    """A recorded event of one kind."""

    kind: str
    values: Mapping[str, Known]
    line: int


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject. `unit` is the id of another, `ABSENT` if there is none, `None` if unknown. `lists` has an entry for
    every event kind about which something is said."""

    identifier: str
    name: str | None
    facts: Mapping[str, Fact]
    unit: str | Absent | None
    judgements: Mapping[str, Judgement]
    events: tuple[EventRecord, ...]
    lists: Mapping[str, EventList]
    line: int


@dataclass(frozen=True, slots=True)
class Round:
    """A round with the fields of the record `round`."""

    number: int
    values: Mapping[str, Known]
    line: int


@dataclass(frozen=True, slots=True)
class StepRecord:
    """A recorded step with the fields of the record `step`."""

    step: str
    values: Mapping[str, Known]
    line: int


@dataclass(frozen=True, slots=True)
class Procedure:
    """The steps that are recorded, by name; if `complete`, no others were taken."""

    complete: bool
    steps: Mapping[str, StepRecord]
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One subject of a decision: fields of the records `application`, `acceptance` and `entry`, and his own steps."""

    subject: str
    application: Mapping[str, Known]
    acceptance: Mapping[str, Known]
    result: Mapping[str, Known]
    steps: Mapping[str, StepRecord]
    line: int


@dataclass(frozen=True, slots=True)
class Expectation:
    """The verdict that the author of the dossier expects, with provisions and readings; per subject in `entries`."""

    verdict: str | None
    by: tuple[str, ...]
    readings: tuple[str, ...]
    entries: Mapping[str, str]
    line: int


@dataclass(frozen=True, slots=True)
class Decision:
    """A recorded act. `values` are the fields of the record `act`; it concerns one `applicant`, a list of `entries`, or
    neither. `win` are the known fields of the award it concerns. `grounds` are the provisions stated, `None` if it is
    not known which. `entrants` is the list of awards that an award decision makes."""

    identifier: str
    act: str
    values: Mapping[str, Known]
    round: int | None
    applicant: Entry | None
    entries: tuple[Entry, ...]
    win: Mapping[str, Known] | None
    grounds: tuple[str, ...] | None
    complete: bool
    entrants: EventList | None
    expect: Expectation | None
    line: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the author of the dossier expects of it as a whole: the verdict, and per provision the standings of the duties
    that arise there, each once."""

    verdict: str | None
    duties: Mapping[str, frozenset[str]]
    line: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier: `regulation` names a version, `city` leaves it to be chosen by date; one of them is given. Every act and
    step through `acts_complete_through` is recorded (`None`: nothing is said of that)."""

    file: str
    title: str | None
    regulation: str | None
    city: str | None
    as_of: date
    rounds: Mapping[int, Round]
    subjects: Mapping[str, Subject]
    procedure: Procedure | None
    decisions: tuple[Decision, ...]
    acts_complete_through: date | None = None
    expect: Outcome | None = None
