"""Cells of measures that look for bars: which bars keep the measure's case out, and the proved shape of each."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from checker.cases.scene import ABSENT, Entry, Scene
from checker.evaluation.evaluator import evaluate
from checker.ir import factory as f
from checker.ir.norms import Bar
from checker.ir.regulation import RecordSort, Regulation, Vocabulary
from checker.ir.terms import EVENT, Exists, Term
from checker.ir.traversal import rescope
from checker.ir.types import DATE
from checker.legaltime.workdays import WorkCalendar
from checker.verification.measure_cell import Alternative, Part, Proof, Value, in_words, quantity, years_or_months
from checker.verification.measure_reader import Measure
from checker.verification.measure_shapes import (
    EverShape,
    NoneShape,
    OtherShape,
    Probe,
    RoundsShape,
    Shape,
    SpanShape,
    guess,
    holds_for_all,
    proved,
)
from checker.verification.measure_terms import (
    FIRST_PROBE,
    HISTORY,
    changes,
    given_terms,
    probe_record,
    scene_of,
    small_cases,
    under,
)
from checker.verification.outcome import Proved, Vacuous


def bars_of(regulation: Regulation, measure: Measure) -> tuple[Bar, ...]:
    """The bars on the measure's event, but for those common to all regulations."""
    (event,) = measure.arguments
    own = set(regulation.places)
    return tuple(n for n in regulation.norms if isinstance(n, Bar) and n.event == event and n.anchor.cite.place in own)


def bar_parts(
    measure: Measure,
    regulation: Regulation,
    vocabulary: Vocabulary,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
) -> tuple[tuple[Bar, Part], ...]:
    """Each bar that keeps the measure's case out, under the choice or under one other reading, and its part."""
    found = (
        (bar, _part(bar, measure, regulation, vocabulary, choice, calendar)) for bar in bars_of(regulation, measure)
    )
    return tuple((bar, part) for bar, part in found if part is not None)


def _part(
    bar: Bar,
    measure: Measure,
    regulation: Regulation,
    vocabulary: Vocabulary,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
) -> Part | None:
    shape, proof = _shape(bar, measure, regulation, vocabulary, choice, calendar)
    sort = vocabulary.events[bar.event]
    whole = f.conj(bar.applies, bar.barred)
    same = under(whole, choice)
    alternatives = []
    for reading, alternative in changes(whole, choice, regulation, vocabulary):
        changed = {**choice, reading: alternative}
        if under(whole, changed) == same:
            continue
        other, other_proof = _shape(bar, measure, regulation, vocabulary, changed, calendar)
        if other != shape:
            alternatives.append(Alternative(reading, alternative, _value(other, sort), other_proof))
    if shape == NoneShape() and proof is Proof.PROVED and all(a.value.unit == "none" for a in alternatives):
        return None
    condition = in_words(under(bar.applies, choice), vocabulary)
    return Part((bar.anchor.cite,), _value(shape, sort), proof, tuple(alternatives), condition)


def _shape(
    bar: Bar,
    measure: Measure,
    regulation: Regulation,
    vocabulary: Vocabulary,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
) -> tuple[Shape, Proof]:
    """The shape under a choice, and whether it is proved; none if the bar bites as well without the measure's field."""
    probe, sort = _probe(bar, measure, regulation, vocabulary, choice, calendar)
    if probe is None:
        blank = Probe(_body(bar, choice), {}, None, choice, calendar)
        outcome = proved(blank, NoneShape(), _premises(bar, measure, regulation, sort, choice))
        return NoneShape(), Proof.PROVED if isinstance(outcome, (Proved, Vacuous)) else Proof.UNPROVED
    shape = guess(probe)
    if not isinstance(shape, NoneShape) and measure.without:
        lacking = replace(probe, values={**probe.values, (HISTORY, measure.without): ABSENT})
        if lacking.bites():
            return NoneShape(), Proof.PROVED
    outcome = proved(probe, shape, _premises(bar, measure, regulation, sort, choice))
    return shape, Proof.PROVED if holds_for_all(outcome) else Proof.UNPROVED


