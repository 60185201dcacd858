"""What stands in for a header that cannot be read, so that the faults of its articles are found all the same."""

from datetime import date
from itertools import pairwise
from typing import Final

from checker.source.span import Span
from checker.syntax import ast
from checker.syntax.lexer import Lexeme

SOME_DAY: Final = date(2000, 1, 1)


def stand_in(head: list[Lexeme]) -> ast.Header | None:
    """A header of the city that the lexemes name, with made-up days; `None` where they name none."""
    name = next((x for keyword, x in pairwise(head) if keyword.terminal == "CITY" and x.terminal == "NAME"), None)
    if name is None:
        return None
    span = Span(head[0].span.file, head[0].span.start, head[-1].span.end)
    city = ast.Labelled(ast.Name(name.text, name.span), name.text, name.text)
    return ast.Header(f"{name.text}-0", "", "", city, None, SOME_DAY, SOME_DAY, None, span)
