"""Fingerprints of provisions, and the lock file that keeps them without a word of the text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from checker.lawtext.citation import is_place
from checker.lawtext.fault import Fault
from checker.lawtext.normalise import normalise
from checker.lawtext.provision import OfficialText, Provision

Lock: TypeAlias = Mapping[str, str]
"""Places of an official text, in its order, each with its fingerprint: 64 hexadecimal digits."""

_HEADER = """\
# 官方文本各处文字规范化后的 SHA-256 指纹。不含原文。请勿手工修改。
# SHA-256 fingerprints of the normalised words at each place of the official text, and none of the words. Do not edit.
"""
_DIGEST = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class LockDifference:
    """Where a text and its lock disagree: places with other words, places only in the lock, places only in the text."""

    changed: tuple[str, ...]
    missing: tuple[str, ...]
    added: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether they disagree anywhere."""
        return bool(self.changed or self.missing or self.added)


def fingerprint(provision: Provision) -> str:
    """SHA-256 of the provision's normalised words in UTF-8, in hexadecimal."""
    return hashlib.sha256(normalise(provision.text).encode()).hexdigest()


def write_lock(official: OfficialText) -> str:
    """The lock file of a text: a header, then place and fingerprint, one provision a line, in the text's order."""
    return _HEADER + "".join(f"{place}  {fingerprint(found)}\n" for place, found in official.provisions.items())


def read_lock(text: str) -> tuple[Lock, tuple[Fault, ...]]:
    """The fingerprints of a lock file, and every line that is not one; blank lines and comments count for nothing."""
    lock: dict[str, str] = {}
    faults: list[Fault] = []
    for number, line in enumerate(text.splitlines(), start=1):
        match line.split():
            case []:
                continue
            case [first, *_] if first.startswith("#"):
                continue
            case [place, digest] if is_place(place) and _DIGEST.fullmatch(digest):
                if place in lock:
                    faults.append(Fault(number, f"位置“{place}”出现两次", f'the place "{place}" occurs twice'))
                else:
                    lock[place] = digest
            case _:
                faults.append(_malformed(number))
    return lock, tuple(faults)


def compare_lock(official: OfficialText, lock: Lock) -> LockDifference:
    """Compare a text with its lock; falsy when every fingerprint matches and neither has a place more."""
    present = {place: fingerprint(provision) for place, provision in official.provisions.items()}
    return LockDifference(
        changed=tuple(place for place in present if place in lock and lock[place] != present[place]),
        missing=tuple(place for place in lock if place not in present),
        added=tuple(place for place in present if place not in lock),
    )


def _malformed(line: int) -> Fault:
    zh = "应为“条款位置  指纹”，指纹是 64 位十六进制数"
    return Fault(line, zh, "expected a place and its fingerprint of 64 hexadecimal digits")
