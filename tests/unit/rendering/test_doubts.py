"""Doubts about a record, told in both languages."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checker.ir.regulation import Spec
from checker.lawtext.citation import Citation
from checker.rendering.doubts import doubt_in_json, doubt_in_words
from checker.verification.doubts import Doubt
from checker.workspace.loader import load_spec
from checker.workspace.spec_folder import SpecFolder

DOUBT = Doubt(
    "subject",
    "penalty",
    1,
    date(2024, 5, 1),
    "misconduct",
    (Citation("x-2030", "8.7"), Citation("x-2030", "9")),
    "甲公司",
)
BARE = replace(DOUBT, owner="unit", index=0, day=None, subject="")


@pytest.fixture(scope="module")
def spec() -> Spec:
    """The rules of this repository."""
    found = load_spec(SpecFolder(Path(__file__).parents[3] / "spec")).spec
    assert found is not None
    return found


def test_the_event_the_other_and_the_provisions_are_named(spec: Spec) -> None:
    assert doubt_in_words(DOUBT, spec, "zh") == (
        "注意：甲公司：已记录行政处罚[2]（2024-05-01），却没有与之相应的“违法违规违纪”记录；"
        "第八条第（七）项、第九条的结论以该项记录确实齐全为前提"
    )
    assert doubt_in_words(DOUBT, spec, "en") == (
        "note: 甲公司: administrative penalty[2] (2024-05-01) is on record without 'misconduct' behind it; "
        "what is said of article 8(7), article 9 holds if that record is really complete"
    )


def test_what_is_not_known_is_left_out(spec: Spec) -> None:
    assert doubt_in_words(BARE, spec, "zh").startswith("注意：已记录所在单位")
    assert "（" not in doubt_in_words(BARE, spec, "zh").partition("，")[0]
    assert "(" not in doubt_in_words(BARE, spec, "en").partition(" is on record")[0]


def test_the_object(spec: Spec) -> None:
    assert doubt_in_json(DOUBT, spec, "en") == {
        "subject": "甲公司",
        "fact": "subject.penalty.000001",
        "label": "administrative penalty[2]",
        "day": "2024-05-01",
        "without": "misconduct",
        "provisions": ["x-2030:8.7", "x-2030:9"],
    }
    bare = doubt_in_json(BARE, spec, "en")
    assert (bare["subject"], bare["day"], bare["fact"]) == (None, None, "unit.penalty.000000")
