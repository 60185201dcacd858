"""Cells of measures that look for one figure or fact: limits of a list, score floors, required facts.

Each is found by moving one quantity until the norm turns, and proved equivalent to the norm.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from checker.cases.scene import Entry, EventList, Record, Scene
from checker.evaluation.evaluator import evaluate
from checker.ir import factory as f
from checker.ir.norms import Condition, Limit, Strength
from checker.ir.regulation import Regulation, Vocabulary
from checker.ir.terms import EVENT, Source, Term
from checker.ir.traversal import fields_of, rescope, sources_of, subterms
from checker.ir.types import BOOL, INT, SCORE
from checker.legaltime.workdays import WorkCalendar
from checker.verification.equivalence import prove, prove_equivalent
from checker.verification.measure_ages import clean, entry_conditions
from checker.verification.measure_cell import Alternative, Part, Proof, Value
from checker.verification.measure_reader import Measure
from checker.verification.measure_terms import HISTORY, changes, given_terms, probe_record, scene_of, small_cases, under
from checker.verification.outcome import Outcome, Proved

MOST_ENTRIES: Final = 40
THOUSANDTHS: Final = 1000
HIGHEST: Final = 1_000_000


def proof_of(outcome: Outcome) -> Proof:
    """The mark of an outcome."""
    return Proof.PROVED if isinstance(outcome, Proved) else Proof.UNPROVED


def limit_parts(
    measure: Measure,
    regulation: Regulation,
    vocabulary: Vocabulary,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
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
                other, other_proof = _most(
                    norm, measure, regulation, vocabulary, {**choice, reading: alternative}, calendar
                )
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
    norm: Limit,
    measure: Measure,
    regulation: Regulation,
    vocabulary: Vocabulary,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
) -> tuple[int | None, Proof]:
    sort = vocabulary.events["entrant"]
    applies, body = under(norm.applies, choice), under(norm.holds, choice)
    for case in small_cases(f.conj(applies, body), {}, frozenset()):
        base = scene_of(case)
        if evaluate(applies, base, choice, calendar) is not True:
            continue
        for track in sort.fields["track"].type.members:  # type: ignore[union-attr]
            values = probe_record(sort, measure.given, regulation.city.name) | {"track": track}
            number = next(
                (n for n in range(MOST_ENTRIES) if not _holds(body, values, n + 1, base, choice, calendar)), None
            )
            if number is not None:
                return number, _limit_proof(body, measure, vocabulary, number, choice, calendar)
    idle = applies == f.FALSE or not sources_of(body)
    return None, Proof.PROVED if idle else Proof.UNPROVED


def _holds(
    body: Term,
    values: Mapping[str, Entry],
    number: int,
    base: Scene,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
) -> bool:
    scene = Scene(base.records, {("round", "entrant"): EventList((Record(values),) * number, date.max)}, {})
    return evaluate(body, scene, choice, calendar) is True


def _limit_proof(
    body: Term,
    measure: Measure,
    vocabulary: Vocabulary,
    number: int,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
) -> Proof:
    """The norm is a bound on a count of the list; proved where it is the count of the measure's kind alone, or of a
    wider kind, over a list that holds nothing else."""
    source = Source("round", "entrant")
    counts = [t for t in subterms(body) if getattr(t, "source", None) == source]
    if len(counts) != 1:
        return Proof.UNPROVED
    said = f.less_equal(counts[0], f.literal(number, INT))
    kind = f.conj(*given_terms(measure.given, vocabulary.events["entrant"], HISTORY, ""))
    covered = prove(f.implies(kind, rescope(_wider(counts[0]), EVENT, HISTORY)), choice=choice, calendar=calendar)
    same = said == body or isinstance(prove_equivalent(body, said, choice=choice, calendar=calendar), Proved)
    return Proof.PROVED if same and isinstance(covered, Proved) else Proof.UNPROVED


def _wider(count: Term) -> Term:
    """What a count asks of an entry, without what the measure leaves open."""
    where = getattr(count, "where", f.TRUE)
    parts = where.terms if hasattr(where, "terms") else (where,)
    return f.conj(*(p for p in parts if {n for _, n in fields_of(p)} <= {"award", "category"}))


def score_parts(
    regulation: Regulation, vocabulary: Vocabulary, choice: Mapping[str, str], calendar: WorkCalendar | None
) -> tuple[Part, ...]:
    """One part per condition of being a candidate that a low score breaks, of any category."""
    found = []
    for norm in regulation.norms:
        if not (
            isinstance(norm, Condition) and "be_candidate" in norm.acts and ("entry", "score") in fields_of(norm.holds)
        ):
            continue
        body = under(norm.holds, choice)
        low, high = 0, HIGHEST
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (
                (low, middle)
                if evaluate(body, scene_of({("entry", "score"): middle}), choice, calendar) is True
                else (middle, high)
            )
        said = f.less_equal(f.literal(high, SCORE), f.field("entry", "score", SCORE))
        proof = proof_of(prove_equivalent(body, said, choice=choice, calendar=calendar))
        points = str(high // THOUSANDTHS) if high % THOUSANDTHS == 0 else f"{high / THOUSANDTHS:g}"
        who = [vocabulary.members["category"][c] for c in norm.categories]
        condition = ("、".join(w.zh for w in who), ", ".join(w.en for w in who)) if who else None
        value = Value(f"不低于{points}分", f"at least {points} points", high, "thousandths of a point")
        found.append(Part((norm.anchor.cite,), value, proof, (), condition, norm.strength is Strength.IN_PRINCIPLE))
    return tuple(found)


def fact_parts(
    measure: Measure,
    regulation: Regulation,
    vocabulary: Vocabulary,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
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


def _needed(
    norm: Condition, measure: Measure, choice: Mapping[str, str], calendar: WorkCalendar | None
) -> tuple[str, ...]:
    """The facts without which the condition is proved not to hold."""
    body = clean(norm.holds, choice, calendar)
    read = fields_of(body)
    return tuple(
        n
        for n in measure.arguments
        if ("subject", n) in read
        and isinstance(prove(f.implies(body, f.field("subject", n, BOOL)), choice=choice, calendar=calendar), Proved)
    )


def _facts(names: tuple[str, ...], vocabulary: Vocabulary) -> Value:
    if not names:
        return Value("不要求", "not required", None, "none")
    labels = [vocabulary.records["subject"].fields[n].label for n in names]
    return Value("且".join(x.zh for x in labels), " and ".join(x.en for x in labels), None, "required")
