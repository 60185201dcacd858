"""From norms to claims: what a recorded act of some kind must satisfy to be lawful, article by article.

A claim says: where `applies` holds, `holds` must hold, or, for an in-principle norm, `excuse`. Claims depend on the
regulation and the kind of act alone, not on the case; they are made once and evaluated in many scenes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from checker.ir import factory as f
from checker.ir.norms import (
    Anchor,
    Bar,
    Condition,
    Conduct,
    Limit,
    Order,
    Power,
    Statement,
    Step,
    Strength,
)
from checker.ir.order import order_term
from checker.ir.regulation import Regulation
from checker.ir.terms import And, Exists, Term
from checker.ir.traversal import fields_of, replaced, rescope, sources_of, subterms
from checker.ir.types import DATE
from checker.lawtext.citation import Citation

ENTRY_SCOPES: Final = frozenset({"subject", "unit", "judged", "unit_judged", "application", "acceptance", "entry"})
ENTRY_ACTS: Final = ("apply", "be_accepted", "take_part")
OWED: Final = "owed"
"""The aspect of a claim whose omission leaves a duty open and does not break the act."""
DECIDED: Final = f.field("act", "day", DATE)
_ACCEPTED: Final = f.field("acceptance", "day", DATE)
ACCEPTED: Final = f.ite(f.less_equal(_ACCEPTED, DECIDED), _ACCEPTED, DECIDED)
"""The day of acceptance; it does not lie after the award, also where it is not known."""
LATER_DAYS: Final[Mapping[str, Mapping[str, tuple[Term, ...]]]] = MappingProxyType(
    {
        "accept": {"be_accepted": (DECIDED,), "take_part": (DECIDED,)},
        "refuse": {"be_accepted": (DECIDED,), "take_part": (DECIDED,)},
        "award": {"be_accepted": (ACCEPTED,), "take_part": (ACCEPTED, DECIDED)},
    }
)
"""Per recorded act and act that a bar keeps from: the days, beside that of filing, on which the bar must not stand."""


class Nature(StrEnum):
    """Whether a defect touches the substance of a decision or its procedure; labelled, not graded."""

    SUBSTANTIVE = "substantive"
    PROCEDURAL = "procedural"


class Mention(StrEnum):
    """When it is said of a claim that it is satisfied: of norms of which one alone carries an act, only the one that surely
    applies is named."""

    ALWAYS = "always"
    WHERE_IT_APPLIES = "where_it_applies"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that must be so for an act to be lawful. `aspect` tells which side of the norm, `about` of what."""

    cite: Citation
    aspect: str
    about: str
    nature: Nature
    strength: Strength
    applies: Term
    holds: Term
    excuse: Term = f.FALSE
    exempted: Term = f.FALSE
    exempted_by: tuple[Citation, ...] = ()
    mention: Mention = Mention.ALWAYS

    @property
    def lawful(self) -> Term:
        """The claim as one term."""
        return _lawful(self.applies, self.exempted, self.holds, self.excuse)


@lru_cache(maxsize=20_000)
def _lawful(applies: Term, exempted: Term, holds: Term, excuse: Term) -> Term:
    """Made once, for terms are compiled once each."""
    return f.implies(f.conj(applies, f.neg(exempted)), f.disj(holds, excuse))


@dataclass(frozen=True, slots=True)
class Docket:
    """The claims on one act: those about the act (or the whole list) and those about each entry or subject."""

    whole: tuple[Claim, ...]
    each: tuple[Claim, ...]


def claim(
    anchor: Anchor, aspect: str, about: str, nature: Nature, strength: Strength, applies: Term, holds: Term
) -> Claim:
    """A claim of a norm, with the exemptions that other provisions make."""
    exempted = f.disj(*(e.when for e in anchor.exemptions))
    cites = tuple(e.cite for e in anchor.exemptions)
    return Claim(anchor.cite, aspect, about, nature, strength, applies, holds, f.FALSE, exempted, cites)


def excused(found: Claim, regulation: Regulation, scope: str) -> Claim:
    """An in-principle claim may be left under the vocabulary's rule of departure, recorded in the act or the entry."""
    if found.strength is not Strength.IN_PRINCIPLE:
        return found
    return replace(found, excuse=rescope(regulation.departure, "act", scope))


