"""What can be read off the verdicts on a dossier."""

from collections.abc import Mapping
from datetime import date

from checker.cases.case import Decision, Expectation, Outcome
from checker.ir import factory as f
from checker.ir.norms import Strength
from checker.lawtext.citation import Citation
from checker.smt.facts import FieldFact
from checker.verification.bench import Finding, Standing
from checker.verification.claims import Claim, Nature
from checker.verification.conclusions import Decided, Dependence, Relevance, Turned
from checker.verification.duty import Duty, DutyStanding, Kind, Trigger
from checker.verification.judge import Judgement, Verdict
from checker.verification.verdict import (
    DecisionVerdict,
    DossierVerdict,
    EntryVerdict,
    decisive,
    duty_mismatches,
    mismatches,
    missing_facts,
    turning,
    worst,
)

PLACE = FieldFact("subject", "registered_in")


def finding(place: str, standing: Standing, label: str | None = None, strength: Strength = Strength.STRICT) -> Finding:
    """A finding on a provision."""
    cite = Citation("xinghe-2030", place, label)
    return Finding(Claim(cite, "condition", "", Nature.SUBSTANTIVE, strength, f.TRUE, f.TRUE), standing)


def found(whole: Judgement, *entries: Judgement) -> DecisionVerdict:
    """A decision about the round as a whole and each entry."""
    rows = tuple(EntryVerdict(f"s{i}", f"{i}公司", "grand", "organization", i, one) for i, one in enumerate(entries))
    verdict = worst([whole.verdict, *(one.verdict for one in entries)])
    return DecisionVerdict("d", "award", None, "", "xinghe-2030", 1, verdict, whole, rows)


def expecting(verdict: str | None, *by: str, readings: tuple[str, ...] = (), **entries: str) -> Decision:
    """A decision with what its author expects."""
    expectation = Expectation(verdict, by, readings, entries, 1)
    return Decision("d", "award", {}, None, None, (), None, None, True, None, expectation, 1)


LAWFUL = Judgement(Verdict.LAWFUL, (finding("5", Standing.DEPARTURE), finding("6", Standing.SATISFIED)))
TURNS = Dependence(Decided(False), False, (Turned((("gap", "next"),), Decided(True)),), True)
UNLAWFUL = Judgement(
    Verdict.UNLAWFUL,
    (
        finding("3", Standing.VIOLATED, "interval"),
        finding("4", Standing.UNEXCUSED),
        finding("7", Standing.UNDETERMINED),
    ),
    dependence=TURNS,
)
OPEN = Judgement(
    Verdict.UNDETERMINED,
    (finding("2", Standing.UNDETERMINED), finding("8", Standing.UNDETERMINED, strength=Strength.MAY)),
    missing=Relevance((PLACE,)),
)


def test_the_worst_verdict_counts() -> None:
    assert worst([]) is Verdict.LAWFUL
    assert worst([Verdict.LAWFUL, Verdict.UNDETERMINED]) is Verdict.UNDETERMINED
    assert DossierVerdict("f", "", (found(LAWFUL, OPEN), found(UNLAWFUL))).verdict is Verdict.UNLAWFUL


def test_the_decisive_provisions_follow_the_verdict() -> None:
    def places(one: DecisionVerdict) -> list[str]:
        return [cite.place for cite in decisive(one)]

    assert places(found(LAWFUL)) == ["5"]
    assert places(found(LAWFUL, OPEN)) == ["2"]
    assert places(found(LAWFUL, OPEN, UNLAWFUL)) == ["3", "4"]


def test_readings_and_missing_facts_are_gathered_from_all_entries() -> None:
    assert turning(found(LAWFUL, UNLAWFUL)) == ("gap",)
    assert turning(found(LAWFUL)) == ()
    assert missing_facts(found(LAWFUL, OPEN, OPEN)) == (PLACE,)
    assert missing_facts(found(LAWFUL)) == ()


def _wrong(one: DecisionVerdict, decision: Decision) -> Mapping[str, tuple[str, str]]:
    return {what: (expected, actual) for what, expected, actual in mismatches(one, decision)}


