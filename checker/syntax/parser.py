"""From source to syntax tree, with every fault of the file.

The file is cut at its articles; each is parsed on its own. Where a statement cannot be read, it is reported and left out,
and the rest of its article is parsed again, so that one fault does not hide the next.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from checker.diagnostics.diagnostic import Diagnostic
from checker.diagnostics.nearest import nearest
from checker.source.source_file import SourceFile
from checker.source.span import Span
from checker.syntax import ast
from checker.syntax.faults import (
    NoSuchDay,
    StrayCharacter,
    TooDeep,
    UnclosedString,
    UnexpectedEnd,
    UnexpectedWord,
    WrongBeginning,
)
from checker.syntax.grammar import Grammar, Rejected
from checker.syntax.keywords import Keywords
from checker.syntax.lexer import Lexeme, Lexer

STATEMENT_STARTS: Final = frozenset(
    "TITLE FAMILY BODY CYCLE VALID TRACK READING LET REQUIRE EXCLUDE BAR LIMIT PREFER POWER STEP ORDER DUTY FORBID MAY "
    "ENCOURAGE SANCTION GROUND GRANT EXCEPT IN_PRINCIPLE INFORMATIVE SILENT IN_FORCE UNTIL REPEALS REFERS ITEM PARA "
    "ENUM RECORD EVENT ACT JUDGEMENT DEFINE TOPIC".split()
)
DECLARATIONS: Final = frozenset("ENUM RECORD EVENT ACT JUDGEMENT DEFINE TOPIC READING LET".split())
QUESTION_STARTS: Final = frozenset(["DIMENSION", "ASSUME", "ALWAYS"])
DEEPEST: Final = 60
MOST_CHAINED: Final = 100
NESTING: Final = frozenset({"NOT", "IMPLIES", "IF", "PLUS", "MINUS"})
FAULTS_SHOWN: Final = 100
WORDS_EXPECTED: Final = 12


@dataclass(frozen=True, slots=True)
class Parsed:
    """A tree of what could be read (`None` without a header) and all faults."""

    file: ast.File | None
    faults: tuple[Diagnostic, ...]


class Parser:
    """Reads rule files; built once from the grammar and the keyword table."""

    def __init__(self, grammar: Grammar, keywords: Keywords) -> None:
        self._grammar = grammar
        self._keywords = keywords
        self._lexer = Lexer(keywords)

    def parse(self, source: SourceFile) -> Parsed:
        """The file's tree and all its syntax faults."""
        lexemes, strays = self._lexer.lex(source)
        faults: list[Diagnostic] = [
            UnclosedString(s.span) if s.unclosed_string else StrayCharacter(s.text, s.span)
            for s in strays[:FAULTS_SHOWN]
        ]
        faults += _bad_literals(lexemes)
        deep = _first_too_deep(lexemes)
        if deep is not None:
            return Parsed(None, (*faults, TooDeep(deep)))
        lexemes = [x for x in lexemes if not _is_bad(x)]
        if not lexemes or lexemes[0].terminal not in ("REGULATION", "VOCABULARY"):
            return Parsed(None, (*faults, WrongBeginning(lexemes[0].span if lexemes else source.span(0, 0))))
        head, *rest = _cut(lexemes)
        start = "regulation" if head[0].terminal == "REGULATION" else "vocabulary"
        header = self._grammar.parse(head, start)
        if isinstance(header, Rejected):
            faults.append(self._fault(header, head, None))
        nodes: list[Any] = []
        for chunk in rest:
            nodes += self._chunk(chunk, faults)
        articles = tuple(n for n in nodes if isinstance(n, ast.Block))
        declarations = tuple(n for n in nodes if not isinstance(n, ast.Block))
        if isinstance(header, Rejected):
            return Parsed(None, tuple(faults))
        return Parsed(ast.File(source.name, header, declarations, articles), tuple(faults[:FAULTS_SHOWN]))

    def questions(self, source: SourceFile) -> tuple[tuple[Any, ...], tuple[Diagnostic, ...]]:
        """The entries of a file of questions, and all its syntax faults."""
        lexemes, faults = self._clean(source)
        if not lexemes or lexemes[0].terminal != "QUESTIONS":
            return (), (*faults, WrongBeginning(lexemes[0].span if lexemes else source.span(0, 0)))
        entries: list[Any] = []
        for chunk in _cut_questions(lexemes[1:]):
            found = self._grammar.parse(chunk, "question")
            if isinstance(found, Rejected):
                faults.append(self._fault(found, chunk, None))
            else:
                entries.append(found)
        return tuple(entries), tuple(faults)

    def query(self, source: SourceFile) -> tuple[Any, tuple[Diagnostic, ...]]:
        """One question without a name, as on the command line."""
        lexemes, faults = self._clean(source)
        found = self._grammar.parse(lexemes, "query")
        if isinstance(found, Rejected):
            return None, (*faults, self._fault(found, lexemes, None))
        return found, tuple(faults)

    def _clean(self, source: SourceFile) -> tuple[list[Lexeme], list[Diagnostic]]:
        lexemes, strays = self._lexer.lex(source)
        faults: list[Diagnostic] = [
            UnclosedString(s.span) if s.unclosed_string else StrayCharacter(s.text, s.span)
            for s in strays[:FAULTS_SHOWN]
        ]
        faults += _bad_literals(lexemes)
        deep = _first_too_deep(lexemes)
        if deep is not None:
            return [], [*faults, TooDeep(deep)]
        return [x for x in lexemes if not _is_bad(x)], faults

    def expression(self, source: SourceFile) -> tuple[Any, tuple[Diagnostic, ...]]:
        """One expression on its own, for messages and tests."""
        lexemes, _ = self._lexer.lex(source)
        found = self._grammar.parse(lexemes, "expr")
        if isinstance(found, Rejected):
            return None, (self._fault(found, lexemes, None),)
        return found, ()

    def _chunk(self, chunk: list[Lexeme], faults: list[Diagnostic]) -> list[Any]:
        """The nodes of one article or declaration; statements that cannot be read are reported and left out."""
        start = "article" if chunk[0].terminal == "ARTICLE" else "declaration"
        article = chunk[1].text if start == "article" and len(chunk) > 1 else None
        while chunk:
            found = self._grammar.parse(chunk, start)
            if not isinstance(found, Rejected):
                return [found]
            faults.append(self._fault(found, chunk, article))
            shorter = _without_statement(chunk, found.index)
            if start != "article" or shorter is None or len(faults) > FAULTS_SHOWN:
                return []
            chunk = shorter
        return []

    def _fault(self, rejected: Rejected, lexemes: list[Lexeme], article: str | None) -> Diagnostic:
        zh = self._spellings(rejected.expected, "zh")
        en = self._spellings(rejected.expected, "en")
        if rejected.index >= len(lexemes):
            last = lexemes[-1].span
            return UnexpectedEnd(zh, en, Span(last.file, last.end, last.end), article)
        lexeme = lexemes[rejected.index]
        words = [w for t in rejected.expected for w in self._all_spellings(t)]
        guess = nearest(lexeme.text, words) if lexeme.terminal == "NAME" else None
        return UnexpectedWord(lexeme.text, zh, en, guess, lexeme.span, article)

    def _all_spellings(self, terminal: str) -> tuple[str, ...]:
        return self._keywords.english.get(terminal, ()) + self._keywords.chinese.get(terminal, ())

    def _spellings(self, terminals: tuple[str, ...], lang: str) -> tuple[str, ...]:
        if len(terminals) > WORDS_EXPECTED:
            terminals = tuple(t for t in terminals if t not in STATEMENT_STARTS)[:WORDS_EXPECTED]
        return tuple(self._spelling(t, lang) for t in terminals)

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


