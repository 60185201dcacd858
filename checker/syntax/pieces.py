"""Cuts a file into pieces that are read on their own, and mends a piece in which the reader stopped.

So one fault hides neither the next piece nor the rest of its own.
"""

from itertools import pairwise
from typing import Final

from checker.source.span import Span
from checker.syntax.automaton import Rejected
from checker.syntax.lexer import Lexeme
from checker.syntax.parse_table import END

STATEMENT_STARTS: Final = frozenset(
    "TITLE FAMILY BODY CYCLE VALID TRACK READING LET REQUIRE EXCLUDE BAR LIMIT PREFER POWER STEP ORDER DUTY FORBID MAY "
    "ENCOURAGE SANCTION GROUND GRANT EXCEPT IN_PRINCIPLE INFORMATIVE SILENT IN_FORCE UNTIL REPEALS REFERS ITEM PARA "
    "ENUM RECORD EVENT ACT JUDGEMENT DEFINE TOPIC".split()
)
DECLARATIONS: Final = frozenset("ENUM RECORD EVENT ACT JUDGEMENT DEFINE TOPIC READING LET".split())
A_STATEMENT: Final = "REQUIRE"
"""The terminal that is expected wherever a statement can begin."""
NAMING: Final = frozenset({"READING", "LET", "TITLE", "FAMILY"})
QUESTION_STARTS: Final = frozenset(["DIMENSION", "ASSUME", "ALWAYS"])
BRACKETS: Final = {"LBRACE": 1, "LPAR": 1, "RBRACE": -1, "RPAR": -1}
DEEPEST: Final = 60
MOST_CHAINED: Final = 100
NESTING: Final = frozenset({"NOT", "IMPLIES", "IF", "PLUS", "MINUS"})


def cut(lexemes: list[Lexeme]) -> list[list[Lexeme]]:
    """The header, then one piece per article or, in a vocabulary, per declaration.

    A line that begins with the article keyword begins an article even inside braces: a missing brace stays local.
    """
    starts = DECLARATIONS if lexemes[0].terminal == "VOCABULARY" else frozenset[str]()
    pieces: list[list[Lexeme]] = [[]]
    depth = 0
    for lexeme in lexemes:
        if lexeme.terminal == "ARTICLE" and (lexeme.first_of_line or depth <= 0):
            depth = 0
            pieces.append([])
        elif lexeme.first_of_line and depth == 0 and lexeme.terminal in starts and pieces[-1][:1] != []:
            pieces.append([])
        depth += BRACKETS.get(lexeme.terminal, 0)
        pieces[-1].append(lexeme)
    return pieces


def cut_questions(lexemes: list[Lexeme]) -> list[list[Lexeme]]:
    """One piece per question or shared declaration: each begins a line outside braces, a question anywhere on a new line."""
    pieces: list[list[Lexeme]] = []
    depth = 0
    for lexeme in lexemes:
        begins = lexeme.terminal == "QUESTION" or (depth == 0 and lexeme.terminal in QUESTION_STARTS)
        if not pieces or (lexeme.first_of_line and begins):
            depth = 0
            pieces.append([])
        depth += BRACKETS.get(lexeme.terminal, 0)
        pieces[-1].append(lexeme)
    return pieces


def article_of(piece: list[Lexeme]) -> str | None:
    """The address of the article that the piece is; `None` for anything else."""
    if piece[0].terminal != "ARTICLE" or len(piece) < 2 or piece[1].terminal not in ("NAME", "NUMBER"):
        return None
    return piece[1].text


def too_deep(piece: list[Lexeme]) -> Span | None:
    """Where brackets nest too deeply, or too many operators follow one another that nest without brackets."""
    depth = chained = 0
    for lexeme in piece:
        depth += BRACKETS.get(lexeme.terminal, 0)
        chained += lexeme.terminal in NESTING
        if depth > DEEPEST or chained > MOST_CHAINED:
            return lexeme.span
    return None


def mended(piece: list[Lexeme], rejected: Rejected) -> list[Lexeme] | None:
    """The piece with what the reader stopped at put right or left out; `None` where nothing can be.

    Braces that are missing at the beginning or the end are put there, what stands behind the end is cut off, and a brace
    that closes an article before its statements are over is passed over. What looks like a statement of an unknown kind
    is left out, and of anything else the statement that it stands in.
    """
    index = rejected.index
    depth = sum(BRACKETS.get(x.terminal, 0) for x in piece[:index])
    if index >= len(piece):
        return [*piece, *[_brace("RBRACE", piece[-1])] * depth] if depth > 0 else None
    if END in rejected.expected and depth <= 0:
        early = piece[index].terminal in STATEMENT_STARTS and piece[index - 1].terminal == "RBRACE"
        return piece[: index - 1] + piece[index:] if early else piece[:index]
    if index == 2 and "LBRACE" in rejected.expected and piece[2].terminal in ("ITEM", "PARA"):
        return [*piece[:2], _brace("LBRACE", piece[1]), *piece[2:]]
    strange = A_STATEMENT in rejected.expected and _fresh(piece, index)
    begin = index if strange else statement_at(piece, index)
    if begin is None:
        return None
    shorter = piece[:begin] + piece[_end_of(piece, begin, index + strange) :]
    return shorter if len(shorter) < len(piece) else None


def _brace(terminal: str, after: Lexeme) -> Lexeme:
    end = after.span.end
    return Lexeme(terminal, "{" if terminal == "LBRACE" else "}", Span(after.span.file, end, end), False)


def statement_at(piece: list[Lexeme], index: int) -> int | None:
    """Where the statement begins that holds the lexeme at `index`; `None` in the head of an article."""
    last = min(index, len(piece) - 1)
    return next((i for i in range(last, 1, -1) if _begins(piece, i)), None)


def _end_of(piece: list[Lexeme], begin: int, index: int) -> int:
    depth = 0
    for i in range(begin, len(piece)):
        if i > max(begin, index - 1) and depth <= 0 and _begins(piece, i):
            return i
        depth += {"LBRACE": 1, "RBRACE": -1}.get(piece[i].terminal, 0)
        if depth < 0:
            return i
    return len(piece)


def _begins(piece: list[Lexeme], index: int) -> bool:
    return piece[index].terminal in STATEMENT_STARTS and _fresh(piece, index)


def _fresh(piece: list[Lexeme], index: int) -> bool:
    """Whether a lexeme begins a line or stands after a brace of the article."""
    return index > 1 and (piece[index].first_of_line or piece[index - 1].terminal in ("LBRACE", "RBRACE"))


def names_in(lexemes: list[Lexeme]) -> list[str]:
    """The names that statements among the lexemes declare."""
    return [name.text for keyword, name in pairwise(lexemes) if keyword.terminal in NAMING and name.terminal == "NAME"]
