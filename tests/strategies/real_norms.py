"""The terms of the written regulations, and scenes drawn over just what each of them reads.

Days lie near one another by the spans the term speaks of, numbers near its constants, names mostly those it names, so
that both sides of every threshold occur.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import chain
from pathlib import Path
from random import Random
from typing import Final

from checker.cases.keys import SIMILAR
from checker.cases.scene import ABSENT, Entry, EventList, Record, Scene
from checker.ir.regulation import FieldSort, Regulation, Spec, Vocabulary
from checker.ir.terms import (
    EVENT,
    AtLeast,
    Contains,
    Count,
    Exists,
    Field,
    Has,
    Literal,
    Plus,
    Shift,
    Term,
)
from checker.ir.traversal import children, readings_of, subterms
from checker.ir.types import BOOL, BoolType, DateType, EnumType, SetType, Type, Value
from checker.legaltime.span import DaySpan, MonthSpan, WorkdaySpan
from checker.structure.norm_terms import terms_of
from checker.verification.burdens import IMPLIED, burden_docket, sanctions_of
from checker.verification.claims import Claim, docket, eligibility
from checker.verification.refusals import refusal_docket
from checker.workspace.loader import load_spec
from checker.workspace.spec_folder import find_spec

SPEC: Final = Path(__file__).parents[2] / "spec"
FIRST, LAST = date(2005, 3, 1), date(2025, 12, 31)
TURNS: Final = tuple(
    date(*day)
    for day in [
        (2012, 2, 29), (2015, 12, 31), (2016, 2, 29), (2018, 1, 31), (2019, 9, 30), (2020, 2, 28), (2020, 2, 29),
        (2021, 1, 1), (2021, 8, 31), (2022, 9, 30), (2022, 11, 17), (2023, 5, 1), (2023, 12, 31), (2024, 2, 29),
    ]
)  # fmt: skip
"""Month ends, leap days, long holidays: where counting goes wrong."""


@dataclass(frozen=True, slots=True)
class Reads:
    """What a term reads: fields of records, fields of the events of its lists, and how many events matter."""

    records: Mapping[str, Mapping[str, FieldSort]]
    lists: Mapping[tuple[str, str], Mapping[str, FieldSort]]
    most: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True, eq=False)
class RealCase:
    """One term of a regulation: where it stands, what it reads, and the constants near which it turns."""

    label: str
    term: Term
    reads: Reads
    readings: Mapping[str, tuple[str, ...]]
    key_fields: Mapping[str, str]
    spans: tuple[timedelta | MonthSpan, ...]
    days: tuple[date, ...]
    numbers: Mapping[Type, tuple[int, ...]]
    names: frozenset[str] = field(default_factory=frozenset)


@cache
def written() -> Spec:
    """The specification as it is written."""
    folder = find_spec(SPEC)
    assert folder is not None
    loaded = load_spec(folder, use_cache=False)
    assert loaded.spec is not None, loaded.faults
    return loaded.spec


@cache
def real_cases() -> tuple[RealCase, ...]:
    """Every different term of every norm and of every claim on every kind of act, in a fixed order."""
    spec = written()
    labels: dict[Term, str] = {}
    for regulation in spec.regulations:
        for label, term in chain(_of_norms(regulation), _of_claims(regulation, spec.vocabulary)):
            if not isinstance(term, Literal):
                labels.setdefault(term, f"{regulation.identifier}:{label}")
    return tuple(_case(label, term, spec) for term, label in labels.items())


def random_real_scene(rng: Random, case: RealCase) -> Scene:
    """A complete scene over what the term reads."""
    draw = _Draw(rng, case)
    records = {scope: draw.record(fields) for scope, fields in case.reads.records.items()}
    lists = {
        source: EventList(tuple(draw.record(fields) for _ in range(rng.randint(0, case.reads.most[source]))), date.max)
        for source, fields in case.reads.lists.items()
    }
    return Scene(records, lists, case.key_fields)


def full_frame(rng: Random, case: RealCase) -> Scene:
    """A complete scene with as many events as any scene can have."""
    draw = _Draw(rng, case)
    records = {scope: draw.record(fields) for scope, fields in case.reads.records.items()}
    lists = {
        source: EventList(tuple(draw.record(fields) for _ in range(case.reads.most[source])), date.max)
        for source, fields in case.reads.lists.items()
    }
    return Scene(records, lists, case.key_fields)


def random_real_choice(rng: Random, case: RealCase, unknown: float = 0) -> dict[str, str]:
    """A choice of readings; each is left open with this probability."""
    return {name: rng.choice(names) for name, names in case.readings.items() if rng.random() >= unknown}


def less_known(rng: Random, scene: Scene, unknown: float) -> Scene:
    """The scene with less known, so that it is one of the completions of what is left."""

    def without(record: Record) -> Record:
        return Record({name: entry for name, entry in record.values.items() if rng.random() >= unknown})

    lists: dict[tuple[str, str], EventList] = {}
    for (scope, kind), events in scene.lists.items():
        if rng.random() < unknown / 2:
            continue
        kept, through = events.records, events.complete_through
        if rng.random() < unknown:
            key = scene.key_fields[kind]
            through = rng.choice([_day(record, key) for record in kept] + [FIRST, LAST])
            kept = tuple(record for record in kept if _day(record, key) <= through or rng.random() < 0.5)
        lists[scope, kind] = EventList(tuple(without(record) for record in kept), through)
    return Scene({scope: without(record) for scope, record in scene.records.items()}, lists, scene.key_fields)


def _day(record: Record, key: str) -> date:
    day = record.values[key]
    assert isinstance(day, date)
    return day


def _of_norms(regulation: Regulation) -> Iterator[tuple[str, Term]]:
    for norm in regulation.norms:
        for number, term in enumerate(terms_of(norm)):
            yield f"{norm.anchor.cite.place} {type(norm).__name__} {number}", term


def _of_claims(regulation: Regulation, vocabulary: Vocabulary) -> Iterator[tuple[str, Term]]:
    for act in vocabulary.acts:
        for found in _claims(regulation, vocabulary, act):
            yield f"{found.cite.place} {act} {found.aspect} {found.about}", found.lawful


def _claims(regulation: Regulation, vocabulary: Vocabulary, act: str) -> Iterator[Claim]:
    """The claims on an act with no ground stated, and with each ground that can be stated."""
    if act == "refuse":
        places = {one.cite.place for one in eligibility(regulation)}
        dockets = [refusal_docket(regulation, stated) for stated in ((), *((place,) for place in sorted(places)))]
    elif act in IMPLIED:
        places = {ground.cite.place for one in sanctions_of(regulation, act) for ground in one.grounds}
        stated_ones = ((), *((place,) for place in sorted(places)))
        dockets = [burden_docket(regulation, vocabulary, act, stated) for stated in stated_ones]
    else:
        dockets = [docket(regulation, act)]
    for one in dockets:
        yield from (*one.whole, *one.each)


def _case(label: str, term: Term, spec: Spec) -> RealCase:
    regulation = spec.regulation(label.partition(":")[0])
    assert regulation is not None
    readings = {**spec.vocabulary.readings, **regulation.readings}
    spans: set[timedelta | MonthSpan] = set()
    days: set[date] = set()
    numbers: dict[Type, set[int]] = {}
    names: set[str] = set()
    for part in subterms(term):
        match part:
            case Shift(span=MonthSpan() as span) | AtLeast(within=MonthSpan() as span):
                spans.add(span)
            case Shift(span=DaySpan(days=length)) | AtLeast(within=DaySpan(days=length)):
                spans.add(timedelta(length))
            case Shift(span=WorkdaySpan(days=length)):
                spans |= {timedelta(length * 7 // 5 + extra) for extra in (0, 1, 2, 7)}
            case Literal(value=date() as day):
                days.add(day)
            case Literal(value=int() as number, type=kind) if kind != BOOL:
                numbers.setdefault(kind, set()).add(number)
            case Literal(value=str() as name) | Contains(member=name):
                names.add(name)
            case Plus(constant=constant, parts=((_, Field(type=kind)), *_)):
                numbers.setdefault(kind, set()).add(abs(constant))
            case _:
                continue
    return RealCase(
        label,
        term,
        _reads(term, spec.vocabulary),
        {name: readings[name].names for name in readings_of(term)},
        spec.vocabulary.key_fields,
        tuple(sorted(spans, key=repr)),
        tuple(sorted(days)),
        {kind: tuple(sorted(found)) for kind, found in numbers.items()},
        frozenset(names),
    )


def _reads(term: Term, vocabulary: Vocabulary) -> Reads:
    records: dict[str, dict[str, FieldSort]] = {}
    lists: dict[tuple[str, str], dict[str, FieldSort]] = {}
    most: dict[tuple[str, str], int] = {}

    def walk(part: Term, bound: tuple[str, str] | None) -> None:
        match part:
            case Field(scope=scope, name=name) | Has(scope=scope, name=name) | Contains(scope=scope, name=name):
                if scope == EVENT:
                    assert bound is not None
                    lists[bound][name] = event_sort_of(vocabulary, bound[1], name)
                else:
                    records.setdefault(scope, {})[name] = sort_of(vocabulary, scope, name)
            case Exists(source=source) | AtLeast(source=source) | Count(source=source):
                at = source.scope, source.kind
                sort = vocabulary.events[source.kind]
                assert sort.key is not None
                lists.setdefault(at, {})[sort.key] = sort.fields[sort.key]
                most[at] = max(most.get(at, 0), _enough(part))
                for child in children(part):
                    walk(child, at)
            case _:
                for child in children(part):
                    walk(child, bound)

    walk(term, None)
    return Reads(records, lists, most)


def _enough(quantifier: Exists | AtLeast | Count) -> int:
    match quantifier:
        case Exists():
            return 2
        case AtLeast(count=count):
            return count + 1
        case Count():
            return 7


def sort_of(vocabulary: Vocabulary, scope: str, name: str) -> FieldSort:
    """The declaration of a field of a record of a scene."""
    if scope in ("judged", "unit_judged"):
        return FieldSort(vocabulary.judgements[name], BOOL, False)
    if scope == "win":
        return vocabulary.events["win"].fields[name]
    record = "subject" if scope == "unit" else scope.partition(".")[0]
    return vocabulary.records[record].fields[name]


def event_sort_of(vocabulary: Vocabulary, kind: str, name: str) -> FieldSort:
    """The declaration of a field of an event; of every event it can be judged whether it is a similar case."""
    if name == SIMILAR.name:
        return FieldSort(SIMILAR, BOOL, False)
    return vocabulary.events[kind].fields[name]


class _Draw:
    """One scene's values: all days around one day, all numbers around one number."""

    def __init__(self, rng: Random, case: RealCase) -> None:
        self.rng, self.case = rng, case
        spread = date(2010, 1, 1) + timedelta(rng.randrange(5400))
        self.anchor = rng.choice((*TURNS, spread, *case.days))
        self.number = rng.randrange(1, 13)

    def record(self, fields: Mapping[str, FieldSort]) -> Record:
        """A record with an entry for every field."""
        return Record({name: self.entry(sort) for name, sort in fields.items()})

    def entry(self, sort: FieldSort) -> Entry:
        """An entry for a field, now and then that there is none."""
        return ABSENT if sort.optional and self.rng.random() < 0.35 else self.value(sort.type)

    def value(self, kind: Type) -> Value:
        """A value of the type."""
        match kind:
            case BoolType():
                return self.rng.random() < 0.6
            case DateType():
                return self.day()
            case EnumType():
                return self.member(kind)
            case SetType(element=element):
                named = [*sorted(self.case.names & set(element.members)), self.rng.choice(element.members)]
                return frozenset(name for name in named if self.rng.random() < 0.6)
            case _:
                near = [number + by for number in self.case.numbers.get(kind, ()) for by in (-1, 0, 0, 1)]
                apart = [self.number + number for number in (0, 0, *near)]
                return self.rng.choice([*near, *apart, 0, 1, 2, 3])

    def member(self, kind: EnumType) -> str:
        """Mostly a member that the term names."""
        named = sorted(self.case.names & set(kind.members))
        return self.rng.choice(named if named and self.rng.random() < 0.75 else kind.members)

    def day(self) -> date:
        """A day near the anchor, or a span or two away from it."""
        day = self.anchor
        for _ in range(self.rng.choice((0, 1, 1, 2)) if self.case.spans else 0):
            day = _moved(day, self.rng.choice(self.case.spans), self.rng.choice((-1, 1)))
        day += timedelta(self.rng.choice((-40, -1, -1, 0, 0, 0, 1, 1, 2, 15, 200)))
        return min(max(day, FIRST), LAST)


def _moved(day: date, span: timedelta | MonthSpan, sign: int) -> date:
    """About a span away; which day exactly does not matter."""
    if isinstance(span, timedelta):
        return day + sign * span
    year, month = divmod(12 * day.year + day.month - 1 + sign * span.months, 12)
    return date(year, month + 1, min(day.day, 28)) + timedelta(max(day.day - 28, 0))


def optional_in(case: RealCase) -> frozenset[tuple[str, str, str]]:
    """The fields of the term that may be recorded as absent."""
    own = {
        (scope, "", name) for scope, row in case.reads.records.items() for name, sort in row.items() if sort.optional
    }
    listed = {
        (scope, kind, name)
        for (scope, kind), row in case.reads.lists.items()
        for name, sort in row.items()
        if sort.optional
    }
    return frozenset(own | listed)
