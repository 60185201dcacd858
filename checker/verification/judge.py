"""The verdict on claims in one scene: article by article from the evaluator, then what the solver settles.

Takes claims and a scene; gives the standing of each claim, the verdict, what is missing, and which readings it rests on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from checker.cases.scene import Record, Scene
from checker.evaluation.evaluator import compile_term
from checker.evaluation.gaps import calendar_gaps
from checker.ir import factory as f
from checker.ir.norms import Strength
from checker.ir.regulation import Regulation, Vocabulary
from checker.ir.terms import Term
from checker.ir.traversal import fields_of, readings_of
from checker.legaltime.workdays import WorkCalendar
from checker.smt.slots import FieldName
from checker.smt.solver import DEFAULT_LIMITS, Limits
from checker.verification.claims import Claim
from checker.verification.missing import Relevance, SettlingSets, relevant_facts, smallest_settling_sets
from checker.verification.nearest import Nearest, NoAlternative, NotFound, nearest
from checker.verification.polarity import favourable
from checker.verification.readings import Dependence, reading_dependence
from checker.verification.reasons import (
    MinimalReason,
    NoReason,
    NotForced,
    Reasons,
    all_minimal_reasons,
    minimal_reason,
)
from checker.verification.settle import Decided, Open, Unsettled, settle


class Verdict(StrEnum):
    """What can be said of an act."""

    LAWFUL = "lawful"
    UNLAWFUL = "unlawful"
    UNDETERMINED = "undetermined"


class Standing(StrEnum):
    """What can be said of one claim."""

    SATISFIED = "satisfied"
    VIOLATED = "violated"
    NOT_APPLICABLE = "not_applicable"
    EXEMPT = "exempt"
    DEPARTURE = "departure"
    UNEXCUSED = "departure_without_reasons"
    UNDETERMINED = "undetermined"
    NOT_CHECKABLE = "not_checkable"


@dataclass(frozen=True, slots=True)
class Finding:
    """The standing of one claim."""

    claim: Claim
    standing: Standing


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one scene. `missing`, `to_lawful`, `to_unlawful` are given where it is undetermined; `reasons` and
    `alternative` where it is unlawful and they were asked for; `relied` are judgements that the decider asserts by
    deciding; `gaps` are years whose working days are not published."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    relied: tuple[str, ...] = ()
    missing: Relevance | None = None
    to_lawful: SettlingSets | None = None
    to_unlawful: SettlingSets | None = None
    reasons: Reasons | MinimalReason | NotForced | NoReason | None = None
    alternative: Nearest | NoAlternative | NotFound | None = None
    dependence: Dependence | None = None
    gaps: tuple[int, ...] = ()
    unsettled: Unsettled | None = None


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


@dataclass(frozen=True)
class Bench:
    """Claims made ready to be evaluated many times; built once per kind of act."""

    claims: tuple[Claim, ...]
    calendar: WorkCalendar | None

    @cached_property
    def _compiled(self) -> tuple[tuple[Claim, object, object, object, object], ...]:
        def ready(term: Term) -> object:
            return compile_term(term, self.calendar)

        return tuple((c, ready(c.applies), ready(c.exempted), ready(c.holds), ready(c.excuse)) for c in self.claims)

    @cached_property
    def _judged(self) -> tuple[frozenset[str], ...]:
        terms = ((c.applies, c.holds) for c in self.claims)
        scopes = ("judged", "unit_judged")
        return tuple(frozenset(n for term in pair for scope, n in fields_of(term) if scope in scopes) for pair in terms)

    @cached_property
    def _lawful(self) -> object:
        return compile_term(self.lawful, self.calendar)

    @cached_property
    def lawful(self) -> Term:
        """All binding claims together."""
        return f.conj(*(c.lawful for c in self.claims if binding(c)))

    @cached_property
    def favours(self) -> Mapping[tuple[str, str], bool]:
        """The judged facts that a favourable decision asserts."""
        return favourable(c.lawful for c in self.claims if binding(c))

    def asserted(self, scene: Scene) -> tuple[Scene, tuple[str, ...]]:
        """The scene with the judgements that a favourable decision asserts where none is recorded; and their names."""
        if not self.favours:
            return scene, ()
        records = dict(scene.records)
        relied: list[str] = []
        for scope in dict.fromkeys(scope for scope, _ in self.favours):
            recorded = records[scope].values if scope in records else {}
            own = {name: value for (of, name), value in self.favours.items() if of == scope and name not in recorded}
            records[scope] = Record({**own, **recorded})
            relied += own
        return replace(scene, records=records), tuple(sorted(set(relied)))

    def findings(self, scene: Scene, choice: Mapping[str, str]) -> tuple[Finding, ...]:
        """The standing of every claim."""
        return tuple(
            Finding(c, _standing(c, applies, exempted, holds, excuse, scene, choice))
            for c, applies, exempted, holds, excuse in self._compiled
        )

    def judgements_in(self, findings: Sequence[Finding]) -> frozenset[str]:
        """The judged facts that the claims which apply ask for."""
        passed = (Standing.NOT_APPLICABLE, Standing.EXEMPT)
        applying = (names for x, names in zip(findings, self._judged, strict=True) if x.standing not in passed)
        return frozenset().union(*applying)

    def robust(self, scene: Scene) -> bool:
        """Whether the evaluator already sees the same value under all readings."""
        return self._lawful(scene, {}) in (True, False)  # type: ignore[operator]


def binding(claim: Claim) -> bool:
    """Whether breaking the claim makes an act unlawful."""
    return claim.strength in (Strength.STRICT, Strength.IN_PRINCIPLE) and claim.aspect not in ("may", "encourage")


def _standing(
    claim: Claim,
    applies: object,
    exempted: object,
    holds: object,
    excuse: object,
    scene: Scene,
    choice: Mapping[str, str],
) -> Standing:
    speaks = applies(scene, choice)  # type: ignore[operator]
    if speaks is False:
        return Standing.NOT_APPLICABLE
    out = exempted(scene, choice)  # type: ignore[operator]
    if out is True:
        return Standing.EXEMPT
    if not binding(claim):
        return Standing.NOT_CHECKABLE
    kept = holds(scene, choice)  # type: ignore[operator]
    if kept is True:
        return Standing.SATISFIED
    if claim.strength is Strength.IN_PRINCIPLE:
        reasons = excuse(scene, choice)  # type: ignore[operator]
        if speaks is True and out is False and kept is False:
            return {True: Standing.DEPARTURE, False: Standing.UNEXCUSED}.get(reasons, Standing.UNDETERMINED)
        return Standing.SATISFIED if reasons is True else Standing.UNDETERMINED
    if speaks is True and out is False and kept is False:
        return Standing.VIOLATED
    return Standing.UNDETERMINED


BROKEN = (Standing.VIOLATED, Standing.UNEXCUSED)


def judge(bench: Bench, scene: Scene, settings: Settings, *, favourable_act: bool) -> Judgement:
    """The verdict on a scene. A favourable act (an acceptance, an award) asserts its decider's judgements."""
    relied: tuple[str, ...] = ()
    if favourable_act:
        scene, relied = bench.asserted(scene)
    findings = bench.findings(scene, settings.choice)
    used = bench.judgements_in(findings) if relied else frozenset[str]()
    relied = tuple(n for n in relied if n in used)
    open_claims = tuple(x.claim for x in findings if x.standing is Standing.UNDETERMINED)
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
    if not bench.robust(scene):
        rest = replace(rest, dependence=_dependence(bench, findings, scene, settings))
    return rest


