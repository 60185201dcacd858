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
        run(["-m", "checker", "ask", "--list"], Path(cache))
        alone = {path.stem: median(_asked([path], Path(cache)) for _ in range(times)) for path in folder.questions}
        slowest = max(alone, key=lambda name: alone[name])
        yield f"slowest question of the library, new process: {slowest}", alone[slowest], "s", 2.0
        yield f"the whole library, {len(alone)} questions, one process", _asked([*folder.questions], Path(cache)), "s", 20.0


def _asked(files: list[Path], cache: Path) -> float:
    return run(["-m", "checker", "ask", *map(str, files)], cache).seconds
