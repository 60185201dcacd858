"""A situation as a scene: what is stated, what follows by the shared assumptions, and what must hold besides."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from checker.cases.scene import ABSENT, Entry, EventList, Record, Scene
from checker.ir import factory as f
from checker.ir.questions import Cell, Frame, GivenEvent, Rounds, Situation
from checker.ir.regulation import Vocabulary
from checker.ir.terms import EVENT, Source, Term
from checker.ir.types import DATE, INT, Value

NUMBER: Final = ("round", "number")
DEADLINE: Final = ("round", "filing_deadline")
DAY: Final = ("application", "day")
UNSAID: Final = "?"


@dataclass(frozen=True, slots=True)
class Occasion:
    """When somebody applies: the round and the day, as far as known."""

    round: int | None = None
    day: date | None = None


def round_at(rounds: Rounds, day: date) -> int:
    """The latest round whose filing has begun on a day."""
    number = rounds.number + (day.year - rounds.year) // rounds.every + 1
    while rounds.window(number)[0] > day:
        number -= 1
    return number


def next_round(rounds: Rounds, day: date) -> int:
    """The round open on a day, or the next one to open."""
    number = round_at(rounds, day)
    return number if rounds.window(number)[1] >= day else number + 1


def scene_of(
    situation: Situation, frame: Frame, vocabulary: Vocabulary, city: str = "", occasion: Occasion | None = None
) -> Scene:
    """What is known. With an occasion, also of the round and the day of filing, by the city's schedule."""
    schedules = dict(situation.schedules)
    records: dict[str, dict[str, Entry]] = {}
    for (scope, name), value in situation.facts:
        records.setdefault(scope, {})[name] = _entry(value)
    for (scope, name), entry in _timing(occasion, schedules.get(city)).items():
        records.setdefault(scope, {}).setdefault(name, entry)
    for left, right in frame.same:
        if left[0] in vocabulary.records and left[1] not in records.get(left[0], {}):
            known = records.get(right[0], {}).get(right[1])
            if known is not None:
                records.setdefault(left[0], {})[left[1]] = known
    lists: dict[tuple[str, str], list[Record]] = {key: [] for key in situation.closed}
    for event in situation.events:
        record = _event(event, frame, vocabulary, records, schedules)
        lists.setdefault((event.owner, event.kind), []).append(record)
    closed = {key: EventList(tuple(found), date.max) for key, found in lists.items()}
    return Scene({scope: Record(values) for scope, values in records.items()}, closed, vocabulary.key_fields)


def premises(
    situation: Situation, frame: Frame, scene: Scene, rounds: Rounds | None, occasion: Occasion
) -> tuple[Term, ...]:
    """What must hold besides: stated conditions, what is always so, assumed values that are still open, and, for a
    round whose day is open, that filing falls into its window."""
    terms = [*situation.conditions, *(term for _, _, term in frame.always)]
    for left, right in frame.same:
        unknown = left[1] not in scene.records.get(left[0], Record()).values
        if unknown and right[0] not in scene.key_fields and left[0] not in scene.key_fields:
            terms.append(f.equal(f.field(*left, DATE), f.field(*right, DATE)))
    for kind in dict.fromkeys((event.owner, event.kind) for event in situation.events):
        terms += _happened(*kind, scene)
    last = last_stated(situation)
    if last is not None and occasion.day is None:
        terms.append(f.less_equal(f.literal(last, DATE), f.field(*DAY, DATE)))
    if rounds is not None and occasion.round is not None and occasion.day is None:
        opens, closes = rounds.window(occasion.round)
        day = f.field(*DAY, DATE)
        terms += [f.less_equal(f.literal(opens, DATE), day), f.less_equal(day, f.literal(closes, DATE))]
    return tuple(terms)


def last_stated(situation: Situation) -> date | None:
    """The latest day on which something is stated to have happened."""
    days = [v for e in situation.events if e.owner != "round" for v in e.values.values() if isinstance(v, date)]
    return max(days, default=None)


def in_windows(rounds: Rounds, first: int, last: int) -> Term:
    """Filing falls into one of the rounds' windows, and the round's number and deadline are those of it."""
    number, deadline, day = f.field(*NUMBER, INT), f.field(*DEADLINE, DATE), f.field(*DAY, DATE)
    options = []
    for one in range(first, last + 1):
        opens, closes = (f.literal(x, DATE) for x in rounds.window(one))
        options.append(
            f.conj(
                f.equal(number, f.literal(one, INT)),
                f.equal(deadline, closes),
                f.less_equal(opens, day),
                f.less_equal(day, closes),
            )
        )
    return f.disj(*options)


def _happened(owner: str, kind: str, scene: Scene) -> list[Term]:
    """What is stated has happened by the day of filing, also where its own day is not stated."""
    key = scene.key_fields.get(kind)
    events = scene.lists.get((owner, kind), EventList()).records
    if key is None or owner == "round" or all(key in record.values for record in events):
        return []
    late = f.less(f.field(*DAY, DATE), f.field(EVENT, key, DATE))
    return [f.neg(f.exists(Source(owner, kind), late))]


def _entry(value: Value | None) -> Entry:
    return ABSENT if value is None else value


def _timing(occasion: Occasion | None, rounds: Rounds | None) -> Mapping[Cell, Entry]:
    if occasion is None:
        return {}
    found: dict[Cell, Entry] = {}
    number = occasion.round
    if occasion.day is not None:
        found[DAY] = occasion.day
        if number is None and rounds is not None:
            number = next_round(rounds, occasion.day)
    if number is not None:
        found[NUMBER] = number
        if rounds is not None:
            found[DEADLINE] = rounds.window(number)[1]
    return found


def _event(
    event: GivenEvent,
    frame: Frame,
    vocabulary: Vocabulary,
    records: Mapping[str, Mapping[str, Entry]],
    schedules: Mapping[str, Rounds],
) -> Record:
    """An event with what the assumptions add. An optional field of which nothing is said is absent."""
    values: dict[str, Entry] = {name: _entry(value) for name, value in event.values.items() if name[0] != UNSAID}
    unsaid = {name[1:] for name in event.values if name[0] == UNSAID}
    assumed = {name for (scope, name), _ in (*frame.same, *frame.latest_round) if scope == event.kind}
    for name, sort in vocabulary.events[event.kind].fields.items():
        if sort.optional and name not in values and name not in unsaid and name not in assumed:
            values[name] = ABSENT
    for (scope, name), (other, source) in frame.same:
        if scope == event.kind and name not in values and name not in unsaid:
            known = values.get(source) if other == event.kind else records.get(other, {}).get(source)
            if known is not None:
                values[name] = known
    for (scope, name), (_, source) in frame.latest_round:
        if scope == event.kind and name not in values and name not in unsaid:
            day, rounds = values.get(source), schedules.get(str(values.get("city", "")))
            if day is ABSENT:
                values[name] = ABSENT
            elif isinstance(day, date) and rounds is not None:
                values[name] = round_at(rounds, day)
    return Record(values)
