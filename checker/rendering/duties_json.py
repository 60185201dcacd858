"""A duty as JSON; `spec/output/check-1.json` is its schema."""

from collections.abc import Mapping
from typing import Any

from checker.lawtext.citation import write_citation
from checker.verification.duty import Duty, Gap, RecordEnds, UnclearDeed, UnknownTerm


def duty_in_json(duty: Duty) -> Mapping[str, Any]:
    """A duty as JSON; its shape is described in docs/output.md."""
    deed = duty.deed
    return {
        "provision": write_citation(duty.cite),
        "addressees": list(duty.who),
        "kind": duty.kind.value,
        "what": duty.what,
        "matter": duty.matter or None,
        "subject": duty.subject or None,
        "trigger": {
            "kind": duty.trigger.kind,
            "name": duty.trigger.name or None,
            "day": str(duty.trigger.day) if duty.trigger.day else None,
        },
        "standing": duty.standing.value,
        "last_day": str(duty.last) if duty.last else None,
        "deed": None if deed is None else {
            "kind": deed.kind.value, "name": deed.name, "day": str(deed.day) if deed.day else None, "line": deed.line,
        },
        "lacking": None if duty.lacking is None else _lacking(duty.lacking),
        "turned_by": [{"change": {name: alternative}, "standing": standing or None} for name, alternative, standing in duty.turns],
    }  # fmt: skip


def _lacking(gap: Gap) -> Mapping[str, Any]:
    match gap:
        case RecordEnds(through=day):
            return {"kind": "record", "through": str(day) if day else None}
        case UnclearDeed(deed=deed, field=name):
            return {"kind": "deed", "name": deed.name, "field": name}
        case UnknownTerm(fields=fields, years=years):
            return {"kind": "term", "fields": [f"{scope}.{name}" for scope, name in fields], "years": list(years)}
