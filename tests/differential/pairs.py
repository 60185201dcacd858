"""Pairs of a random term and a random complete scene, on which evaluator, encoder and reference must agree.

One term is encoded once with every field a variable; each scene of its batch then fixes the variables and the solver
says what the formula is worth. Days from which working days are counted stay the same within a batch, because such a
count is exact only from a known day.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from random import Random

from checker.cases.scene import ABSENT, Entry, EventList, Record, Scene
from checker.evaluation.evaluator import evaluate
from checker.ir.terms import Term
from checker.ir.types import BoolType
from checker.legaltime.workdays import WorkCalendar
from checker.smt.encoder import encode
from checker.smt.encoding import Encoding
from checker.smt.facts import ListFact
from checker.smt.held import held_days
from checker.smt.slots import FieldName
from checker.smt.solver import Sat, Solving, Unsat
from checker.smt.sorts import SymNumber, SymTruth, encode_value
from checker.smt.symbolic_time import date_value
from checker.smt.variables import Cell, Place
from checker.smt.z3_api import BoolRef, Not, is_true
from tests.differential.naive import value_of
from tests.differential.tally import Tally
from tests.strategies.scenes import random_choice, random_scene
from tests.strategies.schema import EVENTS, FIELDS
from tests.strategies.terms import random_term

MOST_EVENTS = 3

OPTIONAL: frozenset[FieldName] = frozenset(
    [(scope, "", name) for scope, row in FIELDS.items() for name, kind in row.items() if not isinstance(kind, BoolType)]
    + [
        (scope, kind, name)
        for (scope, kind), row in EVENTS.items()
        for name, sort in row.items()
        if not isinstance(sort, BoolType)
    ]
)


def compare(seed: int, scenes: int, calendar: WorkCalendar) -> Tally:
    """One random term in so many random scenes."""
    rng = Random(seed)
    term, choice = random_term(rng), random_choice(rng, 0)
    frame = _full(rng)
    drawn = (random_scene(rng, 0, MOST_EVENTS) for _ in range(scenes))
    return compare_in(drawn, term, frame, choice, OPTIONAL, calendar, f"seed {seed}")


def compare_in(
    scenes: Iterable[Scene],
    term: Term,
    frame: Scene,
    choice: Mapping[str, str],
    optional: frozenset[FieldName],
    calendar: WorkCalendar,
    label: str,
) -> Tally:
    """One term in complete scenes, each given the held days of the frame; the frame has at least as many events."""
    tally = Tally()
    held = held_days([term])
    encoding = encode([term], frame, choice, calendar, optional=optional, pinned=True, held=held)
    solving = Solving(encoding.ctx, (*encoding.constraints, *encoding.definitions))
    solving.require(*(pin for fact, pin in encoding.pins if isinstance(fact, ListFact)))
    for number, drawn in enumerate(scenes):
        scene = _with_held(drawn, frame, held)
        values = {
            "evaluator": evaluate(term, scene, choice, calendar),
            "encoder": _solved(encoding, solving, scene),
            "reference": bool(value_of(term, scene, choice)),
        }
        if values["encoder"] is None:
            tally.skipped[type(encoding.abstractions[0]).__name__ if encoding.abstractions else "domain"] += 1
            continue
        tally.compared += 1
        tally.seen["true" if values["reference"] else "false"] += 1
        if len(set(values.values())) > 1:
            tally.disagreements.append(f"{label}, scene {number}: {values}\n  {term}\n  {scene}\n  {choice}")
    return tally


def _full(rng: Random) -> Scene:
    """A complete scene with as many events as any scene of the batch can have."""
    scene = random_scene(rng, 0, MOST_EVENTS)
    lists: dict[tuple[str, str], EventList] = {}
    for source in EVENTS:
        records: tuple[Record, ...] = ()
        while len(records) < MOST_EVENTS:
            records += random_scene(rng, 0, MOST_EVENTS).lists[source].records
        lists[source] = EventList(records[:MOST_EVENTS], date.max)
    return replace(scene, lists=lists)


def _with_held(scene: Scene, frame: Scene, held: frozenset[FieldName]) -> Scene:
    """The scene with the held days of the frame."""
    records = {scope: _taken(record, frame.records[scope], scope, "", held) for scope, record in scene.records.items()}
    lists = {
        (scope, kind): EventList(
            tuple(
                _taken(record, other, scope, kind, held)
                for record, other in zip(events.records, frame.lists[scope, kind].records, strict=False)
            ),
            events.complete_through,
        )
        for (scope, kind), events in scene.lists.items()
    }
    return Scene(records, lists, scene.key_fields)


def _taken(record: Record, other: Record, scope: str, kind: str, held: frozenset[FieldName]) -> Record:
    kept = {name: entry for name, entry in other.values.items() if (scope, kind, name) in held}
    return Record({**record.values, **kept})


def _solved(encoding: Encoding, solving: Solving, scene: Scene) -> bool | None:
    """What the formula is worth when every variable has its value of the scene; `None` if that is not decided."""
    solving.mark()
    solving.require(*_fixed(encoding, scene))
    answer = solving.check()
    assert isinstance(answer, Sat | Unsat), "with every variable fixed nothing is left to search"
    value = None
    if isinstance(answer, Sat):
        value = is_true(answer.model.eval(encoding.formulas[0], model_completion=True))
        if encoding.abstractions and not _forced(encoding.formulas[0], value, solving):
            value = None
    solving.back()
    return value


def _forced(formula: BoolRef, value: bool, solving: Solving) -> bool:
    """Whether the formula has the value whatever stands for an abstraction."""
    solving.require(Not(formula) if value else formula)
    return isinstance(solving.check(), Unsat)


def _fixed(encoding: Encoding, scene: Scene) -> Iterator[BoolRef]:
    for source, slots in encoding.lists:
        known = len(scene.lists[source.scope, source.kind].records)
        for slot in slots:
            if not slot.place.extra and isinstance(slot.present, BoolRef):
                yield slot.present if slot.place.index < known else Not(slot.present)
    for place, name, present in encoding.presences:
        entry = _entry(scene, place, name)
        if entry is not None and isinstance(present, BoolRef):
            yield Not(present) if entry is ABSENT else present
    for cell in encoding.cells:
        entry = _entry(scene, cell.place, cell.name)
        if entry is not None and entry is not ABSENT:
            yield from _equal(cell, entry, encoding)


def _equal(cell: Cell, entry: Entry, encoding: Encoding) -> Iterator[BoolRef]:
    if isinstance(cell.sym, SymTruth) and isinstance(cell.sym.value, BoolRef):
        holds = cell.member in entry if isinstance(entry, frozenset) else entry is True
        yield cell.sym.value if holds else Not(cell.sym.value)
    elif isinstance(cell.sym, SymNumber) and cell.sym.day is not None and isinstance(entry, date):
        day = date_value(entry, encoding.ctx)
        yield cell.sym.day.q == day.q
        yield cell.sym.day.j == day.j
        yield cell.sym.day.r == day.r
    elif isinstance(cell.sym, SymNumber) and cell.type is not None and not isinstance(cell.sym.value, int):
        assert not isinstance(entry, frozenset)
        known = encode_value(entry, cell.type)  # type: ignore[arg-type]
        assert isinstance(known, SymNumber)
        yield cell.sym.value == known.value


def _entry(scene: Scene, place: Place, name: str) -> Entry | None:
    if place.extra:
        return None
    if not place.kind:
        return scene.records[place.scope].values[name]
    records = scene.lists[place.scope, place.kind].records
    return records[place.index].values[name] if place.index < len(records) else None
