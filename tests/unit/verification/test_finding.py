"""`find`: what is found is a replayed case, what is not found is proved for all days, and readings that turn it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from checker.evaluation.evaluator import evaluate
from checker.ir.questions import GivenEvent, Rounds, Situation
from checker.smt.solver import GaveUp, Solving
from checker.verification import cheating
from checker.verification.answers import Part, Word
from checker.verification.bans import bans_under_readings
from checker.verification.desk import Desk
from checker.verification.inquiry import Unclear
from checker.verification.outcome import ReplayDisagreement, SolverGaveUp
from checker.verification.turning import Ruling
from checker.verification.when import first_filing
from tests.unit.verification.asked import answer, desk_for, part_of, places, regulation, won

FRAME = """questions
assume { no win no ban }
assume win.category = application.category
assume win.found = win.revoked
assume win.ground_day = win.found
assume win.found_round = schedule at win.found
always "先授奖，后撤销" "an award is won before it is revoked" no win where (revoked < decided)
"""
FRAUD = "sanction winner of grand as fraud when some fraud where (city = here and obtained and verified): revoke"
INCIDENT = "sanction winner of grand as accident when some incident where (severity = grave): revoke"
FIVE_YEARS = "bar winner of grand where (has(revoked)) from apply for 5 years from revoked as ban"


def article(number: int, text: str) -> str:
    """One article."""
    return f"article {number} {{ {text} }}"


def rules(*texts: str, city: str = "alpha") -> Desk:
    """A desk over one regulation with these articles, from 2 on."""
    return desk_for([regulation("\n".join(article(i, t) for i, t in enumerate(texts, 2)), city)], FRAME)


def find(desk: Desk, what: str, given: str = "") -> Part:
    """The answer for the city of alpha."""
    return part_of(desk, f"{given} find {what} in alpha", FRAME)


def notes(part: Part) -> str:
    """The notes in English."""
    return " ".join(en for _, en in part.notes)


def changes(part: Part) -> set[frozenset[str]]:
    """The readings that turn the answer, all of which were found."""
    assert part.robustness is not None
    assert part.robustness.complete
    return {frozenset(name for name, _ in change) for change in part.robustness.changes}


# ---- revoked_without_ban


def test_a_ground_that_no_ban_follows_is_found_with_a_case() -> None:
    banned = "bar winner of grand where (revoked_for = fraud) from apply for 5 years from revoked"
    desk = rules(FRAUD, INCIDENT, banned)
    part = find(desk, "revoked_without_ban")
    assert part.word is Word.FOUND
    assert places(part) == {"3"}
    assert part.robustness is not None
    assert part.robustness.everywhere
    assert part.witness is not None
    (win,) = part.witness.scene.lists["subject", "win"].records
    assert win.values["revoked_for"] == "incident"
    filed, revoked = part.witness.scene.records["application"].values["day"], win.values["revoked"]
    assert isinstance(filed, date)
    assert isinstance(revoked, date)
    assert filed - revoked == timedelta(1)
    bans = bans_under_readings(desk, "alpha")
    assert bans is not None
    assert [evaluate(stands, part.witness.scene, desk.choice, None) for _, stands in bans] == [False]


def test_where_a_ban_follows_every_revocation_that_is_proved() -> None:
    part = find(rules(FRAUD, INCIDENT, FIVE_YEARS), "revoked_without_ban")
    assert part.word is Word.NONE
    assert places(part) == {"4"}
    assert part.slots is not None
    assert part.robustness is not None
    assert part.robustness.everywhere


def test_a_ban_that_a_late_revocation_outruns_leaves_a_gap() -> None:
    part = find(
        rules(FRAUD, "bar winner of grand where (has(revoked)) from apply for 2 years from decided"),
        "revoked_without_ban",
    )
    assert part.word is Word.FOUND
    assert part.witness is not None
    (win,) = part.witness.scene.lists["subject", "win"].records
    decided, revoked = win.values["decided"], win.values["revoked"]
    assert isinstance(decided, date)
    assert isinstance(revoked, date)
    assert revoked >= decided.replace(year=decided.year + 2)


def test_a_bar_that_is_a_ban_under_one_reading_only_turns_the_answer() -> None:
    """Under the default reading the bar falls on every winner and is no ban; under the other one on revoked ones only."""
    bar = (
        'reading whom "谁" "who" { all "全部" "all" default  revoked "被撤销者" "revoked ones" }\n'
        "bar winner of grand where (reading whom { all: true  revoked: has(revoked) }) from apply ever"
    )
    part = find(rules(FRAUD, bar), "revoked_without_ban")
    assert part.word is Word.FOUND
    assert changes(part) == {frozenset({"alpha.whom"})}


def test_a_regulation_that_revokes_nothing_is_told() -> None:
    part = find(rules(FIVE_YEARS), "revoked_without_ban")
    assert (part.word, part.slots) == (Word.NONE, None)
    assert "revokes no award" in notes(part)


def test_impossible_premises_prove_nothing() -> None:
    part = find(rules(FRAUD, FIVE_YEARS), "revoked_without_ban", "given { suppose round.number < 2 }")
    assert part.word is Word.VACUOUS


# ---- outlived_ban


def test_a_ban_beyond_the_end_of_its_regulation_is_found() -> None:
    part = find(rules(FRAUD, FIVE_YEARS, "until 2027-01-01"), "outlived_ban")
    assert part.word is Word.FOUND
    assert places(part) == {"3", "4"}
    assert changes(part) == {frozenset({"after_lapse"})}
    assert part.witness is not None
    (win,) = part.witness.scene.lists["subject", "win"].records
    filed, revoked = part.witness.scene.records["application"].values["day"], win.values["revoked"]
    assert isinstance(filed, date)
    assert isinstance(revoked, date)
    assert date(2024, 1, 1) <= revoked < date(2027, 1, 2) <= filed <= revoked.replace(year=revoked.year + 5)


def test_a_ban_that_ends_in_time_is_proved_to_do_so() -> None:
    early = "bar winner of grand where (has(revoked)) from apply while application.day <= 2025-06-30"
    part = find(rules(FRAUD, early, "until 2027-01-01"), "outlived_ban")
    assert part.word is Word.NONE
    assert part.slots is not None
    assert places(part) == {"3"}


def test_a_regulation_without_end_is_outlived_by_nothing() -> None:
    part = find(rules(FRAUD, FIVE_YEARS), "outlived_ban")
    assert (part.word, part.slots) == (Word.NONE, None)
    assert "no end" in notes(part)


def test_nobody_files_late_where_that_is_supposed() -> None:
    part = find(
        rules(FRAUD, FIVE_YEARS, "until 2027-01-01"), "outlived_ban", "given { suppose application.day < 2025-01-01 }"
    )
    assert part.word is Word.VACUOUS


@pytest.mark.parametrize("what", ["revoked_without_ban", "outlived_ban"])
def test_what_the_solver_does_not_tell_is_unclear(monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    desk = rules(FRAUD, FIVE_YEARS, "bar winner of grand from apply for 4 years from decided", "until 2027-01-01")
    words = set()
    for last in (0, 2, 4, 8, 13):
        left = iter(range(last))
        check = Solving.check

        def some(self: Solving, *assumptions: Any, check: Any = check, left: Any = left) -> Any:
            return GaveUp("tired") if next(left, None) is None else check(self, *assumptions)

        with monkeypatch.context() as patch:
            patch.setattr(Solving, "check", some)
            part = find(desk, what)
        assert part.word in (Word.UNCLEAR, find(desk, what).word)
        if part.word is Word.UNCLEAR:
            words.add(notes(part) or (part.reason.message_en if part.reason else ""))
    assert any("which bars are bans" in text for text in words)
    assert any("tired" in text for text in words)


# ---- sooner_cheat


def test_a_cheat_who_returns_before_an_honest_winner_is_found() -> None:
    desk = rules("bar holder of grand from apply ever", FIVE_YEARS)
    part = find(desk, "sooner_cheat", won())
    assert part.word is Word.FOUND
    assert places(part) == {"2", "3"}
    assert notes(part) == ("an honest winner may apply again never; one revoked for fraud on 2025-06-28: on 2030-09-01")
    assert part.witness is not None
    assert part.witness.scene.records["application"].values["day"] == date(2030, 9, 1)


def cheat_days(desk: Desk, days: Iterable[date]) -> tuple[date, list[date]]:
    """The honest winner's first day, and those days of revocation after which the cheat's is earlier, one by one."""
    win = {"city": "alpha", "award": "grand", "category": "organization", "round": 1, "decided": date(2024, 6, 28)}
    schedule = (("alpha", Rounds(1, 2024, 2, (9, 1), (9, 10))),)

    def situation(**more: object) -> Situation:
        event = GivenEvent("subject", "win", {**win, **more})  # type: ignore[dict-item]
        facts = ((("application", "category"), "organization"),)
        return Situation(facts, (event,), (("subject", "win"), ("subject", "ban")), (), schedule)

    def first(given: Situation) -> date:
        part = first_filing(desk, given, "alpha")
        return part.day if part.word in (Word.FROM, Word.NO_RULE) and part.day is not None else date.max

    honest = first(situation())
    return honest, [d for d in days if first(situation(revoked=d, revoked_for="fraud")) < honest]


def every(step: int) -> list[date]:
    """Days of five years from the award on."""
    return [date(2024, 6, 28) + timedelta(n) for n in range(0, 365 * 5, step)]


def test_one_day_of_revocation_is_enough_to_be_found() -> None:
    """Days that a list of tries would hardly contain: whoever is revoked in one week of 2026 has no ban."""
    gap = "revoked < 2026-03-03 or revoked > 2026-03-09"
    bars = (
        "bar holder of grand from apply for 6 years from decided",
        f"bar winner of grand where ({gap}) from apply ever",
    )
    desk = rules(*bars)
    part = find(desk, "sooner_cheat", won())
    assert part.word is Word.FOUND
    assert "revoked for fraud on 2026-03-" in notes(part)
    honest, found = cheat_days(desk, [*every(97), *(date(2026, 2, 25) + timedelta(n) for n in range(20))])
    assert honest == date(2030, 9, 1)
    assert found == [date(2026, 3, d) for d in range(3, 10)]


def test_none_is_a_proof_for_every_day() -> None:
    desk = rules("bar winner of grand from apply for 4 years from decided", FIVE_YEARS)
    part = find(desk, "sooner_cheat", won())
    assert part.word is Word.NONE
    assert part.slots is not None
    assert notes(part) == (
        "covered: a revocation on every day from 2024-06-28, and every day of filing of the stated rounds up to 2028-08-31"
    )
    assert cheat_days(desk, every(23)) == (date(2028, 9, 1), [])


def test_the_readings_that_let_a_cheat_return_sooner_are_named() -> None:
    bar = (
        'reading survives "存续" "survival" { keeps "是" "yes" default  ends "否" "no" }\n'
        "bar winner of grand where (reading survives { keeps: true  ends: not has(revoked) }) from apply for 6 years from decided"
    )
    ban = (
        'reading length "长度" "length" { long "长" "long" default  short "短" "short" }\n'
        "bar winner of grand where (has(revoked)) from apply for reading length "
        "{ long: 9 years from revoked  short: 1 year from revoked }"
    )
    desk = rules(bar, ban)
    part = find(desk, "sooner_cheat", won())
    assert part.word is Word.NONE
    assert changes(part) == {frozenset({"alpha.survives", "alpha.length"})}
    assert {t.word for t in part.turned} == {Word.FOUND}
    for change, word in ((("survives", "ends"), Word.NONE), (("length", "short"), Word.NONE)):
        assert find(desk.under({f"alpha.{change[0]}": change[1]}), "sooner_cheat", won()).word is word
    both = find(desk.under({"alpha.survives": "ends", "alpha.length": "short"}), "sooner_cheat", won())
    assert both.word is Word.FOUND
    assert changes(both) == {frozenset({"alpha.survives"}), frozenset({"alpha.length"})}


def test_an_honest_winner_who_waits_longer_than_is_scanned_is_compared_too() -> None:
    desk = rules(
        "bar holder of grand from apply for 30 years from decided",
        "bar winner of grand where (has(revoked)) from apply for 40 years from revoked",
    )
    part = find(desk, "sooner_cheat", won())
    assert part.word is Word.NONE
    assert "up to 2054-08-31" in notes(part)
    shorter = rules(
        "bar holder of grand from apply for 30 years from decided",
        "bar winner of grand where (has(revoked)) from apply for 27 years from revoked",
    )
    assert "honest winner may apply again on 2054-09-01" in notes(find(shorter, "sooner_cheat", won()))


def test_a_year_after_the_award_may_lie_beyond_all_days() -> None:
    late = won(decided=date(2079, 2, 1)).replace("round 1 in 2024", "round 1 in 2079").replace("round = 1", "round = 0")
    desk = rules("bar holder of grand from apply ever")
    part = find(desk, "sooner_cheat", late)
    assert part.word is Word.FOUND
    assert "on 2079-09-01" in notes(part)
    beyond = late.replace("decided = 2079-02-01", "decided = 2079-11-01")
    assert find(desk, "sooner_cheat", beyond).word is Word.VACUOUS


def test_a_case_or_a_proof_that_cannot_be_had_again_is_not_made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first case that was found is shown where no ordinary one is to be had; without a proof there is no "none"."""
    monkeypatch.setattr(cheating, "possible", lambda *_, **__: Unclear(SolverGaveUp("tired")))
    part = find(rules("bar holder of grand from apply ever", FIVE_YEARS), "sooner_cheat", won())
    assert part.word is Word.FOUND
    assert part.witness is not None
    (win,) = part.witness.scene.lists["subject", "win"].records
    assert isinstance(win.values["revoked"], date)
    none = find(rules("bar winner of grand from apply for 4 years from decided", FIVE_YEARS), "sooner_cheat", won())
    assert none.word is Word.UNCLEAR
    assert none.reason == SolverGaveUp("tired")


