"""Every kind of norm and of term occurs in a written regulation or in the invented one of the tests."""

from typing import get_args

from checker.ir import norms, terms
from checker.ir.norms import Norm
from checker.ir.terms import Term
from checker.ir.traversal import subterms
from checker.legaltime.span import Span
from checker.structure.norm_terms import terms_of
from tests.strategies.real_norms import real_cases, written
from tests.unit.verification.xinghe import regulation


def _norms() -> tuple[Norm, ...]:
    real = tuple(norm for one in written().regulations for norm in one.norms)
    return (*real, *regulation().norms)


def test_every_kind_of_norm_occurs() -> None:
    assert {type(norm) for norm in _norms()} == set(get_args(norms.Norm))


def test_every_strength_conduct_length_and_statement_occurs() -> None:
    found = _norms()
    assert {norm.strength for norm in found if isinstance(norm, norms.Condition | norms.Limit | norms.Preference)} == {
        norms.Strength.STRICT, norms.Strength.IN_PRINCIPLE,
    }  # fmt: skip
    assert {norm.kind for norm in found if isinstance(norm, norms.Conduct)} == {"duty", "forbid", "may", "encourage"}
    lengths = {type(length) for norm in found if isinstance(norm, norms.Bar) for _, length in norm.lengths}
    assert lengths == set(get_args(norms.BarLength))
    aspects = {check.aspect for norm in found if isinstance(norm, norms.Step) for check in norm.checks}
    assert aspects == {"done", "actor", "place", "order", "length", "form", "condition"}


def test_every_kind_of_term_and_span_occurs_in_what_is_compared() -> None:
    parts = {part for case in real_cases() for part in subterms(case.term)}
    parts |= {part for norm in regulation().norms for term in terms_of(norm) for part in subterms(term)}
    assert {type(part) for part in parts} == set(get_args(Term))
    assert {type(part.span) for part in parts if isinstance(part, terms.Shift)} == set(get_args(Span))
    assert any(part.back for part in parts if isinstance(part, terms.Shift))
    assert any(part.within is not None for part in parts if isinstance(part, terms.AtLeast))
