"""Bars: for whom, from when, how long, and whether the regulation's own end ends them."""

import pytest

from checker.verification.measure_cell import Part, Proof, Status, Value
from tests.unit.verification.measured import cell, figure, only, parts, turned

REVOKED = "  look bar win\n  given award = grand, revoked, revoked_for = fraud\n  without revoked"
HONEST = "  look bar win\n  given award = grand, no revoked"
RECORDED = "  look bar ban\n  given city = here, no set_aside"
FORCE = "article 9 { in force from 2030-01-01 }"
ENDING = "article 9 { in force from 2030-01-01 until 5 years }"
YES = Proof.PROVED
OTHER = ("another shape, neither a span nor a number of rounds", None, "other", Proof.UNPROVED)
CAP = ", not beyond the regulation's own last day"


def barring(bar: str, end: str = FORCE) -> str:
    return f"article 3 {{ bar {bar} }}\n{end}"


def after_revocation(length: str, end: str = FORCE) -> str:
    return barring(f"winner of grand where (has(revoked)) from apply {length}", end)


@pytest.mark.parametrize(
    ("length", "words", "number", "unit"),
    [
        ("for 5 years from revoked", "5 years from day of revocation", 5, "years"),
        ("for 1 years from revoked", "1 year from day of revocation", 1, "years"),
        ("for 6 months from found", "6 months from day the ground was found", 6, "months"),
        ("for 7 months from revocation_published", "7 months from day the revocation was published", 7, "months"),
        ("for 30 days from revoked", "30 days from day of revocation", 30, "days"),
        ("for 36 days from revoked", "36 days from day of revocation", 36, "days"),
        ("for 60 days from revoked", "60 days from day of revocation", 60, "days"),
        ("for 365 days from revoked", "365 days from day of revocation", 365, "days"),
        ("ever", "for ever", None, "ever"),
        ("for 1 rounds after round", "the next round after: round", 1, "rounds"),
        ("for 2 rounds after found_round", "the next 2 rounds after: latest round when found", 2, "rounds"),
        (
            "while round.number > round + 1 and round.number <= round + 3",
            "the next 2 rounds after: round, 1 round left out",
            2,
            "rounds",
        ),
        ("for 49 years from decided", "49 years from day of the decision", 49, "years"),
        ("while day <= revoked + 3 years", "3 years from day of revocation", 3, "years"),
    ],
)
def test_the_length_of_a_bar(length: str, words: str, number: int | None, unit: str) -> None:
    assert figure(only(REVOKED, after_revocation(length))) == (words, number, unit, YES)


def test_readings_of_a_length_in_months_and_in_days() -> None:
    years = turned(only(REVOKED, after_revocation("for 3 years from revoked")))
    last = "3 years from day of revocation (ends the day before the corresponding day)"
    assert years["first_day", "included"] == Value("3年，自撤销决定日（对应日前一日止）", last, 3, "years")
    assert years["corresponding_day", "of_counted_day"].en == "3 years from the day after: day of revocation"
    days = turned(only(REVOKED, after_revocation("for 60 days from revoked")))
    assert days["first_day", "included"] == Value("59日，自撤销决定日", "59 days from day of revocation", 59, "days")
    assert days["corresponding_day", "of_counted_day"].number == 61


@pytest.mark.parametrize(
    "length",
    [
        "while day <= 2050-01-01",
        "while round.number = round + 1 or round.number = round + 3",
        "while round.number = 5",
        "while round.number > round and round.number <= round + 2 and day <= 2050-01-01",
    ],
)
def test_what_is_neither_a_span_nor_rounds(length: str) -> None:
    assert figure(only(REVOKED, after_revocation(length))) == OTHER
    assert cell(REVOKED, after_revocation(length)).status is Status.INCOMPARABLE


@pytest.mark.parametrize(
    ("bar", "words", "proof"),
    [
        ("some ban where (city = here) from apply while day <= until", "through: last day", YES),
        ("some ban where (city = here) from apply while day < until", "until the day before: last day", YES),
        ("some ban where (until >= day) from apply ever", "through: last day", YES),
        (
            "some ban where (city = here) from apply while day <= until + 10 days",
            "10 days from last day",
            Proof.UNPROVED,
        ),
        ("some ban where (city = here) from apply while day <= until - 2 days", OTHER[0], Proof.UNPROVED),
        ("some ban where (city = here) from apply while day <= 2031-05-01", OTHER[0], Proof.UNPROVED),
        (
            "some ban where (has(through_round)) from apply while round.number <= through_round",
            OTHER[0],
            Proof.UNPROVED,
        ),
        ("some ban where (city = here and imposed >= 2032-01-01) from apply ever", OTHER[0], Proof.UNPROVED),
    ],
)
def test_bars_through_a_recorded_day(bar: str, words: str, proof: Proof) -> None:
    found = only(RECORDED, barring(bar))
    assert (found.value.en, found.proof) == (words, proof)


@pytest.mark.parametrize(
    ("bar", "when"),
    [
        ("winner of grand where (has(revoked)) from apply for 5 years from found when application.track = fresh",
         ("申报通道为首次评定", "track: fresh application")),
        ("winner of grand where (has(revoked)) from apply for 5 years from found unless money_misused",
         ("非有未按要求使用的奖金", "not some of the money was misused")),
        ("winner of grand where (has(revoked) and industrial) from apply for 5 years from found",
         ("工业企业", "industrial enterprise")),
        ("winner of grand where (has(revoked) and category = individual) from apply for 5 years from found",
         ("类别为个人", "category: individual")),
    ],
)  # fmt: skip
def test_when_a_bar_bites(bar: str, when: tuple[str, str]) -> None:
    found = only(REVOKED, barring(bar))
    assert (found.value.number, found.proof, found.condition) == (5, YES, when)


