"""From a path to a source text.

Takes any path. Answers with a text in which every line ends with ``\\n`` alone and no byte order mark is left,
or with the fault that stood in the way; no OSError and no UnicodeError leaves this module.
"""

import codecs
from pathlib import Path

from checker.source.faults import Binary, Directory, Missing, Oversized, SourceFault, Undecodable, Unreadable
from checker.source.source_file import SourceFile

SIZE_LIMIT = 20_000_000
"""The largest file that is read, in bytes."""


def read_source(path: Path | str) -> SourceFile | SourceFault:
    """The text of a file, or why there is none."""
    name = str(path)
    data = _read_bytes(name)
    return decode_source(name, data) if isinstance(data, bytes) else data


def decode_source(name: str, data: bytes) -> SourceFile | SourceFault:
    """The text in bytes that were read already, or why there is none."""
    if len(data) > SIZE_LIMIT:
        return Oversized(name, SIZE_LIMIT)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Undecodable(name, offset=0, line=1)
    if (offset := data.find(b"\0")) >= 0:
        return Binary(name, offset)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return Undecodable(name, error.start, line=_unify(data[: error.start].decode("utf-8")).count("\n") + 1)
    return SourceFile(name, _unify(text.removeprefix("\ufeff")))


def _read_bytes(name: str) -> bytes | SourceFault:
    """All bytes of a file, or one more than are allowed."""
    try:
        with Path(name).open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except (FileNotFoundError, NotADirectoryError):
        return Missing(name)
    except IsADirectoryError:
        return Directory(name)
    except OSError as error:
        return Unreadable(name, error.strerror or type(error).__name__)
    except ValueError:  # a path that no file can have: it holds a NUL or a lone surrogate
        return Missing(name)
    return data


def _unify(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