def _probe(
    bar: Bar,
    measure: Measure,
    regulation: Regulation,
    vocabulary: Vocabulary,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
) -> tuple[Probe | None, RecordSort]:
    sort = vocabulary.events[bar.event]
    city = regulation.city.name
    record = probe_record(sort, measure.given, city, _first_day(regulation, choice, calendar))
    values: dict[tuple[str, str], Entry] = {(HISTORY, name): value for name, value in record.items()}
    applies = under(bar.applies, choice)
    body = _body(bar, choice)
    for case in small_cases(f.conj(applies, body), values, frozenset()):
        tried = {**values, **case}
        if evaluate(applies, scene_of(tried), choice, calendar) is not True:
            continue
        probe = Probe(
            body, tried, None if regulation.until is None else under(regulation.until, choice), choice, calendar
        )
        if probe.bites():
            return probe, sort
    return None, sort


def _first_day(regulation: Regulation, choice: Mapping[str, str], calendar: WorkCalendar | None) -> date:
    """A day in the first whole year of the regulation, from which the sample's dates start."""
    begun = evaluate(regulation.in_force, Scene(), choice, calendar)
    return date(begun.year + 1, 1, 9) if isinstance(begun, date) else FIRST_PROBE


def _body(bar: Bar, choice: Mapping[str, str]) -> Term:
    """What the bar says of the one event it looks at."""
    barred = under(bar.barred, choice)
    return rescope(barred.where, EVENT, HISTORY) if isinstance(barred, Exists) else barred


def _premises(
    bar: Bar, measure: Measure, regulation: Regulation, sort: RecordSort, choice: Mapping[str, str]
) -> tuple[Term, ...]:
    """The measure's case, in the city of the regulation, on days in their natural order, won under the regulation."""
    day = f.field("application", "day", DATE)
    assert sort.key is not None
    key = f.field(HISTORY, sort.key, DATE)
    terms = [
        under(bar.applies, choice),
        *given_terms(measure.given, sort, HISTORY, regulation.city.name),
        f.less_equal(key, day),
    ]
    if "city" in sort.fields and not any(g.field == "city" for g in measure.given):
        kind = sort.fields["city"].type
        terms.append(f.equal(f.field(HISTORY, "city", kind), f.literal(regulation.city.name, kind)))
    if bar.event == "win":
        terms.append(f.less_equal(under(regulation.in_force, choice), key))
    for one in measure.given:
        if one.field in sort.fields and not one.negated and sort.fields[one.field].type == DATE:
            terms.append(f.less_equal(f.field(HISTORY, one.field, DATE), day))
    return tuple(t for t in terms if t != f.TRUE)


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
            zh = (
                f"{label.zh}之后"
                + (f"跳过{skip}届再计" if skip else "")
                + (f"的下{count}届" if count > 1 else "的下一届")
            )
            en = f"the next {count} rounds" if count > 1 else "the next round"
            return _capped(Value(zh, f"{en} after: {label.en}", count, "rounds"), capped)
        case SpanShape(start=start, count=count, inclusive=inclusive, late=late, capped=capped):
            number, unit = years_or_months(count)
            base = quantity(number, unit)
            label = sort.fields[start].label
            zh = f"{base.zh}，自{label.zh}" + ("次日" if late else "")
            en = f"{base.en} from {'the day after: ' if late else ''}{label.en}"
            if not inclusive:
                zh, en = zh + "（对应日前一日止）", en + " (ends the day before the corresponding day)"
            return _capped(Value(zh, en, number, unit), capped)


def _capped(value: Value, capped: bool) -> Value:
    if not capped:
        return value
    return Value(f"{value.zh}，至规章失效止", f"{value.en}, not beyond the regulation's own last day", None, value.unit)
