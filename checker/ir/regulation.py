"""A regulation and the vocabulary, after lowering."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from checker.ir.norms import BarLength, Norm
from checker.ir.terms import Term
from checker.ir.types import EnumType, Type


@dataclass(frozen=True, slots=True)
class Label:
    """A name with its Chinese and English label."""

    name: str
    zh: str
    en: str

    def in_language(self, lang: str) -> str:
        """The label in "zh" or "en"."""
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class FieldSort:
    """A declared field: label, type, and whether it may be recorded as absent."""

    label: Label
    type: Type
    optional: bool


@dataclass(frozen=True, slots=True)
class RecordSort:
    """A kind of record or event; events have a key date, intervals an end. An event of this kind does not happen without one
    of the kind `implied`: if that one is not recorded, its list is doubtful."""

    label: Label
    fields: Mapping[str, FieldSort]
    key: str | None = None
    end: str | None = None
    implied: str | None = None


@dataclass(frozen=True, slots=True)
class ReadingSort:
    """A reading: its alternatives with reasons, and the default."""

    label: Label
    alternatives: tuple[Label, ...]
    default: str
    place: str

    @property
    def names(self) -> tuple[str, ...]:
        """The alternatives' names in order."""
        return tuple(a.name for a in self.alternatives)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What every city may speak about; `performed` are the steps by which an act is done too."""

    enums: Mapping[str, EnumType]
    members: Mapping[str, Mapping[str, Label]]
    records: Mapping[str, RecordSort]
    events: Mapping[str, RecordSort]
    acts: Mapping[str, Label]
    judgements: Mapping[str, Label]
    topics: Mapping[str, Label]
    readings: Mapping[str, ReadingSort]
    performed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def key_fields(self) -> dict[str, str]:
        """Per event kind, its key date field."""
        return {kind: sort.key for kind, sort in self.events.items() if sort.key}


@dataclass(frozen=True, slots=True)
class AwardSort:
    """An award of a regulation and who can get it; the enums of awards and categories come from the vocabulary."""

    label: Label
    categories: tuple[str, ...]
    award_type: EnumType
    category_type: EnumType


@dataclass(frozen=True, slots=True)
class Validity:
    """How long an award is valid; `last_day` is a term over the event `win`."""

    awards: tuple[str, ...]
    length: BarLength
    last_day: Term


@dataclass(frozen=True, slots=True)
class Regulation:
    """One version of a regulation: its norms in the order of the text, and what they declare.

    `in_force` and `until` are date terms (over readings only); `until` is `None` where the text sets no end.
    `places` are all provisions that the file declares, in order. `departure` is the term under which an act may leave an
    in-principle norm (the vocabulary's `departure_allowed`), `barred_day` the day on which bars are written to count.
    `unused_readings` are those that no norm names, with the lines of their declarations.
    """

    identifier: str
    title: Label
    city: Label
    document: str | None
    signed: date
    printed: date | None
    superseded: tuple[date, str] | None
    awards: Mapping[str, AwardSort]
    families: Mapping[str, tuple[str, ...]]
    bodies: Mapping[str, Label]
    readings: Mapping[str, ReadingSort]
    norms: tuple[Norm, ...]
    places: tuple[str, ...]
    in_force: Term
    until: Term | None
    departure: Term
    barred_day: Term
    cycle: tuple[int, str] | None = None
    validities: tuple[Validity, ...] = ()
    file: str = ""
    body_members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unused_readings: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Spec:
    """All that is loaded: the vocabulary and the regulations in a fixed order."""

    vocabulary: Vocabulary
    regulations: tuple[Regulation, ...]

    def regulation(self, identifier: str) -> Regulation | None:
        """The regulation of that identifier."""
        return next((r for r in self.regulations if r.identifier == identifier), None)

    def of_city(self, city: str) -> tuple[Regulation, ...]:
        """All versions for a city, oldest first."""
        return tuple(
            sorted((r for r in self.regulations if r.city.name == city), key=lambda r: (r.signed, r.identifier))
        )

    def reading_names(self, regulation: Regulation) -> dict[str, str]:
        """How a regulation's own readings are called where several regulations are spoken of: "city.name".

        A version whose alternatives or default are not those of a later version's reading of that name calls it
        "version.name".
        """
        versions = self.of_city(regulation.city.name)
        later = versions[versions.index(regulation) + 1 :]
        found = {}
        for name, sort in regulation.readings.items():
            others = [v.readings[name] for v in later if name in v.readings]
            same = all((other.names, other.default) == (sort.names, sort.default) for other in others)
            found[name] = f"{regulation.city.name if same else regulation.identifier}.{name}"
        return found
