"""Sanctions: whom, on which grounds, with which consequences; a ban among them becomes a bar of its own."""

from dataclasses import replace

from checker.ir import factory as f
from checker.ir.norms import (
    Anchor,
    Bar,
    Consequence,
    Ground,
    Norm,
    Sanction,
)
from checker.ir.terms import EVENT, Term
from checker.ir.types import BOOL, DATE
from checker.lowering.awards import award_members, award_test
from checker.lowering.bars import barred_by, lengths_of, plain_length
from checker.lowering.clauses import Clauses
from checker.lowering.environment import Context, find
from checker.lowering.events import event_kind, key_field, won_here
from checker.lowering.expressions import lower_bool
from checker.lowering.faults import MisplacedClause, Stop
from checker.lowering.place import Place, acts_of, barring, category_test, common_parts, governing_day
from checker.lowering.procedure import bodies, finished, step_names, term_of
from checker.lowering.recorded_bans import ordered_ban
from checker.syntax import ast


def revoking(at: Place) -> Context:
    return replace(at.context, win=True)


def ground_kinds(expr: ast.Expr, c: Context) -> tuple[str, ...]:
    """The grounds of revocation that an expression's events are; `other_ground` for what is judged."""
    grounds = c.words.enum("ground").members
    kinds = [k if k in grounds else "other_ground" for k in _kinds(expr, c)]
    return tuple(dict.fromkeys(kinds)) or ("other_ground",)


def _kinds(expr: ast.Expr, c: Context) -> list[str]:
    match expr:
        case ast.Events(kind=kind):
            return [event_kind(kind, c)]
        case ast.Junction(exprs=exprs):
            return [k for e in exprs for k in _kinds(e, c)]
        case ast.Negation(expr=inner):
            return _kinds(inner, c)
        case ast.Judged():
            return ["other_ground"]
        case ast.Choice(options=options):
            return [k for _, e in options for k in _kinds(e, c)]
        case _:
            return []


def lower_sanction(statement: ast.SanctionNorm, at: Place) -> list[Norm]:
    clauses, anchor, _ = common_parts(statement, "sanction", statement.clauses, at)
    c = revoking(at)
    applies = f.conj(
        *(lower_bool(e, c) for e in clauses.exprs("only_if")),
        *(f.neg(lower_bool(e, c)) for e in clauses.exprs("unless")),
    )
    roles, scope_test = _sanctioned(statement.who, at, c)
    cause = clauses.exprs("when")
    kinds = tuple(dict.fromkeys(k for e in cause for k in ground_kinds(e, c)))
    grounds = (Ground(anchor.cite, kinds, f.conj(*(lower_bool(e, c) for e in cause))),) if cause else ()
    consequences: list[Consequence] = []
    norms: list[Norm] = []
    for item in statement.consequences:
        if isinstance(item, ast.NamedConsequence):
            name = c.member("consequence", item.name, "后果", "consequence")
            when = lower_bool(item.when, c) if item.when is not None else f.TRUE
            consequences.append(Consequence(anchor.cite, name, None, when))
            continue
        norms.append(_ban(statement, item, cause, kinds, clauses, anchor, at))
        ban = ordered_ban(item, c)
        consequences.append(Consequence(anchor.cite, "ban", plain_length(item.length), f.TRUE, ban))
    after = step_names(clauses.names("after"), c)
    sanction = Sanction(
        anchor, statement.discretionary, roles, f.conj(scope_test, applies), grounds, tuple(consequences),
        bodies(clauses.names("by"), c, at.groups), bodies(clauses.names("proposal"), c, at.groups),
        bodies(clauses.names("approval"), c, at.groups), after, term_of(clauses, c), tuple(_over(s, c) for s in after),
    )  # fmt: skip
    return [sanction, *norms]


def _over(step: str, c: Context) -> Term:
    return f.implies(f.field(f"step.{step}", "done", BOOL), finished(step, f.field("act", "day", DATE), c))


