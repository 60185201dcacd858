"""Diagnostics of single tokens: characters, strings, dates and numbers that cannot be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar, Final

from checker.diagnostics.codes import coded
from checker.diagnostics.diagnostic import Fault
from checker.source.span import Span

MEANT: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "&": ("连接条件写“且”", "conditions are joined with 'and'"),
        "|": ("连接条件写“或”", "conditions are joined with 'or'"),
        "!": ("否定写“非”", "negation is written 'not'"),
        "！": ("否定写“非”", "negation is written 'not'"),
        "、": ("并列写逗号“，”", "a list is written with commas"),
        ";": ("语句末尾不写标点", "a statement ends without a mark"),
        "；": ("语句末尾不写标点", "a statement ends without a mark"),
        "。": ("语句末尾不写标点", "a statement ends without a mark"),
        "[": ("括号写“{ }”或“( )”", "brackets are written '{ }' or '( )'"),
        "]": ("括号写“{ }”或“( )”", "brackets are written '{ }' or '( )'"),
        "【": ("括号写“{ }”或“( )”", "brackets are written '{ }' or '( )'"),
        "】": ("括号写“{ }”或“( )”", "brackets are written '{ }' or '( )'"),
        "”": ("缺少左引号“", "the opening quotation mark is missing"),
        "'": ("引号写“ ”或英文双引号", "text is quoted with double quotation marks"),
        "‘": ("引号写“ ”或英文双引号", "text is quoted with double quotation marks"),
        "’": ("引号写“ ”或英文双引号", "text is quoted with double quotation marks"),
    }
)
"""What a character that the language does not know was probably meant to be."""


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

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What is written instead."""
        return (MEANT[self.text[0]][0],) if self.text[0] in MEANT else ()

    @property
    def help_en(self) -> tuple[str, ...]:
        """What is written instead."""
        return (MEANT[self.text[0]][1],) if self.text[0] in MEANT else ()


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

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What is missing."""
        return ("在本行补上右引号",)

    @property
    def help_en(self) -> tuple[str, ...]:
        """What is missing."""
        return ("add the closing quotation mark on this line",)


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

    @property
    def help_zh(self) -> tuple[str, ...]:
        """How dates and numbers are written."""
        return ("日期须真实存在（年-月-日），数字不超过九位",)

    @property
    def help_en(self) -> tuple[str, ...]:
        """How dates and numbers are written."""
        return ("a date must exist (year-month-day), a number has at most nine digits",)


@coded
@dataclass(frozen=True, slots=True)
class NotACount(Fault):
    """A number with decimals, or nought, where things are counted."""

    text: str
    span: Span
    article: str | None = None
    code: ClassVar[str] = "C108"
    page_zh: ClassVar[str] = "期间、届数、次数、项号和比例都写整数；“至少”之后至少为 1，一次也没有写“无”。"
    page_en: ClassVar[str] = (
        "Spans, rounds, numbers of times, items and ratios are whole numbers; 'at least' takes 1 or more, and what never "
        "happens is written 'no'."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"“{self.text}”不是可计数的整数"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"'{self.text}' is not a whole number to count with"

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What to write instead."""
        return ("写整数；期间可换用更小的单位",) if "." in self.text else ("从 1 起；一次也没有写“无”",)

    @property
    def help_en(self) -> tuple[str, ...]:
        """What to write instead."""
        if "." in self.text:
            return ("write a whole number; for a span, use a smaller unit",)
        return ("count from 1; write 'no' for what never happens",)
