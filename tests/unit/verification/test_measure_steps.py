"""How long a step lasts, and from which day."""

import pytest

from checker.legaltime.workdays import WorkCalendar
from checker.verification.measure_cell import Proof, Status
from checker.verification.measure_reader import read_measures
from checker.verification.measure_steps import step_parts
from checker.verification.measure_terms import defaults
from tests.unit.verification.measured import cell, compared, figure, only, parts, regulation, turned, words
from tests.unit.verification.xinghe import calendar

LOOK = "  look step final_notice"
READING = 'reading r "甲" "a" { x "一" "one" default y "二" "two" }\n'
OTHER = ("another shape", None, "other", Proof.UNPROVED)


def notice(clauses: str) -> str:
    return f"article 5 {{ {READING} step call by office step final_notice by office {clauses} }}"


@pytest.mark.parametrize(
    ("clauses", "words", "number", "unit"),
    [
        ("lasts exactly 5 working days", "exactly 5 working days", 5, "working days"),
        ("lasts exactly 1 working days", "exactly 1 working day", 1, "working days"),
        ("lasts at least 7 days", "at least 7 days", 7, "days"),
        ("lasts at most 30 days", "at most 30 days", 30, "days"),
        ("lasts at most 1 months", "at most 1 month", 1, "months"),
        ("lasts at least 6 months", "at least 6 months", 6, "months"),
        ("lasts at most 2 years", "at most 2 years", 2, "years"),
        ("lasts at most 400 working days", "at most 400 working days", 400, "working days"),
        ("within 20 working days of call.end", "at most 20 working days", 20, "working days"),
    ],
)
def test_the_length_of_a_step(clauses: str, words: str, number: int, unit: str) -> None:
    assert figure(only(LOOK, notice(clauses))) == (words, number, unit, Proof.PROVED)


@pytest.mark.parametrize(
    "clauses",
    [
        "lasts at most 5 years",
        "lasts at most 1000 working days",
        "within 5 days of 1990-01-01",
        "within 5 days of 2024-09-20",
    ],
)
def test_a_length_that_the_samples_do_not_show(clauses: str) -> None:
    assert figure(only(LOOK, notice(clauses))) == OTHER
    assert cell(LOOK, notice(clauses)).status is Status.INCOMPARABLE


def test_a_length_that_is_sampled_but_not_proved() -> None:
    found = only(LOOK, notice("lasts at least 5 days lasts at most 10 days"))
    assert figure(found) == ("10 days in the sample", None, "other", Proof.UNPROVED)


def test_readings_move_the_ends() -> None:
    days = turned(only(LOOK, notice("lasts at least 7 days")))
    assert days["first_day", "included"].en == "at least 7 days (first day counted)"
    assert days["last_day_holiday", "next_working_day"].en == "at least 7 days (end moved past days off)"
    months = turned(only(LOOK, notice("lasts at most 1 months")))
    assert months["first_day", "included"].en == "at most 1 month (first day counted)"
    both = only(LOOK, notice("lasts at least 7 days"), first_day="included", last_day_holiday="next_working_day")
    assert both.value.en == "at least 7 days (first day counted) (end moved past days off)"
    assert both.proof is Proof.PROVED


def test_every_side_of_a_length_is_a_part() -> None:
    found = parts(LOOK, notice("lasts at least 5 working days within 10 days of call.end"))
    assert [p.value.en for p in found] == ["at least 5 working days", "at most 10 days"]


def test_when_a_step_lasts_so_long() -> None:
    found = only(LOOK, notice("lasts at least 5 days when judged similar_case"))
    assert found.condition == ("属于同类情形", "a similar case")
    articles = notice("lasts at least 5 days") + "\narticle 6 { except from 5 when final_notice.secret }"
    assert only(LOOK, articles).condition == ("非公示·涉密", "not final notice·secret matter")


def test_a_step_without_length_has_none() -> None:
    assert parts(LOOK, notice("")) == ()
    assert parts("  look step opinion", notice("lasts at least 5 days")) == ()


def test_a_length_by_reading() -> None:
    found = only(LOOK, notice("lasts at least reading r { x: 5 days y: 5 working days }"))
    assert (found.value.en, turned(found)["r", "y"].en) == ("at least 5 days", "at least 5 working days")
    never = only(LOOK, notice("lasts at least 5 days when reading r is y"))
    assert (never.value.en, never.value.unit, never.proof, never.condition) == ("no length", "none", Proof.PROVED, None)
    assert turned(never)["r", "y"].number == 5
    always = only(LOOK, notice("lasts at least 5 days when reading r is x"))
    assert turned(always)["r", "y"].en == "no length"


def test_without_working_days_there_are_calendar_days() -> None:
    one = regulation(notice("lasts at least 7 days"))
    early = WorkCalendar(calendar().years[:1], calendar().ordinals[:200])
    assert early.last_year < 2024
    (part,) = compared(LOOK, one, days=early).cells[0].parts
    assert figure(part) == ("at least 7 days", 7, "days", Proof.PROVED)
    choice = defaults(one, words()[1].vocabulary, {})
    (none,) = step_parts(
        read_measures(f"measure one | 一 | first\n{LOOK}")[0], one, words()[1].vocabulary, choice, None
    )
    assert figure(none) == figure(part)
