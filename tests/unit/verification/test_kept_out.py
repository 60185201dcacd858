"""On which days a bar keeps somebody out: of filing always, of acceptance and award where it keeps from those."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from checker.cases.scene import Entry, EventList, Scene
from checker.ir import factory as f
from checker.ir.norms import Bar
from checker.smt.facts import FieldFact
from checker.verification.bench import Bench, Standing
from checker.verification.claims import docket, eligibility
from checker.verification.judge import Verdict, judge, settings_for
from checker.verification.refusals import refusal_docket
from tests.unit.verification.xinghe import calendar, invented, scene, vocabulary

RULES = """
article 2 {
  bar some prize where (level >= national) from apply ever as filing
  bar some prize where (level >= national) from be_accepted ever as acceptance
  bar some prize where (level >= national) from take_part ever as part
}
article 3 { bar some prize where (level = province) from be_accepted for 30 days from granted as short }
article 4 { bar some breach where (of_use) from be_accepted for 2 rounds after 4 as rounds }
article 5 { bar some prize where (level = county) from be_accepted for 0 days from granted
  only if application.category = individual as individuals }
article 6 { power accept, refuse by office  power award by city_government }
"""
FILED, ACCEPTED, AWARDED = date(2032, 2, 1), date(2032, 4, 1), date(2032, 9, 1)
DECIDED = {"accept": ACCEPTED, "refuse": ACCEPTED, "award": AWARDED}


def bench(act: str) -> Bench:
    """What bears on an act, without powers and titles."""
    law = invented(RULES)
    if act == "refuse":
        return Bench(tuple(c for c in refusal_docket(law, ("2", "3", "4")).whole if c.aspect == "ground"), calendar())
    found = docket(law, act)
    return Bench(tuple(c for c in (*found.whole, *found.each) if c.aspect == "bar"), calendar())


def case(
    act: str, *, filed: date | None = FILED, accepted: date | None = ACCEPTED, **lists: tuple[Mapping[str, Entry], ...]
) -> Scene:
    """An act on somebody with this history, all of which is known."""
    records: dict[str, dict[str, Entry]] = {
        "application": {"category": "organization", "award": "grand"},
        "acceptance": {},
        "act": {"day": DECIDED[act]},
        "round": {"number": 5},
    }
    if filed is not None:
        records["application"]["day"] = filed
    if accepted is not None:
        records["acceptance"]["day"] = accepted
    return scene(records, lists)


def prize(day: date, level: str = "national") -> Mapping[str, Entry]:
    """A higher award."""
    return {"level": level, "granted": day, "by_government": True, "name": "other_prize"}


def broken(act: str, found: Scene) -> set[str | None]:
    """The labels of the bars that an act breaks."""
    return {x.claim.cite.label for x in bench(act).findings(found, choice()) if x.standing is Standing.VIOLATED}


def choice() -> Mapping[str, str]:
    """The default readings."""
    return settings_for(invented(RULES), vocabulary(), calendar()).choice


@pytest.mark.parametrize(
    ("day", "on_acceptance", "on_award"),
    [
        (date(2032, 1, 15), {"filing", "acceptance", "part"}, {"filing", "acceptance", "part"}),
        (FILED, {"filing", "acceptance", "part"}, {"filing", "acceptance", "part"}),
        (date(2032, 3, 1), {"acceptance", "part"}, {"acceptance", "part"}),
        (ACCEPTED, {"acceptance", "part"}, {"acceptance", "part"}),
        (date(2032, 6, 1), set(), {"part"}),
        (AWARDED, set(), {"part"}),
        (date(2032, 9, 2), set(), set()),
    ],
)
def test_a_bar_keeps_from_what_it_names_until_that_is_done(
    day: date, on_acceptance: set[str], on_award: set[str]
) -> None:
    assert broken("accept", case("accept", prize=(prize(day),))) == on_acceptance
    assert broken("award", case("award", prize=(prize(day),))) == on_award


@pytest.mark.parametrize(
    ("granted", "kept_out"),
    [
        (date(2032, 1, 1), False),
        (date(2032, 1, 2), True),
        (date(2032, 3, 2), True),
        (date(2032, 2, 2), False),
        (date(2032, 3, 1), False),
        (date(2032, 4, 2), False),
    ],
)
def test_a_bar_that_ended_before_acceptance_still_keeps_out_who_filed_while_it_ran(
    granted: date, kept_out: bool
) -> None:
    assert broken("accept", case("accept", prize=(prize(granted, "province"),))) == ({"short"} if kept_out else set())


def test_a_bar_in_rounds_counts_what_happened_until_the_decision() -> None:
    for day, kept_out in ((FILED, True), (date(2032, 3, 1), True), (date(2032, 4, 2), False)):
        breach: Mapping[str, Entry] = {"of_use": True, "date": day}
        assert broken("accept", case("accept", breach=(breach,))) == ({"rounds"} if kept_out else set())


def test_the_cases_for_which_a_bar_is_made_are_those_of_the_application() -> None:
    found = bench("accept").findings(case("accept", prize=(prize(ACCEPTED, "county"),)), choice())
    assert [x.standing for x in found if x.claim.cite.label == "individuals"] == [Standing.NOT_APPLICABLE]


def test_a_refusal_may_rest_on_what_happened_after_filing() -> None:
    for day, holds in ((date(2032, 3, 1), True), (date(2032, 4, 2), False)):
        (ground,) = bench("refuse").findings(case("refuse", prize=(prize(day),)), choice())
        assert (ground.standing is Standing.SATISFIED) is holds


def test_an_unknown_day_of_acceptance_is_not_after_the_award() -> None:
    clean = bench("award").findings(case("award", accepted=None), choice())
    assert {x.standing for x in clean if x.claim.cite.label != "individuals"} == {Standing.SATISFIED}
    early = bench("award").findings(case("award", accepted=None, prize=(prize(date(2032, 3, 1)),)), choice())
    standings = {x.claim.cite.label: x.standing for x in early}
    assert standings["acceptance"] is Standing.UNDETERMINED
    assert standings["part"] is Standing.VIOLATED
    assert standings["filing"] is Standing.SATISFIED


def test_the_day_of_acceptance_is_named_where_it_decides() -> None:
    found = bench("award")
    only = Bench(tuple(c for c in found.claims if c.cite.label == "acceptance"), calendar())
    settings = settings_for(invented(RULES), vocabulary(), calendar())
    judged = judge(only, case("award", accepted=None, prize=(prize(date(2032, 3, 1)),)), settings, favourable_act=True)
    assert judged.verdict is Verdict.UNDETERMINED
    assert judged.missing is not None
    assert judged.missing.facts == (FieldFact("acceptance", "day"),)


def closed_on(found: Scene, day: date) -> Scene:
    """The same with histories that are complete through a day."""
    lists = {key: EventList(events.records, day) for key, events in found.lists.items()}
    return replace(found, lists=lists)


def test_a_history_must_be_complete_through_the_last_day_that_counts() -> None:
    for act, through, decided in (
        ("accept", FILED, {"filing"}),
        ("accept", ACCEPTED, {"filing", "acceptance", "part", "short", "rounds", "in_force"}),
        ("award", ACCEPTED, {"filing"}),
        ("award", AWARDED, {"filing", "acceptance", "part", "short", "rounds", "in_force"}),
    ):
        found = bench(act).findings(closed_on(case(act), through), choice())
        assert {x.claim.cite.label for x in found if x.standing is Standing.SATISFIED} == decided, (act, through)


def test_the_solver_sees_the_same_days() -> None:
    settings = settings_for(invented(RULES), vocabulary(), calendar())
    for act in ("accept", "award"):
        open_case = closed_on(case(act), ACCEPTED)
        judged = judge(bench(act), open_case, settings, favourable_act=True)
        if act == "accept":
            assert judged.verdict is Verdict.LAWFUL
        else:
            assert judged.verdict is Verdict.UNDETERMINED
            assert judged.missing is not None
            facts = judged.missing.facts
            assert facts
            assert {getattr(x, "kind", "") for x in facts} <= {"prize", "ban"}


def test_without_an_act_a_bar_is_what_the_norm_says() -> None:
    law = invented(RULES)
    bars = [n for n in law.norms if isinstance(n, Bar)]
    claims = [c for c in eligibility(law) if c.aspect == "bar"]
    assert [c.holds for c in claims] == [f.neg(n.barred) for n in bars]
    later = [c for c in eligibility(law, "accept") if c.cite.label == "filing"]
    assert [c.holds for c in later] == [f.neg(n.barred) for n in bars if n.anchor.cite.label == "filing"]
