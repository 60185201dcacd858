"""Duties of an invented regulation, from the record of what happened to what became of each."""

from datetime import date

import pytest

from checker.verification.duties import time_of
from checker.verification.duty import DutyStanding, RecordEnds, UnclearDeed, UnknownTerm
from checker.verification.judge import Verdict, settings_for
from tests.unit.verification.yuntan import calendar, check, duties, regulation, spec, standings, turning

OBJECTION = "{{received: 2024-09-27, outcome: {outcome}, formal: {formal}, state_security: {security}}}"


def objected(
    steps: str = "", *, through: str | None = "2024-10-31", as_of: str = "2024-10-31", formal: str = "true",
    security: str = "false", more: str = "",
) -> str:  # fmt: skip
    """A dossier with one objection, received on 2024-09-27, so that five working days end on 2024-10-10."""
    complete = f"acts_complete_through: {through}\n" if through else ""
    event = OBJECTION.format(outcome="dismissed", formal=formal, security=security)
    done = f"procedure: {{complete: true, steps: [{steps}]}}\n" if steps else ""
    return (
        f"as_of: {as_of}\n{complete}subjects:\n  甲:\n    name: 甲公司\n    events:\n      complete_through: {as_of}\n"
        f"      objection: [{event}]\n{done}{more or 'decisions: [{act: interpret, by: office}]'}\n"
    )


CHECKED = "{step: objection_check, by: office, start: 2024-10-08, end: 2024-10-10}"
LATE = "{step: objection_check, by: office, start: 2024-10-08, end: 2024-10-11}"


@pytest.mark.parametrize(
    ("text", "standing", "gap"),
    [
        (objected(CHECKED), "satisfied", None),
        (objected(CHECKED, through=None), "satisfied", None),
        (objected(LATE), "violated", None),
        (objected(LATE, through=None), "violated", None),
        (objected(), "violated", None),
        (objected(through="2024-10-10"), "violated", None),
        (objected(through="2024-10-09"), "undetermined", RecordEnds(date(2024, 10, 9))),
        (objected(through=None), "undetermined", RecordEnds(None)),
        (objected(through=None, as_of="2024-10-10"), "open", None),
        (objected(through="2024-10-09", as_of="2024-10-09"), "open", None),
    ],
)
def test_an_objection_is_to_be_checked_in_five_working_days(text: str, standing: str, gap: object) -> None:
    (duty,) = duties(text, "check")
    assert (duty.standing.value, duty.last, duty.lacking) == (standing, date(2024, 10, 10), gap)
    assert (duty.who, duty.what, duty.name) == (("office",), "objection_check", "甲公司")
    assert (duty.trigger.kind, duty.trigger.name, duty.trigger.day) == ("event", "objection", date(2024, 9, 27))


def test_only_a_complete_record_makes_duties_count() -> None:
    assert check(objected()).verdict is Verdict.UNLAWFUL
    assert check(objected(through="2024-10-09")).verdict is Verdict.UNDETERMINED
    silent = "decisions: [{act: charge_fee, by: applicant, subject: 甲}]"
    assert (
        check(objected(through=None, more=silent)).verdict
        is check(objected(CHECKED, through=None, more=silent)).verdict
    )
    assert not check(objected(through=None)).duties_judged


def test_each_objection_is_a_duty_of_its_own() -> None:
    other = "{received: 2024-10-25, outcome: pending, formal: false, state_security: false}"
    first = objected(CHECKED.replace("by:", "received: 2024-09-27, by:"))
    text = first.replace("state_security: false}]", f"state_security: false}}, {other}]")
    found = duties(text, "check")
    assert [(d.standing.value, d.last) for d in found] == [
        ("satisfied", date(2024, 10, 10)),
        ("open", date(2024, 11, 1)),
    ]
    assert [d.trigger.day for d in duties(text, "hearing")] == [date(2024, 9, 27)]


def test_an_objection_whose_day_is_not_known_is_not_known_to_have_come_before_the_dossier_was_closed() -> None:
    assert standings(objected().replace("received: 2024-09-27, ", ""), "check") == []


def test_working_days_of_a_year_that_is_not_published_are_not_guessed() -> None:
    last = max(y.year for y in calendar().years)
    received = f"{last}-12-31"
    (duty,) = duties(
        objected(as_of=f"{last + 1}-02-01", through=f"{last + 1}-02-01").replace("2024-09-27", received), "check"
    )
    assert duty.lacking == UnknownTerm((), (last + 1,))


