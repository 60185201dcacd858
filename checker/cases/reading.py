"""The reader's hands: takes nodes of the tree apart, collects every fault, and goes on."""

import re
from collections.abc import Iterable
from collections.abc import Mapping as MappingOf
from datetime import date

from checker.cases.case import Known
from checker.cases.content_faults import RoundBeforeFirst
from checker.cases.faults import MissingKey, UnknownKey, UnknownMember, WrongValue
from checker.cases.keys import EMPTY, NONE, UNKNOWN
from checker.cases.scene import ABSENT
from checker.cases.sections import Section, Sections, is_round
from checker.cases.tree import Mapping, Node, Scalar, Sequence, span_of
from checker.cases.values import SIMPLE, Refused, read_simple
from checker.cases.yaml_faults import DuplicateKey, FullWidthPunctuation
from checker.diagnostics.diagnostic import Diagnostic
from checker.diagnostics.nearest import nearest
from checker.ir.regulation import FieldSort, Label
from checker.ir.types import EnumType, SetType
from checker.source.source_file import SourceFile
from checker.source.span import Span

Pairs = dict[str, tuple[Scalar, Node]]
"""Keys by English name, each with its node and the node of its value."""

_LISTED = 24
_SUGGESTIONS = 100
_BELOW_ONE = re.compile(r"-[0-9]{1,9}|0{1,9}")


class Reading:
    """One dossier being read: its source, the sections, and what was found so far."""

    def __init__(self, source: SourceFile, sections: Sections) -> None:
        self.source = source
        self.sections = sections
        self.faults: list[Diagnostic] = []
        self.dates: list[date] = []
        self._suggestions = 0

    def span(self, node: Node) -> Span:
        """Where a node stands."""
        return span_of(node, self.source)

    def line(self, node: Node) -> int:
        """The line on which a node begins."""
        return self.source.position(node.start).line

    def suggestion(self, word: str, known: Iterable[str]) -> str | None:
        """The known word nearest to a mistyped one. Not for every fault of a file that has very many: it takes long."""
        self._suggestions += 1
        return nearest(word, known) if self._suggestions <= _SUGGESTIONS else None

    def section(self, node: Node, section: Section) -> Pairs:
        """The known keys of a mapping; unknown and repeated ones become faults, and an empty value has none."""
        found: Pairs = {}
        for key, value in self.pairs(node):
            name = section.spellings.get(key.text)
            if name is None:
                known = self._some([*section.spellings])
                self.fault(
                    UnknownKey(key.text, self.suggestion(key.text, section.spellings), known, self.span(key)), key
                )
            elif name in found:
                self.fault(DuplicateKey(key.text, self.line(found[name][0]), self.span(key)))
            else:
                found[name] = key, value
        return found

    def pairs(self, node: Node) -> tuple[tuple[Scalar, Node], ...]:
        """Keys and values of a mapping; none for an empty value."""
        if isinstance(node, Mapping):
            return node.pairs
        if not is_empty(node):
            self.wrong(node, "若干键和值", "keys with values")
        return ()

    def items(self, node: Node) -> tuple[Node, ...]:
        """The items of a list; none for an empty value."""
        if isinstance(node, Sequence):
            return node.items
        if not is_empty(node):
            self.wrong(node, "列表", "a list")
        return ()

    def text(self, node: Node) -> str | None:
        """Any text that is not empty."""
        if isinstance(node, Scalar) and node.text.strip():
            return node.text
        self.wrong(node, "文字", "a text")
        return None

    def texts(self, node: Node) -> tuple[str, ...]:
        """A list of texts; a single text counts as one."""
        nodes = (node,) if isinstance(node, Scalar) and not is_empty(node) else self.items(node)
        return tuple(text for one in nodes if (text := self.text(one)) is not None)

    def word(self, node: Node, words: str, kind: Label) -> str | None:
        """A member of an enum, or an act or verdict, by any spelling."""
        text = self.text(node)
        if text is None:
            return None
        table = self.sections.words[words]
        if text not in table:
            self.unknown_word(node, text, tuple(table), kind)
        return table.get(text)

    def unknown_word(self, node: Node, text: str, known: tuple[str, ...], kind: Label) -> None:
        """Report a word that names nothing."""
        self.fault(
            UnknownMember(text, kind.zh, kind.en, self.suggestion(text, known), self._some([*known]), self.span(node))
        )

    def fields(self, pairs: Pairs, sorts: MappingOf[str, FieldSort]) -> dict[str, Known]:
        """The known values among the keys that are fields."""
        found = {}
        for name, (_, node) in pairs.items():
            if name in sorts and (value := self.value(node, sorts[name])) is not None:
                found[name] = value
        return found

    def value(self, node: Node, sort: FieldSort) -> Known | None:
        """The value of a field; `None` if it is unknown or wrong."""
        if isinstance(node, Scalar) and node.text in UNKNOWN:
            return None
        if isinstance(sort.type, SetType):
            return self._members(node, sort.type.element, sort.label)
        if sort.optional and isinstance(node, Scalar) and node.text in NONE:
            return ABSENT
        if isinstance(sort.type, EnumType):
            return self.word(node, sort.type.name, sort.label)
        if isinstance(node, Scalar):
            return self._simple(node, node.text, sort, sort.type)
        self.wrong(node, f"一个值（{sort.label.zh}）", f"one value ({sort.label.en})")
        return None

    def typed(self, pairs: Pairs, key: str, sort: FieldSort) -> Known | None:
        """The value under a key, `None` if it is not given."""
        return self.value(pairs[key][1], sort) if key in pairs else None

    def missing(self, label: Label, node: Node) -> None:
        """Report a key that is needed."""
        self.fault(MissingKey(label.zh, label.name, self.span(node)))

    def wrong(self, node: Node, zh: str, en: str) -> None:
        """Report a value of another kind."""
        written = node.text if isinstance(node, Scalar) and node.text else None
        self.fault(WrongValue(zh, en, self.span(node), written), node)

    def fault(self, diagnostic: Diagnostic, node: Node | None = None) -> None:
        """Record a fault, with a note if a full-width colon in the text explains it."""
        self.faults.append(diagnostic)
        if isinstance(node, Scalar) and "：" in node.text:
            place = self.source.text.find("：", node.start, max(node.start, node.end))
            if place >= 0:
                self.faults.append(FullWidthPunctuation("：", self.source.span(place, place + 1)))

    def _simple(self, node: Scalar, text: str, sort: FieldSort, kind: SIMPLE) -> Known | None:
        if is_round(sort.label.name) and _BELOW_ONE.fullmatch(text):
            self.faults.append(RoundBeforeFirst(int(text), self.span(node)))
            return None
        result = read_simple(text, kind)
        if isinstance(result, Refused):
            self.fault(result.at(self.span(node)), node)
            return None
        if isinstance(result, date) and not sort.optional:
            self.dates.append(result)
        return result

    def _members(self, node: Node, element: EnumType, label: Label) -> frozenset[str] | None:
        if isinstance(node, Scalar):
            if node.text in NONE:
                return frozenset()
            member = self.word(node, element.name, label)
            return None if member is None else frozenset((member,))
        members = [self.word(item, element.name, label) for item in self.items(node)]
        return None if None in members else frozenset(member for member in members if member is not None)

    def _some(self, known: list[str]) -> tuple[str, ...]:
        return tuple(known) if len(known) <= _LISTED else ()


def is_empty(node: Node) -> bool:
    """Whether nothing was written: no text at all, or a YAML null."""
    return isinstance(node, Scalar) and node.plain and node.text in EMPTY
