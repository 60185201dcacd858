"""The readings on which an answer depends, against trying every combination."""

from datetime import date
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.cases.scene import Scene
from checker.ir import factory as f
from checker.ir.terms import Term
from checker.ir.types import BOOL, DATE
from checker.legaltime.span import MonthSpan
from checker.verification.possibility import Excluded, Inquiry, Possible, Proof, possible, robustness

READINGS = ("r", "s", "t")
DEFAULTS = dict.fromkeys(READINGS, "a")
FACTS = [f.field("subject", name, BOOL) for name in ("x", "y")]

leaves: st.SearchStrategy[Term] = st.one_of(
    st.sampled_from([f.TRUE, f.FALSE, *FACTS]), st.sampled_from(FACTS).map(f.neg)
)


def chosen(parts: tuple[str, Term, Term]) -> Term:
    """A choice between two terms."""
    reading, one, other = parts
    return f.choose(reading, [("a", one), ("b", other)])


choices = st.tuples(st.sampled_from(READINGS), leaves, leaves).map(chosen)
terms = st.recursive(
    st.one_of(leaves, choices),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda p: f.conj(*p)),
        st.tuples(inner, inner).map(lambda p: f.disj(*p)),
        inner.map(f.neg),
    ),
    max_leaves=6,
)


def tried(term: Term) -> set[frozenset[str]]:
    """The minimal sets of readings that turn the answer, by trying all."""

    def can(choice: dict[str, str]) -> bool:
        return isinstance(possible(Inquiry(term, Scene(), choice, None)), Possible)

    before = can(DEFAULTS)
    found: set[frozenset[str]] = set()
    for size in range(1, len(READINGS) + 1):
        for names in combinations(READINGS, size):
            smaller = any(known <= set(names) for known in found)
            if not smaller and can({**DEFAULTS, **dict.fromkeys(names, "b")}) is not before:
                found.add(frozenset(names))
    return found


@settings(max_examples=60)
@given(terms)
def test_the_minimal_changes_are_those_that_trying_all_finds(term: Term) -> None:
    inquiry = Inquiry(term, Scene(), DEFAULTS, None)
    sure = robustness(inquiry, possible(inquiry))
    assert sure.complete
    assert {frozenset(name for name, _ in change) for change in sure.changes} == tried(term)


def test_a_pair_of_readings_is_found_that_turns_only_together() -> None:
    x = FACTS[0]
    term = f.conj(x, chosen(("r", f.TRUE, f.neg(x))), f.TRUE)
    assert isinstance(possible(Inquiry(term, Scene(), DEFAULTS, None)), Possible)
    both = f.disj(chosen(("r", f.TRUE, f.FALSE)), chosen(("s", f.TRUE, f.FALSE)))
    inquiry = Inquiry(both, Scene(), DEFAULTS, None)
    sure = robustness(inquiry, possible(inquiry))
    assert sure.changes == ((("r", "b"), ("s", "b")),)


def test_what_no_reading_allows_is_robust() -> None:
    term = f.conj(FACTS[0], f.neg(FACTS[0]), chosen(("r", f.TRUE, FACTS[1])))
    inquiry = Inquiry(term, Scene(), DEFAULTS, None)
    answer = possible(inquiry)
    assert isinstance(answer, Excluded)
    assert robustness(inquiry, answer).everywhere


def test_a_case_that_cannot_be_filled_in_under_another_reading_is_none_there() -> None:
    """Under the other alternative the case says nothing of a fact, and no value of it would do."""
    never = f.conj(FACTS[1], f.neg(FACTS[1]))
    term = f.conj(FACTS[0], chosen(("r", f.TRUE, never)))
    inquiry = Inquiry(term, Scene(), DEFAULTS, None)
    answer = possible(inquiry)
    assert isinstance(answer, Possible)
    assert robustness(inquiry, answer).changes == ((("r", "b"),),)


def test_a_proof_about_a_day_can_be_had_up_to_another_day() -> None:
    filed, founded = f.field("application", "day", DATE), f.field("subject", "founded", DATE)
    old = f.less_equal(f.shift(founded, MonthSpan(36)), filed)
    term = f.conj(old, chosen(("r", f.less(f.literal(date(2020, 1, 1), DATE), founded), f.TRUE)))
    proof = Proof(Inquiry(term, Scene(), DEFAULTS, None))
    assert proof.because(DEFAULTS) is None
    early, late = (proof.until(("application", "day"), day) for day in (date(2023, 1, 1), date(2023, 1, 2)))
    assert early.because(DEFAULTS) == {"r": "a"}
    assert early.because({**DEFAULTS, "r": "b"}) is None
    assert late.because(DEFAULTS) is None
    assert proof.slots == early.slots == ()


def test_a_day_of_which_the_term_does_not_speak_bounds_nothing() -> None:
    proof = Proof(Inquiry(f.conj(FACTS[0], f.neg(FACTS[0])), Scene(), DEFAULTS, None))
    assert proof.until(("application", "day"), date(2023, 1, 1)).because(DEFAULTS) == {}
