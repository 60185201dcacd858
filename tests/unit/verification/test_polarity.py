"""Which value of a judged fact speaks for the applicant."""

import pytest

from checker.ir import factory as f
from checker.ir.terms import EVENT, Choose, Equal, Source, Term
from checker.ir.types import BOOL, INT
from checker.verification.polarity import favourable

GOOD, BAD = f.field("judged", "good", BOOL), f.field("unit_judged", "bad", BOOL)
PLAIN = f.field("subject", "honest", BOOL)


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (GOOD, {("judged", "good"): True}),
        (f.conj(GOOD, f.neg(BAD)), {("judged", "good"): True, ("unit_judged", "bad"): False}),
        (f.neg(f.disj(f.neg(GOOD), BAD)), {("judged", "good"): True, ("unit_judged", "bad"): False}),
        (Equal(GOOD, f.FALSE), {("judged", "good"): False}),
        (f.neg(Equal(GOOD, f.FALSE)), {("judged", "good"): True}),
        (f.ite(GOOD, PLAIN, BAD), {("unit_judged", "bad"): True}),
        (f.conj(GOOD, f.neg(GOOD)), {}),
        (f.exists(Source("subject", "win"), f.conj(BAD, f.field(EVENT, "won", BOOL))), {("unit_judged", "bad"): True}),
        (Choose("r", (("a", GOOD), ("b", f.neg(BAD)))), {("judged", "good"): True, ("unit_judged", "bad"): False}),
        (f.less(f.field("subject", "age", INT), f.literal(3, INT)), {}),
    ],
)
def test_the_value_that_helps_a_term_to_hold(term: Term, expected: dict[tuple[str, str], bool]) -> None:
    assert favourable([term]) == expected


def test_terms_that_pull_apart_leave_a_fact_out() -> None:
    assert favourable([GOOD, f.neg(GOOD), BAD]) == {("unit_judged", "bad"): True}
