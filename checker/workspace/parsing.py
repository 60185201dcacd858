"""The parser of a specification folder, and the reading of its files."""

from pathlib import Path

from checker.diagnostics.diagnostic import Diagnostic
from checker.diagnostics.files import diagnose
from checker.source.reader import decode_source
from checker.source.source_file import SourceFile
from checker.syntax.grammar import Grammar
from checker.syntax.keywords import read_keywords
from checker.syntax.parser import Parser
from checker.workspace.spec_folder import SpecFolder


def parser_of(folder: SpecFolder) -> Parser:
    """The parser built from the folder's grammar and keyword table."""
    keywords = read_keywords(folder.keywords.read_text(encoding="utf-8"))
    return Parser(Grammar(folder.grammar.read_text(encoding="utf-8")), keywords)


def read(path: Path, data: bytes, faults: list[Diagnostic]) -> SourceFile | None:
    """The source of a file; what keeps it from being one is added to the faults."""
    found = decode_source(str(path), data)
    if isinstance(found, SourceFile):
        return found
    faults.append(diagnose(found))
    return None
