"""Answers kept for scenes that leave the same of a term: where many applicants lack the same facts, one is enough.

What is left of a term after all that is known has been put in, how far its lists are complete, and the choice of
readings decide which facts matter and which readings turn it.
"""

from collections.abc import Callable, Hashable, Mapping
from typing import Final, Generic, TypeVar

from checker.cases.scene import EventList, Scene
from checker.evaluation.residual import residual
from checker.ir.terms import Term
from checker.ir.traversal import fields_of, sources_of
from checker.legaltime.workdays import WorkCalendar
from checker.smt.slots import FieldName, optional_fields

T = TypeVar("T")

MOST: Final = 5_000


class Remembered(Generic[T]):
    """Answers of one kind, by what was asked."""

    def __init__(self) -> None:
        self._answers: dict[Hashable, tuple[WorkCalendar | None, T]] = {}

    def answer(
        self,
        key: Hashable,
        calendar: WorkCalendar | None,
        make: Callable[[], T],
        final: Callable[[T], bool] = lambda _: True,
    ) -> T:
        """The answer given before to the same question, else a new one, which is kept if it is `final`: an answer of
        a solver that gave up is not."""
        whole = (key, id(calendar))
        known = self._answers.get(whole)
        if known is not None:
            return known[1]
        fresh = make()
        if final(fresh):
            if len(self._answers) >= MOST:
                self._answers.clear()
            self._answers[whole] = calendar, fresh  # INVARIANT: the calendar is kept alive, so its id stays its own
        return fresh


def left_open(
    term: Term,
    scene: Scene,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
    optional: frozenset[FieldName] | None,
) -> Hashable:
    """What a scene leaves open of a term, and which of the fields in it can be absent, as a key: equal keys, equal
    answers. `optional` is what the answer will be asked for with (`None`: by the whole term, which says more of absence
    than what is left of it)."""
    rest = residual(term, scene, choice, calendar)
    named = {name for _, name in fields_of(rest)}
    absent = optional_fields([term], scene) if optional is None else optional
    through = {s: scene.lists.get((s.scope, s.kind), EventList()).complete_through for s in sources_of(rest)}
    lists = tuple(sorted(through.items(), key=lambda item: (item[0].scope, item[0].kind)))
    can_be_absent = frozenset(field for field in absent if field[2] in named)
    return rest, can_be_absent, lists, tuple(sorted(choice.items())), tuple(sorted(scene.key_fields.items()))
