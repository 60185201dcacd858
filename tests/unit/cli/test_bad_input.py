"""Bad dossiers and bad rules end with a clear message, a position and exit 2 or 3, never with a traceback.

Every case is a whole process, as a user would start it.
"""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent.parent
PATIENCE = 60

GOOD = """dossier: 1
title: 虚构案卷
regulation: wuhai-2020
as_of: 2024-12-31
rounds:
  - {number: 3, filing_deadline: 2021-05-31}
subjects:
  甲公司:
    facts: {legal_person: true}
decisions:
  - {act: accept, id: d1, day: 2021-06-03, round: 3, subject: 甲公司, filed: 2021-05-10, category: organization}
"""


@dataclass(frozen=True)
class Ended:
    """How a process ended."""

    code: int
    out: str
    err: str


def check(*arguments: str | Path, cache: Path) -> Ended:
    """Run `checker check`."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "checker", "check", *map(str, arguments)]
    found = subprocess.run(
        command, cwd=cache, env=environment, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False
    )
    return Ended(found.returncode, found.stdout, found.stderr)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that is not the project's, in which the rules are remembered between runs."""
    return tmp_path_factory.mktemp("cache")


BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

DOSSIERS: dict[str, tuple[bytes, int, str, str]] = {
    # name: content, line named (0: the file as a whole), words of the English message, words of the Chinese message
    "empty": (b"", 1, "dossier", "卷宗"),
    "blank": (b"\n\n   \n# nothing\n", 1, "dossier", "卷宗"),
    "a_word": (b"hello\n", 1, "keys", "键"),
    "a_list": (b"- 1\n- 2\n", 1, "keys", "键"),
    "binary": (b"\x7fELF\x00\x01\x02", 0, "not text", "不是文本"),
    "image": (b"\x89PNG\r\n\x1a\n\xff\xd8", 0, "UTF-8", "UTF-8"),
    "gbk": (GOOD.encode("gb18030"), 0, "UTF-8", "UTF-8"),
    "utf16": (GOOD.encode("utf-16"), 0, "UTF-8", "UTF-8"),
    "tab": (GOOD.replace("    facts", "\tfacts").encode(), 9, "YAML", "YAML"),
    "control_character": (GOOD.replace("虚构", "虚\x07构").encode(), 2, "YAML", "YAML"),
    "unclosed": (GOOD.replace("true}", "true").encode(), 10, "YAML", "YAML"),
    "deep": (b"dossier: " + b"[" * 10_000 + b"]" * 10_000, 1, "levels deep", "层次"),
    "deep_mappings": (b"dossier: " + b"{a: " * 10_000, 1, "levels deep", "层次"),
    "anchors": (BOMB.encode(), 6, "alias", "别名"),
    "endless_anchor": (b"dossier: &a [*a]\n", 1, "anchor", "锚点"),
    "two_documents": (f"{GOOD}---\n{GOOD}".encode(), 12, "document", "文档"),
    "full_width_colon": (GOOD.replace("title: ", "title：").encode(), 2, "full-width", "全角"),
    "full_width_brackets": (GOOD.replace("{legal_person: true}", "｛legal_person: true｝").encode(), 9, "full-width", "全角"),
    "unknown_version": (GOOD.replace("dossier: 1", "dossier: 99").encode(), 1, "version", "版本"),
    "unknown_city": (GOOD.replace("regulation: wuhai-2020", "city: wuhaii").encode(), 3, "“wuhai”", "“wuhai”"),
    "unknown_regulation": (GOOD.replace("wuhai-2020", "wuhai-2021").encode(), 3, "“wuhai-2020”", "“wuhai-2020”"),
    "unknown_key": (GOOD.replace("legal_person", "legal_persom").encode(), 9, "“legal_person”", "“legal_person”"),
    "unknown_act": (GOOD.replace("act: accept", "act: acept").encode(), 11, "“accept”", "“accept”"),
    "unknown_subject": (GOOD.replace("subject: 甲公司", "subject: 甲公词").encode(), 11, "“甲公司”", "“甲公司”"),
    "no_such_day": (GOOD.replace("2021-06-03", "2021-02-30").encode(), 11, "2021-02-30", "2021-02-30"),
    "day_out_of_reach": (GOOD.replace("2021-06-03", "0021-06-03").encode(), 11, "0021-06-03", "0021-06-03"),
    "round_before_first": (GOOD.replace("round: 3", "round: 0").encode(), 11, "count from 1", "从 1 算起"),
    "negative_round": (GOOD.replace("round: 3", "round: -2").encode(), 11, "-2", "-2"),
    "negative_score": (GOOD.replace("round: 3,", "round: 3, score: -5,").encode(), 11, "negative", "为负"),
    "many_digits": (GOOD.replace("round: 3", "round: " + "9" * 5000).encode(), 11, "whole number", "整数"),
    "duplicate_key": (GOOD.replace("  甲公司:\n", "  甲公司: {}\n  甲公司:\n").encode(), 9, "line 8", "第 8 行"),
    "duplicate_subject": (
        GOOD.replace("subject: 甲公司", "entries: [{subject: 甲公司}, {subject: 甲公司}]").encode(), 11, "already", "重复",
    ),
    "after_its_time": (GOOD.replace("2021-06-03", "2079-06-03").encode(), 11, "time of every version", "施行期间"),
    "before_its_time": (
        GOOD.replace("2021-06-03", "1999-06-03").replace("2021-05-10", "1999-05-10").encode(),
        11, "time of every version", "施行期间",
    ),
    "no_decision": (GOOD.partition("decisions:")[0].encode(), 1, "no decision", "决定"),
}  # fmt: skip


