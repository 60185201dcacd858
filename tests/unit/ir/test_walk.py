"""The direct parts of a term."""

import pytest

from checker.ir import factory as f
from checker.ir.terms import Source, Term
from checker.ir.types import BOOL, DATE, INT
from checker.ir.walk import children
from checker.legaltime.span import DaySpan

P, Q = f.field("a", "p", BOOL), f.field("a", "q", BOOL)
N, M = f.field("a", "n", INT), f.field("a", "m", INT)
DAY = f.field("a", "day", DATE)
LIST = Source("a", "list")


@pytest.mark.parametrize(
    ("term", "parts"),
    [
        (P, ()),
        (f.neg(P), (P,)),
        (f.disj(P, Q), (P, Q)),
        (f.less(N, M), (N, M)),
        (f.shift(DAY, DaySpan(1)), (DAY,)),
        (f.plus([(2, N), (1, M)]), (N, M)),
        (f.ite(P, N, M), (P, N, M)),
        (f.choose("r", [("x", N), ("y", M)]), (N, M)),
        (f.exists(LIST, P), (P,)),
        (f.exists(LIST, P, DAY), (P, DAY)),
        (f.at_least(2, LIST, P, DAY), (P, DAY)),
        (f.count(LIST, P), (P,)),
    ],
)
def test_children(term: Term, parts: tuple[Term, ...]) -> None:
    assert children(term) == parts
