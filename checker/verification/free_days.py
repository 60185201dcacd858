"""Readings that choose between unknown days: a condition made weaker or stronger, so that it does not depend on them.

Weaker: any day may stand for the chosen one. What is impossible even so is impossible under each alternative, and shown
by one proof about one day. Stronger: all these days are the same one. What is possible even so is so under each.
"""

from collections.abc import Callable

from checker.cases.scene import Scene
from checker.ir import factory as f
from checker.ir.terms import EVENT, Choose, Field, Term
from checker.ir.traversal import map_children
from checker.ir.types import DATE, DateType
from checker.smt.slots import optional_fields

Days = tuple[Term, ...]


def loosened(term: Term, scene: Scene) -> Term:
    """The term with one free day for each choice between days of which nothing is known. Where it cannot be true, the
    term cannot."""
    names: dict[tuple[str, Days], int] = {}

    def any_day(reading: str, days: Days) -> Term:
        return Field(f"any.{names.setdefault((reading, days), len(names))}", "day", DATE)

    return _replaced(term, scene, any_day)


def levelled(term: Term, scene: Scene) -> Term:
    """The term where days of which nothing is known, and between which a reading chooses, are all the same. Where it is
    true, the term is, whichever day is chosen."""
    same: list[Term] = []

    def first_day(_: str, days: Days) -> Term:
        same.extend(f.equal(days[0], day) for day in days[1:])
        return days[0]

    found = _replaced(term, scene, first_day)
    return f.conj(found, *same)


def _replaced(term: Term, scene: Scene, by: Callable[[str, Days], Term]) -> Term:
    absent = {name for _, _, name in optional_fields([term], scene)}

    def unknown_day(option: Term) -> bool:
        if not isinstance(option, Field) or not isinstance(option.type, DateType) or option.scope == EVENT:
            return False
        record = scene.records.get(option.scope)
        return option.name not in absent and (record is None or option.name not in record.values)

    def walk(part: Term) -> Term:
        match part:
            case Choose(reading=reading, options=options) if all(unknown_day(option) for _, option in options):
                return by(reading, tuple(option for _, option in options))
            case _:
                return map_children(part, walk)

    return walk(term)