def test_where_the_solver_gives_up_no_cheat_is_claimed_or_excluded(monkeypatch: pytest.MonkeyPatch) -> None:
    found, none = ("bar holder of grand from apply ever", "bar winner of grand from apply for 4 years from decided")
    check = Solving.check
    for first, usual in ((found, Word.FOUND), (none, Word.NONE)):
        desk, told = rules(first, FIVE_YEARS), set()
        for last in (0, 1, 2, 3, 5, 8, 13, 21, 200):
            left = iter(range(last))

            def some(self: Solving, *assumptions: Any, left: Any = left) -> Any:
                return GaveUp("tired") if next(left, None) is None else check(self, *assumptions)

            with monkeypatch.context() as patch:
                patch.setattr(Solving, "check", some)
                part = find(desk, "sooner_cheat", won())
            told.add(part.word)
            if part.word is Word.UNCLEAR:
                assert part.reason is not None or "no conclusion" in notes(part)
        assert told == {Word.UNCLEAR, usual}


@pytest.mark.parametrize(
    "given", [won().replace("decided = 2024-06-28", "decided = unknown"), won(", revoked = 2024-08-01")]
)
def test_without_an_award_that_stands_there_is_nothing_to_compare(given: str) -> None:
    part = find(rules(FIVE_YEARS), "sooner_cheat", given)
    assert part.word is Word.UNCLEAR
    assert "not revoked" in notes(part)


