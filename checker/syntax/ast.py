"""The syntax tree: what was written, with spans, before names are resolved. Built by `builder`, read by `lowering`."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from checker.source.span import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Name:
    """A written name (English or Chinese) and where it stands."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Address:
    """A written address: place ("12.6", "chart"), paragraph, label."""

    place: str
    label: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class SpanOfTime:
    """`5 years`, `5 working days`: number and unit token (YEARS, MONTHS, DAYS, WORKING_DAYS)."""

    count: int
    unit: str
    span: Span


# ---- expressions


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written; its type comes from the other side of a comparison."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Day:
    """A date literal."""

    day: date
    span: Span


@dataclass(frozen=True, slots=True)
class Truth:
    """`true` or `false`."""

    value: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Path:
    """`name` or `scope.name`."""

    names: tuple[Name, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Call:
    """A vocabulary definition applied to arguments."""

    name: Name
    arguments: "tuple[Expr | SpanOfTime, ...]"
    span: Span


@dataclass(frozen=True, slots=True)
class Judged:
    """`judged NAME`: a fact that a named body asserts."""

    name: Name
    span: Span


@dataclass(frozen=True, slots=True)
class Negation:
    """`not`."""

    expr: "Expr"
    span: Span


@dataclass(frozen=True, slots=True)
class Junction:
    """`and`, `or`, `implies` between two or more expressions; `operator` is the keyword's token."""

    operator: str
    exprs: "tuple[Expr, ...]"
    span: Span


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides and one of EQ NE LT LE GT GE."""

    operator: str
    left: "Expr"
    right: "Expr"
    span: Span


@dataclass(frozen=True, slots=True)
class Membership:
    """`x in {a, b}`; `open` adds a judged remainder (等)."""

    expr: "Expr"
    names: tuple[Name, ...]
    open: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Moved:
    """A day plus or minus a span of time."""

    expr: "Expr"
    by: SpanOfTime
    back: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Sum:
    """Two numbers added or subtracted."""

    left: "Expr"
    right: "Expr"
    minus: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Conditional:
    """`if … then … else …`."""

    condition: "Expr"
    then: "Expr"
    otherwise: "Expr"
    span: Span


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """`reading NAME { alternative: … }`: what each alternative of a reading says here."""

    reading: Name
    options: tuple[tuple[Name, T], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ChoiceTest:
    """`reading NAME is ALTERNATIVE`."""

    reading: Name
    alternative: Name
    span: Span


@dataclass(frozen=True, slots=True)
class Meets:
    """`unit meets 12.6`: the conditions of another provision, of the unit."""

    scope: Name
    address: Address
    span: Span


@dataclass(frozen=True, slots=True)
class CountOf:
    """`count(grand to organization where …)` over the awards of one round's list."""

    award: Name
    category: Name | None
    where: "Expr | None"
    span: Span


@dataclass(frozen=True, slots=True)
class Ratio:
    """`ratio(a, b) = 6 : 4 nearest`."""

    left: "Expr"
    right: "Expr"
    parts: tuple[int, int]
    nearest: bool
    span: Span


@dataclass(frozen=True, slots=True)
class WinnerOf:
    """`winner of AWARD` (history) or, if `current`, `holder of AWARD` (not revoked)."""

    award: "Name | Choice[Name]"
    current: bool
    where: "Expr | None"
    span: Span


@dataclass(frozen=True, slots=True)
class Events:
    """`some`/`no`/`at least n` EVENT [of unit] [where (…)] [window]; `least` 0 means none."""

    least: int
    kind: Name
    owner: Name | None
    where: "Expr | None"
    window: "Window | None"
    span: Span


Expr = (
    Number | Day | Truth | Path | Call | Judged | Negation | Junction | Comparison | Membership | Moved | Sum | Conditional
    | Choice["Expr"] | ChoiceTest | Meets | CountOf | Ratio | WinnerOf | Events
)  # fmt: skip


# ---- windows: when an event must have happened


@dataclass(frozen=True, slots=True)
class InLast:
    """`in last 5 years`, counted back from the reference day."""

    length: SpanOfTime
    span: Span


@dataclass(frozen=True, slots=True)
class OnDay:
    """`on day`: an interval fact that holds on that day."""

    day: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class Ever:
    """`ever`: at any time up to the reference day."""

    span: Span


@dataclass(frozen=True, slots=True)
class AfterDay:
    """`during 5 years after DAY`."""

    length: SpanOfTime
    start: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class NamedWindow:
    """`during W`, with `let W …` before."""

    name: Name
    span: Span


@dataclass(frozen=True, slots=True)
class Inside:
    """`inside 2 years`: the counted events lie in some span of that length."""

    length: SpanOfTime
    span: Span


Window = InLast | OnDay | Ever | AfterDay | NamedWindow | Inside | Choice["Window"]


# ---- lengths of bars


@dataclass(frozen=True, slots=True)
class ForRounds:
    """`for 1 round after EXPR`: the rounds with numbers above EXPR, up to n above."""

    count: int
    after: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class ForSpan:
    """`for 10 years from DAY`."""

    length: SpanOfTime
    start: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class ForEver:
    """`ever`."""

    span: Span


@dataclass(frozen=True, slots=True)
class NoLength:
    """`no`: under this alternative there is no bar."""

    span: Span


@dataclass(frozen=True, slots=True)
class WhileHolds:
    """`while EXPR`."""

    expr: Expr
    span: Span


Length = ForRounds | ForSpan | ForEver | NoLength | WhileHolds | Choice["Length"]


# ---- clauses


@dataclass(frozen=True, slots=True)
class TextClause:
    """`quote "…"`, `per "…"`: kind and strings."""

    kind: str
    strings: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class AddressClause:
    """`see 12.6`, `tests 12, 13`."""

    kind: str
    addresses: tuple[Address, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class NamesClause:
    """`by`, `with`, `for`, `at`, `after`, `before`, `form`, `produces`, `on proposal of`, `on approval of`, `as`."""

    kind: str
    names: tuple[Name, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ExprClause:
    """`when`, `unless`, `only_if`, `provided`."""

    kind: str
    expr: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class AnyItem:
    """`when any item`: the grounds are the items of the article."""

    span: Span


@dataclass(frozen=True, slots=True)
class Lasts:
    """`lasts exactly 5 working days`: bound is EXACTLY, AT_LEAST or AT_MOST."""

    bound: str
    length: SpanOfTime | Choice[SpanOfTime]
    span: Span


@dataclass(frozen=True, slots=True)
class Within:
    """`within 5 working days of DAY`, counted from DAY."""

    length: SpanOfTime | Choice[SpanOfTime]
    start: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class Every:
    """`every 2 years`."""

    length: SpanOfTime
    span: Span


Clause = TextClause | AddressClause | NamesClause | ExprClause | AnyItem | Lasts | Within | Every


# ---- statements


@dataclass(frozen=True, slots=True)
class Chapeau:
    """`for CATEGORIES to ACTS`; either part may be empty."""

    categories: tuple[Name, ...]
    acts: tuple[Name, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Who:
    """An addressee: names, or winners of awards (`winner`), optionally restricted."""

    names: tuple[Name, ...]
    winner: bool
    where: Expr | None
    span: Span


@dataclass(frozen=True, slots=True)
class Selector:
    """Whose history a bar looks at: an event kind, or `winner of`/`holder of` an award."""

    kind: Name | None
    award: Name | Choice[Name] | None
    current: bool
    where: Expr | None
    span: Span


@dataclass(frozen=True, slots=True)
class Labelled:
    """A declared name with its Chinese and English label."""

    name: Name
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Title:
    """`title grand "…" "…" for organization, individual`: an award."""

    labelled: Labelled
    categories: tuple[Name, ...]
    clauses: tuple[Clause, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Group:
    """`family` (of awards), `body` or `track`: kind, label, members."""

    kind: str
    labelled: Labelled
    members: tuple[Name, ...]
    clauses: tuple[Clause, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Cycle:
    """`cycle every 5 years`."""

    length: SpanOfTime
    clauses: tuple[Clause, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Validity:
    """`valid grand for 5 years from DAY`."""

    awards: tuple[Name, ...]
    length: SpanOfTime
    start: Expr
    clauses: tuple[Clause, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Alternative:
    """One alternative of a reading with its reasons."""

    labelled: Labelled
    default: bool


@dataclass(frozen=True, slots=True)
class ReadingDeclaration:
    """`reading NAME "…" "…" { … }`."""

    labelled: Labelled
    alternatives: tuple[Alternative, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Let:
    """`let NAME = EXPR` or `let NAME WINDOW`."""

    name: Name
    value: Expr | Window
    window: bool
    span: Span


@dataclass(frozen=True, slots=True)
class TypeName:
    """A type as written: a name, or `set of` an enum."""

    name: Name
    is_set: bool


@dataclass(frozen=True, slots=True)
class FieldDeclaration:
    """`name: type "…" "…" optional`."""

    labelled: Labelled
    type: TypeName
    optional: bool


@dataclass(frozen=True, slots=True)
class EnumDeclaration:
    """`enum NAME "…" "…" ordered { … }`."""

    labelled: Labelled
    members: tuple[Labelled, ...]
    ordered: bool
    span: Span


@dataclass(frozen=True, slots=True)
class RecordDeclaration:
    """`record` (`key` None) or `event` with its key date and, for intervals, its end date; `implied` is a kind of event that
    does not lack where this one is recorded."""

    labelled: Labelled
    fields: tuple[FieldDeclaration, ...]
    key: Name | None
    end: Name | None
    span: Span
    implied: Name | None = None


@dataclass(frozen=True, slots=True)
class WordDeclaration:
    """`act` (with the day it counts on, and the steps by which it is done too), `judgement` or `topic`."""

    kind: str
    labelled: Labelled
    day: Expr | None
    span: Span
    steps: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Define:
    """`define NAME(parameters) = EXPR`: expanded where it is used."""

    name: Name
    parameters: tuple[Name, ...]
    body: Expr
    span: Span


@dataclass(frozen=True, slots=True)
class Condition:
    """`require`, `exclude`, `prefer`, `limit`."""

    kind: str
    in_principle: bool
    chapeau: Chapeau | None
    expr: Expr
    clauses: tuple[Clause, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class BarNorm:
    """`bar SELECTOR from ACTS LENGTH`."""

    selector: Selector
    acts: tuple[Name, ...]
    length: Length
    clauses: tuple[Clause, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class PowerNorm:
    """`power ACTS of MATTERS by BODIES`."""

    acts: tuple[Name, ...]
    matters: tuple[Name, ...]
    clauses: tuple[Clause, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class StepNorm:
    """`step NAME …`."""

    name: Name
    clauses: tuple[Clause, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class OrderNorm:
    """`order a < b < c`."""

    steps: tuple[Name, ...]
    clauses: tuple[Clause, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ConductNorm:
    """`duty`, `forbid`, `may`, `encourage`: who, and acts each with an optional matter."""

    kind: str
    in_principle: bool
    who: Who
    actions: tuple[tuple[Name, Name | None], ...]
    clauses: tuple[Clause, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class BarConsequence:
    """`bar from ACTS LENGTH` as a consequence."""

    acts: tuple[Name, ...]
    length: Length
    span: Span


@dataclass(frozen=True, slots=True)
class NamedConsequence:
    """A consequence, perhaps only for some: `recover_money if (…)`."""

    name: Name
    when: Expr | None
    span: Span


@dataclass(frozen=True, slots=True)
class SanctionNorm:
    """`[may] sanction WHO when …: CONSEQUENCES`."""

    discretionary: bool
    who: Who
    consequences: tuple[NamedConsequence | BarConsequence, ...]
    clauses: tuple[Clause, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class GroundNorm:
    """`ground EXPR`, an item of a sanction."""

    expr: Expr
    clauses: tuple[Clause, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class GrantNorm:
    """`grant WHO: money 150000 yuan, certificate`; amounts in yuan."""

    who: Who
    gifts: tuple[tuple[Name, Number | None], ...]
    clauses: tuple[Clause, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ExceptionNorm:
    """`except from ADDRESSES when …`."""

    addresses: tuple[Address, ...]
    clauses: tuple[Clause, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class TextStatement:
    """`informative NAME`, `silent NAMES`, `repeals "…"`, `refers to "…"`."""

    kind: str
    names: tuple[Name, ...]
    strings: tuple[str, ...]
    clauses: tuple[Clause, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class InForce:
    """`in force from DAY` (`kind` "from"), `until DAY` or `until SPAN` ("until")."""

    kind: str
    value: Expr | SpanOfTime
    clauses: tuple[Clause, ...]
    span: Span


Declaration = (
    Title | Group | Cycle | Validity | ReadingDeclaration | Let | EnumDeclaration | RecordDeclaration | WordDeclaration
    | Define
)  # fmt: skip
Norm = (
    Condition | BarNorm | PowerNorm | StepNorm | OrderNorm | ConductNorm | SanctionNorm | GroundNorm | GrantNorm
    | ExceptionNorm
)  # fmt: skip
Text = TextStatement | InForce
Statement = Declaration | Norm | Text


@dataclass(frozen=True, slots=True)
class Block:
    """An article, item or paragraph: its place ("12", "12.6", "22/2"), chapeau and entries."""

    kind: str
    place: str
    chapeau: Chapeau | None
    entries: "tuple[Statement | Block, ...]"
    span: Span


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a regulation."""

    identifier: str
    title_zh: str
    title_en: str
    city: Labelled
    document: str | None
    signed: date
    printed: date | None
    superseded: tuple[date, str] | None
    span: Span


@dataclass(frozen=True, slots=True)
class File:
    """A parsed file: a regulation (with a header) or the vocabulary (without).

    `damaged` are the articles of which something could not be read and was left out, `lost` the names declared in it.
    """

    name: str
    header: Header | None
    declarations: tuple[Declaration, ...]
    articles: tuple[Block, ...]
    damaged: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()
