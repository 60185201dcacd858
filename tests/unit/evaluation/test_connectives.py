"""The tables of strong Kleene logic."""

from itertools import product

import pytest

from checker.ir import factory as f
from tests.unit.evaluation.situation import P, Q, scene, value

TRUTH = (True, None, False)
ORDER = {False: 0, None: 1, True: 2}
CASES = list(product(TRUTH, TRUTH))


@pytest.mark.parametrize(("p", "q"), CASES)
def test_conjunction_is_the_lesser_and_disjunction_the_greater(p: bool | None, q: bool | None) -> None:
    known = scene({name: entry for name, entry in (("p", p), ("q", q)) if entry is not None})
    assert value(f.conj(P, Q), known) is min(p, q, key=lambda one: ORDER[one])
    assert value(f.disj(P, Q), known) is max(p, q, key=lambda one: ORDER[one])


def test_negation() -> None:
    assert value(f.neg(P), scene({"p": True})) is False
    assert value(f.neg(P), scene({"p": False})) is True
    assert value(f.neg(P), scene({})) is None
