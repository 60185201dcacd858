"""Answers are kept by what a scene leaves open."""

import pytest

from checker.cases.scene import EventList, Record, Scene
from checker.ir import factory as f
from checker.ir.terms import EVENT, Source
from checker.ir.types import BOOL, INT
from checker.smt.facts import FieldFact
from checker.verification import remembered
from checker.verification.missing import relevant_facts, smallest_settling_sets
from checker.verification.remembered import Remembered, left_open

AGE = f.field("subject", "age", INT)
HONEST, AGED = f.field("subject", "honest", BOOL), f.field("subject", "aged", BOOL)
WON = f.exists(Source("subject", "win"), f.field(EVENT, "good", BOOL))


def test_the_same_question_is_answered_once() -> None:
    kept: Remembered[list[int]] = Remembered()
    first = kept.answer("a", None, lambda: [1])
    assert kept.answer("a", None, lambda: [2]) is first
    assert kept.answer("b", None, lambda: [2]) == [2]


def test_too_many_answers_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 1)
    kept: Remembered[int] = Remembered()
    kept.answer("a", None, lambda: 1)
    kept.answer("b", None, lambda: 2)
    assert kept.answer("a", None, lambda: 3) == 3


def test_scenes_that_leave_the_same_open_ask_the_same() -> None:
    term = f.conj(f.disj(HONEST, f.neg(AGED)), WON)
    lists = {("subject", "win"): EventList((), None)}

    def key(known: dict[str, bool]) -> object:
        return left_open(term, Scene({"subject": Record(known)}, lists), {}, None, None)

    assert key({"honest": True}) == key({"aged": False})
    assert key({"honest": True}) != key({"honest": False})


def test_an_answer_that_is_not_final_is_not_kept() -> None:
    kept: Remembered[int] = Remembered()
    assert kept.answer("a", None, lambda: 1, lambda found: found > 1) == 1
    assert kept.answer("a", None, lambda: 2, lambda found: found > 1) == 2
    assert kept.answer("a", None, lambda: 3, lambda found: found > 1) == 2


def test_what_may_be_absent_is_part_of_what_is_asked() -> None:
    young, aged = f.less(AGE, f.literal(5, INT)), f.less_equal(f.literal(5, INT), AGE)
    bare = f.disj(young, aged)
    asking = f.conj(f.disj(HONEST, f.has("subject", "age")), bare)
    honest = Scene({"subject": Record({"honest": True})})
    assert left_open(bare, honest, {}, None, None) != left_open(asking, honest, {}, None, None)
    assert relevant_facts(bare, honest, {}, None).facts == ()
    assert relevant_facts(asking, honest, {}, None).facts == (FieldFact("subject", "age"),)
    assert smallest_settling_sets(bare, honest, {}, None, False).sets == ()
    assert len(smallest_settling_sets(asking, honest, {}, None, False).sets) == 1
