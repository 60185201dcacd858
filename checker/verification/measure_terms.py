"""The case of a measure as terms and as a probe record; terms under a choice of readings."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from checker.cases.scene import ABSENT, Entry, Record, Scene
from checker.ir import factory as f
from checker.ir.norms import Bar, Condition, Grant, Limit, Step
from checker.ir.regulation import RecordSort, Regulation, Vocabulary
from checker.ir.terms import Choose, Term
from checker.ir.traversal import fields_of, map_children, readings_of
from checker.ir.types import BOOL, BoolType, DateType, EnumType, IntType
from checker.verification.measure_reader import Given

HISTORY: Final = "history"
"""The record that stands for the one event a norm looks at."""

FIRST_PROBE: Final = date(2024, 1, 9)


Spoken = Bar | Condition | Limit | Step | Grant
"""Norms whose figures are compared."""


def under(term: Term, choice: Mapping[str, str]) -> Term:
    """The term with every reading replaced by its chosen option."""
    match term:
        case Choose(reading=reading, options=options):
            name = choice.get(reading, options[0][0])
            return under(dict(options).get(name, options[0][1]), choice)
        case _:
            return map_children(term, lambda part: under(part, choice))


def speaks(norm: Spoken) -> Term:
    """Where a norm speaks: it applies and no other provision takes the case out of it."""
    return f.conj(norm.applies, *(f.neg(exemption.when) for exemption in norm.anchor.exemptions))


def defaults(regulation: Regulation, vocabulary: Vocabulary, chosen: Mapping[str, str]) -> dict[str, str]:
    """The alternative of every reading: chosen for the city ("city.name") or by the bare name, else the default."""
    sorts = {**vocabulary.readings, **regulation.readings}
    wanted = {name: chosen.get(f"{regulation.city.name}.{name}", chosen.get(name, "")) for name in sorts}
    return {name: wanted[name] if wanted[name] in sort.names else sort.default for name, sort in sorts.items()}


def changes(
    term: Term, choice: Mapping[str, str], regulation: Regulation, vocabulary: Vocabulary
) -> Iterator[tuple[str, str]]:
    """Every single change of a reading that the term depends on, in a fixed order."""
    sorts = {**vocabulary.readings, **regulation.readings}
    for reading in readings_of(term):
        for alternative in sorts[reading].names:
            if alternative != choice[reading]:
                yield reading, alternative


def given_terms(given: Sequence[Given], sort: RecordSort, scope: str, city: str) -> tuple[Term, ...]:
    """What the measure's case says of a record, as conditions; fields that the record does not have are passed over."""
    found: list[Term] = []
    for one in given:
        declared = sort.fields.get(one.field)
        if declared is None:
            continue
        match declared.type:
            case BoolType():
                held: Term = f.field(scope, one.field, BOOL)
            case EnumType() as kind if one.member:
                member = city if one.member == "here" else one.member
                held = f.equal(f.field(scope, one.field, kind), f.literal(member, kind))
            case _:
                held = f.has(scope, one.field)
        found.append(f.neg(held) if one.negated else held)
    return tuple(found)


def probe_record(sort: RecordSort, given: Sequence[Given], city: str, first: date = FIRST_PROBE) -> dict[str, Entry]:
    """An event of the measure's case: every date on a day of its own (an own day of the month each), every number its
    own, so that what a norm counts from can be told."""
    values: dict[str, Entry] = {}
    dates = [name for name, declared in sort.fields.items() if isinstance(declared.type, DateType)]
    dates.sort(key=lambda name: name != sort.key)
    for i, name in enumerate(dates):
        values[name] = first + timedelta(days=33 * i)
    numbers = iter(range(8, 1000, 7))
    for name, declared in sort.fields.items():
        match declared.type:
            case IntType():
                values[name] = next(numbers)
            case BoolType():
                values[name] = False
            case EnumType(name=kind, members=members):
                values[name] = city if kind == "city" else members[-1]
            case _:
                continue
    for one in given:
        if one.field in sort.fields:
            values[one.field] = _value(one, sort, city, values.get(one.field))
    return values


def _value(one: Given, sort: RecordSort, city: str, known: Entry | None) -> Entry:
    match sort.fields[one.field].type:
        case BoolType():
            return not one.negated
        case EnumType() if one.member:
            return city if one.member == "here" else one.member
        case _:
            return ABSENT if one.negated or known is None else known


def scene_of(values: Mapping[tuple[str, str], Entry]) -> Scene:
    """A scene of records from values by (record, field)."""
    records: dict[str, dict[str, Entry]] = {}
    for (scope, name), value in values.items():
        records.setdefault(scope, {})[name] = value
    return Scene({scope: Record(fields) for scope, fields in records.items()})


def reads(term: Term, scope: str) -> frozenset[str]:
    """The fields of a record that a term reads."""
    return frozenset(name for where, name in fields_of(term) if where == scope)
