"""Values for fields of which only the presence is asked."""

import pytest

from checker.ir import factory as f
from checker.ir.types import BOOL, DATE, INT
from checker.smt import placeholders as module
from checker.smt.placeholders import placeholders


def test_every_field_that_is_no_truth_has_a_value_of_its_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_REMEMBERED", 1)
    monkeypatch.setattr(module, "_found", {})
    age, founded, honest = (
        f.field("subject", "age", INT),
        f.field("subject", "founded", DATE),
        f.field("subject", "h", BOOL),
    )
    terms = [f.less(age, f.literal(3, INT)), f.conj(honest, f.less(founded, f.field("act", "day", DATE)))]
    found = placeholders(terms)
    assert set(found) == {("subject", "", "age"), ("subject", "", "founded"), ("act", "", "day")}
    assert isinstance(found["subject", "", "age"], int)
    assert len(module._found) == 1
    assert placeholders(terms) == found
