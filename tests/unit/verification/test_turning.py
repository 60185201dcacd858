"""Minimal changes of readings, against trying every choice."""

from collections.abc import Callable, Mapping
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.verification import turning
from checker.verification.turning import Robustness, Ruling, all_rulings, minimal_changes

READINGS = {"r": ("a", "b"), "s": ("a", "b", "c"), "t": ("a", "b")}
DEFAULTS = dict.fromkeys(READINGS, "a")
CHOICES = [dict(zip(READINGS, names, strict=True)) for names in product(*READINGS.values())]
Choice = tuple[str, ...]


def full(outcomes: Mapping[Choice, bool | None]) -> Callable[[Mapping[str, str]], Ruling]:
    """Rulings that rest on every reading."""
    return lambda chosen: Ruling(outcomes[tuple(chosen.values())], dict(chosen) if chosen else {})


def tried(outcomes: Mapping[Choice, bool | None]) -> set[frozenset[tuple[str, str]]]:
    """The minimal changes, by trying all."""
    turned = [
        frozenset((r, name) for r, name in chosen.items() if name != "a")
        for chosen in CHOICES
        if outcomes[tuple(chosen.values())] is not outcomes["a", "a", "a"]
    ]
    return {change for change in turned if not any(other < change for other in turned)}


tables = st.lists(st.booleans(), min_size=len(CHOICES), max_size=len(CHOICES)).map(
    lambda values: dict(zip((tuple(c.values()) for c in CHOICES), values, strict=True))
)


@settings(max_examples=200)
@given(tables)
def test_they_are_those_that_trying_all_finds(outcomes: dict[Choice, bool]) -> None:
    found = minimal_changes(full(outcomes), READINGS, DEFAULTS)
    assert found.complete
    assert {frozenset(change) for change in found.changes} == tried(outcomes)
    assert len(set(found.changes)) == len(found.changes)


@given(tables)
def test_rulings_together_speak_of_every_choice(outcomes: dict[Choice, bool]) -> None:
    rulings = all_rulings(full(outcomes), READINGS)
    for chosen in CHOICES:
        assert {r.outcome for r in rulings if r.speaks_of(chosen)} == {outcomes[tuple(chosen.values())]}


def test_a_ruling_is_not_asked_for_where_one_is_known() -> None:
    asked = []

    def decide(chosen: Mapping[str, str]) -> Ruling:
        asked.append(dict(chosen))
        return Ruling(chosen["r"] == "a", {"r": chosen["r"]})

    found = minimal_changes(decide, READINGS, DEFAULTS)
    assert found == Robustness(((("r", "b"),),))
    assert len(asked) == 2
    assert len(all_rulings(decide, READINGS)) == 2


def test_what_rests_on_nothing_is_the_same_everywhere() -> None:
    assert minimal_changes(lambda _: Ruling(True, {}), READINGS, DEFAULTS).everywhere


def test_without_an_outcome_nothing_is_claimed() -> None:
    assert minimal_changes(lambda _: Ruling(None, {}), READINGS, DEFAULTS) == Robustness((), False)


def test_a_choice_without_an_outcome_leaves_the_list_incomplete() -> None:
    outcomes: dict[Choice, bool | None] = {tuple(c.values()): c["t"] == "a" for c in CHOICES}
    outcomes["b", "a", "a"] = None
    found = minimal_changes(full(outcomes), READINGS, DEFAULTS)
    assert found == Robustness(((("t", "b"),),), False)


@pytest.mark.parametrize(("limit", "value"), [("MOST", 60), ("MOST_CHANGES", 2)])
def test_what_exceeds_the_limits_is_incomplete(monkeypatch: pytest.MonkeyPatch, limit: str, value: int) -> None:
    outcomes = {tuple(c.values()): list(c.values()).count("a") >= 2 for c in CHOICES}
    assert len(minimal_changes(full(outcomes), READINGS, DEFAULTS).changes) == 5
    monkeypatch.setattr(turning, limit, value)
    found = minimal_changes(full(outcomes), READINGS, DEFAULTS)
    assert not found.complete
    assert len(found.changes) < 5
