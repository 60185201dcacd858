"""Claims about all cases: one condition implies another, two are equivalent, two exclude each other.

A claim first shows that its premises can hold; without that it is vacuous. A refutation is a canonical, replayed case.
Unrecorded events are covered by as many slots per list as the terms can tell apart, so "no counterexample" is a proof.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from checker.cases.scene import Scene
from checker.ir.factory import conj, disj, neg
from checker.ir.terms import Source, Term
from checker.legaltime.workdays import WorkCalendar
from checker.smt.encoder import encode
from checker.smt.encoding import Encoding
from checker.smt.limits import DEFAULT_LIMITS, Limits
from checker.smt.slots import FieldName
from checker.smt.z3_api import Not
from checker.verification.outcome import Outcome, Proved, Refuted, Unknown, Vacuous
from checker.verification.remembered import Remembered
from checker.verification.search import Found, Impossible, Replay, Undecided, search, start

EVERY_CASE = Scene()
"""The scene in which nothing is known."""

_PROOFS: Final[Remembered[Outcome]] = Remembered()


def prove_implies(
    a: Term,
    b: Term,
    premises: Sequence[Term] = (),
    *,
    scene: Scene = EVERY_CASE,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
    optional: frozenset[FieldName] | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Outcome:
    """Wherever the premises and `a` hold, `b` holds."""
    return prove(b, (*premises, a), scene=scene, choice=choice, calendar=calendar, optional=optional, limits=limits)


def prove_equivalent(
    a: Term,
    b: Term,
    premises: Sequence[Term] = (),
    *,
    scene: Scene = EVERY_CASE,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
    optional: frozenset[FieldName] | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Outcome:
    """Wherever the premises hold, `a` holds exactly if `b` does. Of the scene in which nothing is known the answer is
    remembered."""
    both = disj(conj(a, b), conj(neg(a), neg(b)))

    def made() -> Outcome:
        return prove(both, premises, scene=scene, choice=choice, calendar=calendar, optional=optional, limits=limits)

    if scene.records or scene.lists:
        return made()
    chosen, keys = tuple(sorted(choice.items())), tuple(sorted(scene.key_fields.items()))
    key = (both, tuple(premises), chosen, keys, optional, limits)
    return _PROOFS.answer(key, calendar, made, lambda outcome: not isinstance(outcome, Unknown))


def disjoint(
    a: Term,
    b: Term,
    premises: Sequence[Term] = (),
    *,
    scene: Scene = EVERY_CASE,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
    optional: frozenset[FieldName] | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Outcome:
    """Where the premises hold, `a` and `b` never hold together; vacuous if one of them never holds there at all."""
    excluded = neg(conj(a, b))
    apart = [
        prove(
            excluded, (*premises, one), scene=scene, choice=choice, calendar=calendar, optional=optional, limits=limits
        )
        for one in (a, b)
    ]
    return next((outcome for outcome in apart if not isinstance(outcome, Proved)), apart[0])


def prove(
    claim: Term,
    premises: Sequence[Term] = (),
    *,
    scene: Scene = EVERY_CASE,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
    optional: frozenset[FieldName] | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Outcome:
    """Wherever the premises hold, the claim holds: in every completion of the scene and under all alternatives of
    readings that `choice` leaves open. `scene` names the key fields of event kinds. Raises `ReplayDisagreement`."""
    encoding = encode([*premises, claim], scene, choice, calendar, optional=optional)
    solving = start(encoding, limits)
    given = [(premise, True) for premise in premises]
    hold = encoding.formulas[: len(premises)]
    possible = search(encoding, solving, hold, Replay(given, scene, choice, calendar))
    match possible:
        case Impossible():
            return Vacuous()
        case Undecided(reason):
            return Unknown(reason)
        case Found():
            pass
    counter = (*hold, Not(encoding.formulas[-1]))
    answer = search(
        encoding, solving, counter, Replay([*given, (claim, False)], scene, choice, calendar), ordinary=True
    )
    match answer:
        case Impossible():
            return Proved(_slots(encoding))
        case Undecided(reason):
            return Unknown(reason)
        case Found(witness):
            return Refuted(witness)


def _slots(encoding: Encoding) -> tuple[tuple[Source, int], ...]:
    return tuple((source, sum(slot.place.extra for slot in slots)) for source, slots in encoding.lists)
