"""`check`: for every decision that a dossier records, whether it was lawful, by which provisions, and what is missing.

Takes a read dossier and a loaded specification; gives frozen results and prints nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from checker.cases.case import Decision, Dossier, Entry
from checker.cases.scene import Scene
from checker.cases.scenes import scene_of
from checker.evaluation.evaluator import evaluate
from checker.ir.regulation import Regulation, Spec
from checker.legaltime.shift import shift
from checker.legaltime.span import MonthSpan
from checker.legaltime.workdays import WorkCalendar
from checker.smt.limits import Limits
from checker.verification.bench import BROKEN, Bench, Finding, Standing
from checker.verification.burdens import IMPLIED, burden_docket
from checker.verification.claims import Docket, docket, eligibility, in_time
from checker.verification.conclusions import Nearest
from checker.verification.judge import Judgement, Settings, Verdict, judge, nearest_lawful, settings_for
from checker.verification.refusals import reasons_required, refusal_docket
from checker.verification.verdict import DecisionVerdict, DossierVerdict, EntryVerdict, Supportable, mismatches, worst

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

    def check(self, dossier: Dossier, file: str) -> DossierVerdict:
        """The verdicts on all decisions of a dossier."""
        return DossierVerdict(file, dossier.title or "", tuple(self.decide(dossier, d) for d in dossier.decisions))

    def decide(self, dossier: Dossier, decision: Decision) -> DecisionVerdict:
        """The verdict on one decision."""
        regulation = self.governing(dossier, decision)
        settings = self._settings(regulation.identifier)
        scene = scene_of(dossier, decision, None, self.spec)
        stated = decision.grounds or ()
        own = tuple(sorted({name for e in decision.entries for name in e.steps}))
        whole_bench, each_bench = self._bench(regulation.identifier, decision.act, stated, own, award_known(decision))
        favourable = decision.act in FAVOURABLE
        whole = judge(whole_bench, scene, settings, favourable_act=favourable)
        verdicts = [whole.verdict]
        entries: tuple[EntryVerdict, ...] = ()
        if decision.entries:
            entries = tuple(self._entry(dossier, decision, e, each_bench, settings) for e in decision.entries)
            verdicts += [e.judgement.verdict for e in entries]
        ungoverned = evaluate(in_time(regulation).holds, scene, {}, self.calendar) is False
        if ungoverned:
            whole, entries = (
                Judgement(Verdict.UNDETERMINED, (Finding(in_time(regulation), Standing.NOT_APPLICABLE),)),
                (),
            )
        unregulated = not ungoverned and not any(speaks(x) for x in whole.findings) and not entries
        verdict = Verdict.UNDETERMINED if unregulated or ungoverned else worst(verdicts)
        found = DecisionVerdict(
            decision.identifier, decision.act, day_of(decision), self._name(dossier, decision), regulation.identifier, decision.line,
            verdict, whole, entries, self._supportable(regulation, decision, whole, scene, settings),
            ungoverned, unregulated,
            self._alternative(whole_bench, whole, scene, settings), self._outlived(regulation, scene, settings),
        )  # fmt: skip
        return replace(found, mismatches=mismatches(found, decision))

    def governing(self, dossier: Dossier, decision: Decision) -> Regulation:
        """The regulation that the dossier names, or the city's version in force on the day of the act (else its last)."""
        named = self.spec.regulation(dossier.regulation) if dossier.regulation else None
        if named is not None:
            return named
        versions = self.spec.of_city(dossier.city or "")
        scene = scene_of(dossier, decision, None, self.spec)
        within = [
            r for r in versions if evaluate(in_time(r).holds, scene, self._settings(r.identifier).choice, self.calendar)
        ]
        return (within or list(versions))[-1]

    def _entry(
        self, dossier: Dossier, decision: Decision, entry: Entry, bench: Bench, settings: Settings
    ) -> EntryVerdict:
        scene = scene_of(dossier, decision, entry, self.spec)
        judgement = judge(bench, scene, settings, favourable_act=True)
        name = dossier.subjects[entry.subject].name or entry.subject
        award, category = (str(entry.application.get(x, "")) for x in ("award", "category"))
        return EntryVerdict(entry.subject, name, award, category, entry.line, judgement)

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
        found = Bench(eligibility(regulation), self.calendar).findings(scene, settings.choice)
        cites = tuple(dict.fromkeys(x.claim.cite for x in found if x.standing in BROKEN))
        return Supportable(cites) if cites else None

    def _outlived(self, regulation: Regulation, scene: Scene, settings: Settings) -> date | None:
        """The last day of the regulation, if the act orders a ban in years that runs beyond it."""
        act = scene.records.get("act")
        day, years = (act.values.get(x) if act else None for x in ("day", "ban_years"))
        if regulation.until is None or not isinstance(day, date) or not isinstance(years, int):
            return None
        last = evaluate(regulation.until, scene, settings.choice, self.calendar)
        return last if isinstance(last, date) and shift(day, MonthSpan(12 * years)) > last else None

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
        self, identifier: str, act: str, stated: tuple[str, ...], own: tuple[str, ...], award_known: bool
    ) -> tuple[Bench, Bench]:
        """The claims on the act and on each entry; steps that entries record of their own are asked of each entry."""
        found = self._docket(self._regulation(identifier), act, stated, award_known)
        moved = tuple(c for c in found.whole if c.aspect.startswith("step:") and c.about in own)
        whole = tuple(c for c in found.whole if c not in moved)
        return Bench(whole, self.calendar), Bench((*found.each, *moved), self.calendar)

    def _docket(self, regulation: Regulation, act: str, stated: tuple[str, ...], award_known: bool) -> Docket:
        if act == "refuse":
            return refusal_docket(regulation, stated)
        if act in IMPLIED:
            found = burden_docket(regulation, self.spec.vocabulary, act, stated)
            return Docket((in_time(regulation), *found.whole), found.each)
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


def day_of(decision: Decision) -> date | None:
    """The day of a recorded act, if it is known."""
    day = decision.values.get("day")
    return day if isinstance(day, date) else None


def speaks(finding: Finding) -> bool:
    """Whether a finding says something about the act: its norm applies, and it is more than the regulation's time."""
    return finding.standing is not Standing.NOT_APPLICABLE and finding.claim.aspect != "time"
