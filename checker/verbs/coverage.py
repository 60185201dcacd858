"""`coverage`: does every provision of the official texts have its block, and every quote and fingerprint its words.

Takes a lowered specification and, where the user has them, the folder of official texts. Without texts the places of
the locks stand in for those of the texts, and quotes and fingerprints stay unverified; the result says so.
"""

from dataclasses import dataclass
from pathlib import Path

from checker.diagnostics.coverage import (
    MisplacedQuote,
    MissingBlock,
    MissingProvision,
    NothingThere,
    ReasonMissing,
    Spot,
    TextMissing,
    UnusedReading,
)
from checker.diagnostics.locks import (
    ChangedText,
    LockMissing,
    LockUnreadable,
    ProvisionNotInLock,
    ProvisionNotInText,
    StrayLock,
)
from checker.ir.norms import Informative, Silent
from checker.ir.regulation import Label, Regulation, Spec
from checker.lawtext.citation import in_chinese, in_english
from checker.lawtext.fault import Fault
from checker.lawtext.fingerprint import Lock, compare_lock, read_lock, write_lock
from checker.lawtext.folder import find_text, read_text
from checker.lawtext.normalise import holds_quote
from checker.lawtext.provision import OfficialText
from checker.lawtext.reader import read_official
from checker.structure.accounting import innermost, is_frame, lists_of, lists_of_places, standing, unaccounted
from checker.workspace.spec_folder import SpecFolder

