"""The direct calls make the very nodes that z3's own functions make."""

# Every operation is given all operands.
# ruff: noqa: ARG005

from collections.abc import Callable
from typing import Any

import pytest
import z3

from checker.smt import z3_api as own

CTX = own.Context()
NAMES = ("p", "q", "r")
NUMBERS: dict[str, Callable[[Any, Any], Any]] = {
    "plus": lambda x, y: x + y,
    "plus a known number": lambda x, y: x + 3,
    "a known number plus": lambda x, y: 3 + x,
    "minus": lambda x, y: x - y,
    "a known number minus": lambda x, y: 3 - x,
    "times": lambda x, y: x * -7,
    "a known number times": lambda x, y: 2**70 * x,
    "negative": lambda x, y: -x,
    "less": lambda x, y: x < y,
    "at most": lambda x, y: x <= -1,
    "more": lambda x, y: x > 0,
    "at least": lambda x, y: x >= y,
    "same": lambda x, y: x == y,
    "same as a known number": lambda x, y: x == 5,
    "different": lambda x, y: x != y,
}
TRUTHS: dict[str, Callable[[Any, Any, Any, Any], Any]] = {
    "and": lambda z, p, q, r: z.And(p, q, r),
    "or": lambda z, p, q, r: z.Or(p, q, r),
    "not": lambda z, p, q, r: z.Not(p),
    "implies": lambda z, p, q, r: z.Implies(p, q),
    "if": lambda z, p, q, r: z.If(p, q, r),
    "same": lambda z, p, q, r: p == q,
    "same as known": lambda z, p, q, r: p == True,  # noqa: E712
    "different": lambda z, p, q, r: p != q,
}


@pytest.mark.parametrize("name", NUMBERS)
def test_an_operation_on_numbers_makes_the_same_node(name: str) -> None:
    made = NUMBERS[name](own.Int("x", CTX), own.Int("y", CTX))
    plain = NUMBERS[name](z3.Int("x", CTX), z3.Int("y", CTX))
    assert made.sexpr() == plain.sexpr()
    assert made.ast.value == plain.ast.value
    assert isinstance(made, own.BoolRef) == isinstance(plain, z3.BoolRef)


@pytest.mark.parametrize("name", TRUTHS)
def test_an_operation_on_truths_makes_the_same_node(name: str) -> None:
    made = TRUTHS[name](own, *(own.Bool(n, CTX) for n in NAMES))
    plain = TRUTHS[name](z3, *(z3.Bool(n, CTX) for n in NAMES))
    assert made.ast.value == plain.ast.value


def test_sums_choices_and_constants_are_the_same_nodes() -> None:
    x, y, p = own.Int("x", CTX), own.Int("y", CTX), own.Bool("p", CTX)
    a, b, t = z3.Int("x", CTX), z3.Int("y", CTX), z3.Bool("p", CTX)
    assert own.Sum(x, y, x * 2).ast.value == z3.Sum(a, b, a * 2).ast.value  # type: ignore[attr-defined]
    assert own.If(p, x, y).ast.value == z3.If(t, a, b).ast.value  # type: ignore[attr-defined]
    assert isinstance(own.If(p, x, y), own.ArithRef)
    for number in (0, -4, 2**80):
        assert own.IntVal(number, CTX).ast.value == z3.IntVal(number, CTX).ast.value  # type: ignore[attr-defined]
        assert own.IntVal(number, CTX).as_long() == number
    for truth in (True, False):
        assert own.BoolVal(truth, CTX).ast.value == z3.BoolVal(truth, CTX).ast.value  # type: ignore[attr-defined]


def test_a_model_gives_numbers_and_truths() -> None:
    ctx = own.Context()
    x, p, free = own.Int("x", ctx), own.Bool("p", ctx), own.Bool("free", ctx)
    solver = own.SimpleSolver(ctx=ctx)
    solver.add(x == -(2**70), own.Not(p))
    assert solver.check() == own.sat
    model = solver.model()
    assert own.whole_number(model, x) == -(2**70)
    assert own.whole_number(model, x + 1) == -(2**70) + 1
    assert not own.holds(model, p)
    assert own.holds(model, own.Not(p))
    assert not own.holds(model, free)


def test_a_core_names_the_assumptions_that_clash() -> None:
    ctx = own.Context()
    x, low, high, idle = own.Int("x", ctx), own.Bool("low", ctx), own.Bool("high", ctx), own.Bool("idle", ctx)
    solver = own.SimpleSolver(ctx=ctx)
    solver.add(own.Implies(low, x < 0), own.Implies(high, x > 0))
    assert solver.check(low, idle, high) == own.unsat
    assert {literal.sexpr() for literal in solver.unsat_core()} == {"low", "high"}
    assert solver.check(low, idle) == own.sat