def test_a_duty_that_a_reading_changes_says_so() -> None:
    text = objected(through="2024-10-09", as_of="2024-10-09")
    (duty,) = turning(text, "check")
    assert ("first_day", "included", "violated") in duty.turns
    assert duties(text, "check")[0].turns == ()
    loose = check(text, asked="loose")
    (unhurried,) = (d for d in loose.duties if d.cite.label == "unhurried")
    assert unhurried.standing is DutyStanding.OPEN
    assert not any(d.cite.label == "check" for d in loose.duties)


def test_a_duty_that_another_reading_alone_makes_arise_is_told_with_its_like() -> None:
    (duty,) = turning(objected(), "unhurried", asked="loose")
    assert ("asked", "strict", "violated") in duty.turns


def test_what_no_norm_asks_for_does_not_arise() -> None:
    assert standings(objected(formal="false"), "hearing") == []
    assert standings(objected(formal="unknown"), "hearing") == []
    assert standings(objected(), "security") == []
    assert standings(objected(), "both_sides") == []


def test_an_event_that_prevents_a_duty_is_not_its_cause() -> None:
    harmless = "misconduct: [{date: 2024-01-01, serious: false}]"
    assert standings(objected().replace("objection:", f"{harmless}\n      objection:"), "unless_misconduct") == []


def test_an_act_is_done_by_its_step_too() -> None:
    heard = "{step: investigation, by: office, start: 2024-10-09, end: 2024-10-20}"
    found = duties(objected(heard, security="true"), "security")
    assert [(d.what, d.standing.value) for d in found] == [("investigate", "satisfied"), ("hear", "open")]


INFORM = "{{act: inform, id: 告知, day: 2024-10-{day}, by: {by}, subject: 甲{matter}}}"


def informed(day: int = 14, by: str = "office", matter: str = ", matter: objection_matter") -> str:
    """A dossier with a checked objection of which somebody was informed."""
    return objected(CHECKED, more=f"decisions: [{INFORM.format(day=day, by=by, matter=matter)}]")


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        (informed(), "satisfied"),
        (informed(16), "violated"),
        (informed(by="committee"), "violated"),
        (informed(matter=", matter: results"), "violated"),
        (informed(matter=""), "undetermined"),
        (objected(CHECKED), "violated"),
    ],
)
def test_a_duty_after_a_step(text: str, standing: str) -> None:
    (duty,) = duties(text, "answer")
    assert (duty.standing.value, duty.last, duty.trigger.kind) == (standing, date(2024, 10, 14), "term")


def test_a_duty_after_a_step_that_is_not_over_has_not_arisen() -> None:
    assert standings(objected(), "answer") == []
    assert standings(objected("{step: objection_check, done: false}"), "answer") == []


def test_what_the_act_lacks_is_named() -> None:
    (duty,) = duties(informed(matter=""), "answer")
    assert isinstance(duty.lacking, UnclearDeed)
    assert (duty.lacking.deed.name, duty.lacking.field) == ("告知", "matter")


ROUND = "rounds: [{number: 3, called: 2023-03-01, award_day: 2023-12-01}]\n"


def awarded(
    through: str = "2024-03-31",
    *,
    acts: str = "",
    steps: str = "",
    award: str = "grand",
    category: str = "organization",
) -> str:
    """A dossier with one award decision of round 3."""
    procedure = f"procedure: {{complete: true, steps: [{steps}]}}\n" if steps else ""
    return (
        f"as_of: {through}\nacts_complete_through: {through}\n{ROUND}"
        f"subjects:\n  甲: {{name: 甲公司, unit: none}}\n  乙: {{name: 乙公司}}\n{procedure}decisions:\n"
        f"  - {{act: award, id: 授奖, day: 2023-12-01, by: city_government, round: 3, entries: [{{subject: 甲, award: {award}, category: {category}}}]}}\n{acts}"
    )


def test_a_duty_upon_an_act() -> None:
    published = "  - {act: publish_result, id: 公布, day: 2023-12-20, by: office, matter: results, round: 3}\n"
    assert standings(awarded(acts=published), "publication") == ["satisfied"]
    assert standings(awarded(acts=published.replace("round: 3", "round: 4")), "publication") == ["violated"]
    (duty,) = duties(awarded(), "publication")
    assert (duty.trigger.kind, duty.trigger.name, duty.last) == ("act", "授奖", date(2023, 12, 31))


