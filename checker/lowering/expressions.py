"""Expressions become typed terms. Names are resolved, literals get their type from the other side, definitions expand."""

from typing import Final, TypeVar

from checker.diagnostics.nearest import nearest
from checker.ir import factory as f
from checker.ir.factory import IllTyped
from checker.ir.terms import EVENT, Source, Term
from checker.ir.traversal import rescope
from checker.ir.type_rules import help_with
from checker.ir.types import BOOL, DATE, INT, EnumType, IntType, MoneyType, ScoreType, SetType, Type, in_words
from checker.lowering.awards import award_test, ratio
from checker.lowering.environment import Context, find
from checker.lowering.faults import MisplacedClause, NestedEvents, Stop, WrongType
from checker.lowering.numbers import number
from checker.lowering.provision_faults import UnknownAddress
from checker.lowering.reading_faults import IncompleteChoice
from checker.lowering.scopes import DAY, HERE, known_names, named_field
from checker.lowering.spans import span_of
from checker.lowering.substitution import substitute
from checker.syntax import ast

T = TypeVar("T")

LARGEST_PANEL: Final = 99
SIMILAR: Final = "similar"


def lower(expr: ast.Expr | ast.SpanOfTime, context: Context, expected: Type | None = None) -> Term:
    """The term of an expression; raises `Stop` with a diagnostic at the first fault."""
    if isinstance(expr, ast.SpanOfTime):
        zh, en = "期间本身不是值，只与日期相加减", "a span of time is no value of its own: it is added to a day"
        raise Stop(WrongType(zh, en, expr.span, context.place))
    try:
        term = _lower(expr, context, expected)
    except IllTyped as fault:
        reason = fault.message_zh, fault.message_en
        raise Stop(WrongType(*reason, expr.span, context.place, fault.help_zh, fault.help_en)) from None
    found = f.type_of(term)
    if expected is not None and found != expected:
        (has_zh, has_en), (want_zh, want_en) = in_words(found), in_words(expected)
        zh, en = f"这里需要{want_zh}，写的是{has_zh}", f"{want_en} is wanted here, not {has_en}"
        raise Stop(WrongType(zh, en, expr.span, context.place, *help_with(expected, found)))
    return term


def lower_bool(expr: ast.Expr, context: Context) -> Term:
    """The term of a condition."""
    return lower(expr, context, BOOL)


def call(name: str, arguments: tuple[ast.Expr | ast.SpanOfTime, ...], context: Context, at: ast.Expr) -> Term:
    """The term of a vocabulary definition applied to arguments."""
    return lower(ast.Call(ast.Name(name, at.span), arguments, at.span), context)


def _lower(expr: ast.Expr, c: Context, expected: Type | None) -> Term:
    match expr:
        case ast.Number():
            return number(expr, c, expected)
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
                raise c.unknown(alternative, sort.names, f"“{reading.text}”备选项", f"'{reading.text}' alternative")
            return f.choose(reading.text, [(n, f.literal(n == alternative.text, BOOL)) for n in sort.names])
        case ast.Meets(scope=scope, address=address):
            if scope.text not in ("unit", "所在单位"):
                zh, en = "“符合”只说所在单位", "'meets' is said of the unit only"
                advice = "写“所在单位 符合 …”", "write 'unit meets …'"
                raise Stop(MisplacedClause(zh, en, scope.span, c.place, *advice))
            term = _conditions_at(address, c)
            return rescope(rescope(term, "subject", "unit"), "judged", "unit_judged")
        case ast.CountOf() if c.event is not None:
            raise Stop(NestedEvents(expr.span, c.place))
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


def _path(expr: ast.Path, c: Context, expected: Type | None) -> Term:
    if len(expr.names) == 1:
        return _name(expr.names[0], c, expected)
    field = named_field(expr, c)
    assert field is not None
    scope, name, sort = field
    return f.field(scope, name, sort.type)


def _name(name: ast.Name, c: Context, expected: Type | None) -> Term:
    if name.text in DAY:
        return lower(c.day, c, DATE)
    if name.text in HERE:
        return f.literal(c.words.city, c.words.enum("city"))
    if name.text in c.words.dates:
        return c.words.dates[name.text]
    let = c.lets.get(name.text)
    if let is not None and let.window:
        zh, en = f"“{name.text}”是时间窗口，不是值", f"'{name.text}' is a window of time, not a value"
        raise Stop(WrongType(zh, en, name.span, c.place, "写在“期间”之后", "write it after 'during'"))
    if let is not None:
        return lower(let.value, c.within_let(name.text), expected)  # type: ignore[arg-type]  # INVARIANT: windows have let.window set
    field = named_field(ast.Path((name,), name.span), c)
    if field is not None:
        scope, found, sort = field
        return f.field(scope, found, sort.type)
    if c.event is not None and name.text == SIMILAR:
        return f.field(EVENT, SIMILAR, BOOL)
    if isinstance(expected, EnumType):
        return f.literal(_member(expected.name, name, c), expected)
    raise c.unknown(name, known_names(c), "事实或字段", "fact or field")


