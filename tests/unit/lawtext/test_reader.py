from __future__ import annotations

from checker.lawtext.normalise import normalise
from checker.lawtext.provision import Counts, OfficialText
from checker.lawtext.reader import read_official


def text(official: OfficialText, place: str) -> str:
    return official.provisions[place].text


def test_a_wrapped_text_is_cut_at_every_place(wrapped: str) -> None:
    official = read_official(wrapped)
    assert official.title == "星河市灯塔奖管理办法"
    assert list(official.provisions) == [
        "front", "chapter_1", "1", "2", "2/1", "2/2", "chapter_2", "unnumbered_before_3",
        "3", "3/1", "3.1", "3.2", "3/2", "4", "chart", "back",
    ]  # fmt: skip
    assert official.articles == ("1", "2", "3", "4")
    assert official.items == ("3.1", "3.2")
    assert official.paragraphs == ("2/1", "2/2", "3/1", "3/2")
    assert official.others == ("unnumbered_before_3", "chart")
    assert official.frame == ("front", "chapter_1", "chapter_2", "back")
    assert official.counts() == Counts(4, 2, 4)


def test_lines_broken_in_mid_sentence_are_joined(wrapped: str) -> None:
    official = read_official(wrapped)
    assert text(official, "1").endswith("鼓励各灯塔把灯擦亮,制定本办法。")
    assert text(official, "2/2") == "守灯人另发一件雨衣。雨衣的式样由守灯人自己投票选出,每人一票。"
    assert text(official, "4") == "第四条本办法自公布之日起施行,有效期5年。"
    assert text(official, "3.1").endswith("并且符合第二条所说的数目;")


def test_a_full_line_ending_in_a_full_stop_goes_on(wrapped: str) -> None:
    assert text(read_official(wrapped), "2/1").endswith("(含浮标)。获奖的灯塔可以挂一面蓝色小旗,旗子由市办公室制作。")


def test_an_article_holds_chapeau_items_and_closing_paragraph(wrapped: str) -> None:
    official = read_official(wrapped)
    chapeau = "第三条申报灯塔奖的灯塔应当符合下列条件:"
    assert text(official, "3/1") == "\n".join([chapeau, text(official, "3.1"), text(official, "3.2")])
    assert text(official, "3") == "\n".join([text(official, "3/1"), text(official, "3/2")])
    assert text(official, "3/2").startswith("不符合第三条第(一)项的灯塔")


def test_what_frames_the_articles_is_kept_apart(wrapped: str) -> None:
    official = read_official(wrapped)
    assert text(official, "chart") == "灯塔奖评选流程图\n点灯\n验灯"
    assert text(official, "back").startswith("抄送:各码头")
    assert text(official, "unnumbered_before_3").endswith("各种材料,但不得代替签名。")


def test_provisions_know_their_line(wrapped: str) -> None:
    official = read_official(wrapped)
    raw = wrapped.split("\n")
    starts = {"front": " 星政规", "2/2": "守灯人", "3.2": "(二)", "3/2": "不符合", "chart": " 灯塔奖评选流程图"}
    for place, start in starts.items():
        assert raw[official.provisions[place].line - 1].startswith(start)


def test_every_character_stands_in_exactly_one_place(wrapped: str, unwrapped: str) -> None:
    for raw in (wrapped, unwrapped):
        official = read_official(raw)
        once = [place for place in official.provisions if place in official.articles + official.others + official.frame]
        assert "".join(normalise(text(official, place)) for place in once) == normalise(raw)


def test_an_unwrapped_text_keeps_its_lines_and_mends_a_torn_one(unwrapped: str) -> None:
    official = read_official(unwrapped)
    assert official.counts() == Counts(3, 5, 4)
    assert text(official, "1/2") == "获奖的灯塔可以挂旗，旗子由办公室统一制作。"


def test_an_unnumbered_line_between_two_items_belongs_to_the_first(unwrapped: str) -> None:
    assert text(read_official(unwrapped), "2.2") == "(二)塔身刷过油漆。\n油漆应当是白色的。"


def test_a_second_list_is_addressed_through_its_paragraph(unwrapped: str) -> None:
    official = read_official(unwrapped)
    assert official.items == ("2.1", "2.2", "2.3", "2/2.1", "2/2.2")
    assert text(official, "2/2.1") == "（一）灯已熄灭；"


def test_a_reference_at_the_start_of_a_line_is_no_article() -> None:
    official = read_official("第一条 甲\n第二条 应当符合\n第一条 的规定。\n第三条 乙。")
    assert official.articles == ("1", "2", "3")
    assert "第一条的规定" in text(official, "2")


def test_a_missing_article_leaves_the_later_ones_in_their_places(wrapped: str) -> None:
    assert read_official(wrapped.replace("第二条　", "第二个　", 1)).articles == ("1", "3", "4")


def test_a_table_of_contents_does_not_swallow_headings() -> None:
    official = read_official("办法\n第一章 总则\n第二章 附则\n第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。")
    assert text(official, "chapter_1") == "第一章总则\n第一章总则"
    assert official.articles == ("1", "2")


def test_sections_have_headings_of_their_own() -> None:
    official = read_official("办法\n第一章 总则\n第一节 灯\n第一条 甲。\n第二节 塔\n第二条 乙。")
    assert official.frame == ("front", "chapter_1", "chapter_1_section_1", "chapter_1_section_2")


def test_a_text_without_articles_is_all_front() -> None:
    assert list(read_official("星河市公告\n第一章 总则\n抄送：各码头").provisions) == ["front"]
    assert not read_official("").provisions
    assert read_official("").title == ""
