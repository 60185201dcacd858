"""Knowing more never turns a decided value: neither facts, nor events, nor chosen readings, nor a chosen residual."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from checker.evaluation.evaluator import evaluate
from checker.evaluation.residual import residual
from checker.evaluation.trace import Trace, trace
from checker.ir.factory import literal, type_of
from checker.ir.terms import And, Not, Or, Term
from checker.ir.types import BOOL
from checker.legaltime.workdays import CalendarYear, work_calendar
from tests.strategies.scenes import more_chosen, more_known, random_choice, random_scene
from tests.strategies.terms import conditions

# A calendar without holidays serves here: every side of a law is read with the same one.
CALENDAR = work_calendar(
    tuple(CalendarYear(year, (), frozenset(), frozenset(), frozenset()) for year in range(2010, 2031))
)
randoms = st.integers(0, 2**32).map(Random)


@given(conditions, randoms)
def test_a_decided_value_stays(term: Term, rng: Random) -> None:
    scene, choice = random_scene(rng, 0.5), random_choice(rng, 0.5)
    value = evaluate(term, scene, choice, CALENDAR)
    for still_unknown in (0.5, 0.2, 0):
        scene, choice = more_known(rng, scene, still_unknown), more_chosen(rng, choice, still_unknown)
        after = evaluate(term, scene, choice, CALENDAR)
        assert value is None or after is value
        value = after
    assert value is not None


@given(conditions, randoms)
def test_the_residual_is_a_constant_exactly_where_the_evaluator_decides(term: Term, rng: Random) -> None:
    scene, choice = random_scene(rng, 0.5), random_choice(rng, 0.5)
    value = evaluate(term, scene, choice, CALENDAR)
    rest = residual(term, scene, choice, CALENDAR)
    assert type_of(rest) == BOOL
    if value is not None:
        assert isinstance(value, bool)
        assert rest == literal(value, BOOL)


@given(conditions, randoms)
def test_the_trace_ends_in_the_value(term: Term, rng: Random) -> None:
    scene, choice = random_scene(rng, 0.5), random_choice(rng, 0.5)
    found = trace(term, scene, choice, CALENDAR)
    assert found.term is term
    assert found.value is evaluate(term, scene, choice, CALENDAR)
    assert _is_consistent(found)


def _is_consistent(node: Trace) -> bool:
    """Every connective of the trace has the Kleene value of its traced parts."""
    values = [part.value for part in node.parts]
    match node.term:
        case Not():
            agrees = node.value is (None if values == [None] else values == [False])
        case And():
            agrees = node.value is (False if False in values else None if None in values else True)
        case Or():
            agrees = node.value is (True if True in values else None if None in values else False)
        case _:
            agrees = True
    return agrees and all(_is_consistent(part) for part in node.parts)
