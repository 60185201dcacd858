"""`when`: from which day and round on a given history may apply again, by the city's stated schedule.

The evaluator scans every day of every filing window; the solver then proves each stretch: on the open one, one and the
same completion of the unknown facts works on every day; on the others, the named articles fail whatever is unknown.
It is assumed that nothing further happens.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from checker.ir import factory as f
from checker.ir.questions import Rounds, Situation
from checker.ir.types import DATE, INT
from checker.verification.answers import ByArticles, Interval, Part, Turned, Word
from checker.verification.conclusions import Change
from checker.verification.desk import Desk
from checker.verification.filing import (
    LAST,
    LATE_ROUND,
    Filing,
    by_articles_alone,
    filed_between,
    stretches,
    without_cell,
)
from checker.verification.may import failing, pending, relevant
from checker.verification.outcome import Witness
from checker.verification.possibility import Excluded, Possibility, Possible, Robustness, Unclear, possible, robustness
from checker.verification.situation import DAY, NUMBER, Occasion, in_windows, last_stated, next_round
from checker.verification.text_notes import Note, lapse_notes, version_notes

YEARS: Final = 25
SHOWN_CHANGES: Final = 6


def when(desk: Desk, situation: Situation, cities: Sequence[str]) -> tuple[Part, ...]:
    """One part per city; each has a schedule."""
    return tuple(_When(desk, situation, city).part() for city in cities)


def first_filing(desk: Desk, situation: Situation, city: str) -> Part:
    """The same for one city, without proofs of the closed stretches and without readings."""
    return _When(desk, situation, city).part(plain=True)


@dataclass(frozen=True, slots=True)
class _Opening:
    """The days from the first on which somebody may apply, and a completion with which he may on that day."""

    days: Interval
    witness: Witness


class _When:
    def __init__(self, desk: Desk, situation: Situation, city: str) -> None:
        self.desk, self.situation, self.city = desk, situation, city
        rounds = desk.rounds(situation, city)
        assert rounds is not None, "questions about time are only lowered with a schedule"
        self.rounds: Rounds = rounds
        self.filing = Filing(desk, situation, city, rounds, desk.governed(city))
        self.start = asked_from(situation, rounds)
        self.first = max(next_round(rounds, self.start), won_until(situation, city) + 1)
        self.start = max(self.start, rounds.window(self.first)[0])
        self.last = self.first
        while self._looked_at(self.last + 1):
            self.last += 1

    def _looked_at(self, number: int) -> bool:
        closes = self.rounds.window(number)[1]
        return closes <= LAST and closes.year <= self.start.year + YEARS

    def part(self, *, plain: bool = False) -> Part:
        """The answer; `plain` without proofs of the closed stretches and without readings."""
        found: list[Interval] = []
        for number in range(self.first, self.last + 1):
            for days in stretches(self.filing, number, self.start):
                opening = None if days.failing else self._opening(days)
                match opening:
                    case None:
                        _append(found, self._closed(days))
                    case Unclear(reason):
                        return Part(self.city, Word.UNCLEAR, reason=reason, intervals=tuple(found))
                    case _Opening(open_days):
                        if open_days.first > days.first:
                            _append(found, self._closed(replace(days, last=open_days.first - timedelta(1))))
                        return self._from(tuple(found), opening, plain)
        return self._never(tuple(found), plain)

    # ---- proving
    def _opening(self, days: Interval) -> _Opening | Unclear | None:
        """The part of a stretch from the first day on which some completion works; `None` if there is no such day."""
        number, first = days.first_round, days.first
        answer = self._possible(number, first, first)
        if isinstance(answer, Excluded) and first < days.last:
            least = self._least(number, first + timedelta(1), days.last)
            if isinstance(least, date):
                first, answer = least, self._possible(number, least, least)
            elif least is not None:
                return least
        match answer:
            case Possible(witness):
                return _Opening(replace(days, first=first), witness)
            case Excluded():
                return None
            case Unclear():
                return answer

    def _least(self, number: int, first: date, last: date) -> date | Unclear | None:
        """The first of these days on which some completion works, found by halving."""
        answer = self._possible(number, first, last)
        if isinstance(answer, Excluded):
            return None
        if isinstance(answer, Unclear):
            return answer
        if first == last:
            return first
        middle = first + (last - first) // 2
        found = self._least(number, first, middle)
        return self._least(number, middle + timedelta(1), last) if found is None else found

    def _possible(self, number: int, first: date, last: date) -> Possibility:
        """Whether some completion works on some of the days of a round's window."""
        scene = self.filing.scene(Occasion(number, first if first == last else None))
        term = self.filing.lawful(scene, filed_between(first, last))
        return possible(self.desk.inquiry(term, scene))

    def _closed(self, days: Interval) -> Interval:
        """A stretch with the articles that fail on its first day, together if not each by itself."""
        if days.failing:
            return days
        scene = self.filing.scene(Occasion(days.first_round, days.first))
        return replace(days, failing=failing(self.desk, scene, self.filing.given(scene), self.filing.claims))

    def _steady(self, opening: _Opening) -> bool:
        """The completion works on every day of the stretch."""
        any_day = without_cell(opening.witness.scene, DAY)
        days = filed_between(opening.days.first, opening.days.last)
        broken = f.conj(days, f.neg(f.conj(*(c.lawful for c in self.filing.claims))))
        return isinstance(possible(self.desk.inquiry(broken, any_day)), Excluded)

    def _proved(self, days: Interval) -> bool:
        """The failing articles fail on every day of the stretch, whatever is unknown."""
        one_round = days.first_round == days.last_round
        scene = self.filing.scene(Occasion(days.first_round) if one_round else None)
        windows = [] if one_round else [in_windows(self.rounds, days.first_round, days.last_round)]
        claims = [c for c in self.filing.claims if c.cite in days.failing]
        filed = f.conj(*windows, filed_between(days.first, days.last))
        goal = f.conj(*self.filing.given(scene), filed, *(c.lawful for c in claims))
        return isinstance(possible(self.desk.inquiry(goal, scene)), Excluded)

    # ---- answers
    def _from(self, before: tuple[Interval, ...], opening: _Opening, plain: bool) -> Part:
        opened = opening.days
        scene = self.filing.scene(Occasion(opened.first_round, opened.first))
        told = self.desk.as_of(self.city, opened.first).eligible(self.city)
        cites = relevant(self.desk, scene, self.situation, told)
        failed = before[-1].failing if before else ()
        word = Word.FROM if before or cites else Word.NO_RULE
        part = Part(self.city, word, failed or cites, round=opened.first_round, day=opened.first, before=failed)
        if plain:
            return part
        proved = all(self._proved(days) for days in before) and self._steady(opening)
        sure, turned = self._turned(opening)
        alone = ByArticles(None, None)
        if before:
            alone = by_articles_alone(self.filing, self.first, self.last, self.start, opened.first)
        return replace(
            part,
            pending=pending(self.desk, scene, self.filing.claims),
            robustness=sure,
            turned=turned,
            witness=opening.witness,
            intervals=(*before, opened),
            by_articles=alone,
            notes=(*self._notes(opened.first), *(() if proved else (_unproved(),))),
        )

    def _never(self, found: tuple[Interval, ...], plain: bool) -> Part:
        scene = self.filing.scene(None)
        number, day = f.field(*NUMBER, INT), f.field(*DAY, DATE)
        later = (
            f.less_equal(f.literal(self.first, INT), number),
            f.less_equal(f.literal(self.start, DATE), day),
        )
        answer = possible(self.desk.inquiry(self.filing.lawful(scene, *later), scene))
        failed = tuple(c for c in found[-1].failing if all(c in days.failing for days in found)) or found[-1].failing
        if not isinstance(answer, Excluded):
            notes = self._notes(found[-1].last)
            return Part(self.city, Word.NOT_BY, failed, day=found[-1].last, intervals=found, notes=notes)
        part = Part(self.city, Word.NEVER, failed, slots=answer.slots, intervals=found, before=failed)
        if plain:
            return part
        sure, turned = self._turned(None)
        return replace(part, robustness=sure, turned=turned, notes=self._notes(None))

    def _turned(self, opening: _Opening | None) -> tuple[Robustness, tuple[Turned, ...]]:
        """Changes of readings under which an earlier filing is possible, or the first one is not."""
        found: list[Robustness] = []
        opened = None if opening is None else opening.days
        scene = self.filing.scene(None)
        if opened is None or opened.first > self.start:
            last = self.last if opened is None else opened.first_round
            until = LAST if opened is None else opened.first - timedelta(1)
            window = in_windows(self.rounds, self.first, last)
            inquiry = self.desk.inquiry(self.filing.lawful(scene, window, filed_between(self.start, until)), scene)
            found.append(robustness(inquiry, Excluded(())))
        if opening is not None:
            at = self.filing.scene(Occasion(opening.days.first_round, opening.days.first))
            found.append(robustness(self.desk.inquiry(self.filing.lawful(at), at), Possible(opening.witness)))
        changes = _minimal([c for one in found for c in one.changes])
        sure = Robustness(tuple(changes), all(one.complete for one in found))
        turned = []
        for change in changes[:SHOWN_CHANGES]:
            part = _When(self.desk.under(dict(change)), self.situation, self.city).part(plain=True)
            turned.append(Turned(change, part.word, part.round, part.day))
        return sure, tuple(turned)

    def _notes(self, day: date | None) -> tuple[Note, ...]:
        """Which versions governed up to the day (`None`: the last that was looked at), and whether it lies beyond them."""
        last = day or self.rounds.window(self.last)[1]
        governing = self.desk.governing(self.city, self.start, last)
        versions = version_notes(self.desk, self.city, governing)
        return (*versions, *lapse_notes(self.desk, governing[-1].regulation, day))


def asked_from(situation: Situation, rounds: Rounds) -> date:
    """The day from which is asked: today, or the day after the last thing that is stated to have happened."""
    stated = last_stated(situation)
    last = stated + timedelta(1) if stated else date(rounds.year, 1, 1)
    return max(last, situation.today) if situation.today else last


def won_until(situation: Situation, city: str) -> int:
    """The latest round in which something was won in the city; an application is for a later one."""
    won = [e.values.get("round") for e in situation.events if e.values.get("city") == city]
    return max((n for n in won if isinstance(n, int)), default=-LATE_ROUND)


def _unproved() -> Note:
    return "有一段未能由求解器复核", "one stretch could not be confirmed by the solver"


def _append(found: list[Interval], new: Interval) -> None:
    """Stretches of following rounds on which the same fails are one: all days of filing from its first to its last."""
    if found and found[-1].failing == new.failing and found[-1].last_round + 1 == new.first_round:
        found[-1] = replace(found[-1], last_round=new.last_round, last=new.last)
    else:
        found.append(new)


def _minimal(changes: Sequence[Change]) -> list[Change]:
    kept = [c for c in dict.fromkeys(changes) if not any(set(o) < set(c) for o in changes)]
    return sorted(kept, key=lambda c: (len(c), c))
