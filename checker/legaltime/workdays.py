"""Working days of China, counted on the published calendar and nowhere else.

A working day is a Monday to Friday that is not off, or a weekend day that is worked in exchange. Years without a
published notice are refused, never guessed.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

SATURDAY = 5
"""`date.weekday()` of the first weekend day."""


class CalendarNotPublished(LookupError):  # noqa: N818
    """A question reaches into a year whose working days are not in the calendar; `year` is that year."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year

    @property
    def message_zh(self) -> str:
        """The refusal in Chinese."""
        return f"没有{self.year}年的工作日安排，不作推测"

    @property
    def message_en(self) -> str:
        """The refusal in English."""
        return f"there is no calendar of working days for {self.year}; nothing is guessed"

    def __str__(self) -> str:
        return f"{self.message_zh} / {self.message_en}"


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """What is published about one calendar year.

    `notices` are the numbers of the notices that arranged a day of it (empty if unknown), `statutory` the national
    holidays proper (on any weekday), `off` every Monday to Friday off, `worked` every weekend day worked.
    """

    year: int
    notices: tuple[str, ...]
    statutory: frozenset[date]
    off: frozenset[date]
    worked: frozenset[date]


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The working days of consecutive years, oldest first; build it with `work_calendar`.

    Every method raises `CalendarNotPublished` as soon as it would need a year outside `first_year`..`last_year`.
    """

    years: tuple[CalendarYear, ...]
    ordinals: tuple[int, ...] = field(repr=False, compare=False)

    @property
    def first_year(self) -> int:
        """The first published year."""
        return self.years[0].year

    @property
    def last_year(self) -> int:
        """The last published year."""
        return self.years[-1].year

    def published(self, year: int) -> CalendarYear:
        """What is published about `year`."""
        if not self.first_year <= year <= self.last_year:
            raise CalendarNotPublished(year)
        return self.years[year - self.first_year]

    def is_workday(self, day: date) -> bool:
        """Whether `day` is a working day."""
        self.published(day.year)
        index = bisect_left(self.ordinals, day.toordinal())
        return index < len(self.ordinals) and self.ordinals[index] == day.toordinal()

    def is_holiday(self, day: date) -> bool:
        """Whether `day` is free: any day that is not a working day, ordinary weekends included."""
        return not self.is_workday(day)

    def is_statutory_holiday(self, day: date) -> bool:
        """Whether `day` is a national holiday proper (法定节假日), not merely a free day beside one."""
        return day in self.published(day.year).statutory

    def nth_workday_after(self, start: date, n: int, first_day_counted: bool = False) -> date:
        """The `n`-th working day (`n` at least 1) of a period that begins at `start`.

        Counting begins on the next day, or on `start` itself if `first_day_counted` and it is a working day.
        """
        if n < 1:
            raise ValueError(f"n must be at least 1, not {n}")
        self.published(start.year)
        find = bisect_left if first_day_counted else bisect_right
        index = find(self.ordinals, start.toordinal()) + n - 1
        if index >= len(self.ordinals):
            raise CalendarNotPublished(self.last_year + 1)
        return date.fromordinal(self.ordinals[index])

    def next_workday_from(self, day: date) -> date:
        """`day` itself if it is a working day, else the next working day."""
        return self.nth_workday_after(day, 1, first_day_counted=True)


def work_calendar(years: tuple[CalendarYear, ...]) -> WorkCalendar:
    """The calendar of `years`; raises `ValueError` unless they are at least one and follow each other."""
    if not years or any(after.year != before.year + 1 for before, after in pairwise(years)):
        raise ValueError("a calendar needs consecutive years, at least one")
    return WorkCalendar(years, tuple(ordinal for year in years for ordinal in _ordinals(year)))


def _ordinals(year: CalendarYear) -> Iterator[int]:
    off = {day.toordinal() for day in year.off}
    worked = {day.toordinal() for day in year.worked}
    first = date(year.year, 1, 1).toordinal()
    for ordinal in range(first, date(year.year, 12, 31).toordinal() + 1):
        # The ordinal of a Monday is 1 modulo 7.
        weekend = (ordinal - 1) % 7 >= SATURDAY
        if ordinal in worked or not (weekend or ordinal in off):
            yield ordinal
