"""Quantifiers over lists of events that may be incomplete."""

from datetime import date

import pytest

from checker.cases.scene import ABSENT, Entry, Scene
from checker.ir import factory as f
from checker.legaltime.span import DaySpan, MonthSpan
from tests.unit.evaluation.situation import DAY, GRAVE, HAPPENED, INCIDENTS, SEVERITY, P, scene, value

GRAVE_ONE: dict[str, Entry] = {"severity": "grave", "date": date(2024, 1, 31)}
MINOR_ONE: dict[str, Entry] = {"severity": "minor", "date": date(2024, 1, 31)}
MIDDLE = date(2024, 6, 1)
ANY = f.exists(INCIDENTS, GRAVE)
UNTIL = f.exists(INCIDENTS, f.conj(GRAVE, f.less_equal(HAPPENED, DAY)), DAY)
TWO = f.at_least(2, INCIDENTS, GRAVE)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (scene({}), False),
        (scene({}, MINOR_ONE), False),
        (scene({}, MINOR_ONE, GRAVE_ONE), True),
        (scene({}, GRAVE_ONE, through=None), True),
        (scene({}, MINOR_ONE, through=MIDDLE), None),
        (scene({}, MINOR_ONE, through=None), None),
        (scene({}, {"date": MIDDLE}), None),
        (Scene(), None),
    ],
)
def test_some_event(known: Scene, expected: bool | None) -> None:
    assert value(ANY, known) is expected


@pytest.mark.parametrize(
    ("day", "through", "expected"),
    [
        (MIDDLE, MIDDLE, False),
        (MIDDLE, date(2024, 5, 31), None),
        (MIDDLE, None, None),
        (None, MIDDLE, None),
        (None, date.max, False),
        (ABSENT, MIDDLE, False),
    ],
)
def test_a_list_complete_through_the_last_day_that_matters(
    day: Entry | None, through: date | None, expected: bool | None
) -> None:
    known = scene({} if day is None else {"day": day}, MINOR_ONE, through=through)
    assert value(UNTIL, known) is expected
    assert value(f.at_least(2, INCIDENTS, f.conj(GRAVE, f.less_equal(HAPPENED, DAY)), DAY), known) is expected


def test_a_list_is_closed_where_known_facts_exclude_every_further_event() -> None:
    where = f.conj(P, GRAVE)
    assert value(f.exists(INCIDENTS, where), scene({"p": False}, through=None)) is False
    assert value(f.exists(INCIDENTS, where), scene({"p": True}, through=None)) is None
    assert value(f.at_least(2, INCIDENTS, where), scene({"p": False}, through=None)) is False
    assert value(f.count(INCIDENTS, where), scene({"p": False}, GRAVE_ONE, through=None)) == 0


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (scene({}, GRAVE_ONE, MINOR_ONE, GRAVE_ONE), True),
        (scene({}, GRAVE_ONE, MINOR_ONE), False),
        (scene({}, GRAVE_ONE, {}), None),
        (scene({}, MINOR_ONE, {}), False),
        (scene({}, GRAVE_ONE, through=None), None),
        (scene({}, GRAVE_ONE, GRAVE_ONE, through=None), True),
    ],
)
def test_at_least_two(known: Scene, expected: bool | None) -> None:
    assert value(TWO, known) is expected


@pytest.mark.parametrize(
    ("days", "span", "expected"),
    [
        ((date(2024, 1, 31), date(2024, 2, 29)), MonthSpan(1), True),
        ((date(2024, 1, 31), date(2024, 3, 1)), MonthSpan(1), False),
        ((date(2024, 3, 1), date(2024, 1, 31)), DaySpan(30), True),
        ((date(2024, 3, 1), date(2024, 1, 31)), DaySpan(29), False),
        ((date(2023, 1, 1), date(2024, 1, 1), date(2024, 1, 2)), DaySpan(1), True),
        ((date(2024, 1, 1), ABSENT), MonthSpan(1), False),
        ((date(2024, 1, 1), None), MonthSpan(1), None),
        ((date(2079, 12, 1), date(2079, 12, 31)), MonthSpan(1), True),
    ],
)
def test_events_in_one_span(days: tuple[Entry | None, ...], span: MonthSpan | DaySpan, expected: bool | None) -> None:
    events: list[dict[str, Entry]] = [
        {"severity": "grave"} if day is None else {"severity": "grave", "date": day} for day in days
    ]
    gathered = f.at_least(2, INCIDENTS, GRAVE, None, span)
    assert value(gathered, scene({}, *events)) is expected
    assert value(gathered, scene({}, *events, through=None)) is (True if expected else None)


def test_one_count_is_known_where_every_event_is() -> None:
    assert value(f.count(INCIDENTS, GRAVE), scene({}, GRAVE_ONE, MINOR_ONE, GRAVE_ONE)) == 2
    assert value(f.count(INCIDENTS, f.has("event", "severity")), scene({}, {"severity": ABSENT})) == 0
    assert (
        value(
            f.count(INCIDENTS, f.less(f.literal("minor", SEVERITY), f.field("event", "severity", SEVERITY))),
            scene({}, {}),
        )
        is None
    )
