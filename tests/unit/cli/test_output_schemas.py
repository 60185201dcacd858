"""The JSON that verbs print is as their published schemas say, and the schemas say all of it."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checker.cli.main import run

ROOT = Path(__file__).resolve().parents[3]
OUTPUT = ROOT / "spec" / "output"
FORMS = ("check", "coverage", "explain", "ask", "compare")
EXTENDED = "judgement"
"""A definition to which another one adds keys."""


@pytest.fixture(autouse=True)
def from_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def published(form: str) -> dict[str, Any]:
    """The schema of a form of output."""
    found: dict[str, Any] = json.loads((OUTPUT / f"{form}-1.json").read_text(encoding="utf-8"))
    return found


def closed(schema: Any, name: str = "") -> Any:
    """The schema with every object closed: a key that it does not name is a fault."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: closed(value, key) for key, value in schema.items()}
    if name != EXTENDED and ("$ref" in schema or (schema.get("type") == "object" and "properties" in schema)):
        found["unevaluatedProperties"] = False
    return found


def faults(form: str, output: Any) -> list[str]:
    """What the closed schema has against an output."""
    return [f"{e.json_path}: {e.message}" for e in Draft202012Validator(closed(published(form))).iter_errors(output)]


def printed(capsys: pytest.CaptureFixture[str], *arguments: str, codes: tuple[int, ...] = (0, 1, 4)) -> Any:
    """The JSON that a verb prints."""
    assert run([*arguments, "--format", "json"]) in codes
    return json.loads(capsys.readouterr().out)


def parts(value: Any) -> Iterator[Any]:
    """A JSON value and all that is in it."""
    yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from parts(one)


def test_every_form_has_its_schema() -> None:
    assert sorted(p.name for p in OUTPUT.iterdir()) == sorted(f"{form}-1.json" for form in FORMS)


@pytest.mark.parametrize("form", FORMS)
def test_a_schema_is_valid_and_is_printed(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    Draft202012Validator.check_schema(published(form))
    Draft202012Validator.check_schema(closed(published(form)))
    assert run(["schema", "--of", form]) == 0
    assert json.loads(capsys.readouterr().out) == published(form)


def test_the_form_that_is_printed_if_none_is_named_is_that_of_dossiers(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"]) == 0
    unnamed = capsys.readouterr().out
    assert run(["schema", "--of", "dossier"]) == 0
    assert capsys.readouterr().out == unnamed
    assert "decisions" in json.loads(unnamed)["properties"]


@pytest.mark.parametrize("city", sorted(p.name for p in (ROOT / "examples").iterdir()))
def test_check_prints_its_form_for_every_example(city: str, capsys: pytest.CaptureFixture[str]) -> None:
    examples = sorted(str(p) for p in Path("examples", city).glob("*.yaml"))
    found = printed(capsys, "check", *examples, "--lang", "zh", codes=(1, 2))
    assert [d["file"] for d in found["dossiers"]] == examples
    assert faults("check", found) == []


def test_check_prints_its_form_with_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    paths = ["examples/wuhan/05-fraud-and-ten-years.yaml", "examples/wugang/09-missing-fact.yaml"]
    found = printed(capsys, "check", *paths, "--all-reasons", "--nearest", "--verbose", "--lang", "en")
    assert faults("check", found) == []
    keys = {key for part in parts(found) if isinstance(part, dict) for key in part}
    assert {"reasons", "missing", "settle_lawful", "settle_unlawful"} <= keys
    (changed,) = (d["alternative"] for d in found["dossiers"][0]["decisions"] if d["subject"] == "乙公司")
    assert changed
    assert faults("check", printed(capsys, "check", *paths, "--brief", "--lang", "en")) == []


@pytest.mark.parametrize(
    ("form", "arguments"),
    [
        ("coverage", []),
        ("explain", ["wuhan-2022:14"]),
        ("explain", ["wuhai-2020:26"]),
        ("explain", ["wugang-2022"]),
        ("explain", ["C204"]),
        ("ask", ["q02_when", "q15_unit"]),
        ("compare", ["ban_after_fraud"]),
        ("compare", ["service_years"]),
    ],
)
def test_other_verbs_print_their_forms(form: str, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert faults(form, printed(capsys, form, *arguments)) == []


def test_findings_of_coverage_have_their_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "weihai-2023.txt").write_text("甲市办法\n第一条 为了测试，制定本办法。\n", encoding="utf-8")
    found = printed(capsys, "coverage", "--texts", str(tmp_path), codes=(1,))
    assert (found["clean"], bool(found["findings"])) == (False, True)
    assert faults("coverage", found) == []


def test_altered_output_does_not_pass(capsys: pytest.CaptureFixture[str]) -> None:
    found = printed(capsys, "check", "examples/wuhan/04-reapplied-too-early.yaml", "--lang", "en")
    as_published = Draft202012Validator(published("check"))
    assert as_published.is_valid(found)
    decision = found["dossiers"][0]["decisions"][0]
    for key in [*decision]:
        altered = deepcopy(found)
        del altered["dossiers"][0]["decisions"][0][key]
        assert not as_published.is_valid(altered), key
    changes: list[tuple[str, Any]] = [
        ("verdict", "legal"), ("by", ["14"]), ("day", "19 May"), ("line", "7"), ("whole", None), ("readings", {}),
    ]  # fmt: skip
    for key, value in changes:
        altered = deepcopy(found)
        altered["dossiers"][0]["decisions"][0][key] = value
        assert not as_published.is_valid(altered), key
    for key, value in [("version", 2), ("kind", "coverage"), ("dossiers", [])]:
        assert not as_published.is_valid({**found, key: value}), key
    assert as_published.is_valid({**found, "more": 1})
    assert faults("check", {**found, "more": 1})


@pytest.mark.parametrize(
    ("form", "arguments"),
    [("coverage", []), ("explain", ["C204"]), ("ask", ["q02_when"]), ("compare", ["cycle"])],
)
def test_a_form_is_told_from_the_others(form: str, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    found = printed(capsys, form, *arguments)
    assert [f for f in FORMS if Draft202012Validator(published(f)).is_valid(found)] == [form]
    for key in found:
        assert not Draft202012Validator(published(form)).is_valid({k: v for k, v in found.items() if k != key}), key
