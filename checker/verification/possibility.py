"""Whether something can be, and on which readings that depends.

Possible: some completion of the scene makes the term true (a replayed witness). Impossible: a proof over all completions
with a stated number of slots. The dependence on readings is found by the solver: minimal changes of reading under which
the answer turns. Where the answer is "possible", a change is guessed that defeats every witness so far and then checked;
each failed guess brings a witness that excludes many changes at once, so combinations are not enumerated blindly.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from math import prod
from typing import Final

from checker.cases.scene import Record, Scene
from checker.evaluation.evaluator import evaluate
from checker.evaluation.residual import residual, unfolded
from checker.ir.factory import neg
from checker.ir.terms import Literal, Source, Term
from checker.ir.traversal import fields_of, rescope
from checker.legaltime.workdays import WorkCalendar
from checker.smt.encoder import encode
from checker.smt.encoding import Encoding
from checker.smt.formulas import disj, formula, how_many, less_equal
from checker.smt.formulas import neg as negated
from checker.smt.limits import DEFAULT_LIMITS, Limits
from checker.smt.solver import GaveUp, Sat, Solving
from checker.smt.z3_api import BoolRef, is_true
from checker.verification.conclusions import Change
from checker.verification.outcome import Reason, SolverGaveUp, Witness
from checker.verification.search import Found, Impossible, Replay, Undecided, search, start

MOST_CHANGES: Final = 12
MOST_GUESSES: Final = 80
FEW: Final = 64


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is asked: a term in a scene; `choice` gives the alternative chosen for every reading."""

    term: Term
    scene: Scene
    choice: Mapping[str, str]
    calendar: WorkCalendar | None
    limits: Limits = DEFAULT_LIMITS


@dataclass(frozen=True, slots=True)
class Possible:
    """Some completion makes it true: this one."""

    witness: Witness


@dataclass(frozen=True, slots=True)
class Excluded:
    """No completion makes it true; so many unrecorded events per list were enough to show it."""

    slots: tuple[tuple[Source, int], ...]


@dataclass(frozen=True, slots=True)
class Unclear:
    """No answer, and why."""

    reason: Reason


Possibility = Possible | Excluded | Unclear


@dataclass(frozen=True, slots=True)
class Robustness:
    """The minimal changes of readings that turn an answer, all of them if `complete`."""

    changes: tuple[Change, ...] = ()
    complete: bool = True

    @property
    def everywhere(self) -> bool:
        """Proved the same under every reading."""
        return self.complete and not self.changes


def possible(inquiry: Inquiry, *, ordinary: bool = False) -> Possibility:
    """Whether some completion of the scene makes the term true. Raises `ReplayDisagreement`."""
    value = evaluate(inquiry.term, inquiry.scene, inquiry.choice, inquiry.calendar)
    if value is not None:
        return Possible(Witness(inquiry.scene, inquiry.choice)) if value is True else Excluded(())
    encoding = encode([inquiry.term], inquiry.scene, inquiry.choice, inquiry.calendar)
    replay = Replay(((inquiry.term, True),), inquiry.scene, inquiry.choice, inquiry.calendar)
    found = search(encoding, start(encoding, inquiry.limits), encoding.formulas, replay, ordinary=ordinary)
    match found:
        case Found(witness):
            return Possible(witness)
        case Impossible():
            return Excluded(slots_of(encoding))
        case Undecided(reason):
            return Unclear(reason)


def slots_of(encoding: Encoding) -> tuple[tuple[Source, int], ...]:
    """How many unrecorded events of each list the encoding speaks of."""
    return tuple((source, sum(slot.place.extra for slot in slots)) for source, slots in encoding.lists)


def robustness(inquiry: Inquiry, answer: Possibility) -> Robustness:
    """On which readings an answer depends."""
    rest = residual(inquiry.term, inquiry.scene, {}, inquiry.calendar)
    if isinstance(rest, Literal):
        return Robustness()
    encoding = encode([inquiry.term], inquiry.scene, {}, inquiry.calendar)
    if not encoding.selectors:
        return Robustness()
    if encoding.abstractions and prod(len(row) for _, row in encoding.selectors) <= FEW:
        return _enumerated(inquiry, encoding, isinstance(answer, Possible))
    match answer:
        case Excluded():
            return _made_possible(inquiry, encoding)
        case Possible(witness):
            return _defeated(inquiry, encoding, witness)
        case Unclear():
            return Robustness((), False)


def _defaults(encoding: Encoding, choice: Mapping[str, str]) -> dict[str, str]:
    return {reading: choice.get(reading, row[0][0]) for reading, row in encoding.selectors}


def _enumerated(inquiry: Inquiry, encoding: Encoding, before: bool) -> Robustness:
    """Every change of a few readings, one by one: for terms that the solver sees only through an abstraction."""
    defaults = _defaults(encoding, inquiry.choice)
    changes: list[Change] = []
    complete = True
    for size in range(1, len(defaults) + 1):
        for rows in combinations(encoding.selectors, size):
            others = [[(reading, name) for name, _ in row if name != defaults[reading]] for reading, row in rows]
            for change in product(*others):
                if any(set(known) <= set(change) for known in changes):
                    continue
                after = possible(replace(inquiry, choice={**inquiry.choice, **dict(change)}))
                if isinstance(after, Unclear):
                    complete = False
                elif isinstance(after, Possible) is not before:
                    changes.append(change)
    return Robustness(tuple(changes), complete)


