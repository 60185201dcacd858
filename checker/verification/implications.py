"""Who is eligible in one city and in another: implication, equivalence, exclusion, and the order of strictness.

Locality is left aside (every city's own place counts as met), and judged facts are taken in the applicant's favour.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from checker.cases.scene import Scene
from checker.evaluation.evaluator import evaluate
from checker.evaluation.residual import residual
from checker.ir import factory as f
from checker.ir.questions import AskExactly, AskOrdering, AskRelation, Dimension, Situation
from checker.ir.terms import Equal, Field, Literal, Term
from checker.ir.traversal import fields_of, map_children, sources_of
from checker.ir.types import BOOL
from checker.lawtext.citation import Citation
from checker.verification.answers import Part, Word
from checker.verification.claims import Claim
from checker.verification.desk import Desk
from checker.verification.examination import Examined, Examiner
from checker.verification.may import cited
from checker.verification.polarity import JUDGED, favourable
from checker.verification.possibility import Excluded, Possible, Unclear
from checker.verification.situation import Occasion, premises, scene_of

PLACES = ("subject", "unit")


@dataclass(frozen=True, slots=True)
class Eligible:
    """Who is eligible in a city, as far as compared: the claims with their terms, locality and judgements put aside;
    and that somebody is not."""

    city: str
    claims: tuple[tuple[Claim, Term], ...]
    unmet: Term

    @property
    def terms(self) -> tuple[Term, ...]:
        """What must hold."""
        return tuple(term for _, term in self.claims)


@dataclass(frozen=True, slots=True)
class Ground:
    """Where is compared: the premises, who examines, and what was found out about the premises of a proof."""

    given: tuple[Term, ...]
    examiner: Examiner
    known: dict[str, Examined] = field(default_factory=dict)

    def examine(self, *terms: Term) -> Examined:
        """Whether the terms can hold together."""
        return self.examiner.examine((*self.given, *terms))

    def somebody(self, who: Eligible | None = None) -> Examined:
        """Whether there can be anybody, or anybody eligible in a city; found out once."""
        name = who.city if who else ""
        if name not in self.known:
            self.known[name] = self.examine(*(who.terms if who else ()))
        return self.known[name]


def relation(desk: Desk, situation: Situation, ask: AskRelation) -> tuple[Part, ...]:
    """One part per direction."""
    ground = _ground(desk, situation, ask.dimension)
    left, right = (eligible_in(desk, city, ask.dimension) for city in (ask.left, ask.right))
    match ask.relation:
        case "disjoint":
            return (_disjoint(ground, left, right),)
        case "equivalent":
            return (_implies(desk, ground, left, right), _implies(desk, ground, right, left))
        case _:
            return (_implies(desk, ground, left, right),)


def ordering(desk: Desk, situation: Situation, ask: AskOrdering) -> tuple[Part, ...]:
    """One part per ordered pair."""
    ground = _ground(desk, situation, ask.dimension)
    known = {city: eligible_in(desk, city, ask.dimension) for city in ask.cities}
    pairs = [(a, b) for a in ask.cities for b in ask.cities if a != b]
    return tuple(_implies(desk, ground, known[a], known[b]) for a, b in pairs)


def exactly(desk: Desk, situation: Situation, ask: AskExactly) -> tuple[Part, ...]:
    """One part per set of `count` cities: somebody eligible in all of them and in no other."""
    ground = _ground(desk, situation, "")
    known = {city: eligible_in(desk, city, "") for city in ask.cities}
    return tuple(_only_in(desk, ground, known, chosen) for chosen in combinations(ask.cities, ask.count))


def eligible_in(desk: Desk, city: str, dimension: str) -> Eligible:
    """The claims of a city, or those of one dimension."""
    claims = desk.eligible(city)
    if dimension:
        claims = tuple(c for c in claims if _speaks_of(c, desk.frame.dimensions[dimension], desk))
    helpful = favourable(c.lawful for c in claims)
    compared = tuple((c, _aside(c.lawful, city, helpful)) for c in claims)
    return Eligible(city, compared, f.neg(f.conj(*(term for _, term in compared))))


def _ground(desk: Desk, situation: Situation, dimension: str) -> Ground:
    chosen = [desk.frame.dimensions[dimension]] if dimension else list(desk.frame.dimensions.values())
    scene = scene_of(situation, desk.frame, desk.spec.vocabulary)
    given = premises(situation, desk.frame, scene, None, Occasion())
    return Ground((*given, *(d.suppose for d in chosen)), Examiner(desk.inquiry(f.TRUE, scene)))


def _speaks_of(claim: Claim, dimension: Dimension, desk: Desk) -> bool:
    """Whether the claim, as read, looks at a field or a kind of event of the dimension."""
    term = residual(claim.lawful, Scene({}, {}, desk.spec.vocabulary.key_fields), desk.choice, desk.calendar)
    return bool({source.kind for source in sources_of(term)} & dimension.kinds) or bool(
        fields_of(term) & dimension.fields
    )


def _aside(term: Term, city: str, helpful: Mapping[tuple[str, str], bool]) -> Term:
    """The term with the subject's place taken as this city's, and judged facts as they help."""
    match term:
        case Equal(left=Field(scope=scope), right=Literal(value=value)) if scope in PLACES and value == city:
            return f.TRUE
        case Field(scope=scope, name=name) if scope in JUDGED and (scope, name) in helpful:
            return f.literal(helpful[scope, name], BOOL)
        case _:
            return map_children(term, lambda part: _aside(part, city, helpful))


def _implies(desk: Desk, ground: Ground, left: Eligible, right: Eligible) -> Part:
    name = f"{left.city}>{right.city}"
    found = ground.examine(*left.terms, right.unmet)
    if isinstance(found.answer, Possible):
        broken = _broken(desk, right, found.answer.witness.scene)
        return Part(name, Word.REFUTED, broken, robustness=found.robustness, witness=found.answer.witness)
    return _proved(name, Word.HOLDS, found, (left, right), ground.somebody(left))


def _disjoint(ground: Ground, left: Eligible, right: Eligible) -> Part:
    name = f"{left.city}>{right.city}"
    found = ground.examine(*left.terms, *right.terms)
    if isinstance(found.answer, Possible):
        return Part(name, Word.REFUTED, robustness=found.robustness, witness=found.answer.witness)
    return _proved(name, Word.HOLDS, found, (left, right), ground.somebody(left), ground.somebody(right))


def _only_in(desk: Desk, ground: Ground, known: Mapping[str, Eligible], chosen: Sequence[str]) -> Part:
    name = "+".join(chosen)
    others = [who for city, who in known.items() if city not in chosen]
    found = ground.examine(*(t for city in chosen for t in known[city].terms), *(who.unmet for who in others))
    if isinstance(found.answer, Possible):
        scene = found.answer.witness.scene
        broken = tuple(cite for who in others for cite in _broken(desk, who, scene))
        return Part(name, Word.FOUND, broken, robustness=found.robustness, witness=found.answer.witness)
    return _proved(name, Word.NONE, found, tuple(known.values()), ground.somebody())


def _proved(name: str, word: Word, found: Examined, who: Sequence[Eligible], *premises: Examined) -> Part:
    """What there is no case against, if the premises can hold."""
    if isinstance(found.answer, Unclear):
        return Part(name, Word.UNCLEAR, reason=found.answer.reason)
    assert isinstance(found.answer, Excluded), "a case would have been shown"
    for premise in premises:
        if isinstance(premise.answer, Excluded):
            return Part(name, Word.VACUOUS, robustness=premise.robustness, slots=premise.answer.slots)
        if isinstance(premise.answer, Unclear):
            return Part(name, Word.UNCLEAR, reason=premise.answer.reason)
    cites = cited([claim for one in who for claim, _ in one.claims])
    return Part(name, word, cites, robustness=found.robustness, slots=found.answer.slots)


def _broken(desk: Desk, who: Eligible, scene: Scene) -> tuple[Citation, ...]:
    """The claims that fail in a case."""
    return cited([c for c, term in who.claims if evaluate(term, scene, desk.choice, desk.calendar) is False])


def unsure_of(parts: Sequence[Part]) -> tuple[tuple[str, str], ...]:
    """Those of them that are not proved to hold under every reading."""
    holding = [p for p in parts if p.word is Word.HOLDS and not (p.robustness and p.robustness.everywhere)]
    return claims_of(holding)


def claims_of(parts: Sequence[Part]) -> tuple[tuple[str, str], ...]:
    """The pairs for which the implication holds."""
    return tuple((a, b) for p in parts if p.word is Word.HOLDS for a, _, b in (p.name.partition(">"),))
