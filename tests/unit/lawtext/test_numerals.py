from __future__ import annotations

import pytest

from checker.lawtext.numerals import read_numeral, write_numeral

KNOWN = {
    1: "一", 9: "九", 10: "十", 11: "十一", 20: "二十", 34: "三十四", 99: "九十九",
    100: "一百", 105: "一百零五", 110: "一百一十", 234: "二百三十四", 999: "九百九十九",
}  # fmt: skip


@pytest.mark.parametrize(("number", "numeral"), KNOWN.items())
def test_known_numerals_are_written_and_read(number: int, numeral: str) -> None:
    assert write_numeral(number) == numeral
    assert read_numeral(numeral) == number


def test_every_numeral_reads_back() -> None:
    assert [read_numeral(write_numeral(number)) for number in range(1, 1000)] == list(range(1, 1000))


def test_arabic_digits_and_the_round_zero_are_read() -> None:
    assert read_numeral("12") == 12
    assert read_numeral("一百〇五") == 105


@pytest.mark.parametrize("text", ["", "零", "0", "1000", "十十", "二三", "一二十", "第一", "百百", "一百五"])
def test_what_is_no_numeral_is_none(text: str) -> None:
    assert read_numeral(text) is None


@pytest.mark.parametrize("number", [0, -1, 1000])
def test_numbers_beyond_the_range_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        write_numeral(number)
