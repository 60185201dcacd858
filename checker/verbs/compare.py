"""`compare`: one measure across cities, each by its own unit, with its proof, its readings and a common axis."""

from collections.abc import Mapping, Sequence

from checker.ir.regulation import Spec
from checker.legaltime.workdays import WorkCalendar
from checker.verification.measure_book import MeasureBook
from checker.verification.measure_cell import Comparison
from checker.verification.measures import compare


def run(
    spec: Spec,
    book: MeasureBook,
    name: str,
    cities: Sequence[str],
    calendar: WorkCalendar | None,
    chosen: Mapping[str, str],
) -> Comparison:
    """The comparison of a measure over cities (none named: all). Raises `UnknownMeasure`, `UnknownCity`."""
    return compare(spec, name, cities, calendar, book, chosen=chosen)
