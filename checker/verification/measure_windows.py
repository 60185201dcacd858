"""Cells of measures that look for a clean record: which events of the last years keep from applying.

Guessed by trying every kind of event on the day before and moving it back; proved equivalent to the condition.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice, product
from math import prod
from typing import Final

from checker.cases.scene import Entry, EventList, Record, Scene
from checker.evaluation.evaluator import evaluate
from checker.ir import factory as f
from checker.ir.norms import Condition, Strength
from checker.ir.regulation import RecordSort, Regulation, Vocabulary
from checker.ir.terms import EVENT, Field, Source, Term
from checker.ir.traversal import fields_of, sources_of, subterms
from checker.ir.types import BOOL, DATE, BoolType, EnumType
from checker.legaltime.shift import shift
from checker.legaltime.span import DaySpan, MonthSpan
from checker.legaltime.workdays import WorkCalendar
from checker.verification.equivalence import prove_equivalent
from checker.verification.measure_ages import DAYS, GOVERNING, LATER, OLD, OTHER, Asking, entry_conditions
from checker.verification.measure_cases import Case, Group, grouped
from checker.verification.measure_cell import (
    Alternative,
    Part,
    Proof,
    Value,
    conditional,
    in_words,
    quantity,
    years_or_months,
)
from checker.verification.measure_reader import Measure
from checker.verification.measure_terms import changes, reads, speaks
from checker.verification.outcome import Proved

MOST_KINDS: Final = 4096
YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class WindowShape:
    """Events whose fields lie in the sets (a field not named: any) bar, for so long back (`None`: ever before); with
    `either` one of those truth values is enough; `remainder` names the flag of the judged rest of an open list."""

    back: MonthSpan | DaySpan | None
    kinds: tuple[tuple[str, tuple[Entry, ...]], ...] = ()
    remainder: str = ""
    either: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherWindow:
    """Events bar in none of the shapes known here."""


@dataclass(frozen=True, slots=True)
class NoWindow:
    """No event of the kind bars."""


Window = WindowShape | OtherWindow | NoWindow
Found = tuple[Window, Term, Proof]
"""A shape, what tells its cases from others, and whether it is proved in them."""

FREE: Final[Found] = (NoWindow(), f.TRUE, Proof.PROVED)


def window_parts(
    measure: Measure,
    regulation: Regulation,
    vocabulary: Vocabulary,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
) -> tuple[Part, ...]:
    """One part per condition that some event of the kind breaks and distinct shape of what breaks it."""
    event = measure.arguments[0]
    sort = vocabulary.events[event]
    found: list[Part] = []
    asking = Asking(measure.arguments, measure.member("category"), vocabulary, calendar)
    for norm in entry_conditions(regulation, asking.category):
        if not any(s == Source("subject", event) for s in sources_of(norm.holds)):
            continue
        by_case = _shapes(norm, asking, choice)
        alternatives = []
        for reading, alternative in changes(f.conj(speaks(norm), norm.holds), choice, regulation, vocabulary):
            others = _shapes(norm, asking, {**choice, reading: alternative})
            if _windows(others) != _windows(by_case):
                for shape, case, proof in others:
                    value = conditional(_value(shape, sort, vocabulary), case, vocabulary)
                    alternatives.append(Alternative(reading, alternative, value, proof))
        principle = norm.strength is Strength.IN_PRINCIPLE
        for shape, case, proof in by_case:
            if shape != NoWindow() or alternatives:
                value, condition = _value(shape, sort, vocabulary), in_words(case, vocabulary)
                found.append(Part((norm.anchor.cite,), value, proof, tuple(alternatives), condition, principle))
    return tuple(found)


def _windows(shapes: Sequence[Found]) -> list[tuple[Window, Term]]:
    return [(shape, case) for shape, case, _ in shapes]


def _shapes(norm: Condition, asking: Asking, choice: Mapping[str, str]) -> tuple[Found, ...]:
    """Each distinct shape with what tells the cases in which it bars, and whether it is proved there; `FREE` if none."""
    (event, key, *flags), vocabulary, calendar = asking.arguments, asking.vocabulary, asking.calendar
    body = asking.asked(norm, choice, event)
    fields = vocabulary.records["subject"].fields
    old = {("subject", n): OLD for n in reads(body, "subject") if n in fields and fields[n].type == DATE}
    given: Case = {**dict.fromkeys(DAYS, GOVERNING), **old}

    def probe(case: Case) -> _Probe:
        return _Probe(body, case, event, key, choice, calendar, vocabulary.key_fields)

    def answer(case: Case) -> Window | None:
        one = probe(case)
        return _guess(one, vocabulary.events[event], next(iter(flags), "")) if one.clean() else None

    groups: tuple[Group[Window], ...] = grouped(body, given, answer)
    without, asked = asking.cleared(body, choice), [g for g in groups if g.answer != NoWindow()]
    found = [(g.answer, g.telling, _proof(probe(given), g.answer, [g.exact, without])) for g in asked]
    if found or not groups:
        return tuple(found) or ((OtherWindow(), f.TRUE, Proof.UNPROVED),)
    scene = Scene({}, {}, vocabulary.key_fields)
    same = prove_equivalent(body, without, [groups[0].exact], scene=scene, choice=choice, calendar=calendar)
    return (FREE,) if isinstance(same, Proved) else ((OtherWindow(), f.TRUE, Proof.UNPROVED),)


@dataclass(frozen=True, slots=True, eq=False)
class _Probe:
    body: Term
    values: Mapping[tuple[str, str], Entry]
    event: str
    key: str
    choice: Mapping[str, str]
    calendar: WorkCalendar | None
    keys: Mapping[str, str]

    def scene(self, records: tuple[Record, ...]) -> Scene:
        scopes: dict[str, dict[str, Entry]] = {}
        for (scope, name), value in self.values.items():
            scopes.setdefault(scope, {})[name] = value
        lists = {("subject", self.event): EventList(records, date.max)}
        return Scene({s: Record(v) for s, v in scopes.items()}, lists, self.keys)

    def clean(self) -> bool:
        return evaluate(self.body, self.scene(()), self.choice, self.calendar) is True

    def barred(self, kind: Mapping[str, Entry], day: date) -> bool:
        record = Record({**kind, self.key: day})
        return evaluate(self.body, self.scene((record,)), self.choice, self.calendar) is False


def _domains(body: Term, sort: RecordSort) -> dict[str, tuple[Entry, ...]]:
    """The event's truth values and enum fields that the condition reads, with all their values."""
    read = [name for scope, name in sorted(fields_of(body)) if scope == EVENT]
    found: dict[str, tuple[Entry, ...]] = {}
    for name in read:
        match (
            sort.fields[name].type if name in sort.fields else BOOL
        ):  # the judged rest of an open list is no declared field
            case BoolType():
                found[name] = (False, True)
            case EnumType(members=members):
                found[name] = members
            case _:
                continue
    return found


