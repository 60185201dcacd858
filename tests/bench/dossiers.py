"""Synthetic dossiers: as many plainly invented applicants as wanted, in one round of one city."""

from random import Random
from typing import Final

from checker.ir.regulation import FieldSort, Regulation, Spec
from checker.ir.types import BoolType, DateType, EnumType, IntType, Type

UNFAVOURABLE: Final = frozenset({"ended"})
"""Truth values that speak against an applicant; of all others he has the better one."""
FORGETTABLE: Final = 4
"""How many facts are missing where facts are missing."""


def round_dossier(spec: Spec, regulation: Regulation, applicants: int, *, missing: float = 0.0, seed: int = 0) -> str:
    """The text of a dossier with one decision to accept per applicant; of a share of them facts are missing."""
    rng = Random(seed)
    subjects = "".join(_subject(spec, regulation, i, rng.random() < missing, rng) for i in range(applicants))
    decisions = "".join(_acceptance(i) for i in range(applicants))
    return f"{_head(regulation)}procedure: {{complete: true}}\nsubjects:\n{subjects}decisions:\n{decisions}"


def unknown_applicant(regulation: Regulation) -> str:
    """The text of a dossier with one decision to accept, of which nothing is known but its day and its round."""
    decision = "  - {act: accept, id: d0, complete: false, day: 2024-06-03, round: 3, subject: 申报者0}\n"
    return f"{_head(regulation)}subjects:\n  申报者0: {{}}\ndecisions:\n{decision}"


def _head(regulation: Regulation) -> str:
    return (
        f"dossier: 1\ntitle: 虚构届次\nregulation: {regulation.identifier}\nas_of: 2024-12-31\n"
        "rounds:\n  - {number: 3, called: 2024-04-01, filing_deadline: 2024-05-31, award_day: 2024-10-08}\n"
    )


def _subject(spec: Spec, regulation: Regulation, number: int, forgets: bool, rng: Random) -> str:
    sorts = spec.vocabulary.records["subject"].fields
    facts = {name: _value(name, sort, regulation) for name, sort in sorts.items()}
    for name in rng.sample(sorted(facts), FORGETTABLE if forgets else 0):
        del facts[name]
    listed = ", ".join(f"{name}: {value}" for name, value in facts.items())
    return (
        f"  申报者{number}:\n    name: 虚构公司{number}\n    unit: none\n    facts: {{{listed}}}\n"
        "    events:\n      complete_through: 2024-12-31\n"
        "      incident:\n        - {date: 2015-03-04, kind: quality, severity: general, liable: true, service: false}\n"
    )


def _acceptance(number: int) -> str:
    return (
        f"  - {{act: accept, id: d{number}, day: 2024-06-03, round: 3, subject: 申报者{number}, filed: 2024-05-10, "
        "category: organization, track: fresh, by: [office]}\n"
    )


def _value(name: str, sort: FieldSort, regulation: Regulation) -> str:
    kind: Type = sort.type
    match kind:
        case BoolType():
            return "false" if name in UNFAVOURABLE else "true"
        case DateType():
            return "2001-02-03"
        case IntType():
            return "3"
        case EnumType(members=members):
            return regulation.city.name if regulation.city.name in members else members[0]
        case _:
            return "0"