def test_a_day_that_the_scan_does_not_confirm_is_a_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cheating, "filed_on", lambda _: date(2024, 9, 1))
    with pytest.raises(ReplayDisagreement):
        find(rules("bar holder of grand from apply ever", FIVE_YEARS), "sooner_cheat", won())


# ---- disagreement


def disagreement(cities: str, more: str = "") -> str:
    """Which two of the cities disagree most about somebody who won in each of them."""
    wins = " ".join(f"win in {c} where award = grand, round = 1, decided = 2024-06-28" for c in cities.split(", "))
    schedule = f"schedule in {cities}: round 1 in 2024 every 2 years filing 09-01 until 09-10"
    return f"given {{ organization {wins} {schedule} }} find disagreement in {cities} {more}"


def bar(city: str, years: str) -> Any:
    """A regulation that bars winners for some years."""
    return regulation(article(2, f"bar winner of grand from apply for {years} from decided"), city)


def test_the_cities_that_disagree_most_are_named_first() -> None:
    desk = desk_for([bar("alpha", "2 years"), bar("beta", "9 years"), bar("gamma", "3 years")], FRAME)
    found = answer(desk, disagreement("gamma, beta, alpha"), FRAME)
    pair, *parts = found.parts
    assert (pair.name, pair.word) == ("alpha+beta", Word.FOUND)
    assert [(p.name, p.day) for p in parts] == [("alpha", date(2026, 9, 1)), ("beta", date(2034, 9, 1))]
    assert pair.robustness is not None
    assert pair.robustness.complete
    expected = answer(desk, disagreement("alpha, beta, gamma", "expect found by 2"), FRAME)
    assert expected.surprises == ()
    wrong = answer(
        desk, disagreement("alpha, beta, gamma", "expect { alpha: from round 2 on 2026-09-01  beta: never }"), FRAME
    )
    assert len(wrong.surprises) == 1


