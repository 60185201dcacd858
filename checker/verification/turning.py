"""The smallest changes of readings that turn an answer.

A ruling says what the answer is under chosen readings, and which of them it rests on: whoever keeps those gets the same
answer, whatever the others are. So a change that turns an answer must touch every set that the same answer was found to
rest on: the changes are hitting sets of these sets, built by growing size, and a new ruling is only asked for where none
that is known says what the answer is. No combination is tried of which a ruling speaks already.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final

from checker.cases.scene import Scene
from checker.verification.conclusions import Change

MOST_CHANGES: Final = 12
MOST: Final = 5_000
"""So much is spent at most: one for a combination of which a ruling speaks already, `RULING` for a new ruling."""
RULING: Final = 25


@dataclass(frozen=True, slots=True)
class Robustness:
    """The minimal changes of readings that turn an answer, all of them if `complete`."""

    changes: tuple[Change, ...] = ()
    complete: bool = True

    @property
    def everywhere(self) -> bool:
        """Proved the same under every reading."""
        return self.complete and not self.changes


@dataclass(frozen=True, slots=True)
class Ruling:
    """An outcome (`None`: none could be found), the chosen readings on which it rests, and a case that shows it."""

    outcome: Hashable
    because: Mapping[str, str]
    case: Scene | None = None

    def speaks_of(self, chosen: Mapping[str, str]) -> bool:
        """Whether the outcome is the same under this choice."""
        return all(chosen[reading] == name for reading, name in self.because.items())


Decide = Callable[[Mapping[str, str]], Ruling]


def minimal_changes(
    decide: Decide, alternatives: Mapping[str, tuple[str, ...]], defaults: Mapping[str, str]
) -> Robustness:
    """All minimal changes of the defaults after which the outcome is another one; `decide` rules under a full choice."""
    first = decide(defaults)
    if first.outcome is None:
        return Robustness((), False)
    same = [first]
    found: list[Change] = []
    complete, spent = True, 0
    level: list[Change] = [()]
    while level:
        larger: dict[frozenset[tuple[str, str]], Change] = {}
        for change in level:
            if any(set(known) <= set(change) for known in found):
                continue
            chosen = {**defaults, **dict(change)}
            ruling = next((known for known in same if known.speaks_of(chosen)), None)
            spent += RULING if ruling is None else 1
            if spent > MOST or len(found) == MOST_CHANGES:
                return Robustness(tuple(found), False)
            if ruling is None:
                ruling = decide(chosen)
                if ruling.outcome is None:
                    complete = False
                    continue
                if ruling.outcome != first.outcome:
                    found.append(change)
                    continue
                same.append(ruling)
            for wider in _wider(change, ruling.because, alternatives, defaults):
                larger.setdefault(frozenset(wider), wider)
        level = sorted(larger.values())
    return Robustness(tuple(found), complete)


def all_rulings(decide: Decide, alternatives: Mapping[str, tuple[str, ...]]) -> tuple[Ruling, ...]:
    """Rulings that together speak of every choice."""
    found: list[Ruling] = []
    for names in product(*alternatives.values()):
        chosen = dict(zip(alternatives, names, strict=True))
        if not any(ruling.speaks_of(chosen) for ruling in found):
            found.append(decide(chosen))
    return tuple(found)


def _wider(
    change: Change, because: Mapping[str, str], alternatives: Mapping[str, tuple[str, ...]], defaults: Mapping[str, str]
) -> list[Change]:
    """The change and one more reading of those that the same answer rests on."""
    changed = {reading for reading, _ in change}
    return [
        tuple(sorted((*change, (reading, name))))
        for reading in because
        if reading not in changed
        for name in alternatives[reading]
        if name != defaults[reading]
    ]
