"""The one door to z3: every other module takes z3's names, with types, from here.

z3 ships no type information. What this project uses of it is declared below for the type checker, with the context
made obligatory wherever an expression begins, and taken from z3 itself when the program runs.
"""

# z3's own spelling.
# ruff: noqa: N802

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    class Context:
        """A z3 world of its own; expressions of different contexts never meet."""

    class ExprRef:
        """Any expression."""

        @property
        def ctx(self) -> Context: ...
        def sexpr(self) -> str: ...

    class BoolRef(ExprRef):
        """A Boolean expression."""

        def __eq__(self, other: BoolRef | bool) -> BoolRef: ...  # type: ignore[override]
        def __ne__(self, other: BoolRef | bool) -> BoolRef: ...  # type: ignore[override]
        def __hash__(self) -> int: ...

    class ArithRef(ExprRef):
        """An integer expression."""

        def __add__(self, other: ArithRef | int) -> ArithRef: ...
        def __radd__(self, other: int) -> ArithRef: ...
        def __sub__(self, other: ArithRef | int) -> ArithRef: ...
        def __rsub__(self, other: int) -> ArithRef: ...
        def __mul__(self, other: int) -> ArithRef: ...
        def __rmul__(self, other: int) -> ArithRef: ...
        def __neg__(self) -> ArithRef: ...
        def __lt__(self, other: ArithRef | int) -> BoolRef: ...
        def __le__(self, other: ArithRef | int) -> BoolRef: ...
        def __gt__(self, other: ArithRef | int) -> BoolRef: ...
        def __ge__(self, other: ArithRef | int) -> BoolRef: ...
        def __eq__(self, other: ArithRef | int) -> BoolRef: ...  # type: ignore[override]
        def __ne__(self, other: ArithRef | int) -> BoolRef: ...  # type: ignore[override]
        def __hash__(self) -> int: ...

    class IntNumRef(ArithRef):
        """An integer literal."""

        def as_long(self) -> int: ...

    class CheckSatResult:
        """The answer of a solver: `sat`, `unsat` or `unknown`."""

    class ModelRef:
        """A model of satisfied assertions."""

        def eval(self, expression: ExprRef, model_completion: bool = False) -> ExprRef: ...

    class Solver:
        """A solver of one context."""

        def set(self, *args: object, **keys: object) -> None: ...
        def add(self, *constraints: BoolRef | bool) -> None: ...
        def push(self) -> None: ...
        def pop(self, num: int = 1) -> None: ...
        def check(self, *assumptions: BoolRef) -> CheckSatResult: ...
        def model(self) -> ModelRef: ...
        def unsat_core(self) -> Sequence[BoolRef]: ...
        def reason_unknown(self) -> str: ...
        def assertions(self) -> Sequence[BoolRef]: ...
        def to_smt2(self) -> str: ...

    _T = TypeVar("_T", ArithRef, BoolRef)

    sat: CheckSatResult
    unsat: CheckSatResult

    def SimpleSolver(*, ctx: Context) -> Solver: ...
    def Int(name: str, ctx: Context) -> ArithRef: ...
    def Bool(name: str, ctx: Context) -> BoolRef: ...
    def IntVal(value: int, ctx: Context) -> IntNumRef: ...
    def BoolVal(value: bool, ctx: Context) -> BoolRef: ...
    def And(*parts: BoolRef) -> BoolRef: ...
    def Or(*parts: BoolRef) -> BoolRef: ...
    def Not(part: BoolRef) -> BoolRef: ...
    def Implies(premise: BoolRef, conclusion: BoolRef) -> BoolRef: ...
    def If(condition: BoolRef, yes: _T, no: _T) -> _T: ...
    def Sum(*parts: ArithRef) -> ArithRef: ...
    def simplify(expression: ExprRef) -> ExprRef: ...
    def substitute(expression: ExprRef, *pairs: tuple[ExprRef, ExprRef]) -> ExprRef: ...
    def holds(model: ModelRef, truth: BoolRef) -> bool: ...
    def whole_number(model: ModelRef, number: ArithRef) -> int: ...
    def is_true(expression: ExprRef) -> bool: ...