@pytest.mark.parametrize("name", DOSSIERS)
def test_a_bad_dossier_is_refused_where_it_is_wrong(name: str, cache: Path, tmp_path: Path) -> None:
    content, line, english, chinese = DOSSIERS[name]
    file = tmp_path / f"{name}.yaml"
    file.write_bytes(content)
    lang, words = ("en", english) if len(name) % 2 else ("zh", chinese)
    ended = check(file, "--lang", lang, cache=cache)
    assert ended.code == 2, ended
    assert "Traceback" not in ended.err
    assert words in ended.err
    assert f"{file}:{line}" in ended.err if line else str(file) in ended.err


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_fault_of_a_dossier_is_told_in_one_run(lang: str, cache: Path, tmp_path: Path) -> None:
    file = tmp_path / "faults.yaml"
    file.write_text(GOOD.replace("legal_person", "nonsense").replace("2021-06-03", "2021-13-03"), encoding="utf-8")
    ended = check(file, "--lang", lang, cache=cache)
    assert ended.code == 2
    assert f"{file}:9:" in ended.err
    assert f"{file}:11:" in ended.err


@pytest.mark.parametrize("change", [("", "\ufeff"), ("\n", "\r\n")])
def test_marks_and_line_ends_of_other_systems_are_accepted(
    change: tuple[str, str], cache: Path, tmp_path: Path
) -> None:
    file = tmp_path / "good.yaml"
    text = change[1] + GOOD if not change[0] else GOOD.replace(*change)
    file.write_bytes(text.encode())
    assert check(file, "--brief", cache=cache).code in (0, 1, 4)


def test_a_huge_dossier_is_answered(cache: Path, tmp_path: Path) -> None:
    file = tmp_path / "huge.yaml"
    file.write_bytes(GOOD.encode() + b"#" * 10_000_000)
    assert check(file, "--brief", cache=cache).code in (0, 1, 4)
    file.write_bytes(b"x" * 10_000_000)
    ended = check(file, cache=cache)
    assert ended.code == 2
    assert len(ended.err) < 5000
    file.write_bytes(GOOD.encode() + b"#" * 21_000_000)
    assert check(file, cache=cache).code == 2


