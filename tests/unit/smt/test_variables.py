"""Cells, presences and pins of a scene whose recorded facts are put in question."""

from datetime import date

from checker.cases.scene import ABSENT, EventList, Record, Scene
from checker.ir import factory as f
from checker.ir.terms import EVENT, Source
from checker.ir.types import BOOL, DATE, INT, EnumType, SetType
from checker.smt.abstraction import DayOutOfDomain
from checker.smt.encoder import encode
from checker.smt.facts import EventFact, FieldFact, ListFact
from checker.smt.open_facts import open_facts
from checker.smt.placeholders import placeholders
from checker.smt.solver import Sat, Solving, Unsat
from checker.smt.symbolic_time import EPOCH
from checker.smt.z3_api import Not

AREAS = SetType(EnumType("area", ("east", "west")))
WINS = Source("subject", "win")
OLD = date(1950, 1, 1)
FOUNDED = f.field("subject", "founded", DATE)


def test_a_recorded_day_outside_the_domain_is_free_and_said_to_be() -> None:
    scene = Scene({"subject": Record({"founded": OLD})})
    term = f.less(FOUNDED, f.literal(date(2000, 1, 1), DATE))
    for pinned in (False, True):
        assert encode([term], scene, {}, None, pinned=pinned).abstractions == (DayOutOfDomain(),)


def test_recorded_sets_truths_and_absences_are_pinned() -> None:
    scene = Scene({"subject": Record({"areas": frozenset({"east"}), "honest": True, "age": ABSENT})})
    term = f.conj(
        f.contains("subject", "areas", AREAS, "east"),
        f.neg(f.contains("subject", "areas", AREAS, "west")),
        f.field("subject", "honest", BOOL),
        f.neg(f.has("subject", "age")),
        f.neg(f.less(f.field("subject", "age", INT), f.literal(3, INT))),
    )
    encoding = encode([term], scene, {}, None, pinned=True)
    assert {fact for fact, _ in encoding.pins} == {
        FieldFact("subject", "areas"), FieldFact("subject", "honest"), FieldFact("subject", "age"),
    }  # fmt: skip
    solving = Solving(encoding.ctx, encoding.constraints)
    solving.require(Not(encoding.formulas[0]))
    assert isinstance(solving.check(), Sat)
    solving.require(*(pin for _, pin in encoding.pins))
    assert isinstance(solving.check(), Unsat)


def test_how_far_a_list_is_complete_is_a_fact_that_can_be_put_in_question() -> None:
    scene = Scene(
        {}, {("subject", "win"): EventList((Record({"day": OLD.replace(year=2010)}),), date.max)}, {"win": "day"}
    )
    term = f.at_least(2, WINS, f.less(f.field(EVENT, "day", DATE), f.literal(date(2020, 1, 1), DATE)))
    encoding = encode([term], scene, {}, None, pinned=True)
    assert {fact for fact, _ in encoding.pins} == {EventFact("subject", "win", 0), ListFact("subject", "win")}


def test_events_of_a_kind_without_a_key_date_are_searched_too() -> None:
    term = f.exists(WINS, f.field(EVENT, "honest", BOOL))
    encoding = encode([term], Scene({}, {("subject", "win"): EventList((), date(2020, 1, 1))}), {}, None)
    solving = Solving(encoding.ctx, (*encoding.constraints, encoding.formulas[0]))
    assert isinstance(solving.check(), Sat)
    assert set(open_facts(encoding)) == {ListFact("subject", "win")}


def test_an_absent_truth_value_does_not_hold() -> None:
    scene = Scene({"subject": Record({"honest": ABSENT})})
    assert str(encode([f.field("subject", "honest", BOOL)], scene, {}, None).formulas[0]) == "False"


def test_the_presence_of_an_optional_field_is_an_open_fact() -> None:
    encoding = encode([f.has("subject", "founded")], Scene(), {}, None)
    assert set(open_facts(encoding)) == {FieldFact("subject", "founded")}
    assert [str(v) for row in open_facts(encoding).values() for v in row] == ["subject.founded?"]


def test_a_constant_day_outside_the_domain_is_free_and_said_to_be() -> None:
    encoding = encode([f.less(f.literal(OLD, DATE), FOUNDED)], Scene(), {}, None)
    assert encoding.abstractions == (DayOutOfDomain(),)


def test_only_a_truth_value_is_read() -> None:
    assert placeholders([f.field("subject", "honest", BOOL), FOUNDED]) == {("subject", "", "founded"): EPOCH}
