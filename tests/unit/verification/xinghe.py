"""An invented regulation with every kind of statement, read against the real vocabulary, and cases under it."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from checker.cases.scene import Entry, EventList, Record, Scene
from checker.ir.regulation import Regulation, Vocabulary
from checker.legaltime.calendar_reader import load_calendar
from checker.legaltime.workdays import WorkCalendar
from checker.lowering.lowerer import lower_regulation
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


@cache
def _lowered() -> tuple[LoweredVocabulary, Regulation]:
    folder = SpecFolder(SPEC)
    parser = parser_of(folder)
    words = SourceFile("vocabulary", folder.vocabulary.read_text(encoding="utf-8"))
    parsed = parser.parse(words)
    assert parsed.file is not None
    city = ast.Labelled(ast.Name("xinghe", words.span(0, 0)), "星河市", "Xinghe")
    lowered = lower_vocabulary(parsed.file, [city])
    rules = parser.parse(SourceFile("xinghe", RULES.read_text(encoding="utf-8")))
    assert rules.faults == ()
    assert rules.file is not None
    found = lower_regulation(rules.file, lowered)
    assert found.faults == ()
    assert found.regulation is not None
    return lowered, found.regulation


def regulation() -> Regulation:
    """The regulation of the city of Xinghe."""
    return _lowered()[1]


def vocabulary() -> Vocabulary:
    """The real vocabulary, with that city."""
    return _lowered()[0].vocabulary


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
