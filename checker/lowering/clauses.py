"""The clauses of a statement, sorted by kind; which kinds a statement takes is checked here."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

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
        "sanction": GENERAL | BODIES | {"any_item", "within"},
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

    def only(self, kind: str) -> "Clauses":
        """The clauses of names of one kind."""
        return Clauses(tuple(c for c in self.items if isinstance(c, ast.NamesClause) and c.kind == kind))

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


WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "quote": ("原文", "quote"), "see": ("参见", "see"), "as": ("名为", "as"), "only_if": ("仅当", "only if"),
        "unless": ("除非", "unless"), "when": ("当", "when"), "per": ("依照", "per"), "by": ("由", "by"),
        "with": ("会同", "with"), "proposal": ("提请人", "on proposal of"), "approval": ("审定人", "on approval of"),
        "after": ("之后", "after"), "before": ("之前", "before"), "form": ("形式", "form"), "for": ("对", "for"),
        "provided": ("条件是", "provided"), "at": ("在", "at"), "produces": ("形成", "produces"), "tests": ("审查", "tests"),
        "lasts": ("为期", "lasts"), "within": ("限于", "within"), "every": ("每", "every"),
        "any_item": ("当 下列任一项", "when any item"),
    }
)  # fmt: skip
"""How the kinds of clauses are written, in Chinese and in English."""
ONCE: Final = frozenset({"as", "every"})


def clauses_of(items: tuple[ast.Clause, ...], statement: str, place: str) -> Clauses:
    """The clauses, or a stop at the first that the kind of statement does not take, or takes only once."""
    seen: set[str] = set()
    for clause in items:
        kind = kind_of(clause)
        zh, en = WORDS[kind]
        if kind not in ALLOWED[statement]:
            allowed = [WORDS[k] for k in WORDS if k in ALLOWED[statement]]
            advice = "可用的从句：" + "、".join(w for w, _ in allowed), "it takes: " + ", ".join(w for _, w in allowed)
            what = f"这种语句不带从句“{zh}”", f"this kind of statement takes no clause '{en}'"
            raise Stop(MisplacedClause(*what, clause.span, place, *advice))
        if kind in ONCE and kind in seen:
            raise Stop(MisplacedClause(f"从句“{zh}”只写一次", f"clause '{en}' is written once", clause.span, place))
        seen.add(kind)
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
