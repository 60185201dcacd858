"""`checker check` as its user meets it: exit codes, options, formats, languages, streams, and the same bytes every time.

Whole processes where the process matters (codes, locale, streams, hash seeds); the rest through the same entry in-process.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from checker.cli.main import run
from checker.evaluation.evaluator import evaluate
from checker.smt.solver import GaveUp

ROOT = Path(__file__).resolve().parents[3]
LAWFUL = "examples/wuhan/01-lawful-round.yaml"
EARLY = "examples/wuhan/04-reapplied-too-early.yaml"
FRAUD = "examples/wuhan/05-fraud-and-ten-years.yaml"
SHORT = "examples/wuhan/07-notice-one-day-short.yaml"
REFUSALS = "examples/wuhan/08-refusals.yaml"
OPEN = "examples/wugang/09-missing-fact.yaml"
UNGOVERNED = "examples/wuhai/14-superseded-regulation.yaml"
MIXED = [
    EARLY,
    FRAUD,
    SHORT,
    REFUSALS,
    OPEN,
    "examples/wuhan/11-penalties-unchecked.yaml",
    "examples/wuhai/15-procedure-faults.yaml",
]
CITED = re.compile(r"[a-z]+-\d{4}:[\w/.:]+")
LOCALE = ("LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE")


def checker(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A process of its own, from the root of the repository, in no locale but the one given."""
    env = (
        {k: v for k, v in os.environ.items() if k not in LOCALE} | {"LANG": "C", "PYTHONPATH": str(ROOT)} | environment
    )
    command = [sys.executable, "-m", "checker", *arguments]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, encoding="utf-8", check=False, timeout=120)


@pytest.fixture(autouse=True)
def from_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for name in LOCALE:
        monkeypatch.delenv(name, raising=False)


