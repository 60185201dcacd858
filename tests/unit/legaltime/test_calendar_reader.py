"""Reading calendar files, and refusing malformed ones at the right line."""

from datetime import date
from pathlib import Path

import pytest

from checker.legaltime.calendar_reader import CalendarFault, load_calendar

CALENDAR = Path(__file__).parents[3] / "spec" / "calendar"

GOOD = """# a comment

year 2020
notice 某文〔2019〕1号
notice 某文〔2020〕2号
holiday 2020-01-01 元旦
holiday 2020-01-25
off 2020-01-02
work 2020-01-04
"""


def folder_with(tmp_path: Path, **years: str) -> Path:
    for name, text in years.items():
        (tmp_path / f"{name.removeprefix('y')}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_year_is_read(tmp_path: Path) -> None:
    calendar = load_calendar(folder_with(tmp_path, y2020=GOOD))
    year = calendar.published(2020)
    assert year.notices == ("某文〔2019〕1号", "某文〔2020〕2号")
    assert year.statutory == {date(2020, 1, 1), date(2020, 1, 25)}
    assert year.off == {date(2020, 1, 1), date(2020, 1, 2)}
    assert year.worked == {date(2020, 1, 4)}
    assert [day for day in range(1, 8) if calendar.is_workday(date(2020, 1, day))] == [3, 4, 6, 7]


def test_other_files_of_the_folder_are_ignored(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, y2020=GOOD, notes="not a calendar")
    (folder / "README.md").write_text("not a calendar", encoding="utf-8")
    assert len(load_calendar(folder).years) == 1


def test_an_unknown_notice_is_no_number(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, y2020="year 2020\nnotice unknown\n")
    assert load_calendar(folder).published(2020).notices == ()


def test_every_published_year_names_its_notice() -> None:
    calendar = load_calendar(CALENDAR)
    assert all(year.notices for year in calendar.years)
    assert calendar.published(2025).notices == ("国办发明电〔2024〕12号",)


@pytest.mark.parametrize(
    ("text", "line", "zh", "en"),
    [
        ("notice unknown\n", 0, "缺少 year", "year line is missing"),
        ("year 2020\n", 0, "缺少 notice", "notice line is missing"),
        ("year 2021\nnotice unknown\n", 1, "2021", "2021"),
        ("year 2020\nyear 2020\nnotice unknown\n", 2, "重复", "second year"),
        ("year 2020\nnotice\n", 2, "文号", "notice number"),
        ("# x\n\nyear 2020\nnotice unknown\nrest 2020-01-02\n", 5, "“rest”", '"rest"'),
        ("year 2020\nnotice unknown\noff 2020-1-2\n", 3, "“2020-1-2”", '"2020-1-2"'),
        ("year 2020\nnotice unknown\noff 2021-02-30\n", 3, "“2021-02-30”", '"2021-02-30"'),
        ("year 2020\nnotice unknown\noff 20200102\n", 3, "“20200102”", '"20200102"'),
        ("year 2020\nnotice unknown\noff\n", 3, "日期", "not a date"),
        ("year 2020\nnotice unknown\nholiday 2021-01-01\n", 3, "不在2020年", "not in 2020"),
        ("year 2020\nnotice unknown\noff 2020-01-04\n", 3, "周末", "weekend"),
        ("year 2020\nnotice unknown\nwork 2020-01-03\n", 3, "周末", "weekend"),
        ("year 2020\nnotice unknown\noff 2020-01-02\nholiday 2020-01-02\n", 4, "已经列过", "listed already"),
        ("year 2020\nnotice unknown\nwork 2020-01-25\nholiday 2020-01-25\n", 4, "已经列过", "listed already"),
    ],
)
def test_a_malformed_file_is_refused_at_its_line(tmp_path: Path, text: str, line: int, zh: str, en: str) -> None:
    with pytest.raises(CalendarFault) as fault:
        load_calendar(folder_with(tmp_path, y2020=text))
    assert (fault.value.name, fault.value.line) == ("2020.txt", line)
    assert zh in fault.value.message_zh
    assert en in fault.value.message_en
    assert str(fault.value).startswith(f"2020.txt:{line}: ")


def test_a_missing_year_between_others_is_refused(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, y2019="year 2019\nnotice unknown\n", y2021="year 2021\nnotice unknown\n")
    with pytest.raises(CalendarFault, match=r"缺少2020年.*2020 is missing"):
        load_calendar(folder)


def test_a_folder_without_years_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CalendarFault, match=r"没有任何年份.*no calendar file"):
        load_calendar(tmp_path)


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "2020.txt").write_bytes("year 2020\nnotice 某文\n".encode("gb18030"))
    with pytest.raises(CalendarFault, match="UTF-8"):
        load_calendar(tmp_path)
