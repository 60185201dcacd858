"""Cells of measures that look for bars: which bars keep the measure's case out, and the proved shape of each."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from checker.cases.scene import ABSENT, Entry, Scene
from checker.evaluation.evaluator import evaluate
from checker.ir import factory as f
from checker.ir.norms import Bar
from checker.ir.regulation import RecordSort, Regulation, Vocabulary
from checker.ir.terms import EVENT, Exists, Term
from checker.ir.traversal import rescope
from checker.ir.types import DATE, BoolType, EnumType
from checker.legaltime.workdays import WorkCalendar
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
from checker.verification.measure_shapes import (
    EverShape,
    NoneShape,
    OtherShape,
    Probe,
    RoundsShape,
    Shape,
    SpanShape,
    UntilShape,
    guess,
    proved,
)
from checker.verification.measure_terms import (
    FIRST_PROBE,
    HISTORY,
    changes,
    given_terms,
    probe_record,
    scene_of,
    speaks,
    under,
)
from checker.verification.outcome import Proved, Vacuous

Found = tuple[Shape, Term, Proof]
"""A shape, what tells its cases from others, and whether it is proved in them."""

MONTH: Final = 28
"""Days that lead from the end of a month into the next one."""

FREE: Final[Found] = (NoneShape(), f.TRUE, Proof.PROVED)


def bars_of(regulation: Regulation, measure: Measure) -> tuple[Bar, ...]:
    """The bars on the measure's event, but for those common to all regulations."""
    (event,) = measure.arguments
    own = set(regulation.places)
    return tuple(n for n in regulation.norms if isinstance(n, Bar) and n.event == event and n.anchor.cite.place in own)


@dataclass(frozen=True, slots=True, eq=False)
class _Look:
    """What does not change while bars and readings do."""

    measure: Measure
    regulation: Regulation
    vocabulary: Vocabulary
    calendar: WorkCalendar | None


def bar_parts(
    measure: Measure,
    regulation: Regulation,
    vocabulary: Vocabulary,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
) -> tuple[Part, ...]:
    """One part per bar that keeps the measure's case out, under the choice or under one other reading, and shape."""
    look = _Look(measure, regulation, vocabulary, calendar)
    return tuple(part for bar in bars_of(regulation, measure) for part in _parts(bar, look, choice))


def _parts(bar: Bar, look: _Look, choice: Mapping[str, str]) -> tuple[Part, ...]:
    by_case = _shapes(bar, look, choice)
    sort = look.vocabulary.events[bar.event]
    whole = f.conj(speaks(bar), bar.barred)
    same = under(whole, choice)
    alternatives: list[Alternative] = []
    for reading, alternative in changes(whole, choice, look.regulation, look.vocabulary):
        changed = {**choice, reading: alternative}
        others = by_case if under(whole, changed) == same else _shapes(bar, look, changed)
        if [one[:2] for one in others] != [one[:2] for one in by_case]:
            for shape, case, proof in others:
                value = conditional(_value(shape, sort), rescope(case, HISTORY, bar.event), look.vocabulary)
                alternatives.append(Alternative(reading, alternative, value, proof))
    if by_case == (FREE,) and not alternatives:
        return ()
    applies = under(speaks(bar), choice)
    found = []
    for shape, case, proof in by_case:
        said = f.TRUE if shape == NoneShape() else rescope(f.conj(applies, case), HISTORY, bar.event)
        condition = in_words(said, look.vocabulary)
        found.append(Part((bar.anchor.cite,), _value(shape, sort), proof, tuple(alternatives), condition))
    return tuple(found)


def _shapes(bar: Bar, look: _Look, choice: Mapping[str, str]) -> tuple[Found, ...]:
    """Each distinct shape with what tells the cases in which it bars, and whether it is proved there; `FREE` if none.

    A bar that bites as well without the measure's field is none of the measure's.
    """
    sort, measure = look.vocabulary.events[bar.event], look.measure
    applies, body = under(speaks(bar), choice), _body(bar, choice)
    lapse = None if look.regulation.until is None else under(look.regulation.until, choice)
    record = probe_record(sort, measure.given, look.regulation.city.name, _first_day(look, choice))
    sample: dict[tuple[str, str], Entry] = {(HISTORY, name): value for name, value in record.items()}
    past = _past(sort, measure)
    foreign = False

    def probe(case: Case) -> Probe:
        return Probe(body, {**sample, **case}, lapse, choice, look.calendar, past, look.vocabulary.key_fields)

    def answer(case: Case) -> Shape | None:
        nonlocal foreign
        one = probe(case)
        if evaluate(applies, scene_of(one.values), choice, look.calendar) is not True:
            return None
        lacking = replace(one, values={**one.values, (HISTORY, measure.without): ABSENT})
        if measure.without and lacking.bites():
            foreign = True
            return None
        return guess(one)

    premises = (applies, *_premises(bar, look, choice, past))
    fixed = {place: value for place, value in sample.items() if not _is_open(place[1], sort, measure)}
    found: list[Found] = []
    groups: tuple[Group[Shape], ...] = grouped(f.conj(applies, body), fixed, answer)
    for group in groups:
        outcome = proved(probe({}), group.answer, (group.exact, *premises))
        if isinstance(group.answer, NoneShape) and isinstance(outcome, (Proved, Vacuous)):
            continue
        shape = OtherShape() if isinstance(group.answer, NoneShape) else group.answer
        found.append((shape, group.telling, Proof.PROVED if isinstance(outcome, Proved) else Proof.UNPROVED))
    if found or foreign:
        return tuple(found) or (FREE,)
    nothing = proved(probe({}), NoneShape(), premises)
    return (FREE,) if isinstance(nothing, (Proved, Vacuous)) else ((OtherShape(), f.TRUE, Proof.UNPROVED),)


