"""Diagnostics of the syntax: what cannot be read, where, and what could stand there."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar, Final

from checker.diagnostics.codes import coded
from checker.diagnostics.diagnostic import Fault
from checker.source.span import Span

_SPAN: Final = (
    "期间只与日期相加减，或者写在“近”“达”“为期”等词之后，例如 当日 - 3 年",
    "a span of time is added to or taken from a day, or follows 'in last', 'for' or 'lasts', as in 'day - 3 years'",
)
ADVICE: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "YEARS": _SPAN,
        "MONTHS": _SPAN,
        "DAYS": _SPAN,
        "WORKING_DAYS": _SPAN,
        "ROUNDS": ("届数只写在限制的期限中，例如 达 2 届 之后 round", "rounds stand in the length of a bar only"),
        "YUAN": ("条件中的金额只写数字", "in a condition an amount is a plain number"),
        "MINUS": ("没有负数", "there are no negative numbers"),
        "EQ": ("相等只写一个“=”", "equality is one '='"),
    }
)
"""What to do about a token of a kind that often stands where it cannot."""
NO_ADVICE: Final[tuple[str, ...]] = ()

BEGINNINGS: Final[Mapping[str, tuple[str, str, str, str]]] = MappingProxyType(
    {
        "REGULATION": (
            "规章",
            "regulation",
            "规章 城市-年份 “中文题名” “English title”",
            'regulation CITY-YEAR "中文题名" "English title"',
        ),
        "VOCABULARY": ("词汇表", "vocabulary", "词汇表", "vocabulary"),
        "QUESTIONS": ("问题集", "questions", "问题集", "questions"),
    }
)
"""How files begin: the keyword in Chinese and in English, and their first lines."""


@coded
@dataclass(frozen=True, slots=True)
class UnexpectedWord(Fault):
    """A token that cannot stand where it stands."""

    text: str
    expected_zh: tuple[str, ...]
    expected_en: tuple[str, ...]
    suggestion: str | None
    span: Span
    article: str | None = None
    token: str = ""
    code: ClassVar[str] = "C103"
    page_zh: ClassVar[str] = "此处的词不合语法。消息列出此处可以出现的词；语法见 docs/language.md。"
    page_en: ClassVar[str] = (
        "This word cannot stand here. The message lists what can; the grammar is explained in docs/language.md."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"“{self.text}”不能出现在这里"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"'{self.text}' cannot stand here"

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What could stand there."""
        guess = (f"是否想写“{self.suggestion}”？",) if self.suggestion else ADVICE.get(self.token, NO_ADVICE)[:1]
        return (*guess, "此处可以是：" + "、".join(self.expected_zh)) if self.expected_zh else guess

    @property
    def help_en(self) -> tuple[str, ...]:
        """What could stand there."""
        guess = (f"did you mean '{self.suggestion}'?",) if self.suggestion else ADVICE.get(self.token, NO_ADVICE)[1:]
        return (*guess, "expected one of: " + ", ".join(self.expected_en)) if self.expected_en else guess


@coded
@dataclass(frozen=True, slots=True)
class UnexpectedEnd(Fault):
    """An article or a header that stops in the middle."""

    expected_zh: tuple[str, ...]
    expected_en: tuple[str, ...]
    span: Span
    article: str | None = None
    code: ClassVar[str] = "C104"
    page_zh: ClassVar[str] = "条文在此处中断，常见原因是缺少右花括号 }。"
    page_en: ClassVar[str] = "The text breaks off here; often a closing brace } is missing."

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return "内容在此处中断"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return "the text breaks off here"

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What could stand there."""
        return ("此处可以是：" + "、".join(self.expected_zh),) if self.expected_zh else ()

    @property
    def help_en(self) -> tuple[str, ...]:
        """What could stand there."""
        return ("expected one of: " + ", ".join(self.expected_en),) if self.expected_en else ()


@coded
@dataclass(frozen=True, slots=True)
class WrongBeginning(Fault):
    """A file whose first word is not one of those that files of its kind (`wanted`: token names) begin with."""

    wanted: tuple[str, ...]
    span: Span
    article: str | None = None
    code: ClassVar[str] = "C105"
    page_zh: ClassVar[str] = (
        "规章文件以“规章 城市-年份 …”（regulation）开头，词汇表以“词汇表”（vocabulary）开头，问题文件以“问题集”（questions）"
        "开头。空文件不是规则文件。"
    )
    page_en: ClassVar[str] = (
        "The file of a regulation begins with 'regulation CITY-YEAR …', the vocabulary with 'vocabulary', a file of "
        "questions with 'questions'. An empty file is no rule file."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return "文件没有以" + "或".join(f"“{BEGINNINGS[w][0]}”" for w in self.wanted) + "开头"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return "the file does not begin with " + " or ".join(f"'{BEGINNINGS[w][1]}'" for w in self.wanted)

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What the first line says."""
        return tuple(f"第一行：{BEGINNINGS[w][2]}" for w in self.wanted)

    @property
    def help_en(self) -> tuple[str, ...]:
        """What the first line says."""
        return tuple(f"first line: {BEGINNINGS[w][3]}" for w in self.wanted)


@coded
@dataclass(frozen=True, slots=True)
class TooDeep(Fault):
    """Brackets or operators nested beyond what anybody reads."""

    span: Span
    article: str | None = None
    code: ClassVar[str] = "C107"
    page_zh: ClassVar[str] = (
        "括号嵌套不得超过 60 层，一条之内的“非”“则”“如果”和加减号合计不得超过 100 个。请用“设”（let）把条件拆开。"
    )
    page_en: ClassVar[str] = (
        "Brackets nest at most 60 deep, and one article holds at most 100 of 'not', 'implies', 'if', plus and minus. "
        "Split the condition with 'let'."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return "括号或算符嵌套过深"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return "brackets or operators are nested too deeply"

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What to do about it."""
        return ("用“设”（let）把条件拆开",)

    @property
    def help_en(self) -> tuple[str, ...]:
        """What to do about it."""
        return ("split the condition with 'let'",)
