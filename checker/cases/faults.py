"""Dossiers whose words or values cannot be understood, told to the reader (C311 to C316)."""

from dataclasses import dataclass
from typing import ClassVar

from checker.cases.yaml_faults import DossierFault
from checker.diagnostics.codes import coded
from checker.source.span import Span

_SHOWN = 60


def shortened(text: str) -> str:
    """The text on one line, cut where it is longer than a message should quote."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def in_script(words: tuple[str, ...], *, chinese: bool) -> tuple[str, ...]:
    """Those of the words that are written in the script of the reader's language; all of them if there are none."""
    return tuple(word for word in words if word.isascii() != chinese) or words


@coded
@dataclass(frozen=True, slots=True)
class UnknownKey(DossierFault):
    """A key that this place does not have."""

    key: str
    suggestion: str | None
    known: tuple[str, ...]
    span: Span
    code: ClassVar[str] = "C311"
    page_zh: ClassVar[str] = (
        "这里没有这个键。可用的键见 JSON Schema；字段、事件、环节的名称由词汇表声明，英文名和中文标签都可以。"
        "不认识的键从不忽略，以免写错的事实悄悄失效。"
    )
    page_en: ClassVar[str] = (
        "There is no such key in this place. The JSON Schema and the reference list the keys; fields, events and steps "
        "are declared in the vocabulary, by English name and Chinese label. An unknown key is never ignored, so that a "
        "mistyped fact is not lost in silence."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"此处没有键“{shortened(self.key)}”"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"there is no key “{shortened(self.key)}” here"

    @property
    def help_zh(self) -> tuple[str, ...]:
        """The nearest key, or all of them where they are few."""
        if self.suggestion:
            return (f"是否想写“{self.suggestion}”？",)
        return (f"可用的键：{'、'.join(in_script(self.known, chinese=True))}",) if self.known else ()

    @property
    def help_en(self) -> tuple[str, ...]:
        """The nearest key, or all of them where they are few."""
        if self.suggestion:
            return (f"did you mean “{self.suggestion}”?",)
        return (f"known keys: {', '.join(in_script(self.known, chinese=False))}",) if self.known else ()


@coded
@dataclass(frozen=True, slots=True)
class WrongValue(DossierFault):
    """A value of another kind than the place wants."""

    wanted_zh: str
    wanted_en: str
    span: Span
    written: str | None = None
    code: ClassVar[str] = "C312"
    page_zh: ClassVar[str] = (
        "值的种类不对。真假写 true 或 false（是、否）；整数不带小数；分数最多三位小数，金额（元）最多两位；"
        "日期写 2024-07-04；还不知道的事实不写，或写“未知”；确知没有的写“无”（仅限可缺的字段）。"
    )
    page_en: ClassVar[str] = (
        "The value is of another kind than this place needs. Truth values are true or false; whole numbers have no "
        "fraction; scores have up to three decimals, amounts in yuan up to two; a date is written 2024-07-04; a fact "
        "that is not known is left out or written unknown; one that is known not to exist is written none, in optional "
        "fields only."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"此处应为{self.wanted_zh}" + ("" if self.written is None else f"，而不是“{shortened(self.written)}”")

    @property
    def title_en(self) -> str:
        """What is wrong."""
        found = "" if self.written is None else f", not “{shortened(self.written)}”"
        return f"this must be {self.wanted_en}{found}"


@coded
@dataclass(frozen=True, slots=True)
class UnknownMember(DossierFault):
    """A word that does not name any of the things that can stand here."""

    word: str
    kind_zh: str
    kind_en: str
    suggestion: str | None
    known: tuple[str, ...]
    span: Span
    code: ClassVar[str] = "C313"
    page_zh: ClassVar[str] = "此处只能写已声明的名称之一，英文名和中文标签都可以。可用的名称见 JSON Schema 或词汇表。"
    page_en: ClassVar[str] = (
        "Only a declared name can stand here, in its English or its Chinese spelling. "
        "The JSON Schema and the vocabulary list them."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"“{self.kind_zh}”中没有“{shortened(self.word)}”"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"there is no {self.kind_en} “{shortened(self.word)}”"

    @property
    def help_zh(self) -> tuple[str, ...]:
        """The nearest name, or all of them where they are few."""
        if self.suggestion:
            return (f"是否想写“{self.suggestion}”？",)
        return (f"可写：{'、'.join(in_script(self.known, chinese=True))}",) if self.known else ()

    @property
    def help_en(self) -> tuple[str, ...]:
        """The nearest name, or all of them where they are few."""
        if self.suggestion:
            return (f"did you mean “{self.suggestion}”?",)
        return (f"it can be: {', '.join(in_script(self.known, chinese=False))}",) if self.known else ()


@coded
@dataclass(frozen=True, slots=True)
class NoSuchDate(DossierFault):
    """A date that the calendar does not have, or one outside the days that are reasoned about."""

    written: str
    first: str
    last: str
    exists: bool
    span: Span
    code: ClassVar[str] = "C314"
    page_zh: ClassVar[str] = (
        "历法中没有这一天（例如 2 月 30 日），或者它在可推理的范围之外。"
        "早于范围的事实（例如 1950 年代起经营）请写范围的第一天：规章问的期限远短于此。"
    )
    page_en: ClassVar[str] = (
        "The calendar has no such day, such as 30 February, or it lies outside the days that can be reasoned about. "
        "For an earlier fact, such as production since the 1950s, write the first day of the range: "
        "the periods that regulations ask for are far shorter."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"日期“{self.written}”" + ("超出可推理的范围" if self.exists else "不存在")

    @property
    def title_en(self) -> str:
        """What is wrong."""
        if self.exists:
            return f"the date “{self.written}” lies outside the days that can be reasoned about"
        return f"there is no date “{self.written}”"

    @property
    def help_zh(self) -> tuple[str, ...]:
        """The range."""
        return (f"范围是 {self.first} 至 {self.last}；更早的事实请写 {self.first}",) if self.exists else ()

    @property
    def help_en(self) -> tuple[str, ...]:
        """The range."""
        return (
            (f"the range is {self.first} to {self.last}; write {self.first} for an earlier fact",)
            if self.exists
            else ()
        )


@coded
@dataclass(frozen=True, slots=True)
class MissingKey(DossierFault):
    """A key that this place cannot do without."""

    key_zh: str
    key_en: str
    span: Span
    code: ClassVar[str] = "C315"
    page_zh: ClassVar[str] = "缺少必需的键。未知的事实可以不写，但没有这个键，卷宗就不能理解。"
    page_en: ClassVar[str] = (
        "A key is missing that is always needed. Facts may be left out as unknown, "
        "but without this key the dossier cannot be understood."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"缺少键“{self.key_zh}”"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"the key “{self.key_en}” is missing"


@coded
@dataclass(frozen=True, slots=True)
class ExclusiveKeys(DossierFault):
    """Two keys or values that exclude each other."""

    first: str
    second: str
    span: Span
    code: ClassVar[str] = "C316"
    page_zh: ClassVar[str] = (
        "这两项只能写一项，或者彼此矛盾：例如名单（entries）与单个主体（subject），禁止申报的年数与届数，"
        "规章与另一个城市。请删去其中一项。"
    )
    page_en: ClassVar[str] = (
        "Only one of the two can stand here, or they contradict each other: a list of entries and a single subject, a "
        "ban in years and in rounds, a regulation and another city. Remove one of them."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"“{self.first}”与“{self.second}”不能同时成立"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"“{self.first}” and “{self.second}” exclude each other"
