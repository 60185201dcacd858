"""The last day of a term in a scene, or what is missing to know it."""

from collections.abc import Mapping
from datetime import date

from checker.cases.scene import Record, Scene
from checker.evaluation.evaluator import evaluate
from checker.evaluation.gaps import calendar_gaps
from checker.ir.terms import Choose, Term
from checker.ir.traversal import fields_of, map_children
from checker.legaltime.workdays import WorkCalendar
from checker.verification.duty import Deadline, UnknownTerm


def deadline_of(last: Term | None, scene: Scene, choice: Mapping[str, str], calendar: WorkCalendar | None) -> Deadline:
    """None for no term; else its last day, or the fields that are not recorded and the years without a calendar."""
    if last is None:
        return Deadline()
    day = evaluate(last, scene, choice, calendar)
    if isinstance(day, date):
        return Deadline(day)
    chosen = _chosen(last, choice)
    unknown = tuple(
        (scope, name)
        for scope, name in sorted(fields_of(chosen))
        if name not in scene.records.get(scope, Record()).values
    )
    return Deadline(None, UnknownTerm(unknown, tuple(sorted(calendar_gaps(chosen, scene, choice, calendar)))))


def _chosen(term: Term, choice: Mapping[str, str]) -> Term:
    """The term under the readings chosen."""
    if isinstance(term, Choose) and choice.get(term.reading) in dict(term.options):
        return _chosen(dict(term.options)[choice[term.reading]], choice)
    return map_children(term, lambda part: _chosen(part, choice))
