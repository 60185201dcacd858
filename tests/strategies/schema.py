"""The small fixed vocabulary that generated terms and scenes speak of, with a few values for every field."""

from datetime import date
from typing import Final

from checker.cases.scene import ABSENT, Entry
from checker.ir.types import BOOL, DATE, INT, MONEY, SCORE, BoolType, DateType, EnumType, IntType, SetType, Type, Value

FORM: Final = EnumType("form", ("company", "institution", "other"))
SEVERITY: Final = EnumType("severity", ("general", "larger", "major", "grave"), ordered=True)
LISTING: Final = EnumType("listing", ("dishonest", "abnormal"))
AREAS: Final = SetType(EnumType("area", ("east", "west")))

FIELDS: Final[dict[str, dict[str, Type]]] = {
    "subject": {
        "honest": BOOL,
        "age": INT,
        "turnover": MONEY,
        "founded": DATE,
        "revoked": DATE,
        "form": FORM,
        "worst": SEVERITY,
        "areas": AREAS,
    },
    "act": {"day": DATE, "score": SCORE, "staff": INT, "timely": BOOL},
}

EVENTS: Final[dict[tuple[str, str], dict[str, Type]]] = {
    ("subject", "incident"): {"date": DATE, "severity": SEVERITY, "liable": BOOL},
    ("subject", "listing"): {"from": DATE, "to": DATE, "list": LISTING},
    ("round", "entry"): {"day": DATE, "score": SCORE},
}

KEY_FIELDS: Final = {"incident": "date", "listing": "from", "entry": "day"}

READINGS: Final = {"counted": ("yes", "no"), "start": ("event", "finding", "decision")}

DAYS: Final = (
    date(2019, 12, 31),
    date(2020, 1, 31),
    date(2020, 2, 28),
    date(2020, 2, 29),
    date(2020, 3, 31),
    date(2020, 9, 30),
    date(2021, 2, 28),
    date(2021, 12, 31),
)
"""Days around month ends, leap days and long holidays."""


def values(kind: Type) -> tuple[Value, ...]:
    """A few values of a type."""
    match kind:
        case BoolType():
            return (False, True)
        case IntType():
            return (0, 1, 2, 3)
        case DateType():
            return DAYS
        case EnumType(members=members):
            return members
        case SetType(element=element):
            return (frozenset(), frozenset(element.members[:1]), frozenset(element.members))
        case _:
            return (0, 600_000, 850_000)


def entries(kind: Type, key: bool = False) -> tuple[Entry, ...]:
    """What a field of the type may hold: a truth value and the key date of an event are never absent."""
    return values(kind) if key or isinstance(kind, BoolType) else (*values(kind), ABSENT)
