"""Comparison of one measure over regulations: a cell each, with its proof, its readings, its place on a common axis."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from checker.cases.scene import Scene
from checker.evaluation.evaluator import evaluate
from checker.ir.norms import Silent
from checker.ir.regulation import Regulation, Spec, Vocabulary
from checker.lawtext.citation import Citation
from checker.legaltime.workdays import WorkCalendar
from checker.verification.measure_ages import age_parts
from checker.verification.measure_axis import Timeline, axis_of
from checker.verification.measure_bars import bar_parts, bars_of
from checker.verification.measure_book import MeasureBook
from checker.verification.measure_cell import AxisInterval, Cell, Comparison, Part, Status
from checker.verification.measure_declared import (
    category_parts,
    consequence_parts,
    cycle_parts,
    end_parts,
    form_parts,
    gift_parts,
    power_parts,
    validity_parts,
)
from checker.verification.measure_figures import fact_parts, limit_parts
from checker.verification.measure_names import check_names
from checker.verification.measure_reader import Measure
from checker.verification.measure_scores import score_parts
from checker.verification.measure_situation import Situation
from checker.verification.measure_steps import step_parts
from checker.verification.measure_terms import defaults
from checker.verification.measure_windows import window_parts


class UnknownMeasure(Exception):  # noqa: N818
    """No measure has that name."""


class UnknownCity(Exception):  # noqa: N818
    """No regulation is that of the city."""


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What every shape of measure is told: the measure, one regulation, the readings chosen."""

    measure: Measure
    regulation: Regulation
    spec: Spec
    choice: Mapping[str, str]
    calendar: WorkCalendar | None


def _told(look: Look) -> tuple[Measure, Regulation, Vocabulary, Mapping[str, str], WorkCalendar | None]:
    return look.measure, look.regulation, look.spec.vocabulary, look.choice, look.calendar


SHAPES: Final[Mapping[str, Callable[[Look], tuple[Part, ...]]]] = {
    "bar": lambda look: bar_parts(*_told(look)),
    "age": lambda look: age_parts(*_told(look)),
    "window": lambda look: window_parts(*_told(look)),
    "step": lambda look: step_parts(*_told(look)),
    "limit": lambda look: limit_parts(*_told(look)),
    "score": lambda look: score_parts(*_told(look)[1:]),
    "fact": lambda look: fact_parts(*_told(look)),
    "gift": lambda look: gift_parts(*_told(look)[:4]),
    "consequences": lambda look: consequence_parts(*_told(look)[:4]),
    "categories": lambda look: category_parts(look.measure, look.regulation, look.spec.vocabulary),
    "power": lambda look: power_parts(look.measure, look.regulation, look.spec.vocabulary),
    "form": lambda look: form_parts(look.measure, look.regulation, look.spec.vocabulary),
    "cycle": lambda look: cycle_parts(look.regulation),
    "validity": lambda look: validity_parts(look.measure, look.regulation),
    "end": lambda look: end_parts(look.regulation, look.spec.vocabulary, look.choice, look.calendar),
}
"""How each shape that a measure can look for is found."""


def compare(
    spec: Spec,
    name: str,
    cities: Sequence[str],
    calendar: WorkCalendar | None,
    book: MeasureBook,
    *,
    chosen: Mapping[str, str] | None = None,
) -> Comparison:
    """One measure over cities (none named: all), each by its newest regulation or the identifier given.

    `book` holds the measures and the situation of the common axis (`measure_book.load_measures`); `chosen` are
    readings taken otherwise than by default. Raises `UnknownMeasure`, `UnknownCity`, and `MeasureFault` for a measure
    with a word that the vocabulary does not have.
    """
    measure = next((m for m in book.measures if m.name == name), None)
    situation = book.situation
    if measure is None:
        raise UnknownMeasure(name)
    check_names(measure, spec.vocabulary)
    chosen = chosen or {}
    regulations = _regulations(spec, cities)
    cells = [_cell(measure, r, spec, calendar, situation, chosen) for r in regulations]
    with_axis = any(c.axis is not None for c in cells)
    cells = ranked(cells, with_axis)
    return Comparison(
        measure.name, measure.zh, measure.en, measure.look, tuple(cells),
        tuple(_assumptions(measure, situation, regulations, spec.vocabulary)) if with_axis and situation else (),
        tuple(sorted(chosen.items())),
        _ranking(with_axis, cells),
    )  # fmt: skip


def _regulations(spec: Spec, cities: Sequence[str]) -> tuple[Regulation, ...]:
    newest: dict[str, Regulation] = {}
    for regulation in sorted(spec.regulations, key=lambda r: (r.signed, r.identifier)):
        newest[regulation.city.name] = regulation
    if not cities:
        return tuple(newest[name] for name in sorted(newest))
    found = []
    for city in cities:
        one = newest.get(city) or spec.regulation(city) or next((r for r in newest.values() if r.city.zh == city), None)
        if one is None:
            raise UnknownCity(city)
        if one not in found:
            found.append(one)
    return tuple(found)


