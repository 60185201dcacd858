"""Clean records: which events of which time keep from applying."""

import pytest

from checker.verification.measure_cell import Proof, Status
from tests.unit.verification.measured import cell, figure, only, parts, turned

LOOK = "  look window incident date similar\n  given category = organization"
OTHER = ("another shape", None, "other", Proof.UNPROVED)


def asking(condition: str) -> str:
    return f"article 2 for organization to apply {{ {condition} }}"


@pytest.mark.parametrize(
    ("condition", "words", "number", "unit"),
    [
        ("some incident in last 3 years", "last 3 years", 3, "years"),
        ("some incident in last 18 months", "last 18 months", 18, "months"),
        ("some incident in last 90 days", "last 90 days", 90, "days"),
        ("some incident ever", "at any time", None, "ever"),
        ("some incident where (severity >= major) in last 3 years", "last 3 years; major or graver", 3, "years"),
        ("some incident where (severity = larger) in last 3 years", "last 3 years; larger", 3, "years"),
        (
            "some incident where (kind = quality or kind = energy) ever",
            "at any time; quality, energy saving",
            None,
            "ever",
        ),
        ("some incident where (liable) in last 3 years", "last 3 years; responsibility accident", 3, "years"),
        ("some incident where (not liable) in last 3 years", "last 3 years; not responsibility accident", 3, "years"),
        (
            "some incident where (liable or service) in last 3 years",
            "last 3 years; responsibility accident or service incident",
            3,
            "years",
        ),
        (
            "some incident where (kind in open {quality, safety}) in last 3 years",
            "last 3 years; quality, safety; and the like (judged)",
            3,
            "years",
        ),
    ],
)
def test_the_window_of_a_condition(condition: str, words: str, number: int | None, unit: str) -> None:
    assert figure(only(LOOK, asking(f"exclude {condition}"))) == (words, number, unit, Proof.PROVED)


@pytest.mark.parametrize(
    "condition",
    [
        "exclude some incident where (liable or severity = grave) in last 3 years",
        "exclude (some incident where (liable) in last 3 years or some incident where (severity = grave) ever)",
        "exclude at least 2 incident inside 2 years",
        "exclude some incident where (has(discovered)) in last 3 years",
        "exclude some incident where (date >= 2030-01-01)",
        "require some incident ever",
    ],
)
def test_what_has_no_such_shape_is_said_to_have_another(condition: str) -> None:
    assert figure(only(LOOK, asking(condition))) == OTHER
    assert cell(LOOK, asking(condition)).status is Status.INCOMPARABLE


@pytest.mark.parametrize(
    ("condition", "when"),
    [
        ("exclude some incident in last 3 years when industrial", ("工业企业", "industrial enterprise")),
        ("exclude (some incident in last 3 years and industrial)", ("工业企业", "industrial enterprise")),
        ("require no incident in last 3 years and legal_person", None),
        ("require no incident in last 3 years and operating_since <= day - 2 years", None),
    ],
)
def test_what_else_is_asked_or_when(condition: str, when: tuple[str, str] | None) -> None:
    found = only(LOOK, asking(condition))
    assert (found.value.number, found.proof, found.condition) == (3, Proof.PROVED, when)


def test_each_case_has_its_own_window() -> None:
    two = "if industrial then (no incident in last 5 years) else (no incident in last 3 years)"
    found = parts(LOOK, asking(f"in principle require {two}"))
    assert {(p.value.number, p.condition[1] if p.condition else "", p.in_principle) for p in found} == {
        (5, "industrial enterprise", True),
        (3, "not industrial enterprise", True),
    }


@pytest.mark.parametrize(
    "condition",
    [
        "require legal_person",
        "require no incident ever or true",
        "exclude some incident of unit in last 3 years",
        "exclude some misconduct in last 3 years",
        "require (no incident ever or legal_person) or not legal_person",
    ],
)
def test_what_no_such_event_breaks_is_not_shown(condition: str) -> None:
    assert cell(LOOK, asking(condition)).status is Status.MISSING


def test_more_kinds_than_can_be_tried_prove_nothing_wrong() -> None:
    look = "  look window misconduct date\n  given category = organization"
    fields = (
        "law and rules and discipline and recorded and serious and held_responsible and criminal_liability "
        "and adverse_effect and for_profit and abuse_of_mark and area = evaluation"
    )
    found = only(look, asking(f"exclude some misconduct where (not ({fields})) in last 3 years"))
    assert found.proof is Proof.UNPROVED


READING = 'reading r "甲" "a" { x "一" "one" default y "二" "two" }\n'


def test_another_reading_is_another_window() -> None:
    text = READING + "exclude some incident during reading r { x: in last 3 years y: ever }"
    found = only(LOOK, asking(text))
    assert (found.value.number, turned(found)["r", "y"].en) == (3, "at any time")


def test_a_window_under_one_reading_only_is_none_by_default() -> None:
    text = asking(
        READING
        + "require reading r { x: true y: no incident in last 3 years when legal_person }".replace(
            " when legal_person", ""
        )
    )
    found = cell(LOOK, text)
    assert found.status is Status.MISSING
    assert found.parts[0].value.en == "does not keep from applying"
    assert turned(found.parts[0])["r", "y"].number == 3
