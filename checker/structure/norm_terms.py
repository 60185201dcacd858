"""The terms of a norm: everything it says that can be true or false, and the readings it depends on."""

from checker.ir.norms import (
    Bar,
    Condition,
    Conduct,
    Excepted,
    Grant,
    Informative,
    Limit,
    Norm,
    Order,
    Power,
    Preference,
    Sanction,
    Silent,
    Statement,
    Step,
)
from checker.ir.terms import Term
from checker.ir.traversal import readings_of


def terms_of(norm: Norm) -> tuple[Term, ...]:
    """All terms of a norm, first those that say when it applies; the exemptions on it are not among them."""
    match norm:
        case Condition() | Limit() | Preference() | Power() | Order() | Conduct():
            return norm.applies, norm.holds
        case Bar():
            return norm.applies, norm.barred
        case Step():
            return norm.applies, *(check.holds for check in norm.checks)
        case Sanction():
            return norm.applies, *(ground.holds for ground in norm.grounds)
        case Grant():
            return (norm.applies,)
        case Excepted():
            return (norm.when,)
        case Informative() | Silent() | Statement():
            return ()


def readings_in(norm: Norm) -> tuple[str, ...]:
    """The names of the readings a norm depends on, each once: those of its lengths, then those of its terms."""
    names = [name for term in terms_of(norm) for name in readings_of(term)]
    return tuple(dict.fromkeys([*_of_lengths(norm), *names]))


def _of_lengths(norm: Norm) -> list[str]:
    match norm:
        case Bar(reading=reading):
            return [reading] if reading else []
        case Step(length=length) | Conduct(deadline=length):
            return [length.reading] if length is not None and length.reading else []
        case _:
            return []
