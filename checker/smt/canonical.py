"""The ordinary model among all: fewest unrecorded events, no optional value, least members and numbers, recent days.

Each wish is asked in a fixed order and kept where it can be had, so one query has one canonical model.
"""

from collections.abc import Iterator
from datetime import date

from checker.ir.types import DateType
from checker.smt.encoding import Encoding
from checker.smt.solver import Answer, GaveUp, Sat, Solving, Unsat
from checker.smt.sorts import SymNumber
from checker.smt.symbolic_time import EPOCH
from checker.smt.z3_api import And, ArithRef, BoolRef, Not, holds, whole_number

_RECENT = (date(2024, 1, 1) - EPOCH).days


def canonical(solving: Solving, encoding: Encoding, first: Sat) -> Answer:
    """The canonical model of what `solving` asserts, given one model; `GaveUp` if a check on the way does.

    Adds assertions to `solving`.
    """
    answer = _wishes(solving, first, list(_plain_wishes(encoding)))
    return _numbers(solving, answer, list(_open_numbers(encoding)))


def _wishes(solving: Solving, answer: Answer, wishes: list[BoolRef]) -> Answer:
    """Keep each wish in turn where it can be had. Wishes that can all be had together are kept at once: one by one
    they would all be kept too."""
    if not wishes or not isinstance(answer, Sat):
        return answer
    if len(wishes) == 1:
        return _wish(solving, answer, wishes[0])
    together = _together(solving, answer, wishes)
    if not isinstance(together, Unsat):
        return together
    half = len(wishes) // 2
    return _wishes(solving, _wishes(solving, answer, wishes[:half]), wishes[half:])


def _numbers(solving: Solving, answer: Answer, numbers: list[tuple[ArithRef, int]]) -> Answer:
    """The same for numbers, each wished at its start."""
    if not numbers or not isinstance(answer, Sat):
        return answer
    together = _together(solving, answer, [number == start for number, start in numbers])
    if not isinstance(together, Unsat):
        return together
    if len(numbers) == 1:
        return _least_from(solving, answer, *numbers[0])
    half = len(numbers) // 2
    return _numbers(solving, _numbers(solving, answer, numbers[:half]), numbers[half:])


def _together(solving: Solving, answer: Sat, wishes: list[BoolRef]) -> Answer:
    """All wishes kept, if they can be had at once."""
    if all(holds(answer.model, wish) for wish in wishes):
        solving.require(*wishes)
        return answer
    found = solving.check(solving.label(And(*wishes)))
    if isinstance(found, Sat):
        solving.require(*wishes)
    return found


def _open_numbers(encoding: Encoding) -> Iterator[tuple[ArithRef, int]]:
    """The numbers that are not known, each with the value it would have best."""
    for cell in encoding.cells:
        if isinstance(cell.sym, SymNumber) and not isinstance(cell.sym.value, int):
            yield cell.sym.value, _RECENT if isinstance(cell.type, DateType) else 0


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


def _wish(solving: Solving, answer: Sat, wish: BoolRef) -> Answer:
    """Keep the wish if it can be had, else its opposite."""
    if not holds(answer.model, wish):
        found = solving.check(solving.label(wish))
        if isinstance(found, GaveUp):
            return found
        if not isinstance(found, Sat):
            solving.require(Not(wish))
            return answer
        answer = found
    solving.require(wish)
    return answer


def _least_from(solving: Solving, answer: Sat, number: ArithRef, start: int) -> Answer:
    """Fix the number, which cannot be `start`, at its least value above, or at its greatest below."""
    wished = _wish(solving, answer, number >= start)
    if not isinstance(wished, Sat):
        return wished
    answer = wished
    upward = whole_number(answer.model, number) >= start
    near, far = start, whole_number(answer.model, number)
    middle = far - 1 if upward else far + 1  # often nothing is nearer, because other numbers are fixed already
    while near != far:
        found = (
            solving.check(solving.label(number <= middle), solving.label(number >= near))
            if upward
            else (solving.check(solving.label(number >= middle), solving.label(number <= near)))
        )
        if isinstance(found, GaveUp):
            return found
        if isinstance(found, Sat):
            answer, far = found, whole_number(found.model, number)
        else:
            near = middle + 1 if upward else middle - 1
        middle = near + (far - near) // 2 if upward else near - (near - far) // 2
    solving.require(number == far)
    return answer
