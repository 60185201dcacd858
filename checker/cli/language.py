"""The language of a run: `--lang`, else the locale."""

import os
from collections.abc import Sequence

from checker.diagnostics.diagnostic import Language


def language_of(arguments: Sequence[str]) -> Language:
    """The language asked for in arguments not yet parsed, else the locale's."""
    for i, word in enumerate(arguments):
        if word.startswith("--lang="):
            return "zh" if word.removeprefix("--lang=") == "zh" else "en"
        if word == "--lang" and i + 1 < len(arguments):
            return "zh" if arguments[i + 1] == "zh" else "en"
    return of_locale()


def of_locale() -> Language:
    """Chinese for a Chinese locale, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
