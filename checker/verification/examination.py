"""Whether something can be, and on which readings that depends, with as little solving as the answer allows.

A case that serves under every reading shows that the answer is "possible" and that no reading turns it. One proof that
there is none under any reading shows the opposite. Only where neither is to be had are the readings told apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.ir import factory as f
from checker.ir.terms import Term
from checker.verification.common_case import CommonCases, parts_of
from checker.verification.inquiry import Excluded, Inquiry, Possibility, Possible
from checker.verification.possibility import Proof, Robustness, dependence, possible


@dataclass(frozen=True, slots=True)
class Examined:
    """An answer, and the readings on which it depends."""

    answer: Possibility
    robustness: Robustness


def examined(inquiry: Inquiry) -> Examined:
    """One inquiry examined by itself."""
    return Examiner(inquiry).examine(parts_of(inquiry.term))


class Examiner:
    """Examines many inquiries in one scene. The term of `ground` does not matter."""

    def __init__(self, ground: Inquiry) -> None:
        self.ground = ground
        self._cases = CommonCases(ground)

    def examine(self, parts: Sequence[Term]) -> Examined:
        """Whether all conditions can hold together. Raises `ReplayDisagreement`."""
        witness = self._cases.find(parts, level=True)
        if witness is not None:
            return Examined(Possible(witness), Robustness())
        inquiry = replace(self.ground, term=f.conj(*parts))
        proof = Proof(inquiry)
        if proof.because({}) is not None:
            return Examined(Excluded(proof.slots), Robustness())
        witness = self._cases.find(parts, level=False)
        if witness is not None:
            return Examined(Possible(witness), Robustness())
        answer = possible(inquiry, ordinary=True)
        return Examined(answer, dependence(inquiry, answer, proof))
