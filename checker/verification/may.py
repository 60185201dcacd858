"""`may`, `must`, `must not`: whether the situation can be completed so that all conditions hold and no bar stands."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from checker.cases.scene import Record, Scene
from checker.evaluation.evaluator import evaluate
from checker.evaluation.residual import residual
from checker.ir import factory as f
from checker.ir.questions import AskMay, Rounds, Situation
from checker.ir.terms import Literal, Term
from checker.ir.traversal import fields_of, sources_of
from checker.lawtext.citation import Citation
from checker.verification.answers import Part, Word
from checker.verification.claims import Claim, binding_term
from checker.verification.conclusions import MinimalReason
from checker.verification.desk import Desk
from checker.verification.possibility import Excluded, Possible, Unclear, possible, robustness
from checker.verification.reasons import minimal_reason
from checker.verification.situation import Occasion, next_round, premises, scene_of
from checker.verification.text_notes import version_notes

LISTING = "award"
STATED = ("subject", "unit", "judged", "unit_judged")


def may(desk: Desk, situation: Situation, ask: AskMay) -> tuple[Part, ...]:
    """One part per city."""
    return tuple(_part(desk, situation, ask, city) for city in ask.cities)


def _part(desk: Desk, situation: Situation, ask: AskMay, city: str) -> Part:
    occasion = Occasion(ask.round, ask.day)
    rounds = desk.rounds(situation, city)
    if occasion.day is not None and occasion.round is None and rounds is not None:
        occasion = Occasion(next_round(rounds, occasion.day), occasion.day)
    scene = scene_of(situation, desk.frame, desk.spec.vocabulary, city, occasion)
    given = premises(situation, desk.frame, scene, rounds, occasion)
    days = _days(scene, occasion, rounds, ask.act)
    stretches = desk.governing(city, *days) if days is not None else ()
    notes = version_notes(desk, city, stretches)
    desks = [desk.as_of(city, one.first) for one in stretches] or [desk]
    if ask.act == LISTING:
        told = claims = desks[-1].listing(city)
    else:
        told = tuple(claim for one in desks for claim in one.eligible(city))
        claims = told if days is None else desk.governed(city)
    if ask.modality == "must":
        return replace(_must(desk, city, scene, given, claims, told), notes=notes)
    return replace(_can(desk, situation, ask, city, scene, given, claims, told), notes=notes)


def _can(
    desk: Desk,
    situation: Situation,
    ask: AskMay,
    city: str,
    scene: Scene,
    given: Sequence[Term],
    claims: Sequence[Claim],
    told: Sequence[Claim],
) -> Part:
    """Some completion meets all claims, or none does; `told` are the claims without the time in which they govern."""
    goal = f.conj(*given, *(c.lawful for c in claims))
    inquiry = desk.inquiry(goal, scene)
    answer = possible(inquiry)
    sure = robustness(inquiry, answer)
    wanted = ask.modality == "may"
    match answer:
        case Unclear(reason):
            return Part(city, Word.UNCLEAR, reason=reason)
        case Possible(witness):
            word = Word.YES if wanted else Word.NO
            soft = f.conj(*given, *(binding_term(c) for c in claims))
            if isinstance(possible(desk.inquiry(soft, scene)), Excluded):
                word = Word.WITH_REASONS if wanted else Word.NO
                return Part(city, word, failing(desk, scene, given, claims, binding_term), (), sure, witness=witness)
            cites = cited(claims) if ask.act == LISTING else relevant(desk, scene, situation, told)
            cites = cites or cited(told[:1])
            return Part(city, word, cites, pending(desk, scene, claims), sure, witness=witness)
        case Excluded(slots):
            word = Word.NO if wanted else Word.YES
            return Part(city, word, failing(desk, scene, given, claims), (), sure, slots=slots)


def _days(scene: Scene, occasion: Occasion, rounds: Rounds | None, act: str) -> tuple[date, date] | None:
    """The first and last day on which the act can be done, if that is known."""
    if act == LISTING:
        day = scene.records.get("round", Record()).values.get("award_day")
        return (day, day) if isinstance(day, date) else None
    if occasion.day is not None:
        return occasion.day, occasion.day
    return rounds.window(occasion.round) if rounds is not None and occasion.round is not None else None


def _must(
    desk: Desk, city: str, scene: Scene, given: Sequence[Term], claims: Sequence[Claim], told: Sequence[Claim]
) -> Part:
    """Nothing can stand in the way: no completion breaks a condition."""
    goal = f.conj(*given, f.neg(f.conj(*(c.lawful for c in claims))))
    inquiry = desk.inquiry(goal, scene)
    answer = possible(inquiry, ordinary=True)
    sure = robustness(inquiry, answer)
    match answer:
        case Unclear(reason):
            return Part(city, Word.UNCLEAR, reason=reason)
        case Possible(witness):
            broken = [c for c in claims if evaluate(c.lawful, witness.scene, desk.choice, desk.calendar) is False]
            return Part(city, Word.NO, cited(broken), (), sure, witness=witness)
        case Excluded(slots):
            return Part(city, Word.YES, cited(told), (), sure, slots=slots)


def cited(claims: Sequence[Claim]) -> tuple[Citation, ...]:
    """The provisions of claims, each once."""
    return tuple(dict.fromkeys(c.cite for c in claims))


def lawful(claim: Claim) -> Term:
    """What a claim asks, its excuse included."""
    return claim.lawful


def failing(
    desk: Desk,
    scene: Scene,
    given: Sequence[Term],
    claims: Sequence[Claim],
    side: Callable[[Claim], Term] | None = None,
) -> tuple[Citation, ...]:
    """The claims that cannot hold by themselves; where each could, a minimal set that cannot hold together."""
    of = side or lawful
    alone = [c for c in claims if evaluate(of(c), scene, desk.choice, desk.calendar) is False]
    stated = {key for key, events in scene.lists.items() if events.records}
    for near in (True, False):
        if not alone:
            group = [c for c in claims if bool({(s.scope, s.kind) for s in sources_of(of(c))} & stated) is near]
            alone = [c for c in group if _impossible(desk, scene, given, of(c))]
    if alone:
        return cited(alone)
    unsettled = [c for c in claims if evaluate(of(c), scene, desk.choice, desk.calendar) is None]
    labelled = [(str(i), of(c)) for i, c in enumerate(unsettled)]
    rest = [(f"given{i}", term) for i, term in enumerate(given)]
    found = minimal_reason([*labelled, *rest], scene, desk.choice, desk.calendar)
    if not isinstance(found, MinimalReason):
        return ()
    return cited([unsettled[int(x)] for x in found.labels if not x.startswith("given")])


def _impossible(desk: Desk, scene: Scene, given: Sequence[Term], term: Term) -> bool:
    if isinstance(residual(term, scene, desk.choice, desk.calendar), Literal):
        return False
    return isinstance(possible(desk.inquiry(f.conj(*given, term), scene)), Excluded)


def relevant(desk: Desk, scene: Scene, situation: Situation, claims: Sequence[Claim]) -> tuple[Citation, ...]:
    """The provisions that speak of what is stated: which could decide otherwise on another occasion, or whose word the
    stated facts decide."""
    kinds = {(e.owner, e.kind) for e in situation.events}
    cells = {cell for cell, _ in situation.facts if cell[0] in STATED}
    timeless = replace(scene, records={k: v for k, v in scene.records.items() if k not in ("round", "acceptance")})
    timeless = replace(timeless, records={**timeless.records, **_untimed(scene)})
    found = []
    for claim in claims:
        term = claim.lawful
        if {(s.scope, s.kind) for s in sources_of(term)} & kinds:
            if not isinstance(residual(term, timeless, desk.choice, desk.calendar), Literal):
                found.append(claim)
        elif fields_of(term) & cells:
            found.append(claim)
    return cited(found)


def _untimed(scene: Scene) -> dict[str, Record]:
    application = scene.records.get("application")
    if application is None:
        return {}
    values = {k: v for k, v in application.values.items() if k != "day"}
    return {"application": Record(values)}


def pending(desk: Desk, scene: Scene, claims: Sequence[Claim]) -> tuple[Citation, ...]:
    """The provisions whose conditions are still open."""
    return cited([c for c in claims if evaluate(c.lawful, scene, desk.choice, desk.calendar) is None])
