"""Small invented regulations, written as text and lowered against the real vocabulary."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from checker.ir.questions import Frame, GivenEvent, Rounds, Situation
from checker.ir.regulation import Regulation, Spec
from checker.lowering.lowerer import lower_regulation
from checker.lowering.vocabulary import LoweredVocabulary, lower_vocabulary
from checker.source.source_file import SourceFile
from checker.syntax import ast
from checker.syntax.parser import Parser
from checker.verification.desk import Desk
from checker.workspace.parsing import parser_of
from checker.workspace.spec_folder import SpecFolder

SPEC = Path(__file__).parents[2] / "spec"
CITIES = ("alpha", "beta", "gamma")


@cache
def tools() -> tuple[Parser, LoweredVocabulary]:
    """The parser and the vocabulary, with three invented cities."""
    folder = SpecFolder(SPEC)
    parser = parser_of(folder)
    source = SourceFile("vocabulary", folder.vocabulary.read_text(encoding="utf-8"))
    parsed = parser.parse(source)
    assert parsed.file is not None
    at = source.span(0, 0)
    cities = [ast.Labelled(ast.Name(c, at), f"{c}市", c.title()) for c in CITIES]
    lowered = lower_vocabulary(parsed.file, cities)
    assert not lowered.faults
    return parser, lowered


def regulation(city: str, conditions: Sequence[str], bars: Sequence[str] = ()) -> Regulation:
    """A regulation of an invented city with these conditions of applying and these statements of bars."""
    parser, lowered = tools()
    items = "\n".join(f"  item {i} {{ require {text} }}" for i, text in enumerate(conditions, 1))
    article = f"article 2 for organization to apply {{\n{items}\n}}" if items else "article 2 informative scope"
    rest = "\n".join(f"article {i} {{ {text} }}" for i, text in enumerate(bars, 3))
    text = (
        f'regulation {city}-2024 "某市办法" "Measures" city {city} "{city}市" "{city.title()}" document none signed 2024-01-01\n'
        f'article 1 {{ title grand "市长质量奖" "award" for organization }}\n{article}\n{rest}\n'
        f"article {3 + len(bars)} {{ in force from 2024-01-01 }}\n"
    )
    parsed = parser.parse(SourceFile(city, text))
    assert parsed.file is not None
    assert not parsed.faults
    found = lower_regulation(parsed.file, lowered)
    assert found.regulation is not None, found.faults
    return found.regulation


def parsed(articles: Sequence[str], city: str = "alpha") -> ast.File:
    """The tree of a regulation of an invented city: its award in article 1, then an article for each text."""
    blocks = "\n".join(f"article {i} {text}" for i, text in enumerate(articles, 2))
    text = (
        f'regulation {city}-2024 "某市办法" "Measures" city {city} "{city}市" "{city.title()}" document none '
        f'signed 2024-01-01\narticle 1 {{ title grand "市长质量奖" "award" for organization  cycle every 2 years }}\n{blocks}\n'
    )
    found = tools()[0].parse(SourceFile(city, text))
    assert found.file is not None
    assert not found.faults, found.faults
    return found.file


def lowered(file: ast.File) -> Regulation:
    """The regulation of a tree."""
    found = lower_regulation(file, tools()[1])
    assert found.regulation is not None, found.faults
    return found.regulation


def desk(*regulations: Regulation) -> Desk:
    """A desk over these regulations, without shared assumptions."""
    return Desk(Spec(tools()[1].vocabulary, regulations), Frame(), None)


def winner(city: str, **values: object) -> Situation:
    """Somebody who won the main award in round 1, 2024, with a round every two years; nothing else happened."""
    fields = {"city": city, "award": "grand", "category": "organization", "round": 1, **values}
    event = GivenEvent("subject", "win", fields)  # type: ignore[arg-type]
    closed = (("subject", "win"), ("subject", "ban"))
    schedule = ((city, Rounds(1, 2024, 2, (9, 1), (9, 10))),)
    return Situation(((("application", "category"), "organization"),), (event,), closed, (), schedule)
