"""From text to tokens. Accepts full-width punctuation for half-width, and both spellings of every keyword.

After this phase every token has a span in the original text; characters that belong to no token are faults.
"""

import re
from dataclasses import dataclass
from typing import Final

from checker.source.source_file import SourceFile
from checker.source.span import Position, Span
from checker.syntax.keywords import Keywords

FULL_WIDTH: Final = str.maketrans("｛｝（），：．／＋－＝＜＞　０１２３４５６７８９", "{}(),:./+-=<> 0123456789")
QUOTES: Final = '"“「'
BLANK: Final = r"[ \t\r]*+(?:#[^\n]*+)?+"
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
            rf"{BLANK}(?:(?P<NEWLINE>\n)|(?P<STRING>\"[^\"\n]*\"|“[^”\n]*”|「[^」\n]*」)|(?P<DATE>\d{{4}}-\d{{2}}-\d{{2}}(?!\d))"
            rf"|(?P<NUMBER>\d+(?:\.\d+)?)|(?P<LABEL>(?<=\d):(?=[^\W\d])\w+)|(?P<PHRASE>(?:{phrase})(?!\w))|(?P<NAME>[^\W\d]\w*)"
            rf"|(?P<OP><=|>=|!=|[{{}}(),:./+\-=<>\u2264\u2265\u2260])|(?P<END>\Z))"
        )

    def lex(self, source: SourceFile) -> tuple[list[Lexeme], list[StrayCharacters]]:
        """All tokens and all stray characters of a source."""
        text = source.text.translate(FULL_WIDTH)
        tokens: list[Lexeme] = []
        strays: list[StrayCharacters] = []
        position, line, line_start, fresh, after_number = 0, 1, 0, True, False
        while position < len(text):
            match = self._pattern.match(text, position)
            if match is None:
                stray, position = _stray(source, text, position)
                strays.append(stray)
                continue
            group, position = str(match.lastgroup), match.end()
            if group == "NEWLINE":
                line, line_start, fresh = line + 1, position, True
            elif group != "END":
                start = match.start(group)
                piece = source.text[start:position] if group == "STRING" else match[group]
                terminal, written = self._read(group, piece, after_number)
                place = Position(line, start - line_start + 1), Position(line, position - line_start + 1)
                tokens.append(Lexeme(terminal, written, Span(source.name, *place), fresh))
                fresh, after_number = False, terminal == "NUMBER"
        return tokens, strays

    def _read(self, group: str, text: str, after_number: bool) -> tuple[str, str]:
        """The terminal of a piece of text, and what the text says."""
        match group:
            case "STRING":
                return "STRING", text[1:-1]
            case "LABEL":
                return "LABEL", text[1:]
            case "NAME" | "PHRASE":
                word = text if group == "NAME" else re.sub(r"[ \t]+", " ", text)
                unit = self._keywords.units.get(word) if after_number else None
                return unit or self._keywords.words.get(word, "NAME"), word
            case "OP":
                return PUNCTUATION[text], text
            case _:
                return group, text


def _stray(source: SourceFile, text: str, position: int) -> tuple[StrayCharacters, int]:
    """What begins no token after the blanks at a position, a string up to the end of its line or one character; its end."""
    blank = re.compile(BLANK).match(text, position)
    start = blank.end() if blank else position
    end = text.find("\n", start) if text[start] in QUOTES else start + 1
    end = len(text) if end < 0 else end
    return StrayCharacters(source.text[start:end], source.span(start, end), text[start] in QUOTES), end
