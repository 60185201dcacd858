"""The Python interface: load regulations once, then check dossiers, ask questions and compare measures.

    from checker import api

    rules = api.load()
    ban = api.compare(rules, "ban_after_fraud", ["wuhan", "wuwei"])
    for cell in ban.cells:
        print(cell.city, cell.rank, [part.value.en for part in cell.parts])

All results are frozen values; nothing is printed. Faults of the user's texts are raised as `RulesFault` with the same
diagnostics that the command line shows; a measure, city or reading that does not exist raises `UnknownMeasure`,
`UnknownCity` or `UnknownReading`. `ReplayDisagreement` is a bug of this program.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from checker.diagnostics.diagnostic import Diagnostic, Language
from checker.ir.regulation import Regulation, Spec
from checker.lawtext.citation import Citation
from checker.legaltime.calendar_reader import load_calendar
from checker.legaltime.workdays import WorkCalendar
from checker.source.reader import decode_source
from checker.source.source_file import SourceFile
from checker.verification.measure_book import MeasureBook, load_measures
from checker.verification.measure_cell import Alternative, AxisInterval, Cell, Comparison, Part, Proof, Status, Value
from checker.verification.measures import UnknownCity, UnknownMeasure
from checker.verification.outcome import ReplayDisagreement
from checker.workspace.loader import load_spec
from checker.workspace.spec_folder import SpecFolder, find_spec

if TYPE_CHECKING:
    from checker.verification.answers import Answer
    from checker.verification.verdict import DossierVerdict

__all__ = [
    "Alternative",
    "AxisInterval",
    "Cell",
    "Citation",
    "Comparison",
    "Diagnostic",
    "Language",
    "Part",
    "Proof",
    "Regulation",
    "ReplayDisagreement",
    "Rulebook",
    "RulesFault",
    "Status",
    "UnknownCity",
    "UnknownMeasure",
    "UnknownReading",
    "Value",
    "ask",
    "check",
    "compare",
    "load",
    "measures",
]


class RulesFault(ValueError):  # noqa: N818
    """A text cannot be used; `diagnostics` say why, each with a code and messages in Chinese and English."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("; ".join(f"[{d.code}] {d.title_en}" for d in self.diagnostics))


class UnknownReading(KeyError):  # noqa: N818
    """No regulation and no shared rule has that reading, or the reading not that alternative."""


@dataclass(frozen=True, slots=True, eq=False)
class Rulebook:
    """A loaded specification: the regulations, the working days, the measures."""

    spec: Spec
    calendar: WorkCalendar
    book: MeasureBook
    folder: SpecFolder

    @property
    def cities(self) -> tuple[str, ...]:
        """The names of all cities that have a regulation, in order."""
        return tuple(sorted({r.city.name for r in self.spec.regulations}))

    @property
    def regulations(self) -> tuple[Regulation, ...]:
        """All regulations, in a fixed order."""
        return self.spec.regulations


def load(folder: Path | str | None = None) -> Rulebook:
    """The specification in a folder (none given: ./spec, else the one that comes with the package).

    Raises `FileNotFoundError` where there is none, `RulesFault` where a regulation has a fault.
    """
    found = find_spec(None if folder is None else Path(folder))
    if found is None:
        raise FileNotFoundError(str(folder or "spec"))
    loaded = load_spec(found)
    if loaded.faults or loaded.spec is None:
        raise RulesFault(loaded.faults)
    return Rulebook(loaded.spec, load_calendar(found.calendar), load_measures(found.path), found)


def check(
    rules: Rulebook, text: str, *, name: str = "dossier.yaml", readings: Mapping[str, str] | None = None
) -> "DossierVerdict":
    """The verdicts on all decisions that a dossier's text records. Raises `RulesFault` for an unreadable dossier."""
    from checker.cases.dossier_reader import read_dossier
    from checker.verbs.check import Checker, Options

    source = decode_source(name, text.encode())
    if not isinstance(source, SourceFile):
        from checker.diagnostics.files import diagnose

        raise RulesFault([diagnose(source)])
    read = read_dossier(source, rules.spec)
    if read.dossier is None:
        raise RulesFault(read.faults)
    return Checker(rules.spec, rules.calendar, Options(_known(rules, readings))).check(read.dossier, name)


def ask(rules: Rulebook, question: str, *, readings: Mapping[str, str] | None = None) -> "tuple[Answer, ...]":
    """The answers to the questions of a text in the rules' own language. Raises `RulesFault` for a faulty question."""
    from checker.verbs.ask import ask_all
    from checker.verification.desk import Desk
    from checker.workspace.questions import load_questions

    loaded = load_questions(rules.folder, rules.spec, question)
    if loaded.faults:
        raise RulesFault(loaded.faults)
    desk = Desk(rules.spec, loaded.frame, rules.calendar)
    chosen = {full: a for name, a in _known(rules, readings).items() for full in desk.called(name, a)}
    return ask_all(desk.under(chosen), loaded.questions)


def measures(rules: Rulebook, lang: Language = "en") -> dict[str, str]:
    """The names of all measures with their labels, in the order in which they are declared."""
    return {m.name: m.label(lang) for m in rules.book.measures}


def compare(
    rules: Rulebook,
    measure: str,
    cities: Sequence[str] = (),
    *,
    readings: Mapping[str, str] | None = None,
    days: Mapping[str, date] | None = None,
    rounds: Mapping[str, tuple[date, ...]] | None = None,
) -> Comparison:
    """One measure across cities (none named: all).

    `days` ("revoked", "decided", …) and `rounds` (opening days by city) change the stated situation of the common axis.
    Raises `UnknownMeasure`, `UnknownCity`, `UnknownReading`.
    """
    from checker.verbs.compare import run

    book = rules.book.with_changes(days, rounds)
    return run(rules.spec, book, measure, cities, rules.calendar, _known(rules, readings))


def _known(rules: Rulebook, readings: Mapping[str, str] | None) -> dict[str, str]:
    """The readings, if every one of them exists; "city.name" chooses for one city only."""
    known: dict[str, set[str]] = {n: set(sort.names) for n, sort in rules.spec.vocabulary.readings.items()}
    for regulation in rules.spec.regulations:
        for name, sort in regulation.readings.items():
            known.setdefault(name, set()).update(sort.names)
            known[f"{regulation.city.name}.{name}"] = set(sort.names)
    for name, alternative in (readings or {}).items():
        if alternative not in known.get(name, set()):
            raise UnknownReading(f"{name}={alternative}")
    return dict(readings or {})
