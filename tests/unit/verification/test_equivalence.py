"""Claims about all cases, and that no claim is proved from nothing."""

from datetime import date

from checker.cases.scene import Record, Scene
from checker.evaluation.evaluator import evaluate
from checker.ir import factory as f
from checker.ir.terms import EVENT, Source
from checker.ir.types import DATE, INT
from checker.legaltime.span import DaySpan, MonthSpan, WorkdaySpan
from checker.smt.abstraction import WorkdaysBetweenUnknowns
from checker.smt.limits import Limits
from checker.verification.equivalence import disjoint, prove, prove_equivalent, prove_implies
from checker.verification.outcome import Proved, Refuted, SolverGaveUp, Unknown, Vacuous

WINS = Source("subject", "win")
SCENE = Scene(key_fields={"win": "day"})
AGE, FOUNDED, DAY = f.field("subject", "age", INT), f.field("subject", "founded", DATE), f.field("act", "day", DATE)
OLD, OLDER = f.less(f.literal(3, INT), AGE), f.less(f.literal(5, INT), AGE)


def test_implication_is_proved_one_way_and_refuted_the_other() -> None:
    assert prove_implies(OLDER, OLD, choice={}, calendar=None) == Proved()
    refuted = prove_implies(OLD, OLDER, choice={}, calendar=None)
    assert isinstance(refuted, Refuted)
    assert refuted.witness.scene.records["subject"].values == {"age": 4}


def test_impossible_premises_prove_nothing() -> None:
    never = f.conj(OLD, f.neg(OLD))
    assert prove_implies(never, OLD, choice={}, calendar=None) == Vacuous()
    assert prove_equivalent(OLD, OLDER, [never], choice={}, calendar=None) == Vacuous()
    assert disjoint(OLD, never, choice={}, calendar=None) == Vacuous()


def test_in_a_scene_what_is_known_counts() -> None:
    known = Scene({"subject": Record({"age": 7})})
    assert isinstance(prove_equivalent(OLD, OLDER, choice={}, calendar=None), Refuted)
    assert prove_equivalent(OLD, OLDER, scene=known, choice={}, calendar=None) == Proved()


def test_exclusion() -> None:
    assert disjoint(OLDER, f.less(AGE, f.literal(4, INT)), choice={}, calendar=None) == Proved()
    assert isinstance(disjoint(OLD, OLDER, choice={}, calendar=None), Refuted)


def test_three_years_are_not_counted_backwards_but_twelve_months_are_a_year() -> None:
    forward = f.less_equal(f.shift(FOUNDED, MonthSpan(36)), DAY)
    backward = f.less_equal(FOUNDED, f.shift(DAY, MonthSpan(36), back=True))
    apart = prove_equivalent(forward, backward, choice={}, calendar=None)
    assert isinstance(apart, Refuted)
    scene = apart.witness.scene
    assert evaluate(forward, scene, {}, None) is not evaluate(backward, scene, {}, None)
    twice = f.less_equal(f.shift(f.shift(FOUNDED, DaySpan(10)), DaySpan(20)), DAY)
    once = f.less_equal(f.shift(FOUNDED, DaySpan(30)), DAY)
    assert prove_equivalent(twice, once, choice={}, calendar=None) == Proved()


def test_a_proof_states_its_slots() -> None:
    won = f.field(EVENT, "day", DATE)
    two = f.at_least(2, WINS, f.less(won, DAY))
    some = f.exists(WINS, f.less(won, DAY))
    assert prove_implies(two, some, scene=SCENE, choice={}, calendar=None) == Proved(((WINS, 3),))
    refuted = prove_implies(some, two, scene=SCENE, choice={}, calendar=None)
    assert isinstance(refuted, Refuted)
    assert len(refuted.witness.scene.lists["subject", "win"].records) == 1


def test_a_claim_holds_under_every_reading_left_open() -> None:
    floor = f.choose("inclusive", [("yes", f.literal(4, INT)), ("no", f.literal(5, INT))])
    assert isinstance(prove(f.less_equal(floor, AGE), [OLD], choice={}, calendar=None), Refuted)
    assert prove(f.less_equal(floor, AGE), [OLDER], choice={}, calendar=None) == Proved()
    assert prove(f.less_equal(floor, AGE), [OLD], choice={"inclusive": "yes"}, calendar=None) == Proved()


def test_unknown_says_why() -> None:
    counted = f.less(f.shift(FOUNDED, WorkdaySpan(5)), f.shift(DAY, WorkdaySpan(3)))
    assert prove(counted, choice={}, calendar=None) == Unknown(WorkdaysBetweenUnknowns())
    late = f.less(f.shift(FOUNDED, MonthSpan(7)), f.shift(DAY, MonthSpan(5)))
    stopped = prove(
        f.disj(late, f.less(DAY, f.literal(date(2030, 1, 1), DATE))), choice={}, calendar=None, limits=Limits(rlimit=1)
    )
    assert isinstance(stopped, Unknown)
    assert isinstance(stopped.reason, SolverGaveUp)
