"""Reads the subjects of a dossier: facts, judgements and histories.

Afterwards every unit that is named is a subject of the dossier.
"""

from collections.abc import Mapping
from datetime import date

from checker.cases.case import EventRecord, Fact, Judgement, Known, Subject
from checker.cases.content_faults import DatesOutOfOrder, UnknownSubject
from checker.cases.keys import NONE, UNKNOWN
from checker.cases.reading import Pairs, Reading, is_empty
from checker.cases.scene import ABSENT, Absent, EventList, Record
from checker.cases.tree import Mapping as MappingNode
from checker.cases.tree import Node, Scalar
from checker.ir.regulation import FieldSort, Label
from checker.ir.types import BOOL, DATE

DAY = FieldSort(Label("day", "日期", "day"), DATE, optional=False)
FLAG = FieldSort(Label("flag", "真假", "truth value"), BOOL, optional=False)

_BY = Label("body", "机构", "body")


def read_subjects(node: Node, reading: Reading) -> dict[str, Subject]:
    """All subjects by id; faults go to the reading."""
    found: dict[str, Subject] = {}
    units: list[Scalar] = []
    for key, value in reading.pairs(node):
        identifier = reading.text(key)
        if identifier is not None:
            found[identifier] = _subject(identifier, key, value, units, reading)
    for unit in units:
        known_subject(unit, unit.text, found, reading)
    return found


def known_subject(node: Node, identifier: str, subjects: Mapping[str, Subject], reading: Reading) -> None:
    """Report an id that is no subject of the dossier."""
    if identifier not in subjects:
        reading.fault(UnknownSubject(identifier, reading.suggestion(identifier, subjects), reading.span(node)))


def _subject(identifier: str, key: Scalar, node: Node, units: list[Scalar], reading: Reading) -> Subject:
    pairs = reading.section(node, reading.sections.subject)
    name = reading.text(pairs["name"][1]) if "name" in pairs else None
    facts = _facts(pairs["facts"][1], reading) if "facts" in pairs else {}
    judgements = _judgements(pairs["judgements"][1], reading) if "judgements" in pairs else {}
    events, lists = _histories(pairs["events"][1], reading) if "events" in pairs else ((), {})
    unit = _unit(pairs, units, reading)
    return Subject(identifier, name, facts, unit, judgements, events, lists, reading.line(key))


def _unit(pairs: Pairs, units: list[Scalar], reading: Reading) -> str | Absent | None:
    node = pairs["unit"][1] if "unit" in pairs else None
    if node is None or (isinstance(node, Scalar) and node.text in UNKNOWN):
        return None
    if isinstance(node, Scalar) and node.text in NONE:
        return ABSENT
    text = reading.text(node)
    if isinstance(node, Scalar) and text is not None:
        units.append(node)
    return text


def _facts(node: Node, reading: Reading) -> dict[str, Fact]:
    section = reading.sections.facts
    found = {}
    for name, (key, value) in reading.section(node, section).items():
        inner, source = value, None
        if isinstance(value, MappingNode):
            pairs = reading.section(value, reading.sections.fact)
            source = reading.text(pairs["source"][1]) if "source" in pairs else None
            if "value" not in pairs:
                reading.missing(reading.sections.fact.labels["value"], value)
                continue
            inner = pairs["value"][1]
        known = reading.value(inner, section.fields[name])
        if known is not None:
            found[name] = Fact(known, source, reading.line(key))
    return found


def _judgements(node: Node, reading: Reading) -> dict[str, Judgement]:
    section = reading.sections.judgement
    found = {}
    for name, (key, value) in reading.section(node, reading.sections.judgements).items():
        pairs = reading.section(value, section) if isinstance(value, MappingNode) else {"value": (key, value)}
        if "value" not in pairs:
            reading.missing(section.labels["value"], value)
            continue
        by = reading.word(pairs["by"][1], "body", _BY) if "by" in pairs else None
        evidence = reading.text(pairs["evidence"][1]) if "evidence" in pairs else None
        known = reading.value(pairs["value"][1], FLAG)
        if isinstance(known, bool):
            found[name] = Judgement(known, by, evidence, reading.line(key))
    return found


def _histories(node: Node, reading: Reading) -> tuple[tuple[EventRecord, ...], dict[str, EventList]]:
    pairs = reading.section(node, reading.sections.histories)
    general = _day(pairs.pop("complete_through", None), reading)
    events: list[EventRecord] = []
    lists: dict[str, EventList] = {}
    for kind, (_, value) in pairs.items():
        own, items = general, value
        if isinstance(value, MappingNode):
            inner = reading.section(value, reading.sections.history)
            own = _day(inner.get("complete_through"), reading) or general
            items = inner["records"][1] if "records" in inner else Scalar("", True, value.start, value.start)
        records = tuple(_event(kind, item, reading) for item in reading.items(items))
        events += records
        lists[kind] = EventList(tuple(Record(record.values) for record in records), own)
    if general is not None:
        unlisted = EventList((), general)
        lists |= {kind: unlisted for kind in reading.sections.events if kind not in lists}
    return tuple(events), lists


def _event(kind: str, node: Node, reading: Reading) -> EventRecord:
    section = reading.sections.events[kind]
    sort = reading.sections.vocabulary.events[kind]
    if is_empty(node):
        reading.wrong(node, f"一条记录（{sort.label.zh}）", f"a record ({sort.label.en})")
    pairs = reading.section(node, section)
    values = reading.fields(pairs, section.fields)
    if sort.key is not None and sort.end is not None:
        in_order(values, sort.key, sort.end, pairs, reading)
    return EventRecord(kind, values, reading.line(node))


def in_order(values: Mapping[str, Known], start: str, end: str, pairs: Pairs, reading: Reading) -> None:
    """Report an end before its start, where both are known."""
    first, last = values.get(start), values.get(end)
    if isinstance(first, date) and isinstance(last, date) and last < first:
        reading.fault(DatesOutOfOrder(str(first), str(last), reading.span(pairs[end][1])))


def _day(pair: tuple[Scalar, Node] | None, reading: Reading) -> date | None:
    day = reading.value(pair[1], DAY) if pair else None
    return day if isinstance(day, date) else None
