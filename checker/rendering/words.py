"""The words of reports in Chinese and English: verdicts, standings, aspects, citations, facts."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from checker.cases.scene import ABSENT, Entry
from checker.diagnostics.diagnostic import Language
from checker.ir.regulation import RecordSort, Regulation, Spec
from checker.ir.types import DateType, EnumType, MoneyType, ScoreType, SetType, Type
from checker.lawtext.citation import Citation, article_of, in_chinese, in_english, is_place
from checker.smt.facts import EventFact, EventFieldFact, Fact, FieldFact, ListFact

Pair = tuple[str, str]

VERDICTS: Final[Mapping[str, Pair]] = MappingProxyType(
    {"lawful": ("合法", "lawful"), "unlawful": ("不合法", "unlawful"), "undetermined": ("不能判定", "undetermined")}
)
SIGNS: Final[Mapping[str, str]] = MappingProxyType({"lawful": "✔", "unlawful": "✘", "undetermined": "?"})
STANDINGS: Final[Mapping[str, Pair]] = MappingProxyType(
    {
        "satisfied": ("符合", "satisfied"),
        "violated": ("违反", "violated"),
        "not_applicable": ("不适用", "not applicable"),
        "exempt": ("例外，不适用", "exempt"),
        "departure": ("突破“原则上”，已说明理由", "departure from an in-principle norm, reasons stated"),
        "departure_without_reasons": (
            "突破“原则上”，未说明理由",
            "departure from an in-principle norm without stated reasons",
        ),
        "undetermined": ("不能判定", "undetermined"),
        "not_checkable": ("倡导性规定，不作核查", "hortatory, not checkable"),
        "open": ("待履行", "open"),
    }
)
ASPECTS: Final[Mapping[str, Pair]] = MappingProxyType(
    {
        "condition": ("条件", "condition"),
        "title": ("奖项是否设置、是否授予该类对象", "whether there is such an award for such applicants"),
        "bar": ("禁止或限制申报", "bar"),
        "limit": ("名额与比例", "limit"),
        "power": ("职权、提请、审定与前置程序", "power, proposal, approval, earlier steps"),
        "order": ("程序顺序", "order of steps"),
        "time": ("规章的施行时间", "time of the regulation"),
        "standing": ("奖项尚未被撤销", "the award still stands"),
        "ground": ("事由", "ground"),
        "basis": ("处理的依据", "basis of a consequence"),
        "consequence": ("应当作出的处理", "mandatory consequence"),
        "owed": ("应当作出的处理", "mandatory consequence"),
        "duty": ("义务", "duty"),
        "forbid": ("禁止", "prohibition"),
        "may": ("许可", "permission"),
        "encourage": ("鼓励", "encouragement"),
        "step:done": ("程序环节是否进行", "step taken"),
        "step:actor": ("程序环节的实施机构", "actor of a step"),
        "step:order": ("程序环节的先后", "order of a step"),
        "step:length": ("程序环节的期限", "length of a step"),
        "step:form": ("程序环节的形式", "form of a step"),
        "step:place": ("公布渠道", "medium of a step"),
        "step:condition": ("程序环节的条件", "condition of a step"),
    }
)
NATURES: Final[Mapping[str, Pair]] = MappingProxyType(
    {"substantive": ("实体", "substantive"), "procedural": ("程序", "procedural")}
)
SCOPES: Final[Mapping[str, Pair]] = MappingProxyType(
    {
        "unit": ("所在单位", "the unit"),
        "judged": ("认定", "judgement"),
        "unit_judged": ("对所在单位的认定", "judgement of the unit"),
    }
)


def pick(pair: Pair, lang: Language) -> str:
    """The word in a language."""
    return pair[0] if lang == "zh" else pair[1]


def place_in_words(cite: Citation, lang: Language) -> str:
    """The place and label of a citation in words."""
    if not is_place(cite.place):
        return "各市共用规范：已作出的决定" if lang == "zh" else "norm common to all: a recorded decision"
    place = in_chinese(cite.place) if lang == "zh" else in_english(cite.place)
    return place if cite.label is None else f"{place}（{cite.label}）" if lang == "zh" else f"{place} ({cite.label})"


def articles_in_words(cites: Iterable[Citation], lang: Language) -> str:
    """The articles of several citations, each once, by their numbers; what lies in no article comes last."""
    articles = {article_of(c.place) or c.place for c in cites}
    ordered = sorted(articles, key=lambda a: (not a.isdigit(), int(a) if a.isdigit() else 0, a))
    return places_in_words([Citation("", a) for a in ordered], lang)


def places_in_words(cites: Iterable[Citation], lang: Language) -> str:
    """The places of several citations without the labels of norms, each once, in their order."""
    words = dict.fromkeys(place_in_words(Citation("", c.place), lang) for c in cites)
    return ("、" if lang == "zh" else ", ").join(words)


def short_name(regulation: Regulation, lang: Language) -> str:
    """A regulation as reports call it."""
    return (
        f"{regulation.title.zh}（{regulation.identifier}）"
        if lang == "zh"
        else f"{regulation.title.en} ({regulation.identifier})"
    )


def record_sort(scope: str, spec: Spec) -> RecordSort | None:
    """The declared sort of a record of a scene."""
    vocabulary = spec.vocabulary
    if scope.startswith("step."):
        return vocabulary.records["step"]
    if scope == "unit":
        return vocabulary.records["subject"]
    if scope == "win":
        return vocabulary.events["win"]
    return vocabulary.records.get(scope)


def scope_in_words(scope: str, spec: Spec, lang: Language) -> str:
    """What a record of a scene is called."""
    if scope in SCOPES:
        return pick(SCOPES[scope], lang)
    if scope.startswith("step."):
        label = spec.vocabulary.members["step_name"].get(scope.removeprefix("step."))
        return label.in_language(lang) if label else scope
    sort = record_sort(scope, spec)
    return sort.label.in_language(lang) if sort else scope


def field_in_words(scope: str, name: str, spec: Spec, lang: Language) -> str:
    """A field with its record: "公示·结束日"."""
    if scope in ("judged", "unit_judged"):
        label = spec.vocabulary.judgements.get(name)
        colon = "：" if lang == "zh" else ": "
        return f"{scope_in_words(scope, spec, lang)}{colon}{label.in_language(lang) if label else name}"
    sort = record_sort(scope, spec)
    declared = sort.fields.get(name) if sort else None
    word = declared.label.in_language(lang) if declared else name
    return word if scope == "subject" else f"{scope_in_words(scope, spec, lang)}·{word}"


def field_type(scope: str, name: str, spec: Spec) -> Type | None:
    """The declared type of a field of a record."""
    sort = record_sort(scope, spec)
    declared = sort.fields.get(name) if sort else None
    return declared.type if declared else None


def kind_in_words(kind: str, spec: Spec, lang: Language) -> str:
    """An event kind."""
    sort = spec.vocabulary.events.get(kind)
    return sort.label.in_language(lang) if sort else kind


def fact_in_words(fact: Fact, spec: Spec, lang: Language) -> str:
    """A fact that is missing or that carries a reason."""
    match fact:
        case FieldFact(scope=scope, name=name):
            return field_in_words(scope, name, spec, lang)
        case EventFieldFact(scope=scope, kind=kind, index=index, name=name):
            sort = spec.vocabulary.events.get(kind)
            declared = sort.fields.get(name) if sort else None
            extra = "是否属于同类情形" if lang == "zh" else "whether it is a similar case"
            word = declared.label.in_language(lang) if declared else extra if name == "similar" else name
            owner = _owner(scope, spec, lang)
            return f"{owner}{kind_in_words(kind, spec, lang)}[{index + 1}]·{word}"
        case EventFact(scope=scope, kind=kind, index=index):
            return f"{_owner(scope, spec, lang)}{kind_in_words(kind, spec, lang)}[{index + 1}]"
        case ListFact(scope=scope, kind=kind):
            word = kind_in_words(kind, spec, lang)
            return (
                f"{_owner(scope, spec, lang)}{word}记录是否完整、有无其他"
                if lang == "zh"
                else f"{_owner(scope, spec, lang)}whether the record of {word} is complete, or there are others"
            )


def no_others(scope: str, kind: str, spec: Spec, lang: Language, *, some: bool) -> str:
    """That a complete record lists nothing, or nothing more, of a kind."""
    owner, word = _owner(scope, spec, lang), kind_in_words(kind, spec, lang)
    if lang == "zh":
        return f"{owner}没有{'其他' if some else ''}{word}记录"
    return f"{owner}no {'other ' if some else ''}{word} on record"


def _owner(scope: str, spec: Spec, lang: Language) -> str:
    if scope == "subject":
        return ""
    return f"{scope_in_words(scope, spec, lang)}{'的' if lang == 'zh' else ': '}"


def value_in_words(value: Entry, kind: Type | None, spec: Spec, lang: Language) -> str:
    """A value as a reader writes it."""
    if value is ABSENT:
        return "无" if lang == "zh" else "none"
    match kind:
        case EnumType(name=name):
            label = spec.vocabulary.members[name].get(str(value))
            return label.in_language(lang) if label else str(value)
        case SetType(element=element) if isinstance(value, frozenset):
            words = [value_in_words(v, element, spec, lang) for v in sorted(value)]
            return "、".join(words) or ("无" if lang == "zh" else "none")
        case ScoreType() | MoneyType() if isinstance(value, int):
            scale = 1000 if isinstance(kind, ScoreType) else 100
            return format((Decimal(value) / scale).normalize(), "f")
        case DateType():
            return str(value)
        case _:
            if isinstance(value, bool):
                return ("是" if value else "否") if lang == "zh" else ("yes" if value else "no")
            return str(value)


def unpublished(years: Iterable[int], lang: Language) -> str:
    """That working days of these years were needed and are not published."""
    if lang == "zh":
        return f"{'、'.join(map(str, years))} 年的工作日安排尚未公布，不作推测"
    return f"the working days of {', '.join(map(str, years))} are not published; nothing is guessed"


def act_in_words(act: str, spec: Spec, lang: Language) -> str:
    """An act."""
    label = spec.vocabulary.acts.get(act)
    return label.in_language(lang) if label else act
