"""Comparisons of numbers and days, with the one case that is not plain: a count of working days from an unknown day
against a known day is a threshold on the unknown day."""

from dataclasses import dataclass

from checker.smt.formulas import Number, Truth, conj, equal, less_equal, neg
from checker.smt.shifts import Shifts
from checker.smt.sorts import SymNumber


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """The day `days` working days after an unknown day."""

    start: SymNumber
    days: int
    guard: Truth

    @property
    def present(self) -> Truth:
        """Whether there is such a day."""
        return self.start.present


Operand = SymNumber | Counted


def same(left: Operand, right: Operand, shifts: Shifts) -> Truth:
    """Both sides are present and equal."""
    if isinstance(left, SymNumber) and isinstance(right, SymNumber):
        return conj((left.present, right.present, equal(left.value, right.value)))
    return conj((at_most(left, right, shifts), at_most(right, left, shifts)))


def below(left: Operand, right: Operand, shifts: Shifts) -> Truth:
    """Both sides are present and the left one is smaller."""
    present = conj((left.present, right.present))
    return False if present is False else conj((present, neg(_at_most(right, left, shifts))))


def at_most(left: Operand, right: Operand, shifts: Shifts) -> Truth:
    """Both sides are present and the left one is not larger."""
    present = conj((left.present, right.present))
    return False if present is False else conj((present, _at_most(left, right, shifts)))


def _at_most(left: Operand, right: Operand, shifts: Shifts) -> Truth:
    match left, right:
        case Counted(start, days), SymNumber(int(limit)):
            return _ends_by(start, days, limit, shifts)
        case SymNumber(int(limit)), Counted(start, days):
            return neg(_ends_by(start, days, limit - 1, shifts))
        case _:
            return less_equal(number_of(left, shifts).value, number_of(right, shifts).value)


def _ends_by(start: SymNumber, days: int, limit: int, shifts: Shifts) -> Truth:
    latest = shifts.latest_start(days, limit)
    if not isinstance(latest, int):
        free: Number = shifts.free(latest)
        return less_equal(free, limit)
    shifts.prefer_published(start, days)
    return less_equal(start.value, latest)


def number_of(operand: Operand, shifts: Shifts) -> SymNumber:
    """The operand as a plain day; of a count from an unknown day only an abstraction."""
    match operand:
        case Counted(start, days, guard):
            return shifts.counted(start, days, guard)
        case SymNumber():
            return operand
