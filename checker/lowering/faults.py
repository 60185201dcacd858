"""Diagnostics of names and types."""

from dataclasses import dataclass
from typing import ClassVar

from checker.diagnostics.codes import coded
from checker.diagnostics.diagnostic import Diagnostic, Fault, SuggestingFault
from checker.source.span import Span


class Stop(Exception):  # noqa: N818
    """Raised where a fault is found, caught per statement; carries the diagnostic."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


@coded
@dataclass(frozen=True, slots=True)
class UnknownName(SuggestingFault):
    """A name that nothing declares."""

    name: str
    kind_zh: str
    kind_en: str
    suggestion: str | None
    span: Span
    article: str | None = None
    code: ClassVar[str] = "C201"
    page_zh: ClassVar[str] = "名称须在词汇表（spec/vocabulary.rules）或本规章中声明，可用英文名或中文标签。"
    page_en: ClassVar[str] = (
        "A name must be declared in the vocabulary (spec/vocabulary.rules) or in the regulation; its English name and "
        "its Chinese label both work."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"没有名为“{self.name}”的{self.kind_zh}"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"there is no {self.kind_en} '{self.name}'"


@coded
@dataclass(frozen=True, slots=True)
class WrongType(Fault):
    """Operands that do not fit."""

    reason_zh: str
    reason_en: str
    span: Span
    article: str | None = None
    advice_zh: str = ""
    advice_en: str = ""
    code: ClassVar[str] = "C202"
    page_zh: ClassVar[str] = "比较、加减和连接的两边须为同一类型；日历日、工作日与年月互不混用。"
    page_en: ClassVar[str] = (
        "Both sides of a comparison, sum or connective have one type; days, working days and years do not mix."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return self.reason_zh

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return self.reason_en

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What to write instead."""
        return (self.advice_zh,) if self.advice_zh else ()

    @property
    def help_en(self) -> tuple[str, ...]:
        """What to write instead."""
        return (self.advice_en,) if self.advice_en else ()


@coded
@dataclass(frozen=True, slots=True)
class DuplicateName(Fault):
    """A name declared twice."""

    name: str
    span: Span
    article: str | None = None
    code: ClassVar[str] = "C203"
    page_zh: ClassVar[str] = "同一名称（条、项、读法、标号、奖项、机构）只能声明一次。"
    page_en: ClassVar[str] = "A name (article, item, reading, label, award, body) is declared once."

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"“{self.name}”重复声明"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"'{self.name}' is declared twice"


@coded
@dataclass(frozen=True, slots=True)
class NestedEvents(Fault):
    """A quantifier inside another."""

    span: Span
    article: str | None = None
    code: ClassVar[str] = "C206"
    page_zh: ClassVar[str] = "“有/无/至少”不得嵌套在另一个“其中（…）”之内：否则反例搜索不再完备。"
    page_en: ClassVar[str] = (
        "'some', 'no' and 'at least' do not nest: the search for counterexamples would no longer be complete."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return "事件条件不能嵌套"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return "conditions on events do not nest"

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What to write instead."""
        return ("把里面的条件单独写出，用“且”连接",)

    @property
    def help_en(self) -> tuple[str, ...]:
        """What to write instead."""
        return ("write the inner condition on its own, joined with 'and'",)


@coded
@dataclass(frozen=True, slots=True)
class MisplacedClause(Fault):
    """A clause or statement that has no meaning where it stands."""

    what_zh: str
    what_en: str
    span: Span
    article: str | None = None
    advice_zh: str = ""
    advice_en: str = ""
    code: ClassVar[str] = "C207"
    page_zh: ClassVar[str] = "每种规范只接受部分从句，见 docs/language.md 的对照表。"
    page_en: ClassVar[str] = "Each kind of norm takes certain clauses only; see the table in docs/language.md."

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return self.what_zh

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return self.what_en

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What has a meaning there."""
        return (self.advice_zh,) if self.advice_zh else ()

    @property
    def help_en(self) -> tuple[str, ...]:
        """What has a meaning there."""
        return (self.advice_en,) if self.advice_en else ()


@coded
@dataclass(frozen=True, slots=True)
class SpanTooLong(Fault):
    """A span of time that reaches beyond all days that can be reasoned about."""

    count: int
    longest: int
    span: Span
    article: str | None = None
    code: ClassVar[str] = "C209"
    page_zh: ClassVar[str] = (
        "可推理的日期为1980年3月1日至2079年12月31日，更长的期间算不出届满之日；没有期限的写“任何时候”。"
    )
    page_en: ClassVar[str] = (
        "Days from 1 March 1980 to 31 December 2079 can be reasoned about; a longer span has no last day. What has no "
        "end is written 'ever'."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"期间过长：{self.count}，此单位最多 {self.longest}"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"the span is too long: {self.count}, in this unit at most {self.longest}"

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What to write instead."""
        return ("没有期限的写“任何时候”",)

    @property
    def help_en(self) -> tuple[str, ...]:
        """What to write instead."""
        return ("write 'ever' for what has no end",)


@coded
@dataclass(frozen=True, slots=True)
class CyclicDefinition(Fault):
    """A local name or a definition that is explained by itself."""

    name: str
    span: Span
    article: str | None = None
    code: ClassVar[str] = "C210"
    page_zh: ClassVar[str] = "“设”和“定义”的内容不能直接或间接用到自身。"
    page_en: ClassVar[str] = (
        "What 'let' and 'define' state does not use itself, neither directly nor by way of another."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"“{self.name}”用自身来定义"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"'{self.name}' is defined by itself"
