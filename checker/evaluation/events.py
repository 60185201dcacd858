"""Compiled quantifiers over event lists.

A list is closed for a quantifier when no event outside the record can satisfy it: the record is complete for all
time, or at least through the known day `until`, or `where` is false already of an event of which nothing is known.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from checker.cases.scene import ABSENT, EventList, Record, Scene
from checker.evaluation.bounds import number
from checker.evaluation.closures import NOTHING, Choice, Run, Values
from checker.ir.terms import Source
from checker.legaltime.shift import LAST_DAY, OutOfDomain, shift
from checker.legaltime.span import DaySpan, MonthSpan

_NO_LIST = EventList()


def exists(source: Source, where: Run, until: Run | None) -> Run:
    """True if a recorded event satisfies `where`; false if none can, recorded or not; else unknown."""
    key = (source.scope, source.kind)

    def run(scene: Scene, choice: Choice, event: Values = NOTHING) -> Any:  # noqa: ARG001
        events = scene.lists.get(key, _NO_LIST)
        decided: bool | None = False
        for record in events.records:
            value = where(scene, choice, record.values)
            if value is True:
                return True
            if value is None:
                decided = None
        if decided is None or is_closed(events, where, until, scene, choice):
            return decided
        return None

    return run


def fewest(count: int, source: Source, where: Run, until: Run | None, within: MonthSpan | DaySpan | None) -> Run:
    """At least `count` events, where `within` is given inside one such span of their key dates."""
    key = (source.scope, source.kind)

    def run(scene: Scene, choice: Choice, event: Values = NOTHING) -> Any:  # noqa: ARG001
        events = scene.lists.get(key, _NO_LIST)
        certain: list[Record] = []
        possible: list[Record] = []
        for record in events.records:
            value = where(scene, choice, record.values)
            if value is True:
                certain.append(record)
            if value is True or value is None:
                possible.append(record)
        name = scene.key_fields.get(source.kind, "")
        if len(certain) >= count and (within is None or _gathered(certain, name, within, count, 0)):
            return True
        if not is_closed(events, where, until, scene, choice):
            return None
        if len(possible) < count:
            return False
        floating = sum(record.values.get(name) is None for record in possible)
        return None if within is None or _gathered(possible, name, within, count, floating) else False

    return run


def how_many(source: Source, where: Run) -> Run:
    """The number of events that satisfy `where`, with bounds where it is not known."""
    key = (source.scope, source.kind)

    def run(scene: Scene, choice: Choice, event: Values = NOTHING) -> Any:  # noqa: ARG001
        events = scene.lists.get(key, _NO_LIST)
        certain = possible = 0
        for record in events.records:
            value = where(scene, choice, record.values)
            certain += value is True
            possible += value is True or value is None
        return number(certain, possible if is_closed(events, where, None, scene, choice) else None)

    return run


def is_closed(events: EventList, where: Run, until: Run | None, scene: Scene, choice: Choice) -> bool:
    """Whether no event outside the record can satisfy the compiled `where`."""
    through = events.complete_through
    if through == date.max:
        return True
    if through is not None and until is not None:
        last = until(scene, choice)
        if last is not None and last is not ABSENT and last <= through:
            return True
    return where(scene, choice, NOTHING) is False


def reach(day: date, within: MonthSpan | DaySpan) -> date:
    """The last day of the span that begins on `day`, at most the last day of the time domain."""
    try:
        return shift(day, within)
    except OutOfDomain:
        return LAST_DAY


def _gathered(records: Sequence[Record], name: str, within: MonthSpan | DaySpan, count: int, floating: int) -> bool:
    """Whether `count` of the records, `floating` ones of unknown day being free to join, lie in one span."""
    days = sorted(day for record in records if isinstance(day := record.values.get(name), date))
    needed = max(count - floating, 0)
    if needed == 0:
        return True
    return any(
        days[last] <= reach(first, within) for first, last in zip(days, range(needed - 1, len(days)), strict=False)
    )
