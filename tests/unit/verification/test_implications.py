"""Who is eligible where: implications, the order of strictness, and subjects eligible in just so many cities."""

from itertools import permutations
from typing import Any

import pytest

from checker.evaluation.evaluator import evaluate
from checker.smt.solver import GaveUp, Solving
from checker.verification.answers import Answer, Part, Word
from checker.verification.desk import Desk
from checker.verification.implications import eligible_in, unsure_of
from tests.unit.verification.asked import answer, desk_for, regulation

FRAME = """questions
assume { no win no ban }
assume compare { organization }
dimension accidents "事故" "accidents" of incident
dimension person "主体" "person" of legal_person suppose legal_person or four_new
"""
SEVERE = (
    'reading scope "范围" "scope" { wide "以上" "and above" default  narrow "恰为" "exactly" }\n'
    "require no incident where (reading scope { wide: severity >= major  narrow: severity = major }) in last 3 years"
)


def rules(city: str, *texts: str) -> Any:
    """A regulation with these conditions of applying, one in each article."""
    articles = (f"article {i} for organization to apply {{ {text} }}" for i, text in enumerate(texts, 2))
    return regulation("\n".join(articles), city)


def asked(desk: Desk, question: str) -> Answer:
    """The answer, which is no contradiction."""
    found = answer(desk, question, FRAME)
    assert found.contradiction is None
    return found


def changes(part: Part) -> set[frozenset[tuple[str, str]]]:
    """The changes that turn an answer, all of which were found."""
    assert part.robustness is not None
    assert part.robustness.complete
    return {frozenset(change) for change in part.robustness.changes}


STRICT = rules("alpha", "require legal_person", "require production_since <= day - 5 years")
LAX = rules("beta", "require legal_person", "require production_since <= day - 2 years")
OTHER = rules("gamma", "require four_new")


def test_the_stricter_implies_the_laxer_and_a_case_shows_that_the_laxer_does_not() -> None:
    desk = desk_for([STRICT, LAX], FRAME)
    there, back = asked(desk, "eligible in alpha equivalent eligible in beta").parts
    assert (there.word, back.word) == (Word.HOLDS, Word.REFUTED)
    assert there.slots is not None
    assert {c.place for c in back.cites} == {"3"}
    assert changes(there) == changes(back) == set()
    assert back.witness is not None
    for claim, term in eligible_in(desk, "alpha", "").claims:
        assert evaluate(term, back.witness.scene, desk.choice, None) is (claim.cite.place != "3")


def test_a_case_serves_under_every_reading_where_there_is_one() -> None:
    """Beta asks for less in every reading; so one old enough for it and too young for alpha refutes under all."""
    beta = rules("beta", SEVERE, "require production_since <= day - 2 years")
    desk = desk_for([STRICT, beta], FRAME)
    (part,) = asked(desk, "eligible in beta implies eligible in alpha").parts
    assert part.word is Word.REFUTED
    assert changes(part) == set()
    assert part.witness is not None
    term = eligible_in(desk, "beta", "")
    for alternative in ("wide", "narrow"):
        for _, condition in term.claims:
            choice = {**desk.choice, "beta.scope": alternative}
            assert evaluate(condition, part.witness.scene, choice, None) is True


def test_the_readings_that_turn_an_edge_are_named() -> None:
    exact = rules("alpha", "require no incident where (severity >= major) in last 3 years")
    desk = desk_for([rules("beta", SEVERE), exact], FRAME)
    found = asked(desk, "strictness in alpha, beta for accidents")
    assert found.order == (("alpha", "beta"), ("beta", "alpha"))
    there, back = found.parts
    assert changes(there) == set()
    assert changes(back) == {frozenset({("beta.scope", "narrow")})}
    assert unsure_of(found.parts) == (("beta", "alpha"),)
    turned = asked(desk.under({"beta.scope": "narrow"}), "strictness in alpha, beta for accidents")
    assert turned.order == (("alpha", "beta"),)
    assert unsure_of(turned.parts) == ()
    assert changes(turned.parts[1]) == {frozenset({("beta.scope", "wide")})}


def test_the_order_is_the_same_in_whatever_order_the_cities_are_named() -> None:
    desk = desk_for([STRICT, LAX, OTHER], FRAME)
    found = []
    for cities in permutations(("alpha", "beta", "gamma")):
        parts = asked(desk, f"strictness in {', '.join(cities)}").parts
        found.append({p.name: (p.word, p.cites, p.robustness, p.witness) for p in parts})
    assert all(one == found[0] for one in found)
    assert {name for name, (word, *_) in found[0].items() if word is Word.HOLDS} == {"alpha>beta"}


