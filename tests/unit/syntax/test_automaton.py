"""What the parser accepts, and what it says could have stood where it stopped."""

from dataclasses import replace
from pathlib import Path

import pytest

from checker.source.source_file import SourceFile
from checker.syntax.automaton import Automaton, Rejected
from checker.syntax.grammar import make_table
from checker.syntax.keywords import TableFault, read_keywords
from checker.syntax.lexer import Lexeme, Lexer
from checker.syntax.parse_table import END, ParseTable

SPEC = Path(__file__).parents[3] / "spec"
ARTICLE = """article 3 for organization to apply {
  item 1 { require registered_in = here and not (fee > 3 or some incident where (liable) in last 3 years) as local }
  exclude not ended unless judged fit quote "甲"
}"""


@pytest.fixture(scope="module")
def table() -> ParseTable:
    return make_table((SPEC / "grammar.lark").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def lexemes() -> list[Lexeme]:
    lexer = Lexer(read_keywords((SPEC / "keywords.txt").read_text(encoding="utf-8")))
    return lexer.lex(SourceFile("a.rules", ARTICLE))[0]


def test_the_article_is_read(table: ParseTable, lexemes: list[Lexeme]) -> None:
    found = Automaton(table).parse(lexemes, "article")
    assert not isinstance(found, Rejected)
    assert found.place == "3"
    assert len(found.entries) == 2


def test_where_it_stops_exactly_the_terminals_it_names_could_stand(table: ParseTable, lexemes: list[Lexeme]) -> None:
    automaton = Automaton(table)
    terminals = {t for row in table.actions for t in row}
    terminals -= {END, "COLON"}  # a colon makes a name of the word before it
    for index in range(len(lexemes)):
        wrong = replace(lexemes[index], terminal="PLUS" if lexemes[index].terminal != "PLUS" else "DOT", text="+")
        found = automaton.parse([*lexemes[:index], wrong], "article")
        if not isinstance(found, Rejected) or found.index != index:
            continue
        for terminal in terminals:
            other = replace(lexemes[index], terminal=terminal, text="2024-02-29" if terminal == "DATE" else "1")
            again = automaton.parse([*lexemes[:index], other], "article")
            stopped = isinstance(again, Rejected) and again.index == index
            assert stopped != (terminal in found.expected), (index, terminal)


def test_a_text_that_ends_too_early_is_rejected_at_its_end(table: ParseTable, lexemes: list[Lexeme]) -> None:
    automaton = Automaton(table)
    for index in range(len(lexemes)):
        found = automaton.parse(lexemes[:index], "article")
        assert isinstance(found, Rejected)
        assert found.index == index
        assert END not in found.expected
        assert found.expected


def test_the_end_is_named_where_it_could_come(table: ParseTable, lexemes: list[Lexeme]) -> None:
    found = Automaton(table).parse([*lexemes, replace(lexemes[-1], terminal="PLUS", text="+")], "article")
    assert found == Rejected(len(lexemes), (END,))


def test_a_conflict_in_the_grammar_is_a_fault() -> None:
    with pytest.raises(TableFault, match="collision"):
        make_table("%declare NAME\nexpr: a | b\na: NAME\nb: NAME\n")


def test_a_rule_without_a_node_is_a_fault() -> None:
    table = make_table("%declare NAME DOT\nexpr: NAME DOT NAME -> nobody_knows_this\n")
    with pytest.raises(TableFault, match="nobody_knows_this"):
        Automaton(table)
