"""What in an extracted text is layout and not text: line breaks, page marks, Markdown marks, invisible signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_PAGE_MARK = re.compile(r"\s*[—–―-]+\s*[0-9]+\s*[—–―-]+\s*")
_HEADING_MARK = re.compile(r"^\s*#+\s+")
_BULLET = re.compile(r"^\s*[-+]\s+(?=[(（])")
_EMPHASIS = "*"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds text: its number in the file (from 1) and its words without layout at either end."""

    number: int
    text: str


def text_lines(raw: str) -> Iterator[Line]:
    """The lines of an extracted text that hold any text, in order, without page marks and Markdown marks."""
    for number, line in enumerate(_LINE_BREAK.split(raw), start=1):
        text = _visible(line)
        if _PAGE_MARK.fullmatch(text):
            continue
        text = _BULLET.sub("", _HEADING_MARK.sub("", text)).replace(_EMPHASIS, "").strip()
        if text:
            yield Line(number, text)


def close_up(text: str) -> str:
    """The text with white space kept only between two words in Latin letters or digits, and there as one space."""
    return re.sub(r"(?<=[!-~])\s+(?=[!-~])", " ", re.sub(r"(?<![!-~\s])\s+|\s+(?![!-~\s])", "", text)).strip()


def _visible(line: str) -> str:
    return "".join(sign for sign in line if sign == "\t" or unicodedata.category(sign) not in ("Cc", "Cf"))
