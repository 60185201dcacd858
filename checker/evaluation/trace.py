"""Why a term has its value: the values of its parts."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.cases.scene import Entry, EventList, Scene
from checker.evaluation.bounds import Bounds
from checker.evaluation.closures import NOTHING, Choice, Values
from checker.evaluation.evaluator import compile_term
from checker.ir.terms import AtLeast, Choose, Count, Exists, Ite, Term
from checker.ir.walk import children
from checker.legaltime.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class Trace:
    """A term, its value (`None`: unknown), and the parts it was found from.

    Under a quantifier stand one trace of `where` per recorded event, with the event's index in the list, then `until`.
    Options and branches that play no part are left out.
    """

    term: Term
    value: Entry | None
    parts: "tuple[Trace, ...]" = ()
    event: int | None = None


def trace(term: Term, scene: Scene, choice: Choice, calendar: WorkCalendar | None) -> Trace:
    """The traced value of the term."""
    return _Tracer(scene, choice, calendar).trace(term, NOTHING, None)


@dataclass(frozen=True, slots=True)
class _Tracer:
    scene: Scene
    choice: Choice
    calendar: WorkCalendar | None

    def trace(self, term: Term, event: Values, index: int | None) -> Trace:
        return Trace(term, self._value(term, event), tuple(self._parts(term, event)), index)

    def _value(self, term: Term, event: Values) -> Entry | None:
        value = compile_term(term, self.calendar)(self.scene, self.choice, event)
        return None if isinstance(value, Bounds) else value

    def _parts(self, term: Term, event: Values) -> Iterator[Trace]:
        match term:
            case Exists() | AtLeast() | Count():
                recorded = self.scene.lists.get((term.source.scope, term.source.kind), EventList()).records
                for index, record in enumerate(recorded):
                    yield self.trace(term.where, record.values, index)
                if not isinstance(term, Count) and term.until is not None:
                    yield self.trace(term.until, NOTHING, None)
            case Ite(condition=condition, then=then, otherwise=otherwise):
                selected = self._value(condition, event)
                yield self.trace(condition, event, None)
                if selected is None or selected is True:
                    yield self.trace(then, event, None)
                if selected is not True:
                    yield self.trace(otherwise, event, None)
            case Choose(reading=reading, options=options):
                chosen = self.choice.get(reading)
                known = chosen in dict(options)
                for name, option in options:
                    if not known or name == chosen:
                        yield self.trace(option, event, None)
            case _:
                for part in children(term):
                    yield self.trace(part, event, None)
