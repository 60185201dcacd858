"""Every example dossier gives the verdict it states, with its provisions and readings, by evaluator and solver."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*/*.yaml"))
CITIES = sorted({p.parent.name for p in EXAMPLES})
CODES = {"lawful": 0, "unlawful": 1, "undetermined": 4}


def check(paths: list[Path], *arguments: str) -> subprocess.CompletedProcess[str]:
    """The real command line in a process of its own."""
    names = [str(p.relative_to(ROOT)) for p in paths]
    command = [sys.executable, "-m", "checker", "check", *names, *arguments]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONUTF8": "1"}
    )


def test_there_are_eight_for_every_city() -> None:
    counts = {city: sum(p.parent.name == city for p in EXAMPLES) for city in CITIES}
    assert len(counts) == len(list((ROOT / "spec" / "cities").iterdir()))
    assert all(n >= 8 for n in counts.values()), counts


@pytest.mark.parametrize("city", CITIES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_example_is_as_it_states(city: str, lang: str) -> None:
    paths = [p for p in EXAMPLES if p.parent.name == city and "superseded" not in p.name]
    run = check(paths, "--lang", lang, "--format", "json")
    found = json.loads(run.stdout)
    assert [d["file"] for d in found["dossiers"]] == [str(p.relative_to(ROOT)) for p in paths], run.stderr
    wrong = {
        (d["file"], x["id"]): x["mismatches"] for d in found["dossiers"] for x in d["decisions"] if x["mismatches"]
    }
    wrong |= {d["file"]: d["mismatches"] for d in found["dossiers"] if d["mismatches"]}
    assert wrong == {}
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_every_example_states_what_it_expects(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("expect") + text.count("预期") >= 1
    assert "甲" in text or "某" in text or "公司" in text


def test_exit_codes_follow_the_worst_verdict() -> None:
    for path in EXAMPLES[:: max(1, len(EXAMPLES) // 12)]:
        if "superseded" in path.name:
            continue
        run = check([path], "--format", "json")
        (dossier,) = json.loads(run.stdout)["dossiers"]
        assert run.returncode == CODES[dossier["verdict"]], (path, run.stderr)
