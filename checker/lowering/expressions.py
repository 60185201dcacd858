"""Expressions become typed terms. Names are resolved, literals get their type from the other side, definitions expand."""

from decimal import Decimal
from typing import Final, TypeVar

from checker.ir import factory as f
from checker.ir.factory import IllTyped
from checker.ir.regulation import RecordSort
from checker.ir.terms import EVENT, Literal, Source, Term
from checker.ir.traversal import rescope
from checker.ir.types import BOOL, DATE, INT, EnumType, IntType, MoneyType, ScoreType, SetType, Type, in_words
from checker.lowering.awards import award_test, ratio
from checker.lowering.environment import Context, find, find_field
from checker.lowering.faults import IncompleteChoice, MisplacedClause, NestedEvents, Stop, UnknownAddress, WrongType
from checker.lowering.spans import span_of
from checker.lowering.substitution import substitute
from checker.syntax import ast

T = TypeVar("T")

LARGEST_PANEL: Final = 99
SIMILAR: Final = "similar"


def lower(expr: ast.Expr, context: Context, expected: Type | None = None) -> Term:
    """The term of an expression; raises `Stop` with a diagnostic at the first fault."""
    try:
        term = _lower(expr, context, expected)
    except IllTyped as fault:
        zh, en = _reason(fault)
        raise Stop(WrongType(zh, en, expr.span, context.place)) from None
    if expected is not None and f.type_of(term) != expected:
        (has_zh, has_en), (want_zh, want_en) = in_words(f.type_of(term)), in_words(expected)
        raise Stop(
            WrongType(
                f"这里需要{want_zh}，写的是{has_zh}",
                f"{want_en} is wanted here, not {has_en}",
                expr.span,
                context.place,
            )
        )
    return term


def lower_bool(expr: ast.Expr, context: Context) -> Term:
    """The term of a condition."""
    return lower(expr, context, BOOL)


def call(name: str, arguments: tuple[ast.Expr | ast.SpanOfTime, ...], context: Context, at: ast.Expr) -> Term:
    """The term of a vocabulary definition applied to arguments."""
    return lower(ast.Call(ast.Name(name, at.span), arguments, at.span), context)


def _reason(fault: IllTyped) -> tuple[str, str]:
    return fault.message_zh, fault.message_en


def _lower(expr: ast.Expr, c: Context, expected: Type | None) -> Term:
    match expr:
        case ast.Number():
            return _number(expr, c, expected)
        case ast.Day(day=day):
            return f.literal(day, DATE)
        case ast.Truth(value=value):
            return f.literal(value, BOOL)
        case ast.Path():
            return _path(expr, c, expected)
        case ast.Call():
            return _call(expr, c, expected)
        case ast.Judged(name=name):
            found = find(name.text, c.words.vocabulary.judgements)
            if found is None:
                raise c.unknown(name, c.words.vocabulary.judgements, "评判", "judgement")
            return f.field("judged", found, BOOL)
        case ast.Negation(expr=inner):
            return f.neg(lower_bool(inner, c))
        case ast.Junction(operator="AND", exprs=exprs):
            return f.conj(*(lower_bool(e, c) for e in exprs))
        case ast.Junction(operator="OR", exprs=exprs):
            return f.disj(*(lower_bool(e, c) for e in exprs))
        case ast.Junction(exprs=exprs):
            return f.implies(lower_bool(exprs[0], c), lower_bool(exprs[1], c))
        case ast.Comparison():
            return _comparison(expr, c)
        case ast.Membership():
            return _membership(expr, c)
        case ast.Moved(expr=inner, by=by, back=back):
            return f.shift(lower(inner, c, DATE), span_of(by, c.place), back)
        case ast.Sum(left=left, right=right, minus=minus):
            return f.plus(((1, lower(left, c, expected)), (-1 if minus else 1, lower(right, c, expected))))
        case ast.Conditional(condition=condition, then=then, otherwise=otherwise):
            first = lower(then, c, expected)
            return f.ite(lower_bool(condition, c), first, lower(otherwise, c, f.type_of(first)))
        case ast.Choice():
            check_options(expr, c)
            return f.choose(expr.reading.text, [(n.text, lower(e, c, expected)) for n, e in ordered_options(expr, c)])
        case ast.ChoiceTest(reading=reading, alternative=alternative):
            sort = c.reading(reading)
            if alternative.text not in sort.names:
                raise c.unknown(
                    alternative, sort.names, f"读法“{reading.text}”的备选项", f"alternative of '{reading.text}'"
                )
            return f.choose(reading.text, [(n, f.literal(n == alternative.text, BOOL)) for n in sort.names])
        case ast.Meets(scope=scope, address=address):
            term = c.words.conditions_at(address.place)
            if term is None:
                raise Stop(UnknownAddress(address.place, address.span, c.place))
            owner = find(scope.text, c.words.vocabulary.records) if scope.text != "unit" else "unit"
            if owner != "unit":
                raise c.unknown(scope, ("unit",), "主体", "subject")
            return rescope(rescope(term, "subject", "unit"), "judged", "unit_judged")
        case ast.CountOf():
            return _count(expr, c)
        case ast.Ratio(left=left, right=right, parts=(a, b), nearest=nearest):
            return ratio(lower(left, c, INT), lower(right, c, INT), a, b, nearest)
        case ast.WinnerOf() | ast.Events():
            if c.event is not None:
                raise Stop(NestedEvents(expr.span, c.place))
            return c.words.quantify(expr, c)