def eligibility(regulation: Regulation, act: str = "apply") -> tuple[Claim, ...]:
    """The conditions and bars of applying, being accepted and taking part, as they bear on a recorded act."""
    claims: list[Claim] = []
    for norm in regulation.norms:
        match norm:
            case Condition(acts=acts) if set(acts) & set(ENTRY_ACTS):
                found = claim(norm.anchor, "condition", "", Nature.SUBSTANTIVE, norm.strength, norm.applies, norm.holds)
                claims.append(excused(found, regulation, "entry"))
            case Bar(acts=acts) if set(acts) & set(ENTRY_ACTS):
                holds = f.neg(kept_out(norm, regulation, act))
                claims.append(
                    claim(norm.anchor, "bar", norm.event, Nature.SUBSTANTIVE, Strength.STRICT, norm.applies, holds)
                )
            case _:
                continue
    return tuple(claims)


def kept_out(bar: Bar, regulation: Regulation, act: str) -> Term:
    """The bar stands on the day of filing, or on a later day on which it would keep from the act.

    The history is searched once for all these days: an event is found if it bars on one of them.
    """
    later = LATER_DAYS.get(act, {})
    days = dict.fromkeys((regulation.barred_day, *(day for name in bar.acts for day in later.get(name, ()))))
    match bar.barred:
        case Exists(source=source, where=where) if len(days) > 1:
            governed = dict.fromkeys(c for c in conjuncts(where) if _speaks_of(regulation.barred_day, c))
            lasting = (c for c in conjuncts(where) if c not in governed)
            on_days = (f.conj(*(replaced(c, regulation.barred_day, day) for c in governed)) for day in days)
            last = f.ite(f.less_equal(regulation.barred_day, DECIDED), DECIDED, regulation.barred_day)
            return f.exists(source, f.conj(*lasting, f.disj(*on_days)), last)
        case barred:
            return barred


def _speaks_of(part: Term, term: Term) -> bool:
    return any(found == part for found in subterms(term))


def entitled(regulation: Regulation) -> Claim:
    """The award is one that the regulation has, and has for this category of applicants."""
    cite = next(n.anchor.cite for n in regulation.norms if isinstance(n, Statement) and n.kind == "award")
    options = []
    for name, sort in regulation.awards.items():
        award = f.equal(f.field("application", "award", sort.award_type), f.literal(name, sort.award_type))
        kind = sort.category_type
        category = f.disj(
            *(f.equal(f.field("application", "category", kind), f.literal(c, kind)) for c in sort.categories)
        )
        options.append(f.conj(award, category))
    return Claim(cite, "title", "", Nature.SUBSTANTIVE, Strength.STRICT, f.TRUE, f.disj(*options))


def about_act(regulation: Regulation, act: str) -> tuple[Claim, ...]:
    """Powers, conditions, forms and conduct norms that speak of an act."""
    claims: list[Claim] = []
    for norm in regulation.norms:
        match norm:
            case Power(acts=acts) if act in acts:
                for part in conjuncts(norm.holds):
                    claims.append(
                        claim(norm.anchor, "power", act, Nature.PROCEDURAL, Strength.STRICT, norm.applies, part)
                    )
            case Condition(acts=acts) if act in acts and act not in ENTRY_ACTS:
                found = claim(norm.anchor, "condition", act, Nature.PROCEDURAL, norm.strength, norm.applies, norm.holds)
                claims.append(excused(found, regulation, "act"))
            case Conduct(actions=actions) if act in {a for a, _ in actions}:
                claims.append(
                    claim(norm.anchor, norm.kind, act, Nature.SUBSTANTIVE, norm.strength, norm.applies, norm.holds)
                )
            case _:
                continue
    return tuple(claims)


def steps_before(regulation: Regulation, act: str) -> tuple[str, ...]:
    """The steps that must come before an act: those its power names, and all that come before them."""
    wanted = [s for n in regulation.norms if isinstance(n, Power) and act in n.acts for s in n.after]
    steps = [n for n in regulation.norms if isinstance(n, Step)]
    found: list[str] = []
    while wanted:
        name = wanted.pop()
        if name in found:
            continue
        found.append(name)
        wanted += [a for s in steps if s.name == name for a in s.after]
    return tuple(sorted(found, key=lambda name: next((i for i, s in enumerate(steps) if s.name == name), len(steps))))


