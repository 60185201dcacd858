"""Remembers what was made of the rule files, in the user's own cache folder.

A remembered value is used only if the hash of all its sources, of the package's own code version and of the Python
version agree, the file belongs to the user and is whole; anything else is forgotten, never an error.
"""

import contextlib
import dataclasses
import hashlib
import io
import os
import pickle
import sys
from collections.abc import Mapping
from enum import Enum
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from checker.source.span import Position, Span

DIGEST = hashlib.sha256().digest_size


class Kind(Enum):
    """What is remembered: how many of it, the newest of them."""

    SPECIFICATION = 8
    TABLE = 4
    TREE = 32

    @property
    def ending(self) -> str:
        """The ending of its files."""
        return f".{self.name.lower()}"


def fingerprint_of(texts: Mapping[str, bytes]) -> str:
    """A hash over all texts with their names and over everything in the package that decides what is made of them."""
    digest = hashlib.sha256(f"{sys.version}\0{_code()}".encode())
    for name, data in texts.items():
        digest.update(f"\0{name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


@cache
def _code() -> str:
    """Size and time of the modules that parse and lower: a changed checker does not use what an older one remembered."""
    package = Path(__file__).resolve().parent.parent
    modules = [
        path for name in ("ir", "syntax", "lowering", "legaltime", "source") for path in (package / name).glob("*.py")
    ]
    lark = find_spec("lark")
    modules += [Path(lark.origin)] if lark is not None and lark.origin is not None else []
    stats = [(path.name, path.stat()) for path in sorted(modules)]
    return "|".join(f"{name}:{stat.st_size}:{stat.st_mtime_ns}" for name, stat in stats)


def _folder() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "lawful-checker"


class _Pickler(pickle.Pickler):
    """Writes a dataclass as a call of its class, which is read back in half the time that its state would take."""

    def reducer_override(self, obj: Any) -> Any:
        kind = type(obj)
        if kind is Span:
            return _span, (obj.file, obj.start.line, obj.start.column, obj.end.line, obj.end.column)
        names = None if isinstance(obj, type) else _fields(kind)
        return NotImplemented if names is None else (kind, tuple(getattr(obj, name) for name in names))


def _span(file: str, line: int, column: int, end_line: int, end_column: int) -> Span:
    return Span(file, Position(line, column), Position(end_line, end_column))


_names: dict[type, tuple[str, ...] | None] = {}


def _fields(kind: type) -> tuple[str, ...] | None:
    """The names of the fields of a dataclass that are all given when it is made; `None` for any other class."""
    if kind not in _names:
        fields = dataclasses.fields(kind) if dataclasses.is_dataclass(kind) else ()
        _names[kind] = tuple(field.name for field in fields) if fields and all(f.init for f in fields) else None
    return _names[kind]


def fetch(kind: Kind, key: str) -> object | None:
    """What was stored under the key, or `None`."""
    path = _folder() / f"{key}{kind.ending}"
    try:
        if hasattr(os, "getuid") and path.stat().st_uid != os.getuid():
            return None
        written = path.read_bytes()
        if hashlib.sha256(written[DIGEST:]).digest() != written[:DIGEST]:
            return None
        found: object = pickle.loads(memoryview(written)[DIGEST:])
    except Exception:
        return None
    return found


def store(kind: Kind, key: str, value: object) -> None:
    """Keeps a value; the oldest beyond a few are dropped. A folder that cannot be written is left alone."""
    folder, written = _folder(), io.BytesIO()
    _Pickler(written, pickle.HIGHEST_PROTOCOL).dump(value)
    import tempfile

    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
            file.write(hashlib.sha256(written.getbuffer()).digest())
            file.write(written.getbuffer())
        Path(file.name).replace(folder / f"{key}{kind.ending}")
        for old in sorted(folder.glob(f"*{kind.ending}"), key=lambda p: p.stat().st_mtime)[: -kind.value]:
            old.unlink(missing_ok=True)
