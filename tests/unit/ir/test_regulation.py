"""Looking up regulations and labels."""

from dataclasses import replace
from datetime import date

from checker.ir.questions import Rounds
from checker.ir.regulation import Label, Spec
from tests.strategies.regulations import regulation, tools


def test_the_versions_of_a_city_come_oldest_first() -> None:
    new = regulation("alpha", ["legal_person"])
    old = replace(new, identifier="alpha-2019", signed=date(2019, 1, 1))
    other = regulation("beta", ["legal_person"])
    spec = Spec(tools()[1].vocabulary, (new, other, old))
    assert [one.identifier for one in spec.of_city("alpha")] == ["alpha-2019", "alpha-2024"]
    assert spec.of_city("gamma") == ()
    assert spec.regulation("beta-2024") is other
    assert spec.regulation("beta-1999") is None


def test_a_label_has_two_languages() -> None:
    label = Label("grand", "市长质量奖", "main award")
    assert (label.in_language("zh"), label.in_language("en")) == ("市长质量奖", "main award")


def test_the_filing_window_of_a_round() -> None:
    rounds = Rounds(3, 2024, 2, (9, 1), (9, 30))
    assert rounds.window(4) == (date(2026, 9, 1), date(2026, 9, 30))
    assert Rounds(3, 2024, 2, (11, 1), (1, 31)).window(2) == (date(2022, 11, 1), date(2023, 1, 31))
