"""`find`: histories that show a fault of drafting, or on which cities disagree."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from typing import Final

from checker.ir import factory as f
from checker.ir.norms import Bar, Sanction, Statement
from checker.ir.questions import AskFind, GivenEvent, Situation
from checker.ir.terms import EVENT, Source, Term
from checker.ir.types import DATE
from checker.lawtext.citation import Citation
from checker.legaltime.shift import OutOfDomain, shift
from checker.legaltime.span import DaySpan, MonthSpan
from checker.verification.answers import Part, Word
from checker.verification.bans import WIN, bans_after_revocation
from checker.verification.desk import Desk
from checker.verification.possibility import Possible, Unclear, possible
from checker.verification.situation import DAY, Occasion, premises, scene_of
from checker.verification.when import when

AFTER: Final = (DaySpan(30), MonthSpan(12), MonthSpan(24), MonthSpan(36), MonthSpan(60))
"""How long after the award the tried revocations come."""
NEVER_DAY: Final = date.max


def finding(desk: Desk, situation: Situation, ask: AskFind) -> tuple[Part, ...]:
    """One part per city, or the one pair that disagrees most."""
    match ask.what:
        case "sooner_cheat":
            return tuple(_sooner_cheat(desk, situation, city) for city in ask.cities)
        case "revoked_without_ban":
            return tuple(_revoked_without_ban(desk, city) for city in ask.cities)
        case "outlived_ban":
            return tuple(_outlived_ban(desk, city) for city in ask.cities)
        case _:
            return _disagreement(desk, situation, ask.cities)


def _sooner_cheat(desk: Desk, situation: Situation, city: str) -> Part:
    """A revocation for fraud after which the same winner may return before the honest one."""
    wins = [e for e in situation.events if e.kind == WIN and e.values.get("city") == city]
    decided = wins[-1].values.get("decided") if wins else None
    if not isinstance(decided, date):
        return Part(city, Word.UNCLEAR, notes=(_unstated(),))
    (honest,) = when(desk, situation, [city])
    for span in AFTER:
        try:
            revoked = shift(decided, span)
        except OutOfDomain:
            continue
        cheated = replace(wins[-1], values={**wins[-1].values, "revoked": revoked, "revoked_for": "fraud"})
        history = _instead(situation, wins[-1], cheated)
        (after,) = when(desk, history, [city])
        if _first(after) < _first(honest):
            note = _compared(honest, after, revoked)
            return replace(
                after,
                round=None,
                day=None,
                word=Word.FOUND,
                cites=tuple(dict.fromkeys((*after.cites, *honest.cites))),
                notes=(note,),
            )
    return Part(city, Word.NONE, honest.cites, notes=(_tried(),))


def _tried() -> tuple[str, str]:
    zh = "只试了授奖后三十日、一年、两年、三年、五年的撤销，并非对一切情形的证明"
    en = "only revocations 30 days and 1, 2, 3 and 5 years after the award were tried; this is no proof for all histories"
    return zh, en


def _first(part: Part) -> date:
    return part.day if part.word in (Word.FROM, Word.NO_RULE) and part.day is not None else NEVER_DAY


def _instead(situation: Situation, old: GivenEvent, new: GivenEvent) -> Situation:
    return replace(situation, events=tuple(new if e is old else e for e in situation.events))


def _compared(honest: Part, after: Part, revoked: date) -> tuple[str, str]:
    late_zh = "永不" if _first(honest) == NEVER_DAY else f"{honest.day}"
    late_en = "never" if _first(honest) == NEVER_DAY else f"on {honest.day}"
    return (
        f"诚实获奖者可再申报之日：{late_zh}；{revoked} 因弄虚作假被撤销者：{after.day}",
        f"an honest winner may apply again {late_en}; one revoked for fraud on {revoked}: on {after.day}",
    )


def _unstated() -> tuple[str, str]:
    return "假定中没有该市的获奖及其日期", "no award in this city with its day is given"


def _revoked_without_ban(desk: Desk, city: str) -> Part:
    """Grounds on which an award is revoked and no ban of a sanction follows."""
    regulation = desk.regulation(city)
    revoking = [
        n for n in regulation.norms if isinstance(n, Sanction) and any(c.name == "revoke" for c in n.consequences)
    ]
    bans = bans_after_revocation(desk, city)
    free: dict[Citation, None] = {}
    for norm in revoking:
        for ground in norm.grounds:
            if any(not _barred(desk, city, bans, kind) for kind in ground.kinds):
                free[ground.cite] = None
    word = Word.FOUND if free else Word.NONE
    return Part(city, word, tuple(free) or tuple(dict.fromkeys(bar.anchor.cite for bar, _ in bans)))


def _barred(desk: Desk, city: str, bans: Sequence[tuple[Bar, Term]], kind: str) -> bool:
    """Whether some ban can reach somebody whose award was revoked for a ground of this kind."""
    values: Mapping[str, str] = {"city": city, "revoked_for": kind}
    event = GivenEvent("subject", WIN, {**values, **{f"?{n}": True for n in _open_fields(desk)}})
    situation = Situation(events=(event,), closed=(("subject", WIN), ("subject", "ban")))
    scene = scene_of(situation, desk.frame, desk.spec.vocabulary)
    return isinstance(possible(desk.inquiry(f.disj(*(term for _, term in bans)), scene)), Possible)


def _open_fields(desk: Desk) -> tuple[str, ...]:
    fields = desk.spec.vocabulary.events[WIN].fields
    return tuple(name for name, sort in fields.items() if sort.optional and name != "revoked_for")


def _outlived_ban(desk: Desk, city: str) -> Part:
    """A ban that binds on a day on which its regulation has lapsed, decided while it was in force."""
    regulation = desk.regulation(city)
    bans = bans_after_revocation(desk, city)
    if regulation.until is None:
        return Part(city, Word.NONE, notes=(("规章未规定有效期", "the regulation sets no end to itself"),))
    until = desk.named(regulation, regulation.until)
    event = GivenEvent("subject", WIN, {"city": city, **{f"?{n}": True for n in (*_open_fields(desk), "revoked_for")}})
    situation = Situation(events=(event,), closed=(("subject", WIN), ("subject", "ban")))
    scene = scene_of(situation, desk.frame, desk.spec.vocabulary)
    given = premises(situation, desk.frame, scene, None, Occasion())
    late = f.less(until, f.field(*DAY, DATE))
    afterwards = f.exists(Source("subject", WIN), f.less(until, f.field(EVENT, "revoked", DATE)))
    for ban, stands in bans:
        term = f.conj(*given, late, f.neg(afterwards), stands)
        answer = possible(desk.inquiry(term, scene), ordinary=True)
        if isinstance(answer, Possible):
            ends = tuple(n.anchor.cite for n in regulation.norms if isinstance(n, Statement) and n.kind == "until")
            return Part(city, Word.FOUND, (ban.anchor.cite, *ends), witness=answer.witness)
        if isinstance(answer, Unclear):
            return Part(city, Word.UNCLEAR, reason=answer.reason)
    return Part(city, Word.NONE)


def _disagreement(desk: Desk, situation: Situation, cities: Sequence[str]) -> tuple[Part, ...]:
    """The two cities whose first possible filings lie furthest apart."""
    parts = when(desk, situation, cities)
    pairs = list(combinations(parts, 2))
    if not pairs:
        return parts
    return max(pairs, key=lambda pair: abs(_first(pair[0]) - _first(pair[1])) or timedelta(0))