def _kinds(domains: Mapping[str, tuple[Entry, ...]]) -> Iterator[dict[str, Entry]]:
    for values in islice(product(*domains.values()), MOST_KINDS):
        yield dict(zip(domains, values, strict=True))


def _guess(probe: _Probe, sort: RecordSort, flag: str) -> Window:
    """What the samples show."""
    domains = _domains(probe.body, sort)
    remainder = flag if flag in domains else ""
    if remainder:
        domains[remainder] = (False,)
    yesterday = GOVERNING - timedelta(days=1)
    hits = [kind for kind in _kinds(domains) if probe.barred(kind, yesterday)]
    if not hits:
        return NoWindow()
    ever = probe.barred(hits[0], OLD)
    back = None if ever else _back(probe, hits[0])
    if back is None and not ever:
        return OtherWindow()
    box = {name: tuple(v for v in domain if any(h[name] == v for h in hits)) for name, domain in domains.items()}
    if prod(len(values) for values in box.values()) == len(hits):
        return WindowShape(back, tuple((n, v) for n, v in box.items() if v != domains[n]), remainder)
    flags = tuple(
        n for n, domain in domains.items() if domain == (False, True) and _alone(probe, n, domains, yesterday)
    )
    same = all(any(k[n] for n in flags) == (k in hits) for k in _kinds(domains))
    return WindowShape(back, (), remainder, flags) if same else OtherWindow()


def _alone(probe: _Probe, name: str, domains: Mapping[str, tuple[Entry, ...]], day: date) -> bool:
    """Whether an event with only this truth value bars."""
    return probe.barred({n: n == name if d == (False, True) else d[0] for n, d in domains.items()}, day)


