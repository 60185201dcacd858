"""Looking up what was done: the recorded decisions and steps that can satisfy a duty, in time, too late, or perhaps."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from checker.cases.case import Decision, StepRecord
from checker.verification.duty import Deed, Found, Kind, UnclearDeed
from checker.verification.matters import day_of

RECEIVED: Final = "received"
SHOWN_BY: Final[Mapping[str, str]] = MappingProxyType({"submit": "proposed_by", "approve": "approved_by"})
"""Acts that a later decision itself shows: by the field of it that names who did them."""


@dataclass(frozen=True, slots=True)
class Span:
    """When a deed counts: not before `first` (`None`: at any time), in time through `last` (`None`: without a term)."""

    first: date | None
    last: date | None


def acts_done(
    decisions: Iterable[Decision], act: str, matter: str, actors: frozenset[str], number: int | None, span: Span
) -> Found:
    """Among recorded decisions, in the order of their days: those of the act, about the matter, by one of the actors
    (none named: by anybody), of the round."""
    return _first(_acts(decisions, act, matter, actors, number), span)


def step_done(steps: Mapping[str, StepRecord], name: str, received: date | None, span: Span) -> Found:
    """The step, if it is about what was received on that day; the day on which it ended counts."""
    step = steps.get(name)
    if step is None or step.values.get("done") is not True:
        return Found()
    recorded, start, end = (step.values.get(field) for field in (RECEIVED, "start", "end"))
    if received is not None and isinstance(recorded, date) and recorded != received:
        return Found()
    if span.first is not None and isinstance(start, date) and start < span.first:
        return Found()
    deed = Deed(Kind.STEP, name, end if isinstance(end, date) else None, step.line)
    return _first([(deed, None if deed.day else "end")], span)


def _acts(
    decisions: Iterable[Decision], act: str, matter: str, actors: frozenset[str], number: int | None
) -> Iterator[tuple[Deed, str | None]]:
    """The deeds that are such an act, each with the field of it that is not known and that might exclude it."""
    shown = SHOWN_BY.get(act, "")
    for d in decisions:
        if number is not None and d.round is not None and d.round != number:
            continue
        named = d.values.get(shown)
        if isinstance(named, frozenset) and named & actors and day_of(d) is not None:
            yield Deed(Kind.ACT, d.identifier, day_of(d), d.line), None
        if d.act != act:
            continue
        about, by = d.values.get("matter"), d.values.get("by")
        if matter and about is not None and about != matter:
            continue
        if actors and isinstance(by, frozenset) and not by & actors:
            continue
        doubts = (("matter", matter and about is None), ("by", actors and by is None), ("day", day_of(d) is None))
        yield Deed(Kind.ACT, d.identifier, day_of(d), d.line), next((name for name, doubt in doubts if doubt), None)


def _first(deeds: Iterable[tuple[Deed, str | None]], span: Span) -> Found:
    late: Deed | None = None
    unclear: UnclearDeed | None = None
    for deed, doubt in deeds:
        if deed.day is not None and span.first is not None and deed.day < span.first:
            continue
        if deed.day is not None and span.last is not None and deed.day > span.last:
            late = late or (deed if doubt is None else None)
        elif doubt is not None:
            unclear = unclear or UnclearDeed(deed, doubt)
        else:
            return Found(done=deed)
    return Found(None, late, unclear)
