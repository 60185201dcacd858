"""What the statements of one block share: address, chapeau, context, and the parts that most norms have."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from checker.ir import factory as f
from checker.ir.norms import (
    Anchor,
    Ground,
)
from checker.ir.terms import Term
from checker.ir.types import DATE
from checker.lawtext.citation import Citation
from checker.lowering.clauses import Clauses, clauses_of
from checker.lowering.environment import Context, find
from checker.lowering.expressions import lower, lower_bool
from checker.lowering.faults import DuplicateName, Stop
from checker.syntax import ast

BARRED_DAY: Final = "barred_day"


@dataclass
class Place:
    """What statements of one block share: address, chapeau, context; and what the whole regulation shares."""

    regulation: str
    place: str
    chapeau: ast.Chapeau | None
    context: Context
    groups: dict[str, tuple[str, ...]]
    act_days: Mapping[str, ast.Expr]
    grounds: list[tuple[str, Ground]] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)

    def cite(self, label: ast.Name | None = None) -> Citation:
        """The address of a norm here."""
        return Citation(self.regulation, self.place, label.text if label else None)


def common_parts(
    statement: ast.Statement, kind: str, items: tuple[ast.Clause, ...], at: Place,
    conditions: tuple[str, ...] = ("when", "only_if"),
) -> tuple[Clauses, Anchor, Term]:  # fmt: skip
    """Clauses, anchor and the conditions under which the norm applies."""
    clauses = clauses_of(items, kind, at.place)
    label = clauses.label
    if label is not None:
        if label.text in at.labels:
            raise Stop(DuplicateName(label.text, label.span, at.place))
        at.labels.add(label.text)
    refers = tuple(Citation(at.regulation, a.place, a.label) for k in ("see", "tests") for a in clauses.addresses(k))
    anchor = Anchor(at.cite(label), clauses.texts("quote"), refers, statement.span.start.line)
    context = at.context
    parts = [lower_bool(e, context) for e in clauses.exprs(*conditions)] if kind not in ("bar", "sanction") else []
    if kind == "bar":
        parts = [lower_bool(e, context) for e in clauses.exprs("only_if", "when")]
    if kind not in ("bar", "sanction"):
        parts += [f.neg(lower_bool(e, context)) for e in clauses.exprs("unless")]
    return clauses, anchor, f.conj(*parts)


def category_test(categories: tuple[str, ...], scope: str, c: Context) -> Term:
    """The category of the application (or of the win at hand) is one of those; true where none is named."""
    kind = c.words.enum("category")
    if not categories:
        return f.TRUE
    return f.disj(*(f.equal(f.field(scope, "category", kind), f.literal(x, kind)) for x in categories))


def acts_of(names: tuple[ast.Name, ...], c: Context) -> tuple[str, ...]:
    """The acts named, by name or Chinese label."""
    found = []
    for name in names:
        act = find(name.text, c.words.vocabulary.acts)
        if act is None:
            raise c.unknown(name, c.words.vocabulary.acts, "行为", "act")
        found.append(act)
    return tuple(found)


def barring(at: Place) -> Context:
    call = ast.Call(ast.Name(BARRED_DAY, at.context.day.span), (), at.context.day.span)
    return replace(at.context, day=call)


def governing_day(c: Context) -> Term:
    """The term of the governing day."""
    return lower(c.day, c, DATE)
