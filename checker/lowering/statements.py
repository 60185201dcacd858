"""Norms and text statements: each statement of a block becomes one norm (a sanction with a ban: two)."""

from dataclasses import replace

from checker.ir import factory as f
from checker.ir.norms import (
    Bar,
    Condition,
    Declared,
    Excepted,
    Gift,
    Grant,
    Ground,
    Informative,
    Limit,
    Norm,
    Order,
    Power,
    Preference,
    Silent,
    Statement,
    Step,
    Strength,
)
from checker.ir.order import order_term
from checker.lawtext.citation import Citation
from checker.lowering.awards import award_members
from checker.lowering.bars import barred_by, begun, happened, lengths_of
from checker.lowering.conduct import lower_conduct
from checker.lowering.environment import Context, find
from checker.lowering.events import event_kind, won_here
from checker.lowering.expressions import lower_bool
from checker.lowering.faults import MisplacedClause, Stop
from checker.lowering.numbers import amount_of
from checker.lowering.place import Place, acts_of, barring, category_test, common_parts
from checker.lowering.procedure import act_terms, bodies, step_checks, step_length, step_names, term_of
from checker.lowering.recorded_bans import recorded_ban
from checker.lowering.sanctions import ground_kinds, lower_sanction, revoking
from checker.syntax import ast


def lower_statement(statement: ast.Statement, at: Place) -> list[Norm]:
    """The norms of one statement; raises `Stop` at a fault."""
    match statement:
        case ast.Condition():
            return [_condition(statement, at)]
        case ast.BarNorm():
            return [_bar(statement, at)]
        case ast.PowerNorm():
            return [_power(statement, at)]
        case ast.StepNorm():
            return [_step(statement, at)]
        case ast.OrderNorm(steps=steps):
            clauses, anchor, applies = common_parts(statement, "order", statement.clauses, at)
            del clauses
            names = step_names(steps, at.context)
            return [Order(anchor, names, applies, order_term(names))]
        case ast.ConductNorm():
            return [lower_conduct(statement, at)]
        case ast.SanctionNorm():
            return lower_sanction(statement, at)
        case ast.GroundNorm(expr=expr):
            clauses, anchor, applies = common_parts(statement, "ground", statement.clauses, at)
            del clauses
            holds = f.conj(applies, lower_bool(expr, revoking(at)))
            at.grounds.append((at.place, Ground(anchor.cite, ground_kinds(expr, at.context), holds)))
            return [Statement(anchor, "ground", "")]
        case ast.GrantNorm():
            return [_grant(statement, at)]
        case ast.ExceptionNorm(addresses=addresses):
            clauses, anchor, applies = common_parts(
                statement, "exception", statement.clauses, at, conditions=("only_if",)
            )
            when = f.conj(applies, *(lower_bool(e, at.context) for e in clauses.exprs("when")))
            return [Excepted(anchor, tuple(Citation(at.regulation, a.place, a.label) for a in addresses), when)]
        case ast.TextStatement():
            return [_text(statement, at)]
        case ast.InForce(kind=kind):
            _, anchor, _ = common_parts(statement, "text", statement.clauses, at)
            return [Statement(anchor, "in_force" if kind == "from" else "until", "")]
        case ast.Title(labelled=labelled):
            return _declared(statement, "award", labelled.name.text, at)
        case ast.Group(kind=kind, labelled=labelled):
            return _declared(statement, kind, labelled.name.text, at)
        case ast.Cycle():
            return _declared(statement, "cycle", "", at)
        case ast.Validity():
            return _declared(statement, "valid", "", at)
        case ast.ReadingDeclaration() | ast.Let():
            return []
        case ast.EnumDeclaration() | ast.RecordDeclaration() | ast.WordDeclaration() | ast.Define():
            raise Stop(
                MisplacedClause(
                    "这一声明属于词汇表", "this declaration belongs into the vocabulary", statement.span, at.place
                )
            )


def _declared(statement: ast.Declaration, kind: str, subject: str, at: Place) -> list[Norm]:
    clauses = getattr(statement, "clauses", ())
    _, anchor, _ = common_parts(statement, "text", clauses, at)
    return [Statement(anchor, kind, subject)]


def _text(statement: ast.TextStatement, at: Place) -> Norm:
    _, anchor, _ = common_parts(statement, "text", statement.clauses, at)
    c = at.context
    match statement.kind:
        case "informative":
            return Informative(anchor, c.member("reason", statement.names[0], "理由", "reason"))
        case "silent":
            topics = c.words.vocabulary.topics
            found = []
            for name in statement.names:
                topic = find(name.text, topics)
                if topic is None:
                    raise c.unknown(name, topics, "事项", "topic")
                found.append(topic)
            return Silent(anchor, tuple(found))
        case kind:
            return Statement(anchor, kind, "", statement.strings)


def _on_act_day(at: Place, acts: tuple[str, ...]) -> Context:
    day = at.act_days.get(acts[0]) if acts else None
    return replace(at.context, day=day) if day is not None else at.context


