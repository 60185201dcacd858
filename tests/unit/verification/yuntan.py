"""An invented regulation that is full of duties, read against the real vocabulary, and dossiers under it."""

from functools import cache
from pathlib import Path

from checker.cases.case import Dossier
from checker.cases.dossier_reader import read_dossier
from checker.ir.regulation import Regulation, Spec
from checker.legaltime.calendar_reader import load_calendar
from checker.legaltime.workdays import WorkCalendar
from checker.lowering.lowerer import lower_regulation
from checker.lowering.vocabulary import lower_vocabulary
from checker.source.source_file import SourceFile
from checker.syntax import ast
from checker.verbs.check import Checker, Options
from checker.verification.duty import Duty
from checker.verification.verdict import DossierVerdict
from checker.workspace.parsing import parser_of
from checker.workspace.spec_folder import SpecFolder

SPEC = Path(__file__).parents[3] / "spec"
RULES = Path(__file__).with_name("yuntan.rules")
HEAD = "dossier: 1\nregulation: yuntan-2020\n"


@cache
def spec() -> Spec:
    """The real vocabulary with that city, and its regulation."""
    folder = SpecFolder(SPEC)
    parser = parser_of(folder)
    words = SourceFile("vocabulary", folder.vocabulary.read_text(encoding="utf-8"))
    parsed = parser.parse(words)
    assert parsed.file is not None
    lowered = lower_vocabulary(parsed.file, [ast.Labelled(ast.Name("yuntan", words.span(0, 0)), "云潭市", "Yuntan")])
    rules = parser.parse(SourceFile("yuntan", RULES.read_text(encoding="utf-8")))
    assert rules.faults == ()
    assert rules.file is not None
    found = lower_regulation(rules.file, lowered)
    assert found.faults == ()
    assert found.regulation is not None
    return Spec(lowered.vocabulary, (found.regulation,))


def regulation() -> Regulation:
    """The regulation of the city of Yuntan."""
    return spec().regulations[0]


@cache
def calendar() -> WorkCalendar:
    """The published working days."""
    return load_calendar(SPEC / "calendar")


def dossier(text: str) -> Dossier:
    """The dossier of a text, which must be without fault."""
    read = read_dossier(SourceFile("卷宗.yaml", HEAD + text), spec())
    assert read.faults == ()
    assert read.dossier is not None
    return read.dossier


def check(text: str, **readings: str) -> DossierVerdict:
    """The verdict on a dossier, without explanations."""
    return _checker(tuple(readings.items()), False).check(dossier(text), "卷宗.yaml")


def turning(text: str, label: str, **readings: str) -> tuple[Duty, ...]:
    """The duties that arise from a norm, with the readings under which they stand otherwise."""
    found = _checker(tuple(readings.items()), True).check(dossier(text), "卷宗.yaml")
    return tuple(d for d in found.duties if d.cite.label == label)


@cache
def _checker(readings: tuple[tuple[str, str], ...], explain: bool) -> Checker:
    return Checker(spec(), calendar(), Options(dict(readings), explain=explain))


def duties(text: str, label: str, **readings: str) -> tuple[Duty, ...]:
    """The duties that arise from the norm of that label."""
    return tuple(d for d in check(text, **readings).duties if d.cite.label == label)


def standings(text: str, label: str, **readings: str) -> list[str]:
    """How they stand."""
    return [d.standing.value for d in duties(text, label, **readings)]