def _made_possible(inquiry: Inquiry, encoding: Encoding) -> Robustness:
    """Minimal changes under which the term can be true."""
    solving = start(encoding, inquiry.limits)
    solving.require(*encoding.formulas)
    guess = _Guess(encoding, solving, _defaults(encoding, inquiry.choice))
    changes: list[Change] = []
    size: int | None = 1
    sure = True
    while size is not None:
        change = guess.next(size)
        if change is None:
            size = guess.larger(size)
            continue
        guess.block(change)
        if encoding.abstractions and not _confirmed(inquiry, change):
            sure = False  # what an abstraction suggests is no turn, but no proof either
            continue
        changes.append(change)
        if len(changes) == MOST_CHANGES:
            return Robustness(tuple(changes), False)
    return Robustness(tuple(changes), sure and guess.reason is None)


def _confirmed(inquiry: Inquiry, change: Change) -> bool:
    return isinstance(possible(replace(inquiry, choice={**inquiry.choice, **dict(change)})), Possible)


def _defeated(inquiry: Inquiry, encoding: Encoding, witness: Witness) -> Robustness:
    """Minimal changes under which the term cannot be true."""
    solving = start(encoding, inquiry.limits)
    rows = {(reading, name): chosen for reading, row in encoding.selectors for name, chosen in row}
    defaults = _defaults(encoding, inquiry.choice)
    replay = Replay(((inquiry.term, True),), inquiry.scene, {}, inquiry.calendar)
    first = search(encoding, solving, [*encoding.formulas, *(rows[x] for x in defaults.items())], replay)
    seen = first.witness.scene if isinstance(first, Found) else witness.scene
    instances = [seen]
    tried: set[Change] = set()
    changes: list[Change] = []
    size: int | None = 1
    for _ in range(MOST_GUESSES):
        guess = _against(instances, changes, inquiry)
        change = None if guess is None else guess.next(size or 1)
        if guess is None:
            return Robustness(tuple(changes))
        if change is None:
            size = guess.larger(size or 1)
            if size is None:
                return Robustness(tuple(changes), guess.reason is None)
            continue
        chosen = {**defaults, **dict(change)}
        found = search(encoding, solving, [*encoding.formulas, *(rows[x] for x in chosen.items())], replay)
        match found:
            case Found(other):
                instances.append(other.scene)
                if change in tried:
                    return Robustness(tuple(changes), False)
                tried.add(change)
            case Impossible():
                changes.append(change)
                if len(changes) == MOST_CHANGES:
                    return Robustness(tuple(changes), False)
            case Undecided():
                return Robustness(tuple(changes), False)
    return Robustness(tuple(changes), False)


def _against(instances: Sequence[Scene], changes: Sequence[Change], inquiry: Inquiry) -> "_Guess | None":
    """Changes that make every witness so far fail."""
    records: dict[str, Record] = {}
    terms: list[Term] = []
    for number, scene in enumerate(instances):
        term, named = _instance(inquiry, scene, number)
        terms.append(neg(term))
        records |= named
    encoding = encode(terms, Scene(records), {}, inquiry.calendar)
    if not encoding.selectors:
        return None
    solving = start(encoding, inquiry.limits)
    solving.require(*encoding.formulas)
    guess = _Guess(encoding, solving, _defaults(encoding, inquiry.choice))
    for change in changes:
        guess.block(change)
    return guess


def _instance(inquiry: Inquiry, scene: Scene, number: int) -> tuple[Term, dict[str, Record]]:
    """What the readings make of the term in one case; records that it still names (absent values) get names of its own."""
    term = residual(inquiry.term, scene, {}, inquiry.calendar)
    known = unfolded(scene, scene).records
    records: dict[str, Record] = {}
    for scope in sorted({scope for scope, _ in fields_of(term)}):
        term = rescope(term, scope, f"{scope}#{number}")
        records[f"{scope}#{number}"] = known.get(scope, Record())
    return term, records


class _Guess:
    """Changes of reading that satisfy what `solving` asserts, by their number."""

    def __init__(self, encoding: Encoding, solving: Solving, defaults: Mapping[str, str]) -> None:
        self.encoding, self.solving, self.defaults = encoding, solving, defaults
        self.reason: Reason | None = None
        self.rows: dict[tuple[str, str], BoolRef] = {
            (reading, name): chosen for reading, row in encoding.selectors for name, chosen in row
        }
        for reading, name in defaults.items():
            assert (reading, name) in self.rows, "the default is one of the alternatives"
        self.changed = how_many(negated(self.rows[x]) for x in defaults.items())

    def next(self, size: int) -> Change | None:
        """A change of at most `size` readings, or `None`."""
        return self._ask(self.solving.label(formula(less_equal(self.changed, size), self.encoding.ctx)))

    def larger(self, size: int) -> int | None:
        """The next size, or `None` where no size has a change."""
        return None if self.reason is not None or size >= len(self.defaults) or self._ask() is None else size + 1

    def block(self, change: Change) -> None:
        """No change that contains this one."""
        self.solving.require(formula(disj(negated(self.rows[x]) for x in change if x in self.rows), self.encoding.ctx))

    def _ask(self, *assumptions: BoolRef) -> Change | None:
        answer = self.solving.check(*assumptions)
        if isinstance(answer, GaveUp):
            self.reason = SolverGaveUp(answer.reason)
        if not isinstance(answer, Sat):
            return None
        model = answer.model
        return tuple(
            (reading, name)
            for (reading, name), chosen in self.rows.items()
            if name != self.defaults[reading] and is_true(model.eval(chosen, model_completion=True))
        )