def test_a_duty_upon_an_act_after_a_step() -> None:
    assert standings(awarded(), "credit") == []
    notice = "{step: final_notice, by: office, start: 2023-11-01, end: 2023-11-10}"
    assert standings(awarded(steps=notice), "credit") == ["open"]


def test_a_duty_upon_an_act_of_each_whom_it_concerns() -> None:
    assert [(d.name, d.standing.value) for d in duties(awarded(), "after_award")] == [("甲公司", "open")]


def test_a_term_that_is_not_known_names_the_fact() -> None:
    (duty,) = duties(awarded().replace(", award_day: 2023-12-01", ""), "publication")
    assert duty.lacking == UnknownTerm((("round", "award_day"),), ())


def test_a_duty_of_an_applicant_after_a_step_of_his_own() -> None:
    own = "steps: [{step: site_review, by: review_group, start: 2023-06-01, end: 2023-06-02}], "
    text = awarded().replace("{subject: 甲, ", "{subject: 甲, " + own)
    assert [(d.name, d.trigger.day) for d in duties(text, "evaluation")] == [("甲公司", date(2023, 6, 2))]
    everybody = awarded(steps="{step: site_review, by: review_group, start: 2023-06-01}")
    assert [(d.name, d.trigger.day) for d in duties(everybody, "evaluation")] == [("甲公司", None), ("乙公司", None)]


def test_a_body_proposes_by_the_decision_that_follows() -> None:
    step = "{step: deliberation, by: committee, start: 2023-11-20, end: 2023-11-20}"
    assert standings(awarded(steps=step), "submission") == ["open"]
    proposed = awarded(steps=step).replace("by: city_government", "by: city_government, proposed_by: committee")
    assert standings(proposed, "submission") == ["satisfied"]


def test_a_step_with_a_term_that_runs() -> None:
    step = "{step: qualification, by: office, received: 2023-05-05, start: 2023-05-08, end: 2023-05-18}"
    assert standings(awarded(steps=step), "qualification") == ["satisfied"]
    assert standings(awarded(steps=step.replace("05-18", "05-19")), "qualification") == ["violated"]
    (duty,) = duties(awarded(steps=step), "at_last")
    assert (duty.who, duty.trigger.kind) == (("office",), "term")
    assert standings(awarded(steps=step.replace("received: 2023-05-05, ", "")), "qualification") == []


def test_a_step_of_one_subject_alone() -> None:
    own = "steps: [{step: qualification, by: office, received: 2023-05-05, start: 2023-05-08, end: 2023-05-22}], "
    text = awarded().replace("{subject: 甲, ", "{subject: 甲, " + own)
    assert [(d.name, d.standing.value) for d in duties(text, "qualification")] == [("甲公司", "violated")]


def reporting(*days: str) -> str:
    """Acts of reporting on these days."""
    rows = (
        f"  - {{act: report, id: 报告{d}, day: {d}, by: winner_body, subject: 甲, matter: annual_report}}\n"
        for d in days
    )
    return "".join(rows)


def test_a_winner_owes_a_report_in_every_year() -> None:
    text = awarded("2026-03-31", acts=reporting("2024-11-30", "2026-01-05"))
    found = duties(text, "yearly")
    assert [(d.standing.value, d.last) for d in found] == [
        ("satisfied", date(2024, 12, 1)), ("violated", date(2025, 12, 1)), ("satisfied", date(2026, 12, 1)),
    ]  # fmt: skip
    assert [d.deed.name if d.deed else None for d in found] == ["报告2024-11-30", None, "报告2026-01-05"]
    assert [d.last for d in duties(text, "half_yearly")][:3] == [date(2024, 6, 1), date(2024, 12, 1), date(2025, 6, 1)]


def test_periods_end_with_the_validity_of_the_award() -> None:
    assert [d.last for d in duties(awarded("2032-01-01"), "yearly")] == [date(y, 12, 1) for y in (2024, 2025, 2026)]
    assert standings(awarded("2026-12-01"), "improvement") == []
    assert standings(awarded("2026-11-30"), "improvement") == ["open"]