def _is_open(name: str, sort: RecordSort, measure: Measure) -> bool:
    """Whether the measure leaves a truth value or an enum field of the event open."""
    kind = sort.fields[name].type
    return isinstance(kind, BoolType | EnumType) and name != "city" and all(g.field != name for g in measure.given)


def _first_day(look: _Look, choice: Mapping[str, str]) -> date:
    """A day early in the regulation's time, from which the sample's dates start."""
    begun = evaluate(look.regulation.in_force, Scene(), choice, look.calendar)
    if not isinstance(begun, date):
        return FIRST_PROBE
    month = begun + timedelta(days=MONTH if begun.day > FIRST_PROBE.day else 0)
    return month.replace(day=FIRST_PROBE.day)


def _body(bar: Bar, choice: Mapping[str, str]) -> Term:
    """What the bar says of the one event it looks at."""
    barred = under(bar.barred, choice)
    return rescope(barred.where, EVENT, HISTORY) if isinstance(barred, Exists) else barred


def _past(sort: RecordSort, measure: Measure) -> tuple[str, ...]:
    """The event's dates that the act follows: its key date and those that the case gives."""
    told = {sort.key, *(g.field for g in measure.given if not g.negated)}
    return tuple(n for n, declared in sort.fields.items() if declared.type == DATE and n in told)


def _premises(bar: Bar, look: _Look, choice: Mapping[str, str], past: tuple[str, ...]) -> tuple[Term, ...]:
    """The measure's case, in the city of the regulation, on days in their natural order, won under the regulation."""
    sort, given, city = look.vocabulary.events[bar.event], look.measure.given, look.regulation.city.name
    day = f.field("application", "day", DATE)
    terms = list(given_terms(given, sort, HISTORY, city))
    if "city" in sort.fields and not any(g.field == "city" for g in given):
        kind = sort.fields["city"].type
        terms.append(f.equal(f.field(HISTORY, "city", kind), f.literal(city, kind)))
    if bar.event == "win":
        assert sort.key is not None  # INVARIANT: every event has a key date
        terms.append(f.less_equal(under(look.regulation.in_force, choice), f.field(HISTORY, sort.key, DATE)))
    return (*terms, *(f.less_equal(f.field(HISTORY, name, DATE), day) for name in past))


def _value(shape: Shape, sort: RecordSort) -> Value:
    match shape:
        case NoneShape():
            return Value("不禁止", "no bar", None, "none")
        case OtherShape():
            return Value(
                "另有形态，不能归为年限或届次", "another shape, neither a span nor a number of rounds", None, "other"
            )
        case EverShape(capped=capped):
            return _capped(Value("永久", "for ever", None, "ever"), capped)
        case RoundsShape(start=start, count=count, skip=skip, capped=capped):
            label = sort.fields[start].label
            zh = f"{label.zh}之后" + (f"跳过{skip}届" if skip else "") + (f"的下{count}届" if count > 1 else "的下一届")
            en = f"the next {count} rounds" if count > 1 else "the next round"
            en += f" after: {label.en}" + (f", {quantity(skip, 'rounds').en} left out" if skip else "")
            return _capped(Value(zh, en, count, "rounds"), capped)
        case SpanShape(start=start, count=count, unit=unit, inclusive=inclusive, late=late, capped=capped):
            base = quantity(*(years_or_months(count) if unit == "months" else (count, unit)))
            label = sort.fields[start].label
            zh = f"{base.zh}，自{label.zh}" + ("次日" if late else "")
            en = f"{base.en} from {'the day after: ' if late else ''}{label.en}"
            if not inclusive:
                zh, en = zh + "（对应日前一日止）", en + " (ends the day before the corresponding day)"
            return _capped(Value(zh, en, base.number, base.unit), capped)
        case UntilShape(end=end, inclusive=inclusive, capped=capped):
            label = sort.fields[end].label
            zh, en = ("", "through") if inclusive else ("前一日", "until the day before")
            return _capped(Value(f"至{label.zh}{zh}止", f"{en}: {label.en}", None, "until"), capped)


def _capped(value: Value, capped: bool) -> Value:
    if not capped:
        return value
    return Value(f"{value.zh}，至规章失效止", f"{value.en}, not beyond the regulation's own last day", None, value.unit)
