"""Limits of a list, required facts and score floors."""

import pytest

from checker.verification.measure_cell import Proof, Status
from tests.unit.verification.measured import TITLES, cell, compared, figure, only, parts, regulation, turned

LIMIT = "  look limit\n  given award = grand, category = organization"
FACT = "  look fact legal_person, independent_liability\n  given category = organization"
SCORE = "  look score"
READING = 'reading r "甲" "a" { x "一" "one" default y "二" "two" }\n'
OTHER = ("another shape", None, "other", Proof.UNPROVED)


def limiting(limit: str) -> str:
    return f"article 5 {{ {READING} {limit} }}"


@pytest.mark.parametrize(
    ("limit", "number"),
    [
        ("count(grand to organization) <= 8", 8),
        ("count(grand) <= 8", 8),
        ("count(grand) < 4", 3),
        ("count(grand) <= 0", 0),
        ("count(grand) <= 130", 130),
        ("count(grand) <= 8 and count(nominee) <= 3", 8),
        ("count(grand) <= 8 and count(grand to organization) <= 5", 5),
    ],
)
def test_the_most_entries_of_a_kind(limit: str, number: int) -> None:
    assert figure(only(LIMIT, limiting(f"limit {limit}"))) == (f"at most {number}", number, "entries", Proof.PROVED)


@pytest.mark.parametrize(
    "limit",
    [
        "count(grand to organization) >= 2",
        "count(grand to organization) = 2",
        "odd(count(grand))",
        "count(grand) + count(nominee) <= 9",
        "ratio(count(grand to organization), count(grand to individual)) = 6 : 4",
        "ratio(count(grand to organization), count(grand to individual)) = 6 : 4 nearest",
    ],
)
def test_what_is_no_upper_bound_is_said_to_have_another_shape(limit: str) -> None:
    assert figure(only(LIMIT, limiting(f"limit {limit}"))) == OTHER


@pytest.mark.parametrize(
    "limit",
    [
        "count(nominee) <= 3",
        "count(grand to individual) <= 3",
        "not judged fewer_qualify",
        "count(grand) <= 3 when false",
    ],
)
def test_limits_of_other_entries_are_not_shown(limit: str) -> None:
    assert parts(LIMIT, limiting(f"limit {limit}")) == ()


def test_when_a_limit_holds() -> None:
    found = only(LIMIT, limiting("in principle limit count(grand) <= 2 when judged fewer_qualify"))
    assert (found.value.number, found.in_principle, found.condition) == (2, True, ("符合条件者不足", "fewer qualify"))
    tracked = only(LIMIT, limiting("limit count(grand where track = fresh) <= 3"))
    assert (tracked.value.number, tracked.proof) == (3, Proof.PROVED)
    assert tracked.condition == ("申报通道为首次评定", "track: fresh application")


def test_a_limit_that_other_facts_lift_is_not_proved() -> None:
    assert only(LIMIT, limiting("limit count(grand) <= 8 or judged fewer_qualify")).proof is Proof.UNPROVED


def test_a_limit_of_a_narrower_kind_is_not_proved() -> None:
    wide = "  look limit\n  given award = grand"
    titles = TITLES.replace("for organization, individual", "for organization")
    one = regulation(limiting("limit count(grand to individual) <= 8"), titles=titles)
    assert compared(wide, one).cells[0].status is Status.MISSING  # no category: not of the award's categories


def test_limits_by_reading() -> None:
    found = only(LIMIT, limiting("limit reading r { x: count(grand) <= 3 y: not judged fewer_qualify }"))
    assert (found.value.number, turned(found)["r", "y"].en) == (3, "no limit")
    free = only(LIMIT, limiting("limit reading r { x: true y: count(grand where track = fresh) <= 3 }"))
    assert (free.value.en, free.proof, free.condition) == ("no limit", Proof.PROVED, None)
    assert turned(free)["r", "y"].en == "at most 3; where: track: fresh application"
    same = only(LIMIT, limiting("limit count(grand) <= 3 and reading r { x: true y: count(nominee) <= 9 }"))
    assert (same.value.number, same.alternatives) == (3, ())
    open_ = only(LIMIT, limiting("limit reading r { x: count(nominee) <= 3 y: count(grand) <= 3 }"))
    assert (open_.value.en, open_.proof) == ("no limit", Proof.UNPROVED)


def test_an_award_that_is_not_given_to_the_kind_has_no_limit() -> None:
    nominee = LIMIT.replace("category = organization", "category = individual").replace("grand", "nominee")
    assert parts(nominee, limiting("limit count(nominee) <= 3")) == ()
    only_grand = regulation(limiting("limit count(grand) <= 3"), titles=TITLES.splitlines()[1])
    assert compared(LIMIT.replace("grand", "nominee"), only_grand).cells[0].parts == ()


