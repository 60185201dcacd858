"""A case is only shown after a replay; what is not confirmed is no answer, or a fault of this program."""

from datetime import date

import pytest

from checker.cases.scene import EventList, Record, Scene
from checker.ir import factory as f
from checker.ir.terms import EVENT, Source, Term
from checker.ir.types import BOOL, DATE, INT
from checker.legaltime.span import DaySpan, WorkdaySpan
from checker.legaltime.workdays import CalendarYear, WorkCalendar, work_calendar
from checker.smt.abstraction import CalendarGap, CountOverOpenList, DayOutOfDomain
from checker.smt.decoder import Completion
from checker.smt.encoder import encode
from checker.verification import reading_trial, readings, remembered
from checker.verification import settle as settling
from checker.verification.conclusions import Dependence, NoAlternative, NoReason, NotForced, Unsettled
from checker.verification.nearest import nearest
from checker.verification.outcome import NoCase, ReplayDisagreement, SolverGaveUp
from checker.verification.readings import reading_dependence
from checker.verification.reasons import minimal_reason
from checker.verification.remembered import Remembered
from checker.verification.search import Found, Impossible, Replay, Undecided, no_case, search, start
from checker.verification.settle import settle

HONEST, FOUNDED = f.field("subject", "honest", BOOL), f.field("subject", "founded", DATE)
ACT = f.field("act", "day", DATE)
CALENDAR = work_calendar((CalendarYear(2024, (), frozenset(), frozenset(), frozenset()),))


def _asked(term: Term, scene: Scene, calendar: WorkCalendar | None, claimed: bool = True) -> object:
    encoding = encode([term], scene, {}, calendar)
    replay = Replay(((term, claimed),), scene, {}, calendar)
    return search(encoding, start(encoding), [encoding.formulas[0]], replay)


def test_a_model_that_does_not_come_true_is_a_fault_of_the_program() -> None:
    with pytest.raises(ReplayDisagreement) as raised:
        _asked(HONEST, Scene(), None, claimed=False)
    assert (raised.value.claimed, raised.value.replayed) == (False, True)
    assert raised.value.witness.scene.records["subject"].values == {"honest": True}
    assert "the evaluator says True" in str(raised.value)


def test_a_completion_that_fails_on_the_whole_term_is_a_fault_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "_solved", {})
    monkeypatch.setattr(settling, "_typed", lambda completion, _: Completion((), (), completion.choice))
    with pytest.raises(ReplayDisagreement):
        settle(f.conj(HONEST, f.field("subject", "aged", BOOL)), Scene(), {}, None)


def test_a_model_that_rests_on_an_abstraction_is_no_answer() -> None:
    entrants = Source("round", "entrant")
    scene = Scene({}, {("round", "entrant"): EventList((), None)}, {"entrant": "listed"})
    term = f.less(f.literal(2, INT), f.count(entrants, f.field(EVENT, "good", BOOL)))
    assert _asked(term, scene, None) == Undecided(CountOverOpenList(entrants))
    assert settle(term, scene, {}, None) == Unsettled(CountOverOpenList(entrants))


def test_a_day_only_possible_outside_the_published_calendar() -> None:
    late = f.literal(date(2024, 12, 30), DATE)
    term = f.conj(
        f.less(late, FOUNDED), f.less_equal(f.shift(FOUNDED, WorkdaySpan(3)), f.literal(date(2024, 12, 31), DATE))
    )
    assert isinstance(_asked(term, Scene(), CALENDAR), Impossible)
    inside = f.less_equal(f.shift(FOUNDED, WorkdaySpan(3)), f.literal(date(2024, 6, 6), DATE))
    found = _asked(inside, Scene(), CALENDAR)
    assert isinstance(found, Found)
    day = found.witness.scene.records["subject"].values["founded"]
    assert date(2024, 1, 1) <= day <= date(2024, 6, 3)  # type: ignore[operator]
    beyond = f.conj(
        f.less(late, FOUNDED), f.less(f.literal(date(2024, 12, 31), DATE), f.shift(FOUNDED, WorkdaySpan(3)))
    )
    assert _asked(beyond, Scene(), CALENDAR) == Undecided(CalendarGap(2025))


def test_no_case_at_all() -> None:
    scene = Scene({"act": Record({"day": date(2079, 12, 30)})})
    term = f.less(f.shift(ACT, DaySpan(5)), FOUNDED)
    assert settle(term, scene, {}, None) == Unsettled(DayOutOfDomain())
    encoding = encode([HONEST], Scene(), {}, None)
    assert no_case(encoding) == NoCase()


def test_what_was_settled_is_forgotten_when_there_is_too_much_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "_REMEMBERED", 1)
    remembered: dict[object, object] = {}
    monkeypatch.setattr(settling, "_solved", remembered)
    settle(HONEST, Scene(), {}, None)
    settle(f.neg(HONEST), Scene(), {}, None)
    assert len(remembered) == 1


