"""`checker compare`: exit codes, nearest names, formats, and the same bytes every time."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from checker.cli.main import run

ROOT = Path(__file__).resolve().parents[3]
SPEC = ["--spec", str(ROOT / "spec")]


def test_the_measures_are_listed_in_the_language_of_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "--measures", "--lang", "zh", *SPEC]) == 0
    zh = capsys.readouterr().out
    assert run(["compare", "--measures", "--lang", "en", *SPEC]) == 0
    en = capsys.readouterr().out
    assert "公示期限" in zh
    assert "length of the notice" in en
    assert [line.split()[0] for line in zh.splitlines()] == [line.split()[0] for line in en.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name a measure"),
        (["ban_after_fruad"], "did you mean 'ban_after_fraud'"),
        (["cycle", "--cities", "wuhann"], "did you mean 'wuhan'"),
        (["cycle", "--reading", "first_dai=included"], "did you mean 'first_day'"),
        (["ban_after_fraud", "--revoked", "yesterday"], "is no date"),
        (["ban_after_fraud", "--rounds", "wuhan"], "should be CITY=DATE,DATE"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", *arguments, "--lang", "en", *SPEC]) == 2
    assert said in capsys.readouterr().err


def test_what_no_city_has_ends_with_4(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "service_years", "--cities", "wuwei,wuhai", "--lang", "en", *SPEC]) == 4
    assert capsys.readouterr().out.count("silent") == 2


def test_the_last_line_reproduces(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = ["compare", "ban_after_fraud", "--cities", "wuhan,wuwei", "--revoked", "2026-01-05"]
    monkeypatch.setenv("LANG", "C")
    assert run([*arguments, *SPEC]) == 0
    assert (
        capsys.readouterr().out.splitlines()[-1]
        == f"reproduce: checker {' '.join(arguments)} {' '.join(SPEC)} --lang en"
    )


@pytest.mark.parametrize(
    ("look", "said"),
    [("look bar", "line 2: 'look bar' is not followed by 0 words"), ("look bar wins", "line 1: measure 'one': 'wins'")],
)
def test_a_measure_that_cannot_be_used_ends_with_3(
    look: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "spec", tmp_path / "spec")
    (tmp_path / "spec" / "measures.txt").write_text(f"measure one | 一 | first\n  {look}\n", encoding="utf-8")
    for verb in (["compare", "one"], ["ask", "-e", "compare one in wuhan, wuwei"]):
        for lang, words in (("en", said), ("zh", f"第{said[5:6]}行")):
            assert run([*verb, "--lang", lang, "--spec", str(tmp_path / "spec")]) == 3
            err = capsys.readouterr().err
            assert words in err
            assert "measures.txt" in err


def test_a_fault_of_the_situation_names_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOT / "spec", tmp_path / "spec")
    with (tmp_path / "spec" / "situation.txt").open("a", encoding="utf-8") as situation:
        situation.write("nonsense\n")
    assert run(["compare", "ban_after_fraud", "--lang", "en", "--spec", str(tmp_path / "spec")]) == 3
    assert "situation.txt: line" in capsys.readouterr().err


def test_a_picture_parses(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "ban_after_fraud", "--format", "svg", "--lang", "zh", *SPEC]) == 0
    root = ElementTree.fromstring(capsys.readouterr().out)
    assert [e.get("class") for e in root.iter()].count("effective") == 5


def test_the_same_bytes_under_every_hash_seed() -> None:
    command = [sys.executable, "-m", "checker", "compare", "ban_after_accident", "--format", "json", *SPEC]
    seen = {
        subprocess.run(
            command, cwd=ROOT, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(seen) == 1
