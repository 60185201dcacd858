"""Which recorded acts and steps count for a duty, and when."""

from collections.abc import Mapping
from datetime import date

import pytest

from checker.cases.case import Decision, Known, StepRecord
from checker.verification.deeds import Span, acts_done, step_done
from checker.verification.duty import Found

FIRST, LAST = date(2024, 9, 27), date(2024, 10, 10)
OFFICE = frozenset({"office"})


def act(identifier: str, day: int | None, values: Mapping[str, Known], number: int | None = 8) -> Decision:
    """A recorded act of October 2024."""
    given: dict[str, Known] = {"by": OFFICE, **values} | ({} if day is None else {"day": date(2024, 10, day)})
    return Decision(identifier, "inform", given, number, None, (), None, (), True, None, None, 1)


def found(*acts: Decision, matter: str = "objection_matter", number: int | None = None) -> Found:
    """What is found of informing about an objection."""
    return acts_done(acts, "inform", matter, OFFICE, number, Span(FIRST, LAST))


def outcome(what: Found) -> tuple[str | None, str | None, str | None]:
    """The names of the deed in time and of the one too late, and what is unclear."""
    return (
        what.done.name if what.done else None,
        what.late.name if what.late else None,
        what.unclear.field if what.unclear else None,
    )


ABOUT: Mapping[str, Known] = {"matter": "objection_matter"}


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        ([act("a", 8, ABOUT), act("b", 9, ABOUT)], ("a", None, None)),
        ([act("a", 11, ABOUT), act("b", 12, ABOUT)], (None, "a", None)),
        ([act("a", 11, ABOUT), act("b", 9, ABOUT)], ("b", None, None)),
        ([act("a", 9, {"matter": "results"})], (None, None, None)),
        ([act("a", 9, {})], (None, None, "matter")),
        ([act("a", 11, {})], (None, None, None)),
        ([act("a", 9, {**ABOUT, "by": frozenset({"committee"})})], (None, None, None)),
        ([act("a", None, ABOUT)], (None, None, "day")),
        ([act("a", 9, ABOUT, 7)], (None, None, None)),
        ([act("a", 9, ABOUT, None)], ("a", None, None)),
    ],
)
def test_acts(acts: list[Decision], expected: tuple[str | None, str | None, str | None]) -> None:
    assert outcome(found(*acts, number=8)) == expected


def test_an_act_before_the_duty_arose_does_not_count() -> None:
    early = Decision(
        "a", "inform", {"by": OFFICE, "day": date(2024, 9, 26), **ABOUT}, None, None, (), None, (), True, None, None, 1
    )
    assert found(early) == Found()


def test_who_acted_may_be_unknown() -> None:
    unsigned = Decision(
        "a", "inform", {"day": date(2024, 10, 8), **ABOUT}, None, None, (), None, (), True, None, None, 1
    )
    assert outcome(found(unsigned)) == (None, None, "by")
    assert outcome(acts_done([unsigned], "inform", "", frozenset(), None, Span(None, None))) == ("a", None, None)


def test_a_decision_shows_that_it_was_proposed() -> None:
    award = Decision("授奖", "award", {"day": LAST, "proposed_by": OFFICE}, 8, None, (), None, (), True, None, None, 1)
    assert outcome(acts_done([award], "submit", "award_list", OFFICE, 8, Span(FIRST, None))) == ("授奖", None, None)
    assert acts_done([award], "submit", "award_list", frozenset({"committee"}), 8, Span(FIRST, None)) == Found()


def checked(**values: Known) -> Found:
    """What is found of the check of an objection received on the first day."""
    steps = {"objection_check": StepRecord("objection_check", values, 4)}
    return step_done(steps, "objection_check", FIRST, Span(FIRST, LAST))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"done": True, "start": FIRST, "end": LAST}, ("objection_check", None, None)),
        ({"done": True, "received": FIRST, "end": LAST}, ("objection_check", None, None)),
        ({"done": True, "end": date(2024, 10, 11)}, (None, "objection_check", None)),
        ({"done": True}, (None, None, "end")),
        ({"done": False}, (None, None, None)),
        ({}, (None, None, None)),
        ({"done": True, "received": date(2024, 9, 28), "end": LAST}, (None, None, None)),
        ({"done": True, "start": date(2024, 9, 20), "end": LAST}, (None, None, None)),
        ({"done": True, "end": date(2024, 9, 20)}, (None, None, None)),
    ],
)
def test_steps(values: Mapping[str, Known], expected: tuple[str | None, str | None, str | None]) -> None:
    assert outcome(checked(**values)) == expected


def test_a_step_that_is_not_recorded() -> None:
    assert step_done({}, "objection_check", None, Span(None, None)) == Found()
