"""Remembers lowered specifications between runs, in the user's own cache folder.

A remembered value is used only if the hash of all its sources, of the package's own code version and of the Python
version agree and the file belongs to the user; anything unreadable is forgotten, never an error.
"""

import contextlib
import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

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


def fetch(key: str) -> object | None:
    """What was stored under the key, or `None`."""
    path = _folder() / f"{key}.pickle"
    try:
        if hasattr(os, "getuid") and path.stat().st_uid != os.getuid():
            return None
        found: object = pickle.loads(path.read_bytes())  # noqa: S301  the user's own file
    except Exception:  # noqa: BLE001  a damaged cache is no fault of the user's
        return None
    return found


def store(key: str, value: object) -> None:
    """Keeps a value; the oldest beyond a few are dropped. A folder that cannot be written is left alone."""
    folder = _folder()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
            file.write(pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))
        Path(file.name).replace(folder / f"{key}.pickle")
        for old in sorted(folder.glob("*.pickle"), key=lambda p: p.stat().st_mtime)[:-KEPT]:
            old.unlink(missing_ok=True)
