"""Revocations and bans: what they may rest on, which lengths a recorded ban may have, what a decision may declare."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from checker.cases.scene import ABSENT, Entry, Record, Scene
from checker.ir.norms import Consequence, InRounds, InTime
from checker.lowering.faults import MisplacedClause
from checker.smt.facts import FieldFact
from checker.verification.bench import BROKEN, Bench, Standing
from checker.verification.burdens import burden_docket
from checker.verification.judge import Judgement, Verdict, judge, settings_for
from checker.verification.ordered_bans import covers
from tests.unit.verification.xinghe import HEADER, TITLE, calendar, invented, lowered, scene, vocabulary

DAY = date(2032, 6, 1)
WON: dict[str, Entry] = {
    "city": "xinghe", "award": "grand", "category": "organization", "round": 1, "track": "fresh",
    "decided": date(2031, 5, 1), "announced": date(2031, 5, 1), "ceremony": date(2031, 5, 1), "revoked": ABSENT,
    "revocation_published": ABSENT, "revoked_for": ABSENT, "found": ABSENT, "ground_day": ABSENT, "found_round": ABSENT,
}  # fmt: skip
FRAUD: dict[str, Entry] = {
    "city": "xinghe", "obtained": True, "verified": True, "date": date(2031, 3, 1), "found": date(2032, 1, 1), "round": 1,
}  # fmt: skip
LOSS: dict[str, Entry] = {"serious": True, "bad_management": True, "year_end": date(2031, 12, 31)}
NO_BAN: dict[str, Entry] = {
    "ban_years": ABSENT, "ban_months": ABSENT, "ban_days": ABSENT, "ban_rounds": ABSENT, "ban_forever": False,
}  # fmt: skip
TWO = """
article 2 { sanction winner of grand as fraud when some fraud where (obtained): revoke, publish, bar from apply for 3 years from revoked }
article 3 { sanction winner of grand as loss when some loss where (serious): revoke, recover_plaque }
"""


def ban(**lengths: int | bool) -> dict[str, Entry]:
    """The fields of an act that imposes a ban of these lengths."""
    return {**NO_BAN, **{f"ban_{unit}": number for unit, number in lengths.items()}}


def act(won: Mapping[str, Entry] = WON, *, consequences: tuple[str, ...] = (), banned: Mapping[str, Entry] = NO_BAN,
        day: date = DAY, **lists: tuple[Mapping[str, Entry], ...]) -> Scene:  # fmt: skip
    """An act about this award of somebody with this history."""
    values: dict[str, Entry] = {
        "day": day, "by": frozenset({"city_government"}), "form": frozenset[str](),
        "consequences": frozenset(consequences), **banned,
    }  # fmt: skip
    return scene({"win": won, "act": values, "round": {"number": 2}}, {"win": (won,), **lists})


def judged(rules: str, kind: str, case: Scene, *stated: str) -> Judgement:
    """The verdict on a burden under these rules."""
    law = invented(rules)
    settings = settings_for(law, vocabulary(), calendar())
    bench = Bench(burden_docket(law, vocabulary(), kind, stated).whole, calendar())
    return judge(bench, case, settings, favourable_act=False)


def said(found: Judgement, *standings: Standing) -> set[tuple[str, str, str]]:
    """Place, aspect and object of the claims with these standings."""
    return {(x.claim.cite.place, x.claim.aspect, x.claim.about) for x in found.findings if x.standing in standings}


def broken(found: Judgement) -> set[tuple[str, str, str]]:
    """What an act breaks."""
    return said(found, *BROKEN)


# ---------------------------------------------------------------- what a burden rests on


def test_only_the_sanction_that_fires_is_named() -> None:
    case = act(consequences=("publish",), banned=ban(years=3), fraud=(FRAUD,))
    for stated in ((), ("2",)):
        found = judged(TWO, "revoke_award", case, *stated)
        assert found.verdict is Verdict.LAWFUL
        named = said(found, Standing.SATISFIED)
        assert {place for place, _, _ in named} == {"2"}
        assert {("2", "ground", "revoke_award"), ("2", "basis", "publish"), ("2", "basis", "ban")} <= named


def test_of_two_sanctions_that_fire_both_are_named() -> None:
    case = act(consequences=("publish", "recover_plaque"), banned=ban(years=3), fraud=(FRAUD,), loss=(LOSS,))
    found = judged(TWO, "revoke_award", case)
    assert found.verdict is Verdict.LAWFUL
    assert {place for place, _, _ in said(found, Standing.SATISFIED)} == {"2", "3"}


def test_what_has_no_basis_is_said_of_the_sanction_that_fires() -> None:
    case = act(consequences=("recover_plaque", "recover_trophy"), banned=ban(years=3), loss=(LOSS,))
    found = judged(TWO, "revoke_award", case)
    assert broken(found) == {("3", "basis", "ban"), ("2", "basis", "recover_trophy")}
    stated = judged(TWO, "revoke_award", case, "3")
    assert broken(stated) == {("3", "basis", "ban"), ("3", "basis", "recover_trophy")}


def test_without_a_ground_nothing_is_satisfied() -> None:
    found = judged(TWO, "revoke_award", act(consequences=("publish",)))
    assert broken(found) == {("2", "ground", "revoke_award")}
    assert said(found, Standing.SATISFIED) == set()
    for place in ("3", "9", "2:other"):
        other = judged(TWO, "revoke_award", act(consequences=("publish",), fraud=(FRAUD,)), place)
        assert ("ground", "revoke_award") in {(aspect, about) for _, aspect, about in broken(other)}, place


def test_of_a_ground_that_is_not_known_nothing_is_said_but_that() -> None:
    unknown = {name: value for name, value in FRAUD.items() if name != "obtained"}
    found = judged(TWO, "revoke_award", act(consequences=("recover_plaque",), fraud=(unknown,), loss=(LOSS,)))
    assert found.verdict is Verdict.LAWFUL
    assert {place for place, _, _ in said(found, Standing.SATISFIED)} == {"3"}
    alone = judged(TWO, "revoke_award", act(consequences=("publish",), fraud=(unknown,)))
    assert alone.verdict is Verdict.UNDETERMINED
    assert said(alone, Standing.SATISFIED) == set()


def test_what_the_solver_settles_names_no_sanction_that_may_not_fire() -> None:
    rules = """
    article 2 { sanction winner of grand as good when judged innovation: revoke by city_government }
    article 3 { sanction winner of grand as bad when not judged innovation: revoke by city_government }
    """
    found = judged(rules, "revoke_award", act())
    assert found.verdict is Verdict.LAWFUL
    assert said(found, Standing.SATISFIED) == {("2", "ground", "revoke_award")}
    assert said(found, Standing.UNDETERMINED) == set()


def test_an_award_that_is_revoked_already_or_was_never_won_is_not_revoked() -> None:
    earlier = {**WON, "revoked": date(2032, 5, 1)}
    for case in (act(earlier, fraud=(FRAUD,)), replace_history(act(fraud=(FRAUD,)))):
        assert broken(judged(TWO, "revoke_award", case, "2")) == {("2", "standing", "")}
    same_day = act({**WON, "revoked": DAY}, fraud=(FRAUD,))
    assert broken(judged(TWO, "revoke_award", same_day, "2")) == set()


def replace_history(case: Scene) -> Scene:
    """The case of somebody who won in another round."""
    won = Record({**WON, "round": 7})
    events = case.lists["subject", "win"]
    return replace(case, lists={**case.lists, ("subject", "win"): replace(events, records=(won,))})


def test_an_act_that_no_sanction_carries_out_has_no_ground() -> None:
    found = judged(TWO, "withdraw_candidate", act(fraud=(FRAUD,)))
    assert broken(found) == {("1", "ground", "withdraw_candidate")}
    assert found.verdict is Verdict.UNLAWFUL


def test_where_it_is_not_known_which_grounds_were_stated_one_that_holds_is_not_enough() -> None:
    law = invented(TWO)
    bench = Bench(burden_docket(law, vocabulary(), "revoke_award", None).whole, calendar())
    settings = settings_for(law, vocabulary(), calendar())

    def found(case: Scene) -> Judgement:
        return judge(bench, case, settings, favourable_act=False)

    case = act(consequences=("publish",), banned=ban(years=3), fraud=(FRAUD,))
    left_open = found(case)
    assert left_open.verdict is Verdict.UNDETERMINED
    assert left_open.missing is not None
    assert left_open.missing.facts == (FieldFact("act", "rightly_stated"),)
    for value, verdict in ((True, Verdict.LAWFUL), (False, Verdict.UNLAWFUL)):
        values = {**case.records["act"].values, "rightly_stated": value}
        assert found(replace(case, records={**case.records, "act": Record(values)})).verdict is verdict
    assert found(act(consequences=("publish",))).verdict is Verdict.UNLAWFUL


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ({"done": True, "start": date(2032, 5, 1), "end": date(2032, 5, 31)}, set()),
        ({"done": True, "start": date(2032, 5, 1), "end": DAY}, set()),
        ({"done": True, "start": date(2032, 5, 1), "end": date(2032, 6, 2)}, {("2", "step:order", "investigation")}),
        ({"done": False}, {("3", "step:done", "investigation")}),
    ],
)
def test_the_steps_that_a_sanction_presupposes_are_over_when_it_is_ordered(
    step: dict[str, Entry], expected: set[tuple[str, str, str]]
) -> None:
    rules = """
    article 2 { sanction winner of grand as fraud when some fraud where (obtained): revoke after investigation }
    article 3 { step investigation }
    """
    case = act(fraud=(FRAUD,))
    case = replace(case, records={**case.records, "step.investigation": Record(step)})
    assert broken(judged(rules, "revoke_award", case, "2")) == expected


# ---------------------------------------------------------------- lengths


def one(length: str) -> str:
    """A sanction that provides a ban of a length, and nothing else."""
    return f"""
    article 2 {{
      reading way "方式" "way" {{ a "甲" "a" default  b "乙" "b" }}
      sanction winner of grand as fraud when some fraud where (obtained): revoke, bar from apply {length}
    }}"""


@pytest.mark.parametrize(
    ("length", "lawful", "unlawful"),
    [
        ("for 2 years from revoked", [{"years": 2}, {"months": 24}], [{"years": 24}, {"months": 2}, {"rounds": 2}, {"days": 2}]),
        ("for 18 months from revoked", [{"months": 18}], [{"years": 18}, {"years": 1}, {"rounds": 18}, {"months": 17}]),
        ("for 24 months from revoked", [{"months": 24}, {"years": 2}], [{"years": 24}, {"years": 1}]),
        ("for 90 days from revoked", [{"days": 90}], [{"years": 90}, {"months": 3}, {"months": 90}, {"rounds": 90}]),
        ("for 2 rounds after round", [{"rounds": 2}], [{"years": 2}, {"rounds": 1}, {"rounds": 3}, {"forever": True}]),
        ("ever", [{"forever": True}], [{"years": 50}, {"rounds": 50}]),
        ("while day <= revoked", [], [{"years": 1}, {"rounds": 1}, {"forever": True}]),
        ("for reading way { a: 2 years from revoked  b: no }", [{"years": 2}], [{"years": 1}, {"forever": True}]),
        ("for reading way { a: no  b: 2 years from revoked }", [], [{"years": 2}, {"rounds": 1}]),
        ("for reading way { a: 1 round after round  b: 2 years from revoked }", [{"rounds": 1}], [{"years": 2}, {"rounds": 2}]),
    ],
)  # fmt: skip
def test_a_recorded_ban_is_the_one_that_is_provided(
    length: str, lawful: list[dict[str, int]], unlawful: list[dict[str, int]]
) -> None:
    for lengths in (*lawful, *unlawful):
        for kind in ("revoke_award", "impose_ban"):
            found = judged(one(length), kind, act(banned=ban(**lengths), fraud=(FRAUD,)), "2")
            expected = Verdict.LAWFUL if lengths in lawful else Verdict.UNLAWFUL
            assert found.verdict is expected, (length, lengths, kind)


def test_a_ban_that_only_another_reading_provides_turns_the_verdict() -> None:
    rules = one("for reading way { a: no  b: 2 years from revoked }")
    found = judged(rules, "revoke_award", act(banned=ban(years=2), fraud=(FRAUD,)), "2")
    assert found.dependence is not None
    assert [turned.change for turned in found.dependence.changes] == [(("way", "b"),)]


def test_what_works_by_itself_need_not_be_ordered() -> None:
    for length, owed in (("while day <= revoked", False), ("for 2 years from revoked", True)):
        found = judged(one(length), "revoke_award", act(fraud=(FRAUD,)), "2")
        assert found.verdict is Verdict.LAWFUL
        assert (("2", "owed", "ban") in said(found, Standing.OPEN)) is owed
        alone = judged(one(length), "impose_ban", act(fraud=(FRAUD,)), "2")
        assert (alone.verdict is Verdict.UNLAWFUL) is owed


def test_a_ban_that_no_decision_can_record_is_refused_at_once() -> None:
    rules = "article 2 { sanction winner of grand when some fraud: revoke, bar from apply for 30 working days from revoked }"
    (fault,) = lowered(f"{HEADER}\n{TITLE}\n{rules}").faults
    assert isinstance(fault, MisplacedClause)
    text = "article 2 { bar winner of grand where (has(revoked)) from apply for 30 working days from revoked }"
    assert lowered(f"{HEADER}\n{TITLE}\n{text}").faults == ()


@pytest.mark.parametrize(
    ("other", "own", "enough"),
    [
        (None, InTime(5, "years"), False),
        (InTime(10, "years"), InTime(5, "years"), True),
        (InTime(59, "months"), InTime(5, "years"), False),
        (InTime(60, "months"), InTime(5, "years"), True),
        (InTime(89, "days"), InTime(90, "days"), False),
        (InTime(90, "days"), InTime(3, "months"), True),
        (InRounds(2), InRounds(2), True),
        (InRounds(1), InRounds(2), False),
        (InRounds(1), InTime(9, "years"), True),
    ],
)
def test_a_shorter_ban_does_not_stand_for_a_longer_one(
    other: InTime | InRounds | None, own: InTime | InRounds, enough: bool
) -> None:
    cite = invented(TWO).norms[0].anchor.cite
    assert covers(Consequence(cite, "ban", other), Consequence(cite, "ban", own)) is enough


# ---------------------------------------------------------------- bars that the text itself lays down

BAR = """
article 2 { sanction winner of grand as fraud when some fraud where (obtained): revoke, publish }
article 3 { bar winner of grand where (has(revoked)) from apply for 5 years from revoked as after }
article 4 { bar winner of grand from apply for 2 rounds after round as interval }
article 5 { bar some loss where (serious) from apply for 3 years from year_end as losing }
"""
REVOKED = {**WON, "revoked": date(2032, 5, 1), "revoked_for": "fraud"}


@pytest.mark.parametrize(
    ("stated", "lengths", "verdict"),
    [
        ((), {"years": 5}, Verdict.LAWFUL),
        (("3",), {"years": 5}, Verdict.LAWFUL),
        (("3:after",), {"months": 60}, Verdict.LAWFUL),
        (("3",), {"years": 6}, Verdict.UNLAWFUL),
        (("3",), {"years": 4}, Verdict.UNLAWFUL),
        (("3",), {"rounds": 2}, Verdict.UNLAWFUL),
        (("3",), {"forever": True}, Verdict.UNLAWFUL),
        (("3",), {}, Verdict.UNLAWFUL),
        ((), {"rounds": 2}, Verdict.UNLAWFUL),
        (("4",), {"rounds": 2}, Verdict.LAWFUL),
        (("4",), {"years": 5}, Verdict.UNLAWFUL),
        (("3", "4"), {"rounds": 2}, Verdict.LAWFUL),
        (("2",), {"years": 5}, Verdict.UNLAWFUL),
        (("recorded_ban",), {"forever": True}, Verdict.UNLAWFUL),
    ],
)
def test_a_decision_may_declare_a_bar_of_the_text_with_its_length(
    stated: tuple[str, ...], lengths: dict[str, int], verdict: Verdict
) -> None:
    found = judged(BAR, "impose_ban", act(REVOKED, banned=ban(**lengths)), *stated)
    assert found.verdict is verdict


def test_a_declared_bar_rests_on_its_own_article_alone() -> None:
    found = judged(BAR, "impose_ban", act(REVOKED, banned=ban(years=5)))
    places = {place for place, _, _ in said(found, Standing.SATISFIED)}
    assert places == {"3"}
    wrong = judged(BAR, "impose_ban", act(REVOKED, banned=ban(years=6)))
    assert broken(wrong) == {("3", "basis", "ban"), ("3", "consequence", "ban")}
    more = judged(BAR, "impose_ban", act(REVOKED, consequences=("publish",), banned=ban(years=5)), "3")
    assert broken(more) == {("3", "basis", "publish")}


@pytest.mark.parametrize(
    ("won", "day"),
    [
        (WON, DAY),
        (REVOKED, date(2032, 4, 30)),
        (REVOKED, date(2037, 5, 2)),
        ({**REVOKED, "award": "nominee"}, DAY),
        ({**REVOKED, "city": "elsewhere"}, DAY),
    ],
)
def test_a_bar_is_declared_only_while_it_keeps_somebody_out(won: Mapping[str, Entry], day: date) -> None:
    found = judged(BAR, "impose_ban", act(won, banned=ban(years=5), day=day), "3")
    assert ("3", "ground", "impose_ban") in broken(found)
    assert judged(BAR, "impose_ban", act(won, banned=ban(years=5), day=day)).verdict is Verdict.UNLAWFUL


def test_a_bar_that_looks_at_something_else_than_a_revocation_must_be_stated() -> None:
    case = act(WON, banned=ban(years=3), loss=(LOSS,))
    assert judged(BAR, "impose_ban", case, "5").verdict is Verdict.LAWFUL
    assert judged(BAR, "impose_ban", case).verdict is Verdict.UNLAWFUL
    assert judged(BAR, "impose_ban", act(WON, banned=ban(years=3)), "5").verdict is Verdict.UNLAWFUL


def test_with_a_revocation_a_bar_of_the_text_may_be_declared() -> None:
    for lengths, expected in (
        ({"years": 5}, set()),
        ({"years": 4}, {("2", "basis", "ban")}),
        ({"rounds": 2}, {("2", "basis", "ban")}),
    ):
        case = act(consequences=("publish",), banned=ban(**lengths), fraud=(FRAUD,))
        found = judged(BAR, "revoke_award", case, "2")
        assert broken(found) == expected
        assert ("3", "basis", "ban") in said(found, Standing.SATISFIED) or expected


@pytest.mark.parametrize(
    ("where", "lawful"),
    [
        ("has(revoked)", True),
        ("has(revoked) and revoked <= day", True),
        ("revoked <= day", True),
        ("revoked < 2032-06-01", False),
        ("has(revoked) and has(revoked_for) and revoked_for = fraud", True),
        ("has(revoked) and revoked_for in {fraud, incident}", True),
        ("has(revoked) and revoked_for = loss", False),
        ("has(revoked) and category = individual", False),
        ("has(revoked) or category = organization", False),
        ("not has(revoked)", False),
    ],
)
def test_the_bar_must_be_one_that_this_revocation_brings_about(where: str, lawful: bool) -> None:
    rules = f"""
    article 2 {{ sanction winner of grand as fraud when some fraud where (obtained): revoke }}
    article 3 {{ bar winner of grand where ({where}) from apply for 5 years from revoked as after }}
    """
    found = judged(rules, "revoke_award", act(banned=ban(years=5), fraud=(FRAUD,)), "2")
    assert found.verdict is (Verdict.LAWFUL if lawful else Verdict.UNLAWFUL)


def test_a_bar_that_never_stands_is_not_declared() -> None:
    rules = """
    article 2 { bar winner of grand where (has(revoked)) from apply for reading way { a: no  b: 5 years from revoked }
      reading way "方式" "way" { a "甲" "a" default  b "乙" "b" } }
    article 3 { bar winner of grand where (has(revoked) and false) from apply for 5 years from revoked }
    """
    for stated in ("2", "3"):
        found = judged(rules, "impose_ban", act(REVOKED, banned=ban(years=5)), stated)
        assert found.verdict is Verdict.UNLAWFUL
        assert ("ground", "impose_ban") in {(aspect, about) for _, aspect, about in broken(found)}
