"""What burdens left out, and sanctions that nobody ordered."""

from datetime import date

import pytest

from checker.verification.duty import DutyStanding, UnclearDeed, UnknownTerm
from checker.verification.judge import Verdict
from tests.unit.verification.yuntan import check, duties, standings

WIN = "{{city: yuntan, award: grand, category: {category}, round: 3, track: fresh, decided: 2024-01-15, revoked: {revoked}}}"
FRAUD = "{city: yuntan, obtained: true, verified: true, found_stage: after_award, round: 3, date: 2023-05-01, found: 2024-05-02}"
ORDER = (
    "  - {{act: {act}, id: {id}, day: 2024-06-{day}, by: city_government, subject: 甲, win: {{round: 3, award: grand}}, "
    "consequences: [{ordered}], ban: {ban}{more}}}\n"
)
FIVE = "{years: 5}"


def order(
    day: str = "03", ordered: str = "revoke, recover_plaque", ban: str = FIVE, act: str = "revoke_award", more: str = ""
) -> str:
    """A decision of June 2024 on the subject."""
    return ORDER.format(act=act, id=f"{act}-{day}", day=day, ordered=ordered, ban=ban, more=more)


def cheated(
    *orders: str,
    through: str | None = "2024-06-30",
    category: str = "organization",
    revoked: str = "none",
    events: str = "",
) -> str:
    """A dossier on a winner by fraud, and what was ordered."""
    complete = f"acts_complete_through: {through}\n" if through else ""
    done = f"decisions:\n{''.join(orders)}" if orders else ""
    return (
        f"as_of: 2024-06-30\n{complete}subjects:\n  甲:\n    name: 甲公司\n    unit: none\n    events:\n      complete_through: 2024-06-30\n"
        f"      win: [{WIN.format(category=category, revoked=revoked)}]\n      fraud: [{FRAUD}]\n{events}{done}"
    )


def owed(text: str) -> list[tuple[str, str]]:
    """What the sanction for fraud leaves open, with its standing."""
    return [(d.what, d.standing.value) for d in duties(text, "fraud")]


def test_a_revocation_with_everything_leaves_nothing() -> None:
    found = check(cheated(order()))
    assert (found.verdict, owed(cheated(order()))) == (Verdict.LAWFUL, [])
    assert found.decisions[0].owed == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (cheated(order(ordered="revoke")), [("recover_plaque", "violated")]),
        (cheated(order(ban="none")), [("ban", "violated")]),
        (cheated(order(ordered="revoke"), through="2024-06-12"), [("recover_plaque", "undetermined")]),
        (cheated(order("25", ordered="revoke"), through="2024-06-29"), [("recover_plaque", "open")]),
        (cheated(order(), category="individual"), [("recover_money", "violated")]),
    ],
)
def test_what_is_left_out_is_owed_and_does_not_break_the_revocation(text: str, expected: list[tuple[str, str]]) -> None:
    found = check(text)
    assert owed(text) == expected
    assert found.decisions[0].verdict is Verdict.LAWFUL
    assert [(d.what, d.standing.value) for d in found.decisions[0].owed] == expected
    (duty,) = found.decisions[0].owed
    assert duty.who == ("city_government",)
    assert (duty.trigger.kind, duty.trigger.name) == ("omission", found.decisions[0].identifier)


def test_a_violated_omission_makes_the_dossier_unlawful_only_with_a_complete_record() -> None:
    assert check(cheated(order(ordered="revoke"))).verdict is Verdict.UNLAWFUL
    assert check(cheated(order(ordered="revoke"), through=None)).verdict is Verdict.LAWFUL


def test_a_ban_of_the_wrong_length_is_not_an_omission() -> None:
    text = cheated(order(ban="{years: 3}"))
    assert check(text).decisions[0].verdict is Verdict.UNLAWFUL
    assert owed(text) == []


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (order("10", "recover_plaque", "none", "carry_out"), "satisfied"),
        (order("13", "recover_plaque", "none", "carry_out"), "satisfied"),
        (order("14", "recover_plaque", "none", "carry_out"), "violated"),
        (order("02", "recover_plaque", "none", "carry_out"), "violated"),
        (order("10", "recover_plaque", "none", "carry_out").replace("2024-06-10", "unknown"), "violated"),
        (order("10", "recover_plaque", "none", "carry_out").replace("round: 3", "round: 2"), "violated"),
        (order("10", "", "none", "carry_out"), "violated"),
    ],
)
def test_a_later_decision_makes_good(later: str, expected: str) -> None:
    text = cheated(order(ordered="revoke"), later).replace(
        "none}]\n      fraud",
        "none}, {city: yuntan, award: grand, category: organization, round: 2, decided: 2021-12-01, revoked: none}]\n      fraud",
    )
    assert owed(text)[0] == ("recover_plaque", expected)
    assert ("recover_plaque", expected) in owed(text)


