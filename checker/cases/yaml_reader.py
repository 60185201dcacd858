"""From the text of a dossier to a tree in which every key and value keeps its place.

Takes any source text. Answers with the tree, or `None`, and every fault found. Texts are kept as written: no YAML type
is guessed, so a score of `650.10` stays exact. Tags are ignored. Afterwards the tree is at most `DEPTH_LIMIT` deep, and
what its aliases repeat is at most `ALIAS_LIMIT` nodes.
"""

from collections.abc import Iterator
from typing import Any, Final
from unicodedata import category

from ruamel.yaml import YAML
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from checker.cases.faults import WrongValue
from checker.cases.tree import Mapping, Node, Scalar, Sequence, span_of
from checker.cases.yaml_faults import (
    DuplicateKey,
    FullWidthPunctuation,
    MalformedYaml,
    SeveralDocuments,
    TooDeep,
    TooManyAliases,
)
from checker.diagnostics.diagnostic import Diagnostic
from checker.source.reader import SIZE_LIMIT
from checker.source.source_file import SourceFile

DEPTH_LIMIT: Final = 50
"""How deep lists and mappings may be nested."""

ALIAS_LIMIT: Final = 200_000
"""How many nodes all aliases of a file may repeat."""

MERGE: Final = "<<"
"""The key that brings in the keys of another mapping, usually of an alias; keys written beside it win."""

_HIDDEN: Final = ("Cc", "Cs")

FULL_WIDTH: Final = "：，｛｝［］“”－"
"""Full-width marks that look like marks of YAML and are none."""


