"""The fuzz run works: few inputs pass, inputs come again from their seed, and a planted fault is found and made small."""

from random import Random

import pytest

from checker.source.source_file import SourceFile
from checker.syntax.lexer import Lexer
from tests.fuzz import run as fuzz
from tests.fuzz.statements import article
from tests.fuzz.targets import SHARES


def test_few_inputs_reach_every_reader_and_none_raises() -> None:
    tally = fuzz.run(300, seed=11, processes=1)
    assert tally.fed == {name: share * 3 for name, share in SHARES}
    assert {where: crash.text for where, crash in tally.crashes.items()} == {}


def test_inputs_come_again_from_their_seed() -> None:
    targets = fuzz._targets()
    for name, _ in SHARES:
        first, again, other = (targets.make(name, Random(seed)) for seed in (1, 1, 2))
        assert first == again
        assert first != other


def test_most_articles_that_are_made_can_be_read() -> None:
    targets = fuzz._targets()
    texts = [targets.head + article(Random(seed)) for seed in range(60)]
    clean = [text for text in texts if not targets.parser.parse(SourceFile("made", text)).faults]
    assert len(clean) > len(texts) // 3


def test_a_planted_fault_is_found_and_made_small(monkeypatch: pytest.MonkeyPatch) -> None:
    lex = Lexer.lex

    def faulty(self: Lexer, source: SourceFile) -> object:
        assert "“" not in source.text
        return lex(self, source)

    monkeypatch.setattr(Lexer, "lex", faulty)
    crash = fuzz.attempt("lexer", "quote “甲”, 乙")
    assert crash is not None
    assert fuzz.shrunk(crash).text == "“"


def test_a_hanging_reader_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(self: Lexer, source: SourceFile) -> object:
        while True:
            pass

    monkeypatch.setattr(Lexer, "lex", endless)
    monkeypatch.setattr(fuzz, "PATIENCE", 0.1)
    with fuzz.clock():
        crash = fuzz.attempt("lexer", "x")
    assert crash is not None
    assert crash.where == "lexer: TooSlow"
