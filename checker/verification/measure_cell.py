"""What a comparison says of one regulation: values with their provisions, proofs and readings, or an honest gap."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from checker.ir.regulation import Vocabulary
from checker.ir.terms import And, Equal, Exists, Field, Literal, Not, Or, Term
from checker.ir.types import EnumType
from checker.lawtext.citation import Citation


class Proof(StrEnum):
    """How a value was obtained: its shape proved equivalent to the norm, declared by the norm itself (there is no
    term to prove), or only sampled."""

    PROVED = "proved"
    DECLARED = "declared"
    UNPROVED = "unproved"


class Status(StrEnum):
    """What a cell is: a value, a silence that the rules declare, no such norm, or a norm of no comparable shape."""

    VALUE = "value"
    SILENT = "silent"
    MISSING = "missing"
    INCOMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True)
class Value:
    """A value in the regulation's own unit, in words of both languages; number and unit where there is one number."""

    zh: str
    en: str
    number: int | None = None
    unit: str = ""

    def text(self, lang: str) -> str:
        """The words in "zh" or "en"."""
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Alternative:
    """What the value is when one reading is taken otherwise."""

    reading: str
    alternative: str
    value: Value
    proof: Proof


@dataclass(frozen=True, slots=True)
class Part:
    """One norm's answer. `condition` says in words when it applies, `in_principle` that it may be left with reasons."""

    cites: tuple[Citation, ...]
    value: Value
    proof: Proof
    alternatives: tuple[Alternative, ...] = ()
    condition: tuple[str, str] | None = None
    in_principle: bool = False
    note: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class AxisInterval:
    """The effective length in days under the stated situation: until the first open round, in the situation itself and
    from shortest to longest over the days on which it could begin; `None` where no round of the schedule is open."""

    start: date
    first_open: date | None
    first_round: int | None
    days: int | None
    shortest: int | None
    longest: int | None
    nominal_end: date | None
    turned: tuple[tuple[str, str, date | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One regulation's cell of a comparison; `rank` 1 is the largest, `None` where it has none. `outlives` is the
    regulation's own last day where the length runs past it."""

    regulation: str
    city: str
    status: Status
    parts: tuple[Part, ...] = ()
    silent: tuple[Citation, ...] = ()
    axis: AxisInterval | None = None
    rank: int | None = None
    outlives: date | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A measure over regulations, in the order in which they were asked for; `assumptions` in both languages."""

    measure: str
    zh: str
    en: str
    unit: str
    cells: tuple[Cell, ...]
    assumptions: tuple[tuple[str, str], ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    ranked_by: tuple[str, str] | None = field(default=None)

    @property
    def answered(self) -> bool:
        """Whether some city has the measure."""
        return any(cell.status is Status.VALUE for cell in self.cells)


def years_or_months(months: int) -> tuple[int, str]:
    """A number of months as whole years where it is one."""
    return (months // 12, "years") if months % 12 == 0 else (months, "months")


UNIT_WORDS = {
    "years": ("年", "year"),
    "months": ("个月", "month"),
    "days": ("日", "day"),
    "working days": ("个工作日", "working day"),
    "rounds": ("届", "round"),
}


UNSAID = ("附有条件", "under conditions")
"""Of a condition for which there are no short words."""

OWNERS = {"unit": "subject", "unit_judged": "judged"}
"""Records of the unit where an individual works, by the record that declares their fields."""


def quantity(number: int, unit: str) -> Value:
    """A number with its unit in both languages."""
    zh, en = UNIT_WORDS[unit]
    return Value(f"{number}{zh}", f"{number} {en}{'' if number == 1 else 's'}", number, unit)


def in_words(term: Term, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """A condition of equalities and truth values in words; `None` where it is always so."""
    match term:
        case Literal(value=True):
            return None
        case Equal(left=Field() as field_, right=Literal(value=str(member))):
            return _equal(field_, member, vocabulary)
        case Field(scope=scope, name=name):
            return _label(scope, name, vocabulary)
        case Not(term=Field(scope=scope, name=name)):
            zh, en = _label(scope, name, vocabulary)
            return f"非{zh}", f"not ({en})" if en.startswith("not ") else f"not {en}"
        case Not(term=Equal(left=Field() as field_, right=Literal(value=str(member)))):
            return _equal(field_, member, vocabulary, ("不为", "not "))
        case Not(term=And() | Or() as inner):
            zh, en = _bracketed(inner, vocabulary)
            return f"非{zh}", f"not {en}"
        case And(terms=terms) | Or(terms=terms):
            zh, en = ("且", " and ") if isinstance(term, And) else ("或", " or ")
            parts = dict.fromkeys(_bracketed(t, vocabulary) for t in terms)
            return zh.join(p[0] for p in parts), en.join(p[1] for p in parts)
        case Exists(source=source):
            label = vocabulary.events[source.kind].label
            return f"有{label.zh}时", f"if there is: {label.en}"
        case _:
            return UNSAID


def conditional(value: Value, case: Term, vocabulary: Vocabulary) -> Value:
    """A value with the case in which it is the value."""
    condition = in_words(case, vocabulary)
    if condition is None:
        return value
    return replace(value, zh=f"{value.zh}；条件：{condition[0]}", en=f"{value.en}; where: {condition[1]}")


def _bracketed(term: Term, vocabulary: Vocabulary) -> tuple[str, str]:
    """A part of a connective; a connective inside one stands in brackets, so that no order has to be known."""
    zh, en = in_words(term, vocabulary) or UNSAID
    return (f"（{zh}）", f"({en})") if isinstance(term, And | Or) else (zh, en)


def _label(scope: str, name: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """What a field is called; of a step or of the unit, whose it is too."""
    record, _, step = scope.partition(".")
    if record in ("judged", "unit_judged"):
        label = vocabulary.judgements[name]
    else:
        sort = vocabulary.records.get(OWNERS.get(record, record)) or vocabulary.events[record]
        label = sort.fields[name].label
    if record in OWNERS:
        return f"所在单位{label.zh}", f"{label.en} (of the unit)"
    if step:
        of = vocabulary.members["step_name"][step]
        return f"{of.zh}·{label.zh}", f"{of.en}·{label.en}"
    return label.zh, label.en


def _equal(field_: Field, member: str, vocabulary: Vocabulary, words: tuple[str, str] = ("为", "")) -> tuple[str, str]:
    assert isinstance(field_.type, EnumType)  # INVARIANT: values that are texts are members of enums
    zh, en = _label(field_.scope, field_.name, vocabulary)
    label = vocabulary.members[field_.type.name][member]
    return f"{zh}{words[0]}{label.zh}", f"{en}: {words[1]}{label.en}"
