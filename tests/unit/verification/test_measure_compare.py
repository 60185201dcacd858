"""Comparisons over regulations: which one, in which order, with which rank, and what is said where there is nothing."""

from datetime import date
from pathlib import Path

import pytest

from checker.ir.regulation import Spec
from checker.verification.measure_book import MeasureBook, load_measures
from checker.verification.measure_cell import Proof, Status, Value, years_or_months
from checker.verification.measure_reader import MeasureFault, read_measures
from checker.verification.measures import UnknownCity, UnknownMeasure, compare, merged, status_of
from tests.unit.verification.measured import SITUATION, cell, compared, only, parts, regulation, words

CYCLE = "  look cycle"
LIMIT = "  look limit\n  given award = grand, category = organization\n  silent majority"
REVOKED = "  look bar win\n  given award = grand, revoked, revoked_for = fraud\n  without revoked\n  axis revoked"


def every(years: str) -> str:
    return f"article 2 {{ cycle every {years} }}"


def test_each_city_by_its_newest_regulation_in_the_order_asked_for() -> None:
    old, new = regulation(every("1 years")), regulation(every("3 years"), signed="2031-01-01")
    other = regulation(every("2 years"), city="yuehai")
    assert [c.regulation for c in compared(CYCLE, new, other, old).cells] == ["xinghe-2031", "yuehai-2029"]
    by_name = compared(CYCLE, old, new, other, cities=("yuehai", "星河市", "xinghe"))
    assert [c.regulation for c in by_name.cells] == ["yuehai-2029", "xinghe-2031"]
    by_identifier = compared(CYCLE, old, new, other, cities=("xinghe-2029",))
    assert [c.parts[0].value.number for c in by_identifier.cells] == [1]
    with pytest.raises(UnknownCity):
        compared(CYCLE, old, cities=("nowhere",))
    with pytest.raises(UnknownMeasure):
        compare(Spec(words()[1].vocabulary, ()), "nothing", (), None, MeasureBook(()))


def test_numbers_of_one_unit_are_ranked_and_equal_ones_share_a_rank() -> None:
    one, two = regulation(every("2 years")), regulation(every("2 years"), city="yuehai")
    three = regulation(every("5 years"), city="yuehai")
    assert [c.rank for c in compared(CYCLE, one, two).cells] == [1, 1]
    found = compared(CYCLE, one, three)
    assert [c.rank for c in found.cells] == [2, 1]
    assert found.ranked_by == ("数值，1为最大", "the number, 1 is the largest")
    months = regulation(every("6 months"), city="yuehai")
    unlike = compared(CYCLE, one, months)
    assert [c.rank for c in unlike.cells] == [None, None]
    assert (unlike.ranked_by, unlike.answered) == (None, True)
    lacking = compared(CYCLE, one, regulation("", city="yuehai"))
    assert [c.rank for c in lacking.cells] == [1, None]
    assert not compared(CYCLE, regulation("")).answered


def test_lengths_on_the_axis_are_ranked_by_it() -> None:
    force = "\narticle 9 { in force from 2030-01-01 }"

    def barred(length: str) -> str:
        return (
            f"{every('2 years')}\narticle 3 {{ bar winner of grand where (has(revoked)) from apply {length} }}{force}"
        )

    one = regulation(barred("for 5 years from revoked"))
    two = regulation(barred("ever"), city="yuehai")
    found = compared(REVOKED, one, two, situation=SITUATION)
    assert [c.rank for c in found.cells] == [2, 1]
    assert found.ranked_by is not None
    assert "effective length" in found.ranked_by[1]
    free = compared(REVOKED, one, regulation("", city="yuehai"), situation=SITUATION)
    assert [(c.rank, c.status) for c in free.cells] == [(1, Status.VALUE), (None, Status.MISSING)]


def test_a_length_that_outlives_its_regulation_says_so() -> None:
    text = (
        "article 2 {{ cycle every 2 years }}\narticle 3 {{ bar winner of grand where (has(revoked)) from apply {} }}\n"
    )
    ending = "article 9 { in force from 2030-01-01 until 5 years }"

    def outlives(length: str) -> date | None:
        return cell(REVOKED, text.format(length) + ending, situation=SITUATION).outlives

    assert outlives("for 5 years from revoked") == date(2035, 1, 1)
    assert outlives("ever") == date(2035, 1, 1)
    assert outlives("for 1 years from revoked") is None
    endless = "article 9 { in force from 2030-01-01 }"
    assert cell(REVOKED, text.format("ever") + endless, situation=SITUATION).outlives is None


def test_silence_a_gap_and_a_shape_of_its_own_are_told_apart() -> None:
    assert cell(LIMIT, "article 5 { silent majority }").status is Status.SILENT
    assert [c.place for c in cell(LIMIT, "article 5 { silent majority }").silent] == ["5"]
    assert cell(LIMIT, "article 5 { silent remedy }").status is Status.MISSING
    assert cell(LIMIT, "article 5 { limit count(grand) >= 1 }").status is Status.INCOMPARABLE
    assert cell(LIMIT, "article 5 { silent majority limit count(grand) <= 1 }").status is Status.VALUE
    assert status_of((), ()) is Status.MISSING


