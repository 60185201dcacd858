"""Questions in text, asked of small invented regulations under no shared assumptions but those given."""

from collections.abc import Sequence
from datetime import date

from checker.ir.regulation import Regulation, Spec
from checker.lowering.lowerer import lower_regulation
from checker.lowering.questions import lower_questions
from checker.source.source_file import SourceFile
from checker.syntax.question_ast import QuestionFile
from checker.verbs.ask import ask
from checker.verification.answers import Answer, Part
from checker.verification.desk import Desk
from tests.strategies.regulations import tools

FRAME = "questions\nassume { no win no ban }\nassume win.ground_day = win.revoked\n"
CLOSED = "schedule in alpha: round 1 in 2024 every 2 years filing 09-01 until 09-10"


def regulation(articles: str, city: str = "alpha", year: int = 2024) -> Regulation:
    """A regulation of an invented city with an award for organizations, these articles, and its last one."""
    parser, lowered = tools()
    text = (
        f'regulation {city}-{year} "某市办法" "Measures" city {city} "{city}市" "{city.title()}" document none '
        f'signed {year}-01-01\narticle 1 {{ title grand "市长质量奖" "award" for organization }}\n{articles}\n'
        f"article 90 {{ in force from {year}-01-01 }}\n"
    )
    parsed = parser.parse(SourceFile(city, text))
    assert parsed.faults == (), parsed.faults
    assert parsed.file is not None
    found = lower_regulation(parsed.file, lowered)
    assert found.regulation is not None, found.faults
    return found.regulation


def desk_for(regulations: Sequence[Regulation], frame: str = FRAME) -> Desk:
    """A desk over regulations, under shared assumptions."""
    parser, lowered = tools()
    entries, faults = parser.questions(SourceFile("frame", frame))
    assert not faults
    spec = Spec(lowered.vocabulary, tuple(regulations))
    found = lower_questions([QuestionFile("frame", entries)], spec, lowered)
    assert not found.faults
    return Desk(spec, found.frame, None)


def answer(desk: Desk, question: str, frame: str = FRAME) -> Answer:
    """The answer to a question in text."""
    parser, lowered = tools()
    entries, faults = parser.questions(SourceFile("frame", frame))
    query, more = parser.query(SourceFile("-e", question))
    assert not faults
    assert not more, more
    found = lower_questions([QuestionFile("frame", entries)], desk.spec, lowered, query)
    assert not found.faults, found.faults
    return ask(desk, found.questions[0])


def part_of(desk: Desk, question: str, frame: str = FRAME) -> Part:
    """The one part of an answer that is no contradiction."""
    found = answer(desk, question, frame)
    assert found.contradiction is None
    (part,) = found.parts
    return part


def places(part: Part) -> set[str]:
    """The places of the articles an answer rests on."""
    return {cite.place for cite in part.cites}


def won(extra: str = "", decided: date = date(2024, 6, 28)) -> str:
    """Given: an organization that won the award of alpha in round 1, with a round every two years."""
    return (
        f"given {{ organization win in alpha where award = grand, category = organization, round = 1, decided = {decided}{extra} "
        f"{CLOSED} }}"
    )
