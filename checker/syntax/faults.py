"""Diagnostics of the syntax: what cannot be read, where, and what could stand there."""

from dataclasses import dataclass
from typing import ClassVar

from checker.diagnostics.codes import coded
from checker.diagnostics.diagnostic import Fault
from checker.source.span import Span


@coded
@dataclass(frozen=True, slots=True)
class StrayCharacter(Fault):
    """A character that begins no token."""

    text: str
    span: Span
    article: str | None = None
    code: ClassVar[str] = "C101"
    page_zh: ClassVar[str] = (
        "规则文件中出现了语言不认识的字符。全角标点（｛｝（）：，等）与半角等同；其余符号请删除，或写入引号内。"
    )
    page_en: ClassVar[str] = (
        "The rule file holds a character the language does not know. Full-width punctuation counts as half-width; "
        "delete other signs or put them into a quoted string."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"无法识别的字符“{self.text[:20]}”"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"unknown character '{self.text[:20]}'"


@coded
@dataclass(frozen=True, slots=True)
class UnclosedString(Fault):
    """A string that does not end on its line."""

    span: Span
    article: str | None = None
    code: ClassVar[str] = "C102"
    page_zh: ClassVar[str] = "引号内的文字须在同一行内结束。请补上右引号。"
    page_en: ClassVar[str] = "A quoted string ends on the line it began on. Add the closing quotation mark."

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return "引号没有在本行内闭合"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return "the quotation mark is not closed on this line"


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
        guess = (f"是否想写“{self.suggestion}”？",) if self.suggestion else ()
        return (*guess, "此处可以是：" + "、".join(self.expected_zh)) if self.expected_zh else guess

    @property
    def help_en(self) -> tuple[str, ...]:
        """What could stand there."""
        guess = (f"did you mean '{self.suggestion}'?",) if self.suggestion else ()
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
    """A file that begins neither with a regulation's header nor with `vocabulary`."""

    span: Span
    article: str | None = None
    code: ClassVar[str] = "C105"
    page_zh: ClassVar[str] = "规则文件以“规章 名称 …”（regulation）或“词汇表”（vocabulary）开头。空文件不是规则文件。"
    page_en: ClassVar[str] = (
        "A rule file begins with 'regulation NAME …' or 'vocabulary'. An empty file is no rule file."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return "文件没有以“规章”或“词汇表”开头"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return "the file begins neither with 'regulation' nor with 'vocabulary'"


@coded
@dataclass(frozen=True, slots=True)
class NoSuchDay(Fault):
    """A date that the calendar does not have, or a number that is too long to be meant."""

    text: str
    span: Span
    article: str | None = None
    code: ClassVar[str] = "C106"
    page_zh: ClassVar[str] = "日期写作 年-月-日（2024-02-29），且须真实存在；数字不得超过九位。"
    page_en: ClassVar[str] = (
        "A date is written year-month-day (2024-02-29) and must exist; numbers have at most nine digits."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"“{self.text[:30]}”不是有效的日期或数字"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"'{self.text[:30]}' is not a valid date or number"


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
