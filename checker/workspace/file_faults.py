"""Faults that show only when the files of a folder are seen together, and the order in which faults are told."""

from collections.abc import Iterable, Iterator, Mapping

from checker.diagnostics.diagnostic import Diagnostic
from checker.lowering.faults import DuplicateName
from checker.source.source_file import SourceFile
from checker.syntax.ast import File
from checker.syntax.faults import WrongBeginning


def wrong_kind(file: File, source: SourceFile, is_vocabulary: bool) -> WrongBeginning | None:
    """The fault of a regulation where the vocabulary is expected, or of a vocabulary where a regulation is."""
    if (file.header is None) == is_vocabulary:
        return None
    return WrongBeginning(("VOCABULARY" if is_vocabulary else "REGULATION",), source.span(0, 0))


def declared_twice(files: Iterable[File]) -> Iterator[DuplicateName]:
    """A fault for every regulation whose identifier another one has."""
    seen: set[str] = set()
    for header in (file.header for file in files if file.header is not None):
        if header.identifier in seen:
            yield DuplicateName(header.identifier, header.span)
        seen.add(header.identifier)


def by_file(faults: Iterable[Diagnostic], sources: Mapping[str, SourceFile]) -> tuple[Diagnostic, ...]:
    """The faults file by file, in the order of each text; those of no file first."""
    files = {name: number for number, name in enumerate(sources)}

    def place(fault: Diagnostic) -> tuple[int, int, int]:
        if fault.span is None:
            return (-1, 0, 0)
        return (files.get(fault.span.file, -1), fault.span.start.line, fault.span.start.column)

    return tuple(sorted(faults, key=place))
