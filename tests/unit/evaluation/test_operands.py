"""Fields, shifted days, sums, branches and readings."""

from datetime import date

import pytest

from checker.cases.scene import ABSENT, Entry
from checker.evaluation.evaluator import evaluate
from checker.ir import factory as f
from checker.ir.terms import Term
from checker.ir.types import INT, EnumType, SetType
from checker.legaltime.span import DaySpan, MonthSpan, Span, WorkdaySpan
from tests.unit.evaluation.situation import DAY, M, N, P, scene, value

AREAS = SetType(EnumType("area", ("east", "west")))
CHOOSE = f.choose("start", [("a", N), ("b", M)])


def test_presence() -> None:
    present = f.has("subject", "n")
    assert value(present, scene({"n": 0})) is True
    assert value(present, scene({"n": ABSENT})) is False
    assert value(present, scene({})) is None
    assert value(f.has("nobody", "n"), scene({})) is None


def test_membership() -> None:
    east = f.contains("subject", "areas", AREAS, "east")
    assert value(east, scene({"areas": frozenset({"east", "west"})})) is True
    assert value(east, scene({"areas": frozenset({"west"})})) is False
    assert value(east, scene({"areas": ABSENT})) is False
    assert value(east, scene({})) is None


@pytest.mark.parametrize(
    ("day", "span", "back", "moved"),
    [
        (date(2024, 1, 31), MonthSpan(1), False, date(2024, 2, 29)),
        (date(2024, 3, 31), MonthSpan(1), True, date(2024, 2, 29)),
        (date(2024, 3, 1), DaySpan(1), True, date(2024, 2, 29)),
        (date(2024, 4, 30), WorkdaySpan(1), False, date(2024, 5, 2)),
        (date(2024, 5, 1), WorkdaySpan(0), False, date(2024, 5, 2)),
        (date(2024, 5, 2), WorkdaySpan(0), False, date(2024, 5, 2)),
        (date(2024, 12, 31), WorkdaySpan(1), False, None),
        (date(2023, 6, 1), WorkdaySpan(1), False, None),
        (date(2079, 12, 31), DaySpan(1), False, None),
        (ABSENT, WorkdaySpan(1), False, ABSENT),
    ],
)
def test_a_shifted_day(day: Entry, span: Span, back: bool, moved: Entry | None) -> None:
    assert value(f.shift(DAY, span, back), scene({"day": day})) == moved


def test_without_a_calendar_working_days_are_unknown() -> None:
    known = scene({"day": date(2024, 4, 30)})
    assert evaluate(f.shift(DAY, WorkdaySpan(1)), known, {}, None) is None
    assert evaluate(f.shift(DAY, DaySpan(1)), known, {}, None) == date(2024, 5, 1)


def test_a_sum_is_absent_before_it_is_unknown() -> None:
    total = f.plus([(2, N), (-1, M)], 5)
    assert value(total, scene({"n": 3, "m": 4})) == 7
    assert value(total, scene({"n": 3})) is None
    assert value(total, scene({"m": ABSENT})) is ABSENT
    assert value(total, scene({"n": ABSENT})) is ABSENT


def test_branches() -> None:
    branch = f.ite(P, N, M)
    assert value(branch, scene({"p": True, "n": 1})) == 1
    assert value(branch, scene({"p": False, "m": 2})) == 2
    assert value(branch, scene({"n": 1, "m": 1})) == 1
    assert value(branch, scene({"n": 1, "m": 2})) is None
    assert value(branch, scene({"n": ABSENT, "m": ABSENT})) is ABSENT
    assert value(branch, scene({})) is None


@pytest.mark.parametrize(("choice", "chosen"), [({"start": "a"}, 1), ({"start": "b"}, 2), ({}, None)])
def test_a_reading_chooses(choice: dict[str, str], chosen: int | None) -> None:
    assert value(CHOOSE, scene({"n": 1, "m": 2}), choice) == chosen


def test_an_open_reading_has_the_value_on_which_all_options_agree() -> None:
    assert value(CHOOSE, scene({"n": 1, "m": 1})) == 1
    assert value(CHOOSE, scene({"n": 1})) is None
    zero: Term = f.literal(0, INT)
    assert value(f.less(CHOOSE, zero), scene({"n": 1, "m": 2})) is None
