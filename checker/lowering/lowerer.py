"""A parsed regulation becomes a `Regulation`: blocks in the order of the text, then exceptions, then references.

Takes a file without syntax faults and a lowered vocabulary. Gives the regulation, or `None`, and every fault found.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from checker.diagnostics.diagnostic import Diagnostic
from checker.ir import factory as f
from checker.ir.norms import Condition, Excepted, Exemption, Ground, InTime, Norm, Sanction
from checker.ir.regulation import AwardSort, Label, ReadingSort, Regulation, Validity
from checker.ir.terms import Term
from checker.ir.type_rules import IllTyped
from checker.ir.types import DATE
from checker.lawtext.citation import Citation
from checker.lowering.bars import UNITS
from checker.lowering.environment import Context, Words
from checker.lowering.events import lower_quantified
from checker.lowering.expressions import call, lower
from checker.lowering.faults import DuplicateName, MisplacedClause, Stop, WrongType
from checker.lowering.place import BARRED_DAY, Place
from checker.lowering.provision_faults import EmptyProvision
from checker.lowering.references import addresses_of, article_of, inner_place, order_faults, reference_faults, within
from checker.lowering.statements import lower_statement
from checker.lowering.told import told
from checker.lowering.unused import unused_readings
from checker.lowering.vocabulary import LoweredVocabulary, label_of, lower_reading
from checker.source.span import Position, Span
from checker.syntax import ast


@dataclass(frozen=True, slots=True)
class Lowered:
    """A regulation, or `None` where a fault leaves none, and all faults."""

    regulation: Regulation | None
    faults: tuple[Diagnostic, ...]


def lower_regulation(file: ast.File, vocabulary: LoweredVocabulary) -> Lowered:
    """The regulation of a parsed file with a header."""
    assert file.header is not None
    return _Lowering(file, file.header, vocabulary).run()


class _Lowering:
    def __init__(self, file: ast.File, header: ast.Header, lowered: LoweredVocabulary) -> None:
        self.file, self.header, self.lowered = file, header, lowered
        self.faults: list[Diagnostic] = []
        self.readings: dict[str, ReadingSort] = dict(lowered.vocabulary.readings)
        self.own: dict[str, ReadingSort] = {}
        self.awards: dict[str, AwardSort] = {}
        self.families: dict[str, tuple[str, ...]] = {}
        self.bodies: dict[str, Label] = {}
        self.groups: dict[str, tuple[str, ...]] = {}
        self.dates: dict[str, Term] = {"signed": f.literal(header.signed, DATE)}
        if header.printed:
            self.dates["printed"] = f.literal(header.printed, DATE)
        self.lasting = frozenset(
            s.name.text
            for _, s in self._statements()
            if isinstance(s, ast.StepNorm) and any(isinstance(c, ast.Lasts) for c in s.clauses)
        )
        self.norms: list[Norm] = []
        self.places: list[str] = []
        self.grounds: list[tuple[str, Ground]] = []
        self.labels: dict[str, set[str]] = {}
        self.cycle: tuple[int, str] | None = None
        self.validities: list[Validity] = []
        self.until: Term | None = None
        self.in_force: ast.InForce | None = None
        self.addresses = addresses_of((*file.articles, *lowered.common))
        start = Position(1, 1)
        at = Span(file.name, start, start)
        self.day: ast.Expr = ast.Path((ast.Name("act", at), ast.Name("day", at)), at)

    def run(self) -> Lowered:
        """Declarations first (they may be used anywhere), then the time of the regulation, then every block."""
        if not self.file.articles and not self.file.damaged:
            self.faults.append(EmptyProvision(self.header.identifier, self.header.span))
        for place, statement in self._statements():
            self._guard(partial(self._declare, statement, place), statement, place)
        for place, statement in self._statements():
            if isinstance(statement, ast.InForce):
                self._guard(partial(self._time, statement, place), statement, place)
        self.dates.setdefault("in_force_day", self.dates["signed"])
        for block in self.file.articles:
            self._block(block, block.place, None, self._context(block.place))
        for common in self.lowered.common:
            self._block(common, common.place, None, self._context(common.place), counted=False)
        self._except()
        self.faults += order_faults(self.file.articles)
        self.faults += reference_faults((*self.file.articles, *self.lowered.common), self.addresses)
        faults = told(self.faults, self.file)
        if faults or self.file.damaged:
            return Lowered(None, faults)
        try:
            return Lowered(self._regulation(), ())
        except Stop as stop:
            return Lowered(None, (stop.diagnostic,))

    def _guard(self, act: Callable[[], None], statement: ast.Statement, place: str) -> None:
        try:
            act()
        except Stop as stop:
            self.faults.append(stop.diagnostic)
        except IllTyped as fault:
            reason = fault.message_zh, fault.message_en
            self.faults.append(WrongType(*reason, statement.span, place, fault.help_zh, fault.help_en))

    def _words(self) -> Words:
        return Words(
            self.lowered.vocabulary, self.lowered.defines, self.lowered.act_days, self.header.city.name.text, self.readings,
            self.families, self.dates, self.lasting, self._conditions_at, lower_quantified, self.addresses.places,
        )  # fmt: skip

    def _context(self, place: str) -> Context:
        return Context(self._words(), place, self.day)

    def _statements(self) -> Iterator[tuple[str, ast.Statement]]:
        def walk(block: ast.Block, place: str) -> Iterator[tuple[str, ast.Statement]]:
            for entry in block.entries:
                if isinstance(entry, ast.Block):
                    yield from walk(entry, inner_place(place, entry))
                else:
                    yield place, entry

        for article in self.file.articles:
            yield from walk(article, article.place)

    def _declare(self, statement: ast.Statement, place: str) -> None:
        context = self._context(place)
        match statement:
            case ast.ReadingDeclaration(labelled=labelled):
                self._fresh(labelled.name, self.readings, place)
                self.own[labelled.name.text] = self.readings[labelled.name.text] = lower_reading(statement, place)
            case ast.Title(labelled=labelled, categories=categories):
                award = context.member("award", labelled.name, "奖项", "award")
                self._fresh(labelled.name, self.awards, place, award)
                members = tuple(context.member("category", n, "类别", "category") for n in categories)
                self.awards[award] = AwardSort(
                    label_of(labelled), members, context.words.enum("award"), context.words.enum("category")
                )
            case ast.Group(kind="family", labelled=labelled, members=members):
                self._fresh(labelled.name, self.families, place)
                self.families[labelled.name.text] = tuple(context.member("award", n, "奖项", "award") for n in members)
            case ast.Group(kind="body", labelled=labelled, members=members):
                body = context.member("body", labelled.name, "机构", "body")
                self._fresh(labelled.name, self.bodies, place, body)
                self.bodies[body] = label_of(labelled)
                if members:
                    self.groups[body] = tuple(context.member("body", n, "机构", "body") for n in members)
            case ast.Group(labelled=labelled):
                context.member("track", labelled.name, "申报通道", "track")
            case ast.Cycle(length=length):
                if self.cycle is not None:
                    raise Stop(MisplacedClause("周期只写一次", "the cycle is stated once", statement.span, place))
                self.cycle = (length.count, UNITS[length.unit])
            case ast.Validity(awards=names, length=length, start=start):
                awards = tuple(context.member("award", n, "奖项", "award") for n in names)
                last = call("period_last_day", (start, length), context.inside("win"), start)
                self.validities.append(Validity(awards, InTime(length.count, UNITS[length.unit]), last))
            case _:
                return

    def _fresh(self, name: ast.Name, known: Mapping[str, object], place: str, key: str | None = None) -> None:
        if (key or name.text) in known:
            raise Stop(DuplicateName(name.text, name.span, place))

    def _time(self, statement: ast.InForce, place: str) -> None:
        context = self._context(place)
        at = statement.span
        if statement.kind == "from":
            assert not isinstance(statement.value, ast.SpanOfTime)
            if self.in_force is not None:
                zh, en = "施行日期只写一次", "the day from which a regulation is in force is stated once"
                raise Stop(MisplacedClause(zh, en, at, place))
            self.in_force = statement
            self.dates["in_force_day"] = lower(statement.value, context, DATE)
            return
        if self.until is not None:
            raise Stop(MisplacedClause("终止日期只写一次", "the end of a regulation is stated once", at, place))
        if isinstance(statement.value, ast.SpanOfTime):
            start = ast.Path((ast.Name("in_force_day", at),), at)
            if self.in_force is None:
                zh, en = "须先写“施行”再写有效期", "'in force' stands before 'until'"
                raise Stop(MisplacedClause(zh, en, at, place))
            if "in_force_day" not in self.dates:
                return
            self.until = call("period_last_day", (start, statement.value), context, start)
        else:
            self.until = lower(statement.value, context, DATE)
        self.dates["lapse_day"] = self.until

    def _block(
        self, block: ast.Block, place: str, chapeau: ast.Chapeau | None, context: Context, counted: bool = True
    ) -> None:
        if place in self.places:
            self.faults.append(DuplicateName(place, block.span, place))
        if counted:
            self.places.append(place)
        if not block.entries:
            self.faults.append(EmptyProvision(place, block.span, place))
        chapeau = block.chapeau or chapeau
        context = replace(context, place=place)
        late: list[ast.Statement] = []
        for entry in block.entries:
            match entry:
                case ast.Block():
                    self._block(entry, inner_place(place, entry), chapeau, context, counted)
                case ast.Let(name=name):
                    self._guard(partial(self._fresh, name, context.lets, place), entry, place)
                    context = context.with_let(entry)
                case ast.SanctionNorm() if any(isinstance(x, ast.AnyItem) for x in entry.clauses):
                    late.append(entry)
                case _:
                    self._statement(entry, place, chapeau, context)
        for statement in late:
            self._statement(statement, place, chapeau, context)

    def _statement(self, statement: ast.Statement, place: str, chapeau: ast.Chapeau | None, context: Context) -> None:
        labels = self.labels.setdefault(place, set())
        at = Place(
            self.header.identifier, place, chapeau, context, self.groups, self.lowered.act_days, self.grounds, labels
        )

        def lower_it() -> None:
            norms = lower_statement(statement, at)
            self.norms += [self._with_items(n, statement) for n in norms]

        self._guard(lower_it, statement, place)

    def _with_items(self, norm: Norm, statement: ast.Statement) -> Norm:
        """A sanction `when any item` takes the grounds of the items of its article."""
        if not (isinstance(norm, Sanction) and isinstance(statement, ast.SanctionNorm) and not norm.grounds):
            return norm
        article = norm.anchor.cite.place
        found = tuple(g for p, g in self.grounds if p.startswith((f"{article}.", f"{article}/")))
        if not found and article_of(article) not in self.file.damaged:
            zh, en = "处理没有事由", "a sanction without a ground"
            advice = (
                "写“当 …”，或“当 下列任一项”并在各项中写“情形”",
                "write 'when …', or 'when any item' and a 'ground' in the items",
            )
            raise Stop(MisplacedClause(zh, en, statement.span, article, *advice))
        return replace(norm, grounds=found)

    def _conditions_at(self, place: str) -> Term | None:
        found = [n for n in self.norms if isinstance(n, Condition) and within(n.anchor.cite.place, place)]
        return f.conj(*(n.holds for n in found)) if found else None

    def _except(self) -> None:
        for exception in [n for n in self.norms if isinstance(n, Excepted)]:
            for target in exception.targets:
                hit = [
                    i
                    for i, n in enumerate(self.norms)
                    if not isinstance(n, Excepted) and targeted(n.anchor.cite, target)
                ]
                for i in hit:
                    self.norms[i] = exempt(self.norms[i], Exemption(exception.anchor.cite, exception.when))

    def _defined(self, name: str) -> Term:
        """A term that the vocabulary defines for all regulations."""
        return call(name, (), self._context("vocabulary"), self.day)

    def _regulation(self) -> Regulation:
        h = self.header
        return Regulation(
            h.identifier, Label(h.identifier, h.title_zh, h.title_en), label_of(h.city), h.document, h.signed, h.printed,
            h.superseded, self.awards, self.families, self.bodies, self.own, tuple(self.norms), tuple(self.places),
            self.dates["in_force_day"], self.until, self._defined("departure_allowed"), self._defined(BARRED_DAY), self.cycle, tuple(self.validities),
            self.file.name, self.groups, unused_readings(self.file.articles),
        )  # fmt: skip


def targeted(cite: Citation, target: Citation) -> bool:
    """Whether an exception's target means this norm."""
    return within(cite.place, target.place) and (target.label is None or target.label == cite.label)


def exempt(norm: Norm, exemption: Exemption) -> Norm:
    """The norm with one more exemption on its anchor."""
    anchor = replace(norm.anchor, exemptions=(*norm.anchor.exemptions, exemption))
    return replace(norm, anchor=anchor)
