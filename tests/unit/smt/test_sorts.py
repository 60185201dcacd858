"""Values of each type in the solver and back."""

from datetime import date

import pytest

from checker.ir.types import BOOL, DATE, INT, MONEY, SCORE, EnumType, SetType, Type, Value
from checker.smt.sorts import SymNumber, decode_value, encode_value, fresh, variables_of
from checker.smt.z3_api import Context

FORM = EnumType("form", ("company", "institution", "other"))


@pytest.mark.parametrize(
    ("value", "kind"),
    [(True, BOOL), (7, INT), (850_000, SCORE), (120, MONEY), (date(2024, 2, 29), DATE), ("institution", FORM)],
)
def test_a_value_comes_back(value: Value, kind: Type) -> None:
    held = encode_value(value, kind).value
    assert isinstance(held, int)
    assert decode_value(held, kind) == value


def test_a_set_is_held_member_by_member() -> None:
    for use in (
        lambda: encode_value(frozenset({"company"}), SetType(FORM)),
        lambda: decode_value(0, SetType(FORM)),
        lambda: fresh("forms", SetType(FORM), Context()),
    ):
        with pytest.raises(TypeError, match="set"):
            use()


def test_a_day_is_made_of_three_variables_and_a_known_value_of_none() -> None:
    ctx = Context()
    assert [str(v) for v in variables_of(fresh("d", DATE, ctx)[0])] == ["d.q", "d.j", "d.r"]
    assert [str(v) for v in variables_of(fresh("n", INT, ctx)[0])] == ["n"]
    assert variables_of(SymNumber(3)) == ()


def test_days_outside_the_domain_are_refused() -> None:
    with pytest.raises(ValueError, match="1950-01-01"):
        encode_value(date(1950, 1, 1), DATE)
