"""Which blocks answer for which provisions."""

from checker.lawtext.reader import read_official
from checker.structure.accounting import innermost, lists_of, lists_of_places, unaccounted

TEXT = """甲办法
第一条 申报须具备下列条件：
（一）登记；
（二）守法。
评定机构应当公正。
第二条 本办法自发布之日起施行。
"""
PLACES = ("1", "1/1", "1.1", "1.2", "1/2", "2")
LISTS = {"1/1": ("1.1", "1.2")}


def test_the_items_of_a_paragraph_are_known_from_the_text_and_guessed_from_places() -> None:
    text = read_official(TEXT)
    assert tuple(p for p in text.provisions if p != "front") == PLACES
    assert lists_of(text) == LISTS
    assert lists_of_places(PLACES, {"1", "1.1", "1.2", "1/2", "2"}) == LISTS
    assert lists_of_places(("9", "9/1", "9/2", "9/2.1"), {"9"}) == {"9/2": ("9/2.1",)}


def test_a_paragraph_is_answered_for_by_all_items_of_its_list() -> None:
    assert unaccounted(PLACES, {"1", "1.1", "1.2", "1/2", "2"}, LISTS) == ()
    assert unaccounted(PLACES, {"1", "1.1", "1/2", "2"}, LISTS) == ("1/1", "1.2")
    assert unaccounted(PLACES, {"1", "1.1", "1.2", "2"}, LISTS) == ("1/2",)


def test_of_a_missing_article_only_the_article_is_named_and_frames_need_no_block() -> None:
    assert unaccounted(("front", "chapter_1", *PLACES, "back"), {"2"}, LISTS) == ("1",)


def test_the_innermost_change_is_named() -> None:
    assert innermost(("1", "1/1", "1.2"), (), LISTS) == ("1.2",)
    assert innermost(("1", "1/1"), ("1.2",), LISTS) == ()
    assert innermost(("1", "2"), (), {}) == ("1", "2")
