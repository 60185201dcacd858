"""Texts as values."""

from datetime import date

import pytest

from checker.cases.values import SIMPLE, Refused, read_date, read_simple
from checker.ir.types import BOOL, DATE, INT, MONEY, SCORE


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("true", BOOL, True),
        ("否", BOOL, False),
        ("0", INT, 0),
        ("650.105", SCORE, 650_105),
        ("650.5", SCORE, 650_500),
        ("700", SCORE, 700_000),
        ("-0", SCORE, 0),
        ("1000000.01", MONEY, 100_000_001),
        ("1980-03-01", DATE, date(1980, 3, 1)),
        ("2079年12月31日", DATE, date(2079, 12, 31)),
    ],
)
def test_values(text: str, kind: SIMPLE, value: object) -> None:
    result = read_simple(text, kind)
    assert (result, type(result)) == (value, type(value))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("yes", BOOL),
        ("1", BOOL),
        ("-1", INT),
        ("1.0", INT),
        ("１", INT),
        ("9" * 5_000, INT),
        ("1e3", SCORE),
        ("1.2345", SCORE),
        (".nan", SCORE),
        ("-1", SCORE),
        ("1.234", MONEY),
        ("-1", MONEY),
        ("2023-02-29", DATE),
        ("0000-01-01", DATE),
        ("1980-02-29", DATE),
        ("2080-01-01", DATE),
        ("2024-07-04T00:00:00", DATE),
        ("04.07.2024", DATE),
    ],
)
def test_refused_texts(text: str, kind: SIMPLE) -> None:
    assert isinstance(read_simple(text, kind), Refused)


def test_leap_days() -> None:
    assert read_date("2024-02-29") == date(2024, 2, 29)
