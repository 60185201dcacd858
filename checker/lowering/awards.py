"""Awards and their numbers: which awards a name means, and ratios of counts."""

from checker.ir import factory as f
from checker.ir.terms import Term
from checker.ir.types import INT
from checker.lowering.environment import Context
from checker.syntax import ast


def award_members(name: ast.Name, c: Context) -> tuple[str, ...]:
    """The awards that an award or family name means."""
    if name.text in c.words.families:
        return c.words.families[name.text]
    return (c.member("award", name, "奖项", "award"),)


def award_test(scope: str, name: ast.Name, c: Context) -> Term:
    """Whether the award field of a record is one of the named awards."""
    kind = c.words.enum("award")
    return f.disj(*(f.equal(f.field(scope, "award", kind), f.literal(a, kind)) for a in award_members(name, c)))


def ratio(left: Term, right: Term, a: int, b: int, nearest: bool) -> Term:
    """`left : right = a : b`, exactly or to the nearest whole split: |(a+b)·left − a·(left+right)| · 2 ≤ a+b."""
    gap = f.plus(((b, left), (-a, right)))
    if not nearest:
        return f.equal(gap, f.literal(0, INT))
    double = f.plus(((2 * b, left), (-2 * a, right)))
    total = f.literal(a + b, INT)
    return f.conj(f.less_equal(double, total), f.less_equal(f.literal(-(a + b), INT), double))
