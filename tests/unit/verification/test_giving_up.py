"""Wherever the solver gives up, the answer says so or stays what it was; it is never another one."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest

from checker.cases.scene import EventList, Record, Scene
from checker.ir import factory as f
from checker.ir.terms import EVENT, Source
from checker.ir.types import BOOL, DATE, INT
from checker.smt.canonical import canonical
from checker.smt.encoder import encode
from checker.smt.solver import GaveUp, Sat, Solving
from checker.verification import missing, reading_trial, readings
from checker.verification import settle as settling
from checker.verification.conclusions import Nearest, NoReason, NotFound, Open, Reasons, Unsettled
from checker.verification.missing import relevant_facts, smallest_settling_sets
from checker.verification.nearest import nearest
from checker.verification.outcome import SolverGaveUp
from checker.verification.readings import reading_dependence
from checker.verification.reasons import all_minimal_reasons
from checker.verification.remembered import Remembered
from checker.verification.search import start
from checker.verification.settle import settle

WINS = Source("subject", "win")
HONEST, AGED = f.field("subject", "honest", BOOL), f.field("subject", "aged", BOOL)
AGE, FOUNDED = f.field("subject", "age", INT), f.field("subject", "founded", DATE)
OLD = f.less(FOUNDED, f.literal(date(2010, 5, 1), DATE))
WON = f.exists(WINS, f.less(f.field(EVENT, "day", DATE), f.literal(date(2020, 1, 1), DATE)))
TERM = f.conj(f.disj(HONEST, OLD, WON), f.less(f.literal(3, INT), AGE), f.neg(f.conj(AGED, HONEST)))
SCENE = Scene({}, {("subject", "win"): EventList((Record(),), None)}, {"win": "day"})
TIRED = GaveUp("tired")

Run = Callable[[], Any]


@pytest.fixture
def tired(monkeypatch: pytest.MonkeyPatch) -> Callable[[Run], list[Any]]:
    """Runs a question once for every check it makes, giving up at that check; the results in this order."""
    check = Solving.check

    def run(question: Run) -> list[Any]:
        results: list[Any] = []
        for last in range(1, 200):
            made = 0

            def counted(self: Solving, *assumptions: Any, last: int = last) -> Any:
                nonlocal made
                made += 1
                return TIRED if made == last else check(self, *assumptions)

            monkeypatch.setattr(Solving, "check", counted)
            monkeypatch.setattr(settling, "_solved", {})
            monkeypatch.setattr(Remembered, "answer", lambda *asked: asked[3]())
            result = question()
            monkeypatch.setattr(Solving, "check", check)
            if made < last:
                return results
            results.append(result)
        raise AssertionError("it never came to an end")

    return run


@pytest.fixture
def again(monkeypatch: pytest.MonkeyPatch) -> Callable[[Run], list[Any]]:
    """Asks a question that gives up at one check, for every check it makes, and then once more without giving up; the
    second answers in this order."""
    check = Solving.check

    def run(question: Run) -> list[Any]:
        results: list[Any] = []
        for last in range(1, 200):
            made = 0

            def counted(self: Solving, *assumptions: Any, last: int = last) -> Any:
                nonlocal made
                made += 1
                return TIRED if made == last else check(self, *assumptions)

            monkeypatch.setattr(settling, "_solved", {})
            for kept in (missing._relevance, missing._settling_sets, readings._dependence):
                monkeypatch.setattr(kept, "_answers", {})
            monkeypatch.setattr(Solving, "check", counted)
            question()
            monkeypatch.setattr(Solving, "check", check)
            if made < last:
                return results
            results.append(question())
        raise AssertionError("it never came to an end")

    return run


def test_an_answer_of_a_solver_that_gave_up_is_not_kept(again: Callable[[Run], list[Any]]) -> None:
    def chosen(name: str, **options: Any) -> Any:
        return f.choose(name, list(options.items()))

    read = f.conj(
        chosen("first", yes=f.disj(AGED, f.neg(AGED)), no=f.FALSE),
        f.disj(f.less(f.literal(3, INT), AGE), f.less(AGE, f.literal(9, INT))),
    )
    questions: tuple[Run, ...] = (
        lambda: type(settle(TERM, SCENE, {}, None)),
        lambda: relevant_facts(TERM, SCENE, {}, None),
        lambda: [one.facts for one in smallest_settling_sets(f.disj(HONEST, AGED), SCENE, {}, None, True).sets],
        lambda: reading_dependence(read, SCENE, {"first": "yes"}, {"first": ("yes", "no")}, None),
    )
    for question in questions:
        results = again(question)
        assert len(results) >= 2
        assert results == [question()] * len(results)


def test_settling(tired: Callable[[Run], list[Any]]) -> None:
    for ordinary in (False, True):
        results = tired(partial(settle, TERM, SCENE, {}, None, ordinary=ordinary))
        assert len(results) >= 2
        assert all(isinstance(one, Open) or one == Unsettled(SolverGaveUp("tired")) for one in results)
        assert any(isinstance(one, Unsettled) for one in results)


def test_the_canonical_model(tired: Callable[[Run], list[Any]]) -> None:
    def ordinary() -> object:
        encoding = encode([TERM], SCENE, {}, None)
        solving = start(encoding)
        solving.require(encoding.formulas[0])
        answer = solving.check()
        return canonical(solving, encoding, answer) if isinstance(answer, Sat) else answer

    results = tired(ordinary)
    assert len(results) > 10
    assert any(one is TIRED for one in results[1:])
    assert all(one is TIRED or isinstance(one, Sat) for one in results)


def test_relevant_facts(tired: Callable[[Run], list[Any]]) -> None:
    true = set(relevant_facts(TERM, SCENE, {}, None).facts)
    for one in tired(lambda: relevant_facts(TERM, SCENE, {}, None)):
        assert len(one.unsure) == 1
        assert {*one.facts, *one.unsure} == true


def test_settling_sets(tired: Callable[[Run], list[Any]]) -> None:
    term = f.conj(f.disj(HONEST, OLD), f.disj(AGED, f.neg(HONEST)))
    true = {frozenset(one.facts) for one in smallest_settling_sets(term, SCENE, {}, None, True).sets}
    results = tired(lambda: smallest_settling_sets(term, SCENE, {}, None, True))
    assert any(not one.complete for one in results)
    for one in results:
        assert one.complete or one.reason == SolverGaveUp("tired")
        assert all(any(small <= set(found.facts) for small in true) for found in one.sets)


def test_too_few_guesses_are_said() -> None:
    found = smallest_settling_sets(f.disj(HONEST, AGED), SCENE, {}, None, False, tries=3)
    assert found.sets == ()
    assert not found.complete
    assert found.reason == SolverGaveUp("too many guesses")


def test_minimal_reasons(tired: Callable[[Run], list[Any]]) -> None:
    scene = Scene({"subject": Record({"honest": False, "aged": False, "age": 2})})
    claims = [("a", f.disj(HONEST, AGED)), ("b", f.less(f.literal(3, INT), AGE)), ("c", HONEST)]
    true = all_minimal_reasons(claims, scene, {}, None)
    assert isinstance(true, Reasons)
    minimal = [{*one.labels, *map(str, one.facts)} for one in true.reasons]
    results = tired(lambda: all_minimal_reasons(claims, scene, {}, None))
    assert NoReason(SolverGaveUp("tired")) in results
    assert any(isinstance(one, Reasons) and not one.complete for one in results)
    for one in results:
        for reason in one.reasons if isinstance(one, Reasons) else ():
            assert any(small <= {*reason.labels, *map(str, reason.facts)} for small in minimal)


def test_dependence_on_readings(tired: Callable[[Run], list[Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_trial, "_TRIED", 0)  # otherwise the changes are tried one by one

    def chosen(name: str, **options: Any) -> Any:
        return f.choose(name, list(options.items()))

    term = f.conj(chosen("first", yes=f.TRUE, no=HONEST), chosen("start", event=f.TRUE, finding=f.FALSE))
    choice = {"first": "yes", "start": "event"}
    alternatives = {"first": ("yes", "no"), "start": ("event", "finding")}
    true = {one.change for one in reading_dependence(term, SCENE, choice, alternatives, None).changes}
    results = tired(lambda: reading_dependence(term, SCENE, choice, alternatives, None))
    assert any(one.reason == SolverGaveUp("tired") for one in results)
    for one in results:
        assert {turned.change for turned in one.changes} <= true
        assert not one.same
    both = f.disj(chosen("first", yes=f.TRUE, no=HONEST), chosen("start", event=f.TRUE, finding=f.FALSE))
    for one in tired(lambda: reading_dependence(both, SCENE, choice, alternatives, None)):
        assert {turned.change for turned in one.changes} <= {(("first", "no"), ("start", "finding"))}
        assert not one.same
    opened = chosen("first", yes=HONEST, no=f.TRUE)
    for one in tired(lambda: reading_dependence(opened, SCENE, choice, alternatives, None)):
        assert isinstance(one.default, Unsettled)
        assert (one.changes, one.complete, one.reason) == ((), False, SolverGaveUp("tired"))


def test_the_nearest_alternative(tired: Callable[[Run], list[Any]]) -> None:
    scene = Scene({"subject": Record({"honest": False, "aged": False})})
    results = tired(lambda: nearest(f.disj(HONEST, AGED), scene, {}, None))
    assert NotFound(SolverGaveUp("tired")) in results
    for one in results:
        assert isinstance(one, NotFound) or (isinstance(one, Nearest) and len(one.changes) >= 1)