def test_each_case_has_its_own_length() -> None:
    two = "while (if industrial then (day <= found + 5 years) else (day <= found + 3 years))"
    found = parts(REVOKED, after_revocation(two))
    assert {(p.value.number, p.condition[1] if p.condition else "") for p in found} == {
        (5, "industrial enterprise"),
        (3, "not industrial enterprise"),
    }


def test_an_exception_made_elsewhere_is_a_condition() -> None:
    text = after_revocation("for 5 years from found").replace(
        "}\n", "}\narticle 4 { except from 3 when industrial }\n", 1
    )
    assert only(REVOKED, text).condition == ("非工业企业", "not industrial enterprise")


@pytest.mark.parametrize(
    "bar",
    [
        "winner of nominee from apply for 3 years from decided",
        "winner of grand from apply for 3 years from decided",
        "some prize from apply ever",
        "winner of grand where (has(revoked) and revoked_for = incident) from apply ever",
        "winner of grand where (has(revoked)) from apply ever when application.award = grand and application.award = nominee",
    ],
)
def test_what_does_not_keep_out_on_that_ground_is_not_shown(bar: str) -> None:
    assert cell(REVOKED, barring(bar)).status is Status.MISSING
    assert parts(REVOKED, barring(bar)) == ()


def test_a_bar_whose_condition_cannot_be_sampled_is_not_passed_over() -> None:
    bar = "winner of grand where (has(revoked)) from apply ever when application.day >= 2031-01-01"
    assert figure(only(REVOKED, barring(bar))) == OTHER


def test_bars_common_to_all_regulations_are_no_norm_of_the_city() -> None:
    assert cell(RECORDED, FORCE).status is Status.MISSING


@pytest.mark.parametrize(
    ("length", "words"),
    [
        ("for 3 years from decided", "3 years from day of the decision"),
        ("for 20 years from decided", "20 years from day of the decision"),
        ("for 5 years from ceremony", "5 years from day of the ceremony"),
        ("for 10 days from decided", "10 days from day of the decision"),
        ("ever", "for ever"),
        ("for 2 rounds after round", "the next 2 rounds after: round"),
    ],
)
def test_the_regulations_own_end_cuts_a_bar_off_under_one_reading(length: str, words: str) -> None:
    articles = barring(f"winner of grand from apply {length}", ENDING)
    found = only(HONEST, articles)
    assert (found.value.en, found.proof) == (words, YES)
    assert turned(found)["after_lapse", "lapses"].en == words + CAP
    cut = only(HONEST, articles, after_lapse="lapses")
    assert (cut.value.en, cut.value.number, cut.proof) == (words + CAP, None, YES)


def test_a_span_that_always_ends_with_the_regulation_is_no_span() -> None:
    old = "article 9 { in force from 2005-01-01 until 1 years }"
    found = only(HONEST, barring("winner of grand from apply for 20 years from decided", old), after_lapse="lapses")
    assert found.value.en == "for ever" + CAP


def test_a_bar_through_a_recorded_day_is_cut_off_too() -> None:
    found = only(RECORDED, barring("some ban where (until >= day) from apply ever", ENDING), after_lapse="lapses")
    assert (found.value.en, found.proof) == ("through: last day" + CAP, YES)


READING = 'reading r "甲" "a" { x "一" "one" default y "二" "two" z "三" "three" }'


def by_reading(lengths: str) -> Part:
    text = f"article 3 {{ {READING} bar winner of grand from apply for reading r {{ {lengths} }} }}\n{FORCE}"
    return only(HONEST, text)


def test_a_bar_under_some_readings_only() -> None:
    found = by_reading("x: no y: 1 round after round z: ever")
    assert (found.value.en, found.proof, found.condition) == ("no bar", YES, None)
    assert {k[1]: v.en for k, v in turned(found).items()} == {"y": "the next round after: round", "z": "for ever"}
    same = by_reading("x: ever y: no z: ever")
    assert {k[1]: v.en for k, v in turned(same).items()} == {"y": "no bar"}


def test_the_sample_begins_somewhere_when_the_first_day_is_not_known() -> None:
    far = "article 9 { in force from 2079-12-30 + 5 working days }"
    found = only(HONEST, barring("winner of grand from apply ever", far))
    assert found.value.en == "for ever"


def test_a_bar_that_only_the_regulations_own_winners_know() -> None:
    own = "winner of grand where (decided >= in_force_day) from apply for 3 years from decided"
    found = only(HONEST, barring(own, ENDING), after_lapse="lapses")
    assert (found.value.en, found.proof) == ("3 years from day of the decision" + CAP, YES)


def test_what_the_event_does_not_have_is_passed_over() -> None:
    look = "  look bar prize\n  given level = national, category = organization"
    found = only(look, barring("some prize where (level >= province) from apply for 3 years from granted"))
    assert figure(found) == ("3 years from day granted", 3, "years", YES)
    assert (
        parts(look.replace("national", "county"), barring("some prize where (level >= province) from apply ever")) == ()
    )