def test_what_nobody_meets_implies_nothing() -> None:
    never = rules("alpha", "require legal_person", "exclude legal_person")
    desk = desk_for([never, LAX], FRAME)
    (part,) = asked(desk, "eligible in alpha implies eligible in beta").parts
    assert part.word is Word.VACUOUS
    assert changes(part) == set()
    for question in ("eligible in alpha disjoint eligible in beta", "eligible in beta disjoint eligible in alpha"):
        (part,) = asked(desk, question).parts
        assert part.word is Word.VACUOUS


def test_those_who_exclude_each_other() -> None:
    young = rules("alpha", "require production_since > day - 1 years")
    desk = desk_for([young, LAX, OTHER], FRAME)
    (apart,) = asked(desk, "eligible in alpha disjoint eligible in beta").parts
    assert apart.word is Word.HOLDS
    assert apart.slots is not None
    (both,) = asked(desk, "eligible in alpha disjoint eligible in gamma").parts
    assert both.word is Word.REFUTED
    assert both.witness is not None


def test_a_dimension_compares_its_own_conditions_under_what_it_supposes() -> None:
    desk = desk_for([STRICT, OTHER], FRAME)
    (whole,) = asked(desk, "eligible in gamma implies eligible in alpha").parts
    (person,) = asked(desk, "eligible in gamma implies eligible in alpha for person").parts
    assert (whole.word, person.word) == (Word.REFUTED, Word.REFUTED)
    assert {c.place for c in person.cites} == {"2"}


def test_a_subject_eligible_in_just_one_city_and_none_in_all_but_the_laxest() -> None:
    desk = desk_for([STRICT, LAX, OTHER], FRAME)
    one = {p.name: p for p in asked(desk, "find eligible in exactly 1 of alpha, beta, gamma").parts}
    assert {name: p.word for name, p in one.items()} == {
        "alpha": Word.NONE, "beta": Word.FOUND, "gamma": Word.FOUND,
    }  # fmt: skip
    assert one["alpha"].slots is not None
    assert one["beta"].witness is not None
    assert {(c.regulation, c.place) for c in one["beta"].cites} == {("alpha-2024", "3"), ("gamma-2024", "2")}
    assert all(changes(p) == set() for p in one.values())


def test_every_set_of_cities_is_looked_at() -> None:
    desk = desk_for([STRICT, LAX, OTHER], FRAME)
    two = asked(desk, "find eligible in exactly 2 of alpha, beta, gamma").parts
    assert [p.name for p in two] == ["alpha+beta", "alpha+gamma", "beta+gamma"]


def test_under_impossible_premises_nobody_is_looked_for() -> None:
    desk = desk_for([STRICT, LAX], FRAME)
    text = "given { suppose legal_person = four_new  suppose legal_person  suppose not four_new } "
    assert answer(desk, f"{text} find eligible in exactly 1 of alpha, beta", FRAME).contradiction is not None


@pytest.mark.parametrize(
    "question", ["eligible in alpha implies eligible in beta", "find eligible in exactly 1 of alpha, beta"]
)
def test_where_the_solver_gives_up_no_answer_is_given(monkeypatch: pytest.MonkeyPatch, question: str) -> None:
    desk = desk_for([STRICT, LAX], FRAME)
    usual = [p.word for p in asked(desk, question).parts]
    check, unclear = Solving.check, 0
    for last in range(20):
        left = iter(range(last))

        def some(self: Solving, *assumptions: Any, left: Any = left) -> Any:
            return GaveUp("tired") if next(left, None) is None else check(self, *assumptions)

        with monkeypatch.context() as patch:
            patch.setattr(Solving, "check", some)
            parts = asked(desk, question).parts
        for part, word in zip(parts, usual, strict=True):
            assert part.word in (word, Word.UNCLEAR)
            if part.word is Word.UNCLEAR:
                assert part.reason is not None
                assert "tired" in part.reason.message_en
                unclear += 1
    assert unclear


def test_every_place_counts_as_met_and_judgements_favour_the_applicant() -> None:
    here = "require registered_in = here", "require judged good_reputation", "exclude judged worth_spreading"
    desk = desk_for([rules("alpha", *here), rules("beta", here[0], "require legal_person")], FRAME)
    (together,) = asked(desk, "eligible in alpha disjoint eligible in beta").parts
    assert together.word is Word.REFUTED
    there, back = asked(desk, "eligible in alpha equivalent eligible in beta").parts
    assert (there.word, back.word) == (Word.REFUTED, Word.HOLDS)
    assert {c.place for c in there.cites} == {"3"}
