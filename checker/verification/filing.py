"""Applying in one city with a schedule: what is known on a day of filing, and which articles fail on which days."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from checker.cases.scene import Entry, Record, Scene
from checker.evaluation.closures import Run
from checker.evaluation.evaluator import compile_term, evaluate
from checker.evaluation.residual import residual
from checker.ir import factory as f
from checker.ir.questions import Cell, Rounds, Situation
from checker.ir.terms import Literal, Term
from checker.ir.traversal import fields_of
from checker.ir.types import DATE
from checker.verification.answers import ByArticles, Interval
from checker.verification.claims import Claim
from checker.verification.desk import Desk
from checker.verification.may import cited
from checker.verification.situation import DAY, DEADLINE, NUMBER, Occasion, premises, scene_of

LAST: Final = date(2079, 12, 31)
"""The last day that can be reasoned about."""
LATE_ROUND: Final = 10_000


@dataclass(frozen=True)
class Filing:
    """A situation in which somebody applies in a city, by its schedule; `claims` are what must then hold."""

    desk: Desk
    situation: Situation
    city: str
    rounds: Rounds
    claims: tuple[Claim, ...]

    def scene(self, occasion: Occasion | None) -> Scene:
        """What is known."""
        return scene_of(self.situation, self.desk.frame, self.desk.spec.vocabulary, self.city, occasion)

    def given(self, scene: Scene) -> tuple[Term, ...]:
        """What must hold besides; filing inside a window is asked for separately."""
        filed = scene.records.get(DAY[0], Record()).values.get(DAY[1])
        occasion = Occasion(None, filed if isinstance(filed, date) else None)
        return premises(self.situation, self.desk.frame, scene, None, occasion)

    def lawful(self, scene: Scene, *more: Term) -> Term:
        """All claims and all that is given, and more."""
        return f.conj(*self.given(scene), *more, *(c.lawful for c in self.claims))

    def fails(self, term: Term, scene: Scene) -> bool:
        """Whether a term is false whatever is unknown."""
        return evaluate(term, scene, self.desk.choice, self.desk.calendar) is False

    def turning(self, scene: Scene) -> Iterator[tuple[Claim, Term]]:
        """The claims that fail on every day or may turn on the day, with what is left of them."""
        for claim in self.claims:
            value = evaluate(claim.lawful, scene, self.desk.choice, self.desk.calendar)
            if value is False:
                yield claim, f.FALSE
            elif value is None and DAY in fields_of(claim.lawful):
                rest = residual(claim.lawful, scene, self.desk.choice, self.desk.calendar)
                if rest == f.FALSE or DAY in fields_of(rest):
                    yield claim, rest


def stretches(filing: Filing, number: int, start: date) -> Iterator[Interval]:
    """The stretches of a round's window from a day of it on, by the articles that fail by themselves on each day."""
    opens, closes = filing.rounds.window(number)
    first = max(opens, start)
    scene = filing.scene(Occasion(number))
    rests = [(claim, compile_term(rest, filing.desk.calendar)) for claim, rest in filing.turning(scene)]
    begun, before = first, _failing(filing, rests, scene, first)
    for day in days_between(first + timedelta(1), closes):
        now = _failing(filing, rests, scene, day)
        if now != before:
            yield Interval(number, number, begun, day - timedelta(1), cited(before))
            begun, before = day, now
    yield Interval(number, number, begun, closes, cited(before))


def by_articles_alone(filing: Filing, first_round: int, last_round: int, start: date, until: date) -> ByArticles:
    """The least round with every day late, and the first day up to `until` with every round late."""
    numbers = (n for n in range(first_round, last_round + 1) if not _fails_late(filing, n))
    number = next(numbers, first_round)
    scene = with_cells(filing.scene(None), {NUMBER: LATE_ROUND})
    rests = [residual(c.lawful, scene, filing.desk.choice, filing.desk.calendar) for c in filing.claims]
    rests = [r for r in rests if not isinstance(r, Literal) or r == f.FALSE]
    day = _first_without(filing, rests, scene, days_between(start, until))
    return ByArticles(number if number > first_round else None, day if day is not None and day > start else None)


def days_between(first: date, last: date) -> Iterator[date]:
    """The days from the first to the last, both included."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(offset)


def filed_between(first: date, last: date) -> Term:
    """The day of filing is one of these."""
    day = f.field(*DAY, DATE)
    return f.conj(f.less_equal(f.literal(first, DATE), day), f.less_equal(day, f.literal(last, DATE)))


def with_cells(scene: Scene, cells: dict[Cell, Entry]) -> Scene:
    """The scene with these cells known."""
    records = dict(scene.records)
    for (scope, name), value in cells.items():
        records[scope] = Record({**records[scope].values, name: value} if scope in records else {name: value})
    return Scene(records, scene.lists, scene.key_fields)


def without_cell(scene: Scene, cell: Cell) -> Scene:
    """The scene with this cell, which it has, unknown."""
    scope, name = cell
    values = {k: v for k, v in scene.records[scope].values.items() if k != name}
    return replace(scene, records={**scene.records, scope: Record(values)})


def _failing(filing: Filing, rests: Sequence[tuple[Claim, Run]], scene: Scene, day: date) -> tuple[Claim, ...]:
    at, choice = with_cells(scene, {DAY: day}), filing.desk.choice
    return tuple(claim for claim, rest in rests if rest(at, choice) is False)


def _fails_late(filing: Filing, number: int) -> bool:
    at = with_cells(filing.scene(None), {NUMBER: number, DAY: LAST, DEADLINE: LAST})
    return any(filing.fails(c.lawful, at) for c in filing.claims)


def _first_without(filing: Filing, rests: Sequence[Term], scene: Scene, days: Iterable[date]) -> date | None:
    """The first day on which no term fails; what failed on one day is tried first on the next."""
    blocking: Term = f.TRUE
    for day in days:
        at = with_cells(scene, {DAY: day, DEADLINE: day})
        if filing.fails(blocking, at):
            continue
        failing = next((rest for rest in rests if filing.fails(rest, at)), None)
        if failing is None:
            return day
        blocking = failing
    return None
