"""The norms of a regulation from which duties arise, made ready to be looked for in many dossiers.

A duty arises from something that a dossier records: an award, an act, a step that is over, an event, or the day from
which a term runs. A norm that names none of these binds all the time; in a dossier nobody can see it arise.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Final

from checker.cases.scene import Entry, EventList, Scene
from checker.evaluation.evaluator import evaluate
from checker.ir import factory as f
from checker.ir.norms import Anchor, Conduct, Due, Step, Strength
from checker.ir.regulation import Regulation, Vocabulary
from checker.ir.terms import Shift, Source, Term
from checker.ir.traversal import fields_of, map_children, readings_of, sources_of
from checker.legaltime.span import DaySpan, MonthSpan, Span, WorkdaySpan
from checker.legaltime.workdays import WorkCalendar
from checker.verification.claims import ENTRY_SCOPES
from checker.verification.duty import Kind
from checker.verification.omissions import Mandatory, mandatory

WINNER: Final = "winner_body"
APPLICANT: Final = "applicant"
STEP: Final = "step."
OWNERS: Final = ("subject", "unit")


@dataclass(frozen=True)
class Obligation:
    """A norm of which a duty can arise. `what` is owed: acts with their matters, or a step (alone, without a matter).
    `steps` must be over before it arises, `upon` are acts that make it arise, `sources` event lists of which an event
    does; `dated` the steps from whose days its term runs; `personal` if one subject owes it or is the cause of it."""

    anchor: Anchor
    kind: Kind
    what: tuple[tuple[str, str], ...]
    who: tuple[str, ...]
    awards: tuple[str, ...]
    arises: Term
    exempted: Term
    due: Due | None
    period: Span | None
    steps: tuple[str, ...]
    upon: tuple[str, ...]
    sources: tuple[Source, ...]
    dated: tuple[str, ...]
    personal: bool
    calendar: WorkCalendar | None

    @cached_property
    def needs_event(self) -> bool:
        """Whether it cannot arise where none of the events that it looks at is recorded, and none other is possible."""
        empty = {(source.scope, source.kind): EventList((), date.max) for source in self.sources}
        return evaluate(self.arises, Scene({}, empty), {}, self.calendar) is False

    @cached_property
    def turns(self) -> bool:
        """Whether it depends on a reading whether it arises."""
        return bool(readings_of(self.arises) or readings_of(self.exempted))

    @cached_property
    def readings(self) -> tuple[str, ...]:
        """The readings on which it depends, also those of its term."""
        terms = [self.arises, self.exempted, *((self.due.since, self.due.last) if self.due is not None else ())]
        return tuple(dict.fromkeys(name for term in terms for name in readings_of(term)))

    @property
    def of_winners(self) -> bool:
        """Whether winners owe it, each from his award on."""
        return WINNER in self.who

    def holds(self, scene: Scene, choice: Mapping[str, str]) -> bool:
        """Whether it is known that the duty has arisen, as far as its conditions go."""
        arisen = evaluate(self.arises, scene, choice, self.calendar) is True
        return arisen and evaluate(self.exempted, scene, choice, self.calendar) is False

    def value(self, term: Term, scene: Scene, choice: Mapping[str, str]) -> Entry | None:
        """The value of one of its days."""
        return evaluate(term, scene, choice, self.calendar)


@dataclass(frozen=True)
class Obligations:
    """Those that can be seen to arise, how many duties the regulation has in all, and its mandatory sanctions."""

    visible: tuple[Obligation, ...]
    duties: int
    sanctions: tuple[Mandatory, ...]


def obligations(regulation: Regulation, vocabulary: Vocabulary, calendar: WorkCalendar | None) -> Obligations:
    """The duties of a regulation, and the steps that must be taken within a term or on account of an event."""
    conducts = [n for n in regulation.norms if isinstance(n, Conduct) and n.kind == "duty"]
    strict = [n for n in conducts if n.strength is Strength.STRICT]
    found = [_of_conduct(n, vocabulary, calendar) for n in strict]
    steps = [n for n in regulation.norms if isinstance(n, Step)]
    found += [_of_step(n, steps, calendar) for n in steps if n.due is not None or (n.bodies and _sources(n.applies))]
    return Obligations(tuple(o for o in found if _visible(o)), len(conducts), mandatory(regulation))


def _visible(o: Obligation) -> bool:
    return bool(o.of_winners or o.steps or o.upon or o.sources or o.due is not None)


def _of_conduct(norm: Conduct, vocabulary: Vocabulary, calendar: WorkCalendar | None) -> Obligation:
    roles = {APPLICANT, *vocabulary.members["category"]}
    steps = tuple(dict.fromkeys((*norm.after, *_steps(norm.arises))))
    return Obligation(
        norm.anchor, Kind.ACT, norm.actions, norm.who, norm.awards, norm.arises, _exempted(norm.anchor), norm.due,
        _span(norm.every) if norm.every else None, steps, norm.upon, _sources(norm.arises), _dated(norm.due),
        bool(roles & set(norm.who)) or _personal(norm.arises, norm.due), calendar,
    )  # fmt: skip


def _of_step(norm: Step, steps: list[Step], calendar: WorkCalendar | None) -> Obligation:
    who = norm.bodies or next((n.bodies for n in steps if n.name == norm.name and n.bodies), ())
    before = tuple(s for s in _steps(norm.applies) if s != norm.name)
    dated = tuple(dict.fromkeys((norm.name, *_dated(norm.due))))
    return Obligation(
        norm.anchor, Kind.STEP, ((norm.name, ""),), who, (), norm.applies, _exempted(norm.anchor), norm.due, None, before,
        (), _sources(norm.applies), dated, _personal(norm.applies, norm.due), calendar,
    )  # fmt: skip


def _exempted(anchor: Anchor) -> Term:
    return f.disj(*(e.when for e in anchor.exemptions))


def _dated(due: Due | None) -> tuple[str, ...]:
    return _steps(due.since) if due is not None else ()


def _sources(arises: Term) -> tuple[Source, ...]:
    return tuple(sorted((s for s in sources_of(arises) if s.scope in OWNERS), key=lambda s: (s.scope, s.kind)))


def _steps(term: Term) -> tuple[str, ...]:
    return tuple(sorted({scope.removeprefix(STEP) for scope, _ in fields_of(term) if scope.startswith(STEP)}))


def _personal(arises: Term, due: Due | None) -> bool:
    terms = (arises, due.since, due.last) if due is not None else (arises,)
    scopes = {scope for term in terms for scope, _ in fields_of(term)} | {s.scope for s in _sources(arises)}
    return bool(scopes & ENTRY_SCOPES)


def _span(every: tuple[int, str]) -> Span:
    count, unit = every
    match unit:
        case "years":
            return MonthSpan(12 * count)
        case "months":
            return MonthSpan(count)
        case "days":
            return DaySpan(count)
        case _:
            return WorkdaySpan(count)


@lru_cache(maxsize=1024)
def period_end(last: Term, period: Span, number: int) -> Term:
    """The last day of the period of that number, from the last day of the first: the length is taken so many times, since
    moving twice is not moving once."""
    if isinstance(last, Shift) and last.span == period and not last.back:
        return f.shift(period_end(last.day, period, number), _times(period, number))
    return map_children(last, lambda part: period_end(part, period, number))


def _times(period: Span, number: int) -> Span:
    match period:
        case MonthSpan(months=count):
            return MonthSpan(count * number)
        case DaySpan(days=count):
            return DaySpan(count * number)
        case WorkdaySpan(days=count):
            return WorkdaySpan(count * number)
