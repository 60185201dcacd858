"""The duties that have arisen in a dossier, and what became of each: satisfied by a recorded deed, violated, open, or not
to be told. A duty of which nobody can see in the dossier that it arose is counted and not listed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from checker.cases.case import Decision, Dossier
from checker.cases.scene import Scene
from checker.cases.scenes import scene_of
from checker.evaluation.evaluator import evaluate
from checker.ir.regulation import Regulation, Spec
from checker.legaltime.workdays import WorkCalendar
from checker.verification.bench import Finding
from checker.verification.claims import OWED
from checker.verification.deadlines import deadline_of
from checker.verification.deeds import Span, acts_done, step_done
from checker.verification.duty import Duty, DutyStanding, Found, Kind, Ledger, standing_of
from checker.verification.matters import Matter, matters_of
from checker.verification.obligations import APPLICANT, Obligation, Obligations
from checker.verification.occasions import Choice, Occasion, occasions
from checker.verification.omissions import omitted, unordered

Key = tuple[str, ...]
Turn = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Duties:
    """The duties that have arisen, in the order of the text, and how many more the regulation has."""

    listed: tuple[Duty, ...]
    unseen: int


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: which regulation, which decisions it governs and what was found of each, under which readings (with
    the alternatives to be tried, by name)."""

    regulation: Regulation
    dossier: Dossier
    acts: tuple[tuple[Decision, tuple[Finding, ...]], ...]
    choice: Choice
    alternatives: Mapping[str, tuple[str, ...]]
    calendar: WorkCalendar | None

    @property
    def ledger(self) -> Ledger:
        """How far the dossier's record of acts goes."""
        return Ledger(self.dossier.acts_complete_through, self.dossier.as_of)


def duties_of(question: Question, known: Obligations, spec: Spec) -> Duties:
    """Every duty that is known to have arisen by the day on which the dossier was closed."""
    decisions = tuple(decision for decision, _ in question.acts)
    matters = matters_of(question.dossier, decisions, question.regulation, spec)
    listed = [*_left_out(question, matters, spec)]
    listed += unordered(known.sanctions, matters, question.ledger, question.choice, question.calendar)
    arisen = 0
    latent: dict[Key, list[Turn]] = {}
    for o in known.visible:
        found = _of(o, matters, question, question.choice, spec)
        turned = _turned(o, found, matters, question, spec)
        listed += [replace(duty, turns=tuple(turned.pop(key, ()))) for key, duty in _keyed(found).items()]
        latent |= turned
        arisen += bool(found) and o.kind is Kind.ACT
    listed = [replace(d, turns=(*d.turns, *latent.get(key, ()))) for key, d in _keyed(listed).items()]
    return Duties(tuple(listed), known.duties - arisen)


def _left_out(q: Question, matters: Sequence[Matter], spec: Spec) -> Iterator[Duty]:
    """What the burdens among the decisions left out."""
    by_subject = {m.subject: m for m in matters}
    for decision, findings in q.acts:
        if decision.applicant is not None and any(x.claim.aspect == OWED for x in findings):
            scene = scene_of(q.dossier, decision, None, spec)
            matter = by_subject[decision.applicant.subject]
            yield from omitted(decision, findings, scene, matter, q.regulation, q.ledger, q.choice, q.calendar)


def _of(o: Obligation, matters: Sequence[Matter], q: Question, choice: Choice, spec: Spec) -> list[Duty]:
    arisen = tuple(occasions(o, matters, q.regulation, choice, q.dossier.as_of))
    if not arisen:
        return []
    started, ended = time_of(q.regulation, choice, q.calendar)
    return [
        duty
        for one in arisen
        if one.trigger.day is None or started <= one.trigger.day <= ended
        for duty in _duties(o, one, q.ledger, choice, spec)
    ]


def time_of(regulation: Regulation, choice: Choice, calendar: WorkCalendar | None) -> tuple[date, date]:
    """The first and the last day on which the regulation governs what happens, as far as they are known."""
    first = evaluate(regulation.in_force, Scene(), choice, calendar)
    ends = [evaluate(regulation.until, Scene(), choice, calendar)] if regulation.until is not None else []
    last = min((d for d in ends if isinstance(d, date)), default=date.max)
    if regulation.superseded is not None:
        last = min(last, date.fromordinal(regulation.superseded[0].toordinal() - 1))
    return first if isinstance(first, date) else date.min, last


def _duties(o: Obligation, one: Occasion, ledger: Ledger, choice: Choice, spec: Spec) -> Iterator[Duty]:
    deadline = deadline_of(one.last, one.scene, choice, o.calendar)
    span = Span(one.first, deadline.last)
    for what, matter in o.what:
        found = _found(o, what, matter, one, span, spec)
        standing, deed, lacking = standing_of(found, deadline, ledger)
        yield Duty(
            o.anchor.cite, o.who, o.kind, what, matter, one.matter.subject, one.matter.name, one.trigger, standing,
            deadline.last, deed, lacking,
        )  # fmt: skip


def _found(o: Obligation, what: str, matter: str, one: Occasion, span: Span, spec: Spec) -> Found:
    steps = one.matter.steps
    if o.kind is Kind.STEP:
        return step_done(steps, what, one.received, span)
    bodies = spec.vocabulary.members["body"]
    actors = frozenset(w if w in bodies else APPLICANT for w in o.who)
    by_act = acts_done(one.matter.decisions, what, matter, actors, one.matter.round, span)
    by_steps = [step_done(steps, s, one.received, span) for s in spec.vocabulary.performed.get(what, ())]
    found = next((found for found in (by_act, *by_steps) if found.done is not None), by_act)
    return found if o.period is None else replace(found, late=None)


def _turned(
    o: Obligation, found: Sequence[Duty], matters: Sequence[Matter], q: Question, spec: Spec
) -> dict[Key, list[Turn]]:
    """The changes of one reading under which a duty is violated, or no longer is; also of one that arises only then."""
    if not found and not o.turns:
        return {}
    own = {key: duty.standing.value for key, duty in _keyed(found).items()}
    turned: dict[Key, list[Turn]] = {}
    for name in o.readings:
        for alternative in q.alternatives.get(name, ()):
            if alternative != q.choice.get(name):
                other = _of(o, matters, q, {**q.choice, name: alternative}, spec)
                standings = {key: duty.standing.value for key, duty in _keyed(other).items()}
                for key in dict.fromkeys((*own, *standings)):
                    ways = {own.get(key, ""), standings.get(key, "")}
                    if len(ways) > 1 and DutyStanding.VIOLATED in ways:
                        turned.setdefault(key, []).append((name, alternative, standings.get(key, "")))
    return turned


def _keyed(found: Sequence[Duty]) -> dict[Key, Duty]:
    """Each duty by what it is; of several alike (one for each period or event) also by its number."""
    keyed: dict[Key, Duty] = {}
    numbers: dict[tuple[str, ...], int] = {}
    for duty in found:
        same = (duty.what, duty.matter, duty.subject, duty.trigger.kind, duty.trigger.name)
        numbers[same] = numbers.get(same, 0) + 1
        keyed[*same, str(numbers[same])] = duty
    return keyed
