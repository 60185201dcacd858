"""The encoder against the evaluator: on complete scenes, on partial ones, and with planted faults in either."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from checker.evaluation import comparisons as evaluated
from checker.evaluation.evaluator import evaluate
from checker.ir.terms import Less, LessEqual
from checker.legaltime.workdays import WorkCalendar
from checker.smt import encoder
from checker.smt.comparisons import below
from checker.smt.decoder import complete_scene, decode
from checker.smt.encoder import encode
from checker.smt.solver import Sat, Solving, Unsat
from checker.smt.z3_api import Not
from tests.differential.pairs import compare
from tests.differential.tally import Tally
from tests.strategies.scenes import random_choice, random_scene
from tests.strategies.terms import random_term

SCENES = 5


def test_on_complete_scenes_all_three_meanings_agree(calendar: WorkCalendar, runs: int) -> None:
    tally = _compared(calendar, runs // SCENES)
    assert not tally.disagreements
    assert tally.share_skipped < 0.01
    assert tally.compared // 5 < tally.seen["true"] < tally.compared * 4 // 5


def test_on_partial_scenes_decided_values_agree_and_every_model_replays(calendar: WorkCalendar, runs: int) -> None:
    decided = replayed = 0
    for seed in range(runs // 5):
        rng = Random(seed)
        term, scene, choice = random_term(rng), random_scene(rng, 0.4), random_choice(rng, 0.3)
        known = evaluate(term, scene, choice, calendar)
        encoding = encode([term], scene, choice, calendar)
        solving = Solving(encoding.ctx, (*encoding.constraints, *encoding.definitions))
        for value in (True, False):
            solving.mark()
            solving.require(encoding.formulas[0] if value else Not(encoding.formulas[0]))
            answer = solving.check()
            solving.back()
            if encoding.abstractions:
                continue
            if known is (not value):
                assert isinstance(answer, Unsat), (seed, term)
                decided += 1
            if isinstance(answer, Sat) and not encoding.preferred:
                completion = decode(encoding, answer.model)
                completed, chosen = complete_scene(scene, completion), {**choice, **dict(completion.choice)}
                assert evaluate(term, completed, chosen, calendar) is value, (seed, term)
                replayed += 1
    assert decided > runs // 20
    assert replayed > runs // 10


def test_the_comparison_finds_a_fault_planted_in_the_evaluator(
    calendar: WorkCalendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    right: Callable[..., Any] = evaluated._test

    def wrong(term: Any, kind: Any) -> Any:
        return right(Less(term.left, term.right) if isinstance(term, LessEqual) else term, kind)

    monkeypatch.setattr(evaluated, "_test", wrong)
    found = _compared(calendar, 100).disagreements
    assert found
    agreed = ("'encoder': True, 'reference': True", "'encoder': False, 'reference': False")
    assert all(any(pair in one for pair in agreed) for one in found)


def test_the_comparison_finds_a_fault_planted_in_the_encoder(
    calendar: WorkCalendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoder, "at_most", below)
    assert _compared(calendar, 100).disagreements


def _compared(calendar: WorkCalendar, terms: int) -> Tally:
    tally = Tally()
    for seed in range(terms):
        tally.add(compare(seed, SCENES, calendar))
    return tally
