"""From source to syntax tree, with every fault of the file.

The file is cut at its articles; each is parsed on its own. Where a statement cannot be read, it is reported and left out,
and the rest of its article is parsed again, so that one fault does not hide the next.
"""

from dataclasses import dataclass, field, replace
from typing import Any, Final

from checker.diagnostics.diagnostic import Diagnostic
from checker.diagnostics.nearest import nearest
from checker.source.source_file import SourceFile
from checker.source.span import Position, Span
from checker.syntax import ast
from checker.syntax.automaton import Automaton, Rejected
from checker.syntax.faults import TooDeep, UnexpectedEnd, UnexpectedWord, WrongBeginning
from checker.syntax.header import stand_in
from checker.syntax.keywords import Keywords
from checker.syntax.lexer import Lexeme, Lexer
from checker.syntax.literal_faults import StrayCharacter
from checker.syntax.literals import LiteralFault, literal_faults
from checker.syntax.parse_table import END
from checker.syntax.pieces import (
    A_STATEMENT,
    STATEMENT_STARTS,
    article_of,
    cut,
    cut_questions,
    mended,
    names_in,
    statement_at,
    too_deep,
)

FAULTS_SHOWN: Final = 100
WORDS_EXPECTED: Final = 12
STATEMENTS_NAMED: Final = ("REQUIRE", "BAR", "STEP", "DUTY")
FIRST_NAMED: Final = ("ARTICLE", END, "RBRACE", "RPAR", "NAME", "NUMBER", "DATE", "STRING")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A tree of what could be read (`None` without a header) and all faults."""

    file: ast.File | None
    faults: tuple[Diagnostic, ...]


@dataclass(slots=True)
class _Found:
    """What was found in a file so far: faults, articles that lost something, names whose declarations were lost."""

    literal: list[LiteralFault]
    faults: list[Diagnostic] = field(default_factory=list)
    damaged: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)

    def all(self) -> tuple[Diagnostic, ...]:
        """All faults, those of single tokens first."""
        return (*self.literal, *self.faults)[:FAULTS_SHOWN]


class Parser:
    """Reads rule files; built once from the parse table and the keyword table."""

    def __init__(self, automaton: Automaton, keywords: Keywords) -> None:
        self._automaton = automaton
        self._keywords = keywords
        self._lexer = Lexer(keywords)

    def parse(self, source: SourceFile) -> Parsed:
        """The file's tree and all its syntax faults."""
        lexemes, literal = self._lex(source)
        if not lexemes or lexemes[0].terminal not in ("REGULATION", "VOCABULARY"):
            start = lexemes[0].span if lexemes else source.span(0, 0)
            return Parsed(None, (*literal, WrongBeginning(("REGULATION", "VOCABULARY"), start))[:FAULTS_SHOWN])
        head, *rest = cut(lexemes)
        found = _Found(_in_articles(literal, rest))
        header = self._header(head, found)
        nodes = [node for piece in rest if (node := self._piece(piece, found)) is not None]
        if isinstance(header, Rejected):
            return Parsed(None, found.all())
        articles = tuple(n for n in nodes if isinstance(n, ast.Block))
        declarations = tuple(n for n in nodes if not isinstance(n, ast.Block))
        damaged, lost = frozenset(found.damaged), frozenset(found.lost)
        return Parsed(ast.File(source.name, header, declarations, articles, damaged, lost), found.all())

    def questions(self, source: SourceFile) -> tuple[tuple[Any, ...], tuple[Diagnostic, ...]]:
        """The entries of a file of questions, and all its syntax faults."""
        lexemes, literal = self._lex(source)
        if not lexemes or lexemes[0].terminal != "QUESTIONS":
            return (), (*literal, WrongBeginning(("QUESTIONS",), lexemes[0].span if lexemes else source.span(0, 0)))
        found = _Found(literal)
        entries = [self._whole(piece, "question", found) for piece in cut_questions(lexemes[1:])]
        return tuple(entry for entry in entries if entry is not None), found.all()

    def query(self, source: SourceFile) -> tuple[Any, tuple[Diagnostic, ...]]:
        """One question without a name, as on the command line."""
        lexemes, literal = self._lex(source)
        found = _Found(literal)
        return self._whole(lexemes, "query", found), found.all()

    def expression(self, source: SourceFile) -> tuple[Any, tuple[Diagnostic, ...]]:
        """One expression on its own, for messages and tests."""
        lexemes, literal = self._lex(source)
        found = _Found(literal)
        return self._whole(lexemes, "expr", found), found.all()

    def _lex(self, source: SourceFile) -> tuple[list[Lexeme], list[LiteralFault]]:
        lexemes, strays = self._lexer.lex(source)
        return literal_faults(lexemes, strays)

    def _whole(self, piece: list[Lexeme], start: str, found: _Found) -> Any:
        """The node of a piece that is read as a whole or not at all."""
        deep = too_deep(piece)
        if deep is not None:
            found.faults.append(TooDeep(deep))
            return None
        node = self._automaton.parse(piece, start)
        if isinstance(node, Rejected):
            self._report(node, piece, None, found)
            return None
        return node

    def _header(self, head: list[Lexeme], found: _Found) -> Any:
        """The header; one that goes on for too long is read as far as it is one, of another its city is enough."""
        start = "regulation" if head[0].terminal == "REGULATION" else "vocabulary"
        header = self._automaton.parse(head, start)
        if not isinstance(header, Rejected):
            return header
        self._report(header, head, None, found)
        again = self._automaton.parse(head[: header.index], start)
        return (stand_in(head) or again) if isinstance(again, Rejected) else again

    def _piece(self, piece: list[Lexeme], found: _Found) -> Any:
        """The node of an article or declaration; what cannot be read in it is reported and left out."""
        start = "article" if piece[0].terminal == "ARTICLE" else "declaration"
        article = article_of(piece)
        deep = too_deep(piece)
        if deep is not None:
            found.faults.append(TooDeep(deep, article))
            _note_loss(piece, article, found)
            return None
        for _ in range(FAULTS_SHOWN):
            node = self._automaton.parse(piece, start)
            if not isinstance(node, Rejected):
                return node
            self._report(node, piece, article, found)
            shorter = mended(piece, node) if start == "article" and len(found.faults) <= FAULTS_SHOWN else None
            kept = {x.span for x in shorter or ()}
            _note_loss([x for x in piece if x.span not in kept], article, found)
            if shorter is None:
                break
            piece = shorter
        return None

    def _report(self, rejected: Rejected, piece: list[Lexeme], article: str | None, found: _Found) -> None:
        """Adds the fault, unless it was told before or comes of a stray character that was told."""
        fault = self._fault(rejected, piece, article)
        begin = piece[statement_at(piece, rejected.index) or 0].span.start if piece else fault.span.start
        strays = (x.span.start for x in found.literal if isinstance(x, StrayCharacter))
        if any(begin <= stray <= fault.span.start for stray in strays):
            return
        if all(x.span != fault.span for x in found.faults):
            found.faults.append(fault)

    def _fault(self, rejected: Rejected, lexemes: list[Lexeme], article: str | None) -> UnexpectedWord | UnexpectedEnd:
        expected = self._expected(rejected, lexemes)
        zh, en = self._spellings(expected, "zh"), self._spellings(expected, "en")
        if rejected.index >= len(lexemes):
            return UnexpectedEnd(zh, en, _end_of(lexemes), article)
        lexeme = lexemes[rejected.index]
        words = [w for t in expected for w in self._all_spellings(t)]
        if rejected.index and lexemes[rejected.index - 1].terminal == "NUMBER":
            words += self._keywords.units
        guess = nearest(lexeme.text, words) if lexeme.terminal == "NAME" else None
        return UnexpectedWord(lexeme.text, zh, en, guess, lexeme.span, article, lexeme.terminal)

    def _expected(self, rejected: Rejected, lexemes: list[Lexeme]) -> tuple[str, ...]:
        """What could have stood there; where a header or an article may end, the next article too."""
        apart = bool(lexemes) and lexemes[0].terminal in ("ARTICLE", "REGULATION")
        return ("ARTICLE", *rejected.expected) if apart and END in rejected.expected else rejected.expected

    def _all_spellings(self, terminal: str) -> tuple[str, ...]:
        return self._keywords.english.get(terminal, ()) + self._keywords.chinese.get(terminal, ())

    def _spellings(self, terminals: tuple[str, ...], lang: str) -> tuple[str, ...]:
        statements = A_STATEMENT in terminals
        others = [t for t in terminals if not statements or t not in STATEMENT_STARTS]
        others.sort(key=lambda t: FIRST_NAMED.index(t) if t in FIRST_NAMED else len(FIRST_NAMED))
        words = [self._spelling(t, lang) for t in others[:WORDS_EXPECTED]]
        if statements:
            some = [self._spelling(t, lang) for t in STATEMENTS_NAMED]
            zh, en = f"语句（{'、'.join(some)}等）", f"a statement ({', '.join(some)} and others)"
            words.append(zh if lang == "zh" else en)
        return (*words, "…") if len(others) > WORDS_EXPECTED else tuple(words)

    def _spelling(self, terminal: str, lang: str) -> str:
        if terminal in self._keywords.english:
            return self._keywords.spelling(terminal, lang)
        zh, en = _OTHER_TERMINALS.get(terminal, (terminal, terminal))
        return zh if lang == "zh" else en


