"""The one door to lark: the text of a grammar becomes a parse table.

lark is loaded only here and only when a table has to be made; a remembered table needs none.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from checker.syntax.keywords import TableFault
from checker.syntax.parse_table import ParseTable, Piece, Production

STARTS: Final = ("regulation", "vocabulary", "article", "declaration", "expr", "questions", "question", "query")


def make_table(text: str) -> ParseTable:
    """The table of a grammar; every conflict is a fault. Raises `TableFault` for a text that is no such grammar."""
    from lark import Lark
    from lark.exceptions import LarkError
    from lark.lexer import Lexer

    class NoLexer(Lexer):
        """Lexemes are made elsewhere."""

        def __init__(self, conf: object) -> None:
            del conf

        def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Any]:
            raise NotImplementedError

    starts = [start for start in STARTS if f"\n{start}:" in text or f"\n?{start}:" in text]
    try:
        made = Lark(text, parser="lalr", lexer=NoLexer, start=starts, strict=True)
    except LarkError as error:
        reason = str(error).partition("\n")[0]
        raise TableFault("grammar.lark", 0, f"文法不成立（{reason}）", f"no grammar ({reason})") from error
    return _plain(made.parser.parser._parse_table, made.rules)


def _plain(table: Any, rules: Sequence[Any]) -> ParseTable:
    numbers = {rule: number for number, rule in enumerate(rules)}
    productions = [_production(rule) for rule in rules]
    actions: list[dict[str, int]] = []
    gotos: list[dict[str, int]] = []
    for state in range(len(table.states)):
        actions.append({})
        gotos.append({})
        for symbol, (action, target) in table.states[state].items():
            if action.name == "Reduce":
                actions[-1][str(symbol)] = ~numbers[target]
            elif symbol.isupper() or symbol.startswith("$"):
                actions[-1][str(symbol)] = target
            else:
                gotos[-1][str(symbol)] = target
    starts = {str(name): (first, table.end_states[name]) for name, first in table.start_states.items()}
    return ParseTable(starts, tuple(actions), tuple(gotos), tuple(productions))


def _production(rule: Any) -> Production:
    """A rule whose name begins with an underscore has no node of its own: its children go to the rule it stands in."""
    origin = str(rule.origin.name)
    absent = _absent(rule)
    kept = [i for i, symbol in enumerate(rule.expansion) if not (symbol.is_term and symbol.filter_out)]
    pieces, missing = [], 0
    for i, symbol in enumerate(rule.expansion):
        missing += absent[i]
        if i in kept:
            pieces.append(Piece(i, not symbol.is_term and str(symbol.name).startswith("_"), missing))
            missing = 0
    missing += absent[-1]
    plain = len(kept) == len(rule.expansion) and not missing and not any(p.spliced or p.absent for p in pieces)
    passes = bool(rule.options.expand1 and not rule.alias)
    handler = None if origin.startswith("_") else str(rule.alias or origin)
    if passes and plain and len(pieces) == 1:
        handler = None
    return Production(origin, len(rule.expansion), handler, passes, None if plain else tuple(pieces), missing)


def _absent(rule: Any) -> list[int]:
    """How many optional symbols are left out before each symbol of the rule, and after the last."""
    flags = rule.options.empty_indices
    if not flags:
        return [0] * (len(rule.expansion) + 1)
    return [len(run) for run in "".join("1" if flag else "0" for flag in flags).split("0")]
