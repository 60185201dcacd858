"""Moved days in the solver: months in the March cycle, days on the ordinal, working days by the official calendar.

A working-day count needs a known first day, or stands against a known day: the count is monotone, so "the n-th working
day after x is at most c" is "x is at most t". Everything else becomes a free day and is recorded as an abstraction.
"""

from bisect import bisect_right
from datetime import date

from checker.legaltime.span import DaySpan, MonthSpan, WorkdaySpan
from checker.legaltime.workdays import CalendarNotPublished, WorkCalendar
from checker.smt.abstraction import Abstraction, CalendarGap, DayOutOfDomain, WorkdaysBetweenUnknowns
from checker.smt.formulas import Number, Truth, conj, formula, implies, less_equal, total
from checker.smt.sorts import SymNumber
from checker.smt.symbolic_time import (
    CENTURY_MONTHS,
    EPOCH,
    LAST_ORDINAL,
    SymDate,
    UnsupportedShift,
    date_value,
    decode_ordinal,
    fresh_date,
    ordinal,
    shift_months,
)
from checker.smt.z3_api import ArithRef, BoolRef, Context, Int, IntNumRef, simplify

_TO_PYTHON = EPOCH.toordinal()


class Shifts:
    """Moves days, and collects what that brings: constraints, defined variables, free values and why."""

    def __init__(
        self,
        ctx: Context,
        calendar: WorkCalendar | None,
        constraints: list[BoolRef],
        abstractions: list[Abstraction],
    ) -> None:
        self.ctx = ctx
        self.calendar = calendar
        self.constraints = constraints
        self.abstractions = abstractions
        self.definitions: list[BoolRef] = []
        self.defined: list[ArithRef] = []
        self.freed: list[ArithRef] = []
        self.preferred: list[BoolRef] = []
        self._dates: dict[int, tuple[ArithRef, SymDate]] = {}

    def moved(self, start: SymNumber, span: MonthSpan | DaySpan | WorkdaySpan, back: bool, guard: Truth) -> SymNumber:
        """The day `span` after `start`, or before it; inside the time domain wherever `guard` holds."""
        if start.present is False:
            return start
        sign = -1 if back else 1
        match span:
            case MonthSpan(months):
                value, day = self._by_months(start, sign * months)
                return SymNumber(self._inside(value, guard), start.present, day)
            case DaySpan(days):
                return SymNumber(self._inside(total([(1, start.value)], sign * days), guard), start.present)
            case WorkdaySpan(days):
                return self.counted(start, days, guard)

    def counted(self, start: SymNumber, days: int, guard: Truth) -> SymNumber:
        """The day `days` working days after `start`; a free day where the calendar does not give one day."""
        return SymNumber(self._inside(self._by_workdays(start.value, days), guard), start.present)

    def reach(self, first: SymNumber, within: MonthSpan | DaySpan) -> Number:
        """The last day of a span that begins on `first`; it may lie past the time domain, where no event is."""
        match within:
            case MonthSpan(months) if months < CENTURY_MONTHS:
                return self._by_months(first, months)[0]
            case MonthSpan():
                return LAST_ORDINAL
            case DaySpan(days):
                return total([(1, first.value)], days)

    def free(self, reason: Abstraction) -> ArithRef:
        """A day of which nothing is known, for this reason."""
        self.abstractions.append(reason)
        day = Int(f"unknown.{len(self.abstractions)}", self.ctx)
        self.freed.append(day)
        return day

    def latest_start(self, days: int, limit: int) -> int | Abstraction:
        """The last day from which a count of working days ends by `limit` (both ordinals since the epoch), or why
        the published calendar does not tell."""
        if self.calendar is None:
            return CalendarGap(None)
        day = decode_ordinal(limit)
        if not self.calendar.first_year <= day.year <= self.calendar.last_year:
            return CalendarGap(day.year)
        last = bisect_right(self.calendar.ordinals, day.toordinal()) - max(days, 1)
        if last < 0:
            return CalendarGap(self.calendar.first_year - 1)
        return self.calendar.ordinals[last] - (1 if days else 0) - _TO_PYTHON

    def prefer_published(self, start: SymNumber, days: int) -> None:
        """Prefer cases in which a count that starts on `start` stays inside the published calendar."""
        assert self.calendar is not None
        last = self.latest_start(days, (date(self.calendar.last_year, 12, 31) - EPOCH).days)
        if not isinstance(last, int):
            return
        first = (date(self.calendar.first_year, 1, 1) - EPOCH).days
        inside = conj((less_equal(first, start.value), less_equal(start.value, last)))
        self.preferred.append(formula(implies(start.present, inside), self.ctx))

    def _by_months(self, start: SymNumber, months: int) -> tuple[Number, SymDate | None]:
        try:
            result = shift_months(self._date_of(start), months)
        except UnsupportedShift:
            return self.free(DayOutOfDomain()), None
        if isinstance(start.value, int):
            known = simplify(ordinal(result))
            assert isinstance(known, IntNumRef)
            return known.as_long(), None
        return ordinal(result), result

    def _by_workdays(self, start: Number, days: int) -> Number:
        if not isinstance(start, int):
            return self.free(WorkdaysBetweenUnknowns())
        if self.calendar is None:
            return self.free(CalendarGap(None))
        day = decode_ordinal(start)
        try:
            end = self.calendar.nth_workday_after(day, days) if days else self.calendar.next_workday_from(day)
        except CalendarNotPublished as gap:
            return self.free(CalendarGap(gap.year))
        return (end - EPOCH).days

    def _inside(self, value: Number, guard: Truth) -> Number:
        if isinstance(value, int):
            return value if 0 <= value <= LAST_ORDINAL else self.free(DayOutOfDomain())
        inside = implies(guard, conj((value >= 0, value <= LAST_ORDINAL)))
        if inside is not True:
            self.constraints.append(formula(inside, self.ctx))
        return value

    def _date_of(self, start: SymNumber) -> SymDate:
        """The same day in the March cycle; where it is only known by its ordinal, new variables are defined."""
        if start.day is not None:
            return start.day
        if isinstance(start.value, int):
            return date_value(decode_ordinal(start.value), self.ctx)
        if id(start.value) not in self._dates:
            day, constraints = fresh_date(f"day.{len(self._dates)}", self.ctx)
            self.definitions.extend((*constraints, ordinal(day) == start.value))
            self.defined.extend((day.q, day.j, day.r))
            self._dates[id(start.value)] = (start.value, day)  # INVARIANT: keeps the value alive, so its id stays its
        return self._dates[id(start.value)][1]
