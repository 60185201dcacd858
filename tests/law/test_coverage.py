"""Coverage of the five regulations: clean as they are, and one finding for every change, at its place."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from checker.verbs.coverage import CoverageResult, coverage
from checker.workspace.loader import load_spec
from checker.workspace.spec_folder import SpecFolder

ROOT = Path(__file__).resolve().parents[2]
REGULATIONS = ("weihai-2023", "wugang-2022", "wuhai-2020", "wuhan-2022", "wuwei-2022")


def copied(folder: Path, city: str) -> Path:
    """A specification with one city only, and without the locks of the others."""
    spec = folder / "spec"
    shutil.copytree(ROOT / "spec", spec, ignore=shutil.ignore_patterns("cities", "questions"))
    shutil.copytree(ROOT / "spec" / "cities" / city, spec / "cities" / city)
    return spec


def run(spec: Path, texts: Path, lang: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "XDG_CACHE_HOME": str(spec), "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    arguments = ["coverage", "--spec", str(spec), "--texts", str(texts), "--lang", lang]
    command = [sys.executable, "-m", "checker", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "5 份规章，条款无遗漏"), ("en", "5 regulations, no provision left out")]
)
def test_the_five_regulations_are_covered(texts_folder: Path, tmp_path: Path, lang: str, words: str) -> None:
    spec = tmp_path / "spec"
    shutil.copytree(ROOT / "spec", spec)
    done = run(spec, texts_folder, lang)
    assert (done.returncode, done.stderr) == (0, "")
    assert words in done.stdout


def test_every_quote_and_fingerprint_is_verified(texts_folder: Path) -> None:
    folder = SpecFolder(ROOT / "spec")
    spec = load_spec(folder, use_cache=False).spec
    assert spec is not None
    result = coverage(spec, folder, texts_folder)
    assert isinstance(result, CoverageResult)
    assert tuple(r.identifier for r in result.regulations) == REGULATIONS
    for regulation in result.regulations:
        assert regulation.at_hand
        assert regulation.quotes[0] == regulation.quotes[1] > 100
        assert regulation.fingerprints[0] == regulation.fingerprints[1] > 50


@pytest.mark.parametrize(("lang", "words"), [("zh", "规则文件没有对应的块"), ("en", "the rules have no block for it")])
def test_a_deleted_article_is_named(texts_folder: Path, tmp_path: Path, lang: str, words: str) -> None:
    spec = copied(tmp_path, "wuhai")
    rules = spec / "cities" / "wuhai" / "2020.rules"
    text = rules.read_text(encoding="utf-8")
    start = text.index("article 43 {")
    rules.write_text(text[:start] + text[text.index("article 44 {") :], encoding="utf-8")
    done = run(spec, texts_folder, lang)
    assert done.returncode == 1
    assert words in done.stdout
    assert "wuhai-2020:43\n" in done.stdout


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "没有所引的“间隔二届后”"), ("en", "'间隔二届后' do not stand in article 14")]
)
def test_an_altered_quote_is_named(texts_folder: Path, tmp_path: Path, lang: str, words: str) -> None:
    spec = copied(tmp_path, "wuhan")
    rules = spec / "cities" / "wuhan" / "2022.rules"
    text = rules.read_text(encoding="utf-8")
    assert text.count('"间隔一届后"') == 1
    rules.write_text(text.replace('"间隔一届后"', '"间隔二届后"'), encoding="utf-8")
    done = run(spec, texts_folder, lang)
    assert done.returncode == 1
    assert words in done.stdout
    assert "wuhan-2022:14\n" in done.stdout


@pytest.mark.parametrize(
    ("lang", "words"),
    [("zh", "第七条第（二）项的官方文本与指纹不符"), ("en", "article 7(2) differs from its fingerprint")],
)
def test_a_changed_character_is_named(texts_folder: Path, tmp_path: Path, lang: str, words: str) -> None:
    spec, texts = copied(tmp_path, "wuwei"), tmp_path / "texts"
    shutil.copytree(texts_folder, texts, ignore=shutil.ignore_patterns("drafts", "*.md"))
    path = texts / "wuwei-2022.txt"
    text = path.read_text(encoding="utf-8")
    sign = text.index("（二）", text.index("第七条")) + len("（二）")
    path.chmod(0o644)
    path.write_text(text[:sign] + "甲" + text[sign + 1 :], encoding="utf-8")
    done = run(spec, texts, lang)
    assert done.returncode == 1
    assert words in done.stdout
    assert "wuwei-2022:7.2\n" in done.stdout
