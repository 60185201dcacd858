"""An invented regulation with every kind of statement, read against the real vocabulary, and cases under it."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from checker.cases.scene import Entry, EventList, Record, Scene
from checker.ir.regulation import Regulation, Vocabulary
from checker.legaltime.calendar_reader import load_calendar
from checker.legaltime.workdays import WorkCalendar
from checker.lowering.lowerer import Lowered, lower_regulation
from checker.lowering.vocabulary import LoweredVocabulary, lower_vocabulary
from checker.source.source_file import SourceFile
from checker.syntax import ast
from checker.verification.judge import Settings, settings_for
from checker.workspace.parsing import parser_of
from checker.workspace.spec_folder import SpecFolder

SPEC = Path(__file__).parents[3] / "spec"
RULES = Path(__file__).with_name("xinghe.rules")
DAY = date(2032, 6, 1)
Values = Mapping[str, Entry]


HEADER = 'regulation xinghe-2030 "星河市质量奖规定" "Xinghe Quality Award Rules" city xinghe "星河市" "Xinghe" document none signed 2029-12-01'
TITLE = 'article 1 { title grand "星河质量奖" "Xinghe Award" for organization, individual  in force from 2030-01-01 }'


@cache
def _words() -> LoweredVocabulary:
    folder = SpecFolder(SPEC)
    words = SourceFile("vocabulary", folder.vocabulary.read_text(encoding="utf-8"))
    parsed = parser_of(folder).parse(words)
    assert parsed.file is not None
    city = ast.Labelled(ast.Name("xinghe", words.span(0, 0)), "星河市", "Xinghe")
    return lower_vocabulary(parsed.file, [city])


def lowered(text: str) -> Lowered:
    """What a whole text of rules means, with its faults."""
    rules = parser_of(SpecFolder(SPEC)).parse(SourceFile("xinghe", text))
    assert rules.faults == ()
    assert rules.file is not None
    return lower_regulation(rules.file, _words())


@cache
def written(text: str) -> Regulation:
    """The regulation that a text of rules without faults says."""
    found = lowered(text)
    assert found.faults == ()
    assert found.regulation is not None
    return found.regulation


def invented(articles: str) -> Regulation:
    """A regulation of Xinghe that has one award and these articles."""
    return written(f"{HEADER}\n{TITLE}\n{articles}")


def regulation() -> Regulation:
    """The regulation of the city of Xinghe."""
    return written(RULES.read_text(encoding="utf-8"))


def vocabulary() -> Vocabulary:
    """The real vocabulary, with that city."""
    return _words().vocabulary


@cache
def calendar() -> WorkCalendar:
    """The published working days."""
    return load_calendar(SPEC / "calendar")


def settings() -> Settings:
    """The default readings."""
    return settings_for(regulation(), vocabulary(), calendar())


def scene(
    records: Mapping[str, Values],
    lists: Mapping[str, tuple[Values, ...]] | None = None,
    entrants: tuple[Values, ...] | None = None,
) -> Scene:
    """A case: records by scope, and complete lists of the subject's events; kinds that are not named are empty."""
    events = dict.fromkeys(vocabulary().events, ()) | dict(lists or {})
    known = {
        ("subject", kind): EventList(tuple(Record(values) for values in rows), date.max)
        for kind, rows in events.items()
    }
    if entrants is not None:
        known["round", "entrant"] = EventList(tuple(Record(values) for values in entrants), date.max)
    return Scene({scope: Record(values) for scope, values in records.items()}, known, vocabulary().key_fields)
