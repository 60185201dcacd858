"""Why a term has its value."""

from checker.evaluation.trace import Trace, trace
from checker.ir import factory as f
from checker.ir.types import INT
from tests.unit.evaluation.situation import DAY, GRAVE, INCIDENTS, M, N, P, Q, scene


def test_every_part_has_its_value() -> None:
    term = f.conj(P, f.neg(Q))
    found = trace(term, scene({"p": True}), {}, None)
    assert found == Trace(term, None, (Trace(P, True), Trace(f.neg(Q), None, (Trace(Q, None),))))


def test_a_quantifier_shows_each_recorded_event() -> None:
    found = trace(f.exists(INCIDENTS, GRAVE, DAY), scene({}, {"severity": "minor"}, {"severity": "grave"}), {}, None)
    assert [(part.event, part.value) for part in found.parts] == [(0, False), (1, True), (None, None)]
    assert found.parts[0].parts[0].value == "minor"


def test_branches_and_options_that_play_no_part_are_left_out() -> None:
    branch = f.ite(P, N, M)
    assert [part.term for part in trace(branch, scene({"p": True}), {}, None).parts] == [P, N]
    assert [part.term for part in trace(branch, scene({"p": False}), {}, None).parts] == [P, M]
    assert [part.term for part in trace(branch, scene({}), {}, None).parts] == [P, N, M]
    chosen = f.choose("start", [("a", N), ("b", M)])
    assert [part.term for part in trace(chosen, scene({}), {"start": "b"}, None).parts] == [M]
    assert [part.term for part in trace(chosen, scene({}), {}, None).parts] == [N, M]


def test_a_number_that_only_has_bounds_is_unknown() -> None:
    assert trace(f.count(INCIDENTS, GRAVE), scene({}, {}), {}, None).value is None
    assert trace(f.literal(1, INT), scene({}), {}, None) == Trace(f.literal(1, INT), 1)
