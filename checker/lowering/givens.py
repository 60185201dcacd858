"""What is given becomes a situation: typed facts, events, conditions, schedules."""

from datetime import date
from typing import Final

from checker.diagnostics.nearest import nearest
from checker.ir.questions import Cell, GivenEvent, Rounds, Situation
from checker.ir.regulation import FieldSort
from checker.ir.terms import Term
from checker.ir.types import BOOL, DateType, EnumType, IntType, MoneyType, ScoreType, SetType, Value, in_words
from checker.lowering.environment import Context, find, find_field
from checker.lowering.events import event_kind
from checker.lowering.expressions import lower_bool
from checker.lowering.faults import Stop
from checker.lowering.question_faults import NoRegulation, WrongQuestion, WrongValue
from checker.lowering.scopes import scope_sort
from checker.syntax import ast
from checker.syntax import given_ast as g

CATEGORY: Final = ("application", "category")
UNKNOWN: Final = ("unknown", "未知")
OWNERS: Final = {
    "unit": "unit",
    "所在单位": "unit",
    "round": "round",
    "届次": "round",
    "subject": "subject",
    "申报主体": "subject",
}
LISTED: Final = "entrant"
MOST: Final = 200


def lower_given(items: tuple[g.Given, ...], c: Context, cities: tuple[str, ...]) -> Situation:
    """The situation; raises `Stop` at the first fault. `cities` are those with a regulation."""
    facts: list[tuple[Cell, Value | None]] = []
    events: list[GivenEvent] = []
    closed: dict[tuple[str, str], None] = {}
    conditions: list[Term] = []
    schedules: list[tuple[str, Rounds]] = []
    today: date | None = None
    for item in items:
        match item:
            case g.GivenCategory(name=name):
                facts.append((CATEGORY, c.member("category", name, "类别", "category")))
            case g.GivenFact(topic=topic, value=value):
                found = _fact(topic, value, c)
                facts += [found] if found else []
            case g.GivenJudgement(name=name, value=value):
                judgement = find(name.text, c.words.vocabulary.judgements)
                if judgement is None:
                    raise c.unknown(name, c.words.vocabulary.judgements, "评判", "judgement")
                facts.append((("judged", judgement), _truth(name.text, value)))
            case g.GivenEvent():
                event = _event(item, c, cities)
                events += [event] * item.count
                closed[event.owner, event.kind] = None
            case g.GivenNone(kind=kind, owner=owner):
                closed[_owner(owner, c, event_kind(kind, c)), event_kind(kind, c)] = None
            case g.GivenCondition(expr=expr):
                conditions.append(lower_bool(expr, c))
            case g.GivenToday(day=day):
                today = day
            case g.GivenSchedule():
                schedules += [(city_of(name, c, cities), _rounds(item)) for name in item.cities]
    return Situation(tuple(facts), tuple(events), tuple(closed), tuple(conditions), tuple(schedules), today)


def city_of(name: ast.Name, c: Context, cities: tuple[str, ...]) -> str:
    """The city of a name, which must have a regulation."""
    found = find(name.text, c.words.vocabulary.members["city"])
    if found is None or found not in cities:
        labels = {c.words.vocabulary.members["city"][x].zh: x for x in cities}
        raise Stop(NoRegulation(name.text, nearest(name.text, [*cities, *labels]), name.span))
    return found


def cell_of(topic: g.Topic, c: Context) -> tuple[Cell, FieldSort]:
    """A field by its bare name (of the subject) or as record.field; also of an event kind."""
    match topic.names:
        case (only,):
            scope, sort = "subject", c.words.vocabulary.records["subject"]
            name = only
        case (first, name) if kind := find(first.text, {k: s.label for k, s in c.words.vocabulary.events.items()}):
            scope, sort = kind, c.words.vocabulary.events[kind]
        case (first, name):
            scope, sort = scope_sort(first, c)
        case _:
            raise Stop(
                WrongQuestion("名称最多两段：记录.字段", "a name has at most two parts: record.field", topic.span)
            )
    field = find_field(name.text, sort)
    if field is None:
        raise c.unknown(name, sort.fields, "字段", "field")
    return (scope, field), sort.fields[field]


