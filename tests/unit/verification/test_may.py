"""`may`, `must`, `must not`: the word, the articles, and what the answer says where nothing can be told."""

from collections.abc import Callable
from typing import Any

import pytest

from checker.ir.questions import AskMay, Situation
from checker.smt.solver import GaveUp, Solving
from checker.verification.answers import Word
from checker.verification.may import may
from checker.verification.outcome import SolverGaveUp
from tests.unit.verification.asked import desk_for, part_of, places, regulation, won

ONE_ROUND = "article 2 { bar winner of grand from apply for 1 round after round }"
TWO_SIDES = """article 2 for organization to apply { require legal_person }
article 3 for organization to apply { require four_new implies not legal_person }
article 4 for organization to apply { require four_new }
article 5 for organization to apply { require no incident ever }"""


@pytest.fixture
def tired_from(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """From the n-th check on (from 1), the solver gives up."""
    check = Solving.check
    made = 0

    def begin(first: int) -> None:
        def counted(self: Solving, *assumptions: Any) -> Any:
            nonlocal made
            made += 1
            return GaveUp("tired") if made >= first else check(self, *assumptions)

        monkeypatch.setattr(Solving, "check", counted)

    return begin


@pytest.mark.parametrize(
    ("day", "word"),
    [("2026-09-03", Word.NO), ("2026-09-11", Word.YES), ("2028-09-01", Word.YES), ("2025-12-01", Word.NO)],
)
def test_a_day_alone_is_a_day_of_its_round(day: str, word: Word) -> None:
    """Round 2 is skipped; a day between two windows is taken for the next round."""
    part = part_of(desk_for([regulation(ONE_ROUND)]), f"{won()} may apply in alpha on {day}")
    assert part.word is word
    assert places(part) == {"2"}


def test_what_is_certain_and_what_is_not() -> None:
    desk = desk_for([regulation("article 2 for organization to apply { require legal_person }")])
    sure = part_of(desk, "given { organization fact legal_person = true } must apply in alpha")
    assert (sure.word, sure.witness) == (Word.YES, None)
    assert places(sure) >= {"1", "2"}
    doubtful = part_of(desk, "given { organization } must apply in alpha")
    assert (doubtful.word, places(doubtful)) == (Word.NO, {"2"})
    assert doubtful.witness is not None
    assert doubtful.witness.scene.records["subject"].values["legal_person"] is False


def test_must_not_is_the_other_side_of_may() -> None:
    desk = desk_for([regulation("article 2 for organization to apply { require legal_person }")])
    assert part_of(desk, "given { organization } must not apply in alpha").word is Word.NO
    barred = part_of(desk, "given { organization fact legal_person = false } must not apply in alpha")
    assert (barred.word, places(barred)) == (Word.YES, {"2"})


def test_articles_that_fail_only_together_are_a_minimal_set() -> None:
    part = part_of(desk_for([regulation(TWO_SIDES)]), "given { organization } may apply in alpha")
    assert (part.word, places(part)) == (Word.NO, {"2", "3", "4"})


def test_an_article_that_can_never_hold_is_named_alone() -> None:
    never = "article 2 for organization to apply { require legal_person }\n"
    never += "article 3 for organization to apply { require production_since < production_since }"
    part = part_of(desk_for([regulation(never)]), "given { organization } may apply in alpha")
    assert (part.word, places(part)) == (Word.NO, {"3"})


def test_an_answer_without_anything_given_names_the_open_conditions() -> None:
    desk = desk_for([regulation("article 2 for organization to apply { require legal_person }")])
    (part,) = may(desk, Situation(), AskMay("may", "apply", ("alpha",), None, None))
    assert (part.word, places(part)) == (Word.YES, {"1"})
    assert {cite.place for cite in part.pending} >= {"1", "2"}


@pytest.mark.parametrize("modality", ["may", "must", "must not"])
def test_a_solver_that_gives_up_gives_no_answer(modality: str, tired_from: Callable[[int], None]) -> None:
    desk = desk_for([regulation(TWO_SIDES)])
    tired_from(1)
    part = part_of(desk, f"given {{ organization }} {modality} apply in alpha")
    assert (part.word, part.reason) == (Word.UNCLEAR, SolverGaveUp("tired"))


def test_where_no_reason_is_found_none_is_named(tired_from: Callable[[int], None]) -> None:
    desk = desk_for([regulation(TWO_SIDES)])
    tired_from(2)
    part = part_of(desk, "given { organization } may apply in alpha")
    assert (part.word, part.cites) == (Word.NO, ())


def test_a_departure_from_a_principle_is_said() -> None:
    desk = desk_for([regulation("article 2 for organization to apply { in principle require legal_person }")])
    given = "given { organization fact legal_person = false }"
    part = part_of(desk, f"{given} may apply in alpha")
    assert (part.word, places(part)) == (Word.WITH_REASONS, {"2"})
    assert part_of(desk, f"{given} must not apply in alpha").word is Word.NO
