"""The vocabulary file becomes a `Vocabulary`; cities come from the headers of the regulations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from checker.diagnostics.diagnostic import Diagnostic
from checker.diagnostics.nearest import nearest
from checker.ir.regulation import FieldSort, Label, ReadingSort, RecordSort, Vocabulary
from checker.ir.types import BOOL, DATE, INT, MONEY, SCORE, BoolType, EnumType, SetType, Type
from checker.lowering.faults import DuplicateName, IncompleteChoice, Stop, UnknownName, WrongType
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
    names = [a.labelled.name.text for a in declared.alternatives]
    defaults = [a.labelled.name.text for a in declared.alternatives if a.default]
    if len(defaults) != 1 or len(set(names)) != len(names):
        raise Stop(IncompleteChoice(declared.labelled.name.text, ("default",), tuple(defaults), declared.span, place))
    return ReadingSort(
        label_of(declared.labelled), tuple(label_of(a.labelled) for a in declared.alternatives), defaults[0], place
    )


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

    def run(self) -> LoweredVocabulary:
        """Enums first, because fields name them."""
        enums = [d for d in self.file.declarations if isinstance(d, ast.EnumDeclaration)]
        others = [d for d in self.file.declarations if not isinstance(d, ast.EnumDeclaration)]
        for declaration in [*enums, *others]:
            try:
                self._declare(declaration)
            except Stop as stop:
                self.faults.append(stop.diagnostic)
        vocabulary = Vocabulary(
            self.enums, self.members, self.records, self.events, self.words["act"], self.words["judgement"],
            self.words["topic"], self.readings,
        )  # fmt: skip
        return LoweredVocabulary(vocabulary, self.defines, self.act_days, self.file.articles, tuple(self.faults))

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
            case ast.WordDeclaration(kind=kind, labelled=labelled, day=day):
                self._fresh(labelled.name, self.words[kind])
                self.words[kind][labelled.name.text] = label_of(labelled)
                if day is not None:
                    self.act_days[labelled.name.text] = day
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

    def _fresh(self, name: ast.Name, known: Mapping[str, object]) -> None:
        if name.text in known:
            raise Stop(DuplicateName(name.text, name.span))

    def _enum(self, declaration: ast.EnumDeclaration) -> None:
        name = declaration.labelled.name.text
        self._fresh(declaration.labelled.name, self.enums)
        members = {m.name.text: label_of(m) for m in declaration.members}
        if len(members) != len(declaration.members):
            raise Stop(DuplicateName(name, declaration.span))
        if name == "city":
            members |= {c.name.text: label_of(c) for c in self.cities}
        self.enums[name] = EnumType(name, tuple(members), declaration.ordered)
        self.members[name] = members

    def _record(self, declaration: ast.RecordDeclaration) -> RecordSort:
        fields = {d.labelled.name.text: self._field(d) for d in declaration.fields}
        if len(fields) != len(declaration.fields):
            raise Stop(DuplicateName(declaration.labelled.name.text, declaration.span))
        for name in (declaration.key, declaration.end):
            if name is not None and (name.text not in fields or fields[name.text].type != DATE):
                raise Stop(UnknownName(name.text, "日期字段", "date field", nearest(name.text, fields), name.span))
        key = declaration.key.text if declaration.key else None
        return RecordSort(
            label_of(declaration.labelled), fields, key, declaration.end.text if declaration.end else None
        )

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
