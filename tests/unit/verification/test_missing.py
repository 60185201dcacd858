"""Relevant facts and settling sets against every case."""

from collections.abc import Mapping
from datetime import date
from itertools import combinations, product
from random import Random

from checker.cases.scene import EventList, Record, Scene
from checker.ir import factory as f
from checker.ir.terms import EVENT, Source, Term
from checker.ir.types import BOOL, DATE
from checker.smt.facts import EventFieldFact, FieldFact, ListFact
from checker.smt.variables import Place
from checker.verification.missing import relevant_facts, smallest_settling_sets
from tests.unit.verification.propositional import NAMES, cases, holds, random_condition, random_known, scene_of

WINS = Source("subject", "win")


def test_a_fact_is_relevant_if_two_cases_that_differ_only_there_disagree() -> None:
    found = 0
    for seed in range(100):
        rng = Random(seed)
        term, known = random_condition(rng), random_known(rng, 0.3)
        expected = {
            name
            for case in cases(known)
            for name in NAMES
            if name not in known and holds(term, case) != holds(term, {**case, name: not case[name]})
        }
        relevance = relevant_facts(term, scene_of(known), {}, None)
        assert relevance.unsure == ()
        assert {fact.name for fact in relevance.facts if isinstance(fact, FieldFact)} == expected, seed
        found += len(expected)
    assert found > 50


def test_settling_sets_are_the_minimal_ones() -> None:
    found = 0
    for seed in range(60):
        rng = Random(seed)
        term, known, value = random_condition(rng), random_known(rng, 0.3), rng.random() < 0.5
        if len({holds(term, case) for case in cases(known)}) == 1:
            continue
        result = smallest_settling_sets(term, scene_of(known), {}, None, value, largest=5)
        assert result.complete
        named = [frozenset(fact.name for fact in one.facts if isinstance(fact, FieldFact)) for one in result.sets]
        assert set(named) == _minimal(term, known, value), seed
        assert named == sorted(named, key=len)
        for one in result.sets:
            settled = {**known, **{name: entry is True for _, name, entry in one.example}}
            assert {holds(term, case) for case in cases(settled)} == {value}
        found += len(named)
    assert found > 20


def test_reaching_the_limit_is_said() -> None:
    everything = f.conj(*(f.field("subject", name, BOOL) for name in NAMES))
    small = smallest_settling_sets(everything, Scene(), {}, None, True, largest=4)
    assert small.sets == ()
    assert not small.complete
    assert len(smallest_settling_sets(everything, Scene(), {}, None, True, largest=5).sets) == 1
    assert not smallest_settling_sets(everything, Scene(), {}, None, False, most=2).complete


def test_events_and_lists_are_facts_too() -> None:
    old = f.exists(WINS, f.less(f.field(EVENT, "day", DATE), f.literal(date(2016, 1, 1), DATE)))
    for through, expected in (
        (None, {EventFieldFact("subject", "win", 0, "day"), ListFact("subject", "win")}),
        (date(2020, 1, 1), {EventFieldFact("subject", "win", 0, "day")}),
    ):
        scene = Scene({}, {("subject", "win"): EventList((Record({}),), through)}, {"win": "day"})
        assert set(relevant_facts(old, scene, {}, None).facts) == expected
        settling = smallest_settling_sets(old, scene, {}, None, False)
        assert [set(one.facts) for one in settling.sets] == [expected]
        (_, _, day) = next(entry for entry in settling.sets[0].example if entry[0] == Place("subject", "win", 0))
        assert isinstance(day, date)
        assert day >= date(2016, 1, 1)


def _minimal(term: Term, known: Mapping[str, bool], value: bool) -> set[frozenset[str]]:
    found: set[frozenset[str]] = set()
    free = [name for name in NAMES if name not in known]
    for size in range(1, len(free) + 1):
        for names in map(frozenset, combinations(free, size)):
            if not any(smaller <= names for smaller in found) and _settles(term, known, sorted(names), value):
                found.add(names)
    return found


def _settles(term: Term, known: Mapping[str, bool], names: list[str], value: bool) -> bool:
    return any(
        {holds(term, case) for case in cases({**known, **dict(zip(names, values, strict=True))})} == {value}
        for values in product((False, True), repeat=len(names))
    )
