"""Who is eligible in one city and in another: implication, equivalence, exclusion, and the order of strictness.

Locality is left aside (every city's own place counts as met), and judged facts are taken in the applicant's favour.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
from checker.verification.may import cited
from checker.verification.polarity import JUDGED, favourable
from checker.verification.possibility import Excluded, Possible, Unclear, possible, robustness
from checker.verification.situation import Occasion, premises, scene_of

PLACES = ("subject", "unit")
MOST_SUBSETS = 40


@dataclass(frozen=True, slots=True)
class Eligible:
    """Who is eligible in a city, as far as compared: the claims with their terms, locality and judgements put aside."""

    city: str
    claims: tuple[tuple[Claim, Term], ...]

    @property
    def term(self) -> Term:
        """All claims together."""
        return f.conj(*(term for _, term in self.claims))


@dataclass(frozen=True, slots=True)
class Ground:
    """Where is compared: the scene and the premises."""

    scene: Scene
    given: tuple[Term, ...]


def relation(desk: Desk, situation: Situation, ask: AskRelation) -> tuple[Part, ...]:
    """One part per direction."""
    ground = _ground(desk, situation, ask.dimension)
    left, right = (eligible_in(desk, city, ask.dimension) for city in (ask.left, ask.right))
    match ask.relation:
        case "disjoint":
            return (_disjoint(desk, ground, left, right),)
        case "equivalent":
            return (_implies(desk, ground, left, right), _implies(desk, ground, right, left))
        case _:
            return (_implies(desk, ground, left, right),)


def ordering(desk: Desk, situation: Situation, ask: AskOrdering) -> tuple[Part, ...]:
    """One part per ordered pair, without the dependence on readings."""
    ground = _ground(desk, situation, ask.dimension)
    known = {city: eligible_in(desk, city, ask.dimension) for city in ask.cities}
    pairs = [(a, b) for a in ask.cities for b in ask.cities if a != b]
    return tuple(_implies(desk, ground, known[a], known[b], readings=False) for a, b in pairs)


def exactly(desk: Desk, situation: Situation, ask: AskExactly) -> tuple[Part, ...]:
    """One part per set of `count` cities: somebody eligible in all of them and in no other."""
    ground = _ground(desk, situation, "")
    known = {city: eligible_in(desk, city, "") for city in ask.cities}
    parts = []
    for chosen in list(combinations(ask.cities, ask.count))[:MOST_SUBSETS]:
        inside = [known[c].term for c in chosen]
        outside = [f.neg(known[c].term) for c in ask.cities if c not in chosen]
        inquiry = desk.inquiry(f.conj(*ground.given, *inside, *outside), ground.scene)
        answer = possible(inquiry, ordinary=True)
        name = "+".join(chosen)
        match answer:
            case Possible(witness):
                broken = [
                    c for city in ask.cities if city not in chosen for c in _broken(desk, known[city], witness.scene)
                ]
                parts.append(Part(name, Word.FOUND, tuple(broken), witness=witness))
            case Excluded(slots):
                parts.append(Part(name, Word.NONE, slots=slots))
            case Unclear(reason):
                parts.append(Part(name, Word.UNCLEAR, reason=reason))
    return tuple(parts)


def eligible_in(desk: Desk, city: str, dimension: str) -> Eligible:
    """The claims of a city, or those of one dimension."""
    claims = desk.eligible(city)
    if dimension:
        claims = tuple(c for c in claims if _speaks_of(c, desk.frame.dimensions[dimension], desk))
    helpful = favourable(c.lawful for c in claims)
    return Eligible(city, tuple((c, _aside(c.lawful, city, helpful)) for c in claims))


def _ground(desk: Desk, situation: Situation, dimension: str) -> Ground:
    chosen = [desk.frame.dimensions[dimension]] if dimension else list(desk.frame.dimensions.values())
    scene = scene_of(situation, desk.frame, desk.spec.vocabulary)
    given = premises(situation, desk.frame, scene, None, Occasion())
    return Ground(scene, (*given, *(d.suppose for d in chosen)))


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


def _implies(desk: Desk, ground: Ground, left: Eligible, right: Eligible, *, readings: bool = True) -> Part:
    name = f"{left.city}>{right.city}"
    can = possible(desk.inquiry(f.conj(*ground.given, left.term), ground.scene))
    if isinstance(can, Excluded):
        return Part(name, Word.VACUOUS, slots=can.slots)
    inquiry = desk.inquiry(f.conj(*ground.given, left.term, f.neg(right.term)), ground.scene)
    answer = possible(inquiry, ordinary=True)
    sure = robustness(inquiry, answer) if readings else None
    match answer:
        case Unclear(reason):
            return Part(name, Word.UNCLEAR, reason=reason)
        case Possible(witness):
            broken = _broken(desk, right, witness.scene)
            return Part(name, Word.REFUTED, broken, robustness=sure, witness=witness)
        case Excluded(slots):
            cites = cited([c for c, _ in (*left.claims, *right.claims)])
            return Part(name, Word.HOLDS, cites, robustness=sure, slots=slots)


def _disjoint(desk: Desk, ground: Ground, left: Eligible, right: Eligible) -> Part:
    name = f"{left.city}>{right.city}"
    for one in (left, right):
        if isinstance(possible(desk.inquiry(f.conj(*ground.given, one.term), ground.scene)), Excluded):
            return Part(name, Word.VACUOUS)
    inquiry = desk.inquiry(f.conj(*ground.given, left.term, right.term), ground.scene)
    answer = possible(inquiry, ordinary=True)
    match answer:
        case Unclear(reason):
            return Part(name, Word.UNCLEAR, reason=reason)
        case Possible(witness):
            return Part(name, Word.REFUTED, (), (), robustness(inquiry, answer), witness=witness)
        case Excluded(slots):
            cites = cited([c for c, _ in (*left.claims, *right.claims)])
            return Part(name, Word.HOLDS, cites, (), robustness(inquiry, answer), slots=slots)


def _broken(desk: Desk, who: Eligible, scene: Scene) -> tuple[Citation, ...]:
    """The claims that fail in a case."""
    return cited([c for c, term in who.claims if evaluate(term, scene, desk.choice, desk.calendar) is False])


def claims_of(parts: Sequence[Part]) -> tuple[tuple[str, str], ...]:
    """The pairs for which the implication holds."""
    return tuple((a, b) for p in parts if p.word is Word.HOLDS for a, _, b in (p.name.partition(">"),))
