"""A comparison as a picture: bars on one line of time, a row per city. Self-contained, readable in grey, no script.

The dark bar runs from the start to the last day barred by the norm as written, where it is written in time; the light,
hatched bar from the start to the first open round. A thin line shows the range over the days on which it could begin.
"""

from datetime import date
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from checker.diagnostics.diagnostic import Language
from checker.diagnostics.renderer import display_width
from checker.ir.regulation import Spec
from checker.rendering.compare import ordered, place, value_text
from checker.rendering.compare_words import GAPS, city_name, effective, first_round
from checker.verification.measure_cell import AxisInterval, Cell, Comparison, Status

ROW: Final = 56
TOP: Final = 64
LEFT: Final = 130
YEAR_WIDTH: Final = 48
DAYS_IN_YEAR: Final = 365.2425
LEAST_YEARS: Final = 4
FONT: Final = "font-family=\"'Noto Sans CJK SC','Microsoft YaHei',sans-serif\""


def svg(comparison: Comparison, spec: Spec, lang: Language) -> str:
    """The picture as one SVG element."""
    cells = ordered(comparison)
    whole = _years(cells)
    end = LEFT + whole * YEAR_WIDTH
    texts = [_note(c, lang) for c in cells]
    width = max(end + 150, LEFT + 20 + max((7 * display_width(t) for t in texts), default=0))
    foot = [pair[0] if lang == "zh" else pair[1] for pair in comparison.assumptions]
    height = TOP + ROW * len(cells) + 44 + 18 * len(foot)
    title = comparison.zh if lang == "zh" else comparison.en
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="img" {FONT}>',
        f"<title>{escape(title)}</title>",
        '<defs><pattern id="open" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect width="6" height="6" fill="#e8e8e8"/>'
        '<line x1="0" y1="0" x2="0" y2="6" stroke="#777" stroke-width="2"/></pattern></defs>',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        _text(12, 26, title, 16, True),
    ]
    axis_start = next((c.axis.start for c in cells if c.axis), None)
    most = max((n for c in cells if (n := _number(c)) is not None), default=0)
    lines += _scale(whole, TOP + ROW * len(cells), axis_start) if axis_start else []
    for i, (cell, note) in enumerate(zip(cells, texts, strict=True)):
        lines += _line(cell, TOP + ROW * i, end, city_name(cell, spec, lang), note, lang, most)
    below = TOP + ROW * len(cells) + 34
    lines += (
        [_text(12, below + 18 * i, words, 11) for i, words in enumerate([_legend(lang), *foot])] if axis_start else []
    )
    return "\n".join([*lines, "</svg>"])


def html(comparison: Comparison, spec: Spec, lang: Language, command: str) -> str:
    """A page that holds nothing but the picture and how to reproduce it."""
    title = escape(comparison.zh if lang == "zh" else comparison.en)
    tongue = "zh-CN" if lang == "zh" else "en"
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{tongue}"><head><meta charset="utf-8"/><title>{title}</title></head><body>',
            svg(comparison, spec, lang),
            f"<p><code>{escape(command)}</code></p>",
            "</body></html>",
        ]
    )


def _years(cells: list[Cell]) -> int:
    longest = max((x for c in cells if c.axis for x in (c.axis.days, c.axis.longest) if x is not None), default=0)
    return max(LEAST_YEARS, int(longest / DAYS_IN_YEAR) + 1)


def width_of(days: int) -> float:
    """The width of so many days, in the picture's units."""
    return round(days / DAYS_IN_YEAR * YEAR_WIDTH, 2)


def _note(cell: Cell, lang: Language) -> str:
    if cell.status in (Status.SILENT, Status.MISSING, Status.INCOMPARABLE):
        return GAPS[cell.status][lang == "en"]
    shown = [p for p in cell.parts if p.value.unit != "none"]
    mark = "；" if lang == "zh" else "; "
    return mark.join(f"{value_text(p, lang)} · {place(p.cites[0], lang)}" for p in shown)


def _scale(whole: int, bottom: int, start: date) -> list[str]:
    lines = []
    for year in range(whole + 1):
        x = LEFT + year * YEAR_WIDTH
        lines.append(f'<line x1="{x}" y1="{TOP - 14}" x2="{x}" y2="{bottom}" stroke="#ddd"/>')
        lines.append(_text(x - 4, TOP - 18, str(year), 11))
    lines.append(_text(12, TOP - 18, start.isoformat(), 11))
    return lines


def _line(cell: Cell, y: int, end: int, name: str, note: str, lang: Language, most: int) -> list[str]:
    number = _number(cell)
    lines = [
        _text(12, y + 18, f"{name}{'' if cell.rank is None else f' ({cell.rank})'}", 14, True),
        _text(LEFT, y + 42, note, 12),
    ]
    if cell.axis is not None:
        lines += _bars(cell.axis, y, end)
        after = f"{first_round(cell, lang)} {effective(cell, lang)}".strip()
        x = end if cell.axis.days is None else LEFT + width_of(max(cell.axis.days, cell.axis.longest or 0))
        lines.append(_text(x + 8, y + 18, after, 12))
    elif number is not None and most:
        width = round((end - LEFT) * number / most, 2)
        lines.append(
            f'<rect class="figure" x="{LEFT}" y="{y + 6}" width="{width}" height="14"'
            f' fill="#555" data-number="{number}"/>'
        )
    return lines


def _number(cell: Cell) -> int | None:
    """The figure of a ranked cell, the greatest of its parts."""
    return None if cell.rank is None else max((p.value.number or 0 for p in cell.parts), default=None)


def _bars(axis: AxisInterval, y: int, end: int) -> list[str]:
    effective_width = end - LEFT if axis.days is None else width_of(axis.days)
    lines = [
        f'<rect class="effective" x="{LEFT}" y="{y + 4}" width="{effective_width}" height="18"'
        ' fill="url(#open)" stroke="#555"'
        f" data-days={quoteattr('' if axis.days is None else str(axis.days))}/>"
    ]
    if axis.nominal_end is not None:
        days = (axis.nominal_end - axis.start).days
        lines.append(
            f'<rect class="nominal" x="{LEFT}" y="{y + 9}" width="{width_of(days)}" height="8"'
            f' fill="#222" data-days="{days}"/>'
        )
    if axis.shortest is not None and axis.longest is not None and axis.shortest != axis.longest:
        x = LEFT + width_of(axis.shortest)
        lines.append(
            f'<line class="range" x1="{x}" y1="{y + 26}" x2="{LEFT + width_of(axis.longest)}" y2="{y + 26}"'
            ' stroke="#000" stroke-width="3"/>'
        )
    return lines


def _legend(lang: Language) -> str:
    if lang == "zh":
        return "深色：规章所写期限；斜纹：至首个可申报届次；细线：随起算日的变动范围（年）"
    return "dark: as written; hatched: until the first open round; line: range by the day it begins (years)"


def _text(x: float, y: float, words: str, size: int, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="#111"{weight}>{escape(words)}</text>'
