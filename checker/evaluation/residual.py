"""Partial evaluation: what of a term is still open when all that is known has been put in.

Known parts become constants, chosen readings their option, and a list is unfolded: recorded event i of a list is from
then on a record of its own, `event_scope(source, i)`, and a quantifier over the list speaks of the events that are not
recorded. `unfolded` turns a scene accordingly. Law: for every completion of the scene (unknown fields filled, events
added after the day of completeness), the residual has in the unfolded completion the value of the term in the
completion.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from checker.cases.scene import ABSENT, EventList, Record, Scene
from checker.evaluation.bounds import Bounds
from checker.evaluation.closures import NOTHING, Choice, Values
from checker.evaluation.evaluator import compile_term
from checker.evaluation.events import is_closed, reach
from checker.ir import factory
from checker.ir.terms import EVENT, AtLeast, Choose, Contains, Count, Exists, Field, Has, Literal, Source, Term
from checker.ir.traversal import map_children
from checker.ir.types import DATE, INT
from checker.legaltime.span import DaySpan, MonthSpan
from checker.legaltime.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a term is read: the scene, the choice, and the bound event (its record's name, its known fields)."""

    scene: Scene
    choice: Choice
    calendar: WorkCalendar | None
    event: str
    values: Values


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A recorded event that may satisfy a `where`: what is left of it, its record's name and its key date if known."""

    where: Term
    event: str
    key: Term


def residual(term: Term, scene: Scene, choice: Choice, calendar: WorkCalendar | None) -> Term:
    """What is left of the term; a constant where the evaluator decides it."""
    return _rest(term, _Place(scene, choice, calendar, EVENT, NOTHING))


def event_scope(source: Source, index: int) -> str:
    """The name under which the recorded event `index` (from 0) of a list is a record of its own."""
    return f"{source.scope}.{source.kind}[{index}]"


def unfolded(scene: Scene, recorded: Scene) -> Scene:
    """`scene`, a completion of `recorded`, as a residual made in `recorded` sees it: the events recorded there are
    records of their own, the lists hold only the others."""
    records = dict(scene.records)
    lists: dict[tuple[str, str], EventList] = {}
    for (scope, kind), events in scene.lists.items():
        known = len(recorded.lists.get((scope, kind), EventList()).records)
        for index, record in enumerate(events.records[:known]):
            records[event_scope(Source(scope, kind), index)] = record
        lists[scope, kind] = EventList(events.records[known:], events.complete_through)
    return Scene(records, lists, scene.key_fields)


def _rest(term: Term, place: _Place) -> Term:
    value = compile_term(term, place.calendar)(place.scene, place.choice, place.values)
    if value is not None and value is not ABSENT and not isinstance(value, Bounds):
        return factory.literal(value, factory.type_of(term))
    match term:
        case Field(scope=scope, name=name, type=kind):
            return factory.field(place.event, name, kind) if scope == EVENT else term
        case Has(scope=scope, name=name):
            return factory.has(place.event, name) if scope == EVENT else term
        case Contains(scope=scope, name=name, member=member):
            return Contains(place.event, name, member) if scope == EVENT else term
        case Choose(reading=reading, options=options) if place.choice.get(reading) in dict(options):
            return _rest(dict(options)[place.choice[reading]], place)
        case Exists(source=source):
            found = [candidate.where for candidate in _candidates(source, term, place)]
            return factory.disj(*found, _others(1, term, place, ()))
        case AtLeast(within=None):
            return _at_least(term, place)
        case AtLeast(within=MonthSpan() | DaySpan() as within):
            return _gathered(term, within, place)
        case Count(source=source):
            ones = [(1, _one_if(candidate.where)) for candidate in _candidates(source, term, place)]
            return factory.plus([*ones, (1, _count_of_others(term, place))])
        case _:
            return map_children(term, lambda part: _rest(part, place))


def _candidates(source: Source, term: Exists | AtLeast | Count, place: _Place) -> Iterator[_Candidate]:
    scene = place.scene
    key = scene.key_fields.get(source.kind, "")
    for index, record in enumerate(_recorded(source, scene).records):
        name = event_scope(source, index)
        where = _rest(term.where, _Place(scene, place.choice, place.calendar, name, record.values))
        if where != factory.FALSE:
            yield _Candidate(where, name, _key(record, name, key))


