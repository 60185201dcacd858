"""What stands at a provision is told in both languages, and what is unknown is answered with the nearest name."""

import json
from pathlib import Path

import pytest

from checker.diagnostics.codes import known_codes
from checker.structure.rule_graph import Link
from checker.verbs.explain import Contents, Explanation, Unknown, explain, explain_code, is_code, register_codes
from tests.unit.verbs.small import Small

CHECKER = Path(__file__).resolve().parents[3] / "checker"


def at(small: Small, asked: str, *, texts: bool = False) -> Explanation:
    found = explain(small.load(), asked, small.texts if texts else None)
    assert isinstance(found, Explanation)
    return found


@pytest.mark.parametrize("asked", [":3.2", ":第三条第（二）项", "：第三条第二项", ":第三条第(二)项"])
def test_a_place_is_understood_however_it_is_written(small: Small, asked: str) -> None:
    found = at(small, f"jia-2030{asked}")
    assert found.place == "3.2"
    assert [n.anchor.cite.label for n in found.norms] == ["incident"]


def test_an_article_has_the_norms_of_its_items_in_order(small: Small) -> None:
    assert [n.anchor.cite.place for n in at(small, "jia-2030:3").norms] == ["3.1", "3.2"]


def test_a_label_chooses_one_norm(small: Small) -> None:
    assert [n.anchor.cite.label for n in at(small, "jia-2030:4:honest").norms] == ["honest"]


def test_references_lead_out_and_back(small: Small) -> None:
    found = at(small, "jia-2030:3.2")
    assert [(r.source.place, r.link) for r in found.back] == [("4/1", Link.REFERS), ("4/2", Link.EXCEPTS)]
    out = at(small, "jia-2030:4").out
    assert [(r.target.place, r.link) for r in out] == [("3", Link.REFERS), ("3.2", Link.EXCEPTS)]


def test_readings_come_with_the_own_ones_first(small: Small) -> None:
    found = at(small, "jia-2030:4/1")
    assert found.readings[0].label.name == "gap"
    assert found.own_readings == {"gap"}
    assert [r.label.name for r in at(small, "jia-2030:3.2").readings] == ["reference_day"]


def test_official_words_only_with_texts(small: Small) -> None:
    assert at(small, "jia-2030:3.1").words is None
    assert "本市登记" in (at(small, "jia-2030:3.1", texts=True).words or "")
    assert isinstance(explain(small.load(), "jia-2030:3.1", small.texts / "nowhere"), Unknown)


def test_a_regulation_lists_its_articles(small: Small) -> None:
    found = explain(small.load(), "jia-2030")
    assert isinstance(found, Contents)
    assert [place for place, _ in found.entries] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("jia-2031:3", "jia-2030"),
        ("甲市:3", "jia-2030"),
        ("jia-2030:3.7", "jia-2030:3."),
        ("jia-2030:4:honst", "honest"),
    ],
)
def test_the_unknown_is_answered_with_the_nearest(small: Small, asked: str, hint: str) -> None:
    found = explain(small.load(), asked)
    assert isinstance(found, Unknown)
    assert hint in found.zh
    assert hint in found.en


def test_every_coded_class_is_registered() -> None:
    register_codes()
    modules = [p for p in CHECKER.glob("*/*.py") if "\n@coded\n" in p.read_text(encoding="utf-8")]
    expected = {f"checker.{p.parent.name}.{p.stem}" for p in modules}
    assert {kind.__module__ for kind in known_codes().values()} >= expected
    assert "checker.lowering.faults" in expected


def test_codes_have_pages_in_both_languages() -> None:
    assert is_code("c503")
    assert not is_code("C5033")
    zh, en = explain_code("c503", "zh"), explain_code("C503", "en")
    assert not isinstance(zh, Unknown)
    assert not isinstance(en, Unknown)
    assert zh.code == en.code == "C503"
    assert zh.text != en.text
    assert isinstance(explain_code("C999", "en"), Unknown)


@pytest.mark.parametrize(
    ("lang", "words"),
    [("zh", ["限制 [interval]", "读法 gap {whole：1 届；next：不受限制}", "“间隔一届”", "隔一整届", "参照"]),
     ("en", ["bar [interval]", "reading gap {whole: 1 round; next: no bar}", '"间隔一届"', "a whole round", "refers"])],
)  # fmt: skip
def test_the_command_explains_a_provision(small: Small, lang: str, words: list[str]) -> None:
    done = small.run("explain", "jia-2030:4/1", lang=lang)
    assert (done.returncode, done.stderr) == (0, "")
    assert [w for w in words if w not in done.stdout] == []


def test_the_command_explains_for_machines(small: Small) -> None:
    told = json.loads(small.run("explain", "jia-2030:3.2", "--format", "json", "--texts", str(small.texts)).stdout)
    assert (told["version"], told["place"]) == (1, "3.2")
    assert [n["cite"] for n in told["norms"]] == ["jia-2030:3.2:incident"]
    assert told["referred_by"][1] == {"source": "jia-2030:4/2", "target": "jia-2030:3.2", "link": "excepts"}
    assert "重大事故" in told["official_words"]


@pytest.mark.parametrize(
    ("asked", "lang", "words"),
    [("C593", "zh", "没有诊断代码“C593”，是否想写“C5"), ("jia-2030:9", "en", "'jia-2030' has no provision '9'")],
)
def test_the_command_ends_with_2_for_the_unknown(small: Small, asked: str, lang: str, words: str) -> None:
    done = small.run("explain", asked, lang=lang)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
