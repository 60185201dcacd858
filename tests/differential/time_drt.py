"""Symbolic time against concrete time: the two share no arithmetic and must agree on every day."""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from random import Random

import pytest

from checker.legaltime.shift import FIRST_DAY, LAST_DAY, OutOfDomain, shift
from checker.legaltime.span import DaySpan, MonthSpan
from checker.smt.symbolic_time import (
    EPOCH,
    LAST_ORDINAL,
    SymDate,
    UnsupportedShift,
    date_value,
    decode,
    decode_ordinal,
    fresh_date,
    in_domain,
    ordinal,
    ordinal_value,
    shift_days,
    shift_months,
    shift_ordinal,
)
from checker.smt.z3_api import (
    And,
    ArithRef,
    BoolRef,
    Context,
    ExprRef,
    IntNumRef,
    IntVal,
    Not,
    Or,
    SimpleSolver,
    is_true,
    sat,
    simplify,
    substitute,
    unsat,
)

CTX = Context()
ODD_MONTHS = [*range(-13, 0), *range(1, 14), -30, 18, 59, 119]


@cache
def month_ends() -> tuple[date, ...]:
    """The last two days of each month 1990-2060 and the first day of the next; all of 27 February to 1 March."""
    days = set()
    for year in range(1990, 2061):
        for month in range(1, 13):
            last = date(year, month, monthrange(year, month)[1])
            days |= {last - timedelta(1), last, last + timedelta(1)}
        days |= {date(year, 2, 27)}
    return tuple(sorted(days))


def constrained(name: str) -> tuple[SymDate, BoolRef]:
    day, constraints = fresh_date(name, CTX)
    return day, And(*constraints)


def placed(expression: ExprRef, day: SymDate, at: SymDate) -> ExprRef:
    """`expression` about `day` with the constants of `at` in its place, computed by z3."""
    return simplify(substitute(expression, (day.q, at.q), (day.j, at.j), (day.r, at.r)))


def number(expression: ExprRef) -> int:
    assert isinstance(expression, IntNumRef)
    return expression.as_long()


def concrete(start: date, months: int) -> date | None:
    """The shifted day by concrete time, None beyond the domain."""
    try:
        return shift(start, MonthSpan(abs(months)), 1 if months >= 0 else -1)
    except OutOfDomain:
        return None


def assert_months_agree(months: int, days: tuple[date, ...]) -> None:
    day, _ = constrained("d")
    shifted = ordinal(shift_months(day, months))
    assert days
    for start in days:
        found = decode_ordinal(number(placed(shifted, day, date_value(start, CTX))))
        assert (found if FIRST_DAY <= found <= LAST_DAY else None) == concrete(start, months), start


def assert_unsatisfiable(claim: BoolRef, premises: list[BoolRef]) -> None:
    """That `claim` contradicts `premises`, which themselves can hold."""
    solver = SimpleSolver(ctx=CTX)
    solver.add(*premises)
    assert solver.check() == sat
    solver.add(claim)
    assert solver.check() == unsat


@pytest.mark.parametrize("years", range(-10, 11))
def test_year_shifts_agree_around_every_month_end(years: int) -> None:
    assert_months_agree(12 * years, month_ends())


@pytest.mark.parametrize("months", ODD_MONTHS)
def test_month_shifts_agree_on_every_day_of_a_cycle(months: int) -> None:
    assert_months_agree(months, tuple(date(2000, 3, 1) + timedelta(days) for days in range(1461)))


def test_day_shifts_agree() -> None:
    for days in (-400, -1, 0, 1, 30, 1461):
        for start in month_ends()[::97]:
            expected = shift(start, DaySpan(abs(days)), 1 if days >= 0 else -1)
            at = date_value(start, CTX)
            assert decode_ordinal(number(simplify(shift_days(at, days)))) == expected
            assert decode_ordinal(number(simplify(shift_ordinal(ordinal(at), days)))) == expected


@pytest.mark.parametrize("months", [12 * years for years in range(-10, 11)] + ODD_MONTHS)
def test_a_shifted_day_is_again_a_day_of_the_cycle(months: int) -> None:
    day, valid = constrained("d")
    to = shift_months(day, months)
    canonical = And(to.j >= 0, to.j <= 3, to.r >= 0, to.r <= 365, Or(to.r < 365, to.j == 3))
    assert_unsatisfiable(Not(canonical), [valid])


def test_the_domains_are_the_same() -> None:
    assert FIRST_DAY == EPOCH
    assert decode_ordinal(LAST_ORDINAL) == LAST_DAY
    for outside in (FIRST_DAY - timedelta(1), LAST_DAY + timedelta(1)):
        with pytest.raises(ValueError, match="outside"):
            date_value(outside, CTX)


