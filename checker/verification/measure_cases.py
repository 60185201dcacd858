"""The cases of a norm: every value of the truth values and enum fields it reads, and what tells one answer from another.

Where there are too many, only the cases next to the two extreme ones are tried, and nothing is proved case by case.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Final, Generic, TypeVar

from checker.cases.scene import Entry
from checker.ir import factory as f
from checker.ir.terms import EVENT, Field, Term
from checker.ir.traversal import subterms
from checker.ir.types import BOOL, BoolType, EnumType

MOST_CASES: Final = 256

Place = tuple[str, str]
"""A record and a field."""

Case = Mapping[Place, Entry]
"""A value for each of some places."""

S = TypeVar("S", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Group(Generic[S]):
    """One answer, the cases in which it is the answer (true where they were too many to list), and what tells them
    from all others in the fewest words."""

    answer: S
    exact: Term
    telling: Term


def grouped(term: Term, given: Case, answer: Callable[[Case], S | None]) -> tuple[Group[S], ...]:
    """The distinct answers over all cases of a term beside what is given; cases without an answer do not count."""
    kinds = _open_fields(term, given)
    found: dict[S, list[Case]] = {}
    for case in cases_of(term, given):
        one = answer({**given, **case})
        if one is not None:
            found.setdefault(one, []).append(case)
    listed = _number(kinds) <= MOST_CASES
    return tuple(
        Group(one, _either(cases, kinds) if listed else f.TRUE, _telling(one, found, kinds))
        for one, cases in found.items()
    )


def _open_fields(term: Term, given: Case) -> dict[Place, BoolType | EnumType]:
    """The truth values and enum fields that a term reads of known records, but for those given."""
    return {
        (part.scope, part.name): part.type
        for part in subterms(term)
        if isinstance(part, Field)
        and isinstance(part.type, BoolType | EnumType)
        and part.scope != EVENT
        and (part.scope, part.name) not in given
    }


def _values(kind: BoolType | EnumType) -> tuple[Entry, ...]:
    return kind.members if isinstance(kind, EnumType) else (False, True)


def _number(kinds: Mapping[Place, BoolType | EnumType]) -> int:
    return prod(len(_values(kind)) for kind in kinds.values())


def cases_of(term: Term, given: Case) -> Iterator[Case]:
    """The cases beside what is given: all, or of very many those next to the two extreme ones."""
    kinds = _open_fields(term, given)
    domains = {place: _values(kind) for place, kind in kinds.items()}
    if _number(kinds) <= MOST_CASES:
        for values in product(*domains.values()):
            yield dict(zip(domains, values, strict=True))
        return
    for end in (0, -1):
        extreme = {place: values[end] for place, values in domains.items()}
        yield extreme
        for place, values in domains.items():
            yield from ({**extreme, place: value} for value in values if value != extreme[place])


def _telling(one: S, found: Mapping[S, Sequence[Case]], kinds: Mapping[Place, BoolType | EnumType]) -> Term:
    """The condition in one field, if one field tells the answers apart; else the whole cases."""
    others = [case for answer, cases in found.items() if answer != one for case in cases]
    if not others:
        return f.TRUE
    for place in kinds:
        values = dict.fromkeys(case[place] for case in found[one])
        if not any(case[place] in values for case in others):
            return f.disj(*(_is(place, value, kinds[place]) for value in values))
    return _either(found[one], kinds)


def _either(cases: Sequence[Case], kinds: Mapping[Place, BoolType | EnumType]) -> Term:
    return f.disj(*(f.conj(*(_is(place, value, kinds[place]) for place, value in case.items())) for case in cases))


def _is(place: Place, value: Entry, kind: BoolType | EnumType) -> Term:
    if isinstance(kind, EnumType):
        return f.equal(f.field(*place, kind), f.literal(str(value), kind))
    return f.field(*place, BOOL) if value else f.neg(f.field(*place, BOOL))
