"""The questions of the library, as whole processes. All times in seconds."""

import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from checker.workspace.spec_folder import SpecFolder
from tests.bench.processes import run

Measured = tuple[str, float, str, float | None]


def measured(folder: SpecFolder, times: int) -> Iterator[Measured]:
    """Name, value, unit and target of each measurement; nothing while there is no library of questions."""
    if find_spec("checker.cli.ask") is None or not folder.questions:
        return
    with tempfile.TemporaryDirectory() as cache:
        listed = run(["-m", "checker", "ask", "--list"], Path(cache)).output.splitlines()
        names = [line.split()[0] for line in listed if line.strip()]
        alone = {name: median(_asked([name], Path(cache)) for _ in range(times)) for name in names}
        slowest = max(alone, key=lambda name: alone[name])
        yield f"slowest question of the library, new process: {slowest}", alone[slowest], "s", 2.0
        yield f"the whole library, {len(alone)} questions, one process", _asked(names, Path(cache)), "s", 20.0
        yield "strictness of every pair of cities, new process", _asked(["--order"], Path(cache)), "s", None


def _asked(words: list[str], cache: Path) -> float:
    return run(["-m", "checker", "ask", *words], cache).seconds
