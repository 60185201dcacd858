"""Cells of measures that look for a clean record: which events of the last years keep from applying.

Guessed by trying every kind of event on the day before and moving it back; proved equivalent to the condition.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
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
from checker.legaltime.span import MonthSpan
from checker.legaltime.workdays import WorkCalendar
from checker.verification.equivalence import prove_equivalent
from checker.verification.measure_ages import DAYS, GOVERNING, OLD, clean, entry_conditions
from checker.verification.measure_cell import Alternative, Part, Proof, Value, quantity, years_or_months
from checker.verification.measure_reader import Measure
from checker.verification.measure_terms import changes, reads, small_cases
from checker.verification.outcome import Proved

MOST_KINDS: Final = 4096


@dataclass(frozen=True, slots=True)
class WindowShape:
    """Events whose fields lie in the sets (a field not named: any) bar, for so many months back (0: ever before);
    with `either` one of those truth values is enough; `remainder` names the flag of the judged rest of an open list."""

    months: int
    kinds: tuple[tuple[str, tuple[Entry, ...]], ...]
    remainder: str = ""
    either: tuple[str, ...] = ()


def window_parts(
    measure: Measure,
    regulation: Regulation,
    vocabulary: Vocabulary,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
) -> tuple[Part, ...]:
    """One part per condition that some event of the kind breaks, each with the shape of what breaks it."""
    event = measure.arguments[0]
    sort = vocabulary.events[event]
    found = []
    for norm in entry_conditions(regulation, measure.member("category")):
        if not any(s == Source("subject", event) for s in sources_of(norm.holds)):
            continue
        shape, proof = _shape(norm, measure, sort, vocabulary, choice, calendar)
        alternatives = []
        for reading, alternative in changes(f.conj(norm.applies, norm.holds), choice, regulation, vocabulary):
            other, other_proof = _shape(norm, measure, sort, vocabulary, {**choice, reading: alternative}, calendar)
            if other != shape:
                alternatives.append(Alternative(reading, alternative, _value(other, sort, vocabulary), other_proof))
        if shape is None and not alternatives:
            continue
        principle = norm.strength is Strength.IN_PRINCIPLE
        found.append(
            Part((norm.anchor.cite,), _value(shape, sort, vocabulary), proof, tuple(alternatives), None, principle)
        )
    return tuple(found)


def _shape(
    norm: Condition,
    measure: Measure,
    sort: RecordSort,
    vocabulary: Vocabulary,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
) -> tuple[WindowShape | None, Proof]:
    event, key = measure.arguments[:2]
    flag = measure.arguments[2] if len(measure.arguments) > 2 else ""
    body = clean(norm.holds, choice, calendar, event)
    days: dict[tuple[str, str], Entry] = dict.fromkeys(DAYS, GOVERNING)
    fields = vocabulary.records["subject"].fields
    days |= {("subject", n): OLD for n in reads(body, "subject") if n in fields and fields[n].type == DATE}
    for case in small_cases(body, days, frozenset()):
        probe = _Probe(body, {**days, **case}, event, key, choice, calendar, vocabulary.key_fields)
        if probe.clean():
            shape = _guess(probe, sort, flag)
            if shape is not None:
                return shape, _proof(probe, shape, case)
    untouched = Source("subject", event) not in sources_of(body)
    return None, Proof.PROVED if untouched else Proof.UNPROVED


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
    for i, values in enumerate(product(*domains.values())):
        if i >= MOST_KINDS:
            return
        yield dict(zip(domains, values, strict=True))


def _guess(probe: _Probe, sort: RecordSort, flag: str) -> WindowShape | None:
    """What the samples show; `None` if no event of the kind bars."""
    domains = _domains(probe.body, sort)
    remainder = flag if flag in domains else ""
    if remainder:
        domains[remainder] = (False,)
    yesterday = GOVERNING - timedelta(days=1)
    hits = [kind for kind in _kinds(domains) if probe.barred(kind, yesterday)]
    if not hits:
        return None
    box = {name: tuple(v for v in domain if any(h[name] == v for h in hits)) for name, domain in domains.items()}
    size = 1
    for values in box.values():
        size *= len(values)
    kinds = tuple((n, v) for n, v in box.items() if v != domains[n] and n != remainder)
    if size != len(hits):
        flags = tuple(
            n for n, domain in domains.items() if domain == (False, True) and _alone(probe, n, domains, yesterday)
        )
        same = all(any(k[n] for n in flags) == (k in hits) for k in _kinds(domains))
        return WindowShape(_months(probe, hits[0]), (), remainder, flags) if flags and same else WindowShape(-1, ())
    return WindowShape(_months(probe, hits[0]), kinds, remainder)


def _alone(probe: _Probe, name: str, domains: Mapping[str, tuple[Entry, ...]], day: date) -> bool:
    """Whether an event with only this truth value bars."""
    return probe.barred({n: n == name if d == (False, True) else d[0] for n, d in domains.items()}, day)


def _months(probe: _Probe, kind: Mapping[str, Entry]) -> int:
    """How many months back an event still bars; 0 for ever, -1 for no number of months."""
    if probe.barred(kind, OLD):
        return 0
    low, high = OLD, GOVERNING - timedelta(days=1)
    while (high - low).days > 1:
        middle = low + (high - low) // 2
        low, high = (low, middle) if probe.barred(kind, middle) else (middle, high)
    months = (GOVERNING.year - high.year) * 12 + GOVERNING.month - high.month
    return months if months > 0 and shift(GOVERNING, MonthSpan(months), -1) == high else -1


def _proof(probe: _Probe, shape: WindowShape, case: Mapping[tuple[str, str], Entry]) -> Proof:
    if shape.months < 0:
        return Proof.UNPROVED
    source = Source("subject", probe.event)
    read = fields_of(probe.body)
    day = f.field(*next((d for d in DAYS if d in read), DAYS[0]), DATE)
    date_field = f.field(EVENT, probe.key, DATE)
    types = {t.name: t.type for t in subterms(probe.body) if isinstance(t, Field) and t.scope == EVENT}
    parts = [_one_of(name, values, types) for name, values in shape.kinds] + [f.less_equal(date_field, day)]
    if shape.either:
        parts.append(f.disj(*(f.field(EVENT, name, BOOL) for name in shape.either)))
    if shape.months:
        parts.append(f.less_equal(f.shift(day, MonthSpan(shape.months), back=True), date_field))
    said = f.neg(f.exists(source, f.conj(*parts), day))
    premises = [f.neg(f.exists(source, f.field(EVENT, shape.remainder, BOOL), day))] if shape.remainder else []
    scene = Scene({s: Record({n: v for (t, n), v in case.items() if t == s}) for s, _ in case}, {}, probe.keys)
    outcome = prove_equivalent(probe.body, said, premises, scene=scene, choice=probe.choice, calendar=probe.calendar)
    return Proof.PROVED if isinstance(outcome, Proved) else Proof.UNPROVED


def _one_of(name: str, values: Sequence[Entry], types: Mapping[str, object]) -> Term:
    kind = types[name]
    if isinstance(kind, EnumType):
        return f.disj(*(f.equal(f.field(EVENT, name, kind), f.literal(str(v), kind)) for v in values))
    return f.field(EVENT, name, BOOL) if values == (True,) else f.neg(f.field(EVENT, name, BOOL))


def _value(shape: WindowShape | None, sort: RecordSort, vocabulary: Vocabulary) -> Value:
    if shape is None:
        return Value("不影响申报", "does not keep from applying", None, "none")
    if shape.months < 0:
        return Value("另有形态", "another shape", None, "other")
    words = [_field_words(name, values, sort, vocabulary) for name, values in shape.kinds]
    if shape.either:
        labels = [sort.fields[n].label for n in shape.either]
        words.append(("或".join(x.zh for x in labels), " or ".join(x.en for x in labels)))
    if shape.remainder:
        words.append(("等（其余由评判）", "and the like (judged)"))
    zh_tail = "".join(f"；{w[0]}" for w in words)
    en_tail = "".join(f"; {w[1]}" for w in words)
    if shape.months == 0:
        return Value("不限期间" + zh_tail, "at any time" + en_tail, None, "ever")
    number, unit = years_or_months(shape.months)
    base = quantity(number, unit)
    return Value(f"近{base.zh}{zh_tail}", f"last {base.en}{en_tail}", number, unit)


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
