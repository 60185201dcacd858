"""`python -m checker`, and the console script `checker`."""

import sys


def main() -> int:
    """Run the command line; returns the exit code."""
    from checker.cli.main import run  # noqa: PLC0415  nothing is imported before it is needed

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
