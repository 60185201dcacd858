"""Walks a parse table over lexemes; every reduction calls the builder."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any

from checker.syntax.keywords import TableFault
from checker.syntax.lexer import Lexeme
from checker.syntax.parse_table import END, ParseTable, Production
from checker.syntax.question_builder import QuestionBuilder

BEFORE_COLON = frozenset({"ANY_ITEM", "WINNER", "TRUE", "FALSE", "EVER", "NO", "NEAREST"})


@dataclass(frozen=True, slots=True)
class Rejected:
    """The parser stopped at `index` (the number of lexemes when the text ended too early); what could have stood there."""

    index: int
    expected: tuple[str, ...]


class Automaton:
    """An LALR parser whose reductions build the syntax tree. Raises `TableFault` for rules the builder does not know."""

    def __init__(self, table: ParseTable) -> None:
        builder = QuestionBuilder()
        self._table = table
        self._reductions = tuple((p.size, p.origin, _reduction(p, builder)) for p in table.productions)

    def parse(self, lexemes: Sequence[Lexeme], start: str) -> Any:
        """The tree of a whole sequence of lexemes, or `Rejected`."""
        actions, gotos, reductions = self._table.actions, self._table.gotos, self._reductions
        first, last = self._table.starts[start]
        states, values = [first], list[Any]()
        for index in range(len(lexemes) + 1):
            lexeme = lexemes[index] if index < len(lexemes) else None
            row = actions[states[-1]]
            if lexeme is not None and "NAME" in row and _is_a_name(lexemes, index, row):
                lexeme = replace(lexeme, terminal="NAME")  # a keyword where a name is meant
            terminal = END if lexeme is None else lexeme.terminal
            action, before = row.get(terminal), None
            while action is not None and action < 0:
                before = before or states.copy()
                size, origin, reduction = reductions[~action]
                cut = len(values) - size
                value = reduction(values[cut:])
                del states[cut + 1 :], values[cut:]
                states.append(gotos[states[-1]][origin])
                values.append(value)
                if lexeme is None and states[-1] == last:
                    return value
                action = actions[states[-1]].get(terminal)
            if action is None:
                return Rejected(index, self._accepted(before or states))
            states.append(action)
            values.append(lexeme)
        raise AssertionError("the end of the text is reduced or rejected, never shifted")

    def _accepted(self, states: Sequence[int]) -> tuple[str, ...]:
        """The terminals that could come next, in the order of the alphabet."""
        return tuple(sorted(t for t in self._table.actions[states[-1]] if self._can_shift(list(states), t)))

    def _can_shift(self, states: list[int], terminal: str) -> bool:
        lasts = {last for _, last in self._table.starts.values()}
        action = self._table.actions[states[-1]].get(terminal)
        while action is not None and action < 0:
            size, origin, _ = self._reductions[~action]
            del states[len(states) - size :]
            states.append(self._table.gotos[states[-1]][origin])
            if terminal == END and states[-1] in lasts:
                return True
            action = self._table.actions[states[-1]].get(terminal)
        return action is not None


def _is_a_name(lexemes: Sequence[Lexeme], index: int, row: Mapping[str, int]) -> bool:
    """Whether a word is a name: it has no use as a keyword here, or stands before a colon as names of options do."""
    lexeme = lexemes[index]
    if lexeme.terminal in ("NAME", "STRING") or not lexeme.text.isidentifier():
        return False
    if lexeme.terminal not in row:
        return True
    colon = index + 1 < len(lexemes) and lexemes[index + 1].terminal == "COLON"
    return colon and lexeme.terminal not in BEFORE_COLON


def _reduction(production: Production, builder: QuestionBuilder) -> Callable[[list[Any]], Any]:
    """What makes one value of the values of a production's symbols."""
    build = _handler(production, builder)
    pieces, absent, passes = production.pieces, [None] * production.absent, production.passes
    if pieces is None:
        return build
    steps = tuple((piece.index, piece.spliced, [None] * piece.absent) for piece in pieces)

    def reduction(values: list[Any]) -> Any:
        children: list[Any] = []
        for index, spliced, missing in steps:
            children += missing
            if spliced:
                children += values[index]
            else:
                children.append(values[index])
        children += absent
        return children[0] if passes and len(children) == 1 else build(children)

    return reduction


def _handler(production: Production, builder: QuestionBuilder) -> Callable[[list[Any]], Any]:
    if production.handler is not None:
        found: Callable[[list[Any]], Any] | None = getattr(builder, production.handler, None)
        if found is None:
            name = production.handler
            raise TableFault("grammar.lark", 0, f"没有节点对应规则“{name}”", f"no node for the rule '{name}'")
        return found
    return itemgetter(0) if production.passes else list
