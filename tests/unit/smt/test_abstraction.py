"""What is said about something that could not be said exactly, in both languages."""

import pytest

from checker.ir.terms import Source
from checker.smt.abstraction import (
    Abstraction,
    CalendarGap,
    CountOverOpenList,
    DayOutOfDomain,
    WorkdaysBetweenUnknowns,
)


@pytest.mark.parametrize(
    ("reason", "zh", "en"),
    [
        (CalendarGap(2031), "2031", "2031"),
        (CalendarGap(None), "没有给出", "no calendar"),
        (WorkdaysBetweenUnknowns(), "工作日", "working days"),
        (CountOverOpenList(Source("round", "entrant")), "round.entrant", "round.entrant"),
        (DayOutOfDomain(), "超出", "outside"),
    ],
)
def test_the_reason_is_said_in_both_languages(reason: Abstraction, zh: str, en: str) -> None:
    assert zh in reason.message_zh
    assert en in reason.message_en
    assert reason.message_zh != reason.message_en