def _fact(topic: g.Topic, value: g.Value, c: Context) -> tuple[Cell, Value | None] | None:
    cell, sort = cell_of(topic, c)
    if value.text in UNKNOWN:
        return None
    return cell, value_of(value, sort, c)


def value_of(value: g.Value, sort: FieldSort, c: Context) -> Value | None:
    """A written value as one of the field's type; stops if it is none."""
    match sort.type, value.terminal:
        case _, "NO" if sort.optional:
            return None
        case EnumType(name=name), "NAME":
            return c.member(name, ast.Name(value.text, value.span), f"{name} 成员", f"member of {name}")
        case DateType(), "DATE":
            return date.fromisoformat(value.text)
        case IntType(), "NUMBER" if "." not in value.text:
            return int(value.text)
        case (ScoreType() | MoneyType()) as kind, "NUMBER" if "." not in value.text:
            return int(value.text) * (1000 if isinstance(kind, ScoreType) else 100)
        case kind, "TRUE" | "FALSE" if kind == BOOL:
            return value.terminal == "TRUE"
        case SetType(element=element), "NAME":
            return frozenset({c.member(element.name, ast.Name(value.text, value.span), "成员", "member")})
        case kind, _:
            zh, en = in_words(kind)
            raise Stop(WrongValue(sort.label.zh, value.text, zh, en, value.span))


def _truth(name: str, value: g.Value) -> bool:
    if value.terminal not in ("TRUE", "FALSE"):
        raise Stop(WrongValue(name, value.text, *in_words(BOOL), value.span))
    return value.terminal == "TRUE"


def _event(item: g.GivenEvent, c: Context, cities: tuple[str, ...]) -> GivenEvent:
    kind = event_kind(item.kind, c)
    sort = c.words.vocabulary.events[kind]
    values: dict[str, Value | None] = {}
    if not 0 < item.count <= MOST:
        raise Stop(
            WrongQuestion(f"事件数须在 1 至 {MOST} 之间", f"a number of events lies between 1 and {MOST}", item.span)
        )
    if item.city is not None:
        if "city" not in sort.fields:
            raise Stop(WrongQuestion("这类事件没有城市", "events of this kind have no city", item.span))
        values["city"] = city_of(item.city, c, cities)
    unknown: set[str] = set()
    for name, value in item.pairs:
        field = find_field(name.text, sort)
        if field is None:
            raise c.unknown(name, sort.fields, "字段", "field")
        if field in values or field in unknown:
            raise Stop(WrongQuestion(f"“{name.text}”写了两次", f"'{name.text}' is given twice", name.span))
        if value.text in UNKNOWN:
            unknown.add(field)
        else:
            values[field] = value_of(value, sort.fields[field], c)
    values |= {UNSAID + name: True for name in unknown}
    return GivenEvent(_owner(item.owner, c, kind), kind, values)


UNSAID: Final = "?"
"""Prefix under which an event names a field that is expressly unknown, so that no assumption fills it."""


def _owner(name: ast.Name | None, c: Context, kind: str) -> str:
    if name is None:
        return "round" if kind == LISTED else "subject"
    if name.text not in OWNERS:
        raise c.unknown(name, OWNERS, "主体", "owner")
    return OWNERS[name.text]


def _rounds(item: g.GivenSchedule) -> Rounds:
    if item.every.unit != "YEARS" or item.every.count < 1:
        raise Stop(WrongQuestion("届次间隔以年计", "rounds come every so many years", item.span))
    found = Rounds(item.number, item.year, item.every.count, item.opens, item.closes)
    try:
        for extra in range(4):
            found.window(item.number + extra)
    except ValueError:
        raise Stop(
            WrongQuestion("申报期的日期不存在", "the filing period names a day that does not exist", item.span)
        ) from None
    return found


def joined(common: Situation, own: Situation) -> Situation:
    """What all questions assume, unless the question itself says otherwise."""
    stated = {cell for cell, _ in own.facts}
    facts = (*(x for x in common.facts if x[0] not in stated), *own.facts)
    closed = tuple(dict.fromkeys((*common.closed, *own.closed)))
    cities = {city for city, _ in own.schedules}
    schedules = (*(x for x in common.schedules if x[0] not in cities), *own.schedules)
    conditions = (*common.conditions, *own.conditions)
    return Situation(facts, (*common.events, *own.events), closed, conditions, schedules, own.today or common.today)