def _back(probe: _Probe, kind: Mapping[str, Entry]) -> MonthSpan | DaySpan | None:
    """How far back an event still bars, told on two governing days."""
    samples = []
    for day in (GOVERNING, LATER):
        moved = replace(probe, values={**probe.values, **dict.fromkeys(DAYS, day)})
        low, high = OLD, day - timedelta(days=1)
        while (high - low).days > 1:
            middle = low + (high - low) // 2
            low, high = (low, middle) if moved.barred(kind, middle) else (middle, high)
        samples.append((day, high))
    months = (GOVERNING.year - samples[0][1].year) * YEAR + GOVERNING.month - samples[0][1].month
    spans = (MonthSpan(months), DaySpan((GOVERNING - samples[0][1]).days))
    return next((s for s in spans if all(shift(day, s, -1) == first for day, first in samples)), None)


def _proof(probe: _Probe, shape: Window, cases: Sequence[Term]) -> Proof:
    """Whether the condition says just that of events, in the cases and where all else that it asks for is fulfilled."""
    if not isinstance(shape, WindowShape):
        return Proof.UNPROVED
    source = Source("subject", probe.event)
    read = fields_of(probe.body)
    day = f.field(*next((d for d in DAYS if d in read), DAYS[0]), DATE)
    date_field = f.field(EVENT, probe.key, DATE)
    types = {t.name: t.type for t in subterms(probe.body) if isinstance(t, Field) and t.scope == EVENT}
    parts = [_one_of(name, values, types) for name, values in shape.kinds] + [f.less_equal(date_field, day)]
    if shape.either:
        parts.append(f.disj(*(f.field(EVENT, name, BOOL) for name in shape.either)))
    if shape.back is not None:
        parts.append(f.less_equal(f.shift(day, shape.back, back=True), date_field))
    said = f.neg(f.exists(source, f.conj(*parts), day))
    premises = list(cases)
    if shape.remainder:
        premises.append(f.neg(f.exists(source, f.field(EVENT, shape.remainder, BOOL), day)))
    outcome = prove_equivalent(
        probe.body, said, premises, scene=Scene({}, {}, probe.keys), choice=probe.choice, calendar=probe.calendar
    )
    return Proof.PROVED if isinstance(outcome, Proved) else Proof.UNPROVED


def _one_of(name: str, values: Sequence[Entry], types: Mapping[str, object]) -> Term:
    kind = types[name]
    if isinstance(kind, EnumType):
        return f.disj(*(f.equal(f.field(EVENT, name, kind), f.literal(str(v), kind)) for v in values))
    return f.field(EVENT, name, BOOL) if values == (True,) else f.neg(f.field(EVENT, name, BOOL))


def _value(shape: Window, sort: RecordSort, vocabulary: Vocabulary) -> Value:
    match shape:
        case NoWindow():
            return Value("不影响申报", "does not keep from applying", None, "none")
        case OtherWindow():
            return OTHER
        case WindowShape():
            return _window(shape, sort, vocabulary)


def _window(shape: WindowShape, sort: RecordSort, vocabulary: Vocabulary) -> Value:
    words = [_field_words(name, values, sort, vocabulary) for name, values in shape.kinds]
    if shape.either:
        labels = [sort.fields[n].label for n in shape.either]
        words.append(("或".join(x.zh for x in labels), " or ".join(x.en for x in labels)))
    if shape.remainder:
        words.append(("等（其余由评判）", "and the like (judged)"))
    zh_tail = "".join(f"；{w[0]}" for w in words)
    en_tail = "".join(f"; {w[1]}" for w in words)
    if shape.back is None:
        return Value("不限期间" + zh_tail, "at any time" + en_tail, None, "ever")
    back = shape.back
    base = quantity(*years_or_months(back.months)) if isinstance(back, MonthSpan) else quantity(back.days, "days")
    return Value(f"近{base.zh}{zh_tail}", f"last {base.en}{en_tail}", base.number, base.unit)


def _field_words(name: str, values: Sequence[Entry], sort: RecordSort, vocabulary: Vocabulary) -> tuple[str, str]:
    declared = sort.fields[name]
    label = declared.label
    if not isinstance(declared.type, EnumType):
        return (label.zh, label.en) if values == (True,) else (f"非{label.zh}", f"not {label.en}")
    members = vocabulary.members[declared.type.name]
    order = declared.type.members
    if declared.type.ordered and list(values) == list(order[order.index(str(values[0])) :]):
        least = members[str(values[0])]
        return f"{least.zh}以上", f"{least.en} or graver"
    return "、".join(members[str(v)].zh for v in values), ", ".join(members[str(v)].en for v in values)
