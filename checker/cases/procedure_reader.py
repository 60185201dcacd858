"""Reads rounds and steps. Afterwards a round or a step of one procedure is there once."""

from collections.abc import Container, Mapping

from checker.cases.case import Known, Procedure, Round, StepRecord
from checker.cases.content_faults import RepeatedIdentifier
from checker.cases.reading import Reading, is_empty
from checker.cases.subjects_reader import FLAG, in_order
from checker.cases.tree import Node
from checker.ir.regulation import FieldSort, Label
from checker.ir.types import INT, SetType

ROUND = FieldSort(Label("round", "届次", "round"), INT, optional=False)

_STEP = Label("step_name", "程序环节", "step")


def read_rounds(node: Node, reading: Reading) -> dict[int, Round]:
    """All rounds by number; faults go to the reading."""
    section = reading.sections.round
    found: dict[int, Round] = {}
    for item in reading.items(node):
        pairs = reading.section(item, section)
        values = reading.fields(pairs, section.fields)
        number = values.get("number")
        if not isinstance(number, int):
            if "number" not in pairs:
                reading.missing(section.labels["number"], item)
        elif number in found:
            first, span = found[number].line, reading.span(pairs["number"][1])
            reading.fault(RepeatedIdentifier("届次", "round", str(number), first, span))
        else:
            found[number] = Round(number, values, reading.line(item))
    return found


def read_procedure(node: Node, reading: Reading) -> Procedure:
    """The procedure of the dossier."""
    pairs = reading.section(node, reading.sections.procedure)
    complete = reading.typed(pairs, "complete", FLAG) is True
    steps = read_steps(pairs["steps"][1], complete, reading) if "steps" in pairs else {}
    return Procedure(complete, steps, reading.line(node))


def read_steps(node: Node, complete: bool, reading: Reading) -> dict[str, StepRecord]:
    """Steps by name. A recorded one was done unless it says otherwise; if `complete`, sets not given are empty."""
    section = reading.sections.step
    found: dict[str, StepRecord] = {}
    for item in reading.items(node):
        pairs = reading.section(item, section)
        values: dict[str, Known] = {} if "done" in pairs else {"done": True}
        if complete:
            values |= empty_sets(section.fields, pairs)
        values |= reading.fields(pairs, section.fields)
        in_order(values, "start", "end", pairs, reading)
        if "step" not in pairs:
            if not is_empty(item):
                reading.missing(section.labels["step"], item)
            continue
        name = reading.word(pairs["step"][1], "step_name", _STEP)
        if name in found:
            first, span = found[name].line, reading.span(pairs["step"][1])
            reading.fault(RepeatedIdentifier("环节", "step", name, first, span))
        elif name is not None:
            found[name] = StepRecord(name, values, reading.line(item))
    return found


def empty_sets(fields: Mapping[str, FieldSort], given: Container[str]) -> dict[str, Known]:
    """The empty set for every set-valued field that is not given."""
    return {name: frozenset() for name, sort in fields.items() if isinstance(sort.type, SetType) and name not in given}