class _Stop(Exception):  # noqa: N818
    """Ends the reading with a diagnostic."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


def read_tree(source: SourceFile) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """The tree of the one document of a text, or `None`, and the faults. Raises nothing."""
    if len(source.text) > SIZE_LIMIT:
        from checker.diagnostics.files import TooLarge

        return None, (TooLarge(source.name, SIZE_LIMIT),)
    reading = _Reading(source)
    try:
        return reading.document(), tuple(reading.faults)
    except _Stop as stop:
        return None, (*reading.faults, stop.diagnostic)
    except Exception as error:  # on broken input the library raises more than its own errors
        return None, (*reading.faults, *_malformed(error, source))


class _Reading:
    def __init__(self, source: SourceFile) -> None:
        self.source = source
        self.faults: list[Diagnostic] = []
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.size = 0
        self.repeated = 0
        self.depth = 0

    def document(self) -> Node | None:
        """The tree; `None` for a text without one."""
        events: Iterator[Event] = YAML(typ="safe", pure=True).parse(self.source.text)
        next(events)
        if not isinstance(next(events), DocumentStartEvent):
            return None
        tree = self._node(next(events), events)
        next(events)
        following: Any = next(events)
        if isinstance(following, DocumentStartEvent):
            start = following.start_mark.index
            raise _Stop(SeveralDocuments(self.source.span(start, following.end_mark.index)))
        return tree

    def _node(self, event: Any, events: Iterator[Event]) -> Node:
        start = event.start_mark.index
        if isinstance(event, AliasEvent):
            return self._alias(event.anchor, start, event.end_mark.index)
        before = self.size
        self.size += 1
        node: Node
        if isinstance(event, ScalarEvent):
            if not event.value.isprintable() and any(
                category(char) in _HIDDEN for char in event.value.replace("\n", "")
            ):
                span = self.source.span(start, event.end_mark.index)
                self.faults.append(MalformedYaml("文字中有控制字符", "the text holds control characters", span))
            node = Scalar(event.value, event.style is None, start, event.end_mark.index)
        else:
            self.depth += 1
            if self.depth > DEPTH_LIMIT:
                raise _Stop(TooDeep(DEPTH_LIMIT, self.source.span(start, event.end_mark.index)))
            node = (self._mapping if isinstance(event, MappingStartEvent) else self._sequence)(start, events)
            self.depth -= 1
        if event.anchor is not None:
            self.anchors[event.anchor] = node, self.size - before
        return node

    def _alias(self, anchor: str, start: int, end: int) -> Node:
        span = self.source.span(start, end)
        if anchor not in self.anchors:
            raise _Stop(
                MalformedYaml(f"别名“{anchor}”之前没有锚点", f"no anchor “{anchor}” stands before this alias", span)
            )
        node, size = self.anchors[anchor]
        self.size += size
        self.repeated += size
        if self.repeated > ALIAS_LIMIT:
            raise _Stop(TooManyAliases(ALIAS_LIMIT, span))
        return node

    def _sequence(self, start: int, events: Iterator[Event]) -> Sequence:
        items: list[Node] = []
        while not isinstance(event := next(events), SequenceEndEvent):
            items.append(self._node(event, events))
        return Sequence(tuple(items), start, event.end_mark.index)

    def _mapping(self, start: int, events: Iterator[Event]) -> Mapping:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        merged: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(event := next(events), MappingEndEvent):
            key = self._node(event, events)
            value = self._node(next(events), events)
            if not isinstance(key, Scalar):
                self.faults.append(WrongValue("一个词作键", "a word as the key", span_of(key, self.source)))
            elif key.plain and key.text == MERGE and not merged:
                merged = self._merged(value)
            elif key.text in pairs:
                first = self.source.position(pairs[key.text][0].start).line
                self.faults.append(DuplicateKey(key.text, first, span_of(key, self.source)))
            else:
                pairs[key.text] = key, value
        pairs |= {name: pair for name, pair in merged.items() if name not in pairs}
        return Mapping(tuple(pairs.values()), start, event.end_mark.index)

    def _merged(self, value: Node) -> dict[str, tuple[Scalar, Node]]:
        """The keys that a merge brings: of one mapping, or of a list of them, where earlier ones win."""
        if isinstance(value, Mapping):
            return {key.text: (key, one) for key, one in value.pairs}
        if isinstance(value, Sequence):
            found: dict[str, tuple[Scalar, Node]] = {}
            for item in value.items:
                for name, pair in self._merged(item).items():
                    found.setdefault(name, pair)
            return found
        self.faults.append(WrongValue("要并入的键和值", "keys with values to merge", span_of(value, self.source)))
        return {}


def _malformed(error: Exception, source: SourceFile) -> list[Diagnostic]:
    """What the library says about a broken text, at the place it names, with a note on a full-width mark there."""
    place = _index(getattr(error, "problem_mark", None), source)
    if place is None:
        place = min(getattr(error, "position", None) or 0, len(source.text))
    begin = _index(getattr(error, "context_mark", None), source)
    reason = " ".join(str(getattr(error, "problem", None) or getattr(error, "reason", None) or "").split())
    text = reason or "the text cannot be read as YAML"
    end = min(place + 1, len(source.text))
    found: list[Diagnostic] = [
        MalformedYaml(f"YAML 语法有误（{text}）", f"broken YAML: {text}", source.span(place, end))
    ]
    first = source.text.rfind("\n", 0, place if begin is None else min(begin, place)) + 1
    before = source.text.rfind("\n", 0, max(first - 1, 0)) + 1
    if ":" not in source.text[before:first]:  # a key whose colon is full-width runs on into the next line
        first = before
    note = full_width(source, first, max(end, source.text.find("\n", place)))
    return [*found, note] if note else found


def _index(mark: Any, source: SourceFile) -> int | None:
    index = getattr(mark, "index", None)
    return min(index, len(source.text)) if isinstance(index, int) else None


def full_width(source: SourceFile, start: int, end: int) -> FullWidthPunctuation | None:
    """A note on the first full-width mark of a stretch of the text, if there is one."""
    places = [place for mark in FULL_WIDTH if (place := source.text.find(mark, start, end)) >= 0]
    return FullWidthPunctuation(source.text[min(places)], source.span(min(places), min(places) + 1)) if places else None
