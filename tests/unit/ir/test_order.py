"""The order of steps: only neighbours that were both done are compared, and the same day is in order."""

from datetime import date

import pytest

from checker.cases.scene import Record, Scene
from checker.evaluation.evaluator import evaluate
from checker.ir.order import order_term

EARLY, LATE = date(2024, 5, 1), date(2024, 5, 2)


def step(day: date, *, done: bool = True) -> Record:
    """A step of one day."""
    return Record({"done": done, "start": day, "end": day})


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ({"step.a": step(EARLY), "step.b": step(LATE)}, True),
        ({"step.a": step(EARLY), "step.b": step(EARLY)}, True),
        ({"step.a": step(LATE), "step.b": step(EARLY)}, False),
        ({"step.a": step(LATE), "step.b": step(EARLY, done=False)}, True),
        ({"step.a": step(LATE)}, None),
    ],
)
def test_neighbours_follow_one_another(records: dict[str, Record], expected: bool | None) -> None:
    assert evaluate(order_term(("a", "b")), Scene(records), {}, None) is expected
