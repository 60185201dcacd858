"""Diagnostics of provisions: references to none, empty ones, and ones out of order."""

from dataclasses import dataclass
from typing import ClassVar

from checker.diagnostics.codes import coded
from checker.diagnostics.diagnostic import Fault, SuggestingFault
from checker.source.span import Span


@coded
@dataclass(frozen=True, slots=True)
class UnknownAddress(SuggestingFault):
    """A reference to a provision or label that this file does not have, or, with `before`, not before this place."""

    address: str
    span: Span
    article: str | None = None
    suggestion: str | None = None
    before: bool = False
    code: ClassVar[str] = "C205"
    page_zh: ClassVar[str] = "参见、审查、例外和“符合”所指的条款和标号须在本规章中存在；“符合”还要求它写在前面。"
    page_en: ClassVar[str] = (
        "What 'see', 'tests', 'except' and 'meets' refer to must exist in this regulation; 'meets' needs it to stand before."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"“{self.address}”在本处之前没有条件" if self.before else f"本规章没有“{self.address}”"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        if self.before:
            return f"'{self.address}' has no condition before this place"
        return f"this regulation has no '{self.address}'"


@coded
@dataclass(frozen=True, slots=True)
class EmptyProvision(Fault):
    """A block that says nothing: neither a norm nor a reason why there is none."""

    place: str
    span: Span
    article: str | None = None
    code: ClassVar[str] = "C208"
    page_zh: ClassVar[str] = "没有规范内容的条款须写明“说明性”及理由，覆盖才可核对。"
    page_en: ClassVar[str] = (
        "A provision without a norm is declared 'informative' with a reason, so that coverage can be checked."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"“{self.place}”没有任何内容"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"'{self.place}' says nothing"

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What to write."""
        return ("没有规范的条款写“说明性 理由”",)

    @property
    def help_en(self) -> tuple[str, ...]:
        """What to write."""
        return ("write 'informative REASON' where there is no norm",)


@coded
@dataclass(frozen=True, slots=True)
class OutOfOrder(Fault):
    """An article, item or paragraph that stands after one with a higher number."""

    place: str
    after: str
    span: Span
    article: str | None = None
    code: ClassVar[str] = "C212"
    page_zh: ClassVar[str] = "条、款、项按官方文本的顺序书写，号码只增不减；没有号码的条款不受此限。"
    page_en: ClassVar[str] = (
        "Articles, paragraphs and items are written in the order of the official text, so their numbers only grow; "
        "provisions without a number stand where the text has them."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"“{self.place}”写在“{self.after}”之后，顺序不对"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"'{self.place}' stands after '{self.after}', which is out of order"
