"""Refusals: lawful if the body may refuse, a stated ground really holds, and the form is kept.

Where the regulation asks for reasons, only the stated grounds count; where it does not, any ground that exists suffices.
"""

from typing import Final

from checker.ir import factory as f
from checker.ir.norms import Condition, Power, Strength
from checker.ir.regulation import Regulation
from checker.ir.types import BOOL
from checker.lawtext.citation import Citation
from checker.verification.claims import Claim, Docket, Nature, about_act, binding_term, eligibility, in_time


def reasons_required(regulation: Regulation) -> bool:
    """Whether the regulation asks that refusals give reasons."""
    return any(isinstance(n, Condition) and "refuse" in n.acts for n in regulation.norms)


RIGHTLY_STATED: Final = f.field("act", "rightly_stated", BOOL)
"""Where it is not known which grounds an act states: that one which holds is among them."""


def refusal_docket(regulation: Regulation, stated: tuple[str, ...] | None) -> Docket:
    """The claims on a refusal: form, power, and the ground. `stated` is `None` if it is not known what was stated."""
    conditions = eligibility(regulation, "refuse")
    asked = reasons_required(regulation)
    counted = tuple(c for c in conditions if matches(c.cite, stated)) if asked and stated is not None else conditions
    form = next((n.anchor.cite for n in regulation.norms if isinstance(n, Condition) and "refuse" in n.acts), None)
    if stated:
        where, _, label = stated[0].partition(":")
        place = Citation(regulation.identifier, where, label or None)
    else:
        power = next((n.anchor.cite for n in regulation.norms if isinstance(n, Power) and "refuse" in n.acts), None)
        place = form or power or Citation(regulation.identifier, regulation.places[0])
    missed = f.disj(*(f.neg(binding_term(c)) for c in counted))
    holds = f.conj(missed, RIGHTLY_STATED) if asked and stated is None else missed
    ground = Claim(place, "ground", "refuse", Nature.SUBSTANTIVE, Strength.STRICT, f.TRUE, holds)
    return Docket((in_time(regulation), *about_act(regulation, "refuse"), ground), ())


def matches(cite: Citation, stated: tuple[str, ...]) -> bool:
    """Whether a provision is one of the stated ones, or lies in one."""
    for text in stated:
        place, _, label = text.partition(":")
        inside = cite.place == place or cite.place.startswith((f"{place}.", f"{place}/"))
        if inside and (not label or label == cite.label):
            return True
    return False
