"""The one door to lark: the grammar file becomes a parser over lexemes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lark import Lark, Token
from lark.exceptions import LarkError, UnexpectedInput, UnexpectedToken
from lark.lexer import Lexer as LarkLexer

from checker.syntax.keywords import TableFault
from checker.syntax.lexer import Lexeme
from checker.syntax.question_builder import QuestionBuilder

BEFORE_COLON = frozenset({"ANY_ITEM", "WINNER", "TRUE", "FALSE", "EVER", "NO", "NEAREST"})
STARTS = ("regulation", "vocabulary", "article", "declaration", "expr", "questions", "question", "query")


class _Lexemes(LarkLexer):
    """Hands lexemes that were made elsewhere to lark."""

    def __init__(self, conf: object) -> None:
        del conf

    def lex(self, lexer_state: Any, parser_state: object) -> Iterator[Token]:
        del parser_state
        yield from _tokens(lexer_state)

    def make_lexer_state(self, text: Any) -> Any:
        return text


def _tokens(lexemes: Iterable[Lexeme]) -> Iterator[Token]:
    for lexeme in lexemes:
        yield _token(lexeme)


def _token(lexeme: Lexeme) -> Token:
    token = Token(lexeme.terminal, lexeme.text)
    token.value = lexeme
    return token


def _names_an_option(lexemes: Sequence[Lexeme], index: int) -> bool:
    """Whether the lexeme stands before a colon, as the names of options and fields do."""
    colon = index + 1 < len(lexemes) and lexemes[index + 1].terminal == "COLON"
    return colon and lexemes[index].terminal not in BEFORE_COLON


@dataclass(frozen=True, slots=True)
class Rejected:
    """The parser stopped at `index` (the number of lexemes when the text ended too early); what it expected there."""

    index: int
    expected: tuple[str, ...]


class Grammar:
    """An LALR parser whose reductions build the syntax tree. Raises `TableFault` for a text that is no such grammar."""

    def __init__(self, text: str) -> None:
        starts = [start for start in STARTS if f"\n{start}:" in text or f"\n?{start}:" in text]
        try:
            self._parser = Lark(
                text, parser="lalr", lexer=_Lexemes, start=starts, transformer=QuestionBuilder(), strict=True
            )
        except LarkError as error:
            reason = str(error).partition("\n")[0]
            raise TableFault("grammar.lark", 0, f"文法不成立（{reason}）", f"no grammar ({reason})") from error

    def parse(self, lexemes: Sequence[Lexeme], start: str) -> Any:
        """The tree of a whole sequence of lexemes, or `Rejected`."""
        parser = self._parser.parse_interactive(None, start=start)
        index = 0
        try:
            for index, token in enumerate(_tokens(lexemes)):
                actions = parser.parser_state.parse_conf.states[parser.parser_state.position]
                if (
                    "NAME" in actions
                    and token.value.text.isidentifier()
                    and (token.type not in actions or _names_an_option(lexemes, index))
                ):
                    token = _token(replace(lexemes[index], terminal="NAME"))  # a keyword where a name is meant
                parser.feed_token(token)
            index = len(lexemes)
            return parser.feed_eof()  # type: ignore[no-untyped-call]
        except UnexpectedToken as fault:
            return Rejected(index, tuple(sorted(fault.accepts or fault.expected)))
        except UnexpectedInput:
            return Rejected(index, ())
