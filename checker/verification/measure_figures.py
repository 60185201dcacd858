"""Cells of measures that look for one figure or fact: limits of a list, required facts.

A limit is found by lengthening a list until it is broken; both are proved.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from checker.cases.scene import EventList, Record, Scene
from checker.evaluation.evaluator import evaluate
from checker.ir import factory as f
from checker.ir.norms import Condition, Limit, Strength
from checker.ir.regulation import Regulation, Vocabulary
from checker.ir.terms import EVENT, And, Count, Source, Term
from checker.ir.traversal import fields_of, rescope, sources_of, subterms
from checker.ir.types import BOOL, INT, EnumType
from checker.legaltime.workdays import WorkCalendar
from checker.verification.claims import conjuncts
from checker.verification.equivalence import prove, prove_equivalent
from checker.verification.measure_ages import NONE, OTHER, Asking, entry_conditions
from checker.verification.measure_cases import cases_of
from checker.verification.measure_cell import Alternative, Part, Proof, Value, conditional, in_words
from checker.verification.measure_reader import Measure
from checker.verification.measure_terms import HISTORY, changes, given_terms, probe_record, scene_of, speaks, under
from checker.verification.outcome import Outcome, Proved

SIZES: Final = (*range(61), 100, 200, 500, 1000)
"""Lengths of the lists that are tried."""

ENTRANTS: Final = Source("round", "entrant")


@dataclass(frozen=True, slots=True)
class AtMost:
    """At most so many entries."""

    number: int


@dataclass(frozen=True, slots=True)
class AnyFigure:
    """The figure does not matter."""


@dataclass(frozen=True, slots=True)
class OtherFigure:
    """The figure matters in none of the shapes known here."""


Figure = AtMost | AnyFigure | OtherFigure
Found = tuple[Figure, Term, Proof]
"""A figure, what tells its cases from others, and whether it is proved in them."""


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
    found: list[Part] = []
    look = _Look(measure, regulation.city.name, vocabulary, calendar)
    for norm in (n for n in regulation.norms if isinstance(n, Limit)):
        by_case = _most(norm, look, choice)
        alternatives = []
        for reading, alternative in changes(f.conj(speaks(norm), norm.holds), choice, regulation, vocabulary):
            others = _most(norm, look, {**choice, reading: alternative})
            if [one[:2] for one in others] != [one[:2] for one in by_case]:
                for figure, case, proof in others:
                    value = conditional(_at_most(figure), case, vocabulary)
                    alternatives.append(Alternative(reading, alternative, value, proof))
        principle, applies = norm.strength is Strength.IN_PRINCIPLE, under(speaks(norm), choice)
        for figure, case, proof in by_case:
            if figure != AnyFigure() or alternatives:
                condition = None if figure == AnyFigure() else in_words(f.conj(applies, case), vocabulary)
                cites = (norm.anchor.cite,)
                found.append(Part(cites, _at_most(figure), proof, tuple(alternatives), condition, principle))
    return tuple(found)


def _at_most(most: Figure) -> Value:
    match most:
        case OtherFigure():
            return OTHER
        case AnyFigure():
            return Value("不限", "no limit", None, "none")
        case AtMost(number=number):
            return Value(f"不超过{number}个", f"at most {number}", number, "entries")


@dataclass(frozen=True, slots=True, eq=False)
class _Look:
    """What does not change while limits and readings do."""

    measure: Measure
    city: str
    vocabulary: Vocabulary
    calendar: WorkCalendar | None


def _most(norm: Limit, look: _Look, choice: Mapping[str, str]) -> tuple[Found, ...]:
    """The longest lists of the measure's kind alone that keep the limit, each with the tracks for which it is the
    longest; any, if no such list breaks it."""
    sort = look.vocabulary.events[ENTRANTS.kind]
    tracks = sort.fields["track"].type
    assert isinstance(tracks, EnumType)
    applies, body = under(speaks(norm), choice), under(norm.holds, choice)
    found: dict[tuple[Figure, Term], list[str]] = {}
    for track in tracks.members:
        entry = probe_record(sort, look.measure.given, look.city) | {"track": track}
        found.setdefault(_longest(applies, body, Record(entry), look, choice), []).append(track)
    field = f.field(ENTRANTS.kind, "track", tracks)
    return tuple(
        (
            figure,
            f.TRUE if len(found) == 1 else f.disj(*(f.equal(field, f.literal(track, tracks)) for track in among)),
            _limit_proof(figure, part, look, choice),
        )
        for (figure, part), among in found.items()
        if figure != AnyFigure() or len(found) == 1
    )


def _longest(applies: Term, body: Term, entry: Record, look: _Look, choice: Mapping[str, str]) -> tuple[Figure, Term]:
    """The longest list of such entries that keeps the limit, and the part of the limit that longer ones break."""
    for case in cases_of(f.conj(applies, body), {}):
        records = scene_of(case).records
        if evaluate(applies, Scene(records), choice, look.calendar) is not True:
            continue
        found: dict[int, Term] = {}
        for part in conjuncts(body):

            def keeps(number: int, part: Term = part, records: Mapping[str, Record] = records) -> bool:
                lists = {(ENTRANTS.scope, ENTRANTS.kind): EventList((entry,) * number, date.max)}
                return evaluate(part, Scene(records, lists), choice, look.calendar) is True

            kept = [keeps(number) for number in SIZES]
            if len(set(kept)) == 1:
                continue
            if kept != sorted(kept, reverse=True) or len({t for t in subterms(part) if isinstance(t, Count)}) != 1:
                return OtherFigure(), part
            low, high = SIZES[kept.count(True) - 1], SIZES[kept.count(True)]
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if keeps(middle) else (low, middle)
            found.setdefault(low, part)
        if found:
            return AtMost(min(found)), found[min(found)]
    return AnyFigure(), f.FALSE if applies == f.FALSE else body


def _limit_proof(figure: Figure, body: Term, look: _Look, choice: Mapping[str, str]) -> Proof:
    """The norm is a bound on a count of the list; proved where it is the count of the measure's kind alone, or of a
    wider kind, over a list that holds nothing else, and where it counts nothing."""
    match figure:
        case OtherFigure():
            return Proof.UNPROVED
        case AnyFigure():
            return Proof.UNPROVED if sources_of(body) else Proof.PROVED
        case AtMost(number=number):
            count = next(t for t in subterms(body) if isinstance(t, Count))
            said = f.less_equal(count, f.literal(number, INT))
            kind = f.conj(*given_terms(look.measure.given, look.vocabulary.events[ENTRANTS.kind], HISTORY, ""))
            wider = f.implies(kind, rescope(_wider(count), EVENT, HISTORY))
            covered = prove(wider, choice=choice, calendar=look.calendar)
            same = prove_equivalent(body, said, choice=choice, calendar=look.calendar)
            return proof_of(same) if isinstance(covered, Proved) else Proof.UNPROVED


def _wider(count: Count) -> Term:
    """What a count asks of an entry, without what the measure leaves open."""
    parts = count.where.terms if isinstance(count.where, And) else (count.where,)
    return f.conj(*(p for p in parts if {n for _, n in fields_of(p)} <= {"award", "category"}))


def fact_parts(
    measure: Measure,
    regulation: Regulation,
    vocabulary: Vocabulary,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
) -> tuple[Part, ...]:
    """One part per condition that cannot hold, where it speaks, without one of the facts."""
    found = []
    asking = Asking(measure.arguments, measure.member("category"), vocabulary, calendar)
    for norm in entry_conditions(regulation, asking.category):
        needed = _needed(norm, asking, choice)
        alternatives = []
        for reading, alternative in changes(f.conj(speaks(norm), norm.holds), choice, regulation, vocabulary):
            other = _needed(norm, asking, {**choice, reading: alternative})
            if other != needed:
                alternatives.append(Alternative(reading, alternative, _facts(other, vocabulary), Proof.PROVED))
        if needed or alternatives:
            condition = in_words(asking.cleared(speaks(norm), choice), vocabulary) if needed else None
            principle = norm.strength is Strength.IN_PRINCIPLE
            value = _facts(needed, vocabulary)
            found.append(Part((norm.anchor.cite,), value, Proof.PROVED, tuple(alternatives), condition, principle))
    return tuple(found)


def _needed(norm: Condition, asking: Asking, choice: Mapping[str, str]) -> tuple[str, ...]:
    """The facts without which the condition is proved not to hold where it speaks."""
    body = asking.cleared(f.conj(speaks(norm), norm.holds), choice)
    claims = {
        n: f.implies(body, f.field("subject", n, BOOL)) for n in asking.arguments if ("subject", n) in fields_of(body)
    }
    return tuple(
        n for n, claim in claims.items() if isinstance(prove(claim, choice=choice, calendar=asking.calendar), Proved)
    )


def _facts(names: tuple[str, ...], vocabulary: Vocabulary) -> Value:
    if not names:
        return NONE
    labels = [vocabulary.records["subject"].fields[n].label for n in names]
    return Value("且".join(x.zh for x in labels), " and ".join(x.en for x in labels), None, "required")
