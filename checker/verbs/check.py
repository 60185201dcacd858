"""`check`: for every decision that a dossier records, whether it was lawful, by which provisions, and what is missing.

Takes a read dossier and a loaded specification; gives frozen results and prints nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from checker.cases.case import Decision, Dossier, Entry
from checker.cases.scene import Scene
from checker.cases.scenes import scene_of
from checker.evaluation.evaluator import evaluate
from checker.ir.regulation import Regulation, Spec
from checker.legaltime.workdays import WorkCalendar
from checker.smt.limits import Limits
from checker.verification.bench import BROKEN, Bench, Finding, Standing
from checker.verification.burdens import IMPLIED, burden_docket
from checker.verification.claims import Docket, docket, eligibility, in_time
from checker.verification.conclusions import Nearest
from checker.verification.doubts import Doubt, doubtful, doubts
from checker.verification.duties import Question, duties_of
from checker.verification.duty import Duty
from checker.verification.judge import Judgement, Settings, Verdict, judge, nearest_lawful, settings_for
from checker.verification.matters import day_of, undone
from checker.verification.obligations import Obligations, obligations
from checker.verification.outlived import outlived
from checker.verification.refusals import reasons_required, refusal_docket
from checker.verification.verdict import (
    DecisionVerdict,
    DossierVerdict,
    EntryVerdict,
    Supportable,
    duty_mismatches,
    mismatches,
    worst,
)

FAVOURABLE = ("accept", "award")


@dataclass(frozen=True)
class Options:
    """What a run was asked for."""

    readings: Mapping[str, str] = field(default_factory=dict)
    all_reasons: bool = False
    explain: bool = True
    alternatives: bool = False
    timeout: int | None = None


class Checker:
    """Checks dossiers against one specification; what does not depend on the case is prepared once."""

    def __init__(self, spec: Spec, calendar: WorkCalendar, options: Options) -> None:
        self.spec, self.calendar, self.options = spec, calendar, options
        self._bench = lru_cache(maxsize=256)(self._make_bench)
        self._settings = lru_cache(maxsize=64)(self._make_settings)
        self._time = lru_cache(maxsize=64)(lambda identifier: in_time(self._regulation(identifier)))
        self._obligations = lru_cache(maxsize=64)(self._make_obligations)

    def check(self, dossier: Dossier, file: str) -> DossierVerdict:
        """The verdicts on all decisions of a dossier, and the duties that have arisen in it."""
        decided = tuple(self.decide(dossier, d) for d in dossier.decisions)
        duties, unseen = self._duties(dossier, decided)
        owed: dict[str, list[Duty]] = {}
        for duty in duties:
            if duty.trigger.kind == "omission":
                owed.setdefault(duty.trigger.name, []).append(duty)
        decided = tuple(replace(d, owed=tuple(owed[d.identifier])) if d.identifier in owed else d for d in decided)
        through = dossier.acts_complete_through
        found = DossierVerdict(file, dossier.title or "", decided, duties, unseen, through)
        return replace(found, mismatches=duty_mismatches(found, dossier.expect))

    def decide(self, dossier: Dossier, decision: Decision) -> DecisionVerdict:
        """The verdict on one decision."""
        regulation = self.governing(dossier, decision)
        settings = self._settings(regulation.identifier)
        scene = scene_of(dossier, decision, None, self.spec)
        own = tuple(sorted({name for e in decision.entries for name in e.steps}))
        whole_bench, each_bench = self._bench(
            regulation.identifier, decision.act, decision.grounds, own, award_known(decision)
        )
        favourable = decision.act in FAVOURABLE
        whole = judge(whole_bench, scene, settings, favourable_act=favourable)
        verdicts = [whole.verdict]
        entries: tuple[EntryVerdict, ...] = ()
        if decision.entries:
            entries = tuple(self._entry(dossier, decision, e, each_bench, settings) for e in decision.entries)
            verdicts += [e.judgement.verdict for e in entries]
        ungoverned = evaluate(self._time(regulation.identifier).holds, scene, {}, self.calendar) is False
        if ungoverned:
            whole, entries = (
                Judgement(Verdict.UNDETERMINED, (Finding(self._time(regulation.identifier), Standing.NOT_APPLICABLE),)),
                (),
            )
        unregulated = not ungoverned and not any(speaks(x) for x in whole.findings) and not entries
        verdict = Verdict.UNDETERMINED if unregulated or ungoverned else worst(verdicts)
        found = DecisionVerdict(
            decision.identifier, decision.act, day_of(decision), self._name(dossier, decision), regulation.identifier, decision.line,
            verdict, whole, entries, self._supportable(regulation, decision, whole, scene, settings),
            ungoverned, unregulated,
            self._alternative(whole_bench, whole, scene, settings), outlived(regulation, scene, settings.choice, self.calendar),
        )  # fmt: skip
        doubted = () if ungoverned else self._doubts(dossier, decision, (whole_bench, each_bench), settings)
        return replace(found, mismatches=mismatches(found, decision), doubts=doubted)

    def _doubts(
        self, dossier: Dossier, decision: Decision, benches: tuple[Bench, Bench], settings: Settings
    ) -> tuple[Doubt, ...]:
        """The doubts about the record, of the act and of each entry."""
        found: list[Doubt] = []
        for entry in (None, *decision.entries):
            if not doubtful(dossier, entry or decision.applicant, self.spec.vocabulary):
                continue
            bench, name = benches[entry is not None], self._called(dossier, entry)
            scene = scene_of(dossier, decision, entry, self.spec)
            scene = bench.asserted(scene)[0] if decision.act in FAVOURABLE else scene
            found += doubts(bench, scene, self.spec.vocabulary, settings.choice, name)
        return tuple(found)

    def governing(self, dossier: Dossier, decision: Decision) -> Regulation:
        """The regulation that the dossier names, or the city's version in force on the day of the act (else its last)."""
        named = self.spec.regulation(dossier.regulation) if dossier.regulation else None
        if named is not None:
            return named
        versions = self.spec.of_city(dossier.city or "")
        scene = scene_of(dossier, decision, None, self.spec)
        within = [
            r
            for r in versions
            if evaluate(self._time(r.identifier).holds, scene, self._settings(r.identifier).choice, self.calendar)
        ]
        return (within or list(versions))[-1]

    def _duties(self, dossier: Dossier, decided: Sequence[DecisionVerdict]) -> tuple[tuple[Duty, ...], int]:
        """The duties under each regulation that governs a decision; without any, under the one in force at the end."""
        governed: dict[str, list[tuple[Decision, DecisionVerdict]]] = {}
        for decision, verdict in zip(dossier.decisions, decided, strict=True):
            of = governed.setdefault(verdict.regulation, [])
            of += [] if verdict.ungoverned else [(decision, verdict)]
        if not governed:
            governed[self.governing(dossier, undone(dossier.as_of, None, None)).identifier] = []
        listed: list[Duty] = []
        unseen = 0
        for identifier, pairs in governed.items():
            settings = self._settings(identifier)
            acts = tuple((decision, verdict.whole.findings) for decision, verdict in pairs)
            question = Question(
                self._regulation(identifier), dossier, acts, settings.choice,
                settings.alternatives if settings.explain else {}, self.calendar,
            )  # fmt: skip
            found = duties_of(question, self._obligations(identifier), self.spec)
            listed += found.listed
            unseen += found.unseen
        return tuple(listed), unseen

    def _make_obligations(self, identifier: str) -> Obligations:
        return obligations(self._regulation(identifier), self.spec.vocabulary, self.calendar)

    def _entry(
        self, dossier: Dossier, decision: Decision, entry: Entry, bench: Bench, settings: Settings
    ) -> EntryVerdict:
        scene = scene_of(dossier, decision, entry, self.spec)
        judgement = judge(bench, scene, settings, favourable_act=True)
        name = self._called(dossier, entry)
        award, category = (str(entry.application.get(x, "")) for x in ("award", "category"))
        return EntryVerdict(entry.subject, name, award, category, entry.line, judgement)

    def _called(self, dossier: Dossier, entry: Entry | None) -> str:
        return "" if entry is None else dossier.subjects[entry.subject].name or entry.subject

    def _name(self, dossier: Dossier, decision: Decision) -> str:
        if decision.applicant is None:
            return ""
        identifier = decision.applicant.subject
        subject = dossier.subjects.get(identifier)
        return (subject.name if subject else None) or identifier

    def _supportable(
        self, regulation: Regulation, decision: Decision, whole: Judgement, scene: Scene, settings: Settings
    ) -> Supportable | None:
        """Of a refusal whose stated ground fails: the unstated provisions that would have carried it."""
        if decision.act != "refuse" or whole.verdict is not Verdict.UNLAWFUL or not reasons_required(regulation):
            return None
        found = Bench(eligibility(regulation, decision.act), self.calendar).findings(scene, settings.choice)
        cites = tuple(dict.fromkeys(x.claim.cite for x in found if x.standing in BROKEN))
        return Supportable(cites) if cites else None

    def _alternative(self, bench: Bench, whole: Judgement, scene: Scene, settings: Settings) -> Nearest | None:
        if not self.options.alternatives or whole.verdict is not Verdict.UNLAWFUL:
            return None
        found = nearest_lawful(bench, scene, settings)
        return found if isinstance(found, Nearest) else None

    def _regulation(self, identifier: str) -> Regulation:
        found = self.spec.regulation(identifier)
        assert found is not None  # INVARIANT: only identifiers of loaded regulations are asked for
        return found

    def _make_bench(
        self, identifier: str, act: str, stated: tuple[str, ...] | None, own: tuple[str, ...], award_known: bool
    ) -> tuple[Bench, Bench]:
        """The claims on the act and on each entry; steps that entries record of their own are asked of each entry."""
        found = self._docket(self._regulation(identifier), act, stated, award_known)
        moved = tuple(c for c in found.whole if c.aspect.startswith("step:") and c.about in own)
        whole = tuple(c for c in found.whole if c not in moved)
        return Bench(whole, self.calendar), Bench((*found.each, *moved), self.calendar)

    def _docket(self, regulation: Regulation, act: str, stated: tuple[str, ...] | None, award_known: bool) -> Docket:
        if act == "refuse":
            return refusal_docket(regulation, stated)
        if act in IMPLIED:
            found = burden_docket(regulation, self.spec.vocabulary, act, stated)
            return Docket((self._time(regulation.identifier), *found.whole), found.each)
        return docket(regulation, act, award_known=award_known)

    def _make_settings(self, identifier: str) -> Settings:
        settings = settings_for(self._regulation(identifier), self.spec.vocabulary, self.calendar)
        chosen = {k: v for k, v in self.options.readings.items() if k in settings.alternatives}
        limits = Limits(timeout_ms=self.options.timeout * 1000) if self.options.timeout else settings.limits
        return replace(
            settings, choice={**settings.choice, **chosen}, explain=self.options.explain,
            all_reasons=self.options.all_reasons, limits=limits,
        )  # fmt: skip


def award_known(decision: Decision) -> bool:
    """Whether the decision says which award it is about."""
    return bool(decision.entries) or (decision.applicant is not None and "award" in decision.applicant.application)


def speaks(finding: Finding) -> bool:
    """Whether a finding says something about the act: its norm applies, and it is more than the regulation's time."""
    return finding.standing is not Standing.NOT_APPLICABLE and finding.claim.aspect != "time"
