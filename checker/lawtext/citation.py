"""Citations: a regulation, a place in it, and sometimes the label of one norm at that place.

A place is a string: "12" an article, "12.6" its item 项 (六), "22/2" its second paragraph 款, "9/2.1" an item of a
later paragraph's list, "unnumbered_before_29" a paragraph that stands before an article without a number of its own,
"chart" the flow chart; and for what frames the articles "front", "back", "chapter_3", "chapter_3_section_1".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.lawtext.numerals import write_numeral

_NUMBER = "[1-9][0-9]{0,2}"
_NUMBERED = re.compile(rf"({_NUMBER})(?:/({_NUMBER}))?(?:\.({_NUMBER}))?")
_UNNUMBERED = re.compile(rf"unnumbered_before_({_NUMBER})")
_HEADING = re.compile(rf"chapter_({_NUMBER})(?:_section_({_NUMBER}))?")
_NAMED = {
    "chart": ("流程图", "flow chart"),
    "front": ("正文前的文字", "text before the articles"),
    "back": ("正文后的文字", "text after the articles"),
}
_REGULATION = re.compile(r"[^\W\d_][\w-]*")
_LABEL = re.compile(r"[^\W\d]\w*")


@dataclass(frozen=True, slots=True)
class Citation:
    """A place of a regulation ("wuhan" style id with its year), and the label of one norm there, if it has one."""

    regulation: str
    place: str
    label: str | None = None


def parse_citation(text: str) -> Citation | None:
    """Read "regulation:place" or "regulation:place:label"; None when it is not written so."""
    regulation, _, rest = text.partition(":")
    place, mark, label = rest.partition(":")
    if not _REGULATION.fullmatch(regulation) or not is_place(place):
        return None
    if mark and not _LABEL.fullmatch(label):
        return None
    return Citation(regulation, place, label if mark else None)


def write_citation(citation: Citation) -> str:
    """The text that `parse_citation` reads back as this citation."""
    tail = "" if citation.label is None else f":{citation.label}"
    return f"{citation.regulation}:{citation.place}{tail}"


def is_place(text: str) -> bool:
    """Whether the text is written as a place, whether or not any regulation has it."""
    return text in _NAMED or any(shape.fullmatch(text) for shape in (_NUMBERED, _UNNUMBERED, _HEADING))


def article_of(place: str) -> str | None:
    """The article a place lies in ("12.6" and "12/1" lie in "12"), or None when it lies in none."""
    numbered = _NUMBERED.fullmatch(place)
    return numbered[1] if numbered else None


def in_chinese(place: str) -> str:
    """The place as Chinese drafting names it; a text that is no place is given back as it is."""
    if numbered := _NUMBERED.fullmatch(place):
        article, paragraph, item = (write_numeral(int(part)) if part else "" for part in numbered.groups())
        return f"第{article}条" + (f"第{paragraph}款" if paragraph else "") + (f"第（{item}）项" if item else "")
    if unnumbered := _UNNUMBERED.fullmatch(place):
        return f"第{write_numeral(int(unnumbered[1]))}条前的无号款"
    if heading := _HEADING.fullmatch(place):
        chapter, section = (write_numeral(int(part)) if part else "" for part in heading.groups())
        return f"第{chapter}章" + (f"第{section}节" if section else "") + "标题"
    return _NAMED.get(place, (place, place))[0]


def in_english(place: str) -> str:
    """The place in English words; a text that is no place is given back as it is."""
    if numbered := _NUMBERED.fullmatch(place):
        article, paragraph, item = numbered.groups()
        return f"article {article}" + (f", paragraph {paragraph}" if paragraph else "") + (f"({item})" if item else "")
    if unnumbered := _UNNUMBERED.fullmatch(place):
        return f"unnumbered paragraph before article {unnumbered[1]}"
    if heading := _HEADING.fullmatch(place):
        chapter, section = heading.groups()
        return f"heading of chapter {chapter}" + (f", section {section}" if section else "")
    return _NAMED.get(place, (place, place))[1]