def test_reasons_need_a_contradiction() -> None:
    assert minimal_reason([("a", HONEST)], Scene(), {}, None) == NotForced()
    scene = Scene({"act": Record({"day": date(1950, 1, 1)})})
    claim = f.less(f.literal(date(2000, 1, 1), DATE), ACT)
    assert minimal_reason([("a", claim)], scene, {}, None) == NoReason(DayOutOfDomain())


def test_nothing_can_make_a_false_condition_true() -> None:
    assert nearest(f.FALSE, Scene(), {}, None) == NoAlternative()


def test_pairs_of_readings_can_decide_together() -> None:
    def one(name: str) -> Term:
        return f.choose(name, [("yes", f.TRUE), ("no", f.field("subject", name, BOOL))])

    term = f.conj(one("p"), one("q"))
    choice = {"p": "no", "q": "no"}
    names = {"p": ("yes", "no"), "q": ("yes", "no")}
    found = reading_dependence(term, Scene(), choice, names, None)
    assert [turned.change for turned in found.changes] == [(("p", "yes"), ("q", "yes"))]
    assert reading_dependence(term, Scene(), choice, names, None, most=0).complete is False
    alone = f.disj(f.choose("p", [("yes", f.TRUE), ("no", HONEST)]), f.choose("q", [("yes", HONEST), ("no", HONEST)]))
    both = f.disj(alone, f.choose("q", [("yes", f.FALSE), ("no", HONEST)]))
    found = reading_dependence(both, Scene(), choice, names, None)
    assert [turned.change for turned in found.changes] == [(("p", "yes"),)]


def test_reasons_for_no_answer_are_said_in_both_languages() -> None:
    for reason in (SolverGaveUp("timeout"), NoCase()):
        assert reason.message_zh
        assert reason.message_en
        assert reason.message_zh != reason.message_en
    assert "timeout" in SolverGaveUp("timeout").message_zh
    assert "timeout" in SolverGaveUp("timeout").message_en


def test_only_the_alternatives_given_are_asked_of_the_solver_and_the_answer_is_kept() -> None:
    options: list[tuple[str, Term]] = [("event", f.TRUE), ("finding", HONEST), ("decision", f.FALSE)]
    term, choice = f.choose("start", options), {"start": "event"}
    for _ in range(2):
        some = reading_dependence(term, Scene(), choice, {"start": ("event", "finding")}, None)
        assert [turned.change for turned in some.changes] == [(("start", "finding"),)]
    every = reading_dependence(term, Scene(), choice, {"start": ("event", "finding", "decision")}, None)
    assert {turned.change for turned in every.changes} == {(("start", "finding"),), (("start", "decision"),)}
    closed = reading_dependence(f.disj(term, HONEST), Scene(), choice, {"start": ("event", "decision")}, None)
    for _ in range(2):
        assert (
            reading_dependence(f.disj(term, HONEST), Scene(), choice, {"start": ("event", "decision")}, None) == closed
        )


def test_an_option_of_which_nothing_can_be_said_is_left_to_the_solver() -> None:
    start, end = f.literal(date(2024, 5, 6), DATE), f.literal(date(2024, 5, 9), DATE)
    term = f.choose("r", [("a", f.TRUE), ("b", f.less(f.shift(start, WorkdaySpan(3)), end))])
    found = reading_dependence(term, Scene(), {"r": "a"}, {"r": ("a", "b")}, None)
    assert not found.same
    assert [turned.change for turned in found.changes] == [(("r", "b"),)]
    assert found.changes[0].settled == Unsettled(CalendarGap(None))


def test_the_same_question_about_readings_is_answered_once() -> None:
    term = f.disj(HONEST, f.choose("r", [("a", f.TRUE), ("b", f.neg(HONEST))]))
    first, again = (reading_dependence(term, Scene(), {"r": "a"}, {"r": ("a", "b")}, None) for _ in range(2))
    assert first.same
    assert again == first


def test_answers_about_readings_are_forgotten_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: Remembered[Dependence] = Remembered()
    monkeypatch.setattr(remembered, "MOST", 1)
    monkeypatch.setattr(readings, "_dependence", kept)
    monkeypatch.setattr(reading_trial, "_TRIED", 0)
    for name in ("p", "q"):
        term = f.disj(HONEST, f.choose(name, [("a", f.TRUE), ("b", f.neg(HONEST))]))
        assert reading_dependence(term, Scene(), {name: "a"}, {name: ("a", "b")}, None).same
    assert len(kept._answers) == 1


def test_too_many_combinations_of_readings_are_left_to_the_solver() -> None:
    names = [f"r{number}" for number in range(12)]
    term = f.disj(*(f.choose(name, [("a", f.TRUE), ("b", f.FALSE)]) for name in names))
    found = reading_dependence(term, Scene(), dict.fromkeys(names, "a"), dict.fromkeys(names, ("a", "b")), None)
    assert [set(turned.change) for turned in found.changes] == [{(name, "b") for name in names}]
