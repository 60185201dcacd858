"""The known name that a mistyped one was probably meant to be."""

from collections.abc import Iterable
from difflib import get_close_matches

LONGEST = 80
"""Names longer than this many characters are not compared: nobody mistyped them, and it takes long."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The one of ``known`` closest to ``name``, or None if none is close. The order of ``known`` does not matter."""
    if len(name) > LONGEST:
        return None
    return next(iter(get_close_matches(name, sorted(set(known)), n=1)), None)
