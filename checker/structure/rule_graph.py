"""The references between the provisions of a regulation, and the order in which its steps wait for each other.

Takes a lowered regulation. A reference is stated (`see`, `tests`, `except`) or follows from the norms: a sanction rests
on its grounds, a ban on its sanction, a norm comes after steps, a norm asks of the unit what another place asks of the
subject (`meets`). The one module that imports networkx, and only when cycles are asked for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from checker.ir import factory as f
from checker.ir.norms import Bar, Condition, Excepted, Norm, Order, Power, Sanction, Step
from checker.ir.regulation import Regulation
from checker.ir.terms import And, Field, LessEqual, Literal, Term
from checker.ir.traversal import rescope, subterms
from checker.lawtext.citation import Citation
from checker.structure.norm_terms import terms_of

_STEP = "step."


class Link(StrEnum):
    """Why one norm refers to another."""

    REFERS = "refers"
    EXCEPTS = "excepts"
    GROUND = "ground"
    SANCTION = "sanction"
    AFTER = "after"
    MEETS = "meets"


@dataclass(frozen=True, slots=True)
class Reference:
    """One norm refers to a place, or to one norm there."""

    source: Citation
    target: Citation
    link: Link


@dataclass(frozen=True, slots=True)
class Wait:
    """By the norm `cite`, step `step` begins only when step `earlier` has ended."""

    step: str
    earlier: str
    cite: Citation


@dataclass(frozen=True, slots=True)
class RuleGraph:
    """The references of one regulation in the order of the text, each once, and the waits between its steps."""

    regulation: str
    references: tuple[Reference, ...]
    waits: tuple[Wait, ...]


def rule_graph(regulation: Regulation) -> RuleGraph:
    """The graph of a regulation."""
    steps: dict[str, list[Citation]] = {}
    for norm in regulation.norms:
        if isinstance(norm, Step):
            steps.setdefault(norm.name, []).append(norm.anchor.cite)
    found = [reference for norm in regulation.norms for reference in _stated(norm, steps)]
    found += _meets(regulation)
    references = tuple(dict.fromkeys(r for r in found if r.source != r.target))
    waits = tuple(dict.fromkeys(wait for norm in regulation.norms for wait in _waits(norm)))
    return RuleGraph(regulation.identifier, references, waits)


def refers_to(graph: RuleGraph, place: str) -> tuple[Reference, ...]:
    """The references that lead from a place, or from inside it, out of it."""
    return tuple(r for r in graph.references if lies_in(r.source.place, place) and not lies_in(r.target.place, place))


def referred_by(graph: RuleGraph, place: str) -> tuple[Reference, ...]:
    """The references from elsewhere to a place, to a part of it, or to the whole in which it lies."""
    return tuple(
        r
        for r in graph.references
        if (lies_in(r.target.place, place) or (lies_in(place, r.target.place) and r.target.label is None))
        and not lies_in(r.source.place, place)
    )


def cycles(graph: RuleGraph) -> tuple[tuple[Wait, ...], ...]:
    """The steps that wait for each other: per group of them all waits inside it, groups and waits in text order."""
    import networkx as nx

    waiting: nx.DiGraph[str] = nx.DiGraph()
    waiting.add_edges_from((wait.step, wait.earlier) for wait in graph.waits)
    groups = []
    for component in nx.strongly_connected_components(waiting):
        inside = tuple(w for w in graph.waits if w.step in component and w.earlier in component)
        if inside:
            groups.append(inside)
    return tuple(sorted(groups, key=lambda group: graph.waits.index(group[0])))


def lies_in(place: str, whole: str) -> bool:
    """Whether a place is another or an item or paragraph of it."""
    return place == whole or place.startswith((f"{whole}.", f"{whole}/"))


def _stated(norm: Norm, steps: dict[str, list[Citation]]) -> Iterable[Reference]:
    cite = norm.anchor.cite
    yield from (Reference(cite, target, Link.REFERS) for target in norm.anchor.refers)
    match norm:
        case Excepted(targets=targets):
            yield from (Reference(cite, target, Link.EXCEPTS) for target in targets)
        case Sanction(grounds=grounds, after=after):
            yield from (Reference(cite, ground.cite, Link.GROUND) for ground in grounds)
            yield from (Reference(cite, target, Link.AFTER) for step in after for target in steps.get(step, ()))
        case Bar(sanction=Citation() as sanction):
            yield Reference(cite, sanction, Link.SANCTION)
        case Step(after=after) | Power(after=after):
            yield from (Reference(cite, target, Link.AFTER) for step in after for target in steps.get(step, ()))
        case _:
            return


def _waits(norm: Norm) -> Iterable[Wait]:
    """Read off the comparisons of days, so that every way of writing an order counts."""
    match norm:
        case Step(checks=checks):
            terms = tuple(check.holds for check in checks if check.aspect == "order")
        case Order(holds=holds):
            terms = (holds,)
        case _:
            return
    for term in terms:
        for part in subterms(term):
            match part:
                case LessEqual(left=Field(scope=earlier, name="end"), right=Field(scope=step, name="start")):
                    yield Wait(step.removeprefix(_STEP), earlier.removeprefix(_STEP), norm.anchor.cite)
                case _:
                    continue


def _meets(regulation: Regulation) -> Iterable[Reference]:
    """Norms that ask of the unit all that another place asks of the subject; of nested places the widest."""
    asked = {place: parts for place in regulation.places if (parts := _asked_of_unit(regulation, place))}
    for norm in regulation.norms:
        cite = norm.anchor.cite
        said = [_conjuncts(part) for term in terms_of(norm) for part in subterms(term)]
        hit = [p for p, parts in asked.items() if not lies_in(cite.place, p) and any(parts <= s for s in said)]
        widest = [p for p in hit if not any(p != q and lies_in(p, q) for q in hit)]
        yield from (Reference(cite, Citation(regulation.identifier, p), Link.MEETS) for p in widest)


def _asked_of_unit(regulation: Regulation, place: str) -> frozenset[Term]:
    """The conditions at a place, said of the unit; empty where none speaks of the subject."""
    norms = [n for n in regulation.norms if isinstance(n, Condition) and lies_in(n.anchor.cite.place, place)]
    whole = f.conj(*(n.holds for n in norms))
    moved = rescope(rescope(whole, "subject", "unit"), "judged", "unit_judged")
    return frozenset() if moved == whole or isinstance(moved, Literal) else _conjuncts(moved)


def _conjuncts(term: Term) -> frozenset[Term]:
    return frozenset(term.terms) if isinstance(term, And) else frozenset((term,))
