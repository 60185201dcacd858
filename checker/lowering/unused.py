"""Readings that a regulation declares and nowhere uses."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from checker.syntax import ast


def unused_readings(articles: tuple[ast.Block, ...]) -> tuple[tuple[str, int], ...]:
    """The names of the readings that no choice and no test in the articles names, and the lines of their declarations."""
    nodes = tuple(_nodes(articles))
    used = {node.reading.text for node in nodes if isinstance(node, ast.Choice | ast.ChoiceTest)}
    return tuple(
        (node.labelled.name.text, node.span.start.line)
        for node in nodes
        if isinstance(node, ast.ReadingDeclaration) and node.labelled.name.text not in used
    )


def _nodes(items: Iterable[Any]) -> Iterator[Any]:
    for item in items:
        if isinstance(item, tuple):
            yield from _nodes(item)
        elif is_dataclass(item):
            yield item
            yield from _nodes(getattr(item, field.name) for field in fields(item) if field.name != "span")
