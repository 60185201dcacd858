"""Formulas that fold: Python constants stay Python constants, and z3 sees only what is really unknown.

`Truth` is a Boolean, known or symbolic; `Number` a whole number, known or symbolic.
"""

from collections.abc import Iterable

from checker.smt.z3_api import And, ArithRef, BoolRef, BoolVal, Context, If, Implies, IntVal, Not, Or, Sum

Truth = bool | BoolRef
Number = int | ArithRef


def conj(parts: Iterable[Truth]) -> Truth:
    """All parts hold."""
    kept: list[BoolRef] = []
    for part in parts:
        if part is False:
            return False
        if part is not True:
            kept.append(part)
    if not kept:
        return True
    return kept[0] if len(kept) == 1 else And(*kept)


def disj(parts: Iterable[Truth]) -> Truth:
    """Some part holds."""
    kept: list[BoolRef] = []
    for part in parts:
        if part is True:
            return True
        if part is not False:
            kept.append(part)
    if not kept:
        return False
    return kept[0] if len(kept) == 1 else Or(*kept)


def neg(part: Truth) -> Truth:
    """The part does not hold."""
    return (not part) if isinstance(part, bool) else Not(part)


def implies(premise: Truth, conclusion: Truth) -> Truth:
    """The conclusion holds if the premise does."""
    if isinstance(premise, bool):
        return conclusion if premise else True
    if isinstance(conclusion, bool):
        return True if conclusion else Not(premise)
    return Implies(premise, conclusion)


def iff(left: Truth, right: Truth) -> Truth:
    """Both hold or neither."""
    if isinstance(left, bool):
        return right if left else neg(right)
    if isinstance(right, bool):
        return left if right else Not(left)
    return left == right


def choose_truth(condition: Truth, yes: Truth, no: Truth) -> Truth:
    """`yes` where the condition holds, else `no`."""
    if isinstance(condition, bool):
        return yes if condition else no
    if isinstance(yes, bool):
        return disj((condition, no)) if yes else conj((Not(condition), no))
    if isinstance(no, bool):
        return disj((Not(condition), yes)) if no else conj((condition, yes))
    return If(condition, yes, no)


def choose_number(condition: Truth, yes: Number, no: Number) -> Number:
    """`yes` where the condition holds, else `no`."""
    if isinstance(condition, bool):
        return yes if condition else no
    if isinstance(yes, int) and isinstance(no, int) and yes == no:
        return yes
    return If(condition, symbol(yes, condition.ctx), symbol(no, condition.ctx))


def equal(left: Number, right: Number) -> Truth:
    """Two numbers are the same."""
    if isinstance(left, int):
        return left == right if isinstance(right, int) else right == left
    return left == right


def less(left: Number, right: Number) -> Truth:
    """The left number is smaller."""
    if isinstance(left, int):
        return left < right if isinstance(right, int) else right > left
    return left < right


def less_equal(left: Number, right: Number) -> Truth:
    """The left number is not larger."""
    if isinstance(left, int):
        return left <= right if isinstance(right, int) else right >= left
    return left <= right


def total(parts: Iterable[tuple[int, Number]], constant: int) -> Number:
    """The sum of `factor * number`, plus the constant."""
    known, scaled = constant, list[ArithRef]()
    for factor, number in parts:
        if isinstance(number, int):
            known += factor * number
        elif factor != 0:
            scaled.append(number if factor == 1 else number * factor)
    if not scaled:
        return known
    whole = scaled[0] if len(scaled) == 1 else Sum(*scaled)
    return whole if known == 0 else whole + known


def how_many(parts: Iterable[Truth]) -> Number:
    """The number of parts that hold."""
    known, open_parts = 0, list[BoolRef]()
    for part in parts:
        if isinstance(part, bool):
            known += part
        else:
            open_parts.append(part)
    if not open_parts:
        return known
    ones = [If(part, IntVal(1, part.ctx), IntVal(0, part.ctx)) for part in open_parts]
    return total([(1, one) for one in ones], known)


def formula(part: Truth, ctx: Context) -> BoolRef:
    """The part as a z3 formula."""
    return BoolVal(part, ctx) if isinstance(part, bool) else part


def symbol(number: Number, ctx: Context) -> ArithRef:
    """The number as a z3 term."""
    return IntVal(number, ctx) if isinstance(number, int) else number