def _conditions_at(address: ast.Address, c: Context) -> Term:
    """The conditions of a provision that stands before this place."""
    if address.label is not None:
        zh, en = "“符合”之后只写条款，不写标号", "'meets' takes a provision without a label"
        raise Stop(MisplacedClause(zh, en, address.span, c.place))
    term = c.words.conditions_at(address.place)
    if term is None:
        before = address.place in c.words.places
        guess = None if before else nearest(address.place, c.words.places)
        raise Stop(UnknownAddress(address.place, address.span, c.place, guess, before))
    return term


def _call(expr: ast.Call, c: Context, expected: Type | None) -> Term:
    match expr.name.text, expr.arguments:
        case "has", (ast.Path() as path,):
            return _has(path, c)
        case "odd", (argument,) if not isinstance(argument, ast.SpanOfTime):
            counted = lower(argument, c, INT)
            return f.disj(*(f.equal(counted, f.literal(n, INT)) for n in range(1, LARGEST_PANEL + 1, 2)))
        case "has" | "odd" as name, _:
            zh, en = ("一个字段", "one field") if name == "has" else ("一个数", "one number")
            raise Stop(WrongType(f"“{name}”需要{zh}", f"'{name}' takes {en}", expr.span, c.place))
        case _:
            return _defined(expr, c, expected)


def _has(path: ast.Path, c: Context) -> Term:
    field = named_field(path, c)
    text = ".".join(name.text for name in path.names)
    if field is None:
        raise c.unknown(path.names[0], known_names(c), "字段", "field")
    scope, name, sort = field
    if not sort.optional:
        zh, en = f"字段“{text}”从不缺失", f"the field '{text}' is never absent"
        raise Stop(WrongType(zh, en, path.span, c.place, "“has”只问可缺的字段", "'has' asks for optional fields only"))
    return f.has(scope, name)


def _defined(expr: ast.Call, c: Context, expected: Type | None) -> Term:
    """The term of an expanded definition; a fault in it is told where the definition is used."""
    define = c.words.defines.get(expr.name.text)
    if define is None:
        raise c.unknown(expr.name, [*c.words.defines, "has", "odd"], "定义", "definition")
    if len(define.parameters) != len(expr.arguments):
        n = len(define.parameters)
        zh, en = f"“{expr.name.text}”需要 {n} 个参数", f"'{expr.name.text}' takes {n} argument{'' if n == 1 else 's'}"
        raise Stop(WrongType(zh, en, expr.span, c.place))
    arguments = dict(zip((p.text for p in define.parameters), expr.arguments, strict=True))
    try:
        return lower(substitute(define.body, arguments), c, expected)
    except Stop as stop:
        inner = stop.diagnostic
        if inner.span is None or inner.span.file != define.span.file or expr.span.file == define.span.file:
            raise
        zh, en = f"“{expr.name.text}”用在这里不成立", f"'{expr.name.text}' does not work here"
        reason_zh, reason_en = f"{inner.title_zh}（{inner.span}）", f"{inner.title_en} ({inner.span})"
        raise Stop(WrongType(zh, en, expr.span, c.place, reason_zh, reason_en)) from None


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
    if isinstance(kind, SetType):
        raise IllTyped("集合不能比较", "sets are not compared", "写“属于 {…}”", "write 'in {…}'")
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
            found = [f.contains(scope, name, kind, _member(element.name, n, c)) for n in expr.names]
        case EnumType(name=enum):
            found = [f.equal(subject, f.literal(_member(enum, n, c), kind)) for n in expr.names]
        case _:
            zh, en = in_words(kind)
            raise Stop(WrongType(f"“属于”只用于枚举，不用于{zh}", f"'in' needs an enum, not {en}", expr.span, c.place))
    if expr.open:
        found.append(f.field(EVENT if c.event else "judged", SIMILAR if c.event else "similar_case", BOOL))
    return f.disj(*found)


def _member(enum: str, name: ast.Name, c: Context) -> str:
    return c.member(enum, name, f"“{enum}”成员", f"'{enum}' member")


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
