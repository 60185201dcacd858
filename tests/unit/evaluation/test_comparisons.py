"""Comparisons, above all with what is absent or unknown."""

from datetime import date

import pytest

from checker.cases.scene import ABSENT, Entry
from checker.ir import factory as f
from checker.ir.types import INT
from tests.unit.evaluation.situation import INCIDENTS, SEVERITY, M, N, scene, value

THREE = f.literal(3, INT)
WORST = f.field("subject", "worst", SEVERITY)


@pytest.mark.parametrize("other", [3, None, ABSENT])
def test_a_comparison_with_an_absent_side_does_not_hold(other: Entry | None) -> None:
    known = scene({"n": ABSENT} if other is None else {"n": ABSENT, "m": other})
    for compared in (f.equal, f.less, f.less_equal):
        assert value(compared(N, M), known) is False
        assert value(compared(M, N), known) is False
        assert value(compared(N, THREE), known) is False
        assert value(f.neg(compared(N, M)), known) is True


def test_a_comparison_with_an_unknown_side_is_unknown() -> None:
    for compared in (f.equal, f.less, f.less_equal):
        assert value(compared(N, M), scene({"n": 3})) is None
        assert value(compared(M, THREE), scene({"n": 3})) is None


def test_order_of_numbers() -> None:
    assert value(f.less(N, THREE), scene({"n": 3})) is False
    assert value(f.less_equal(N, THREE), scene({"n": 3})) is True
    assert value(f.less(N, M), scene({"n": 2, "m": 3})) is True


def test_members_compare_by_their_order_and_not_by_their_names() -> None:
    minor = f.literal("minor", SEVERITY)
    assert value(f.less(minor, WORST), scene({"worst": "average"})) is True
    assert value(f.less(WORST, minor), scene({"worst": "average"})) is False
    assert value(f.equal(WORST, minor), scene({"worst": "minor"})) is True


def test_bounds_decide_a_count() -> None:
    serious = f.less(f.literal("minor", SEVERITY), f.field("event", "severity", SEVERITY))
    number = f.count(INCIDENTS, serious)
    known = scene({}, {"severity": "grave"}, {"date": date(2024, 1, 1)}, {"severity": "minor"})
    assert value(number, known) is None
    assert value(f.less(number, THREE), known) is True
    assert value(f.less_equal(f.literal(1, INT), number), known) is True
    assert value(f.equal(number, THREE), known) is False
    assert value(f.equal(number, f.literal(2, INT)), known) is None
    assert value(f.less(f.plus([(-2, number)], 1), f.literal(0, INT)), known) is True


def test_a_count_of_an_open_list_has_no_upper_bound() -> None:
    serious = f.less(f.literal("minor", SEVERITY), f.field("event", "severity", SEVERITY))
    known = scene({}, {"severity": "grave"}, through=date(2024, 1, 1))
    assert value(f.less(f.count(INCIDENTS, serious), THREE), known) is None
    assert value(f.less(f.count(INCIDENTS, serious), f.literal(1, INT)), known) is False
