"""On which readings a value depends: whether the changes are tried one by one or the solver is asked for them."""

import pytest

from checker.cases.scene import Record, Scene
from checker.ir import factory as f
from checker.ir.terms import Term
from checker.ir.types import BOOL
from checker.verification import reading_trial
from checker.verification.conclusions import Decided, Open
from checker.verification.readings import reading_dependence

ALTERNATIVES = {"first": ("yes", "no"), "start": ("event", "finding", "decision")}
DEFAULTS = {"first": "yes", "start": "event"}


@pytest.fixture(params=["tried", "asked"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test once by trying changes, once by the solver alone."""
    if request.param == "asked":
        monkeypatch.setattr(reading_trial, "_TRIED", 0)


def _first(yes: Term, no: Term) -> Term:
    return f.choose("first", [("yes", yes), ("no", no)])


def _start(event: Term, finding: Term, decision: Term) -> Term:
    return f.choose("start", [("event", event), ("finding", finding), ("decision", decision)])


def test_the_same_under_every_reading_is_proved() -> None:
    known = f.field("subject", "a", BOOL)
    term = f.disj(_first(known, f.TRUE), _start(f.TRUE, known, f.FALSE))
    scene = Scene({"subject": Record({"a": True})})
    dependence = reading_dependence(term, scene, DEFAULTS, ALTERNATIVES, None)
    assert (dependence.default, dependence.same, dependence.changes) == (Decided(True), True, ())


def test_minimal_changes_that_turn_the_value() -> None:
    term = f.disj(_first(f.TRUE, f.FALSE), _start(f.TRUE, f.TRUE, f.FALSE))
    dependence = reading_dependence(term, Scene(), DEFAULTS, ALTERNATIVES, None)
    assert not dependence.same
    assert dependence.complete
    assert [turned.change for turned in dependence.changes] == [(("first", "no"), ("start", "decision"))]
    assert dependence.changes[0].settled == Decided(False)


def test_single_changes_come_alone() -> None:
    term = f.conj(_first(f.TRUE, f.FALSE), _start(f.TRUE, f.FALSE, f.FALSE))
    dependence = reading_dependence(term, Scene(), DEFAULTS, ALTERNATIVES, None)
    assert {turned.change for turned in dependence.changes} == {
        (("first", "no"),),
        (("start", "finding"),),
        (("start", "decision"),),
    }


def test_only_the_alternatives_given_are_tried() -> None:
    term = _start(f.TRUE, f.FALSE, f.FALSE)
    dependence = reading_dependence(term, Scene(), DEFAULTS, {"start": ("event", "finding")}, None)
    assert [turned.change for turned in dependence.changes] == [(("start", "finding"),)]
    assert reading_dependence(term, Scene(), DEFAULTS, {}, None).same


def test_a_change_can_leave_the_value_open_or_close_it() -> None:
    unknown = f.field("subject", "a", BOOL)
    opened = reading_dependence(_first(f.TRUE, unknown), Scene(), DEFAULTS, ALTERNATIVES, None)
    assert [type(turned.settled) for turned in opened.changes] == [Open]
    closed = reading_dependence(_first(unknown, f.FALSE), Scene(), DEFAULTS, ALTERNATIVES, None)
    assert isinstance(closed.default, Open)
    assert [(turned.change, turned.settled) for turned in closed.changes] == [((("first", "no"),), Decided(False))]


def test_a_limit_that_is_reached_is_said() -> None:
    term = _start(f.TRUE, f.FALSE, f.FALSE)
    assert not reading_dependence(term, Scene(), DEFAULTS, ALTERNATIVES, None, most=1).complete


@pytest.mark.parametrize("settled", [0, 32])
def test_both_ways_find_the_same_changes(settled: int, monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = f.field("subject", "a", BOOL), f.field("subject", "b", BOOL)
    terms = [
        f.disj(_first(f.TRUE, a), _start(f.TRUE, b, f.neg(a))),
        f.conj(_first(f.TRUE, a), f.disj(_start(f.TRUE, a, f.FALSE), b)),
        f.disj(_first(f.TRUE, a), _start(f.FALSE, f.neg(a), f.TRUE)),
        f.disj(f.conj(_first(f.FALSE, a), _start(f.FALSE, f.neg(a), b)), f.FALSE),
    ]
    monkeypatch.setattr(reading_trial, "_SETTLED", settled)
    for term in terms:
        found = []
        for limit in (0, 1_000):
            monkeypatch.setattr(reading_trial, "_TRIED", limit)
            result = reading_dependence(term, Scene(), DEFAULTS, ALTERNATIVES, None)
            changes = {turned.change: type(turned.settled) for turned in result.changes}
            found.append((result.default, result.same, changes, result.complete))
        assert found[0] == found[1]
