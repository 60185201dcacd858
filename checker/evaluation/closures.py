"""The shape of compiled terms.

A compiled term takes a scene, a choice of readings and the values of the bound event, and returns a value of the
term's type, `ABSENT`, `None` for unknown, or (numbers only) `Bounds`.
"""

from collections.abc import Mapping
from typing import Any, Final, Protocol

from checker.cases.scene import Entry, Scene

Choice = Mapping[str, str]
"""The alternative chosen for each reading, by name."""

Values = Mapping[str, Entry]
"""Known fields of the bound event."""

NOTHING: Final[Values] = {}
"""An event of which nothing is known."""


class Run(Protocol):
    """A compiled term. Values are typed by the factory, which is why this one type says no more."""

    def __call__(self, scene: Scene, choice: Choice, event: Values = NOTHING) -> Any:
        """The value in the scene."""
