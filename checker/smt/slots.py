"""How many unrecorded events a set of terms can speak of, and which fields of it can be absent.

Bound: keep, of any completion of a scene, the recorded events and, for each quantifier that holds, its witnesses (one
for `Exists`, `count` for `AtLeast`). A quantifier that held still holds, one that did not still does not, since fewer
events remain; so every term keeps its value. Per list, the sum over the distinct quantifiers is therefore enough.
Quantifiers over a list that is complete through their known `until` need none.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from checker.cases.scene import ABSENT, Scene
from checker.ir.terms import EVENT, AtLeast, Count, Exists, Has, Source, Term
from checker.ir.walk import children

FieldName = tuple[str, str, str]
"""(scope, event kind or "", name) of a field, of every event of the list if there is a kind."""


def extra_slots(
    terms: Iterable[Term], scene: Scene, known_day: Callable[[Term], date | None], closed_too: bool = False
) -> Mapping[Source, int]:
    """Per list, how many unrecorded events suffice; `known_day` tells the day of an `until` if it is known.

    With `closed_too`, lists recorded as complete get their slots as well (for asking what else might have been).
    """
    needed: dict[Source, int] = {}
    for quantifier in dict.fromkeys(q for term in terms for q in quantifiers(term)):
        source = quantifier.source
        if closed_too or not complete(scene, source, _last_day(quantifier, known_day)):
            needed[source] = needed.get(source, 0) + _witnesses(quantifier)
    return needed


def complete(scene: Scene, source: Source, until: date | None) -> bool:
    """Whether the recorded events are all there are up to `until` (`None`: for all time)."""
    events = scene.lists.get((source.scope, source.kind))
    through = None if events is None else events.complete_through
    if through is None:
        return False
    return through == date.max or (until is not None and through >= until)


def optional_fields(terms: Iterable[Term], scene: Scene) -> frozenset[FieldName]:
    """Fields that can be absent: a term asks whether the field is present, or the scene records it as absent."""
    asked = {place for term in terms for place in _asked(term, "", "")}
    recorded = {(scope, "", name) for scope, record in scene.records.items() for name in _absent(record.values)}
    listed = {
        (scope, kind, name)
        for (scope, kind), events in scene.lists.items()
        for record in events.records
        for name in _absent(record.values)
    }
    return frozenset(asked | recorded | listed)


def _witnesses(quantifier: Exists | AtLeast | Count) -> int:
    match quantifier:
        case Exists():
            return 1
        case AtLeast(count=count):
            return count
        case Count():
            return 0


def _last_day(quantifier: Exists | AtLeast | Count, known_day: Callable[[Term], date | None]) -> date | None:
    if isinstance(quantifier, Count) or quantifier.until is None:
        return None
    return known_day(quantifier.until)


def _absent(values: Mapping[str, object]) -> Iterator[str]:
    return (name for name, value in values.items() if value is ABSENT)


def _asked(term: Term, scope: str, kind: str) -> Iterator[FieldName]:
    match term:
        case Has(place, name):
            yield (scope, kind, name) if place == EVENT else (place, "", name)
        case Exists(source=source) | AtLeast(source=source) | Count(source=source):
            for child in children(term):
                yield from _asked(child, source.scope, source.kind)
        case _:
            for child in children(term):
                yield from _asked(child, scope, kind)


def quantifiers(term: Term) -> Iterator[Exists | AtLeast | Count]:
    """The quantified parts of a term, from left to right."""
    if isinstance(term, Exists | AtLeast | Count):
        yield term
    else:
        for child in children(term):
            yield from quantifiers(child)
