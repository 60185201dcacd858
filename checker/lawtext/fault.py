"""A fault in a file the user gave us, as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong on a line (counted from 1; 0 when the whole file is meant), in Chinese and in English."""

    line: int
    zh: str
    en: str
