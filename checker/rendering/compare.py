"""A comparison as a table for terminals, as Markdown, CSV and JSON. The same comparison always gives the same bytes."""

import csv
import io
import json
import re
from typing import Any, Final

from checker.diagnostics.diagnostic import Language
from checker.diagnostics.renderer import display_width
from checker.ir.regulation import Spec
from checker.lawtext.citation import Citation, in_chinese, in_english, write_citation
from checker.rendering.compare_words import GAPS, PROOFS, city_name, detail_lines, effective, first_round, years
from checker.verification.measure_cell import Cell, Comparison, Part, Status

VERSION: Final = 1
VALUE: Final = 2
WIDEST: Final = 58
HEADINGS: Final = {
    "zh": ("名次", "城市", "规章原有单位", "条款", "首个可申报届次", "实际长度", "随起算日变动"),
    "en": (
        "rank", "city", "in the regulation's own unit", "provision", "first open round", "effective",
        "by the day it begins",
    ),
}  # fmt: skip


def place(cite: Citation, lang: Language) -> str:
    """A provision in words, without its regulation."""
    return in_chinese(cite.place) if lang == "zh" else in_english(cite.place)


def rows(comparison: Comparison, spec: Spec, lang: Language) -> list[tuple[str, ...]]:
    """The table's rows: one per part of a cell; ranked cells first, the strictest on top."""
    found: list[tuple[str, ...]] = []
    for cell in ordered(comparison):
        rank = "" if cell.rank is None else _rank(cell, comparison)
        shown = (
            [p for p in cell.parts if p.value.unit != "none"]
            if cell.status is not Status.INCOMPARABLE
            else list(cell.parts)
        )
        city = city_name(cell, spec, lang)
        axis = (first_round(cell, lang), effective(cell, lang), _range(cell, lang))
        if cell.status in (Status.SILENT, Status.MISSING):
            where = (
                "、".join(place(c, lang) for c in cell.silent)
                if lang == "zh"
                else "; ".join(place(c, lang) for c in cell.silent)
            )
            found.append((rank, city, GAPS[cell.status][lang == "en"], where, "", "", ""))
            continue
        for i, part in enumerate(shown):
            head = (rank, city) if i == 0 else ("", "")
            tail = axis if i == 0 else ("", "", "")
            found.append((*head, value_text(part, lang), _places(part, lang), *tail))
    if not any(cell.axis for cell in comparison.cells):
        return [row[:4] for row in found]
    return found


def ordered(comparison: Comparison) -> list[Cell]:
    """The cells by rank, those without one last, each group in the order asked for."""
    return sorted(comparison.cells, key=lambda c: (c.rank is None, c.rank or 0, c.status is not Status.VALUE))


def _rank(cell: Cell, comparison: Comparison) -> str:
    tied = sum(c.rank == cell.rank for c in comparison.cells) > 1
    return f"{cell.rank}{'=' if tied else ''}"


def value_text(part: Part, lang: Language) -> str:
    """A part's value with its condition, strength and, where it is not proved, a mark."""
    text = part.value.text(lang)
    if part.in_principle:
        text = f"原则上{text}" if lang == "zh" else f"in principle {text}"
    if part.condition is not None:
        text = f"{text}（{part.condition[0]}）" if lang == "zh" else f"{text} ({part.condition[1]})"
    return text + PROOFS[part.proof][lang == "en"]


def _places(part: Part, lang: Language) -> str:
    unique = dict.fromkeys(place(c, lang) for c in part.cites)
    return ("、" if lang == "zh" else "; ").join(unique)


def _range(cell: Cell, lang: Language) -> str:
    if cell.axis is None or cell.axis.shortest is None or cell.axis.shortest == cell.axis.longest:
        return ""
    top = ("无止期" if lang == "zh" else "no end") if cell.axis.longest is None else years(cell.axis.longest)
    return f"{years(cell.axis.shortest)}–{top}" + ("年" if lang == "zh" else " years")


def text(comparison: Comparison, spec: Spec, lang: Language, command: str, details: bool) -> str:
    """The comparison as lines for a terminal, without a final line end."""
    table = rows(comparison, spec, lang)
    headings = HEADINGS[lang][: len(table[0])] if table else ()
    lines = [comparison.zh if lang == "zh" else comparison.en, ""]
    lines += _aligned([headings, *(line for row in table for line in wrapped(row))])
    lines += ["", *detail_lines(comparison, spec, lang, details)]
    zh, en = (
        f"更多：{command} --details；全部指标：checker compare --measures",
        f"more: {command} --details; all measures: checker compare --measures",
    )
    lines += ["", zh if lang == "zh" else en, (f"重现：{command}" if lang == "zh" else f"reproduce: {command}")]
    return "\n".join(line.rstrip() for line in lines)


