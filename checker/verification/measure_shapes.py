"""The shape of a bar: guessed by sampling its meaning, then proved equivalent to it for every day.

The one event that a bar looks at becomes a record; days and rounds of the act are varied until the bar ends, and what
ends it is compared with the event's own dates and numbers. The literal in the norm is never read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from checker.cases.scene import Entry, Scene
from checker.evaluation.evaluator import evaluate
from checker.ir import factory as f
from checker.ir.terms import Term
from checker.ir.types import DATE, INT
from checker.legaltime.shift import LAST_DAY, OutOfDomain, shift
from checker.legaltime.span import DaySpan, MonthSpan
from checker.legaltime.workdays import WorkCalendar
from checker.verification.equivalence import prove_equivalent
from checker.verification.measure_terms import HISTORY, scene_of
from checker.verification.outcome import Outcome, Proved

NUMBER: Final = ("round", "number")
DAY: Final = ("application", "day")
FAR_ROUND: Final = 900
YEAR: Final = 12
MOST_ROUNDS: Final = 40
EARLY: Final = 2012
REMEMBERED: Final = 2000


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
class OtherShape:
    """None of the shapes known here."""


Shape = NoneShape | EverShape | RoundsShape | SpanShape | OtherShape


@dataclass(frozen=True, slots=True, eq=False)
class Probe:
    """One bar under one choice of readings, said of one event: its term, a sample event, and the days to try."""

    body: Term
    values: Mapping[tuple[str, str], Entry]
    lapse: Term | None
    choice: Mapping[str, str]
    calendar: WorkCalendar | None

    def barred(self, day: date, number: int) -> bool:
        """Whether the sample event bars an act on that day, of that round."""
        scene = scene_of({**self.values, DAY: day, NUMBER: number})
        return evaluate(self.body, scene, self.choice, self.calendar) is True

    def bites(self) -> bool:
        """Whether it bars any round on the day after the last of its dates."""
        first = max(self.dates.values()) + timedelta(days=1)
        return self.barred(first, FAR_ROUND) or any(self.barred(first, n) for n in range(1, MOST_ROUNDS))

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
    first = max(probe.dates.values()) + timedelta(days=1)
    if probe.barred(first, FAR_ROUND):
        return EverShape() if probe.barred(LAST_DAY, FAR_ROUND) else _span(probe, first)
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
        moved = Probe(
            probe.body, {**probe.values, (HISTORY, name): value + 3}, probe.lapse, probe.choice, probe.calendar
        )
        if [n for n in range(1, MOST_ROUNDS) if moved.barred(first, n)] == [n + 3 for n in rounds]:
            return name
    return None


def _span(probe: Probe, first: date) -> Shape:
    """The span whose end is the last barred day; if that is the regulation's own last day, what an event long before
    shows, up to that day."""
    last = _last_barred(probe, first)
    if last == _lapse_day(probe):
        early = guess(_earlier(probe)) if probe.dates and min(probe.dates.values()).year > EARLY else NoneShape()
        return replace(early, capped=True) if isinstance(early, SpanShape) else EverShape(True)
    for whole in (True, False):
        for start, day in probe.dates.items():
            for late, inclusive in ((False, True), (False, False), (True, True)):
                begin = day + timedelta(days=1) if late else day
                end = last if inclusive else last + timedelta(days=1)
                count = (end.year - begin.year) * YEAR + end.month - begin.month
                if count > 0 and (count % YEAR == 0 or not whole) and _moved(begin, count) == end:
                    return SpanShape(start, count, "months", inclusive, late, _is_cut_off(probe, start))
    return _in_days(probe, last)


def _is_cut_off(probe: Probe, start: str) -> bool:
    """Whether a span that begins on the regulation's own last day does not outlive it."""
    lapse = _lapse_day(probe)
    if lapse is None:
        return False
    by = lapse - probe.dates[start]
    moved = {place: value + by if isinstance(value, date) else value for place, value in probe.values.items()}
    return not replace(probe, values=moved).barred(
        max(d + by for d in probe.dates.values()) + timedelta(days=2), FAR_ROUND
    )


def _in_days(probe: Probe, last: date) -> Shape:
    """A span in days: moved by its start."""
    for start, day in probe.dates.items():
        moved = replace(probe, values={**probe.values, (HISTORY, start): day + timedelta(days=3)})
        if _last_barred(moved, max(moved.dates.values()) + timedelta(days=1)) == last + timedelta(days=3):
            return SpanShape(start, (last - day).days, "days")
    return OtherShape()


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
            end = f.shift(counted, span)
            end = end if inclusive else f.shift(end, DaySpan(1), back=True)
            return f.conj(f.less_equal(begin, day), f.less_equal(day, end), within if capped else f.TRUE)
        case OtherShape():
            return None


_proofs: dict[tuple[Term, Term, tuple[Term, ...]], Outcome] = {}


def proved(probe: Probe, shape: Shape, premises: tuple[Term, ...]) -> Outcome | None:
    """Whether bar and shape agree in every case of the premises; `None` where there is no shape to compare with.

    Readings are chosen already and bars count no working days, so terms and premises alone decide, and are remembered.
    """
    said = shape_term(shape, probe.lapse)
    if said is None:
        return None
    key = (probe.body, said, premises)
    known = _proofs.get(key)
    if known is None:
        known = prove_equivalent(probe.body, said, premises, choice=probe.choice, calendar=None)
        if len(_proofs) >= REMEMBERED:
            _proofs.clear()
        _proofs[key] = known
    return known


def holds_for_all(outcome: Outcome | None) -> bool:
    """Whether a proof was found."""
    return isinstance(outcome, Proved)
