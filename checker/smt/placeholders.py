"""Values for fields of which a model only says that they are present."""

from collections.abc import Mapping, Sequence
from typing import Final

from checker.ir.terms import EVENT, AtLeast, Contains, Count, Exists, Field, Term
from checker.ir.types import BoolType, Value
from checker.ir.walk import children
from checker.smt.slots import FieldName
from checker.smt.sorts import decode_value

_REMEMBERED: Final = 1_000
_found: dict[int, tuple[Term, Mapping[FieldName, Value]]] = {}


def placeholders(terms: Sequence[Term]) -> Mapping[FieldName, Value]:
    """For every field that the terms read and that is not itself a truth, some value of its type."""
    return {name: value for term in terms for name, value in _of(term).items()}


def _of(term: Term) -> Mapping[FieldName, Value]:
    """The placeholders of one term, remembered for this very object."""
    if id(term) not in _found:
        if len(_found) >= _REMEMBERED:
            _found.clear()
        found: dict[FieldName, Value] = {}
        _read([term], "", "", found)
        _found[id(term)] = (term, found)  # INVARIANT: the entry keeps the term alive, so its id stays its own
    return _found[id(term)][1]


def _read(waiting: list[Term], scope: str, kind: str, found: dict[FieldName, Value]) -> None:
    """Adds what the terms read; a part that several of them share is read once."""
    seen: set[int] = set()
    while waiting:
        term = waiting.pop()
        if id(term) in seen:
            continue
        seen.add(id(term))
        match term:
            case Field(type=BoolType()):
                pass
            case Field(place, name, of_type):
                found[(scope, kind, name) if place == EVENT else (place, "", name)] = decode_value(0, of_type)
            case Contains(place, name):
                found[(scope, kind, name) if place == EVENT else (place, "", name)] = frozenset()
            case Exists(source=source) | AtLeast(source=source) | Count(source=source):
                _read(list(children(term)), source.scope, source.kind, found)
            case _:
                waiting.extend(children(term))
