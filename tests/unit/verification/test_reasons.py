"""Minimal reasons and nearest alternatives against every case."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import combinations
from random import Random

from checker.cases.scene import EventList, Record, Scene
from checker.ir import factory as f
from checker.ir.terms import EVENT, Source, Term
from checker.ir.types import BOOL, DATE
from checker.legaltime.span import MonthSpan
from checker.smt.facts import EventFact, FieldFact, ListFact
from checker.verification.conclusions import MinimalReason, Nearest, NoAlternative, NotForced, Reasons
from checker.verification.nearest import nearest
from checker.verification.reasons import all_minimal_reasons, minimal_reason
from tests.unit.verification.propositional import NAMES, cases, holds, random_condition, random_known, scene_of

WINS = Source("subject", "win")
BARRED = f.exists(WINS, f.less(f.field("act", "day", DATE), f.shift(f.field(EVENT, "day", DATE), MonthSpan(24))))


def test_all_minimal_reasons_are_found_and_no_others() -> None:
    found = 0
    for seed in range(80):
        rng = Random(seed)
        first, second, known = random_condition(rng), random_condition(rng), random_known(rng, 0.8)
        reasons = all_minimal_reasons([("first", first), ("second", second)], scene_of(known), {}, None)
        expected = _minimal({"first": first, "second": second}, known)
        if not expected:
            assert reasons == NotForced()
            assert minimal_reason([("first", first), ("second", second)], scene_of(known), {}, None) == NotForced()
            continue
        assert isinstance(reasons, Reasons)
        assert reasons.complete
        assert {_parts(reason) for reason in reasons.reasons} == expected, seed
        assert len(reasons.reasons) == len(expected)
        one = minimal_reason([("first", first), ("second", second)], scene_of(known), {}, None)
        assert isinstance(one, MinimalReason)
        assert _parts(one) in expected
        found += len(expected)
    assert found > 40


def test_no_more_reasons_are_looked_for_than_were_asked_for() -> None:
    three = NAMES[:3]
    claim = f.conj(*(f.field("subject", name, BOOL) for name in three))
    scene = scene_of(dict.fromkeys(three, False))
    for most, complete in ((1, False), (2, False), (4, True)):
        found = all_minimal_reasons([("claim", claim)], scene, {}, None, most=most)
        assert isinstance(found, Reasons)
        assert found.complete is complete
        assert len({_parts(reason) for reason in found.reasons}) == len(found.reasons) == min(most, 3)
        assert all(_parts(reason) <= {"claim", *three} for reason in found.reasons)


def test_events_and_completeness_are_reasons() -> None:
    events = EventList((Record({"day": date(2015, 1, 1)}), Record({"day": date(2023, 5, 1)})), date(2024, 1, 1))
    scene = Scene({"act": Record({"day": date(2024, 1, 1)})}, {("subject", "win"): events}, {"win": "day"})
    barred = minimal_reason([("not barred", f.neg(BARRED))], scene, {}, None)
    assert barred == MinimalReason(("not barred",), (FieldFact("act", "day"), EventFact("subject", "win", 1)))
    complete = EventList(events.records[:1], date.max)
    free = Scene(scene.records, {("subject", "win"): complete}, scene.key_fields)
    reasons = minimal_reason([("barred", BARRED)], free, {}, None)
    assert isinstance(reasons, MinimalReason)
    assert ListFact("subject", "win") in reasons.facts


def test_the_nearest_alternative_changes_fewest_unprotected_facts() -> None:
    found = set()
    for seed in range(80):
        rng = Random(seed)
        term, known = random_condition(rng), random_known(rng, 0.8)
        protected = {name for name in NAMES if rng.random() < 0.3}
        result = nearest(term, scene_of(known), {}, None, frozenset(FieldFact("subject", name) for name in protected))
        costs = [
            sum(case[name] != value for name, value in known.items())
            for case in cases({name: value for name, value in known.items() if name in protected})
            if holds(term, case)
        ]
        found.add(type(result))
        if not costs:
            assert result == NoAlternative()
            continue
        assert isinstance(result, Nearest)
        assert len(result.changes) == min(costs), seed
        values = result.witness.scene.records["subject"].values
        changed = {FieldFact("subject", name) for name, value in known.items() if values.get(name, value) != value}
        assert changed == set(result.changes)
    assert found == {Nearest, NoAlternative}


def test_the_nearest_alternative_to_a_bar() -> None:
    events = EventList((Record({"day": date(2023, 5, 1)}),), date.max)
    scene = Scene({"act": Record({"day": date(2024, 1, 1)})}, {("subject", "win"): events}, {"win": "day"})
    kept = frozenset({EventFact("subject", "win", 0)})
    later = nearest(f.neg(BARRED), scene, {}, None, kept)
    assert isinstance(later, Nearest)
    assert later.changes == (FieldFact("act", "day"),)
    day = later.witness.scene.records["act"].values["day"]
    assert isinstance(day, date)
    assert day >= date(2025, 5, 1)


def _parts(reason: MinimalReason) -> frozenset[str]:
    return frozenset(reason.labels) | {fact.name for fact in reason.facts if isinstance(fact, FieldFact)}


def _minimal(claims: Mapping[str, Term], known: Mapping[str, bool]) -> set[frozenset[str]]:
    found: set[frozenset[str]] = set()
    names = [*claims, *known]
    for size in range(len(names) + 1):
        for parts in map(frozenset, combinations(names, size)):
            if not any(smaller <= parts for smaller in found) and not _possible(parts, claims, known):
                found.add(parts)
    return found


def _possible(parts: Iterable[str], claims: Mapping[str, Term], known: Mapping[str, bool]) -> bool:
    fixed = {name: known[name] for name in parts if name in known}
    return any(all(holds(claims[label], case) for label in parts if label in claims) for case in cases(fixed))
