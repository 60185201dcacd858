"""`find disagreement`: the two cities that disagree most about one history: whose first days of filing lie furthest
apart, and which pair that is under other readings."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from checker.evaluation.residual import residual
from checker.ir import factory as f
from checker.ir.questions import Rounds, Situation
from checker.verification.answers import Part, Turned, Word
from checker.verification.common_case import alternatives_of
from checker.verification.desk import Desk
from checker.verification.first_day import NEVER, Filings, FirstDay
from checker.verification.situation import next_round
from checker.verification.turning import Ruling, minimal_changes
from checker.verification.when import first_filing

NOTHING = timedelta(0)


def disagreement(desk: Desk, situation: Situation, cities: Sequence[str]) -> tuple[Part, ...]:
    """The pair ("a+b"), then what each of the two says; `NONE` where all give the same day."""
    filings = {city: Filings(desk, situation, city) for city in sorted(cities)}
    terms = []
    for one in filings.values():
        inquiry = one.lawful(None)
        terms.append(residual(inquiry.term, inquiry.scene, {}, inquiry.calendar))
    readings = alternatives_of(f.conj(*terms))
    chosen = {name: desk.choice[name] for name in readings}

    def ruling(choice: Mapping[str, str]) -> Ruling:
        first = {city: one.first(choice) for city, one in filings.items()}
        because: dict[str, str] = {}
        for day in first.values():
            if day is None:
                return Ruling(None, {})
            because |= {**day.barred, **day.opened}
        return Ruling(_furthest({city: day for city, day in first.items() if day is not None}), because)

    found = ruling(chosen).outcome
    if found is None:
        return (Part("+".join(cities), Word.UNCLEAR, notes=(_unproved(),)),)
    assert isinstance(found, tuple)
    sure = minimal_changes(ruling, readings, chosen)
    if not found:
        return (Part("+".join(cities), Word.NONE, robustness=sure, notes=(_alike(),)),)
    parts = tuple(_told(filings[city], readings, chosen) for city in found)
    cites = tuple(cite for part in parts for cite in part.cites)
    return (Part("+".join(found), Word.FOUND, cites, robustness=sure), *parts)


def _told(filings: Filings, readings: Mapping[str, tuple[str, ...]], chosen: Mapping[str, str]) -> Part:
    """What a city says, and under which readings it says another day."""

    def ruling(choice: Mapping[str, str]) -> Ruling:
        first = filings.first(choice)
        return Ruling(None, {}) if first is None else Ruling(first.day, {**first.barred, **first.opened})

    part = first_filing(filings.desk, filings.situation, filings.city)
    sure = minimal_changes(ruling, readings, chosen)
    days = {change: ruling({**chosen, **dict(change)}).outcome for change in ((), *sure.changes)}
    turned = tuple(Turned(change, *_on(filings.rounds, day)) for change, day in days.items() if change)
    word, number, day = _on(filings.rounds, days[()])
    word = part.word if part.word is Word.NO_RULE else word
    return replace(part, word=word, round=number, day=day, robustness=sure, turned=turned)


def _on(rounds: Rounds, day: object) -> tuple[Word, int | None, date | None]:
    assert isinstance(day, date), "a first day was found under these readings before"
    return (Word.NEVER, None, None) if day == NEVER else (Word.FROM, next_round(rounds, day), day)


def _furthest(first: Mapping[str, FirstDay]) -> tuple[str, ...]:
    """The pair whose days lie furthest apart, by name where several do; no pair where no days differ."""
    apart = {(a, b): abs(first[a].day - first[b].day) for a, b in combinations(first, 2)}
    pair = max(apart, key=lambda pair: apart[pair])
    return () if apart[pair] == NOTHING else pair


def _unproved() -> tuple[str, str]:
    return "求解器未能就每个城市得出首个申报日", "the solver could not prove a first day of filing for every city"


def _alike() -> tuple[str, str]:
    return "各市的首个申报日相同", "all cities give the same first day of filing"