def procedure(regulation: Regulation, names: Iterable[str]) -> tuple[Claim, ...]:
    """The claims of the named steps, and of the orders the regulation states."""
    wanted = set(names)
    claims: list[Claim] = []
    for norm in regulation.norms:
        match norm:
            case Step(name=name) if name in wanted:
                for check in norm.checks:
                    aspect = f"step:{check.aspect}"
                    claims.append(
                        claim(norm.anchor, aspect, name, Nature.PROCEDURAL, Strength.STRICT, norm.applies, check.holds)
                    )
            case Order(steps=steps):
                holds = order_term(tuple(s for s in steps if s in wanted))
                if holds == f.TRUE:
                    continue
                claims.append(claim(norm.anchor, "order", "", Nature.PROCEDURAL, Strength.STRICT, norm.applies, holds))
            case _:
                continue
    return tuple(claims)


def limits(regulation: Regulation) -> tuple[Claim, ...]:
    """The limits on a round's list."""
    found = [n for n in regulation.norms if isinstance(n, Limit)]
    claims = (claim(n.anchor, "limit", "", Nature.SUBSTANTIVE, n.strength, n.applies, n.holds) for n in found)
    return tuple(excused(c, regulation, "act") for c in claims)


def candidacy(regulation: Regulation) -> tuple[Claim, ...]:
    """Score floors and other conditions of being a candidate; preferences are not checkable on one list and stay out."""
    found = [n for n in regulation.norms if isinstance(n, Condition) and "be_candidate" in n.acts]
    claims = (
        claim(n.anchor, "condition", "be_candidate", Nature.SUBSTANTIVE, n.strength, n.applies, n.holds) for n in found
    )
    return tuple(excused(c, regulation, "entry") for c in claims)


def in_time(regulation: Regulation) -> Claim:
    """The act falls into the time of this version."""
    day = f.field("act", "day", DATE)
    parts = [f.less_equal(regulation.in_force, day)]
    if regulation.until is not None:
        parts.append(f.less_equal(day, regulation.until))
    if regulation.superseded is not None:
        parts.append(f.less(day, f.literal(regulation.superseded[0], DATE)))
    place = next((n.anchor.cite for n in regulation.norms if getattr(n, "kind", "") == "in_force"), None)
    cite = place or Citation(regulation.identifier, regulation.places[-1])
    return Claim(cite, "time", "", Nature.SUBSTANTIVE, Strength.STRICT, f.TRUE, f.conj(*parts))


def binding_term(found: Claim) -> Term:
    """The claim without its excuse: whether the condition itself is met."""
    return f.implies(f.conj(found.applies, f.neg(found.exempted)), found.holds)


def conjuncts(term: Term) -> tuple[Term, ...]:
    """The parts of a conjunction, or the term alone."""
    return term.terms if isinstance(term, And) else (term,)


def about_subject(found: Claim) -> bool:
    """Whether a claim speaks of the subject or its application, and so is decided entry by entry."""
    for term in (found.applies, found.holds, found.exempted):
        if any(scope in ENTRY_SCOPES for scope, _ in fields_of(term)):
            return True
        if any(source.scope in ENTRY_SCOPES for source in sources_of(term)):
            return True
    return False


def docket(regulation: Regulation, act: str, *, award_known: bool = True) -> Docket:
    """All claims on acts of a kind that is neither a refusal nor a burden. An acceptance may leave open for which award
    it is; then nothing is asked of the award."""
    if act not in ("award", "accept"):
        names = steps_before(regulation, act)
        steps = procedure(regulation, names) if names else ()
        return Docket((in_time(regulation), *about_act(regulation, act), *steps), ())
    common = about_act(regulation, act)
    steps = procedure(regulation, steps_before(regulation, act))
    if act == "accept":
        title = (entitled(regulation),) if award_known else ()
        return Docket((in_time(regulation), *title, *eligibility(regulation, act), *common, *steps), ())
    split = (*common, *candidacy(regulation), *steps)
    each = tuple(c for c in split if about_subject(c))
    whole = tuple(c for c in split if not about_subject(c))
    return Docket(
        (in_time(regulation), *whole, *limits(regulation)), (entitled(regulation), *eligibility(regulation, act), *each)
    )
