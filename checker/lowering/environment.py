"""What names mean while expressions are lowered: the vocabulary, the regulation's own declarations, the local context."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from checker.diagnostics.nearest import nearest
from checker.ir.regulation import FieldSort, Label, ReadingSort, RecordSort, Vocabulary
from checker.ir.terms import Term
from checker.ir.types import EnumType
from checker.lowering.faults import CyclicDefinition, Stop, UnknownName
from checker.syntax import ast


@dataclass(frozen=True)
class Words:
    """All declared names that expressions of one regulation can use."""

    vocabulary: Vocabulary
    defines: Mapping[str, ast.Define]
    act_days: Mapping[str, ast.Expr]
    city: str
    readings: Mapping[str, ReadingSort]
    families: Mapping[str, tuple[str, ...]]
    dates: Mapping[str, Term]
    lasting: frozenset[str]
    conditions_at: Callable[[str], Term | None]
    quantify: "Callable[[ast.Events | ast.WinnerOf, Context], Term]"
    places: tuple[str, ...] = ()

    def enum(self, name: str) -> EnumType:
        """A declared enum; the vocabulary is checked to have those the language itself needs."""
        return self.vocabulary.enums[name]


@dataclass(frozen=True)
class Context:
    """Where an expression stands: what `day` is, which event is bound, whose facts bare names mean, local names, and those
    of them that are just being expanded."""

    words: Words
    place: str
    day: ast.Expr
    event: str | None = None
    win: bool = False
    owner: str = "subject"
    lets: Mapping[str, ast.Let] = field(default_factory=dict)
    expanding: frozenset[str] = frozenset()

    def inside(self, event: str) -> "Context":
        """The context of a `where`."""
        return replace(self, event=event)

    def with_let(self, let: ast.Let) -> "Context":
        """The context after a `let`."""
        return replace(self, lets={**self.lets, let.name.text: let})

    def within_let(self, name: str) -> "Context":
        """The context of what a local name stands for: the name does not stand for itself in it."""
        rest = {key: let for key, let in self.lets.items() if key != name}
        return replace(self, lets=rest, expanding=self.expanding | {name})

    def member(self, enum: str, name: ast.Name, kind_zh: str, kind_en: str) -> str:
        """The English name of a member of an enum, given by name or Chinese label; stops if there is none."""
        found = find(name.text, self.words.vocabulary.members[enum])
        if found is None:
            raise self.unknown(name, self.words.vocabulary.members[enum], kind_zh, kind_en)
        return found

    def unknown(self, name: ast.Name, known: Iterable[str], kind_zh: str, kind_en: str) -> Stop:
        """The fault of an unknown name, with the nearest known one (of declared things also by its Chinese label), or of a
        local name that comes back to itself."""
        if name.text in self.expanding:
            return Stop(CyclicDefinition(name.text, name.span, self.place))
        guess = nearest(name.text, (spelling for spelling in spellings(known) if spelling != name.text))
        return Stop(UnknownName(name.text, kind_zh, kind_en, guess, name.span, self.place))

    def reading(self, name: ast.Name) -> ReadingSort:
        """A declared reading; stops if there is none."""
        found = self.words.readings.get(name.text)
        if found is None:
            raise self.unknown(name, self.words.readings, "读法", "reading")
        return found


def spellings(known: "Iterable[str] | Mapping[str, object]") -> list[str]:
    """The names, and the Chinese labels of those that have one."""
    if not isinstance(known, Mapping):
        return list(known)
    labels = [sort.label if isinstance(sort, FieldSort | RecordSort) else sort for sort in known.values()]
    return [*known, *(label.zh for label in labels if isinstance(label, Label))]


def find(text: str, labels: "Mapping[str, object]") -> str | None:
    """The key whose name or Chinese label is `text`."""
    if text in labels:
        return text
    return next((key for key, label in labels.items() if getattr(label, "zh", None) == text), None)


def find_field(text: str, sort: RecordSort) -> str | None:
    """The field of a record whose name or Chinese label is `text`."""
    if text in sort.fields:
        return text
    return next((key for key, declared in sort.fields.items() if declared.label.zh == text), None)
