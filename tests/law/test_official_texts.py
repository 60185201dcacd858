"""The five official texts, read as they were extracted."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.lawtext.fingerprint import compare_lock, read_lock, write_lock
from checker.lawtext.folder import find_text, read_text
from checker.lawtext.normalise import holds_quote, normalise
from checker.lawtext.provision import Counts, OfficialText
from checker.lawtext.reader import read_official

CITIES = Path(__file__).resolve().parents[2] / "spec" / "cities"

COUNTS = {
    "wuhan-2022": Counts(articles=39, items=20, paragraphs=8),
    "wugang-2022": Counts(articles=44, items=22, paragraphs=2),
    "wuwei-2022": Counts(articles=21, items=30, paragraphs=0),
    "wuhai-2020": Counts(articles=44, items=29, paragraphs=6),
    "weihai-2023": Counts(articles=30, items=41, paragraphs=4),
}
ITEMS = {
    "wuhan-2022": {9: 3, 10: 5, 12: 6, 13: 4, 26: 2},
    "wugang-2022": {6: 4, 8: 7, 9: 3, 31: 8},
    "wuwei-2022": {7: 3, 9: 7, 10: 6, 11: 9, 18: 5},
    "wuhai-2020": {8: 4, 9: 6, 12: 5, 13: 7, 42: 7},
    "weihai-2023": {7: 3, 8: 7, 10: 6, 12: 7, 27: 10, 28: 8},
}
TWO_PARAGRAPHS = {
    "wuhan-2022": (22, 23, 25, 30),
    "wugang-2022": (8,),
    "wuwei-2022": (),
    "wuhai-2020": (10, 18, 42),
    "weihai-2023": (3, 6),
}
CHAPTERS = {"wuhan-2022": 7, "wugang-2022": 10, "wuwei-2022": 0, "wuhai-2020": 9, "weihai-2023": 9}
OTHERS = {"wuhai-2020": ("unnumbered_before_29", "chart")}
QUOTES = {
    "wuhan-2022": {
        "5": "每5年评定一次",
        "12.6": "无行政处罚记录",
        "13.3": "第十二条第（六）项",
        "14": "间隔一届后",
        "22/2": "不低于600分",
        "23/1": "无记名投票",
        "23/2": "5个工作日",
        "25/2": "国家有关规定",
        "30/2": "应当注明获奖年度",
        "39": "有效期5年",
        "back": "抄送",
        "front": "武政规〔2022〕21号",
    },
    "wugang-2022": {
        "3": "评选周期为2年",
        "8.7": "近3年内",
        "8/2": "积极申报",
        "10": "获奖后两届内",
        "31.8": "发生其他严重违反",
        "44": "自发布之日",
        "back": "市委各部门",
    },
    "wuwei-2022": {
        "4": "不超过3个",
        "6": "任何费用",
        "10.6": "未发生质量",
        "11.1": "评审公告",
        "11.8": "不少于5个工作日",
        "18": "5年内不得参加",
        "18.5": "发生其他严重违反",
        "21": "同时废止",
        "back": "主动公开",
    },
    "wuhai-2020": {
        "6": "有效期为4年",
        "9.6": "开展培训",
        "10/2": "评审员主要职责",
        "18/2": "完整性",
        "unnumbered_before_29": "有效期内",
        "33": "优先考虑",
        "42.7": "发生其他严重违反",
        "42/2": "不得出售",
        "44": "33号",
        "chart": "进行表彰",
        "back": "抄送",
    },
    "weihai-2023": {
        "3/2": "自然人",
        "6/2": "不得重复申报",
        "8.4": "汇总",
        "8.7": "其他工作",
        "10.4": "社会美誉度",
        "12.6": "环境污染",
        "17": "给予奖励扶持",
        "27.3": "3次（含）以上被各级",
        "28.4": "或环境污染",
        "29": "5年内不得再次申报",
        "30": "2028年12月31日",
    },
}

each_regulation = pytest.mark.parametrize("regulation", COUNTS)
few = settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def raw_text(folder: Path, regulation: str) -> str:
    path = find_text(folder, regulation)
    assert path is not None, f"the folder of official texts has no {regulation}.txt"
    raw = read_text(path)
    assert isinstance(raw, str)
    return raw


def official_text(folder: Path, regulation: str) -> OfficialText:
    return read_official(raw_text(folder, regulation))


@each_regulation
def test_every_article_item_and_paragraph_is_found(texts_folder: Path, regulation: str) -> None:
    official = official_text(texts_folder, regulation)
    assert official.counts() == COUNTS[regulation]
    assert official.articles == tuple(str(number) for number in range(1, COUNTS[regulation].articles + 1))
    assert official.items == tuple(
        f"{article}.{item}" for article, last in ITEMS[regulation].items() for item in range(1, last + 1)
    )
    assert official.paragraphs == tuple(f"{article}/{n}" for article in TWO_PARAGRAPHS[regulation] for n in (1, 2))


@each_regulation
def test_what_is_not_numbered_is_found(texts_folder: Path, regulation: str) -> None:
    official = official_text(texts_folder, regulation)
    assert official.others == OTHERS.get(regulation, ())
    headings = [f"chapter_{number}" for number in range(1, CHAPTERS[regulation] + 1)]
    back = [] if regulation == "weihai-2023" else ["back"]
    assert official.frame == ("front", *headings, *back)
    assert re.search("质量奖.*办法$", official.title)


@each_regulation
def test_every_character_of_the_file_stands_in_exactly_one_place(texts_folder: Path, regulation: str) -> None:
    official = official_text(texts_folder, regulation)
    once = {*official.articles, *official.others, *official.frame}
    words = "".join(normalise(found.text) for place, found in official.provisions.items() if place in once)
    assert words == normalise(raw_text(texts_folder, regulation))


@each_regulation
def test_no_article_ends_in_mid_sentence_or_holds_debris(texts_folder: Path, regulation: str) -> None:
    official = official_text(texts_folder, regulation)
    for article in official.articles:
        assert official.provisions[article].text.endswith("。")
    for provision in official.provisions.values():
        assert not re.search(r"[*#\s]{2}|— ?\d+ ?—|^- ", provision.text.replace("\n", "|"))


@pytest.mark.parametrize(
    ("regulation", "place", "quote"),
    [(regulation, place, quote) for regulation, quotes in QUOTES.items() for place, quote in quotes.items()],
)
def test_operative_words_stand_in_their_place(texts_folder: Path, regulation: str, place: str, quote: str) -> None:
    assert holds_quote(official_text(texts_folder, regulation).provisions[place], quote)


@each_regulation
def test_the_lock_beside_the_rules_matches_the_text(texts_folder: Path, regulation: str) -> None:
    city, year = regulation.split("-")
    written = (CITIES / city / f"{year}.lock").read_text(encoding="utf-8")
    official = official_text(texts_folder, regulation)
    lock, faults = read_lock(written)
    assert not faults
    assert not compare_lock(official, lock)
    assert written == write_lock(official)


@functools.cache
def positions(raw: str) -> tuple[int, ...]:
    """Where the file holds text: its signs that are met, in order, in the normal form."""
    words = normalise(raw)
    found: list[int] = []
    for index, sign in enumerate(raw):
        if len(found) < len(words) and unicodedata.normalize("NFKC", sign) == words[len(found)]:
            found.append(index)
    assert len(found) == len(words)
    return tuple(found)


def differing(before: OfficialText, after: OfficialText) -> set[str]:
    difference = compare_lock(after, read_lock(write_lock(before))[0])
    return {*difference.changed, *difference.missing, *difference.added}


@each_regulation
@few
@given(data=st.data())
def test_one_sign_changed_or_lost_changes_the_provisions_that_hold_it(
    texts_folder: Path, regulation: str, data: st.DataObject
) -> None:
    raw = raw_text(texts_folder, regulation)
    official = read_official(raw)
    index = data.draw(st.sampled_from(positions(raw)))
    marked = read_official(raw[:index] + "\ue000" + raw[index + 1 :])
    lost = read_official(raw[:index] + raw[index + 1 :])
    holders = {place for place, found in marked.provisions.items() if "\ue000" in found.text}
    assert holders
    for changed in (marked, lost):
        if list(changed.provisions) == list(official.provisions):
            assert differing(official, changed) == holders
        else:
            assert differing(official, changed)


@each_regulation
def test_few_signs_carry_structure(texts_folder: Path, regulation: str) -> None:
    """So the comparison above is exact nearly everywhere, and not only because places moved."""
    raw = raw_text(texts_folder, regulation)
    places = list(read_official(raw).provisions)
    sample = positions(raw)[::17]
    kept = Counter(list(read_official(raw[:i] + "\ue000" + raw[i + 1 :]).provisions) == places for i in sample)
    assert kept[True] > 0.9 * len(sample)
