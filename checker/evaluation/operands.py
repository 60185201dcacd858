"""Compiled operands: constants, fields, shifted days, sums, and the choice between terms."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from checker.cases.scene import ABSENT, Scene
from checker.evaluation.bounds import plus
from checker.evaluation.closures import NOTHING, Choice, Run, Values
from checker.ir.terms import EVENT
from checker.ir.types import Value
from checker.legaltime.shift import OutOfDomain, shift
from checker.legaltime.span import DaySpan, MonthSpan, Span, WorkdaySpan
from checker.legaltime.workdays import CalendarNotPublished, WorkCalendar


def constant(value: Value) -> Run:
    """Always the value."""

    def run(scene: Scene, choice: Choice, event: Values = NOTHING) -> Any:  # noqa: ARG001
        return value

    return run


def field(scope: str, name: str) -> Run:
    """The entry of a field of a record or of the bound event; unknown without an entry or without the record."""
    if scope == EVENT:

        def of_event(scene: Scene, choice: Choice, event: Values = NOTHING) -> Any:  # noqa: ARG001
            return event.get(name)

        return of_event

    def of_record(scene: Scene, choice: Choice, event: Values = NOTHING) -> Any:  # noqa: ARG001
        record = scene.records.get(scope)
        return None if record is None else record.values.get(name)

    return of_record


def presence(inner: Run) -> Run:
    """Whether an entry is there and not absent."""

    def run(scene: Scene, choice: Choice, event: Values = NOTHING) -> Any:
        value = inner(scene, choice, event)
        return None if value is None else value is not ABSENT

    return run


def membership(inner: Run, member: str) -> Run:
    """Whether a set contains the member; an absent set contains nothing."""

    def run(scene: Scene, choice: Choice, event: Values = NOTHING) -> Any:
        value = inner(scene, choice, event)
        if value is None:
            return None
        return value is not ABSENT and member in value

    return run


def mover(span: Span, back: bool, calendar: WorkCalendar | None) -> Callable[[date], date]:
    """The shift of known days. It raises `OutOfDomain`, or `CalendarNotPublished` for working days."""
    match span:
        case MonthSpan() | DaySpan():
            sign = -1 if back else 1
            return lambda day: shift(day, span, sign)
        case WorkdaySpan(days=days):
            return lambda day: _working_day(day, days, calendar)


def moved(inner: Run, span: Span, back: bool, calendar: WorkCalendar | None) -> Run:
    """A shifted day; unknown outside the time domain and outside the published calendar."""
    move = mover(span, back, calendar)

    def run(scene: Scene, choice: Choice, event: Values = NOTHING) -> Any:
        day = inner(scene, choice, event)
        if day is None or day is ABSENT:
            return day
        try:
            return move(day)
        except (OutOfDomain, CalendarNotPublished):
            return None

    return run


def total(parts: Sequence[tuple[int, Run]], extra: int) -> Run:
    """The sum of scaled parts; absent if a part is absent, else unknown if nothing is known of a part."""
    parts = tuple(parts)

    def run(scene: Scene, choice: Choice, event: Values = NOTHING) -> Any:
        result: Any = extra
        for factor, part in parts:
            value = part(scene, choice, event)
            if value is ABSENT:
                return ABSENT
            result = None if value is None or result is None else plus(result, factor, value)
        return result

    return run


def either(condition: Run, then: Run, otherwise: Run) -> Run:
    """The branch the condition selects; while that is unknown, the value both branches share."""

    def run(scene: Scene, choice: Choice, event: Values = NOTHING) -> Any:
        selected = condition(scene, choice, event)
        if selected is True:
            return then(scene, choice, event)
        if selected is not None:
            return otherwise(scene, choice, event)
        value = then(scene, choice, event)
        return value if value is not None and value == otherwise(scene, choice, event) else None

    return run


def chosen(reading: str, options: Mapping[str, Run]) -> Run:
    """The chosen option; where the choice names none of them, the value all options share."""
    runs = tuple(options.values())

    def run(scene: Scene, choice: Choice, event: Values = NOTHING) -> Any:
        option = options.get(choice.get(reading, ""))
        if option is not None:
            return option(scene, choice, event)
        value = runs[0](scene, choice, event)
        if value is None or any(other(scene, choice, event) != value for other in runs[1:]):
            return None
        return value

    return run


def _working_day(day: date, days: int, calendar: WorkCalendar | None) -> date:
    if calendar is None:
        raise CalendarNotPublished(day.year)
    return calendar.nth_workday_after(day, days) if days else calendar.next_workday_from(day)
