"""The shape of a bar: guessed by sampling its meaning, then proved equivalent to it for every day.

The one event that a bar looks at becomes a record; days and rounds of the act are varied until the bar ends, and what
ends it is compared with the event's own dates and numbers. The literal in the norm is never read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from checker.cases.scene import Entry, Scene
from checker.evaluation.evaluator import evaluate
from checker.ir import factory as f
from checker.ir.terms import Term
from checker.ir.types import DATE, INT
from checker.legaltime.shift import FIRST_DAY, LAST_DAY, OutOfDomain, shift
from checker.legaltime.span import DaySpan, MonthSpan
from checker.legaltime.workdays import WorkCalendar
from checker.verification.equivalence import prove_equivalent
from checker.verification.measure_terms import HISTORY, scene_of
from checker.verification.outcome import Outcome, Unknown
from checker.verification.remembered import Remembered

NUMBER: Final = ("round", "number")
DAY: Final = ("application", "day")
FAR_ROUND: Final = 900
YEAR: Final = 12
MOST_ROUNDS: Final = 40
EARLY: Final = 2012
MOVES: Final = range(31, 373, 31)
"""Days by which a date is moved, so that months and days of one length can be told apart."""


@dataclass(frozen=True, slots=True)
class NoneShape:
    """Never barred."""


@dataclass(frozen=True, slots=True)
class EverShape:
    """Barred without end; with `capped`, until the regulation's own last day."""

    capped: bool = False


@dataclass(frozen=True, slots=True)
class RoundsShape:
    """Barred in the `count` rounds after the round in field `start`, beginning with the `skip`+1-st."""

    start: str
    count: int
    skip: int = 0
    capped: bool = False


@dataclass(frozen=True, slots=True)
class SpanShape:
    """Barred from the day in field `start` for `count` months or days, through the corresponding day (`inclusive`) or
    the day before it; with `late` the span is counted from the day after."""

    start: str
    count: int
    unit: str
    inclusive: bool = True
    late: bool = False
    capped: bool = False


@dataclass(frozen=True, slots=True)
class UntilShape:
    """Barred through the day in field `end`, or (not `inclusive`) the day before it."""

    end: str
    inclusive: bool = True
    capped: bool = False


@dataclass(frozen=True, slots=True)
class OtherShape:
    """None of the shapes known here."""


Shape = NoneShape | EverShape | RoundsShape | SpanShape | UntilShape | OtherShape


@dataclass(frozen=True, slots=True, eq=False)
class Probe:
    """One bar under one choice of readings, said of one event: its term, a sample event, and the days to try: none
    before any of the event's dates in `past`; `keys` names the key dates of event kinds."""

    body: Term
    values: Mapping[tuple[str, str], Entry]
    lapse: Term | None
    choice: Mapping[str, str]
    calendar: WorkCalendar | None
    past: tuple[str, ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)

    def barred(self, day: date, number: int) -> bool:
        """Whether the sample event bars an act on that day, of that round."""
        scene = scene_of({**self.values, DAY: day, NUMBER: number})
        return evaluate(self.body, scene, self.choice, self.calendar) is True

    def bites(self) -> bool:
        """Whether it bars any round on one of the days to try."""
        return self.barred_since() is not None or any(self.barred(self.after, n) for n in range(1, MOST_ROUNDS))

    @property
    def after(self) -> date:
        """The day after the last of its dates."""
        return max(self.dates.values()) + timedelta(days=1)

    def barred_since(self) -> date | None:
        """The last day, among the day after its dates and these, on which it bars whatever the round."""
        begin = max((day for name, day in self.dates.items() if name in self.past), default=FIRST_DAY)
        days = [self.after, *sorted((d for d in self.dates.values() if d >= begin), reverse=True)]
        return next((day for day in days if self.barred(day, FAR_ROUND)), None)

    @property
    def dates(self) -> dict[str, date]:
        """The sample event's dates by field."""
        return {n: v for (s, n), v in self.values.items() if s == HISTORY and isinstance(v, date)}

    @property
    def numbers(self) -> dict[str, int]:
        """The sample event's round numbers by field."""
        return {
            n: v for (s, n), v in self.values.items() if s == HISTORY and isinstance(v, int) and not isinstance(v, bool)
        }


def guess(probe: Probe) -> Shape:
    """The shape that the samples show."""
    since, first = probe.barred_since(), probe.after
    if since is not None:
        return EverShape() if probe.barred(LAST_DAY, FAR_ROUND) else _span(probe, since)
    rounds = [n for n in range(1, MOST_ROUNDS) if probe.barred(first, n)]
    if not rounds:
        return NoneShape()
    if rounds != list(range(rounds[0], rounds[-1] + 1)):
        return OtherShape()
    ends = not probe.barred(LAST_DAY, rounds[0])
    start = _round_start(probe, rounds, first)
    if start is None or (ends and probe.lapse is None):
        return OtherShape()
    return RoundsShape(start, len(rounds), rounds[0] - probe.numbers[start] - 1, ends)


def _round_start(probe: Probe, rounds: list[int], first: date) -> str | None:
    """The number that the barred rounds follow: moved by three it moves them by three."""
    for name, value in probe.numbers.items():
        moved = replace(probe, values={**probe.values, (HISTORY, name): value + 3})
        if [n for n in range(1, MOST_ROUNDS) if moved.barred(first, n)] == [n + 3 for n in rounds]:
            return name
    return None


