"""Duties as a user of `checker check` meets them: exit codes, every format, both languages."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator

from checker.cli.main import run

ROOT = Path(__file__).resolve().parents[3]
UNANSWERED = "examples/wuhan/19-objection-unanswered.yaml"
IN_TIME = "examples/wuhan/20-objection-in-time.yaml"
MADE_GOOD = "examples/wuhan/21-left-out-and-made-good.yaml"
WINNERS = "examples/wuhan/22-duties-of-winners.yaml"
LEFT_OUT = "examples/wuhan/06-missing-consequence.yaml"
OVERDUE = "examples/wuhai/17-steps-overdue.yaml"
UNORDERED = "examples/weihai/15-revocation-not-ordered.yaml"
BY_READING = "examples/wugang/17-objection-turns-on-reading.yaml"
ALL = (UNANSWERED, IN_TIME, MADE_GOOD, WINNERS, LEFT_OUT, OVERDUE, UNORDERED, BY_READING)
EARLY_RECORD = "acts_complete_through: 2024-10-31"


@pytest.fixture(autouse=True)
def from_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


class Told:
    """What a run in-process says."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: str, code: int, err: str = "") -> str:
        """Standard output of a check that must end with the code and say so much on standard error."""
        found = run(["check", *arguments])
        out, said = self.capsys.readouterr()
        assert found == code, (out, said)
        assert err in said
        return out

    def json(self, *arguments: str, code: int) -> Any:
        """The only dossier of a run, as JSON."""
        (dossier,) = json.loads(self(*arguments, "--format", "json", code=code))["dossiers"]
        return dossier


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    return Told(capsys)


@pytest.fixture
def changed(tmp_path: Path) -> Any:
    """The unanswered objections with some text replaced, without the stated expectation."""

    def make(*pairs: tuple[str, str]) -> str:
        text, _, _ = (ROOT / UNANSWERED).read_text(encoding="utf-8").partition("\nexpect:")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / "卷宗.yaml"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return make


@pytest.mark.parametrize(
    ("path", "code"), [(UNANSWERED, 1), (IN_TIME, 0), (MADE_GOOD, 0), (OVERDUE, 1), (UNORDERED, 0)]
)
def test_duties_decide_the_exit_code(told: Told, path: str, code: int) -> None:
    told(path, code=code)


def test_a_record_that_ends_too_early_leaves_it_undetermined(told: Told, changed: Any) -> None:
    early = changed((EARLY_RECORD, "acts_complete_through: 2024-10-09"))
    out = told(early, "--lang", "en", code=4)
    assert "? undetermined" in out
    assert "the record of acts is complete only through 2024-10-09, before the last day of the term" in out
    assert "行为记录只完整至 2024-10-09" in told(early, "--lang", "zh", code=4)
    skipped = ElementTree.fromstring(told(early, "--format", "junit", code=4)).iter("skipped")
    assert sum(1 for _ in skipped) == 1
    assert "::warning " in told(early, "--format", "github", code=4)


def test_nothing_checked_is_not_lawful(told: Told, changed: Any) -> None:
    nothing = changed(("objection: [{received: 2024-09-27, outcome: pending, formal: true, state_security: false}]", "objection: []"),
                      ("objection: [{received: 2024-10-25, outcome: pending, formal: true, state_security: false}]", "objection: []"))  # fmt: skip
    told(nothing, "--lang", "en", code=2, err="nothing to check: no decision is recorded and no duty has arisen")
    told(nothing, "--lang", "zh", code=2, err="没有可以核查的内容")


