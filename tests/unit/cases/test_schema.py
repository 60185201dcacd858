"""The JSON Schema accepts what the reader accepts, and refuses what an editor should mark."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checker.cases.schema import dossier_schema
from checker.cases.tree import Mapping, Node, Scalar, Sequence
from checker.cases.yaml_reader import read_tree
from checker.ir.regulation import Spec
from checker.source.source_file import SourceFile
from tests.unit.cases.conftest import SAMPLES, Read
from tests.unit.cases.test_dossier_reader import BAD


def plain(node: Node | None) -> Any:
    """The tree as an editor sees it: numbers, truth values and null by the core schema of YAML, days as texts."""
    match node:
        case Mapping(pairs=pairs):
            return {key.text: plain(value) for key, value in pairs}
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Scalar(text=text, plain=True) if text in ("", "~", "null"):
            return None
        case Scalar(text=text, plain=True) if text in ("true", "false"):
            return text == "true"
        case Scalar(text=text, plain=True) if text.lstrip("-").replace(".", "", 1).isdigit():
            return float(text) if "." in text else int(text)
        case Scalar(text=text):
            return text
        case None:
            return None


def document(text: str) -> Any:
    return plain(read_tree(SourceFile("x.yaml", text))[0])


@pytest.fixture(scope="module")
def validator(spec: Spec) -> Draft202012Validator:
    schema = dossier_schema(spec, "zh")
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("name", ["english", "chinese"])
def test_sample_dossiers_are_valid(name: str, validator: Draft202012Validator) -> None:
    text = (SAMPLES / f"{name}.yaml").read_text(encoding="utf-8")
    assert [error.json_path for error in validator.iter_errors(document(text))] == []


HEAD = "dossier: 1\ncity: wuhan\nas_of: 2024-08-01\n"
BROKEN: dict[str, str] = {
    "unknown key": HEAD + "decision: []",
    "no version": "city: wuhan",
    "other version": "dossier: 2\ncity: wuhan",
    "no law": "dossier: 1",
    "unknown regulation": "dossier: 1\nregulation: nowhere-1900",
    "key in both languages": HEAD + "title: a\n标题: b",
    "unknown member": HEAD + "subjects: {jia: {facts: {sector: 制作}}}",
    "unknown field": HEAD + "subjects: {jia: {facts: {sektor: 制造}}}",
    "no truth value": HEAD + "subjects: {jia: {facts: {legal_person: maybe}}}",
    "no day": HEAD + "subjects: {jia: {facts: {production_since: soon}}}",
    "source without a value": HEAD + "subjects: {jia: {facts: {production_since: {source: x}}}}",
    "none where it cannot be": HEAD + "subjects: {jia: {facts: {operating_since: none}}}",
    "event of another kind": HEAD + "subjects: {jia: {events: {incident: [{decided: 2024-01-01}]}}}",
    "the list of awards as history": HEAD + "subjects: {jia: {events: {entrant: []}}}",
    "decision without an act": HEAD + "decisions: [{day: 2024-01-01}]",
    "unknown act": HEAD + "decisions: [{act: celebrate}]",
    "round zero": HEAD + "decisions: [{act: award, round: 0}]",
    "negative score": HEAD + "decisions: [{act: award, entries: [{subject: jia, score: -1}]}]",
    "entry without a subject": HEAD + "decisions: [{act: award, entries: [{rank: 1}]}]",
    "subject and entries": HEAD + "decisions: [{act: accept, subject: jia, entries: []}]",
    "two bans": HEAD + "decisions: [{act: impose_ban, subject: jia, ban: {years: 1, rounds: 1}}]",
    "verdict": HEAD + "decisions: [{act: award, expect: {verdict: good}}]",
    "step": HEAD + "procedure: {steps: [{step: dance}]}",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_broken_dossiers_are_refused_by_the_schema_and_by_the_reader(
    text: str, validator: Draft202012Validator, read: Read
) -> None:
    assert not validator.is_valid(document(text))
    assert read(text).dossier is None


@pytest.mark.parametrize("code", ["C311", "C312", "C313", "C315", "C325"])
def test_the_schema_marks_wrong_words_as_the_reader_does(code: str, validator: Draft202012Validator) -> None:
    assert not validator.is_valid(document(BAD[code]))


def test_titles_are_in_the_language_and_descriptions_in_both(spec: Spec) -> None:
    for lang, title in (("zh", "登记地"), ("en", "place of registration")):
        found = dossier_schema(spec, "zh" if lang == "zh" else "en")["$defs"]["facts"]["properties"]["registered_in"]
        assert found["title"] == title
        assert found["description"] == "登记地 / place of registration"


def test_chinese_and_english_keys_mean_the_same(spec: Spec) -> None:
    properties = dossier_schema(spec, "en")["$defs"]["facts"]["properties"]
    assert properties["登记地"] == properties["registered_in"]
