"""The direct parts of a term."""

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


def children(term: Term) -> tuple[Term, ...]:
    """The direct parts, in the order of the fields; of a quantifier `where`, then `until` if given."""
    match term:
        case Literal() | Field() | Has() | Contains():
            return ()
        case Not(term=inner):
            return (inner,)
        case And(terms=terms) | Or(terms=terms):
            return terms
        case Equal(left=left, right=right) | Less(left=left, right=right) | LessEqual(left=left, right=right):
            return (left, right)
        case Shift(day=day):
            return (day,)
        case Plus(parts=parts):
            return tuple(part for _, part in parts)
        case Ite(condition=condition, then=then, otherwise=otherwise):
            return (condition, then, otherwise)
        case Choose(options=options):
            return tuple(option for _, option in options)
        case Exists(where=where, until=until) | AtLeast(where=where, until=until):
            return (where,) if until is None else (where, until)
        case Count(where=where):
            return (where,)
