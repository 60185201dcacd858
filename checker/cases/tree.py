"""The YAML tree of a dossier: what was written, and where. Offsets count characters of the source text from 0."""

from dataclasses import dataclass

from checker.source.source_file import SourceFile
from checker.source.span import Span


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as written, without quotes; `plain` if it had none."""

    text: str
    plain: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: "tuple[Node, ...]"
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values in the order of the text; keys are texts and do not repeat."""

    pairs: "tuple[tuple[Scalar, Node], ...]"
    start: int
    end: int


Node = Scalar | Sequence | Mapping


def span_of(node: Node, source: SourceFile) -> Span:
    """Where a node stands; of a list or mapping of several lines only the first."""
    line_end = source.text.find("\n", node.start)
    end = node.end if line_end < 0 else max(node.start, min(node.end, line_end))
    return source.span(node.start, end)
