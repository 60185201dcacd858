"""Whether a ban that an act orders runs beyond the regulation on which it rests."""

from collections.abc import Mapping
from datetime import date

from checker.cases.scene import Record, Scene
from checker.evaluation.evaluator import evaluate
from checker.ir.regulation import Regulation
from checker.legaltime.shift import OutOfDomain, shift
from checker.legaltime.span import DaySpan, MonthSpan
from checker.legaltime.workdays import WorkCalendar

SPANS = (("ban_years", MonthSpan, 12), ("ban_months", MonthSpan, 1), ("ban_days", DaySpan, 1))


def outlived(
    regulation: Regulation, scene: Scene, choice: Mapping[str, str], calendar: WorkCalendar | None
) -> date | None:
    """The last day of the regulation, if the act orders a ban that lasts longer; of bans in rounds nothing is said."""
    act = scene.records.get("act", Record()).values
    day = act.get("day")
    if regulation.until is None or not isinstance(day, date):
        return None
    last = evaluate(regulation.until, scene, choice, calendar)
    return last if isinstance(last, date) and _end(act, day) > last else None


def _end(act: Mapping[str, object], day: date) -> date:
    """The last day of the ban, counted from the act; the day of the act if there is none in time."""
    if act.get("ban_forever") is True:
        return date.max
    ends = [day]
    for name, span, unit in SPANS:
        number = act.get(name)
        if isinstance(number, int):
            try:
                ends.append(shift(day, span(number * unit)))
            except OutOfDomain:
                ends.append(date.max)
    return max(ends)
