"""Compiled comparisons. One with an absent side does not hold; the frequent `field against constant` runs shortest."""

import operator
from collections.abc import Callable
from typing import Any

from checker.cases.scene import ABSENT, Scene
from checker.evaluation import bounds
from checker.evaluation.closures import NOTHING, Choice, Run, Values
from checker.ir.terms import EVENT, Equal, Field, Less, LessEqual, Literal
from checker.ir.type_rules import type_of
from checker.ir.types import EnumType, IntType, MoneyType, ScoreType, Type

Test = Callable[[Any, Any], bool | None]

_NUMBERS = (IntType, ScoreType, MoneyType)


def compare(term: Equal | Less | LessEqual, left: Run, right: Run) -> Run:
    """The comparison of two compiled sides."""
    test = _test(term, type_of(term.left))
    match term.left, term.right:
        case Field(scope=scope, name=name), Literal(value=value) if scope == EVENT:
            return _event_with_constant(name, value, test)
        case Field(scope=scope, name=name), Literal(value=value):
            return _field_with_constant(scope, name, value, test)
        case _:
            return _general(left, right, test)


def _field_with_constant(scope: str, name: str, value: Any, test: Test) -> Run:
    def run(scene: Scene, choice: Choice, event: Values = NOTHING) -> Any:  # noqa: ARG001
        record = scene.records.get(scope)
        if record is None:
            return None
        found = record.values.get(name)
        if found is None:
            return None
        return found is not ABSENT and test(found, value)

    return run


def _event_with_constant(name: str, value: Any, test: Test) -> Run:
    def run(scene: Scene, choice: Choice, event: Values = NOTHING) -> Any:  # noqa: ARG001
        found = event.get(name)
        if found is None:
            return None
        return found is not ABSENT and test(found, value)

    return run


def _general(left: Run, right: Run, test: Test) -> Run:
    def run(scene: Scene, choice: Choice, event: Values = NOTHING) -> Any:
        first = left(scene, choice, event)
        if first is ABSENT:
            return False
        second = right(scene, choice, event)
        if second is ABSENT:
            return False
        if first is None or second is None:
            return None
        return test(first, second)

    return run


def _test(term: Equal | Less | LessEqual, kind: Type) -> Test:
    match term:
        case Equal():
            return _of_numbers(operator.eq, bounds.equal) if isinstance(kind, _NUMBERS) else operator.eq
        case Less():
            return _in_order(operator.lt, bounds.less, kind)
        case LessEqual():
            return _in_order(operator.le, bounds.less_equal, kind)


def _in_order(plain: Test, wide: Test, kind: Type) -> Test:
    if isinstance(kind, EnumType):
        ranks = {member: index for index, member in enumerate(kind.members)}
        return lambda left, right: plain(ranks[left], ranks[right])
    return _of_numbers(plain, wide) if isinstance(kind, _NUMBERS) else plain


def _of_numbers(plain: Test, wide: Test) -> Test:
    def test(left: Any, right: Any) -> bool | None:
        if left.__class__ is int and right.__class__ is int:
            return plain(left, right)
        return wide(left, right)

    return test
