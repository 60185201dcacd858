"""The variables of one encoding: which cell of the scene each stands for, made when a term first asks for it.

A cell is one field of one place; a place is a record, a recorded event, or a slot for an event nobody recorded.
Known cells are constants, or with `pinned` variables whose known values are collected as one pin per fact.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from checker.cases.scene import ABSENT, Absent, EventList, Record, Scene
from checker.ir.terms import Source
from checker.ir.types import DATE, BoolType, Type, Value
from checker.smt.abstraction import Abstraction, DayOutOfDomain
from checker.smt.facts import EventFact, Fact, FieldFact, ListFact
from checker.smt.formulas import Truth, conj, equal, formula, iff, implies, less
from checker.smt.slots import FieldName
from checker.smt.sorts import Sym, SymNumber, SymTruth, encode_value, fresh
from checker.smt.symbolic_time import EPOCH
from checker.smt.z3_api import Bool, BoolRef, Context

_EMPTY = Record()
_NO_EVENTS = EventList()


@dataclass(frozen=True, slots=True)
class Place:
    """A record (`kind` empty), a recorded event, or (`extra`) a slot for an unrecorded one."""

    scope: str
    kind: str = ""
    index: int = 0
    extra: bool = False

    @property
    def label(self) -> str:
        """Its name in formulas."""
        if not self.kind:
            return self.scope
        return f"{self.scope}.{self.kind}[{'+' if self.extra else ''}{self.index}]"


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A variable: field `name` of a place; of a set, whether it holds `member`."""

    place: Place
    name: str
    type: Type | None
    member: str
    sym: Sym


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """One event of a list: where it stands, whether it is there, and its key date if the kind has one."""

    place: Place
    present: Truth
    key: SymNumber | None


