"""Duties, prohibitions and liberties: who is addressed, what he does, and, of a duty, when it arises and falls due."""

from checker.ir import factory as f
from checker.ir.norms import Conduct, Due, Strength
from checker.ir.terms import EVENT, Term
from checker.ir.traversal import rescope
from checker.ir.types import DATE, SetType
from checker.lowering.awards import award_members
from checker.lowering.bars import UNITS
from checker.lowering.clauses import Clauses
from checker.lowering.environment import Context, find
from checker.lowering.expressions import call, lower, lower_bool
from checker.lowering.place import Place, acts_of, common_parts
from checker.lowering.procedure import act_terms, bodies, over_lengths, step_length, term_of
from checker.syntax import ast

WON_ON = "won_on"


def lower_conduct(statement: ast.ConductNorm, at: Place) -> Conduct:
    """The norm of one `duty`, `forbid`, `may` or `encourage`."""
    clauses, anchor, conditions = common_parts(statement, "conduct", statement.clauses, at)
    c = at.context
    who, by = _who(statement.who, at)
    where = lower_bool(statement.who.where, c) if statement.who.where is not None else f.TRUE
    kind = c.words.enum("matter")
    actions = tuple(
        (acts_of((act,), c)[0], c.member("matter", matter, "事项", "matter") if matter else "")
        for act, matter in statement.actions
    )
    matters = [f.equal(f.field("act", "matter", kind), f.literal(m, kind)) for _, m in actions if m]
    about = f.disj(*matters) if len(matters) == len(actions) else f.TRUE
    after, upon = _occasions(clauses.names("after"), c)
    every = next((x for x in clauses.items if isinstance(x, ast.Every)), None)
    return Conduct(
        anchor, statement.kind, who, actions, _strength(statement), step_length(clauses),
        f.conj(by, where, about, conditions), _as_wanted(statement, clauses, at), f.conj(where, conditions), after, upon,
        tuple(a for n in statement.who.names for a in award_members(n, c)) if statement.who.winner else (),
        _first_period(every, c) if every and statement.who.winner else term_of(clauses, c),
        (every.length.count, UNITS[every.length.unit]) if every else None,
    )  # fmt: skip


def _who(who: ast.Who, at: Place) -> tuple[tuple[str, ...], Term]:
    """The bodies or roles addressed, and the term that the recorded act is one of theirs."""
    c = at.context
    names: tuple[str, ...]
    actors: tuple[str, ...]
    if who.winner:
        names, actors = ("winner_body",), ("winner_body",)
    else:
        categories = c.words.vocabulary.members["category"]
        known = [find(n.text, categories) for n in who.names]
        if all(known):
            names, actors = tuple(k for k in known if k), ("applicant",)
        else:
            names = bodies(who.names, c, at.groups)
            actors = () if "anyone" in names else names
    kind = c.words.vocabulary.records["act"].fields["by"].type
    assert isinstance(kind, SetType)
    return names, f.disj(*(f.contains("act", "by", kind, a) for a in actors)) if actors else f.TRUE


def _strength(statement: ast.ConductNorm) -> Strength:
    if statement.in_principle:
        return Strength.IN_PRINCIPLE
    return {"may": Strength.MAY, "encourage": Strength.ENCOURAGE}.get(statement.kind, Strength.STRICT)


def _as_wanted(statement: ast.ConductNorm, clauses: Clauses, at: Place) -> Term:
    """What the norm asks of the recorded act: form, term, conditions; of a forbidden act nothing helps but a condition."""
    c = at.context
    conditions = [lower_bool(e, c) for e in clauses.exprs("provided")]
    if statement.kind == "forbid":
        return f.conj(*conditions) if conditions else f.FALSE
    timely = [_timely(x, c) for x in clauses.items if isinstance(x, ast.Within)]
    return f.conj(*act_terms(clauses.only("form"), c, at.groups), *timely, *conditions)


def _timely(within: ast.Within, c: Context) -> Term:
    day = f.field("act", "day", DATE)
    return over_lengths(
        within.length, lambda s: f.less_equal(day, call("notice_last_day", (within.start, s), c, within.start)), c
    )


def _occasions(names: tuple[ast.Name, ...], c: Context) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a duty comes after: steps that are over, and acts that were done."""
    steps: list[str] = []
    acts: list[str] = []
    vocabulary = c.words.vocabulary
    for name in names:
        step = find(name.text, vocabulary.members["step_name"])
        act = find(name.text, vocabulary.acts)
        if step is not None:
            steps.append(step)
        elif act is not None:
            acts.append(act)
        else:
            known = (*vocabulary.members["step_name"], *vocabulary.acts)
            raise c.unknown(name, known, "程序环节或者行为", "step or act")
    return tuple(steps), tuple(acts)


def _first_period(every: ast.Every, c: Context) -> Due:
    """The first of the periods that run from the award, which stands in the record `win`."""
    inside = c.inside("win")
    start = ast.Call(ast.Name(WON_ON, every.span), (), every.span)
    last = call("period_last_day", (start, every.length), inside, start)
    return Due(rescope(lower(start, inside, DATE), EVENT, "win"), rescope(last, EVENT, "win"))
