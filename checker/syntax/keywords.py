"""The keyword table: one line per token in spec/keywords.txt, English and Chinese spellings side by side."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

UNITS: Final = ("YEARS", "MONTHS", "WORKING_DAYS", "DAYS", "ROUNDS")


class TableFault(Exception):  # noqa: N818
    """The keyword table or the grammar cannot be used: `name` and `line` (from 1; 0 for the whole file), what is wrong."""

    def __init__(self, name: str, line: int, message_zh: str, message_en: str) -> None:
        super().__init__(name, line, message_zh, message_en)
        place = f"{name}:{line}" if line else name
        self.message_zh = f"{place}：{message_zh}"
        self.message_en = f"{place}: {message_en}"


@dataclass(frozen=True)
class Keywords:
    """Spellings of every keyword; `units` are keywords only directly after a number."""

    english: dict[str, tuple[str, ...]]
    chinese: dict[str, tuple[str, ...]]

    @cached_property
    def words(self) -> dict[str, str]:
        """Spelling -> token, for all keywords that are not units."""
        return {s: t for t, s in self._pairs() if t not in UNITS}

    @cached_property
    def units(self) -> dict[str, str]:
        """Spelling -> token, for units."""
        return {s: t for t, s in self._pairs() if t in UNITS}

    def spelling(self, token: str, lang: str) -> str:
        """The spelling that is printed for a token in "zh" or "en"."""
        return (self.chinese if lang == "zh" else self.english)[token][0]

    def _pairs(self) -> list[tuple[str, str]]:
        return [(t, s) for table in (self.english, self.chinese) for t, all_ in table.items() for s in all_]


def read_keywords(text: str) -> Keywords:
    """The table in `text`. Raises `TableFault` at a malformed line."""
    english: dict[str, tuple[str, ...]] = {}
    chinese: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) != 3 or not all(cells):
            raise TableFault(
                "keywords.txt", number, "应为“TOKEN | english | 中文”", "expected 'TOKEN | english | 中文'"
            )
        english[cells[0]] = tuple(cells[1].split("/"))
        chinese[cells[0]] = tuple(cells[2].split("/"))
    return Keywords(english, chinese)
