"""When a bar that keeps somebody out would end."""

from datetime import date

from checker.cases.scene import EventList, Record, Scene
from checker.ir import factory as f
from checker.ir.terms import EVENT, Field, Source, Term
from checker.ir.types import DATE, INT
from checker.legaltime.span import MonthSpan
from checker.verification.bar_end import LAST_ROUNDS, BarEnd, bar_end

APPLIED, DECIDED = Field("application", "day", DATE), Field("act", "day", DATE)
NUMBER = Field("round", "number", INT)
WINS = Source("subject", "win")
WON = date(2023, 2, 28)


def scene(day: date = date(2024, 5, 6), number: int = 4, *, complete: date | None = date(2024, 12, 31)) -> Scene:
    won = Record({"decided": WON, "round": 3})
    return Scene(
        {"application": Record({"day": day}), "round": Record({"number": number}), "act": Record({"day": day})},
        {("subject", "win"): EventList((won,), complete)},
        {"win": "decided"},
    )


def free_after(day: Term, years: int) -> Term:
    """Nobody who won may act before so many years have passed."""
    end = f.shift(f.field(EVENT, "decided", DATE), MonthSpan(12 * years))
    return f.neg(f.exists(WINS, f.less_equal(day, end)))


def free_after_rounds(rounds: int) -> Term:
    last = f.plus([(1, f.field(EVENT, "round", INT))], rounds)
    return f.neg(f.exists(WINS, f.less_equal(NUMBER, last)))


def test_a_bar_in_years_ends_on_the_day_after_its_last() -> None:
    assert bar_end(free_after(APPLIED, 5), scene(), {}, None) == BarEnd(date(2028, 2, 29))


def test_the_day_that_the_bar_speaks_of_is_moved() -> None:
    assert bar_end(free_after(DECIDED, 2), scene(), {}, None) == BarEnd(date(2025, 3, 1))


def test_a_bar_in_rounds_ends_with_a_round() -> None:
    assert bar_end(free_after_rounds(3), scene(), {}, None) == BarEnd(7)


def test_a_round_that_does_not_free_leaves_it_to_the_day() -> None:
    both = f.conj(free_after_rounds(0), free_after(APPLIED, 4))
    assert bar_end(f.disj(both, f.less(NUMBER, f.literal(0, INT))), scene(number=3), {}, None) == BarEnd(None)
    assert bar_end(
        f.conj(f.less_equal(f.literal(0, INT), NUMBER), free_after(APPLIED, 4)), scene(), {}, None
    ) == BarEnd(date(2027, 3, 1))


def test_what_never_ends_says_so() -> None:
    ever = f.neg(f.exists(WINS, f.less_equal(f.field(EVENT, "decided", DATE), APPLIED)))
    assert bar_end(ever, scene(), {}, None) == BarEnd(None)
    assert bar_end(free_after_rounds(LAST_ROUNDS + 9), scene(), {}, None) == BarEnd(None)


def test_the_chosen_reading_counts() -> None:
    term = f.choose("length", [("long", free_after(APPLIED, 5)), ("short", free_after(APPLIED, 3))])
    ends = {name: bar_end(term, scene(), {"length": name}, None) for name in ("long", "short")}
    assert ends == {"long": BarEnd(date(2028, 2, 29)), "short": BarEnd(date(2026, 3, 1))}


def test_what_turns_on_no_known_day_has_no_end() -> None:
    assert bar_end(f.FALSE, scene(), {}, None) is None
    bare = Scene({"application": Record({})}, {}, {})
    assert bar_end(f.less(APPLIED, f.literal(WON, DATE)), bare, {}, None) is None


def test_a_bar_that_speaks_of_two_days_is_moved_on_both() -> None:
    either = f.conj(free_after(APPLIED, 2), free_after(DECIDED, 2))
    later = scene()
    later = Scene({**later.records, "act": Record({"day": date(2024, 8, 1)})}, later.lists, later.key_fields)
    assert bar_end(either, later, {}, None) == BarEnd(date(2025, 3, 1))


def test_a_bar_is_followed_to_the_end_of_the_time_domain() -> None:
    ever = f.neg(f.exists(WINS, f.less_equal(f.field(EVENT, "decided", DATE), APPLIED)))
    assert bar_end(ever, scene(date(2060, 5, 6)), {}, None) == BarEnd(None)
