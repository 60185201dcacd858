"""Small invented regulations, written where they are needed, and measures over them."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from checker.ir.regulation import Regulation, Spec
from checker.legaltime.workdays import WorkCalendar
from checker.lowering.lowerer import lower_regulation
from checker.lowering.vocabulary import LoweredVocabulary, lower_vocabulary
from checker.source.source_file import SourceFile
from checker.syntax import ast
from checker.syntax.parser import Parser
from checker.verification.measure_book import MeasureBook
from checker.verification.measure_cell import Cell, Comparison, Part, Proof, Value
from checker.verification.measure_reader import read_measures
from checker.verification.measure_situation import read_situation
from checker.verification.measures import compare
from checker.workspace.parsing import parser_of
from checker.workspace.spec_folder import SpecFolder
from tests.unit.verification.xinghe import calendar

FOLDER = SpecFolder(Path(__file__).parents[3] / "spec")
CITIES = {"xinghe": ("星河市", "Xinghe"), "yuehai": ("月海市", "Yuehai")}
TITLES = """
  title grand "星河质量奖" "Xinghe Award" for organization, individual
  title nominee "星河提名奖" "Xinghe Nomination" for organization
"""
SITUATION = """
decided 2032-03-01
revoked 2033-01-01
opens 09-01
horizon 2060
same revoked: revocation_published, found, ground_day
same decided: announced, ceremony
application category = organization, track = fresh/reassessment, award = grand
"""


@cache
def words() -> tuple[Parser, LoweredVocabulary]:
    """The parser and the real vocabulary, with the invented cities."""
    parser = parser_of(FOLDER)
    source = SourceFile("vocabulary", FOLDER.vocabulary.read_text(encoding="utf-8"))
    parsed = parser.parse(source)
    assert parsed.file is not None
    at = source.span(0, 0)
    return parser, lower_vocabulary(parsed.file, [ast.Labelled(ast.Name(n, at), *x) for n, x in CITIES.items()])


@cache
def regulation(
    articles: str, city: str = "xinghe", signed: str = "2029-12-01", head: str = "", titles: str = TITLES
) -> Regulation:
    """A regulation of a city: its awards in article 1, then these articles."""
    zh, en = CITIES[city]
    text = (
        f'regulation {city}-{signed[:4]} "{zh}质量奖规定" "{en} Quality Award Rules"\n'
        f'  city {city} "{zh}" "{en}" document none signed {signed} {head}\n'
        f"article 1 {{ {titles} }}\n{articles}\n"
    )
    parser, lowered = words()
    parsed = parser.parse(SourceFile(city, text))
    assert parsed.faults == (), parsed.faults
    assert parsed.file is not None
    found = lower_regulation(parsed.file, lowered)
    assert found.faults == (), found.faults
    assert found.regulation is not None
    return found.regulation


def compared(
    look: str,
    *regulations: Regulation,
    situation: str | None = None,
    chosen: Mapping[str, str] | None = None,
    days: WorkCalendar | None = None,
    cities: tuple[str, ...] = (),
) -> Comparison:
    """One measure, given by its lines, over regulations."""
    book = MeasureBook(
        read_measures(f"measure one | 一 | first\n{look}"), None if situation is None else read_situation(situation)
    )
    spec = Spec(words()[1].vocabulary, regulations)
    return compare(spec, "one", cities, days or calendar(), book, chosen=chosen)


def cell(look: str, articles: str, *, head: str = "", situation: str | None = None, **chosen: str) -> Cell:
    """The cell of a measure over one regulation with these articles."""
    (found,) = compared(look, regulation(articles, head=head), situation=situation, chosen=chosen).cells
    return found


def parts(look: str, articles: str, **chosen: str) -> tuple[Part, ...]:
    """What a measure finds in one regulation with these articles."""
    return cell(look, articles, **chosen).parts


def only(look: str, articles: str, **chosen: str) -> Part:
    """The only thing that a measure finds in one regulation with these articles."""
    (part,) = parts(look, articles, **chosen)
    return part


def figure(part: Part) -> tuple[str, int | None, str, Proof]:
    """English words, number, unit and proof of a part."""
    return part.value.en, part.value.number, part.value.unit, part.proof


def turned(part: Part) -> dict[tuple[str, str], Value]:
    """What a part is under every other reading."""
    return {(a.reading, a.alternative): a.value for a in part.alternatives}


def day(text: str) -> date:
    """A day."""
    return date.fromisoformat(text)
