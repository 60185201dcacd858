"""Which variables belong to which open fact."""

from collections.abc import Mapping

from checker.smt.encoding import Encoding
from checker.smt.facts import EventFieldFact, Fact, FieldFact, ListFact
from checker.smt.sorts import variables_of
from checker.smt.variables import Place
from checker.smt.z3_api import ExprRef


def open_facts(encoding: Encoding) -> Mapping[Fact, tuple[ExprRef, ...]]:
    """The variables of every open fact of an encoding (readings and abstractions are no facts)."""
    rows: dict[Fact, list[ExprRef]] = {}
    for place, name, present in encoding.presences:
        if not isinstance(present, bool):
            rows.setdefault(place_fact(place, name), []).append(present)
    for cell in encoding.cells:
        rows.setdefault(place_fact(cell.place, cell.name), []).extend(variables_of(cell.sym))
    for source, slots in encoding.lists:
        for slot in slots:
            if slot.place.extra and not isinstance(slot.present, bool):
                rows.setdefault(ListFact(source.scope, source.kind), []).append(slot.present)
    return {fact: tuple(row) for fact, row in rows.items()}


def place_fact(place: Place, name: str) -> Fact:
    """The open fact to which a field of a place belongs."""
    if not place.kind:
        return FieldFact(place.scope, name)
    if place.extra:
        return ListFact(place.scope, place.kind)
    return EventFieldFact(place.scope, place.kind, place.index, name)
