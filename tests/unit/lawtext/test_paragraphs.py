from __future__ import annotations

import pytest

from checker.lawtext.layout import Line
from checker.lawtext.paragraphs import PageMeasure, Paragraph, item_number, join_paragraphs, measure_page

FULL = "一二三四五六七八九十甲乙丙丁"


def lines(*texts: str) -> list[Line]:
    return [Line(number, text) for number, text in enumerate(texts, start=1)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("(六)灯", 6),
        ("（十二） 灯", 12),
        ("(3)灯", 3),
        ("二条第(六)项", None),
        ("（六）项的规定", None),
        ("（灯）", None),
        ("六、灯", None),
    ],
)
def test_item_labels(text: str, number: int | None) -> None:
    assert item_number(text) == number


def test_a_text_that_breaks_off_in_mid_sentence_is_wrapped() -> None:
    assert measure_page(lines(FULL, FULL, "灯。", FULL)) == PageMeasure(14)
    assert measure_page(lines(FULL, "灯。", "灯；", "灯：")) == PageMeasure(None)
    assert measure_page([]) == PageMeasure(None)


def test_the_width_counts_digits_half_and_white_space_not_at_all() -> None:
    assert measure_page(lines("灯 灯 2031 年")) == PageMeasure(5)


def test_a_full_line_that_closes_a_sentence_ends_no_paragraph() -> None:
    full, short = FULL[:-1] + "。", FULL[:-3] + "。"
    measure = PageMeasure(14)
    assert len(join_paragraphs(lines(FULL, full, "灯"), measure)) == 1
    assert len(join_paragraphs(lines(FULL, FULL[:9] + "。", "灯"), measure)) == 2
    assert len(join_paragraphs(lines(short, "灯"), measure)) == 1, "a first line of twelve is full: its indent is lost"


def test_closing_marks_may_follow_the_full_stop() -> None:
    assert len(join_paragraphs(lines("灯（亮。）", "灯。”", "灯"), PageMeasure(None))) == 3


def test_an_item_begins_wherever_its_label_does() -> None:
    found = join_paragraphs(lines("条件：", "（一）灯；", "亮着；", "（二）塔"), PageMeasure(None))
    assert found == (Paragraph(1, "条件：", None), Paragraph(2, "（一）灯；亮着；", 1), Paragraph(4, "（二）塔", 2))