def _cut(lexemes: list[Lexeme]) -> list[list[Lexeme]]:
    """The header, then one piece per article or, in a vocabulary, per declaration.

    A line that begins with the article keyword begins an article even inside braces: a missing brace stays local.
    """
    starts = DECLARATIONS if lexemes[0].terminal == "VOCABULARY" else frozenset[str]()
    pieces: list[list[Lexeme]] = [[]]
    depth = 0
    for lexeme in lexemes:
        if lexeme.first_of_line and lexeme.terminal == "ARTICLE":
            depth = 0
            pieces.append([])
        elif lexeme.first_of_line and depth == 0 and lexeme.terminal in starts and pieces[-1][:1] != []:
            pieces.append([])
        depth += {"LBRACE": 1, "LPAR": 1, "RBRACE": -1, "RPAR": -1}.get(lexeme.terminal, 0)
        pieces[-1].append(lexeme)
    return pieces


def _cut_questions(lexemes: list[Lexeme]) -> list[list[Lexeme]]:
    """One piece per question or shared declaration: each begins a line outside braces, a question anywhere on a new line."""
    pieces: list[list[Lexeme]] = []
    depth = 0
    for lexeme in lexemes:
        begins = lexeme.terminal == "QUESTION" or (depth == 0 and lexeme.terminal in QUESTION_STARTS)
        if not pieces or (lexeme.first_of_line and begins):
            depth = 0
            pieces.append([])
        depth += {"LBRACE": 1, "LPAR": 1, "RBRACE": -1, "RPAR": -1}.get(lexeme.terminal, 0)
        pieces[-1].append(lexeme)
    return pieces


