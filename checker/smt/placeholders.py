"""Values for fields of which a model only says that they are present."""

from collections.abc import Iterator, Mapping, Sequence

from checker.ir.terms import EVENT, AtLeast, Contains, Count, Exists, Field, Term
from checker.ir.types import BoolType, Value
from checker.ir.walk import children
from checker.smt.slots import FieldName
from checker.smt.sorts import decode_value


def placeholders(terms: Sequence[Term]) -> Mapping[FieldName, Value]:
    """For every field that the terms read and that is not itself a truth, some value of its type."""
    return {name: value for term in terms for name, value in _read(term, "", "")}


def _read(term: Term, scope: str, kind: str) -> Iterator[tuple[FieldName, Value]]:
    match term:
        case Field(type=BoolType()):
            return
        case Field(place, name, of_type):
            yield ((scope, kind, name) if place == EVENT else (place, "", name)), decode_value(0, of_type)
        case Contains(place, name):
            yield ((scope, kind, name) if place == EVENT else (place, "", name)), frozenset()
        case Exists(source=source) | AtLeast(source=source) | Count(source=source):
            for child in children(term):
                yield from _read(child, source.scope, source.kind)
        case _:
            for child in children(term):
                yield from _read(child, scope, kind)
