"""Looking for a case: the solver proposes, the evaluator confirms.

"Impossible" means the formulas are unsatisfiable, also where something was abstracted. A model is only shown after a
replay; one that rests on an abstraction and is not confirmed is no answer, any other one raises `ReplayDisagreement`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.cases.scene import Scene
from checker.evaluation.evaluator import evaluate
from checker.ir.terms import Term
from checker.legaltime.workdays import WorkCalendar
from checker.smt.abstraction import CalendarGap
from checker.smt.canonical import canonical
from checker.smt.decoder import Completion, complete_scene, decode
from checker.smt.encoding import Encoding
from checker.smt.limits import DEFAULT_LIMITS, Limits
from checker.smt.solver import GaveUp, Sat, Solving, Unsat
from checker.smt.z3_api import BoolRef
from checker.verification.outcome import NoCase, Reason, ReplayDisagreement, SolverGaveUp, Witness


@dataclass(frozen=True, slots=True)
class Found:
    """A confirmed case."""

    witness: Witness
    completion: Completion


@dataclass(frozen=True, slots=True)
class Impossible:
    """There is no such case."""


@dataclass(frozen=True, slots=True)
class Undecided:
    """Neither a case nor a proof that there is none."""

    reason: Reason


Search = Found | Impossible | Undecided

Wanted = Sequence[tuple[Term, bool]]
"""Terms and the value each must have."""


@dataclass(frozen=True, slots=True, eq=False)
class Replay:
    """How a completion is confirmed: the terms, the scene it completes, readings already chosen, the calendar."""

    wanted: Wanted
    scene: Scene
    choice: Mapping[str, str]
    calendar: WorkCalendar | None

    def witness(self, completion: Completion) -> Witness:
        """The completed scene and choice."""
        return Witness(complete_scene(self.scene, completion), {**self.choice, **dict(completion.choice)})

    def first_difference(self, witness: Witness) -> tuple[bool, object] | None:
        """Wanted and actual value of the first term that differs, or `None` if all agree."""
        for term, wanted in self.wanted:
            actual = evaluate(term, witness.scene, witness.choice, self.calendar)
            if actual is not wanted:
                return wanted, actual
        return None


def start(encoding: Encoding, limits: Limits = DEFAULT_LIMITS) -> Solving:
    """A query over every case of the encoding."""
    return Solving(encoding.ctx, (*encoding.constraints, *encoding.definitions), limits)


def search(
    encoding: Encoding,
    solving: Solving,
    formulas: Sequence[BoolRef],
    replay: Replay,
    *,
    ordinary: bool = False,
) -> Search:
    """A case in which the formulas hold; with `ordinary` the canonical one. Leaves `solving` as it was."""
    solving.mark()
    try:
        solving.require(*formulas)
        return _search(encoding, solving, replay, ordinary)
    finally:
        solving.back()


def _search(encoding: Encoding, solving: Solving, replay: Replay, ordinary: bool) -> Search:
    preferred = [solving.label(wish) for wish in encoding.preferred]
    answer = solving.check(*preferred)
    outside = isinstance(answer, Unsat) and bool(preferred)
    if outside:
        answer = solving.check()
    elif preferred:
        solving.require(*preferred)
    if ordinary and isinstance(answer, Sat):
        answer = canonical(solving, encoding, answer)
    match answer:
        case Unsat():
            return Impossible()
        case GaveUp(reason):
            return Undecided(SolverGaveUp(reason))
        case Sat(model):
            return _replayed(encoding, replay, decode(encoding, model), outside)


def _replayed(encoding: Encoding, replay: Replay, completion: Completion, outside: bool) -> Search:
    witness = replay.witness(completion)
    difference = replay.first_difference(witness)
    if difference is None:
        return Found(witness, completion)
    claimed, actual = difference
    if encoding.abstractions:
        return Undecided(encoding.abstractions[0])
    if outside and actual is None:
        return Undecided(CalendarGap(None if replay.calendar is None else replay.calendar.last_year + 1))
    raise ReplayDisagreement(claimed, actual, witness)


def no_case(encoding: Encoding) -> Reason:
    """Why there is no case at all."""
    return encoding.abstractions[0] if encoding.abstractions else NoCase()
