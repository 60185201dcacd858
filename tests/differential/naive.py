"""A naive reference meaning of terms in complete scenes, and brute force over the completions of incomplete ones.

Written from the description of the semantics only. It shares no code with the evaluator and does its own date
arithmetic by taking single steps; working days come from an independent package.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, combinations_with_replacement, product
from typing import Any

import holidays

from checker.cases.scene import ABSENT, Entry, EventList, Record, Scene
from checker.ir.terms import (
    And,
    AtLeast,
    Choose,
    Contains,
    Count,
    Equal,
    Exists,
    Field,
    Has,
    Ite,
    Less,
    LessEqual,
    Literal,
    Not,
    Or,
    Plus,
    Shift,
    Source,
    Term,
)
from checker.ir.types import EnumType, Type
from checker.legaltime.span import DaySpan, MonthSpan, WorkdaySpan

_CHINA = holidays.country_holidays("CN", years=range(2004, 2027))
ONE_DAY = timedelta(days=1)


def value_of(term: Term, scene: Scene, choice: Mapping[str, str], event: Mapping[str, Entry] | None = None) -> Any:
    """The value of a term in a scene that is complete: every field has an entry, every list holds all its events.

    Raises `KeyError` where the scene or the choice is not complete.
    """

    def of(part: Term) -> Any:
        return value_of(part, scene, choice, event)

    match term:
        case Literal(value=value):
            return value
        case Field(scope=scope, name=name):
            return _entry(scope, name, scene, event)
        case Has(scope=scope, name=name):
            return _entry(scope, name, scene, event) is not ABSENT
        case Contains(scope=scope, name=name, member=member):
            members = _entry(scope, name, scene, event)
            return isinstance(members, frozenset) and member in members
        case Not(term=inner):
            return not of(inner)
        case And(terms=terms):
            return all(of(part) for part in terms)
        case Or(terms=terms):
            return any(of(part) for part in terms)
        case Equal(left=left, right=right):
            return of(left) is not ABSENT and of(right) is not ABSENT and of(left) == of(right)
        case Less(left=left, right=right):
            return _before(of(left), of(right), left, strictly=True)
        case LessEqual(left=left, right=right):
            return _before(of(left), of(right), left, strictly=False)
        case Shift(day=day, span=span, back=back):
            return of(day) if of(day) is ABSENT else stepped(of(day), span, back)
        case Plus(parts=parts, constant=constant):
            values = [of(part) for _, part in parts]
            if ABSENT in values:
                return ABSENT
            return sum((factor * value for (factor, _), value in zip(parts, values, strict=True)), constant)
        case Ite(condition=condition, then=then, otherwise=otherwise):
            return of(then) if of(condition) else of(otherwise)
        case Choose(reading=reading, options=options):
            return of(dict(options)[choice[reading]])
        case Exists(source=source, where=where):
            return len(_satisfying(source, where, scene, choice)) >= 1
        case AtLeast(count=count, source=source, where=where, within=within):
            found = _satisfying(source, where, scene, choice)
            if within is None:
                return len(found) >= count
            days = [record.values[scene.key_fields[source.kind]] for record in found]
            return any(_in_one_span(group, within) for group in combinations(days, count))
        case Count(source=source, where=where):
            return len(_satisfying(source, where, scene, choice))


def stepped(day: date, span: MonthSpan | DaySpan | WorkdaySpan, back: bool) -> date:
    """A day moved by a span, step by step."""
    match span:
        case MonthSpan(months):
            year, month = day.year, day.month
            for _ in range(months):
                month += -1 if back else 1
                if month == 13:
                    year, month = year + 1, 1
                if month == 0:
                    year, month = year - 1, 12
            last = day.day
            while not _is_a_day(year, month, last):
                last -= 1
            return date(year, month, last)
        case DaySpan(days):
            for _ in range(days):
                day = day - ONE_DAY if back else day + ONE_DAY
            return day
        case WorkdaySpan(0):
            while not _is_workday(day):
                day += ONE_DAY
            return day
        case WorkdaySpan(days):
            while days > 0:
                day += ONE_DAY
                if _is_workday(day):
                    days -= 1
            return day


def _is_workday(day: date) -> bool:
    """The packaged calendar; years that are not published are an error here, not a guess."""
    if not 2004 <= day.year <= 2026:
        raise NotImplementedError(day.year)
    return _CHINA.is_working_day(day)


@dataclass(frozen=True, slots=True)
class Domains:
    """What unknown things may be: fields by (scope, name), events by list (scope, kind) and field, so many
    extra events a list."""

    fields: Mapping[tuple[str, str], tuple[Entry, ...]]
    events: Mapping[tuple[str, str], Mapping[str, tuple[Entry, ...]]]
    extra: int


def completions(scene: Scene, domains: Domains) -> Iterator[Scene]:
    """Every completion of the scene over the domains."""
    scopes = sorted({scope for scope, _ in domains.fields})
    lists = sorted(domains.events)
    fillings = [list(_filled(scene.records.get(scope, Record()), _of_scope(scope, domains))) for scope in scopes]
    listings = [list(_completed(source, scene, domains)) for source in lists]
    for records in product(*fillings):
        for events in product(*listings):
            yield Scene(
                dict(zip(scopes, records, strict=True)), dict(zip(lists, events, strict=True)), scene.key_fields
            )


def possible_values(term: Term, scene: Scene, choice: Mapping[str, str], domains: Domains) -> set[bool]:
    """The values the term takes over all completions of the scene; the choice is complete."""
    return {value_of(term, completion, choice) for completion in completions(scene, domains)}


def _of_scope(scope: str, domains: Domains) -> dict[str, tuple[Entry, ...]]:
    return {name: entries for (owner, name), entries in domains.fields.items() if owner == scope}


def _filled(record: Record, domain: Mapping[str, tuple[Entry, ...]]) -> Iterator[Record]:
    open_names = [name for name in domain if name not in record.values]
    for entries in product(*(domain[name] for name in open_names)):
        yield Record({**record.values, **dict(zip(open_names, entries, strict=True))})


def _completed(source: tuple[str, str], scene: Scene, domains: Domains) -> Iterator[EventList]:
    events = scene.lists.get(source, EventList())
    domain, key = domains.events[source], scene.key_fields[source[1]]
    through = events.complete_through or date.min
    new = [
        record for record in _filled(Record(), domain) if isinstance(day := record.values[key], date) and day > through
    ]
    for known in product(*(list(_filled(record, domain)) for record in events.records)):
        for number in range(domains.extra + 1):
            for added in combinations_with_replacement(new, number):
                yield EventList(known + added, date.max)


def _entry(scope: str, name: str, scene: Scene, event: Mapping[str, Entry] | None) -> Entry:
    if scope == "event":
        assert event is not None
        return event[name]
    return scene.records[scope].values[name]


def _satisfying(source: Source, where: Term, scene: Scene, choice: Mapping[str, str]) -> list[Record]:
    events = scene.lists[source.scope, source.kind].records
    return [record for record in events if value_of(where, scene, choice, record.values)]


def _before(left: Any, right: Any, term: Term, strictly: bool) -> bool:
    if left is ABSENT or right is ABSENT:
        return False
    kind = _kind(term)
    if isinstance(kind, EnumType):
        left, right = kind.members.index(left), kind.members.index(right)
    return bool(left < right or (left == right and not strictly))


def _kind(term: Term) -> Type | None:
    match term:
        case Literal(type=kind) | Field(type=kind):
            return kind
        case Ite(then=then):
            return _kind(then)
        case Choose(options=options):
            return _kind(options[0][1])
        case _:
            return None


def _in_one_span(days: tuple[Entry, ...], span: MonthSpan | DaySpan) -> bool:
    known = [day for day in days if isinstance(day, date)]
    return len(known) == len(days) and max(known) <= stepped(min(known), span, back=False)


def _is_a_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
