"""Days that must stay as recorded when recorded facts are put in question: those that working-day counts need, since
such a count is exact only from or against a known day."""

from collections.abc import Iterable, Iterator

from checker.ir.terms import EVENT, AtLeast, Count, Equal, Exists, Field, Less, LessEqual, Shift, Term
from checker.ir.walk import children
from checker.legaltime.span import WorkdaySpan
from checker.smt.slots import FieldName


def held_days(terms: Iterable[Term]) -> frozenset[FieldName]:
    """The fields read in comparisons and bounds that count working days."""
    return frozenset(name for term in terms for name in _held(term, "", ""))


def _held(term: Term, scope: str, kind: str) -> Iterator[FieldName]:
    match term:
        case Equal(left, right) | Less(left, right) | LessEqual(left, right) if _counts(left) or _counts(right):
            yield from _fields(left, scope, kind)
            yield from _fields(right, scope, kind)
        case Exists(source, where, until) | AtLeast(_, source, where, until):
            yield from _held(where, source.scope, source.kind)
            if until is not None and _counts(until):
                yield from _fields(until, scope, kind)
        case Count(source, where):
            yield from _held(where, source.scope, source.kind)
        case _:
            for child in children(term):
                yield from _held(child, scope, kind)


def _counts(term: Term) -> bool:
    if isinstance(term, Shift) and isinstance(term.span, WorkdaySpan):
        return True
    return any(_counts(child) for child in children(term))


def _fields(term: Term, scope: str, kind: str) -> Iterator[FieldName]:
    if isinstance(term, Field):
        yield (scope, kind, term.name) if term.scope == EVENT else (term.scope, "", term.name)
    for child in children(term):
        yield from _fields(child, scope, kind)
