"""Articles in another order, numbered anew: every answer and verdict stays the same, but for the numbers of the articles.

A copy of a real regulation is taken apart into its articles, these are shuffled and renumbered with all references.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from checker.cases.dossier_reader import read_dossier
from checker.ir.regulation import Spec
from checker.legaltime.calendar_reader import load_calendar
from checker.lowering.lowerer import lower_regulation
from checker.lowering.vocabulary import lower_vocabulary
from checker.source.source_file import SourceFile
from checker.syntax.ast import File, Labelled, Name
from checker.verbs.ask import ask
from checker.verbs.check import Checker, Options
from checker.verification.answers import Part
from checker.verification.desk import Desk
from checker.verification.measure_book import load_measures
from checker.verification.measure_cell import Cell
from checker.verification.measures import compare
from checker.verification.verdict import DecisionVerdict, decisive
from checker.workspace.loader import load_spec
from checker.workspace.parsing import reader_of
from checker.workspace.questions import load_questions
from checker.workspace.spec_folder import SpecFolder
from tests.strategies.renumbered import Renumbering, shuffled

ROOT = Path(__file__).parents[2]
FOLDER = SpecFolder(ROOT / "spec")
REAL = load_spec(FOLDER).spec
assert REAL is not None
LIBRARY = load_questions(FOLDER, REAL)
CALENDAR = load_calendar(FOLDER.calendar)
BOOK = load_measures(FOLDER.path)
CITIES = sorted({r.city.name for r in REAL.regulations})
PAIR = ("wugang", "wuwei")
MEASURES = ("ban_after_fraud", "ban_after_accident", "return_of_winner", "minimum_operating_time", "notice_length")
SEED = 20240628
OF_SEVERAL = ("disagreement",)
"""Searches that cannot be made in one city."""


@dataclass(frozen=True)
class Moved:
    """The specification with one regulation renumbered."""

    spec: Spec
    made: Renumbering


def tree(path: Path) -> File:
    """The syntax tree of a rule file."""
    parsed = reader_of(FOLDER).tree(SourceFile(str(path), path.read_text(encoding="utf-8")))
    assert parsed.file is not None
    return parsed.file


@cache
def moved(city: str) -> Moved:
    """The specification with the regulation of a city shuffled and numbered anew."""
    assert REAL is not None
    words = tree(FOLDER.vocabulary)
    at = SourceFile("", " ").span(0, 0)
    cities = {r.city.name: Labelled(Name(r.city.name, at), r.city.zh, r.city.en) for r in REAL.regulations}
    lowered = lower_vocabulary(words, cities.values())
    (old,) = REAL.of_city(city)
    file, made = shuffled(tree(Path(old.file)), SEED)
    assert sum(a != b for a, b in made.numbers.items()) > len(made.numbers) // 2
    found = lower_regulation(file, lowered)
    assert found.faults == ()
    assert found.regulation is not None
    new = found.regulation
    return Moved(Spec(REAL.vocabulary, tuple(new if r is old else r for r in REAL.regulations)), made)


def answered(part: Part, now: Callable[..., object]) -> object:
    """What a part says, with its citations as they are called now."""
    robust = None if part.robustness is None else (frozenset(part.robustness.changes), part.robustness.complete)
    follow = frozenset((c.names, c.ban, now((c.cite,)), now(c.grounds), c.force) for c in part.consequences)
    intervals = [(i.first_round, i.last_round, i.first, i.last, now(i.failing)) for i in part.intervals]
    return (
        part.name, part.word, now(part.cites), now(part.pending), robust, frozenset(part.turned), part.round, part.day,
        intervals, now(part.before), part.by_articles, follow, part.notes,
    )  # fmt: skip


@pytest.mark.parametrize("city", PAIR)
def test_questions(city: str) -> None:
    assert REAL is not None
    new = moved(city)
    chosen = [q for q in LIBRARY.questions if city in getattr(q.ask, "cities", ()) and not hasattr(q.ask, "measure")]
    chosen = [q for q in chosen if not hasattr(q.ask, "dimension") and getattr(q.ask, "what", "") not in OF_SEVERAL]
    assert chosen
    for question in chosen:
        only = replace(question, ask=replace(question.ask, cities=(city,)))  # type: ignore[arg-type]
        before = ask(Desk(REAL, LIBRARY.frame, CALENDAR), only)
        after = ask(Desk(new.spec, LIBRARY.frame, CALENDAR), only)
        assert [answered(p, frozenset) for p in after.parts] == [answered(p, new.made.cites) for p in before.parts]


@pytest.mark.parametrize("city", PAIR)
def test_measures(city: str) -> None:
    assert REAL is not None
    new = moved(city)

    def said(cell: Cell, now: Callable[..., object]) -> object:
        parts = [(p.value, p.proof, now(p.cites), frozenset(p.alternatives), p.condition) for p in cell.parts]
        axis = None if cell.axis is None else (replace(cell.axis, turned=()), frozenset(cell.axis.turned))
        return cell.status, frozenset(parts), cell.rank, axis, now(cell.silent)

    for name in MEASURES:
        before = compare(REAL, name, PAIR, CALENDAR, BOOK)
        after = compare(new.spec, name, PAIR, CALENDAR, BOOK)
        assert [said(c, frozenset) for c in after.cells] == [said(c, new.made.cites) for c in before.cells]


@pytest.mark.parametrize("city", CITIES)
def test_verdicts(city: str) -> None:
    assert REAL is not None
    new = moved(city)
    real, other = Checker(REAL, CALENDAR, Options(explain=False)), Checker(new.spec, CALENDAR, Options(explain=False))

    def said(found: DecisionVerdict, now: Callable[..., object]) -> object:
        entries = [(e.subject, e.judgement.verdict) for e in found.entries]
        owed = frozenset((now((d.cite,)), d.standing) for d in found.owed)
        return found.identifier, found.verdict, now(decisive(found)), entries, owed

    paths = [p for p in sorted((ROOT / "examples" / city).glob("*.yaml")) if "superseded" not in p.name]
    assert paths
    for path in paths:
        dossier = read_dossier(SourceFile(path.name, path.read_text(encoding="utf-8")), REAL).dossier
        assert dossier is not None
        restated = tuple(
            replace(d, grounds=None if d.grounds is None else tuple(new.made.place(g) for g in d.grounds))
            for d in dossier.decisions
        )
        before = real.check(dossier, path.name)
        after = other.check(replace(dossier, decisions=restated), path.name)
        assert [said(d, frozenset) for d in after.decisions] == [said(d, new.made.cites) for d in before.decisions]