def _span(probe: Probe, since: date) -> Shape:
    """The length whose end is the last barred day; where the regulation has a last day, of an event long before it."""
    lapse, sample = _lapse_day(probe), probe
    if lapse is not None and min(probe.dates.values()).year > EARLY:
        early = _earlier(probe)
        since_early = early.barred_since()
        if since_early is not None:
            sample, since = early, since_early
    last = _last_barred(sample, since)
    if last == lapse:
        return EverShape(True)
    start = _date_moving(sample, last)
    if start is None:
        return OtherShape()
    first = sample.dates[start]
    samples = [(first + timedelta(days=by), _end_moved(sample, start, by)) for by in (0, *MOVES)]
    end = last + timedelta(days=1)
    months = (end.year - first.year) * YEAR + end.month - first.month
    for count in (months, months - 1):
        for late, inclusive in ((False, True), (False, False), (True, True)):
            if count > 0 and all(_ends(day, count, late, inclusive) == last for day, last in samples):
                return SpanShape(start, count, "months", inclusive, late, _is_cut_off(probe, start, lapse, 1))
    days = (last - first).days
    if days > 0:
        return SpanShape(start, days, "days", capped=_is_cut_off(probe, start, lapse, 1))
    return UntilShape(start, days == 0, _is_cut_off(probe, start, lapse, 2)) if days >= -1 else OtherShape()


def _date_moving(probe: Probe, last: date) -> str | None:
    """The date that the last barred day follows: moved by a day it moves it by a day."""
    return next((n for n in probe.dates if _end_moved(probe, n, 1) == last + timedelta(days=1)), None)


def _end_moved(probe: Probe, start: str, by: int) -> date | None:
    """The last barred day of the same event with one date so many days later."""
    moved = replace(probe, values={**probe.values, (HISTORY, start): probe.dates[start] + timedelta(days=by)})
    since = moved.barred_since()
    return None if since is None else _last_barred(moved, since)


def _ends(day: date, months: int, late: bool, inclusive: bool) -> date | None:
    """The last day of a span of months from a day."""
    end = _moved(day + timedelta(days=1) if late else day, months)
    return end if end is None or inclusive else end - timedelta(days=1)


def _is_cut_off(probe: Probe, start: str, lapse: date | None, ahead: int) -> bool:
    """Whether a length does not bar on the day after the regulation's own last day, though its own date lies so many
    days after that last day (and no other date later than the day after it)."""
    if lapse is None:
        return False
    beyond, by = lapse + timedelta(days=1), lapse + timedelta(days=ahead) - probe.dates[start]
    moved = {
        place: min(value + by, beyond) if isinstance(value, date) else value for place, value in probe.values.items()
    }
    moved[HISTORY, start] = probe.dates[start] + by
    return not replace(probe, values=moved).barred(beyond, FAR_ROUND)


def _last_barred(probe: Probe, first: date) -> date:
    low, high = first, LAST_DAY
    while (high - low).days > 1:
        middle = low + (high - low) // 2
        low, high = (middle, high) if probe.barred(middle, FAR_ROUND) else (low, middle)
    return low


def _lapse_day(probe: Probe) -> date | None:
    value = None if probe.lapse is None else evaluate(probe.lapse, Scene(), probe.choice, probe.calendar)
    return value if isinstance(value, date) else None


def _earlier(probe: Probe) -> Probe:
    """The same event thirty years before, so that a span ends within the regulation's own time."""
    moved = {
        place: shift(value, MonthSpan(30 * YEAR), -1) if isinstance(value, date) else value
        for place, value in probe.values.items()
    }
    return replace(probe, values=moved)


def _moved(day: date, months: int) -> date | None:
    try:
        return shift(day, MonthSpan(months))
    except OutOfDomain:
        return None


def shape_term(shape: Shape, lapse: Term | None) -> Term | None:
    """What a shape says of an act, as a term over the event's record; `None` for no known shape."""
    day, number = f.field(*DAY, DATE), f.field(*NUMBER, INT)
    within = f.TRUE if lapse is None else f.less_equal(day, lapse)
    match shape:
        case NoneShape():
            return f.FALSE
        case EverShape(capped=capped):
            return within if capped else f.TRUE
        case RoundsShape(start=start, count=count, skip=skip, capped=capped):
            begin = f.field(HISTORY, start, INT)
            after = f.less(f.plus(((1, begin),), skip), number)
            before = f.less_equal(number, f.plus(((1, begin),), skip + count))
            return f.conj(after, before, within if capped else f.TRUE)
        case SpanShape(start=start, count=count, unit=unit, inclusive=inclusive, late=late, capped=capped):
            begin = f.field(HISTORY, start, DATE)
            counted = f.shift(begin, DaySpan(1)) if late else begin
            span = MonthSpan(count) if unit == "months" else DaySpan(count)
            last = f.shift(counted, span)
            last = last if inclusive else f.shift(last, DaySpan(1), back=True)
            return f.conj(f.less_equal(begin, day), f.less_equal(day, last), within if capped else f.TRUE)
        case UntilShape(end=end, inclusive=inclusive, capped=capped):
            due = f.field(HISTORY, end, DATE)
            return f.conj(f.less_equal(day, due) if inclusive else f.less(day, due), within if capped else f.TRUE)
        case OtherShape():
            return None


_PROOFS: Final[Remembered[Outcome]] = Remembered()


def proved(probe: Probe, shape: Shape, premises: tuple[Term, ...]) -> Outcome | None:
    """Whether bar and shape agree in every case of the premises; `None` where there is no shape to compare with.

    Readings are chosen already, so terms, premises and working days alone decide, and an answer is remembered.
    """
    body, said = probe.body, shape_term(shape, probe.lapse)
    if said is None:
        return None

    def prove() -> Outcome:
        scene = Scene({}, {}, probe.keys)
        return prove_equivalent(body, said, premises, scene=scene, choice=probe.choice, calendar=probe.calendar)

    return _PROOFS.answer((body, said, premises), probe.calendar, prove, lambda found: not isinstance(found, Unknown))
