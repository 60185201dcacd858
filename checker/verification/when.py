"""`when`: from which day and round on a given history may apply again, by the city's stated schedule.

The evaluator scans every day of every filing window; the solver then proves each stretch: on the open one, one and the
same completion of the unknown facts works on every day; on the others, the named articles fail whatever is unknown.
It is assumed that nothing further happens.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from checker.cases.scene import Entry, Record, Scene
from checker.evaluation.evaluator import evaluate
from checker.evaluation.residual import residual
from checker.ir import factory as f
from checker.ir.questions import Rounds, Situation
from checker.ir.terms import Literal, Term
from checker.ir.traversal import fields_of
from checker.ir.types import DATE, INT
from checker.verification.answers import ByArticles, Interval, Part, Turned, Word
from checker.verification.claims import Claim
from checker.verification.desk import Desk
from checker.verification.may import cited, failing, pending, relevant
from checker.verification.possibility import Excluded, Possibility, Possible, Robustness, possible, robustness
from checker.verification.situation import (
    DAY,
    DEADLINE,
    NUMBER,
    Occasion,
    in_windows,
    last_stated,
    next_round,
    premises,
    scene_of,
)

YEARS: Final = 25
LAST: Final = date(2079, 12, 31)
DAYS_ALONE: Final = 366 * 16
LATE_ROUND: Final = 10_000
SHOWN_CHANGES: Final = 6


def when(desk: Desk, situation: Situation, cities: Sequence[str]) -> tuple[Part, ...]:
    """One part per city; each has a schedule."""
    return tuple(_When(desk, situation, city).part() for city in cities)


class _When:
    def __init__(self, desk: Desk, situation: Situation, city: str) -> None:
        self.desk, self.situation, self.city = desk, situation, city
        rounds = desk.rounds(situation, city)
        assert rounds is not None, "questions about time are only lowered with a schedule"
        self.rounds: Rounds = rounds
        self.claims = desk.eligible(city)
        self.steady = True
        self.start = _start(situation, rounds)
        self.first = max(next_round(rounds, self.start), _won_until(situation, city) + 1)
        self.start = max(self.start, rounds.window(self.first)[0])
        self.last = max(n for n in range(self.first, self.first + YEARS + 1) if self._within(n))

    def _within(self, number: int) -> bool:
        closes = self.rounds.window(number)[1]
        return number == self.first or (closes <= LAST and closes.year <= self.start.year + YEARS)

    def part(self, *, plain: bool = False) -> Part:
        """The answer; `plain` without proofs of the closed stretches and without readings."""
        found: list[Interval] = []
        for number in range(self.first, self.last + 1):
            for interval in self._scan(number):
                if not interval.failing:
                    opened = self._opened(interval)
                    if opened is not None:
                        return self._from(tuple(found), interval, opened, plain)
                    scene = self._scene(Occasion(number, interval.first))
                    interval = replace(interval, failing=failing(self.desk, scene, self._given(scene), self.claims))
                _append(found, interval)
        return self._never(tuple(found), plain)

    # ---- scanning
    def _scan(self, number: int) -> Iterator[Interval]:
        """The stretches of one window, by what fails on each day."""
        opens, closes = self.rounds.window(number)
        scene = self._scene(Occasion(number))
        opens = max(opens, self.start)
        rests = [(c, residual(c.lawful, scene, self.desk.choice, self.desk.calendar)) for c in self.claims]
        constant = [c for c, rest in rests if rest == f.FALSE]
        varying = [(c, rest) for c, rest in rests if not isinstance(rest, Literal) and DAY in fields_of(rest)]
        begun, before = opens, None
        for day in _days(opens, closes):
            at = _with(scene, {DAY: day})
            failed = tuple(
                c for c, rest in varying if evaluate(rest, at, self.desk.choice, self.desk.calendar) is False
            )
            if before is not None and failed != before:
                yield self._interval(number, begun, day - timedelta(1), constant, before)
                begun = day
            before = failed
        if before is not None:
            yield self._interval(number, begun, closes, constant, before)

    def _interval(
        self, number: int, first: date, last: date, constant: list[Claim], varying: Sequence[Claim]
    ) -> Interval:
        failed = [c for c in self.claims if c in constant or c in varying]
        return Interval(number, number, first, last, cited(failed))

    def _scene(self, occasion: Occasion | None) -> Scene:
        return scene_of(self.situation, self.desk.frame, self.desk.spec.vocabulary, self.city, occasion)

    def _given(self, scene: Scene) -> tuple[Term, ...]:
        filed = scene.records.get(DAY[0], Record()).values.get(DAY[1])
        occasion = Occasion(None, filed if isinstance(filed, date) else None)
        return premises(self.situation, self.desk.frame, scene, None, occasion)

    def _all(self, scene: Scene, *more: Term) -> Term:
        return f.conj(*self._given(scene), *more, *(c.lawful for c in self.claims))

    # ---- proving
    def _opened(self, interval: Interval) -> Possibility | None:
        """A completion that works on every day of the stretch, or on its first; `None` if there is none on the first."""
        scene = self._scene(Occasion(interval.first_round, interval.first))
        found = possible(self.desk.inquiry(self._all(scene), scene))
        if not isinstance(found, Possible):
            return None
        anyday = _without(found.witness.scene, DAY)
        days = _between(interval.first, interval.last)
        broken = f.conj(days, f.neg(f.conj(*(c.lawful for c in self.claims))))
        self.steady = isinstance(possible(self.desk.inquiry(broken, anyday)), Excluded)
        return found

    def _proved(self, interval: Interval) -> bool:
        """The failing articles fail on every day of the stretch, whatever is unknown."""
        if interval.first_round == interval.last_round:
            scene = self._scene(Occasion(interval.first_round))
            when_filed = _between(interval.first, interval.last)
        else:
            scene = self._scene(None)
            when_filed = in_windows(self.rounds, interval.first_round, interval.last_round)
        claims = [c for c in self.claims if c.cite in interval.failing]
        goal = f.conj(*self._given(scene), when_filed, *(c.lawful for c in claims))
        return isinstance(possible(self.desk.inquiry(goal, scene)), Excluded)

    # ---- answers
    def _from(self, before: tuple[Interval, ...], opened: Interval, found: Possibility, plain: bool) -> Part:
        assert isinstance(found, Possible)
        scene = self._scene(Occasion(opened.first_round, opened.first))
        cites = relevant(self.desk, scene, self.situation, self.claims)
        failed = before[-1].failing if before else ()
        word = Word.FROM if before or cites else Word.NO_RULE
        part = Part(self.city, word, failed or cites, round=opened.first_round, day=opened.first, before=failed)
        if plain:
            return part
        unproved = [i for i in before if not self._proved(i)]
        sure, turned = self._turned(opened)
        return replace(
            part,
            pending=pending(self.desk, scene, self.claims),
            robustness=sure,
            turned=turned,
            witness=found.witness,
            intervals=(*before, opened),
            by_articles=self._alone() if before else ByArticles(None, None),
            notes=(*self._notes(opened.first), *((_unproved(),) if unproved or not self.steady else ())),
        )

    def _never(self, found: tuple[Interval, ...], plain: bool) -> Part:
        scene = self._scene(None)
        number, day = f.field(*NUMBER, INT), f.field(*DAY, DATE)
        later = (
            f.less_equal(f.literal(self.first, INT), number),
            f.less_equal(f.literal(self.start, DATE), day),
        )
        answer = possible(self.desk.inquiry(self._all(scene, *later), scene))
        cites = tuple(c for c in (found[-1].failing if found else ()) if all(c in i.failing for i in found))
        failed = cites or (found[-1].failing if found else ())
        if not isinstance(answer, Excluded):
            return Part(self.city, Word.NOT_BY, failed, day=found[-1].last if found else None, intervals=found)
        part = Part(self.city, Word.NEVER, failed, slots=answer.slots, intervals=found, before=failed)
        if plain:
            return part
        sure, turned = self._turned(None)
        return replace(part, robustness=sure, turned=turned, notes=self._notes(None))

    def _turned(self, opened: Interval | None) -> tuple[Robustness, tuple[Turned, ...]]:
        """Changes of readings under which an earlier filing is possible, or the first one is not."""
        found: list[Robustness] = []
        scene = self._scene(None)
        if opened is None or opened.first > max(self.start, self.rounds.window(self.first)[0]):
            last = self.last if opened is None else opened.first_round
            window = in_windows(self.rounds, self.first, last)
            until = [f.less_equal(f.literal(self.start, DATE), f.field(*DAY, DATE))]
            until += [] if opened is None else [f.less(f.field(*DAY, DATE), f.literal(opened.first, DATE))]
            inquiry = self.desk.inquiry(self._all(scene, window, *until), scene)
            found.append(robustness(inquiry, Excluded(())))
        if opened is not None:
            at = self._scene(Occasion(opened.first_round, opened.first))
            inquiry = self.desk.inquiry(self._all(at), at)
            found.append(robustness(inquiry, possible(inquiry)))
        changes = _minimal([c for one in found for c in one.changes])
        sure = Robustness(tuple(changes), all(one.complete for one in found))
        turned = []
        for change in changes[:SHOWN_CHANGES]:
            part = _When(self.desk.under(dict(change)), self.situation, self.city).part(plain=True)
            turned.append(Turned(change, part.word, part.round, part.day))
        return sure, tuple(turned)

    def _alone(self) -> ByArticles:
        """The least round with every day late, and the first day with every round late."""
        number = None
        for one in range(self.first, self.last + 1):
            at = _with(self._scene(None), {NUMBER: one, DAY: LAST, DEADLINE: LAST})
            if not self._fails(at):
                number = one if one > self.first else None
                break
        scene = _with(self._scene(None), {NUMBER: LATE_ROUND})
        rests = [residual(c.lawful, scene, self.desk.choice, self.desk.calendar) for c in self.claims]
        rests = [r for r in rests if not isinstance(r, Literal) or r == f.FALSE]
        for day in _days(self.start, min(LAST, self.start + timedelta(DAYS_ALONE))):
            at = _with(scene, {DAY: day, DEADLINE: day})
            if all(evaluate(r, at, self.desk.choice, self.desk.calendar) is not False for r in rests):
                return ByArticles(number, day if day > self.start else None)
        return ByArticles(number, None)

    def _fails(self, scene: Scene) -> bool:
        return any(evaluate(c.lawful, scene, self.desk.choice, self.desk.calendar) is False for c in self.claims)

    def _notes(self, day: date | None) -> tuple[tuple[str, str], ...]:
        regulation = self.desk.regulation(self.city)
        if regulation.superseded is not None:
            when_, by = regulation.superseded
            zh = f"该文本已于 {when_} 被{by}取代；以下按原文本回答"
            return ((zh, f"this text was replaced on {when_} by {by}; the answer follows the text as it stood"),)
        end = (
            None
            if regulation.until is None
            else evaluate(self.desk.named(regulation, regulation.until), Scene(), self.desk.choice, self.desk.calendar)
        )
        if isinstance(end, date) and (day is None or day > end):
            zh = f"规章有效期至 {end}；其后按条文不变的假定回答"
            return ((zh, f"the regulation ends on {end}; beyond, the answer supposes that its words stay the same"),)
        return ()


def _start(situation: Situation, rounds: Rounds) -> date:
    """The day from which is asked: today, or the day after the last thing that is stated to have happened."""
    stated = last_stated(situation)
    last = stated + timedelta(1) if stated else date(rounds.year, 1, 1)
    return max(last, situation.today) if situation.today else last


def _won_until(situation: Situation, city: str) -> int:
    """The latest round in which something was won in the city; an application is for a later one."""
    won = [e.values.get("round") for e in situation.events if e.values.get("city") == city]
    return max((n for n in won if isinstance(n, int)), default=-LATE_ROUND)


def _unproved() -> tuple[str, str]:
    return "有一段未能由求解器复核", "one stretch could not be confirmed by the solver"


def _days(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(offset)


def _between(first: date, last: date) -> Term:
    day = f.field(*DAY, DATE)
    return f.conj(f.less_equal(f.literal(first, DATE), day), f.less_equal(day, f.literal(last, DATE)))


def _with(scene: Scene, cells: "dict[tuple[str, str], Entry]") -> Scene:
    records = dict(scene.records)
    for (scope, name), value in cells.items():
        records[scope] = Record({**records.get(scope, Record()).values, name: value})
    return replace(scene, records=records)


def _without(scene: Scene, cell: tuple[str, str]) -> Scene:
    scope, name = cell
    values = {k: v for k, v in scene.records[scope].values.items() if k != name}
    return replace(scene, records={**scene.records, scope: Record(values)})


def _append(found: list[Interval], new: Interval) -> None:
    """Stretches of following rounds on which the same fails are one, if each takes its whole window."""
    if found and found[-1].failing == new.failing and found[-1].last_round + 1 == new.first_round:
        found[-1] = replace(found[-1], last_round=new.last_round, last=new.last)
    else:
        found.append(new)


def _minimal(changes: "Sequence[tuple[tuple[str, str], ...]]") -> "list[tuple[tuple[str, str], ...]]":
    kept = [c for c in dict.fromkeys(changes) if not any(set(o) < set(c) for o in changes)]
    return sorted(kept, key=lambda c: (len(c), c))
