"""When a duty arises in a dossier: the awards, acts, events, steps and terms from which it runs, one occasion each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from checker.cases.scene import Entry, EventList, Record, Scene
from checker.ir.norms import Due
from checker.ir.regulation import Regulation
from checker.ir.terms import Source, Term
from checker.ir.traversal import bind_event
from checker.legaltime.span import Span
from checker.verification.duty import Trigger
from checker.verification.matters import Matter, day_of
from checker.verification.obligations import STEP, Obligation, period_end

Choice = Mapping[str, str]
WINS: Final = Source("subject", "win")


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time that a duty has arisen: in whose matter, from what, and the scene in which its term is computed. `first` is
    the day from which a deed counts, `last` the term's last day as a term; `received` the day of the event, if one was."""

    matter: Matter
    trigger: Trigger
    scene: Scene
    first: date | None
    last: Term | None
    received: date | None = None


def occasions(
    o: Obligation, matters: Sequence[Matter], regulation: Regulation, choice: Choice, as_of: date
) -> Iterator[Occasion]:
    """Every occasion on which the duty is known to have arisen by the day on which the dossier was closed."""
    everybody, *each = matters
    if o.of_winners:
        for m in each:
            yield from _of_winner(o, m, regulation, choice, as_of)
    elif o.upon:
        yield from _upon(o, everybody, each, choice)
    else:
        concerned = {*o.steps, *o.dated}
        if not o.personal:
            yield from _in_matter(o, everybody, choice)
        for m in each:
            if o.personal or concerned & m.own:
                yield from _in_matter(o, m, choice)


def _in_matter(o: Obligation, m: Matter, choice: Choice) -> Iterator[Occasion]:
    if o.needs_event and not any((source.scope, source.kind) in m.events for source in o.sources):
        return
    if not (_over(o.steps, m) and o.holds(m.scene, choice)):
        return
    causes = [s for s in o.sources if not o.holds(_with_events(m.scene, s, ()), choice)]
    for source in causes:
        yield from _events(o, m, source, choice)
    if causes:
        return
    since = o.value(o.due.since, m.scene, choice) if o.due is not None else None
    if isinstance(since, date):
        yield Occasion(m, Trigger("term", "", since), m.scene, since, _last(o))
    elif o.steps:
        day = _ended(o.steps, m)
        yield Occasion(m, Trigger("step", o.steps[-1], day), m.scene, day, _last(o))


def _last(o: Obligation) -> Term | None:
    return o.due.last if o.due is not None else None


def _over(steps: Sequence[str], m: Matter) -> bool:
    return all(s in m.steps and m.steps[s].values.get("done") is True for s in steps)


def _ended(steps: Sequence[str], m: Matter) -> date | None:
    ends = [m.steps[s].values.get("end") for s in steps]
    return max((e for e in ends if isinstance(e, date)), default=None)


def _events(o: Obligation, m: Matter, source: Source, choice: Choice) -> Iterator[Occasion]:
    """Each recorded event that makes the duty arise alone. A day of a step that bears the name of the event's own key
    date is that date: what a step is about was received when the event was."""
    key = m.scene.key_fields[source.kind]
    for event in m.scene.lists.get((source.scope, source.kind), EventList()).records:
        alone = _with_events(m.scene, source, (event,))
        if not o.holds(alone, choice):
            continue
        found = event.values.get(key)
        day = found if isinstance(found, date) else None
        scene = _received(o, alone, key, day)
        yield Occasion(m, Trigger("event", source.kind, day), scene, day, _last(o), day)


def _with_events(scene: Scene, source: Source, events: tuple[Record, ...]) -> Scene:
    listed = scene.lists.get((source.scope, source.kind), EventList())
    return replace(scene, lists={**scene.lists, (source.scope, source.kind): replace(listed, records=events)})


def _received(o: Obligation, scene: Scene, key: str, day: date | None) -> Scene:
    steps = {f"{STEP}{name}": scene.records.get(f"{STEP}{name}", Record()).values for name in o.dated}
    given: dict[str, Entry] = {} if day is None else {key: day}
    filled = {scope: Record({**values, **given}) for scope, values in steps.items()}
    return replace(scene, records={**scene.records, **filled})


def _upon(o: Obligation, everybody: Matter, each: Sequence[Matter], choice: Choice) -> Iterator[Occasion]:
    """Each recorded act that makes the duty arise: once, or for every subject whom it concerns."""
    for m in each if o.personal else (everybody,):
        if not (_over(o.steps, m) and o.holds(m.scene, choice)):
            continue
        for d in m.decisions:
            if d.act in o.upon:
                day = day_of(d)
                yield Occasion(replace(m, round=d.round), Trigger("act", d.identifier, day), m.scene, day, _last(o))


def _of_winner(o: Obligation, m: Matter, regulation: Regulation, choice: Choice, as_of: date) -> Iterator[Occasion]:
    """Each award from which the winner owes it: once, or for every period that began before the dossier was closed and
    ended while the award stood."""
    for win in m.wins:
        values = win.values
        if o.awards and values.get("award") not in o.awards:
            continue
        own = {n: values[n] for n in ("award", "category", "track") if n in values}
        application = Record({**m.scene.records.get("application", Record()).values, **own})
        records = {**m.scene.records, "win": win, "application": application}
        scene = replace(_with_events(m.scene, WINS, m.wins), records=records)
        if not o.holds(scene, choice):
            continue
        end = _end(o, win, regulation, scene, choice)
        decided = values.get("decided")
        day = decided if isinstance(decided, date) else None
        once = Occasion(
            replace(m, round=None), Trigger("award", str(values.get("award", "")), day), scene, day, _last(o)
        )
        if o.period is not None and o.due is not None:
            yield from _periods(o, o.period, o.due, once, choice, as_of, end)
        elif end > as_of:
            yield once


def _end(o: Obligation, win: Record, regulation: Regulation, scene: Scene, choice: Choice) -> date:
    """The day on which the award ends: that of its revocation, or the last day of its validity, else the last of all."""
    days = [win.values.get("revoked")]
    for validity in regulation.validities:
        if win.values.get("award") in validity.awards:
            days.append(o.value(bind_event(validity.last_day, "win"), scene, choice))
    return min((d for d in days if isinstance(d, date)), default=date.max)


def _periods(
    o: Obligation, period: Span, due: Due, once: Occasion, choice: Choice, as_of: date, end: date
) -> Iterator[Occasion]:
    since = o.value(due.since, once.scene, choice)
    if not isinstance(since, date):
        yield replace(once, first=None)
        return
    first: date | None = since
    number = 0
    while True:
        number += 1
        last = period_end(due.last, period, number)
        ended = o.value(last, once.scene, choice)
        if first is None or first > as_of or (isinstance(ended, date) and ended > end):
            return
        yield replace(once, first=first, last=last)
        first = ended + timedelta(1) if isinstance(ended, date) else None
