"""What of a term is still open."""

from datetime import date

from checker.cases.scene import EventList, Record, Scene
from checker.evaluation.residual import event_scope, residual, unfolded
from checker.ir import factory as f
from checker.ir.terms import Term
from checker.ir.types import DATE, INT
from checker.legaltime.span import MonthSpan
from tests.unit.evaluation.situation import CALENDAR, DAY, GRAVE, HAPPENED, INCIDENTS, SEVERITY, N, P, Q, scene

MIDDLE = date(2024, 6, 1)
FIRST = event_scope(INCIDENTS, 0)
GRAVE_FIRST = f.equal(f.field(FIRST, "severity", SEVERITY), f.literal("grave", SEVERITY))


def rest(term: Term, known: Scene, choice: dict[str, str] | None = None) -> Term:
    return residual(term, known, choice or {}, CALENDAR)


def test_known_facts_are_put_in() -> None:
    assert rest(f.conj(P, Q), scene({"p": True})) == Q
    assert rest(f.conj(P, Q), scene({"p": False})) == f.FALSE
    assert rest(f.less(N, f.literal(3, INT)), scene({"n": 2})) == f.TRUE
    assert rest(f.less(f.shift(DAY, MonthSpan(1)), f.field("act", "day", DATE)), scene({"day": MIDDLE})) == f.less(
        f.literal(date(2024, 7, 1), DATE), f.field("act", "day", DATE)
    )


def test_chosen_readings_are_resolved_and_open_ones_stay() -> None:
    chosen = f.choose("start", [("a", P), ("b", Q)])
    assert rest(chosen, scene({}), {"start": "b"}) == Q
    assert rest(chosen, scene({"p": True})) == f.choose("start", [("a", f.TRUE), ("b", Q)])


def test_recorded_events_become_records_and_a_closed_list_disappears() -> None:
    assert rest(f.exists(INCIDENTS, GRAVE), scene({}, {})) == GRAVE_FIRST
    assert rest(f.exists(INCIDENTS, f.conj(GRAVE, P)), scene({}, {"severity": "grave"}, {"severity": "minor"})) == P


def test_events_outside_the_record_come_after_its_last_day() -> None:
    later = f.conj(GRAVE, f.less(f.literal(MIDDLE, DATE), HAPPENED))
    assert rest(f.exists(INCIDENTS, GRAVE), scene({}, {}, through=MIDDLE)) == f.disj(
        GRAVE_FIRST, f.exists(INCIDENTS, later)
    )
    assert rest(f.exists(INCIDENTS, GRAVE), scene({}, through=None)) == f.exists(INCIDENTS, GRAVE)


def test_events_already_counted_lower_the_number_that_is_missing() -> None:
    grave = {"severity": "grave"}
    three = f.at_least(3, INCIDENTS, GRAVE)
    assert rest(f.at_least(2, INCIDENTS, GRAVE), scene({}, {}, grave)) == GRAVE_FIRST
    assert f.exists(INCIDENTS, GRAVE) in getattr(rest(three, scene({}, grave, grave, through=None)), "terms", ())


def test_an_event_inside_a_span_needs_a_day() -> None:
    single = f.at_least(1, INCIDENTS, GRAVE, None, MonthSpan(1))
    assert rest(single, scene({}, {"severity": "grave"})) == f.has(FIRST, "date")
    assert rest(single, scene({}, {"date": MIDDLE})) == GRAVE_FIRST


def test_a_count_keeps_what_is_certain() -> None:
    few = f.less(f.count(INCIDENTS, GRAVE), f.literal(2, INT))
    one_if = f.ite(GRAVE_FIRST, f.literal(1, INT), f.literal(0, INT))
    assert rest(few, scene({}, {}, {"severity": "grave"})) == f.less(f.plus([(1, one_if)], 1), f.literal(2, INT))


def test_an_unfolded_scene_holds_recorded_events_as_records() -> None:
    recorded = scene({}, {"severity": "grave"})
    completion = scene({"p": True}, {"severity": "grave"}, {"severity": "minor"})
    seen = unfolded(completion, recorded)
    assert seen.records == {"subject": Record({"p": True}), FIRST: Record({"severity": "grave"})}
    assert seen.lists == {("subject", "incident"): EventList((Record({"severity": "minor"}),), date.max)}
