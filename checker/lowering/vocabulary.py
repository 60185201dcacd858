"""The vocabulary file becomes a `Vocabulary`; cities come from the headers of the regulations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from checker.diagnostics.diagnostic import Diagnostic
from checker.diagnostics.nearest import nearest
from checker.ir.regulation import FieldSort, Label, ReadingSort, RecordSort, Vocabulary
from checker.ir.types import BOOL, DATE, INT, MONEY, SCORE, BoolType, EnumType, SetType, Type
from checker.lowering.faults import CyclicDefinition, DuplicateName, Stop, UnknownName, WrongType
from checker.lowering.needed import missing
from checker.lowering.reading_faults import NoSingleDefault
from checker.lowering.substitution import calls_in
from checker.source.span import Position, Span
from checker.syntax import ast

BASIC: Final[Mapping[str, Type]] = MappingProxyType(
    {"bool": BOOL, "int": INT, "score": SCORE, "money": MONEY, "date": DATE}
)


@dataclass(frozen=True)
class LoweredVocabulary:
    """The vocabulary, the definitions that expand, the day each act counts on, and the norms common to all."""

    vocabulary: Vocabulary
    defines: Mapping[str, ast.Define]
    act_days: Mapping[str, ast.Expr]
    common: tuple[ast.Block, ...]
    faults: tuple[Diagnostic, ...]


def label_of(labelled: ast.Labelled) -> Label:
    """A declared name with its labels."""
    return Label(labelled.name.text, labelled.zh, labelled.en)


def lower_reading(declared: ast.ReadingDeclaration, place: str) -> ReadingSort:
    """A reading with its alternatives; exactly one is the default, or it stops."""
    twice = repeated(a.labelled.name for a in declared.alternatives)
    if twice is not None:
        raise Stop(DuplicateName(twice.text, twice.span, place))
    defaults = [a.labelled.name.text for a in declared.alternatives if a.default]
    if len(defaults) != 1:
        name = declared.labelled.name
        raise Stop(NoSingleDefault(name.text, tuple(defaults), name.span, place))
    return ReadingSort(
        label_of(declared.labelled), tuple(label_of(a.labelled) for a in declared.alternatives), defaults[0], place
    )


def repeated(names: Iterable[ast.Name]) -> ast.Name | None:
    """The first name that was there before."""
    seen: set[str] = set()
    for name in names:
        if name.text in seen:
            return name
        seen.add(name.text)
    return None


def lower_vocabulary(file: ast.File, cities: Iterable[ast.Labelled]) -> LoweredVocabulary:
    """All declarations, and every fault found."""
    return _Lowering(file, tuple(cities)).run()


class _Lowering:
    def __init__(self, file: ast.File, cities: tuple[ast.Labelled, ...]) -> None:
        self.file = file
        self.cities = cities
        self.faults: list[Diagnostic] = []
        self.enums: dict[str, EnumType] = {}
        self.members: dict[str, dict[str, Label]] = {}
        self.records: dict[str, RecordSort] = {}
        self.events: dict[str, RecordSort] = {}
        self.words: dict[str, dict[str, Label]] = {"act": {}, "judgement": {}, "topic": {}}
        self.readings: dict[str, ReadingSort] = {}
        self.defines: dict[str, ast.Define] = {}
        self.act_days: dict[str, ast.Expr] = {}
        self.performed: dict[str, tuple[str, ...]] = {}

    def run(self) -> LoweredVocabulary:
        """Enums first, because fields name them."""
        enums = [d for d in self.file.declarations if isinstance(d, ast.EnumDeclaration)]
        others = [d for d in self.file.declarations if not isinstance(d, ast.EnumDeclaration)]
        for declaration in [*enums, *others]:
            try:
                self._declare(declaration)
            except Stop as stop:
                self.faults.append(stop.diagnostic)
        self._check_implied()
        self._check_definitions()
        at = Span(self.file.name, Position(1, 1), Position(1, 1))
        declared: dict[str, Mapping[str, object]] = {
            "enum": self.enums,
            "record": self.records,
            "event": self.events,
            "definition": self.defines,
        }
        if not self.faults:
            self.faults += missing(declared, at)
        vocabulary = Vocabulary(
            self.enums, self.members, self.records, self.events, self.words["act"], self.words["judgement"],
            self.words["topic"], self.readings, self.performed,
        )  # fmt: skip
        return LoweredVocabulary(vocabulary, self.defines, self.act_days, self.file.articles, tuple(self.faults))

    def _check_definitions(self) -> None:
        """No definition comes back to itself by way of those that it uses."""
        uses = {name: set(calls_in(define.body)) & self.defines.keys() for name, define in self.defines.items()}
        for name, define in self.defines.items():
            reached, rest = set[str](), uses[name]
            while rest:
                reached |= rest
                rest = {n for r in rest for n in uses[r]} - reached
            if name in reached:
                self.faults.append(CyclicDefinition(name, define.name.span))

    def _declare(self, declaration: ast.Declaration) -> None:
        match declaration:
            case ast.EnumDeclaration(labelled=labelled):
                self._enum(declaration)
            case ast.RecordDeclaration(labelled=labelled, key=None):
                self._fresh(labelled.name, self.records)
                self.records[labelled.name.text] = self._record(declaration)
            case ast.RecordDeclaration(labelled=labelled):
                self._fresh(labelled.name, self.events)
                self.events[labelled.name.text] = self._record(declaration)
            case ast.WordDeclaration(kind=kind, labelled=labelled, day=day, steps=steps):
                self._fresh(labelled.name, self.words[kind])
                self.words[kind][labelled.name.text] = label_of(labelled)
                if day is not None:
                    self.act_days[labelled.name.text] = day
                if steps:
                    self.performed[labelled.name.text] = tuple(self._step(name) for name in steps)
            case ast.Define(name=name):
                self._fresh(name, self.defines)
                self.defines[name.text] = declaration
            case ast.ReadingDeclaration(labelled=labelled):
                self._fresh(labelled.name, self.readings)
                self.readings[labelled.name.text] = lower_reading(declaration, "vocabulary")
            case ast.Title() | ast.Group() | ast.Cycle() | ast.Validity() | ast.Let():
                raise Stop(
                    WrongType(
                        "词汇表里不能写这一声明",
                        "this declaration does not belong into the vocabulary",
                        declaration.span,
                    )
                )

    def _step(self, name: ast.Name) -> str:
        steps = self.members.get("step_name", {})
        if name.text not in steps:
            raise Stop(UnknownName(name.text, "程序环节", "step", nearest(name.text, steps), name.span))
        return name.text

    def _check_implied(self) -> None:
        """An implied kind may be declared later."""
        for declaration in self.file.declarations:
            implied = declaration.implied if isinstance(declaration, ast.RecordDeclaration) else None
            if implied is not None and implied.text not in self.events:
                known = nearest(implied.text, self.events)
                self.faults.append(UnknownName(implied.text, "事件", "event", known, implied.span))

    def _fresh(self, name: ast.Name, known: Mapping[str, object]) -> None:
        if name.text in known:
            raise Stop(DuplicateName(name.text, name.span))

    def _enum(self, declaration: ast.EnumDeclaration) -> None:
        name = declaration.labelled.name.text
        self._fresh(declaration.labelled.name, self.enums)
        twice = repeated(m.name for m in declaration.members)
        if twice is not None:
            raise Stop(DuplicateName(twice.text, twice.span))
        members = {m.name.text: label_of(m) for m in declaration.members}
        if name == "city":
            members |= {c.name.text: label_of(c) for c in self.cities}
        self.enums[name] = EnumType(name, tuple(members), declaration.ordered)
        self.members[name] = members

    def _record(self, declaration: ast.RecordDeclaration) -> RecordSort:
        twice = repeated(d.labelled.name for d in declaration.fields)
        if twice is not None:
            raise Stop(DuplicateName(twice.text, twice.span))
        fields = {d.labelled.name.text: self._field(d) for d in declaration.fields}
        for name in (declaration.key, declaration.end):
            if name is not None and (name.text not in fields or fields[name.text].type != DATE):
                raise Stop(UnknownName(name.text, "日期字段", "date field", nearest(name.text, fields), name.span))
        key = declaration.key.text if declaration.key else None
        end, implied = (name.text if name else None for name in (declaration.end, declaration.implied))
        return RecordSort(label_of(declaration.labelled), fields, key, end, implied)

    def _field(self, declaration: ast.FieldDeclaration) -> FieldSort:
        name = declaration.type.name
        kind = BASIC.get(name.text) or self.enums.get(name.text)
        if kind is None:
            known = [*BASIC, *self.enums]
            raise Stop(UnknownName(name.text, "类型", "type", nearest(name.text, known), name.span))
        if declaration.type.is_set:
            if not isinstance(kind, EnumType):
                raise Stop(WrongType("集合的元素须是枚举", "the elements of a set are of an enum", name.span))
            kind = SetType(kind)
        if declaration.optional and isinstance(kind, BoolType | SetType):
            raise Stop(WrongType("真假值和集合不能可缺", "truth values and sets are not optional", name.span))
        return FieldSort(label_of(declaration.labelled), kind, declaration.optional)
