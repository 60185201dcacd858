"""The long comparison: `python -m tests.differential.run --n 200000`.

Ends with 1 if evaluator, encoder and reference disagree on any pair, or if a hundredth of the pairs or more had to be
skipped.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial

from checker.legaltime.calendar_reader import load_calendar
from checker.legaltime.workdays import WorkCalendar
from tests.differential.conftest import CALENDAR
from tests.differential.pairs import Tally, compare

SCENES = 10
CHUNK = 50


@cache
def _calendar() -> WorkCalendar:
    return load_calendar(CALENDAR)


def _chunk(first: int, scenes: int) -> Tally:
    tally = Tally()
    for seed in range(first, first + CHUNK):
        tally.add(compare(seed, scenes, _calendar()))
    return tally


def run(pairs: int, first_seed: int = 0, processes: int = 2) -> Tally:
    """Compare at least so many pairs."""
    starts = range(first_seed, first_seed + max(1, -(-pairs // SCENES)), CHUNK)
    tally = Tally()
    with ProcessPoolExecutor(processes) as pool:
        for part in pool.map(partial(_chunk, scenes=SCENES), starts):
            tally.add(part)
    return tally


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print what was seen, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=20_000, help="how many pairs")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args(arguments)
    begun = time.monotonic()
    tally = run(options.n, options.seed, options.processes)
    seconds = time.monotonic() - begun
    skipped = sum(tally.skipped.values())
    share = skipped / (tally.compared + skipped)
    for disagreement in tally.disagreements[:10]:
        print(disagreement)
    speed = tally.compared / seconds
    print(f"{tally.compared} pairs compared ({tally.true} true) in {seconds:.0f} s, {speed:.0f} a second")
    print(f"{skipped} skipped ({share:.2%}) {tally.skipped}; {len(tally.disagreements)} disagreements")
    return 1 if tally.disagreements or share >= 0.01 else 0


if __name__ == "__main__":
    sys.exit(main())
