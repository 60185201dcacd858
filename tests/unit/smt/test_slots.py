"""How many unrecorded events are needed, and which fields can be absent."""

from datetime import date

from checker.cases.scene import ABSENT, EventList, Record, Scene
from checker.ir import factory as f
from checker.ir.terms import EVENT, Source, Term
from checker.ir.types import BOOL, DATE
from checker.smt.slots import extra_slots, optional_fields

WINS = Source("subject", "win")
LIABLE = f.field(EVENT, "liable", BOOL)


def _day(term: Term) -> date | None:
    return date(2024, 1, 1) if term == f.literal(date(2024, 1, 1), DATE) else None


def test_each_quantifier_over_an_open_list_brings_its_witnesses_once() -> None:
    some, three = f.exists(WINS, LIABLE), f.at_least(3, WINS, f.neg(LIABLE))
    assert extra_slots([some, f.conj(some, f.neg(three))], Scene(), _day) == {WINS: 4}


def test_a_list_complete_through_the_bound_needs_none() -> None:
    bounded = f.exists(WINS, LIABLE, f.literal(date(2024, 1, 1), DATE))
    unbounded = f.exists(WINS, LIABLE)
    for through, terms, expected in (
        (date(2023, 12, 31), [bounded], {WINS: 1}),
        (date(2024, 1, 1), [bounded], {}),
        (date(2024, 1, 1), [bounded, unbounded], {WINS: 1}),
        (date.max, [bounded, unbounded], {}),
    ):
        scene = Scene({}, {("subject", "win"): EventList((), through)})
        assert extra_slots(terms, scene, _day) == expected
        assert extra_slots(terms, scene, _day, closed_too=True) == {WINS: len(terms)}


def test_optional_are_the_fields_asked_for_and_those_recorded_as_absent() -> None:
    scene = Scene({"subject": Record({"ended": ABSENT})}, {("subject", "win"): EventList((Record({"to": ABSENT}),))})
    term = f.conj(f.has("act", "day"), f.exists(WINS, f.has(EVENT, "revoked")))
    assert optional_fields([term], scene) == {
        ("act", "", "day"),
        ("subject", "win", "revoked"),
        ("subject", "", "ended"),
        ("subject", "win", "to"),
    }
