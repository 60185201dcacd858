"""What follows for a winner from what is given: which sanctions fall due, with which consequences; and plain conditions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from checker.cases.scene import Entry, EventList, Record, Scene
from checker.ir import factory as f
from checker.ir.norms import BarLength, Forever, Ground, InRounds, InTime, NoBar, Sanction, WhileTrue
from checker.ir.questions import AskHolds, AskSanction, Situation
from checker.ir.terms import Term
from checker.ir.traversal import sources_of
from checker.lawtext.citation import Citation
from checker.verification.answers import Consequence, Part, Word
from checker.verification.bans import SUBJECT, WIN, bans_after_revocation
from checker.verification.desk import Desk
from checker.verification.possibility import Excluded, Possible, Robustness, Unclear, possible, robustness
from checker.verification.situation import Occasion, premises, scene_of
from checker.verification.text_notes import version_notes


def sanctioned(desk: Desk, situation: Situation, ask: AskSanction) -> tuple[Part, ...]:
    """One part per city: what must, what may, and what could follow."""
    return tuple(_part(desk, situation, city) for city in ask.cities)


def holds(desk: Desk, situation: Situation, ask: AskHolds) -> tuple[Part, ...]:
    """Whether a condition holds in every completion of the situation."""
    scene = scene_of(situation, desk.frame, desk.spec.vocabulary)
    given = premises(situation, desk.frame, scene, None, Occasion())
    inquiry = desk.inquiry(f.conj(*given, f.neg(ask.term)), scene)
    answer = possible(inquiry, ordinary=True)
    sure = robustness(inquiry, answer)
    match answer:
        case Unclear(reason):
            return (Part("", Word.UNCLEAR, reason=reason),)
        case Possible(witness):
            return (Part("", Word.REFUTED, robustness=sure, witness=witness),)
        case Excluded(slots):
            return (Part("", Word.HOLDS, robustness=sure, slots=slots),)


def _part(desk: Desk, situation: Situation, city: str) -> Part:
    scene = _scene(desk, situation, city)
    if scene is None:
        return Part(city, Word.NOTHING)
    day = _last_day(situation, scene)
    if day is None:
        return Part(city, Word.UNCLEAR, notes=(_undated(),))
    scene = _on(scene, day)
    notes = version_notes(desk, city, desk.governing(city, day, day))
    desk = desk.as_of(city, day)
    stated = {(e.owner, e.kind) for e in situation.events if e.kind != WIN}
    found: list[Consequence] = []
    sure: list[Robustness] = []
    for norm in desk.sanctions(city):
        grounds = [g for g in norm.grounds if {(s.scope, s.kind) for s in sources_of(g.holds)} & stated]
        fires = _named(desk, city, f.conj(norm.applies, f.disj(*(g.holds for g in grounds))))
        for names, term in _by_case(desk, norm, fires, city):
            forced = _force(desk, term, scene, norm.discretionary)
            if isinstance(forced, Unclear):
                return Part(city, Word.UNCLEAR, reason=forced.reason, notes=notes)
            force, dependence = forced
            sure.append(dependence)
            if force:
                cites = _grounds(desk, city, grounds, scene)
                found.append(Consequence(names, _ban(norm), norm.anchor.cite, cites, force))
                if "revoke" in names and force != "open" and not any(c.ban for c in norm.consequences):
                    kinds = [k for g in grounds if g.cite in cites for k in g.kinds]
                    found += _bans_after(desk, city, scene, day, tuple(dict.fromkeys(kinds)))
    changes = tuple(dict.fromkeys(c for one in sure for c in one.changes))
    together = Robustness(changes, all(one.complete for one in sure))
    cites = tuple(dict.fromkeys(x for c in found for x in (c.cite, *c.grounds)))
    word = Word.FOLLOWS if found else Word.NOTHING
    return Part(city, word, cites, (), together, consequences=tuple(found), notes=notes)


def _last_day(situation: Situation, scene: Scene) -> date | None:
    """The day on which is asked what follows: today, or the last day that is spoken of."""
    days = [v for e in scene.lists.values() for r in e.records for v in r.values.values() if isinstance(v, date)]
    return situation.today or max(days, default=None)


def _on(scene: Scene, day: date) -> Scene:
    act = Record({**scene.records.get("act", Record()).values, "day": day})
    return replace(scene, records={**scene.records, "act": act})


def _undated() -> tuple[str, str]:
    return "没有说明任何日期，无从判断后果", "no day is stated, so what follows cannot be told"


def _grounds(desk: Desk, city: str, grounds: Sequence[Ground], scene: Scene) -> tuple[Citation, ...]:
    """The grounds that certainly hold, or, where none does, those that can."""
    terms = {g.cite: _named(desk, city, g.holds) for g in grounds}
    can = [c for c, term in terms.items() if _can(desk, term, scene)]
    certain = [c for c in can if isinstance(possible(desk.inquiry(f.neg(terms[c]), scene)), Excluded)]
    return tuple(certain or can)


def _bans_after(desk: Desk, city: str, scene: Scene, day: date, kinds: Sequence[str]) -> list[Consequence]:
    """The bans that reach somebody once his award is revoked for these grounds on a day, by norms of their own."""
    later = {
        ("application", "day"): day + timedelta(1),
        ("application", "category"): scene.records[WIN].values.get("category"),
    }
    found = []
    for ban, reached in bans_after_revocation(desk, city):
        for kind in kinds:
            after: dict[str, Entry] = {
                "revoked": day,
                "revoked_for": kind,
                "revocation_published": day,
                "found": day,
                "ground_day": day,
            }
            win = Record({**scene.records[WIN].values, **after})
            lists = {**scene.lists, (SUBJECT, WIN): EventList((win,), date.max)}
            records = dict(scene.records)
            for (scope, name), value in later.items():
                if value is not None:
                    records[scope] = Record({**records.get(scope, Record()).values, name: value})
            if _can(desk, reached, replace(scene, records=records, lists=lists)):
                found.append(Consequence(("ban",), length_in_words(ban.lengths[0][1]), ban.anchor.cite, (), "must"))
                break
    return found


def _by_case(desk: Desk, norm: Sanction, fires: Term, city: str) -> list[tuple[tuple[str, ...], Term]]:
    """The consequences of a sanction, together where they follow in the same cases."""
    regulation = desk.regulation(city)
    groups: dict[Term, list[str]] = {}
    for consequence in norm.consequences:
        groups.setdefault(desk.named(regulation, consequence.when), []).append(consequence.name)
    return [(tuple(names), f.conj(fires, when)) for when, names in groups.items()]


def _force(desk: Desk, term: Term, scene: Scene, discretionary: bool) -> tuple[str, Robustness] | Unclear:
    """Whether it must follow, may follow, could follow (facts are missing), or ("") does not; and on which readings."""
    inquiry = desk.inquiry(term, scene)
    can = possible(inquiry)
    if isinstance(can, Unclear):
        return can
    sure = robustness(inquiry, can)
    if isinstance(can, Excluded):
        return "", sure
    match possible(desk.inquiry(f.neg(term), scene)):
        case Unclear() as unclear:
            return unclear
        case Possible():
            return "open", sure
        case Excluded():
            return ("may" if discretionary else "must"), sure


def _can(desk: Desk, term: Term, scene: Scene) -> bool:
    return isinstance(possible(desk.inquiry(term, scene)), Possible)


def _named(desk: Desk, city: str, term: Term) -> Term:
    return desk.named(desk.regulation(city), term)


def _scene(desk: Desk, situation: Situation, city: str) -> Scene | None:
    """The situation with the city's last win as the one at stake; `None` without one."""
    scene = scene_of(situation, desk.frame, desk.spec.vocabulary, city)
    wins = [
        record
        for (owner, kind), events in scene.lists.items()
        if owner == SUBJECT and kind == WIN
        for record in events.records
        if record.values.get("city") == city
    ]
    if not wins:
        return None
    lists = {**_nothing_else(desk), **scene.lists}
    return replace(scene, records={**scene.records, WIN: wins[-1]}, lists=lists)


def _nothing_else(desk: Desk) -> dict[tuple[str, str], EventList]:
    """Of kinds of events that are not stated, none has happened."""
    return {
        (owner, kind): EventList((), date.max) for owner in (SUBJECT, "unit") for kind in desk.spec.vocabulary.events
    }


def _ban(norm: Sanction) -> str:
    bans = [c.ban for c in norm.consequences if c.ban is not None]
    return length_in_words(bans[0]) if bans else ""


def length_in_words(length: BarLength) -> str:
    """A length as written: "10 years", "1 rounds", "ever"."""
    match length:
        case InRounds(rounds=rounds):
            return f"{rounds} rounds"
        case InTime(count=count, unit=unit):
            return f"{count} {unit}"
        case Forever():
            return "ever"
        case WhileTrue():
            return "while"
        case NoBar():
            return "none"
