"""Numbers between bounds."""

import pytest

from checker.evaluation.bounds import Bounds, Number, equal, less, less_equal, number, plus


def test_a_number_is_known_where_the_bounds_meet() -> None:
    assert number(3, 3) == 3
    assert number(3, 4) == Bounds(3, 4)
    assert number(None, None) == Bounds(None, None)


@pytest.mark.parametrize(
    ("left", "factor", "right", "result"),
    [
        (1, 2, 3, 7),
        (1, 2, Bounds(0, 3), Bounds(1, 7)),
        (1, -2, Bounds(0, 3), Bounds(-5, 1)),
        (1, -2, Bounds(0, None), Bounds(None, 1)),
        (Bounds(0, None), 1, Bounds(1, 2), Bounds(1, None)),
    ],
)
def test_sums(left: Number, factor: int, right: Number, result: Number) -> None:
    assert plus(left, factor, right) == result


@pytest.mark.parametrize(
    ("left", "right", "is_less", "is_less_equal", "is_equal"),
    [
        (1, 1, False, True, True),
        (1, 2, True, True, False),
        (Bounds(0, 2), 3, True, True, False),
        (Bounds(0, 3), 3, None, True, None),
        (Bounds(3, 5), 3, False, None, None),
        (Bounds(4, None), 3, False, False, False),
        (Bounds(0, None), 3, None, None, None),
        (2, Bounds(None, 1), False, False, False),
        (Bounds(0, 1), Bounds(1, 2), None, True, None),
    ],
)
def test_comparisons(
    left: Number, right: Number, is_less: bool | None, is_less_equal: bool | None, is_equal: bool | None
) -> None:
    assert less(left, right) is is_less
    assert less_equal(left, right) is is_less_equal
    assert equal(left, right) is is_equal
