"""Compiled terms are remembered, and remembered for the right term."""

from checker.evaluation.evaluator import compile_term
from checker.ir.factory import less, literal
from checker.ir.types import BOOL, INT
from tests.unit.evaluation.situation import CALENDAR, N, scene


def test_a_term_is_compiled_once() -> None:
    term = less(N, literal(1, INT))
    assert compile_term(term, CALENDAR) is compile_term(term, CALENDAR)
    assert compile_term(term, CALENDAR) is not compile_term(term, None)


def test_equal_python_values_of_different_types_are_not_mixed_up() -> None:
    assert compile_term(literal(True, BOOL), None)(scene({}), {}) is True
    assert compile_term(literal(1, INT), None)(scene({}), {}) == 1
    assert compile_term(literal(1, INT), None)(scene({}), {}) is not True


def test_a_compiled_term_runs_in_any_scene() -> None:
    run = compile_term(less(N, literal(1, INT)), None)
    assert [run(scene({"n": n}), {}) for n in (0, 1)] == [True, False]
    assert run(scene({}), {}) is None
