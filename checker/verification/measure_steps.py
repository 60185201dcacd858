"""Cells of measures that look for the length of a step: found by moving its last day, proved equivalent to the norm."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from checker.cases.scene import Entry
from checker.evaluation.evaluator import evaluate
from checker.ir import factory as f
from checker.ir.norms import Step
from checker.ir.regulation import Regulation, Vocabulary
from checker.ir.terms import Field, Term
from checker.ir.traversal import subterms
from checker.ir.types import BOOL, DATE, DateType
from checker.legaltime.span import DaySpan, Span, WorkdaySpan
from checker.legaltime.workdays import CalendarNotPublished, WorkCalendar
from checker.verification.equivalence import prove_equivalent
from checker.verification.measure_cell import Alternative, Part, Proof, Value, in_words, quantity
from checker.verification.measure_reader import Measure
from checker.verification.measure_terms import changes, scene_of, under
from checker.verification.outcome import Proved

START: Final = date(2024, 9, 20)
"""A Friday before a long holiday: working days and calendar days differ soon."""

MOST_DAYS: Final = 120
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
        for check in norm.checks:
            if check.aspect != "length":
                continue
            value, proof = _length(check.holds, norm, choice, calendar)
            applies = under(norm.applies, choice)
            if applies == f.FALSE:
                value = Value("未定期限", "no length", None, "none")
            alternatives = []
            for reading, alternative in changes(f.conj(norm.applies, check.holds), choice, regulation, vocabulary):
                changed = {**choice, reading: alternative}
                other, other_proof = _length(check.holds, norm, changed, calendar, value.number)
                if under(norm.applies, changed) == f.FALSE:
                    other = Value("未定期限", "no length", None, "none")
                if (other.number, other.unit, other.zh) != (value.number, value.unit, value.zh):
                    alternatives.append(Alternative(reading, alternative, other, other_proof))
            condition = None if applies in (f.TRUE, f.FALSE) else in_words(applies, vocabulary)
            found.append(Part((norm.anchor.cite,), value, proof, tuple(alternatives), condition))
    return tuple(found)


def _length(
    holds: Term, norm: Step, choice: Mapping[str, str], calendar: WorkCalendar | None, like: int | None = None
) -> tuple[Value, Proof]:
    record = f"step.{norm.name}"
    body = under(holds, choice)
    dates = [(t.scope, t.name) for t in subterms(body) if isinstance(t, Field) and isinstance(t.type, DateType)]
    starts = [d for d in dict.fromkeys(dates) if d != (record, "end")]
    if len(starts) != 1:
        return Value("另有形态", "another shape", None, "other"), Proof.UNPROVED
    base: dict[tuple[str, str], Entry] = {(record, "done"): True, starts[0]: START}
    days = [START + timedelta(days=i) for i in range(MOST_DAYS)]
    allowed = [d for d in days if evaluate(body, scene_of({**base, (record, "end"): d}), choice, calendar) is True]
    if not allowed:
        return Value("另有形态", "another shape", None, "other"), Proof.UNPROVED
    bound = "exactly" if len(allowed) == 1 else "at_least" if allowed[-1] == days[-1] else "at_most"
    edge = allowed[-1] if bound == "at_most" else allowed[0]
    done, end = f.field(record, "done", BOOL), f.field(record, "end", DATE)
    for number, span, early, rolled in sorted(_spans(edge, calendar), key=lambda found: found[0] != like):
        begin = f.field(*starts[0], DATE)
        last = f.shift(f.shift(begin, DaySpan(1), back=True) if early else begin, span)
        last = f.shift(last, WorkdaySpan(0)) if rolled else last
        said = {"exactly": f.equal(end, last), "at_least": f.less_equal(last, end), "at_most": f.less_equal(end, last)}[
            bound
        ]
        outcome = prove_equivalent(body, f.implies(done, said), choice=choice, calendar=calendar)
        if isinstance(outcome, Proved):
            base_value = quantity(number, "working days" if isinstance(span, WorkdaySpan) else "days")
            zh, en = BOUNDS[bound]
            tail = (
                ("（首日计入）", " (first day counted)")
                if early
                else ("（末日顺延）", " (end moved past days off)")
                if rolled
                else ("", "")
            )
            return Value(
                zh + base_value.zh + tail[0], en + base_value.en + tail[1], number, base_value.unit
            ), Proof.PROVED
    return Value(
        f"以抽样日计{(edge - START).days}日", f"{(edge - START).days} days in the sample", None, "other"
    ), Proof.UNPROVED


def _spans(edge: date, calendar: WorkCalendar | None) -> Iterator[tuple[int, Span, bool, bool]]:
    """The lengths that would end on the sample's last day: number, span, first day counted, end moved past days off."""
    try:
        worked = (
            0
            if calendar is None
            else sum(calendar.is_workday(START + timedelta(days=i)) for i in range(1, (edge - START).days + 1))
        )
    except CalendarNotPublished:
        worked = 0
    plain = (edge - START).days
    for rolled in (False, True):
        for early in (False, True):
            if worked:
                yield worked + early, WorkdaySpan(worked + early), early, rolled
            for days in range(plain, max(0, plain - 10 * rolled) - 1, -1):
                yield days + early, DaySpan(days + early), early, rolled
