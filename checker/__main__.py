"""`python -m checker`, and the console script `checker`."""

import gc
import sys
from io import TextIOWrapper
from typing import TextIO

COLLECT_AFTER = 200_000
"""New objects between two searches for garbage: a short run that keeps nearly all it makes gains nothing from many."""


def _speak_chinese(stream: TextIO) -> None:
    """A file or pipe gets UTF-8 whatever the locale; a terminal keeps its encoding and shows "?" for what it lacks."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def main() -> int:
    """Run the command line; returns the exit code."""
    gc.set_threshold(COLLECT_AFTER, 10, 10)
    for stream in (sys.stdout, sys.stderr):
        _speak_chinese(stream)
    from checker.cli.main import run

    try:
        return run(sys.argv[1:])
    finally:
        gc.freeze()  # nothing is gained by searching for garbage when the process ends


if __name__ == "__main__":
    sys.exit(main())
