"""A city with two versions of its regulation: the one that governs the day asked about answers."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from checker.cases.scene import Record, Scene
from checker.diagnostics.diagnostic import Language
from checker.evaluation.evaluator import evaluate
from checker.ir import factory as f
from checker.ir.questions import Frame
from checker.ir.terms import Term
from checker.ir.types import DATE
from checker.rendering.ask import ask_text
from checker.rendering.ask_json import ask_json
from checker.verbs.ask import ask
from checker.verification.answers import Answer, Part, Word
from checker.verification.desk import Desk
from checker.verification.versions import Time, governing
from checker.workspace.loader import load_spec
from checker.workspace.questions import load_questions
from checker.workspace.spec_folder import SpecFolder

SPEC = Path(__file__).parents[3] / "spec"
OLD = """regulation yunshan-2020 "云山市质量奖办法" "Yunshan Measures"
  city yunshan "云山市" "Yunshan" document none signed 2020-01-01
article 1 { title grand "质量奖" "award" for organization  cycle every 1 year }
article 2 for organization to apply {
  reading old_word "何谓守法" "What is lawful?" { legal "法人" "legal persons" default  anybody "任何人" "anybody" }
  require reading old_word { legal: legal_person  anybody: true }
}
article 3 {
  reading ban_length "禁止申报多久" "How long is the ban?" { full "一年" "one year" default  long "五年" "five years" }
  bar winner of grand where (has(revoked)) from apply for reading ban_length { full: 1 year from revoked  long: 5 years from revoked }
  limit count(grand) <= 5
  sanction winner of grand when some fraud where (city = here): revoke, bar from apply for 1 year from banned_from()
}
article 4 { in force from 2020-02-01 }
article 5 { until 2026-06-30 }
"""
NEW = """regulation yunshan-2026 "云山市质量奖新办法" "Yunshan New Measures"
  city yunshan "云山市" "Yunshan" document none signed 2026-08-01
