"""`explain`: what stands at a provision, or what a code means.

Takes a lowered specification and what the user asked for: a code ("C204"), a regulation ("name-2022"), or a provision
("name-2022:12.6", "name-2022:第十二条第（六）项", with a label: "name-2022:34:ban").
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from checker.diagnostics.codes import Page, explain_page, known_codes
from checker.diagnostics.diagnostic import Language
from checker.diagnostics.nearest import nearest
from checker.ir.norms import Norm
from checker.ir.regulation import ReadingSort, Regulation, Spec
from checker.lawtext.citation import article_of, in_chinese
from checker.lawtext.fault import Fault
from checker.lawtext.folder import find_text, read_text
from checker.lawtext.reader import read_official
from checker.structure.norm_terms import readings_in
from checker.structure.rule_graph import Reference, lies_in, referred_by, refers_to, rule_graph

_CODE = re.compile(r"[Cc]\d{3}")
_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Explanation:
    """A provision: its norms and parts in order, the readings they depend on, the references out of it and to it.

    `words` are the official words where a folder of texts was given and has them.
    """

    regulation: Regulation
    place: str
    label: str | None
    norms: tuple[Norm, ...]
    readings: tuple[ReadingSort, ...]
    own_readings: frozenset[str]
    out: tuple[Reference, ...]
    back: tuple[Reference, ...]
    words: str | None


@dataclass(frozen=True, slots=True)
class Contents:
    """A regulation's provisions that lie in no other, each with all norms in it."""

    regulation: Regulation
    entries: tuple[tuple[str, tuple[Norm, ...]], ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Why there is nothing to explain, in Chinese and English."""

    zh: str
    en: str


def is_code(asked: str) -> bool:
    """Whether the words are a code of diagnostics."""
    return _CODE.fullmatch(asked.strip()) is not None


def explain_code(asked: str, lang: Language) -> Page | Unknown:
    """The page of a code; nothing of a specification is needed."""
    register_codes()
    code = asked.strip().upper()
    page = explain_page(code, lang)
    if page is not None:
        return page
    zh, en = _hint(nearest(code, known_codes()))
    return Unknown(f"没有诊断代码“{code}”{zh}", f"there is no diagnostic code '{code}'{en}")


def register_codes() -> None:
    """Import every module that defines coded diagnostics: those of the floor `diagnostics`, and all named `…faults`."""
    for path in sorted(_PACKAGE.glob("*/*.py")):
        if path.stem.endswith("faults") or path.parent.name == "diagnostics":
            import_module(f"checker.{path.parent.name}.{path.stem}")


def explain(spec: Spec, asked: str, texts: Path | None = None) -> Explanation | Contents | Unknown:
    """What stands at the place asked for; with a folder of texts also its official words."""
    name, _, rest = asked.strip().replace("：", ":").partition(":")
    regulation = spec.regulation(name)
    if regulation is None:
        return _unknown_regulation(name, spec)
    if not rest:
        outer = [p for p in regulation.places if not any(p != q and lies_in(p, q) for q in regulation.places)]
        return Contents(regulation, tuple((p, _norms(regulation, p, None)) for p in outer))
    written, _, label = rest.partition(":")
    place = _place(regulation, written)
    if place is None:
        return _unknown_place(regulation, written)
    norms = _norms(regulation, place, label or None)
    if label and not norms:
        return _unknown_label(regulation, place, label)
    words = None
    if texts is not None:
        found = _official(texts, regulation, place)
        if isinstance(found, Unknown):
            return found
        words = found
    graph = rule_graph(regulation)
    readings = _readings(spec, regulation, norms)
    return Explanation(
        regulation, place, label or None, norms, readings, frozenset(regulation.readings),
        refers_to(graph, place), referred_by(graph, place), words,
    )  # fmt: skip


def _norms(regulation: Regulation, place: str, label: str | None) -> tuple[Norm, ...]:
    """The norms at a place and in it, in the order of the text's places."""
    order = {p: i for i, p in enumerate(regulation.places)}
    inside = [n for n in regulation.norms if lies_in(n.anchor.cite.place, place)]
    wanted = [n for n in inside if label is None or n.anchor.cite.label == label]
    return tuple(sorted(wanted, key=lambda n: (order.get(n.anchor.cite.place, len(order)), n.anchor.line)))


def _readings(spec: Spec, regulation: Regulation, norms: tuple[Norm, ...]) -> tuple[ReadingSort, ...]:
    """The readings that the norms depend on, the regulation's own before those that all regulations share."""
    every: Mapping[str, ReadingSort] = MappingProxyType({**spec.vocabulary.readings, **regulation.readings})
    names = dict.fromkeys(name for norm in norms for name in readings_in(norm) if name in every)
    return tuple(every[name] for name in sorted(names, key=lambda name: name not in regulation.readings))


def _place(regulation: Regulation, written: str) -> str | None:
    """The declared place that is written so, as an address or in Chinese with any brackets."""
    if written in regulation.places:
        return written
    plain = _bare(written)
    return next((p for p in regulation.places if plain in (_bare(in_chinese(p)), _bare(p))), None)


def _bare(written: str) -> str:
    return re.sub(r"[\s()（）]", "", written)


def _official(texts: Path, regulation: Regulation, place: str) -> str | Unknown | None:
    if not texts.is_dir():
        return Unknown(f"找不到官方文本文件夹“{texts}”", f"there is no folder of official texts '{texts}'")
    path = find_text(texts, regulation.identifier)
    if path is None:
        named = f"{regulation.identifier}.txt"
        return Unknown(f"文件夹“{texts}”中没有“{named}”", f"the folder '{texts}' does not hold '{named}'")
    raw = read_text(path)
    if isinstance(raw, Fault):
        return Unknown(f"{path}：{raw.zh}", f"{path}: {raw.en}")
    found = read_official(raw).provisions.get(place)
    return found.text if found else None


def _unknown_regulation(name: str, spec: Spec) -> Unknown:
    known = [r.identifier for r in spec.regulations]
    cities = {r.city.zh: r.identifier for r in spec.regulations} | {r.title.zh: r.identifier for r in spec.regulations}
    zh, en = _hint(cities.get(name) or nearest(name, known))
    listed = "、".join(known)
    return Unknown(
        f"没有规章“{name}”{zh}（现有：{listed}）", f"there is no regulation '{name}'{en} (known: {', '.join(known)})"
    )


def _unknown_place(regulation: Regulation, written: str) -> Unknown:
    article = article_of(written)
    inside = [p for p in regulation.places if article is not None and article_of(p) == article]
    near = nearest(written, inside) or nearest(written, regulation.places)
    near = near or next(
        (p for p in regulation.places if in_chinese(p) == nearest(written, map(in_chinese, regulation.places))), None
    )
    zh, en = _hint(f"{regulation.identifier}:{near}" if near else None)
    name = regulation.identifier
    return Unknown(f"“{name}”中没有“{written}”{zh}", f"'{name}' has no provision '{written}'{en}")


def _unknown_label(regulation: Regulation, place: str, label: str) -> Unknown:
    known = [n.anchor.cite.label for n in _norms(regulation, place, None) if n.anchor.cite.label]
    zh, en = _hint(nearest(label, known))
    where = f"{regulation.identifier}:{place}"
    listed = f"（现有：{'、'.join(known)}）" if known else ""
    listed_en = f" (known: {', '.join(known)})" if known else ""
    return Unknown(
        f"“{where}”处没有标签“{label}”{zh}{listed}", f"'{where}' has no norm labelled '{label}'{en}{listed_en}"
    )


def _hint(near: str | None) -> tuple[str, str]:
    return (f"，是否想写“{near}”？", f", did you mean '{near}'?") if near else ("", "")
