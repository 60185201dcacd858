"""The common axis: how long the history of a measure keeps its owner out, until the first round that is open to him.

The norms themselves are evaluated, round by round, in the stated situation and on every day on which it could begin.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise, product
from typing import Final

from checker.cases.scene import ABSENT, Entry, EventList, Record, Scene
from checker.evaluation.evaluator import evaluate
from checker.ir import factory as f
from checker.ir.norms import Bar
from checker.ir.regulation import Regulation, Vocabulary
from checker.ir.terms import Term
from checker.ir.types import DateType, IntType
from checker.legaltime.shift import LAST_DAY
from checker.legaltime.workdays import WorkCalendar
from checker.verification.measure_cell import AxisInterval
from checker.verification.measure_reader import Measure
from checker.verification.measure_shapes import FAR_ROUND
from checker.verification.measure_situation import Situation
from checker.verification.measure_terms import changes, probe_record, speaks

STEP: Final = timedelta(days=28)


@dataclass(frozen=True, slots=True, eq=False)
class Timeline:
    """What does not change while days are varied."""

    measure: Measure
    regulation: Regulation
    vocabulary: Vocabulary
    situation: Situation
    calendar: WorkCalendar | None
    schedule: tuple[date, ...]
    keys: Mapping[str, str]

    def scenes(self, start: date, opening: date, number: int) -> Iterator[Scene]:
        """The scenes of an application in a round, one per way of applying, after a history that began on `start`."""
        given = {g.field: g.member for g in (*self.situation.application, *self.measure.given)}
        fields = [n for n in given if n in self.vocabulary.records["application"].fields and given[n]]
        for members in product(*(given[n].split("/") for n in fields)):
            yield self._scene(start, opening, number, dict(zip(fields, members, strict=True)))

    def _scene(self, start: date, opening: date, number: int, way: Mapping[str, Entry]) -> Scene:
        (event,) = self.measure.arguments
        application: dict[str, Entry] = {"day": opening, **way}
        records = {
            "application": Record(application),
            "round": Record({"number": number, "filing_deadline": opening, "called": opening}),
        }
        lists = {("subject", event): EventList((Record(self._event(event, start)),), date.max)}
        return Scene(records, lists, self.keys)

    def _event(self, event: str, start: date) -> dict[str, Entry]:
        sort = self.vocabulary.events[event]
        days = {**self.situation.days, self.measure.axis: start}
        for name, others in self.situation.same.items():
            if name in days:
                days.update(dict.fromkeys(others, days[name]))
        values = probe_record(sort, self.measure.given, self.regulation.city.name)
        reached = max([i for i, day in enumerate(self.schedule, 1) if day <= start], default=1)
        for name, declared in sort.fields.items():
            if values.get(name) is ABSENT:
                continue
            match declared.type:
                case DateType():
                    values[name] = days.get(name, start)
                case IntType():
                    values[name] = reached if name.startswith("found") else 1
                case _:
                    continue
        return values

    def first_open(self, bars: Sequence[Bar], start: date, choice: Mapping[str, str]) -> int | None:
        """The number of the first round after `start` from which none of the bars keeps out; rounds count from 1."""
        for number, opening in enumerate(self.schedule, 1):
            if opening <= start or number == 1:
                continue
            if not all(self._kept(bars, scene, choice) for scene in self.scenes(start, opening, number)):
                return number
        return None

    def _kept(self, bars: Sequence[Bar], scene: Scene, choice: Mapping[str, str]) -> bool:
        return any(evaluate(_keeps_out(bar), scene, choice, self.calendar) is True for bar in bars)

    def nominal_end(self, bars: Sequence[Bar], start: date, choice: Mapping[str, str]) -> date | None:
        """The last day on which the bars keep out whatever the round; `None` if rounds or nothing end them."""

        def kept(day: date) -> bool:
            return all(self._kept(bars, scene, choice) for scene in self.scenes(start, day, FAR_ROUND))

        low, high = start, LAST_DAY
        if not kept(low) or kept(high):
            return None
        while (high - low).days > 1:
            middle = low + (high - low) // 2
            low, high = (middle, high) if kept(middle) else (low, middle)
        return low


_terms: dict[int, tuple[Bar, Term]] = {}


def _keeps_out(bar: Bar) -> Term:
    """The bar's whole term, the same object for the same bar (it is compiled once)."""
    known = _terms.get(id(bar))
    if known is None:
        known = (bar, f.conj(speaks(bar), bar.barred))
        _terms[id(bar)] = known  # INVARIANT: the entry keeps the bar alive, so its id stays its own
    return known[1]


def axis_of(
    line: Timeline, bars: Sequence[Bar], every: Sequence[Bar], choice: Mapping[str, str]
) -> AxisInterval | None:
    """The effective length by the measure's own bars; `None` without a schedule. `turned` tells what every bar on that
    event together gives, where it differs, and under which single other reading."""
    start = line.situation.days.get(line.measure.axis)
    if start is None or not line.schedule:
        return None
    number = line.first_open(bars, start, choice)
    first = None if number is None else line.schedule[number - 1]
    days = None if first is None else (first - start).days
    varies = line.vocabulary.events[line.measure.arguments[0]].key != line.measure.axis
    lengths = list(_lengths(line, bars, choice)) if varies else [days]
    known = [n for n in lengths if n is not None]
    longest = None if None in lengths else max(known, default=None)
    return AxisInterval(
        start, first, number, days, min(known, default=None), longest, line.nominal_end(bars, start, choice),
        tuple(_turned(line, every, start, choice, number)),
    )  # fmt: skip


def _turned(
    line: Timeline, every: Sequence[Bar], start: date, choice: Mapping[str, str], number: int | None
) -> Iterator[tuple[str, str, date | None]]:
    together = line.first_open(every, start, choice)
    if together != number:
        yield "", "", _day(line, together)
    seen = set()
    for bar in every:
        for change in changes(_keeps_out(bar), choice, line.regulation, line.vocabulary):
            if change in seen:
                continue
            seen.add(change)
            other = line.first_open(every, start, {**choice, change[0]: change[1]})
            if other != together:
                yield *change, _day(line, other)


def _day(line: Timeline, number: int | None) -> date | None:
    return None if number is None else line.schedule[number - 1]


def _lengths(line: Timeline, bars: Sequence[Bar], choice: Mapping[str, str]) -> Iterator[int | None]:
    """The lengths at the days where they can be shortest or longest, over one cycle from the award's round."""
    if len(line.schedule) == 1:
        return
    begin, end = line.schedule[0], line.schedule[1]

    @cache
    def reach(day: date) -> int | None:
        return line.first_open(bars, day, choice)

    days = [begin]
    while days[-1] + STEP < end:
        days.append(days[-1] + STEP)
    days.append(end - timedelta(days=1))
    for left, right in pairwise(days):
        low, high = left, right
        if reach(low) != reach(high):
            while (high - low).days > 1:
                middle = low + (high - low) // 2
                low, high = (middle, high) if reach(middle) == reach(left) else (low, middle)
        for day in (left, low, high, right):
            number = reach(day)
            yield None if number is None else (line.schedule[number - 1] - day).days
