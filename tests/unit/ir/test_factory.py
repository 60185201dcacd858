"""Terms are born well typed and folded."""

from collections.abc import Callable
from datetime import date

import pytest

from checker.ir import factory as f
from checker.ir.terms import EVENT, And, AtLeast, Choose, Exists, Ite, Not, Or, Plus, Shift, Source, Term
from checker.ir.types import BOOL, DATE, INT, MONEY, SCORE, EnumType, SetType
from checker.legaltime.span import DaySpan, MonthSpan, WorkdaySpan

SEVERITY = EnumType("severity", ("general", "major"), ordered=True)
FORM = EnumType("form", ("company", "other"))
P, Q, R = (f.field("subject", name, BOOL) for name in "pqr")
N, M = f.field("subject", "n", INT), f.field("subject", "m", INT)
DAY = f.field("act", "day", DATE)
LIABLE = f.field(EVENT, "liable", BOOL)
INCIDENTS = Source("subject", "incident")
ONE, TWO = f.literal(1, INT), f.literal(2, INT)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (f.conj(), f.TRUE),
        (f.disj(), f.FALSE),
        (f.conj(P, f.TRUE), P),
        (f.disj(P, f.FALSE), P),
        (f.conj(P, f.FALSE, Q), f.FALSE),
        (f.disj(P, f.TRUE, Q), f.TRUE),
        (f.conj(P, f.conj(Q, R), P), And((P, Q, R))),
        (f.disj(f.disj(P, Q), R), Or((P, Q, R))),
        (f.conj(P, f.disj(Q, R)), And((P, Or((Q, R))))),
        (f.neg(f.neg(P)), P),
        (f.neg(f.TRUE), f.FALSE),
        (f.implies(P, Q), Or((Not(P), Q))),
        (f.implies(f.TRUE, Q), Q),
        (f.equal(ONE, ONE), f.TRUE),
        (f.less(ONE, TWO), f.TRUE),
        (f.less(TWO, ONE), f.FALSE),
        (f.less_equal(TWO, TWO), f.TRUE),
        (f.less(f.literal("major", SEVERITY), f.literal("general", SEVERITY)), f.FALSE),
        (f.less(f.literal("general", SEVERITY), f.literal("major", SEVERITY)), f.TRUE),
        (f.ite(f.TRUE, N, M), N),
        (f.ite(f.FALSE, N, M), M),
        (f.ite(P, N, N), N),
        (f.ite(P, N, M), Ite(P, N, M)),
        (f.choose("start", [("a", N), ("b", N)]), N),
        (f.choose("start", [("a", N), ("b", M)]), Choose("start", (("a", N), ("b", M)))),
        (f.plus([(1, N)]), N),
        (f.plus([(2, ONE), (3, TWO)], 1), f.literal(9, INT)),
        (f.plus([(2, f.plus([(3, N), (1, ONE)], 1)), (1, M)], 1), Plus(((6, N), (1, M)), 5)),
        (f.exists(INCIDENTS, f.FALSE), f.FALSE),
        (f.at_least(1, INCIDENTS, LIABLE), Exists(INCIDENTS, LIABLE)),
        (f.at_least(1, INCIDENTS, LIABLE, DAY), Exists(INCIDENTS, LIABLE, DAY)),
        (f.at_least(2, INCIDENTS, LIABLE), AtLeast(2, INCIDENTS, LIABLE)),
        (f.at_least(1, INCIDENTS, LIABLE, None, DaySpan(1)), AtLeast(1, INCIDENTS, LIABLE, None, DaySpan(1))),
        (f.shift(f.literal(date(2024, 1, 31), DATE), MonthSpan(1)), f.literal(date(2024, 2, 29), DATE)),
        (f.shift(f.literal(date(2024, 3, 1), DATE), DaySpan(1), back=True), f.literal(date(2024, 2, 29), DATE)),
    ],
)
def test_folded(made: Term, expected: Term) -> None:
    assert made == expected


def test_what_depends_on_more_than_the_term_is_not_folded() -> None:
    day = f.literal(date(2024, 1, 31), DATE)
    last = f.literal(date(2079, 12, 31), DATE)
    assert f.shift(day, WorkdaySpan(1)) == Shift(day, WorkdaySpan(1))
    assert f.shift(last, DaySpan(1)) == Shift(last, DaySpan(1))
    # An absent field equals nothing, not even itself, and is neither before nor after.
    assert f.equal(N, N) != f.TRUE
    assert f.neg(f.less(N, M)) == Not(f.less(N, M))


@pytest.mark.parametrize(
    "make",
    [
        lambda: f.literal(True, INT),
        lambda: f.literal(1, BOOL),
        lambda: f.literal("unknown", FORM),
        lambda: f.literal(frozenset({"unknown"}), SetType(FORM)),
        lambda: f.conj(P, N),
        lambda: f.neg(N),
        lambda: f.equal(N, f.field("act", "score", SCORE)),
        lambda: f.equal(*[f.field("subject", "forms", SetType(FORM))] * 2),
        lambda: f.less(P, Q),
        lambda: f.less(f.literal("company", FORM), f.literal("other", FORM)),
        lambda: f.less_equal(N, DAY),
        lambda: f.shift(N, DaySpan(1)),
        lambda: f.shift(DAY, DaySpan(-1)),
        lambda: f.shift(DAY, WorkdaySpan(1), back=True),
        lambda: f.plus([]),
        lambda: f.plus([(0, N)]),
        lambda: f.plus([(1, DAY)]),
        lambda: f.plus([(1, N), (1, f.field("subject", "turnover", MONEY))]),
        lambda: f.ite(N, N, N),
        lambda: f.ite(P, N, DAY),
        lambda: f.choose("start", []),
        lambda: f.choose("start", [("a", N), ("a", M)]),
        lambda: f.choose("start", [("a", N), ("b", DAY)]),
        lambda: f.contains("subject", "form", FORM, "company"),
        lambda: f.contains("subject", "forms", SetType(FORM), "unknown"),
        lambda: f.exists(INCIDENTS, N),
        lambda: f.exists(INCIDENTS, f.exists(INCIDENTS, LIABLE)),
        lambda: f.exists(INCIDENTS, LIABLE, N),
        lambda: f.exists(INCIDENTS, LIABLE, f.field(EVENT, "date", DATE)),
        lambda: f.at_least(0, INCIDENTS, LIABLE),
        lambda: f.count(INCIDENTS, N),
    ],
)
def test_refused_in_both_languages(make: Callable[[], Term]) -> None:
    with pytest.raises(f.IllTyped) as fault:
        make()
    assert any("\u4e00" <= sign <= "\u9fff" for sign in fault.value.message_zh)
    assert fault.value.message_en.isascii()
