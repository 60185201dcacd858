"""The only place where terms are born: types are checked, connectives flattened, constants folded.

Folding keeps the value in every scene, also where a field is absent: nothing is negated into its opposite comparison,
because a comparison with an absent field does not hold in either direction. Only single, known facts are folded;
`p and not p` stays. Every function raises `IllTyped` for operands that do not fit.
`IllTyped` and `type_of` are offered here too.
"""

from collections.abc import Iterable
from datetime import date

from checker.ir.terms import (
    And,
    AtLeast,
    Choose,
    Contains,
    Count,
    Equal,
    Exists,
    Field,
    Has,
    Ite,
    Less,
    LessEqual,
    Literal,
    Not,
    Or,
    Plus,
    Shift,
    Source,
    Term,
)
from checker.ir.type_rules import (
    IllTyped,
    help_with,
    is_value_of,
    rank,
    require,
    require_ordered,
    require_same,
    require_where,
    type_of,
)
from checker.ir.types import BOOL, DATE, INT, SetType, Type, Value, in_words
from checker.legaltime.shift import OutOfDomain
from checker.legaltime.shift import shift as shift_day
from checker.legaltime.span import DaySpan, MonthSpan, Span, WorkdaySpan

__all__ = [
    "FALSE",
    "TRUE",
    "IllTyped",
    "at_least",
    "choose",
    "conj",
    "contains",
    "count",
    "disj",
    "equal",
    "exists",
    "field",
    "has",
    "implies",
    "ite",
    "less",
    "less_equal",
    "literal",
    "neg",
    "plus",
    "shift",
    "type_of",
]

TRUE = Literal(True, BOOL)
"""The constant true."""

FALSE = Literal(False, BOOL)
"""The constant false."""


def literal(value: Value, kind: Type) -> Literal:
    """A constant of the type."""
    if not is_value_of(value, kind):
        zh, en = in_words(kind)
        raise IllTyped(f"“{value}”不是{zh}的值", f'"{value}" is not a value of type {en}')
    return Literal(value, kind)


def field(scope: str, name: str, kind: Type) -> Field:
    """The value of a field of a record; scope "event" is the event a quantifier binds."""
    return Field(scope, name, kind)


def has(scope: str, name: str) -> Has:
    """Whether an optional field is present."""
    return Has(scope, name)


def contains(scope: str, name: str, kind: Type, member: str) -> Contains:
    """Whether a field of a set type `kind` contains a member."""
    if not isinstance(kind, SetType):
        zh, en = in_words(kind)
        raise IllTyped(f"“{name}”是{zh}，不是集合", f'"{name}" is of type {en}, not a set')
    if member not in kind.element.members:
        element = kind.element.name
        raise IllTyped(f"“{member}”不是枚举 {element} 的成员", f'"{member}" is not a member of enum {element}')
    return Contains(scope, name, member)


def neg(term: Term) -> Term:
    """Negation."""
    require(term, BOOL)
    match term:
        case Literal(value=value):
            return FALSE if value else TRUE
        case Not(term=inner):
            return inner
        case _:
            return Not(term)


def conj(*terms: Term) -> Term:
    """Conjunction; of nothing it is true."""
    flat = _flatten(terms, And, unit=TRUE)
    if FALSE in flat:
        return FALSE
    match flat:
        case ():
            return TRUE
        case (only,):
            return only
        case _:
            return And(flat)


def disj(*terms: Term) -> Term:
    """Disjunction; of nothing it is false."""
    flat = _flatten(terms, Or, unit=FALSE)
    if TRUE in flat:
        return TRUE
    match flat:
        case ():
            return FALSE
        case (only,):
            return only
        case _:
            return Or(flat)


def implies(premise: Term, conclusion: Term) -> Term:
    """`conclusion` wherever `premise` holds."""
    return disj(neg(premise), conclusion)


def equal(left: Term, right: Term) -> Term:
    """Equality of two terms of one type that is not a set."""
    kind = require_same(left, right)
    if isinstance(kind, SetType):
        raise IllTyped("集合不能比较", "sets are not compared", "写“属于 {…}”", "write 'in {…}'")
    if isinstance(left, Literal) and isinstance(right, Literal):
        return TRUE if left.value == right.value else FALSE
    return Equal(left, right)


def less(left: Term, right: Term) -> Term:
    """Strict order of two terms of one ordered type."""
    kind = require_ordered(left, right)
    if isinstance(left, Literal) and isinstance(right, Literal):
        return TRUE if rank(left.value, kind) < rank(right.value, kind) else FALSE  # type: ignore[operator]
    return Less(left, right)


