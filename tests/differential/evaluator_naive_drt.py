"""The evaluator and the residual against the naive reference meaning."""

from random import Random

from checker.evaluation.evaluator import evaluate
from checker.evaluation.residual import residual, unfolded
from checker.ir.terms import Literal, Source, Term
from checker.ir.traversal import fields_of, map_children, sources_of
from checker.legaltime.workdays import WorkCalendar
from tests.differential.naive import Domains, possible_values, value_of
from tests.strategies.scenes import more_chosen, more_known, random_choice, random_scene
from tests.strategies.schema import EVENTS, FIELDS, KEY_FIELDS, entries
from tests.strategies.terms import random_term


def test_on_complete_scenes_the_evaluator_says_what_the_reference_says(calendar: WorkCalendar, runs: int) -> None:
    seen = {True: 0, False: 0}
    for seed in range(runs):
        rng = Random(seed)
        term, scene, choice = random_term(rng), random_scene(rng, 0), random_choice(rng, 0)
        expected = bool(value_of(term, scene, choice))
        assert evaluate(term, scene, choice, calendar) is expected, (seed, term)
        seen[expected] += 1
    assert min(seen.values()) > runs // 5


def test_folding_in_the_factory_keeps_the_value(calendar: WorkCalendar, runs: int) -> None:
    smaller = 0
    for seed in range(runs):
        rng = Random(seed)
        term = random_term(rng)
        folded = _rebuilt(term)
        smaller += folded != term
        for _ in range(3):
            scene, choice = random_scene(rng, 0), random_choice(rng, 0)
            assert value_of(folded, scene, choice) is value_of(term, scene, choice), (seed, term)
    assert smaller > runs // 5


def test_what_the_evaluator_decides_in_part_holds_in_every_completion(calendar: WorkCalendar, runs: int) -> None:
    decided = 0
    for seed in range(runs):
        rng = Random(seed)
        term, scene, choice = random_term(rng), random_scene(rng, 0.4), random_choice(rng, 0.3)
        value = evaluate(term, scene, choice, calendar)
        decided += value is not None
        for _ in range(3 if value is not None else 0):
            completion, chosen = more_known(rng, scene, 0), more_chosen(rng, choice, 0)
            assert value_of(term, completion, chosen) is value, (seed, term)
    assert runs // 4 < decided < runs


def test_brute_force_confirms_decided_values(calendar: WorkCalendar, runs: int) -> None:
    decided = 0
    for seed in range(runs // 3):
        rng = Random(seed)
        term, scene, choice = random_term(rng, 2), random_scene(rng, 0.3, most_events=1), random_choice(rng, 0)
        value = evaluate(term, scene, choice, calendar)
        domains = _domains(term)
        if value is not None:
            decided += 1
            assert possible_values(term, scene, choice, domains) == {value}, (seed, term)
    assert decided > runs // 12


def test_the_residual_has_the_value_of_the_term_in_every_completion(calendar: WorkCalendar, runs: int) -> None:
    still_open = 0
    for seed in range(runs):
        rng = Random(seed)
        term, scene, choice = random_term(rng), random_scene(rng, 0.4), random_choice(rng, 0.3)
        rest = residual(term, scene, choice, calendar)
        if isinstance(rest, Literal):
            continue
        still_open += 1
        for _ in range(3):
            completion, chosen = more_known(rng, scene, 0), more_chosen(rng, choice, 0)
            expected = value_of(term, completion, chosen)
            seen = unfolded(completion, scene)
            assert value_of(rest, seen, chosen) is expected, (seed, term)
            assert evaluate(rest, seen, chosen, calendar) is expected, (seed, term)
    assert still_open > runs // 20


def _rebuilt(term: Term) -> Term:
    return map_children(term, _rebuilt)


def _domains(term: Term) -> Domains:
    """Two values for what the term reads, one for all else; one extra event in lists that may have one."""
    read = fields_of(term)
    searched = sources_of(term)
    return Domains(
        {
            (scope, name): entries(kind)[-2 if (scope, name) in read else -1 :]
            for scope, names in FIELDS.items()
            for name, kind in names.items()
        },
        {
            (scope, kind): {
                name: entries(form, key=name == KEY_FIELDS[kind])[-2 if Source(scope, kind) in searched else -1 :]
                for name, form in names.items()
            }
            for (scope, kind), names in EVENTS.items()
        },
        extra=1,
    )
