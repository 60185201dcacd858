"""When a duty arises and falls due, as its clauses say; and clauses that name nothing."""

from functools import cache
from pathlib import Path

import pytest

from checker.ir import factory as f
from checker.ir.norms import Conduct, Due, Sanction, Step
from checker.ir.regulation import Regulation
from checker.ir.types import DATE
from checker.lowering.lowerer import Lowered, lower_regulation
from checker.lowering.vocabulary import LoweredVocabulary, lower_vocabulary
from checker.source.source_file import SourceFile
from checker.syntax import ast
from checker.syntax.parser import Parser
from checker.workspace.parsing import parser_of
from checker.workspace.spec_folder import SpecFolder

ROOT = Path(__file__).parents[3]
RULES = (ROOT / "tests" / "unit" / "verification" / "yuntan.rules").read_text(encoding="utf-8")
WORDS = (ROOT / "spec" / "vocabulary.rules").read_text(encoding="utf-8")


@cache
def parser() -> Parser:
    """The parser of the language."""
    return parser_of(SpecFolder(ROOT / "spec"))


def vocabulary(text: str = WORDS) -> LoweredVocabulary:
    """The lowered vocabulary, with the invented city."""
    words = SourceFile("vocabulary", text)
    parsed = parser().parse(words)
    assert parsed.file is not None
    return lower_vocabulary(parsed.file, [ast.Labelled(ast.Name("yuntan", words.span(0, 0)), "云潭市", "Yuntan")])


def lowered(*changes: tuple[str, str]) -> Lowered:
    """The regulation with some of its text replaced."""
    text = RULES
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    parsed = parser().parse(SourceFile("yuntan", text))
    assert parsed.file is not None
    return lower_regulation(parsed.file, vocabulary())


@cache
def regulation() -> Regulation:
    """The regulation as it stands."""
    found = lowered().regulation
    assert found is not None
    return found


def duty(label: str) -> Conduct:
    """The duty of a label."""
    (found,) = (n for n in regulation().norms if isinstance(n, Conduct) and n.anchor.cite.label == label)
    return found


def test_a_duty_names_the_steps_and_the_acts_after_which_it_arises() -> None:
    assert (duty("answer").after, duty("answer").upon) == (("objection_check",), ())
    assert (duty("credit").after, duty("credit").upon) == (("final_notice",), ("award",))
    assert duty("pool").arises == f.TRUE


def test_a_duty_arises_by_what_does_not_look_at_the_act() -> None:
    half = duty("security")
    assert half.arises != f.TRUE
    assert half.applies != half.arises
    assert "act" not in {scope for scope, name in _read(half) if name != "day"}


def _read(norm: Conduct) -> frozenset[tuple[str, str]]:
    from checker.ir.traversal import fields_of

    return fields_of(norm.arises)


@pytest.mark.parametrize(
    ("label", "every"),
    [
        ("yearly", (1, "years")),
        ("half_yearly", (6, "months")),
        ("monthly", (30, "days")),
        ("often", (10, "working days")),
    ],
)
def test_periods_run_from_the_award(label: str, every: tuple[int, str]) -> None:
    norm = duty(label)
    assert norm.every == every
    assert norm.due is not None
    assert {scope for scope, _ in _days(norm.due)} == {"win"}


def _days(due: Due) -> frozenset[tuple[str, str]]:
    from checker.ir.traversal import fields_of

    return fields_of(due.since) | fields_of(due.last)


def test_terms_of_steps_and_sanctions() -> None:
    check = next(n for n in regulation().norms if isinstance(n, Step) and n.anchor.cite.label == "check")
    assert check.due is not None
    assert check.due.since == f.field("step.objection_check", "received", DATE)
    fraud = next(n for n in regulation().norms if isinstance(n, Sanction) and n.anchor.cite.label == "fraud")
    assert fraud.due is not None
    assert fraud.due.since == f.field("act", "day", DATE)
    assert duty("improvement").due is None


def test_the_awards_of_a_winners_duty() -> None:
    assert (duty("yearly").awards, duty("improvement").awards, duty("answer").awards) == (("grand",), (), ())


def test_what_comes_before_a_duty_must_be_a_step_or_an_act() -> None:
    (fault,) = lowered(("results within 30 days of round.award_day after award", "results after awarding")).faults
    assert "step or act" in fault.title_en
    assert "程序环节或者行为" in fault.title_zh


def test_an_act_is_done_by_steps_that_exist() -> None:
    assert vocabulary().vocabulary.performed["investigate"] == ("investigation",)
    (fault,) = vocabulary(WORDS.replace("on act.day by investigation", "on act.day by investigating", 1)).faults
    assert "investigating" in fault.title_en
