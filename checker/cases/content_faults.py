"""Dossiers whose statements do not fit together, told to the reader (C321 to C329)."""

from dataclasses import dataclass
from typing import ClassVar

from checker.cases.yaml_faults import DossierFault
from checker.diagnostics.codes import coded
from checker.diagnostics.diagnostic import Severity
from checker.source.span import Span


@coded
@dataclass(frozen=True, slots=True)
class UnknownSubject(DossierFault):
    """A subject that the dossier does not describe."""

    subject: str
    suggestion: str | None
    span: Span
    code: ClassVar[str] = "C321"
    page_zh: ClassVar[str] = (
        "决定、名单和“所在单位”只能提到在“主体”（subjects）下列出的主体；一无所知的主体也要列出，内容可以为空（{}）。"
    )
    page_en: ClassVar[str] = (
        "Decisions, entries and units name subjects that stand under “subjects”. One about which nothing is known "
        "stands there too, as an empty mapping ({})."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"没有主体“{self.subject}”"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"there is no subject “{self.subject}”"

    @property
    def help_zh(self) -> tuple[str, ...]:
        """The nearest subject."""
        return (f"是否想写“{self.suggestion}”？",) if self.suggestion else ("请在“主体”下列出它",)

    @property
    def help_en(self) -> tuple[str, ...]:
        """The nearest subject."""
        return (f"did you mean “{self.suggestion}”?",) if self.suggestion else ("list it under “subjects”",)


@coded
@dataclass(frozen=True, slots=True)
class DuplicateSubject(DossierFault):
    """A subject that stands twice in one list of entries."""

    subject: str
    first_line: int
    span: Span
    code: ClassVar[str] = "C322"
    page_zh: ClassVar[str] = "同一主体在一份名单中只能列一次，否则计数会出错。请删去重复的一条。"
    page_en: ClassVar[str] = (
        "A subject stands in a list of entries once, or the counts would be wrong. Remove the second entry."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"主体“{self.subject}”在名单中重复：第 {self.first_line} 行已经列过"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"the subject “{self.subject}” is already in this list, on line {self.first_line}"


@coded
@dataclass(frozen=True, slots=True)
class RepeatedIdentifier(DossierFault):
    """A round, decision or step that stands twice."""

    kind_zh: str
    kind_en: str
    identifier: str
    first_line: int
    span: Span
    code: ClassVar[str] = "C323"
    page_zh: ClassVar[str] = "届次序号、决定编号和同一程序中的环节都只能出现一次。请合并或改名。"
    page_en: ClassVar[str] = (
        "The number of a round, the id of a decision and a step of one procedure stand once. Merge or rename them."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"{self.kind_zh}“{self.identifier}”重复：第 {self.first_line} 行已经写过"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"the {self.kind_en} “{self.identifier}” already stands on line {self.first_line}"


@coded
@dataclass(frozen=True, slots=True)
class NegativeScore(DossierFault):
    """A score below zero."""

    written: str
    span: Span
    code: ClassVar[str] = "C324"
    page_zh: ClassVar[str] = "得分不能为负。请核对评分表。"
    page_en: ClassVar[str] = "A score cannot be negative. Check the score sheet."

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"得分“{self.written}”为负"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"the score “{self.written}” is negative"


@coded
@dataclass(frozen=True, slots=True)
class RoundBeforeFirst(DossierFault):
    """A round with a number below one."""

    number: int
    span: Span
    code: ClassVar[str] = "C325"
    page_zh: ClassVar[str] = "届次从第 1 届算起。请写届次的序号，不写年份。"
    page_en: ClassVar[str] = "Rounds count from 1. Write the number of the round, not a year."

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"没有第 {self.number} 届：届次从 1 算起"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"there is no round {self.number}: rounds count from 1"


@coded
@dataclass(frozen=True, slots=True)
class DatesOutOfOrder(DossierFault):
    """An end that lies before its start."""

    start: str
    end: str
    span: Span
    code: ClassVar[str] = "C326"
    page_zh: ClassVar[str] = "结束日早于开始日。请核对两个日期。"
    page_en: ClassVar[str] = "The end lies before the start. Check both dates."

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"结束日 {self.end} 早于开始日 {self.start}"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"the end {self.end} lies before the start {self.start}"


@coded
@dataclass(frozen=True, slots=True)
class NoDecisions(DossierFault):
    """There is nothing to check."""

    span: Span
    code: ClassVar[str] = "C327"
    page_zh: ClassVar[str] = (
        "卷宗没有记录任何决定，因而没有可以检查的内容；什么都没查不算合法。请在“决定”下至少写一项；"
        "只检查义务的，写明“行为完整至”。"
    )
    page_en: ClassVar[str] = (
        "The dossier records no decision, so there is nothing to check, and nothing checked is not lawful. "
        "Record at least one under “decisions”; to have duties alone checked, state “acts_complete_through”."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return "卷宗中没有任何决定"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return "the dossier records no decision"

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What to do."""
        return ("请在“决定”下至少写一项",)

    @property
    def help_en(self) -> tuple[str, ...]:
        """What to do."""
        return ("record at least one under “decisions”",)


@coded
@dataclass(frozen=True, slots=True)
class UnrecordedWin(DossierFault):
    """A decision speaks of an award that the subject's history does not record."""

    subject: str
    span: Span
    severity: ClassVar[Severity] = Severity.WARNING
    code: ClassVar[str] = "C328"
    page_zh: ClassVar[str] = (
        "决定所涉的奖项不在该主体的获奖记录（events.win）中，因而授奖日等事实都是未知的。请把它记入。"
    )
    page_en: ClassVar[str] = (
        "The award that the decision speaks of is not among the recorded wins of the subject (events.win), "
        "so that its day and other facts are unknown. Record it there."
    )

    @property
    def title_zh(self) -> str:
        """What is noted."""
        return f"主体“{self.subject}”的获奖记录中没有这一奖项"

    @property
    def title_en(self) -> str:
        """What is noted."""
        return f"this award is not among the recorded wins of “{self.subject}”"

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What to do."""
        return ("请把它记入该主体的获奖记录",)

    @property
    def help_en(self) -> tuple[str, ...]:
        """What to do."""
        return ("record it among the wins of the subject",)


@coded
@dataclass(frozen=True, slots=True)
class DecidedTooEarly(DossierFault):
    """A decision on an application that had not been filed, or an award before the acceptance."""

    earlier: str
    later: str
    span: Span
    code: ClassVar[str] = "C329"
    page_zh: ClassVar[str] = (
        "申报在先，受理在后，授奖更在其后：申报日不晚于受理日，受理日不晚于决定日。请核对各个日期。"
    )
    page_en: ClassVar[str] = (
        "An application is filed, then accepted, then decided on: the day of filing is not after that of acceptance, and "
        "neither is after the day of the decision. Check the dates."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"申报、受理、决定先后颠倒：{self.later} 晚于 {self.earlier}"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"filing, acceptance and decision are out of order: {self.later} is after {self.earlier}"