def less_equal(left: Term, right: Term) -> Term:
    """Order of two terms of one ordered type."""
    kind = require_ordered(left, right)
    if isinstance(left, Literal) and isinstance(right, Literal):
        return TRUE if rank(left.value, kind) <= rank(right.value, kind) else FALSE  # type: ignore[operator]
    return LessEqual(left, right)


def shift(day: Term, span: Span, back: bool = False) -> Term:
    """A day moved by a span, to the past if `back`. A constant day is moved at once where no calendar is needed and
    the result lies in the time domain."""
    require(day, DATE)
    amount = span.months if isinstance(span, MonthSpan) else span.days
    if amount < 0:
        raise IllTyped("期间不能为负数", "a span is not negative")
    if isinstance(span, WorkdaySpan):
        if back:
            raise IllTyped("工作日不能向前倒推", "working days are not counted backwards")
        return Shift(day, span)
    if isinstance(day, Literal) and isinstance(day.value, date):
        try:
            return Literal(shift_day(day.value, span, -1 if back else 1), DATE)
        except OutOfDomain:
            return Shift(day, span, back)
    return Shift(day, span, back)


def plus(parts: Iterable[tuple[int, Term]], constant: int = 0) -> Term:
    """Sum of `factor * term` plus a constant; terms of one numeric type (whole number, score or money)."""
    parts = tuple(parts)
    if not parts:
        raise IllTyped("求和至少要有一项", "a sum has at least one part")
    kind = type_of(parts[0][1])
    if not is_value_of(0, kind):
        zh, en = in_words(kind)
        raise IllTyped(
            f"{zh}不能相加", f"values of type {en} are not added", *(help_with(DATE, INT) if kind == DATE else ())
        )
    flat: list[tuple[int, Term]] = []
    for factor, term in parts:
        require(term, kind)
        if factor == 0:
            raise IllTyped("系数不能为零", "a factor is not zero")
        match term:
            case Literal(value=int(value)):
                constant += factor * value
            case Plus(parts=inner, constant=extra):
                flat.extend((factor * weight, part) for weight, part in inner)
                constant += factor * extra
            case _:
                flat.append((factor, term))
    if not flat:
        return Literal(constant, kind)
    if constant == 0 and len(flat) == 1 and flat[0][0] == 1:
        return flat[0][1]
    return Plus(tuple(flat), constant)


def ite(condition: Term, then: Term, otherwise: Term) -> Term:
    """`then` where the condition holds, else `otherwise`."""
    require(condition, BOOL)
    require_same(then, otherwise)
    if isinstance(condition, Literal):
        return then if condition.value else otherwise
    return then if then == otherwise else Ite(condition, then, otherwise)


def choose(reading: str, options: Iterable[tuple[str, Term]]) -> Term:
    """The option of the alternative chosen for a reading; options in the reading's order, all of one type."""
    options = tuple(options)
    if not options:
        raise IllTyped(f"理解“{reading}”没有备选", f'reading "{reading}" has no alternatives')
    names = [name for name, _ in options]
    if len(set(names)) < len(names):
        raise IllTyped(f"理解“{reading}”的备选重名", f'reading "{reading}" names an alternative twice')
    first = options[0][1]
    for _, term in options[1:]:
        require_same(first, term)
    if all(term == first for _, term in options):
        return first
    return Choose(reading, options)


def exists(source: Source, where: Term, until: Term | None = None) -> Term:
    """Some event of the list satisfies `where`; `until` bounds the key date of those that can."""
    require_where(where, until)
    return FALSE if where == FALSE else Exists(source, where, until)


def at_least(
    number: int,
    source: Source,
    where: Term,
    until: Term | None = None,
    within: MonthSpan | DaySpan | None = None,
) -> Term:
    """At least `number` (1 or more) events of the list satisfy `where`, with `within` inside one such span."""
    require_where(where, until)
    if number < 1:
        raise IllTyped("“至少”之后的次数须为正数", "at least how many: a positive number is needed")
    if where == FALSE:
        return FALSE
    if number == 1 and within is None:
        return Exists(source, where, until)
    return AtLeast(number, source, where, until, within)


def count(source: Source, where: Term) -> Term:
    """How many events of a complete list satisfy `where`."""
    require_where(where, None)
    return Count(source, where)


def _flatten(terms: tuple[Term, ...], node: type[And] | type[Or], unit: Literal) -> tuple[Term, ...]:
    flat: dict[Term, None] = {}
    for term in terms:
        require(term, BOOL)
        inner = term.terms if isinstance(term, (And, Or)) and isinstance(term, node) else (term,)
        flat.update((part, None) for part in inner if part != unit)
    return tuple(flat)