def wrapped(row: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The row as one or more lines, its value column broken after a comma or semicolon."""
    lines = [""]
    for piece in re.split(r"(?<=[；、;,])", row[VALUE]):
        if lines[-1] and display_width(lines[-1] + piece.rstrip()) > WIDEST:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    blank = ("",) * len(row)
    return [
        (*(row if i == 0 else blank)[:VALUE], line.rstrip(), *(row if i == 0 else blank)[VALUE + 1 :])
        for i, line in enumerate(lines)
    ]


def _aligned(table: list[tuple[str, ...]]) -> list[str]:
    used = (
        [i for i in range(len(table[0])) if any(row[i] for row in table[1:])]
        if len(table) > 1
        else list(range(len(table[0])))
    )
    widths = {i: max(display_width(row[i]) for row in table) for i in used}
    lines = ["  ".join(row[i] + " " * (widths[i] - display_width(row[i])) for i in used) for row in table]
    return [lines[0], "  ".join("─" * widths[i] for i in used), *lines[1:]]


def markdown(comparison: Comparison, spec: Spec, lang: Language, command: str, details: bool) -> str:
    """The comparison as a Markdown page."""
    table = rows(comparison, spec, lang)
    headings = HEADINGS[lang][: len(table[0])] if table else ()
    lines = [
        f"## {comparison.zh if lang == 'zh' else comparison.en}",
        "",
        _row(headings),
        _row(tuple("---" for _ in headings)),
    ]
    lines += [_row(row) for row in table]
    lines += ["", *(f"- {line.strip()}" for line in detail_lines(comparison, spec, lang, details) if line.strip())]
    return "\n".join([*lines, "", f"`{command}`"])


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(c.replace("|", "\\|") for c in cells) + " |"


def csv_text(comparison: Comparison, spec: Spec, lang: Language) -> str:
    """One line per part, with stable column names."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        ("measure", "city", "regulation", "status", "rank", "value", "number", "unit", "provision", "proof",
         "condition",
         "first_open", "effective_days", "shortest_days", "longest_days")
    )  # fmt: skip
    for cell in comparison.cells:
        axis = cell.axis
        tail = (
            (axis.first_open or "", *("" if n is None else n for n in (axis.days, axis.shortest, axis.longest)))
            if axis
            else ("",) * 4
        )
        head = (comparison.measure, city_name(cell, spec, lang), cell.regulation, cell.status.value, cell.rank or "")
        for part in cell.parts or (None,):
            if part is None:
                writer.writerow((*head, "", "", "", " ".join(write_citation(c) for c in cell.silent), "", "", *tail))
                continue
            number = "" if part.value.number is None else part.value.number
            condition = "" if part.condition is None else part.condition[lang == "en"]
            cites = " ".join(write_citation(c) for c in part.cites)
            writer.writerow(
                (*head, part.value.text(lang), number, part.value.unit, cites, part.proof.value, condition, *tail)
            )
    return out.getvalue().removesuffix("\n")


def json_text(comparison: Comparison, spec: Spec) -> str:
    """Everything that was found, in both languages, in a versioned form."""
    found = {
        "version": VERSION,
        "kind": "compare",
        "measure": {"name": comparison.measure, "zh": comparison.zh, "en": comparison.en},
        "assumptions": [{"zh": zh, "en": en} for zh, en in comparison.assumptions],
        "readings_chosen": dict(comparison.choices),
        "ranked_by": None
        if comparison.ranked_by is None
        else {"zh": comparison.ranked_by[0], "en": comparison.ranked_by[1]},
        "cells": [_cell(cell, spec) for cell in comparison.cells],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _cell(cell: Cell, spec: Spec) -> dict[str, Any]:
    axis = cell.axis
    return {
        "city": {"name": cell.city, "zh": city_name(cell, spec, "zh"), "en": city_name(cell, spec, "en")},
        "regulation": cell.regulation,
        "status": cell.status.value,
        "rank": cell.rank,
        "parts": [_part(part) for part in cell.parts],
        "outlives": None if cell.outlives is None else cell.outlives.isoformat(),
        "silent_at": [write_citation(c) for c in cell.silent],
        "axis": None
        if axis is None
        else {
            "start": axis.start.isoformat(),
            "nominal_end": None if axis.nominal_end is None else axis.nominal_end.isoformat(),
            "first_open": None if axis.first_open is None else axis.first_open.isoformat(),
            "days": axis.days,
            "shortest_days": axis.shortest,
            "longest_days": axis.longest,
            "under_other_readings": [
                {"reading": reading, "alternative": alternative, "first_open": None if day is None else day.isoformat()}
                for reading, alternative, day in axis.turned
            ],
        },
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "provisions": [write_citation(c) for c in part.cites],
        "value": {"zh": part.value.zh, "en": part.value.en, "number": part.value.number, "unit": part.value.unit},
        "proof": part.proof.value,
        "in_principle": part.in_principle,
        "condition": None if part.condition is None else {"zh": part.condition[0], "en": part.condition[1]},
        "under_other_readings": [
            {
                "reading": a.reading,
                "alternative": a.alternative,
                "value": {"zh": a.value.zh, "en": a.value.en, "number": a.value.number, "unit": a.value.unit},
                "proof": a.proof.value,
            }
            for a in part.alternatives
        ],
    }
