"""Broken texts from good ones: a seeded generator in, a text out."""

import re
from collections.abc import Sequence
from random import Random
from typing import Final

PIECE: Final = re.compile(r"\w+|\s+|[^\w\s]")

ODDITIES: Final = (
    "(", ")", "{", "}", "[", "]", ":", ",", "-", "- ", "&a ", "*a", "<<: *a", "!!", "!tag ", "|", ">", "%", "@", "`", "#",
    '"', "“", "”", "「", "'", "\\", "\n", "\r", "\t", " ", "\0", "\x1b", "\x7f", "\x85", "\ufeff", "\u2028", "\u202e", "\u3000",
    "：", "，", "｛", "｝", "（", "）", "．", "－", "＝", "０", "９", "年", "月", "日", "é", "e\u0301", "🏅", "\U0001f469\u200d\U0001f52c",
    "٣", "²", "½", "0", "-1", "007", "99999999999", "1e9", "0x1f", "1_000", "1.5.2", ".5", "2023-02-30", "2024-02-29", "0000-00-00",
    "9999-12-31", "20240101", "2024年13月1日", "true", "yes", "null", "~", "unknown", "未知", "无", "永久", "---\n", "...\n", "\n\n",
    "\n  ", "not ", " and ", " or ", " implies ", "some win where (", "if true then ", " else ", "reading x { a: ", "at least 2 ",
    "12.6/2:x", "≤", "!=", "!", "article 1 {", "条 1 {", "item 1 {", "ever", "曾经", "where (true)", "during reading x { a: ever }",
)  # fmt: skip
"""Pieces that readers of text stumble over."""

MOST_REPEATS: Final = 300


def mutated(rng: Random, samples: Sequence[str]) -> str:
    """A sample with one to four faults."""
    text = rng.choice(samples)
    for _ in range(1 + int(rng.random() * 4)):
        text = rng.choice(_MUTATIONS)(rng, text, samples)
    return text


def _place(rng: Random, text: str) -> int:
    return int(rng.random() * (len(text) + 1))


def _stretch(rng: Random, text: str, most: int = 40) -> tuple[int, int]:
    start = _place(rng, text)
    return start, min(len(text), start + 1 + int(rng.random() * most))


def _delete(rng: Random, text: str, samples: Sequence[str]) -> str:
    start, end = _stretch(rng, text)
    return text[:start] + text[end:]


def _truncate(rng: Random, text: str, samples: Sequence[str]) -> str:
    place = _place(rng, text)
    return text[:place] if rng.random() < 0.8 else text[place:]


def _insert(rng: Random, text: str, samples: Sequence[str]) -> str:
    place = _place(rng, text)
    return text[:place] + rng.choice(ODDITIES) + text[place:]


def _flip(rng: Random, text: str, samples: Sequence[str]) -> str:
    place = _place(rng, text)
    return text[:place] + chr(int(rng.random() * 0x250)) + text[place + 1 :]


def _repeat(rng: Random, text: str, samples: Sequence[str]) -> str:
    start, end = _stretch(rng, text, 20)
    times = 2 if rng.random() < 0.9 else int(rng.random() * MOST_REPEATS)
    return text[:end] + text[start:end] * times + text[end:]


def _move(rng: Random, text: str, samples: Sequence[str]) -> str:
    start, end = _stretch(rng, text)
    rest = text[:start] + text[end:]
    place = _place(rng, rest)
    return rest[:place] + text[start:end] + rest[place:]


def _splice(rng: Random, text: str, samples: Sequence[str]) -> str:
    other = rng.choice(samples)
    start, end = _stretch(rng, other, 80)
    place = _place(rng, text)
    return text[:place] + other[start:end] + text[place:]


def _replace_piece(rng: Random, text: str, samples: Sequence[str]) -> str:
    """Put a piece of another sample, or an oddity, in the place of a whole piece."""
    found = PIECE.search(text, _place(rng, text))
    if found is None:
        return text
    other = rng.choice(samples)
    new = PIECE.search(other, _place(rng, other)) if rng.random() < 0.7 else None
    return text[: found.start()] + (new[0] if new else rng.choice(ODDITIES)) + text[found.end() :]


def _swap_lines(rng: Random, text: str, samples: Sequence[str]) -> str:
    lines = text.split("\n")
    i, j = int(rng.random() * len(lines)), int(rng.random() * len(lines))
    lines[i], lines[j] = lines[j], lines[i]
    return "\n".join(lines)


def _indent(rng: Random, text: str, samples: Sequence[str]) -> str:
    lines = text.split("\n")
    i = int(rng.random() * len(lines))
    lines[i] = rng.choice(("  ", "\t", " ", "    - ")) + lines[i] if rng.random() < 0.6 else lines[i].lstrip()
    return "\n".join(lines)


_MUTATIONS: Final = (
    _delete, _truncate, _insert, _insert, _flip, _repeat, _move, _splice, _replace_piece, _replace_piece, _swap_lines, _indent,
)  # fmt: skip
