"""Whole numbers known only to lie between two bounds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """An unknown whole number from `low` to `high`, both included; `None` is no bound on that side."""

    low: int | None
    high: int | None


Number = int | Bounds


def number(low: int | None, high: int | None) -> Number:
    """The number between the bounds: known where they meet."""
    return low if low is not None and low == high else Bounds(low, high)


def plus(left: Number, factor: int, right: Number) -> Number:
    """`left + factor * right`."""
    if isinstance(left, int) and isinstance(right, int):
        return left + factor * right
    low, high = _ends(left)
    first, last = _ends(right)
    if factor < 0:
        first, last = last, first
    return number(_sum(low, factor, first), _sum(high, factor, last))


def equal(left: Number, right: Number) -> bool | None:
    """Whether two numbers are equal, where the bounds decide it."""
    if less(left, right) or less(right, left):
        return False
    return left == right if isinstance(left, int) and isinstance(right, int) else None


def less(left: Number, right: Number) -> bool | None:
    """Whether the left number is less, where the bounds decide it."""
    low, high = _ends(left)
    first, last = _ends(right)
    if high is not None and first is not None and high < first:
        return True
    if low is not None and last is not None and low >= last:
        return False
    return None


def less_equal(left: Number, right: Number) -> bool | None:
    """Whether the left number is less or equal, where the bounds decide it."""
    greater = less(right, left)
    return None if greater is None else not greater


def _ends(value: Number) -> tuple[int | None, int | None]:
    return (value, value) if isinstance(value, int) else (value.low, value.high)


def _sum(left: int | None, factor: int, right: int | None) -> int | None:
    return None if left is None or right is None else left + factor * right
