"""Steps in their order."""

from datetime import date

from checker.cases.scene import Entry, Record, Scene
from checker.evaluation.evaluator import evaluate
from checker.ir import factory as f
from checker.ir.order import order_term


def step(first: int, last: int, done: bool = True) -> Record:
    """A step on days of May."""
    values: dict[str, Entry] = {"done": done, "start": date(2024, 5, first), "end": date(2024, 5, last)}
    return Record(values)


def holds(**steps: Record) -> object:
    """Whether a, b, c come in this order."""
    scene = Scene({f"step.{name}": record for name, record in steps.items()})
    return evaluate(order_term(("a", "b", "c")), scene, {}, None)


def test_neighbours_follow_one_another_also_on_the_same_day() -> None:
    assert holds(a=step(1, 2), b=step(2, 3), c=step(4, 4)) is True
    assert holds(a=step(1, 3), b=step(2, 3), c=step(4, 4)) is False
    assert holds(a=step(1, 2), b=step(2, 9), c=step(4, 4)) is False


def test_steps_that_were_not_taken_have_no_place() -> None:
    assert holds(a=step(9, 9), b=step(1, 1, done=False), c=step(4, 4)) is True


def test_one_step_alone_is_in_order() -> None:
    assert order_term(()) == order_term(("a",)) == f.TRUE
