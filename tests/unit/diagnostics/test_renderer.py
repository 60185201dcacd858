"""Diagnostics as text."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import pytest

from checker.diagnostics.diagnostic import Fault, Language, Severity
from checker.diagnostics.renderer import display_width, render
from checker.source.source_file import SourceFile
from checker.source.span import Position, Span

TEXT = """\
award 质量奖 "市长质量奖"
\trequire\t年营业收人 >= 5 元
要求 annual_revenu 不低于 5 且
  实行卓越绩效模式
cafe\u0301 甲\u202e乙 x
"""
SOURCE = SourceFile("城市/甲.rules", TEXT)


@dataclass(frozen=True, slots=True)
class Odd(Fault):
    """Something at a place."""

    span: Span | None
    article: str | None = None
    help_lines: int = 0
    label: bool = False

    code: ClassVar[str] = "C204"
    page_zh: ClassVar[str] = "说明"
    page_en: ClassVar[str] = "page"

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return "没有名为“年营业收人”的事实"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return "there is no fact “年营业收人”"

    @property
    def label_zh(self) -> str:
        """Beside the caret."""
        return "未声明" if self.label else ""

    @property
    def label_en(self) -> str:
        """Beside the caret."""
        return "not declared" if self.label else ""

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What to do."""
        return ("是否想写“年营业收入”？", "事实在词汇表中声明")[: self.help_lines]

    @property
    def help_en(self) -> tuple[str, ...]:
        """What to do."""
        return ("did you mean “年营业收入”?", "facts are declared in the vocabulary")[: self.help_lines]


@dataclass(frozen=True, slots=True)
class Mild(Odd):
    """The same as a warning."""

    severity: ClassVar[Severity] = Severity.WARNING


def at(phrase: str) -> Span:
    """The span of the first occurrence of a phrase."""
    start = TEXT.index(phrase)
    return SOURCE.span(start, start + len(phrase))


CASES: dict[str, Odd] = {
    "full": Odd(at("年营业收人"), article="甲市 12.6", help_lines=2, label=True),
    "after_chinese": Odd(at("annual_revenu"), label=True),
    "under_chinese": Odd(at("市长质量奖"), help_lines=1),
    "several_lines": Odd(at("不低于 5 且\n  实行"), article="甲市 12.6"),
    "empty_span": Mild(Span(SOURCE.name, Position(1, 1), Position(1, 1)), label=True),
    "line_end": Odd(at("\n")),
    "after_the_end": Odd(Span(SOURCE.name, Position(6, 1), Position(6, 1)), label=True),
    "combining_and_hidden": Odd(at("x\n"), label=True),
    "other_file": Odd(Span("乙.rules", Position(1, 1), Position(1, 2)), help_lines=1),
    "beyond_the_text": Odd(Span(SOURCE.name, Position(12, 1), Position(12, 2)), help_lines=1),
    "no_place": Mild(None, article="甲市 12.6"),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_the_reader_sees(lang: Language, golden: Callable[[str, str], None]) -> None:
    texts = (f"# {name}\n{render(fault, SOURCE, lang)}" for name, fault in CASES.items())
    golden(f"diagnostics/renderer.{lang}.err", "\n\n".join(texts))


def test_the_caret_stands_under_the_first_cell_of_the_span() -> None:
    _, _, _, excerpt, caret = render(CASES["after_chinese"], SOURCE, "en").splitlines()
    assert display_width(excerpt[: excerpt.index("annual")]) == caret.index("^")
    assert caret.count("^") == len("annual_revenu")


def test_chinese_is_underlined_in_its_full_width() -> None:
    caret = render(CASES["full"], SOURCE, "zh").splitlines()[4]
    assert caret.count("^") == 2 * len("年营业收人")


def test_without_the_source_the_place_remains() -> None:
    assert render(CASES["full"], None, "en").splitlines()[1] == " --> 城市/甲.rules:2:10"


def test_nothing_printed_can_steer_a_terminal() -> None:
    source = SourceFile("a\x1b[2Jb", "x \x1b[31m \u202e y")
    text = render(Odd(source.span(0, 1), article="\ud800\x07"), source, "en")
    assert not set("\x1b\u202e\x07\ud800") & set(text)
    assert text.encode()


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("abc", 3), ("甲a", 3), ("：", 2), ("ｆ", 2), ("ﾊ", 1), ("e\u0301", 1), ("…", 1)]
)
def test_width_in_cells(text: str, width: int) -> None:
    assert display_width(text) == width
