"""The terms and readings of norms."""

from pathlib import Path

from checker.ir.norms import Bar, Excepted, Informative
from checker.structure.norm_terms import readings_in, terms_of
from tests.unit.verbs.small import make


def test_readings_of_lengths_come_before_those_of_terms(tmp_path: Path) -> None:
    (found,) = make(tmp_path).load().regulations
    own = {type(n): n for n in found.norms if n.anchor.cite.place in found.places}
    bar, excepted = own[Bar], own[Excepted]
    assert isinstance(bar, Bar)
    assert isinstance(excepted, Excepted)
    assert readings_in(bar) == ("gap",)
    assert terms_of(bar) == (bar.applies, bar.barred)
    assert terms_of(excepted) == (excepted.when,)
    assert terms_of(own[Informative]) == ()
    assert readings_in(own[Informative]) == ()
