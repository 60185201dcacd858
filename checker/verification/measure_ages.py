"""Cells of measures that look for a minimum age: since when something must have been so on the governing day.

Guessed by moving the day since when, one field at a time; proved equivalent to the condition for every date.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from checker.cases.scene import Entry, EventList, Scene
from checker.evaluation.evaluator import evaluate
from checker.evaluation.residual import residual
from checker.ir import factory as f
from checker.ir.norms import Condition, Strength
from checker.ir.regulation import Regulation, Vocabulary
from checker.ir.terms import Source, Term
from checker.ir.traversal import fields_of, sources_of
from checker.ir.types import DATE
from checker.legaltime.shift import shift
from checker.legaltime.span import MonthSpan
from checker.legaltime.workdays import WorkCalendar
from checker.verification.claims import ENTRY_ACTS
from checker.verification.equivalence import prove, prove_equivalent
from checker.verification.measure_cases import Case, Group, grouped
from checker.verification.measure_cell import (
    Alternative,
    Part,
    Proof,
    Value,
    conditional,
    in_words,
    quantity,
    years_or_months,
)
from checker.verification.measure_reader import Measure
from checker.verification.measure_terms import changes, scene_of, speaks, under
from checker.verification.outcome import Proved

DAYS: Final = (
    ("round", "filing_deadline"),
    ("application", "day"),
    ("acceptance", "day"),
    ("round", "award_day"),
    ("act", "day"),
)
GOVERNING: Final = date(2031, 3, 15)
LATER: Final = date(2033, 8, 2)
"""Another day, to tell lengths of time from fixed days and months from days."""

OLD: Final = date(1981, 1, 5)
MOST: Final = 480
NONE: Final = Value("不要求", "not required", None, "none")
OTHER: Final = Value("另有形态", "another shape", None, "other")


@dataclass(frozen=True, slots=True)
class AgeShape:
    """Of the fields, with the months each must have run: all (or, with `either`, one) must be that old, or, with
    `longer`, older than that; of no field: nothing is asked."""

    months: tuple[tuple[str, int], ...]
    either: bool = False
    longer: bool = False


@dataclass(frozen=True, slots=True)
class OtherAge:
    """Ages are asked for in none of the shapes known here."""


Ages = AgeShape | OtherAge
Found = tuple[Ages, Term, Proof]
"""A shape, what tells its cases from others, and whether it is proved in them."""

FREE: Final[tuple[Found]] = ((AgeShape(()), f.TRUE, Proof.PROVED),)


def entry_conditions(regulation: Regulation, category: str) -> Iterator[Condition]:
    """The conditions of applying, being accepted or taking part for a category of subjects ("" for any)."""
    for norm in regulation.norms:
        if not (isinstance(norm, Condition) and set(norm.acts) & set(ENTRY_ACTS)):
            continue
        if not norm.categories or not category or category in norm.categories:
            yield norm


@dataclass(frozen=True, slots=True, eq=False)
class Asking:
    """What does not change while norms and readings do: the measure's words, the category of subjects ("" for any), the
    vocabulary, the working days."""

    arguments: tuple[str, ...]
    category: str
    vocabulary: Vocabulary
    calendar: WorkCalendar | None

    def asked(self, norm: Condition, choice: Mapping[str, str], keep: str = "") -> Term:
        """What a condition asks of a subject with empty records, but for the event kind kept: that it holds wherever
        it speaks."""
        return self.cleared(f.implies(speaks(norm), norm.holds), choice, keep)

    def cleared(self, term: Term, choice: Mapping[str, str], keep: str = "") -> Term:
        """The term under the choice for a subject with empty records, but for the event kind kept."""
        fixed, own = under(term, choice), Source("subject", keep)
        lists = {(s.scope, s.kind): EventList((), date.max) for s in sources_of(fixed) if s != own}
        known = scene_of({("application", "category"): self.category} if self.category else {})
        return residual(fixed, Scene(known.records, lists, self.vocabulary.key_fields), choice, self.calendar)


def age_parts(
    measure: Measure,
    regulation: Regulation,
    vocabulary: Vocabulary,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
) -> tuple[Part, ...]:
    """One part per condition and distinct age that it asks for."""
    found: list[Part] = []
    asking = Asking(measure.arguments, measure.member("category"), vocabulary, calendar)
    for norm in entry_conditions(regulation, asking.category):
        if not {name for _, name in fields_of(norm.holds)} & set(measure.arguments):
            continue
        by_case = _shapes(norm, asking, choice)
        alternatives = []
        for reading, alternative in changes(f.conj(speaks(norm), norm.holds), choice, regulation, vocabulary):
            others = _shapes(norm, asking, {**choice, reading: alternative})
            if _ages(others) != _ages(by_case):
                for shape, case, proof in others or FREE:
                    value = conditional(_value(shape, vocabulary), case, vocabulary)
                    alternatives.append(Alternative(reading, alternative, value, proof))
        principle = norm.strength is Strength.IN_PRINCIPLE
        for shape, case, proof in by_case or FREE:
            if shape != AgeShape(()) or alternatives:
                condition = in_words(case, vocabulary)
                value = _value(shape, vocabulary)
                found.append(Part((norm.anchor.cite,), value, proof, tuple(alternatives), condition, principle))
    return tuple(found)


def _ages(shapes: Sequence[Found]) -> list[tuple[Ages, Term]]:
    return [(shape, case) for shape, case, _ in shapes]


def _shapes(norm: Condition, asking: Asking, choice: Mapping[str, str]) -> tuple[Found, ...]:
    """Each distinct age with what tells the cases in which it is asked for, and whether it is proved there."""
    body, calendar = asking.asked(norm, choice), asking.calendar
    fields = tuple(n for n in asking.arguments if ("subject", n) in fields_of(body))
    if not fields:
        return ()
    day = f.field(*next((d for d in DAYS if d in fields_of(body)), DAYS[0]), DATE)
    days: Case = dict.fromkeys(DAYS, GOVERNING)
    groups: tuple[Group[Ages], ...] = grouped(body, days, lambda case: _guess(body, fields, case, choice, calendar))
    found: list[Found] = [
        (group.answer, group.telling, _proof(body, group.answer, day, group.exact, choice, calendar))
        for group in groups
        if group.answer != AgeShape(())
    ]
    if found or isinstance(prove(body, [g.exact for g in groups], choice=choice, calendar=calendar), Proved):
        return tuple(found)
    return ((OtherAge(), f.TRUE, Proof.UNPROVED),)


def _guess(
    body: Term, fields: Sequence[str], case: Case, choice: Mapping[str, str], calendar: WorkCalendar | None
) -> Ages | None:
    """The ages asked for in a case, `None` where nothing is old enough; no months where none is asked for."""

    def holds(since: Mapping[str, date], day: date = GOVERNING) -> bool:
        values: dict[tuple[str, str], Entry] = {**case, **dict.fromkeys(DAYS, day)}
        values |= {("subject", n): d for n, d in since.items()}
        return evaluate(body, scene_of(values), choice, calendar) is True

    tomorrow = GOVERNING + timedelta(days=1)
    young, old = dict.fromkeys(fields, tomorrow), dict.fromkeys(fields, OLD)
    if not holds(old):
        return None
    if holds(young):
        return AgeShape(())
    single = [n for n in fields if not holds({**old, n: tomorrow})]
    base = old if single else young
    found: dict[str, tuple[int, bool]] = {}
    for name in single or fields:
        for months in range(MOST):
            edge = shift(GOVERNING, MonthSpan(months), -1)
            if holds({**base, name: edge}) or holds({**base, name: edge - timedelta(days=1)}):
                found[name] = months, not holds({**base, name: edge})
                break
    ways = {longer for _, longer in found.values()}
    if len(ways) != 1 or len(found) != len(single or fields):
        return OtherAge()
    (longer,) = ways
    for name, (months, _) in found.items():
        last = shift(LATER, MonthSpan(months), -1) - timedelta(days=longer)
        later = {**(old if single else dict.fromkeys(fields, LATER + timedelta(days=1))), name: last}
        if not holds(later, LATER) or holds({**later, name: last + timedelta(days=1)}, LATER):
            return OtherAge()
    return AgeShape(tuple((n, months) for n, (months, _) in found.items()), not single and len(found) > 1, longer)


def _proof(
    body: Term, shape: Ages, day: Term, case: Term, choice: Mapping[str, str], calendar: WorkCalendar | None
) -> Proof:
    if isinstance(shape, OtherAge):
        return Proof.UNPROVED
    join = f.disj if shape.either else f.conj
    for backwards in (True, False):
        parts = [_old_enough(name, months, day, backwards, shape.longer) for name, months in shape.months]
        if isinstance(prove_equivalent(body, join(*parts), [case], choice=choice, calendar=calendar), Proved):
            return Proof.PROVED
    return Proof.UNPROVED


def _old_enough(name: str, months: int, day: Term, backwards: bool, longer: bool) -> Term:
    since, by = f.field("subject", name, DATE), MonthSpan(months)
    compare = f.less if longer else f.less_equal
    return compare(since, f.shift(day, by, back=True)) if backwards else compare(f.shift(since, by), day)


def _value(shape: Ages, vocabulary: Vocabulary) -> Value:
    if isinstance(shape, OtherAge):
        return OTHER
    if not shape.months:
        return NONE
    labels = [vocabulary.records["subject"].fields[n].label for n, _ in shape.months]
    words = [_long_enough(months, shape.longer) for _, months in shape.months]
    zh_join, en_join = ("或", " or ") if shape.either else ("和", " and ")
    if len({w.zh for w in words}) == 1:
        zh = f"{words[0].zh}（{zh_join.join(label.zh for label in labels)}）"
        en = f"{words[0].en} ({en_join.join(label.en for label in labels)})"
        return Value(zh, en, words[0].number, words[0].unit)
    zh = zh_join.join(f"{w.zh}（{label.zh}）" for w, label in zip(words, labels, strict=True))
    return Value(zh, en_join.join(f"{w.en} ({label.en})" for w, label in zip(words, labels, strict=True)))


def _long_enough(months: int, longer: bool) -> Value:
    base = quantity(*years_or_months(months))
    zh, en = (f"超过{base.zh}", f"more than {base.en}") if longer else (f"{base.zh}以上", f"at least {base.en}")
    return Value(zh, en, base.number, base.unit)
