"""Applications in one city after a history, on any day of any of its rounds' filing windows, under any readings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from checker.cases.scene import Scene
from checker.ir import factory as f
from checker.ir.questions import Rounds, Situation
from checker.ir.terms import Term
from checker.ir.traversal import sources_of
from checker.ir.types import DATE
from checker.verification.answers import Word
from checker.verification.desk import Desk
from checker.verification.filing import LAST
from checker.verification.inquiry import Inquiry
from checker.verification.possibility import Proof, Rulings
from checker.verification.situation import DAY, Occasion, in_windows, next_round, premises, scene_of
from checker.verification.turning import Ruling
from checker.verification.when import asked_from, first_filing, won_until

NEVER: Final = date.max
"""The first day where there is none."""


@dataclass(frozen=True, slots=True)
class FirstDay:
    """The first day of filing; chosen readings under which none is earlier, and under which it is one."""

    day: date
    barred: Mapping[str, str]
    opened: Mapping[str, str]

    def speaks_of(self, chosen: Mapping[str, str]) -> bool:
        """Whether it is the first day under this choice too."""
        return all(chosen[name] == to for name, to in (*self.barred.items(), *self.opened.items()))


@dataclass(frozen=True, slots=True)
class Filings:
    """What is asked of applications; `more` are further conditions of the history."""

    desk: Desk
    situation: Situation
    city: str
    more: tuple[Term, ...] = ()
    _cases: list[Scene] = field(default_factory=list)
    _proofs: list[Proof] = field(default_factory=list)
    _first: list[FirstDay] = field(default_factory=list)

    @property
    def rounds(self) -> Rounds:
        """The stated schedule."""
        found = self.desk.rounds(self.situation, self.city)
        assert found is not None, "questions about time are only lowered with a schedule"
        return found

    @property
    def begin(self) -> date:
        """The first day that is asked about."""
        return asked_from(self.situation, self.rounds)

    def given(self, last: date | None) -> tuple[Term, ...]:
        """What is stated, and that filing falls into a window of the schedule, after all of it and by a day (`None`:
        through the last day that can be reasoned about)."""
        rounds = self.rounds
        first = max(next_round(rounds, self.begin), won_until(self.situation, self.city) + 1)
        final = first
        while rounds.window(final + 1)[1] <= LAST and (last is None or rounds.window(final + 1)[0] <= last):
            final += 1
        stated = premises(self.situation, self.desk.frame, self.inquiry().scene, None, Occasion())
        day = f.field(*DAY, DATE)
        windows = in_windows(rounds, first, final) if rounds.window(first)[1] <= LAST else f.FALSE
        time = [f.less_equal(f.literal(self.begin, DATE), day), windows]
        time += [] if last is None else [f.less_equal(day, f.literal(last, DATE))]
        return (*stated, *self.more, *time)

    def inquiry(self, *terms: Term) -> Inquiry:
        """Whether there is such an application."""
        scene = scene_of(self.situation, self.desk.frame, self.desk.spec.vocabulary, self.city, None)
        return self.desk.inquiry(f.conj(*terms), scene)

    def lawful(self, last: date | None) -> Inquiry:
        """Whether some application by the day meets all conditions and no bar."""
        claims = (claim.lawful for claim in self.desk.governed(self.city))
        return self.inquiry(*self.given(last), *claims)

    def by(self, last: date | None, chosen: Mapping[str, str]) -> Ruling:
        """The same under other readings."""
        if not self._proofs:
            stated = {(e.owner, e.kind) for e in self.situation.events}
            claims = (claim.lawful for claim in self.desk.governed(self.city))
            bars = (term for term in claims if {(s.scope, s.kind) for s in sources_of(term)} & stated)
            # What is stated mostly decides; the other conditions make the same proof longer.
            self._proofs.extend((Proof(self.inquiry(*self.given(None), *bars)), Proof(self.lawful(None))))
        proofs = self._proofs if last is None else [proof.until(DAY, last) for proof in self._proofs]
        return Rulings(self.lawful(last), self._cases, *proofs)(chosen)

    def first(self, chosen: Mapping[str, str]) -> FirstDay | None:
        """The first day, or `None` where the solver could not prove one."""
        known = next((one for one in self._first if one.speaks_of(chosen)), None)
        if known is None:
            days = sorted({one.day for one in self._first})
            known = next(filter(None, (self._on(day, chosen) for day in days)), None) or self._scanned(chosen)
            if known is not None:
                self._first.append(known)
        return known

    def _scanned(self, chosen: Mapping[str, str]) -> FirstDay | None:
        part = first_filing(self.desk.under(chosen), self.situation, self.city)
        scanned = part.day if part.word in (Word.FROM, Word.NO_RULE) else None
        day = scanned if scanned is not None and scanned <= LAST else self._later(chosen)
        return None if day is None else self._on(day, chosen)

    def _on(self, day: date, chosen: Mapping[str, str]) -> FirstDay | None:
        """The day, if it is the first one."""
        before = self.by(None if day == NEVER else day - timedelta(1), chosen)
        if before.outcome is not False:
            return None
        then = Ruling(True, {}) if day == NEVER else self.by(day, chosen)
        return FirstDay(day, before.because, then.because) if then.outcome is True else None

    def _later(self, chosen: Mapping[str, str]) -> date | None:
        """The first day where the scan, which ends after some years, found none."""
        ruling = self.by(None, chosen)
        if ruling.case is None:
            return NEVER if ruling.outcome is False else None
        low, high = self.begin, filed_on(ruling.case)
        while low < high:
            middle = low + (high - low) // 2
            ruling = self.by(middle, chosen)
            if ruling.outcome is None:
                return None
            if ruling.case is None:
                low = middle + timedelta(1)
            else:
                high = filed_on(ruling.case)
        return high


def filed_on(case: Scene) -> date:
    """The day of filing in a case."""
    day = case.records[DAY[0]].values[DAY[1]]
    assert isinstance(day, date), "a case of filing has its day"
    return day
