"""What an acceptance asserts by itself: for every judged condition, the value in favour of the applicant."""

from collections.abc import Iterable, Iterator
from typing import Final

from checker.ir.terms import Choose, Equal, Exists, Field, Ite, Literal, Not, Term
from checker.ir.traversal import children

JUDGED: Final = ("judged", "unit_judged")


def favourable(terms: Iterable[Term]) -> dict[tuple[str, str], bool]:
    """Per judged fact, the value that helps the terms to hold; facts that occur both ways are left out."""
    seen: dict[tuple[str, str], set[bool]] = {}
    for term in terms:
        for scope, name, positive in _occurrences(term, True):
            seen.setdefault((scope, name), set()).add(positive)
    return {fact: next(iter(ways)) for fact, ways in seen.items() if len(ways) == 1}


def _occurrences(term: Term, positive: bool) -> Iterator[tuple[str, str, bool]]:
    match term:
        case Field(scope=scope, name=name) if scope in JUDGED:
            yield scope, name, positive
        case Not(term=inner):
            yield from _occurrences(inner, not positive)
        case Equal(left=Field(scope=scope, name=name), right=Literal(value=bool() as value)) if scope in JUDGED:
            yield scope, name, positive == value
        case Ite(condition=condition, then=then, otherwise=otherwise):
            for way in (True, False):
                yield from _occurrences(condition, way)
            yield from _occurrences(then, positive)
            yield from _occurrences(otherwise, positive)
        case Exists(where=where):
            yield from _occurrences(where, positive)
        case Choose(options=options):
            for _, option in options:
                yield from _occurrences(option, positive)
        case _:
            for child in children(term):
                yield from _occurrences(child, positive)
