"""`ask`: a question answered from the rules, with articles, witness, readings, and what differs from the expectation.

Takes lowered questions and a desk; gives frozen results and prints nothing.
"""

from collections.abc import Iterable
from dataclasses import replace

from checker.evaluation.evaluator import evaluate
from checker.ir import factory as f
from checker.ir.questions import (
    AskCompare,
    AskExactly,
    AskFind,
    AskHolds,
    AskMay,
    AskOrdering,
    AskRelation,
    AskSanction,
    AskWhen,
    Expected,
    Question,
)
from checker.verification.answers import Answer, Contradiction, Part, Word
from checker.verification.conclusions import MinimalReason
from checker.verification.desk import Desk
from checker.verification.finding import finding
from checker.verification.implications import claims_of, exactly, ordering, relation
from checker.verification.may import may
from checker.verification.measure_book import MeasureBook
from checker.verification.measures import UnknownMeasure, compare
from checker.verification.possibility import Excluded, Robustness, possible
from checker.verification.reasons import minimal_reason
from checker.verification.sanctioning import holds, sanctioned
from checker.verification.situation import Occasion, premises, scene_of
from checker.verification.when import when


def ask(desk: Desk, question: Question, book: MeasureBook | None = None) -> Answer:
    """The answer to one question. Raises `ReplayDisagreement` where evaluator and solver disagree."""
    desk = desk.under(dict(question.choice))
    contradiction = contradiction_in(desk, question)
    if contradiction is not None:
        return Answer(question, (), contradiction)
    answer = _answered(desk, question, book)
    return replace(answer, surprises=_surprises(answer))


def ask_all(desk: Desk, questions: Iterable[Question], book: MeasureBook | None = None) -> tuple[Answer, ...]:
    """The answers in the order of the questions."""
    return tuple(ask(desk, q, book) for q in questions)


def _answered(desk: Desk, question: Question, book: MeasureBook | None) -> Answer:
    situation, asked = question.situation, question.ask
    match asked:
        case AskMay():
            return Answer(question, may(desk, situation, asked))
        case AskWhen(cities=cities):
            return Answer(question, when(desk, situation, cities))
        case AskSanction():
            return Answer(question, sanctioned(desk, situation, asked))
        case AskRelation():
            return Answer(question, relation(desk, situation, asked))
        case AskOrdering():
            parts = ordering(desk, situation, asked)
            return Answer(question, parts, order=claims_of(parts))
        case AskExactly():
            return Answer(question, exactly(desk, situation, asked))
        case AskFind():
            return Answer(question, finding(desk, situation, asked))
        case AskHolds():
            return Answer(question, holds(desk, situation, asked))
        case AskCompare(measure=measure, cities=cities):
            return _compared(desk, question, measure, cities, book)


def _compared(
    desk: Desk, question: Question, measure: str, cities: tuple[str, ...], book: MeasureBook | None
) -> Answer:
    """One part per city, with the provisions its cell rests on. Raises `UnknownMeasure`."""
    if book is None:
        raise UnknownMeasure(measure)
    chosen = {name.rpartition(".")[2]: alternative for name, alternative in desk.overrides.items()}
    comparison = compare(desk.spec, measure, cities, desk.calendar, book, chosen=chosen)
    parts = []
    for cell in comparison.cells:
        cites = tuple(dict.fromkeys(c for part in cell.parts for c in part.cites)) or tuple(cell.silent)
        changes = tuple(((a.reading, a.alternative),) for part in cell.parts for a in part.alternatives)
        word = Word.FOUND if cell.parts else Word.NO_RULE
        notes = tuple((p.value.zh, p.value.en) for p in cell.parts)
        parts.append(Part(cell.city, word, cites, robustness=Robustness(tuple(dict.fromkeys(changes))), notes=notes))
    return Answer(question, tuple(parts), comparison=comparison)


# ---- givens that contradict each other


