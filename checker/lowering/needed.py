"""What the language itself needs of a vocabulary: without these names no regulation can be read."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from checker.diagnostics.nearest import nearest
from checker.ir.regulation import RecordSort
from checker.ir.types import SetType
from checker.lowering.faults import UnknownName
from checker.source.span import Span

KINDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "enum": ("枚举", "enum"),
        "record": ("记录", "record"),
        "event": ("事件", "event"),
        "definition": ("定义", "definition"),
    }
)
NEEDED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "enum": (
            "award", "body", "category", "city", "consequence", "form", "gift", "ground", "matter", "medium", "product", "reason",
            "step_name", "track",
        ),
        "record": ("act", "application", "entry", "round", "step", "subject"),
        "event": ("entrant", "win"),
        "definition": (
            "barred_day", "banned_from", "day_of_event", "departure_allowed", "notice_last_day", "period_last_day",
            "still_binding", "won_on",
        ),
    }
)  # fmt: skip


SETS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"act": ("approved_by", "by", "form", "proposed_by", "with"), "step": ("at", "by", "form", "with")}
)
"""The fields of records that must be sets."""


def missing(declared: Mapping[str, Mapping[str, object]], at: Span) -> list[UnknownName]:
    """A fault for every name that is needed and not among those declared, by kind, and for every set that is none."""
    names = [
        UnknownName(name, *KINDS[kind], nearest(name, set(declared[kind]) - set(names)), at)
        for kind, names in NEEDED.items()
        for name in names
        if name not in declared[kind]
    ]
    sets = [
        UnknownName(f"{record}.{name}", "集合字段", "field that is a set", None, at)
        for record, fields in SETS.items()
        for name in fields
        if not _is_set(declared["record"].get(record), name)
    ]
    return names or sets


def _is_set(record: object, name: str) -> bool:
    return isinstance(record, RecordSort) and name in record.fields and isinstance(record.fields[name].type, SetType)
