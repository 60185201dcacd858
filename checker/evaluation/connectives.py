"""Compiled connectives: strong Kleene logic, left to right, stopping where the value is decided."""

from collections.abc import Sequence
from typing import Any

from checker.cases.scene import Scene
from checker.evaluation.closures import NOTHING, Choice, Run, Values


def negation(inner: Run) -> Run:
    """Not; of unknown unknown, of an absent truth value true."""

    def run(scene: Scene, choice: Choice, event: Values = NOTHING) -> Any:
        value = inner(scene, choice, event)
        return None if value is None else value is not True

    return run


def all_of(parts: Sequence[Run]) -> Run:
    """And: false if a part is false, else unknown if a part is unknown, else true."""
    parts = tuple(parts)

    def run(scene: Scene, choice: Choice, event: Values = NOTHING) -> Any:
        decided: bool | None = True
        for part in parts:
            value = part(scene, choice, event)
            if value is True:
                continue
            if value is not None:
                return False
            decided = None
        return decided

    return run


def any_of(parts: Sequence[Run]) -> Run:
    """Or: true if a part is true, else unknown if a part is unknown, else false."""
    parts = tuple(parts)

    def run(scene: Scene, choice: Choice, event: Values = NOTHING) -> Any:
        decided: bool | None = False
        for part in parts:
            value = part(scene, choice, event)
            if value is True:
                return True
            if value is None:
                decided = None
        return decided

    return run
