"""What the encoder makes of unknown facts, open lists, readings and working days."""

from datetime import date

import pytest

from checker.cases.scene import ABSENT, Entry, EventList, Record, Scene
from checker.ir import factory as f
from checker.ir.terms import EVENT, Source, Term
from checker.ir.types import BOOL, DATE, INT, EnumType
from checker.legaltime.span import DaySpan, MonthSpan, WorkdaySpan
from checker.legaltime.workdays import CalendarYear, WorkCalendar, work_calendar
from checker.smt.abstraction import CalendarGap, CountOverOpenList, DayOutOfDomain, WorkdaysBetweenUnknowns
from checker.smt.encoder import encode
from checker.smt.solver import Sat, Solving
from checker.smt.z3_api import Not

SEVERITY = EnumType("severity", ("general", "major", "grave"), ordered=True)
INCIDENTS = Source("subject", "incident")
KEYS = {"incident": "date"}
FOUNDED, DAY = f.field("subject", "founded", DATE), f.field("act", "day", DATE)
HAPPENED = f.field(EVENT, "date", DATE)


@pytest.fixture
def calendar() -> WorkCalendar:
    """2024 with weekends only."""
    return work_calendar((CalendarYear(2024, (), frozenset(), frozenset(), frozenset()),))


def _can(term: Term, scene: Scene, value: bool = True, calendar: WorkCalendar | None = None) -> bool:
    encoding = encode([term], scene, {}, calendar)
    solving = Solving(encoding.ctx, (*encoding.constraints, *encoding.definitions))
    solving.require(encoding.formulas[0] if value else Not(encoding.formulas[0]))
    return isinstance(solving.check(), Sat)


def _scene(subject: dict[str, Entry], events: EventList | None = None) -> Scene:
    lists = {} if events is None else {("subject", "incident"): events}
    return Scene({"subject": Record(subject)}, lists, KEYS)


def test_unknown_fields_stay_inside_their_types() -> None:
    grave = f.field("subject", "worst", SEVERITY)
    assert not _can(f.less(f.literal("grave", SEVERITY), grave), _scene({}))
    assert _can(f.less(f.literal("general", SEVERITY), grave), _scene({}))
    assert not _can(f.less(FOUNDED, f.literal(date(1980, 3, 1), DATE)), _scene({}))
    assert _can(f.equal(FOUNDED, f.literal(date(2079, 12, 31), DATE)), _scene({}))


def test_a_field_is_absent_only_if_the_terms_ask_for_its_presence() -> None:
    recent = f.less_equal(f.literal(date(2020, 1, 1), DATE), FOUNDED)
    old = f.less(FOUNDED, f.literal(date(2020, 1, 1), DATE))
    assert not _can(f.disj(recent, old), _scene({}), value=False)
    assert _can(f.conj(f.disj(recent, old), f.disj(f.has("subject", "founded"), recent)), _scene({}), value=False)
    assert not _can(f.disj(recent, old), _scene({"founded": ABSENT}))


def test_an_open_list_can_hold_as_many_events_as_are_asked_for() -> None:
    two = f.at_least(2, INCIDENTS, f.less(HAPPENED, DAY))
    assert _can(two, _scene({}))
    assert _can(f.conj(two, f.neg(f.at_least(3, INCIDENTS, f.less(HAPPENED, DAY)))), _scene({}))
    assert not _can(two, _scene({}, EventList((), date.max)))


def test_unrecorded_events_come_after_the_day_of_completeness() -> None:
    events = EventList((), date(2023, 12, 31))
    assert not _can(
        f.exists(INCIDENTS, f.less_equal(HAPPENED, f.literal(date(2023, 12, 31), DATE))), _scene({}, events)
    )
    assert _can(f.exists(INCIDENTS, f.less_equal(HAPPENED, f.literal(date(2024, 1, 1), DATE))), _scene({}, events))


def test_events_in_one_span() -> None:
    cluster = f.at_least(2, INCIDENTS, f.TRUE, within=MonthSpan(12))
    recorded = (Record({"date": date(2020, 2, 29)}), Record({}))
    closed = _scene({}, EventList(recorded, date.max))
    assert _can(cluster, closed)
    far = f.conj(cluster, f.exists(INCIDENTS, f.less(f.literal(date(2021, 2, 28), DATE), HAPPENED)))
    assert not _can(far, closed)


def test_day_shifts_can_be_followed_by_month_shifts() -> None:
    moved = f.shift(f.shift(FOUNDED, DaySpan(1)), MonthSpan(1))
    leap = f.equal(moved, f.literal(date(2024, 2, 29), DATE))
    assert _can(f.conj(leap, f.equal(FOUNDED, f.literal(date(2024, 1, 30), DATE))), _scene({}))
    assert not _can(f.conj(leap, f.less(FOUNDED, f.literal(date(2024, 1, 28), DATE))), _scene({}))


def test_readings_that_are_not_chosen_are_one_hot() -> None:
    inclusive = f.choose("first day", [("yes", f.field("subject", "a", BOOL)), ("no", f.field("subject", "b", BOOL))])
    assert _can(inclusive, _scene({"a": True, "b": False}))
    assert _can(inclusive, _scene({"a": True, "b": False}), value=False)
    encoding = encode([inclusive], _scene({"a": True, "b": False}), {"first day": "no"}, None)
    assert encoding.selectors == ()


def test_working_days_from_an_unknown_day_fold_to_a_threshold(calendar: WorkCalendar) -> None:
    # Friday 2024-03-08 is the fifth working day after Friday 2024-03-01, Saturday and Sunday; not after the Monday.
    by_friday = f.less_equal(f.shift(DAY, WorkdaySpan(5)), f.literal(date(2024, 3, 8), DATE))
    scene = Scene()
    on_sunday = f.conj(by_friday, f.equal(DAY, f.literal(date(2024, 3, 3), DATE)))
    on_monday = f.conj(by_friday, f.equal(DAY, f.literal(date(2024, 3, 4), DATE)))
    assert _can(on_sunday, scene, calendar=calendar)
    assert not _can(on_monday, scene, calendar=calendar)
    assert encode([by_friday], scene, {}, calendar).abstractions == ()


def test_what_cannot_be_said_exactly_is_recorded(calendar: WorkCalendar) -> None:
    def reasons(term: Term, scene: Scene | None = None) -> tuple[object, ...]:
        return encode([term], scene or Scene(), {}, calendar).abstractions

    unknown = f.shift(DAY, WorkdaySpan(5))
    assert reasons(f.less(unknown, FOUNDED)) == (WorkdaysBetweenUnknowns(),)
    assert reasons(f.less(unknown, f.literal(date(2025, 1, 1), DATE))) == ()
    assert reasons(f.less(unknown, f.literal(date(2025, 1, 2), DATE))) == (CalendarGap(2025),)
    late = f.less(FOUNDED, f.shift(f.literal(date(2079, 1, 1), DATE), MonthSpan(12)))
    assert reasons(late) == (DayOutOfDomain(),)
    counted = f.less(f.count(INCIDENTS, f.TRUE), f.literal(3, INT))
    assert reasons(counted) == (CountOverOpenList(INCIDENTS),)
