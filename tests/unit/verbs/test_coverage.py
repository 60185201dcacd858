"""Every way in which rules, text and lock can disagree is found and named."""

import json
from pathlib import Path

import pytest

from checker.ir.regulation import Spec
from checker.verbs.coverage import CoverageRefusal, CoverageResult, LockFile, coverage, renewed_locks
from tests.unit.verbs.small import NAME, RULES, Small

ITEM_TWO = RULES[RULES.index("  item 2 {") : RULES.index("}\narticle 4")]
EXCEPTION = "    except from 3.2 when application.track = reassessment\n"


def found(small: Small, *, texts: bool = True) -> list[tuple[str, str]]:
    """Codes and places of all findings."""
    return [(f.code, f.at.place) for f in covered(small, texts=texts).findings]


def covered(small: Small, *, texts: bool = True) -> CoverageResult:
    result = coverage(small.load(), small.folder, small.texts if texts else None)
    assert isinstance(result, CoverageResult)
    return result


def test_a_complete_regulation_is_clean_and_everything_is_counted(small: Small) -> None:
    result = covered(small)
    (one,) = result.regulations
    assert result.findings == ()
    assert one.counts == (5, 2, 2, 0)
    assert one.modelled == ("2", "3.1", "3.2", "4/1", "4/2", "5")
    assert (one.informative, one.silent) == (("1",), ("majority",))
    assert one.quotes == (7, 7)
    assert one.fingerprints == (10, 10)


def test_without_texts_nothing_is_verified_and_places_come_from_the_lock(small: Small) -> None:
    result = covered(small, texts=False)
    (one,) = result.regulations
    assert result.findings == ()
    assert not one.at_hand
    assert (one.counts, one.quotes, one.fingerprints) == ((5, 2, 2, 0), (0, 7), (0, 10))


@pytest.mark.parametrize("texts", [True, False])
def test_an_item_without_a_block_is_named(small: Small, *, texts: bool) -> None:
    small.change(small.rules, ITEM_TWO, "")
    small.change(small.rules, EXCEPTION, "")
    assert found(small, texts=texts) == [("C501", "3.2")]


@pytest.mark.parametrize("texts", [True, False])
def test_a_block_without_a_provision_is_named(small: Small, *, texts: bool) -> None:
    small.change(small.rules, "article 5 in force", "article extra informative scope\narticle 5 in force")
    assert found(small, texts=texts) == [("C502", "extra")]


def test_a_quote_must_stand_in_its_own_item(small: Small) -> None:
    small.change(small.rules, 'quote "本市登记"', 'quote "重大事故"')
    assert found(small) == [("C503", "3.1")]
    (fault,) = covered(small).findings
    assert fault.span is not None
    assert fault.span.start.line == 6
    assert "重大事故" in fault.title_zh
    assert "article 3(1)" in fault.title_en


def test_a_quote_of_an_article_may_stand_anywhere_in_it(small: Small) -> None:
    small.change(small.rules, "  item 1 {", '  silent quorum quote "重大事故"\n  item 1 {')
    assert found(small) == []


def test_a_changed_character_is_named_at_the_innermost_place(small: Small) -> None:
    small.change(small.text, "近三年内", "近五年内")
    assert found(small) == [("C504", "3.2")]
    assert covered(small).regulations[0].fingerprints == (8, 10)


def test_a_changed_frame_is_named(small: Small) -> None:
    small.change(small.text, "甲市质量奖办法\n", "甲市质量奖新办法\n")
    assert found(small) == [("C504", "front")]


def test_places_that_came_and_went_are_named(small: Small) -> None:
    small.change(small.text, "第五条 ", "第六条 ")
    assert found(small) == [("C501", "6"), ("C502", "5"), ("C505", "5"), ("C506", "6")]


def test_a_regulation_without_a_lock(small: Small) -> None:
    small.lock.unlink()
    assert found(small) == found(small, texts=False) == [("C507", "")]


def test_a_damaged_lock(small: Small) -> None:
    small.change(small.lock, "\n3.1  ", "\n3.1 x ")
    assert found(small) == [("C508", ""), ("C506", "3.1")]


def test_a_lock_of_no_regulation(small: Small) -> None:
    small.lock.with_name("2031.lock").write_text("", encoding="utf-8")
    (fault,) = covered(small).findings
    assert (fault.code, fault.regulation) == ("C512", "jia-2031")


