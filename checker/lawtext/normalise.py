"""The normal form of a text: what remains when typography and layout no longer matter.

Used for quotes and fingerprints. Full-width and half-width forms of one sign are the same; white space, page marks and
Markdown marks are gone; every other sign stays as it is, so a change of one of them changes the normal form.
"""

from __future__ import annotations

import unicodedata

from checker.lawtext.layout import text_lines
from checker.lawtext.provision import Provision


def normalise(text: str) -> str:
    """The normal form, one line without white space."""
    return "".join(_fold(sign) for line in text_lines(text) for sign in line.text if not sign.isspace())


def holds_quote(provision: Provision, quote: str) -> bool:
    """Whether the quoted words stand in the provision, typography and layout aside; an empty quote never does."""
    words = normalise(quote)
    return bool(words) and words in normalise(provision.text)


def _fold(sign: str) -> str:
    """Half-width and full-width forms become one; circled digits, ligatures and the like are left alone."""
    if unicodedata.decomposition(sign).startswith(("<wide>", "<narrow>")):
        return unicodedata.normalize("NFKC", sign)
    return sign
