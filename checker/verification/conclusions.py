"""What the analyses answer, as plain values; importing them does not load the solver."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from checker.cases.scene import Entry
    from checker.smt.facts import Fact
    from checker.smt.slots import FieldName
    from checker.smt.variables import Place
    from checker.verification.outcome import Reason, Witness


@dataclass(frozen=True, slots=True)
class Decided:
    """The term has this value in every completion of the scene."""

    value: bool


@dataclass(frozen=True, slots=True)
class Open:
    """The term is true in one completion and false in another."""

    completion_true: Witness
    completion_false: Witness


@dataclass(frozen=True, slots=True)
class Unsettled:
    """The solver did not tell, and why."""

    reason: Reason


Settled: TypeAlias = Decided | Open | Unsettled

Change: TypeAlias = tuple[tuple[str, str], ...]
"""Readings with the alternative taken instead of the default, by name."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A minimal change of readings, and what the term is worth after it."""

    change: Change
    settled: Settled


@dataclass(frozen=True, slots=True)
class Dependence:
    """The value under the default readings; `same` if it is proved the same under all; else the minimal changes that
    turn it, all of them if `complete`. `reason` says why nothing more could be told."""

    default: Settled
    same: bool
    changes: tuple[Turned, ...]
    complete: bool
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class MinimalReason:
    """Claims that cannot all hold, given just these recorded facts. `given` are days taken as recorded throughout,
    because working days are counted from or against them."""

    labels: tuple[str, ...]
    facts: tuple[Fact, ...]
    given: tuple[FieldName, ...] = ()


@dataclass(frozen=True, slots=True)
class Reasons:
    """Minimal reasons: all there are if `complete`, else as many as were asked for or found."""

    reasons: tuple[MinimalReason, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class NotForced:
    """The recorded facts do not force any of the claims to fail together."""


@dataclass(frozen=True, slots=True)
class NoReason:
    """No answer, and why."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class Relevance:
    """The relevant facts, in a fixed order. `unsure` are facts for which the solver gave up or something could not be
    said exactly: they may or may not be relevant."""

    facts: tuple[Fact, ...]
    unsure: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class SettlingSet:
    """An inclusion-minimal set of facts, and an example of values that settle the term."""

    facts: tuple[Fact, ...]
    example: tuple[tuple[Place, str, Entry], ...]


@dataclass(frozen=True, slots=True)
class SettlingSets:
    """Minimal settling sets, smallest first. If not `complete`, larger sets or sets beyond the limits may exist."""

    sets: tuple[SettlingSet, ...]
    complete: bool
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Nearest:
    """Facts that would have to be otherwise (none: the condition can hold as recorded), and a case in which they are.

    `given` are days that were kept, because working days are counted from or against them.
    """

    changes: tuple[Fact, ...]
    witness: Witness
    given: tuple[FieldName, ...] = ()


@dataclass(frozen=True, slots=True)
class NoAlternative:
    """No change of unprotected facts makes the condition true."""


@dataclass(frozen=True, slots=True)
class NotFound:
    """No answer, and why."""

    reason: Reason
