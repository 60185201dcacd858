"""The ordinary model among all: fewest unrecorded events, no optional value, least members and numbers, recent days.

Each wish is asked in a fixed order and kept where it can be had, so one query has one canonical model.
"""

from collections.abc import Iterator
from datetime import date

from checker.ir.types import DateType
from checker.smt.encoding import Encoding
from checker.smt.solver import Answer, GaveUp, Sat, Solving
from checker.smt.sorts import SymNumber
from checker.smt.symbolic_time import EPOCH
from checker.smt.z3_api import ArithRef, BoolRef, IntNumRef, ModelRef, Not, is_true

_RECENT = (date(2024, 1, 1) - EPOCH).days


def canonical(solving: Solving, encoding: Encoding, first: Sat) -> Answer:
    """The canonical model of what `solving` asserts, given one model; `GaveUp` if a check on the way does.

    Adds assertions to `solving`.
    """
    answer: Answer = first
    for wish in _plain_wishes(encoding):
        answer = _wish(solving, answer, wish)
        if not isinstance(answer, Sat):
            return answer
    for cell in encoding.cells:
        if isinstance(cell.sym, SymNumber) and not isinstance(cell.sym.value, int):
            start = _RECENT if isinstance(cell.type, DateType) else 0
            answer = _least_from(solving, answer, cell.sym.value, start)
            if not isinstance(answer, Sat):
                return answer
    return answer


def _plain_wishes(encoding: Encoding) -> Iterator[BoolRef]:
    for _, slots in encoding.lists:
        for slot in slots:
            if not isinstance(slot.present, bool):
                yield Not(slot.present) if slot.place.extra else slot.present
    for _, row in encoding.selectors:
        for _, selector in row:
            yield selector
    for _, _, present in encoding.presences:
        if not isinstance(present, bool):
            yield Not(present)
    for cell in encoding.cells:
        if isinstance(cell.sym.value, BoolRef):
            yield Not(cell.sym.value)


def _wish(solving: Solving, answer: Answer, wish: BoolRef) -> Answer:
    """Keep the wish if it can be had, else its opposite."""
    assert isinstance(answer, Sat)
    if not is_true(answer.model.eval(wish, model_completion=True)):
        found = solving.check(solving.label(wish))
        if isinstance(found, GaveUp):
            return found
        if not isinstance(found, Sat):
            solving.require(Not(wish))
            return answer
        answer = found
    solving.require(wish)
    return answer


def _least_from(solving: Solving, answer: Answer, number: ArithRef, start: int) -> Answer:
    """Fix the number at its least value from `start` on, or at its greatest below."""
    assert isinstance(answer, Sat)
    exact = solving.check(solving.label(number == start))
    if isinstance(exact, Sat):
        solving.require(number == start)
        return exact
    answer = _wish(solving, answer, number >= start)
    if not isinstance(answer, Sat):
        return answer
    upward = _value(answer.model, number) >= start
    near, far = start, _value(answer.model, number)
    while near != far:
        middle = near + (far - near) // 2 if upward else near - (near - far) // 2
        found = (
            solving.check(solving.label(number <= middle), solving.label(number >= near))
            if upward
            else (solving.check(solving.label(number >= middle), solving.label(number <= near)))
        )
        if isinstance(found, GaveUp):
            return found
        if isinstance(found, Sat):
            answer, far = found, _value(found.model, number)
        else:
            near = middle + 1 if upward else middle - 1
    solving.require(number == far)
    return answer


def _value(model: ModelRef, number: ArithRef) -> int:
    value = model.eval(number, model_completion=True)
    assert isinstance(value, IntNumRef)
    return value.as_long()
