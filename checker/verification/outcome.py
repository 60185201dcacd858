"""What can be said of a claim: proved, refuted by a witness, vacuous, or unknown for a stated reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from checker.cases.scene import Scene
from checker.ir.terms import Source
from checker.smt.abstraction import Abstraction


@dataclass(frozen=True, slots=True)
class SolverGaveUp:
    """The solver stopped at its limits; `detail` is what it said."""

    detail: str

    @property
    def message_zh(self) -> str:
        """The reason in Chinese."""
        return f"求解器在限定的时间或步数内没有得出结论（{self.detail}）"

    @property
    def message_en(self) -> str:
        """The reason in English."""
        return f"the solver reached no answer within its limits ({self.detail})"


@dataclass(frozen=True, slots=True)
class NoCase:
    """No completion of the scene keeps every day inside the time domain and every recorded fact."""

    @property
    def message_zh(self) -> str:
        """The reason in Chinese."""
        return "没有任何补全情形能使所有日期都在可推理的范围内"

    @property
    def message_en(self) -> str:
        """The reason in English."""
        return "no way of completing the facts keeps every date within the days that can be reasoned about"


Reason = Abstraction | SolverGaveUp | NoCase


@dataclass(frozen=True, slots=True)
class Witness:
    """A scene in which everything asked for is known, and the readings it was found under; replayed."""

    scene: Scene
    choice: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proved:
    """True in every case of the time domain; `slots` unrecorded events per list were enough to show it."""

    slots: tuple[tuple[Source, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Refuted:
    """False in this case."""

    witness: Witness


@dataclass(frozen=True, slots=True)
class Vacuous:
    """The premises cannot hold, so nothing is claimed."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """No answer, and why."""

    reason: Reason


Outcome = Proved | Refuted | Vacuous | Unknown


class ReplayDisagreement(Exception):  # noqa: N818
    """The evaluator does not confirm a model of the solver: a fault of this program, never of its input."""

    def __init__(self, claimed: bool, replayed: object, witness: Witness) -> None:
        super().__init__(f"the solver says {claimed}, the evaluator says {replayed}: {witness}")
        self.claimed = claimed
        self.replayed = replayed
        self.witness = witness
