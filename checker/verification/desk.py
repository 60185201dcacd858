"""What all questions need at hand: the regulations, their claims under readings named by city, the chosen readings."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from checker.cases.scene import Record, Scene
from checker.evaluation.evaluator import evaluate
from checker.ir import factory as f
from checker.ir.norms import Sanction, Statement, Strength
from checker.ir.questions import Frame, Rounds, Situation
from checker.ir.regulation import ReadingSort, Regulation, Spec, Vocabulary
from checker.ir.terms import Choose, Term
from checker.ir.traversal import map_children, rescope
from checker.ir.types import DATE
from checker.lawtext.citation import Citation
from checker.legaltime.workdays import WorkCalendar
from checker.smt.limits import DEFAULT_LIMITS, Limits
from checker.verification.claims import Claim, Nature, eligibility, in_time, limits
from checker.verification.possibility import Inquiry
from checker.verification.versions import Time, governing


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days, first and last, that a version of a regulation governs."""

    regulation: Regulation
    first: date
    last: date


@dataclass(frozen=True)
class Desk:
    """A specification ready for questions; `overrides` are readings chosen instead of the defaults, `versions` the
    versions (by city) spoken of instead of the latest."""

    spec: Spec
    frame: Frame
    calendar: WorkCalendar | None
    overrides: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = DEFAULT_LIMITS
    versions: Mapping[str, Regulation] = field(default_factory=dict)
    _claims: dict[tuple[str, str], tuple[Claim, ...]] = field(default_factory=dict)

    def regulation(self, city: str) -> Regulation:
        """The version of a city's regulation that is spoken of: the latest, unless another was chosen."""
        return self.versions.get(city) or self.spec.of_city(city)[-1]

    def governing(self, city: str, first: date, last: date) -> tuple[Stretch, ...]:
        """The versions that govern the days from the first to the last, under the chosen readings, in their order."""
        versions = self.spec.of_city(city)
        if len(versions) == 1:
            return (Stretch(versions[0], first, last),)
        governs = self._governs(city)
        found: list[Stretch] = []
        for offset in range((last - first).days + 1):
            day = first + timedelta(offset)
            at = Scene({"application": Record({"day": day})})
            true = (v for v, when in governs if evaluate(when, at, self.choice, self.calendar) is True)
            version = next(true, versions[-1])
            if found and found[-1].regulation is version:
                found[-1] = replace(found[-1], last=day)
            else:
                found.append(Stretch(version, day, day))
        return tuple(found)

    def as_of(self, city: str, day: date) -> "Desk":
        """The desk that speaks of the version that governs a day."""
        return replace(self, versions={**self.versions, city: self.governing(city, day, day)[0].regulation})

    @cached_property
    def readings(self) -> Mapping[str, ReadingSort]:
        """All readings: shared ones by name, a regulation's own ones as "city.name" (see `Spec.reading_names`)."""
        own = {
            name: r.readings[short] for r in self.spec.regulations for short, name in self.spec.reading_names(r).items()
        }
        return {**self.spec.vocabulary.readings, **own}

    @cached_property
    def choice(self) -> Mapping[str, str]:
        """The alternative chosen for every reading."""
        return {**{name: sort.default for name, sort in self.readings.items()}, **self.overrides}

    def called(self, name: str, alternative: str) -> tuple[str, ...]:
        """The readings of that name that have the alternative: with a bare name, those of all cities."""
        named = [n for n in self.readings if n == name or n.endswith(f".{name}")]
        return tuple(n for n in named if alternative in self.readings[n].names)

    def under(self, change: Mapping[str, str]) -> "Desk":
        """The desk under other readings."""
        return replace(self, overrides={**self.overrides, **change})

    def named(self, regulation: Regulation, term: Term) -> Term:
        """A term of the regulation, its own readings named by city."""
        return _named(term, self.spec.reading_names(regulation))

    def eligible(self, city: str) -> tuple[Claim, ...]:
        """What must hold so that somebody may apply: that there is an award for such applicants, conditions, bars."""
        return self._eligible(self.regulation(city))

    def governed(self, city: str) -> tuple[Claim, ...]:
        """The same by all versions, each claim of a version where that version governs the day of filing."""
        versions = self.spec.of_city(city)
        if len(versions) == 1:
            return self.eligible(city)
        key = (city, "governed")
        if key not in self._claims:
            self._claims[key] = tuple(
                replace(claim, applies=f.conj(governs, claim.applies))
                for version, governs in self._governs(city)
                for claim in self._eligible(version)
            )
        return self._claims[key]

    def listing(self, city: str) -> tuple[Claim, ...]:
        """The limits on a round's list."""
        regulation = self.regulation(city)
        key = (regulation.identifier, "listing")
        if key not in self._claims:
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

    def _eligible(self, regulation: Regulation) -> tuple[Claim, ...]:
        key = (regulation.identifier, "eligible")
        if key not in self._claims:
            found = (addressed(regulation, self.spec.vocabulary), *eligibility(regulation))
            self._claims[key] = tuple(self._renamed(regulation, c) for c in found)
        return self._claims[key]

    def _governs(self, city: str) -> tuple[tuple[Regulation, Term], ...]:
        """The versions, oldest first, and when each governs the day of filing."""
        versions = self.spec.of_city(city)
        day = f.field("application", "day", DATE)
        times = [
            Time(
                f.less_equal(self.named(r, r.in_force), day),
                rescope(self.named(r, in_time(r).holds), "act", "application"),
            )
            for r in versions
        ]
        return tuple(zip(versions, governing(times), strict=True))

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


def _named(term: Term, names: Mapping[str, str]) -> Term:
    match term:
        case Choose(reading=reading, options=options) if reading in names:
            return f.choose(names[reading], [(name, _named(option, names)) for name, option in options])
        case _:
            return map_children(term, lambda part: _named(part, names))
