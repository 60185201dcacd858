"""Where a broken claim falls short: recorded days and numbers beside the ones that were due."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from checker.cases.scene import Scene
from checker.evaluation.evaluator import evaluate
from checker.ir.terms import And, Choose, Count, Equal, Field, Less, LessEqual, Or, Term
from checker.legaltime.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A recorded value, or a number of entries, and the one it had to equal ("="), not to exceed ("<=", "<") or to reach
    (">=", ">")."""

    field: Field | Count
    found: date | int
    relation: str
    due: date | int


def shortfalls(
    term: Term, scene: Scene, choice: Mapping[str, str], calendar: WorkCalendar | None
) -> tuple[Shortfall, ...]:
    """The failing comparisons of a false condition that set a recorded day or number against another value."""
    return tuple(dict.fromkeys(_found(term, scene, choice, calendar)))


def _found(term: Term, scene: Scene, choice: Mapping[str, str], calendar: WorkCalendar | None) -> Iterator[Shortfall]:
    match term:
        case Or(terms=terms) if len(terms) > WIDEST:
            return
        case And(terms=terms) | Or(terms=terms):
            for part in terms:
                if evaluate(part, scene, choice, calendar) is False:
                    yield from _found(part, scene, choice, calendar)
        case Choose(reading=reading, options=options):
            for name, option in options:
                if choice.get(reading) == name:
                    yield from _found(option, scene, choice, calendar)
        case Equal(left=left, right=right):
            yield from _compared(left, "=", right, scene, choice, calendar)
        case Less(left=left, right=right):
            yield from _compared(left, "<", right, scene, choice, calendar)
        case LessEqual(left=left, right=right):
            yield from _compared(left, "<=", right, scene, choice, calendar)
        case _:
            return


def _compared(
    left: Term, relation: str, right: Term, scene: Scene, choice: Mapping[str, str], calendar: WorkCalendar | None
) -> Iterator[Shortfall]:
    values = [evaluate(side, scene, choice, calendar) for side in (left, right)]
    if not all(isinstance(v, date | int) and not isinstance(v, bool) for v in values):
        return
    found, due = values
    if isinstance(right, Field | Count) and not isinstance(left, Field | Count):
        left, found, due, relation = right, due, found, _MIRROR[relation]
    if isinstance(left, Field | Count):
        yield Shortfall(left, found, relation, due)  # type: ignore[arg-type]


WIDEST = 4
"""Wider alternatives (an odd number, a long list) are not spelled out one by one."""

_MIRROR = {"=": "=", "<": ">", "<=": ">="}
