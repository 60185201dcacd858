"""`compare`: one measure across cities. Reads the measures and the situation of the folder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from checker.ir.regulation import Spec
from checker.legaltime.workdays import WorkCalendar
from checker.verification.measure_cell import Comparison
from checker.verification.measure_reader import Measure, read_measures
from checker.verification.measure_situation import Situation, read_situation
from checker.verification.measures import compare
from checker.workspace.spec_folder import SpecFolder


@dataclass(frozen=True, slots=True, eq=False)
class Measures:
    """The measures of a folder and the situation of their common axis (`None` where the folder states none)."""

    measures: tuple[Measure, ...]
    situation: Situation | None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all measures."""
        return tuple(m.name for m in self.measures)


def load_measures(folder: SpecFolder) -> Measures:
    """The measures of a folder; none where it has no file of them. Raises `MeasureFault`, `OSError`."""
    listed, stated = folder.path / "measures.txt", folder.path / "situation.txt"
    measures = read_measures(listed.read_text(encoding="utf-8")) if listed.is_file() else ()
    return Measures(measures, read_situation(stated.read_text(encoding="utf-8")) if stated.is_file() else None)


def with_changes(measures: Measures, days: Mapping[str, date], rounds: Mapping[str, tuple[date, ...]]) -> Measures:
    """The same measures under another situation: days by name, schedules of rounds by city."""
    if measures.situation is None:
        return measures
    found = replace(
        measures.situation, days={**measures.situation.days, **days}, rounds={**measures.situation.rounds, **rounds}
    )
    return Measures(measures.measures, found)


def run(
    spec: Spec,
    measures: Measures,
    name: str,
    cities: Sequence[str],
    calendar: WorkCalendar | None,
    chosen: Mapping[str, str],
) -> Comparison:
    """The comparison. Raises `UnknownMeasure`, `UnknownCity`."""
    return compare(
        spec, name, cities, calendar, measures=measures.measures, situation=measures.situation, chosen=chosen
    )
