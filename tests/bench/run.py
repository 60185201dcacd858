"""The bench: `python -m tests.bench.run`. One table; every target beside what was measured in the same run.

Ends with 1 if a target is missed. Times depend on the machine; the ratios say more.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.workspace.spec_folder import find_spec
from tests.bench import processes, questions
from tests.bench.dossiers import round_dossier
from tests.bench.measures import Laboratory
from tests.bench.processes import ROOT

SIZES = (10, 100, 1_000, 10_000)
MEGABYTE = 1_000_000


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
        return f"{self.name:<66} {self.value:>10.3f} {self.unit:<4} {target:<14} {verdict}".rstrip()


def rows(times: int, applicants: int, largest: int) -> Iterator[Row]:
    """All measurements, one after the other."""
    folder = find_spec(ROOT / "spec")
    assert folder is not None
    laboratory = Laboratory(folder)
    first = laboratory.spec.regulations[0]
    with tempfile.TemporaryDirectory() as place:
        one, many = Path(place, "one.yaml"), Path(place, "many.yaml")
        one.write_text(round_dossier(laboratory.spec, first, 1), encoding="utf-8")
        many.write_text(round_dossier(laboratory.spec, first, applicants, missing=0.2), encoding="utf-8")
        yield from _cold(one, times)
        yield Row(f"peak memory, check of {applicants} applicants", processes.memory(many) / MEGABYTE, "MB", 300)
    yield from _warm(laboratory, times, applicants)
    yield from _growth(laboratory, largest)
    yield from (Row(*found) for found in questions.measured(folder, times))


def _cold(dossier: Path, times: int) -> Iterator[Row]:
    libraries = processes.libraries(times)
    remembered = processes.check(dossier, times, remembered=True)
    fresh = processes.check(dossier, times, remembered=False)
    yield Row('python -c "import z3, lark"', libraries, "s")
    yield Row("checker check, one dossier, new process", remembered, "s")
    yield Row("    as a multiple of the two imports", remembered / libraries, "x", 3)
    yield Row("checker check, one dossier, rules not remembered", fresh, "s")
    yield Row("    as a multiple of the two imports", fresh / libraries, "x")
    for name, kept, target in (("rules not remembered", False, 0.5), ("rules remembered", True, 0.1)):
        whole, alone = processes.loading(times, remembered=kept)
        yield Row(f"loading all regulations, new process, {name}", alone, "s", target)
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
    parser.add_argument("--times", type=int, default=5, help="repetitions, of which the median counts")
    parser.add_argument("--applicants", type=int, default=1000, help="applicants of the large round")
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="the largest dossier")
    options = parser.parse_args(arguments)
    met = True
    for row in rows(options.times, options.applicants, options.largest):
        print(row, flush=True)
        met = met and row.met
    print("all targets met" if met else "some targets are missed")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
