"""Whether something can be, and on which readings that depends.

Possible: some completion of the scene makes the term true (a replayed witness). Impossible: a proof over all completions
with a stated number of slots. A witness also serves under every reading that the evaluator does not need to see it, a
proof also under every reading outside the solver's core; from these the minimal changes follow (`turning`).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import product
from math import prod
from typing import Final

from checker.cases.scene import Scene
from checker.evaluation.evaluator import evaluate
from checker.evaluation.residual import residual
from checker.ir.terms import Source, Term
from checker.smt.encoder import encode
from checker.smt.encoding import Encoding
from checker.smt.formulas import formula, less_equal
from checker.smt.solver import Answer, Solving, Unsat
from checker.smt.sorts import SymNumber
from checker.smt.symbolic_time import EPOCH
from checker.smt.variables import Place
from checker.smt.z3_api import BoolRef
from checker.verification.common_case import FEW, CommonCases, alternatives_of, parts_of
from checker.verification.free_days import loosened
from checker.verification.inquiry import Excluded, Inquiry, Possibility, Possible, Unclear
from checker.verification.outcome import Witness
from checker.verification.search import Found, Impossible, Replay, Undecided, search, start
from checker.verification.turning import Robustness, Ruling, minimal_changes

__all__ = [
    "Excluded",
    "Inquiry",
    "Possibility",
    "Possible",
    "Proof",
    "Robustness",
    "Rulings",
    "Unclear",
    "dependence",
    "possible",
    "robustness",
    "slots_of",
]

PROVING: Final = 500_000
"""Steps of z3 for a proof that speaks of several readings at once; what takes longer is asked reading by reading."""
SHRINKING: Final = 30_000
"""Steps of z3 for one attempt to do with fewer readings; what it does not show then is kept, which is no less true."""

Cell = tuple[str, str]
"""A record and one of its fields."""
Item = tuple[str, str]
"""A reading and the alternative chosen for it."""


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
    if isinstance(answer, Possible):
        cases, parts = CommonCases(inquiry), parts_of(inquiry.term)
        if any(cases.find(parts, level=level) for level in (True, False)):
            return Robustness()
    return dependence(inquiry, answer, Proof(inquiry))


def dependence(inquiry: Inquiry, answer: Possibility, proof: "Proof") -> Robustness:
    """The same, where no case was found that serves under every reading."""
    if isinstance(answer, Unclear):
        return Robustness((), False)
    alternatives = alternatives_of(residual(inquiry.term, inquiry.scene, {}, inquiry.calendar))
    defaults = {name: inquiry.choice.get(name, names[0]) for name, names in alternatives.items()}
    cases = [answer.witness.scene] if isinstance(answer, Possible) else []
    return minimal_changes(Rulings(inquiry, cases, proof), alternatives, defaults)


class Proof:
    """That a term cannot be true, under any readings or under chosen ones."""

    def __init__(
        self, inquiry: Inquiry, shared: "Proof | None" = None, latest: tuple[Cell, date] | None = None
    ) -> None:
        self.inquiry = inquiry
        self._shared = shared
        self._latest = latest

    @property
    def slots(self) -> tuple[tuple[Source, int], ...]:
        """So many unrecorded events per list were enough."""
        return slots_of(self._encoding)

    def because(self, chosen: Mapping[str, str]) -> dict[str, str] | None:
        """The chosen readings on which the proof rests, without those that it can soon be shown not to need; `None` if
        there is none."""
        rows = [item for item in chosen.items() if item in self._rows]
        kept = self._core(rows, self._solving.check_briefly(PROVING, *self._chosen(rows)))
        if kept is None:
            return None
        for item in tuple(kept):
            if item in kept:
                rows = [other for other in kept if other != item]
                fewer = self._core(rows, self._solving.check_briefly(SHRINKING, *self._chosen(rows)))
                kept = kept if fewer is None else fewer
        return dict(kept)

    def until(self, cell: Cell, last: date) -> "Proof":
        """The same of the term with a day that is not after `last`; what is encoded is shared."""
        return Proof(self.inquiry, self, (cell, last))

    @cached_property
    def _encoding(self) -> Encoding:
        if self._shared is not None:
            return self._shared._encoding
        scene = self.inquiry.scene
        return encode([loosened(self.inquiry.term, scene)], scene, {}, self.inquiry.calendar)

    @cached_property
    def _rows(self) -> Mapping[Item, BoolRef]:
        return {(name, to): chosen for name, row in self._encoding.selectors for to, chosen in row}

    @cached_property
    def _solving(self) -> Solving:
        if self._shared is not None:
            return self._shared._solving
        solving = start(self._encoding, self.inquiry.limits)
        solving.require(*self._encoding.formulas)
        return solving

    @cached_property
    def _assumed(self) -> tuple[BoolRef, ...]:
        if self._latest is None:
            return ()
        (scope, name), last = self._latest
        day = next((c.sym for c in self._encoding.cells if (c.place, c.name) == (Place(scope), name)), None)
        if day is None:  # the term does not depend on it
            return ()
        assert isinstance(day, SymNumber), "a day is a number"
        return (self._solving.label(formula(less_equal(day.value, (last - EPOCH).days), self._encoding.ctx)),)

    def _chosen(self, rows: list[Item]) -> tuple[BoolRef, ...]:
        return (*(self._rows[item] for item in rows), *self._assumed)

    def _core(self, rows: list[Item], answer: Answer) -> list[Item] | None:
        return [rows[i] for i in answer.core if i < len(rows)] if isinstance(answer, Unsat) else None


class Rulings:
    """What the answer to an inquiry is under other readings, and on which readings that rests. New cases join
    the known ones. The proofs are tried in turn; each is about the inquiry's term, or about a weaker one."""

    def __init__(self, inquiry: Inquiry, cases: list[Scene], *proofs: Proof) -> None:
        self.inquiry = inquiry
        self._cases = cases
        self._proofs = proofs

    def __call__(self, chosen: Mapping[str, str]) -> Ruling:
        """Possible (`True`), impossible (`False`), or no outcome."""
        for number in range(len(self._cases)):
            if self._serves(number, chosen):
                return self._possible(self._cases[number], chosen)
        for proof in self._proofs:
            because = proof.because(chosen)
            if because is not None:
                return Ruling(False, because)
        answer = possible(self._under(chosen))
        match answer:
            case Possible(witness):
                self._cases.append(witness.scene)
                return self._possible(witness.scene, chosen)
            case Excluded():
                return Ruling(False, chosen)
            case Unclear():
                return Ruling(None, {})

    def _under(self, chosen: Mapping[str, str]) -> Inquiry:
        return replace(self.inquiry, choice={**self.inquiry.choice, **chosen})

    def _serves(self, number: int, chosen: Mapping[str, str]) -> bool:
        """Whether a known case is one under other readings too; what it does not say is filled in where it can be."""
        scene = self._cases[number]
        value = evaluate(self.inquiry.term, scene, chosen, self.inquiry.calendar)
        if value is None:
            more = possible(replace(self._under(chosen), scene=scene))
            if isinstance(more, Possible):
                self._cases[number] = more.witness.scene
                return True
        return value is True

    def _possible(self, scene: Scene, chosen: Mapping[str, str]) -> Ruling:
        """Rests on the chosen readings with which each condition holds in the case, whatever the others are."""
        needed: dict[str, str] = {}
        for part in parts_of(self.inquiry.term):
            rows = alternatives_of(residual(part, scene, {}, self.inquiry.calendar))
            kept = {reading: chosen[reading] for reading in rows}
            for reading in rows:
                fewer = {name: to for name, to in kept.items() if name != reading}
                if self._holds_with(part, scene, fewer, rows):
                    kept = fewer
            needed |= kept
        return Ruling(True, needed, scene)

    def _holds_with(
        self, part: Term, scene: Scene, fixed: Mapping[str, str], rows: Mapping[str, tuple[str, ...]]
    ) -> bool:
        free = {reading: names for reading, names in rows.items() if reading not in fixed}
        if prod(map(len, free.values())) > FEW:
            return evaluate(part, scene, fixed, self.inquiry.calendar) is True
        others = (dict(zip(free, names, strict=True)) for names in product(*free.values()))
        return all(evaluate(part, scene, {**fixed, **other}, self.inquiry.calendar) is True for other in others)