class Told:
    """What a run in-process says."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: str, code: int) -> tuple[str, str]:
        """Standard output and standard error of a run that must end with the code."""
        found = run(arguments)
        out, err = self.capsys.readouterr()
        assert found == code, (out, err)
        assert "Traceback" not in err
        return out, err

    def json(self, *arguments: str, code: int) -> Any:
        """The decisions of all dossiers, as JSON."""
        out, _ = self("check", *arguments, "--format", "json", code=code)
        return [decision for dossier in json.loads(out)["dossiers"] for decision in dossier["decisions"]]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    return Told(capsys)


# ---------------------------------------------------------------- exit codes


@pytest.mark.parametrize(
    ("arguments", "code"),
    [([LAWFUL], 0), ([LAWFUL, EARLY, OPEN], 1), ([LAWFUL, "examples/none.yaml"], 2), ([LAWFUL, OPEN], 4)],
)
def test_the_code_is_that_of_the_worst(arguments: list[str], code: int) -> None:
    ended = checker("check", *arguments, "--lang", "en", "--brief")
    assert ended.returncode == code, ended.stderr
    assert LAWFUL in ended.stdout
    assert ("none.yaml" in ended.stderr) == (code == 2)
    assert "dossier examples/none.yaml" not in ended.stdout


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "did you mean 'registered_in'?"), ("zh", "是否想写“registered_in”？")]
)
def test_broken_rules_end_with_3_at_their_place(lang: str, said: str, tmp_path: Path, told: Told) -> None:
    spec = tmp_path / "rules"
    shutil.copytree(ROOT / "spec", spec)
    rules = spec / "cities" / "wuhan" / "2022.rules"
    lines = rules.read_text(encoding="utf-8").splitlines()
    line = next(n for n, text in enumerate(lines, 1) if "require registered_in" in text)
    rules.write_text("\n".join(lines).replace("require registered_in", "require registred_in"), encoding="utf-8")
    out, err = told("check", LAWFUL, "--spec", str(spec), "--lang", lang, code=3)
    assert out == ""
    assert f"{rules}:{line}:" in err
    assert "^^^^" in err
    assert said in err


@pytest.mark.parametrize(("lang", "said"), [("en", "a bug of ours"), ("zh", "本程序的缺陷")])
def test_a_solver_that_the_evaluator_does_not_confirm_ends_with_5(
    lang: str, said: str, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lying(*arguments: Any) -> object:
        return not evaluate(*arguments)

    monkeypatch.delenv("CHECKER_DEBUG", raising=False)
    monkeypatch.setattr("checker.verification.search.evaluate", lying)
    out, err = told("check", OPEN, "--lang", lang, code=5)
    assert out == ""
    assert said.lower() in err.lower()
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(("lang", "said"), [("en", "ValueError"), ("zh", "ValueError")])
def test_any_other_fault_of_ours_ends_with_5(lang: str, said: str, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise ValueError

    monkeypatch.delenv("CHECKER_DEBUG", raising=False)
    monkeypatch.setattr("checker.verbs.check.judge", broken)
    _, err = told("check", LAWFUL, "--lang", lang, code=5)
    assert said in err
    assert ("缺陷" in err) == (lang == "zh")


@pytest.mark.parametrize(("lang", "said"), [("en", "the solver reached no answer"), ("zh", "求解器")])
def test_a_solver_that_gives_up_leaves_it_undetermined(
    lang: str, said: str, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.smt.solver.Solving.check", lambda *_: GaveUp("timeout"))
    out, _ = told("check", OPEN, "--lang", lang, "--timeout", "1", code=4)
    assert said in out


def test_a_decision_outside_the_time_of_every_version_ends_with_2(told: Told) -> None:
    for lang, said in (("en", "outside the time of every version"), ("zh", "不在规章的施行期间内")):
        _, err = told("check", UNGOVERNED, "--lang", lang, code=2)
        assert said in err
        assert f"{UNGOVERNED}:" in err


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "the working days of 2027 are not published"), ("zh", "2027 年的工作日安排尚未公布")]
)
def test_working_days_that_are_not_published_leave_it_undetermined(
    lang: str, said: str, tmp_path: Path, told: Told
) -> None:
    later = tmp_path / "later.yaml"
    text = Path(SHORT).read_text(encoding="utf-8").replace("2024-", "2027-")
    later.write_text(re.sub(r"\n *expect:.*", "", text), encoding="utf-8")
    out, _ = told("check", str(later), "--lang", lang, code=4)
    assert said in out
    for form in ("markdown", "junit", "github"):
        assert said in told("check", str(later), "--lang", lang, "--format", form, code=4)[0]
    (decision,) = told.json(str(later), "--lang", lang, code=4)
    assert decision["whole"]["calendar_not_published"] == [2027]
    assert {cite.split(":")[1] for cite in decision["by"]} == {"18", "23/2"}
    assert {e["verdict"] for e in decision["entries"]} == {"lawful"}


# ---------------------------------------------------------------- wrong usage


@pytest.mark.parametrize(
    ("arguments", "en", "zh"),
    [
        (["chek", LAWFUL], "did you mean 'check'?", "是否想用“check”？"),
        (["check", "--formt", "json"], "did you mean '--format'?", "是否想用“--format”？"),
        (["check", "--format", "yaml", LAWFUL], "text, json, markdown, junit, github", "text、json、markdown、junit、github"),
        (["check", "--timeout", "0", LAWFUL], "at least 1", "不小于 1"),
        (["check", "--brief=1", LAWFUL], "takes no value", "不带值"),
        (["check", LAWFUL, "--reading"], "needs a value", "缺少值"),
        (["explain"], "is missing", "缺少参数"),
        (["explain", "C204", "C205"], "too many arguments: C205", "多余的参数：C205"),
        (["check"], "no dossier given", "没有给出卷宗"),
        (["check", "nowhere.yaml"], "nowhere.yaml", "nowhere.yaml"),
        (["check", LAWFUL, "--spec", "examples"], "no rules in folder 'examples'", "找不到规则文件夹“examples”"),
        (["check", LAWFUL, "--reading", "skiped_round=next_round"], "did you mean 'skipped_round'?", "是否想用“skipped_round”？"),
        (["check", LAWFUL, "--reading", "skipped_round=nextround"], "did you mean 'next_round'?", "是否想用“next_round”？"),
        (["check", LAWFUL, "--reading", "skipped_round"], "next_round, whole_round", "next_round、whole_round"),
    ],
)  # fmt: skip
def test_wrong_usage_is_told_in_both_languages(
    arguments: list[str], en: str, zh: str, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    for locale, said, other in (("C", en, zh), ("zh_CN.UTF-8", zh, en)):
        monkeypatch.setenv("LANG", locale)
        out, err = told(*arguments, code=2)
        assert out == ""
        assert said in err
        assert said == other or other not in err


def test_without_arguments_the_help_is_shown(told: Told) -> None:
    out, err = told(code=2)
    assert out == ""
    assert all(verb in err for verb in ("check", "coverage", "explain", "schema"))


# ---------------------------------------------------------------- options


def test_a_reading_changes_the_verdict(told: Told) -> None:
    assert [d["verdict"] for d in told.json(EARLY, code=1)] == ["unlawful", "lawful"]
    chosen = told.json(EARLY, "--reading", "skipped_round=next_round", code=0)
    assert [d["verdict"] for d in chosen] == ["lawful", "lawful"]
    out, _ = told("check", EARLY, "--lang", "en", code=1)
    assert "under skipped_round=next_round" in out
    assert "it is lawful" in out


def test_all_reasons_are_listed_on_request(told: Told) -> None:
    def reasons(*options: str) -> list[list[set[str]]]:
        decisions = told.json(REFUSALS, *options, code=1)
        found = [reason for d in decisions for reason in d["whole"].get("reasons", [])]
        return [[{fact["fact"] for fact in one} for one in reason["sets"]] for reason in found]

    some, every = reasons(), reasons("--all-reasons")
    assert [len(sets) for sets in some] == [min(1, len(sets)) for sets in every]
    assert max(len(sets) for sets in every) == 2
    for sets in every:
        assert not any(one < other for one in sets for other in sets)
    assert all(one[0] in all_of for one, all_of in zip(some, every, strict=True) if one)
    out, _ = told("check", REFUSALS, "--all-reasons", "--lang", "en", code=1)
    assert "(set 1 of 2)" in out
    assert "(set 2 of 2)" in out


def test_the_nearest_lawful_alternative_is_given_on_request(told: Told) -> None:
    assert all(d["alternative"] is None for d in told.json(FRAUD, code=1))
    found = {d["subject"]: d["alternative"] for d in told.json(FRAUD, "--nearest", code=1)}
    changed = {fact["fact"] for fact in found["乙公司"]}
    assert "act.ban_rounds" in changed
    assert changed <= {"act.ban_rounds", "act.ban_years"}
    assert found["甲公司"] is None
    assert "the nearest lawful alternative changes: " in told("check", FRAUD, "--nearest", "--lang", "en", code=1)[0]


def test_brief_says_less_and_verbose_more(told: Told) -> None:
    usual, brief, verbose = (
        told("check", SHORT, "--lang", "en", *options, code=1)[0] for options in ([], ["--brief"], ["--verbose"])
    )
    assert "follows from" in usual
    assert "follows from" not in brief
    shown = [len(set(CITED.findall(text))) for text in (brief, usual, verbose)]
    assert shown[0] == shown[1] == 1
    assert shown[2] > 20
    assert [d["verdict"] for d in told.json(SHORT, "--brief", code=1)] == ["unlawful"]


def test_the_timeout_reaches_the_solver(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.verification import judge

    seen: set[int | None] = set()

    def noting(bench: Any, scene: Any, settings: Any, **rest: Any) -> Any:
        seen.add(settings.limits.timeout_ms)
        return judge.judge(bench, scene, settings, **rest)

    monkeypatch.setattr("checker.verbs.check.judge", noting)
    told("check", LAWFUL, "--timeout", "7", "--brief", code=0)
    assert seen == {7000}


# ---------------------------------------------------------------- formats


def test_junit_counts_what_json_says(told: Told) -> None:
    decisions = told.json(*MIXED, "--brief", code=1)
    root = ElementTree.fromstring(told("check", *MIXED, "--format", "junit", "--brief", code=1)[0])
    suites = root.findall("testsuite")
    assert [suite.get("name") for suite in suites] == MIXED
    verdicts = [d["verdict"] for d in decisions]
    for attribute, verdict in (("failures", "unlawful"), ("skipped", "undetermined")):
        assert sum(int(suite.get(attribute, "")) for suite in suites) == verdicts.count(verdict) > 0
    assert sum(int(suite.get("tests", "")) for suite in suites) == len(verdicts)
    cases = list(root.iter("testcase"))
    assert [case.get("name") for case in cases] == [d["id"] for d in decisions]
    inner = {"lawful": [], "unlawful": ["failure"], "undetermined": ["skipped"]}
    assert [[e.tag for e in case] for case in cases] == [inner[v] for v in verdicts]


def test_github_annotations_have_file_and_line(told: Told) -> None:
    decisions = told.json(*MIXED, "--brief", code=1)
    lines = told("check", *MIXED, "--format", "github", "--brief", code=1)[0].splitlines()
    level = {"unlawful": "error", "undetermined": "warning"}
    wanted = [(level[d["verdict"]], d["line"]) for d in decisions if d["verdict"] != "lawful"]
    found = [re.fullmatch(r"::(error|warning) file=([^,:]+),line=(\d+),title=[^:,]+::.+", line) for line in lines]
    assert [(f[1], int(f[3])) for f in found if f] == wanted
    assert {f[2] for f in found if f} == set(MIXED)
    for f in (f for f in found if f):
        line = Path(f[2]).read_text(encoding="utf-8").splitlines()[int(f[3]) - 1]
        assert re.match(r" *- (act|id|行为|编号):? ", line.replace("{", "")), line


def test_names_with_marks_of_the_formats_do_not_break_them(tmp_path: Path, told: Told) -> None:
    text = Path(SHORT).read_text(encoding="utf-8").replace("id: 第八届授奖决定", "id: '<甲|乙>, 50%: \"&\"'")
    odd = tmp_path / "odd, name.yaml"
    odd.write_text(text, encoding="utf-8")
    name = '<甲|乙>, 50%: "&"'
    assert told.json(str(odd), "--brief", code=1)[0]["id"] == name
    root = ElementTree.fromstring(told("check", str(odd), "--format", "junit", "--brief", code=1)[0])
    assert next(root.iter("testcase")).get("name") == name
    (line,) = told("check", str(odd), "--format", "github", "--brief", code=1)[0].splitlines()
    assert line.count("::") == 2
    assert "odd%2C name.yaml" in line
    assert "50%25%3A" in line
    table = told("check", str(odd), "--format", "markdown", "--brief", code=1)[0]
    rows = [row for row in table.splitlines() if row.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {8}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_markdown_has_a_row_for_every_decision_and_entry(lang: str, told: Told) -> None:
    decisions = told.json(*MIXED, "--brief", "--lang", lang, code=1)
    table = told("check", *MIXED, "--brief", "--lang", lang, "--format", "markdown", code=1)[0]
    rows = [[c.strip() for c in row.strip("|").split("|")] for row in table.splitlines() if row.startswith("| ")]
    rows = [row for row in rows if row[0] not in ("决定", "decision")]
    names = [name for d in decisions for name in (d["id"], *(f"↳ {e['name']}" for e in d["entries"]))]
    assert [row[0] for row in rows] == names
    words = {"zh": {"lawful": "合法", "unlawful": "不合法", "undetermined": "不能判定"}}.get(lang, {})
    verdicts = [v for d in decisions for v in (d["verdict"], *(e["verdict"] for e in d["entries"]))]
    assert [row[3] for row in rows] == [words.get(v, v) for v in verdicts]


# ---------------------------------------------------------------- languages


def without_words(value: Any) -> Any:
    """A JSON value without what is words for readers."""
    if isinstance(value, list):
        return [without_words(one) for one in value]
    if isinstance(value, dict):
        words = ("place", "label", "found", "due", "unsettled")
        return {key: without_words(one) for key, one in value.items() if key not in words}
    return value


def test_both_languages_give_the_same_information(told: Told) -> None:
    zh, en = (told.json(*MIXED, "--lang", lang, code=1) for lang in ("zh", "en"))
    assert without_words(zh) == without_words(en)
    for options in ([FRAUD, OPEN, SHORT], [REFUSALS, "--verbose", "--nearest"]):
        texts = [told("check", *options, "--lang", lang, code=1)[0].splitlines() for lang in ("zh", "en")]
        assert [CITED.findall(line) for line in texts[0]] == [CITED.findall(line) for line in texts[1]]
        dates = [re.findall(r"\d{4}-\d{2}-\d{2}", "\n".join(text)) for text in texts]
        assert dates[0] == dates[1]


def test_the_locale_decides_the_language() -> None:
    zh = checker("check", OPEN, "--brief", LANG="zh_CN.UTF-8")
    en = checker("check", OPEN, "--brief", LANG="C")
    assert "不能判定" in zh.stdout
    assert "undetermined" not in zh.stdout.replace("undetermined for lack of facts", "")
    assert "undetermined  受理甲公司" in en.stdout
    assert "不能判定  " not in en.stdout
    overruled = checker("--lang", "en", "check", OPEN, "--brief", LANG="zh_CN.UTF-8")
    assert overruled.stdout.splitlines()[:-1] == en.stdout.splitlines()[:-1]


def test_a_stream_that_knows_no_chinese_is_no_fault() -> None:
    ended = checker("check", OPEN, "--brief", "--lang", "zh", PYTHONIOENCODING="ascii:strict")
    assert ended.returncode == 4, ended.stderr
    assert "不能判定" in ended.stdout


# ---------------------------------------------------------------- streams and bytes


@pytest.mark.parametrize(("lang", "more", "again"), [("en", "more: ", "reproduce: "), ("zh", "更多：", "复现：")])
def test_text_ends_with_more_and_a_command_that_gives_the_same_bytes(lang: str, more: str, again: str) -> None:
    arguments = ["check", EARLY, OPEN, "--lang", lang, "--reading", "skipped_round=next_round"]
    first = checker(*arguments)
    last = first.stdout.splitlines()[-2:]
    assert last[0].startswith(more)
    assert "--verbose" in last[0]
    assert last[1].startswith(again)
    words = shlex.split(last[1].removeprefix(again))
    assert words[0] == "checker"
    second = checker(*words[1:])
    assert (second.returncode, second.stdout) == (first.returncode, first.stdout)


def test_the_same_bytes_under_every_hash_seed() -> None:
    runs = [
        checker("check", FRAUD, REFUSALS, OPEN, "--all-reasons", "--nearest", "--lang", "en", PYTHONHASHSEED=str(n))
        for n in range(3)
    ]
    assert {ended.returncode for ended in runs} == {1}
    assert len({ended.stdout for ended in runs}) == 1
    assert "enough for this" in runs[0].stdout


def test_diagnostics_stay_off_the_results(tmp_path: Path, told: Told) -> None:
    wrong = tmp_path / "wrong.yaml"
    text = Path(SHORT).read_text(encoding="utf-8")
    wrong.write_text(text.replace("legal_person", "legal_persn", 1), encoding="utf-8")
    out, err = told("check", str(wrong), LAWFUL, "--format", "json", "--lang", "en", code=2)
    assert [d["file"] for d in json.loads(out)["dossiers"]] == [LAWFUL]
    assert f"{wrong}:" in err
    assert "did you mean" in err
