"""Until when a bar keeps somebody out: the first day, or the first round, on which it would not, all else being as it is.

The days that govern (of filing, of acceptance, of the decision) are those that the bar's own condition speaks of; which
ones these are the term says. They are moved together.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from checker.cases.scene import EventList, Record, Scene
from checker.evaluation.closures import Choice, Run
from checker.evaluation.evaluator import compile_term
from checker.ir.terms import Term
from checker.ir.traversal import fields_of
from checker.legaltime.shift import OutOfDomain, shift
from checker.legaltime.span import MonthSpan
from checker.legaltime.workdays import WorkCalendar

LAST_YEARS: Final = 40
LAST_ROUNDS: Final = 40
DAYS: Final = (("application", "day"), ("acceptance", "day"), ("act", "day"))
ROUND: Final = ("round", "number")


@dataclass(frozen=True, slots=True)
class BarEnd:
    """The first day or round outside the bar; `None` where none was found within `LAST_YEARS` or `LAST_ROUNDS`."""

    first_free: date | int | None


def bar_end(holds: Term, scene: Scene, choice: Choice, calendar: WorkCalendar | None) -> BarEnd | None:
    """When a bar that keeps the scene's subject out ends if nothing further happens, or `None` where it turns on no known
    day or round. `holds` is true where the bar keeps nobody out.

    A round is tried before a day: a bar in rounds may look at the day too, but ends with the rounds. Days are tried
    one by one up to the first anniversary of the last governing day that is free.
    """
    free = compile_term(holds, calendar)
    scene = replace(scene, lists={k: EventList(v.records, date.max) for k, v in scene.lists.items()})
    spoken = fields_of(holds)
    number = _known(scene, *ROUND) if ROUND in spoken else None
    if isinstance(number, int):
        rounds = range(number + 1, number + LAST_ROUNDS + 1)
        found = next((n for n in rounds if free(_with(scene, *ROUND, n), choice) is True), None)
        if found is not None:
            return BarEnd(found)
    known = {name: day for name in DAYS if name in spoken and isinstance(day := _known(scene, *name), date)}
    if known:
        return BarEnd(_first_free_day(free, scene, choice, tuple(known), max(known.values())))
    return BarEnd(None) if isinstance(number, int) else None


def _first_free_day(
    free: Run, scene: Scene, choice: Choice, names: tuple[tuple[str, str], ...], day: date
) -> date | None:
    def is_free(on: date) -> bool:
        moved = scene
        for name in names:
            moved = _with(moved, *name, on)
        return free(moved, choice) is True

    last = next((d for d in _anniversaries(day) if is_free(d)), None)
    if last is None:
        return None
    days = (day + timedelta(n) for n in range(1, (last - day).days))
    return next((d for d in days if is_free(d)), last)


def _anniversaries(day: date) -> Iterator[date]:
    """Those inside the time domain."""
    for n in range(1, LAST_YEARS + 1):
        try:
            yield shift(day, MonthSpan(12 * n))
        except OutOfDomain:
            return


def _known(scene: Scene, scope: str, name: str) -> object:
    return scene.records.get(scope, Record()).values.get(name)


def _with(scene: Scene, scope: str, name: str, value: date | int) -> Scene:
    record = Record({**scene.records[scope].values, name: value})
    return replace(scene, records={**scene.records, scope: record})
