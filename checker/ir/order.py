"""What it means that steps follow one another."""

from itertools import pairwise

from checker.ir import factory as f
from checker.ir.terms import Term
from checker.ir.types import BOOL, DATE


def order_term(steps: tuple[str, ...]) -> Term:
    """Of each two neighbours that were both done, the first ended before the second began (the same day is allowed)."""
    return f.conj(
        *(
            f.implies(
                f.conj(f.field(f"step.{a}", "done", BOOL), f.field(f"step.{b}", "done", BOOL)),
                f.less_equal(f.field(f"step.{a}", "end", DATE), f.field(f"step.{b}", "start", DATE)),
            )
            for a, b in pairwise(steps)
        )
    )