def test_readings_and_silence_are_no_norms(small: Small) -> None:
    small.change(small.rules, "informative purpose", "{ silent quorum }")
    small.change(small.rules, '{ silent quorum } quote "为了测试"', "{ silent quorum }")
    assert found(small) == [("C509", "1")]


def test_a_text_that_is_missing_beside_others_is_a_finding(small: Small) -> None:
    other = small.rules.with_name("2031.rules")
    other.write_text(small.rules.read_text(encoding="utf-8").replace(NAME, "jia-2031"), encoding="utf-8")
    other.with_suffix(".lock").write_bytes(small.lock.read_bytes())
    (fault,) = covered(small).findings
    assert (fault.code, fault.regulation) == ("C511", "jia-2031")


def test_folders_without_texts_are_refused(small: Small, tmp_path: Path) -> None:
    spec = small.load()
    assert isinstance(coverage(spec, small.folder, tmp_path / "nowhere"), CoverageRefusal)
    assert isinstance(coverage(spec, small.folder, tmp_path), CoverageRefusal)
    small.text.write_bytes("第一条".encode("gb18030"))
    assert isinstance(coverage(spec, small.folder, small.texts), CoverageRefusal)


def test_no_regulation_is_refused(small: Small) -> None:
    empty = Spec(small.load().vocabulary, ())
    assert isinstance(coverage(empty, small.folder, None), CoverageRefusal)


def test_renewed_locks_say_which_changed(small: Small) -> None:
    spec = small.load()
    assert [lock.changed for lock in renewed(spec, small)] == [False]
    small.change(small.text, "近三年内", "近五年内")
    (lock,) = renewed(spec, small)
    assert lock.changed
    assert lock.path == small.lock


def renewed(spec: Spec, small: Small) -> tuple[LockFile, ...]:
    locks = renewed_locks(spec, small.folder, small.texts)
    assert not isinstance(locks, CoverageRefusal)
    return locks


@pytest.mark.parametrize(("lang", "words"), [("zh", "第三条第（二）项的官方文本"), ("en", "article 3(2) differs")])
def test_the_command_ends_with_1_and_names_the_place(small: Small, lang: str, words: str) -> None:
    small.change(small.text, "近三年内", "近五年内")
    done = small.run("coverage", "--texts", str(small.texts), lang=lang)
    assert (done.returncode, done.stderr) == (1, "")
    assert words in done.stdout
    assert f"{NAME}:3.2" in done.stdout


@pytest.mark.parametrize(("lang", "words"), [("zh", "引文和指纹未核实"), ("en", "fingerprints not verified")])
def test_the_command_says_what_it_did_not_verify(small: Small, lang: str, words: str) -> None:
    done = small.run("coverage", lang=lang)
    assert (done.returncode, done.stderr) == (0, "")
    assert words in done.stdout


@pytest.mark.parametrize(("lang", "words"), [("zh", "找不到官方文本文件夹"), ("en", "no folder of official texts")])
def test_the_command_refuses_a_missing_folder(small: Small, lang: str, words: str) -> None:
    done = small.run("coverage", "--texts", str(small.texts / "nowhere"), lang=lang)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr


def test_locks_are_written_only_when_asked(small: Small) -> None:
    small.change(small.text, "近三年内", "近五年内")
    before = small.lock.read_text(encoding="utf-8")
    refused = small.run("coverage", "--write-locks")
    assert refused.returncode == 2
    assert small.lock.read_text(encoding="utf-8") == before
    written = small.run("coverage", "--write-locks", "--texts", str(small.texts))
    assert written.returncode == 0
    assert f"{NAME}  rewritten" in written.stderr
    assert small.lock.read_text(encoding="utf-8") != before


def test_formats_for_machines(small: Small) -> None:
    small.change(small.rules, 'quote "本市登记"', 'quote "别处登记"')
    texts = ("--texts", str(small.texts))
    told = json.loads(small.run("coverage", *texts, "--format", "json").stdout)
    assert (told["version"], told["clean"]) == (1, False)
    assert [(f["code"], f["place"], f["line"]) for f in told["findings"]] == [("C503", "3.1", 6)]
    first, *_ = small.run("coverage", *texts, "--format", "github").stdout.splitlines()
    assert first.startswith("::error file=")
    assert ",line=6,title=C503::jia-2030:3.1 " in first
    table = small.run("coverage", *texts, "--format", "markdown").stdout
    assert "| jia-2030 | 5 | 2 | 2 |" in table
    assert "- **C503** `jia-2030:3.1`" in table
