"""What is remembered of rule files is used only where it is whole, one's own and of the same files."""

import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.syntax.parser import Parsed, Parser
from checker.workspace import cache
from checker.workspace.cache import Kind, fetch, fingerprint_of, store
from checker.workspace.loader import load_spec
from checker.workspace.spec_folder import SpecFolder
from tests.unit.verbs.small import ROOT

KEY = "0" * 64


@pytest.fixture
def remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "lawful-checker"


@pytest.fixture
def folder(tmp_path: Path) -> SpecFolder:
    """A copy of the specification with two regulations."""
    copied = tmp_path / "spec"
    shutil.copytree(ROOT / "spec", copied)
    for city in sorted((copied / "cities").iterdir())[2:]:
        shutil.rmtree(city)
    return SpecFolder(copied)


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are parsed from now on."""
    names: list[str] = []
    original = Parser.parse

    def parse(self: Parser, source: object) -> Parsed:
        names.append(Path(source.name).parent.name)  # type: ignore[attr-defined]
        return original(self, source)  # type: ignore[arg-type]

    monkeypatch.setattr(Parser, "parse", parse)
    return names


def test_what_is_stored_comes_back(remembered: Path) -> None:
    store(Kind.TREE, KEY, ("a", 1))
    assert fetch(Kind.TREE, KEY) == ("a", 1)
    assert fetch(Kind.TABLE, KEY) is None
    assert (remembered.stat().st_mode & 0o077) == 0


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: data[:0],
    "cut off": lambda data: data[:-1],
    "one bit changed": lambda data: data[:-2] + bytes([data[-2] ^ 1]) + data[-1:],
    "a pickle without a digest": lambda data: data[cache.DIGEST :],
    "another pickle under this digest": lambda data: data[: cache.DIGEST] + pickle.dumps(("b", 2)),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_forgotten(damage: str, remembered: Path) -> None:
    store(Kind.TREE, KEY, ("a", 1))
    file = remembered / f"{KEY}.tree"
    file.write_bytes(DAMAGES[damage](file.read_bytes()))
    assert fetch(Kind.TREE, KEY) is None


def test_a_file_of_somebody_else_is_not_opened(remembered: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store(Kind.TREE, KEY, ("a", 1))
    owner = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: owner + 1)
    assert fetch(Kind.TREE, KEY) is None


def test_only_the_newest_are_kept(remembered: Path) -> None:
    for number in range(Kind.TABLE.value + 2):
        store(Kind.TABLE, f"{number}", number)
        os.utime(remembered / f"{number}.table", (number, number))
    store(Kind.TABLE, "last", 0)
    assert len(list(remembered.glob("*.table"))) == Kind.TABLE.value
    assert fetch(Kind.TABLE, "0") is None
    assert fetch(Kind.TABLE, "last") == 0


def test_names_and_texts_make_the_fingerprint() -> None:
    assert fingerprint_of({"a": b"x"}) != fingerprint_of({"b": b"x"})
    assert fingerprint_of({"a": b"x", "b": b""}) != fingerprint_of({"a": b"", "b": b"x"})


def test_only_what_changed_is_parsed_again(remembered: Path, folder: SpecFolder, parsed: list[str]) -> None:
    load_spec(folder)
    assert sorted(parsed) == sorted([*(p.parent.name for p in folder.regulations), folder.path.name])
    parsed.clear()
    assert load_spec(folder).spec == load_spec(folder, use_cache=False).spec
    parsed.clear()
    changed = folder.regulations[1]
    changed.write_text(changed.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    found = load_spec(folder)
    assert parsed == [changed.parent.name]
    assert found.spec == load_spec(folder, use_cache=False).spec


def test_a_fault_is_never_remembered(remembered: Path, folder: SpecFolder) -> None:
    broken = folder.regulations[0]
    broken.write_text(broken.read_text(encoding="utf-8") + "article 99 { require }\n", encoding="utf-8")
    first, second = load_spec(folder), load_spec(folder)
    assert [f.title_en for f in first.faults] == [f.title_en for f in second.faults] != []
    assert str(broken) in second.sources


def test_something_else_under_the_key_is_parsed_over(
    remembered: Path, folder: SpecFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = load_spec(folder, use_cache=False).spec
    monkeypatch.setattr("checker.workspace.loader.fetch", lambda *_: "not a specification")
    monkeypatch.setattr("checker.workspace.parsing.fetch", lambda *_: "neither table nor tree")
    assert load_spec(folder).spec == expected
