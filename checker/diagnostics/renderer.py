"""Diagnostics as text: the one place where they are printed.

Takes any diagnostic and, for the excerpt, the source that its span speaks of. Every line of the result is
printable: control, format and surrogate characters are replaced, tabs are expanded.
"""

from unicodedata import category, east_asian_width

from checker.diagnostics.diagnostic import Diagnostic, Language, Severity
from checker.source.source_file import SourceFile
from checker.source.span import Span

_TAB = 4
_LONGEST = 160
"""Of a longer line only this many characters around the place are shown."""
_SEVERITY_ZH = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "提示"}
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def render(diagnostic: Diagnostic, source: SourceFile | None, lang: Language) -> str:
    """The diagnostic as lines of text without a final line end.

    The excerpt is left out if there is no source, or if the source is not the file of the span.
    """
    span = diagnostic.span
    lines = [_header(diagnostic, lang)]
    margin = ""
    if span is not None:
        margin = " " * len(str(span.start.line))
        lines.append(f"{margin}--> {_printable(str(span))}")
    if span is not None and source is not None and source.name == span.file and span.start.line <= source.line_count:
        lines += _excerpt(source, span, margin, diagnostic.label_zh if lang == "zh" else diagnostic.label_en)
    lines += [f"{margin} = {_printable(note)}" for note in _notes(diagnostic, lang)]
    return "\n".join(lines)


def display_width(text: str) -> int:
    """The number of terminal cells of a printable text: full-width characters take 2, combining ones 0."""
    return sum(_cells(char) for char in text)


def _header(diagnostic: Diagnostic, lang: Language) -> str:
    if lang == "zh":
        return f"{_SEVERITY_ZH[diagnostic.severity]}[{diagnostic.code}]：{_printable(diagnostic.title_zh)}"
    return f"{diagnostic.severity}[{diagnostic.code}]: {_printable(diagnostic.title_en)}"


def _notes(diagnostic: Diagnostic, lang: Language) -> list[str]:
    if lang == "zh":
        article = [f"条款：{diagnostic.article}"] if diagnostic.article else []
        return article + [f"帮助：{note}" for note in diagnostic.help_zh]
    article = [f"article: {diagnostic.article}"] if diagnostic.article else []
    return article + [f"help: {note}" for note in diagnostic.help_en]


def _excerpt(source: SourceFile, span: Span, margin: str, label: str) -> list[str]:
    line = source.line(span.start.line)
    first = span.start.column - 1
    last = span.end.column - 1 if span.end.line == span.start.line else len(line)
    if len(line) > _LONGEST:
        begin = max(0, first - _LONGEST // 2)
        shown, dots = line[begin : begin + _LONGEST], "…" if begin else ""
        line = f"{dots}{shown}" + ("…" if begin + _LONGEST < len(line) else "")
        first, last = first - begin + len(dots), min(last - begin, _LONGEST) + len(dots)
    before, through = _printable(line[:first]), _printable(line[:last])
    indent = display_width(before)
    carets = "^" * max(1, display_width(through) - indent)
    return [
        f"{margin} |",
        f"{span.start.line} | {_printable(line)}".rstrip(),
        f"{margin} | {' ' * indent}{carets} {_printable(label)}".rstrip(),
    ]


def _printable(text: str) -> str:
    """The text with tabs expanded and every character replaced that a terminal would not show as itself."""
    shown: list[str] = []
    width = 0
    for char in text:
        cell = " " * (_TAB - width % _TAB) if char == "\t" else "�" if category(char) in _HIDDEN else char
        shown.append(cell)
        width += display_width(cell)
    return "".join(shown)


def _cells(char: str) -> int:
    if category(char) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(char) in ("W", "F") else 1
