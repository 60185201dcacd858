"""Measures and the situation as small texts: what is read, and what is refused with its line."""

from datetime import date

import pytest

from checker.verification.measure_reader import Given, MeasureFault, read_measures
from checker.verification.measure_situation import read_days, read_situation

TEXT = """
# a comment
measure one | 一 | first
  look bar win            # and one here
  given award = grand, revoked, no liable
  without revoked
  silent a_topic, b_topic
  axis revoked
measure two | 二 | second
  look step final_notice
"""


def test_every_line_is_read() -> None:
    one, two = read_measures(TEXT)
    assert (one.name, one.zh, one.en, one.look, one.arguments) == ("one", "一", "first", "bar", ("win",))
    assert one.given == (Given("award", "grand"), Given("revoked"), Given("liable", "", True))
    assert (one.without, one.silent, one.axis) == ("revoked", ("a_topic", "b_topic"), "revoked")
    assert (one.member("award"), one.member("liable"), one.member("absent")) == ("grand", "", "")
    assert (two.label("zh"), two.label("en"), two.given) == ("二", "second", ())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("look bar win", 1),
        ("measure one | 一", 1),
        ("measure a | 一 | a\n  look nonsense", 2),
        ("measure a | 一 | a\n  look bar win\n  given = grand =", 3),
        ("measure a | 一 | a\n  look bar win\n  wants more", 3),
        ("measure a | 一 | a\n  look cycle\nmeasure a | 二 | b", 3),
        ("measure a | 一 | a", 1),
        ("# a\n\nmeasure a | 一 | a\nmeasure b | 二 | b\n  look cycle", 3),
        ("measure a | 一 | a\n  look", 2),
        ("measure a | 一 | a\n  look bar", 2),
        ("measure a | 一 | a\n  look cycle win", 2),
        ("measure a | 一 | a\n  look window incident", 2),
        ("measure a | 一 | a\n  look window incident date similar liable", 2),
        ("measure a | 一 | a\n  look bar win\n  given", 3),
    ],
)
def test_a_wrong_line_is_named(text: str, line: int) -> None:
    with pytest.raises(MeasureFault) as fault:
        read_measures(text)
    assert fault.value.line == line
    assert fault.value.message_zh
    assert fault.value.message_en


def test_situation() -> None:
    found = read_situation(
        "decided 2024-06-28\nopens 09-01\nhorizon 2030\nsame decided: announced, ceremony\n"
        "application category = organization, track = a/b\nrounds town 2026-01-01, 2024-01-01"
    )
    assert found.days == {"decided": date(2024, 6, 28)}
    assert found.opens == (9, 1)
    assert found.same == {"decided": ("announced", "ceremony")}
    assert [g.member for g in found.application] == ["organization", "a/b"]
    assert found.rounds == {"town": (date(2024, 1, 1), date(2026, 1, 1))}


@pytest.mark.parametrize(
    "line",
    [
        "decided tomorrow",
        "opens September",
        "opens 02-30",
        "opens 02-29",
        "horizon 2080",
        "horizon 12345",
        "horizon later",
        "rounds town 2024",
    ],
)
def test_a_wrong_line_of_the_situation_is_named(line: str) -> None:
    with pytest.raises(MeasureFault) as fault:
        read_situation(f"horizon 2030\n{line}")
    assert fault.value.line == 2


def test_days_are_sorted() -> None:
    assert read_days("2026-01-01, 2024-01-01") == (date(2024, 1, 1), date(2026, 1, 1))
