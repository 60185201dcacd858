"""Diagnostics of readings: their declaration and their use."""

from dataclasses import dataclass
from typing import ClassVar

from checker.diagnostics.codes import coded
from checker.diagnostics.diagnostic import Fault
from checker.source.span import Span


@coded
@dataclass(frozen=True, slots=True)
class IncompleteChoice(Fault):
    """A use of a reading that does not say what each alternative means."""

    reading: str
    missing: tuple[str, ...]
    surplus: tuple[str, ...]
    span: Span
    article: str | None = None
    code: ClassVar[str] = "C204"
    page_zh: ClassVar[str] = "使用读法时须逐一写出每个备选项，不多不少，各写一次。"
    page_en: ClassVar[str] = "A use of a reading gives each of its alternatives once, no more and no fewer."

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"读法“{self.reading}”的备选项写得不对"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"the alternatives of reading '{self.reading}' do not match"

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What is missing, and what there is too much of."""
        missing = ("缺少：" + "、".join(self.missing),) if self.missing else ()
        return (*missing, "多余：" + "、".join(self.surplus)) if self.surplus else missing

    @property
    def help_en(self) -> tuple[str, ...]:
        """What is missing, and what there is too much of."""
        missing = ("missing: " + ", ".join(self.missing),) if self.missing else ()
        return (*missing, "surplus: " + ", ".join(self.surplus)) if self.surplus else missing


@coded
@dataclass(frozen=True, slots=True)
class NoSingleDefault(Fault):
    """A reading of which no alternative or more than one is the default."""

    reading: str
    defaults: tuple[str, ...]
    span: Span
    article: str | None = None
    code: ClassVar[str] = "C211"
    page_zh: ClassVar[str] = "每个读法须有一个备选项标为“默认”，且只有一个。"
    page_en: ClassVar[str] = "One alternative of each reading is marked 'default', and one only."

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        if self.defaults:
            return f"读法“{self.reading}”有 {len(self.defaults)} 个默认项：{'、'.join(self.defaults)}"
        return f"读法“{self.reading}”没有默认项"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        if self.defaults:
            return f"reading '{self.reading}' has {len(self.defaults)} defaults: {', '.join(self.defaults)}"
        return f"reading '{self.reading}' has no default"

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What to write."""
        return ("在一个备选项之后写“默认”",)

    @property
    def help_en(self) -> tuple[str, ...]:
        """What to write."""
        return ("write 'default' after one alternative",)
