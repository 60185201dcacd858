"""What the encoder could not say exactly. It puts a free value in its place and records why, so that a proof still
holds, and a model counts only if the evaluator confirms it."""

from dataclasses import dataclass

from checker.ir.terms import Source


@dataclass(frozen=True, slots=True)
class CalendarGap:
    """A working-day count reaches into a year without a published calendar (`None`: no calendar was given)."""

    year: int | None

    @property
    def message_zh(self) -> str:
        """The reason in Chinese."""
        return "没有给出工作日历" if self.year is None else f"没有{self.year}年的工作日安排"

    @property
    def message_en(self) -> str:
        """The reason in English."""
        if self.year is None:
            return "no calendar of working days was given"
        return f"there is no calendar of working days for {self.year}"


@dataclass(frozen=True, slots=True)
class WorkdaysBetweenUnknowns:
    """A working-day count from an unknown day is compared with something other than a known day."""

    @property
    def message_zh(self) -> str:
        """The reason in Chinese."""
        return "工作日期间的起点和终点都未知"

    @property
    def message_en(self) -> str:
        """The reason in English."""
        return "both ends of a period of working days are unknown"


@dataclass(frozen=True, slots=True)
class CountOverOpenList:
    """A count speaks of a list that may hold more events than are recorded."""

    source: Source

    @property
    def message_zh(self) -> str:
        """The reason in Chinese."""
        return f"清单“{self.source.scope}.{self.source.kind}”不完整，无法计数"

    @property
    def message_en(self) -> str:
        """The reason in English."""
        return f'the list "{self.source.scope}.{self.source.kind}" is not complete and cannot be counted'


@dataclass(frozen=True, slots=True)
class DayOutOfDomain:
    """A known day, or a day computed from one, lies outside the days that can be reasoned about."""

    @property
    def message_zh(self) -> str:
        """The reason in Chinese."""
        return "日期超出可推理的范围"

    @property
    def message_en(self) -> str:
        """The reason in English."""
        return "a date lies outside the days that can be reasoned about"


Abstraction = CalendarGap | WorkdaysBetweenUnknowns | CountOverOpenList | DayOutOfDomain