def fact(condition: str, chapeau: str = "for organization to apply") -> str:
    return f"article 2 {chapeau} {{ {READING} {condition} }}"


@pytest.mark.parametrize(
    ("condition", "words", "when", "principle"),
    [
        ("require legal_person", "legal personality", None, False),
        ("in principle require legal_person and industrial", "legal personality", None, True),
        (
            "require legal_person and independent_liability",
            "legal personality and bears liability independently",
            None,
            False,
        ),
        ("require legal_person when industrial", "legal personality", ("工业企业", "industrial enterprise"), False),
        ("require legal_person unless judged brand", "legal personality", ("非品牌优势", "not brand"), False),
    ],
)
def test_facts_without_which_a_condition_fails(
    condition: str, words: str, when: tuple[str, str] | None, principle: bool
) -> None:
    found = only(FACT, fact(condition))
    assert (found.value.en, found.proof, found.condition, found.in_principle) == (words, Proof.PROVED, when, principle)


@pytest.mark.parametrize(
    "condition",
    ["require legal_person or independent_liability", "require industrial", "require industrial implies legal_person"],
)
def test_a_fact_that_can_be_lacking_is_not_required(condition: str) -> None:
    assert parts(FACT, fact(condition)) == ()
    assert parts(FACT, fact("require legal_person", "for individual to apply")) == ()


def test_facts_by_reading() -> None:
    found = only(FACT, fact("require reading r { x: legal_person y: independent_liability }"))
    assert (found.value.en, turned(found)["r", "y"].en) == ("legal personality", "bears liability independently")
    same = only(FACT, fact("require legal_person and reading r { x: true y: industrial }"))
    assert (same.value.en, same.alternatives) == ("legal personality", ())
    free = only(FACT, fact("require reading r { x: true y: legal_person }"))
    assert (free.value.en, free.value.unit, turned(free)["r", "y"].en) == ("not required", "none", "legal personality")


def scoring(condition: str) -> str:
    return f"article 5 {{ {READING} {condition} }}"


@pytest.mark.parametrize(
    ("condition", "words", "number"),
    [
        ("require to be_candidate: entry.score >= 600", "at least 600 points", 600_000),
        ("require to be_candidate: entry.score >= 80.5", "at least 80.5 points", 80_500),
        ("require to be_candidate: entry.score > 600", "more than 600 points", 600_001),
        ("require to be_candidate: entry.score >= 600 and judged brand", "at least 600 points", 600_000),
    ],
)
def test_a_score_floor(condition: str, words: str, number: int) -> None:
    found = only(SCORE, scoring(condition))
    assert figure(found) == (words, number, "thousandths of a point", Proof.PROVED)
    assert found.condition is None


@pytest.mark.parametrize("condition", ["<= 600", ">= 2000", "= 605"])
def test_what_is_no_floor_is_said_to_have_another_shape(condition: str) -> None:
    assert figure(only(SCORE, scoring(f"require to be_candidate: entry.score {condition}"))) == OTHER


def test_whom_and_when_a_floor_concerns() -> None:
    found = only(
        SCORE, scoring("in principle require for organization to be_candidate: entry.score >= 500 when industrial")
    )
    assert found.in_principle
    assert found.condition == ("单位（组织）且工业企业", "organization and industrial enterprise")
    two = "if industrial then (entry.score >= 500) else (entry.score >= 600)"
    by_case = parts(SCORE, scoring(f"require to be_candidate: {two}"))
    assert {(p.value.number, p.condition[1] if p.condition else "") for p in by_case} == {
        (500_000, "industrial enterprise"),
        (600_000, "not industrial enterprise"),
    }


def test_floors_by_reading() -> None:
    found = only(SCORE, scoring("require to be_candidate: reading r { x: entry.score >= 600 y: entry.score >= 700 }"))
    assert (found.value.number, turned(found)["r", "y"].number) == (600_000, 700_000)
    free = cell(SCORE, scoring("require to be_candidate: reading r { x: entry.score >= 0 y: entry.score >= 700 }"))
    assert free.status is Status.MISSING
    assert free.parts[0].value.en == "not required"
    same = only(SCORE, scoring("require to be_candidate: entry.score >= 600 and reading r { x: judged brand y: true }"))
    assert same.alternatives == ()


def test_other_conditions_have_no_floor() -> None:
    assert parts(SCORE, scoring("require to be_candidate: judged brand require to apply: entry.score >= 5")) == ()
