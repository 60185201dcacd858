"""Keys and words in two languages."""

from dataclasses import fields

from checker.cases.keys import FIXED, NONE, UNKNOWN
from checker.cases.sections import Section, sections_of, spellings
from checker.ir.regulation import Label, Spec
from checker.ir.types import EnumType, SetType


def all_sections(spec: Spec) -> dict[str, Section]:
    sections = sections_of(spec.vocabulary)
    named = {one.name: getattr(sections, one.name) for one in fields(sections)}
    return {name: one for name, one in named.items() if isinstance(one, Section)} | dict(sections.events)


def test_every_chinese_label_means_one_key(spec: Spec) -> None:
    for name, section in all_sections(spec).items():
        for label in section.labels.values():
            assert section.spellings.get(label.zh) == label.name, (name, label)


def test_every_chinese_label_means_one_member(spec: Spec) -> None:
    words = sections_of(spec.vocabulary).words
    for enum, members in (*spec.vocabulary.members.items(), ("act", spec.vocabulary.acts)):
        for label in members.values():
            assert words[enum].get(label.zh) == label.name, (enum, label)


def test_fixed_keys_do_not_hide_fields(spec: Spec) -> None:
    sections = sections_of(spec.vocabulary)
    for section, fixed in ((sections.step, "step"), (sections.decision, "decision"), (sections.entry, "entry")):
        assert not {label.name for label in FIXED[fixed]} & section.fields.keys()


def test_unknown_and_none_name_no_member_of_a_field_that_may_be_absent(spec: Spec) -> None:
    sorts = [*spec.vocabulary.records.values(), *spec.vocabulary.events.values()]
    for field in (field for sort in sorts for field in sort.fields.values()):
        kind = field.type.element if isinstance(field.type, SetType) else field.type
        if isinstance(kind, EnumType):
            words = {w for m in spec.vocabulary.members[kind.name].values() for w in (m.name, m.zh)}
            assert not words & {*UNKNOWN}, field.label
            assert not (field.optional or isinstance(field.type, SetType)) or not words & {*NONE}, field.label


def test_a_label_that_two_names_share_means_neither() -> None:
    assert spellings((Label("a", "同", "a"), Label("b", "同", "b"))) == {"a": "a", "b": "b"}
