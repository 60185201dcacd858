"""What is measured from outside: whole processes, their time and their memory.

Every process has its modules compiled beforehand, as after an installation, and the least of several runs counts: what
other programs do meanwhile only ever adds.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

LIBRARIES = ("-c", "import z3, lark")

LOADING = """
import sys, time
begun = time.perf_counter()
from pathlib import Path
from checker.workspace.loader import load_spec
from checker.workspace.spec_folder import find_spec
imported = time.perf_counter()
found = load_spec(find_spec(Path(sys.argv[1])))
assert found.spec is not None and not found.faults
print(time.perf_counter() - begun, time.perf_counter() - imported)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """A finished process: wall seconds, seconds of processor time, peak memory in bytes, what it printed."""

    seconds: float
    processor: float
    memory: int
    output: str


@dataclass(frozen=True, slots=True)
class Least:
    """The least of several runs: wall seconds, and seconds of processor time."""

    seconds: float
    processor: float


@cache
def _bytecode() -> tempfile.TemporaryDirectory[str]:
    """Where compiled modules lie as long as the bench runs."""
    return tempfile.TemporaryDirectory(prefix="bench-bytecode-")


def run(arguments: Sequence[str], cache_folder: Path) -> Run:
    """Run Python with the arguments; what the checker remembers lies in the folder given."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"XDG_CACHE_HOME": str(cache_folder), "PYTHONHASHSEED": "0", "PYTHONPYCACHEPREFIX": _bytecode().name}
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
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, text)


def cold(dossiers: Mapping[str, Path], times: int) -> tuple[Least, Mapping[str, Least]]:
    """Importing the two large libraries, and `checker check` of each dossier, in turns."""
    commands: dict[str, Sequence[str]] = {"": LIBRARIES}
    commands |= {name: ("-m", "checker", "check", str(path), "--lang", "en") for name, path in dossiers.items()}
    with tempfile.TemporaryDirectory() as folder:
        for command in commands.values():
            run(command, Path(folder))
        rounds = [{name: run(command, Path(folder)) for name, command in commands.items()} for _ in range(times)]
    least = {
        name: Least(min(one[name].seconds for one in rounds), min(one[name].processor for one in rounds))
        for name in commands
    }
    return least.pop(""), least


def memory(dossier: Path) -> int:
    """Peak memory of `checker check` in bytes, nothing remembered."""
    with tempfile.TemporaryDirectory() as folder:
        return run(["-m", "checker", "check", str(dossier), "--lang", "en", "--brief"], Path(folder)).memory


def loading(spec: Path, times: int) -> Mapping[str, tuple[float, float]]:
    """Least seconds of loading all rules in a new process, with the imports that this takes and without them: with
    nothing remembered, with the parse table, with all but one file, and with everything."""
    found: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as place:
        own = Path(place, "spec")
        shutil.copytree(spec, own)
        changed = max((own / "cities").glob("*/*.rules"), key=lambda path: path.stat().st_size)
        _load(own, Path(place, "warm"))
        for number in range(times):
            memory = Path(place, str(number))
            found.setdefault("nothing remembered", []).append(_load(own, memory))
            for ending in ("specification", "tree"):
                for path in memory.rglob(f"*.{ending}"):
                    path.unlink()
            found.setdefault("only the parse table remembered", []).append(_load(own, memory))
            with changed.open("a", encoding="utf-8") as file:
                file.write(f"# {number}\n")
            found.setdefault("one file changed", []).append(_load(own, memory))
            found.setdefault("all remembered", []).append(_load(own, memory))
    return {name: (min(a for a, _ in pairs), min(b for _, b in pairs)) for name, pairs in found.items()}


def _load(spec: Path, cache_folder: Path) -> tuple[float, float]:
    whole, alone = run(["-c", LOADING, str(spec)], cache_folder).output.split()
    return float(whole), float(alone)
