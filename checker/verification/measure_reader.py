"""Measures as data: a name, two labels, which shape of norm is looked for, and in which case. Read from a small text.

A measure names kinds of norms and words of the vocabulary, never a regulation, a provision or a figure.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

MANY: Final = 99
SHAPES: Final[Mapping[str, tuple[int, int]]] = {
    "bar": (1, 1), "age": (1, MANY), "window": (2, 3), "step": (1, 1), "limit": (0, 0), "score": (0, 0),
    "fact": (1, MANY), "gift": (1, 1), "consequences": (1, 1), "categories": (1, 1), "power": (1, 1),
    "form": (1, MANY), "cycle": (0, 0), "validity": (1, MANY), "end": (0, 0),
}  # fmt: skip
"""What a measure can look for, and how many words it needs for that: the fewest and the most."""


MEASURES: Final = "measures.txt"
"""The file of measures in a specification folder."""


@dataclass(frozen=True, slots=True)
class Given:
    """One thing that is so in the case: a field equals a member, or (member "") is true or present, or not."""

    field: str
    member: str = ""
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure; `without`: the field without which the norm must not bite; `axis`: where the common axis starts;
    `line`: where it begins in its text."""

    name: str
    zh: str
    en: str
    look: str = ""
    arguments: tuple[str, ...] = ()
    given: tuple[Given, ...] = ()
    without: str = ""
    silent: tuple[str, ...] = ()
    axis: str = ""
    line: int = 0

    def label(self, lang: str) -> str:
        """The label in "zh" or "en"."""
        return self.zh if lang == "zh" else self.en

    def member(self, field: str) -> str:
        """The member that the case gives a field, "" if none."""
        return next((g.member for g in self.given if g.field == field and not g.negated), "")


@dataclass(frozen=True, slots=True)
class MeasureFault(Exception):  # noqa: N818
    """A line that cannot be read, of the file of measures or of another one, told in both languages."""

    line: int
    message_zh: str
    message_en: str
    file: str = MEASURES


def read_measures(text: str) -> tuple[Measure, ...]:
    """The measures of a text, in its order. Raises `MeasureFault` at the first line that is wrong."""
    found: dict[str, Measure] = {}
    for number, line in content_lines(text):
        word, _, rest = line.partition(" ")
        rest = rest.strip()
        if word == "measure":
            name, zh, en = _heading(rest, number)
            if name in found:
                raise MeasureFault(number, f"指标“{name}”重复", f"measure '{name}' is declared twice")
            found[name] = Measure(name, zh, en, line=number)
        elif not found:
            raise MeasureFault(number, "第一行须是“measure …”", "the first line is 'measure …'")
        else:
            last = next(reversed(found))
            found[last] = _with(found[last], word, rest, number)
    for measure in found.values():
        if not measure.look:
            raise MeasureFault(
                measure.line, f"指标“{measure.name}”没有 look 行", f"measure '{measure.name}' has no line 'look'"
            )
    return tuple(found.values())


def content_lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines that say something, with their numbers: no comments, no blank lines, no outer blanks."""
    for number, line in enumerate(text.splitlines(), 1):
        kept = line.partition("#")[0].strip()
        if kept:
            yield number, kept


def _heading(rest: str, number: int) -> tuple[str, str, str]:
    parts = [p.strip() for p in rest.split("|")]
    match parts:
        case [name, zh, en] if name and zh and en:
            return name, zh, en
        case _:
            raise MeasureFault(
                number, "应为：measure 名称 | 中文 | English", "expected: measure NAME | Chinese | English"
            )


def _with(measure: Measure, word: str, rest: str, number: int) -> Measure:
    names = tuple(x.strip() for x in rest.replace(",", " ").split())
    match word:
        case "look":
            if not names or names[0] not in SHAPES:
                known = ", ".join(sorted(SHAPES))
                raise MeasureFault(number, f"look 之后应为其一：{known}", f"'look' is followed by one of: {known}")
            fewest, most = SHAPES[names[0]]
            if not fewest <= len(names) - 1 <= most:
                zh = f"look {names[0]} 之后的词数不对：{len(names) - 1}"
                raise MeasureFault(number, zh, f"'look {names[0]}' is not followed by {len(names) - 1} words")
            return replace(measure, look=names[0], arguments=names[1:])
        case "given":
            return replace(measure, given=tuple(_given(part.strip(), number) for part in rest.split(",")))
        case "without":
            return replace(measure, without=rest)
        case "silent":
            return replace(measure, silent=names)
        case "axis":
            return replace(measure, axis=rest)
        case _:
            raise MeasureFault(number, f"不认识“{word}”", f"'{word}' is not known here")


def _given(part: str, number: int) -> Given:
    words = part.replace("=", " = ").split()
    match words:
        case [field]:
            return Given(field)
        case ["no", field]:
            return Given(field, "", True)
        case [field, "=", member]:
            return Given(field, member)
        case _:
            raise MeasureFault(number, f"看不懂“{part}”", f"'{part}' is not understood")
