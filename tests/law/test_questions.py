"""The library of questions is answered as expected, and the answers follow the rules and not a list."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from checker.legaltime.calendar_reader import load_calendar
from checker.rendering.ask import ask_text
from checker.verbs.ask import ask
from checker.verification.answers import Answer, Part, Word
from checker.verification.desk import Desk
from checker.verification.measure_book import load_measures
from checker.workspace.loader import load_spec
from checker.workspace.questions import load_questions
from checker.workspace.spec_folder import SpecFolder

ROOT = Path(__file__).parents[2]
FOLDER = SpecFolder(ROOT / "spec")
SPEC = load_spec(FOLDER).spec
assert SPEC is not None
LIBRARY = load_questions(FOLDER, SPEC)
DESK = Desk(SPEC, LIBRARY.frame, load_calendar(FOLDER.calendar))
BOOK = load_measures(FOLDER.path)
WORKED = (1, 2, 4, 5, 8, 9, 12, 14, 15, 25, 27, 29, 31, 35, 38, 39)


def test_the_library_has_no_fault() -> None:
    assert not LIBRARY.faults


@pytest.mark.parametrize("number", WORKED)
def test_every_worked_question_is_asked(number: int) -> None:
    names = [q.label.name for q in LIBRARY.questions]
    assert any(name.startswith(f"q{number:02}_") for name in names)


@pytest.mark.parametrize("question", LIBRARY.questions, ids=lambda q: q.label.name)
def test_the_answer_is_the_expected_one(question: object) -> None:
    answer = ask(DESK, question, BOOK)  # type: ignore[arg-type]
    assert answer.question.expected or answer.question.pairs is not None, "a question of the library expects something"
    assert answer.surprises == ()


# ---- the answers follow the rules


@pytest.fixture
def edited(tmp_path: Path) -> Callable[[str, str, str, str], Answer]:
    """``edited(file, old, new, question)``: the answer after one change to a copy of a regulation."""

    def answer(file: str, old: str, new: str, text: str) -> Answer:
        copy = tmp_path / "spec"
        shutil.copytree(FOLDER.path, copy, dirs_exist_ok=True)
        path = copy / "cities" / file
        before = path.read_text(encoding="utf-8")
        assert old in before
        path.write_text(before.replace(old, new), encoding="utf-8")
        return asked(SpecFolder(copy), text)

    return answer


def asked(folder: SpecFolder, text: str) -> Answer:
    """The answer to one question under the rules of a folder."""
    loaded = load_spec(folder, use_cache=folder is FOLDER)
    assert not loaded.faults
    assert loaded.spec is not None
    found = load_questions(folder, loaded.spec, text)
    assert not found.faults
    return ask(Desk(loaded.spec, found.frame, DESK.calendar), found.questions[0])


def only(answer: Answer) -> Part:
    """The one part of an answer."""
    (part,) = answer.parts
    return part


def history(city: str, number: int, every: int, extra: str = "", year: int = 2024) -> str:
    """A winner of a city's main award, with a schedule."""
    unit = "year" if every == 1 else "years"
    return (
        f"given {{ organization win in {city} where award = grand, round = {number}, decided = 2024-06-28{extra} "
        f"schedule in {city}: round {number} in {year} every {every} {unit} filing 09-01 until 12-31 }} "
        f"when apply in {city}"
    )


TEN = (
    ("10 年", "3 年")
    if "10 年" in (FOLDER.path / "cities/wuwei/2022.rules").read_text("utf-8")
    else ("10 years", "3 years")
)
FRAUD = ", revoked = 2025-05-01, revoked_for = fraud"


def test_a_shorter_ban_ends_earlier(edited: Callable[[str, str, str, str], Answer]) -> None:
    before = only(asked(FOLDER, history("wuwei", 1, 2, FRAUD)))
    after = only(edited("wuwei/2022.rules", *TEN, history("wuwei", 1, 2, FRAUD)))
    assert before.day == date(2036, 9, 1)
    assert after.day == date(2028, 9, 1)