def test_periods_end_with_the_revocation() -> None:
    revoked = "  - {act: revoke_award, day: 2025-06-01, by: city_government, subject: 甲, win: {round: 3}}\n"
    history = (
        "  甲: {name: 甲公司, unit: none, events: {win: [{city: yuntan, award: grand, round: 3, decided: 2023-12-01}]}}"
    )
    text = awarded("2026-03-31", acts=revoked).replace("  甲: {name: 甲公司, unit: none}", history)
    assert [d.last for d in duties(text, "yearly")] == [date(2024, 12, 1)]
    assert standings(text, "improvement") == []


def test_periods_of_days_and_working_days() -> None:
    text = awarded("2024-01-31", award="nominee")
    assert [d.last for d in duties(text, "monthly")] == [date(2023, 12, 31), date(2024, 1, 30), date(2024, 2, 29)]
    assert [d.last for d in duties(text, "often")][:2] == [date(2023, 12, 15), date(2023, 12, 29)]
    assert standings(text, "yearly") == []


def test_periods_stop_where_the_calendar_does() -> None:
    last = max(y.year for y in calendar().years)
    text = awarded(f"{last + 1}-03-01", award="nominee").replace("2023-12-01", f"{last}-12-01")
    *_, unknown = duties(text, "often")
    assert unknown.lacking == UnknownTerm((), (last + 1,))


def test_an_award_of_an_unknown_day() -> None:
    text = awarded().replace("day: 2023-12-01, by", "by")
    (duty,) = duties(text, "yearly")
    assert duty.lacking == UnknownTerm((("win", "decided"),), ())
    assert duty.trigger.day is None


def test_awards_of_the_history_and_of_elsewhere() -> None:
    history = (
        "  甲: {name: 甲公司, unit: none, events: {complete_through: 2024-03-31, win: [{city: yuntan, award: grand, category: organization,"
        " round: 2, decided: 2022-12-01, revoked: none}, {city: elsewhere, award: grand, round: 1, decided: 2021-12-01, revoked: none}]}}"
    )
    text = awarded().replace("  甲: {name: 甲公司, unit: none}", history)
    assert [d.trigger.day for d in duties(text, "improvement")] == [date(2022, 12, 1), date(2023, 12, 1)]


def test_an_exemption_must_be_known_not_to_hold() -> None:
    judged = "  甲: {{name: 甲公司, unit: none, judgements: {{state_provides_otherwise: {}}}}}"
    assert standings(awarded(), "open_door") == []
    for value, expected in (("false", ["open"]), ("true", [])):
        text = awarded().replace("  甲: {name: 甲公司, unit: none}", judged.format(value))
        assert standings(text, "open_door") == expected


def test_an_event_of_the_unit() -> None:
    subjects = (
        "  甲: {name: 甲某, unit: 乙}\n"
        "  乙: {name: 乙公司, events: {complete_through: 2024-03-31, incident: [{date: 2023-05-01, severity: grave, kind: safety}]}}"
    )
    text = awarded().replace("  甲: {name: 甲公司, unit: none}\n  乙: {name: 乙公司}", subjects)
    assert [(d.name, d.trigger.day) for d in duties(text, "unit_incident")] == [("甲某", date(2023, 5, 1))]


def test_what_arose_outside_the_time_of_the_regulation_is_not_its_duty() -> None:
    early = objected().replace("2024-09-27", "2019-09-27")
    assert standings(early, "check") == []
    choice = settings_for(regulation(), spec().vocabulary, calendar()).choice
    assert time_of(regulation(), choice, None) == (date(2020, 1, 1), date(2040, 1, 1))


def test_the_first_day_of_a_regulation_may_be_unknown_and_its_end_superseded() -> None:
    from dataclasses import replace

    from checker.ir import factory as f
    from checker.ir.types import DATE

    odd = replace(
        regulation(), in_force=f.field("round", "called", DATE), until=None, superseded=(date(2030, 1, 1), "新规定")
    )
    assert time_of(odd, {}, None) == (date.min, date(2029, 12, 31))


def test_duties_that_nobody_sees_arise_are_counted() -> None:
    found = check(objected(CHECKED))
    arisen = {d.cite.label for d in found.duties} & {"answer", "publication", "security", "improvement"}
    assert arisen == {"answer"}
    assert found.unseen == 16


def test_without_a_decision_the_regulation_is_the_one_in_force() -> None:
    text = objected(more="decisions: []").replace("decisions: []\n", "")
    found = check(text)
    assert found.decisions == ()
    assert found.verdict is Verdict.UNLAWFUL
