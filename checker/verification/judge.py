"""The verdict on claims in one scene: article by article from the evaluator, then what the solver settles.

Takes claims and a scene; gives the standing of each claim, the verdict, what is missing, and which readings it rests on.
The analyses that need the solver are imported where they are asked for: what the evaluator settles does not load it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from checker.cases.scene import Scene
from checker.evaluation.evaluator import compile_term
from checker.evaluation.gaps import calendar_gaps
from checker.ir import factory as f
from checker.ir.regulation import Regulation, Vocabulary
from checker.ir.traversal import readings_of
from checker.legaltime.workdays import WorkCalendar
from checker.smt.facts import EventFact, EventFieldFact, Fact, FieldFact, ListFact
from checker.smt.limits import DEFAULT_LIMITS, Limits
from checker.smt.slots import FieldName
from checker.verification.bar_end import BarEnd, bar_end
from checker.verification.bench import BROKEN, Bench, Finding, Standing, binding
from checker.verification.claims import OWED, Claim, Mention
from checker.verification.conclusions import (
    Decided,
    Dependence,
    MinimalReason,
    Nearest,
    NoAlternative,
    NoReason,
    NotForced,
    NotFound,
    Open,
    Reasons,
    Relevance,
    SettlingSets,
    Unsettled,
)
from checker.verification.reading_trial import try_readings
from checker.verification.shortfall import Shortfall, shortfalls

Explained = Reasons | MinimalReason | NotForced | NoReason
"""What can be said of why a claim is broken."""

CHANGEABLE = frozenset({"act", "entry", "acceptance"})
"""The records that are the authority's own doing, beside the steps."""

EXPLAINED = 8
"""How many broken claims of one scene are explained."""


class Verdict(StrEnum):
    """What can be said of an act."""

    LAWFUL = "lawful"
    UNLAWFUL = "unlawful"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one scene. `missing`, `to_lawful`, `to_unlawful` are given where it is undetermined; `reasons` and
    `alternative` where it is unlawful and they were asked for; `relied` are judgements that the decider asserts by
    deciding; `gaps` are years whose working days are not published; `shortfalls` the comparisons of recorded days
    and numbers that fail; `ends` when the bars that keep somebody out would end; `scene` what was judged."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    relied: tuple[str, ...] = ()
    missing: Relevance | None = None
    to_lawful: SettlingSets | None = None
    to_unlawful: SettlingSets | None = None
    reasons: tuple[tuple[Claim, Explained], ...] = ()
    alternative: Nearest | NoAlternative | NotFound | None = None
    dependence: Dependence | None = None
    gaps: tuple[int, ...] = ()
    unsettled: Unsettled | None = None
    shortfalls: tuple[tuple[Claim, Shortfall], ...] = ()
    ends: tuple[tuple[Claim, BarEnd], ...] = ()
    scene: Scene | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """How far to go: readings chosen, limits of the solver, and which explanations to compute."""

    choice: Mapping[str, str]
    alternatives: Mapping[str, tuple[str, ...]]
    optional: frozenset[FieldName]
    calendar: WorkCalendar | None
    limits: Limits = DEFAULT_LIMITS
    explain: bool = True
    all_reasons: bool = False


def settings_for(regulation: Regulation, vocabulary: Vocabulary, calendar: WorkCalendar | None) -> Settings:
    """The default readings of a regulation and of the vocabulary, all of which may be asked about."""
    readings = {**vocabulary.readings, **regulation.readings}
    choice = {name: sort.default for name, sort in readings.items()}
    alternatives = {name: sort.names for name, sort in readings.items()}
    return Settings(choice, alternatives, optional_names(vocabulary), calendar)


def optional_names(vocabulary: Vocabulary) -> frozenset[FieldName]:
    """Every field that may be recorded as absent, in every record it can stand in."""
    records = [("unit", vocabulary.records["subject"]), ("win", vocabulary.events["win"]), *vocabulary.records.items()]
    found = {
        (scope, "", name) for scope, sort in records for name, declared in sort.fields.items() if declared.optional
    }
    for kind, sort in vocabulary.events.items():
        absent = [name for name, declared in sort.fields.items() if declared.optional]
        found |= {(owner, kind, name) for owner in ("subject", "unit", "round") for name in absent}
    return frozenset(found)


def judge(bench: Bench, scene: Scene, settings: Settings, *, favourable_act: bool) -> Judgement:
    """The verdict on a scene. A favourable act (an acceptance, an award) asserts its decider's judgements."""
    relied: tuple[str, ...] = ()
    if favourable_act:
        scene, relied = bench.asserted(scene)
    findings = bench.findings(scene, settings.choice)
    used = bench.judgements_in(findings) if relied else frozenset[str]()
    relied = tuple(n for n in relied if n.removeprefix("not ") in used)
    open_claims = tuple(x.claim for x in findings if x.standing is Standing.UNDETERMINED and binding(x.claim))
    if any(x.standing in BROKEN for x in findings):
        verdict, rest = Verdict.UNLAWFUL, Judgement(Verdict.UNLAWFUL, findings, relied)
    elif not open_claims:
        verdict, rest = Verdict.LAWFUL, Judgement(Verdict.LAWFUL, findings, relied)
    else:
        rest = _settled(open_claims, findings, relied, scene, settings)
        verdict = rest.verdict
    if not settings.explain:
        return rest
    if verdict is Verdict.UNLAWFUL:
        rest = _explained(findings, rest, scene, settings)
        broken = [x.claim for x in findings if x.standing in BROKEN]
        short = tuple((c, s) for c in broken for s in shortfalls(c.holds, scene, settings.choice, settings.calendar))
        bars = ((c, bar_end(c.holds, scene, settings.choice, settings.calendar)) for c in broken if c.aspect == "bar")
        rest = replace(rest, shortfalls=short, ends=tuple((c, end) for c, end in bars if end is not None))
    rest = replace(rest, scene=scene)
    if not bench.robust(scene):
        rest = replace(rest, dependence=_dependence(bench, findings, scene, settings))
    return rest


