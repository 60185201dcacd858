"""Reading files: texts and the faults in their way."""

import sys
from pathlib import Path

import pytest

from checker.source import reader
from checker.source.faults import Binary, Directory, Missing, Oversized, Undecodable, Unreadable
from checker.source.reader import read_source
from checker.source.source_file import SourceFile


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A path at which nothing stands yet."""
    return tmp_path / "甲.yaml"


def test_a_text_is_read_under_the_name_it_was_asked_for(file: Path) -> None:
    file.write_bytes("名称：甲公司\n".encode())
    assert read_source(file) == SourceFile(str(file), "名称：甲公司\n")
    assert read_source(str(file)) == read_source(file)


def test_an_empty_file_is_an_empty_text(file: Path) -> None:
    file.write_bytes(b"")
    assert read_source(file) == SourceFile(str(file), "")


def test_one_byte_order_mark_is_stripped(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" * 2 + b"a")
    assert read_source(file) == SourceFile(str(file), "\ufeffa")


def test_all_line_ends_become_line_feeds(file: Path) -> None:
    file.write_bytes(b"a\r\nb\rc\n\r\nd")
    assert read_source(file) == SourceFile(str(file), "a\nb\nc\n\nd")


def test_gbk_is_refused_at_its_first_wrong_byte(file: Path) -> None:
    file.write_bytes(b"a: 1\r\nb: 2\r\n" + "名称".encode("gbk"))
    assert read_source(file) == Undecodable(str(file), offset=12, line=3)


def test_a_torn_character_at_the_end_is_refused(file: Path) -> None:
    file.write_bytes("甲".encode()[:2])
    assert read_source(file) == Undecodable(str(file), offset=0, line=1)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf16_with_its_mark_is_an_encoding_and_not_binary(file: Path, encoding: str) -> None:
    file.write_bytes("\ufeff甲 a".encode(encoding) if encoding != "utf-16" else "甲 a".encode(encoding))
    assert read_source(file) == Undecodable(str(file), offset=0, line=1)


def test_a_nul_makes_it_binary_even_if_the_rest_is_no_utf8(file: Path) -> None:
    file.write_bytes(b"PK\xff\x00")
    assert read_source(file) == Binary(str(file), offset=3)


def test_the_size_limit_is_the_last_size_that_is_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "SIZE_LIMIT", 10)
    file.write_bytes(b"x" * 10)
    assert read_source(file) == SourceFile(str(file), "x" * 10)
    file.write_bytes(b"x" * 11)
    assert read_source(file) == Oversized(str(file), 10)


def test_a_missing_file(file: Path) -> None:
    assert read_source(file) == Missing(str(file))


def test_a_path_through_a_file(file: Path) -> None:
    file.write_bytes(b"x")
    assert read_source(file / "b") == Missing(str(file / "b"))


@pytest.mark.parametrize("path", ["a\0b", "a\ud800b"])
def test_a_path_that_no_file_can_have(path: str) -> None:
    assert read_source(path) == Missing(path)


def test_a_folder(tmp_path: Path) -> None:
    assert read_source(tmp_path) == Directory(str(tmp_path))


@pytest.mark.skipif(sys.platform != "linux", reason="the limit on the length of a name is that of Linux")
def test_what_the_system_refuses_keeps_the_systems_reason(tmp_path: Path) -> None:
    path = str(tmp_path / ("x" * 300))
    assert read_source(path) == Unreadable(path, "File name too long")