def test_duties_that_are_not_judged_change_nothing_and_are_only_counted(told: Told, changed: Any) -> None:
    quiet = changed(
        (EARLY_RECORD, ""),
        ("procedure: {complete: true}", "decisions: [{act: charge_fee, by: applicant, day: 2024-10-30}]"),
    )
    out = told(quiet, "--lang", "en", code=1)
    assert "duties (no part of the verdict)" in out
    assert "others that have arisen: 7 open, 1 undetermined; state acts_complete_through" in out
    assert "25/1:check" not in out
    verbose = told(quiet, "--lang", "en", "--verbose", code=1)
    assert "the dossier does not say through which day its acts are recorded" in verbose
    assert "standing duties have no trigger" in verbose
    assert "卷宗未写明行为记录完整至哪一日" in told(quiet, "--lang", "zh", "--verbose", code=1)
    assert "25/1" not in told(quiet, "--format", "markdown", code=1)


def test_the_text_says_what_is_owed_since_when(told: Told) -> None:
    english, chinese = told(UNANSWERED, "--lang", "en", code=1), told(UNANSWERED, "--lang", "zh", code=1)
    assert "✘ violated since 2024-10-11  article 25, paragraph 1" in english
    assert "○ open until 2024-11-01" in english
    assert "depends on a reading: under first_day=included: violated" in english
    assert "duties: 1 violated, 7 open" in english
    assert "✘ 自 2024-10-11 起未履行  第二十五条第一款  市质强办：异议审查" in chinese
    assert "○ 待履行，期限至 2024-11-01" in chinese
    assert "义务：未履行 1，待履行 7" in chinese
    assert "另有" in chinese


def test_a_lawful_decision_says_what_is_still_open(told: Told) -> None:
    assert "lawful, with duties still open: publication (article 34)" in told(MADE_GOOD, "--lang", "en", code=0)
    assert "left out and ordered later: money taken back" in told(MADE_GOOD, "--lang", "en", code=0)
    chinese = told(LEFT_OUT, "--lang", "zh", code=1)
    assert "合法，但尚有义务未履行：追缴奖金、公告通报（第三十四条）" in chinese
    assert "遗漏的处理后来已作出：追缴奖金" in told(MADE_GOOD, "--lang", "zh", code=0)


def test_steps_and_sanctions_in_words(told: Told) -> None:
    assert "too late: qualification, 2023-05-26" in told(OVERDUE, "--lang", "en", code=1)
    assert "逾期完成：资格审查，2023-05-26" in told(OVERDUE, "--lang", "zh", code=1)
    assert "the ground (fraud) holds, and no decision is recorded" in told(UNORDERED, "--lang", "en", code=0)
    assert "事由（弄虚作假）成立，没有作出决定的记录" in told(UNORDERED, "--lang", "zh", code=0)
    assert "若取 legal_period=sixty_days，则未履行" in told(BY_READING, "--lang", "zh", code=0)
    told(BY_READING, "--reading", "legal_period=sixty_days", "--lang", "en", code=1, err="not as the dossier expects")


def test_json_is_as_its_schema_says(told: Told) -> None:
    schema = json.loads((ROOT / "spec" / "output" / "check-1.json").read_text(encoding="utf-8"))
    for path in ALL:
        code = run(["check", path, "--format", "json"])
        out = json.loads(told.capsys.readouterr().out)
        assert code in (0, 1)
        assert list(Draft202012Validator(schema).iter_errors(out)) == []
    dossier = told.json(UNANSWERED, code=1)
    duties = dossier["duties"]
    assert (duties["judged"], duties["acts_complete_through"]) == (True, "2024-10-31")
    (violated,) = (d for d in duties["arisen"] if d["standing"] == "violated")
    assert violated["provision"] == "wuhan-2022:25/1:check"
    assert violated["trigger"] == {"kind": "event", "name": "objection", "day": "2024-09-27"}
    assert (violated["last_day"], violated["deed"], violated["lacking"]) == ("2024-10-10", None, None)
    owed = [d["owed"] for d in told.json(MADE_GOOD, code=0)["decisions"]]
    assert [[(x["what"], x["standing"]) for x in one] for one in owed] == [
        [("recover_money", "satisfied"), ("publish", "open")],
        [],
    ]