def _settled(
    claims: tuple[Claim, ...], findings: tuple[Finding, ...], relied: tuple[str, ...], scene: Scene, s: Settings
) -> Judgement:
    """What the solver says of the claims that the evaluator leaves open, taken together."""
    together = f.conj(*(c.lawful for c in claims))
    gaps = tuple(sorted(calendar_gaps(together, scene, s.choice, s.calendar))) if s.calendar else ()
    match settle(together, scene, s.choice, s.calendar, optional=s.optional, limits=s.limits):
        case Decided(value=True):
            settled = {id(c) for c in claims}
            better = tuple(replace(x, standing=Standing.SATISFIED) if id(x.claim) in settled else x for x in findings)
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


def _explained(findings: tuple[Finding, ...], found: Judgement, scene: Scene, s: Settings) -> Judgement:
    """A minimal reason (or all) of an unlawful verdict."""
    broken = [x.claim for x in findings if x.standing in BROKEN] or [
        x.claim for x in findings if x.standing is Standing.UNDETERMINED
    ]
    labelled = [(str(i), c.lawful) for i, c in enumerate(broken)]
    ask = all_minimal_reasons if s.all_reasons else minimal_reason
    return replace(found, reasons=ask(labelled, scene, s.choice, s.calendar, optional=s.optional, limits=s.limits))


def nearest_lawful(bench: Bench, scene: Scene, s: Settings) -> Nearest | NoAlternative | NotFound:
    """The smallest change of recorded facts under which all claims hold."""
    return nearest(bench.lawful, scene, s.choice, s.calendar, optional=s.optional, limits=s.limits)


def _dependence(bench: Bench, findings: tuple[Finding, ...], scene: Scene, s: Settings) -> Dependence:
    """On which readings the verdict rests. Claims that hold under every reading are left out; so is everything where a
    claim that no reading touches is broken."""
    if any(x.standing in BROKEN and not readings_of(x.claim.lawful) for x in findings):
        return reading_dependence(f.FALSE, scene, s.choice, {}, s.calendar)
    open_ones = {id(x.claim) for x in findings if x.standing is Standing.UNDETERMINED}
    claims = [c for c in bench.claims if binding(c) and (id(c) in open_ones or readings_of(c.lawful))]
    still = [c.lawful for c in claims if compile_term(c.lawful, s.calendar)(scene, {}) is not True]
    term = f.conj(*still)
    names = {n: s.alternatives[n] for n in readings_of(term) if n in s.alternatives}
    return reading_dependence(term, scene, s.choice, names, s.calendar, optional=s.optional, limits=s.limits)