def _sanctioned(who: ast.Who, at: Place, c: Context) -> tuple[tuple[str, ...], Term]:
    """The roles a sanction is for, and the test on the act at hand."""
    if not who.winner:
        categories = c.words.vocabulary.members["category"]
        names = tuple(find(n.text, categories) or c.member("body", n, "主体", "addressee") for n in who.names)
        where = lower_bool(who.where, c) if who.where is not None else f.TRUE
        return names, where
    city = c.words.enum("city")
    parts = [f.equal(f.field("win", "city", city), f.literal(c.words.city, city))]
    if who.names:
        parts.append(f.disj(*(award_test("win", n, c) for n in who.names)))
    if at.chapeau and at.chapeau.categories:
        names = tuple(c.member("category", n, "类别", "category") for n in at.chapeau.categories)
        parts.append(category_test(names, "win", c))
    if who.where is not None:
        parts.append(lower_bool(who.where, c))
    return ("winner", *(a for n in who.names for a in award_members(n, c))), f.conj(*parts)


def _ban(
    statement: ast.SanctionNorm, item: ast.BarConsequence, cause: tuple[ast.Expr, ...], kinds: tuple[str, ...],
    clauses: Clauses, anchor: Anchor, at: Place,
) -> Bar:  # fmt: skip
    """The bar that a sanction's ban puts on later acts: on a winner revoked for one of the grounds, or, where nobody has
    won yet, on the event itself."""
    c = barring(at)
    reading, lengths = lengths_of(item.length)
    acts = acts_of(item.acts, c)
    if statement.who.winner:
        event, where = "win", _revoked_for(statement.who, kinds, at, c)
    else:
        event, where = _single_event(cause, item, c)
    inside = c.inside(event)
    conditions = [lower_bool(e, inside) for e in clauses.exprs("only_if")]
    conditions += [f.neg(lower_bool(e, inside)) for e in clauses.exprs("unless")]
    barred = barred_by(event, f.conj(where, *conditions), item.length, c)
    return Bar(anchor, acts, event, reading, lengths, f.TRUE, barred, anchor.cite)


def _revoked_for(who: ast.Who, kinds: tuple[str, ...], at: Place, c: Context) -> Term:
    parts = [
        won_here(None, False, c),
        f.has(EVENT, "revoked"),
        f.less_equal(f.field(EVENT, "revoked", DATE), governing_day(c)),
    ]
    if who.names:
        parts.append(f.disj(*(award_test(EVENT, n, c) for n in who.names)))
    if who.where is not None:
        parts.append(lower_bool(who.where, c.inside("win")))
    if at.chapeau and at.chapeau.categories:
        names = tuple(c.member("category", n, "类别", "category") for n in at.chapeau.categories)
        parts.append(category_test(names, EVENT, c))
    kind = c.words.enum("ground")
    wanted = kinds or tuple(k for _, g in at.grounds if _inside(_, at.place) for k in g.kinds)
    if wanted:
        parts.append(
            f.disj(*(f.equal(f.field(EVENT, "revoked_for", kind), f.literal(k, kind)) for k in dict.fromkeys(wanted)))
        )
    return f.conj(*parts)


def _inside(place: str, article: str) -> bool:
    return place == article or place.startswith((f"{article}.", f"{article}/"))


def _single_event(cause: tuple[ast.Expr, ...], item: ast.BarConsequence, c: Context) -> tuple[str, Term]:
    match cause:
        case (ast.Events(least=1, kind=kind, where=where),):
            event = event_kind(kind, c)
            inside = c.inside(event)
            return event, f.conj(
                lower_bool(where, inside) if where is not None else f.TRUE,
                f.less_equal(key_field(event, c), governing_day(c)),
            )
        case _:
            zh, en = (
                "未获奖者的禁止期需要单一事由（当 有 事件）",
                "a ban on somebody who has not won needs one event (when some EVENT)",
            )
            raise Stop(MisplacedClause(zh, en, item.span, c.place))
