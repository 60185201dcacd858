"""Folding: constants stay constants, and mixed operands keep their meaning."""

from itertools import product

from checker.smt.formulas import (
    Number,
    Truth,
    choose_number,
    choose_truth,
    conj,
    disj,
    equal,
    how_many,
    iff,
    implies,
    less,
    less_equal,
    neg,
    total,
)
from checker.smt.z3_api import Bool, BoolRef, BoolVal, Context, Int, IntNumRef, IntVal, is_true, simplify


def _both_ways(value: bool, ctx: Context) -> tuple[Truth, Truth]:
    return value, BoolVal(value, ctx)


def _value(part: Truth) -> bool:
    return part if isinstance(part, bool) else is_true(simplify(part))


def test_known_and_symbolic_truths_mix() -> None:
    ctx = Context()
    for a, b, c in product((False, True), repeat=3):
        for x, y, z in product(_both_ways(a, ctx), _both_ways(b, ctx), _both_ways(c, ctx)):
            assert _value(conj((x, y))) is (a and b)
            assert _value(disj((x, y))) is (a or b)
            assert _value(neg(x)) is (not a)
            assert _value(implies(x, y)) is (not a or b)
            assert _value(iff(x, y)) is (a == b)
            assert _value(choose_truth(x, y, z)) is (b if a else c)


def test_known_and_symbolic_numbers_mix() -> None:
    ctx = Context()
    for a, b in product((-1, 0, 2), repeat=2):
        lefts: tuple[Number, Number] = (a, IntVal(a, ctx))
        rights: tuple[Number, Number] = (b, IntVal(b, ctx))
        for x, y in product(lefts, rights):
            assert _value(equal(x, y)) is (a == b)
            assert _value(less(x, y)) is (a < b)
            assert _value(less_equal(x, y)) is (a <= b)
            result = total([(2, x), (-3, y)], 5)
            known = result if isinstance(result, int) else simplify(result)
            assert (known.as_long() if isinstance(known, IntNumRef) else known) == 2 * a - 3 * b + 5


def test_constants_never_reach_the_solver() -> None:
    ctx = Context()
    unknown = Bool("p", ctx)
    assert conj((unknown, False)) is False
    assert disj((unknown, True)) is True
    assert isinstance(conj((unknown, True)), BoolRef)
    assert total([(0, Int("n", ctx))], 4) == 4
    assert how_many((True, False, True)) == 2
    assert choose_number(unknown, 3, 3) == 3


def test_a_known_condition_chooses_at_once() -> None:
    ctx = Context()
    n, p = Int("n", ctx), Bool("p", ctx)
    assert choose_number(True, n, 3) is n
    assert choose_number(False, n, 3) == 3
    assert choose_truth(False, True, p) is p
    assert choose_number(p, 4, 4) == 4
