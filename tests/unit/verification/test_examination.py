"""One case for every reading, or the readings that turn the answer; against trying every choice."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.cases.scene import EventList, Record, Scene
from checker.evaluation.evaluator import evaluate
from checker.ir import factory as f
from checker.ir.terms import EVENT, Source, Term
from checker.ir.types import BOOL, DATE, INT
from checker.legaltime.span import MonthSpan
from checker.verification import common_case
from checker.verification.common_case import CommonCases, alternatives_of, parts_of
from checker.verification.examination import Examiner, examined
from checker.verification.inquiry import Excluded, Inquiry, Possible, Unclear
from checker.verification.outcome import ReplayDisagreement
from checker.verification.possibility import Robustness, possible
from tests.unit.verification.test_possibility import DEFAULTS, FACTS, READINGS, chosen, terms, tried

SCENE = Scene({}, {}, {"win": "day"})
WINS = Source("subject", "win")
PRIZES = Source("subject", "prize")
DAY = f.field(EVENT, "day", DATE)
FILED = f.field("application", "day", DATE)
AWARDED = f.field("round", "award_day", DATE)
GOVERNING = f.choose("reference_day", [("filing", FILED), ("award", AWARDED)])


def inquiry(term: Term, scene: Scene = SCENE, **choice: str) -> Inquiry:
    """About a term under these readings, else the first alternatives."""
    defaults = {reading: names[0] for reading, names in alternatives_of(term).items()}
    return Inquiry(term, scene, {**defaults, **choice}, None)


@settings(max_examples=60)
@given(st.lists(terms, min_size=1, max_size=3))
def test_the_answer_and_its_readings_are_those_that_trying_all_finds(parts: list[Term]) -> None:
    whole = f.conj(*parts)
    found = Examiner(Inquiry(f.TRUE, Scene(), DEFAULTS, None)).examine(parts)
    assert isinstance(found.answer, Possible) is isinstance(possible(Inquiry(whole, Scene(), DEFAULTS, None)), Possible)
    assert found.robustness.complete
    assert {frozenset(name for name, _ in change) for change in found.robustness.changes} == tried(whole)


@settings(max_examples=60)
@given(st.lists(terms, min_size=1, max_size=3))
def test_a_common_case_serves_under_every_choice(parts: list[Term]) -> None:
    witness = CommonCases(Inquiry(f.TRUE, Scene(), DEFAULTS, None)).find(parts, level=False)
    if witness is not None:
        for names in product("ab", repeat=len(READINGS)):
            choice = dict(zip(READINGS, names, strict=True))
            assert evaluate(f.conj(*parts), witness.scene, choice, None) is True


FOUNDED = f.field("subject", "founded", DATE)
LIMITS = [f.literal(date(year, 1, 1), DATE) for year in (2000, 2010)]
COUNTED = f.choose("count", [("from", f.shift(FOUNDED, MonthSpan(36))), ("back", FOUNDED)])
days = st.sampled_from([FILED, AWARDED, FOUNDED, GOVERNING, COUNTED, *LIMITS])
dated = st.recursive(
    st.one_of(
        st.tuples(days, days).map(lambda pair: f.less(*pair)),
        days.map(lambda day: f.exists(WINS, f.less(day, DAY))),
        days.map(lambda day: f.neg(f.exists(WINS, f.less_equal(DAY, day)))),
    ),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda pair: f.conj(*pair)),
        st.tuples(inner, inner).map(lambda pair: f.disj(*pair)),
        inner.map(f.neg),
    ),
    max_leaves=5,
)


@settings(max_examples=60)
@given(st.lists(dated, min_size=1, max_size=3))
def test_days_and_events_are_examined_as_by_trying_all(parts: list[Term]) -> None:
    rows = {"reference_day": ("filing", "award"), "count": ("from", "back")}
    defaults = {reading: names[0] for reading, names in rows.items()}
    words = {
        names: isinstance(possible(Inquiry(f.conj(*parts), SCENE, dict(zip(rows, names, strict=True)), None)), Possible)
        for names in product(*rows.values())
    }
    usual = words["filing", "from"]
    turned = [
        frozenset((r, name) for r, name in zip(rows, names, strict=True) if name != defaults[r])
        for names, word in words.items()
        if word is not usual
    ]
    found = Examiner(Inquiry(f.TRUE, SCENE, defaults, None)).examine(parts)
    assert isinstance(found.answer, Possible) is usual
    assert found.robustness.complete
    minimal = {change for change in turned if not any(other < change for other in turned)}
    assert {frozenset(change) for change in found.robustness.changes} == minimal


def test_a_case_has_no_event_that_it_does_not_need() -> None:
    needed, idle = f.exists(WINS, f.less(DAY, FILED)), f.neg(f.exists(PRIZES, f.less(DAY, FILED)))
    found = examined(inquiry(f.conj(needed, idle, f.choose("r", [("a", f.TRUE), ("b", needed)]))))
    assert isinstance(found.answer, Possible)
    assert found.robustness.everywhere
    lists = found.answer.witness.scene.lists
    assert len(lists["subject", "win"].records) == 1
    assert lists["subject", "prize"].records == ()


def test_an_event_may_be_what_one_of_several_conditions_needs() -> None:
    """Without events the first alternative holds where its fact does, which the premise forbids."""
    fact = FACTS[0]
    either = f.disj(fact, f.exists(WINS, f.less(DAY, FILED)))
    found = examined(inquiry(f.conj(f.neg(fact), either, f.choose("r", [("a", either), ("b", f.TRUE)]))))
    assert isinstance(found.answer, Possible)
    assert len(found.answer.witness.scene.lists["subject", "win"].records) == 1


def test_recorded_events_keep_their_place_and_what_is_open_of_them_is_filled_in() -> None:
    known = EventList((Record({"round": 1}), Record({"round": 2, "day": date(2020, 1, 1)})), date.max)
    scene = Scene({}, {("subject", "win"): known}, {"win": "day"})
    number = f.field(EVENT, "round", INT)
    late = f.exists(WINS, f.conj(f.equal(number, f.literal(1, INT)), f.less(f.literal(date(2030, 1, 1), DATE), DAY)))
    found = examined(inquiry(f.conj(late, f.choose("r", [("a", late), ("b", FACTS[0])])), scene))
    assert isinstance(found.answer, Possible)
    assert found.robustness.everywhere
    first, second = found.answer.witness.scene.lists["subject", "win"].records
    assert first.values["round"] == 1
    assert first.values["day"] == date(2030, 1, 2)
    assert second.values == {"round": 2, "day": date(2020, 1, 1)}


def test_days_that_a_reading_chooses_between_need_not_be_the_same() -> None:
    term = f.conj(f.less(FILED, AWARDED), f.less(f.literal(date(2020, 1, 1), DATE), GOVERNING))
    assert CommonCases(inquiry(term)).find(parts_of(term), level=True) is None
    found = examined(inquiry(term))
    assert isinstance(found.answer, Possible)
    assert found.robustness.everywhere


def test_what_no_reading_allows_is_one_proof() -> None:
    term = f.conj(f.less(GOVERNING, FILED), f.less(FILED, GOVERNING), chosen(("r", f.TRUE, FACTS[0])))
    found = examined(inquiry(term))
    assert isinstance(found.answer, Excluded)
    assert found.robustness.everywhere


def test_an_answer_that_turns_is_told_apart() -> None:
    late = f.less(f.literal(date(2020, 1, 1), DATE), GOVERNING)
    early = f.less(AWARDED, f.literal(date(2010, 1, 1), DATE))
    found = examined(inquiry(f.conj(late, early)))
    assert isinstance(found.answer, Possible)
    assert found.robustness == Robustness(((("reference_day", "award"),),))
    turned = examined(inquiry(f.conj(late, early), reference_day="award"))
    assert isinstance(turned.answer, Excluded)
    assert turned.robustness == Robustness(((("reference_day", "filing"),),))


@pytest.mark.parametrize("joined", [f.conj, f.disj, lambda *x: f.neg(f.conj(*x)), lambda *x: f.neg(f.disj(*x))])
def test_a_condition_of_too_many_readings_is_taken_apart(joined: object) -> None:
    """Seven readings of one condition are 128 combinations; each of its parts has one."""
    options = [
        chosen((f"r{i}", f.field("subject", f"x{i}", BOOL), f.field("subject", f"y{i}", BOOL))) for i in range(7)
    ]
    term = joined(*options)  # type: ignore[operator]
    assert 2 ** len(alternatives_of(term)) > common_case.FEW
    witness = CommonCases(inquiry(term)).find((term,), level=False)
    assert witness is not None
    for names in product("ab", repeat=7):
        choice = {f"r{i}": name for i, name in enumerate(names)}
        assert evaluate(term, witness.scene, choice, None) is True


def test_a_condition_that_cannot_be_taken_apart_has_no_common_case_and_still_an_answer() -> None:
    inner: Term = f.field("subject", "x", INT)
    for i in range(7):
        inner = f.choose(f"r{i}", [("a", inner), ("b", f.plus(((1, inner),), 1))])
    term = f.less(f.literal(3, INT), inner)
    assert CommonCases(inquiry(term)).find((term,), level=False) is None
    found = examined(inquiry(term))
    assert isinstance(found.answer, Possible)
    assert found.robustness.everywhere


def test_a_case_that_the_evaluator_does_not_confirm_is_a_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(common_case, "evaluate", lambda *_: False)
    with pytest.raises(ReplayDisagreement):
        examined(inquiry(f.conj(FACTS[0], chosen(("r", f.TRUE, FACTS[1])))))


def test_without_an_answer_nothing_is_claimed_of_readings() -> None:
    """A count over a list that is not closed is an abstraction, and no case of it is confirmed."""
    many = f.less(f.literal(2, INT), f.count(WINS, f.less(DAY, FILED)))
    term = f.conj(many, f.choose("r", [("a", f.TRUE), ("b", f.FALSE)]))
    found = examined(inquiry(term))
    assert isinstance(found.answer, Unclear)
    assert found.robustness == Robustness((), False)
