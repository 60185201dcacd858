"""The readings on which an answer depends, against trying every combination."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.cases.scene import Scene
from checker.ir import factory as f
from checker.ir.terms import Term
from checker.ir.types import BOOL
from checker.verification.possibility import Excluded, Inquiry, Possible, possible, robustness

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
