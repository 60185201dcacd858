"""The measures of a folder and the situation of their common axis, read from two small texts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from checker.verification.measure_reader import MEASURES, Measure, MeasureFault, read_measures
from checker.verification.measure_situation import Situation, read_situation

SITUATION: Final = "situation.txt"
"""The file of the situation in a specification folder."""


@dataclass(frozen=True, slots=True, eq=False)
class MeasureBook:
    """All measures, and the situation under which unlike lengths are put on one axis (`None`: no axis)."""

    measures: tuple[Measure, ...]
    situation: Situation | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all measures, in the order of the text."""
        return tuple(m.name for m in self.measures)

    def with_changes(
        self, days: Mapping[str, date] | None = None, rounds: Mapping[str, tuple[date, ...]] | None = None
    ) -> "MeasureBook":
        """The same measures under another situation: days by name, schedules of rounds by city."""
        if self.situation is None:
            return self
        found = replace(
            self.situation,
            days={**self.situation.days, **(days or {})},
            rounds={**self.situation.rounds, **(rounds or {})},
        )
        return MeasureBook(self.measures, found)


def load_measures(folder: Path) -> MeasureBook:
    """The measures of a specification folder; none where it has no file of them. Raises `MeasureFault`, `OSError`."""
    listed, stated = folder / MEASURES, folder / SITUATION
    measures = read_measures(listed.read_text(encoding="utf-8")) if listed.is_file() else ()
    try:
        situation = read_situation(stated.read_text(encoding="utf-8")) if stated.is_file() else None
    except MeasureFault as fault:
        raise replace(fault, file=SITUATION) from None
    return MeasureBook(measures, situation)
