"""The first day of filing, under any readings, also beyond the years that are scanned."""

from collections.abc import Mapping
from datetime import date

import pytest

from checker.cases.scene import Record, Scene
from checker.ir.questions import GivenEvent, Rounds, Situation
from checker.verification.desk import Desk
from checker.verification.first_day import NEVER, Filings, FirstDay, filed_on
from checker.verification.turning import Ruling
from tests.unit.verification.asked import FRAME, desk_for, regulation

SCHEDULE = (("alpha", Rounds(1, 2024, 2, (9, 1), (9, 10))),)


def filings(bar: str, **more: object) -> Filings:
    """Applications of somebody who won in round 1, under a regulation with this bar."""
    values = {"city": "alpha", "award": "grand", "category": "organization", "round": 1, "decided": date(2024, 6, 28)}
    event = GivenEvent("subject", "win", {**values, **more})  # type: ignore[dict-item]
    facts = ((("application", "category"), "organization"),)
    situation = Situation(facts, (event,), (("subject", "win"), ("subject", "ban")), (), SCHEDULE)
    desk = desk_for([regulation(f"article 2 {{ {bar} }}")], FRAME)
    return Filings(desk, situation, "alpha")


READING = (
    'reading length "长度" "length" { long "长" "long" default  short "短" "short" }\n'
    "bar winner of grand from apply for reading length { long: LONG years from decided  short: 2 years from decided }"
)


@pytest.mark.parametrize(
    ("bar", "day"),
    [
        ("bar winner of grand from apply for 4 years from decided", date(2028, 9, 1)),
        ("bar winner of grand from apply for 2 rounds after round", date(2030, 9, 1)),
        ("bar winner of grand from apply for 30 years from decided", date(2054, 9, 1)),
        ("bar winner of grand from apply while application.day <= 2054-09-04", date(2054, 9, 5)),
        ("bar winner of grand from apply ever", NEVER),
        ("bar some prize from apply ever", date(2026, 9, 1)),
    ],
)
def test_it_is_the_first_day_on_which_nothing_stands_in_the_way(bar: str, day: date) -> None:
    made = filings(bar)
    first = made.first(made.desk.choice)
    assert first is not None
    assert (first.day, {**first.barred, **first.opened}.keys() - {"corresponding_day", "first_day"}) == (day, set())


@pytest.mark.parametrize("years", ["9", "30"])
def test_it_rests_on_the_readings_that_decide_it(years: str) -> None:
    made = filings(READING.replace("LONG", years))
    long, short = ({**made.desk.choice, "alpha.length": name} for name in ("long", "short"))
    late, early = made.first(long), made.first(short)
    assert late is not None
    assert early is not None
    assert (late.day.year, early.day) == (2024 + int(years) + int(years) % 2, date(2026, 9, 1))
    assert late.barred["alpha.length"] == "long"
    assert early.opened["alpha.length"] == "short"
    assert late.speaks_of(long)
    assert not late.speaks_of(short)
    assert made.first(long) is late


def test_windows_beyond_all_days_are_none() -> None:
    late = filings("bar some prize from apply ever", decided=date(2079, 6, 1), round=1)
    assert late.first(late.desk.choice) == FirstDay(NEVER, {}, {})


@pytest.mark.parametrize("known", [None, True])
def test_a_day_that_cannot_be_proved_is_none(monkeypatch: pytest.MonkeyPatch, known: bool | None) -> None:
    """Neither where nothing is known of all days, nor where the search among them ends without an answer."""
    made = filings("bar winner of grand from apply for 30 years from decided")
    case = Scene({"application": Record({"day": date(2060, 9, 1)})})

    def by(self: Filings, last: date | None, chosen: Mapping[str, str]) -> Ruling:
        return Ruling(known, {}, case if known else None) if last is None else Ruling(None, {})

    monkeypatch.setattr(Filings, "by", by)
    assert made.first(made.desk.choice) is None


def test_the_day_of_a_case() -> None:
    assert filed_on(Scene({"application": Record({"day": date(2060, 9, 1)})})) == date(2060, 9, 1)


def test_a_city_without_schedule_is_not_asked() -> None:
    desk: Desk = filings("bar some prize from apply ever").desk
    with pytest.raises(AssertionError):
        Filings(desk, Situation(), "alpha").first({})
