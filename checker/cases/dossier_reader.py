"""From the text of a dossier to typed data.

Takes any text and a loaded specification. Answers with the dossier, `None` if any fault is an error, and with every
fault of the text in the order of its places. Raises nothing.
"""

from dataclasses import dataclass
from datetime import date

from checker.cases.case import Dossier
from checker.cases.content_faults import DatesOutOfOrder, NoDecisions
from checker.cases.decisions_reader import read_decisions
from checker.cases.expectation_reader import read_outcome
from checker.cases.faults import ExclusiveKeys, MissingKey
from checker.cases.keys import VERSION
from checker.cases.procedure_reader import read_procedure, read_rounds
from checker.cases.reading import Pairs, Reading, is_empty
from checker.cases.sections import sections_of
from checker.cases.subjects_reader import DAY, read_subjects
from checker.cases.tree import Node, Scalar, Sequence
from checker.diagnostics.diagnostic import Diagnostic, Severity
from checker.ir.regulation import Label, Spec
from checker.source.source_file import SourceFile
from checker.source.span import Position, Span

_REGULATION = Label("regulation", "规章", "regulation")
_CITY = Label("city", "城市", "city")


@dataclass(frozen=True, slots=True)
class ReadDossier:
    """A dossier, unless an error stood in the way, and all faults."""

    dossier: Dossier | None
    faults: tuple[Diagnostic, ...]


def read_dossier(source: SourceFile, spec: Spec, *, decisions_needed: bool = True) -> ReadDossier:
    """The dossier of a text. Without `decisions_needed` it may record no decision, only a history."""
    from checker.cases.yaml_reader import read_tree  # the library takes a while to import

    tree, faults = read_tree(source)
    reading = Reading(source, sections_of(spec.vocabulary))
    dossier = None
    if tree is not None:
        dossier = _dossier(tree, spec, decisions_needed, reading)
    elif not faults:
        reading.fault(MissingKey("卷宗", "dossier", Span(source.name, Position(1, 1), Position(1, 1))))
    found = tuple(sorted(dict.fromkeys((*faults, *reading.faults)), key=_place))
    return ReadDossier(None if any(f.severity is Severity.ERROR for f in found) else dossier, found)


def _place(fault: Diagnostic) -> Position:
    return fault.span.start if fault.span else Position(1, 1)


def _dossier(tree: Node, spec: Spec, decisions_needed: bool, reading: Reading) -> Dossier | None:
    pairs = reading.section(tree, reading.sections.dossier)
    if not pairs and reading.faults:
        return None
    _version(pairs, tree, reading)
    title = reading.text(pairs["title"][1]) if "title" in pairs else None
    regulation, city = _law(pairs, tree, spec, reading)
    rounds = read_rounds(pairs["rounds"][1], reading) if "rounds" in pairs else {}
    subjects = read_subjects(pairs["subjects"][1], reading) if "subjects" in pairs else {}
    procedure = read_procedure(pairs["procedure"][1], reading) if "procedure" in pairs else None
    complete = procedure is not None and procedure.complete
    decisions = read_decisions(pairs["decisions"][1], subjects, complete, reading) if "decisions" in pairs else ()
    if decisions_needed and "acts_complete_through" not in pairs:
        _something_to_check(pairs, tree, reading)
    complete_through = reading.typed(pairs, "acts_complete_through", DAY)
    expect = read_outcome(pairs["expect"][1], reading) if "expect" in pairs else None
    as_of = reading.typed(pairs, "as_of", DAY) if "as_of" in pairs else max(reading.dates, default=None)
    if not isinstance(as_of, date):
        if "as_of" not in pairs:
            reading.missing(reading.sections.dossier.labels["as_of"], tree)
        return None
    through = complete_through if isinstance(complete_through, date) else None
    if through is not None and through > as_of:
        reading.fault(DatesOutOfOrder(str(through), str(as_of), reading.span(pairs["as_of"][1])))
    return Dossier(
        reading.source.name, title, regulation, city, as_of, rounds, subjects, procedure, decisions, through, expect
    )


def _something_to_check(pairs: Pairs, tree: Node, reading: Reading) -> None:
    key, node = pairs.get("decisions", (tree, tree))
    if node is tree or is_empty(node) or (isinstance(node, Sequence) and not node.items):
        reading.fault(NoDecisions(reading.span(key)))


def _version(pairs: Pairs, tree: Node, reading: Reading) -> None:
    if "dossier" not in pairs:
        reading.missing(reading.sections.dossier.labels["dossier"], tree)
        return
    node = pairs["dossier"][1]
    if not isinstance(node, Scalar) or node.text != VERSION:
        reading.wrong(node, f"格式版本 {VERSION}", f"the version of the format, {VERSION}")


def _law(pairs: Pairs, tree: Node, spec: Spec, reading: Reading) -> tuple[str | None, str | None]:
    if "regulation" not in pairs and "city" not in pairs:
        reading.missing(reading.sections.dossier.labels["regulation"], tree)
        return None, None
    city = reading.word(pairs["city"][1], "city", _CITY) if "city" in pairs else None
    if "regulation" not in pairs:
        return None, city
    node = pairs["regulation"][1]
    identifier = reading.text(node)
    if identifier is None:
        return None, city
    known = spec.regulation(identifier)
    if known is None:
        reading.unknown_word(node, identifier, tuple(one.identifier for one in spec.regulations), _REGULATION)
    elif city is not None and known.city.name != city:
        reading.fault(ExclusiveKeys(identifier, city, reading.span(pairs["city"][1])))
    return identifier, city