def _cell(
    measure: Measure, regulation: Regulation, spec: Spec, calendar: WorkCalendar | None, situation: Situation | None,
    chosen: Mapping[str, str],
) -> Cell:  # fmt: skip
    choice = defaults(regulation, spec.vocabulary, chosen)
    look = Look(measure, regulation, spec, choice, calendar)
    parts = merged(SHAPES[measure.look](look))
    silent = silences(regulation, measure)
    cell = Cell(regulation.identifier, regulation.city.name, status_of(parts, silent), parts, silent)
    if not measure.axis or situation is None or cell.status is not Status.VALUE:
        return cell
    schedule = situation.schedule(regulation)
    line = Timeline(measure, regulation, spec.vocabulary, situation, calendar, schedule, spec.vocabulary.key_fields)
    biting = {c for p in parts if p.value.unit != "none" for c in p.cites}
    bars = [b for b in bars_of(regulation, measure) if b.anchor.cite in biting]
    axis = axis_of(line, bars, bars_of(regulation, measure), choice)
    return replace(cell, axis=axis, outlives=None if axis is None else _outlived(regulation, axis, choice, calendar))


def _outlived(
    regulation: Regulation, axis: AxisInterval, choice: Mapping[str, str], calendar: WorkCalendar | None
) -> date | None:
    """The regulation's own last day, if the length is still running then."""
    last = None if regulation.until is None else evaluate(regulation.until, Scene(), choice, calendar)
    if not isinstance(last, date):
        return None
    end = axis.nominal_end if axis.nominal_end is not None else axis.first_open
    return last if end is None or end > last else None


def merged(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts, those that differ in nothing but their provisions made one."""
    found: dict[Part, tuple[Citation, ...]] = {}
    for part in parts:
        bare = replace(part, cites=())
        found[bare] = tuple(dict.fromkeys((*found.get(bare, ()), *part.cites)))
    return tuple(replace(part, cites=cites) for part, cites in found.items())


def status_of(parts: Sequence[Part], silent: Sequence[object]) -> Status:
    """What a cell is: parts that say "none" by default are no value."""
    units = {part.value.unit for part in parts} - {"none"}
    if units == {"other"}:
        return Status.INCOMPARABLE
    if units:
        return Status.VALUE
    return Status.SILENT if silent else Status.MISSING


def silences(regulation: Regulation, measure: Measure) -> tuple[Citation, ...]:
    """Where the rules declare that the regulation says nothing of the measure."""
    found = (n for n in regulation.norms if isinstance(n, Silent) and set(n.topics) & set(measure.silent))
    return tuple(n.anchor.cite for n in found)


def ranked(cells: Sequence[Cell], by_axis: bool) -> list[Cell]:
    """The cells with their ranks, 1 the strictest: by effective length, else by the numbers where all have one unit."""
    weights = [_axis_weight(c) if by_axis else _number_weight(c, cells) for c in cells]
    order = sorted({w for w in weights if w is not None}, reverse=True)
    return [
        replace(c, rank=None if w is None else 1 + sum(weights.count(o) for o in order if o > w))
        for c, w in zip(cells, weights, strict=True)
    ]


def _axis_weight(cell: Cell) -> int | None:
    if cell.axis is None:
        return None
    return 10**9 if cell.axis.days is None else cell.axis.days


def _number_weight(cell: Cell, cells: Sequence[Cell]) -> int | None:
    units = {p.value.unit for c in cells if c.status is Status.VALUE for p in c.parts if p.value.unit != "none"}
    numbers = [p.value.number for p in cell.parts if p.value.number is not None]
    if cell.status is not Status.VALUE or len(units) != 1 or not numbers:
        return None
    return max(numbers)


def _ranking(with_axis: bool, cells: Sequence[Cell]) -> tuple[str, str] | None:
    if not any(c.rank for c in cells):
        return None
    if with_axis:
        return (
            "实际长度（至首个可申报届次），1为最长",
            "effective length (until the first open round), 1 is the longest",
        )
    return "数值，1为最大", "the number, 1 is the largest"


def _assumptions(
    measure: Measure, situation: Situation, regulations: Sequence[Regulation], vocabulary: Vocabulary
) -> Iterator[tuple[str, str]]:
    """Every day and schedule that the common axis rests on, in words."""
    fields = vocabulary.events[measure.arguments[0]].fields
    for name, day in situation.days.items():
        told = any(name in others and first in fields for first, others in situation.same.items())
        if name in fields and not told and not any(g.negated and g.field == name for g in measure.given):
            same = [fields[n].label for n in situation.same.get(name, ()) if n in fields]
            zh, en = "、".join(x.zh for x in same), ", ".join(x.en for x in same)
            label = fields[name].label
            yield (
                f"{label.zh}：{day.isoformat()}" + (f"（同日：{zh}）" if zh else ""),
                f"{label.en}: {day.isoformat()}" + (f" (the same day: {en})" if en else ""),
            )
    month, opens = situation.opens
    if any(r.city.name not in situation.rounds and r.cycle for r in regulations):
        zh = f"名义届次：自授奖当年起每个周期一届，于{month}月{opens}日开放申报（规章未规定日期）"
        yield zh, f"nominal rounds: one every cycle from the award's year, opening on {month:02}-{opens:02} (assumed)"
    for r in regulations:
        if r.city.name in situation.rounds:
            listed = ", ".join(d.isoformat() for d in situation.rounds[r.city.name])
            yield f"{r.city.zh}的届次：{listed}", f"rounds of {r.city.en}: {listed}"
