"""Documents that list something or show what a command prints agree with the code; `--update-golden` rewrites them."""

import re
import shutil
from pathlib import Path

import pytest

from checker.cases.keys import FIXED
from checker.cli.main import VERBS
from tests.meta.documents import (
    ROOT,
    code_blocks,
    documents,
    headings,
    lay_out,
    relative_links,
    with_blocks,
    with_sessions,
    with_tables,
)

PAGES = [path.relative_to(ROOT).as_posix() for path in documents()]
PAIRS = [
    ("README.md", "README.zh.md"),
    ("docs/language.md", "docs/language.zh.md"),
    ("docs/dossiers.md", "docs/dossiers.zh.md"),
]
CHINESE = dict(PAIRS)


def text_of(page: str) -> str:
    """The text of a page."""
    return (ROOT / page).read_text(encoding="utf-8")


def agree(page: str, actual: str, request: pytest.FixtureRequest) -> None:
    """The page is as it would be written now; rewritten first with ``--update-golden``."""
    if request.config.getoption("--update-golden"):
        (ROOT / page).write_text(actual, encoding="utf-8")
    assert text_of(page) == actual


def test_pages_are_found() -> None:
    assert {"README.md", "CHANGELOG.md", "docs/semantics.md", "tests/README.md"} <= set(PAGES)
    assert {page for pair in PAIRS for page in pair} <= set(PAGES)
    assert all("```console" in text_of(page) for page in CHINESE)


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    here = (ROOT / page).parent
    assert [link for link in relative_links(text_of(page)) if not (here / link).exists()] == []


def test_tables_of_the_language_are_marked() -> None:
    text = text_of("docs/language.md")
    assert all(f"<!-- table {name} -->" in text for name in ("keywords", "clauses"))


@pytest.mark.parametrize("page", PAGES)
def test_tables_and_sessions_are_as_the_code_has_them(
    page: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    text = with_tables(text_of(page))
    if page in CHINESE:  # the page of a pair whose sessions are run; the other shows the same ones
        shutil.copytree(ROOT / "examples", tmp_path / "examples")
        shutil.copytree(ROOT / "spec", tmp_path / "spec")
        lay_out(text, tmp_path)
        text = with_sessions(text, tmp_path)
        if request.config.getoption("--update-golden"):
            other = ROOT / CHINESE[page]
            other.write_text(with_tables(with_blocks(text_of(CHINESE[page]), code_blocks(text))), encoding="utf-8")
    if page not in CHINESE.values() or not request.config.getoption("--update-golden"):
        agree(page, text, request)


@pytest.mark.parametrize("page", ["README.md", "README.zh.md"])
def test_every_verb_has_its_line_and_its_example(page: str) -> None:
    text = text_of(page)
    assert re.findall(r"^\| `checker (\w+)", text, re.MULTILINE) == list(VERBS)
    shown = {
        command
        for kind, body in code_blocks(text)
        if kind == "console"
        for command in re.findall(r"\$ checker (\w+)", body)
    }
    assert shown == set(VERBS)


@pytest.mark.parametrize("page", ["README.md", "README.zh.md"])
def test_exit_codes_are_those_of_the_command_line(page: str) -> None:
    from checker.cli import exits

    codes = [exits.OK, exits.FINDINGS, exits.USAGE, exits.RULES, exits.UNDETERMINED, exits.BUG]
    assert [int(code) for code in re.findall(r"^\| (\d) \|", text_of(page), re.MULTILINE)] == codes


@pytest.mark.parametrize(("english", "chinese"), PAIRS)
def test_both_languages_say_the_same(english: str, chinese: str) -> None:
    one, other = text_of(english), text_of(chinese)
    assert [h.split(" ")[0] for h in headings(one)] == [h.split(" ")[0] for h in headings(other)]
    assert code_blocks(one) == code_blocks(other)


def test_decision_records_are_numbered_without_gaps() -> None:
    names = sorted(path.name for path in (ROOT / "docs" / "adr").glob("*.md"))
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
    assert all(re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", name) for name in names)
    for name in names:
        assert text_of(f"docs/adr/{name}").startswith(f"# {int(name[:4])}. ")


def test_records_of_long_modules_name_modules_that_exist_and_are_long() -> None:
    (record,) = (ROOT / "docs" / "adr").glob("0003-*.md")
    named = re.findall(r"`(checker/[\w/]+\.py)`", record.read_text(encoding="utf-8"))
    assert named
    assert [name for name in named if len(text_of(name).splitlines()) <= 300] == []


@pytest.mark.parametrize("page", ["docs/dossiers.md", "docs/dossiers.zh.md"])
def test_every_fixed_key_of_a_dossier_is_listed(page: str) -> None:
    text = text_of(page)
    labels = {label for section in FIXED.values() for label in section}
    assert [label.name for label in labels if f"`{label.name}` {label.zh}" not in text] == []


def test_every_key_of_the_json_output_is_described() -> None:
    described = set(re.findall(r"`(\w+)`", text_of("docs/output.md")))
    source = text_of("checker/rendering/check_json.py")
    written = set(re.findall(r'"(\w+)": |body\["(\w+)"\]|\("(settle_\w+)"', source))
    keys = {key for found in written for key in found if key}
    assert {"dossiers", "whole", "settle_lawful", "turned_by"} <= keys
    assert keys - described - {"unlawful", "undetermined"} == set()