def test_json_says_why_nothing_can_be_said(told: Told, changed: Any) -> None:
    early = told.json(changed((EARLY_RECORD, "acts_complete_through: 2024-10-09")), code=4)
    (open_one,) = (d for d in early["duties"]["arisen"] if d["standing"] == "undetermined")
    assert open_one["lacking"] == {"kind": "record", "through": "2024-10-09"}
    checked = "procedure: {complete: true, steps: [{step: objection_check, by: office, start: 2024-10-08}]}"
    unclear = told.json(changed(("procedure: {complete: true}", checked)), code=4)
    lacking = [d["lacking"] for d in unclear["duties"]["arisen"] if d["lacking"]]
    assert {"kind": "deed", "name": "objection_check", "field": "end"} in lacking
    far = told.json(changed(("2024-09-27", "2026-12-31"), ("2024-10-31", "2027-02-01")), code=1)
    lacking = [d["lacking"] for d in far["duties"]["arisen"] if d["lacking"]]
    assert {"kind": "term", "fields": [], "years": [2027]} in lacking


def test_every_gap_is_said_in_words(told: Told, changed: Any) -> None:
    checked = "procedure: {complete: true, steps: [{step: objection_check, by: office, start: 2024-10-08}]}"
    unclear = changed(("procedure: {complete: true}", checked))
    assert "not recorded of 'check of an objection': check of an objection·end" in told(unclear, "--lang", "en", code=4)
    assert "“异议审查”没有写明：异议审查·结束日" in told(unclear, "--lang", "zh", code=4)
    far = changed(("2024-09-27", "2026-12-31"), ("2024-10-31", "2027-02-01"))
    assert "the term is not known: the working days of 2027 are not published" in told(far, "--lang", "en", code=1)
    assert "期限不能确定：2027 年的工作日安排尚未公布" in told(far, "--lang", "zh", code=1)


def test_junit_counts_duties(told: Told) -> None:
    (suite,) = ElementTree.fromstring(told(UNANSWERED, "--format", "junit", code=1)).iter("testsuite")
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("8", "1", "0")
    (failed,) = suite.iter("failure")
    assert "2024-10-11" in (failed.get("message") or "")
    assert "wuhan-2022:25/1:check" in (failed.text or "")


def test_markdown_has_a_table_of_duties(told: Told) -> None:
    english = told(UNANSWERED, "--format", "markdown", "--lang", "en", code=1)
    assert "| who | duty | subject | standing | provision | note |" in english
    assert "violated since 2024-10-11" in english
    assert "| 义务人 | 义务 | 主体 | 状态 | 条款 | 说明 |" in told(
        UNANSWERED, "--format", "markdown", "--lang", "zh", code=1
    )
    assert "追缴奖金" in told(LEFT_OUT, "--format", "markdown", "--lang", "zh", code=1)


def test_github_marks_violated_duties_and_what_was_left_out(told: Told) -> None:
    lines = told(UNANSWERED, "--format", "github", code=1).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error"]
    notices = [
        x for x in told(LEFT_OUT, "--format", "github", "--lang", "en", code=1).splitlines() if x.startswith("::notice")
    ]
    assert len(notices) == 1
    assert "duties still open" in notices[0]


def test_an_expectation_that_is_not_met_is_told(told: Told, changed: Any, tmp_path: Path) -> None:
    path = Path(changed())
    path.write_text(
        path.read_text(encoding="utf-8") + '\nexpect: {verdict: lawful, duties: {"25/1:check": open}}\n',
        encoding="utf-8",
    )
    out = told(str(path), "--lang", "en", code=1, err="some verdicts are not as the dossier expects")
    assert "not as expected (verdict): expected lawful, found unlawful" in out
    assert "not as expected (duties.25/1:check): expected open, found open, violated" in out
    path.write_text(path.read_text(encoding="utf-8").replace("25/1:check", "25/1:hearing"), encoding="utf-8")
    assert "与预期不符（duties.25/1:check）：预期 -，实得 violated" in told(str(path), "--lang", "zh", code=1)
