"""Laws of questions, on small generated regulations."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.ir.questions import AskRelation, Situation
from checker.verification.answers import Part, Word
from checker.verification.implications import relation
from checker.verification.when import when
from tests.strategies.regulations import desk, regulation, winner

CONDITIONS = (
    "legal_person",
    "production_since <= day - 2 years",
    "production_since <= day - 5 years",
    "no incident where (severity >= major) in last 3 years",
    "no incident where (severity >= larger and liable) in last 5 years",
    "no incident ever",
    "no penalty in last 3 years",
    "not four_new or production_since <= day - 3 years",
)
conditions = st.lists(st.sampled_from(CONDITIONS), max_size=3, unique=True)
NOBODY_WON = Situation(((("application", "category"), "organization"),), (), (("subject", "win"), ("subject", "ban")))


def first_day(part: Part) -> date:
    """The first day on which filing is possible."""
    return part.day if part.word in (Word.FROM, Word.NO_RULE) and part.day is not None else date.max


def implied(left: list[str], right: list[str]) -> Part:
    """Whether everybody who meets the left conditions meets the right ones."""
    made = desk(regulation("alpha", left), regulation("beta", right))
    (part,) = relation(made, NOBODY_WON, AskRelation("implies", "alpha", "beta", ""))
    return part


@settings(max_examples=12)
@given(st.integers(1, 8), st.integers(1, 4), st.booleans())
def test_a_longer_bar_never_lets_anybody_return_earlier(length: int, more: int, rounds: bool) -> None:
    days = []
    for number in (length, length + more):
        shape = f"{number} rounds after round" if rounds else f"{number} years from won_on()"
        made = desk(regulation("alpha", [], [f"bar winner of grand from apply for {shape}"]))
        (part,) = when(made, winner("alpha", decided=date(2024, 6, 28)), ["alpha"])
        assert part.word is Word.FROM
        days.append(first_day(part))
    assert days[0] <= days[1]


@settings(max_examples=12)
@given(conditions, st.sampled_from(CONDITIONS))
def test_one_more_condition_never_makes_anybody_eligible(some: list[str], extra: str) -> None:
    assert implied([*some, extra], some).word is Word.HOLDS


@settings(max_examples=10)
@given(conditions, conditions, conditions)
def test_implication_is_transitive(a: list[str], b: list[str], c: list[str]) -> None:
    if implied(a, b).word is Word.HOLDS and implied(b, c).word is Word.HOLDS:
        assert implied(a, c).word is Word.HOLDS


@settings(max_examples=10)
@given(conditions, conditions)
def test_a_refuted_implication_shows_which_conditions_fail(a: list[str], b: list[str]) -> None:
    part = implied(a, b)
    assert part.word in (Word.HOLDS, Word.REFUTED)
    if part.word is Word.REFUTED:
        assert part.witness is not None
        assert part.cites
        assert not set(b) <= set(a)
