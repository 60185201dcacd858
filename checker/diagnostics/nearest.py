"""The known name that a mistyped one was probably meant to be."""

from collections.abc import Iterable

LONGEST = 80
"""Names longer than this many characters are not compared: nobody mistyped them, and it takes long."""
CLOSE = 0.6
CLOSE_IN_CHINESE = 0.5
"""How much of two names must agree; of a Chinese word of two characters one may be wrong."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The one of ``known`` closest to ``name``, or None if none is close. The order of ``known`` does not matter."""
    if len(name) > LONGEST:
        return None
    from difflib import get_close_matches

    cutoff = CLOSE_IN_CHINESE if any("\u4e00" <= char <= "\u9fff" for char in name) else CLOSE
    return next(iter(get_close_matches(name, sorted(set(known)), n=1, cutoff=cutoff)), None)
