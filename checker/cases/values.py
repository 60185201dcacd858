"""From a written text to a typed value, or to what is wrong with it. Knows nothing of places."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from checker.cases.content_faults import NegativeScore
from checker.cases.faults import NoSuchDate, WrongValue
from checker.cases.keys import FALSE, TRUE
from checker.diagnostics.diagnostic import Diagnostic
from checker.ir.types import BoolType, DateType, IntType, MoneyType, ScoreType
from checker.legaltime.shift import FIRST_DAY, LAST_DAY
from checker.source.span import Span

SIMPLE = BoolType | IntType | ScoreType | MoneyType | DateType

_DATE: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})|([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
_WHOLE: Final = re.compile(r"[0-9]{1,9}")
_SCORE: Final = re.compile(r"(-?)([0-9]{1,9}(?:\.[0-9]{1,3})?)")
_MONEY: Final = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,2})?")


@dataclass(frozen=True, slots=True)
class Refused:
    """A text that is no value of the type; `at` makes the diagnostic for a place."""

    at: Callable[[Span], Diagnostic]


def read_simple(text: str, kind: SIMPLE) -> bool | int | date | Refused:
    """The value of a text: scores in thousandths, money in fen."""
    match kind:
        case BoolType():
            return (
                True
                if text in TRUE
                else False
                if text in FALSE
                else _wrong("真假（true 或 false）", "true or false", text)
            )
        case IntType():
            return int(text) if _WHOLE.fullmatch(text) else _wrong("不小于 0 的整数", "a whole number from 0", text)
        case ScoreType():
            return _score(text)
        case MoneyType():
            if _MONEY.fullmatch(text):
                return int(Decimal(text) * 100)
            return _wrong("金额（元，最多两位小数）", "an amount in yuan with up to two decimals", text)
        case DateType():
            return read_date(text)


def read_date(text: str) -> date | Refused:
    """The day of a text such as 2024-07-04 or 2024年7月4日."""
    found = _DATE.fullmatch(text)
    if found is None:
        return _wrong("日期，例如 2024-07-04", "a date such as 2024-07-04", text)
    year, month, day = (int(part) for part in found.groups() if part is not None)
    try:
        result = date(year, month, day)
    except ValueError:
        return Refused(lambda span: NoSuchDate(text, str(FIRST_DAY), str(LAST_DAY), False, span))
    if not FIRST_DAY <= result <= LAST_DAY:
        return Refused(lambda span: NoSuchDate(text, str(FIRST_DAY), str(LAST_DAY), True, span))
    return result


def _score(text: str) -> int | Refused:
    found = _SCORE.fullmatch(text)
    if found is None:
        return _wrong("分数（最多三位小数）", "a score with up to three decimals", text)
    if found[1] and Decimal(found[2]):
        return Refused(lambda span: NegativeScore(text, span))
    return int(Decimal(found[2]) * 1000)


def _wrong(zh: str, en: str, text: str) -> Refused:
    return Refused(lambda span: WrongValue(zh, en, span, text))