_OTHER_TERMINALS: Final = {
    "NAME": ("名称", "a name"), "NUMBER": ("数字", "a number"), "DATE": ("日期", "a date"), "STRING": ("引号内文字", "a string"),
    "LABEL": ("标号", "a label"), "LBRACE": ("{", "{"), "RBRACE": ("}", "}"), "LPAR": ("(", "("), "RPAR": (")", ")"),
    "COMMA": (",", ","), "COLON": (":", ":"), "DOT": (".", "."), "SLASH": ("/", "/"), "PLUS": ("+", "+"),
    "MINUS": ("-", "-"), "EQ": ("=", "="), "NE": ("!=", "!="), "LT": ("<", "<"), "LE": ("<=", "<="), "GT": (">", ">"),
    "GE": (">=", ">="), "$END": ("结束", "the end"),
}  # fmt: skip


def _end_of(lexemes: list[Lexeme]) -> Span:
    if not lexemes:
        return Span("", Position(1, 1), Position(1, 1))
    last = lexemes[-1].span
    return Span(last.file, last.end, last.end)


def _note_loss(left_out: list[Lexeme], article: str | None, found: _Found) -> None:
    if article is not None:
        found.damaged.add(article)
    found.lost |= set(names_in(left_out))


def _in_articles(faults: list[LiteralFault], pieces: list[list[Lexeme]]) -> list[LiteralFault]:
    """The faults, each with the article that it stands in."""
    articles = [(piece[0].span.start, article_of(piece)) for piece in pieces]

    def article_at(position: Position) -> str | None:
        return next((article for start, article in reversed(articles) if start <= position), None)

    return [replace(fault, article=article_at(fault.span.start)) for fault in faults]
