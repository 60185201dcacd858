"""What a bar's shape is guessed to be is what it was made of, and the proof agrees; a wrong shape is refuted."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.cases.scene import Entry
from checker.ir import factory as f
from checker.ir.types import DATE
from checker.verification.measure_shapes import (
    EverShape,
    NoneShape,
    Probe,
    RoundsShape,
    Shape,
    SpanShape,
    guess,
    proved,
    shape_term,
)
from checker.verification.measure_terms import HISTORY
from checker.verification.outcome import Proved, Refuted

DATES = ("decided", "announced", "revoked")
NUMBERS = ("round", "found_round")
VALUES: dict[tuple[str, str], Entry] = {
    (HISTORY, "decided"): date(2024, 1, 9),
    (HISTORY, "announced"): date(2024, 2, 11),
    (HISTORY, "revoked"): date(2024, 3, 15),
    (HISTORY, "round"): 8,
    (HISTORY, "found_round"): 15,
}
LAPSE = f.literal(date(2027, 5, 3), DATE)

years = st.integers(1, 12).map(lambda n: 12 * n)
spans = st.builds(
    SpanShape,
    st.sampled_from(DATES),
    years,
    st.just("months"),
    st.booleans(),
    st.just(False),
    st.booleans(),
)
rounds = st.builds(RoundsShape, st.sampled_from(NUMBERS), st.integers(1, 6), st.integers(0, 2), st.booleans())
shapes: st.SearchStrategy[Shape] = st.one_of(spans, rounds, st.builds(EverShape, st.booleans()), st.just(NoneShape()))


def probe_of(shape: Shape) -> Probe:
    body = shape_term(shape, LAPSE)
    assert body is not None
    return Probe(body, VALUES, LAPSE, {}, None)


@given(shapes)
@settings(max_examples=40)
def test_the_shape_is_found_again_and_proved(shape: Shape) -> None:
    probe = probe_of(shape)
    found = guess(probe)
    assert isinstance(proved(probe, found, ()), Proved)
    if not getattr(shape, "capped", False):  # a length cut off by the regulation's end can be that of another length
        assert found == shape


@given(spans.filter(lambda s: not s.capped), st.sampled_from((-1, 1)))
@settings(max_examples=15)
def test_a_length_wrong_by_a_month_is_refuted(shape: SpanShape, change: int) -> None:
    probe = probe_of(shape)
    wrong = SpanShape(shape.start, shape.count + change, shape.unit, shape.inclusive)
    assert isinstance(proved(probe, wrong, ()), Refuted)


@given(rounds.filter(lambda s: not s.capped))
@settings(max_examples=15)
def test_more_rounds_are_refuted(shape: RoundsShape) -> None:
    probe = probe_of(shape)
    assert isinstance(proved(probe, RoundsShape(shape.start, shape.count + 1, shape.skip), ()), Refuted)