@dataclass(slots=True, eq=False)
class Variables:
    """The table, filled while terms are encoded."""

    ctx: Context
    scene: Scene
    optional: frozenset[FieldName]
    pinned: bool = False
    held: frozenset[FieldName] = frozenset()
    extra: Mapping[Source, int] = field(default_factory=dict)
    constraints: list[BoolRef] = field(default_factory=list)
    abstractions: list[Abstraction] = field(default_factory=list)
    cells: dict[tuple[Place, str, str], Cell] = field(default_factory=dict)
    presences: dict[tuple[Place, str], Truth] = field(default_factory=dict)
    pins: dict[Fact, list[Truth]] = field(default_factory=dict)
    lists: dict[Source, tuple[Slot, ...]] = field(default_factory=dict)
    _known: dict[tuple[Place, str], Sym] = field(default_factory=dict)

    def require(self, constraint: Truth) -> None:
        """Add a side constraint."""
        if constraint is not True:
            self.constraints.append(formula(constraint, self.ctx))

    def field_of(self, place: Place, name: str, kind: Type) -> Sym:
        """The value of a field."""
        entry = self.recorded(place).values.get(name)
        if entry is not None and self._is_constant(place, name):
            return self._constant(place, name, kind, entry)
        return self._cell(place, name, kind, "").sym

    def member_of(self, place: Place, name: str, member: str) -> Truth:
        """Whether a set holds a member; not, if the set is absent."""
        entry = self.recorded(place).values.get(name)
        if entry is not None and self._is_constant(place, name):
            return isinstance(entry, frozenset) and member in entry
        sym = self._cell(place, name, None, member).sym
        assert isinstance(sym, SymTruth)
        return conj((sym.present, sym.value))

    def presence_of(self, place: Place, name: str) -> Truth:
        """Whether a field has a value."""
        entry = self.recorded(place).values.get(name)
        if entry is not None and self._is_constant(place, name):
            return entry is not ABSENT
        return self._presence(place, name)

    def slots_of(self, source: Source) -> tuple[Slot, ...]:
        """Every event the list can hold: the recorded ones, then the extra slots."""
        if source not in self.lists:
            self.lists[source] = (*self._recorded_slots(source), *self._extra_slots(source))
        return self.lists[source]

    def events(self, source: Source) -> EventList:
        """The recorded list; of an unmentioned list nothing is known."""
        return self.scene.lists.get((source.scope, source.kind), _NO_EVENTS)

    def recorded(self, place: Place) -> Record:
        """What is recorded at a place."""
        if place.extra:
            return _EMPTY
        if not place.kind:
            return self.scene.records.get(place.scope, _EMPTY)
        return self.scene.lists[place.scope, place.kind].records[place.index]

    def _is_constant(self, place: Place, name: str) -> bool:
        return not self.pinned or (place.scope, place.kind, name) in self.held

    def _constant(self, place: Place, name: str, kind: Type, entry: Value | Absent) -> Sym:
        if (place, name) not in self._known:
            self._known[place, name] = self._encode_entry(place, name, kind, entry)
        return self._known[place, name]

    def _encode_entry(self, place: Place, name: str, kind: Type, entry: Value | Absent) -> Sym:
        if isinstance(entry, Absent):
            return SymTruth(False, False) if isinstance(kind, BoolType) else SymNumber(0, False)
        try:
            return encode_value(entry, kind)
        except ValueError:
            self.abstractions.append(DayOutOfDomain())
            return fresh(f"{place.label}.{name}", kind, self.ctx)[0]

    def _cell(self, place: Place, name: str, kind: Type | None, member: str) -> Cell:
        at = (place, name, member)
        if at not in self.cells:
            self.cells[at] = self._new_cell(place, name, kind, member)
            self._pin(self.cells[at])
        return self.cells[at]

    def _new_cell(self, place: Place, name: str, kind: Type | None, member: str) -> Cell:
        present = self._presence(place, name)
        label = f"{place.label}.{name}:{member}" if member else f"{place.label}.{name}"
        if kind is None:
            return Cell(place, name, kind, member, SymTruth(Bool(label, self.ctx), present))
        value, constraints = fresh(label, kind, self.ctx)
        self.constraints.extend(constraints)
        return Cell(place, name, kind, member, replace(value, present=present))

    def _presence(self, place: Place, name: str) -> Truth:
        if (place, name) not in self.presences:
            present: Truth = True
            if (place.scope, place.kind, name) in self.optional:
                present = Bool(f"{place.label}.{name}?", self.ctx)
            self.presences[place, name] = present
            entry = self.recorded(place).values.get(name)
            if entry is not None:
                self._add_pin(place, name, iff(present, entry is not ABSENT))
        return self.presences[place, name]

    def _pin(self, cell: Cell) -> None:
        entry = self.recorded(cell.place).values.get(cell.name)
        if entry is None or isinstance(entry, Absent):
            return
        if isinstance(entry, frozenset):
            assert isinstance(cell.sym, SymTruth)
            self._add_pin(cell.place, cell.name, iff(cell.sym.value, cell.member in entry))
        else:
            self._add_pin(cell.place, cell.name, self._same(cell, entry))

    def _same(self, cell: Cell, entry: Value) -> Truth:
        assert cell.type is not None
        try:
            known = encode_value(entry, cell.type)
        except ValueError:
            self.abstractions.append(DayOutOfDomain())
            return True
        if isinstance(cell.sym, SymTruth) and isinstance(known, SymTruth):
            return iff(cell.sym.value, known.value)
        assert isinstance(cell.sym, SymNumber)
        assert isinstance(known, SymNumber)
        return equal(cell.sym.value, known.value)

    def _add_pin(self, place: Place, name: str, constraint: Truth) -> None:
        fact: Fact = EventFact(place.scope, place.kind, place.index) if place.kind else FieldFact(place.scope, name)
        self.pins.setdefault(fact, []).append(constraint)

    def _recorded_slots(self, source: Source) -> list[Slot]:
        slots: list[Slot] = []
        for index in range(len(self.events(source).records)):
            place = Place(source.scope, source.kind, index)
            present: Truth = True
            if self.pinned:
                present = Bool(f"{place.label}!", self.ctx)
                self.pins.setdefault(EventFact(source.scope, source.kind, index), []).append(present)
            slots.append(Slot(place, present, self._key(place)))
        return slots

    def _extra_slots(self, source: Source) -> list[Slot]:
        slots: list[Slot] = []
        for index in range(self.extra.get(source, 0)):
            place = Place(source.scope, source.kind, index, extra=True)
            present = Bool(f"{place.label}!", self.ctx)
            slot = Slot(place, present, self._key(place))
            if slots:
                self.require(implies(present, slots[-1].present))
            self._after_completeness(source, slot)
            slots.append(slot)
        return slots

    def _after_completeness(self, source: Source, slot: Slot) -> None:
        """Events not recorded have a key date, and it lies after the day through which the record is complete."""
        if slot.key is not None:
            self.require(implies(slot.present, slot.key.present))
        through = self.events(source).complete_through
        if through is None:
            return
        if through == date.max:
            later: Truth = False
        else:
            later = slot.key is None or less((through - EPOCH).days, slot.key.value)
        outside = implies(slot.present, later)
        if self.pinned:
            self.pins.setdefault(ListFact(source.scope, source.kind), []).append(outside)
        else:
            self.require(outside)

    def _key(self, place: Place) -> SymNumber | None:
        name = self.scene.key_fields.get(place.kind)
        if name is None:
            return None
        sym = self.field_of(place, name, DATE)
        assert isinstance(sym, SymNumber)
        return sym
