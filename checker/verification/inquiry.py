"""Whether something can be: what is asked, and the three answers."""

from collections.abc import Mapping
from dataclasses import dataclass

from checker.cases.scene import Scene
from checker.ir.terms import Source, Term
from checker.legaltime.workdays import WorkCalendar
from checker.smt.limits import DEFAULT_LIMITS, Limits
from checker.verification.outcome import Reason, Witness


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is asked: a term in a scene; `choice` gives the alternative chosen for every reading."""

    term: Term
    scene: Scene
    choice: Mapping[str, str]
    calendar: WorkCalendar | None
    limits: Limits = DEFAULT_LIMITS


@dataclass(frozen=True, slots=True)
class Possible:
    """Some completion makes it true: this one."""

    witness: Witness


@dataclass(frozen=True, slots=True)
class Excluded:
    """No completion makes it true; so many unrecorded events per list were enough to show it."""

    slots: tuple[tuple[Source, int], ...]


@dataclass(frozen=True, slots=True)
class Unclear:
    """No answer, and why."""

    reason: Reason


Possibility = Possible | Excluded | Unclear
