"""The nearest lawful alternative: the fewest recorded facts that would have to be otherwise.

Facts named as protected cannot change; unknown facts may be anything and cost nothing. The number of changes is raised
one by one by the plain solver, so the first hit is a smallest one.
"""

from collections.abc import Mapping, Sequence

from checker.cases.scene import Scene
from checker.ir.terms import Term
from checker.legaltime.workdays import WorkCalendar
from checker.smt.encoder import encode
from checker.smt.facts import Fact
from checker.smt.formulas import formula, how_many, less_equal
from checker.smt.held import held_days
from checker.smt.limits import DEFAULT_LIMITS, Limits
from checker.smt.slots import FieldName
from checker.smt.solver import Sat, Solving
from checker.smt.z3_api import Bool, BoolRef, Implies, Not
from checker.verification.conclusions import Nearest, NoAlternative, NotFound
from checker.verification.search import Found, Impossible, Replay, Undecided, search, start


def nearest(
    term: Term,
    scene: Scene,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
    protected: frozenset[Fact] = frozenset(),
    *,
    optional: frozenset[FieldName] | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Nearest | NoAlternative | NotFound:
    """The smallest change of recorded, unprotected facts that makes a condition true. Raises `ReplayDisagreement`."""
    held = held_days([term])
    encoding = encode([term], scene, choice, calendar, optional=optional, pinned=True, held=held)
    solving = start(encoding, limits)
    replay = Replay(((term, True),), scene, choice, calendar)
    changed: dict[Fact, BoolRef] = {}
    for number, (fact, pin) in enumerate(encoding.pins):
        if fact in protected:
            solving.require(pin)
        else:
            changed[fact] = Bool(f"changed!{number}", encoding.ctx)
            solving.require(Implies(Not(changed[fact]), pin))
    goal = encoding.formulas[0]
    hopeless = search(encoding, solving, [goal], replay)
    if isinstance(hopeless, Impossible):
        return NoAlternative()
    size = 0
    while True:  # INVARIANT: ends, for with every fact free to change it is the search above, which was not hopeless
        few = formula(less_equal(how_many(changed.values()), size), encoding.ctx)
        kept = _kept(solving, (goal, few), changed)
        found = search(encoding, solving, (goal, few, *(Not(changed[fact]) for fact in kept)), replay, ordinary=True)
        if not isinstance(found, Impossible):
            return _answer(found, tuple(fact for fact in changed if fact not in kept), tuple(sorted(held)))
        size += 1


def _kept(solving: Solving, wanted: Sequence[BoolRef], changed: Mapping[Fact, BoolRef]) -> frozenset[Fact]:
    """Facts that can stay as they are all together, taken greedily in their order."""
    solving.mark()
    solving.require(*wanted)
    kept: list[Fact] = []
    for fact, change in changed.items():
        if isinstance(solving.check(solving.label(Not(change))), Sat):
            kept.append(fact)
            solving.require(Not(change))
    solving.back()
    return frozenset(kept)


def _answer(found: Found | Undecided, changes: tuple[Fact, ...], given: tuple[FieldName, ...]) -> Nearest | NotFound:
    match found:
        case Found(witness):
            return Nearest(changes, witness, given)
        case Undecided(reason):
            return NotFound(reason)
