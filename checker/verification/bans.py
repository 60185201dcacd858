"""Bans that follow a revocation: bars on winners that reach nobody whose award stands, whatever norm states them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from checker.cases.scene import ABSENT, EventList, Record, Scene
from checker.evaluation.residual import residual
from checker.ir import factory as f
from checker.ir.norms import Bar
from checker.ir.terms import Term
from checker.ir.types import BOOL
from checker.verification.common_case import alternatives_of
from checker.verification.desk import Desk
from checker.verification.possibility import Possible, Proof, Rulings, possible
from checker.verification.turning import all_rulings

SUBJECT: Final = "subject"
WIN: Final = "win"


def bans_after_revocation(desk: Desk, city: str) -> tuple[tuple[Bar, Term], ...]:
    """The bars, each with the term that it stands."""
    found = []
    for bar in desk.regulation(city).norms:
        if isinstance(bar, Bar) and bar.event == WIN:
            term = desk.named(desk.regulation(city), f.conj(bar.applies, bar.barred))
            if not _reaches(desk, term, _standing(desk, city)):
                found.append((bar, term))
    return tuple(found)


def bans_under_readings(desk: Desk, city: str) -> tuple[tuple[Bar, Term], ...] | None:
    """The bars that can stand as such bans under some readings, each with the term that it does; `None` where the
    solver could not tell of some bar."""
    found: list[tuple[Bar, Term]] = []
    for bar in desk.regulation(city).norms:
        if isinstance(bar, Bar) and bar.event == WIN:
            inquiry = desk.inquiry(
                desk.named(desk.regulation(city), f.conj(bar.applies, bar.barred)), _standing(desk, city)
            )
            readings = alternatives_of(residual(inquiry.term, inquiry.scene, {}, inquiry.calendar))
            rulings = all_rulings(Rulings(inquiry, [], Proof(inquiry)), readings)
            if any(ruling.outcome is None for ruling in rulings):
                return None
            apart = f.disj(*(_chosen(r.because, readings) for r in rulings if r.outcome is False))
            stands = f.conj(inquiry.term, apart)
            if Proof(desk.inquiry(stands, _somebody(desk))).because({}) is None:
                found.append((bar, stands))
    return tuple(found)


def _chosen(because: Mapping[str, str], readings: Mapping[str, tuple[str, ...]]) -> Term:
    """That these alternatives are chosen."""
    return f.conj(
        *(
            f.choose(reading, [(name, f.literal(name == to, BOOL)) for name in readings[reading]])
            for reading, to in because.items()
        )
    )


def _reaches(desk: Desk, term: Term, scene: Scene) -> bool:
    return isinstance(possible(desk.inquiry(term, scene)), Possible)


def _standing(desk: Desk, city: str) -> Scene:
    """Somebody who has won once in the city and keeps the award; nothing else is known of him."""
    win = Record({"city": city, "revoked": ABSENT, "revoked_for": ABSENT})
    lists = {(SUBJECT, WIN): EventList((win,), date.max)}
    return replace(_somebody(desk), lists=lists)


def _somebody(desk: Desk) -> Scene:
    """Somebody of whom nothing is known."""
    return Scene({}, {}, desk.spec.vocabulary.key_fields)
