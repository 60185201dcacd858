"""What is measured from outside: whole processes, their time and their memory."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent.parent

LOADING = """
import time
begun = time.perf_counter()
from checker.workspace.loader import load_spec
from checker.workspace.spec_folder import find_spec
imported = time.perf_counter()
found = load_spec(find_spec(None))
assert found.spec is not None and not found.faults
print(time.perf_counter() - begun, time.perf_counter() - imported)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """A finished process: wall seconds, peak memory in bytes, what it printed."""

    seconds: float
    memory: int
    output: str


def run(arguments: Sequence[str], cache: Path) -> Run:
    """Run Python with the arguments; rules are remembered in the folder given."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONHASHSEED": "0"}
    with tempfile.TemporaryFile("w+") as output:
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *arguments], cwd=ROOT, env=environment, stdout=output, stderr=output
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read()
    assert process.returncode in (0, 1, 4), f"{arguments}: {process.returncode}\n{text[-2000:]}"
    return Run(seconds, usage.ru_maxrss * 1024, text)


def libraries(times: int) -> float:
    """Median seconds of a process that imports the two large libraries."""
    with tempfile.TemporaryDirectory() as cache:
        return median(run(["-c", "import z3, lark"], Path(cache)).seconds for _ in range(times))


def check(dossier: Path, times: int, *, remembered: bool) -> float:
    """Median seconds of a whole `checker check`; with the rules remembered from an earlier run, or not."""
    arguments = ["-m", "checker", "check", str(dossier), "--lang", "en"]
    with tempfile.TemporaryDirectory() as cache:
        if remembered:
            run(arguments, Path(cache))
            return median(run(arguments, Path(cache)).seconds for _ in range(times))
        return median(run(arguments, Path(cache, str(i))).seconds for i in range(times))


def memory(dossier: Path) -> int:
    """Peak memory of `checker check` in bytes, nothing remembered."""
    with tempfile.TemporaryDirectory() as cache:
        return run(["-m", "checker", "check", str(dossier), "--lang", "en", "--brief"], Path(cache)).memory


def loading(times: int, *, remembered: bool) -> tuple[float, float]:
    """Median seconds of loading all rules in a new process: with the imports this takes, and without them."""
    with tempfile.TemporaryDirectory() as cache:
        if remembered:
            run(["-c", LOADING], Path(cache))
        folders = [Path(cache) if remembered else Path(cache, str(i)) for i in range(times)]
        pairs = [[float(x) for x in run(["-c", LOADING], folder).output.split()] for folder in folders]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