def _settled(
    claims: tuple[Claim, ...], findings: tuple[Finding, ...], relied: tuple[str, ...], scene: Scene, s: Settings
) -> Judgement:
    """What the solver says of the claims that the evaluator leaves open, taken together."""
    from checker.verification.missing import relevant_facts, smallest_settling_sets
    from checker.verification.settle import settle

    together = f.conj(*(c.lawful for c in claims))
    gaps = tuple(sorted(calendar_gaps(together, scene, s.choice, s.calendar))) if s.calendar else ()
    match settle(together, scene, s.choice, s.calendar, optional=s.optional, limits=s.limits):
        case Decided(value=True):
            settled = {id(c) for c in claims}
            better = tuple(replace(x, standing=_kept(x.claim)) if id(x.claim) in settled else x for x in findings)
            return Judgement(Verdict.LAWFUL, better, relied)
        case Decided():
            return Judgement(Verdict.UNLAWFUL, findings, relied)
        case Unsettled() as why:
            return Judgement(Verdict.UNDETERMINED, findings, relied, gaps=gaps, unsettled=why)
        case Open():
            if not s.explain:
                return Judgement(Verdict.UNDETERMINED, findings, relied, gaps=gaps)
            missing = relevant_facts(together, scene, s.choice, s.calendar, optional=s.optional, limits=s.limits)
            yes, no = (
                smallest_settling_sets(
                    together, scene, s.choice, s.calendar, v, optional=s.optional, limits=s.limits, most=5
                )
                for v in (True, False)
            )
            return Judgement(Verdict.UNDETERMINED, findings, relied, missing, yes, no, gaps=gaps)


def _kept(claim: Claim) -> Standing:
    """The standing of a claim that holds with all others, without its being known whether it applies."""
    return Standing.NOT_APPLICABLE if claim.mention is Mention.WHERE_IT_APPLIES else Standing.SATISFIED


def _explained(findings: tuple[Finding, ...], found: Judgement, scene: Scene, s: Settings) -> Judgement:
    """A minimal reason (or all) for each broken claim; for claims that only fail together, one for all of them."""
    from checker.verification.reasons import all_minimal_reasons, minimal_reason

    broken = [x.claim for x in findings if x.standing in BROKEN]
    ask = all_minimal_reasons if s.all_reasons else minimal_reason

    def reason(claims: Sequence[Claim]) -> Explained:
        labelled = [(str(i), c.lawful) for i, c in enumerate(claims)]
        return ask(labelled, scene, s.choice, s.calendar, optional=s.optional, limits=s.limits)

    if broken:
        return replace(found, reasons=tuple((c, reason([c])) for c in broken[:EXPLAINED]))
    together = [x.claim for x in findings if x.standing is Standing.UNDETERMINED and binding(x.claim)]
    return replace(found, reasons=((together[0], reason(together)),))


def nearest_lawful(bench: Bench, scene: Scene, s: Settings) -> Nearest | NoAlternative | NotFound:
    """The smallest change of what the authority did under which all claims hold and nothing is left out; what happened to
    the subject, its history and the round stay as they are."""
    from checker.verification.nearest import nearest

    protected = frozenset(fixed_facts(scene))
    whole = f.conj(bench.lawful, *(c.lawful for c in bench.claims if c.aspect == OWED))
    return nearest(whole, scene, s.choice, s.calendar, protected, optional=s.optional, limits=s.limits)


def fixed_facts(scene: Scene) -> Iterator[Fact]:
    """The recorded facts that no decision can change: everything but the act, its steps and its entries."""
    for scope, record in scene.records.items():
        if scope not in CHANGEABLE and not scope.startswith("step."):
            yield from (FieldFact(scope, name) for name in record.values)
    for (scope, kind), events in scene.lists.items():
        yield ListFact(scope, kind)
        for index, event in enumerate(events.records):
            yield EventFact(scope, kind, index)
            yield from (EventFieldFact(scope, kind, index, name) for name in event.values)


def _dependence(bench: Bench, findings: tuple[Finding, ...], scene: Scene, s: Settings) -> Dependence:
    """On which readings a verdict rests that the evaluator does not see to be the same under all. Claims that hold under
    every reading are left out."""
    open_ones = {id(x.claim) for x in findings if x.standing is Standing.UNDETERMINED}
    claims = [c for c in bench.claims if binding(c) and (id(c) in open_ones or readings_of(c.lawful))]
    still = [c.lawful for c in claims if compile_term(c.lawful, s.calendar)(scene, {}) is not True]
    term = f.conj(*still)
    names = {n: s.alternatives[n] for n in readings_of(term) if n in s.alternatives}
    tried = try_readings(term, scene, s.choice, names, s.calendar, optional=s.optional, limits=s.limits)
    if tried is not None:
        return tried
    from checker.verification.readings import reading_dependence

    return reading_dependence(term, scene, s.choice, names, s.calendar, optional=s.optional, limits=s.limits)