def test_leaving_the_domain_shows_on_both_sides() -> None:
    inside = 0
    for months in (-600, -240, -12, 12, 240, 600):
        for start in month_ends()[::31]:
            expected = concrete(start, months) is not None
            inside += expected
            assert is_true(simplify(in_domain(shift_months(date_value(start, CTX), months)))) == expected
    assert 0 < inside < 6 * len(month_ends()[::31])


def test_a_thousand_days_are_admitted_and_come_back() -> None:
    day, valid = constrained("d")
    draw = Random(20260301)
    for days in [0, LAST_ORDINAL, *(draw.randrange(LAST_ORDINAL + 1) for _ in range(1000))]:
        at = date_value(decode_ordinal(days), CTX)
        assert is_true(placed(valid, day, at))
        assert number(simplify(ordinal(at))) == days == number(ordinal_value(decode_ordinal(days), CTX))


def test_exactly_the_days_of_the_domain_are_admitted() -> None:
    day, valid = constrained("d")
    real = {parts(date_value(decode_ordinal(days), CTX)) for days in range(LAST_ORDINAL + 1)}
    for q in (-1, 0, 11, 24, 25):
        for j in range(-1, 5):
            for r in (-1, 0, 1, 304, 305, 306, 364, 365, 366):
                at = SymDate(IntVal(q, CTX), IntVal(j, CTX), IntVal(r, CTX))
                assert is_true(placed(valid, day, at)) == ((q, j, r) in real), (q, j, r)


def test_a_leap_day_is_only_in_the_last_year_of_a_cycle() -> None:
    day, valid = constrained("d")
    assert_unsatisfiable(And(day.r == 365, day.j != 3), [valid])
    solver = SimpleSolver(ctx=CTX)
    solver.add(valid, day.r == 365)
    assert solver.check() == sat
    leap = decode(solver.model(), day)
    assert (leap.month, leap.day) == (2, 29)


def test_different_days_have_different_ordinals() -> None:
    one, valid_one = constrained("a")
    other, valid_other = constrained("b")
    differ = Or(one.q != other.q, one.j != other.j, one.r != other.r)
    assert_unsatisfiable(And(ordinal(one) == ordinal(other), differ), [valid_one, valid_other])


def test_a_model_is_decoded_to_the_day_it_was_forced_to_be() -> None:
    day, valid = constrained("d")
    for wanted in (date(1980, 3, 1), date(2000, 2, 29), date(2022, 11, 17), date(2079, 12, 31)):
        solver = SimpleSolver(ctx=CTX)
        solver.add(valid, ordinal(day) == ordinal_value(wanted, CTX))
        assert solver.check() == sat
        assert decode(solver.model(), day) == wanted


def test_parts_that_are_no_day_are_not_decoded() -> None:
    day, _ = constrained("d")
    solver = SimpleSolver(ctx=CTX)
    solver.add(day.q == 0, day.j == 0, day.r == 365)
    assert solver.check() == sat
    with pytest.raises(ValueError, match="no day"):
        decode(solver.model(), day)


@pytest.mark.parametrize("months", [-1200, 1200, 5000])
def test_a_century_is_not_supported(months: int) -> None:
    day, _ = constrained("d")
    with pytest.raises(UnsupportedShift, match=str(months)):
        shift_months(day, months)


def test_four_years_differ_from_one_and_three_only_from_a_leap_day() -> None:
    day, valid = constrained("d")
    at_once = ordinal(shift_months(day, 48))
    stepwise = ordinal(shift_months(shift_months(day, 12), 36))
    assert_unsatisfiable(And(at_once != stepwise, day.r != 365), [valid])
    assert_unsatisfiable(And(at_once == stepwise, day.r == 365), [valid])


def test_an_export_uses_only_plain_integers() -> None:
    day, valid = constrained("d")
    solver = SimpleSolver(ctx=CTX)
    solver.add(valid, ordinal(shift_months(day, 7)) > ordinal(shift_months(day, -24)))
    words = set(solver.to_smt2().replace("(", " ").replace(")", " ").split())
    operators = {"and", "or", "=>", "=", "<=", ">=", "<", ">", "+", "*", "-", "ite", "not", "let"}
    allowed = operators | {"set-info", ":status", "unknown", "declare-fun", "Int", "assert", "check-sat", ";"}
    local = ("d.", "a!", "$x", "?x")
    unexpected = {word for word in words - allowed if not (word.isdecimal() or word.startswith(local))}
    assert unexpected <= {"benchmark", "generated", "from", "python", "API"}


def parts(day: SymDate) -> tuple[int, int, int]:
    def value(part: ArithRef) -> int:
        return number(part)

    return value(day.q), value(day.j), value(day.r)
