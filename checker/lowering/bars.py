"""Bars: whose history keeps them from acts, and for how long."""

from checker.ir import factory as f
from checker.ir.norms import BarLength, Forever, InRounds, InTime, NoBar, WhileTrue
from checker.ir.terms import Source, Term
from checker.ir.types import DATE, INT
from checker.lowering.environment import Context
from checker.lowering.events import key_field
from checker.lowering.expressions import call, check_options, lower, lower_bool, ordered_options
from checker.syntax import ast

UNITS = {"YEARS": "years", "MONTHS": "months", "DAYS": "days", "WORKING_DAYS": "working days"}


def barred_by(event: str, where: Term, length: ast.Length, c: Context) -> Term:
    """Some event of the kind satisfies `where` and the act falls into the length counted from it."""
    day = lower(c.day, c, DATE)
    parts = [happened(event, where, c), lower_length(length, c.inside(event)), _still_binding(c)]
    return f.exists(Source(c.owner, event), f.conj(*parts), day)


def happened(event: str, where: Term, c: Context) -> Term:
    """The bound event satisfies `where` and lies no later than the governing day."""
    return f.conj(where, f.less_equal(key_field(event, c), lower(c.day, c, DATE)))


def _still_binding(c: Context) -> Term:
    """What the shared reading says of a bar whose regulation has lapsed; true where the text sets no end."""
    if "lapse_day" not in c.words.dates:
        return f.TRUE
    at = c.day.span
    lapse = ast.Path((ast.Name("lapse_day", at),), at)
    return call("still_binding", (c.day, lapse), c, c.day)


def lower_length(length: ast.Length, c: Context) -> Term:
    """Whether the act (its round, its day) falls into the length; fields of the bound event are in scope."""
    match length:
        case ast.ForRounds(count=count, after=after):
            start = lower(after, c, INT)
            number = f.field("round", "number", INT)
            return f.conj(f.less(start, number), f.less_equal(number, f.plus(((1, start),), count)))
        case ast.ForSpan(length=span, start=start):
            first = lower(start, c, DATE)
            day = lower(c.day, c, DATE)
            return f.conj(f.less_equal(first, day), f.less_equal(day, call("period_last_day", (start, span), c, start)))
        case ast.ForEver():
            return f.TRUE
        case ast.NoLength():
            return f.FALSE
        case ast.WhileHolds(expr=expr):
            return lower_bool(expr, c)
        case ast.Choice():
            check_options(length, c)
            options = ordered_options(length, c)
            return f.choose(length.reading.text, [(n.text, lower_length(x, c)) for n, x in options])


def begun(length: ast.Length, c: Context) -> Term:
    """Whether the length runs on the governing day, as far as days are concerned: rounds count as running."""
    match length:
        case ast.ForRounds():
            return f.TRUE
        case ast.Choice():
            return f.choose(length.reading.text, [(n.text, begun(x, c)) for n, x in ordered_options(length, c)])
        case _:
            return lower_length(length, c)


def lengths_of(length: ast.Length) -> tuple[str, tuple[tuple[str, BarLength], ...]]:
    """The reading that chooses the length ("" if none), and the length as written per alternative."""
    match length:
        case ast.Choice(reading=reading, options=options):
            return reading.text, tuple((n.text, plain_length(x)) for n, x in options)
        case _:
            return "", (("", plain_length(length)),)


def plain_length(length: ast.Length) -> BarLength:
    """A length as written; of a reading inside a reading, the first alternative's."""
    match length:
        case ast.ForRounds(count=count):
            return InRounds(count)
        case ast.ForSpan(length=span):
            return InTime(span.count, UNITS[span.unit])
        case ast.ForEver():
            return Forever()
        case ast.WhileHolds():
            return WhileTrue()
        case ast.NoLength():
            return NoBar()
        case ast.Choice(options=options):
            return plain_length(options[0][1])