def _key(record: Record, event: str, key: str) -> Term:
    day = record.values.get(key)
    return factory.literal(day, DATE) if isinstance(day, date) else factory.field(event, key, DATE)


def _recorded(source: Source, scene: Scene) -> EventList:
    return scene.lists.get((source.scope, source.kind), EventList())


def _is_closed(term: Exists | AtLeast | Count, place: _Place) -> bool:
    until = None if isinstance(term, Count) or term.until is None else compile_term(term.until, place.calendar)
    where = compile_term(term.where, place.calendar)
    return is_closed(_recorded(term.source, place.scene), where, until, place.scene, place.choice)


def _where_of_others(term: Exists | AtLeast | Count, place: _Place) -> Term:
    through = _recorded(term.source, place.scene).complete_through
    key = place.scene.key_fields.get(term.source.kind)
    where = _rest(term.where, _Place(place.scene, place.choice, place.calendar, EVENT, NOTHING))
    if through is None or key is None:
        return where
    return factory.conj(where, factory.less(factory.literal(through, DATE), factory.field(EVENT, key, DATE)))


def _others(number: int, term: Exists | AtLeast, place: _Place, near: Sequence[_Candidate]) -> Term:
    """At least `number` events that are not recorded satisfy `where`, in one span with the events `near`."""
    if number == 0:
        return factory.TRUE
    if _is_closed(term, place):
        return factory.FALSE
    until = None if term.until is None else _rest(term.until, place)
    where = _where_of_others(term, place)
    if isinstance(term, Exists) or term.within is None:
        return factory.at_least(number, term.source, where, until)
    own = factory.field(EVENT, place.scene.key_fields[term.source.kind], DATE)
    where = factory.conj(where, *(_within(own, candidate.key, term.within) for candidate in near))
    return factory.at_least(number, term.source, where, until, term.within if number > 1 else None)


def _count_of_others(term: Count, place: _Place) -> Term:
    if _is_closed(term, place):
        return factory.literal(0, INT)
    return factory.count(term.source, _where_of_others(term, place))


def _at_least(term: AtLeast, place: _Place) -> Term:
    candidates = [candidate.where for candidate in _candidates(term.source, term, place)]
    most = min(len(candidates), term.count)
    return factory.disj(
        *(
            factory.conj(_several(number, candidates), _others(term.count - number, term, place, ()))
            for number in range(most + 1)
        )
    )


def _several(number: int, terms: Sequence[Term]) -> Term:
    if number == 0:
        return factory.TRUE
    if number == 1:
        return factory.disj(*terms)
    if number == len(terms):
        return factory.conj(*terms)
    return factory.less_equal(factory.literal(number, INT), factory.plus((1, _one_if(term)) for term in terms))


def _one_if(term: Term) -> Term:
    return factory.ite(term, factory.literal(1, INT), factory.literal(0, INT))


def _gathered(term: AtLeast, within: MonthSpan | DaySpan, place: _Place) -> Term:
    candidates = list(_candidates(term.source, term, place))
    return factory.disj(
        *(
            factory.conj(_together(group, within, place, term), _others(term.count - number, term, place, group))
            for number in range(min(len(candidates), term.count) + 1)
            for group in combinations(candidates, number)
        )
    )


def _together(group: Sequence[_Candidate], within: MonthSpan | DaySpan, place: _Place, term: AtLeast) -> Term:
    key = place.scene.key_fields.get(term.source.kind, "")
    dated = [factory.has(one.event, key) for one in group if isinstance(one.key, Field)]
    near = [_within(first.key, second.key, within) for first, second in combinations(group, 2)]
    return factory.conj(*(one.where for one in group), *dated, *near)


def _within(first: Term, second: Term, within: MonthSpan | DaySpan) -> Term:
    return factory.conj(
        factory.less_equal(first, _reach(second, within)), factory.less_equal(second, _reach(first, within))
    )


def _reach(day: Term, within: MonthSpan | DaySpan) -> Term:
    match day:
        case Literal(value=date() as known):
            return factory.literal(reach(known, within), DATE)
        case _:
            return factory.shift(day, within)