def test_two_rounds_instead_of_one_bar_one_round_more(edited: Callable[[str, str, str, str], Answer]) -> None:
    path = FOLDER.path / "cities/wuhan/2022.rules"
    text = path.read_text(encoding="utf-8")
    start = text.index("article 14")
    bar = text[start : text.index("article 15", start)]
    assert "1 round after round" in bar
    longer = bar.replace("1 round after round", "2 rounds after round")
    question = history("wuhan", 8, 5)
    assert only(asked(FOLDER, question)).round == 10
    assert only(edited("wuhan/2022.rules", bar, longer, question)).round == 11


def test_a_removed_article_bars_nobody(edited: Callable[[str, str, str, str], Answer]) -> None:
    text = (FOLDER.path / "cities/weihai/2023.rules").read_text(encoding="utf-8")
    start = text.index("\narticle 29 {") + 1
    article = text[start : text.index("}\n", start) + 2]
    question = history("weihai", 1, 1, FRAUD)
    before = only(asked(FOLDER, question))
    after = only(edited("weihai/2023.rules", article, "article 29 informative repeats\n", question))
    assert before.day == date(2030, 9, 1)
    assert any(cite.place == "29" for cite in before.cites)
    assert after.day is not None
    assert after.day < before.day
    assert all(cite.place != "29" for cite in after.cites)


def test_a_shifted_schedule_shifts_the_answer() -> None:
    assert only(asked(FOLDER, history("wuhan", 8, 5))).day == date(2034, 9, 1)
    assert only(asked(FOLDER, history("wuhan", 8, 5, year=2025))).day == date(2035, 9, 1)
    assert only(asked(FOLDER, history("wuhan", 8, 3))).day == date(2030, 9, 1)


def test_a_higher_age_changes_who_is_stricter(edited: Callable[[str, str, str, str], Answer]) -> None:
    question = "eligible in wugang implies eligible in wuhan for age"
    assert only(asked(FOLDER, question)).word is Word.REFUTED
    old, new = "production_since <= day - 3 years as operation", "production_since <= day - 8 years as operation"
    assert only(edited("wugang/2022.rules", old, new, question)).word is Word.HOLDS


# ---- bad questions and odd givens


def test_contradictory_givens_are_never_answered() -> None:
    text = "given { organization win in wuhan where award = grand, round = 8, decided = 2024-06-28, revoked = 2023-01-01 } may apply in wuhan"
    answer = asked(FOLDER, text)
    assert answer.parts == ()
    assert answer.contradiction is not None
    assert ("先授奖，后撤销", "an award is won before it is revoked") in answer.contradiction.rules
    assert len(answer.contradiction.rules) < len(LIBRARY.frame.always)


def test_a_fact_given_twice_is_a_contradiction() -> None:
    text = "given { organization fact legal_person = true fact legal_person = false } may apply in wuhan"
    answer = asked(FOLDER, text)
    assert answer.contradiction is not None
    assert answer.contradiction.cells == (("subject", "legal_person"),)


def test_a_witness_breaks_the_article_that_is_named() -> None:
    part = only(asked(FOLDER, "eligible in wugang implies eligible in wuhan for age"))
    assert part.word is Word.REFUTED
    assert {cite.regulation for cite in part.cites} == {"wuhan-2022"}
    assert part.witness is not None


def test_the_two_languages_ask_the_same() -> None:
    english = asked(
        FOLDER, "given { organization win in wuhan where award = grand, round = 8 } may apply in wuhan round 9"
    )
    chinese = asked(
        FOLDER,
        "假定 { 单位（组织） 获奖 属于 武汉 其中 奖项 = grand， 届次 = 8 } 可 申报 属于 武汉 届次 9".replace(
            "单位（组织）", "organization"
        ),
    )
    assert english.parts == chinese.parts


def test_a_dimension_about_individuals_is_asked_of_individuals() -> None:
    asked_of = "{}strictness in wuhan, wugang, weihai for service"
    plain = asked(FOLDER, asked_of.format(""))
    assert plain.order == asked(FOLDER, asked_of.format("given { individual } ")).order
    organizations = asked(FOLDER, asked_of.format("given { organization } ")).order
    assert organizations is not None
    assert plain.order is not None
    assert set(plain.order) < set(organizations)
    assert len(organizations) == 6
    text = ask_text([plain], DESK.spec, "en", "checker ask")
    assert "assumed: the applicant is of the category 'individual'" in text