def check_options(choice: ast.Choice[T], c: Context) -> None:
    """Stops unless the choice gives each alternative of its reading once."""
    names = [name.text for name, _ in choice.options]
    wanted = c.reading(choice.reading).names
    missing = tuple(n for n in wanted if n not in names)
    surplus = tuple(n for i, n in enumerate(names) if n not in wanted or n in names[:i])
    if missing or surplus:
        raise Stop(IncompleteChoice(choice.reading.text, missing, surplus, choice.span, c.place))


def ordered_options(choice: ast.Choice[T], c: Context) -> list[tuple[ast.Name, T]]:
    """The options in the order of the reading's alternatives."""
    order = c.reading(choice.reading).names
    return sorted(choice.options, key=lambda option: order.index(option[0].text))


def _number(expr: ast.Number, c: Context, expected: Type | None) -> Literal:
    kind: Type = expected if isinstance(expected, ScoreType | MoneyType) else INT
    value = Decimal(expr.text) * (1000 if isinstance(kind, ScoreType) else 100 if isinstance(kind, MoneyType) else 1)
    if value != int(value):
        raise Stop(WrongType(f"“{expr.text}”的小数位过多", f"'{expr.text}' has too many decimals", expr.span, c.place))
    return f.literal(int(value), kind)


def _path(expr: ast.Path, c: Context, expected: Type | None) -> Term:
    match expr.names:
        case (only,):
            return _name(only, c, expected)
        case (scope, name):
            return _scoped(scope, name, c)
        case _:
            raise Stop(
                MisplacedClause(
                    "名称最多两段：记录.字段", "a name has at most two parts: record.field", expr.span, c.place
                )
            )


def _name(name: ast.Name, c: Context, expected: Type | None) -> Term:
    vocabulary = c.words.vocabulary
    if name.text in ("day", "当日"):
        return lower(c.day, c, DATE)
    if name.text in ("here", "本市"):
        return f.literal(c.words.city, c.words.enum("city"))
    if name.text in c.words.dates:
        return c.words.dates[name.text]
    let = c.lets.get(name.text)
    if let is not None and not let.window:
        return lower(let.value, c, expected)  # type: ignore[arg-type]  # INVARIANT: windows have let.window set
    for scope, sort in _bare_scopes(c):
        found = find_field(name.text, sort)
        if found is not None:
            return f.field(scope, found, sort.fields[found].type)
        if scope == EVENT and name.text == SIMILAR:
            return f.field(EVENT, SIMILAR, BOOL)
    if isinstance(expected, EnumType):
        member = find(name.text, vocabulary.members[expected.name])
        if member is not None:
            return f.literal(member, expected)
        raise c.unknown(name, vocabulary.members[expected.name], f"{expected.name} 成员", f"member of {expected.name}")
    known = {n for _, sort in _bare_scopes(c) for n in sort.fields} | set(c.lets) | {"day", "here"}
    raise c.unknown(name, known, "事实或字段", "fact or field")


def _bare_scopes(c: Context) -> list[tuple[str, RecordSort]]:
    vocabulary = c.words.vocabulary
    scopes: list[tuple[str, RecordSort]] = []
    if c.event is not None:
        scopes.append((EVENT, vocabulary.events[c.event]))
    if c.win:
        scopes.append(("win", vocabulary.events["win"]))
    return [*scopes, (c.owner, vocabulary.records["subject"])]


