"""Why claims fail: minimal sets of claims and recorded facts that cannot stand together.

All other facts may be anything, so a reason is enough by itself, and without any one of its parts it no longer is.
Found by shrinking unsatisfiable cores; all of them by asking a map of what is not yet explained (MARCO).
"""

from collections.abc import Iterable, Mapping, Sequence

from checker.cases.scene import Scene
from checker.ir.terms import Term
from checker.legaltime.workdays import WorkCalendar
from checker.smt.encoder import encode
from checker.smt.encoding import Encoding
from checker.smt.formulas import disj, formula
from checker.smt.held import held_days
from checker.smt.limits import DEFAULT_LIMITS, Limits
from checker.smt.slots import FieldName
from checker.smt.solver import GaveUp, Sat, Solving, Unsat
from checker.smt.z3_api import Bool, BoolRef, Context, Not, is_true
from checker.verification.conclusions import MinimalReason, NoReason, NotForced, Reasons
from checker.verification.outcome import SolverGaveUp
from checker.verification.search import no_case, start

Claims = Sequence[tuple[str, Term]]
"""Conditions under their labels, in the order in which they are to be reported."""


def minimal_reason(
    claims: Claims,
    scene: Scene,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
    *,
    optional: frozenset[FieldName] | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> MinimalReason | NotForced | NoReason:
    """One minimal reason why not all claims hold; always the same one for the same claims and scene."""
    found = all_minimal_reasons(claims, scene, choice, calendar, optional=optional, limits=limits, most=1)
    return found.reasons[0] if isinstance(found, Reasons) else found


def all_minimal_reasons(
    claims: Claims,
    scene: Scene,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
    *,
    optional: frozenset[FieldName] | None = None,
    limits: Limits = DEFAULT_LIMITS,
    most: int = 100,
) -> Reasons | NotForced | NoReason:
    """Minimal reasons why not all claims hold, shortest first, up to `most`."""
    terms = [term for _, term in claims]
    held = held_days(terms)
    encoding = encode(terms, scene, choice, calendar, optional=optional, pinned=True, held=held)
    parts = _Parts(encoding, start(encoding, limits))
    everything = frozenset(range(parts.count))
    answer = parts.check(everything)
    if isinstance(answer, Sat):
        return NoReason(no_case(encoding)) if encoding.abstractions else NotForced()
    if isinstance(answer, GaveUp):
        return NoReason(SolverGaveUp(answer.reason))
    cores, complete = _enumerate(parts, parts.shrink(frozenset(answer.core)), most)
    given = tuple(sorted(held))
    reasons = [_reason(core, claims, encoding, given) for core in cores]
    reasons.sort(key=lambda reason: len(reason.labels) + len(reason.facts))
    return Reasons(tuple(reasons), complete)


class _Parts:
    """Claims and pins as numbered assumptions: first the claims, then the facts, each in order."""

    def __init__(self, encoding: Encoding, solving: Solving) -> None:
        self.solving = solving
        self.literals = [solving.label(formula) for formula in encoding.formulas]
        self.literals.extend(solving.label(pin) for _, pin in encoding.pins)
        self.count = len(self.literals)

    def check(self, parts: frozenset[int]) -> Sat | Unsat | GaveUp:
        """Whether the parts can stand together; a core is given in the numbers of parts."""
        order = sorted(parts)
        answer = self.solving.check(*(self.literals[part] for part in order))
        return Unsat(tuple(order[position] for position in answer.core)) if isinstance(answer, Unsat) else answer

    def shrink(self, core: frozenset[int]) -> frozenset[int]:
        """A minimal part of the core that still cannot stand together (parts on which z3 gives up stay in)."""
        for part in sorted(core, reverse=True):
            if part not in core:
                continue
            answer = self.check(core - {part})
            if isinstance(answer, Unsat):
                core = frozenset(answer.core)
        return core


def _enumerate(parts: _Parts, first: frozenset[int], most: int) -> tuple[list[frozenset[int]], bool]:
    """Minimal cores, at most `most`, and whether these are all."""
    cores = [first]
    if most <= 1:
        return cores, False
    map_context = Context()
    unexplored = Solving(map_context)
    marks = [Bool(f"part!{part}", map_context) for part in range(parts.count)]
    unexplored.require(_some((Not(marks[part]) for part in sorted(first)), map_context))
    while len(cores) < most:
        answer = unexplored.check()
        if isinstance(answer, Unsat):
            return cores, True
        if isinstance(answer, GaveUp):
            return cores, False
        seed = frozenset(
            part for part in range(parts.count) if is_true(answer.model.eval(marks[part], model_completion=True))
        )
        found = parts.check(seed)
        match found:
            case GaveUp():
                return cores, False
            case Unsat(core):
                cores.append(parts.shrink(frozenset(core)))
                unexplored.require(_some((Not(marks[part]) for part in sorted(cores[-1])), map_context))
            case Sat():
                grown = _grow(parts, seed)
                open_parts = (marks[part] for part in range(parts.count) if part not in grown)
                unexplored.require(_some(open_parts, map_context))
    return cores, False


def _grow(parts: _Parts, seed: frozenset[int]) -> frozenset[int]:
    """A largest set of parts around the seed that can stand together."""
    for part in range(parts.count):
        if part not in seed and isinstance(parts.check(seed | {part}), Sat):
            seed |= {part}
    return seed


def _some(literals: Iterable[BoolRef], ctx: Context) -> BoolRef:
    return formula(disj(literals), ctx)


def _reason(core: frozenset[int], claims: Claims, encoding: Encoding, given: tuple[FieldName, ...]) -> MinimalReason:
    labels = tuple(claims[part][0] for part in sorted(core) if part < len(claims))
    facts = tuple(encoding.pins[part - len(claims)][0] for part in sorted(core) if part >= len(claims))
    return MinimalReason(labels, facts, given)
