"""How a value of each type is held in the solver.

| type | held as |
|---|---|
| bool | a truth |
| int, score, money | a whole number |
| date | cycle, year and day of `symbolic_time`, compared by the ordinal that is linear in them |
| enum | the number of the member, from 0, in the order of the members |
| set | one truth per member asked for |
"""

from dataclasses import dataclass
from datetime import date

from checker.ir.types import (
    BoolType,
    DateType,
    EnumType,
    IntType,
    MoneyType,
    ScoreType,
    SetType,
    Type,
    Value,
)
from checker.smt.formulas import Number, Truth
from checker.smt.symbolic_time import CYCLE_DAYS, EPOCH, LAST_ORDINAL, SymDate, decode_ordinal, fresh_date, ordinal
from checker.smt.z3_api import Bool, BoolRef, Context, ExprRef, Int

_LAST_CYCLE = LAST_ORDINAL // CYCLE_DAYS


@dataclass(frozen=True, slots=True, eq=False)
class SymTruth:
    """A truth value that may be absent."""

    value: Truth
    present: Truth = True


@dataclass(frozen=True, slots=True, eq=False)
class SymNumber:
    """A number, member or day that may be absent; of a day also its place in the March cycle, where that is known."""

    value: Number
    present: Truth = True
    day: SymDate | None = None


Sym = SymTruth | SymNumber


def fresh(name: str, kind: Type, ctx: Context) -> tuple[Sym, list[BoolRef]]:
    """An unknown value called `name`, always present, and the constraints that keep it inside its type."""
    match kind:
        case BoolType():
            return SymTruth(Bool(name, ctx)), []
        case IntType() | ScoreType() | MoneyType():
            return SymNumber(Int(name, ctx)), []
        case DateType():
            day, constraints = fresh_date(name, ctx)
            return SymNumber(ordinal(day), day=day), [*constraints, day.q >= 0, day.q <= _LAST_CYCLE]
        case EnumType(members=members):
            member = Int(name, ctx)
            return SymNumber(member), [member >= 0, member < len(members)]
        case SetType():
            raise TypeError("a set has no value of its own in a formula, only members")


def variables_of(sym: Sym) -> tuple[ExprRef, ...]:
    """The variables that an unknown value made by `fresh` consists of, without its presence."""
    if isinstance(sym, SymNumber) and sym.day is not None:
        return sym.day.q, sym.day.j, sym.day.r
    return () if isinstance(sym.value, int) else (sym.value,)


def encode_value(value: Value, kind: Type) -> Sym:
    """A known value. Raises `ValueError` for a day outside the domain or a member the enum does not have."""
    match kind:
        case BoolType():
            return SymTruth(bool(value))
        case IntType() | ScoreType() | MoneyType():
            assert isinstance(value, int)
            return SymNumber(int(value))
        case DateType():
            assert isinstance(value, date)
            days = (value - EPOCH).days
            if not 0 <= days <= LAST_ORDINAL:
                raise ValueError(f"{value} lies outside the domain")
            return SymNumber(days)
        case EnumType(members=members):
            return SymNumber(members.index(str(value)))
        case SetType():
            raise TypeError("a set has no value of its own in a formula, only members")


def decode_value(number: int | bool, kind: Type) -> Value:
    """The value of the type that a known truth or number stands for."""
    match kind:
        case BoolType():
            return bool(number)
        case IntType() | ScoreType() | MoneyType():
            return int(number)
        case DateType():
            return decode_ordinal(int(number))
        case EnumType(members=members):
            return members[int(number)]
        case SetType():
            raise TypeError("a set is decoded member by member")
