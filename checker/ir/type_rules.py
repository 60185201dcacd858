"""The type of a term, what operands must be, and the fault of a term that has no type."""

from datetime import date, datetime

from checker.ir.terms import (
    EVENT,
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
    Term,
)
from checker.ir.types import (
    BOOL,
    DATE,
    INT,
    BoolType,
    DateType,
    EnumType,
    IntType,
    MoneyType,
    ScoreType,
    SetType,
    Type,
    Value,
    in_words,
    is_ordered,
)
from checker.ir.walk import children


class IllTyped(ValueError):  # noqa: N818
    """A term cannot be built; the reason, and what to write instead (may be empty), in Chinese and in English."""

    def __init__(self, message_zh: str, message_en: str, help_zh: str = "", help_en: str = "") -> None:
        super().__init__(message_zh, message_en)
        self.message_zh = message_zh
        self.message_en = message_en
        self.help_zh = help_zh
        self.help_en = help_en

    def __str__(self) -> str:
        return f"{self.message_zh} / {self.message_en}"


def type_of(term: Term) -> Type:
    """The type of a term that was born in the factory."""
    match term:
        case Literal(type=kind) | Field(type=kind):
            return kind
        case Has() | Contains() | Not() | And() | Or() | Equal() | Less() | LessEqual() | Exists() | AtLeast():
            return BOOL
        case Shift():
            return DATE
        case Plus(parts=parts):
            return type_of(parts[0][1])
        case Ite(then=then):
            return type_of(then)
        case Choose(options=options):
            return type_of(options[0][1])
        case Count():
            return INT


def is_value_of(value: object, kind: Type) -> bool:
    """Whether a Python value is a value of the type (`True` is no whole number, a `datetime` is no day)."""
    match kind:
        case BoolType():
            return isinstance(value, bool)
        case IntType() | ScoreType() | MoneyType():
            return isinstance(value, int) and not isinstance(value, bool)
        case DateType():
            return isinstance(value, date) and not isinstance(value, datetime)
        case EnumType(members=members):
            return isinstance(value, str) and value in members
        case SetType(element=element):
            return isinstance(value, frozenset) and value <= frozenset(element.members)


def rank(value: Value, kind: Type) -> int | date:
    """A number or day that orders the values of an ordered type as the type does."""
    match kind:
        case EnumType(members=members):
            return members.index(str(value))
        case DateType():
            assert isinstance(value, date)
            return value
        case IntType() | ScoreType() | MoneyType() | BoolType() | SetType():
            assert isinstance(value, int)
            return value


def help_with(wanted: Type, found: Type) -> tuple[str, str]:
    """What to write where one type is wanted and another is found; empty where nothing is likely."""
    match wanted, found:
        case (DateType(), IntType()) | (IntType(), DateType()):
            return (
                "日期写作 2024-02-29，期间写作 当日 - 3 年",
                "a day is written 2024-02-29, a span as in 'day - 3 years'",
            )
        case BoolType(), SetType():
            return "写“属于 {…}”", "write 'in {…}'"
        case BoolType(), _:
            return "写成比较，例如“… = …”", "make it a comparison, as in '… = …'"
        case _:
            return "", ""


def require(term: Term, kind: Type) -> None:
    """Raise `IllTyped` unless the term has the type."""
    found = type_of(term)
    if found != kind:
        (zh, en), (found_zh, found_en) = in_words(kind), in_words(found)
        raise IllTyped(f"这里需要{zh}，却是{found_zh}", f"{en} is needed here, not {found_en}", *help_with(kind, found))


def require_same(left: Term, right: Term) -> Type:
    """The common type of two terms; raises `IllTyped` if they differ."""
    kind, other = type_of(left), type_of(right)
    if kind != other:
        (zh, en), (other_zh, other_en) = in_words(kind), in_words(other)
        raise IllTyped(
            f"{zh}与{other_zh}不能并列或比较", f"{en} and {other_en} do not go together", *help_with(kind, other)
        )
    return kind


def require_ordered(left: Term, right: Term) -> Type:
    """The common type of two terms; raises `IllTyped` if they differ or the type has no order."""
    kind = require_same(left, right)
    if not is_ordered(kind):
        zh, en = in_words(kind)
        raise IllTyped(
            f"{zh}没有先后大小",
            f"values of type {en} have no order",
            "只有数、日期和有序枚举可比大小；其他写“=”或“属于 {…}”",
            "only numbers, dates and ordered enums have an order; write '=' or 'in {…}'",
        )
    return kind


def require_where(where: Term, until: Term | None) -> None:
    """Raise `IllTyped` unless `where` is a condition on one event and `until` a day that does not depend on it."""
    require(where, BOOL)
    if _binds(where):
        raise IllTyped("对事件的限定中不能再对事件作限定", "a condition on events holds no condition on further events")
    if until is not None:
        require(until, DATE)
        if _speaks_of_event(until):
            raise IllTyped("“截至”的日期不能取自事件本身", "the last day of a search does not depend on the event")


def _binds(term: Term) -> bool:
    return isinstance(term, (Exists, AtLeast, Count)) or any(_binds(child) for child in children(term))


def _speaks_of_event(term: Term) -> bool:
    match term:
        case Field(scope=scope) | Has(scope=scope) | Contains(scope=scope):
            return scope == EVENT
        case Exists(until=until) | AtLeast(until=until):
            return until is not None and _speaks_of_event(until)
        case Count():
            return False
        case _:
            return any(_speaks_of_event(child) for child in children(term))
