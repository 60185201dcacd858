"""What addresses in a file point to, and the order of its provisions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from checker.diagnostics.nearest import nearest
from checker.lowering.provision_faults import OutOfOrder, UnknownAddress
from checker.syntax import ast

REFERRING: Final = frozenset({"see", "tests"})


@dataclass(frozen=True)
class Addresses:
    """The provisions of a file in order, and the place and label ("" if none) of every statement that states a norm."""

    places: tuple[str, ...]
    statements: frozenset[tuple[str, str]]

    def has_place(self, place: str) -> bool:
        """Whether the file has the provision; one without blocks of its own holds all its items and paragraphs."""
        if place in self.places:
            return True
        above, sign, _ = _split(place)
        return sign != "" and self.has_place(above) and not any(_split(p)[:2] == (above, sign) for p in self.places)

    def has_norm(self, place: str, label: str | None) -> bool:
        """Whether a norm of that label (of any, if `None`) stands at a place or in it."""
        return any(within(at, place) and label in (None, name) for at, name in self.statements)

    def near(self, place: str, label: str | None) -> str | None:
        """The address that was probably meant: a label of that place, or a place that is called by a name."""
        if label is not None and self.has_place(place):
            found = nearest(label, [name for at, name in self.statements if within(at, place) and name])
            return f"{place}:{found}" if found else None
        return nearest(place, [p for p in self.places if not p[0].isdigit()])


def addresses_of(blocks: Iterable[ast.Block]) -> Addresses:
    """All that the addresses in the blocks can point to."""
    places: list[str] = []
    statements: set[tuple[str, str]] = set()
    for place, entry in _entries(blocks):
        match entry:
            case ast.Block():
                places.append(place)
            case ast.ExceptionNorm() | ast.ReadingDeclaration() | ast.Let():
                continue
            case _:
                labels = [c.names[0].text for c in _clauses(entry) if isinstance(c, ast.NamesClause) and c.kind == "as"]
                statements.add((place, labels[0] if labels else ""))
    return Addresses(tuple(places), frozenset(statements))


def reference_faults(blocks: Iterable[ast.Block], known: Addresses) -> Iterator[UnknownAddress]:
    """A fault for every address in `see`, `tests` and `except from` that points to nothing."""
    for place, entry in _entries(blocks):
        if isinstance(entry, ast.Block):
            continue
        targets = entry.addresses if isinstance(entry, ast.ExceptionNorm) else ()
        for target in targets:
            if not known.has_norm(target.place, target.label):
                yield _unknown(target, place, known)
        clauses = (c for c in _clauses(entry) if isinstance(c, ast.AddressClause) and c.kind in REFERRING)
        for target in (address for clause in clauses for address in clause.addresses):
            labelled = target.label is None or known.has_norm(target.place, target.label)
            if not (known.has_place(target.place) and labelled):
                yield _unknown(target, place, known)


def order_faults(blocks: Iterable[ast.Block], above: str = "") -> Iterator[OutOfOrder]:
    """A fault for every numbered block that stands after one of its kind with a higher number."""
    blocks = tuple(blocks)
    for kind in ("article", "item", "para"):
        numbered = [b for b in blocks if b.kind == kind and b.place.isdigit()]
        for first, second in pairwise(numbered):
            if int(second.place) < int(first.place):
                place, after = inner_place(above, second), inner_place(above, first)
                yield OutOfOrder(place, after, second.span, place)
    for block in blocks:
        inner = tuple(entry for entry in block.entries if isinstance(entry, ast.Block))
        yield from order_faults(inner, inner_place(above, block))


def inner_place(place: str, block: ast.Block) -> str:
    """The address of an article, or of an item or paragraph inside a place."""
    match block.kind:
        case "article":
            return block.place
        case "item":
            return f"{place}.{block.place}"
        case _:
            return f"{place}/{block.place}"


def within(place: str, whole: str) -> bool:
    """Whether a place is another or lies in it."""
    return place == whole or place.startswith((f"{whole}.", f"{whole}/"))


def article_of(place: str) -> str:
    """The article that a place is or lies in."""
    return place.replace("/", ".").partition(".")[0]


def _entries(blocks: Iterable[ast.Block], above: str = "") -> Iterator[tuple[str, ast.Block | ast.Statement]]:
    for block in blocks:
        place = inner_place(above, block)
        yield place, block
        for entry in block.entries:
            if isinstance(entry, ast.Block):
                yield from _entries((entry,), place)
            else:
                yield place, entry


def _clauses(statement: ast.Statement) -> tuple[ast.Clause, ...]:
    found: tuple[ast.Clause, ...] = getattr(statement, "clauses", ())
    return found


def _split(place: str) -> tuple[str, str, str]:
    """What stands before the last sign of a place, the sign ("." or "/"; "" for an article), and what stands after."""
    at = max(place.rfind("."), place.rfind("/"))
    return (place[:at], place[at], place[at + 1 :]) if at > 0 else ("", "", place)


def _unknown(target: ast.Address, place: str, known: Addresses) -> UnknownAddress:
    address = target.place if target.label is None else f"{target.place}:{target.label}"
    return UnknownAddress(address, target.span, place, known.near(target.place, target.label))
