"""The long comparison: `python -m tests.differential.run --n 200000`.

Two thirds of the pairs are random terms in random complete scenes, the others terms of the five regulations in random
cases, most of them complete, some partial. Ends with 1 if evaluator, encoder and reference disagree on any pair, or if
a hundredth of the pairs of a part or more had to be skipped.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from typing import Final

from checker.legaltime.calendar_reader import load_calendar
from checker.legaltime.workdays import WorkCalendar
from tests.differential.conftest import CALENDAR
from tests.differential.pairs import compare
from tests.differential.real_pairs import compare_complete, compare_open
from tests.differential.tally import Tally

CHUNK = 49


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of pairs: its name, the comparison of so many scenes of one seed, and its share of all pairs."""

    name: str
    compare: Callable[[int, int, WorkCalendar], Tally]
    scenes: int
    share: float


PARTS: Final = (
    Part("random terms", compare, 10, 4 / 6),
    Part("real norms, complete cases", compare_complete, 8, 1.6 / 6),
    Part("real norms, partial cases", compare_open, 2, 0.4 / 6),
)


@cache
def _calendar() -> WorkCalendar:
    return load_calendar(CALENDAR)


def _chunk(first: int, part: int) -> Tally:
    tally, one = Tally(), PARTS[part]
    for seed in range(first, first + CHUNK):
        tally.add(one.compare(seed, one.scenes, _calendar()))
    return tally


def run(pairs: int, first_seed: int = 0, processes: int = 2) -> tuple[Tally, ...]:
    """Compare at least so many pairs; one tally for each part."""
    tallies = tuple(Tally() for _ in PARTS)
    with ProcessPoolExecutor(processes) as pool:
        for number, part in enumerate(PARTS):
            terms = max(1, -(-int(pairs * part.share) // part.scenes))
            starts = range(first_seed, first_seed + terms, CHUNK)
            for tally in pool.map(partial(_chunk, part=number), starts):
                tallies[number].add(tally)
    return tallies


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print what was seen, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=20_000, help="how many pairs")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args(arguments)
    begun = time.monotonic()
    tallies = run(options.n, options.seed, options.processes)
    seconds = time.monotonic() - begun
    for tally in tallies:
        for disagreement in tally.disagreements[:10]:
            print(disagreement)
    for part, tally in zip(PARTS, tallies, strict=True):
        print(f"{part.name}: {tally.summary()}")
    compared = sum(tally.compared for tally in tallies)
    print(f"{compared} pairs in {seconds:.0f} s, {compared / seconds:.0f} a second")
    return 1 if any(tally.disagreements or tally.share_skipped >= 0.01 for tally in tallies) else 0


if __name__ == "__main__":
    sys.exit(main())
