"""Reads an official text, in the state in which it was extracted, into its provisions.

Takes the characters of the file. Cuts it at chapter headings, article numbers and, after the last article, at a flow
chart and at the colophon; then each article into paragraphs and items. Afterwards every character that is not layout
stands in exactly one of the articles, the unnumbered paragraphs, the chart and the frame.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from checker.lawtext.layout import Line, close_up, text_lines
from checker.lawtext.numerals import NUMERAL, read_numeral
from checker.lawtext.paragraphs import PageMeasure, Paragraph, join_paragraphs, measure_page
from checker.lawtext.provision import OfficialText, Provision

_ARTICLE = re.compile(rf"(第\s*({NUMERAL})\s*条)(?:\s+|$)")
_HEADING = re.compile(rf"第\s*({NUMERAL})\s*([章节])(?:\s+|$)")
_CHART = re.compile(r".{0,30}流程图")
_COLOPHON = re.compile(r"(?:抄送|报送|分送|主题词|公开属性)\s*[:：].*|.*年.*月.*日\s*印发")


@dataclass(frozen=True, slots=True)
class _Block:
    place: str
    lines: tuple[Line, ...]


def read_official(raw: str) -> OfficialText:
    """The provisions of a text; one without a single article number is all front."""
    blocks = _cut(tuple(text_lines(raw)))
    measure = measure_page(line for block in blocks if block.place.isdigit() for line in block.lines)
    provisions: dict[str, Provision] = {}
    for block in blocks:
        for provision in _provisions_of(block, measure):
            provisions[provision.place] = _after(provisions.get(provision.place), provision)
    front = next((block.lines for block in blocks if block.place == "front"), ())
    return OfficialText(
        title=close_up(front[-1].text) if front else "",
        provisions=MappingProxyType(provisions),
        articles=tuple(place for place in provisions if place.isdigit()),
        items=tuple(place for place in provisions if "." in place),
        paragraphs=tuple(place for place in provisions if "/" in place and "." not in place),
        others=tuple(place for place in provisions if place == "chart" or place.startswith("unnumbered_")),
        frame=tuple(place for place in provisions if place in ("front", "back") or place.startswith("chapter_")),
    )


def _cut(lines: Sequence[Line]) -> tuple[_Block, ...]:
    """The blocks of a text in order; the tail is looked for after the last article number only."""
    starts = _article_starts(lines)
    last = max(starts, default=-1)
    blocks: list[_Block] = []
    place, chapter = "front", ""
    for index, line in enumerate(lines):
        heading = _HEADING.match(line.text)
        words = close_up(line.text)
        if index in starts:
            place = starts[index]
        elif heading and index < last:
            number = read_numeral(heading[1])
            chapter = f"chapter_{number}" if heading[2] == "章" else chapter
            place = f"chapter_{number}" if heading[2] == "章" else f"{chapter or 'chapter_1'}_section_{number}"
        elif place.startswith("chapter_"):
            place = f"unnumbered_before_{next(starts[later] for later in sorted(starts) if later > index)}"
        elif index > last >= 0 and _COLOPHON.fullmatch(words):
            place = "back"
        elif index > last >= 0 and place != "back" and _CHART.fullmatch(words):
            place = "chart"
        if blocks and blocks[-1].place == place:
            blocks[-1] = _Block(place, (*blocks[-1].lines, line))
        else:
            blocks.append(_Block(place, (line,)))
    return tuple(blocks)


def _article_starts(lines: Sequence[Line]) -> dict[int, str]:
    """Where articles begin: index of the line and number; numbers only rise, so a reference is not taken for one."""
    starts: dict[int, str] = {}
    last = 0
    for index, line in enumerate(lines):
        label = _ARTICLE.match(line.text)
        number = read_numeral(label[2]) if label else None
        if number is not None and number > last:
            starts[index] = str(number)
            last = number
    return starts


def _provisions_of(block: _Block, measure: PageMeasure) -> tuple[Provision, ...]:
    if block.place.startswith("unnumbered_"):
        return (_provision(block.place, join_paragraphs(block.lines, measure)),)
    if not block.place.isdigit():
        return (Provision(block.place, "\n".join(close_up(line.text) for line in block.lines), block.lines[0].number),)
    paragraphs = _with_items(join_paragraphs(block.lines, measure))
    listed = 0
    parts: list[Provision] = []
    for number, (chapeau, *items) in enumerate(paragraphs, start=1):
        listed += bool(items)
        if len(paragraphs) > 1:
            parts.append(_provision(f"{block.place}/{number}", (chapeau, *items)))
        stem = block.place if listed <= 1 else f"{block.place}/{number}"
        parts.extend(_provision(f"{stem}.{item.item}", (item,)) for item in items)
    whole = _provision(block.place, [part for paragraph in paragraphs for part in paragraph])
    return (whole, *parts)


def _with_items(parts: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """Paragraphs, each led by its chapeau and followed by its items.

    What stands unnumbered between two items of one list belongs to the first of the two; numbers of a list only rise.
    """
    paragraphs: list[list[Paragraph]] = []
    for index, part in enumerate(parts):
        current = paragraphs[-1][-1].item or 0 if paragraphs else 0
        upcoming = part.item or next((later.item for later in parts[index:] if later.item is not None), 0)
        if current and part.item is None and upcoming > current:
            last = paragraphs[-1].pop()
            paragraphs[-1].append(Paragraph(last.line, f"{last.text}\n{part.text}", last.item))
        elif paragraphs and part.item is not None and part.item > current:
            paragraphs[-1].append(part)
        else:
            paragraphs.append([Paragraph(part.line, part.text, None)])
    return paragraphs


def _provision(place: str, parts: Sequence[Paragraph]) -> Provision:
    return Provision(place, "\n".join(part.text for part in parts), parts[0].line)


def _after(earlier: Provision | None, later: Provision) -> Provision:
    """A place met twice, such as a heading in a table of contents, keeps both texts."""
    if earlier is None:
        return later
    return Provision(earlier.place, f"{earlier.text}\n{later.text}", earlier.line)
