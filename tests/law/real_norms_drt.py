"""Evaluator, encoder and reference on the norms of the five regulations, in random cases."""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker.evaluation import comparisons as evaluated
from checker.evaluation import evaluator, events
from checker.ir.terms import Less, LessEqual
from checker.legaltime.calendar_reader import load_calendar
from checker.legaltime.workdays import WorkCalendar
from checker.smt import encoder
from checker.smt.comparisons import below
from tests.differential.real_pairs import compare_complete, compare_open
from tests.differential.tally import Tally
from tests.strategies.real_norms import real_cases, written

Compare = Callable[[int, int, WorkCalendar], Tally]

STEP = 11
"""The tests look at one in so many terms; the long run looks at all of them."""


@pytest.fixture(scope="module")
def calendar() -> WorkCalendar:
    return load_calendar(Path(__file__).parents[2] / "spec" / "calendar")


@pytest.fixture
def nothing_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Terms are compiled anew, so that a planted fault shows and does not stay."""
    monkeypatch.setattr(evaluator, "_compiled", {})


def test_every_regulation_has_many_terms() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for case in real_cases():
        identifier, _, place = case.label.partition(":")
        found[identifier].add(place.partition(" ")[0])
    assert set(found) == {regulation.identifier for regulation in written().regulations}
    assert all(len(places) > 15 for places in found.values())


def test_in_complete_cases_all_three_meanings_agree(calendar: WorkCalendar) -> None:
    tally = _tally(compare_complete, 5, calendar)
    assert not tally.disagreements
    assert tally.share_skipped < 0.01
    assert tally.compared // 5 < tally.seen["true"] < tally.compared * 4 // 5


def test_in_partial_cases_what_is_decided_is_confirmed_and_every_model_comes_true(calendar: WorkCalendar) -> None:
    tally = _tally(compare_open, 2, calendar)
    assert not tally.disagreements
    assert tally.share_skipped < 0.01
    assert tally.compared // 5 < tally.seen["decided"] < tally.compared * 4 // 5
    assert tally.seen["models filled in"] > tally.compared // 2


@pytest.mark.usefixtures("nothing_compiled")
def test_a_fault_planted_in_the_evaluator_is_found(calendar: WorkCalendar, monkeypatch: pytest.MonkeyPatch) -> None:
    right: Callable[..., Any] = evaluated._test

    def wrong(term: Any, kind: Any) -> Any:
        return right(Less(term.left, term.right) if isinstance(term, LessEqual) else term, kind)

    monkeypatch.setattr(evaluated, "_test", wrong)
    found = _first(compare_complete, calendar)
    assert "'encoder': True, 'reference': True" in found or "'encoder': False, 'reference': False" in found


def test_a_fault_planted_in_the_encoder_is_found(calendar: WorkCalendar, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "at_most", below)
    found = _first(compare_complete, calendar)
    assert "'evaluator': True" in found or "'evaluator': False" in found


@pytest.mark.usefixtures("nothing_compiled")
def test_an_evaluator_that_takes_every_list_for_complete_is_found(
    calendar: WorkCalendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "is_closed", lambda *_: True)
    assert "the evaluator decides" in _first(compare_open, calendar)


def test_an_encoder_that_forgets_unrecorded_events_is_found(
    calendar: WorkCalendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoder, "extra_slots", lambda *_, **__: {})
    assert "the encoder finds" in _first(compare_open, calendar)


def _tally(compare: Compare, scenes: int, calendar: WorkCalendar) -> Tally:
    tally = Tally()
    for seed in range(0, len(real_cases()), STEP):
        tally.add(compare(seed, scenes, calendar))
    return tally


def _first(compare: Compare, calendar: WorkCalendar) -> str:
    """The first disagreement."""
    for seed in range(0, len(real_cases()), STEP):
        found = compare(seed, 6, calendar).disagreements
        if found:
            return found[0]
    raise AssertionError("no disagreement was found")
