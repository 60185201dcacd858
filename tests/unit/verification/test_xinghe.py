"""Claims, benches and verdicts of an invented regulation, from the record of an act to the provision that is broken."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from checker.cases.scene import ABSENT, Entry, Record, Scene
from checker.ir import factory as f
from checker.ir.norms import Power
from checker.ir.terms import Term
from checker.smt.facts import FieldFact
from checker.verification.bench import Bench, Standing
from checker.verification.burdens import burden_docket, sanctions_of
from checker.verification.claims import docket, in_time, steps_before
from checker.verification.conclusions import MinimalReason, Nearest, NoAlternative, Reasons, SettlingSets, Unsettled
from checker.verification.judge import Judgement, Verdict, judge, nearest_lawful
from checker.verification.refusals import reasons_required, refusal_docket
from checker.verification.verdict import violated
from tests.unit.verification.xinghe import DAY, calendar, regulation, scene, settings, vocabulary

APPLICATION: dict[str, Entry] = {
    "category": "organization",
    "day": date(2032, 2, 1),
    "track": "fresh",
    "award": "grand",
}
GOOD: dict[str, Entry] = {"registered_in": "xinghe", "operating_since": date(2020, 1, 1), "industrial": True}
WIN: dict[str, Entry] = {
    "city": "xinghe", "award": "grand", "category": "organization", "round": 1, "track": "fresh",
    "decided": date(2031, 5, 1), "announced": date(2031, 5, 1), "ceremony": date(2031, 5, 1), "revoked": ABSENT,
    "revocation_published": ABSENT, "revoked_for": ABSENT, "found": ABSENT, "ground_day": ABSENT, "found_round": ABSENT,
}  # fmt: skip
FRAUD: dict[str, Entry] = {
    "city": "xinghe", "obtained": True, "verified": True, "date": date(2030, 3, 1), "found": date(2032, 1, 1), "round": 1,
    "found_round": 2, "in_award_evaluation": True, "found_stage": "after_award",
}  # fmt: skip
REVOKED: dict[str, Entry] = {
    "day": DAY, "by": frozenset({"city_government"}), "proposed_by": frozenset({"committee"}),
    "approved_by": frozenset({"mayor"}), "form": frozenset[str](),
    "consequences": frozenset({"recover_plaque", "publish"}), "ban_years": 5, "ban_months": ABSENT, "ban_days": ABSENT,
    "ban_rounds": ABSENT, "ban_forever": False,
}  # fmt: skip


def done(first: date, last: date, by: str) -> dict[str, Entry]:
    """A step that was taken."""
    return {
        "done": True, "start": first, "end": last, "by": frozenset({by}), "with": frozenset(), "at": frozenset(),
        "form": frozenset(), "experts": 3, "received": first,
    }  # fmt: skip


STEPS = {
    "step.call": done(date(2032, 1, 4), date(2032, 1, 4), "office"),
    "step.application_step": done(date(2032, 2, 1), date(2032, 2, 1), "applicant"),
    "step.investigation": done(date(2032, 5, 4), date(2032, 5, 5), "office"),
}


def accepting(subject: Mapping[str, Entry], *, wins: tuple[Mapping[str, Entry], ...] = (), **other: Entry) -> Scene:
    """An acceptance decided by the right body in the right form, of a subject with this history."""
    act: dict[str, Entry] = {"day": DAY, "by": frozenset({"office"}), "form": frozenset({"written"}), **other}
    records: dict[str, Mapping[str, Entry]] = {
        "subject": subject, "application": APPLICATION, "acceptance": {"day": DAY}, "act": act,
        "round": {"number": 2, "called": date(2032, 1, 4), "filing_deadline": date(2032, 3, 1)}, "entry": {"reasons_stated": False}, **STEPS,
    }  # fmt: skip
    return scene(records, {"win": wins})


def revoking(act: Mapping[str, Entry], **lists: tuple[Mapping[str, Entry], ...]) -> Scene:
    """A revocation of the award of round 1."""
    return scene({"win": WIN, "act": {**REVOKED, **act}, "round": {"number": 2}, **STEPS}, {"win": (WIN,), **lists})


def bench_of(act: str, stated: tuple[str, ...] = (), *skipped: str) -> Bench:
    """The claims on an act, without those of some aspects."""
    match act:
        case "refuse":
            found = refusal_docket(regulation(), stated)
        case "revoke_award" | "withdraw_candidate" | "impose_ban":
            found = burden_docket(regulation(), vocabulary(), act, stated)
        case _:
            found = docket(regulation(), act)
    claims = (*found.whole, *found.each)
    return Bench(tuple(c for c in claims if not c.aspect.startswith(skipped)) if skipped else claims, calendar())


def eligible(case: Scene, explain: bool = True, all_reasons: bool = False) -> Judgement:
    """The verdict on an acceptance, as far as it is about the applicant."""
    how = replace(settings(), explain=explain, all_reasons=all_reasons)
    return judge(bench_of("accept", (), "step", "order", "power"), case, how, favourable_act=True)


def places(found: Judgement) -> list[str]:
    """The provisions that are broken."""
    return [f"{c.place}:{c.label}" for c in violated(found)]


def standings(bench: Bench, case: Scene) -> dict[tuple[str, str], Standing]:
    """The standing of claims by label (or place) and aspect."""
    return {
        (x.claim.cite.label or x.claim.cite.place, x.claim.aspect): x.standing
        for x in bench.findings(case, settings().choice)
    }


def test_an_applicant_who_meets_everything_is_lawfully_accepted() -> None:
    found = eligible(accepting(GOOD))
    assert found.verdict is Verdict.LAWFUL
    assert found.relied == ("good_reputation",)


@pytest.mark.parametrize(
    ("subject", "wins", "broken"),
    [
        ({**GOOD, "registered_in": "elsewhere"}, (), ["2.1:place"]),
        ({**GOOD, "operating_since": date(2031, 12, 1)}, (), ["2.3:operation"]),
        (GOOD, (WIN,), ["3:interval"]),
        (GOOD, ({**WIN, "revoked": date(2031, 9, 1)},), ["3:interval", "3:after_revocation"]),
    ],
)
def test_an_acceptance_breaks_just_the_provision_it_should(
    subject: Mapping[str, Entry], wins: tuple[Mapping[str, Entry], ...], broken: list[str]
) -> None:
    found = eligible(accepting(subject, wins=wins))
    assert found.verdict is Verdict.UNLAWFUL
    assert places(found) == broken
    assert [f"{claim.cite.place}:{claim.cite.label}" for claim, _ in found.reasons] == broken
    assert all(isinstance(reason, MinimalReason) and reason.facts for _, reason in found.reasons)


def test_all_reasons_on_request() -> None:
    found = eligible(accepting({**GOOD, "registered_in": "elsewhere"}, wins=(WIN,)), all_reasons=True)
    assert [claim.cite.label for claim, _ in found.reasons] == ["place", "interval"]
    for _, reasons in found.reasons:
        assert isinstance(reasons, Reasons)
        assert reasons.complete
        assert len(reasons.reasons) >= 1


def test_the_reading_on_which_a_verdict_turns() -> None:
    found = eligible(accepting(GOOD, wins=(WIN,)))
    assert found.dependence is not None
    assert [turned.change for turned in found.dependence.changes] == [(("gap", "next"),)]
    firm = eligible(accepting({**GOOD, "registered_in": "elsewhere"}, wins=(WIN,)))
    assert firm.dependence is None or firm.dependence.same


def test_who_returns_is_exempt_from_the_place() -> None:
    case = accepting({**GOOD, "registered_in": "elsewhere"})
    returning = replace(case, records={**case.records, "application": Record({**APPLICATION, "track": "reassessment"})})
    assert standings(bench_of("accept"), returning)["place", "condition"] is Standing.EXEMPT
    assert standings(bench_of("accept"), case)["place", "condition"] is Standing.VIOLATED


@pytest.mark.parametrize(
    ("stated", "standing"),
    [(True, Standing.DEPARTURE), (False, Standing.UNEXCUSED), (None, Standing.UNDETERMINED)],
)
def test_a_rule_in_principle_is_left_with_reasons(stated: bool | None, standing: Standing) -> None:
    case = accepting({**GOOD, "operating_since": date(2031, 12, 1)})
    entry: Mapping[str, Entry] = {} if stated is None else {"reasons_stated": stated}
    known = replace(case, records={**case.records, "entry": Record(entry)})
    assert standings(bench_of("accept"), known)["operation", "condition"] is standing


def test_a_rule_in_principle_that_may_be_broken_is_satisfied_by_reasons() -> None:
    unknown = {name: value for name, value in GOOD.items() if name != "operating_since"}
    for entry, standing in (({"reasons_stated": True}, Standing.SATISFIED), ({}, Standing.UNDETERMINED)):
        case = accepting(unknown)
        known = replace(case, records={**case.records, "entry": Record(entry)})
        assert standings(bench_of("accept"), known)["operation", "condition"] is standing


def test_an_unknown_fact_leaves_the_verdict_open_and_is_named() -> None:
    case = accepting({name: value for name, value in GOOD.items() if name != "registered_in"})
    found = eligible(case)
    assert found.verdict is Verdict.UNDETERMINED
    assert found.missing is not None
    assert [fact.name for fact in found.missing.facts] == ["registered_in"]  # type: ignore[union-attr]
    for sets in (found.to_lawful, found.to_unlawful):
        assert isinstance(sets, SettlingSets)
        assert len(sets.sets) == 1
    assert eligible(case, explain=False).missing is None


def _pair(first: Term, second: Term) -> Bench:
    """Two claims on an act, each open where the place of registration is unknown."""
    base = docket(regulation(), "decide").whole[0]
    return Bench((replace(base, holds=first), replace(base, holds=second)), calendar())


def test_claims_that_only_fail_together_are_settled_by_the_solver() -> None:
    here = next(c for c in bench_of("accept").claims if c.cite.label == "place").holds
    case = accepting({})
    broken = judge(_pair(here, f.neg(here)), case, settings(), favourable_act=False)
    assert broken.verdict is Verdict.UNLAWFUL
    assert [x.standing for x in broken.findings] == [Standing.UNDETERMINED] * 2
    ((_, reason),) = broken.reasons
    assert isinstance(reason, MinimalReason)
    assert reason.labels == ("0", "1")
    kept = judge(_pair(f.disj(here, f.neg(here)), f.disj(f.neg(here), here)), case, settings(), favourable_act=False)
    assert kept.verdict is Verdict.LAWFUL
    assert {x.standing for x in kept.findings} == {Standing.SATISFIED}


def test_powers_are_judged_from_the_record() -> None:
    case = accepting(GOOD, by=frozenset({"committee"}), form=frozenset())
    found = judge(bench_of("accept", (), "step", "order"), case, settings(), favourable_act=True)
    assert places(found) == ["5:None"]
    broken = [x.claim.aspect for x in found.findings if x.standing is Standing.VIOLATED]
    assert broken == ["power", "power"]


def test_an_act_outside_the_time_of_the_regulation() -> None:
    for day in (date(2029, 12, 31), date(2036, 1, 1), date(2040, 1, 1)):
        case = accepting(GOOD, day=day)
        found = judge(bench_of("promote"), case, settings(), favourable_act=False)
        assert found.findings[0].standing is Standing.VIOLATED
    inside = accepting(GOOD, day=date(2035, 12, 31))
    assert bench_of("promote").findings(inside, settings().choice)[0].standing is Standing.SATISFIED


def test_a_working_day_that_is_not_published_is_a_gap() -> None:
    steps: dict[str, dict[str, Entry]] = {
        **STEPS,
        "step.qualification": done(date(2032, 2, 1), date(2032, 2, 20), "office"),
    }
    case = accepting(GOOD)
    case = replace(case, records={**case.records, **{name: Record(step) for name, step in steps.items()}})
    found = judge(bench_of("accept"), case, settings(), favourable_act=True)
    assert found.verdict is Verdict.UNDETERMINED
    assert isinstance(found.unsettled, Unsettled)
    assert found.gaps == (2032,)


def test_conduct_is_forbidden_and_permission_is_never_broken() -> None:
    case = accepting(GOOD, by=frozenset({"committee"}), matter="award_list")
    assert standings(bench_of("charge_fee"), case)["6", "forbid"] is Standing.VIOLATED
    assert standings(bench_of("leave_vacant"), case)["6", "may"] is Standing.NOT_CHECKABLE


def test_a_revocation_with_all_its_consequences_is_lawful() -> None:
    assert (
        places(
            judge(
                bench_of("revoke_award", ("7:fraud",)), revoking({}, fraud=(FRAUD,)), settings(), favourable_act=False
            )
        )
        == []
    )
    found = judge(
        bench_of("revoke_award", ("7:fraud",), "step"), revoking({}, fraud=(FRAUD,)), settings(), favourable_act=False
    )
    assert found.verdict is Verdict.LAWFUL


@pytest.mark.parametrize(
    ("act", "aspects"),
    [
        ({"ban_years": 4}, {("basis", "ban"), ("consequence", "ban")}),
        ({"ban_rounds": 9}, {("basis", "ban")}),
        ({"ban_forever": True}, {("basis", "ban")}),
        ({"consequences": frozenset({"publish", "recover_plaque", "recover_money"})}, {("basis", "recover_money")}),
        ({"by": frozenset({"committee"})}, {("power", "by")}),
        ({"proposed_by": frozenset()}, {("power", "proposed_by")}),
        ({"approved_by": frozenset()}, {("power", "approved_by")}),
    ],
)
def test_a_revocation_breaks_just_what_it_should(act: Mapping[str, Entry], aspects: set[tuple[str, str]]) -> None:
    bench = bench_of("revoke_award", ("7:fraud",), "step")
    findings = bench.findings(revoking(act, fraud=(FRAUD,)), settings().choice)
    assert {(x.claim.aspect, x.claim.about) for x in findings if x.standing is Standing.VIOLATED} == aspects


@pytest.mark.parametrize(
    ("act", "owed"),
    [
        ({}, set()),
        ({"ban_years": ABSENT}, {"ban"}),
        ({"ban_years": 4}, set()),
        ({"consequences": frozenset({"publish"})}, {"recover_plaque"}),
        ({"consequences": frozenset(), "ban_years": ABSENT}, {"ban", "recover_plaque", "publish"}),
    ],
)
def test_what_a_revocation_leaves_out_is_owed_and_does_not_break_it(act: Mapping[str, Entry], owed: set[str]) -> None:
    bench = bench_of("revoke_award", ("7:fraud",), "step")
    case = revoking(act, fraud=(FRAUD,))
    findings = bench.findings(case, settings().choice)
    assert {x.claim.about for x in findings if x.standing is Standing.OPEN} == owed
    broken = judge(bench, case, settings(), favourable_act=False).verdict is Verdict.UNLAWFUL
    assert broken is (act == {"ban_years": 4})


def test_an_incomplete_record_of_what_was_ordered_leaves_the_revocation_lawful() -> None:
    bench = bench_of("revoke_award", ("7:fraud",), "step")
    case = revoking({}, fraud=(FRAUD,))
    known = {n: v for n, v in case.records["act"].values.items() if n != "consequences"}
    found = judge(
        bench, replace(case, records={**case.records, "act": Record(known)}), settings(), favourable_act=False
    )
    open_ones = {
        x.claim.about for x in found.findings if x.claim.aspect == "owed" and x.standing is Standing.UNDETERMINED
    }
    assert {"recover_plaque", "publish"} <= open_ones
    assert "owed" not in {x.claim.aspect for x in found.findings if x.standing is Standing.VIOLATED}


def test_a_ground_must_hold_and_must_be_the_stated_one() -> None:
    lists = {"fraud": (FRAUD,)}
    for stated, standing in (
        ((), Standing.SATISFIED),
        (("7:fraud",), Standing.SATISFIED),
        (("7",), Standing.SATISFIED),
        (("7.2",), Standing.VIOLATED),
        (("9",), Standing.VIOLATED),
    ):
        found = standings_of_ground(bench_of("revoke_award", stated), revoking({}, **lists))
        assert found is standing, stated
    assert standings_of_ground(bench_of("revoke_award"), revoking({})) is Standing.VIOLATED


def standings_of_ground(bench: Bench, case: Scene) -> Standing:
    """Whether a ground holds, as far as is said of it."""
    found = {x.standing for x in bench.findings(case, settings().choice) if x.claim.aspect == "ground"}
    (standing,) = found - {Standing.NOT_APPLICABLE}
    return standing


def test_which_sanctions_an_act_can_carry_out() -> None:
    names = {
        act: [s.anchor.cite.label for s in sanctions_of(regulation(), act)]
        for act in ("revoke_award", "withdraw_candidate", "impose_ban")
    }
    assert names == {
        "revoke_award": ["fraud", "twice", "grave"],
        "withdraw_candidate": ["caught"],
        "impose_ban": ["fraud", "twice", "grave"],
    }


def test_a_refusal_needs_a_stated_ground_that_holds_and_reasons() -> None:
    assert reasons_required(regulation())
    case = accepting({**GOOD, "registered_in": "elsewhere"}, form=frozenset({"written", "gives_reasons"}))
    for stated, standing in (
        (("2.1",), Standing.SATISFIED),
        (("2",), Standing.SATISFIED),
        (("2.1:place",), Standing.SATISFIED),
        (("2.1:other",), Standing.VIOLATED),
        (("3:interval",), Standing.VIOLATED),
        ((), Standing.VIOLATED),
    ):
        assert standings_of_ground(bench_of("refuse", stated), case) is standing, stated
    silent = accepting({**GOOD, "registered_in": "elsewhere"})
    assert standings(bench_of("refuse", ("2.1",)), silent)["reasons", "condition"] is Standing.VIOLATED


def test_a_refusal_of_which_it_is_not_known_what_it_states() -> None:
    bench = Bench(refusal_docket(regulation(), None).whole, calendar())
    unfit = accepting({**GOOD, "registered_in": "elsewhere"}, form=frozenset({"written", "gives_reasons"}))
    assert standings_of_ground(bench, unfit) is Standing.UNDETERMINED
    known = {**GOOD, "registered_in": "elsewhere"}
    rightly = accepting(known, form=frozenset({"written", "gives_reasons"}), rightly_stated=True)
    assert standings_of_ground(bench, rightly) is Standing.SATISFIED
    judged = {"judged": Record({"good_reputation": True})}
    fit = accepting(GOOD, form=frozenset({"written", "gives_reasons"}))
    assert standings_of_ground(bench, replace(fit, records={**fit.records, **judged})) is Standing.VIOLATED


def test_without_a_duty_to_give_reasons_any_ground_carries_a_refusal() -> None:
    free = replace(regulation(), norms=tuple(n for n in regulation().norms if n.anchor.cite.label != "reasons"))
    assert not reasons_required(free)
    case = accepting({**GOOD, "registered_in": "elsewhere"})
    assert standings_of_ground(Bench(refusal_docket(free, ()).whole, calendar()), case) is Standing.SATISFIED
    assert (
        standings_of_ground(Bench(refusal_docket(free, ()).whole, calendar()), accepting(GOOD))
        is not Standing.SATISFIED
    )


def test_too_many_winners() -> None:
    row: dict[str, Entry] = {
        "award": "grand",
        "category": "organization",
        "sector": "services",
        "track": "fresh",
        "listed": DAY,
    }
    bench = bench_of("award", (), "step", "order", "power", "condition", "bar", "time", "title")
    records: dict[str, dict[str, Entry]] = {"act": {"day": DAY, "reasons_stated": False}}
    few = scene(records, entrants=(row, row))
    many = scene(records, entrants=(row, row, row, {**row, "award": "nominee"}, {**row, "award": "nominee"}))
    assert judge(bench, few, settings(), favourable_act=True).verdict is Verdict.LAWFUL
    found = judge(bench, many, settings(), favourable_act=True)
    assert places(found) == ["4:quota", "4:nominees"]


def test_the_nearest_lawful_act_changes_what_was_done_and_not_what_happened() -> None:
    case = revoking({"ban_years": 4, "by": frozenset({"committee"})}, fraud=(FRAUD,))
    nearest = nearest_lawful(bench_of("revoke_award", ("7:fraud",), "step"), case, settings())
    assert isinstance(nearest, Nearest)
    assert set(nearest.changes) == {FieldFact("act", "ban_years"), FieldFact("act", "by")}
    assert nearest.witness.scene.records["act"].values["ban_years"] == 5
    bare = revoking({})
    assert isinstance(nearest_lawful(bench_of("revoke_award", ("7:fraud",), "step"), bare, settings()), NoAlternative)


def test_a_ban_alone_need_not_carry_the_other_consequences() -> None:
    asked = {c.about for c in bench_of("impose_ban").claims if c.aspect == "consequence"}
    assert asked <= {"ban"}


def test_an_award_is_revoked_only_while_it_stands() -> None:
    def standing(win: Mapping[str, Entry]) -> Standing:
        case = revoking({}, fraud=(FRAUD,))
        case = replace(case, records={**case.records, "win": Record(win)})
        return standings(bench_of("revoke_award", ("7:fraud",)), case)["fraud", "standing"]

    assert standing(WIN) is Standing.NOT_APPLICABLE
    assert standing({**WIN, "revoked": DAY}) is Standing.NOT_APPLICABLE
    assert standing({**WIN, "revoked": date(2031, 12, 1)}) is Standing.VIOLATED


def test_a_regulation_without_an_end_is_open_to_the_future() -> None:
    endless = replace(regulation(), until=None, superseded=None)
    case = accepting(GOOD, day=date(2075, 1, 1))
    for one, standing in ((endless, Standing.SATISFIED), (regulation(), Standing.VIOLATED)):
        found = Bench((in_time(one),), calendar()).findings(case, settings().choice)
        assert found[0].standing is standing


def test_steps_before_an_act_come_once_and_in_order() -> None:
    assert steps_before(regulation(), "award") == (
        "call",
        "application_step",
        "qualification",
        "synthesis",
        "final_notice",
    )
    twice = replace(regulation(), norms=(*regulation().norms, *(n for n in regulation().norms if isinstance(n, Power))))
    assert steps_before(twice, "award") == steps_before(regulation(), "award")
    assert steps_before(regulation(), "charge_fee") == ()
