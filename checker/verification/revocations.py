"""An award that is revoked on a day that is left open."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from checker.cases.scene import Scene
from checker.ir import factory as f
from checker.ir.questions import GivenEvent, Rounds, Situation
from checker.ir.terms import EVENT, Source, Term
from checker.ir.types import DATE, INT, SetType, Type
from checker.verification.desk import Desk
from checker.verification.filing import LAST
from checker.verification.situation import UNSAID, round_at

SUBJECT: Final = "subject"
WIN: Final = "win"
WINS: Final = Source(SUBJECT, WIN)
REVOKED: Final = "revoked"


def last_kept(situation: Situation, city: str) -> GivenEvent | None:
    """The last award of the city that is stated, with its day, and not stated to be revoked."""
    wins = [e for e in situation.events if e.owner == SUBJECT and e.kind == WIN and e.values.get("city") == city]
    kept = [e for e in wins if e.values.get(REVOKED) is None and isinstance(e.values.get("decided"), date)]
    return kept[-1] if kept else None


def revocable(win: GivenEvent, ground: str) -> GivenEvent:
    """The award as one revoked for the ground on some day."""
    stated = {name: value for name, value in win.values.items() if name != REVOKED}
    return replace(win, values={**stated, UNSAID + REVOKED: True, "revoked_for": ground})


def instead(situation: Situation, old: GivenEvent, new: GivenEvent) -> Situation:
    """The situation with one event in the place of another."""
    return replace(situation, events=tuple(new if event is old else event for event in situation.events))


def revocation(desk: Desk, win: GivenEvent, rounds: Rounds | None, conditions: Sequence[Term] = ()) -> Term:
    """The award is revoked, not before it was won, with the days that a question does not state as all questions take
    them; `conditions` speak of it as of the bound event."""
    day = own(desk, REVOKED)
    parts = [f.has(EVENT, REVOKED), f.less_equal(own(desk, "decided"), day), *conditions]
    return f.exists(WINS, f.conj(*_stated(desk, win), *parts, *_assumed(desk, win, rounds)))


def own(desk: Desk, name: str) -> Term:
    """A field of the bound award."""
    return f.field(EVENT, name, _type(desk, name))


def revoked_on(case: Scene, situation: Situation, win: GivenEvent) -> date:
    """The day on which the award is revoked in a case of the situation."""
    events = [e for e in situation.events if (e.owner, e.kind) == (SUBJECT, WIN)]
    day = case.lists[SUBJECT, WIN].records[events.index(win)].values[REVOKED]
    assert isinstance(day, date), "the condition asks for the revocation"
    return day


def _stated(desk: Desk, win: GivenEvent) -> Iterator[Term]:
    """It is this award: every stated field is as stated."""
    for name, value in win.values.items():
        if not name.startswith(UNSAID) and value is not None and not isinstance(_type(desk, name), SetType):
            yield f.equal(own(desk, name), f.literal(value, _type(desk, name)))


def _assumed(desk: Desk, win: GivenEvent, rounds: Rounds | None) -> Iterator[Term]:
    """Fields of which nothing is said are as the shared assumptions have them."""
    for (scope, name), (other, source) in desk.frame.same:
        if scope == WIN and name not in win.values:
            yield f.equal(own(desk, name), f.field(EVENT if other == WIN else other, source, _type(desk, name)))
    for (scope, name), (_, source) in desk.frame.latest_round:
        if scope == WIN and name not in win.values and rounds is not None:
            yield f.disj(*_rounds_at(own(desk, name), own(desk, source), rounds, win))


def _rounds_at(number: Term, day: Term, rounds: Rounds, win: GivenEvent) -> Iterator[Term]:
    """The number is that of the latest round whose filing has begun on the day."""
    decided = win.values["decided"]
    assert isinstance(decided, date), "the award has its day"
    one = round_at(rounds, decided)
    while rounds.window(one)[0] <= LAST:
        until = rounds.window(one + 1)[0]
        parts = [f.equal(number, f.literal(one, INT)), f.less_equal(f.literal(rounds.window(one)[0], DATE), day)]
        yield f.conj(*parts, *([f.less(day, f.literal(until, DATE))] if until <= LAST else []))
        one += 1


def _type(desk: Desk, name: str) -> Type:
    return desk.spec.vocabulary.events[WIN].fields[name].type
