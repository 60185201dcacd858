"""The questions across cities: as whole processes, and inside one process with everything loaded. Times in seconds."""

import gc
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations
from pathlib import Path

from checker import api
from checker.__main__ import COLLECT_AFTER
from checker.ir.questions import AskWhen, Question
from checker.verbs.ask import ask
from checker.verification.desk import Desk
from checker.workspace.questions import LoadedQuestions, load_questions
from checker.workspace.spec_folder import SpecFolder
from tests.bench.measures import timed
from tests.bench.processes import run
from tests.bench.variants import with_variants

Measured = tuple[str, float, str, float | None]

ORDERING = "strictness in every city"
LONGER = (1, 2)
"""Two invented cities per regulation, with spans longer by one and by two: ten in all."""


def whole_processes(times: int) -> Iterator[Measured]:
    """Each question of the library in a process of its own, and all in one."""
    with tempfile.TemporaryDirectory() as cache:
        listed = run(["-m", "checker", "ask", "--list"], Path(cache)).output.splitlines()
        names = [line.split()[0] for line in listed if line.strip()]
        alone = {name: min(_asked([name], Path(cache)) for _ in range(times)) for name in names}
        slowest = _slowest(alone)
        yield f"one question, new process, slowest of {len(names)}: {slowest}", alone[slowest], "s", 2
        whole = min(_asked(names, Path(cache)) for _ in range(times))
        yield f"the whole library, {len(names)} questions, one process", whole, "s", 20


def _asked(words: Sequence[str], cache: Path) -> float:
    return run(["-m", "checker", "ask", *words], cache).seconds


@dataclass(frozen=True)
class Inquirer:
    """Asks questions in this process, each of a fresh desk."""

    rules: api.Rulebook

    @cached_property
    def library(self) -> LoadedQuestions:
        """The questions of the library and what they share."""
        return load_questions(self.rules.folder, self.rules.spec)

    def seconds(self, question: Question) -> float:
        """How long an answer takes."""
        desk = Desk(self.rules.spec, self.library.frame, self.rules.calendar)
        return timed(lambda: ask(desk, question, self.rules.book))

    def asked(self, text: str) -> float:
        """How long the answer to a question in a text takes, without reading it."""
        found = load_questions(self.rules.folder, self.rules.spec, text)
        assert not found.faults, [fault.title_en for fault in found.faults[:3]]
        return self.seconds(found.questions[-1])


def warm(folder: SpecFolder, times: int) -> Iterator[Measured]:
    """Answers inside one process, the rules loaded and a question answered before; garbage is looked for as seldom as in a
    run of the command."""
    gc.set_threshold(COLLECT_AFTER, 10, 10)
    rules = api.load(folder.path)
    inquirer, cities = Inquirer(rules), rules.cities
    inquirer.asked(_implies(*cities[:2]))
    everywhere = {
        question.label.name: question
        for question in inquirer.library.questions
        if isinstance(question.ask, AskWhen) and len(question.ask.cities) == len(cities)
    }
    whens = {name: min(inquirer.seconds(q) for _ in range(times)) for name, q in everywhere.items()}
    slowest = _slowest(whens)
    yield f"when, {len(cities)} cities, slowest of {len(whens)}: {slowest}", whens[slowest], "s", 1
    first = {name: timed(lambda: api.compare(rules, name)) for name in rules.book.names}  # noqa: B023
    again = {name: min(timed(lambda: api.compare(rules, name)) for _ in range(times)) for name in first}  # noqa: B023
    slowest = _slowest(again)
    yield f"compare, {len(cities)} cities, slowest of {len(again)}: {slowest}", again[slowest], "s", 0.3
    slowest = _slowest(first)
    yield f"    the first time in a process: {slowest}", first[slowest], "s", None
    pairs = {f"{a}>{b}": inquirer.asked(_implies(a, b)) for a, b in permutations(cities, 2)}
    slowest = _slowest(pairs)
    yield f"implies with readings, slowest of {len(pairs)} pairs: {slowest}", pairs[slowest], "s", 0.3
    whole = min(inquirer.asked(ORDERING) for _ in range(times))
    yield f"implies with readings, all {len(pairs)} pairs at once", whole, "s", 5
    yield from _grown(folder, whole / len(pairs))


def _grown(folder: SpecFolder, each: float) -> Iterator[Measured]:
    """All pairs of the invented cities, against `each` seconds per pair of the real ones."""
    with tempfile.TemporaryDirectory() as place:
        names = with_variants(folder.path, Path(place, "spec"), LONGER)
        inquirer = Inquirer(api.load(Path(place, "spec")))
        listed = ", ".join(names)
        pairs = len(names) * (len(names) - 1)
        whole = inquirer.asked(f"strictness in {listed}")
    yield f"all {pairs} pairs of {len(names)} invented cities (spans 1 and 2 longer)", whole, "s", None
    yield "    per pair, against the real cities", whole / pairs / each, "x", None


def _implies(one: str, other: str) -> str:
    return f"eligible in {one} implies eligible in {other}"


def _slowest(seconds: Mapping[str, float]) -> str:
    return max(seconds, key=lambda name: seconds[name])
