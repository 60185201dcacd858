"""Days as integers for the solver: exact legal time without division, modulo or bit-vectors.

A day is `(q, j, r)` in the March cycle: `q` four-year cycles after 1980-03-01, `j` March years into the cycle
(0..3), `r` days into the March year (0..365, and 365 only in the last year of a cycle, which ends on 29 February).
So a year shift touches `q` and `j` and only clamps a 29 February, and the ordinal stays linear.

A `SymDate` can be shifted by months; a shift by days gives an ordinal (days since the epoch) and ends there, because
going back would need division. Compare and subtract ordinals. Expressions carry their context; only functions that
begin an expression take one. Exact for 1980-03-01..2079-12-31: require `in_domain` of what a shift produced.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from checker.smt.z3_api import And, ArithRef, BoolRef, Context, If, Implies, Int, IntVal, ModelRef, whole_number

EPOCH: Final = date(1980, 3, 1)
"""Day 0, and the first day of the domain."""

LAST_ORDINAL: Final = (date(2079, 12, 31) - EPOCH).days
"""The ordinal of the last day of the domain."""

CYCLE_DAYS: Final = 1461
YEAR_DAYS: Final = 365
LEAP_YEAR: Final = 3
LEAP_DAY: Final = 365
CENTURY_MONTHS: Final = 1200

# Day of the March year on which each month begins, March first; the end of February is 28 or 29 days later.
MONTH_START: Final = (0, 31, 61, 92, 122, 153, 184, 214, 245, 275, 306, 337)
MONTH_DAYS: Final = (31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28)
FEBRUARY: Final = 11


class UnsupportedShift(ValueError):  # noqa: N818
    """A shift by a century or more: no day of the domain has such a target inside it."""


@dataclass(frozen=True, slots=True)
class SymDate:
    """A day as cycle `q`, March year `j` of the cycle and day `r` of the March year."""

    q: ArithRef
    j: ArithRef
    r: ArithRef


def fresh_date(name: str, ctx: Context) -> tuple[SymDate, list[BoolRef]]:
    """A new unknown day called `name`, and the constraints that make it exactly the days of the domain."""
    day = SymDate(Int(f"{name}.q", ctx), Int(f"{name}.j", ctx), Int(f"{name}.r", ctx))
    return day, [
        day.j >= 0,
        day.j <= LEAP_YEAR,
        day.r >= 0,
        day.r <= LEAP_DAY,
        Implies(day.r == LEAP_DAY, day.j == LEAP_YEAR),
        in_domain(day),
    ]


def date_value(day: date, ctx: Context) -> SymDate:
    """The constant `day`; raises `ValueError` outside the domain."""
    days = (day - EPOCH).days
    if not 0 <= days <= LAST_ORDINAL:
        raise ValueError(f"{day} lies outside {EPOCH}..2079-12-31")
    cycle, rest = divmod(days, CYCLE_DAYS)
    year = min(rest // YEAR_DAYS, LEAP_YEAR)
    return SymDate(IntVal(cycle, ctx), IntVal(year, ctx), IntVal(rest - YEAR_DAYS * year, ctx))


def ordinal(day: SymDate) -> ArithRef:
    """Days from the epoch to `day`; linear, and ordered as the days are."""
    return day.q * CYCLE_DAYS + day.j * YEAR_DAYS + day.r


def ordinal_value(day: date, ctx: Context) -> ArithRef:
    """The constant ordinal of `day`, also outside the domain."""
    return IntVal((day - EPOCH).days, ctx)


def in_domain(day: SymDate) -> BoolRef:
    """That `day` lies in 1980-03-01..2079-12-31."""
    return And(ordinal(day) >= 0, ordinal(day) <= LAST_ORDINAL)


def shift_ordinal(days_since_epoch: ArithRef, days: int) -> ArithRef:
    """The ordinal `days` calendar days later (earlier if negative)."""
    return days_since_epoch + days


def shift_days(day: SymDate, days: int) -> ArithRef:
    """The ordinal of the day `days` calendar days after `day` (before it if negative)."""
    return shift_ordinal(ordinal(day), days)


def shift_months(day: SymDate, months: int) -> SymDate:
    """The corresponding day `months` months after `day` (before it if negative), clamped at the end of the month.

    Raises `UnsupportedShift` for a century or more.
    """
    if abs(months) >= CENTURY_MONTHS:
        raise UnsupportedShift(f"a shift by {months} months leaves the domain from every day")
    years, rest = divmod(months, 12)
    if rest == 0:
        return _shift_years(day, years)
    # A later month lies in the next March year if the shift passes 1 March.
    carry = day.r >= MONTH_START[12 - rest]
    near, far = _move_years(day, years), _move_years(day, years + 1)
    q, j = If(carry, far[0], near[0]), If(carry, far[1], near[1])
    *earlier, result = _month_cases(day.r, j, rest)
    for month, case in reversed(list(enumerate(earlier))):
        result = If(day.r < MONTH_START[month + 1], case, result)
    return SymDate(q, j, result)


def decode(model: ModelRef, day: SymDate) -> date:
    """The day that `day` is in `model`; raises `ValueError` if its parts are no day of the March cycle."""
    q, j, r = (whole_number(model, part) for part in (day.q, day.j, day.r))
    if not (0 <= j <= LEAP_YEAR and 0 <= r <= LEAP_DAY and (r < LEAP_DAY or j == LEAP_YEAR)):
        raise ValueError(f"q={q}, j={j}, r={r} is no day of the March cycle")
    return decode_ordinal(CYCLE_DAYS * q + YEAR_DAYS * j + r)


def decode_ordinal(days_since_epoch: int) -> date:
    """The day with this ordinal."""
    return date.fromordinal(EPOCH.toordinal() + days_since_epoch)


def _shift_years(day: SymDate, years: int) -> SymDate:
    q, j = _move_years(day, years)
    if years % 4 == 0:
        return SymDate(q, j, day.r)
    # A leap year is never followed by one in less than four years, so a 29 February always becomes a 28th.
    return SymDate(q, j, If(day.r == LEAP_DAY, IntVal(LEAP_DAY - 1, day.r.ctx), day.r))


def _move_years(day: SymDate, years: int) -> tuple[ArithRef, ArithRef]:
    """Cycle and March year after `years` years, whatever the day of the year."""
    cycles, rest = divmod(years, 4)
    if rest == 0:
        return day.q + cycles, day.j
    over = day.j >= 4 - rest
    return If(over, day.q + (cycles + 1), day.q + cycles), If(over, day.j + (rest - 4), day.j + rest)


def _month_cases(r: ArithRef, new_j: ArithRef, months: int) -> Iterator[ArithRef]:
    """For each month, March first: the new day of the March year if `r` lies in it and moves 1..11 `months` on."""
    for month, start in enumerate(MONTH_START):
        target = (month + months) % 12
        moved = r + (MONTH_START[target] - start)
        last: ArithRef = IntVal(MONTH_START[target] + MONTH_DAYS[target] - 1, r.ctx)
        if target == FEBRUARY:
            last = If(new_j == LEAP_YEAR, last + 1, last)
        yield moved if MONTH_DAYS[month] <= MONTH_DAYS[target] else If(moved > last, last, moved)
