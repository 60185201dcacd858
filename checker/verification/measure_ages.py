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
from checker.ir.terms import Term
from checker.ir.traversal import fields_of, sources_of
from checker.ir.types import BOOL, DATE, EnumType
from checker.legaltime.shift import shift
from checker.legaltime.span import MonthSpan
from checker.legaltime.workdays import WorkCalendar
from checker.verification.claims import ENTRY_ACTS
from checker.verification.equivalence import prove_equivalent
from checker.verification.measure_cell import Alternative, Part, Proof, Value, in_words, quantity, years_or_months
from checker.verification.measure_reader import Measure
from checker.verification.measure_terms import changes, scene_of, small_cases, under
from checker.verification.outcome import Proved

DAYS: Final = (
    ("round", "filing_deadline"),
    ("application", "day"),
    ("acceptance", "day"),
    ("round", "award_day"),
    ("act", "day"),
)
GOVERNING: Final = date(2031, 3, 15)
OLD: Final = date(1981, 1, 5)
MOST: Final = 480
NONE: Final = Value("不要求", "not required", None, "none")
OTHER: Final = Value("另有形态", "another shape", None, "other")


@dataclass(frozen=True, slots=True)
class AgeShape:
    """Of the fields, with the months each must have run: all (or, with `either`, one) must be that old."""

    months: tuple[tuple[str, int], ...]
    either: bool = False


def entry_conditions(regulation: Regulation, category: str) -> Iterator[Condition]:
    """The conditions of applying, being accepted or taking part for a category of subjects ("" for any)."""
    for norm in regulation.norms:
        if not (isinstance(norm, Condition) and set(norm.acts) & set(ENTRY_ACTS)):
            continue
        if not norm.categories or not category or category in norm.categories:
            yield norm


def clean(term: Term, choice: Mapping[str, str], calendar: WorkCalendar | None, keep: str = "") -> Term:
    """The term under the choice for a subject with empty records, but for the event kind kept."""
    fixed = under(term, choice)
    lists = {(s.scope, s.kind): EventList((), date.max) for s in sources_of(fixed) if s.kind != keep}
    return residual(fixed, Scene({}, lists), choice, calendar)


def age_parts(
    measure: Measure,
    regulation: Regulation,
    vocabulary: Vocabulary,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
) -> tuple[Part, ...]:
    """One part per condition and distinct age that it asks for."""
    found: list[Part] = []
    for norm in entry_conditions(regulation, measure.member("category")):
        if not {name for _, name in fields_of(norm.holds)} & set(measure.arguments):
            continue
        by_case = _shapes(norm, measure, choice, calendar)
        alternatives = []
        for reading, alternative in changes(f.conj(norm.applies, norm.holds), choice, regulation, vocabulary):
            others = _shapes(norm, measure, {**choice, reading: alternative}, calendar)
            if _ages(others) != _ages(by_case):
                for shape, _, proof in others or ((AgeShape(()), f.TRUE, Proof.PROVED),):
                    alternatives.append(Alternative(reading, alternative, _value(shape, vocabulary), proof))
        for shape, case, proof in by_case:
            condition = in_words(case, vocabulary)
            principle = norm.strength is Strength.IN_PRINCIPLE
            found.append(
                Part((norm.anchor.cite,), _value(shape, vocabulary), proof, tuple(alternatives), condition, principle)
            )
        if not by_case and alternatives:
            found.append(Part((norm.anchor.cite,), NONE, Proof.PROVED, tuple(alternatives)))
    return tuple(found)


def _ages(shapes: Sequence[tuple[AgeShape, Term, Proof]]) -> list[tuple[AgeShape, Term]]:
    return [(shape, case) for shape, case, _ in shapes]


def _shapes(
    norm: Condition, measure: Measure, choice: Mapping[str, str], calendar: WorkCalendar | None
) -> tuple[tuple[AgeShape, Term, Proof], ...]:
    """Each distinct age with the case in which it is asked for, and whether it is proved there."""
    body = clean(norm.holds, choice, calendar)
    fields = tuple(n for n in measure.arguments if ("subject", n) in fields_of(body))
    if not fields:
        return ()
    day = next((d for d in DAYS if d in fields_of(body)), DAYS[0])
    days: dict[tuple[str, str], Entry] = dict.fromkeys(DAYS, GOVERNING)
    groups: dict[AgeShape, list[dict[tuple[str, str], Entry]]] = {}
    for case in small_cases(body, days, frozenset()):
        shape = _guess(body, fields, {**days, **case}, choice, calendar)
        if shape is not None:
            groups.setdefault(shape, []).append(case)
    found = []
    for shape, cases in groups.items():
        if not shape.months:
            continue
        exact = _case_term(cases, body)
        proof = _proof(body, shape, f.field(*day, DATE), exact, choice, calendar)
        found.append((shape, f.TRUE if len(groups) == 1 else _telling(cases, groups, body), proof))
    return tuple(found)