def test_another_reading_may_name_another_pair() -> None:
    text = (
        'reading length "长度" "length" { long "长" "long" default  short "短" "short" }\n'
        "bar winner of grand from apply for reading length { long: 9 years from decided  short: 2 years from decided }"
    )
    desk = desk_for([bar("alpha", "2 years"), regulation(article(2, text), "beta")], FRAME)
    pair, *_ = answer(desk, disagreement("alpha, beta"), FRAME).parts
    assert changes(pair) == {frozenset({"beta.length"})}
    (none,) = answer(desk.under({"beta.length": "short"}), disagreement("alpha, beta"), FRAME).parts
    assert none.word is Word.NONE
    assert "same first day" in notes(none)
    assert changes(none) == {frozenset({"beta.length"})}


def test_where_no_first_day_is_proved_no_pair_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.verification import possibility

    desk = desk_for([bar("alpha", "2 years"), bar("beta", "9 years")], FRAME)
    monkeypatch.setattr(possibility.Proof, "because", lambda *_: None)
    monkeypatch.setattr(possibility.Rulings, "__call__", lambda *_: Ruling(None, {}))
    (part,) = answer(desk, disagreement("alpha, beta"), FRAME).parts
    assert part.word is Word.UNCLEAR
    cheat = find(desk, "sooner_cheat", won())
    assert cheat.word is Word.UNCLEAR
    assert "no conclusion for all days" in notes(cheat)
