"""What a dossier records, as duties look at it: one matter for each subject and one for the round, each with its scene,
its awards, its steps and the decisions that concern it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from typing import Final

from checker.cases.case import Decision, Dossier, Entry, Known, StepRecord
from checker.cases.scene import ABSENT, EventList, Record, Scene
from checker.cases.scenes import scene_of
from checker.ir.regulation import Regulation, Spec

AWARDING: Final = "award"
REVOKING: Final = "revoke_award"


@dataclass(frozen=True)
class Matter:
    """One subject of the dossier, or none (""): what concerns the round. `wins` are awards of this city, recorded or made
    here; `own` the names of steps taken for this subject alone; `events` the lists (owner, kind) in which something is
    recorded. The scene is made when it is asked for: of most subjects nothing has arisen."""

    subject: str
    name: str
    round: int | None
    wins: tuple[Record, ...]
    steps: Mapping[str, StepRecord]
    own: frozenset[str]
    decisions: tuple[Decision, ...]
    events: frozenset[tuple[str, str]]
    make: Callable[[], Scene]

    @cached_property
    def scene(self) -> Scene:
        """What is known on the day on which the dossier was closed."""
        return self.make()


def matters_of(
    dossier: Dossier, decisions: Sequence[Decision], regulation: Regulation, spec: Spec
) -> tuple[Matter, ...]:
    """The matter of the round, then one for each subject that a decision names, or that no decision names and that is no
    one's unit. `decisions` are those that the regulation governs."""
    concerned: dict[str, list[Part]] = {}
    common: list[Decision] = []
    for d in decisions:
        parts = [Part(d, e) for e in ((d.applicant,) if d.applicant else d.entries)]
        for part in parts:
            concerned.setdefault(part.entry.subject, []).append(part)
        if not parts:
            common.append(d)
    elsewhere = {e.subject for d in dossier.decisions for e in (d.applicant, *d.entries) if e is not None}
    units = {s.unit for s in dossier.subjects.values() if isinstance(s.unit, str)}
    wanted = [s for s in dossier.subjects if s in concerned or (s not in units and s not in elsewhere)]
    everybody = _matter(dossier, None, (), decisions, regulation, spec)
    return everybody, *(_matter(dossier, s, concerned.get(s, ()), common, regulation, spec) for s in wanted)


@dataclass(frozen=True, slots=True)
class Part:
    """A decision as far as it concerns one subject."""

    decision: Decision
    entry: Entry


def _matter(
    dossier: Dossier, subject: str | None, parts: Sequence[Part], common: Sequence[Decision], regulation: Regulation,
    spec: Spec,
) -> Matter:  # fmt: skip
    rounds = {p.decision.round for p in parts if p.decision.round is not None} or set(dossier.rounds)
    number = next(iter(rounds)) if len(rounds) == 1 else None
    taken = {name: step for p in parts for name, step in p.entry.steps.items()}
    entry = replace(parts[-1].entry, steps=taken) if parts else None
    if subject is not None and entry is None:
        entry = Entry(subject, {}, {}, {}, {}, dossier.subjects[subject].line)
    wins = _wins(dossier, subject, parts, regulation) if subject is not None else ()
    steps = {**(dossier.procedure.steps if dossier.procedure else {}), **taken}
    name = "" if subject is None else dossier.subjects[subject].name or subject
    decisions = sorted((*(p.decision for p in parts), *common), key=lambda d: day_of(d) or date.max)
    events = frozenset(_events(dossier, subject)) if subject is not None else frozenset[tuple[str, str]]()
    make = partial(scene_of, dossier, undone(dossier.as_of, number, entry), None, spec)
    return Matter(subject or "", name, number, wins, steps, frozenset(taken), tuple(decisions), events, make)


def _events(dossier: Dossier, subject: str) -> Iterator[tuple[str, str]]:
    found = dossier.subjects[subject]
    yield from (("subject", kind) for kind, events in found.lists.items() if events.records)
    if isinstance(found.unit, str):
        yield from (("unit", kind) for kind, events in dossier.subjects[found.unit].lists.items() if events.records)


def undone(day: date, number: int | None, entry: Entry | None) -> Decision:
    """An act of which nothing is known but that it has not been done before this day."""
    return Decision("", "", {"day": day}, number, entry, (), None, None, False, None, None, 0)


def _wins(dossier: Dossier, subject: str, parts: Sequence[Part], regulation: Regulation) -> tuple[Record, ...]:
    """The awards of this city in the subject's history, and those that a decision of the dossier makes."""
    city = regulation.city.name
    recorded = dossier.subjects[subject].lists.get("win", EventList()).records
    found = [dict(r.values) for r in recorded if r.values.get("city") == city]
    for p in parts:
        if p.decision.act == AWARDING:
            win = _made(p, city)
            if not any(_same(win, known) for known in found):
                found.append(win)
    for p in parts:
        day = day_of(p.decision)
        if p.decision.act == REVOKING and day is not None:
            for win in found:
                if _same(p.decision.win or {}, win) and win.get("revoked", ABSENT) is ABSENT:
                    win["revoked"] = day
    return tuple(Record(values) for values in found)


def _made(part: Part, city: str) -> dict[str, Known]:
    application, number = part.entry.application, part.decision.round
    values: dict[str, Known] = {"city": city, "revoked": ABSENT}
    values |= {name: application[name] for name in ("award", "category", "track") if name in application}
    known = {"decided": day_of(part.decision), "round": number}
    return values | {name: value for name, value in known.items() if value is not None}


def _same(one: Mapping[str, Known], other: Mapping[str, Known]) -> bool:
    """Whether two records of an award do not contradict each other in round and award."""
    return all(one[n] == other[n] for n in ("round", "award") if n in one and n in other)


def day_of(decision: Decision) -> date | None:
    """The day of a recorded act, if it is known."""
    day = decision.values.get("day")
    return day if isinstance(day, date) else None