else:
    import z3
    from z3 import (
        CheckSatResult,
        IntNumRef,
        ModelRef,
        is_true,
        sat,
        simplify,
        substitute,
        unsat,
    )
    from z3 import z3core as core

    # z3's own functions check and convert every operand of every operation, which takes several times as long as making
    # the node. Operands here are expressions of one context or whole numbers, so the same nodes are made by direct calls.
    # They live as long as their context, which serves one query.

    ArithRef, BoolRef, ExprRef = z3.ArithRef, z3.BoolRef, z3.ExprRef

    class Context(z3.Context):
        def __init__(self):
            super().__init__()
            self.bools, self.ints = core.Z3_mk_bool_sort(self.ctx), core.Z3_mk_int_sort(self.ctx)
            self.numerals = {}

    class _Node:
        def __init__(self, ast, ctx):
            self.ast, self.ctx = ast, ctx
            core.Z3_inc_ref(ctx.ctx, ast)

        def __del__(self):
            pass

        __hash__ = z3.AstRef.__hash__

        def __eq__(self, other):
            return _Bool(core.Z3_mk_eq(self.ctx.ctx, self.ast, _ast(other, self.ctx)), self.ctx)

        def __ne__(self, other):
            return _Bool(_joined(core.Z3_mk_distinct, (self, other), self.ctx), self.ctx)

    class _Bool(_Node, z3.BoolRef):
        pass

    class _Int(_Node, z3.ArithRef):
        def __add__(self, other):
            return _Int(_joined(core.Z3_mk_add, (self, other), self.ctx), self.ctx)

        def __radd__(self, other):
            return _Int(_joined(core.Z3_mk_add, (other, self), self.ctx), self.ctx)

        def __sub__(self, other):
            return _Int(_joined(core.Z3_mk_sub, (self, other), self.ctx), self.ctx)

        def __rsub__(self, other):
            return _Int(_joined(core.Z3_mk_sub, (other, self), self.ctx), self.ctx)

        def __mul__(self, other):
            return _Int(_joined(core.Z3_mk_mul, (self, other), self.ctx), self.ctx)

        def __rmul__(self, other):
            return _Int(_joined(core.Z3_mk_mul, (other, self), self.ctx), self.ctx)

        def __neg__(self):
            return _Int(core.Z3_mk_unary_minus(self.ctx.ctx, self.ast), self.ctx)

        def __lt__(self, other):
            return _Bool(core.Z3_mk_lt(self.ctx.ctx, self.ast, _ast(other, self.ctx)), self.ctx)

        def __le__(self, other):
            return _Bool(core.Z3_mk_le(self.ctx.ctx, self.ast, _ast(other, self.ctx)), self.ctx)

        def __gt__(self, other):
            return _Bool(core.Z3_mk_gt(self.ctx.ctx, self.ast, _ast(other, self.ctx)), self.ctx)

        def __ge__(self, other):
            return _Bool(core.Z3_mk_ge(self.ctx.ctx, self.ast, _ast(other, self.ctx)), self.ctx)

    class _Number(_Int, z3.IntNumRef):
        pass

    class Solver(z3.Solver):
        def add(self, *constraints):
            for constraint in constraints:
                core.Z3_solver_assert(self.ctx.ctx, self.solver, _truth(constraint, self.ctx))

        def check(self, *assumptions):
            nodes = _array([assumption.ast for assumption in assumptions])
            return CheckSatResult(core.Z3_solver_check_assumptions(self.ctx.ctx, self.solver, len(assumptions), nodes))

    def _ast(operand, ctx):
        """The node of an operand; a Python truth is none here."""
        if not isinstance(operand, int):
            return operand.ast
        if isinstance(operand, bool):
            return _truth(operand, ctx)
        found = ctx.numerals.get(operand)
        if found is None:
            found = ctx.numerals[operand] = core.Z3_mk_numeral(ctx.ctx, str(operand), ctx.ints)
            core.Z3_inc_ref(ctx.ctx, found)
        return found

    def _truth(operand, ctx):
        if not isinstance(operand, bool):
            return operand.ast
        return core.Z3_mk_true(ctx.ctx) if operand else core.Z3_mk_false(ctx.ctx)

    def _array(nodes):
        return (z3.Ast * len(nodes))(*nodes)

    def _joined(make, parts, ctx):
        return make(ctx.ctx, len(parts), _array([_ast(part, ctx) for part in parts]))

    def holds(model, truth):
        """Whether a truth holds in a model; a variable the model leaves open does not."""
        ctx = model.ctx.ctx
        return core.Z3_get_bool_value(ctx, _evaluated(model, truth)) == z3.Z3_L_TRUE

    def whole_number(model, number):
        """The value of a number in a model; 0 where the model leaves it open."""
        return int(core.Z3_get_numeral_string(model.ctx.ctx, _evaluated(model, number)))

    def _evaluated(model, expression):
        node = (z3.Ast * 1)()
        core.Z3_model_eval(model.ctx.ctx, model.model, expression.ast, True, node)
        return node[0]

    def SimpleSolver(*, ctx):
        return Solver(core.Z3_mk_simple_solver(ctx.ctx), ctx)

    def Int(name, ctx):
        return _Int(core.Z3_mk_const(ctx.ctx, core.Z3_mk_string_symbol(ctx.ctx, name), ctx.ints), ctx)

    def Bool(name, ctx):
        return _Bool(core.Z3_mk_const(ctx.ctx, core.Z3_mk_string_symbol(ctx.ctx, name), ctx.bools), ctx)

    def IntVal(value, ctx):
        return _Number(_ast(value, ctx), ctx)

    def BoolVal(value, ctx):
        return _Bool(_truth(value, ctx), ctx)

    def And(*parts):
        return _Bool(_joined(core.Z3_mk_and, parts, parts[0].ctx), parts[0].ctx)

    def Or(*parts):
        return _Bool(_joined(core.Z3_mk_or, parts, parts[0].ctx), parts[0].ctx)

    def Not(part):
        return _Bool(core.Z3_mk_not(part.ctx.ctx, part.ast), part.ctx)

    def Implies(premise, conclusion):
        return _Bool(core.Z3_mk_implies(premise.ctx.ctx, premise.ast, conclusion.ast), premise.ctx)

    def If(condition, yes, no):
        kind = _Bool if isinstance(yes, z3.BoolRef) else _Int
        return kind(core.Z3_mk_ite(condition.ctx.ctx, condition.ast, yes.ast, no.ast), condition.ctx)

    def Sum(*parts):
        return _Int(_joined(core.Z3_mk_add, parts, parts[0].ctx), parts[0].ctx)


__all__ = [
    "And",
    "ArithRef",
    "Bool",
    "BoolRef",
    "BoolVal",
    "CheckSatResult",
    "Context",
    "ExprRef",
    "If",
    "Implies",
    "Int",
    "IntNumRef",
    "IntVal",
    "ModelRef",
    "Not",
    "Or",
    "SimpleSolver",
    "Solver",
    "Sum",
    "holds",
    "is_true",
    "sat",
    "simplify",
    "substitute",
    "unsat",
    "whole_number",
]
