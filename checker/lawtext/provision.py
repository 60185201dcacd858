"""Provisions of an official text, each under its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Provision:
    """The words at a place, one line per paragraph or item, and the line of the file (from 1) where they begin."""

    place: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles 条, items 项 and separately addressed paragraphs 款 a text has."""

    articles: int
    items: int
    paragraphs: int


@dataclass(frozen=True, slots=True)
class OfficialText:
    """A regulation as read: every provision by its place, in the order of the text, and the places by kind.

    An article holds the whole of its items and paragraphs, which are provisions as well. `paragraphs` names those of
    articles with more than one; `others` what is law without a number (an unnumbered paragraph, a chart); `frame` what
    stands around the law (front, headings, back). Articles, others and frame together are the whole text, once.
    """

    title: str
    provisions: Mapping[str, Provision]
    articles: tuple[str, ...]
    items: tuple[str, ...]
    paragraphs: tuple[str, ...]
    others: tuple[str, ...]
    frame: tuple[str, ...]

    def counts(self) -> Counts:
        """The size of the text in articles, items and paragraphs."""
        return Counts(len(self.articles), len(self.items), len(self.paragraphs))
