"""Loads a specification: vocabulary and regulations, parsed, lowered, with every fault of every file.

What was lowered without a fault is remembered in the user's cache folder under the hash of all files it came from; where
some of them have changed, the trees of the others are remembered.
"""

import gc
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from checker.diagnostics.diagnostic import Diagnostic
from checker.ir.regulation import Regulation, Spec
from checker.source.source_file import SourceFile
from checker.workspace.cache import Kind, fetch, fingerprint_of, store
from checker.workspace.spec_folder import SpecFolder


@dataclass(frozen=True, slots=True)
class Loaded:
    """The specification (`None` if a fault leaves none), the faults, and the sources that the faults point into."""

    spec: Spec | None
    faults: tuple[Diagnostic, ...]
    sources: Mapping[str, SourceFile]


def load_spec(folder: SpecFolder, *, use_cache: bool = True) -> Loaded:
    """The vocabulary and all regulations of a folder. Raises `OSError` where a file of the folder cannot be read."""
    texts = {path: path.read_bytes() for path in folder.all_files()}
    key = fingerprint_of({path.as_posix(): data for path, data in texts.items()})
    if use_cache:
        found = fetch(Kind.SPECIFICATION, key)
        if isinstance(found, Spec):
            return Loaded(found, (), {})
    enabled = gc.isenabled()
    gc.disable()  # the many small nodes are all kept; collecting in between only costs time
    try:
        loaded = _load(folder, texts, use_cache)
    finally:
        if enabled:
            gc.enable()
    if use_cache and loaded.spec is not None and not loaded.faults:
        store(Kind.SPECIFICATION, key, loaded.spec)
    return loaded


def _load(folder: SpecFolder, texts: Mapping[Path, bytes], use_cache: bool) -> Loaded:
    from checker.lowering.lowerer import lower_regulation
    from checker.lowering.vocabulary import lower_vocabulary
    from checker.workspace.file_faults import by_file, declared_twice, wrong_kind
    from checker.workspace.parsing import RuleReader, read

    reader = RuleReader(texts[folder.grammar], texts[folder.keywords], use_cache)
    faults: list[Diagnostic] = []
    sources: dict[str, SourceFile] = {}
    files = []
    for path in (folder.vocabulary, *folder.regulations):
        source = read(path, texts[path], faults)
        if source is None:
            continue
        sources[source.name] = source
        parsed = reader.tree(source)
        faults += parsed.faults
        if parsed.file is None:
            continue
        misplaced = wrong_kind(parsed.file, source, path == folder.vocabulary)
        if misplaced is None:
            files.append(parsed.file)
        else:
            faults.append(misplaced)
    vocabularies = [x for x in files if x.header is None]
    regulations = [x for x in files if x.header is not None]
    if not vocabularies:
        return Loaded(None, by_file(faults, sources), sources)
    faults += declared_twice(regulations)
    whole = all(fault.span is None or fault.span.file != vocabularies[0].name for fault in faults)
    cities = {x.header.city.name.text: x.header.city for x in regulations if x.header is not None}
    vocabulary = lower_vocabulary(vocabularies[0], cities.values())
    faults += vocabulary.faults
    lowered: list[Regulation] = []
    if whole and not vocabulary.faults:
        for file in regulations:
            result = lower_regulation(file, vocabulary)
            faults += result.faults
            if result.regulation is not None:
                lowered.append(result.regulation)
    return Loaded(Spec(vocabulary.vocabulary, tuple(lowered)), by_file(faults, sources), sources)
