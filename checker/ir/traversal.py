"""Walking and rebuilding terms. Rebuilt terms pass through the factory and are folded again."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from checker.ir import factory
from checker.ir.terms import (
    EVENT,
    And,
    AtLeast,
    Choose,
    Contains,
    Count,
    Equal,
    Exists,
    Field,
    Has,
    Ite,
    Less,
    LessEqual,
    Literal,
    Not,
    Or,
    Plus,
    Shift,
    Source,
    Term,
)
from checker.ir.walk import children

__all__ = [
    "bind_event",
    "children",
    "fields_of",
    "map_children",
    "readings_of",
    "replaced",
    "rescope",
    "sources_of",
    "subterms",
]

_REMEMBERED: Final = 50_000


def subterms(term: Term) -> Iterator[Term]:
    """The term and all its parts, outermost first, left to right; a part that stands twice comes twice."""
    waiting = [term]
    while waiting:
        part = waiting.pop()
        yield part
        waiting += reversed(children(part))


def map_children(term: Term, fn: Callable[[Term], Term]) -> Term:
    """The same node over `fn` of each direct part. Raises `IllTyped` if the new parts do not fit."""
    match term:
        case Literal() | Field() | Has() | Contains():
            return term
        case Not(term=inner):
            return factory.neg(fn(inner))
        case And(terms=terms):
            return factory.conj(*map(fn, terms))
        case Or(terms=terms):
            return factory.disj(*map(fn, terms))
        case Equal(left=left, right=right):
            return factory.equal(fn(left), fn(right))
        case Less(left=left, right=right):
            return factory.less(fn(left), fn(right))
        case LessEqual(left=left, right=right):
            return factory.less_equal(fn(left), fn(right))
        case Shift(day=day, span=span, back=back):
            return factory.shift(fn(day), span, back)
        case Plus(parts=parts, constant=constant):
            return factory.plus([(factor, fn(part)) for factor, part in parts], constant)
        case Ite(condition=condition, then=then, otherwise=otherwise):
            return factory.ite(fn(condition), fn(then), fn(otherwise))
        case Choose(reading=reading, options=options):
            return factory.choose(reading, [(name, fn(option)) for name, option in options])
        case Exists(source=source, where=where, until=until):
            return factory.exists(source, fn(where), None if until is None else fn(until))
        case AtLeast(count=count, source=source, where=where, until=until, within=within):
            return factory.at_least(count, source, fn(where), None if until is None else fn(until), within)
        case Count(source=source, where=where):
            return factory.count(source, fn(where))


@lru_cache(maxsize=_REMEMBERED)
def fields_of(term: Term) -> frozenset[tuple[str, str]]:
    """All (scope, field name) the term reads, also by asking for presence or membership; events as scope "event"."""
    return frozenset((part.scope, part.name) for part in subterms(term) if isinstance(part, (Field, Has, Contains)))


@lru_cache(maxsize=_REMEMBERED)
def sources_of(term: Term) -> frozenset[Source]:
    """All event lists the term searches."""
    return frozenset(part.source for part in subterms(term) if isinstance(part, (Exists, AtLeast, Count)))


@lru_cache(maxsize=_REMEMBERED)
def readings_of(term: Term) -> tuple[str, ...]:
    """The names of the readings the term depends on, each once, in the order of the text."""
    return tuple(dict.fromkeys(part.reading for part in subterms(term) if isinstance(part, Choose)))


def rescope(term: Term, old: str, new: str) -> Term:
    """The term with record `old` called `new`, in fields and in the sources of events.

    For the scope "event" only unbound occurrences change: the `where` of a quantifier keeps its own event.
    """
    match term:
        case Field(scope=scope, name=name, type=kind):
            return factory.field(new, name, kind) if scope == old else term
        case Has(scope=scope, name=name):
            return factory.has(new, name) if scope == old else term
        case Contains(scope=scope, name=name, member=member):
            return Contains(new, name, member) if scope == old else term
        case Exists(source=source, where=where, until=until):
            moved = _moved(source, old, new)
            return factory.exists(moved, _inside(where, old, new), _optional(until, old, new))
        case AtLeast(count=count, source=source, where=where, until=until, within=within):
            moved = _moved(source, old, new)
            return factory.at_least(count, moved, _inside(where, old, new), _optional(until, old, new), within)
        case Count(source=source, where=where):
            return factory.count(_moved(source, old, new), _inside(where, old, new))
        case _:
            return map_children(term, lambda part: rescope(part, old, new))


def replaced(term: Term, old: Term, new: Term) -> Term:
    """The term with every part that equals `old` replaced. Raises `IllTyped` if `new` does not fit there."""
    return new if term == old else map_children(term, lambda part: replaced(part, old, new))


def bind_event(term: Term, new_scope: str) -> Term:
    """A `where` said of one record: the bound event becomes the record `new_scope`."""
    return rescope(term, EVENT, new_scope)


def _moved(source: Source, old: str, new: str) -> Source:
    return Source(new, source.kind) if source.scope == old else source


def _inside(where: Term, old: str, new: str) -> Term:
    return where if old == EVENT else rescope(where, old, new)


def _optional(term: Term | None, old: str, new: str) -> Term | None:
    return None if term is None else rescope(term, old, new)
