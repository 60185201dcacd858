"""Recorded values beside the ones that were due."""

from datetime import date

import pytest

from checker.cases.scene import ABSENT, EventList, Record, Scene
from checker.ir import factory as f
from checker.ir.terms import EVENT, Count, Field, Source, Term
from checker.ir.types import BOOL, DATE, INT
from checker.legaltime.span import DaySpan
from checker.verification.shortfall import WIDEST, Shortfall, shortfalls

START, END = Field("step", "start", DATE), Field("step", "end", DATE)
EXPERTS = Field("step", "experts", INT)
SCENE = Scene(
    {
        "step": Record({"start": date(2024, 5, 6), "end": date(2024, 5, 8), "experts": 4, "done": False}),
        "act": Record({"day": ABSENT}),
    }
)
DUE = f.shift(START, DaySpan(5))


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (f.less_equal(DUE, END), [Shortfall(END, date(2024, 5, 8), ">=", date(2024, 5, 11))]),
        (f.less(END, START), [Shortfall(END, date(2024, 5, 8), "<", date(2024, 5, 6))]),
        (f.less(DUE, END), [Shortfall(END, date(2024, 5, 8), ">", date(2024, 5, 11))]),
        (f.equal(EXPERTS, f.literal(3, INT)), [Shortfall(EXPERTS, 4, "=", 3)]),
        (f.equal(f.plus([(1, EXPERTS)], 1), EXPERTS), [Shortfall(EXPERTS, 4, "=", 5)]),
        (f.less_equal(EXPERTS, f.literal(3, INT)), [Shortfall(EXPERTS, 4, "<=", 3)]),
        (f.less_equal(f.plus([(1, EXPERTS)], 1), f.plus([(2, EXPERTS)], -4)), []),
        (f.field("step", "done", BOOL), []),
        (f.equal(f.field("step", "done", BOOL), f.TRUE), []),
        (f.less(f.field("act", "day", DATE), END), []),
    ],
)
def test_a_failing_comparison_shows_what_was_found_and_what_was_due(term: Term, expected: list[Shortfall]) -> None:
    assert list(shortfalls(term, SCENE, {}, None)) == expected


def test_only_what_fails_is_shown_and_each_once() -> None:
    kept, broken = f.less_equal(START, END), f.less(EXPERTS, f.literal(3, INT))
    (only,) = shortfalls(f.conj(kept, broken, f.disj(broken, f.FALSE)), SCENE, {}, None)
    assert only.field == EXPERTS
    assert len(shortfalls(f.disj(broken, f.less(END, START)), SCENE, {}, None)) == 2


def test_of_a_reading_the_chosen_option_is_shown() -> None:
    term = f.choose("r", [("a", f.less(END, START)), ("b", f.less_equal(DUE, END))])
    assert [one.relation for one in shortfalls(term, SCENE, {"r": "a"}, None)] == ["<"]
    assert [one.relation for one in shortfalls(term, SCENE, {"r": "b"}, None)] == [">="]
    assert shortfalls(term, SCENE, {}, None) == ()


def test_of_many_alternatives_none_is_singled_out() -> None:
    many = f.disj(*(f.less(EXPERTS, f.literal(number, INT)) for number in range(-WIDEST, 2)))
    assert shortfalls(many, SCENE, {}, None) == ()


def test_a_number_of_entries_is_set_beside_its_limit() -> None:
    entries = Count(Source("round", "listed"), f.equal(f.field(EVENT, "round", INT), f.literal(3, INT)))
    listed = EventList(tuple(Record({"round": n}) for n in (3, 3, 2, 3)), date.max)
    scene = Scene({}, {("round", "listed"): listed}, {})
    cases = ((f.less_equal(entries, f.literal(2, INT)), "<=", 2), (f.less_equal(f.literal(4, INT), entries), ">=", 4))
    for term, relation, due in cases:
        assert list(shortfalls(term, scene, {}, None)) == [Shortfall(entries, 3, relation, due)]