def test_parts_that_differ_in_their_provisions_only_are_one() -> None:
    (found,) = parts("  look limit\n  given award = grand, category = organization",
                     "article 5 { limit count(grand) <= 3 }\narticle 6 { limit count(grand) <= 3 }")  # fmt: skip
    assert [c.place for c in found.cites] == ["5", "6"]
    assert merged((found, found)) == (found,)


def test_readings_chosen_are_told_and_may_be_a_citys_own() -> None:
    reading = 'reading r "甲" "a" { x "一" "one" default y "二" "two" }\n'
    text = f"article 5 {{ {reading} limit reading r {{ x: count(grand) <= 3 y: count(grand) <= 4 }} }}"
    one, two = regulation(text), regulation(text, city="yuehai")
    found = compared(LIMIT, one, two, chosen={"xinghe.r": "y"})
    assert [c.parts[0].value.number for c in found.cells] == [4, 3]
    assert found.choices == (("xinghe.r", "y"),)
    assert compared(LIMIT, one, chosen={"r": "z"}).cells[0].parts[0].value.number == 3


@pytest.mark.parametrize(
    ("look", "word"),
    [
        ("look bar wins", "wins"),
        ("look window incident days", "days"),
        ("look window incidents date", "incidents"),
        ("look age operating", "operating"),
        ("look fact legal", "legal"),
        ("look step final", "final"),
        ("look categories gold", "gold"),
        ("look validity gold", "gold"),
        ("look power awards", "awards"),
        ("look form spoken", "spoken"),
        ("look consequences frauds", "frauds"),
        ("look limit\n  given awrad = grand", "awrad"),
        ("look limit\n  given award = gold", "gold"),
        ("look limit\n  given listed = today", "today"),
        ("look bar win\n  given award = grand\n  without revokd", "revokd"),
        ("look bar win\n  axis revokd", "revokd"),
        ("look cycle\n  silent cylce", "cylce"),
    ],
)
def test_a_word_that_the_vocabulary_does_not_have_is_named(look: str, word: str) -> None:
    with pytest.raises(MeasureFault) as fault:
        compared("  " + look, regulation(""))
    assert fault.value.line == 1
    assert f"'{word}'" in fault.value.message_en
    assert f"“{word}”" in fault.value.message_zh


def test_a_book_is_read_from_a_folder_and_may_be_changed(tmp_path: Path) -> None:
    assert load_measures(tmp_path).names == ()
    (tmp_path / "measures.txt").write_text("measure one | 一 | first\n  look cycle\n", encoding="utf-8")
    plain = load_measures(tmp_path)
    assert (plain.names, plain.situation) == (("one",), None)
    assert plain.with_changes({"decided": date(2032, 1, 1)}) is plain
    (tmp_path / "situation.txt").write_text(SITUATION, encoding="utf-8")
    book = load_measures(tmp_path)
    assert book.situation is not None
    changed = book.with_changes({"decided": date(2031, 1, 1)}, {"xinghe": (date(2040, 1, 1),)})
    assert changed.situation is not None
    assert changed.situation.days["decided"] == date(2031, 1, 1)
    assert changed.situation.days["revoked"] == date(2033, 1, 1)
    assert changed.situation.rounds == {"xinghe": (date(2040, 1, 1),)}
    assert book.with_changes().situation == book.situation


@pytest.mark.parametrize(
    ("condition", "zh", "en"),
    [
        ("industrial", "工业企业", "industrial enterprise"),
        ("not industrial", "非工业企业", "not industrial enterprise"),
        ("not nonprofit", "非从事非盈利性业务", "not (not for profit)"),
        ("sector = services", "行业为服务", "sector: services"),
        ("sector != services", "行业不为服务", "sector: not services"),
        ("industrial and four_new", "工业企业且“四新”领域", "industrial enterprise and in a field of the four new"),
        (
            "industrial and (four_new or nonprofit)",
            "工业企业且（“四新”领域或从事非盈利性业务）",
            "industrial enterprise and (in a field of the four new or not for profit)",
        ),
        (
            "not (industrial or four_new)",
            "非（工业企业或“四新”领域）",
            "not (industrial enterprise or in a field of the four new)",
        ),
        ("some objection", "有异议时", "if there is: objection"),
        ("judged brand", "品牌优势", "brand"),
        ("unit.industrial", "所在单位工业企业", "industrial enterprise (of the unit)"),
        ("final_notice.secret", "公示·涉密", "final notice·secret matter"),
        ("odd(final_notice.experts)", "附有条件", "under conditions"),
        ("industrial and day >= 2031-01-01", "工业企业且附有条件", "industrial enterprise and under conditions"),
    ],
)
def test_conditions_in_words(condition: str, zh: str, en: str) -> None:
    found = only(
        "  look step call",
        f"article 5 {{ step call by office lasts at least 3 days when {condition} step final_notice by office }}",
    )
    assert found.condition == (zh, en)


def test_a_part_in_both_languages() -> None:
    found = only(CYCLE, every("2 years"))
    assert (found.value.text("zh"), found.value.text("en")) == ("2年", "2 years")
    assert (years_or_months(24), years_or_months(18)) == ((2, "years"), (18, "months"))
    assert found.proof is Proof.DECLARED
    assert Value("1", "1").number is None


def test_labels_of_measures() -> None:
    (one,) = read_measures("measure one | 一 | first\n  look cycle")
    assert (one.label("zh"), one.label("en"), one.line) == ("一", "first", 1)
