"""The clauses of a statement, sorted by kind; which kinds a statement takes is checked here."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from checker.diagnostics.nearest import nearest
from checker.lowering.faults import MisplacedClause, Stop
from checker.syntax import ast

GENERAL: Final = frozenset({"quote", "see", "as", "only_if", "unless", "when", "per"})
BODIES: Final = frozenset({"by", "with", "proposal", "approval", "after"})
ALLOWED: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "condition": GENERAL | {"form", "provided"},
        "bar": GENERAL,
        "limit": GENERAL,
        "power": GENERAL | BODIES | {"form", "provided"},
        "step": GENERAL | BODIES | {"for", "at", "before", "form", "produces", "tests", "provided", "lasts", "within"},
        "order": GENERAL,
        "conduct": GENERAL | BODIES | {"form", "provided", "within", "every", "at", "lasts", "before"},
        "sanction": GENERAL | BODIES | {"any_item"},
        "ground": GENERAL,
        "grant": GENERAL | {"by"},
        "exception": GENERAL,
        "text": GENERAL | {"by", "with", "for", "at", "after", "before", "form", "tests"},
    }
)


@dataclass(frozen=True)
class Clauses:
    """The clauses of one statement."""

    items: tuple[ast.Clause, ...]

    def names(self, kind: str) -> tuple[ast.Name, ...]:
        """All names of clauses of a kind, in order."""
        found = (c for c in self.items if isinstance(c, ast.NamesClause) and c.kind == kind)
        return tuple(n for c in found for n in c.names)

    def texts(self, kind: str) -> tuple[str, ...]:
        """All strings of clauses of a kind."""
        return tuple(s for c in self.items if isinstance(c, ast.TextClause) and c.kind == kind for s in c.strings)

    def addresses(self, kind: str) -> tuple[ast.Address, ...]:
        """All addresses of clauses of a kind."""
        found = (c for c in self.items if isinstance(c, ast.AddressClause) and c.kind == kind)
        return tuple(a for c in found for a in c.addresses)

    def exprs(self, *kinds: str) -> tuple[ast.Expr, ...]:
        """All conditions of clauses of these kinds."""
        return tuple(c.expr for c in self.items if isinstance(c, ast.ExprClause) and c.kind in kinds)

    @property
    def label(self) -> ast.Name | None:
        """The name given with `as`."""
        return next(iter(self.names("as")), None)

    @property
    def any_item(self) -> bool:
        """Whether the grounds are the items of the article."""
        return any(isinstance(c, ast.AnyItem) for c in self.items)


def clauses_of(items: tuple[ast.Clause, ...], statement: str, place: str) -> Clauses:
    """The clauses, or a stop at the first that the kind of statement does not take."""
    for clause in items:
        kind = kind_of(clause)
        if kind not in ALLOWED[statement]:
            near = nearest(kind, sorted(ALLOWED[statement]))
            hint_zh = f"；是否想用“{near}”？" if near else ""
            hint_en = f"; did you mean '{near}'?" if near else ""
            raise Stop(
                MisplacedClause(
                    f"从句“{kind}”不能用在这里{hint_zh}",
                    f"clause '{kind}' has no meaning here{hint_en}",
                    clause.span,
                    place,
                )
            )
    return Clauses(items)


def kind_of(clause: ast.Clause) -> str:
    """The kind of a clause as the table of allowed clauses names it."""
    match clause:
        case (
            ast.TextClause(kind=kind)
            | ast.AddressClause(kind=kind)
            | ast.NamesClause(kind=kind)
            | ast.ExprClause(kind=kind)
        ):
            return kind
        case ast.AnyItem():
            return "any_item"
        case ast.Lasts():
            return "lasts"
        case ast.Within():
            return "within"
        case ast.Every():
            return "every"
