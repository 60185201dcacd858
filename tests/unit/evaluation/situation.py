"""A small vocabulary and short ways to make scenes, for the tests beside it."""

from collections.abc import Mapping
from datetime import date

from checker.cases.scene import Entry, EventList, Record, Scene
from checker.evaluation.evaluator import evaluate
from checker.ir import factory as f
from checker.ir.terms import EVENT, Source, Term
from checker.ir.types import BOOL, DATE, INT, EnumType
from checker.legaltime.workdays import CalendarYear, work_calendar

P, Q = f.field("subject", "p", BOOL), f.field("subject", "q", BOOL)
N, M = f.field("subject", "n", INT), f.field("subject", "m", INT)
DAY = f.field("subject", "day", DATE)
SEVERITY = EnumType("severity", ("minor", "average", "grave"), ordered=True)
INCIDENTS = Source("subject", "incident")
GRAVE = f.equal(f.field(EVENT, "severity", SEVERITY), f.literal("grave", SEVERITY))
HAPPENED = f.field(EVENT, "date", DATE)
CALENDAR = work_calendar((CalendarYear(2024, (), frozenset(), frozenset({date(2024, 5, 1)}), frozenset()),))


def scene(values: Mapping[str, Entry], *events: Mapping[str, Entry], through: date | None = date.max) -> Scene:
    """One subject with these values and this list of incidents."""
    incidents = EventList(tuple(Record(event) for event in events), through)
    return Scene({"subject": Record(values)}, {("subject", "incident"): incidents}, {"incident": "date"})


def value(term: Term, where: Scene, choice: Mapping[str, str] | None = None) -> Entry | None:
    """The value with weekdays of 2024 as working days, but for the first of May."""
    return evaluate(term, where, choice or {}, CALENDAR)
