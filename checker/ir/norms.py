"""Norms after lowering: plain data, one class per kind, addressed by the place of the text they stand for.

Every condition is a term; `applies` says when the norm speaks to the act at hand, `holds` what it asks.
"""

from dataclasses import dataclass
from enum import StrEnum

from checker.ir.factory import TRUE
from checker.ir.lengths import (
    BarLength,
    Declared,
    Due,
    Forever,
    InRounds,
    InTime,
    NoBar,
    RecordedBan,
    StepLength,
    WhileTrue,
)
from checker.ir.terms import Term
from checker.lawtext.citation import Citation

__all__ = [
    "Anchor", "Bar", "BarLength", "Check", "Condition", "Conduct", "Consequence", "Declared", "Due", "Excepted",
    "Exemption", "Forever", "Gift", "Grant", "Ground", "InRounds", "InTime", "Informative", "Limit", "NoBar",
    "Norm", "Order", "Power", "Preference", "RecordedBan", "Sanction", "Silent", "Statement", "Step",
    "StepLength", "Strength", "WhileTrue",
]  # fmt: skip


class Strength(StrEnum):
    """How a norm binds."""

    STRICT = "strict"
    IN_PRINCIPLE = "in_principle"
    MAY = "may"
    ENCOURAGE = "encourage"


@dataclass(frozen=True, slots=True)
class Exemption:
    """A norm that takes cases out of another: where it stands, and for which cases."""

    cite: Citation
    when: Term


@dataclass(frozen=True, slots=True)
class Anchor:
    """What every norm carries: its address, the operative words it rests on, provisions it refers to, where it is written."""

    cite: Citation
    quotes: tuple[str, ...]
    refers: tuple[Citation, ...]
    line: int
    exemptions: tuple[Exemption, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """`require`/`exclude`: a condition of acts, for categories of subjects (empty: all)."""

    anchor: Anchor
    acts: tuple[str, ...]
    categories: tuple[str, ...]
    strength: Strength
    applies: Term
    holds: Term


@dataclass(frozen=True, slots=True)
class Bar:
    """A history that keeps its owner from acts. `barred` holds in a scene whose act is kept out.

    `lengths` gives, per alternative of `reading` (or alone under ""), the length as written; `event` the event kind the
    bar looks at; `sanction` the sanction of which it is a consequence, if any; `declared` what a decision declares that
    repeats a bar which is no consequence of a sanction.
    """

    anchor: Anchor
    acts: tuple[str, ...]
    event: str
    reading: str
    lengths: tuple[tuple[str, BarLength], ...]
    applies: Term
    barred: Term
    sanction: Citation | None = None
    declared: Declared | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """A count over one round's award list."""

    anchor: Anchor
    strength: Strength
    applies: Term
    holds: Term


@dataclass(frozen=True, slots=True)
class Preference:
    """Whom to prefer among equals."""

    anchor: Anchor
    categories: tuple[str, ...]
    strength: Strength
    applies: Term
    holds: Term


@dataclass(frozen=True, slots=True)
class Power:
    """Who may do an act, on whose proposal and approval, after which steps, under which conditions."""

    anchor: Anchor
    acts: tuple[str, ...]
    matters: tuple[str, ...]
    bodies: tuple[str, ...]
    together_with: tuple[str, ...]
    proposers: tuple[str, ...]
    approvers: tuple[str, ...]
    forms: tuple[str, ...]
    after: tuple[str, ...]
    applies: Term
    holds: Term


@dataclass(frozen=True, slots=True)
class Check:
    """One checkable side of a step: "done", "actor", "place", "order", "length", "form" or "condition"."""

    aspect: str
    holds: Term


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the procedure; `due` is the term within which it must be done, where the text sets one."""

    anchor: Anchor
    name: str
    bodies: tuple[str, ...]
    categories: tuple[str, ...]
    after: tuple[str, ...]
    length: StepLength | None
    applies: Term
    checks: tuple[Check, ...]
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """Steps in the order in which they must be taken; `holds` is about those that are recorded."""

    anchor: Anchor
    steps: tuple[str, ...]
    applies: Term
    holds: Term


@dataclass(frozen=True, slots=True)
class Conduct:
    """`duty`, `forbid`, `may`, `encourage`: what an addressee does, must not, may or should do.

    `who` are bodies or roles; `actions` are (act, matter or ""). `applies` holds in the scene of a recorded act of that
    kind; `holds` says that the act is as the norm wants it (false for a forbidden one). Of a duty, `arises` is the part of
    `applies` that does not look at the act; it arises once the steps `after` are over and an act of `upon` was done; of
    winners, with an award of `awards` (empty: any). `due` is its term, for `every` (a number and a unit) that of the
    first period, counted from the award in the record `win`.
    """

    anchor: Anchor
    kind: str
    who: tuple[str, ...]
    actions: tuple[tuple[str, str], ...]
    strength: Strength
    deadline: StepLength | None
    applies: Term
    holds: Term
    arises: Term = TRUE
    after: tuple[str, ...] = ()
    upon: tuple[str, ...] = ()
    awards: tuple[str, ...] = ()
    due: Due | None = None
    every: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground of a sanction; `kinds` are the event kinds it looks at, `other` if it is judged."""

    cite: Citation
    kinds: tuple[str, ...]
    holds: Term


@dataclass(frozen=True, slots=True)
class Consequence:
    """One consequence, for the cases in which `when` holds; a ban carries its length (of a reading the first one), and how
    it is recorded."""

    cite: Citation
    name: str
    ban: BarLength | None = None
    when: Term = TRUE
    recorded: RecordedBan | None = None


@dataclass(frozen=True, slots=True)
class Sanction:
    """What follows from a ground: by whom, on whose proposal, with which consequences; `due` is the term for ordering
    them, where the text sets one, in the scene of the act that carries the sanction out. `over` says of each step of
    `after` that, if it was done, it was over when they were ordered."""

    anchor: Anchor
    discretionary: bool
    roles: tuple[str, ...]
    applies: Term
    grounds: tuple[Ground, ...]
    consequences: tuple[Consequence, ...]
    bodies: tuple[str, ...]
    proposers: tuple[str, ...]
    approvers: tuple[str, ...]
    after: tuple[str, ...]
    due: Due | None = None
    over: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Gift:
    """What a winner gets; amount in fen where the text states one."""

    name: str
    amount: int | None


@dataclass(frozen=True, slots=True)
class Grant:
    """What winners are given."""

    anchor: Anchor
    awards: tuple[str, ...]
    applies: Term
    gifts: tuple[Gift, ...]


@dataclass(frozen=True, slots=True)
class Excepted:
    """An exception as a norm of its own: the provisions it takes cases out of."""

    anchor: Anchor
    targets: tuple[Citation, ...]
    when: Term


@dataclass(frozen=True, slots=True)
class Informative:
    """A provision without an operative norm, and why."""

    anchor: Anchor
    reason: str


@dataclass(frozen=True, slots=True)
class Silent:
    """What was looked for and is not in the text."""

    anchor: Anchor
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A constitutive statement: an award, a body, a cycle, validity, a track, entry into force, repeal, a reference."""

    anchor: Anchor
    kind: str
    subject: str
    strings: tuple[str, ...] = ()


Norm = (
    Condition | Bar | Limit | Preference | Power | Step | Order | Conduct | Sanction | Grant | Excepted | Informative
    | Silent | Statement
)  # fmt: skip
