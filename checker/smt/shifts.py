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
    """Moves days, and collects what that defines: constraints, auxiliary variables, abstractions."""

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
        self.auxiliary: list[ArithRef] = []
        self.preferred: list[BoolRef] = []
        self._parts: dict[int, tuple[ArithRef, SymDate]] = {}

    def moved(self, start: SymNumber, span: MonthSpan | DaySpan | WorkdaySpan, back: bool, guard: Truth) -> SymNumber:
        """The day `span` after `start`, or before it; inside the time domain wherever `guard` holds."""
        sign = -1 if back else 1
        match span:
            case MonthSpan(months):
                value = self._by_months(start.value, sign * months)
            case DaySpan(days):
                value = total([(1, start.value)], sign * days)
            case WorkdaySpan(days):
                value = self._by_workdays(start.value, days)
        return SymNumber(self._inside(value, guard), start.present)

    def latest_start(self, days: int, limit: int) -> int | None:
        """The last day from which a count of working days ends by `limit` (both ordinals since the epoch), or
        `None` where the published calendar does not tell."""
        if self.calendar is None:
            return None
        day = decode_ordinal(limit)
        if not self.calendar.first_year <= day.year <= self.calendar.last_year:
            return None
        last = bisect_right(self.calendar.ordinals, day.toordinal()) - max(days, 1)
        if last < 0:
            return None
        return self.calendar.ordinals[last] - (1 if days else 0) - _TO_PYTHON

    def prefer_published(self, start: SymNumber, days: int) -> None:
        """Prefer cases in which a count that starts on `start` stays inside the published calendar."""
        assert self.calendar is not None
        last = self.latest_start(days, (date(self.calendar.last_year, 12, 31) - EPOCH).days)
        assert last is not None
        first = (date(self.calendar.first_year, 1, 1) - EPOCH).days
        inside = conj((less_equal(first, start.value), less_equal(start.value, last)))
        self.preferred.append(formula(implies(start.present, inside), self.ctx))

    def _by_months(self, start: Number, months: int) -> Number:
        try:
            result = shift_months(self._date_of(start), months)
        except UnsupportedShift:
            return self._unknown(DayOutOfDomain())
        if isinstance(start, int):
            known = simplify(ordinal(result))
            assert isinstance(known, IntNumRef)
            return known.as_long()
        value = ordinal(result)
        self._parts[id(value)] = (value, result)
        return value

    def _by_workdays(self, start: Number, days: int) -> Number:
        if not isinstance(start, int):
            return self._unknown(WorkdaysBetweenUnknowns())
        if self.calendar is None:
            return self._unknown(CalendarGap(None))
        day = decode_ordinal(start)
        try:
            end = self.calendar.nth_workday_after(day, days) if days else self.calendar.next_workday_from(day)
        except CalendarNotPublished as gap:
            return self._unknown(CalendarGap(gap.year))
        return (end - EPOCH).days

    def _inside(self, value: Number, guard: Truth) -> Number:
        if isinstance(value, int):
            return value if 0 <= value <= LAST_ORDINAL else self._unknown(DayOutOfDomain())
        inside = implies(guard, conj((value >= 0, value <= LAST_ORDINAL)))
        if inside is not True:
            self.constraints.append(formula(inside, self.ctx))
        return value

    def _date_of(self, day: Number) -> SymDate:
        """The same day in the March cycle."""
        if isinstance(day, int):
            return date_value(decode_ordinal(day), self.ctx)
        if id(day) not in self._parts:
            parts, constraints = fresh_date(f"day.{len(self._parts)}", self.ctx)
            self.constraints.extend((*constraints, ordinal(parts) == day))
            self.auxiliary.extend((parts.q, parts.j, parts.r))
            self._parts[id(day)] = (day, parts)
        return self._parts[id(day)][1]

    def _unknown(self, reason: Abstraction) -> Number:
        self.abstractions.append(reason)
        free = Int(f"unknown.{len(self.abstractions)}", self.ctx)
        self.auxiliary.append(free)
        return free
