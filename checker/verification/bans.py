"""Bans that follow a revocation: bars on winners that reach nobody whose award stands, whatever norm states them."""

from datetime import date
from typing import Final

from checker.cases.scene import ABSENT, EventList, Record, Scene
from checker.ir import factory as f
from checker.ir.norms import Bar
from checker.ir.terms import Term
from checker.verification.desk import Desk
from checker.verification.possibility import Possible, possible

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


def _reaches(desk: Desk, term: Term, scene: Scene) -> bool:
    return isinstance(possible(desk.inquiry(term, scene)), Possible)


def _standing(desk: Desk, city: str) -> Scene:
    """Somebody who has won once in the city and keeps the award; nothing else is known of him."""
    win = Record({"city": city, "revoked": ABSENT, "revoked_for": ABSENT})
    lists = {(SUBJECT, WIN): EventList((win,), date.max)}
    return Scene({}, lists, desk.spec.vocabulary.key_fields)
