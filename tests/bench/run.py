"""The bench: `python -m tests.bench.run`. One table; every target beside what was measured in the same run.

Ends with 1 if a target is missed. Times depend on the machine and on what else it does; the ratios say more.
"""

import argparse
import gc
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.__main__ import COLLECT_AFTER
from checker.workspace.spec_folder import SpecFolder, find_spec
from tests.bench import processes, questions
from tests.bench.dossiers import round_dossier
from tests.bench.measures import Laboratory
from tests.bench.processes import ROOT

SIZES = (10, 100, 1_000, 10_000)
MEGABYTE = 1_000_000
EXAMPLES = {
    "a lawful round": ROOT / "examples/weihai/01-lawful-round.yaml",
    "an unlawful one, with minimal reasons": ROOT / "examples/weihai/02-ineligible-winner.yaml",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; without a target it only informs."""

    name: str
    value: float
    unit: str
    target: float | None = None

    @property
    def met(self) -> bool:
        """Whether the target is met."""
        return self.target is None or self.value <= self.target

    def __str__(self) -> str:
        target = "" if self.target is None else f"<= {self.target:g} {self.unit}"
        verdict = "" if self.target is None else "met" if self.met else "MISSED"
        return f"{self.name:<76} {self.value:>10.3f} {self.unit:<4} {target:<14} {verdict}".rstrip()


def rows(times: int, applicants: int, largest: int) -> Iterator[Row]:
    """All measurements, one after the other."""
    folder = find_spec(ROOT / "spec")
    assert folder is not None
    laboratory = Laboratory(folder)
    first = laboratory.spec.regulations[0]
    yield from _cold(times)
    yield from _loading(folder, times)
    with tempfile.TemporaryDirectory() as place:
        many = Path(place, "many.yaml")
        many.write_text(round_dossier(laboratory.spec, first, applicants, missing=0.2), encoding="utf-8")
        yield Row(f"peak memory, check of {applicants} applicants", processes.memory(many) / MEGABYTE, "MB", 300)
    yield from _warm(laboratory, times, applicants)
    yield from _growth(laboratory, largest)
    yield from (Row(*found) for found in questions.warm(folder, times))
    yield from (Row(*found) for found in questions.whole_processes(times))


def _cold(times: int) -> Iterator[Row]:
    libraries, checks = processes.cold(EXAMPLES, times * 2)
    yield Row('python -c "import z3, lark"', libraries.seconds, "s")
    for name, least in checks.items():
        yield Row(f"checker check, new process, {name}", least.seconds, "s")
        multiple = least.processor / libraries.processor
        yield Row("    as a multiple of the two imports, in processor time", multiple, "x", 3)


def _loading(folder: SpecFolder, times: int) -> Iterator[Row]:
    targets = {"nothing remembered": 0.5, "all remembered": 0.1}
    for name, (whole, alone) in processes.loading(folder.path, times).items():
        yield Row(f"loading all regulations, new process, {name}", alone, "s", targets.get(name))
        yield Row("    with the imports that this takes", whole, "s")


def _warm(laboratory: Laboratory, times: int, applicants: int) -> Iterator[Row]:
    for regulation in laboratory.spec.regulations:
        evaluated = laboratory.one_evaluated(regulation, times * 20) * 1000
        yield Row(f"one applicant, all known, evaluator: {regulation.identifier}", evaluated, "ms", 0.3)
    for regulation in laboratory.spec.regulations:
        solved = laboratory.one_solved(regulation, times) * 1000
        yield Row(f"one applicant, nothing known, solver: {regulation.identifier}", solved, "ms", 50)
    for regulation in laboratory.spec.regulations:
        _, judging = laboratory.whole_round(regulation, applicants)
        yield Row(f"round of {applicants}, a fifth with gaps: {regulation.identifier}", judging, "s", applicants / 2000)
    first = laboratory.spec.regulations[0]
    _, judging = laboratory.whole_round(first, applicants, explain=True)
    yield Row(f"    with every explanation: {first.identifier}", judging, "s")


def _growth(laboratory: Laboratory, largest: int) -> Iterator[Row]:
    first = laboratory.spec.regulations[0]
    shares: list[float] = []
    for size in (size for size in SIZES if size <= largest):
        reading, judging = laboratory.whole_round(first, size)
        yield Row(f"{size} applicants: reading, per applicant", reading / size * 1000, "ms")
        yield Row(f"{size} applicants: verdicts, per applicant", judging / size * 1000, "ms")
        shares.append((reading + judging) / size)
    yield Row("growth: per applicant, most against fewest applicants", shares[-1] / shares[0], "x", 1.5)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5, help="repetitions, of which the least counts")
    parser.add_argument("--applicants", type=int, default=1000, help="applicants of the large round")
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="the largest dossier")
    options = parser.parse_args(arguments)
    gc.set_threshold(COLLECT_AFTER, 10, 10)  # as the program itself does
    met = True
    for row in rows(options.times, options.applicants, options.largest):
        print(row, flush=True)
        met = met and row.met
    print("all targets met" if met else "some targets are missed")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
