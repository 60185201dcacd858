"""What each place of a dossier can hold: the fixed keys together with the fields that a vocabulary declares."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from checker.cases.keys import FIXED, SIMILAR, STANDINGS, VERDICTS
from checker.ir.regulation import FieldSort, Label, Vocabulary
from checker.ir.types import BOOL

ENTRANT = "entrant"
"""The event kind that a list of awards itself makes; no history records it."""


@dataclass(frozen=True, slots=True)
class Section:
    """Keys of one mapping: `labels` by English name, `fields` those with a typed value, `spellings` to names."""

    labels: Mapping[str, Label]
    fields: Mapping[str, FieldSort]
    spellings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sections:
    """Every section; `events` by kind; `words` are spellings of members by enum, and of acts and verdicts."""

    dossier: Section
    round: Section
    subject: Section
    facts: Section
    fact: Section
    judgements: Section
    judgement: Section
    histories: Section
    history: Section
    procedure: Section
    step: Section
    decision: Section
    entry: Section
    ban: Section
    win: Section
    expect: Section
    outcome: Section
    events: Mapping[str, Section]
    vocabulary: Vocabulary = field(repr=False)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def is_round(field_name: str) -> bool:
    """Whether a whole-number field holds the number of a round, which counts from 1."""
    return field_name in ("round", "number") or field_name.endswith("_round")


def spellings(labels: Iterable[Label]) -> dict[str, str]:
    """English names and Chinese labels, each to its English name; a label that two share means neither."""
    known = tuple(labels)
    chinese = [label.zh for label in known]
    found = {label.zh: label.name for label in known if chinese.count(label.zh) == 1}
    return found | {label.name: label.name for label in known}


def sections_of(vocabulary: Vocabulary) -> Sections:
    """The sections for a vocabulary."""
    records = {name: sort.fields for name, sort in vocabulary.records.items()}
    act = {name: sort for name, sort in records["act"].items() if not name.startswith("ban_")}
    applicant = {name: sort for name, sort in records["application"].items() if name != "day"} | dict(records["entry"])
    similar = {SIMILAR.name: FieldSort(SIMILAR, BOOL, optional=False)}
    events = {
        kind: _section("", similar | dict(sort.fields)) for kind, sort in vocabulary.events.items() if kind != ENTRANT
    }
    kinds = [vocabulary.events[kind].label for kind in events]
    return Sections(
        dossier=_section("dossier"),
        round=_section("", records["round"]),
        subject=_section("subject"),
        facts=_section("", records["subject"]),
        fact=_section("fact"),
        judgements=_section("", labels=vocabulary.judgements.values()),
        judgement=_section("judgement"),
        histories=_section("events", labels=kinds),
        history=_section("history"),
        procedure=_section("procedure"),
        step=_section("step", records["step"]),
        decision=_section("decision", applicant | act),
        entry=_section("entry", applicant),
        ban=_section("ban"),
        win=_section("", vocabulary.events["win"].fields),
        expect=_section("expect"),
        outcome=_section("outcome"),
        events=events,
        vocabulary=vocabulary,
        words={enum: spellings(members.values()) for enum, members in vocabulary.members.items()}
        | {"act": spellings(vocabulary.acts.values()), "verdict": spellings(VERDICTS)}
        | {"standing": spellings(STANDINGS)},
    )


def _section(fixed: str, fields: Mapping[str, FieldSort] | None = None, labels: Iterable[Label] = ()) -> Section:
    typed = fields or {}
    known = [*FIXED.get(fixed, ()), *labels, *(sort.label for sort in typed.values())]
    return Section({label.name: label for label in known}, typed, spellings(known))
