"""What is fed: each target makes an input from a generator, and feeds it to a reader that must not raise.

A reader answers with a tree or with faults; every fault can be shown in both languages.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from random import Random

from checker.cases.dossier_reader import read_dossier
from checker.diagnostics.diagnostic import Diagnostic
from checker.diagnostics.renderer import render
from checker.ir.regulation import Spec
from checker.source.reader import decode_source
from checker.source.source_file import SourceFile
from checker.syntax.keywords import read_keywords
from checker.syntax.lexer import Lexer
from checker.syntax.parser import Parser
from checker.workspace.loader import load_spec
from checker.workspace.parsing import parser_of
from checker.workspace.spec_folder import SpecFolder
from tests.fuzz import samples, statements
from tests.fuzz.mutations import mutated

SHARES = (("lexer", 30), ("article", 35), ("made", 10), ("file", 1), ("dossier", 24))
"""Of a hundred inputs, how many go where: to the lexer; mutated, made and whole rule texts to the parser; dossiers."""

SHOWN = 2


@dataclass(frozen=True)
class Targets:
    """All readers with their samples; built once per process, and lazily."""

    folder: SpecFolder
    examples: Path

    @cached_property
    def lexer(self) -> Lexer:
        """The lexer."""
        return Lexer(read_keywords(self.folder.keywords.read_text(encoding="utf-8")))

    @cached_property
    def parser(self) -> Parser:
        """The parser."""
        return parser_of(self.folder)

    @cached_property
    def spec(self) -> Spec:
        """The specification."""
        spec = load_spec(self.folder).spec
        assert spec is not None, "the rules must load before dossiers can be read"
        return spec

    @cached_property
    def articles(self) -> tuple[str, ...]:
        """Sample articles."""
        return samples.articles(self.folder)

    @cached_property
    def files(self) -> tuple[str, ...]:
        """Sample files."""
        return samples.whole_files(self.folder)

    @cached_property
    def dossiers(self) -> tuple[str, ...]:
        """Sample dossiers."""
        return samples.dossiers(self.folder, self.examples)

    @cached_property
    def head(self) -> str:
        """What stands before a lone article."""
        return samples.head(self.folder)

    def prepare(self) -> None:
        """Build everything now, so that no input is charged for it."""
        for target, _ in SHARES:
            self.feed(target, self.make(target, Random(0)))

    def make(self, target: str, rng: Random) -> str:
        """An input for a target."""
        match target:
            case "lexer":
                return mutated(rng, self.articles)
            case "article":
                return self.head + mutated(rng, self.articles)
            case "made":
                text = statements.article(rng)
                return self.head + (mutated(rng, (text,)) if rng.random() < 0.3 else text)
            case "file":
                return mutated(rng, self.files)
            case _:
                return mutated(rng, self.dossiers)

    def feed(self, target: str, text: str) -> None:
        """Read the input; AssertionError or any other exception is a fault of ours."""
        source = decode_source(target, text.encode("utf-8", "surrogatepass"))
        if not isinstance(source, SourceFile):
            return
        match target:
            case "lexer":
                tokens, strays = self.lexer.lex(source)
                spans = [x.span for x in tokens]
                assert all(a.end <= b.start for a, b in pairwise(spans)), "tokens overlap"
                assert all(s.text for s in strays), "an empty stray"
            case "dossier":
                read = read_dossier(source, self.spec)
                assert read.dossier is not None or read.faults, "no dossier and no fault"
                _shown(read.faults, source)
            case _:
                parsed = self.parser.parse(source)
                assert parsed.file is not None or parsed.faults, "no tree and no fault"
                _shown(parsed.faults, source)


def _shown(faults: Iterable[Diagnostic], source: SourceFile) -> None:
    for fault in [*faults][:SHOWN]:
        assert render(fault, source, "zh"), "an empty message"
        assert render(fault, source, "en"), "an empty message"
