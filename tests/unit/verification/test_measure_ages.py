"""Minimum ages: what a condition asks of the day since when something must have been so."""

import pytest

from checker.verification.measure_cell import Proof, Status
from tests.unit.verification.measured import cell, figure, only, parts, turned

LOOK = "  look age operating_since, production_since, qms_since\n  given category = organization"
YES = Proof.PROVED
NO = Proof.UNPROVED
OLD, BUSY, QMS = "in normal operation since", "production and operation since", "management system effective since"


def asking(condition: str) -> str:
    return f"article 2 for organization to apply {{ {condition} }}"


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("operating_since <= day - 2 years", (f"at least 2 years ({OLD})", 2, "years", YES)),
        ("operating_since <= day - 18 months", (f"at least 18 months ({OLD})", 18, "months", YES)),
        ("operating_since < day - 2 years", (f"more than 2 years ({OLD})", 2, "years", YES)),
        ("operating_since + 3 years <= day", (f"at least 3 years ({OLD})", 3, "years", YES)),
        ("operating_since <= day - 1000 days", ("another shape", None, "other", NO)),
        ("operating_since <= 2020-01-01", ("another shape", None, "other", NO)),
        ("operating_since < production_since", ("another shape", None, "other", NO)),
        ("operating_since <= day - 45 years", ("another shape", None, "other", NO)),
        ("operating_since <= day - 60 years", ("another shape", None, "other", NO)),
        (
            "operating_since <= day - 2 years or (production_since <= day - 2 years and qms_since <= day - 1 years)",
            ("another shape", None, "other", NO),
        ),
        (
            "operating_since <= day - 2 years and production_since <= day - 2 years",
            (f"at least 2 years ({OLD} and {BUSY})", 2, "years", YES),
        ),
        (
            "operating_since <= day - 2 years and production_since <= day - 3 years",
            (f"at least 2 years ({OLD}) and at least 3 years ({BUSY})", None, "", YES),
        ),
        (
            "operating_since <= day - 2 years or production_since <= day - 2 years",
            (f"at least 2 years ({OLD} or {BUSY})", 2, "years", YES),
        ),
        ("has(qms_since) implies qms_since <= day - 2 years", (f"at least 2 years ({QMS})", 2, "years", NO)),
    ],
)
def test_the_age_that_a_condition_asks_for(condition: str, found: tuple[str, int | None, str, Proof]) -> None:
    assert figure(only(LOOK, asking(f"require {condition}"))) == found


@pytest.mark.parametrize(
    ("condition", "when"),
    [
        ("require operating_since <= day - 2 years or industrial", "not industrial enterprise"),
        ("require operating_since <= day - 2 years when industrial", "industrial enterprise"),
        ("require operating_since <= day - 2 years unless industrial", "not industrial enterprise"),
        ("require operating_since <= day - 2 years and industrial", None),
        (
            "require operating_since <= day - 2 years unless (sector = services or industrial)",
            "(sector: manufacturing and not industrial enterprise) or (sector: construction and",
        ),
    ],
)
def test_when_it_is_asked_for(condition: str, when: str | None) -> None:
    found = only(LOOK, asking(condition))
    assert found.value.number == 2
    assert found.proof is YES
    if when is None:
        assert found.condition is None
    else:
        assert found.condition is not None
        assert found.condition[1].startswith(when)


def test_an_exception_made_elsewhere_is_a_case_of_its_own() -> None:
    exception = "\narticle 3 { except from 2 when application.track = reassessment }"
    found = only(LOOK, asking("require operating_since <= day - 2 years") + exception)
    assert found.condition == ("申报通道为首次评定", "track: fresh application")


def test_each_case_has_its_own_age() -> None:
    two = "if four_new then (operating_since <= day - 3 years) else (operating_since <= day - 5 years)"
    found = parts(LOOK, asking(f"in principle require {two}"))
    assert [(p.value.number, p.condition, p.in_principle) for p in found] == [
        (5, ("非“四新”领域", "not in a field of the four new"), True),
        (3, ("“四新”领域", "in a field of the four new"), True),
    ]


def test_of_very_many_cases_only_some_are_tried_and_nothing_is_proved() -> None:
    judged = [
        "good_reputation", "sound_qms", "innovation", "brand", "ethics", "exemplary", "contribution", "recognition",
        "publicly_known",
    ]  # fmt: skip
    conditions = " and ".join(["operating_since <= day - 2 years", *(f"judged {name}" for name in judged)])
    assert figure(only(LOOK, asking(f"require {conditions}"))) == (f"at least 2 years ({OLD})", 2, "years", NO)


@pytest.mark.parametrize(
    "articles",
    [
        asking("require legal_person"),
        asking("require operating_since <= day - 2 years or not legal_person or legal_person"),
        "article 2 for individual to apply { require operating_since <= day - 2 years }",
        "article 2 { require to award: operating_since <= day - 2 years }",
        "article 2 { prefer to be_candidate: operating_since <= day - 2 years }",
    ],
)
def test_what_asks_for_no_age_of_an_applicant_is_not_shown(articles: str) -> None:
    assert cell(LOOK, articles).status is Status.MISSING


READING = 'reading r "甲" "a" { x "一" "one" default y "二" "two" }\n'


def test_another_reading_asks_for_another_age() -> None:
    found = only(
        LOOK,
        asking(
            READING + "require reading r { x: operating_since <= day - 2 years y: operating_since <= day - 3 years }"
        ),
    )
    other = turned(found)["r", "y"]
    assert (found.value.number, other.number) == (2, 3)


def test_another_reading_asks_in_fewer_cases() -> None:
    found = only(
        LOOK,
        asking(
            READING + "require operating_since <= day - 2 years when industrial and reading r is x or reading r is y"
        ),
    )
    assert found.condition == ("工业企业", "industrial enterprise")
    assert turned(found)["r", "y"].en == f"at least 2 years ({OLD})"
    other = only(LOOK, asking(READING + "require operating_since <= day - 2 years when industrial or reading r is x"))
    assert turned(other)["r", "y"].en == f"at least 2 years ({OLD}); where: industrial enterprise"


def test_an_age_under_one_reading_only_is_none_by_default() -> None:
    one = asking(READING + "require reading r { x: true y: operating_since <= day - 2 years }")
    found = cell(LOOK, one)
    assert found.status is Status.MISSING
    assert found.parts[0].value.unit == "none"
    assert turned(found.parts[0])["r", "y"].number == 2
    chosen = only(LOOK, one, r="y")
    assert (chosen.value.number, turned(chosen)["r", "x"].en) == (2, "not required")
