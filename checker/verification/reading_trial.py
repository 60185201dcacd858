"""Which readings turn a result that the evaluator settles under each of them: every change is tried, smallest first."""

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from math import prod

from checker.cases.scene import Scene
from checker.evaluation.evaluator import compile_term
from checker.evaluation.residual import residual
from checker.ir.terms import Term
from checker.ir.traversal import readings_of
from checker.legaltime.workdays import WorkCalendar
from checker.smt.limits import DEFAULT_LIMITS, Limits
from checker.smt.slots import FieldName
from checker.verification.conclusions import Change, Decided, Dependence, Settled, Turned, Unsettled

_TRIED = 16_384
"""Up to so many combinations of readings are tried one by one."""

_SETTLED = 32
"""Up to so many of them may need the solver."""


def try_readings(
    term: Term,
    scene: Scene,
    choice: Mapping[str, str],
    alternatives: Mapping[str, tuple[str, ...]],
    calendar: WorkCalendar | None,
    *,
    optional: frozenset[FieldName] | None = None,
    limits: Limits = DEFAULT_LIMITS,
    most: int = 20,
) -> Dependence | None:
    """The dependence of a condition that the evaluator settles under the chosen readings; under a change that leaves it
    open, the solver settles it. `None` where there are too many changes to try, so that the solver has to be asked for
    those that matter. No change that contains one which turns the result is tried."""
    value = compile_term(term, calendar)(scene, choice)
    if value is not True and value is not False:
        return None
    fixed = {name: alternative for name, alternative in choice.items() if name not in alternatives}
    rest = residual(term, scene, fixed, calendar)
    free = {name: alternatives[name] for name in readings_of(rest) if name in alternatives}
    if prod(len(row) for row in free.values()) > _TRIED:
        return None
    run = compile_term(rest, calendar)
    left = _SETTLED
    found: list[Turned] = []
    for change in _changes(free, choice):
        if any(set(turned.change) <= set(change) for turned in found):
            continue
        changed = {**choice, **dict(change)}
        other = run(scene, changed)
        if other is value:
            continue
        if other is True or other is False:
            found.append(Turned(change, Decided(other)))
            continue
        left -= 1
        settled = _settled(term, scene, changed, calendar, optional, limits) if left >= 0 else None
        if settled is None or isinstance(settled, Unsettled):
            return None
        if settled != Decided(value):
            found.append(Turned(change, settled))
    return Dependence(Decided(value), not found, tuple(found[:most]), len(found) < most)


def _changes(free: Mapping[str, tuple[str, ...]], choice: Mapping[str, str]) -> Iterator[Change]:
    """Every change of readings, those of few first."""
    others = {name: [(name, to) for to in row if to != choice.get(name)] for name, row in free.items()}
    for size in range(1, len(free) + 1):
        for names in combinations(free, size):
            yield from product(*(others[name] for name in names))


def _settled(
    term: Term,
    scene: Scene,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
    optional: frozenset[FieldName] | None,
    limits: Limits,
) -> Settled:
    from checker.verification.settle import settle  # what the evaluator settles does not load the solver

    return settle(term, scene, choice, calendar, optional=optional, limits=limits)
