"""What all questions need at hand: the regulations, their claims under readings named by city, the chosen readings."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from checker.cases.scene import Scene
from checker.ir import factory as f
from checker.ir.norms import Sanction, Statement, Strength
from checker.ir.questions import Frame, Rounds, Situation
from checker.ir.regulation import ReadingSort, Regulation, Spec, Vocabulary
from checker.ir.terms import Choose, Term
from checker.ir.traversal import map_children
from checker.lawtext.citation import Citation
from checker.legaltime.workdays import WorkCalendar
from checker.smt.limits import DEFAULT_LIMITS, Limits
from checker.verification.claims import Claim, Nature, eligibility, limits
from checker.verification.possibility import Inquiry


@dataclass(frozen=True)
class Desk:
    """A specification ready for questions; `overrides` are readings chosen instead of the defaults."""

    spec: Spec
    frame: Frame
    calendar: WorkCalendar | None
    overrides: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = DEFAULT_LIMITS
    _claims: dict[tuple[str, str], tuple[Claim, ...]] = field(default_factory=dict)

    def regulation(self, city: str) -> Regulation:
        """The latest version of a city's regulation."""
        return self.spec.of_city(city)[-1]

    @cached_property
    def readings(self) -> Mapping[str, ReadingSort]:
        """All readings: shared ones by name, a regulation's own ones as "city.name"."""
        own = {f"{r.city.name}.{name}": sort for r in self.spec.regulations for name, sort in r.readings.items()}
        return {**self.spec.vocabulary.readings, **own}

    @cached_property
    def choice(self) -> Mapping[str, str]:
        """The alternative chosen for every reading."""
        return {**{name: sort.default for name, sort in self.readings.items()}, **self.overrides}

    def under(self, change: Mapping[str, str]) -> "Desk":
        """The desk under other readings."""
        return replace(self, overrides={**self.overrides, **change})

    def named(self, regulation: Regulation, term: Term) -> Term:
        """A term of the regulation, its own readings named by city."""
        return _named(term, f"{regulation.city.name}.", regulation.readings)

    def eligible(self, city: str) -> tuple[Claim, ...]:
        """What must hold so that somebody may apply: that there is an award for such applicants, conditions, bars."""
        key = (city, "eligible")
        if key not in self._claims:
            regulation = self.regulation(city)
            found = (addressed(regulation, self.spec.vocabulary), *eligibility(regulation))
            self._claims[key] = tuple(self._renamed(regulation, c) for c in found)
        return self._claims[key]

    def listing(self, city: str) -> tuple[Claim, ...]:
        """The limits on a round's list."""
        key = (city, "listing")
        if key not in self._claims:
            regulation = self.regulation(city)
            self._claims[key] = tuple(self._renamed(regulation, c) for c in limits(regulation))
        return self._claims[key]

    def sanctions(self, city: str) -> tuple[Sanction, ...]:
        """The sanctions on winners."""
        return tuple(n for n in self.regulation(city).norms if isinstance(n, Sanction) and "winner" in n.roles)

    def rounds(self, situation: Situation, city: str) -> Rounds | None:
        """The schedule stated for a city."""
        return dict(situation.schedules).get(city)

    def inquiry(self, term: Term, scene: Scene) -> Inquiry:
        """A question about a term under the chosen readings."""
        return Inquiry(term, scene, self.choice, self.calendar, self.limits)

    def _renamed(self, regulation: Regulation, claim: Claim) -> Claim:
        def named(term: Term) -> Term:
            return self.named(regulation, term)

        return replace(
            claim,
            applies=named(claim.applies),
            holds=named(claim.holds),
            excuse=named(claim.excuse),
            exempted=named(claim.exempted),
        )


def addressed(regulation: Regulation, vocabulary: Vocabulary) -> Claim:
    """There is an award for applicants of the category."""
    titles = [n for n in regulation.norms if isinstance(n, Statement) and n.kind == "award"]
    categories = dict.fromkeys(c for award in regulation.awards.values() for c in award.categories)
    kind = vocabulary.enums["category"]
    own = f.field("application", "category", kind)
    holds = f.disj(*(f.equal(own, f.literal(c, kind)) for c in categories))
    cite = titles[0].anchor.cite if titles else Citation(regulation.identifier, regulation.places[0])
    return Claim(cite, "award", "", Nature.SUBSTANTIVE, Strength.STRICT, f.TRUE, holds)


def _named(term: Term, prefix: str, own: Mapping[str, object]) -> Term:
    match term:
        case Choose(reading=reading, options=options) if reading in own:
            return f.choose(prefix + reading, [(name, _named(option, prefix, own)) for name, option in options])
        case _:
            return map_children(term, lambda part: _named(part, prefix, own))