def _condition(statement: ast.Condition, at: Place) -> Norm:
    chapeau = statement.chapeau or at.chapeau
    c = at.context
    acts = acts_of(chapeau.acts, c) if chapeau else ()
    here = Place(at.regulation, at.place, chapeau, _on_act_day(at, acts), at.groups, at.act_days, at.grounds, at.labels)
    kind = "limit" if statement.kind == "limit" else "condition"
    clauses, anchor, applies = common_parts(statement, kind, statement.clauses, here)
    strength = Strength.IN_PRINCIPLE if statement.in_principle else Strength.STRICT
    holds = lower_bool(statement.expr, here.context)
    if statement.kind == "limit":
        return Limit(anchor, strength, applies, holds)
    categories = tuple(c.member("category", n, "类别", "category") for n in chapeau.categories) if chapeau else ()
    if not acts:
        raise Stop(
            MisplacedClause(
                "条件须指明是哪一行为的条件（以 …）",
                "a condition names the act it is a condition of (to ACT)",
                statement.span,
                at.place,
            )
        )
    if statement.kind == "exclude":
        holds = f.neg(holds)
    extra = list(act_terms(clauses.only("form"), here.context, at.groups))
    holds = f.conj(holds, *extra, *(lower_bool(e, here.context) for e in clauses.exprs("provided")))
    applies = f.conj(category_test(categories, "application", c), applies)
    if statement.kind == "prefer":
        return Preference(anchor, categories, strength, applies, holds)
    return Condition(anchor, acts, categories, strength, applies, holds)


def _bar(statement: ast.BarNorm, at: Place) -> Norm:
    c = barring(at)
    here = Place(at.regulation, at.place, at.chapeau, c, at.groups, at.act_days, at.grounds, at.labels)
    clauses, anchor, applies = common_parts(statement, "bar", statement.clauses, here)
    selector = statement.selector
    event = "win" if selector.kind is None else event_kind(selector.kind, c)
    inside = c.inside(event)
    parts = [won_here(selector.award, selector.current, c)] if selector.kind is None else []
    if selector.where is not None:
        parts.append(lower_bool(selector.where, inside))
    parts += [f.neg(lower_bool(e, inside)) for e in clauses.exprs("unless")]
    if at.chapeau and at.chapeau.categories:
        names = tuple(c.member("category", n, "类别", "category") for n in at.chapeau.categories)
        applies = f.conj(category_test(names, "application", c), applies)
    reading, lengths = lengths_of(statement.length)
    where = f.conj(*parts)
    barred = barred_by(event, where, statement.length, c)
    declared = Declared(
        happened(event, where, c), begun(statement.length, inside), recorded_ban(statement.length, inside)
    )
    return Bar(anchor, acts_of(statement.acts, c), event, reading, lengths, applies, barred, declared=declared)


def _power(statement: ast.PowerNorm, at: Place) -> Norm:
    clauses, anchor, applies = common_parts(statement, "power", statement.clauses, at)
    c = at.context
    matters = tuple(c.member("matter", n, "事项", "matter") for n in statement.matters)
    kind = c.words.enum("matter")
    if matters:
        applies = f.conj(
            f.disj(*(f.equal(f.field("act", "matter", kind), f.literal(m, kind)) for m in matters)), applies
        )
    return Power(
        anchor, acts_of(statement.acts, c), matters, bodies(clauses.names("by"), c, at.groups),
        bodies(clauses.names("with"), c, {}), bodies(clauses.names("proposal"), c, at.groups),
        bodies(clauses.names("approval"), c, at.groups), tuple(c.member("form", n, "形式", "form") for n in clauses.names("form")),
        step_names(clauses.names("after"), c), applies, f.conj(*act_terms(clauses, c, at.groups)),
    )  # fmt: skip


def _step(statement: ast.StepNorm, at: Place) -> Norm:
    clauses, anchor, applies = common_parts(statement, "step", statement.clauses, at)
    c = at.context
    (name,) = step_names((statement.name,), c)
    categories = tuple(c.member("category", n, "类别", "category") for n in clauses.names("for"))
    for product in clauses.names("produces"):
        c.member("product", product, "程序成果", "product")
    applies = f.conj(category_test(categories, "application", c), applies)
    checks = step_checks(name, clauses, c, at.groups)
    by = bodies(clauses.names("by"), c, at.groups)
    after = step_names(clauses.names("after"), c)
    due = term_of(clauses, c)
    return Step(anchor, name, by, categories, after, step_length(clauses), applies, checks, due)


def _grant(statement: ast.GrantNorm, at: Place) -> Norm:
    _, anchor, applies = common_parts(statement, "grant", statement.clauses, at)
    c = at.context
    if statement.who.where is not None:
        applies = f.conj(lower_bool(statement.who.where, c), applies)
    awards = tuple(a for n in statement.who.names for a in award_members(n, c)) if statement.who.winner else ()
    gifts = tuple(
        Gift(c.member("gift", name, "奖励内容", "gift"), amount_of(amount, c) if amount else None)
        for name, amount in statement.gifts
    )
    return Grant(anchor, awards, applies, gifts)