def test_a_missing_file_and_a_folder_are_named(cache: Path, tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        ended = check(path, cache=cache)
        assert ended.code == 2
        assert str(path) in ended.err


def test_one_bad_dossier_does_not_hide_another(cache: Path, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(GOOD, encoding="utf-8")
    bad.write_text("dossier: 1\n", encoding="utf-8")
    ended = check(bad, good, "--brief", "--lang", "en", cache=cache)
    assert ended.code == 2
    assert str(bad) in ended.err
    assert "d1" in ended.out


# ---------------------------------------------------------------- rules


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the rules with one regulation."""
    folder = tmp_path / "spec"
    shutil.copytree(ROOT / "spec", folder, ignore=shutil.ignore_patterns("questions"))
    for city in (folder / "cities").iterdir():
        if city.name != "wuhai":
            shutil.rmtree(city)
    return folder


ARTICLE = "\narticle 1 {\n  require for organization to apply: "
RULES: dict[str, tuple[bytes, str, str]] = {
    # name: what is put in the place of a regulation's first article, or of the whole file if it begins with "!"
    "empty": (b"!", "regulation", "规章"),
    "binary": (b"!\x00\x01", "not text", "不是文本"),
    "gbk": ("!规章 甲".encode("gb18030"), "UTF-8", "UTF-8"),
    "no_rules": (b"!hello world", "regulation", "规章"),
    "head_only_half": (b"!regulation wuhai-2020", "string", "文字"),
    "deep_brackets": ((ARTICLE + "(" * 10_000 + "true" + ")" * 10_000 + "\n}\n").encode(), "deep", "嵌套"),
    "deep_blocks": (b"\narticle 1 " + b"{ item 1 " * 10_000, "deep", "嵌套"),
    "deep_not": ((ARTICLE + "not " * 10_000 + "true\n}\n").encode(), "deep", "嵌套"),
    "deep_implies": ((ARTICLE + "true implies " * 10_000 + "true\n}\n").encode(), "deep", "嵌套"),
    "deep_if": ((ARTICLE + "if true then true else " * 10_000 + "true\n}\n").encode(), "deep", "嵌套"),
    "deep_sum": ((ARTICLE + "1" + " + 1" * 10_000 + " = 1\n}\n").encode(), "deep", "嵌套"),
    "stray": ((ARTICLE + "true @ ¤\n}\n").encode(), "unknown character", "无法识别"),
    "unclosed_string": (b'\narticle 1 {\n  informative purpose quote "abc\n}\n', "closed", "闭合"),
    "unknown_word": (b"\narticle 1 {\n  requier for organization to apply: true\n}\n", "require", "requier"),
    "no_such_day": ((ARTICLE + "operating_since <= 2023-02-30\n}\n").encode(), "2023-02-30", "2023-02-30"),
    "missing_brace": ((ARTICLE + "true\n").encode(), "}", "}"),
    "long_number": ((ARTICLE + "operating_since <= day - " + "9" * 5000 + " years\n}\n").encode(), "9", "9"),
    "unknown_field": ((ARTICLE + "legal_persom\n}\n").encode(), "legal_person", "legal_person"),
    "wrong_type": ((ARTICLE + "operating_since\n}\n").encode(), "date", "日期"),
    "other_keyword": ("\n条 1 {\n  应当 对 organization 以 apply：legal_persom\n}\n".encode(), "legal_person", "legal_person"),
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_bad_rules_are_refused_where_they_are_wrong(name: str, rules: Path, cache: Path, tmp_path: Path) -> None:
    content, english, chinese = RULES[name]
    file = rules / "cities" / "wuhai" / "2020.rules"
    head = re.split(rb"(?m)^article ", file.read_bytes())[0]
    file.write_bytes(content[1:] if content.startswith(b"!") else head + content)
    dossier = tmp_path / "good.yaml"
    dossier.write_text(GOOD, encoding="utf-8")
    lang, words = ("en", english) if len(name) % 2 else ("zh", chinese)
    ended = check(dossier, "--spec", rules, "--lang", lang, cache=cache)
    assert ended.code == 3, ended
    assert "Traceback" not in ended.err
    assert words in ended.err
    assert str(file) in ended.err
    assert len(ended.err) < 30_000


def test_full_width_marks_and_byte_order_marks_are_accepted_in_rules(rules: Path, cache: Path, tmp_path: Path) -> None:
    file = rules / "cities" / "wuhai" / "2020.rules"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        "\ufeff" + re.sub(r"(?m)^article (\d+) \{$", r"article \1 ｛", text).replace("\n  ", "\n\t"), "utf-8"
    )
    dossier = tmp_path / "good.yaml"
    dossier.write_text(GOOD, encoding="utf-8")
    assert check(dossier, "--spec", rules, "--brief", cache=cache).code in (0, 1, 4)


@pytest.mark.parametrize("missing", ["keywords.txt", "vocabulary.rules", "calendar", "cities"])
def test_a_folder_of_rules_that_is_not_whole_is_named(missing: str, rules: Path, cache: Path, tmp_path: Path) -> None:
    target = rules / missing
    shutil.rmtree(target) if target.is_dir() else target.unlink()
    dossier = tmp_path / "good.yaml"
    dossier.write_text(GOOD, encoding="utf-8")
    ended = check(dossier, "--spec", rules, "--lang", "en", cache=cache)
    assert ended.code in (2, 3)
    assert ended.err.strip()
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("name", ["grammar.lark", "keywords.txt"])
def test_a_broken_grammar_or_keyword_table_is_named(name: str, rules: Path, cache: Path, tmp_path: Path) -> None:
    (rules / name).write_text("start: }\n| | |\n", encoding="utf-8")
    dossier = tmp_path / "good.yaml"
    dossier.write_text(GOOD, encoding="utf-8")
    ended = check(dossier, "--spec", rules, "--lang", "zh", cache=cache)
    assert ended.code == 3
    assert name in ended.err
