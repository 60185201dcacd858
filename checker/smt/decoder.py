"""From a model back to a scene in which nothing that the terms ask for is unknown any more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from checker.cases.scene import ABSENT, Entry, EventList, Record, Scene
from checker.smt.encoding import Encoding
from checker.smt.formulas import Number, Truth
from checker.smt.placeholders import placeholders
from checker.smt.sorts import SymNumber, decode_value
from checker.smt.variables import Place
from checker.smt.z3_api import ModelRef, holds, whole_number


@dataclass(frozen=True, slots=True)
class Completion:
    """What a model says: the value of every open field by place and name, which events are there, the readings chosen.

    Holds no solver objects, so it outlives the query. A field of which only the presence matters is given some value
    of its type (`True` where no term says the type).
    """

    entries: tuple[tuple[Place, str, Entry], ...]
    events: tuple[tuple[str, str, tuple[Place, ...]], ...]
    choice: tuple[tuple[str, str], ...]


def decode(encoding: Encoding, model: ModelRef) -> Completion:
    """The completion that the model stands for."""
    entries: dict[tuple[Place, str], Entry] = {}
    valued = {(cell.place, cell.name) for cell in encoding.cells}
    some = placeholders(encoding.terms) if any((p, name) not in valued for p, name, _ in encoding.presences) else {}
    for place, name, present in encoding.presences:
        value = some.get((place.scope, place.kind, name), True)
        entries[place, name] = value if _holds(model, present) else ABSENT
    sets: dict[tuple[Place, str], set[str]] = {}
    for cell in encoding.cells:
        at = (cell.place, cell.name)
        if not _holds(model, cell.sym.present):
            continue
        if cell.type is None:
            members = sets.setdefault(at, set())
            members.update({cell.member} if _truth(model, cell.sym.value) else ())
            entries[at] = frozenset(members)
        elif isinstance(cell.sym, SymNumber):
            entries[at] = decode_value(_number(model, cell.sym.value), cell.type)
        else:
            entries[at] = decode_value(_holds(model, cell.sym.value), cell.type)
    return Completion(
        tuple((place, name, entry) for (place, name), entry in entries.items()),
        tuple(
            (source.scope, source.kind, tuple(slot.place for slot in slots if _holds(model, slot.present)))
            for source, slots in encoding.lists
        ),
        tuple((reading, _chosen(model, row)) for reading, row in encoding.selectors),
    )


def complete_scene(scene: Scene, completion: Completion) -> Scene:
    """The scene with the completion put in. Lists the terms search are complete for all time; entries of the
    completion win over recorded ones, and recorded events that it does not contain are left out."""
    records = {scope: dict(record.values) for scope, record in scene.records.items()}
    added: dict[Place, dict[str, Entry]] = {}
    for place, name, entry in completion.entries:
        target = added.setdefault(place, {}) if place.kind else records.setdefault(place.scope, {})
        target[name] = entry
    lists = {key: _filled(*key, events, added) for key, events in scene.lists.items()}
    for scope, kind, places in completion.events:
        recorded = lists.get((scope, kind), EventList()).records
        kept = (Record(added.get(place, {})) if place.extra else recorded[place.index] for place in places)
        lists[scope, kind] = EventList(tuple(kept), date.max)
    return Scene({scope: Record(values) for scope, values in records.items()}, lists, scene.key_fields)


def _filled(scope: str, kind: str, events: EventList, added: Mapping[Place, Mapping[str, Entry]]) -> EventList:
    records = tuple(
        Record({**record.values, **added.get(Place(scope, kind, index), {})})
        for index, record in enumerate(events.records)
    )
    return EventList(records, events.complete_through)


def _holds(model: ModelRef, truth: Truth) -> bool:
    return truth if isinstance(truth, bool) else holds(model, truth)


def _number(model: ModelRef, number: Number) -> int:
    assert not isinstance(number, int), "a cell stands for something that is not known"
    return whole_number(model, number)


def _truth(model: ModelRef, value: Truth | Number) -> bool:
    assert not isinstance(value, int) or isinstance(value, bool)
    return _holds(model, value)  # type: ignore[arg-type]


def _chosen(model: ModelRef, row: tuple[tuple[str, object], ...]) -> str:
    return next(name for name, selector in row if _holds(model, selector))  # type: ignore[arg-type]
