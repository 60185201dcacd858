"""Generators of well-typed terms.

Terms are built as raw nodes, not in the factory, so that unfolded forms occur too. The generator asks a
`random.Random`: seeded for long runs, Hypothesis' own for shrinking.
"""

from dataclasses import dataclass
from random import Random

from hypothesis import strategies as st

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
from checker.ir.types import BOOL, DATE, INT, MONEY, SCORE, SetType, Type
from checker.legaltime.span import DaySpan, MonthSpan, Span, WorkdaySpan
from tests.strategies.schema import AREAS, EVENTS, FIELDS, FORM, KEY_FIELDS, LISTING, READINGS, SEVERITY, values

EQUATED: tuple[Type, ...] = (BOOL, INT, DATE, FORM, SEVERITY, LISTING)
NUMBERS = (INT, SCORE, MONEY)
COMPARED: tuple[Type, ...] = (INT, INT, DATE, DATE, DATE, SCORE, MONEY, SEVERITY)


def random_term(rng: Random, depth: int = 4) -> Term:
    """A condition of at most this depth (shifts and sums go a little deeper)."""
    return _Maker(rng).condition(depth)


conditions: st.SearchStrategy[Term] = st.randoms(use_true_random=False).map(lambda rng: random_term(rng, depth=3))
"""Conditions, shrinking to small ones."""


@dataclass(frozen=True, slots=True)
class _Maker:
    rng: Random
    event: tuple[str, str] | None = None
    quantifies: bool = True

    def condition(self, depth: int) -> Term:
        if depth <= 0 or self.rng.random() < 0.15:
            return self.atom(depth)
        match self.rng.randrange(10):
            case 0 | 1:
                return And(tuple(self.condition(depth - 1) for _ in range(self.rng.randrange(4))))
            case 2 | 3:
                return Or(tuple(self.condition(depth - 1) for _ in range(self.rng.randrange(4))))
            case 4:
                return Not(self.condition(depth - 1))
            case 5:
                return self.alternative(BOOL, depth)
            case 6 | 7 if self.quantifies:
                return self.quantified(depth)
            case _:
                return self.atom(depth)

    def atom(self, depth: int) -> Term:
        match self.rng.randrange(12):
            case 0:
                return Literal(self.rng.random() < 0.5, BOOL)
            case 1 | 2:
                return self.leaf(BOOL)
            case 3:
                scope, name, _ = self.rng.choice([one for one in self.fields() if one[2] != BOOL])
                return Has(scope, name)
            case 4:
                return Contains("subject", "areas", self.rng.choice(AREAS.element.members))
            case 5 | 6:
                kind = self.rng.choice(EQUATED)
                return Equal(self.operand(kind, depth), self.operand(kind, depth))
            case 7 | 8 | 9:
                kind = self.rng.choice(COMPARED)
                return Less(self.operand(kind, depth), self.operand(kind, depth))
            case _:
                kind = self.rng.choice(COMPARED)
                return LessEqual(self.operand(kind, depth), self.operand(kind, depth))

    def operand(self, kind: Type, depth: int, shifts: int = 2) -> Term:
        if depth > 0 and self.rng.random() < 0.15:
            return self.alternative(kind, depth, shifts)
        if kind == DATE and shifts > 0 and self.rng.random() < 0.4:
            span = self.span()
            back = not isinstance(span, WorkdaySpan) and self.rng.random() < 0.4
            return Shift(self.operand(DATE, depth - 1, shifts - 1), span, back)
        if kind in NUMBERS and depth > 0 and self.rng.random() < 0.4:
            if kind == INT and self.quantifies and self.rng.random() < 0.5:
                return self.counted(depth)
            parts = [(self.rng.choice((-2, -1, 1, 1, 3)), self.operand(kind, depth - 1)) for _ in range(2)]
            return Plus(tuple(parts[: self.rng.randrange(1, 3)]), self.rng.choice((0, 1, -2)))
        return self.leaf(kind)

    def leaf(self, kind: Type) -> Term:
        found = [one for one in self.fields() if one[2] == kind]
        if found and self.rng.random() < 0.7:
            return Field(*self.rng.choice(found))
        return Literal(self.rng.choice(values(kind)), kind)

    def alternative(self, kind: Type, depth: int, shifts: int = 2) -> Term:
        def option() -> Term:
            return self.condition(depth - 1) if kind == BOOL else self.operand(kind, depth - 1, shifts)

        if self.rng.random() < 0.5:
            return Ite(self.condition(depth - 1), option(), option())
        reading = self.rng.choice(list(READINGS))
        return Choose(reading, tuple((name, option()) for name in READINGS[reading]))

    def quantified(self, depth: int) -> Term:
        source, key, maker = self.bound()
        where = maker.condition(depth - 2)
        until = _Maker(self.rng, quantifies=False).operand(DATE, depth - 1) if self.rng.random() < 0.6 else None
        if until is not None:
            where = And((where, LessEqual(Field(EVENT, key, DATE), until)))
        if self.rng.random() < 0.5:
            return Exists(source, where, until)
        within = self.rng.choice((None, MonthSpan(1), MonthSpan(12), DaySpan(29), DaySpan(0)))
        return AtLeast(self.rng.choice((1, 2, 2, 3)), source, where, until, within)

    def counted(self, depth: int) -> Term:
        source, _, maker = self.bound()
        return Count(source, maker.condition(depth - 2))

    def bound(self) -> "tuple[Source, str, _Maker]":
        scope, kind = self.rng.choice(list(EVENTS))
        return Source(scope, kind), KEY_FIELDS[kind], _Maker(self.rng, (scope, kind), quantifies=False)

    def span(self) -> Span:
        match self.rng.randrange(3):
            case 0:
                return MonthSpan(self.rng.choice((0, 1, 3, 12)))
            case 1:
                return DaySpan(self.rng.choice((0, 1, 29, 31)))
            case _:
                return WorkdaySpan(self.rng.choice((0, 1, 5, 10)))

    def fields(self) -> list[tuple[str, str, Type]]:
        own = [] if self.event is None else [(EVENT, name, kind) for name, kind in EVENTS[self.event].items()]
        shared = [(scope, name, kind) for scope, names in FIELDS.items() for name, kind in names.items()]
        return [one for one in own * 3 + shared if not isinstance(one[2], SetType)]