def test_what_differs_from_the_expectation_is_said() -> None:
    one = found(LAWFUL, UNLAWFUL)
    assert mismatches(one, expecting("unlawful", "3:interval", "4", readings=("gap",), s0="unlawful")) == ()
    assert mismatches(one, expecting("unlawful", "3", "4")) == ()
    assert mismatches(one, expecting(None)) == ()
    assert _wrong(one, expecting("lawful")) == {"verdict": ("lawful", "unlawful")}
    assert mismatches(one, expecting(None, "3", "9")) == (("by", "9", "3:interval, 4"), ("by", "-", "4"))
    assert _wrong(one, expecting(None, readings=("start",))) == {"readings": ("start", "gap")}
    assert _wrong(one, expecting(None, s0="lawful", s9="lawful")) == {
        "entries.s0": ("lawful", "unlawful"), "entries.s9": ("lawful", "-"),
    }  # fmt: skip
    bare = found(Judgement(Verdict.LAWFUL, ()))
    assert mismatches(bare, expecting(None, "3", readings=("gap",))) == (("by", "3", "-"), ("readings", "gap", "-"))


def test_without_an_expectation_nothing_differs() -> None:
    decision = Decision("d", "award", {}, None, None, (), None, None, True, None, None, 1)
    assert mismatches(found(LAWFUL), decision) == ()


def duty(place: str, standing: DutyStanding, label: str | None = None) -> Duty:
    """A duty under a provision."""
    cite = Citation("xinghe-2030", place, label)
    return Duty(cite, ("office",), Kind.ACT, "inform", "", "", "", Trigger("act", "d", None), standing)


def owing(*duties: Duty, through: date | None = date(2031, 1, 1)) -> DossierVerdict:
    """A dossier with these duties and no decision."""
    return DossierVerdict("a.yaml", "", (), duties, 3, through)


def test_duties_bear_on_the_verdict_only_where_acts_are_recorded_completely() -> None:
    broken, unknown = duty("5", DutyStanding.VIOLATED), duty("6", DutyStanding.UNDETERMINED)
    harmless = (duty("7", DutyStanding.OPEN), duty("8", DutyStanding.SATISFIED))
    assert owing(broken, unknown, *harmless).verdict is Verdict.UNLAWFUL
    assert owing(unknown, *harmless).verdict is Verdict.UNDETERMINED
    assert owing(*harmless).verdict is Verdict.LAWFUL
    assert owing(broken, unknown, through=None).verdict is Verdict.LAWFUL


def test_what_a_dossier_expects_of_its_duties() -> None:
    found = owing(
        duty("5", DutyStanding.VIOLATED, "a"), duty("5", DutyStanding.OPEN, "b"), duty("6", DutyStanding.UNDETERMINED)
    )
    assert duty_mismatches(found, None) == ()
    assert duty_mismatches(found, Outcome("unlawful", {}, 1)) == ()
    assert duty_mismatches(found, Outcome("lawful", {}, 1)) == (("verdict", "lawful", "unlawful"),)
    both = frozenset({"violated", "open"})
    assert duty_mismatches(found, Outcome(None, {"5": both, "6": frozenset({"undetermined"})}, 1)) == ()
    named = {"xinghe-2030:5:a": frozenset({"violated"}), "xinghe-2030:6": frozenset({"undetermined"})}
    assert duty_mismatches(found, Outcome(None, named, 1)) == ()
    assert duty_mismatches(found, Outcome(None, {"5:b": frozenset({"satisfied"})}, 1)) == (
        ("duties.5:b", "satisfied", "open"),
        ("duties.5:a", "-", "violated"),
        ("duties.6", "-", "undetermined"),
    )
    assert duty_mismatches(owing(), Outcome(None, {"5": both}, 1)) == (("duties.5", "open, violated", "-"),)
    unjudged = owing(duty("5", DutyStanding.VIOLATED), duty("6", DutyStanding.OPEN), through=None)
    assert duty_mismatches(unjudged, Outcome(None, {"6": frozenset({"open"})}, 1)) == ()
