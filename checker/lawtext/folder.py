"""The folder in which a user keeps official texts: one file per regulation, named after its id."""

from __future__ import annotations

from pathlib import Path

from checker.lawtext.fault import Fault


def find_text(folder: Path, regulation_id: str) -> Path | None:
    """The file of a regulation's official text, or None when the folder has none."""
    path = folder / f"{regulation_id}.txt"
    return path if path.is_file() else None


def read_text(path: Path) -> str | Fault:
    """The characters of a UTF-8 file, with or without a byte order mark, or what keeps it from being read."""
    try:
        return decode(path.read_bytes())
    except OSError:
        return Fault(0, f"读不出文件“{path.name}”", f'cannot read the file "{path.name}"')


def decode(data: bytes) -> str | Fault:
    """Decode UTF-8, with or without a byte order mark; the fault names the line of the first byte that is not."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Fault(line, "不是 UTF-8 编码，请转换后再用", "not UTF-8: convert the file first")
