"""Expansion of vocabulary definitions: parameters are replaced by arguments in the syntax tree."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from checker.syntax import ast

Arguments = Mapping[str, ast.Expr | ast.SpanOfTime]


def substitute(node: Any, arguments: Arguments) -> Any:
    """The tree with every one-name path that is a parameter replaced; `x + length` becomes a moved day where `length`
    stands for a span of time."""
    match node:
        case ast.Path(names=(only,)) if only.text in arguments:
            return arguments[only.text]
        case ast.Sum(left=left, right=ast.Path(names=(only,)), minus=minus, span=span) if isinstance(
            arguments.get(only.text), ast.SpanOfTime
        ):
            return ast.Moved(substitute(left, arguments), _span(arguments[only.text]), minus, span)
        case tuple():
            return tuple(substitute(item, arguments) for item in node)
        case ast.Name() | ast.SpanOfTime():
            return node
        case _ if is_dataclass(node) and not isinstance(node, type):
            changes = {f.name: substitute(getattr(node, f.name), arguments) for f in fields(node) if f.name != "span"}
            return replace(node, **changes)
        case _:
            return node


def _span(argument: ast.Expr | ast.SpanOfTime) -> ast.SpanOfTime:
    assert isinstance(argument, ast.SpanOfTime)
    return argument


def calls_in(node: Any) -> Iterator[str]:
    """The names of the definitions that a tree uses, as often as it uses them."""
    if isinstance(node, ast.Call):
        yield node.name.text
    if isinstance(node, tuple):
        for item in node:
            yield from calls_in(item)
    elif is_dataclass(node) and not isinstance(node, type):
        for field in fields(node):
            yield from calls_in(getattr(node, field.name))
