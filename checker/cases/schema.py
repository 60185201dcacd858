"""The JSON Schema of dossiers, from the same sections that the reader uses.

Editors complete and check with it while one writes; the reader knows more (ids that exist, dates in order, real days).
A key has two properties, its English name and its Chinese label, with one meaning.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from checker.cases.keys import FALSE, FOREVER, NONE, TRUE, UNKNOWN, VERSION
from checker.cases.sections import Section, Sections, is_round, sections_of, spellings
from checker.diagnostics.diagnostic import Language
from checker.ir.regulation import FieldSort, Label, Spec
from checker.ir.types import BoolType, DateType, EnumType, IntType, MoneyType, ScoreType, SetType, Type

Schema = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

_DATE: Final = r"^([0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)$"
_TEXT: Final[Schema] = {"anyOf": [{"type": "string", "minLength": 1}, {"type": ["number", "boolean"]}]}
_TEXTS: Final[Schema] = {"anyOf": [_TEXT, {"type": ["array", "null"], "items": _TEXT}]}


def dossier_schema(spec: Spec, lang: Language) -> Schema:
    """The schema (JSON Schema 2020-12); titles are in the language, descriptions in both."""
    return _Writer(spec, sections_of(spec.vocabulary), lang).schema()


class _Writer:
    def __init__(self, spec: Spec, sections: Sections, lang: Language) -> None:
        self.spec = spec
        self.sections = sections
        self.lang = lang

    def schema(self) -> Schema:
        """The whole schema."""
        sections, vocabulary = self.sections, self.spec.vocabulary
        title = Label("dossier", "卷宗", "dossier").in_language(self.lang)
        definitions = {f"enum.{name}": self._words(members.values()) for name, members in vocabulary.members.items()}
        definitions |= {f"event.{kind}": self._event(kind, section) for kind, section in sections.events.items()}
        definitions |= {f"events.{kind}": self._history(kind) for kind in sections.events}
        definitions |= {
            "round": self._section(sections.round, {}, ("number",)),
            "subject": self._subject(),
            "facts": self._facts(),
            "judgements": self._judgements(),
            "judgement": self._judgement(),
            "events": self._histories(),
            "step": self._step(),
            "entry": self._entry(),
            "decision": self._decision(),
            "expect": self._expect(),
        }
        return {"$schema": DIALECT, "title": title, **self._dossier(), "$defs": definitions}

    def _dossier(self) -> Schema:
        section, identifiers = self.sections.dossier, [one.identifier for one in self.spec.regulations]
        given: Schema = {
            "dossier": {"enum": [int(VERSION), VERSION]},
            "title": _TEXT,
            "regulation": {"enum": identifiers},
            "city": _ref("enum.city"),
            "as_of": self._type(DateType()),
            "rounds": _list(_ref("round")),
            "subjects": {"type": ["object", "null"], "additionalProperties": _ref("subject")},
            "procedure": self._section(
                self.sections.procedure, {"complete": self._type(BoolType()), "steps": _list(_ref("step"))}
            ),
            "decisions": _list(_ref("decision")),
            "acts_complete_through": self._type(DateType()),
            "expect": self._outcome(),
        }
        whole = self._section(section, given, ("dossier",))
        law = _given(section.labels["regulation"])["anyOf"] + _given(section.labels["city"])["anyOf"]
        return {**whole, "type": "object", "allOf": [*whole["allOf"], {"anyOf": law}]}

    def _subject(self) -> Schema:
        given = {"name": _TEXT, "unit": _TEXT}
        return self._section(
            self.sections.subject, given | {name: _ref(name) for name in ("facts", "judgements", "events")}
        )

    def _facts(self) -> Schema:
        facts = self.sections.facts
        return self._section(facts, {name: self._fact(sort) for name, sort in facts.fields.items()})

    def _judgements(self) -> Schema:
        judgements = self.sections.judgements
        return self._section(judgements, {name: _ref("judgement") for name in judgements.labels})

    def _fact(self, sort: FieldSort) -> Schema:
        value = self._field(sort)
        with_source = self._section(self.sections.fact, {"value": value, "source": _TEXT}, ("value",))
        return {"anyOf": [value, {**with_source, "type": "object"}]}

    def _judgement(self) -> Schema:
        value = {"anyOf": [self._type(BoolType()), _enum(UNKNOWN)]}
        given = {"value": value, "by": _ref("enum.body"), "evidence": _TEXT}
        return {"anyOf": [value, {**self._section(self.sections.judgement, given, ("value",)), "type": "object"}]}

    def _histories(self) -> Schema:
        given = {"complete_through": self._day()} | {kind: _ref(f"events.{kind}") for kind in self.sections.events}
        return self._section(self.sections.histories, given)

    def _history(self, kind: str) -> Schema:
        records = _list(_ref(f"event.{kind}"))
        given = {"complete_through": self._day(), "records": records}
        return {"anyOf": [records, {**self._section(self.sections.history, given), "type": "object"}]}

    def _event(self, kind: str, section: Section) -> Schema:
        label = self.spec.vocabulary.events[kind].label
        return {**self._section(section, {}), "type": "object", **self._named(label)}

    def _step(self) -> Schema:
        return self._section(self.sections.step, {"step": _ref("enum.step_name")}, ("step",))

    def _entry(self) -> Schema:
        day, steps = self._day(), _list(_ref("step"))
        given = {"subject": _TEXT, "filed": day, "accepted": day, "steps": steps}
        return self._section(self.sections.entry, given, ("subject",))

    def _decision(self) -> Schema:
        day, positive = self._day(), self._type(IntType(), least=1)
        count = self._type(IntType())
        ban = self._section(self.sections.ban, dict.fromkeys(self.sections.ban.labels, count))
        section = self.sections.decision
        given: Schema = {
            "act": self._words(self.spec.vocabulary.acts.values()),
            "id": _TEXT,
            "complete": self._type(BoolType()),
            "round": {"anyOf": [positive, _enum(UNKNOWN)]},
            "subject": _TEXT,
            "filed": day,
            "accepted": day,
            "entries": _list(_ref("entry")),
            "steps": _list(_ref("step")),
            "win": self._section(self.sections.win, {}),
            "ban": {"anyOf": [_enum((*FOREVER, *NONE, *UNKNOWN)), {**ban, "type": "object", "maxProperties": 1}]},
            "grounds": _TEXTS,
            "expect": _ref("expect"),
        }
        one_of = {"not": {"allOf": [_given(section.labels["subject"]), _given(section.labels["entries"])]}}
        whole = self._section(section, given, ("act",))
        return {**whole, "allOf": [*whole["allOf"], one_of]}

    def _expect(self) -> Schema:
        verdict = _enum(self.sections.words["verdict"])
        entries = {"type": ["object", "null"], "additionalProperties": verdict}
        given = {"verdict": verdict, "by": _TEXTS, "readings": _TEXTS, "entries": entries}
        return self._section(self.sections.expect, given)

    def _outcome(self) -> Schema:
        standing = _enum(self.sections.words["standing"])
        several: Schema = {"anyOf": [standing, {"type": "array", "items": standing}]}
        duties = {"type": ["object", "null"], "additionalProperties": several}
        return self._section(
            self.sections.outcome, {"verdict": _enum(self.sections.words["verdict"]), "duties": duties}
        )

    def _section(self, section: Section, given: Mapping[str, Schema], needed: Iterable[str] = ()) -> Schema:
        """A mapping of the section: `given` keys, and the fields of the section by their types."""
        found: Schema = {}
        for name, label in section.labels.items():
            one = given.get(name) or self._field(section.fields[name])
            found |= {key: {**one, **self._named(label)} for key in (label.name, label.zh)}
        required = [_given(section.labels[name]) for name in needed]
        twice = [
            {"not": {"required": [label.name, label.zh]}} for label in section.labels.values() if label.name != label.zh
        ]
        return {
            "type": ["object", "null"],
            "properties": found,
            "additionalProperties": False,
            "allOf": required + twice,
        }

    def _day(self) -> Schema:
        return {"anyOf": [self._type(DateType()), _enum(UNKNOWN)]}

    def _field(self, sort: FieldSort) -> Schema:
        least = 1 if isinstance(sort.type, IntType) and is_round(sort.label.name) else 0
        words = (*UNKNOWN, *NONE) if sort.optional else UNKNOWN
        return {"anyOf": [self._type(sort.type, least), _enum(words)]}

    def _type(self, kind: Type, least: int = 0) -> Schema:
        match kind:
            case BoolType():
                return {"enum": [True, False, *TRUE, *FALSE]}
            case IntType():
                return _number("integer", r"^0*[1-9][0-9]*$" if least else r"^[0-9]+$", least)
            case ScoreType():
                return _number("number", r"^[0-9]+(\.[0-9]{1,3})?$", 0)
            case MoneyType():
                return _number("number", r"^[0-9]+(\.[0-9]{1,2})?$", 0)
            case DateType():
                return {"type": "string", "pattern": _DATE}
            case EnumType(name=name):
                return _ref(f"enum.{name}")
            case SetType(element=element):
                member = _ref(f"enum.{element.name}")
                return {"anyOf": [member, {"type": ["array", "null"], "items": member}, _enum(NONE)]}

    def _words(self, labels: Iterable[Label]) -> Schema:
        known = list(labels)
        told = "; ".join(f"{label.name}: {label.zh} / {label.en}" for label in known)
        return {"enum": list(spellings(known)), "description": told}

    def _named(self, label: Label) -> Schema:
        return {"title": label.in_language(self.lang), "description": f"{label.zh} / {label.en}"}


def _given(label: Label) -> Schema:
    return {"anyOf": [{"required": [label.name]}, {"required": [label.zh]}]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _list(item: Schema) -> Schema:
    return {"type": ["array", "null"], "items": item}


def _enum(words: Iterable[str]) -> Schema:
    return {"enum": list(words)}


def _number(kind: str, pattern: str, least: int) -> Schema:
    return {"anyOf": [{"type": kind, "minimum": least}, {"type": "string", "pattern": pattern}]}
