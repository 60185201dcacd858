"""Refusals: lawful if the body may refuse, a stated ground really holds, and the form is kept.

Where the regulation asks for reasons, only the stated grounds count; where it does not, any ground that exists suffices.
"""

from checker.ir import factory as f
from checker.ir.norms import Condition, Power, Strength
from checker.ir.regulation import Regulation
from checker.lawtext.citation import Citation
from checker.verification.claims import Claim, Docket, Nature, about_act, binding_term, eligibility, in_time


def reasons_required(regulation: Regulation) -> bool:
    """Whether the regulation asks that refusals give reasons."""
    return any(isinstance(n, Condition) and "refuse" in n.acts for n in regulation.norms)


def refusal_docket(regulation: Regulation, stated: tuple[str, ...]) -> Docket:
    """The claims on a refusal: form, power, and the ground."""
    conditions = eligibility(regulation)
    named = tuple(c for c in conditions if matches(c.cite, stated))
    counted = named if reasons_required(regulation) else conditions
    form = next((n.anchor.cite for n in regulation.norms if isinstance(n, Condition) and "refuse" in n.acts), None)
    if stated:
        where, _, label = stated[0].partition(":")
        place = Citation(regulation.identifier, where, label or None)
    else:
        power = next((n.anchor.cite for n in regulation.norms if isinstance(n, Power) and "refuse" in n.acts), None)
        place = form or power or Citation(regulation.identifier, regulation.places[0])
    missed = f.disj(*(f.neg(binding_term(c)) for c in counted))
    ground = Claim(place, "ground", "refuse", Nature.SUBSTANTIVE, Strength.STRICT, f.TRUE, missed)
    return Docket((in_time(regulation), *about_act(regulation, "refuse"), ground), ())


def matches(cite: Citation, stated: tuple[str, ...]) -> bool:
    """Whether a provision is one of the stated ones, or lies in one."""
    for text in stated:
        place, _, label = text.partition(":")
        inside = cite.place == place or cite.place.startswith((f"{place}.", f"{place}/"))
        if inside and (not label or label == cite.label):
            return True
    return False
