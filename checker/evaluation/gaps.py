"""Why a shift by working days is unknown: the calendar years that are needed and not published."""

from checker.cases.scene import ABSENT, EventList, Scene
from checker.evaluation.closures import NOTHING, Choice, Values
from checker.evaluation.evaluator import compile_term
from checker.evaluation.operands import mover
from checker.ir.terms import AtLeast, Choose, Count, Exists, Shift, Term
from checker.ir.walk import children
from checker.legaltime.span import WorkdaySpan
from checker.legaltime.workdays import CalendarNotPublished, WorkCalendar


def calendar_gaps(term: Term, scene: Scene, choice: Choice, calendar: WorkCalendar | None) -> frozenset[int]:
    """The years whose working days some shift of the term needs from a known day, and which are not published.

    Options of readings that are not chosen do not count; of a list every recorded event does.
    """
    return frozenset(_gaps(term, scene, choice, NOTHING, calendar))


def _gaps(term: Term, scene: Scene, choice: Choice, event: Values, calendar: WorkCalendar | None) -> set[int]:
    match term:
        case (
            Exists(source=source, where=where) | AtLeast(source=source, where=where) | Count(source=source, where=where)
        ):
            recorded = scene.lists.get((source.scope, source.kind), EventList()).records
            years = {year for one in recorded for year in _gaps(where, scene, choice, one.values, calendar)}
            until = None if isinstance(term, Count) else term.until
            outside = (where,) if until is None else (where, until)
            return years.union(*(_gaps(part, scene, choice, NOTHING, calendar) for part in outside))
        case Choose(reading=reading, options=options) if choice.get(reading) in dict(options):
            return _gaps(dict(options)[choice[reading]], scene, choice, event, calendar)
        case Shift(day=day, span=WorkdaySpan()):
            return _gaps(day, scene, choice, event, calendar) | _gap_of(term, scene, choice, event, calendar)
        case _:
            found: set[int] = set()
            return found.union(*(_gaps(part, scene, choice, event, calendar) for part in children(term)))


def _gap_of(term: Shift, scene: Scene, choice: Choice, event: Values, calendar: WorkCalendar | None) -> set[int]:
    day = compile_term(term.day, calendar)(scene, choice, event)
    if day is None or day is ABSENT:
        return set()
    try:
        mover(term.span, term.back, calendar)(day)
    except CalendarNotPublished as gap:
        return {gap.year}
    return set()
