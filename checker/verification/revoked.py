"""`find revoked_without_ban` and `find outlived_ban`: what becomes of somebody whose award is revoked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from checker.ir import factory as f
from checker.ir.norms import Bar, Ground, Sanction, Statement
from checker.ir.questions import GivenEvent, Situation
from checker.ir.regulation import Regulation
from checker.ir.terms import Term
from checker.ir.types import DATE, INT
from checker.lawtext.citation import Citation
from checker.legaltime.span import DaySpan
from checker.verification.answers import Part, Word
from checker.verification.bans import bans_under_readings
from checker.verification.desk import Desk
from checker.verification.examination import Examined, Examiner
from checker.verification.inquiry import Excluded, Possible, Unclear
from checker.verification.outcome import Witness
from checker.verification.possibility import possible
from checker.verification.revocations import REVOKED, SUBJECT, WIN, own, revocation
from checker.verification.situation import DAY, NUMBER, UNSAID, Occasion, premises, scene_of
from checker.verification.turning import Robustness

BAN: Final = "ban"
REVOKE: Final = "revoke"
CITY: Final = "city"


def revoked_without_ban(desk: Desk, situation: Situation, city: str) -> Part:
    """A ground of revocation after which no ban stands at the first filing: on the next day, in the round after the one
    in which the ground was found. A "none" says that after every revocation some ban stands then."""
    case = _Revoked(desk, situation, city)
    bans = bans_under_readings(desk, city)
    if bans is None:
        return Part(city, Word.UNCLEAR, notes=(_untold(),))
    grounds = [(norm, ground) for norm in case.revoking for ground in norm.grounds]
    if not grounds:
        note = ("规章没有规定撤销奖项", "the regulation revokes no award")
        return Part(city, Word.NONE, robustness=Robustness(), notes=(note,))
    first = case.first_filing()
    revoked = f.disj(*(case.on_ground(norm, ground, first) for norm, ground in grounds))
    free = f.neg(f.disj(*(stands for _, stands in bans)))
    found = case.examine(revoked, free)
    if not isinstance(found.answer, Possible):
        return _none(city, found, case.examine(revoked), [bar for bar, _ in bans])
    cites = [ground.cite for norm, ground in grounds if case.can(case.on_ground(norm, ground, first), free)]
    return _found(city, found, found.answer.witness, cites)


def outlived_ban(desk: Desk, situation: Situation, city: str) -> Part:
    """A ban that stands on a day after the last one of its regulation, for a revocation while that was in force."""
    case = _Revoked(desk, situation, city)
    bans = bans_under_readings(desk, city)
    if bans is None:
        return Part(city, Word.UNCLEAR, notes=(_untold(),))
    if case.until is None:
        note = ("规章未规定有效期", "the regulation sets no end to itself")
        return Part(city, Word.NONE, robustness=Robustness(), notes=(note,))
    revoked = case.revoked(f.less_equal(own(desk, REVOKED), case.until))
    late = f.less(case.until, f.field(*DAY, DATE))
    found = case.examine(revoked, late, f.disj(*(stands for _, stands in bans)))
    if not isinstance(found.answer, Possible):
        return _none(city, found, case.examine(revoked, late), [bar for bar, _ in bans])
    standing = [bar.anchor.cite for bar, stands in bans if case.can(revoked, late, stands)]
    ends = [n.anchor.cite for n in case.regulation.norms if isinstance(n, Statement) and n.kind == "until"]
    return _found(city, found, found.answer.witness, [*standing, *ends])


def _found(city: str, found: Examined, witness: Witness, cites: Sequence[Citation]) -> Part:
    return Part(city, Word.FOUND, tuple(dict.fromkeys(cites)), robustness=found.robustness, witness=witness)


def _none(city: str, found: Examined, premise: Examined, bans: Sequence[Bar]) -> Part:
    """What there is no case of, if the premises can hold."""
    for one in (found.answer, premise.answer):
        if isinstance(one, Unclear):
            return Part(city, Word.UNCLEAR, reason=one.reason)
    assert isinstance(found.answer, Excluded), "a case would have been shown"
    word = Word.VACUOUS if isinstance(premise.answer, Excluded) else Word.NONE
    cites = tuple(dict.fromkeys(bar.anchor.cite for bar in bans))
    return Part(city, word, cites, robustness=found.robustness, slots=found.answer.slots)


def _untold() -> tuple[str, str]:
    return "求解器未能确定哪些限制是撤销之后的禁止", "the solver could not tell which bars are bans after a revocation"


@dataclass(frozen=True)
class _Revoked:
    """Somebody who won in the city once, and whose award is revoked; what is not stated of him is open."""

    desk: Desk
    given: Situation
    city: str

    @property
    def regulation(self) -> Regulation:
        return self.desk.regulation(self.city)

    @property
    def revoking(self) -> tuple[Sanction, ...]:
        """The sanctions that revoke an award."""
        return tuple(n for n in self.desk.sanctions(self.city) if any(c.name == REVOKE for c in n.consequences))

    @property
    def until(self) -> Term | None:
        """The last day of the regulation, if it sets one."""
        return None if self.regulation.until is None else self.desk.named(self.regulation, self.regulation.until)

    @cached_property
    def win(self) -> GivenEvent:
        fields = self.desk.spec.vocabulary.events[WIN].fields
        unsaid = {UNSAID + name: True for name, sort in fields.items() if sort.optional}
        return GivenEvent(SUBJECT, WIN, {CITY: self.city, **unsaid})

    @cached_property
    def situation(self) -> Situation:
        given = self.given
        others = tuple(e for e in given.events if (e.owner, e.kind) != (SUBJECT, WIN))
        closed = tuple(dict.fromkeys((*given.closed, (SUBJECT, WIN), (SUBJECT, BAN))))
        return Situation(given.facts, (*others, self.win), closed, given.conditions, given.schedules, given.today)

    @cached_property
    def examiner(self) -> Examiner:
        scene = scene_of(self.situation, self.desk.frame, self.desk.spec.vocabulary)
        return Examiner(self.desk.inquiry(f.TRUE, scene))

    @cached_property
    def premises(self) -> tuple[Term, ...]:
        return premises(self.situation, self.desk.frame, self.examiner.ground.scene, None, Occasion())

    def examine(self, *terms: Term) -> Examined:
        """Whether the terms can hold of somebody like that."""
        return self.examiner.examine((*self.premises, *terms))

    def can(self, *terms: Term) -> bool:
        """The same under the chosen readings alone."""
        inquiry = replace(self.examiner.ground, term=f.conj(*self.premises, *terms))
        return isinstance(possible(inquiry), Possible)

    def revoked(self, *conditions: Term) -> Term:
        """An award of the regulation is revoked on some ground, not before it is in force, under these conditions."""
        first, found = own(self.desk, "round"), own(self.desk, "found_round")
        number, kind = f.field(*NUMBER, INT), self.desk.spec.vocabulary.enums["ground"]
        usual = (
            self._ground(kind.members),
            f.less_equal(f.literal(1, INT), first),
            f.less_equal(first, found),
            f.less(found, number),
            f.less_equal(self.desk.named(self.regulation, self.regulation.in_force), own(self.desk, REVOKED)),
        )
        return revocation(self.desk, self.win, None, (self._title(self.regulation.awards), *usual, *conditions))

    def on_ground(self, norm: Sanction, ground: Ground, first: Sequence[Term]) -> Term:
        """It is revoked by the sanction on the ground."""
        named = [name for name in norm.roles if name in self.regulation.awards]
        return self.revoked(self._ground(ground.kinds), self._title(named or self.regulation.awards), *first)

    def first_filing(self) -> tuple[Term, ...]:
        """Of the award: the application is filed on the day after its revocation, in the next round, while the
        regulation is in force."""
        day, number = f.field(*DAY, DATE), f.field(*NUMBER, INT)
        found = own(self.desk, "found_round")
        inside = () if self.until is None else (f.less_equal(day, self.until),)
        return (
            f.equal(day, f.shift(own(self.desk, REVOKED), DaySpan(1))),
            f.equal(number, f.plus(((1, found),), 1)),
            *inside,
        )

    def _ground(self, names: Iterable[str]) -> Term:
        """The ground is one of these."""
        kind = self.desk.spec.vocabulary.enums["ground"]
        return f.disj(*(f.equal(own(self.desk, "revoked_for"), f.literal(name, kind)) for name in names))

    def _title(self, names: Iterable[str]) -> Term:
        """The award is one of these, given to one of those who can get it."""
        options = []
        for name in names:
            sort = self.regulation.awards[name]
            category = own(self.desk, "category")
            to_one = f.disj(*(f.equal(category, f.literal(c, sort.category_type)) for c in sort.categories))
            options.append(f.conj(f.equal(own(self.desk, "award"), f.literal(name, sort.award_type)), to_one))
        return f.disj(*options)
