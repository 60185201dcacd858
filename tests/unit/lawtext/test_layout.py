from __future__ import annotations

import pytest

from checker.lawtext.layout import Line, close_up, text_lines


@pytest.mark.parametrize("mark", ["— 5 —", "— 9—", "-12-", " – 3 – ", "\u2014 5 \u2014\u200b"])
def test_page_marks_are_no_text(mark: str) -> None:
    assert list(text_lines(f"上\n{mark}\n下")) == [Line(1, "上"), Line(3, "下")]


@pytest.mark.parametrize("text", ["5", "— 5", "灯 — 5 —", "— 五 —", "－"])
def test_what_only_resembles_a_page_mark_is_text(text: str) -> None:
    assert list(text_lines(text)) == [Line(1, text)]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("## 第一章 总则", "第一章 总则"),
        ("**第一条** 点灯", "第一条 点灯"),
        ("- (二) 刷漆", "(二) 刷漆"),
        ("- 刷漆", "- 刷漆"),
        ("-2(三)", "-2(三)"),
        ("#号灯", "#号灯"),
    ],
)
def test_markdown_marks_are_taken_off_where_they_are_marks(raw: str, text: str) -> None:
    assert list(text_lines(raw)) == [Line(1, text)]


def test_line_numbers_count_every_kind_of_line_break_and_no_form_feed() -> None:
    assert list(text_lines("\ufeff一\r\n\r\n\x0c二\r三\n\n")) == [Line(1, "一"), Line(3, "二"), Line(4, "三")]


def test_white_space_is_kept_between_latin_words_only() -> None:
    assert close_up(" 每 3 年 ( GB / T 19580 )　市 长 ") == "每3年( GB / T 19580 )市长"