def contradiction_in(desk: Desk, question: Question) -> Contradiction | None:
    """A minimal set of givens that cannot stand together, or `None`."""
    situation = question.situation
    cells: dict[tuple[str, str], object] = {}
    for cell, value in situation.facts:
        if cells.setdefault(cell, value) != value:
            return Contradiction((), (), (cell,))
    city, occasion = "", Occasion()
    if isinstance(question.ask, AskMay):
        city, occasion = question.ask.cities[0], Occasion(question.ask.round, question.ask.day)
    scene = scene_of(situation, desk.frame, desk.spec.vocabulary, city, occasion)
    given = premises(situation, desk.frame, scene, desk.rounds(situation, city), occasion)
    values = [evaluate(term, scene, desk.choice, desk.calendar) for term in given]
    if all(value is True for value in values):
        return None
    if False not in values and not isinstance(possible(desk.inquiry(f.conj(*given), scene)), Excluded):
        return None
    labelled = [(str(i), term) for i, term in enumerate(given)]
    found = minimal_reason(labelled, scene, desk.choice, desk.calendar)
    if not isinstance(found, MinimalReason):
        return Contradiction((), ())
    count = len(situation.conditions)
    texts = {str(i): ("问题中的假设", "what the question supposes") for i in range(count)}
    texts |= {str(count + i): (zh, en) for i, (zh, en, _) in enumerate(desk.frame.always)}
    other = (
        "所述之事在申报之前已发生，申报在其届次的申报期内",
        "what is stated happened before filing, and filing falls into its round",
    )
    return Contradiction(tuple(dict.fromkeys(texts.get(x, other) for x in found.labels)), found.facts)


# ---- expectations


def _surprises(answer: Answer) -> tuple[tuple[str, str], ...]:
    question = answer.question
    found: list[tuple[str, str]] = []
    if question.pairs is not None and answer.order is not None:
        missing = [p for p in question.pairs if p not in answer.order]
        surplus = [p for p in answer.order if p not in question.pairs]
        found += [(f"预期 {a} ⇒ {b}，实际不成立", f"expected {a} implies {b}, which fails") for a, b in missing]
        found += [(f"未预期 {a} ⇒ {b}，实际成立", f"{a} implies {b}, which was not expected") for a, b in surplus]
    for expected in question.expected:
        if expected.words == (Word.NONE.value,) and answer.order is not None:
            found += [(f"未预期 {a} ⇒ {b}", f"{a} implies {b}, which was not expected") for a, b in answer.order]
            continue
        parts = _meant(answer, expected.city)
        if not parts and answer.comparison is None:
            found.append((f"没有“{expected.city}”的回答", f"there is no answer for '{expected.city}'"))
        for part in parts:
            found += _differs(expected, part)
    return tuple(found)


def _meant(answer: Answer, city: str) -> list[Part]:
    """The parts that an expectation speaks of: those of its city, or else those in which the city occurs; without a
    city all of them, but of two cities that disagree the pair."""
    match answer.question.ask:
        case AskFind(what="disagreement") if not city:
            return list(answer.parts[:1])
        case _:
            named = [p for p in answer.parts if p.name == city]
            return named or [p for p in answer.parts if city in ("", *p.name.replace("+", ">").split(">"))]


def _differs(expected: Expected, part: Part) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []

    def differ(zh: str, en: str, wanted: object, actual: object) -> None:
        where = part.name or "·"
        found.append((f"{where}：{zh}预期 {wanted}，实际 {actual}", f"{where}: {en} expected {wanted}, found {actual}"))

    if expected.words and part.consequences:
        names = {n for c in part.consequences for n in c.names}
        if set(expected.words) - names:
            differ("后果", "consequences", ", ".join(expected.words), ", ".join(sorted(names)))
    elif expected.words and part.word.value not in expected.words:
        differ("", "", "/".join(expected.words), part.word.value)
    if expected.round is not None and part.round != expected.round:
        differ("届次", "round", expected.round, part.round)
    if expected.day is not None and part.day != expected.day:
        differ("日期", "day", expected.day, part.day)
    places = [c.place for c in (*part.cites, *part.pending)]
    for wanted in expected.by:
        if not any(place == wanted or place.startswith((f"{wanted}.", f"{wanted}/")) for place in places):
            differ("条款", "article", wanted, ", ".join(dict.fromkeys(places)) or "-")
    if expected.changes is not None:
        known = part.robustness or Robustness((), False)
        actual = {frozenset(name for name, _ in change) for change in known.changes}
        if actual != set(expected.changes) or not known.complete:
            wanted_text = ", ".join(sorted("+".join(sorted(c)) for c in expected.changes)) or "-"
            actual_text = ", ".join(sorted("+".join(sorted(c)) for c in actual)) or "-"
            differ("读法", "readings", wanted_text, actual_text)
    return found