def test_a_ban_made_good_by_a_decision_of_its_own() -> None:
    text = cheated(order(ban="none"), order("10", "", FIVE, "impose_ban"))
    assert owed(text) == [("ban", "satisfied")]
    (duty,) = check(text).decisions[0].owed
    assert duty.deed is not None
    assert (duty.deed.name, duty.deed.day) == ("impose_ban-10", date(2024, 6, 10))


def test_carrying_out_needs_a_ground_and_owes_nothing_itself() -> None:
    later = order("10", "recover_plaque", "none", "carry_out")
    assert [d.verdict for d in check(cheated(order(ordered="revoke"), later)).decisions] == [
        Verdict.LAWFUL,
        Verdict.LAWFUL,
    ]
    groundless = cheated(order("10", "recover_money", "none", "carry_out"))
    assert check(groundless).decisions[0].verdict is Verdict.UNLAWFUL
    assert check(groundless).decisions[0].owed == ()


def test_what_is_not_known_of_an_incomplete_decision() -> None:
    text = cheated(order().replace("consequences: [revoke, recover_plaque], ", "complete: false, "))
    (duty,) = duties(text, "fraud")
    assert duty.standing is DutyStanding.UNDETERMINED
    assert isinstance(duty.lacking, UnclearDeed)
    assert duty.lacking.field == "consequences"


def test_a_term_that_runs_from_an_unknown_day() -> None:
    objected = "      objection: [{received: 2024-05-02, outcome: upheld}]\n"
    text = cheated(order("10", "withdraw", "none", "withdraw_candidate"), events=objected, revoked="2024-06-01")
    (duty,) = duties(text, "upheld")
    assert (duty.what, duty.standing) == ("inform_objector", DutyStanding.UNDETERMINED)
    assert duty.lacking == UnknownTerm((("step.objection_check", "end"),), ())


def test_an_omission_is_owed_only_where_the_ground_surely_holds() -> None:
    unsure = cheated(order(ordered="revoke")).replace("obtained: true, ", "")
    assert owed(unsure) == []


def test_a_consequence_without_a_term_stays_open() -> None:
    text = cheated(order(ordered="revoke", ban="none")).replace("award: grand", "award: nominee")
    assert [(d.what, d.standing.value) for d in duties(text, "nominee_fraud")] == [("recover_plaque", "open")]
    assert check(text).decisions[0].verdict is Verdict.LAWFUL


def test_a_sanction_that_nobody_ordered() -> None:
    (duty,) = duties(cheated(through=None, events="decisions: [{act: interpret, by: office}]\n"), "fraud")
    assert (duty.what, duty.standing, duty.who, duty.trigger.name) == (
        "revoke",
        DutyStanding.OPEN,
        ("city_government",),
        "fraud",
    )


def test_a_sanction_that_was_ordered_or_need_not_be() -> None:
    assert standings(cheated(revoked="2024-06-01"), "fraud") == []
    assert standings(cheated(order()), "fraud") == []
    other_round = cheated(order().replace("round: 3", "round: 2"))
    assert owed(
        other_round.replace(
            "win: [",
            "win: [{city: yuntan, award: grand, category: organization, round: 2, decided: 2021-12-01, revoked: none}, ",
        )
    )[-1] == ("revoke", "open")
    serious = "      misconduct: [{date: 2024-01-01, serious: true, area: evaluation}]\n"
    assert standings(cheated(events=serious), "grave") == []
    assert standings(cheated(events=serious), "assessors") == []


def test_a_candidate_whom_nobody_withdrew() -> None:
    objected = "      objection: [{received: 2024-05-02, outcome: upheld}]\n"
    (duty,) = duties(cheated(events=objected), "upheld")
    assert (duty.what, duty.trigger.kind, duty.trigger.name) == ("withdraw", "ground", "other_ground")
