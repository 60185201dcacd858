"""Remembers lowered specifications between runs, in the user's own cache folder.

A remembered value is used only if the hash of all its sources, of the package's own code version and of the Python
version agree and the file belongs to the user; anything unreadable is forgotten, never an error.
"""

import contextlib
import dataclasses
import hashlib
import io
import os
import pickle
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

KEPT = 8


def fingerprint_of(texts: Mapping[Path, bytes]) -> str:
    """A hash over all files and over everything in the package that decides how they are lowered."""
    digest = hashlib.sha256(f"{sys.version}\0{_code()}".encode())
    for path, data in texts.items():
        digest.update(f"\0{path.as_posix()}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


@cache
def _code() -> str:
    """Size and time of the modules that lower: a changed checker does not use what an older one remembered."""
    package = Path(__file__).resolve().parent.parent
    parts = []
    for folder in ("ir", "syntax", "lowering", "legaltime", "source"):
        for path in sorted((package / folder).glob("*.py")):
            stat = path.stat()
            parts.append(f"{path.name}:{stat.st_size}:{stat.st_mtime_ns}")
    return "|".join(parts)


def _folder() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "lawful-checker"


class _Pickler(pickle.Pickler):
    """Writes a dataclass as a call of its class, which is read back in half the time that its state would take."""

    def reducer_override(self, obj: Any) -> Any:
        names = None if isinstance(obj, type) else _fields(obj.__class__)
        return NotImplemented if names is None else (type(obj), tuple(getattr(obj, name) for name in names))


_names: dict[type, tuple[str, ...] | None] = {}


def _fields(kind: type) -> tuple[str, ...] | None:
    """The names of the fields of a dataclass that are all given when it is made; `None` for any other class."""
    if kind not in _names:
        fields = dataclasses.fields(kind) if dataclasses.is_dataclass(kind) else ()
        _names[kind] = tuple(field.name for field in fields) if fields and all(f.init for f in fields) else None
    return _names[kind]


def fetch(key: str) -> object | None:
    """What was stored under the key, or `None`."""
    path = _folder() / f"{key}.pickle"
    try:
        if hasattr(os, "getuid") and path.stat().st_uid != os.getuid():
            return None
        found: object = pickle.loads(path.read_bytes())
    except Exception:
        return None
    return found


def store(key: str, value: object) -> None:
    """Keeps a value; the oldest beyond a few are dropped. A folder that cannot be written is left alone."""
    folder, written = _folder(), io.BytesIO()
    _Pickler(written, pickle.HIGHEST_PROTOCOL).dump(value)
    import tempfile

    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
            file.write(written.getbuffer())
        Path(file.name).replace(folder / f"{key}.pickle")
        for old in sorted(folder.glob("*.pickle"), key=lambda p: p.stat().st_mtime)[:-KEPT]:
            old.unlink(missing_ok=True)
