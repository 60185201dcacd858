"""How a ban of the length that a norm states is recorded in an act: in years, months, days, rounds, or without end."""

from typing import Final

from checker.ir import factory as f
from checker.ir.norms import RecordedBan
from checker.ir.terms import Term
from checker.ir.types import INT
from checker.lowering.bars import UNITS
from checker.lowering.environment import Context
from checker.lowering.expressions import ordered_options
from checker.lowering.faults import MisplacedClause, Stop
from checker.syntax import ast

ACT: Final = "act"
IN_YEARS: Final = "ban_years"
IN_MONTHS: Final = "ban_months"
IN_ROUNDS: Final = "ban_rounds"
FOREVER: Final = "ban_forever"
MONTHS_OF: Final = {"years": 12, "months": 1}


def recorded_ban(length: ast.Length, c: Context) -> RecordedBan:
    """What the record of an act says if it imposes a ban of this length; a reading may choose among lengths. Without fields
    where the vocabulary has none for its unit."""
    match length:
        case ast.ForRounds(count=count):
            return RecordedBan(((IN_ROUNDS, _is(IN_ROUNDS, count)),), f.TRUE)
        case ast.ForSpan(length=span):
            return RecordedBan(_of_span(span, c), f.TRUE)
        case ast.ForEver():
            return RecordedBan(((FOREVER, f.TRUE),), f.TRUE)
        case ast.WhileHolds() | ast.NoLength():
            return RecordedBan((), f.FALSE)
        case ast.Choice():
            options = [(n.text, recorded_ban(x, c)) for n, x in ordered_options(length, c)]
            reading = length.reading.text
            names = dict.fromkeys(name for _, ban in options for name, _ in ban.fields)
            fields = (
                (name, f.choose(reading, [(n, dict(ban.fields).get(name, f.FALSE)) for n, ban in options]))
                for name in names
            )
            return RecordedBan(tuple(fields), f.choose(reading, [(n, ban.some) for n, ban in options]))


def ordered_ban(item: ast.BarConsequence, c: Context) -> RecordedBan:
    """How the ban of a sanction is recorded. Raises `Stop` for a unit in which no decision can record it."""
    found = recorded_ban(item.length, c)
    if found.fields or found.some == f.FALSE:
        return found
    zh, en = (
        "处理的禁止期只能以年、月、日、届记录",
        "the ban of a sanction is recorded in years, months, days or rounds",
    )
    raise Stop(MisplacedClause(zh, en, item.span, c.place))


def _of_span(span: ast.SpanOfTime, c: Context) -> tuple[tuple[str, Term], ...]:
    """A span in its own unit; years and months also in the other one, where that is a whole number."""
    unit = UNITS[span.unit]
    if unit in MONTHS_OF:
        months = span.count * MONTHS_OF[unit]
        years = ((IN_YEARS, _is(IN_YEARS, months // 12)),) if months % 12 == 0 else ()
        return (*years, (IN_MONTHS, _is(IN_MONTHS, months)))
    name = f"ban_{unit}"
    return ((name, _is(name, span.count)),) if name in c.words.vocabulary.records[ACT].fields else ()


def _is(name: str, count: int) -> Term:
    return f.equal(f.field(ACT, name, INT), f.literal(count, INT))
