from __future__ import annotations

from pathlib import Path

from checker.lawtext.fault import Fault
from checker.lawtext.folder import decode, find_text, read_text


def test_a_text_is_found_by_the_id_of_its_regulation(tmp_path: Path) -> None:
    (tmp_path / "xinghe-2031.txt").write_text("灯", encoding="utf-8")
    (tmp_path / "xinghe-2032.txt").mkdir()
    assert find_text(tmp_path, "xinghe-2031") == tmp_path / "xinghe-2031.txt"
    assert find_text(tmp_path, "xinghe-2032") is None
    assert find_text(tmp_path / "nowhere", "xinghe-2031") is None


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "xinghe-2031.txt"
    path.write_bytes(b"\xef\xbb\xbf" + "灯\r\n塔".encode())
    assert read_text(path) == "灯\r\n塔"


def test_another_encoding_is_a_fault_at_its_line() -> None:
    found = decode(b"light\n\n" + "灯塔".encode("gb18030"))
    assert isinstance(found, Fault)
    assert found.line == 3


def test_a_file_that_cannot_be_opened_is_a_fault_that_names_it(tmp_path: Path) -> None:
    found = read_text(tmp_path / "xinghe-2031.txt")
    assert isinstance(found, Fault)
    assert "xinghe-2031.txt" in found.zh
    assert "xinghe-2031.txt" in found.en
