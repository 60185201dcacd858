"""What is measured inside one process, with everything warm. All times in seconds."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from checker.cases.case import Dossier
from checker.cases.dossier_reader import read_dossier
from checker.ir.regulation import Regulation, Spec
from checker.legaltime.calendar_reader import load_calendar
from checker.legaltime.workdays import WorkCalendar
from checker.source.source_file import SourceFile
from checker.verbs.check import Checker, Options
from checker.verification import settle
from checker.workspace.loader import load_spec
from checker.workspace.spec_folder import SpecFolder
from tests.bench.dossiers import round_dossier, unknown_applicant

MISSING = 0.2


def timed(work: Callable[[], object]) -> float:
    """Seconds that the work takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


@dataclass(frozen=True)
class Laboratory:
    """The loaded rules, and measurements on them."""

    folder: SpecFolder

    @cached_property
    def spec(self) -> Spec:
        """All regulations."""
        found = load_spec(self.folder).spec
        assert found is not None, "the rules must load"
        return found

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The calendar."""
        return load_calendar(self.folder.calendar)

    def read(self, text: str) -> Dossier:
        """A dossier, which must be free of faults."""
        read = read_dossier(SourceFile("bench.yaml", text), self.spec)
        assert read.dossier is not None, [fault.title_en for fault in read.faults[:3]]
        return read.dossier

    def checker(self, *, explain: bool = False) -> Checker:
        """A checker."""
        return Checker(self.spec, self.calendar, Options(explain=explain))

    def one_evaluated(self, regulation: Regulation, times: int) -> float:
        """One applicant of whom all facts are known, against one whole regulation: the median."""
        dossier, checker = self.read(round_dossier(self.spec, regulation, 1)), self.checker()
        checker.check(dossier, "")
        return median(timed(lambda: checker.check(dossier, "")) for _ in range(times))

    def one_solved(self, regulation: Regulation, times: int) -> float:
        """One applicant of whom nothing is known, against one whole regulation, by the solver: the least."""
        dossier, checker = self.read(unknown_applicant(regulation)), self.checker()

        def anew() -> None:
            settle._solved.clear()  # what was solved before would not be solved again
            checker.check(dossier, "")

        anew()
        return min(timed(anew) for _ in range(times))

    def whole_round(self, regulation: Regulation, applicants: int, *, explain: bool = False) -> tuple[float, float]:
        """Seconds for reading the dossier of a round, and for its verdicts when warm; a fifth has facts missing."""
        text = round_dossier(self.spec, regulation, applicants, missing=MISSING)
        begun = time.perf_counter()
        dossier = self.read(text)
        reading = time.perf_counter() - begun
        checker = self.checker(explain=explain)
        checker.check(self.read(round_dossier(self.spec, regulation, 1)), "")
        return reading, timed(lambda: checker.check(dossier, ""))
