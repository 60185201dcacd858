"""Readings in the solver: of each reading that is not fixed, exactly one alternative is chosen, by plain clauses."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from checker.ir.terms import Choose, Term
from checker.ir.walk import children
from checker.smt.z3_api import Bool, BoolRef, Context, Not, Or


class Selectors:
    """One truth per alternative of each open reading of the terms."""

    def __init__(self, ctx: Context, choice: Mapping[str, str], terms: Sequence[Term]) -> None:
        self._choice = choice
        alternatives: dict[str, dict[str, None]] = {}
        for node in (node for term in terms for node in _choices(term)):
            if choice.get(node.reading) not in dict(node.options):
                alternatives.setdefault(node.reading, {}).update((name, None) for name, _ in node.options)
        self.table: tuple[tuple[str, tuple[tuple[str, BoolRef], ...]], ...] = tuple(
            (reading, tuple((name, Bool(f"{reading}={name}", ctx)) for name in names))
            for reading, names in sorted(alternatives.items())
        )
        self._selectors = {(reading, name): chosen for reading, row in self.table for name, chosen in row}

    @property
    def constraints(self) -> tuple[BoolRef, ...]:
        """One-hot clauses."""
        rows = [[chosen for _, chosen in row] for _, row in self.table]
        some = [row[0] if len(row) == 1 else Or(*row) for row in rows]
        never_two = [Or(Not(a), Not(b)) for row in rows for a, b in combinations(row, 2)]
        return (*some, *never_two)

    def chosen(self, reading: str) -> str | None:
        """The alternative chosen from outside, if any."""
        return self._choice.get(reading)

    def selector(self, reading: str, name: str) -> BoolRef:
        """Whether an alternative of an open reading is chosen."""
        return self._selectors[reading, name]


def _choices(term: Term) -> Iterator[Choose]:
    if isinstance(term, Choose):
        yield term
    for child in children(term):
        yield from _choices(child)
