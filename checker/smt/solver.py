"""Asking z3, with an answer that is one of three: satisfied, unsatisfiable, gave up.

One `Solving` per query: its own context (the encoding's), a fixed seed, assertions in the given order, limits on time
and on steps. Cores are made of the given assumptions and are neither minimal nor unique.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from checker.smt.limits import DEFAULT_LIMITS, Limits
from checker.smt.z3_api import Bool, BoolRef, Context, Implies, ModelRef, SimpleSolver, sat, unsat


@dataclass(frozen=True, slots=True, eq=False)
class Sat:
    """The assertions can hold together, for example in this model."""

    model: ModelRef


@dataclass(frozen=True, slots=True)
class Unsat:
    """The assertions cannot hold together; `core` are the positions of assumptions that already cannot."""

    core: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class GaveUp:
    """No answer within the limits, and what z3 said about it."""

    reason: str


Answer = Sat | Unsat | GaveUp


class Solving:
    """One query being asked: assertions are added, checks made under assumptions."""

    def __init__(self, ctx: Context, constraints: Sequence[BoolRef] = (), limits: Limits = DEFAULT_LIMITS) -> None:
        self.ctx = ctx
        self._labels = 0
        self._rlimit = limits.rlimit
        self._solver = SimpleSolver(ctx=ctx)
        self._solver.set(random_seed=7, timeout=limits.timeout_ms, rlimit=limits.rlimit)
        # Measured on open terms over dates: without relevancy and Hermite cuts, hard queries are 3 to 10 times faster.
        self._solver.set("relevancy", 0)
        self._solver.set("arith.enable_hnf", False)
        if constraints:
            self._solver.add(*constraints)

    def require(self, *formulas: BoolRef) -> None:
        """Add assertions for good (until `back`, if marked)."""
        self._solver.add(*formulas)

    def mark(self) -> None:
        """Remember the assertions made so far."""
        self._solver.push()

    def back(self) -> None:
        """Return to the last mark."""
        self._solver.pop()

    def label(self, formula: BoolRef) -> BoolRef:
        """A literal that makes `formula` hold wherever it is assumed."""
        literal = Bool(f"assume!{self._labels}", self.ctx)
        self._labels += 1
        self._solver.add(Implies(literal, formula))
        return literal

    def check(self, *assumptions: BoolRef) -> Answer:
        """The answer under the assumptions, which are literals."""
        return self._answer(assumptions)

    def check_briefly(self, steps: int, *assumptions: BoolRef) -> Answer:
        """The same, giving up after so many of z3's own steps."""
        self._solver.set(rlimit=steps)
        answer = self._answer(assumptions)
        self._solver.set(rlimit=self._rlimit)
        return answer

    def _answer(self, assumptions: Sequence[BoolRef]) -> Answer:
        result = self._solver.check(*assumptions)
        if result == sat:
            return Sat(self._solver.model())
        if result == unsat:
            core = {literal.sexpr() for literal in self._solver.unsat_core()}
            return Unsat(tuple(index for index, literal in enumerate(assumptions) if literal.sexpr() in core))
        return GaveUp(self._solver.reason_unknown())

    def to_smtlib(self) -> str:
        """The assertions as an SMT-LIB script that ends with a check."""
        return self._solver.to_smt2()


def solve(ctx: Context, formulas: Sequence[BoolRef], limits: Limits = DEFAULT_LIMITS) -> Answer:
    """One check of formulas of one context."""
    return Solving(ctx, formulas, limits).check()


def to_smtlib(ctx: Context, formulas: Sequence[BoolRef]) -> str:
    """The formulas as an SMT-LIB script (plain Booleans and linear integers), for another solver."""
    return Solving(ctx, formulas).to_smtlib()
