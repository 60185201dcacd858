"""Comparisons as tables, data and pictures, over a comparison made by hand."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest

from checker.diagnostics.renderer import display_width
from checker.ir.regulation import Spec, Vocabulary
from checker.lawtext.citation import Citation
from checker.rendering.compare import WIDEST, csv_text, json_text, markdown, text, wrapped
from checker.rendering.compare_picture import YEAR_WIDTH, html, svg
from checker.rendering.compare_words import years
from checker.verification.measure_cell import AxisInterval, Cell, Comparison, Part, Proof, Status, Value

SPEC = Spec(Vocabulary({}, {}, {}, {}, {}, {}, {}, {}), ())
START = date(2025, 5, 1)


def cell(city: str, years_long: int, rank: int, proof: Proof = Proof.PROVED) -> Cell:
    """A cell of so many years, open again a hundred days later."""
    end = date(2025 + years_long, 5, 1)
    days = (end - START).days + 100
    axis = AxisInterval(START, date.fromordinal(START.toordinal() + days), 3, days, days - 50, days + 50, end)
    value = Value(f"{years_long}年", f"{years_long} years", years_long, "years")
    return Cell(
        f"{city}-2024", city, Status.VALUE, (Part((Citation(f"{city}-2024", "17"),), value, proof),), (), axis, rank
    )


GAP = Cell("丙-2024", "丙", Status.SILENT, (), (Citation("丙-2024", "3"),))
FOUND = Comparison(
    "ban", "禁止期", "the ban", "bar", (cell("甲", 5, 2), cell("乙乙", 10, 1), GAP),
    (("撤销日：2025-05-01", "revoked: 2025-05-01"),),
    (), ("实际长度", "effective length"),
)  # fmt: skip


def test_columns_are_aligned_in_cells_of_the_terminal() -> None:
    lines = text(FOUND, SPEC, "zh", "checker compare ban", False).splitlines()
    header, rule = lines[2], lines[3]
    starts = [display_width(rule[:i]) for i, char in enumerate(rule) if char == "─" and (i == 0 or rule[i - 1] == " ")]
    assert [display_width(header[: header.index(h)]) for h in ("名次", "城市", "规章原有单位", "条款")] == starts[:4]
    assert lines[4].startswith("1 ")  # the strictest first
    assert "未规定" in lines[6]
    assert lines[-1] == "重现：checker compare ban"


def test_an_unproved_cell_says_so() -> None:
    unproved = Comparison("ban", "禁止期", "the ban", "bar", (cell("甲", 5, 1, Proof.UNPROVED),))
    shown = text(unproved, SPEC, "en", "x", False)
    assert "5 years ※" in shown
    assert "sampled only" in shown
    assert "is proved" not in shown


def bars(picture: str, kind: str) -> list[tuple[float, int]]:
    """Width and days of every bar of a class."""
    root = ElementTree.fromstring(picture)
    found = [e for e in root.iter("{http://www.w3.org/2000/svg}rect") if e.get("class") == kind]
    return [(float(e.get("width", "0")), int(e.get("data-days", "0"))) for e in found]


@pytest.mark.parametrize("kind", ["effective", "nominal"])
def test_bars_are_as_long_as_their_days(kind: str) -> None:
    found = bars(svg(FOUND, SPEC, "zh"), kind)
    assert len(found) == 2
    for width, days in found:
        assert width == pytest.approx(days * YEAR_WIDTH / 365.2425, abs=0.01)
    assert found[0][0] > found[1][0]


@pytest.mark.parametrize(("lang", "word"), [("zh", "斜纹"), ("en", "hatched")])
def test_the_picture_is_self_contained_and_speaks_the_language(lang: str, word: str) -> None:
    page = html(FOUND, SPEC, "zh" if lang == "zh" else "en", "checker compare ban <&>")
    assert word in page
    assert "checker compare ban &lt;&amp;&gt;" in page
    assert page.count("http") == 1  # the name space alone
    greys = {e.get("fill", "") for e in ElementTree.fromstring(svg(FOUND, SPEC, "en")).iter()}
    assert all(not c.startswith("#") or len(set(c[1:])) == 1 or c[1:3] == c[3:5] == c[5:7] for c in greys)


def test_a_bar_without_end_reaches_the_edge() -> None:
    endless = Cell(
        "丁-2024",
        "丁",
        Status.VALUE,
        FOUND.cells[0].parts,
        (),
        AxisInterval(START, None, None, None, None, None, None),
        1,
    )
    picture = svg(Comparison("ban", "禁止期", "the ban", "bar", (endless, FOUND.cells[1])), SPEC, "en")
    root = ElementTree.fromstring(picture)
    widths = [float(e.get("width", "0")) for e in root.iter() if e.get("class") == "effective"]
    assert widths[0] == max(widths)
    assert "never" in picture


def test_figures_without_an_axis_are_bars_too() -> None:
    plain = Comparison("age", "年限", "age", "age", tuple(replace(c, axis=None) for c in FOUND.cells))
    root = ElementTree.fromstring(svg(plain, SPEC, "en"))
    found = {e.get("data-number"): float(e.get("width", "0")) for e in root.iter() if e.get("class") == "figure"}
    assert set(found) == {"5", "10"}
    assert found["10"] == pytest.approx(2 * found["5"])


def test_a_long_value_is_broken_into_lines() -> None:
    long = ", ".join(f"consequence number {i}" for i in range(8))
    lines = wrapped(("1", "甲", long, "article 17"))
    assert len(lines) > 1
    assert " ".join(line[2] for line in lines) == long
    assert all(display_width(line[2]) <= WIDEST for line in lines)
    assert [line[3] for line in lines] == ["article 17", *[""] * (len(lines) - 1)]


def test_data_formats_agree() -> None:
    found = json.loads(json_text(FOUND, SPEC))
    assert found["version"] == 1
    rows = list(csv.DictReader(io.StringIO(csv_text(FOUND, SPEC, "en"))))
    assert [r["regulation"] for r in rows] == [c["regulation"] for c in found["cells"]]
    assert [r["effective_days"] for r in rows] == [str(c["axis"]["days"]) if c["axis"] else "" for c in found["cells"]]
    assert [r["status"] for r in rows] == ["value", "value", "silent"]
    assert "| 1 | 乙乙 | 10 years | article 17 |" in markdown(FOUND, SPEC, "en", "x", False)


@pytest.mark.parametrize(
    ("days", "shown"), [(0, "0.00"), (365, "1.00"), (1827, "5.00"), (3645, "9.98"), (3653, "10.00")]
)
def test_years_to_two_places(days: int, shown: str) -> None:
    assert years(days) == shown
