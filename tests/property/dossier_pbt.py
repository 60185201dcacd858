"""Whatever happens to the text of a dossier, reading answers with a dossier or with faults that can be shown."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.cases.dossier_reader import read_dossier
from checker.diagnostics.renderer import render
from checker.ir.regulation import Spec
from checker.source.source_file import SourceFile
from checker.workspace.loader import load_spec
from checker.workspace.spec_folder import SpecFolder

ROOT = Path(__file__).parents[2]
TEXTS = tuple((ROOT / "tests" / "golden" / "cases" / f"{n}.yaml").read_text("utf-8") for n in ("english", "chinese"))
PIECES = (
    *"[]{}:,-&*!|>%@`\"'#?\n\t \\：，~=0a",
    "---\n",
    "- ",
    "unknown",
    "无",
    "2024-02-30",
    "-1",
    "&a ",
    "*a",
    "<<: ",
)

edits = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), st.sampled_from(PIECES)), min_size=1, max_size=8)


@pytest.fixture(scope="module")
def spec() -> Spec:
    """Vocabulary and regulations."""
    loaded = load_spec(SpecFolder(ROOT / "spec"), use_cache=False)
    assert loaded.spec is not None, loaded.faults
    return loaded.spec


def edited(text: str, changes: list[tuple[float, int, str]]) -> str:
    for place, length, piece in changes:
        start = int(place * len(text))
        text = text[:start] + piece + text[start + length :]
    return text


def check(text: str, spec: Spec) -> None:
    source = SourceFile("x.yaml", text)
    result = read_dossier(source, spec)
    assert result.dossier is not None or result.faults
    places = [(fault.span.start.line, fault.span.start.column) for fault in result.faults if fault.span]
    assert places == sorted(places)
    for fault in result.faults:
        assert render(fault, source, "zh")
        assert render(fault, source, "en")


@given(st.sampled_from(TEXTS), edits)
def test_a_damaged_dossier_is_read_or_refused(spec: Spec, text: str, changes: list[tuple[float, int, str]]) -> None:
    check(edited(text, changes), spec)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(spec: Spec, text: str) -> None:
    check(text, spec)


@given(st.sampled_from(TEXTS), st.integers(0, 80))
def test_a_dossier_without_one_line_is_read_or_refused(spec: Spec, text: str, number: int) -> None:
    lines = text.split("\n")
    check("\n".join(lines[:number] + lines[number + 1 :]), spec)