def _guess(
    body: Term,
    fields: Sequence[str],
    values: Mapping[tuple[str, str], Entry],
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
) -> AgeShape | None:
    """The ages asked for, `None` where nothing is old enough; no months where none is asked for."""

    def holds(since: Mapping[str, date]) -> bool:
        scene = scene_of({**values, **{("subject", n): d for n, d in since.items()}})
        return evaluate(body, scene, choice, calendar) is True

    young, old = dict.fromkeys(fields, GOVERNING + timedelta(days=1)), dict.fromkeys(fields, OLD)
    if not holds(old):
        return None
    if holds(young):
        return AgeShape(())
    single = [n for n in fields if not holds({**old, n: GOVERNING + timedelta(days=1)})]
    either = not single
    base = young if either else old
    found = []
    for name in fields if either else single:
        months = next((m for m in range(MOST) if holds({**base, name: shift(GOVERNING, MonthSpan(m), -1)})), None)
        if months is not None:
            found.append((name, months))
    return AgeShape(tuple(found), either and len(found) > 1)


def _proof(
    body: Term, shape: AgeShape, day: Term, case: Term, choice: Mapping[str, str], calendar: WorkCalendar | None
) -> Proof:
    join = f.disj if shape.either else f.conj
    for backwards in (True, False):
        parts = [_old_enough(name, months, day, backwards) for name, months in shape.months]
        if isinstance(prove_equivalent(body, join(*parts), [case], choice=choice, calendar=calendar), Proved):
            return Proof.PROVED
    return Proof.UNPROVED


def _old_enough(name: str, months: int, day: Term, backwards: bool) -> Term:
    since = f.field("subject", name, DATE)
    if backwards:
        return f.less_equal(since, f.shift(day, MonthSpan(months), back=True))
    return f.less_equal(f.shift(since, MonthSpan(months)), day)


def _case_term(cases: Sequence[Mapping[tuple[str, str], Entry]], body: Term) -> Term:
    return f.disj(*(f.conj(*(_is(place, value, body) for place, value in case.items())) for case in cases))


def _telling(
    cases: Sequence[Mapping[tuple[str, str], Entry]],
    groups: Mapping[AgeShape, list[dict[tuple[str, str], Entry]]],
    body: Term,
) -> Term:
    """The condition in one field, if one field tells the groups apart; else the whole case."""
    others = [c for group in groups.values() if group is not cases for c in group]
    for place in cases[0]:
        values = dict.fromkeys(c[place] for c in cases)
        if not any(c[place] in values for c in others):
            return f.disj(*(_is(place, v, body) for v in values))
    return _case_term(cases, body)


def _is(place: tuple[str, str], value: Entry, body: Term) -> Term:
    if isinstance(value, bool):
        return f.field(*place, BOOL) if value else f.neg(f.field(*place, BOOL))
    kind = _type_of(place, body)
    return f.equal(f.field(*place, kind), f.literal(value, kind)) if kind and isinstance(value, str) else f.TRUE


def _type_of(place: tuple[str, str], body: Term) -> EnumType | None:
    from checker.ir.terms import Field
    from checker.ir.traversal import subterms

    found = (t.type for t in subterms(body) if isinstance(t, Field) and (t.scope, t.name) == place)
    return next((kind for kind in found if isinstance(kind, EnumType)), None)


def _value(shape: AgeShape, vocabulary: Vocabulary) -> Value:
    if not shape.months:
        return NONE
    labels = [(vocabulary.records["subject"].fields[n].label, *years_or_months(m)) for n, m in shape.months]
    words = [quantity(number, unit) for _, number, unit in labels]
    same = len({w.zh for w in words}) == 1
    zh_join, en_join = ("或", " or ") if shape.either else ("和", " and ")
    if same:
        zh = f"{words[0].zh}以上（{zh_join.join(label.zh for label, _, _ in labels)}）"
        en = f"at least {words[0].en} ({en_join.join(label.en for label, _, _ in labels)})"
        return Value(zh, en, words[0].number, words[0].unit)
    zh = zh_join.join(f"{w.zh}以上（{label.zh}）" for w, (label, _, _) in zip(words, labels, strict=True))
    return Value(
        zh, en_join.join(f"at least {w.en} ({label.en})" for w, (label, _, _) in zip(words, labels, strict=True))
    )
