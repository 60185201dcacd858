"""Chinese numerals from 1 to 999, as they number articles, paragraphs and items."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_UNITS = {"百": 100, "十": 10}

NUMERAL = "[零〇一二三四五六七八九十百]+|[0-9]+"
"""Regular expression of a numeral that `read_numeral` is given."""


def read_numeral(text: str) -> int | None:
    """The number that a Chinese or Arabic numeral writes, or None when it is not one between 1 and 999."""
    if text.isascii() and text.isdigit():
        number = int(text)
        return number if 1 <= number <= 999 else None
    total, digit = 0, 0
    for sign in text.replace("〇", "零"):
        if sign in _UNITS:
            total += (digit or 1) * _UNITS[sign]
            digit = 0
        elif sign in _DIGITS:
            digit = _DIGITS.index(sign)
        else:
            return None
    number = total + digit
    return number if number and write_numeral(number) == text.replace("〇", "零") else None


def write_numeral(number: int) -> str:
    """The Chinese numeral of a number between 1 and 999; raises ValueError beyond."""
    if not 1 <= number <= 999:
        raise ValueError(f"no numeral for {number}")
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    head = _DIGITS[hundreds] + "百" if hundreds else ""
    if not rest:
        return head
    tail = _DIGITS[ones] if ones else ""
    if not tens:
        return head + "零" + tail if head else tail
    return head + ("十" if tens == 1 and not head else _DIGITS[tens] + "十") + tail
