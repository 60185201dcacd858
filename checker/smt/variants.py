"""A second copy of an encoding in which some variables are new and all others are shared."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.smt.encoding import Encoding
from checker.smt.z3_api import ArithRef, Bool, BoolRef, Context, ExprRef, Int, ModelRef, substitute


@dataclass(frozen=True, slots=True, eq=False)
class Renaming:
    """Which variables are new in the copy, and what is added to their names."""

    variables: Sequence[ExprRef]
    mark: str


@dataclass(frozen=True, slots=True, eq=False)
class Variant:
    """The copy: its formula, its plain constraints, its definitions, and the renamed variables on both sides."""

    formula: BoolRef
    plain: tuple[BoolRef, ...]
    definitions: tuple[BoolRef, ...]
    originals: tuple[ExprRef, ...]
    copies: tuple[ExprRef, ...]

    @property
    def constraints(self) -> tuple[BoolRef, ...]:
        """Everything that must hold in the copy."""
        return (*self.plain, *self.definitions)


def renamed(encoding: Encoding, renaming: Renaming, goal: BoolRef | None = None) -> Variant:
    """The first formula of the encoding (or `goal`) with new variables. What other variables define, and what stands
    for an abstraction, is new as well."""
    formula = encoding.formulas[0] if goal is None else goal
    originals = (*renaming.variables, *encoding.free)
    copies = tuple(_copy(variable, renaming.mark, encoding.ctx) for variable in originals)
    defined = [(variable, _copy(variable, renaming.mark, encoding.ctx)) for variable in encoding.defined]
    pairs = [*zip(originals, copies, strict=True), *defined]
    return Variant(
        _replaced(formula, pairs),
        tuple(_replaced(constraint, pairs) for constraint in encoding.constraints),
        tuple(_replaced(definition, pairs) for definition in encoding.definitions),
        originals,
        copies,
    )


def values_in(
    model: ModelRef, variables: Sequence[ExprRef], named: Sequence[ExprRef] | None = None
) -> Iterator[BoolRef]:
    """That each variable (or the one `named` in its stead) has its value of the model."""
    for variable, target in zip(variables, variables if named is None else named, strict=True):
        value = model.eval(variable, model_completion=True)
        if isinstance(target, ArithRef) and isinstance(value, ArithRef):
            yield target == value
        else:
            assert isinstance(target, BoolRef)
            assert isinstance(value, BoolRef)
            yield target == value


def _copy(variable: ExprRef, mark: str, ctx: Context) -> ExprRef:
    name = f"{variable.sexpr().strip('|')}{mark}"
    return Int(name, ctx) if isinstance(variable, ArithRef) else Bool(name, ctx)


def _replaced(formula: BoolRef, pairs: Sequence[tuple[ExprRef, ExprRef]]) -> BoolRef:
    result = substitute(formula, *pairs) if pairs else formula
    assert isinstance(result, BoolRef)
    return result
