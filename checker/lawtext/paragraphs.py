"""Joins the lines of an extracted text into paragraphs and items.

Takes the text lines of one article, the first holding its number. Extraction leaves a text in one of two states. In a
wrapped text the printed lines survive, indents do not: a paragraph has ended where a line closes a sentence and
leaves room for more. In an unwrapped text a line is a paragraph, except where a page break tore one in mid-sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.lawtext.layout import Line, close_up
from checker.lawtext.numerals import NUMERAL, read_numeral

_ITEM = re.compile(rf"[(（]\s*({NUMERAL})\s*[)）](?!\s*[条款项目])")
_CLOSERS = "”’」』）)"
_SENTENCE_ENDS = "。！？"
_STOPS = _SENTENCE_ENDS + "；：;:"
_INDENT = 2
_ROOM = 3


@dataclass(frozen=True, slots=True)
class PageMeasure:
    """The width of a full printed line in Chinese characters, or None for a text whose lines are not wrapped."""

    width: float | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A whole paragraph or item: the line where it begins, its words, and its item number if it is an item."""

    line: int
    text: str
    item: int | None


def measure_page(lines: Iterable[Line]) -> PageMeasure:
    """Tell wrapped from unwrapped: in a wrapped text at least every third line breaks off in mid-sentence.

    A full line is the upper quartile of those, since first lines lack their indent and justified ones vary.
    """
    every = [line.text for line in lines]
    broken = sorted(_width(text) for text in every if text[-1] not in _STOPS)
    return PageMeasure(broken[3 * len(broken) // 4] if broken and 3 * len(broken) >= len(every) else None)


def join_paragraphs(lines: Sequence[Line], measure: PageMeasure) -> tuple[Paragraph, ...]:
    """The paragraphs and items of an article, in order."""
    groups: list[list[Line]] = []
    for line in lines:
        if not groups or item_number(line.text) is not None or _has_ended(groups[-1], measure):
            groups.append([line])
        else:
            groups[-1].append(line)
    return tuple(
        Paragraph(group[0].number, close_up("".join(line.text for line in group)), item_number(group[0].text))
        for group in groups
    )


def item_number(text: str) -> int | None:
    """The number of the item that a text opens with, such as (六), or None when it opens with none."""
    label = _ITEM.match(text)
    return read_numeral(label[1]) if label else None


def _has_ended(group: Sequence[Line], measure: PageMeasure) -> bool:
    """Whether the next line begins a paragraph: the last one closes a sentence and is not full."""
    last = group[-1].text
    if not last.rstrip(_CLOSERS).endswith(tuple(_SENTENCE_ENDS)):
        return False
    indent = _INDENT if len(group) == 1 else 0
    return measure.width is None or _width(last) + indent <= measure.width - _ROOM


def _width(text: str) -> float:
    """The printed width in Chinese characters: Latin letters and digits take half of one, white space nothing."""
    return sum(0.5 if sign.isascii() and sign.isalnum() else 1.0 for sign in text if not sign.isspace())
