"""Types of terms and values."""

from datetime import date, datetime

import pytest

from checker.ir import factory as f
from checker.ir.terms import EVENT, Source, Term
from checker.ir.type_rules import help_with, is_value_of, type_of
from checker.ir.types import BOOL, DATE, INT, SCORE, EnumType, SetType, Type
from checker.legaltime.span import DaySpan

FORM = EnumType("form", ("company", "other"))
SCORED = f.field("act", "score", SCORE)
DAY = f.field("act", "day", DATE)
LIABLE = f.field(EVENT, "liable", BOOL)


@pytest.mark.parametrize(
    ("term", "kind"),
    [
        (SCORED, SCORE),
        (f.has("act", "score"), BOOL),
        (f.less(SCORED, f.literal(0, SCORE)), BOOL),
        (f.shift(DAY, DaySpan(1)), DATE),
        (f.plus([(2, SCORED)], 1), SCORE),
        (f.ite(LIABLE, SCORED, f.literal(0, SCORE)), SCORE),
        (f.choose("r", [("a", DAY), ("b", f.shift(DAY, DaySpan(1)))]), DATE),
        (f.count(Source("round", "entry"), LIABLE), INT),
        (f.exists(Source("round", "entry"), LIABLE), BOOL),
    ],
)
def test_type_of(term: Term, kind: Type) -> None:
    assert type_of(term) == kind


@pytest.mark.parametrize(
    ("value", "kind", "fits"),
    [
        (True, BOOL, True),
        (1, BOOL, False),
        (1, INT, True),
        (True, INT, False),
        (1.0, SCORE, False),
        (date(2024, 1, 1), DATE, True),
        (datetime(2024, 1, 1), DATE, False),
        ("company", FORM, True),
        ("unknown", FORM, False),
        (frozenset({"company"}), SetType(FORM), True),
        ({"company"}, SetType(FORM), False),
    ],
)
def test_values_of_a_type(value: object, kind: Type, fits: bool) -> None:
    assert is_value_of(value, kind) is fits


def test_the_last_day_of_a_search_does_not_depend_on_an_event_however_deep() -> None:
    source = Source("round", "entry")
    inner = f.exists(source, LIABLE, DAY)
    chosen = f.ite(inner, DAY, f.shift(DAY, DaySpan(1)))
    counted = f.ite(f.less(f.count(source, LIABLE), f.literal(2, INT)), DAY, f.shift(DAY, DaySpan(1)))
    for until in (chosen, counted, f.ite(f.exists(source, LIABLE), DAY, f.shift(DAY, DaySpan(2)))):
        assert type_of(f.exists(source, LIABLE, until)) == BOOL
    for scoped in (f.ite(LIABLE, DAY, f.shift(DAY, DaySpan(1))), f.field(EVENT, "day", DATE)):
        with pytest.raises(f.IllTyped, match="the last day of a search"):
            f.exists(source, LIABLE, scoped)


def test_a_fault_is_said_in_both_languages() -> None:
    with pytest.raises(f.IllTyped) as raised:
        f.less(DAY, SCORED)
    assert str(raised.value) == f"{raised.value.message_zh} / {raised.value.message_en}"


@pytest.mark.parametrize(
    ("wanted", "found", "said"),
    [
        (DATE, INT, "2024-02-29"),
        (INT, DATE, "2024-02-29"),
        (BOOL, SetType(FORM), "in {…}"),
        (BOOL, DATE, "comparison"),
        (DATE, SCORE, ""),
    ],
)
def test_help_with_a_wrong_type(wanted: Type, found: Type, said: str) -> None:
    zh, en = help_with(wanted, found)
    assert said in en
    assert bool(zh) == bool(en) == bool(said)
