"""Facts: the smallest pieces of a scene that can be recorded, unknown or changed, one class each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldFact:
    """The value of one field of one record."""

    scope: str
    name: str


@dataclass(frozen=True, slots=True)
class EventFieldFact:
    """The value of one field of the recorded event number `index` (from 0) of a list."""

    scope: str
    kind: str
    index: int
    name: str


@dataclass(frozen=True, slots=True)
class EventFact:
    """That the recorded event number `index` (from 0) of a list happened as recorded."""

    scope: str
    kind: str
    index: int


@dataclass(frozen=True, slots=True)
class ListFact:
    """Which events a list holds besides the recorded ones; as a recorded fact: through which day it is complete."""

    scope: str
    kind: str


Fact = FieldFact | EventFieldFact | EventFact | ListFact


def fact_key(fact: Fact) -> tuple[str, ...]:
    """An order of facts that is the same in every process."""
    match fact:
        case FieldFact(scope, name):
            return scope, "", "", name
        case EventFieldFact(scope, kind, index, name):
            return scope, kind, f"{index:06d}", name
        case EventFact(scope, kind, index):
            return scope, kind, f"{index:06d}", ""
        case ListFact(scope, kind):
            return scope, kind, "", ""
