"""Laws of questions, on small generated regulations."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.ir.questions import AskMay, AskRelation, AskSanction, Cell, GivenEvent, Situation
from checker.ir.regulation import Regulation
from checker.ir.types import Value
from checker.lawtext.citation import Citation
from checker.legaltime.calendar_reader import load_calendar
from checker.legaltime.workdays import WorkCalendar
from checker.verification.answers import Part, Word
from checker.verification.implications import relation
from checker.verification.may import may
from checker.verification.measure_book import MeasureBook, load_measures
from checker.verification.measure_cell import Cell as Compared
from checker.verification.measures import compare
from checker.verification.sanctioning import sanctioned
from checker.verification.when import when
from tests.strategies.regulations import desk, lowered, parsed, regulation, winner
from tests.strategies.renumbered import renumbered

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


@pytest.mark.parametrize("text", CONDITIONS)
def test_what_is_not_required_is_not_implied(text: str) -> None:
    assert implied([], [text]).word is Word.REFUTED
    assert implied([text], [text]).word is Word.HOLDS


@settings(max_examples=10)
@given(conditions, conditions, conditions)
def test_implication_is_transitive(a: list[str], b: list[str], c: list[str]) -> None:
    if implied(a, b).word is Word.HOLDS and implied(b, c).word is Word.HOLDS:
        assert implied(a, c).word is Word.HOLDS


WEAKER = {
    "production_since <= day - 5 years": "production_since <= day - 2 years",
    "production_since <= day - 2 years": "not four_new or production_since <= day - 1 year",
    "not four_new or production_since <= day - 3 years": "not four_new or production_since <= day - 1 year",
    "no incident ever": "no incident where (severity >= larger and liable) in last 5 years",
    "no incident where (severity >= larger and liable) in last 5 years": "no incident where (severity = grave and liable) in last 1 year",
}


@st.composite
def chains(draw: st.DrawFn) -> tuple[list[str], list[str], list[str]]:
    """Conditions, weaker ones, and weaker ones still: each is kept, weakened or left out."""

    def weakened(some: list[str]) -> list[str]:
        kept = [draw(st.sampled_from([text, WEAKER.get(text, text), ""])) for text in some]
        return [text for text in kept if text]

    first = draw(st.lists(st.sampled_from([*WEAKER, "legal_person"]), min_size=1, max_size=3, unique=True))
    second = weakened(first)
    return first, second, weakened(second)


@settings(max_examples=10)
@given(chains())
def test_a_chain_of_weaker_conditions_is_implied_from_end_to_end(
    chain: tuple[list[str], list[str], list[str]],
) -> None:
    first, second, third = chain
    assert [implied(*pair).word for pair in ((first, second), (second, third), (first, third))] == [Word.HOLDS] * 3


@settings(max_examples=10)
@given(conditions, conditions)
def test_a_refuted_implication_shows_which_conditions_fail(a: list[str], b: list[str]) -> None:
    part = implied(a, b)
    assert part.word in (Word.HOLDS, Word.REFUTED)
    if part.word is Word.REFUTED:
        assert part.witness is not None
        assert part.cites
        assert not set(b) <= set(a)


FACTS: tuple[tuple[Cell, tuple[Value, ...]], ...] = (
    (("subject", "legal_person"), (True, False)),
    (("subject", "four_new"), (True, False)),
    (("subject", "production_since"), (date(2015, 1, 1), date(2021, 6, 1), date(2024, 6, 1))),
    (("round", "filing_deadline"), (date(2024, 9, 10),)),
)
facts = st.tuples(*(st.tuples(st.just(cell), st.sampled_from(row)) for cell, row in FACTS))


def may_apply(some: list[str], known: tuple[tuple[Cell, Value], ...]) -> Word:
    """Whether somebody of whom this is known may apply under these conditions, on a day of 2024."""
    situation = Situation((*NOBODY_WON.facts, *known), (), NOBODY_WON.closed)
    ask = AskMay("may", "apply", ("alpha",), None, date(2024, 9, 5))
    (part,) = may(desk(regulation("alpha", some)), situation, ask)
    return part.word


@settings(max_examples=30)
@given(conditions, st.sampled_from(CONDITIONS), facts)
def test_one_more_condition_never_lets_a_given_subject_apply(
    some: list[str], extra: str, known: tuple[tuple[Cell, Value], ...]
) -> None:
    order = (Word.NO, Word.WITH_REASONS, Word.YES)
    assert order.index(may_apply([*some, extra], known)) <= order.index(may_apply(some, known))


# ---- comparison


@cache
def book() -> tuple[MeasureBook, WorkCalendar]:
    """The measures of the specification, and its working days."""
    folder = Path(__file__).parents[2] / "spec"
    return load_measures(folder), load_calendar(folder / "calendar")


def ban(city: str, length: str) -> Regulation:
    """A regulation whose one article bans those whose award was revoked."""
    text = f"{{ bar winner of grand where (has(revoked)) from apply {length} }}"
    return lowered(parsed([text], city))


def compared(first: str, second: str, *cities: str) -> list[Compared]:
    """The cells of alpha with the first ban and of beta with the second, for these cities in this order."""
    measures, calendar = book()
    spec = desk(ban("alpha", first), ban("beta", second)).spec
    return list(compare(spec, "ban_after_fraud", cities, calendar, measures).cells)


lengths = st.one_of(
    st.integers(1, 9).map(lambda n: f"for {n} years from revoked"),
    st.integers(1, 4).map(lambda n: f"for {n} rounds after round"),
    st.just("ever"),
)


@settings(max_examples=15)
@given(lengths, lengths)
def test_comparison_is_antisymmetric(first: str, second: str) -> None:
    alpha, beta = compared(first, second, "alpha", "beta")
    assert alpha.rank is not None
    assert beta.rank is not None
    other_beta, other_alpha = compared(first, second, "beta", "alpha")
    assert (other_alpha, other_beta) == (alpha, beta)
    swapped_alpha, swapped_beta = compared(second, first, "alpha", "beta")
    assert (swapped_alpha.rank, swapped_beta.rank) == (beta.rank, alpha.rank)
    assert alpha.axis is not None
    assert beta.axis is not None
    days = [axis.days if axis.days is not None else 10**6 for axis in (alpha.axis, beta.axis)]
    assert (alpha.rank < beta.rank) is (days[0] > days[1])
    assert (alpha.rank == beta.rank) is (days[0] == days[1])


@settings(max_examples=10)
@given(conditions, conditions)
def test_who_implies_each_other_is_equivalent(a: list[str], b: list[str]) -> None:
    both = {implied(a, b).word, implied(b, a).word}
    made = desk(regulation("alpha", a), regulation("beta", b))
    there, back = relation(made, NOBODY_WON, AskRelation("equivalent", "alpha", "beta", ""))
    assert {there.word, back.word} == both


# ---- the numbers of articles

ARTICLES = (
    "for organization to apply { require legal_person }",
    "for organization to apply { item 1 { require production_since <= day - 2 years } item 2 { require no incident ever } }",
    "for organization to apply { in principle require no penalty in last 3 years as clean }",
    "{ bar winner of grand from apply for 1 round after round }",
    "{ bar winner of grand where (has(revoked)) from apply for 5 years from revoked as ban }",
    '{ reading gap "间隔" "gap" { long "五年" "five years" default short "一年" "one year" }'
    " bar winner of grand from apply for reading gap { long: 5 years from decided  short: 1 year from decided } }",
    "{ sanction winner of grand when some incident where (severity >= major) ever: revoke, publish }",
    "{ sanction winner of grand when any item: revoke, bar from apply for 3 years from banned_from()"
    " item 1 { ground some fraud where (verified) ever } }",
    "informative aims",
    "{ in force from 2024-01-01 }",
)
DECIDED = date(2024, 6, 28)


@st.composite
def orders(draw: st.DrawFn) -> tuple[list[str], list[int]]:
    """Some articles, and another order of them and of the article on the award."""
    some = draw(st.lists(st.sampled_from(ARTICLES), min_size=3, max_size=6, unique=True))
    return some, draw(st.permutations(range(len(some) + 1)))


def answers(one: Regulation, now: Callable[[tuple[Citation, ...]], object]) -> list[object]:
    """What is said of a regulation by every kind of question, with citations as they are called now."""
    made = desk(one, regulation("beta", ["legal_person", "no incident ever"]))
    won = winner("alpha", decided=DECIDED)
    cheated = winner("alpha", decided=DECIDED, revoked=date(2025, 5, 1), revoked_for="fraud")
    accident = GivenEvent("subject", "incident", {"severity": "major", "date": date(2025, 3, 1), "liable": True})
    hurt = Situation(won.facts, (*won.events, accident), won.closed, (), won.schedules)
    parts = [
        *(p for s in (won, cheated) for p in when(made, s, ["alpha"])),
        *may(made, won, AskMay("may", "apply", ("alpha",), 3, None)),
        *may(made, hurt, AskMay("must_not", "apply", ("alpha",), 4, None)),
        *relation(made, NOBODY_WON, AskRelation("equivalent", "alpha", "beta", "")),
        *sanctioned(made, hurt, AskSanction(("alpha",))),
    ]
    measures, calendar = book()
    cells = [
        (cell.status, cell.rank, frozenset((p.value, p.proof, now(p.cites)) for p in cell.parts))
        for name in ("ban_after_fraud", "return_of_winner", "minimum_operating_time")
        for cell in compare(made.spec, name, (), calendar, measures).cells
    ]
    return [*(said(p, now) for p in parts), *cells]


def said(part: Part, now: Callable[[tuple[Citation, ...]], object]) -> object:
    """A part without its witness, with citations as they are called now."""
    robust = None if part.robustness is None else (frozenset(part.robustness.changes), part.robustness.complete)
    follow = frozenset((c.names, c.ban, now((c.cite,)), now(c.grounds), c.force) for c in part.consequences)
    intervals = [(i.first_round, i.last_round, i.first, i.last, now(i.failing)) for i in part.intervals]
    return (
        part.name, part.word, now(part.cites), now(part.pending), robust, frozenset(part.turned), part.round, part.day,
        intervals, part.by_articles, follow, part.notes,
    )  # fmt: skip


@settings(max_examples=6)
@given(orders())
def test_another_order_of_articles_changes_only_their_numbers(some: tuple[list[str], list[int]]) -> None:
    articles, order = some
    file = parsed(articles)
    other, made = renumbered(file, order)
    assert answers(lowered(other), frozenset) == answers(lowered(file), made.cites)
