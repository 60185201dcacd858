"""The parser of a specification folder, and the reading of its files.

The parse table of the grammar and the trees of files without a fault are remembered, each under the hash of what it was
made from: after a change, only the changed file is parsed again.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from checker.diagnostics.diagnostic import Diagnostic
from checker.diagnostics.files import diagnose
from checker.source.reader import decode_source
from checker.source.source_file import SourceFile
from checker.syntax.ast import File
from checker.syntax.automaton import Automaton
from checker.syntax.grammar import make_table
from checker.syntax.keywords import TableFault, read_keywords
from checker.syntax.parse_table import ParseTable
from checker.syntax.parser import Parsed, Parser
from checker.workspace.cache import Kind, fetch, fingerprint_of, store
from checker.workspace.spec_folder import SpecFolder


@dataclass(frozen=True)
class RuleReader:
    """Reads the rule files of one folder, by its grammar and its keyword table; `use_cache`: what is remembered counts."""

    grammar: bytes
    keywords: bytes
    use_cache: bool

    @cached_property
    def parser(self) -> Parser:
        """The parser. Raises `TableFault` where the grammar or the keyword table cannot be used."""
        keywords = read_keywords(_text("keywords.txt", self.keywords))
        key = fingerprint_of({"grammar": self.grammar})
        table = fetch(Kind.TABLE, key) if self.use_cache else None
        if not isinstance(table, ParseTable):
            table = make_table(_text("grammar.lark", self.grammar))
            if self.use_cache:
                store(Kind.TABLE, key, table)
        return Parser(Automaton(table), keywords)

    def tree(self, source: SourceFile) -> Parsed:
        """The tree of a rule file, and its faults. Raises `TableFault` like `parser`."""
        texts = {"grammar": self.grammar, "keywords": self.keywords, source.name: source.text.encode("utf-8")}
        key = fingerprint_of(texts)
        found = fetch(Kind.TREE, key) if self.use_cache else None
        if isinstance(found, File):
            return Parsed(found, ())
        parsed = self.parser.parse(source)
        if self.use_cache and parsed.file is not None and not parsed.faults:
            store(Kind.TREE, key, parsed.file)
        return parsed


def reader_of(folder: SpecFolder, *, use_cache: bool = True) -> RuleReader:
    """The reader of a folder. Raises `OSError` where its grammar or its keyword table cannot be read."""
    return RuleReader(folder.grammar.read_bytes(), folder.keywords.read_bytes(), use_cache)


def parser_of(folder: SpecFolder) -> Parser:
    """The parser built from the folder's grammar and keyword table. Raises `OSError` and `TableFault`."""
    return reader_of(folder).parser


def _text(name: str, data: bytes) -> str:
    found = decode_source(name, data)
    if isinstance(found, SourceFile):
        return found.text
    raise TableFault(name, 0, diagnose(found).title_zh, diagnose(found).title_en)


def read(path: Path, data: bytes, faults: list[Diagnostic]) -> SourceFile | None:
    """The source of a file; what keeps it from being one is added to the faults."""
    found = decode_source(str(path), data)
    if isinstance(found, SourceFile):
        return found
    faults.append(diagnose(found))
    return None
