"""Generators of scenes, of choices of readings, and of what may further become known about them."""

from collections.abc import Mapping
from datetime import date
from random import Random

from checker.cases.scene import Entry, EventList, Record, Scene
from checker.ir.types import Type
from tests.strategies.schema import DAYS, EVENTS, FIELDS, KEY_FIELDS, READINGS, entries


def random_scene(rng: Random, unknown: float, most_events: int = 3) -> Scene:
    """A scene in which each field is unknown with this probability; with probability 0 it is complete."""
    records = {scope: _record(rng, fields, unknown) for scope, fields in FIELDS.items()}
    lists: dict[tuple[str, str], EventList] = {}
    for source, fields in EVENTS.items():
        if rng.random() < unknown * 0.3:
            continue
        known = tuple(_record(rng, fields, unknown) for _ in range(rng.randrange(most_events + 1)))
        through = rng.choice((None, *DAYS)) if rng.random() < unknown else date.max
        lists[source] = EventList(known, through)
    return Scene(records, lists, KEY_FIELDS)


def random_choice(rng: Random, unknown: float) -> dict[str, str]:
    """A choice in which each reading is left open with this probability."""
    return {name: rng.choice(options) for name, options in READINGS.items() if rng.random() >= unknown}


def more_known(rng: Random, scene: Scene, still_unknown: float, most_events: int = 2) -> Scene:
    """The scene with more known; with probability 0 a completion of it."""
    records = {
        scope: _filled(rng, scene.records.get(scope, Record()), fields, still_unknown)
        for scope, fields in FIELDS.items()
    }
    lists = {}
    for (scope, kind), fields in EVENTS.items():
        before = scene.lists.get((scope, kind), EventList())
        known = tuple(_filled(rng, record, fields, still_unknown) for record in before.records)
        added = _added(rng, kind, fields, before, still_unknown, most_events)
        lists[scope, kind] = EventList(known + added, _extended(rng, before.complete_through, still_unknown))
    return Scene(records, lists, scene.key_fields)


def more_chosen(rng: Random, choice: Mapping[str, str], still_unknown: float) -> dict[str, str]:
    """The choice with more readings chosen; with probability 0 all of them."""
    return {**random_choice(rng, still_unknown), **choice}


def _record(rng: Random, fields: Mapping[str, Type], unknown: float) -> Record:
    return _filled(rng, Record(), fields, unknown)


def _filled(rng: Random, record: Record, fields: Mapping[str, Type], unknown: float) -> Record:
    new: dict[str, Entry] = {
        name: rng.choice(entries(kind, key=rng.random() < 0.5))
        for name, kind in fields.items()
        if name not in record.values and rng.random() >= unknown
    }
    return Record({**record.values, **new})


def _added(
    rng: Random, kind: str, fields: Mapping[str, Type], before: EventList, unknown: float, most: int
) -> tuple[Record, ...]:
    later = [day for day in DAYS if before.complete_through is None or day > before.complete_through]
    if not later:
        return ()
    keyed = (Record({KEY_FIELDS[kind]: rng.choice(later)}) for _ in range(rng.randrange(most + 1)))
    return tuple(_filled(rng, record, fields, unknown) for record in keyed)


def _extended(rng: Random, through: date | None, unknown: float) -> date | None:
    if unknown == 0:
        return date.max
    days = [day for day in (*DAYS, date.max) if through is None or day >= through]
    return rng.choice([through, *days])
