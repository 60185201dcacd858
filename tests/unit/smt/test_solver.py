"""The three answers, cores, limits, and the export."""

from checker.smt.limits import Limits
from checker.smt.solver import GaveUp, Sat, Solving, Unsat, solve, to_smtlib
from checker.smt.z3_api import Context, Int, IntNumRef


def test_a_core_names_the_assumptions_that_clash() -> None:
    ctx = Context()
    x = Int("x", ctx)
    solving = Solving(ctx, [x > 3])
    literals = [solving.label(x < 10), solving.label(x < 2), solving.label(x != 5)]
    assert solving.check(*literals) == Unsat((1,))
    assert isinstance(solving.check(literals[0], literals[2]), Sat)


def test_marked_assertions_are_taken_back() -> None:
    ctx = Context()
    x = Int("x", ctx)
    solving = Solving(ctx, [x > 3])
    solving.mark()
    solving.require(x < 3)
    assert isinstance(solving.check(), Unsat)
    solving.back()
    answer = solving.check()
    assert isinstance(answer, Sat)
    value = answer.model.eval(x)
    assert isinstance(value, IntNumRef)
    assert value.as_long() > 3


def test_limits_give_up_with_a_reason() -> None:
    ctx = Context()
    numbers = [Int(f"x{index}", ctx) for index in range(30)]
    hard = [a != b for index, a in enumerate(numbers) for b in numbers[:index]]
    bounds = [bound for number in numbers for bound in (number >= 0, number <= 28)]
    answer = solve(ctx, [*hard, *bounds], Limits(rlimit=1000))
    assert isinstance(answer, GaveUp)
    assert answer.reason


def test_the_export_is_a_script_of_linear_arithmetic() -> None:
    ctx = Context()
    script = to_smtlib(ctx, [Int("x", ctx) * 2 + 1 > 4])
    assert "(declare-fun x () Int)" in script
    assert script.rstrip().endswith("(check-sat)")
