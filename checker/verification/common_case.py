"""One case that serves under every reading at once.

For all readings this and that hold, exactly if this holds for all readings and that does; so each condition is replaced
by what it asks under all its readings. The case has as few events as can be: lists that need none are taken as empty, a
list that needs some gets at most one. What is found is a case; that none is found proves nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import product
from math import prod
from typing import Final

from checker.cases.scene import EventList, Scene
from checker.evaluation.evaluator import evaluate
from checker.evaluation.residual import event_scope, residual, unfolded
from checker.ir import factory as f
from checker.ir.terms import And, Choose, Literal, Not, Or, Source, Term
from checker.ir.traversal import sources_of, subterms
from checker.smt.encoder import encode
from checker.verification.free_days import levelled
from checker.verification.inquiry import Inquiry
from checker.verification.outcome import ReplayDisagreement, Witness
from checker.verification.search import Found, Replay, search, start

FEW: Final = 64
"""So many combinations of readings of one condition are told apart at most."""

Lists = frozenset[Source]


def parts_of(term: Term) -> tuple[Term, ...]:
    """The conditions that a term joins."""
    return term.terms if isinstance(term, And) else (term,)


def alternatives_of(term: Term) -> dict[str, tuple[str, ...]]:
    """The readings of a term with their alternatives, by name."""
    found: dict[str, dict[str, None]] = {}
    for part in subterms(term):
        if isinstance(part, Choose):
            found.setdefault(part.reading, {}).update((name, None) for name, _ in part.options)
    return {reading: tuple(found[reading]) for reading in sorted(found)}


class CommonCases:
    """Looks for cases in one scene; what it makes of a condition is kept for the next time. The term of `ground` does
    not matter."""

    def __init__(self, ground: Inquiry) -> None:
        self.ground = ground
        self._kept: dict[tuple[int, Lists, bool], tuple[Term, Term]] = {}
        self._sources: dict[int, tuple[Term, Lists]] = {}

    def find(self, parts: Sequence[Term], *, level: bool) -> Witness | None:
        """A case in which all conditions hold under every reading; with `level`, one in which unknown days between
        which a reading chooses are one and the same, which is faster. Raises `ReplayDisagreement`."""
        for open_lists in self._tries(parts):
            sure = f.conj(*(self._always(part, open_lists, level) for part in parts))
            if sure == f.FALSE:
                continue
            recorded = self._closed(frozenset().union(*map(self._lists, parts)) - open_lists)
            scene = unfolded(recorded, recorded)
            encoding = encode([sure], scene, {}, self.ground.calendar, most=1)
            replay = Replay(((sure, True),), scene, self.ground.choice, self.ground.calendar)
            found = search(encoding, start(encoding, self.ground.limits), encoding.formulas, replay, ordinary=True)
            if isinstance(found, Found):
                return self._replayed(f.conj(*parts), _folded(found.witness.scene, recorded))
        return None

    def _replayed(self, whole: Term, scene: Scene) -> Witness:
        witness = Witness(scene, self.ground.choice)
        value = evaluate(whole, scene, self.ground.choice, self.ground.calendar)
        if value is not True:
            raise ReplayDisagreement(True, value, witness)
        return witness

    def _tries(self, parts: Sequence[Term]) -> Iterator[Lists]:
        """The lists that may hold an event: those without which a condition fails; then all that one with
        alternatives looks at."""
        needed = [self._lists(part) for part in parts if self._always(part, frozenset(), False) == f.FALSE]
        first: Lists = frozenset().union(*needed)
        yield first
        wider = first.union(*(self._lists(part) for part in parts if _options(part)))
        if wider != first:
            yield wider

    def _lists(self, part: Term) -> Lists:
        """The lists of which the scene says nothing and the condition something."""
        if id(part) not in self._sources:
            known = self.ground.scene.lists
            found = frozenset(s for s in sources_of(part) if (s.scope, s.kind) not in known)
            self._sources[id(part)] = part, found  # INVARIANT: keeps the term alive, so its id stays its
        return self._sources[id(part)][1]

    def _closed(self, lists: Lists) -> Scene:
        """The scene with these lists empty."""
        scene = self.ground.scene
        empty = {(s.scope, s.kind): EventList((), date.max) for s in sorted(lists, key=lambda s: (s.scope, s.kind))}
        return replace(scene, lists={**scene.lists, **empty})

    def _always(self, part: Term, open_lists: Lists, level: bool) -> Term:
        """What the condition asks under all readings, or more."""
        key = id(part), self._lists(part) & open_lists, level
        if key not in self._kept:
            scene = self._closed(self._lists(part) - open_lists)
            rest = residual(part, scene, {}, self.ground.calendar)
            self._kept[key] = part, self._under_all(levelled(rest, scene) if level else rest)
        return self._kept[key][1]

    def _under_all(self, term: Term) -> Term:
        if isinstance(term, Literal):
            return term
        readings = alternatives_of(term)
        if prod(map(len, readings.values())) <= FEW:
            nowhere = Scene({}, {}, self.ground.scene.key_fields)
            chosen = [dict(zip(readings, names, strict=True)) for names in product(*readings.values())]
            return f.conj(*(residual(term, nowhere, choice, self.ground.calendar) for choice in chosen))
        match term:
            case And(terms=terms):
                return f.conj(*map(self._under_all, terms))
            case Not(term=Or(terms=terms)):
                return f.conj(*(self._under_all(f.neg(part)) for part in terms))
            case _:
                return f.disj(*map(self._under_all, _options(term)))


def _folded(case: Scene, recorded: Scene) -> Scene:
    """A case of the unfolded scene with the recorded events back in their lists."""
    records, lists = dict(case.records), dict(case.lists)
    for (scope, kind), events in recorded.lists.items():
        names = [event_scope(Source(scope, kind), index) for index in range(len(events.records))]
        back = tuple(records.pop(name) for name in names)
        lists[scope, kind] = replace(events, records=(*back, *lists[scope, kind].records))
    return Scene(records, lists, case.key_fields)


def _options(term: Term) -> tuple[Term, ...]:
    """The conditions of which one suffices; none where the term offers no such choice."""
    match term:
        case Or(terms=terms):
            return terms
        case Not(term=And(terms=terms)):
            return tuple(map(f.neg, terms))
        case _:
            return ()
