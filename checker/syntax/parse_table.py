"""A parse table as plain data: what lark made of the grammar, small enough to be remembered."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

END: Final = "$END"
"""The terminal that stands for the end of the text."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A symbol of a production: its place, whether its children stand in its stead, how many absent ones precede it."""

    index: int
    spliced: bool
    absent: int


@dataclass(frozen=True, slots=True)
class Production:
    """One alternative of a rule.

    `size` symbols become one `origin`. `handler` is the builder's method for it, `None` where the children are spliced
    into another production or where a single child stands for itself (`passes`). Without `pieces` the symbols are the
    children as they are; with them, `absent` more are missing at the end.
    """

    origin: str
    size: int
    handler: str | None
    passes: bool
    pieces: tuple[Piece, ...] | None
    absent: int


@dataclass(frozen=True, slots=True)
class ParseTable:
    """An LALR table.

    `starts` gives the first and the last state for what a text may be parsed as. `actions` gives for every state and
    terminal the next state, or, as `~number`, the production to reduce by; `gotos` the next state after a reduction.
    """

    starts: Mapping[str, tuple[int, int]]
    actions: tuple[Mapping[str, int], ...]
    gotos: tuple[Mapping[str, int], ...]
    productions: tuple[Production, ...]
