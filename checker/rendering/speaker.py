"""The words that terms are made of: fields, constants, lengths of time, in one language for one regulation."""

from dataclasses import dataclass

from checker.diagnostics.diagnostic import Language
from checker.ir.regulation import Regulation, Spec
from checker.ir.terms import EVENT
from checker.ir.types import BoolType, EnumType, MoneyType, ScoreType, SetType, Type, Value
from checker.legaltime.span import DaySpan, MonthSpan, WorkdaySpan
from checker.rendering.words import field_in_words, record_sort, value_in_words


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: with whose labels, in which language, and of which kind the bound event is."""

    spec: Spec
    regulation: Regulation
    lang: Language
    event: str = ""

    def say(self, zh: str, en: str) -> str:
        """The words in the language."""
        return zh if self.lang == "zh" else en

    def about(self, event: str) -> "Speaker":
        """The speaker inside a quantifier over events of a kind."""
        return Speaker(self.spec, self.regulation, self.lang, event)


def field_name(scope: str, name: str, s: Speaker) -> str:
    """A field with its record; of the bound event without."""
    if scope != EVENT:
        return field_in_words(scope, name, s.spec, s.lang)
    sort = s.spec.vocabulary.events.get(s.event)
    if sort is not None and name in sort.fields:
        return sort.fields[name].label.in_language(s.lang)
    return s.say("属于“等”所指的同类情形", "is a similar case") if name == "similar" else name


def member_name(scope: str, name: str, member: str, s: Speaker) -> str:
    """A member of a field's set; a body as the regulation itself calls it."""
    sort = s.spec.vocabulary.events.get(s.event) if scope == EVENT else record_sort(scope, s.spec)
    kind = sort.fields[name].type if sort is not None and name in sort.fields else None
    enum = kind.element.name if isinstance(kind, SetType) else ""
    label = s.spec.vocabulary.members.get(enum, {}).get(member)
    if enum == "body":
        label = s.regulation.bodies.get(member, label)
    return label.in_language(s.lang) if label else member


def constant(value: Value, kind: Type, s: Speaker) -> str:
    """A constant, with the labels of its enum and its unit."""
    match kind:
        case BoolType():
            return s.say("恒真", "true") if value else s.say("恒假", "false")
        case EnumType(name="award") if value in s.regulation.awards:
            return s.regulation.awards[str(value)].label.in_language(s.lang)
        case ScoreType() if isinstance(value, int):
            return _decimal(value, 3) + s.say(" 分", " points")
        case MoneyType() if isinstance(value, int):
            return _decimal(value, 2) + s.say(" 元", " yuan")
        case _:
            return value_in_words(value, kind, s.spec, s.lang)


def length(span: MonthSpan | DaySpan | WorkdaySpan, s: Speaker) -> str:
    """A span of time in words."""
    match span:
        case MonthSpan(months=months) if months % 12 == 0:
            return s.say(f"{months // 12} 年", f"{months // 12} {'year' if months == 12 else 'years'}")
        case MonthSpan(months=months):
            return s.say(f"{months} 个月", f"{months} {'month' if months == 1 else 'months'}")
        case DaySpan(days=days):
            return s.say(f"{days} 日", f"{days} {'day' if days == 1 else 'days'}")
        case WorkdaySpan(days=days):
            return s.say(f"{days} 个工作日", f"{days} working {'day' if days == 1 else 'days'}")


def _decimal(value: int, places: int) -> str:
    whole, rest = divmod(value, 10**places)
    return f"{whole}.{rest:0{places}}".rstrip("0").rstrip(".")
