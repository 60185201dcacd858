"""Reading the working-day calendar: a folder with one small text file per year, named `<year>.txt`.

Lines are `keyword value`; `#` starts a comment line; text after a date is a label for readers and is ignored.

    year 2024
    notice 国办发明电〔2023〕7号      once per notice that arranged a day of the year, or `notice unknown`
    holiday 2024-01-01 元旦           a statutory holiday, on any weekday
    off 2024-02-12                    a Monday to Friday off without being a statutory holiday
    work 2024-02-04                   a Saturday or Sunday worked
"""

from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Never

from checker.legaltime.workdays import SATURDAY, CalendarYear, WorkCalendar, work_calendar

UNKNOWN_NOTICE = "unknown"
"""Written in place of a notice's number that is not known."""


class CalendarFault(Exception):  # noqa: N818
    """A calendar file cannot be used: its `name`, the `line` (from 1; 0 for the file as a whole), what is wrong."""

    def __init__(self, name: str, line: int, message_zh: str, message_en: str) -> None:
        super().__init__(name, line, message_zh, message_en)
        self.name = name
        self.line = line
        self.message_zh = message_zh
        self.message_en = message_en

    def __str__(self) -> str:
        return f"{self.name}:{self.line}: {self.message_zh} / {self.message_en}"


def load_calendar(folder: Path) -> WorkCalendar:
    """The calendar of all `<year>.txt` files of `folder`.

    Raises `CalendarFault` for a malformed file, a missing year between others, or a folder without calendar files.
    """
    paths = sorted(folder.glob("[12][0-9][0-9][0-9].txt"))
    if not paths:
        raise CalendarFault(folder.name, 0, "没有任何年份的工作日文件", "there is no calendar file of any year")
    years = tuple(_read_year(path) for path in paths)
    for before, after in pairwise(years):
        if after.year != before.year + 1:
            missing = before.year + 1
            raise CalendarFault(folder.name, 0, f"缺少{missing}年的文件", f"the file for {missing} is missing")
    return work_calendar(years)


@dataclass(slots=True)
class _Draft:
    """A year while its file is being read."""

    name: str
    year: int
    year_line: int = 0
    notice_line: int = 0
    notices: list[str] = field(default_factory=list)
    statutory: set[date] = field(default_factory=set)
    off: set[date] = field(default_factory=set)
    worked: set[date] = field(default_factory=set)


def _read_year(path: Path) -> CalendarYear:
    draft = _Draft(path.name, int(path.stem))
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise CalendarFault(path.name, 0, "文件不是 UTF-8 编码", "the file is not encoded in UTF-8") from None
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if line and not line.startswith("#"):
            keyword, _, value = line.partition(" ")
            _read_line(draft, number, keyword, value.strip())
    if not draft.year_line:
        _fault(draft, 0, "缺少 year 行", "the year line is missing")
    if not draft.notice_line:
        _fault(draft, 0, "缺少 notice 行", "the notice line is missing")
    off = frozenset(draft.off | {day for day in draft.statutory if day.weekday() < SATURDAY})
    return CalendarYear(draft.year, tuple(draft.notices), frozenset(draft.statutory), off, frozenset(draft.worked))


def _read_line(draft: _Draft, line: int, keyword: str, value: str) -> None:
    match keyword:
        case "year":
            _read_header_year(draft, line, value)
        case "notice":
            _read_notice(draft, line, value)
        case "holiday":
            draft.statutory.add(_read_day(draft, line, value))
        case "off":
            day = _read_day(draft, line, value)
            if day.weekday() >= SATURDAY:
                _fault(draft, line, f"{day} 是周末，无须列为休息日", f"{day} is a weekend day and off anyway")
            draft.off.add(day)
        case "work":
            day = _read_day(draft, line, value)
            if day.weekday() < SATURDAY:
                _fault(draft, line, f"{day} 不是周末，无须列为上班日", f"{day} is not a weekend day and worked anyway")
            draft.worked.add(day)
        case _:
            _fault(draft, line, f"不认识“{keyword}”", f'unknown word "{keyword}"')


def _read_header_year(draft: _Draft, line: int, value: str) -> None:
    if draft.year_line:
        _fault(draft, line, "year 行重复", "there is a second year line")
    if value != str(draft.year):
        _fault(draft, line, f"年份“{value}”与文件名不符", f'the year "{value}" is not the one of the file name')
    draft.year_line = line


def _read_notice(draft: _Draft, line: int, value: str) -> None:
    if not value:
        _fault(draft, line, "缺少文号；不知道时写 unknown", "the notice number is missing; write unknown for it")
    draft.notice_line = line
    if value != UNKNOWN_NOTICE:
        draft.notices.append(value)


def _read_day(draft: _Draft, line: int, value: str) -> date:
    text = value.partition(" ")[0]
    day = _parse_day(text)
    if day is None:
        _fault(draft, line, f"“{text}”不是年-月-日的日期", f'"{text}" is not a date year-month-day')
    if day.year != draft.year:
        _fault(draft, line, f"{day} 不在{draft.year}年", f"{day} is not in {draft.year}")
    if day in draft.statutory or day in draft.off or day in draft.worked:
        _fault(draft, line, f"{day} 已经列过", f"{day} is listed already")
    return day


def _parse_day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    # `fromisoformat` also takes forms that people do not read as dates, such as 20240101 and 2024-W01-1.
    return day if day.isoformat() == text else None


def _fault(draft: _Draft, line: int, message_zh: str, message_en: str) -> Never:
    raise CalendarFault(draft.name, line, message_zh, message_en)
