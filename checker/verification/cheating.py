"""`find sooner_cheat`: a revocation for fraud after which the same winner may return before the honest one.

The day of the revocation is open: the solver looks at every day on which the award can be revoked, and at every day of
filing by the stated schedule before the honest winner's first one. So "none" is a proof for all of them.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from checker.cases.scene import Scene
from checker.evaluation.residual import residual
from checker.ir import factory as f
from checker.ir.questions import GivenEvent, Situation
from checker.ir.terms import Term
from checker.ir.types import DATE
from checker.legaltime.shift import OutOfDomain, shift
from checker.legaltime.span import MonthSpan
from checker.verification.answers import Part, Turned, Word
from checker.verification.common_case import alternatives_of
from checker.verification.desk import Desk
from checker.verification.filing import LAST
from checker.verification.first_day import NEVER, Filings, FirstDay, filed_on
from checker.verification.inquiry import Excluded, Possible, Unclear
from checker.verification.outcome import ReplayDisagreement, Witness
from checker.verification.possibility import possible
from checker.verification.revocations import REVOKED, instead, last_kept, own, revocable, revocation, revoked_on
from checker.verification.situation import DAY
from checker.verification.turning import Ruling, minimal_changes
from checker.verification.when import first_filing

GROUND: Final = "fraud"
ORDINARY: Final = MonthSpan(12)
"""So long after the award a revocation is shown, if one then serves."""


def sooner_cheat(desk: Desk, situation: Situation, city: str) -> Part:
    """Whether there is such a revocation of the last award of the city that is stated."""
    win = last_kept(situation, city)
    if win is None:
        return Part(city, Word.UNCLEAR, notes=(_unstated(),))
    return _Comparison(desk, situation, city, win).part()


class _Comparison:
    def __init__(self, desk: Desk, situation: Situation, city: str, win: GivenEvent) -> None:
        self.desk, self.situation, self.city, self.win = desk, situation, city, win
        self.honest = Filings(desk, situation, city)
        self.event = revocable(win, GROUND)
        self.history = instead(situation, win, self.event)
        self.cheat = Filings(desk, self.history, city, (self._revoked(f.TRUE),))

    def part(self) -> Part:
        """The answer, with the readings that turn it."""
        inquiry = self.cheat.lawful(None)
        readings = alternatives_of(
            f.conj(*(residual(x.term, x.scene, {}, x.calendar) for x in (self.honest.lawful(None), inquiry)))
        )
        chosen = {name: self.desk.choice[name] for name in readings}
        first = self.honest.first(chosen)
        ruling = self._ruling(chosen)
        if first is None or ruling.outcome is None:
            return Part(self.city, Word.UNCLEAR, notes=(_unproved(),))
        part = self._none(first) if ruling.case is None else self._found(first, chosen, ruling.case)
        if part.word is Word.UNCLEAR:
            return part
        sure = minimal_changes(self._ruling, readings, chosen)
        other = Word.FOUND if ruling.case is None else Word.NONE
        return replace(part, robustness=sure, turned=tuple(Turned(change, other) for change in sure.changes))

    def _revoked(self, condition: Term) -> Term:
        """The award is revoked before the application."""
        earlier = f.less(own(self.desk, REVOKED), f.field(*DAY, DATE))
        return revocation(self.desk, self.event, self.honest.rounds, (earlier, condition))

    def _ruling(self, chosen: Mapping[str, str]) -> Ruling:
        """Whether a cheat returns sooner under other readings. He does wherever nobody honest returns as early and he
        can return on his day; he does not wherever the honest one can and he cannot before."""
        first = self.honest.first(chosen)
        if first is None:
            return Ruling(None, {})
        sooner = self.cheat.by(_before(first), chosen)
        honest = first.barred if sooner.outcome is True else first.opened
        return replace(sooner, because={**honest, **sooner.because})

    def _found(self, first: FirstDay, chosen: Mapping[str, str], case: Scene) -> Part:
        witness = self._ordinary(first) or Witness(case, self.desk.choice)
        revoked = revoked_on(witness.scene, self.history, self.event)
        values = {**self.win.values, REVOKED: revoked, "revoked_for": GROUND}
        history = instead(self.situation, self.win, replace(self.win, values=values))
        after = Filings(self.desk, history, self.city).first(chosen)
        if after is None:
            return Part(self.city, Word.UNCLEAR, notes=(_unproved(),))
        if after.day > filed_on(witness.scene):
            raise ReplayDisagreement(True, after.day, witness)
        parts = (first_filing(self.desk, given, self.city) for given in (history, self.situation))
        cites = tuple(dict.fromkeys(cite for part in parts for cite in part.cites))
        return Part(self.city, Word.FOUND, cites, witness=witness, notes=(_compared(first.day, after.day, revoked),))

    def _ordinary(self, first: FirstDay) -> Witness | None:
        """An ordinary case of a cheat who returns sooner, if the solver gives one."""
        inquiry = self.cheat.lawful(_before(first))
        for condition in (self._a_year_later(), f.TRUE):
            tried = replace(inquiry, term=f.conj(inquiry.term, self._revoked(condition)))
            answer = possible(tried, ordinary=True)
            if isinstance(answer, Possible):
                return answer.witness
        return None

    def _a_year_later(self) -> Term:
        decided = self.win.values["decided"]
        assert isinstance(decided, date), "the award has its day"
        try:
            return f.equal(own(self.desk, REVOKED), f.literal(shift(decided, ORDINARY), DATE))
        except OutOfDomain:
            return f.FALSE

    def _none(self, first: FirstDay) -> Part:
        honest = first_filing(self.desk, self.situation, self.city)
        premise = possible(self.cheat.inquiry(*self.cheat.given(_before(first))))
        proof = possible(self.cheat.lawful(_before(first)))
        for answer in (premise, proof):
            if isinstance(answer, Unclear):
                return Part(self.city, Word.UNCLEAR, reason=answer.reason)
        assert isinstance(proof, Excluded), "a case would have been shown"
        word = Word.VACUOUS if isinstance(premise, Excluded) else Word.NONE
        return Part(self.city, word, honest.cites, slots=proof.slots, notes=(self._covered(first),))

    def _covered(self, first: FirstDay) -> tuple[str, str]:
        """Which days the proof speaks of."""
        begin = self.win.values["decided"]
        last = LAST if first.day == NEVER else first.day - timedelta(1)
        return (
            f"已涵盖 {begin} 起每一日的撤销，以及假定届次中直至 {last} 的每个申报日",
            f"covered: a revocation on every day from {begin}, and every day of filing of the stated rounds up to {last}",
        )


def _before(first: FirstDay) -> date | None:
    """The last day that is sooner; `None` where every day is."""
    return None if first.day == NEVER else first.day - timedelta(1)


def _compared(honest: date, after: date, revoked: date) -> tuple[str, str]:
    late_zh, late_en = ("永不", "never") if honest == NEVER else (f"{honest}", f"on {honest}")
    return (
        f"诚实获奖者可再申报之日：{late_zh}；{revoked} 因弄虚作假被撤销者：{after}",
        f"an honest winner may apply again {late_en}; one revoked for fraud on {revoked}: on {after}",
    )


def _unstated() -> tuple[str, str]:
    return "假定中没有该市未被撤销的获奖及其日期", "no award in this city with its day, and not revoked, is given"


def _unproved() -> tuple[str, str]:
    return "求解器未能就所有日期得出结论", "the solver reached no conclusion for all days"
