"""Which readings turn a result that the evaluator settles under each of them: every change is tried, smallest first."""

from collections.abc import Mapping
from itertools import combinations, product
from math import prod

from checker.cases.scene import Scene
from checker.evaluation.evaluator import compile_term
from checker.evaluation.residual import residual
from checker.ir.terms import Term
from checker.ir.traversal import readings_of
from checker.legaltime.workdays import WorkCalendar
from checker.verification.conclusions import Decided, Dependence, Turned

_TRIED = 256
"""Up to so many combinations of readings are tried one by one where nothing else is open."""


def try_readings(
    term: Term,
    scene: Scene,
    choice: Mapping[str, str],
    alternatives: Mapping[str, tuple[str, ...]],
    calendar: WorkCalendar | None,
    *,
    most: int = 20,
) -> Dependence | None:
    """The dependence of a condition that the evaluator settles under every change of the readings that are left in it;
    `None` where it does not, or where they are too many, so that the solver has to be asked."""
    run = compile_term(term, calendar)
    value = run(scene, choice)
    if value is not True and value is not False:
        return None
    fixed = {name: alternative for name, alternative in choice.items() if name not in alternatives}
    rest = residual(term, scene, fixed, calendar)
    free = {name: alternatives[name] for name in sorted(readings_of(rest)) if name in alternatives}
    if prod(len(row) for row in free.values()) > _TRIED:
        return None
    found: list[Turned] = []
    for size in range(1, len(free) + 1):
        for names in combinations(free, size):
            for change in product(*([(name, to) for to in free[name] if to != choice.get(name)] for name in names)):
                if any(set(turned.change) <= set(change) for turned in found):
                    continue
                other = run(scene, {**choice, **dict(change)})
                if other is not True and other is not False:
                    return None
                if other is not value:
                    found.append(Turned(change, Decided(other)))
    return Dependence(Decided(value), not found, tuple(found[:most]), len(found) < most)
