"""Numbers as written, held as whole numbers of the type that is wanted."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from checker.ir import factory as f
from checker.ir.terms import Literal
from checker.ir.types import INT, MoneyType, ScoreType, Type
from checker.lowering.environment import Context
from checker.lowering.faults import Stop, WrongType
from checker.syntax import ast

SCALE: Final[Mapping[type, int]] = MappingProxyType({ScoreType: 1000, MoneyType: 100})
"""In how many parts one of a type is held."""


def number(expr: ast.Number, c: Context, expected: Type | None) -> Literal:
    """The number as a score or an amount where one is wanted, else as a whole number. Raises `Stop` for odd decimals."""
    kind: Type = expected if isinstance(expected, ScoreType | MoneyType) else INT
    return f.literal(_scaled(expr, SCALE.get(type(kind), 1), c), kind)


def amount_of(expr: ast.Number, c: Context) -> int:
    """An amount of money in hundredths of a yuan. Raises `Stop` for odd decimals."""
    return _scaled(expr, SCALE[MoneyType], c)


def _scaled(expr: ast.Number, factor: int, c: Context) -> int:
    value = Decimal(expr.text) * factor
    if value != int(value):
        raise Stop(WrongType(f"“{expr.text}”的小数位过多", f"'{expr.text}' has too many decimals", expr.span, c.place))
    return int(value)
