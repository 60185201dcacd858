"""Which provisions of an official text a regulation file answers for.

Speaks of places only: those of the text (or of its lock) on one side, those that the file declares on the other. The
rule: every article, item, paragraph and unnumbered part has a block of its own; a paragraph that leads a list is also
answered for by the blocks of all items of that list. What frames the articles needs no block.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from checker.ir.norms import Informative, Norm, Silent, Statement
from checker.ir.regulation import Regulation
from checker.lawtext.citation import article_of
from checker.lawtext.provision import OfficialText
from checker.structure.rule_graph import lies_in

_NOT_OPERATIVE = frozenset({"refers"})


@dataclass(frozen=True, slots=True)
class Standing:
    """The declared places of a regulation by what stands there; `empty` have nothing and no parts that have."""

    modelled: tuple[str, ...]
    informative: tuple[str, ...]
    empty: tuple[str, ...]


def is_operative(norm: Norm) -> bool:
    """Whether a norm rules, declares or constitutes something."""
    match norm:
        case Informative() | Silent():
            return False
        case Statement(kind=kind):
            return kind not in _NOT_OPERATIVE
        case _:
            return True


def standing(regulation: Regulation) -> Standing:
    """Sort the declared places: with an operative norm, only informative, or empty."""
    modelled, informative, bare = [], [], []
    for place in regulation.places:
        here = [n for n in regulation.norms if n.anchor.cite.place == place]
        if any(is_operative(n) for n in here):
            modelled.append(place)
        elif any(isinstance(n, Informative) for n in here):
            informative.append(place)
        else:
            bare.append(place)
    full = (*modelled, *informative)
    empty = tuple(p for p in bare if not any(lies_in(other, p) for other in full))
    return Standing(tuple(modelled), tuple(informative), empty)


def lists_of(text: OfficialText) -> dict[str, tuple[str, ...]]:
    """Per separately addressed paragraph, the items it leads: those whose words are part of its words."""
    found = {}
    for paragraph in text.paragraphs:
        whole = text.provisions[paragraph]
        items = (i for i in text.items if article_of(i) == article_of(paragraph))
        led = tuple(i for i in items if f"\n{text.provisions[i].text}" in whole.text)
        if led:
            found[paragraph] = led
    return found


def lists_of_places(places: Collection[str], declared: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The same guessed from places alone: "9/2.1" belongs to "9/2", and "9.1" to the one paragraph without a block."""
    found = {}
    for paragraph in places:
        if "/" not in paragraph or "." in paragraph:
            continue
        article = article_of(paragraph) or ""
        own = tuple(p for p in places if p.startswith(f"{paragraph}."))
        others = [p for p in places if p.startswith(f"{article}/") and "." not in p and p not in declared]
        plain = tuple(p for p in places if p.startswith(f"{article}."))
        led = own or (plain if others == [paragraph] else ())
        if led:
            found[paragraph] = led
    return found


def unaccounted(
    places: Iterable[str], declared: Collection[str], lists: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """The places of a text that no block answers for, in order; of those inside one without a block only that one."""
    missing = [p for p in places if not is_frame(p) and p not in declared]
    missing = [p for p in missing if not (p in lists and all(i in declared for i in lists[p]))]
    return tuple(p for p in missing if not any(p != q and lies_in(p, q) for q in missing))


def is_frame(place: str) -> bool:
    """Whether a place frames the articles: front, back, headings."""
    return place in ("front", "back") or place.startswith("chapter_")


def innermost(
    changed: Collection[str], moved: Collection[str], lists: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """Of changed places those in which no other change lies; `moved` are places that came or went."""
    every = (*changed, *moved)

    def inner(place: str) -> bool:
        return any(p != place and (lies_in(p, place) or p in lists.get(place, ())) for p in every)

    return tuple(p for p in changed if not inner(p))
