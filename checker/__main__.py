"""`python -m checker`, and the console script `checker`."""

import gc
import sys

COLLECT_AFTER = 200_000
"""New objects between two searches for garbage: a short run that keeps nearly all it makes gains nothing from many."""


def main() -> int:
    """Run the command line; returns the exit code."""
    gc.set_threshold(COLLECT_AFTER, 10, 10)
    from checker.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