def _without_statement(chunk: list[Lexeme], index: int) -> list[Lexeme] | None:
    """The chunk without the statement that holds the lexeme at `index`; `None` where nothing would be left out."""
    index = min(index, len(chunk) - 1)
    begin = next((i for i in range(index, 1, -1) if _begins(chunk, i)), None)
    if begin is None:
        return None
    depth, end = 0, len(chunk)
    for i in range(begin, len(chunk)):
        if i > max(begin, index - 1) and depth <= 0 and _begins(chunk, i) and i != begin:
            end = i
            break
        depth += {"LBRACE": 1, "RBRACE": -1}.get(chunk[i].terminal, 0)
        if depth < 0:
            end = i
            break
    shorter = chunk[:begin] + chunk[end:]
    return shorter if len(shorter) < len(chunk) else None


def _begins(chunk: list[Lexeme], index: int) -> bool:
    lexeme = chunk[index]
    after_brace = chunk[index - 1].terminal in ("LBRACE", "RBRACE")
    return lexeme.terminal in STATEMENT_STARTS and (lexeme.first_of_line or after_brace)


def _first_too_deep(lexemes: list[Lexeme]) -> Span | None:
    questions = bool(lexemes) and lexemes[0].terminal == "QUESTIONS"
    pieces = _cut_questions(lexemes) if questions else _cut(lexemes) if lexemes else []
    return next((span for piece in pieces if (span := _too_deep(piece)) is not None), None)


def _too_deep(piece: list[Lexeme]) -> Span | None:
    """Where brackets nest too deeply, or too many operators follow one another that nest without brackets."""
    depth = chained = 0
    for lexeme in piece:
        depth += {"LBRACE": 1, "LPAR": 1, "RBRACE": -1, "RPAR": -1}.get(lexeme.terminal, 0)
        chained += lexeme.terminal in NESTING
        if depth > DEEPEST or chained > MOST_CHAINED:
            return lexeme.span
    return None


def _is_bad(lexeme: Lexeme) -> bool:
    match lexeme.terminal:
        case "DATE":
            try:
                date.fromisoformat(lexeme.text)
            except ValueError:
                return True
            return False
        case "NUMBER":
            return len(lexeme.text) > 10
        case _:
            return False


def _bad_literals(lexemes: list[Lexeme]) -> list[NoSuchDay]:
    return [NoSuchDay(x.text, x.span) for x in lexemes if _is_bad(x)][:FAULTS_SHOWN]
