"""Cells of comparisons over the five regulations: figures and articles as the official texts have them."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.legaltime.calendar_reader import load_calendar
from checker.verbs.compare import run
from checker.verification.measure_book import MeasureBook, load_measures
from checker.verification.measure_cell import Cell, Comparison, Proof, Status
from checker.workspace.loader import load_spec
from checker.workspace.spec_folder import SpecFolder

if TYPE_CHECKING:
    from checker.ir.regulation import Spec
    from checker.legaltime.workdays import WorkCalendar

FOLDER = SpecFolder(Path(__file__).resolve().parents[2] / "spec")
BAN = "ban_after_fraud"


@pytest.fixture(scope="module")
def spec() -> Spec:
    loaded = load_spec(FOLDER)
    assert loaded.faults == ()
    assert loaded.spec is not None
    return loaded.spec


@pytest.fixture(scope="module")
def calendar() -> WorkCalendar:
    return load_calendar(FOLDER.calendar)


@pytest.fixture(scope="module")
def measures() -> MeasureBook:
    return load_measures(FOLDER.path)


def cells(comparison: Comparison) -> dict[str, Cell]:
    return {cell.city: cell for cell in comparison.cells}


def figures(cell: Cell) -> list[tuple[int | None, str, str]]:
    """Number, unit and article of every part that has a value by default."""
    return [(p.value.number, p.value.unit, p.cites[0].place) for p in cell.parts if p.value.unit != "none"]


Figures = list[tuple[int | None, str, str]]

EXPECTED: dict[str, dict[str, Figures]] = {
    BAN: {
        "wuhan": [(1, "rounds", "34")],
        "wugang": [(2, "rounds", "30")],
        "wuwei": [(10, "years", "17")],
        "wuhai": [(5, "years", "41")],
        "weihai": [(5, "years", "29")],
    },
    "ban_after_accident": {
        "wuhan": [(10, "years", "35")],
        "wugang": [],
        "wuwei": [(5, "years", "18")],
        "wuhai": [],
        "weihai": [(5, "years", "29")],
    },
    "minimum_operating_time": {
        "wuhan": [(5, "years", "12.2")],
        "wugang": [(3, "years", "8.2")],
        "wuwei": [(3, "years", "10.1")],
        "wuhai": [(2, "years", "12.1")],
        "weihai": [(5, "years", "10.1"), (3, "years", "10.1")],
    },
    "service_years": {
        "wuhan": [(5, "years", "13.2")],
        "wugang": [],
        "wuwei": [],
        "wuhai": [],
        "weihai": [(10, "years", "12.2")],
    },
    "accident_window": {
        "wuhan": [(5, "years", "12.6")],
        "wugang": [(3, "years", "8.7")],
        "wuwei": [(3, "years", "10.6")],
        "wuhai": [(3, "years", "13.3")],
        "weihai": [(3, "years", "10.5")],
    },
    "notice_length": {
        "wuhan": [(5, "working days", "23/2")],
        "wugang": [(5, "working days", "24")],
        "wuwei": [(5, "working days", "11.8")],
        "wuhai": [(7, "working days", "25")],
        "weihai": [(5, "working days", "15")],
    },
    "quota_organizations": {
        "wuhan": [(8, "entries", "5")],
        "wugang": [(5, "entries", "3")],
        "wuwei": [(3, "entries", "4")],
        "wuhai": [(3, "entries", "4")],
        "weihai": [(5, "entries", "6/1")],
    },
    "quota_individuals": {
        "wuhan": [(10, "entries", "5")],
        "wugang": [(2, "entries", "3")],
        "wuwei": [],
        "wuhai": [],
        "weihai": [(3, "entries", "6/1")],
    },
    "money": {
        "wuhan": [(None, "yuan", "27")],
        "wugang": [(None, "yuan", "25")],
        "wuwei": [(150_000, "yuan", "12")],
        "wuhai": [(500_000, "yuan", "26")],
        "weihai": [(None, "yuan", "17")],
    },
    "cycle": {
        "wuhan": [(5, "years", "5")],
        "wugang": [(2, "years", "3")],
        "wuwei": [(2, "years", "4")],
        "wuhai": [(2, "years", "4")],
        "weihai": [(1, "years", "6/1")],
    },
}


@pytest.mark.parametrize("name", EXPECTED)
def test_figures_and_articles(name: str, spec: Spec, calendar: WorkCalendar, measures: MeasureBook) -> None:
    found = cells(run(spec, measures, name, list(EXPECTED[name]), calendar, {}))
    assert {city: figures(cell) for city, cell in found.items()} == EXPECTED[name]


@pytest.mark.parametrize("name", [n for n in EXPECTED if n not in ("money", "cycle")])
def test_every_shape_is_proved(name: str, spec: Spec, calendar: WorkCalendar, measures: MeasureBook) -> None:
    found = run(spec, measures, name, list(EXPECTED[name]), calendar, {})
    parts = [p for cell in found.cells for p in cell.parts if p.value.unit != "none"]
    assert parts
    assert {p.proof for p in parts} == {Proof.PROVED}


def test_effective_lengths_of_the_stated_situation(spec: Spec, calendar: WorkCalendar, measures: MeasureBook) -> None:
    found = cells(run(spec, measures, BAN, list(EXPECTED[BAN]), calendar, {}))
    axes = {city: cell.axis for city, cell in found.items()}
    opened = {city: axis.first_open.year for city, axis in axes.items() if axis and axis.first_open}
    assert opened == {"wuhan": 2034, "wugang": 2030, "wuwei": 2036, "wuhai": 2030, "weihai": 2030}
    ranks = {city: cell.rank for city, cell in found.items()}
    assert ranks == {"wuwei": 1, "wuhan": 2, "wugang": 3, "wuhai": 3, "weihai": 3}
    one_round = axes["wuhan"]
    assert one_round is not None
    assert one_round.nominal_end is None  # a round has no nominal length in time
    assert (one_round.shortest, one_round.longest) == (5 * 365 + 2, 10 * 365 + 2)


def test_silence_is_told_from_absence(spec: Spec, calendar: WorkCalendar, measures: MeasureBook) -> None:
    found = cells(run(spec, measures, "service_years", ["wuwei", "weihai"], calendar, {}))
    assert found["wuwei"].status is Status.SILENT
    assert [c.place for c in found["wuwei"].silent] == ["2"]
    absent = cells(run(spec, measures, "first_notice_length", ["wuwei"], calendar, {}))["wuwei"]
    assert absent.status is Status.MISSING


def test_a_strict_reading_is_another_cell(spec: Spec, calendar: WorkCalendar, measures: MeasureBook) -> None:
    plain = cells(run(spec, measures, "return_of_winner", ["wuhan"], calendar, {}))["wuhan"]
    turned = {(a.reading, a.alternative): a.value.unit for p in plain.parts for a in p.alternatives}
    assert turned["skipped_round", "next_round"] == "none"
    chosen = cells(run(spec, measures, "return_of_winner", ["wuhan"], calendar, {"skipped_round": "next_round"}))[
        "wuhan"
    ]
    assert chosen.status is not Status.VALUE


def edited(folder: Path, city: str, pattern: str, replacement: str) -> Spec:
    """The specification with one figure of a copy of a regulation changed."""
    shutil.copytree(FOLDER.path, folder)
    (path,) = (folder / "cities" / city).glob("*.rules")
    text, changed = re.subn(pattern, replacement, path.read_text(encoding="utf-8"))
    assert changed
    path.write_text(text, encoding="utf-8")
    loaded = load_spec(SpecFolder(folder), use_cache=False)
    assert loaded.faults == ()
    assert loaded.spec is not None
    return loaded.spec


def test_an_edited_copy_changes_cell_and_rank(tmp_path: Path, calendar: WorkCalendar, measures: MeasureBook) -> None:
    spec = edited(tmp_path / "spec", "wuwei", r"(for|达) 10 (years|年)", r"\1 3 \2")
    found = cells(run(spec, measures, BAN, [], calendar, {}))
    assert figures(found["wuwei"]) == [(3, "years", "17")]
    assert found["wuwei"].rank == len(found)
    axis = found["wuwei"].axis
    assert axis is not None
    assert axis.first_open == date(2028, 9, 1)


def test_a_new_city_needs_no_code(tmp_path: Path, calendar: WorkCalendar, measures: MeasureBook) -> None:
    folder = tmp_path / "spec"
    shutil.copytree(FOLDER.path, folder)
    (source,) = (folder / "cities" / "wuwei").glob("*.rules")
    text = source.read_text(encoding="utf-8").replace("wuwei", "newtown").replace("武威", "新城")
    (folder / "cities" / "newtown").mkdir()
    (folder / "cities" / "newtown" / source.name).write_text(text, encoding="utf-8")
    loaded = load_spec(SpecFolder(folder), use_cache=False)
    assert loaded.faults == ()
    assert loaded.spec is not None
    found = cells(run(loaded.spec, measures, BAN, [], calendar, {}))
    assert figures(found["newtown"]) == figures(found["wuwei"]) == [(10, "years", "17")]
    assert found["newtown"].rank == found["wuwei"].rank == 1


def test_a_shifted_schedule_moves_the_effective_length_only(
    spec: Spec, calendar: WorkCalendar, measures: MeasureBook
) -> None:
    before = cells(run(spec, measures, BAN, ["wuhan"], calendar, {}))["wuhan"]
    rounds = {"wuhan": (date(2024, 9, 1), date(2027, 9, 1), date(2029, 3, 1))}
    after = cells(run(spec, measures.with_changes({}, rounds), BAN, ["wuhan"], calendar, {}))["wuhan"]
    assert after.parts == before.parts
    assert after.axis is not None
    assert after.axis.first_open == date(2029, 3, 1)


def test_order_of_cities_and_of_regulations_changes_no_cell(
    spec: Spec, calendar: WorkCalendar, measures: MeasureBook
) -> None:
    one = cells(run(spec, measures, BAN, ["wuhan", "wuwei", "weihai"], calendar, {}))
    turned = replace(spec, regulations=tuple(reversed(spec.regulations)))
    other = cells(run(turned, measures, BAN, ["weihai", "wuwei", "wuhan"], calendar, {}))
    assert one == other


def test_ranks_are_antisymmetric(spec: Spec, calendar: WorkCalendar, measures: MeasureBook) -> None:
    found = cells(run(spec, measures, BAN, [], calendar, {}))
    for a in found:
        for b in found:
            pair = cells(run(spec, measures, BAN, [a, b], calendar, {})) if a < b else None
            if pair is None:
                continue
            mine, theirs = pair[a].rank, pair[b].rank
            whole_mine, whole_theirs = found[a].rank, found[b].rank
            assert mine is not None
            assert theirs is not None
            assert whole_mine is not None
            assert whole_theirs is not None
            assert (mine < theirs, mine == theirs) == (whole_mine < whole_theirs, whole_mine == whole_theirs)
