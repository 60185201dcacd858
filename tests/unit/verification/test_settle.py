"""Settled values against every case, and completions that are what they claim."""

from datetime import date
from random import Random

import pytest

from checker.cases.scene import EventList, Record, Scene
from checker.evaluation.evaluator import evaluate
from checker.ir import factory as f
from checker.ir.terms import EVENT, Source
from checker.ir.types import BOOL, DATE, INT, EnumType
from checker.legaltime.span import MonthSpan
from checker.verification import search
from checker.verification.conclusions import Decided, Open, Unsettled
from checker.verification.outcome import ReplayDisagreement
from checker.verification.settle import settle
from tests.unit.verification.propositional import cases, holds, random_condition, random_known, scene_of

WINS = Source("subject", "win")
DAY = f.field("act", "day", DATE)


def test_settled_values_are_those_of_all_cases() -> None:
    seen = set()
    for seed in range(150):
        rng = Random(seed)
        term, known = random_condition(rng), random_known(rng, 0.4)
        values = {holds(term, case) for case in cases(known)}
        settled = settle(term, scene_of(known), {}, None)
        assert (Decided(values.pop()) == settled) if len(values) == 1 else isinstance(settled, Open), seed
        seen.add(type(settled))
        if isinstance(settled, Open):
            assert evaluate(term, settled.completion_true.scene, {}, None) is True
            assert evaluate(term, settled.completion_false.scene, {}, None) is False
            for witness in (settled.completion_true, settled.completion_false):
                assert known.items() <= dict(witness.scene.records["subject"].values).items()
    assert seen == {Decided, Open}


def test_what_kleene_leaves_open_the_solver_settles() -> None:
    age = f.field("subject", "age", INT)
    young, old = f.less(age, f.literal(10, INT)), f.less_equal(f.literal(10, INT), age)
    assert evaluate(f.disj(young, old), Scene(), {}, None) is None
    assert settle(f.disj(young, old), Scene(), {}, None) == Decided(True)
    assert settle(f.conj(young, old), Scene(), {}, None) == Decided(False)


def test_recorded_events_with_unknown_fields_and_unrecorded_ones() -> None:
    recent = f.exists(WINS, f.less(DAY, f.shift(f.field(EVENT, "day", DATE), MonthSpan(60))))
    scene = Scene(
        {"act": Record({"day": date(2024, 1, 1)})},
        {("subject", "win"): EventList((Record({"day": date(2010, 1, 1)}), Record({})), date(2015, 1, 1))},
        {"win": "day"},
    )
    settled = settle(recent, scene, {}, None)
    assert isinstance(settled, Open)
    for witness, value in ((settled.completion_true, True), (settled.completion_false, False)):
        assert evaluate(recent, witness.scene, {}, None) is value
        events = witness.scene.lists["subject", "win"]
        assert events.records[0] == Record({"day": date(2010, 1, 1)})
        assert events.complete_through == date.max
    known = Scene(scene.records, {("subject", "win"): EventList((Record({}),), date.max)}, scene.key_fields)
    assert isinstance(settle(recent, known, {}, None), Open)


def test_equal_residuals_of_different_scenes_get_their_own_completions() -> None:
    old = f.disj(
        f.less(f.field("subject", "founded", DATE), DAY),
        f.less(f.field("subject", "age", INT), f.literal(3, INT)),
    )
    for name in ("甲公司", "乙公司"):
        scene = Scene({"subject": Record({"name": name, "age": 5}), "act": Record({"day": date(2024, 1, 1)})})
        settled = settle(old, scene, {}, None)
        assert isinstance(settled, Open)
        assert settled.completion_true.scene.records["subject"].values["name"] == name


def test_readings_left_open_are_part_of_the_completion() -> None:
    term = f.choose("first day", [("counted", f.TRUE), ("not", f.FALSE)])
    settled = settle(term, Scene(), {}, None)
    assert isinstance(settled, Open)
    assert settled.completion_true.choice == {"first day": "counted"}
    assert settled.completion_false.choice == {"first day": "not"}


def test_no_case_at_all_is_no_answer() -> None:
    late = f.shift(f.shift(f.field("act", "day", DATE), MonthSpan(1188)), MonthSpan(1188))
    assert isinstance(settle(f.less(DAY, late), Scene(), {}, None), Unsettled)


def test_a_model_that_the_evaluator_does_not_confirm_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "evaluate", lambda *_: False)
    with pytest.raises(ReplayDisagreement):
        settle(f.less(f.field("subject", "age", INT), f.literal(77, INT)), Scene(), {}, None)


def test_a_field_whose_presence_alone_matters_gets_a_value_of_its_type() -> None:
    severity = EnumType("severity", ("general", "grave"), ordered=True)
    worst = f.field("subject", "worst", severity)
    other = f.field("subject", "other", BOOL)
    term = f.conj(f.has("subject", "worst"), f.disj(other, f.less(worst, f.literal("grave", severity))))
    settled = settle(term, Scene({"subject": Record({"other": True})}), {}, None)
    assert isinstance(settled, Open)
    assert settled.completion_true.scene.records["subject"].values == {"other": True, "worst": "general"}
