"""Pairs of a term and a scene in which much is unknown, with one completion of it at hand.

What the evaluator decides must hold in the completion, and the encoder must find the opposite impossible; what holds in
the completion the encoder must find possible; and a model it gives must come true when it is filled in.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from checker.cases.scene import Scene
from checker.evaluation.evaluator import evaluate
from checker.ir.terms import Term
from checker.legaltime.workdays import WorkCalendar
from checker.smt.decoder import complete_scene, decode
from checker.smt.encoder import encode
from checker.smt.encoding import Encoding
from checker.smt.slots import FieldName
from checker.smt.solver import GaveUp, Sat, Solving, Unsat
from checker.smt.z3_api import Not
from tests.differential.naive import value_of
from tests.differential.tally import Tally


@dataclass(frozen=True, slots=True)
class Side:
    """A scene and a choice of readings."""

    scene: Scene
    choice: Mapping[str, str]


def compare_partial(
    term: Term, known: Side, full: Side, optional: frozenset[FieldName], calendar: WorkCalendar, label: str
) -> Tally:
    """One term where only `known` is known, of which `full` is a completion."""
    tally = Tally()
    decided = evaluate(term, known.scene, known.choice, calendar)
    reference = bool(value_of(term, full.scene, full.choice))
    encoding = encode([term], known.scene, known.choice, calendar, optional=optional)
    faults = [] if decided in (None, reference) else [f"the evaluator decides {decided}, a completion has {reference}"]
    for value in (True, False):
        answer = _ask(encoding, value)
        if isinstance(answer, GaveUp):
            tally.skipped[answer.reason] += 1
        if isinstance(answer, Unsat) and value is reference:
            faults.append(f"the encoder finds {value} impossible, a completion has it")
        if isinstance(answer, Sat) and encoding.abstractions and decided is not None and decided is not value:
            tally.skipped[type(encoding.abstractions[0]).__name__] += 1
        if isinstance(answer, Sat) and not encoding.abstractions:
            if decided not in (None, value):
                faults.append(f"the evaluator decides {decided}, the encoder finds {value} possible")
            if not encoding.preferred:
                tally.seen["models filled in"] += 1
                faults += _replayed(encoding, answer, known, value, calendar)
    tally.compared += 1
    tally.seen["open" if decided is None else "decided"] += 1
    if faults:
        tally.disagreements.append(f"{label}: {'; '.join(faults)}\n  {term}\n  {known}\n  {full}")
    return tally


def _ask(encoding: Encoding, value: bool) -> Sat | Unsat | GaveUp:
    solving = Solving(encoding.ctx, (*encoding.constraints, *encoding.definitions))
    solving.require(encoding.formulas[0] if value else Not(encoding.formulas[0]))
    return solving.check()


def _replayed(encoding: Encoding, answer: Sat, known: Side, value: bool, calendar: WorkCalendar) -> list[str]:
    completion = decode(encoding, answer.model)
    choice = {**known.choice, **dict(completion.choice)}
    found = evaluate(encoding.terms[0], complete_scene(known.scene, completion), choice, calendar)
    return [] if found is value else [f"the encoder's model for {value} comes out as {found}: {completion}"]