Finding = (
    MissingBlock | MissingProvision | MisplacedQuote | NothingThere | ReasonMissing | TextMissing | UnusedReading
    | ChangedText | ProvisionNotInText | ProvisionNotInLock | LockMissing | LockUnreadable | StrayLock
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RegulationCoverage:
    """One regulation: how much the text holds, what the rules say of it, what was verified, what is wrong.

    `places` are the provisions of the text (of the lock, where the text is not `at_hand`) without its frame. Quotes
    and fingerprints are counted as (verified, all); without a text none is verified.
    """

    identifier: str
    title: Label
    file: str
    at_hand: bool
    places: tuple[str, ...]
    modelled: tuple[str, ...]
    informative: tuple[str, ...]
    silent: tuple[str, ...]
    quotes: tuple[int, int]
    fingerprints: tuple[int, int]
    findings: tuple[Finding, ...]

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """Articles, items, paragraphs of articles with several, and unnumbered parts."""
        items = sum("." in p for p in self.places)
        paragraphs = sum("/" in p and "." not in p for p in self.places)
        articles = sum(p.isdigit() for p in self.places)
        return articles, items, paragraphs, len(self.places) - articles - items - paragraphs


@dataclass(frozen=True, slots=True)
class CoverageResult:
    """All regulations, and the findings that belong to none of them."""

    regulations: tuple[RegulationCoverage, ...]
    stray: tuple[Finding, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that is wrong, in the order of the regulations."""
        return (*(fault for regulation in self.regulations for fault in regulation.findings), *self.stray)


@dataclass(frozen=True, slots=True)
class CoverageRefusal:
    """Why nothing could be compared, in Chinese and English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class LockFile:
    """A lock as it should be written, and whether the file differs from it."""

    regulation: str
    path: Path
    text: str
    changed: bool


def coverage(spec: Spec, folder: SpecFolder, texts: Path | None) -> CoverageResult | CoverageRefusal:
    """Compare all regulations of a specification with their official texts, or with their locks alone."""
    if not spec.regulations:
        return CoverageRefusal("没有规章可核对", "there is no regulation to compare")
    found = _texts(spec, texts)
    if isinstance(found, CoverageRefusal):
        return found
    regulations = tuple(_cover(r, spec, folder, texts, found.get(r.identifier)) for r in spec.regulations)
    return CoverageResult(regulations, _stray_locks(spec, folder))


def renewed_locks(spec: Spec, folder: SpecFolder, texts: Path) -> tuple[LockFile, ...] | CoverageRefusal:
    """The locks of all regulations whose text is in the folder, for the caller to write."""
    found = _texts(spec, texts)
    if isinstance(found, CoverageRefusal):
        return found
    locks = []
    for identifier, text in found.items():
        path, new = folder.lock_of(identifier), write_lock(text)
        old = path.read_text(encoding="utf-8") if path.is_file() else ""
        locks.append(LockFile(identifier, path, new, new != old))
    return tuple(locks)


def _texts(spec: Spec, texts: Path | None) -> dict[str, OfficialText] | CoverageRefusal:
    """The official texts at hand; a folder without any of them is refused, and so is a text that cannot be read."""
    if texts is None:
        return {}
    if not texts.is_dir():
        return CoverageRefusal(f"找不到官方文本文件夹“{texts}”", f"there is no folder of official texts '{texts}'")
    found: dict[str, OfficialText] = {}
    for regulation in spec.regulations:
        path = find_text(texts, regulation.identifier)
        raw = None if path is None else read_text(path)
        match raw:
            case None:
                continue
            case Fault(line=line, zh=zh, en=en):
                where = f"{path}:{line}" if line else str(path)
                return CoverageRefusal(f"{where}：{zh}", f"{where}: {en}")
            case str():
                found[regulation.identifier] = read_official(raw)
    if not found:
        named = f"{spec.regulations[0].identifier}.txt"
        zh = f"文件夹“{texts}”中没有任何一份规章的官方文本（如 {named}）"
        return CoverageRefusal(zh, f"the folder '{texts}' holds no official text of any regulation (such as {named})")
    return found


def _cover(
    regulation: Regulation, spec: Spec, folder: SpecFolder, texts: Path | None, text: OfficialText | None
) -> RegulationCoverage:
    here = standing(regulation)
    lock, findings = _lock(regulation, folder)
    silent = tuple(t for n in regulation.norms if isinstance(n, Silent) for t in n.topics)
    if texts is not None and text is None:
        findings.append(TextMissing(regulation.identifier, _spot(""), regulation.file, 0))
    if text is not None:
        places, lists = tuple(p for p in text.provisions if not is_frame(p)), lists_of(text)
    else:
        places = tuple(p for p in lock if not is_frame(p))
        lists = lists_of_places(places, regulation.places)
    if places or text is not None:
        findings += _places(regulation, places, unaccounted(places, regulation.places, lists))
    findings += [NothingThere(regulation.identifier, _spot(p), regulation.file, 0) for p in here.empty]
    findings += _reasons(regulation, spec)
    for name, line in regulation.unused_readings:
        spot = _spot(regulation.readings[name].place)
        findings.append(UnusedReading(regulation.identifier, spot, regulation.file, line, name))
    quotes = _quotes(regulation)
    misplaced = [] if text is None else _misplaced(regulation, text, quotes)
    verified = 0
    if text is not None:
        findings += misplaced
        findings += _differences(regulation, folder, text, lock, lists)
        verified = len(text.provisions) - len(compare_lock(text, lock).changed) - len(compare_lock(text, lock).added)
    judged = sum(p in text.provisions for p, _, _ in quotes) - len(misplaced) if text is not None else 0
    return RegulationCoverage(
        regulation.identifier, regulation.title, regulation.file, text is not None, places, here.modelled,
        here.informative, silent, (judged, len(quotes)), (verified, len(lock)), tuple(findings),
    )  # fmt: skip


def _lock(regulation: Regulation, folder: SpecFolder) -> tuple[Lock, list[Finding]]:
    path, identifier = folder.lock_of(regulation.identifier), regulation.identifier
    if not path.is_file():
        return {}, [LockMissing(identifier, _spot(""), regulation.file, 0)]
    raw = read_text(path)
    if isinstance(raw, Fault):
        return {}, [LockUnreadable(identifier, _spot(""), str(path), raw.line, raw.zh, raw.en)]
    lock, faults = read_lock(raw)
    return lock, [LockUnreadable(identifier, _spot(""), str(path), f.line, f.zh, f.en) for f in faults]


def _places(regulation: Regulation, places: tuple[str, ...], missing: tuple[str, ...]) -> list[Finding]:
    identifier, file = regulation.identifier, regulation.file
    lines = {n.anchor.cite.place: n.anchor.line for n in reversed(regulation.norms)}
    beyond = [p for p in regulation.places if p not in places]
    return [
        *(MissingBlock(identifier, _spot(p), file, 0) for p in missing),
        *(MissingProvision(identifier, _spot(p), file, lines.get(p, 0)) for p in beyond),
    ]


def _reasons(regulation: Regulation, spec: Spec) -> list[Finding]:
    known = spec.vocabulary.members.get("reason", {})
    told = [n.anchor for n in regulation.norms if isinstance(n, Informative) and n.reason not in known]
    return [ReasonMissing(regulation.identifier, _spot(a.cite.place), regulation.file, a.line) for a in told]


def _quotes(regulation: Regulation) -> tuple[tuple[str, int, str], ...]:
    """Place, line and words of every quote of the regulation's own norms, each once."""
    own = [n.anchor for n in regulation.norms if n.anchor.cite.place in regulation.places]
    return tuple(dict.fromkeys((a.cite.place, a.line, quote) for a in own for quote in a.quotes))


def _misplaced(regulation: Regulation, text: OfficialText, quotes: tuple[tuple[str, int, str], ...]) -> list[Finding]:
    """The quotes that do not stand in their provision; a place that the text lacks is told of elsewhere."""
    return [
        MisplacedQuote(regulation.identifier, _spot(place), regulation.file, line, quote)
        for place, line, quote in quotes
        if place in text.provisions and not holds_quote(text.provisions[place], quote)
    ]


def _differences(
    regulation: Regulation, folder: SpecFolder, text: OfficialText, lock: Lock, lists: dict[str, tuple[str, ...]]
) -> list[Finding]:
    if not lock:
        return []
    identifier, file = regulation.identifier, str(folder.lock_of(regulation.identifier))
    difference = compare_lock(text, lock)
    lines = {place: number for number, place in enumerate(lock, start=3)}
    changed = innermost(difference.changed, (*difference.missing, *difference.added), lists)
    return [
        *(ChangedText(identifier, _spot(p), file, lines[p]) for p in changed),
        *(ProvisionNotInText(identifier, _spot(p), file, lines[p]) for p in difference.missing),
        *(ProvisionNotInLock(identifier, _spot(p), file, 0) for p in difference.added),
    ]


def _stray_locks(spec: Spec, folder: SpecFolder) -> tuple[Finding, ...]:
    known = {folder.lock_of(r.identifier) for r in spec.regulations}
    paths = sorted((folder.path / "cities").glob("*/*.lock"))
    return tuple(StrayLock(f"{p.parent.name}-{p.stem}", _spot(""), str(p), 0) for p in paths if p not in known)


def _spot(place: str) -> Spot:
    return Spot(place, in_chinese(place), in_english(place)) if place else Spot("", "", "")
