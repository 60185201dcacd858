"""Exit codes, the same for every verb."""

from typing import Final, NoReturn

OK: Final = 0
FINDINGS: Final = 1
USAGE: Final = 2
RULES: Final = 3
UNDETERMINED: Final = 4
BUG: Final = 5


class Exit(Exception):  # noqa: N818
    """Ends a run with a code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def leave(code: int) -> NoReturn:
    """End the run with a code."""
    raise Exit(code)
