"""The scene: what is known when a term is evaluated. Shared by the evaluator and the encoder.

Unknown is the absence of an entry; `ABSENT` is a known "there is none" (a title never revoked, a listing not ended).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Final

from checker.ir.types import Value


class Absent(Enum):
    """The one value `ABSENT`: an optional field that is known to have no value."""

    ABSENT = "absent"


ABSENT: Final = Absent.ABSENT

Entry = Value | Absent


@dataclass(frozen=True, slots=True)
class Record:
    """Known fields of one thing; a field without an entry is unknown."""

    values: Mapping[str, Entry] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EventList:
    """Recorded events, and the day through which the record is complete (`None`: nothing is said,
    `date.max`: complete for all time). Events not recorded have a key date after that day."""

    records: tuple[Record, ...] = ()
    complete_through: date | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """Records by scope ("subject", "round", "step.final_notice", …) and event lists by (scope, event kind).

    `key_fields` names, per event kind, the date field that completeness speaks of.
    """

    records: Mapping[str, Record] = field(default_factory=dict)
    lists: Mapping[tuple[str, str], EventList] = field(default_factory=dict)
    key_fields: Mapping[str, str] = field(default_factory=dict)
