from __future__ import annotations

import pytest

from checker.lawtext.citation import (
    Citation,
    article_of,
    in_chinese,
    in_english,
    is_place,
    parse_citation,
    write_citation,
)

PLACES = {
    "12": ("第十二条", "article 12", "12"),
    "12.6": ("第十二条第（六）项", "article 12(6)", "12"),
    "22/2": ("第二十二条第二款", "article 22, paragraph 2", "22"),
    "9/2.13": ("第九条第二款第（十三）项", "article 9, paragraph 2(13)", "9"),
    "unnumbered_before_29": ("第二十九条前的无号款", "unnumbered paragraph before article 29", None),
    "chart": ("流程图", "flow chart", None),
    "front": ("正文前的文字", "text before the articles", None),
    "back": ("正文后的文字", "text after the articles", None),
    "chapter_3": ("第三章标题", "heading of chapter 3", None),
    "chapter_3_section_1": ("第三章第一节标题", "heading of chapter 3, section 1", None),
}


@pytest.mark.parametrize(("place", "names"), PLACES.items())
def test_places_are_named_in_both_languages(place: str, names: tuple[str, str, str | None]) -> None:
    assert is_place(place)
    assert (in_chinese(place), in_english(place), article_of(place)) == names


@pytest.mark.parametrize(
    "text", ["", "0", "012", "12.", "12.0", "12/", "1000", "12.6/1", "unnumbered_before_", "charts"]
)
def test_what_is_no_place_is_given_back(text: str) -> None:
    assert not is_place(text)
    assert in_chinese(text) == in_english(text) == text
    assert article_of(text) is None


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        ("xinghe-2031:12.6", Citation("xinghe-2031", "12.6")),
        ("xinghe-2031:34:before", Citation("xinghe-2031", "34", "before")),
        ("xinghe-2031:unnumbered_before_29", Citation("xinghe-2031", "unnumbered_before_29")),
        ("星河-2031:3/1:获奖后", Citation("星河-2031", "3/1", "获奖后")),
    ],
)
def test_a_citation_is_read_and_written_back(text: str, citation: Citation) -> None:
    assert parse_citation(text) == citation
    assert write_citation(citation) == text


@pytest.mark.parametrize(
    "text",
    ["", "xinghe-2031", "xinghe-2031:", ":12", "xinghe 2031:12", "xinghe-2031:12:", "xinghe-2031:12:a b", "a:12:b:c"],
)
def test_what_is_no_citation_is_none(text: str) -> None:
    assert parse_citation(text) is None
