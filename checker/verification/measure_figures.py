"""Cells of measures that look for one figure: lengths of steps, limits of a list, score floors, required facts.

Each is found by moving one quantity until the norm turns, and proved equivalent to the norm.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from checker.cases.scene import Entry, EventList, Record, Scene
from checker.evaluation.evaluator import evaluate
from checker.ir import factory as f
from checker.ir.norms import Condition, Limit, Step, Strength
from checker.ir.regulation import Regulation, Vocabulary
from checker.ir.terms import EVENT, Field, Source, Term
from checker.ir.traversal import fields_of, subterms
from checker.ir.types import BOOL, DATE, INT, SCORE, DateType
from checker.legaltime.span import DaySpan, Span, WorkdaySpan
from checker.legaltime.workdays import CalendarNotPublished, WorkCalendar
from checker.verification.equivalence import prove, prove_equivalent
from checker.verification.measure_ages import clean, entry_conditions
from checker.verification.measure_cell import Alternative, Part, Proof, Value, in_words, quantity
from checker.verification.measure_reader import Measure
from checker.verification.measure_terms import changes, given_terms, probe_record, scene_of, small_cases, under
from checker.verification.outcome import Outcome, Proved

START: Final = date(2024, 9, 20)
"""A Friday before a long holiday: working days and calendar days differ soon."""

MOST_DAYS: Final = 120
MOST_ENTRIES: Final = 40
BOUNDS: Final = {"exactly": ("恰好", "exactly "), "at_least": ("不少于", "at least "), "at_most": ("不超过", "at most ")}
THOUSANDTHS: Final = 1000
HIGHEST: Final = 1_000_000


def proof_of(outcome: Outcome) -> Proof:
    """The mark of an outcome."""
    return Proof.PROVED if isinstance(outcome, Proved) else Proof.UNPROVED


def step_parts(
    measure: Measure, regulation: Regulation, vocabulary: Vocabulary, choice: Mapping[str, str], calendar: WorkCalendar | None
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
                other, other_proof = _length(check.holds, norm, changed, calendar)
                if under(norm.applies, changed) == f.FALSE:
                    other = Value("未定期限", "no length", None, "none")
                if (other.number, other.unit, other.zh) != (value.number, value.unit, value.zh):
                    alternatives.append(Alternative(reading, alternative, other, other_proof))
            condition = None if applies in (f.TRUE, f.FALSE) else in_words(applies, vocabulary)
            found.append(Part((norm.anchor.cite,), value, proof, tuple(alternatives), condition))
    return tuple(found)


def _length(holds: Term, norm: Step, choice: Mapping[str, str], calendar: WorkCalendar | None) -> tuple[Value, Proof]:
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
    for number, span, early, rolled in _spans(edge, calendar):
        begin = f.field(*starts[0], DATE)
        last = f.shift(f.shift(begin, DaySpan(1), back=True) if early else begin, span)
        last = f.shift(last, WorkdaySpan(0)) if rolled else last
        said = {"exactly": f.equal(end, last), "at_least": f.less_equal(last, end), "at_most": f.less_equal(end, last)}[bound]
        outcome = prove_equivalent(body, f.implies(done, said), choice=choice, calendar=calendar)
        if isinstance(outcome, Proved):
            base_value = quantity(number, "working days" if isinstance(span, WorkdaySpan) else "days")
            zh, en = BOUNDS[bound]
            tail = ("（首日计入）", " (first day counted)") if early else ("（末日顺延）", " (end moved past days off)") if rolled else ("", "")
            return Value(zh + base_value.zh + tail[0], en + base_value.en + tail[1], number, base_value.unit), Proof.PROVED
    return Value(f"以抽样日计{(edge - START).days}日", f"{(edge - START).days} days in the sample", None, "other"), Proof.UNPROVED


def _spans(edge: date, calendar: WorkCalendar | None) -> Iterator[tuple[int, Span, bool, bool]]:
    """The lengths that would end on the sample's last day: number, span, first day counted, end moved past days off."""
    try:
        worked = 0 if calendar is None else sum(calendar.is_workday(START + timedelta(days=i)) for i in range(1, (edge - START).days + 1))
    except CalendarNotPublished:
        worked = 0
    plain = (edge - START).days
    for rolled in (False, True):
        for early in (False, True):
            if worked:
                yield worked + early, WorkdaySpan(worked + early), early, rolled
            for days in range(plain, max(0, plain - 10 * rolled) - 1, -1):
                yield days + early, DaySpan(days + early), early, rolled


def limit_parts(
    measure: Measure, regulation: Regulation, vocabulary: Vocabulary, choice: Mapping[str, str], calendar: WorkCalendar | None
) -> tuple[Part, ...]:
    """One part per limit that so many entries of the measure's kind break."""
    award = measure.member("award")
    if award not in regulation.awards or measure.member("category") not in regulation.awards[award].categories:
        return ()
    found = []
    for norm in regulation.norms:
        if isinstance(norm, Limit):
            number, proof = _most(norm, measure, regulation, vocabulary, choice, calendar)
            alternatives = []
            for reading, alternative in changes(f.conj(norm.applies, norm.holds), choice, regulation, vocabulary):
                other, other_proof = _most(norm, measure, regulation, vocabulary, {**choice, reading: alternative}, calendar)
                if other != number:
                    alternatives.append(Alternative(reading, alternative, _at_most(other), other_proof))
            if number is not None or alternatives:
                principle = norm.strength is Strength.IN_PRINCIPLE
                found.append(Part((norm.anchor.cite,), _at_most(number), proof, tuple(alternatives), None, principle))
    return tuple(found)


def _at_most(number: int | None) -> Value:
    if number is None:
        return Value("不限", "no limit", None, "none")
    return Value(f"不超过{number}个", f"at most {number}", number, "entries")


