"""Cells of measures that look for the length of a step: found by moving its last day, proved equivalent to the norm."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Final

from checker.cases.scene import Entry
from checker.evaluation.evaluator import evaluate
from checker.ir import factory as f
from checker.ir.norms import Step
from checker.ir.regulation import Regulation, Vocabulary
from checker.ir.terms import Field, Term
from checker.ir.traversal import subterms
from checker.ir.types import BOOL, DATE, DateType
from checker.legaltime.shift import shift
from checker.legaltime.span import DaySpan, MonthSpan, Span, WorkdaySpan
from checker.legaltime.workdays import CalendarNotPublished, WorkCalendar
from checker.verification.equivalence import prove_equivalent
from checker.verification.measure_ages import OTHER
from checker.verification.measure_cell import Alternative, Part, Proof, Value, in_words, quantity, years_or_months
from checker.verification.measure_reader import Measure
from checker.verification.measure_terms import changes, scene_of, speaks, under
from checker.verification.outcome import Proved

START: Final = date(2024, 9, 20)
"""A Friday before a long holiday: working days and calendar days differ soon."""

MOST_DAYS: Final = 1200
LONGEST_HOLIDAY: Final = 10
YEAR: Final = 12
NO_LENGTH: Final = Value("未定期限", "no length", None, "none")
EARLY: Final = ("（首日计入）", " (first day counted)")
ROLLED: Final = ("（末日顺延）", " (end moved past days off)")
BOUNDS: Final = {
    "exactly": ("恰好", "exactly "),
    "at_least": ("不少于", "at least "),
    "at_most": ("不超过", "at most "),
}


def step_parts(
    measure: Measure,
    regulation: Regulation,
    vocabulary: Vocabulary,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
) -> tuple[Part, ...]:
    """One part per step norm of the name that says how long it lasts or by when it ends."""
    found = []
    for norm in regulation.norms:
        if not (isinstance(norm, Step) and norm.name == measure.arguments[0]):
            continue
        for check in (c for c in norm.checks if c.aspect == "length"):
            value, proof = _said(check.holds, norm, choice, calendar)
            alternatives = []
            for reading, alternative in changes(f.conj(speaks(norm), check.holds), choice, regulation, vocabulary):
                changed = {**choice, reading: alternative}
                other, other_proof = _said(check.holds, norm, changed, calendar, value.number)
                if other != value:
                    alternatives.append(Alternative(reading, alternative, other, other_proof))
            condition = None if value == NO_LENGTH else in_words(under(speaks(norm), choice), vocabulary)
            found.append(Part((norm.anchor.cite,), value, proof, tuple(alternatives), condition))
    return tuple(found)


def _said(
    holds: Term, norm: Step, choice: Mapping[str, str], calendar: WorkCalendar | None, like: int | None = None
) -> tuple[Value, Proof]:
    """The length under a choice of readings, tried first with the number `like`; none where the norm never speaks."""
    if under(speaks(norm), choice) == f.FALSE:
        return NO_LENGTH, Proof.PROVED
    record, body = f"step.{norm.name}", under(holds, choice)
    dates = [(t.scope, t.name) for t in subterms(body) if isinstance(t, Field) and isinstance(t.type, DateType)]
    starts = [d for d in dict.fromkeys(dates) if d != (record, "end")]
    if len(starts) != 1:
        return OTHER, Proof.UNPROVED
    base: dict[tuple[str, str], Entry] = {(record, "done"): True, starts[0]: START}
    days = [START + timedelta(days=i) for i in range(MOST_DAYS)]
    allowed = [d for d in days if evaluate(body, scene_of({**base, (record, "end"): d}), choice, calendar) is True]
    if len(allowed) in (0, len(days)):
        return OTHER, Proof.UNPROVED
    bound = "exactly" if len(allowed) == 1 else "at_least" if allowed[-1] == days[-1] else "at_most"
    edge = allowed[-1] if bound == "at_most" else allowed[0]
    begin, done = f.field(*starts[0], DATE), f.field(record, "done", BOOL)
    for one in sorted(_lengths(edge, calendar), key=lambda found: found.number != like):
        claim = f.implies(done, _keeps(bound, f.field(record, "end", DATE), _last_day(begin, one)))
        if isinstance(prove_equivalent(body, claim, choice=choice, calendar=calendar), Proved):
            return _in_words(bound, one), Proof.PROVED
    shown = (edge - START).days
    return Value(f"以抽样日计{shown}日", f"{shown} days in the sample", None, "other"), Proof.UNPROVED


@dataclass(frozen=True, slots=True)
class _Length:
    """A number of units; with `early` the first day is counted, with `rolled` the end moves past days off."""

    number: int
    unit: str
    span: Span
    early: bool
    rolled: bool


def _lengths(edge: date, calendar: WorkCalendar | None) -> Iterator[_Length]:
    """The lengths that would end on the sample's last day."""
    plain, worked = (edge - START).days, _working_days(edge, calendar)
    for rolled, early in product((False, True), (False, True)):
        if worked:
            yield _Length(worked + early, "working days", WorkdaySpan(worked + early), early, rolled)
        for days in range(plain, max(0, plain - LONGEST_HOLIDAY * rolled) - 1, -1):
            yield _Length(days + early, "days", DaySpan(days + early), early, rolled)
            last, first = START + timedelta(days=days), START - timedelta(days=early)
            months = (last.year - first.year) * YEAR + last.month - first.month
            if months and shift(first, MonthSpan(months)) == last:
                number, unit = years_or_months(months)
                yield _Length(number, unit, MonthSpan(months), early, rolled)


def _working_days(edge: date, calendar: WorkCalendar | None) -> int:
    """The working days after the start through the sample's last day; 0 where they are not published."""
    if calendar is None:
        return 0
    try:
        return sum(calendar.is_workday(START + timedelta(days=i)) for i in range(1, (edge - START).days + 1))
    except CalendarNotPublished:
        return 0


def _last_day(begin: Term, length: _Length) -> Term:
    last = f.shift(f.shift(begin, DaySpan(1), back=True) if length.early else begin, length.span)
    return f.shift(last, WorkdaySpan(0)) if length.rolled else last


def _keeps(bound: str, end: Term, last: Term) -> Term:
    return {"exactly": f.equal(end, last), "at_least": f.less_equal(last, end), "at_most": f.less_equal(end, last)}[
        bound
    ]


def _in_words(bound: str, length: _Length) -> Value:
    base, (zh, en) = quantity(length.number, length.unit), BOUNDS[bound]
    tails = [EARLY] * length.early + [ROLLED] * length.rolled
    zh_tail, en_tail = "".join(t[0] for t in tails), "".join(t[1] for t in tails)
    return Value(f"{zh}{base.zh}{zh_tail}", f"{en}{base.en}{en_tail}", base.number, base.unit)
