"""Choices between unknown days, made weaker and stronger."""

from datetime import date

from checker.cases.scene import Record, Scene
from checker.evaluation.evaluator import evaluate
from checker.ir import factory as f
from checker.ir.terms import EVENT, Source, Term
from checker.ir.traversal import readings_of
from checker.ir.types import BOOL, DATE
from checker.verification.free_days import levelled, loosened
from checker.verification.inquiry import Excluded, Inquiry, Possible
from checker.verification.possibility import possible

FILED, DECIDED = f.field("application", "day", DATE), f.field("round", "award_day", DATE)
FOUNDED = f.field("subject", "founded", DATE)
DAY = f.choose("reference_day", [("filing", FILED), ("award", DECIDED)])
NOWHERE = Scene({}, {}, {})
EARLY, LATE = (f.literal(date(year, 1, 1), DATE) for year in (2010, 2020))


def can(term: Term, scene: Scene = NOWHERE, **choice: str) -> bool:
    """Whether some completion makes the term true."""
    answer = possible(Inquiry(term, scene, choice, None))
    assert isinstance(answer, Possible | Excluded)
    return isinstance(answer, Possible)


def test_what_is_impossible_for_any_day_needs_no_reading() -> None:
    term = f.conj(f.less(FOUNDED, EARLY), f.less(EARLY, DAY), f.less(DAY, FOUNDED))
    assert readings_of(loosened(term, NOWHERE)) == ()
    assert not can(loosened(term, NOWHERE))


def test_the_same_choice_is_the_same_day_and_another_choice_another() -> None:
    other = f.choose("reference_day", [("filing", DECIDED), ("award", FILED)])
    assert not can(loosened(f.less(DAY, DAY), NOWHERE))
    assert can(loosened(f.less(DAY, other), NOWHERE))


def test_loosened_is_weaker_than_under_each_alternative() -> None:
    term = f.conj(f.less(FILED, EARLY), f.less(DECIDED, EARLY), f.less(LATE, DAY))
    assert not can(term, reference_day="filing")
    assert not can(term, reference_day="award")
    assert can(loosened(term, NOWHERE))


def test_levelled_days_are_one_and_the_same() -> None:
    term = f.less(EARLY, DAY)
    level = levelled(term, NOWHERE)
    assert readings_of(level) == ()
    assert can(level)
    assert not can(f.conj(level, f.less(FILED, DECIDED)))
    scene = Scene({"application": Record({"day": date(2015, 1, 1)}), "round": Record({"award_day": date(2015, 1, 1)})})
    assert evaluate(level, scene, {}, None) is True


def test_what_is_known_can_be_absent_or_is_no_day_stays_a_choice() -> None:
    known = Scene({"application": Record({"day": date(2015, 1, 1)})})
    assert readings_of(loosened(f.less(EARLY, DAY), known)) == ("reference_day",)
    assert readings_of(loosened(f.conj(f.has("round", "award_day"), f.less(EARLY, DAY)), NOWHERE)) == ("reference_day",)
    shifted = f.choose("r", [("a", FILED), ("b", LATE)])
    assert readings_of(loosened(f.less(EARLY, shifted), NOWHERE)) == ("r",)
    truths = f.choose("r", [("a", f.field("subject", "x", BOOL)), ("b", f.field("subject", "y", BOOL))])
    assert readings_of(loosened(truths, NOWHERE)) == ("r",)
    own = f.choose("r", [("a", f.field(EVENT, "date", DATE)), ("b", f.field(EVENT, "discovered", DATE))])
    assert readings_of(loosened(f.exists(Source("subject", "incident"), f.less(EARLY, own)), NOWHERE)) == ("r",)
