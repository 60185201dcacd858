"""Three-valued (Kleene) evaluation of a term in a scene.

A term is compiled once into nested closures and then run many times. `None` is unknown. A comparison with a known
absent side does not hold, whatever the other side is; an absent truth value does not hold either.
"""

from checker.cases.scene import Entry, Scene
from checker.evaluation.bounds import Bounds
from checker.evaluation.closures import Choice, Run
from checker.evaluation.comparisons import compare
from checker.evaluation.connectives import all_of, any_of, negation
from checker.evaluation.events import exists, fewest, how_many
from checker.evaluation.operands import chosen, constant, either, field, membership, moved, presence, total
from checker.ir.terms import (
    And,
    AtLeast,
    Choose,
    Contains,
    Count,
    Equal,
    Exists,
    Field,
    Has,
    Ite,
    Less,
    LessEqual,
    Literal,
    Not,
    Or,
    Plus,
    Shift,
    Term,
)
from checker.legaltime.workdays import WorkCalendar

_REMEMBERED = 100_000
_compiled: dict[tuple[int, int], tuple[Term, WorkCalendar | None, Run]] = {}


def evaluate(term: Term, scene: Scene, choice: Choice, calendar: WorkCalendar | None) -> Entry | None:
    """The value of a term: a value of its type, `ABSENT` (terms that are no truth value), or `None` if unknown.

    Without a calendar every shift by working days is unknown.
    """
    value = compile_term(term, calendar)(scene, choice)
    return None if isinstance(value, Bounds) else value


def compile_term(term: Term, calendar: WorkCalendar | None) -> Run:
    """The compiled term: call it with a scene and a choice. It is remembered for this very term object.

    An undecided number may come as `Bounds`; `evaluate` says `None` instead.
    """
    key = (id(term), id(calendar))
    known = _compiled.get(key)
    if known is not None:
        return known[2]
    if len(_compiled) >= _REMEMBERED:
        _compiled.clear()
    run = _compile(term, calendar)
    _compiled[key] = (term, calendar, run)  # INVARIANT: the entry keeps both objects alive, so their ids stay theirs
    return run


def _compile(term: Term, calendar: WorkCalendar | None) -> Run:
    def part(inner: Term) -> Run:
        return compile_term(inner, calendar)

    match term:
        case Literal(value=value):
            return constant(value)
        case Field(scope=scope, name=name):
            return field(scope, name)
        case Has(scope=scope, name=name):
            return presence(field(scope, name))
        case Contains(scope=scope, name=name, member=member):
            return membership(field(scope, name), member)
        case Not(term=inner):
            return negation(part(inner))
        case And(terms=terms):
            return all_of([part(inner) for inner in terms])
        case Or(terms=terms):
            return any_of([part(inner) for inner in terms])
        case Equal(left=left, right=right) | Less(left=left, right=right) | LessEqual(left=left, right=right):
            return compare(term, part(left), part(right))
        case Shift(day=day, span=span, back=back):
            return moved(part(day), span, back, calendar)
        case Plus(parts=parts, constant=extra):
            return total([(factor, part(inner)) for factor, inner in parts], extra)
        case Ite(condition=condition, then=then, otherwise=otherwise):
            return either(part(condition), part(then), part(otherwise))
        case Choose(reading=reading, options=options):
            return chosen(reading, {name: part(option) for name, option in options})
        case Exists(source=source, where=where, until=until):
            return exists(source, part(where), None if until is None else part(until))
        case AtLeast(count=count, source=source, where=where, until=until, within=within):
            return fewest(count, source, part(where), None if until is None else part(until), within)
        case Count(source=source, where=where):
            return how_many(source, part(where))