def _scoped(scope: ast.Name, name: ast.Name, c: Context) -> Term:
    record, sort = scope_sort(scope, c)
    found = find_field(name.text, sort)
    if found is None:
        raise c.unknown(name, sort.fields, "字段", "field")
    return f.field(record, found, sort.fields[found].type)


def scope_sort(scope: ast.Name, c: Context) -> tuple[str, RecordSort]:
    """The record a scope name means in a scene, and its sort."""
    vocabulary = c.words.vocabulary
    if scope.text in ("unit", "所在单位"):
        return "unit", vocabulary.records["subject"]
    if scope.text in ("win", "所获奖项"):
        return "win", vocabulary.events["win"]
    record = find(scope.text, {k: s.label for k, s in vocabulary.records.items() if k != "step"})
    if record is not None:
        return record, vocabulary.records[record]
    step = find(scope.text, vocabulary.members["step_name"])
    if step is not None:
        return f"step.{step}", vocabulary.records["step"]
    raise c.unknown(scope, [*vocabulary.records, *vocabulary.members["step_name"], "unit", "win"], "记录", "record")


def _call(expr: ast.Call, c: Context, expected: Type | None) -> Term:
    match expr.name.text, expr.arguments:
        case "has", (ast.Path() as path,):
            field = _path(path, c, None)
            assert not isinstance(field, Literal)
            return f.has(getattr(field, "scope", ""), getattr(field, "name", ""))
        case "odd", (argument,) if not isinstance(argument, ast.SpanOfTime):
            number = lower(argument, c, INT)
            return f.disj(*(f.equal(number, f.literal(n, INT)) for n in range(1, LARGEST_PANEL + 1, 2)))
        case _:
            define = c.words.defines.get(expr.name.text)
            if define is None:
                raise c.unknown(expr.name, [*c.words.defines, "has", "odd"], "定义", "definition")
            if len(define.parameters) != len(expr.arguments):
                n = len(define.parameters)
                zh, en = f"“{expr.name.text}”需要 {n} 个参数", f"'{expr.name.text}' takes {n} arguments"
                raise Stop(WrongType(zh, en, expr.span, c.place))
            arguments = dict(zip((p.text for p in define.parameters), expr.arguments, strict=True))
            return lower(substitute(define.body, arguments), c, expected)


def _comparison(expr: ast.Comparison, c: Context) -> Term:
    left, right = _sides(expr.left, expr.right, c)
    match expr.operator:
        case "EQ":
            return f.equal(left, right)
        case "NE":
            return f.neg(f.equal(left, right))
        case "LT":
            return f.less(left, right)
        case "LE":
            return f.less_equal(left, right)
        case "GT":
            return f.less(right, left)
        case _:
            return f.less_equal(right, left)


def _sides(left: ast.Expr, right: ast.Expr, c: Context) -> tuple[Term, Term]:
    """Both sides; the one that has a type of its own gives it to the other."""
    if isinstance(left, ast.Number):
        second = lower(right, c)
        return lower(left, c, f.type_of(second)), second
    first = lower(left, c)
    kind = f.type_of(first)
    if isinstance(right, ast.Number) and not isinstance(kind, IntType | ScoreType | MoneyType):
        kind = INT
    return first, lower(right, c, kind)


def _membership(expr: ast.Membership, c: Context) -> Term:
    subject = lower(expr.expr, c)
    kind = f.type_of(subject)
    found: list[Term]
    match kind:
        case SetType(element=element):
            scope, name = getattr(subject, "scope", ""), getattr(subject, "name", "")
            found = [f.contains(scope, name, kind, c.member(element.name, n, "成员", "member")) for n in expr.names]
        case EnumType(name=enum):
            found = [f.equal(subject, f.literal(c.member(enum, n, "成员", "member"), kind)) for n in expr.names]
        case _:
            zh, en = in_words(kind)
            raise Stop(WrongType(f"{zh}不能用“属于”", f"'in' needs an enum, not {en}", expr.span, c.place))
    if expr.open:
        found.append(f.field(EVENT if c.event else "judged", SIMILAR if c.event else "similar_case", BOOL))
    return f.disj(*found)


def _count(expr: ast.CountOf, c: Context) -> Term:
    inside = c.inside("entrant")
    parts = [award_test(EVENT, expr.award, c)]
    if expr.category is not None:
        kind = c.words.enum("category")
        member = c.member("category", expr.category, "类别", "category")
        parts.append(f.equal(f.field(EVENT, "category", kind), f.literal(member, kind)))
    if expr.where is not None:
        parts.append(lower_bool(expr.where, inside))
    return f.count(Source("round", "entrant"), f.conj(*parts))
