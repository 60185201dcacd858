"""Reads what the author of a dossier expects of a decision, and of the dossier as a whole."""

from collections.abc import Mapping

from checker.cases.case import Expectation, Outcome, Subject
from checker.cases.reading import Reading
from checker.cases.subjects_reader import known_subject
from checker.cases.tree import Node, Sequence
from checker.ir.regulation import Label

_VERDICT = Label("verdict", "结论", "verdict")
_STANDING = Label("standing", "义务的状态", "standing of a duty")


def read_expectation(node: Node, subjects: Mapping[str, Subject], reading: Reading) -> Expectation:
    """The expectation; faults go to the reading."""
    pairs = reading.section(node, reading.sections.expect)
    verdict = reading.word(pairs["verdict"][1], "verdict", _VERDICT) if "verdict" in pairs else None
    by = reading.texts(pairs["by"][1]) if "by" in pairs else ()
    readings = reading.texts(pairs["readings"][1]) if "readings" in pairs else ()
    entries: dict[str, str] = {}
    for key, value in reading.pairs(pairs["entries"][1]) if "entries" in pairs else ():
        known_subject(key, key.text, subjects, reading)
        word = reading.word(value, "verdict", _VERDICT)
        if word is not None:
            entries[key.text] = word
    return Expectation(verdict, by, readings, entries, reading.line(node))


def read_outcome(node: Node, reading: Reading) -> Outcome:
    """The expectation of the whole dossier; faults go to the reading."""
    pairs = reading.section(node, reading.sections.outcome)
    verdict = reading.word(pairs["verdict"][1], "verdict", _VERDICT) if "verdict" in pairs else None
    duties: dict[str, frozenset[str]] = {}
    for key, value in reading.pairs(pairs["duties"][1]) if "duties" in pairs else ():
        nodes = value.items if isinstance(value, Sequence) else (value,)
        words = (reading.word(one, "standing", _STANDING) for one in nodes)
        duties[key.text] = frozenset(word for word in words if word is not None)
    return Outcome(verdict, duties, reading.line(node))