def _most(
    norm: Limit, measure: Measure, regulation: Regulation, vocabulary: Vocabulary, choice: Mapping[str, str], calendar: WorkCalendar | None
) -> tuple[int | None, Proof]:
    sort = vocabulary.events["entrant"]
    applies, body = under(norm.applies, choice), under(norm.holds, choice)
    for case in small_cases(f.conj(applies, body), {}, frozenset()):
        base = scene_of(case)
        if evaluate(applies, base, choice, calendar) is not True:
            continue
        for track in sort.fields["track"].type.members:  # type: ignore[union-attr]
            values = probe_record(sort, measure.given, regulation.city.name) | {"track": track}
            number = next((n for n in range(MOST_ENTRIES) if not _holds(body, values, n + 1, base, choice, calendar)), None)
            if number is not None:
                return number, _limit_proof(body, measure, regulation, vocabulary, number, choice, calendar)
    return None, Proof.PROVED


def _holds(
    body: Term, values: Mapping[str, Entry], number: int, base: Scene, choice: Mapping[str, str], calendar: WorkCalendar | None
) -> bool:
    scene = Scene(base.records, {("round", "entrant"): EventList((Record(values),) * number, date.max)}, {})
    return evaluate(body, scene, choice, calendar) is True


def _limit_proof(
    body: Term, measure: Measure, regulation: Regulation, vocabulary: Vocabulary, number: int, choice: Mapping[str, str],
    calendar: WorkCalendar | None,
) -> Proof:  # fmt: skip
    """The norm is a bound on a count of the list; proved where it is the count of the measure's kind alone, or of a
    wider kind, over a list that holds nothing else."""
    del regulation
    source = Source("round", "entrant")
    counts = [t for t in subterms(body) if getattr(t, "source", None) == source]
    if len(counts) != 1:
        return Proof.UNPROVED
    said = f.less_equal(counts[0], f.literal(number, INT))
    kind = f.conj(*given_terms(measure.given, vocabulary.events["entrant"], EVENT, ""))
    covered = prove(f.implies(kind, _wider(counts[0])), choice=choice, calendar=calendar)
    same = said == body or isinstance(prove_equivalent(body, said, choice=choice, calendar=calendar), Proved)
    return Proof.PROVED if same and isinstance(covered, Proved) else Proof.UNPROVED


def _wider(count: Term) -> Term:
    """What a count asks of an entry, without what the measure leaves open."""
    where = getattr(count, "where", f.TRUE)
    parts = where.terms if hasattr(where, "terms") else (where,)
    return f.conj(*(p for p in parts if {n for _, n in fields_of(p)} <= {"award", "category"}))


def score_parts(
    measure: Measure, regulation: Regulation, vocabulary: Vocabulary, choice: Mapping[str, str], calendar: WorkCalendar | None
) -> tuple[Part, ...]:
    """One part per condition of being a candidate that a low score breaks, of any category."""
    found = []
    for norm in regulation.norms:
        if not (isinstance(norm, Condition) and "be_candidate" in norm.acts and ("entry", "score") in fields_of(norm.holds)):
            continue
        body = under(norm.holds, choice)
        low, high = 0, HIGHEST
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if evaluate(body, scene_of({("entry", "score"): middle}), choice, calendar) is True else (middle, high)
        said = f.less_equal(f.literal(high, SCORE), f.field("entry", "score", SCORE))
        proof = proof_of(prove_equivalent(body, said, choice=choice, calendar=calendar))
        points = str(high // THOUSANDTHS) if high % THOUSANDTHS == 0 else f"{high / THOUSANDTHS:g}"
        who = [vocabulary.members["category"][c] for c in norm.categories]
        condition = ("、".join(w.zh for w in who), ", ".join(w.en for w in who)) if who else None
        value = Value(f"不低于{points}分", f"at least {points} points", high, "thousandths of a point")
        found.append(Part((norm.anchor.cite,), value, proof, (), condition, norm.strength is Strength.IN_PRINCIPLE))
    return tuple(found)


def fact_parts(
    measure: Measure, regulation: Regulation, vocabulary: Vocabulary, choice: Mapping[str, str], calendar: WorkCalendar | None
) -> tuple[Part, ...]:
    """One part per condition that cannot hold without one of the facts."""
    found = []
    for norm in entry_conditions(regulation, measure.member("category")):
        needed = _needed(norm, measure, choice, calendar)
        alternatives = []
        for reading, alternative in changes(norm.holds, choice, regulation, vocabulary):
            other = _needed(norm, measure, {**choice, reading: alternative}, calendar)
            if other != needed:
                alternatives.append(Alternative(reading, alternative, _facts(other, vocabulary), Proof.PROVED))
        if needed or alternatives:
            found.append(Part((norm.anchor.cite,), _facts(needed, vocabulary), Proof.PROVED, tuple(alternatives)))
    return tuple(found)


def _needed(norm: Condition, measure: Measure, choice: Mapping[str, str], calendar: WorkCalendar | None) -> tuple[str, ...]:
    """The facts without which the condition is proved not to hold."""
    body = clean(norm.holds, choice, calendar)
    read = fields_of(body)
    return tuple(
        n
        for n in measure.arguments
        if ("subject", n) in read and isinstance(prove(f.implies(body, f.field("subject", n, BOOL)), choice=choice, calendar=calendar), Proved)
    )


def _facts(names: tuple[str, ...], vocabulary: Vocabulary) -> Value:
    if not names:
        return Value("不要求", "not required", None, "none")
    labels = [vocabulary.records["subject"].fields[n].label for n in names]
    return Value("且".join(x.zh for x in labels), " and ".join(x.en for x in labels), None, "required")
