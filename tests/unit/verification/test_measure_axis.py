"""The common axis: the first round that is open, from the shortest to the longest, and what turns it."""

from datetime import date

from checker.verification.measure_cell import AxisInterval
from tests.unit.verification.measured import SITUATION, cell, compared, day, regulation

REVOKED = "  look bar win\n  given award = grand, revoked, revoked_for = fraud\n  without revoked\n  axis revoked"
HONEST = "  look bar win\n  given award = grand, no revoked\n  axis decided"
FORCE = "article 9 { in force from 2030-01-01 }"
CYCLE = "article 2 { cycle every 2 years }\n"
READING = 'reading r "甲" "a" { x "一" "one" default y "二" "two" }\n'


def axis(
    bars: str, look: str = REVOKED, situation: str = SITUATION, cycle: str = CYCLE, end: str = FORCE
) -> AxisInterval | None:
    return cell(look, f"{cycle}article 3 {{ {bars} }}\n{end}", situation=situation).axis


def test_a_span_of_years_ends_in_the_first_round_after_it() -> None:
    found = axis("bar winner of grand where (has(revoked)) from apply for 5 years from revoked")
    assert found is not None
    assert (found.start, found.first_open, found.first_round) == (day("2033-01-01"), day("2038-09-01"), 4)
    assert found.days == (date(2038, 9, 1) - date(2033, 1, 1)).days
    assert found.nominal_end == day("2038-01-01")
    assert found.shortest is not None
    assert found.longest is not None
    assert found.shortest <= found.days <= found.longest
    assert (found.shortest, found.longest) == (5 * 365 + 2, 7 * 365 + 2)


def test_rounds_end_without_a_day_of_their_own() -> None:
    found = axis("bar winner of grand where (has(revoked)) from apply for 1 round after found_round")
    assert found is not None
    assert (found.first_open, found.nominal_end) == (day("2036-09-01"), None)


def test_without_end_no_round_is_open() -> None:
    found = axis("bar winner of grand where (has(revoked)) from apply ever")
    assert found is not None
    assert (found.first_open, found.first_round, found.days) == (None, None, None)
    assert (found.shortest, found.longest, found.nominal_end) == (None, None, None)


def test_a_length_counted_from_the_award_varies_with_nothing() -> None:
    found = axis("bar winner of grand from apply for 3 years from decided", HONEST)
    assert found is not None
    assert (found.start, found.first_open) == (day("2032-03-01"), day("2036-09-01"))
    assert found.shortest == found.longest == found.days


def test_either_way_of_applying_is_enough() -> None:
    found = axis("bar winner of grand from apply for 5 years from decided when application.track = fresh", HONEST)
    assert found is not None
    assert found.first_open == day("2034-09-01")
    both = axis(
        "bar winner of grand from apply for 5 years from decided when application.track = fresh as one "
        "bar winner of grand from apply for 3 years from decided when application.track = reassessment as two",
        HONEST,
    )
    assert both is not None
    assert both.first_open == day("2036-09-01")


def test_other_bars_on_the_same_history_turn_it() -> None:
    found = axis(
        "bar winner of grand where (has(revoked)) from apply for 5 years from revoked as one "
        "bar winner of grand from apply for 9 years from decided as two"
    )
    assert found is not None
    assert found.first_open == day("2038-09-01")
    assert ("", "", day("2042-09-01")) in found.turned


def test_readings_that_turn_it_are_told_once() -> None:
    length = "reading r { x: 5 years from revoked y: ever }"
    found = axis(
        READING + f"bar winner of grand where (has(revoked)) from apply for {length} as one "
        f"bar winner of grand where (has(revoked) and industrial) from apply for {length} as two"
    )
    assert found is not None
    assert [(a, b) for a, b, _ in found.turned].count(("r", "y")) == 1
    assert ("r", "y", None) in found.turned


def test_an_exception_is_no_bar() -> None:
    text = (
        CYCLE + "article 3 { bar winner of grand from apply for 5 years from decided }\n"
        "article 5 { except from 3 when application.track = reassessment }\n" + FORCE
    )
    found = cell(HONEST, text, situation=SITUATION).axis
    assert found is not None
    assert found.first_open == day("2034-09-01")


def test_where_there_is_no_schedule_there_is_no_axis() -> None:
    bar = "bar winner of grand where (has(revoked)) from apply for 5 years from revoked"
    assert axis(bar, cycle="") is None
    assert axis(bar, situation=SITUATION.replace("decided 2032-03-01", "")) is None
    assert axis(bar, situation=SITUATION.replace("revoked 2033-01-01", "")) is None
    assert cell(REVOKED, CYCLE + f"article 3 {{ {bar} }}\n{FORCE}").axis is None


def test_a_schedule_of_ones_own_comes_first() -> None:
    bar = "bar winner of grand where (has(revoked)) from apply for 5 years from revoked"
    own = SITUATION + "rounds xinghe 2032-09-01, 2039-02-02, 2036-01-01\nsame sold: bought\n"
    found = axis(bar, cycle="", situation=own)
    assert found is not None
    assert found.first_open == day("2039-02-02")
    one = axis(bar, cycle="", situation=SITUATION + "rounds xinghe 2032-09-01")
    assert one is not None
    assert (one.first_open, one.shortest, one.longest) == (None, None, None)


def test_rounds_may_come_every_few_months() -> None:
    found = axis(
        "bar winner of grand where (has(revoked)) from apply for 1 years from revoked",
        cycle="article 2 { cycle every 6 months }\n",
    )
    assert found is not None
    assert found.first_open == day("2034-03-01")


def test_days_and_schedules_are_told() -> None:
    bar = "article 3 { bar winner of grand where (has(revoked)) from apply for 5 years from revoked }\n"
    one, two = regulation(CYCLE + bar + FORCE), regulation(CYCLE + bar + FORCE, city="yuehai")
    told = compared(REVOKED, one, two, situation=SITUATION + "rounds yuehai 2032-09-01, 2040-01-01").assumptions
    assert [en for _, en in told] == [
        "day of the decision: 2032-03-01 (the same day: day of publication, day of the ceremony)",
        "day of revocation: 2033-01-01 (the same day: day the revocation was published, day the ground was found, day of the ground)",
        "nominal rounds: one every cycle from the award's year, opening on 09-01 (assumed)",
        "rounds of Yuehai: 2032-09-01, 2040-01-01",
    ]
    assert told[0][0] == "授奖决定日：2032-03-01（同日：公布日、颁奖日）"
    plain = compared(REVOKED, one, situation=SITUATION.replace("same decided: announced, ceremony", "")).assumptions
    assert plain[0][1] == "day of the decision: 2032-03-01"
    own = compared(REVOKED, two, situation=SITUATION + "rounds yuehai 2032-09-01, 2040-01-01").assumptions
    assert not any("nominal" in en for _, en in own)
    honest = compared(
        HONEST, regulation(CYCLE + "article 3 { bar winner of grand from apply ever }\n" + FORCE), situation=SITUATION
    )
    assert not any("revocation" in en for _, en in honest.assumptions)
