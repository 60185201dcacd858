"""Pairs of a real norm and a random case, complete and partial."""

from random import Random

from checker.legaltime.workdays import WorkCalendar
from tests.differential.pairs import compare_in
from tests.differential.partial_pairs import Side, compare_partial
from tests.differential.tally import Tally
from tests.strategies.real_norms import (
    RealCase,
    full_frame,
    less_known,
    optional_in,
    random_real_choice,
    random_real_scene,
    real_cases,
)


def case_of(seed: int) -> RealCase:
    """The term of this seed; so many seeds as there are terms go through all of them."""
    cases = real_cases()
    return cases[seed % len(cases)]


def compare_complete(seed: int, scenes: int, calendar: WorkCalendar) -> Tally:
    """One term of a regulation in so many random complete scenes, under one choice of readings."""
    case, rng = case_of(seed), Random(seed)
    choice, frame = random_real_choice(rng, case), full_frame(rng, case)
    drawn = (random_real_scene(rng, case) for _ in range(scenes))
    label = f"{case.label}, seed {seed}"
    return compare_in(drawn, case.term, frame, choice, optional_in(case), calendar, label)


def compare_open(seed: int, scenes: int, calendar: WorkCalendar) -> Tally:
    """One term of a regulation in so many random scenes in which something is unknown, or a reading is open."""
    case, rng, tally = case_of(seed), Random(seed), Tally()
    for number in range(scenes):
        full = Side(random_real_scene(rng, case), random_real_choice(rng, case))
        unknown = rng.choice((0.1, 0.3, 0.6))
        choice = {name: option for name, option in full.choice.items() if rng.random() >= unknown / 2}
        known = Side(less_known(rng, full.scene, unknown), choice)
        label = f"{case.label}, seed {seed}, scene {number}"
        tally.add(compare_partial(case.term, known, full, optional_in(case), calendar, label))
    return tally
