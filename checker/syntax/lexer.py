"""From text to tokens. Accepts full-width punctuation for half-width, and both spellings of every keyword.

After this phase every token has a span in the original text; characters that belong to no token are faults.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from checker.source.source_file import SourceFile
from checker.source.span import Span
from checker.syntax.keywords import Keywords

FULL_WIDTH: Final = str.maketrans("｛｝（），：．／＋－＝＜＞　０１２３４５６７８９", "{}(),:./+-=<> 0123456789")
QUOTES: Final = '"“「'
PUNCTUATION: Final = {
    "{": "LBRACE", "}": "RBRACE", "(": "LPAR", ")": "RPAR", ",": "COMMA", ":": "COLON", ".": "DOT", "/": "SLASH",
    "+": "PLUS", "-": "MINUS", "=": "EQ", "!=": "NE", "≠": "NE", "<": "LT", "<=": "LE", "≤": "LE", ">": "GT",
    ">=": "GE", "≥": "GE",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One token: its terminal, its text as written (a string without its quotes), and where it stands."""

    terminal: str
    text: str
    span: Span
    first_of_line: bool


@dataclass(frozen=True, slots=True)
class StrayCharacters:
    """Characters that belong to no token, or a string that is not closed on its line."""

    text: str
    span: Span
    unclosed_string: bool


class Lexer:
    """Compiled once per keyword table."""

    def __init__(self, keywords: Keywords) -> None:
        phrases = sorted((w for w in [*keywords.words, *keywords.units] if " " in w), key=lambda w: (-len(w), w))
        self._keywords = keywords
        phrase = "|".join(r"[ \t]+".join(map(re.escape, w.split(" "))) for w in phrases)
        self._pattern = re.compile(
            rf"(?P<SKIP>[ \t\r]+|#[^\n]*)|(?P<NEWLINE>\n)|(?P<STRING>\"[^\"\n]*\"|“[^”\n]*”|「[^」\n]*」)|(?P<DATE>\d{{4}}-\d{{2}}-\d{{2}}(?!\d))"
            rf"|(?P<NUMBER>\d+(?:\.\d+)?)|(?P<LABEL>(?<=\d):(?=[^\W\d])\w+)|(?P<PHRASE>(?:{phrase})(?!\w))|(?P<NAME>[^\W\d]\w*)"
            rf"|(?P<OP><=|>=|!=|[{{}}(),:./+\-=<>\u2264\u2265\u2260])"
        )

    def lex(self, source: SourceFile) -> tuple[list[Lexeme], list[StrayCharacters]]:
        """All tokens and all stray characters of a source."""
        text = source.text.translate(FULL_WIDTH)
        tokens: list[Lexeme] = []
        strays: list[StrayCharacters] = []
        for group, start, end, fresh in self._pieces(text):
            span = source.span(start, end)
            if group == "STRAY":
                written = source.text[start:end]
                strays.append(StrayCharacters(written, span, text[start] in QUOTES))
            else:
                piece = source.text[start:end] if group == "STRING" else text[start:end]
                tokens.append(self._lexeme(group, piece, span, fresh, tokens[-1] if tokens else None))
        return tokens, strays

    def _pieces(self, text: str) -> Iterator[tuple[str, int, int, bool]]:
        position, fresh = 0, True
        while position < len(text):
            match = self._pattern.match(text, position)
            if match is None:
                end = text.find("\n", position) if text[position] in QUOTES else position + 1
                yield "STRAY", position, len(text) if end < 0 else end, fresh
                position = len(text) if end < 0 else end
                continue
            group = str(match.lastgroup)
            if group not in ("SKIP", "NEWLINE"):
                yield group, position, match.end(), fresh
            fresh = group == "NEWLINE" or (fresh and group == "SKIP")
            position = match.end()

    def _lexeme(self, group: str, text: str, span: Span, fresh: bool, before: Lexeme | None) -> Lexeme:
        match group:
            case "STRING":
                return Lexeme("STRING", text[1:-1], span, fresh)
            case "LABEL":
                return Lexeme("LABEL", text[1:], span, fresh)
            case "NAME" | "PHRASE":
                word = re.sub(r"[ \t]+", " ", text)
                unit = self._keywords.units.get(word) if before and before.terminal == "NUMBER" else None
                return Lexeme(unit or self._keywords.words.get(word, "NAME"), word, span, fresh)
            case "OP":
                return Lexeme(PUNCTUATION[text], text, span, fresh)
            case _:
                return Lexeme(group, text, span, fresh)
