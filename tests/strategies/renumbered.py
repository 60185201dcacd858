"""The same regulation with its articles in another order, numbered anew, and what its old citations are called then."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from random import Random
from typing import Any

from checker.lawtext.citation import Citation, article_of
from checker.syntax import ast


@dataclass(frozen=True)
class Renumbering:
    """Of one regulation: the new number of every old article; those without a number keep their name."""

    regulation: str
    numbers: Mapping[str, str]

    def place(self, place: str) -> str:
        """What a place is called now; a label after a colon stays."""
        article = article_of(place.partition(":")[0])
        if article is None or article not in self.numbers:
            return place
        return self.numbers[article] + place[len(article) :]

    def cite(self, cite: Citation) -> Citation:
        """What a citation is called now."""
        return replace(cite, place=self.place(cite.place)) if cite.regulation == self.regulation else cite

    def cites(self, cites: Iterable[Citation]) -> frozenset[Citation]:
        """What citations are called now, in no order."""
        return frozenset(self.cite(c) for c in cites)


def renumbered(file: ast.File, order: Sequence[int]) -> tuple[ast.File, Renumbering]:
    """The file with its articles in an order (positions from 0), their numbers given out again in that order."""
    assert file.header is not None
    blocks = [file.articles[position] for position in order]
    free = iter(sorted((b.place for b in blocks if b.place.isdigit()), key=int))
    made = Renumbering(file.header.identifier, {b.place: next(free) for b in blocks if b.place.isdigit()})
    return replace(file, articles=tuple(_moved(b, made) for b in blocks)), made


def shuffled(file: ast.File, seed: int) -> tuple[ast.File, Renumbering]:
    """The file with its articles in some other order; the same for the same seed."""
    order = list(range(len(file.articles)))
    Random(seed).shuffle(order)
    return renumbered(file, order)


def _moved(node: Any, made: Renumbering) -> Any:
    """The node with the numbers of articles, and of addresses in it, changed."""
    match node:
        case tuple():
            return tuple(_moved(part, made) for part in node)
        case ast.Block(kind="article", place=place) | ast.Address(place=place):
            return replace(_parts_moved(node, made), place=made.place(place))
        case _ if is_dataclass(node) and not isinstance(node, type):
            return _parts_moved(node, made)
        case _:
            return node


def _parts_moved(node: Any, made: Renumbering) -> Any:
    return replace(node, **{field.name: _moved(getattr(node, field.name), made) for field in fields(node)})
