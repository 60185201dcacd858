"""What is worth finding out: facts on which an open term depends, and the smallest sets of facts that could settle it.

A fact is relevant if two completions that differ only there disagree about the term. A set of facts settles the term
to a value if some values of these facts force it, whatever all the others are.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from checker.cases.scene import Entry, Scene
from checker.ir.terms import Term
from checker.legaltime.workdays import WorkCalendar
from checker.smt.decoder import decode
from checker.smt.encoder import encode
from checker.smt.encoding import Encoding
from checker.smt.facts import Fact, fact_key
from checker.smt.limits import DEFAULT_LIMITS, Limits
from checker.smt.open_facts import open_facts, place_fact
from checker.smt.slots import FieldName
from checker.smt.solver import GaveUp, Sat, Solving, Unsat
from checker.smt.variables import Place
from checker.smt.variants import Renaming, renamed, values_in
from checker.smt.z3_api import And, BoolRef, ExprRef, Implies, ModelRef, Not
from checker.verification.conclusions import Relevance, SettlingSet, SettlingSets
from checker.verification.outcome import Reason, SolverGaveUp
from checker.verification.remembered import Remembered, left_open
from checker.verification.search import start

_relevance: Remembered[tuple[Relevance, bool]] = Remembered()
_settling_sets: Remembered[SettlingSets] = Remembered()


def relevant_facts(
    term: Term,
    scene: Scene,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
    *,
    optional: frozenset[FieldName] | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Relevance:
    """The unknown facts on which the value of a condition depends."""
    key = (left_open(term, scene, choice, calendar, optional), limits)
    return _relevance.answer(
        key, calendar, lambda: _relevant(term, scene, choice, calendar, optional, limits), lambda made: made[1]
    )[0]


def _relevant(
    term: Term,
    scene: Scene,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
    optional: frozenset[FieldName] | None,
    limits: Limits,
) -> tuple[Relevance, bool]:
    """The relevant facts, and whether the solver told all it was asked."""
    encoding = encode([term], scene, choice, calendar, optional=optional)
    facts = open_facts(encoding)
    solving = start(encoding, limits)
    answers = {fact: _depends(encoding, solving, facts[fact]) for fact in sorted(facts, key=fact_key)}
    sure = not encoding.abstractions
    found = [fact for fact, answer in answers.items() if isinstance(answer, Sat)]
    lost = [fact for fact, answer in answers.items() if isinstance(answer, GaveUp)]
    return (Relevance(tuple(found), tuple(lost)) if sure else Relevance((), (*found, *lost))), not lost


def smallest_settling_sets(
    term: Term,
    scene: Scene,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
    value: bool,
    *,
    optional: frozenset[FieldName] | None = None,
    limits: Limits = DEFAULT_LIMITS,
    largest: int = 4,
    most: int = 20,
    tries: int = 300,
) -> SettlingSets:
    """The minimal sets of up to `largest` facts that could settle the condition to `value`, at most `most` of them.

    At most `tries` guesses are tested altogether; the result says whether a limit was reached.
    """
    key = (left_open(term, scene, choice, calendar, optional), value, limits, largest, most, tries)

    def sets() -> SettlingSets:
        return _sets(term, scene, choice, calendar, value, optional, limits, largest, most, tries)

    return _settling_sets.answer(key, calendar, sets, lambda made: made.reason is None)


def _sets(
    term: Term,
    scene: Scene,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
    value: bool,
    optional: frozenset[FieldName] | None,
    limits: Limits,
    largest: int,
    most: int,
    tries: int,
) -> SettlingSets:
    encoding = encode([term], scene, choice, calendar, optional=optional)
    relevance = relevant_facts(term, scene, choice, calendar, optional=optional, limits=limits)
    names = sorted({*relevance.facts, *relevance.unsure}, key=fact_key)
    settling = _Settling(encoding, value, limits, tries)
    found: list[SettlingSet] = []
    for size in range(1, min(largest, len(names)) + 1):
        for facts in combinations(names, size):
            if any(set(smaller.facts) <= set(facts) for smaller in found):
                continue
            if len(found) == most or settling.tries == 0:
                return SettlingSets(tuple(found), False, settling.reason)
            example = settling.example(facts)
            if example is not None:
                found.append(SettlingSet(facts, example))
    return SettlingSets(tuple(found), len(names) <= largest and settling.reason is None, settling.reason)


def _depends(encoding: Encoding, solving: Solving, variables: Sequence[ExprRef]) -> Sat | Unsat | GaveUp:
    other = renamed(encoding, Renaming(variables, "'"))
    solving.mark()
    solving.require(*other.constraints, encoding.formulas[0] != other.formula)
    answer = solving.check()
    solving.back()
    return answer


class _Settling:
    """Decides sets of facts one after the other: guess their values, look for a counterexample, learn from it."""

    def __init__(self, encoding: Encoding, value: bool, limits: Limits, tries: int) -> None:
        self.encoding = encoding
        self.facts = open_facts(encoding)
        self.limits = limits
        self.tries = tries
        self.reason: Reason | None = None
        self.goal = encoding.formulas[0] if value else Not(encoding.formulas[0])

    def example(self, facts: tuple[Fact, ...]) -> tuple[tuple[Place, str, Entry], ...] | None:
        """Values of the facts that force the goal, or `None` if there are none (or it stays unknown: `reason`)."""
        chosen = [variable for fact in facts for variable in self.facts[fact]]
        others: list[ExprRef] = [chosen for _, row in self.encoding.selectors for _, chosen in row]
        others.extend(variable for fact, row in self.facts.items() if fact not in facts for variable in row)
        guessing, checking = start(self.encoding, self.limits), start(self.encoding, self.limits)
        guessing.require(self.goal)
        checking.require(Not(self.goal))
        while self.tries > 0:
            self.tries -= 1
            guess = guessing.check()
            if not isinstance(guess, Sat):
                self._stop(guess)
                return None
            checking.mark()
            checking.require(*values_in(guess.model, chosen))
            counter = checking.check()
            checking.back()
            if isinstance(counter, Unsat):
                return tuple(self._entries(guess.model, facts))
            if isinstance(counter, GaveUp):
                self._stop(counter)
                return None
            guessing.require(*self._lesson(counter.model, others, self.tries))
        self._stop(GaveUp("too many guesses"))
        return None

    def _stop(self, answer: Unsat | GaveUp) -> None:
        if isinstance(answer, GaveUp):
            self.reason = SolverGaveUp(answer.reason)

    def _lesson(self, counter: ModelRef, others: Sequence[ExprRef], number: int) -> Iterator[BoolRef]:
        """With the other facts as in the counterexample, if that is a case at all, the goal must hold."""
        copy = renamed(self.encoding, Renaming(others, f"#{number}"), goal=self.goal)
        yield from values_in(counter, copy.originals, copy.copies)
        yield from copy.definitions
        yield Implies(And(*copy.plain), copy.formula) if copy.plain else copy.formula

    def _entries(self, model: ModelRef, facts: tuple[Fact, ...]) -> Iterator[tuple[Place, str, Entry]]:
        completion = decode(self.encoding, model)
        there = {place for _, _, places in completion.events for place in places}
        for place, name, entry in completion.entries:
            if place_fact(place, name) in facts and (not place.extra or place in there):
                yield place, name, entry
