"""What is wrong with single tokens: stray characters, strings without end, days and numbers that there are none of.

After this phase every string is closed, every date exists and every number has a place, if need be one put in for the
reader to go on with.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final, TypeAlias

from checker.source.span import Span
from checker.syntax.keywords import UNITS
from checker.syntax.lexer import Lexeme, StrayCharacters
from checker.syntax.literal_faults import NoSuchDay, NotACount, StrayCharacter, UnclosedString

LiteralFault: TypeAlias = StrayCharacter | UnclosedString | NoSuchDay | NotACount

MOST_DIGITS: Final = 9
COUNTING: Final = frozenset({"AT_LEAST", "ITEM", "PARA"})
SOME_DAY: Final = "2000-01-01"


def literal_faults(lexemes: list[Lexeme], strays: Iterable[StrayCharacters]) -> tuple[list[Lexeme], list[LiteralFault]]:
    """The lexemes with strings closed and bad days and numbers replaced, and every fault in the order of the text."""
    strings = [Lexeme("STRING", "", s.span, False) for s in strays if s.unclosed_string]
    whole = sorted([*lexemes, *strings], key=lambda x: x.span.start)
    faults: list[LiteralFault] = [UnclosedString(s.span) for s in strings]
    faults += [StrayCharacter(s.text, s.span) for s in _joined([s for s in strays if not s.unclosed_string])]
    for i, lexeme in enumerate(whole):
        found = _fault_at(whole, i)
        if found is not None:
            faults.append(found)
            whole[i] = replace(lexeme, text=SOME_DAY if lexeme.terminal == "DATE" else "1")
    return whole, sorted(faults, key=lambda fault: fault.span.start)


def _joined(strays: list[StrayCharacters]) -> list[StrayCharacters]:
    """Strays that stand side by side as one."""
    found: list[StrayCharacters] = []
    for stray in strays:
        if found and found[-1].span.end == stray.span.start:
            last = found.pop()
            stray = StrayCharacters(
                last.text + stray.text, Span(stray.span.file, last.span.start, stray.span.end), False
            )
        found.append(stray)
    return found


def _fault_at(lexemes: list[Lexeme], index: int) -> NoSuchDay | NotACount | None:
    lexeme = lexemes[index]
    match lexeme.terminal:
        case "DATE":
            return None if _exists(lexeme.text) else NoSuchDay(lexeme.text, lexeme.span)
        case "NUMBER" if sum(c.isdigit() for c in lexeme.text) > MOST_DIGITS:
            return NoSuchDay(lexeme.text, lexeme.span)
        case "NUMBER" if not _fits(lexemes, index):
            return NotACount(lexeme.text, lexeme.span)
        case _:
            return None


def _exists(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _fits(lexemes: list[Lexeme], index: int) -> bool:
    """Whether a number is a whole one where things are counted, and not nought where there must be some."""
    text = lexemes[index].text
    before = [x.terminal for x in lexemes[max(0, index - 2) : index]]
    after = lexemes[index + 1].terminal if index + 1 < len(lexemes) else ""
    counting = before[-1:] != [] and before[-1] in COUNTING
    in_ratio = after == "COLON" or before == ["NUMBER", "COLON"]
    if "." in text:
        return not (counting or in_ratio or after in UNITS)
    return not (counting or in_ratio) or int(text) > 0
