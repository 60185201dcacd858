"""Diagnostics of questions."""

from dataclasses import dataclass
from typing import ClassVar

from checker.diagnostics.codes import coded
from checker.diagnostics.diagnostic import Fault, SuggestingFault
from checker.source.span import Span


@coded
@dataclass(frozen=True, slots=True)
class NoRegulation(SuggestingFault):
    """A city of which no regulation is loaded."""

    city: str
    suggestion: str | None
    span: Span
    article: str | None = None
    code: ClassVar[str] = "C401"
    page_zh: ClassVar[str] = "问题只能涉及规则文件夹中有规章的城市；可用英文名或中文名。"
    page_en: ClassVar[str] = (
        "A question speaks of cities whose regulation is in the folder of rules, by English or Chinese name."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"没有城市“{self.city}”的规章"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"there is no regulation of a city '{self.city}'"


@coded
@dataclass(frozen=True, slots=True)
class NoSchedule(Fault):
    """A question about time for a city whose rounds are not stated."""

    city: str
    span: Span
    article: str | None = None
    code: ClassVar[str] = "C402"
    page_zh: ClassVar[str] = (
        "届次与日期的对应是数据，不能推算。请在“假定”中写“届次安排”，例如：届次安排 属于 甲市：届次 8 属于 2024 每 5 年 申报期 09-01 终止于 12-31。"
    )
    page_en: ClassVar[str] = (
        "The map from rounds to dates is data and is never guessed. State it in 'given', for example: "
        "schedule in CITY: round 8 in 2024 every 5 years filing 09-01 until 12-31."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"没有“{self.city}”的届次安排，无法回答何时"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"no schedule of rounds is given for '{self.city}', so there is no answer to when"


@coded
@dataclass(frozen=True, slots=True)
class WrongValue(Fault):
    """A value that does not fit its field."""

    field: str
    text: str
    wanted_zh: str
    wanted_en: str
    span: Span
    article: str | None = None
    code: ClassVar[str] = "C403"
    page_zh: ClassVar[str] = "假定的值须与字段类型一致；可缺字段可写“无”，表示确知没有。"
    page_en: ClassVar[str] = (
        "A given value has the type of its field; for an optional field 'no' says that there is none."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"“{self.field}”需要{self.wanted_zh}，写的是“{self.text}”"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"'{self.field}' needs a {self.wanted_en}, not '{self.text}'"


@coded
@dataclass(frozen=True, slots=True)
class WrongQuestion(Fault):
    """A question that asks what cannot be asked so."""

    what_zh: str
    what_en: str
    span: Span
    article: str | None = None
    code: ClassVar[str] = "C404"
    page_zh: ClassVar[str] = "问题的写法见 docs/language.md；不能回答的问题会说明原因，而不会猜测。"
    page_en: ClassVar[str] = (
        "How questions are asked stands in docs/language.md; what cannot be answered is refused with a reason, not guessed."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return self.what_zh

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return self.what_en
