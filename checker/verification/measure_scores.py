"""Cells of measures that look for a score floor: found by raising the score until the condition holds, and proved."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from checker.evaluation.evaluator import evaluate
from checker.ir import factory as f
from checker.ir.norms import Condition, Strength
from checker.ir.regulation import Regulation, Vocabulary
from checker.ir.terms import Term
from checker.ir.traversal import fields_of
from checker.ir.types import SCORE
from checker.legaltime.workdays import WorkCalendar
from checker.verification.equivalence import prove, prove_equivalent
from checker.verification.measure_ages import NONE, OTHER, Asking
from checker.verification.measure_cases import Case, Group, grouped
from checker.verification.measure_cell import Alternative, Part, Proof, Value, conditional, in_words
from checker.verification.measure_figures import AnyFigure, OtherFigure, proof_of
from checker.verification.measure_terms import changes, scene_of, speaks

THOUSANDTHS: Final = 1000
HIGHEST: Final = 1_000_000
SAMPLED: Final = 10_000
SCORE_FIELD: Final = ("entry", "score")


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least so many thousandths of a point."""

    score: int


Floor = tuple[AtLeast | AnyFigure | OtherFigure, Term, Proof]
"""A floor, what tells its cases from others, and whether it is proved in them."""


def score_parts(
    regulation: Regulation, vocabulary: Vocabulary, choice: Mapping[str, str], calendar: WorkCalendar | None
) -> tuple[Part, ...]:
    """One part per condition of being a candidate that speaks of the score, of any category, and distinct floor."""
    found = []
    for norm in regulation.norms:
        if not (isinstance(norm, Condition) and "be_candidate" in norm.acts and SCORE_FIELD in fields_of(norm.holds)):
            continue
        asking = Asking((), next(iter(norm.categories), ""), vocabulary, calendar)
        floors = _floors(norm, asking, choice)
        alternatives = []
        for reading, alternative in changes(f.conj(speaks(norm), norm.holds), choice, regulation, vocabulary):
            others = _floors(norm, asking, {**choice, reading: alternative})
            if [one[:2] for one in others] != [one[:2] for one in floors]:
                alternatives += [
                    Alternative(reading, alternative, conditional(_points(one), case, vocabulary), proof)
                    for one, case, proof in others
                ]
        who = [vocabulary.members["category"][c] for c in norm.categories]
        principle = norm.strength is Strength.IN_PRINCIPLE
        for floor, case, proof in floors:
            words = [("、".join(w.zh for w in who), ", ".join(w.en for w in who))] if who else []
            words += [w for w in [in_words(case, vocabulary)] if w is not None]
            condition = ("且".join(w[0] for w in words), " and ".join(w[1] for w in words)) if words else None
            found.append(Part((norm.anchor.cite,), _points(floor), proof, tuple(alternatives), condition, principle))
    return tuple(found)


def _points(floor: AtLeast | AnyFigure | OtherFigure) -> Value:
    match floor:
        case OtherFigure():
            return OTHER
        case AnyFigure():
            return NONE
        case AtLeast(score=score):
            zh, en, shown = (
                ("高于", "more than", score - 1) if score % THOUSANDTHS == 1 else ("不低于", "at least", score)
            )
            points = str(shown // THOUSANDTHS) if shown % THOUSANDTHS == 0 else f"{shown / THOUSANDTHS:g}"
            return Value(f"{zh}{points}分", f"{en} {points} points", score, "thousandths of a point")


def _floors(norm: Condition, asking: Asking, choice: Mapping[str, str]) -> tuple[Floor, ...]:
    """Each distinct floor with what tells the cases in which it is asked for, and whether it is proved there."""
    body, calendar = asking.asked(norm, choice), asking.calendar
    groups: tuple[Group[AtLeast | AnyFigure | OtherFigure], ...]
    groups = grouped(body, {}, lambda case: _floor(body, case, choice, calendar))
    found: list[Floor] = []
    for group in groups:
        match group.answer:
            case AnyFigure():
                continue
            case AtLeast(score=score):
                said = f.less_equal(f.literal(score, SCORE), f.field(*SCORE_FIELD, SCORE))
                outcome = prove_equivalent(body, said, [group.exact], choice=choice, calendar=calendar)
                found.append((group.answer, group.telling, proof_of(outcome)))
            case OtherFigure():
                found.append((group.answer, group.telling, Proof.UNPROVED))
    if found:
        return tuple(found)
    premises = [*(g.exact for g in groups), f.less_equal(f.literal(0, SCORE), f.field(*SCORE_FIELD, SCORE))]
    free = proof_of(prove(body, premises, choice=choice, calendar=calendar)) is Proof.PROVED
    return ((AnyFigure(), f.TRUE, Proof.PROVED) if free else (OtherFigure(), f.TRUE, Proof.UNPROVED),)


def _floor(
    body: Term, case: Case, choice: Mapping[str, str], calendar: WorkCalendar | None
) -> AtLeast | AnyFigure | OtherFigure | None:
    """The least score with which a case passes, if every higher one does too; `None` if none of the samples passes."""

    def passes(score: int) -> bool:
        return evaluate(body, scene_of({**case, SCORE_FIELD: score}), choice, calendar) is True

    tried = [passes(score) for score in range(0, HIGHEST + 1, SAMPLED)]
    number = tried.count(False)
    if number == len(tried):
        return None
    if tried != sorted(tried):
        return OtherFigure()
    if number == 0:
        return AnyFigure()
    low, high = (number - 1) * SAMPLED, number * SAMPLED
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if passes(middle) else (middle, high)
    return AtLeast(high)
