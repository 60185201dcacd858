"""Which of the faults found are told, and in which order."""

from collections.abc import Sequence

from checker.diagnostics.diagnostic import Diagnostic
from checker.lowering.faults import UnknownName
from checker.lowering.provision_faults import EmptyProvision, UnknownAddress
from checker.lowering.references import article_of
from checker.syntax import ast


def told(faults: Sequence[Diagnostic], file: ast.File) -> tuple[Diagnostic, ...]:
    """Every fault once, in the order of the text, without those that only come of what could not be read."""
    once = {(fault.code, fault.span): fault for fault in reversed(faults) if not _comes_of_loss(fault, file)}
    return tuple(sorted(once.values(), key=_place))


def _place(fault: Diagnostic) -> tuple[int, int]:
    return (fault.span.start.line, fault.span.start.column) if fault.span else (0, 0)


def _comes_of_loss(fault: Diagnostic, file: ast.File) -> bool:
    match fault:
        case EmptyProvision(place=place) | UnknownAddress(address=place):
            return article_of(place.partition(":")[0]) in file.damaged
        case UnknownName(name=name):
            return name in file.lost
        case _:
            return False
