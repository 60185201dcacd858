"""Terms: the formulas that norms are lowered to. Plain data without behaviour; built in `factory`, read by every meaning.

A term is evaluated in a scene (`checker.cases.scene`): named records with typed fields, and lists of event records.
`Field("event", …)` inside the `where` of a quantifier is the event it binds. Quantifiers do not nest.
Meaning: docs/semantics.md. A comparison one side of which is absent (an optional field recorded as "none") does not hold.
"""

from dataclasses import dataclass
from typing import ClassVar

from checker.ir.types import Type, Value
from checker.legaltime.span import DaySpan, MonthSpan, WorkdaySpan


class _Remembering:
    """A term made of terms: its hash is worked out once, for terms are keys wherever something is remembered of them."""

    __slots__ = ("_hash",)
    __match_args__: ClassVar[tuple[str, ...]]
    _hash: int


def _hash_once(term: _Remembering) -> int:
    try:
        return term._hash
    except AttributeError:
        found = hash((type(term), *map(term.__getattribute__, term.__match_args__)))
        object.__setattr__(term, "_hash", found)
        return found


@dataclass(frozen=True, slots=True)
class Literal:
    """A typed constant."""

    value: Value
    type: Type


@dataclass(frozen=True, slots=True)
class Field:
    """The value of one field of one record; `scope` is the record's name in the scene, or "event"."""

    scope: str
    name: str
    type: Type


@dataclass(frozen=True, slots=True)
class Has:
    """Whether an optional field is present (recorded, and not as "none")."""

    scope: str
    name: str


@dataclass(frozen=True, slots=True)
class Contains:
    """Whether a field of a set type contains a member."""

    scope: str
    name: str
    member: str


@dataclass(frozen=True, slots=True)
class Not(_Remembering):
    """Negation."""

    __hash__ = _hash_once
    term: "Term"


@dataclass(frozen=True, slots=True)
class And(_Remembering):
    """Conjunction; empty is true."""

    __hash__ = _hash_once
    terms: "tuple[Term, ...]"


@dataclass(frozen=True, slots=True)
class Or(_Remembering):
    """Disjunction; empty is false."""

    __hash__ = _hash_once
    terms: "tuple[Term, ...]"


@dataclass(frozen=True, slots=True)
class Equal(_Remembering):
    """Equality of two terms of one type (not sets)."""

    __hash__ = _hash_once
    left: "Term"
    right: "Term"


@dataclass(frozen=True, slots=True)
class Less(_Remembering):
    """Strict order of two terms of one ordered type."""

    __hash__ = _hash_once
    left: "Term"
    right: "Term"


@dataclass(frozen=True, slots=True)
class LessEqual(_Remembering):
    """Order of two terms of one ordered type."""

    __hash__ = _hash_once
    left: "Term"
    right: "Term"


@dataclass(frozen=True, slots=True)
class Shift(_Remembering):
    """A day moved by a span: months clamp at the month end; working days count in the calendar of China.

    For a `WorkdaySpan(n)` with n >= 1 the result is the n-th working day after the day, the day itself not counted;
    `WorkdaySpan(0)` is the day itself if it is a working day, else the next one. `back` moves to the past
    (not for working days).
    """

    __hash__ = _hash_once
    day: "Term"
    span: MonthSpan | DaySpan | WorkdaySpan
    back: bool = False


@dataclass(frozen=True, slots=True)
class Plus(_Remembering):
    """Sum of whole numbers, scores or money, each scaled by a constant: sum of `factor * term` plus `constant`."""

    __hash__ = _hash_once
    parts: "tuple[tuple[int, Term], ...]"
    constant: int


@dataclass(frozen=True, slots=True)
class Ite(_Remembering):
    """`then` where the condition holds, else `otherwise`."""

    __hash__ = _hash_once
    condition: "Term"
    then: "Term"
    otherwise: "Term"


@dataclass(frozen=True, slots=True)
class Choose(_Remembering):
    """The option of the alternative chosen for a reading; options are in the reading's order and of one type."""

    __hash__ = _hash_once
    reading: str
    options: "tuple[tuple[str, Term], ...]"


@dataclass(frozen=True, slots=True)
class Source:
    """A list of events in the scene: of which record ("subject", "unit", "round") and which event kind."""

    scope: str
    kind: str


@dataclass(frozen=True, slots=True)
class Exists(_Remembering):
    """Some event of the list satisfies `where`. `until`, when given, bounds from above the key date of every event
    that can satisfy `where`; a list recorded as complete through that day holds no others."""

    __hash__ = _hash_once
    source: Source
    where: "Term"
    until: "Term | None" = None


@dataclass(frozen=True, slots=True)
class AtLeast(_Remembering):
    """At least `count` (>= 1) events of the list satisfy `where`; `within`, when given, means that the key dates of
    some `count` of them lie in one span: latest <= earliest shifted by `within`."""

    __hash__ = _hash_once
    count: int
    source: Source
    where: "Term"
    until: "Term | None" = None
    within: MonthSpan | DaySpan | None = None


@dataclass(frozen=True, slots=True)
class Count(_Remembering):
    """How many events of a list that is complete (the entries of an award list) satisfy `where`."""

    __hash__ = _hash_once
    source: Source
    where: "Term"


Term = (
    Literal
    | Field
    | Has
    | Contains
    | Not
    | And
    | Or
    | Equal
    | Less
    | LessEqual
    | Shift
    | Plus
    | Ite
    | Choose
    | Exists
    | AtLeast
    | Count
)

EVENT = "event"
