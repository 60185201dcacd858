"""The one door to z3: every other module takes z3's names, with types, from here.

z3 ships no type information. What this project uses of it is declared below for the type checker, with the context
made obligatory wherever an expression begins, and taken from z3 itself when the program runs.
"""

# z3's own spelling.
# ruff: noqa: N802, N818

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

    class Z3Exception(Exception):
        """An error inside z3."""

    _T = TypeVar("_T", ArithRef, BoolRef)

    sat: CheckSatResult
    unsat: CheckSatResult
    unknown: CheckSatResult

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
    def is_true(expression: ExprRef) -> bool: ...
    def is_false(expression: ExprRef) -> bool: ...
    def is_int_value(expression: ExprRef) -> bool: ...

else:
    from z3 import (
        And,
        ArithRef,
        Bool,
        BoolRef,
        BoolVal,
        CheckSatResult,
        Context,
        ExprRef,
        If,
        Implies,
        Int,
        IntNumRef,
        IntVal,
        ModelRef,
        Not,
        Or,
        SimpleSolver,
        Solver,
        Sum,
        Z3Exception,
        is_false,
        is_int_value,
        is_true,
        sat,
        simplify,
        substitute,
        unknown,
        unsat,
    )

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
    "Z3Exception",
    "is_false",
    "is_int_value",
    "is_true",
    "sat",
    "simplify",
    "substitute",
    "unknown",
    "unsat",
]
