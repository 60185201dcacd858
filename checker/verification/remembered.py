"""Answers kept for scenes that leave the same of a term: where many applicants lack the same facts, one is enough.

What is left of a term after all that is known has been put in, how far its lists are complete, and the choice of
readings decide which facts matter and which readings turn it.
"""

from collections.abc import Callable, Hashable, Mapping
from typing import Final, Generic, TypeVar

from checker.cases.scene import EventList, Scene
from checker.evaluation.residual import residual
from checker.ir.terms import Term
from checker.ir.traversal import sources_of
from checker.legaltime.workdays import WorkCalendar

T = TypeVar("T")

MOST: Final = 5_000


class Remembered(Generic[T]):
    """Answers of one kind, by what was asked."""

    def __init__(self) -> None:
        self._answers: dict[Hashable, tuple[WorkCalendar | None, T]] = {}

    def answer(self, key: Hashable, calendar: WorkCalendar | None, make: Callable[[], T]) -> T:
        """The answer given before to the same question, else a new one."""
        whole = (key, id(calendar))
        if whole not in self._answers:
            if len(self._answers) >= MOST:
                self._answers.clear()
            self._answers[whole] = calendar, make()  # INVARIANT: the calendar is kept alive, so its id stays its own
        return self._answers[whole][1]


def left_open(term: Term, scene: Scene, choice: Mapping[str, str], calendar: WorkCalendar | None) -> Hashable:
    """What a scene leaves open of a term, as a key: equal keys, equal answers."""
    rest = residual(term, scene, choice, calendar)
    through = {s: scene.lists.get((s.scope, s.kind), EventList()).complete_through for s in sources_of(rest)}
    lists = tuple(sorted(through.items(), key=lambda item: (item[0].scope, item[0].kind)))
    return rest, lists, tuple(sorted(choice.items())), tuple(sorted(scene.key_fields.items()))
