"""The long run: `python -m tests.fuzz.run --n 1000000 --seed 0`.

Feeds broken inputs to the lexer, the parser and the dossier reader. Ends with 1 if any raised or took too long; each
kind of crash is shown once, with its input made as small as it goes, and saved to the folder given by `--save`.
"""

import argparse
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import islice
from pathlib import Path
from random import Random

from checker.workspace.spec_folder import find_spec
from tests.fuzz.targets import SHARES, Targets

CHUNK = 1000
PATIENCE = 3.0
"""Seconds after which an input counts as hanging."""
SHRINKING = 20.0
"""Seconds for making one input small."""
ROOT = Path(__file__).resolve().parent.parent.parent


class TooSlow(BaseException):
    """Raised by the clock inside a reader; no reader catches it."""


@dataclass(frozen=True, slots=True)
class Crash:
    """An input that a reader could not stand; `where` tells kinds of crash apart."""

    target: str
    where: str
    text: str
    trace: str


@dataclass
class Tally:
    """What was seen."""

    fed: Counter[str] = field(default_factory=Counter)
    crashed: Counter[str] = field(default_factory=Counter)
    crashes: dict[str, Crash] = field(default_factory=dict)
    slowest: tuple[float, str, str] = (0.0, "", "")

    def add(self, other: "Tally") -> None:
        """Take in what another process saw."""
        self.fed += other.fed
        self.crashed += other.crashed
        self.slowest = max(self.slowest, other.slowest)
        self.crashes = {**other.crashes, **self.crashes}


@cache
def _targets() -> Targets:
    folder = find_spec(ROOT / "spec")
    assert folder is not None
    return Targets(folder, ROOT / "examples")


@cache
def _deck() -> tuple[str, ...]:
    return tuple(name for name, share in SHARES for _ in range(share))


def attempt(target: str, text: str) -> Crash | None:
    """Feed one input; what went wrong, or `None`."""
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        _targets().feed(target, text)
    except (Exception, TooSlow) as error:  # every exception is what we look for
        frames = traceback.extract_tb(error.__traceback__)
        own = [f for f in frames if "checker" in Path(f.filename).parts] or frames
        kind = type(error).__name__
        place = "" if isinstance(error, TooSlow | RecursionError) else f" {Path(own[-1].filename).name}:{own[-1].name}"
        return Crash(target, f"{target}: {kind}{place}", text, "".join(traceback.format_exception(error, limit=-6)))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return None


def shrunk(crash: Crash) -> Crash:
    """The crash with ever smaller pieces of its input left out, as long as it stays the same crash."""
    end = time.monotonic() + SHRINKING
    size = len(crash.text) // 2
    while size and time.monotonic() < end:
        for start in range(0, len(crash.text), size):
            found = attempt(crash.target, crash.text[:start] + crash.text[start + size :])
            if found is not None and found.where == crash.where:
                crash = found
                break
            if time.monotonic() > end:
                break
        else:
            size //= 2
    return crash


def _ring(signum: int, frame: object) -> None:
    raise TooSlow


@contextmanager
def clock() -> Iterator[None]:
    """While this lasts, a reader that takes too long is interrupted."""
    before = signal.signal(signal.SIGALRM, _ring)
    try:
        yield
    finally:
        signal.signal(signal.SIGALRM, before)


def _chunk(span: tuple[int, int], seed: int) -> Tally:
    with clock():
        return _fed(span, seed)


def _fed(span: tuple[int, int], seed: int) -> Tally:
    tally, rng, deck, targets = Tally(), Random(), _deck(), _targets()
    targets.prepare()
    for number in range(*span):
        rng.seed(seed << 40 | number)
        target = deck[number % len(deck)]
        text = targets.make(target, rng)
        begun = time.perf_counter()
        crash = attempt(target, text)
        tally.slowest = max(tally.slowest, (time.perf_counter() - begun, target, text))
        tally.fed[target] += 1
        if crash is not None:
            tally.crashed[crash.where] += 1
            if crash.where not in tally.crashes:
                tally.crashes[crash.where] = shrunk(crash)
    return tally


def run(inputs: int, seed: int = 0, processes: int = 2, seen: Callable[[Tally], None] | None = None) -> Tally:
    """Feed so many inputs; `seen` is shown the tally from time to time."""
    spans = [(first, min(inputs, first + CHUNK)) for first in range(0, inputs, CHUNK)]
    tally = Tally()
    for part in _parts(spans, partial(_chunk, seed=seed), processes):
        tally.add(part)
        if seen is not None:
            seen(tally)
    return tally


def _parts(
    spans: Sequence[tuple[int, int]], work: Callable[[tuple[int, int]], Tally], processes: int
) -> Iterator[Tally]:
    if processes < 2:
        yield from map(work, spans)
        return
    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(work, spans)


def _save(crashes: Iterable[Crash], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number, crash in enumerate(crashes):
        (folder / f"{number:02}-{crash.target}.txt").write_text(crash.text, encoding="utf-8", errors="surrogatepass")
        (folder / f"{number:02}-{crash.target}.trace").write_text(f"{crash.where}\n{crash.trace}", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print what was seen, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=100_000, help="how many inputs")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--save", type=Path, default=None, help="folder for the inputs that crash")
    options = parser.parse_args(arguments)
    begun = time.monotonic()

    def seen(tally: Tally) -> None:
        done = tally.fed.total()
        if sys.stderr.isatty():
            print(f"\r{done} inputs, {sum(tally.crashed.values())} crashes", end="", file=sys.stderr, flush=True)

    tally = run(options.n, options.seed, options.processes, seen)
    seconds = time.monotonic() - begun
    for crash in islice(tally.crashes.values(), 20):
        print(f"--- {crash.where} ({tally.crashed[crash.where]} times)\n{crash.text[-1500:]!r}\n{crash.trace}")
    if options.save is not None:
        _save(tally.crashes.values(), options.save)
    shares = ", ".join(f"{name} {count}" for name, count in sorted(tally.fed.items()))
    print(f"{tally.fed.total()} inputs in {seconds:.0f} s, {tally.fed.total() / seconds:.0f} a second ({shares})")
    print(f"slowest: {tally.slowest[0]:.2f} s ({tally.slowest[1]}, {len(tally.slowest[2])} characters)")
    print(f"{sum(tally.crashed.values())} crashes or hangs of {len(tally.crashes)} kinds")
    return 1 if tally.crashes else 0


if __name__ == "__main__":
    sys.exit(main())
