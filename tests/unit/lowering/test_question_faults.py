"""Bad questions are refused with a code and the nearest name, never answered."""

from pathlib import Path

import pytest

from checker.ir.regulation import Spec
from checker.workspace.loader import load_spec
from checker.workspace.questions import load_questions
from checker.workspace.spec_folder import SpecFolder

FOLDER = SpecFolder(Path(__file__).parents[3] / "spec")
LOADED = load_spec(FOLDER).spec
assert LOADED is not None
SPEC: Spec = LOADED

BAD = [
    ("may apply in wuhann", "C401"),
    ("when apply in wuhan", "C402"),
    ("given { fact legal_person = 3 } may apply in wuhan", "C403"),
    ("given { win in wuhan where round = grand } may apply in wuhan", "C403"),
    ("may refuse in wuhan", "C404"),
    ("eligible in wuhan implies eligible in weihai for colour", "C404"),
    ("find eligible in exactly 9 of every city", "C404"),
    ("given { schedule in wuhan: round 8 in 2024 every 5 years filing 02-30 until 12-31 } may apply in wuhan", "C404"),
    ("find unicorns in every city", "C201"),
    ("given { fact legal_persn = true } may apply in wuhan", "C201"),
    ("may apply in wuhan under reading no_such = x", "C201"),
    ("may apply wuhan", "C103"),
    ("given { organization may apply in wuhan", "C104"),
]


@pytest.mark.parametrize(("text", "code"), BAD)
def test_a_bad_question_has_a_code(text: str, code: str) -> None:
    found = load_questions(FOLDER, SPEC, text)
    assert found.questions == ()
    assert [fault.code for fault in found.faults] == [code]
    assert found.faults[0].title_zh != found.faults[0].title_en


def test_the_nearest_city_is_suggested() -> None:
    (fault,) = load_questions(FOLDER, SPEC, "may apply in wuhann").faults
    assert any("wuhan" in line for line in fault.help_en)
