"""Doubts about a record: an event stands in it that does not happen without another one, which does not.

The verdict is given on the record as it is. A doubt names the event and the provisions whose result would be open if the
other one were recorded too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from checker.cases.case import Dossier, Entry
from checker.cases.scene import EventList, Record, Scene
from checker.ir.regulation import Vocabulary
from checker.lawtext.citation import Citation
from checker.verification.bench import Bench


@dataclass(frozen=True, slots=True)
class Doubt:
    """The event `index` (from 0) of a kind, on a day if it is known, in the history of `owner` ("subject", "unit"), without
    an event of the kind `implied`; the provisions that rest on there being none. `subject` is a name, "" for the act."""

    owner: str
    kind: str
    index: int
    day: date | None
    implied: str
    cites: tuple[Citation, ...]
    subject: str = ""


def doubtful(dossier: Dossier, applicant: Entry | None, vocabulary: Vocabulary) -> bool:
    """Whether anything in the history of an applicant or of the unit calls for another event at all."""
    if applicant is None:
        return False
    subject = dossier.subjects[applicant.subject]
    own = (subject, dossier.subjects[subject.unit]) if isinstance(subject.unit, str) else (subject,)
    return any(vocabulary.events[event.kind].implied for one in own for event in one.events)


def doubts(
    bench: Bench, scene: Scene, vocabulary: Vocabulary, choice: Mapping[str, str], subject: str = ""
) -> tuple[Doubt, ...]:
    """The doubts that bear on the claims of a bench, in the order of the record."""
    found = []
    for (owner, kind), events in scene.lists.items():
        implied = vocabulary.events[kind].implied
        if implied is None:
            continue
        for index in _unmatched(events, scene.lists.get((owner, implied), EventList()), kind, implied, vocabulary):
            day = _day(events.records[index], kind, vocabulary)
            other = _with_event(scene, owner, implied, day, vocabulary)
            pairs = zip(bench.findings(scene, choice), bench.findings(other, choice), strict=True)
            cites = dict.fromkeys(x.claim.cite for x, y in pairs if x.standing is not y.standing)
            if cites:
                found.append(Doubt(owner, kind, index, day, implied, tuple(cites), subject))
    return tuple(found)


def _unmatched(
    events: EventList, others: EventList, kind: str, implied: str, vocabulary: Vocabulary
) -> tuple[int, ...]:
    """The events before which no event of the implied kind lies that does not belong to another one already."""
    days = [_day(r, kind, vocabulary) or date.max for r in events.records]
    free = sorted(_day(r, implied, vocabulary) or date.min for r in others.records)
    unmatched = []
    for index in sorted(range(len(days)), key=lambda i: days[i]):
        before = [day for day in free if day <= days[index]]
        if before:
            free.remove(before[-1])
        else:
            unmatched.append(index)
    return tuple(sorted(unmatched))


def _day(record: Record, kind: str, vocabulary: Vocabulary) -> date | None:
    day = record.values.get(vocabulary.events[kind].key or "")
    return day if isinstance(day, date) else None


def _with_event(scene: Scene, owner: str, kind: str, day: date | None, vocabulary: Vocabulary) -> Scene:
    """The scene with one more event, of which no more is known than that it lies no later; its day stands for that."""
    events = scene.lists.get((owner, kind), EventList())
    key = vocabulary.events[kind].key or ""
    more = Record({} if day is None else {key: day})
    return replace(scene, lists={**scene.lists, (owner, kind): replace(events, records=(*events.records, more))})
