"""Parsed questions become `Question`s: names resolved against the vocabulary and the regulations, every fault reported.

Takes a loaded specification and its lowered vocabulary. A question with a fault is left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from checker.diagnostics.diagnostic import Diagnostic
from checker.diagnostics.nearest import nearest
from checker.ir import factory as f
from checker.ir import questions as ir
from checker.ir.regulation import Label, ReadingSort, Spec
from checker.ir.types import Value
from checker.lowering.environment import Context, Words, find
from checker.lowering.events import lower_quantified
from checker.lowering.expressions import lower_bool
from checker.lowering.faults import DuplicateName, Stop
from checker.lowering.givens import CATEGORY, cell_of, city_of, joined, lower_given
from checker.lowering.question_faults import NoSchedule, WrongQuestion
from checker.lowering.vocabulary import LoweredVocabulary
from checker.syntax import ast
from checker.syntax import given_ast as g
from checker.syntax import question_ast as q

ENTRY_ACTS: Final = ("apply", "be_accepted", "take_part")
LISTING_ACT: Final = "award"
SEARCHES: Final = ("sooner_cheat", "revoked_without_ban", "outlived_ban", "disagreement")
"""What `find NAME` can look for."""


COMPARING: Final = (ir.AskRelation, ir.AskOrdering, ir.AskExactly)
COUPLE: Final = 2
HISTORIES: Final = ("sooner_cheat", "disagreement")
"""Searches that start from a given history and a schedule."""


@dataclass(frozen=True, slots=True)
class LoweredQuestions:
    """The questions in order, what they share, and every fault."""

    questions: tuple[ir.Question, ...]
    frame: ir.Frame
    faults: tuple[Diagnostic, ...]


def context_of(spec: Spec, lowered: LoweredVocabulary, at: Any) -> Context:
    """The context of expressions in questions: no city is `here`, only shared readings are known."""
    readings = dict(spec.vocabulary.readings)
    words = Words(
        spec.vocabulary,
        lowered.defines,
        lowered.act_days,
        "elsewhere",
        readings,
        {},
        {},
        frozenset(),
        lambda _: None,
        lower_quantified,
    )
    day: ast.Expr = ast.Path((ast.Name("application", at), ast.Name("day", at)), at)
    return Context(words, "", day)


def lower_questions(
    files: Iterable[q.QuestionFile], spec: Spec, lowered: LoweredVocabulary, asked: q.Query | None = None
) -> LoweredQuestions:
    """All questions of the files, in their order, or, with `asked`, that one (named "") under what the files share."""
    return _Lowering(spec, lowered).run(tuple(files), asked)


class _Lowering:
    def __init__(self, spec: Spec, lowered: LoweredVocabulary) -> None:
        self.spec, self.lowered = spec, lowered
        self.faults: list[Diagnostic] = []
        self.cities = tuple(sorted({r.city.name for r in spec.regulations}))
        self.frame = ir.Frame()

    def run(self, files: tuple[q.QuestionFile, ...], asked: q.Query | None) -> LoweredQuestions:
        """Shared declarations first."""
        for file in files:
            for entry in file.entries:
                if not isinstance(entry, q.Question):
                    self._guard(lambda e=entry: self._share(e))
        questions: dict[str, ir.Question] = {}

        def keep(name: ast.Name | None, zh: str, en: str, query: q.Query, file: str) -> None:
            if name is not None and name.text in questions:
                raise Stop(DuplicateName(name.text, name.span))
            label = Label(name.text if name else "", zh, en)
            questions[label.name] = self._question(label, query, file)

        if asked is not None:
            self._guard(lambda: keep(None, "", "", asked, ""))
        else:
            for file in files:
                for entry in file.entries:
                    if isinstance(entry, q.Question):
                        self._guard(lambda e=entry, n=file.name: keep(e.name, e.zh, e.en, e.query, n))
        return LoweredQuestions(tuple(questions.values()), self.frame, tuple(self.faults))

    def _guard(self, act: Any) -> None:
        try:
            act()
        except Stop as stop:
            self.faults.append(stop.diagnostic)

    def _share(self, entry: q.QuestionEntry) -> None:
        c = context_of(self.spec, self.lowered, entry.span)
        old = self.frame
        dimensions = dict(old.dimensions)
        same, latest, always = old.same, old.latest_round, old.always
        situation, comparing = old.situation, old.comparing
        match entry:
            case q.Dimension(name=name, zh=zh, en=en):
                if name.text in dimensions:
                    raise Stop(DuplicateName(name.text, name.span))
                dimensions[name.text] = self._dimension(entry, Label(name.text, zh, en), c)
            case q.Common(comparing=True, given=given):
                comparing = joined(comparing, lower_given(given, c, self.cities))
            case q.Common(given=given):
                situation = joined(situation, lower_given(given, c, self.cities))
            case q.SameValue(left=left, right=right):
                same = (*same, (cell_of(left, c)[0], cell_of(right, c)[0]))
            case q.LatestRound(left=left, day=day):
                latest = (*latest, (cell_of(left, c)[0], cell_of(day, c)[0]))
            case q.Always(zh=zh, en=en, expr=expr):
                always = (*always, (zh, en, lower_bool(expr, c)))
            case q.Question():
                return
        self.frame = ir.Frame(situation, comparing, same, latest, always, dimensions)

    def _dimension(self, entry: q.Dimension, label: Label, c: Context) -> ir.Dimension:
        kinds = {k: s.label for k, s in c.words.vocabulary.events.items()}
        fields: set[ir.Cell] = set()
        found: set[str] = set()
        for topic in entry.topics:
            match topic.names:
                case (only,) if (kind := find(only.text, kinds)) is not None:
                    found.add(kind)
                case _:
                    fields.add(cell_of(topic, c)[0])
        suppose = lower_bool(entry.suppose, c) if entry.suppose is not None else f.TRUE
        facts: tuple[tuple[ir.Cell, Value | None], ...] = ()
        if entry.category is not None:
            facts = ((CATEGORY, c.member("category", entry.category, "类别", "category")),)
        return ir.Dimension(label, frozenset(fields), frozenset(found), suppose, facts)

    def _question(self, label: Label, query: q.Query, file: str) -> ir.Question:
        c = context_of(self.spec, self.lowered, query.span)
        ask = self._ask(query.ask, c)
        common = self.frame.situation
        if isinstance(ask, COMPARING):
            common = joined(common, self.frame.comparing)
            dimension = self.frame.dimensions.get(getattr(ask, "dimension", ""))
            common = joined(common, ir.Situation(dimension.facts if dimension is not None else ()))
        own = lower_given(query.given, c, self.cities)
        situation = joined(common, own)
        cities = tuple(getattr(ask, "cities", ())) or self.cities
        if isinstance(ask, ir.AskWhen) or (isinstance(ask, ir.AskFind) and ask.what in HISTORIES):
            scheduled = {city for city, _ in situation.schedules}
            for city in ask.cities:
                if city not in scheduled:
                    raise Stop(NoSchedule(city, query.ask.span))
        if isinstance(ask, ir.AskFind) and ask.what in HISTORIES and not own.events:
            raise Stop(
                WrongQuestion("这一查找从假定的获奖历史出发", "this search starts from a given history", query.ask.span)
            )
        if isinstance(ask, ir.AskFind) and ask.what == "disagreement" and len(ask.cities) < COUPLE:
            raise Stop(WrongQuestion("分歧至少要有两个城市", "a disagreement needs two cities", query.ask.span))
        every = query.under is not None and query.under.every
        choice = self._choices(query.under, cities, c) if query.under is not None else ()
        expected = tuple(self._expected(x, cities, c) for x in query.expect if isinstance(x, q.Expected))
        pairs = [x for x in query.expect if isinstance(x, q.ExpectedPair)]
        named = tuple((city_of(p.left, c, self.cities), city_of(p.right, c, self.cities)) for p in pairs)
        line = query.span.start.line
        return ir.Question(label, situation, ask, every, choice, expected, named or None, query.note, line, file)

    def _cities(self, names: tuple[ast.Name, ...], c: Context) -> tuple[str, ...]:
        found = tuple(dict.fromkeys(city_of(name, c, self.cities) for name in names))
        return found or self.cities

    def _ask(self, ask: q.Ask, c: Context) -> ir.Ask:
        match ask:
            case q.AskMay(modality=modality, act=act, cities=cities, round=number, day=day):
                found = self._act(act, c, (*ENTRY_ACTS, LISTING_ACT))
                return ir.AskMay(modality, found, self._cities(cities, c), number, day)
            case q.AskWhen(act=act, cities=cities):
                self._act(act, c, ENTRY_ACTS)
                return ir.AskWhen(self._cities(cities, c))
            case q.AskSanction(cities=cities):
                return ir.AskSanction(self._cities(cities, c))
            case q.AskRelation(relation=relation, left=left, right=right, dimension=dimension):
                one, other = city_of(left, c, self.cities), city_of(right, c, self.cities)
                return ir.AskRelation(relation, one, other, self._named(dimension))
            case q.AskOrdering(cities=cities, dimension=dimension):
                return ir.AskOrdering(self._cities(cities, c), self._named(dimension))
            case q.AskExactly(count=count, cities=cities, span=span):
                found_cities = self._cities(cities, c)
                if not 0 < count <= len(found_cities):
                    raise Stop(WrongQuestion("城市数不合适", "the number of cities does not fit", span))
                return ir.AskExactly(count, found_cities)
            case q.AskFind(what=what, cities=cities):
                if what.text not in SEARCHES:
                    raise c.unknown(what, SEARCHES, "查找内容", "search")
                return ir.AskFind(what.text, self._cities(cities, c))
            case q.AskHolds(expr=expr):
                return ir.AskHolds(lower_bool(expr, c))
            case q.AskCompare(measure=measure, cities=cities):
                return ir.AskCompare(measure.text, self._cities(cities, c))

    def _act(self, name: ast.Name, c: Context, allowed: tuple[str, ...]) -> str:
        found = find(name.text, c.words.vocabulary.acts)
        if found is None:
            raise c.unknown(name, allowed, "行为", "act")
        if found not in allowed:
            zh, en = (
                f"不能这样问“{name.text}”；可问：{'、'.join(allowed)}",
                f"'{name.text}' cannot be asked so; ask about {', '.join(allowed)}",
            )
            raise Stop(WrongQuestion(zh, en, name.span))
        return found

    def _named(self, name: ast.Name | None) -> str:
        if name is None:
            return ""
        labels = {k: d.label for k, d in self.frame.dimensions.items()}
        found = find(name.text, labels)
        if found is None:
            near = nearest(name.text, [*labels])
            hint = (f"，是否想写“{near}”？", f", did you mean '{near}'?") if near else ("", "")
            raise Stop(
                WrongQuestion(
                    f"没有维度“{name.text}”{hint[0]}", f"there is no dimension '{name.text}'{hint[1]}", name.span
                )
            )
        return found

    # ---- readings
    def _readings(self, cities: tuple[str, ...]) -> Mapping[str, ReadingSort]:
        own = {
            name: r.readings[short]
            for r in self.spec.regulations
            if r.city.name in cities
            for short, name in self.spec.reading_names(r).items()
        }
        return {**self.spec.vocabulary.readings, **own}

    def _resolve(self, topic: g.Topic, cities: tuple[str, ...], c: Context) -> tuple[str, ...]:
        known = self._readings(self.cities if len(topic.names) > 1 else cities)
        written = ".".join(name.text for name in topic.names)
        if len(topic.names) > 1:
            city = city_of(topic.names[0], c, self.cities)
            written = f"{city}.{topic.names[1].text}"
        if written in known:
            return (written,)
        found = tuple(name for name in known if name.endswith(f".{written}"))
        if not found:
            short = {name.rpartition(".")[2] for name in known}
            raise c.unknown(topic.names[-1], short, "读法", "reading")
        return found

    def _choices(self, under: q.Under, cities: tuple[str, ...], c: Context) -> tuple[tuple[str, str], ...]:
        found: list[tuple[str, str]] = []
        for topic, alternative in under.choices:
            known = self._readings(self.cities)
            names = [n for n in self._resolve(topic, cities, c) if alternative.text in known[n].names]
            if not names:
                every = [a for n in self._resolve(topic, cities, c) for a in known[n].names]
                raise c.unknown(alternative, every, "备选项", "alternative")
            found += [(name, alternative.text) for name in names]
        return tuple(found)

    def _expected(self, item: q.Expected, cities: tuple[str, ...], c: Context) -> ir.Expected:
        city = city_of(item.city, c, self.cities) if item.city is not None else ""
        scope = (city,) if city else cities
        changes = None
        if item.changes is not None:
            changes = tuple(
                frozenset(next(iter(self._resolve(topic, scope, c))) for topic in change) for change in item.changes
            )
        by = tuple(a.place for a in item.by)
        words = tuple(name.text for name in item.outcome.words)
        return ir.Expected(city, words, item.outcome.day, item.outcome.round, by, changes)
