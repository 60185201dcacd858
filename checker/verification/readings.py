"""On which readings a result depends: shown the same under all, or the smallest changes of reading that turn it."""

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations, islice, product

from checker.cases.scene import Scene
from checker.ir.terms import Term
from checker.ir.traversal import readings_of
from checker.legaltime.workdays import WorkCalendar
from checker.smt.decoder import decode
from checker.smt.encoder import encode
from checker.smt.encoding import Encoding
from checker.smt.formulas import disj, formula, how_many, less_equal, neg
from checker.smt.limits import DEFAULT_LIMITS, Limits
from checker.smt.slots import FieldName
from checker.smt.solver import GaveUp, Sat, Unsat
from checker.smt.z3_api import BoolRef, Not
from checker.verification.conclusions import Change, Decided, Dependence, Settled, Turned, Unsettled
from checker.verification.outcome import Reason, SolverGaveUp
from checker.verification.reading_trial import try_readings
from checker.verification.remembered import Remembered, left_open
from checker.verification.search import start
from checker.verification.settle import settle

_PAIR = 2
_dependence: Remembered[Dependence] = Remembered()


def reading_dependence(
    term: Term,
    scene: Scene,
    choice: Mapping[str, str],
    alternatives: Mapping[str, tuple[str, ...]],
    calendar: WorkCalendar | None,
    *,
    optional: frozenset[FieldName] | None = None,
    limits: Limits = DEFAULT_LIMITS,
    most: int = 20,
) -> Dependence:
    """How a condition depends on readings that may change; `choice` gives the defaults of all, `alternatives` what
    each may change to.

    If the value is open under the defaults, changes of up to two readings are tried one by one for deciding it.
    """
    default = settle(term, scene, choice, calendar, optional=optional, limits=limits)
    free = {name: alternatives[name] for name in readings_of(term) if name in alternatives}
    if isinstance(default, Unsettled):
        return Dependence(default, False, (), False, default.reason)

    def after(change: Change) -> Settled:
        return settle(term, scene, {**choice, **dict(change)}, calendar, optional=optional, limits=limits)

    if not isinstance(default, Decided):
        return _deciding(default, choice, free, most, after)
    fixed = {name: alternative for name, alternative in choice.items() if name not in free}
    tried = try_readings(term, scene, choice, alternatives, calendar, optional=optional, limits=limits, most=most)
    if tried is not None:
        return tried
    key = (
        left_open(term, scene, fixed, calendar, optional), default, tuple(sorted(choice.items())),
        tuple(sorted(free.items())), limits, most,
    )  # fmt: skip
    return _dependence.answer(
        key,
        calendar,
        lambda: _solved(term, scene, choice, fixed, free, calendar, default, optional, limits, most, after),
        _final,
    )


def _final(found: Dependence) -> bool:
    """Whether the solver told all it was asked, and nothing in the answer belongs to one scene only."""
    told = not isinstance(found.reason, SolverGaveUp)
    return told and all(isinstance(turned.settled, Decided) for turned in found.changes)


def _solved(
    term: Term,
    scene: Scene,
    choice: Mapping[str, str],
    fixed: Mapping[str, str],
    free: Mapping[str, tuple[str, ...]],
    calendar: WorkCalendar | None,
    default: Decided,
    optional: frozenset[FieldName] | None,
    limits: Limits,
    most: int,
    after: Callable[[Change], Settled],
) -> Dependence:
    """The dependence by the solver; the same for scenes that leave the same of the term."""
    encoding = encode([term], scene, fixed, calendar, optional=optional)
    turning = _Turning(encoding, choice, free, default.value, limits)
    if not turning.anything() and turning.reason is None:
        return Dependence(default, True, (), True)
    found = [Turned(change, after(change)) for change in islice(turning.changes(), most)]
    turned = tuple(one for one in found if one.settled != default)
    # What an abstraction suggests and the evaluator does not confirm is no turn, but no proof either.
    complete = len(found) < most and len(turned) == len(found) and turning.reason is None
    if not complete:
        turned = _with_singles(turned, default, choice, free, after)
    return Dependence(default, False, turned, complete, turning.reason or next(iter(encoding.abstractions), None))


def _with_singles(
    turned: tuple[Turned, ...],
    default: Settled,
    choice: Mapping[str, str],
    free: Mapping[str, tuple[str, ...]],
    after: Callable[[Change], Settled],
) -> tuple[Turned, ...]:
    """Where the solver could not enumerate all changes, at least every change of one reading is tried."""
    known = {part for one in turned if len(one.change) == 1 for part in one.change}
    changes = [((name, to),) for name, row in free.items() for to in row if to != choice.get(name)]
    tried = [Turned(change, after(change)) for change in changes if change[0] not in known]
    singles = [one for one in (*turned, *tried) if len(one.change) == 1 and one.settled != default]
    covered = [set(one.change) for one in singles]
    wider = [one for one in turned if len(one.change) > 1 and not any(c <= set(one.change) for c in covered)]
    return (*singles, *wider)


class _Turning:
    """Changes after which the term can have another value, by growing size; no change contains an earlier one."""

    def __init__(
        self,
        encoding: Encoding,
        choice: Mapping[str, str],
        free: Mapping[str, tuple[str, ...]],
        value: bool,
        limits: Limits,
    ) -> None:
        self.encoding = encoding
        self.reason: Reason | None = None
        self.solving = start(encoding, limits)
        self.selectors = {(reading, name): chosen for reading, row in encoding.selectors for name, chosen in row}
        self.defaults = {reading: choice.get(reading, row[0][0]) for reading, row in encoding.selectors}
        for (reading, name), chosen in self.selectors.items():
            if name not in (self.defaults[reading], *free.get(reading, ())):
                self.solving.require(Not(chosen))
        self.solving.require(Not(encoding.formulas[0]) if value else encoding.formulas[0])

    def anything(self) -> bool:
        """Whether any reading at all gives another value."""
        return self._found() is not None

    def changes(self) -> Iterator[Change]:
        """The minimal changes; ends early, with a `reason`, where the solver gives up."""
        kept = [self.selectors[reading, default] for reading, default in self.defaults.items()]
        changed = how_many(neg(one) for one in kept)
        for size in range(1, len(kept) + 1):
            small = self.solving.label(formula(less_equal(changed, size), self.encoding.ctx))
            while (change := self._found(small)) is not None:
                yield change
                self.solving.require(formula(disj(neg(self.selectors[part]) for part in change), self.encoding.ctx))
            if self._found() is None:
                return

    def _found(self, *assumptions: BoolRef) -> Change | None:
        answer = self.solving.check(*assumptions)
        match answer:
            case Sat(model):
                chosen = decode(self.encoding, model).choice
                return tuple((reading, name) for reading, name in chosen if name != self.defaults[reading])
            case GaveUp(reason):
                self.reason = SolverGaveUp(reason)
                return None
            case Unsat():
                return None


def _deciding(
    default: Settled,
    choice: Mapping[str, str],
    free: Mapping[str, tuple[str, ...]],
    most: int,
    after: Callable[[Change], Settled],
) -> Dependence:
    found: list[Turned] = []
    for size in (1, 2):
        for names in combinations(sorted(free), size):
            others = [[(name, to) for to in free[name] if to != choice.get(name)] for name in names]
            for change in product(*others):
                if len(found) == most:
                    return Dependence(default, False, tuple(found), False)
                if any(set(turned.change) <= set(change) for turned in found):
                    continue
                settled = after(change)
                if isinstance(settled, Decided):
                    found.append(Turned(change, settled))
    return Dependence(default, not found and len(free) <= _PAIR, tuple(found), len(free) <= _PAIR)