article 1 { title grand "质量奖" "award" for organization  cycle every 1 year }
article 2 for organization to apply { require no incident ever }
article 7 {
  reading ban_length "禁止申报多久" "How long is the ban?" { full "四年" "four years" default  none_at_all "不禁止" "no ban" }
  bar winner of grand where (has(revoked)) from apply for reading ban_length { full: 4 years from revoked  none_at_all: no }
  limit count(grand) <= 2
  sanction winner of grand when some fraud where (city = here): revoke, bar from apply for 4 years from banned_from()
}
article 8 { in force from 2026-09-10 }
"""
QUESTION_FRAME = """questions
assume { no win no ban }
assume win.ground_day = win.revoked
"""
Ask = Callable[[str], Answer]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> SpecFolder:
    made = tmp_path_factory.mktemp("spec")
    for name in ("grammar.lark", "keywords.txt", "vocabulary.rules"):
        shutil.copy(SPEC / name, made / name)
    shutil.copytree(SPEC / "calendar", made / "calendar")
    city = made / "cities" / "yunshan"
    city.mkdir(parents=True)
    (city / "2020.rules").write_text(OLD, encoding="utf-8")
    (city / "2026.rules").write_text(NEW, encoding="utf-8")
    (made / "questions").mkdir()
    (made / "questions" / "frame.rules").write_text(QUESTION_FRAME, encoding="utf-8")
    return SpecFolder(made)


@pytest.fixture(scope="module")
def desk(folder: SpecFolder) -> Desk:
    loaded = load_spec(folder, use_cache=False)
    assert loaded.faults == ()
    assert loaded.spec is not None
    return Desk(loaded.spec, Frame(), None)


@pytest.fixture
def ask_here(folder: SpecFolder, desk: Desk) -> Ask:
    def answer(text: str) -> Answer:
        found = load_questions(folder, desk.spec, text)
        assert found.faults == ()
        return ask(Desk(desk.spec, found.frame, None), found.questions[0])

    return answer


def only(answer: Answer) -> Part:
    """The one part of an answer."""
    assert answer.contradiction is None
    (part,) = answer.parts
    return part


CHEAT = "win in yunshan where award = grand, round = 1, decided = 2024-06-28, revoked = {}, revoked_for = fraud"
YEARLY = "schedule in yunshan: round 1 in 2024 every 1 year filing 09-01 until 10-31"


def test_every_day_has_one_version(desk: Desk) -> None:
    found = desk.governing("yunshan", date(2019, 12, 30), date(2027, 1, 2))
    assert [(s.regulation.identifier, s.first, s.last) for s in found] == [
        ("yunshan-2020", date(2019, 12, 30), date(2026, 9, 9)),
        ("yunshan-2026", date(2026, 9, 10), date(2027, 1, 2)),
    ]


@pytest.mark.parametrize("day", range(12))
def test_exactly_one_governs(day: int) -> None:
    spans = ((2, 5), (4, 6), (8, 9))
    at = f.field("application", "day", DATE)

    def on(number: int) -> Term:
        return f.literal(date(2020, 1, number + 1), DATE)

    times = [Time(f.less_equal(on(a), at), f.conj(f.less_equal(on(a), at), f.less_equal(at, on(b)))) for a, b in spans]
    scene = Scene({"application": Record({"day": date(2020, 1, day + 1)})})
    governs = [evaluate(term, scene, {}, None) for term in governing(times)]
    expected = 0 if day < 4 else 1 if day < 8 else 2
    assert governs == [number == expected for number in range(3)]


def test_the_version_in_force_on_the_day_answers(ask_here: Ask) -> None:
    """In September 2026 the old ban of a year is over; the new one of four years begins to govern on the tenth."""
    given = f"given {{ organization {CHEAT.format('2025-05-01')} fact legal_person = true }} "
    old, new = (only(ask_here(f"{given} may apply in yunshan on {day}")) for day in ("2026-09-09", "2026-09-10"))
    assert (old.word, new.word) == (Word.YES, Word.NO)
    assert {cite.regulation for cite in old.cites} == {"yunshan-2020"}
    assert {(cite.regulation, cite.place) for cite in new.cites} == {("yunshan-2026", "7")}
    assert [en for _, en in new.notes] == ["on 2026-09-10 the version yunshan-2026 governs"]
    late = only(ask_here(f"{given} must not apply in yunshan on 2026-09-10"))
    assert late.word is Word.YES


def test_a_window_under_two_versions_is_open_where_one_of_them_lets_it(ask_here: Ask) -> None:
    given = f"given {{ organization {CHEAT.format('2025-05-01')} {YEARLY} fact legal_person = true }} "
    part = only(ask_here(f"{given} may apply in yunshan round 3"))
    assert part.word is Word.YES
    assert part.witness is not None
    day = part.witness.scene.records["application"].values["day"]
    assert isinstance(day, date)
    assert day <= date(2026, 9, 9)
    assert [en for _, en in part.notes] == [
        "from 2026-09-01 to 2026-09-09 the version yunshan-2020 governs",
        "from 2026-09-10 to 2026-10-31 the version yunshan-2026 governs",
    ]
    sure = only(ask_here(f"{given} must apply in yunshan round 3"))
    assert sure.word is Word.NO
    assert {(cite.regulation, cite.place) for cite in sure.cites} == {("yunshan-2026", "7")}
    later = only(ask_here(f"{given} may apply in yunshan round 4"))
    assert later.word is Word.NO
    assert [en for _, en in later.notes] == ["from 2027-09-01 to 2027-10-31 the version yunshan-2026 governs"]


def test_without_a_day_the_latest_version_answers_and_says_so(ask_here: Ask) -> None:
    part = only(ask_here("given { organization } may apply in yunshan"))
    assert part.notes == (
        ("未说明日期，按最新版本 yunshan-2026 回答", "no day is stated; the latest version, yunshan-2026, answers"),
    )
    assert {cite.regulation for cite in part.pending} == {"yunshan-2026"}


def test_when_follows_the_versions(ask_here: Ask) -> None:
    early = f"given {{ organization {CHEAT.format('2025-05-01')} {YEARLY} }} when apply in yunshan"
    part = only(ask_here(early))
    assert (part.word, part.day, part.round) == (Word.FROM, date(2026, 9, 1), 3)
    assert {cite.regulation for cite in part.cites} == {"yunshan-2020"}
    assert part.notes[-1][1].startswith("the regulation ends on 2026-06-30")
    assert part.robustness is not None
    assert (("yunshan-2020.ban_length", "long"),) in part.robustness.changes
    (turned,) = (t for t in part.turned if t.change == (("yunshan-2020.ban_length", "long"),))
    assert (turned.word, turned.day) == (Word.FROM, date(2029, 9, 1))


def test_each_stretch_names_the_articles_of_its_own_version(ask_here: Ask) -> None:
    late = f"given {{ organization {CHEAT.format('2025-10-01')} {YEARLY} }} when apply in yunshan"
    part = only(ask_here(late))
    assert part.day == date(2029, 10, 2)
    named = [(i.first, i.last, {(c.regulation, c.place) for c in i.failing}) for i in part.intervals]
    assert named == [
        (date(2025, 10, 2), date(2026, 9, 9), {("yunshan-2020", "3")}),
        (date(2026, 9, 10), date(2029, 10, 1), {("yunshan-2026", "7")}),
        (date(2029, 10, 2), date(2029, 10, 31), set()),
    ]
    assert [en for _, en in part.notes] == [
        "from 2025-10-02 to 2026-09-09 the version yunshan-2020 governs",
        "from 2026-09-10 to 2029-10-02 the version yunshan-2026 governs",
    ]


@pytest.mark.parametrize(("day", "count", "word"), [("2026-09-01", 4, Word.YES), ("2026-09-20", 4, Word.NO)])
def test_the_limits_are_those_of_the_day_of_award(ask_here: Ask, day: str, count: int, word: Word) -> None:
    given = f"given {{ {count} entrant where award = grand, category = organization fact round.award_day = {day} }}"
    assert only(ask_here(f"{given} may award in yunshan")).word is word


@pytest.mark.parametrize(("happened", "years"), [("2026-05-01", "1 years"), ("2026-10-01", "4 years")])
def test_the_sanction_is_that_of_the_last_day_spoken_of(ask_here: Ask, happened: str, years: str) -> None:
    given = (
        "given { organization win in yunshan where award = grand, round = 1, decided = 2024-06-28 "
        f"fraud in yunshan where date = {happened} }}"
    )
    part = only(ask_here(f"{given} sanction in yunshan"))
    assert {c.ban for c in part.consequences} == {years}


def test_readings_of_two_versions_are_told_apart(desk: Desk, ask_here: Ask) -> None:
    assert set(desk.readings) >= {"yunshan.old_word", "yunshan.ban_length", "yunshan-2020.ban_length"}
    win = CHEAT.format("2025-05-01").replace("fraud", "incident")
    given = f"given {{ organization {win} fact legal_person = true }}"

    def word(day: str, alternative: str) -> Word:
        return only(ask_here(f"{given} may apply in yunshan on {day} under reading ban_length = {alternative}")).word

    assert word("2026-09-09", "long") is Word.NO
    assert word("2026-09-10", "none_at_all") is Word.YES
    assert word("2026-09-10", "full") is Word.NO


@pytest.mark.parametrize(
    ("lang", "articles", "reading"),
    [
        ("en", "yunshan-2020 article 3; yunshan-2026 article 7", "yunshan-2020.ban_length = long (five years)"),
        ("zh", "yunshan-2020 第三条；yunshan-2026 第七条", "yunshan-2020.ban_length = long (五年)"),
    ],
)
def test_the_report_tells_the_versions_apart(
    desk: Desk, ask_here: Ask, lang: Language, articles: str, reading: str
) -> None:
    given = f"given {{ organization {CHEAT.format('2025-10-01')} fact legal_person = true {YEARLY} }}"
    answer = ask_here(f"{given} may apply in yunshan round 3")
    assert only(answer).word is Word.NO
    assert articles in ask_text([answer], desk.spec, lang, "checker ask")
    assert json.loads(ask_json([answer]))["answers"][0]["parts"][0]["notes"]
    earlier = ask_here(f"{given.replace('2025-10-01', '2025-05-01')} when apply in yunshan")
    assert reading in ask_text([earlier], desk.spec, lang, "checker ask")
