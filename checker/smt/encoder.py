"""Terms as formulas over everything a scene leaves open: the symbolic twin of the evaluator, arm by arm.

What is known becomes a constant, what is unknown a variable; an open list gets the slots that `slots` counts. A field
can be absent only where `optional` says so (by default: a term asks for its presence, or it is recorded as absent).
Days stay inside the time domain, and so does every day a shift leads to. A reading that `choice` does not fix is a
one-hot choice of its alternatives. `until` is a promise about unrecorded events, and is taken as one.
What cannot be said exactly is replaced by a free value and listed under `abstractions`: unsatisfiable stays a proof.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from checker.cases.scene import Scene
from checker.ir.terms import (
    EVENT,
    And,
    AtLeast,
    Choose,
    Contains,
    Count,
    Equal,
    Exists,
    Field,
    Has,
    Ite,
    Less,
    LessEqual,
    Literal,
    Not,
    Or,
    Plus,
    Shift,
    Source,
    Term,
)
from checker.ir.types import BoolType
from checker.legaltime.span import WorkdaySpan
from checker.legaltime.workdays import WorkCalendar
from checker.smt.abstraction import Abstraction, CountOverOpenList, DayOutOfDomain
from checker.smt.facts import Fact, fact_key
from checker.smt.formulas import (
    Truth,
    choose_number,
    choose_truth,
    conj,
    disj,
    equal,
    formula,
    how_many,
    iff,
    implies,
    less,
    less_equal,
    neg,
    total,
)
from checker.smt.selectors import Selectors
from checker.smt.shifts import Shifts
from checker.smt.slots import OptionalField, complete, extra_slots, optional_fields
from checker.smt.sorts import Sym, SymNumber, SymTruth, encode_value
from checker.smt.symbolic_time import decode_ordinal
from checker.smt.variables import Cell, Place, Slot, Variables
from checker.smt.z3_api import ArithRef, BoolRef, Context, Int


@dataclass(frozen=True, slots=True, eq=False)
class Encoding:
    """One formula per term, and everything needed to solve them and to read a model back.

    `constraints` must hold in every case; `preferred` picks cases inside the published calendar. `pins` (only if
    pinned) say of each recorded fact that it is as recorded. `auxiliary` are variables defined by the others.
    """

    ctx: Context
    formulas: tuple[BoolRef, ...]
    constraints: tuple[BoolRef, ...]
    preferred: tuple[BoolRef, ...]
    cells: tuple[Cell, ...]
    presences: tuple[tuple[Place, str, Truth], ...]
    lists: tuple[tuple[Source, tuple[Slot, ...]], ...]
    pins: tuple[tuple[Fact, BoolRef], ...]
    selectors: tuple[tuple[str, tuple[tuple[str, BoolRef], ...]], ...]
    auxiliary: tuple[ArithRef, ...]
    abstractions: tuple[Abstraction, ...]
    scene: Scene


def encode(
    terms: Sequence[Term],
    scene: Scene,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
    *,
    optional: frozenset[OptionalField] | None = None,
    pinned: bool = False,
) -> Encoding:
    """The terms over every completion of the scene. With `pinned`, recorded facts are variables too, one pin each."""
    ctx = Context()
    optional = optional_fields(terms, scene) if optional is None else optional
    variables = Variables(ctx, scene, optional, pinned)
    shifts = Shifts(ctx, calendar, variables.constraints, variables.abstractions)
    selectors = Selectors(ctx, choice, terms)
    encoder = _Encoder(variables, shifts, selectors)
    variables.extra = extra_slots(terms, scene, encoder.known_day, closed_too=pinned)
    formulas = tuple(formula(encoder.truth(term, None), ctx) for term in terms)
    return Encoding(
        ctx=ctx,
        formulas=formulas,
        constraints=(*variables.constraints, *selectors.constraints),
        preferred=tuple(shifts.preferred),
        cells=tuple(variables.cells.values()),
        presences=tuple((place, name, present) for (place, name), present in variables.presences.items()),
        lists=tuple(variables.lists.items()),
        pins=tuple(
            (fact, formula(conj(parts), ctx))
            for fact, parts in sorted(variables.pins.items(), key=lambda item: fact_key(item[0]))
        ),
        selectors=selectors.table,
        auxiliary=tuple(shifts.auxiliary),
        abstractions=tuple(dict.fromkeys(variables.abstractions)),
        scene=scene,
    )


class _Encoder:
    """The walk over terms; `slot` is the event bound by the quantifier around a term."""

    def __init__(self, variables: Variables, shifts: Shifts, selectors: Selectors) -> None:
        self.variables = variables
        self.shifts = shifts
        self.selectors = selectors
        self.memo: dict[tuple[int, Place | None], Sym] = {}

    def truth(self, term: Term, slot: Slot | None) -> Truth:
        """Whether a Boolean term holds; an absent field does not."""
        sym = self.value(term, slot)
        assert isinstance(sym, SymTruth), "the factory builds conditions from Boolean terms"
        return conj((sym.present, sym.value))

    def number(self, term: Term, slot: Slot | None) -> SymNumber:
        """The value of a term that is not Boolean."""
        sym = self.value(term, slot)
        assert isinstance(sym, SymNumber), "the factory builds comparisons from terms of one type"
        return sym

    def value(self, term: Term, slot: Slot | None) -> Sym:
        """The value of a term, encoded once per event."""
        at = (id(term), None if slot is None else slot.place)
        if at not in self.memo:
            self.memo[at] = self._encode(term, slot)
        return self.memo[at]

    def known_day(self, term: Term) -> date | None:
        """The day a term is known to be, or `None`."""
        day = self.number(term, None)
        return decode_ordinal(day.value) if isinstance(day.value, int) and day.present is True else None

    def _encode(self, term: Term, slot: Slot | None) -> Sym:
        match term:
            case Literal(value, kind):
                return self._literal(term)
            case Field(scope, name, kind):
                return self.variables.field_of(_place(scope, slot), name, kind)
            case Has(scope, name):
                return SymTruth(self.variables.presence_of(_place(scope, slot), name))
            case Contains(scope, name, member):
                return SymTruth(self.variables.member_of(_place(scope, slot), name, member))
            case Not(inner):
                return SymTruth(neg(self.truth(inner, slot)))
            case And(terms):
                return SymTruth(conj(self.truth(part, slot) for part in terms))
            case Or(terms):
                return SymTruth(disj(self.truth(part, slot) for part in terms))
            case Equal(left, right):
                return SymTruth(self._equal(left, right, slot))
            case Less(left, right):
                return SymTruth(self._ordered(left, right, slot, strict=True))
            case LessEqual(left, right):
                return SymTruth(self._ordered(left, right, slot, strict=False))
            case Shift(day, span, back):
                start = self.number(day, slot)
                return self.shifts.moved(start, span, back, conj((_present(slot), start.present)))
            case Plus(parts, constant):
                numbers = [(factor, self.number(part, slot)) for factor, part in parts]
                present = conj(number.present for _, number in numbers)
                return SymNumber(total([(factor, number.value) for factor, number in numbers], constant), present)
            case Ite(condition, then, otherwise):
                return _either(
                    self.truth(condition, slot), lambda: self.value(then, slot), lambda: self.value(otherwise, slot)
                )
            case Choose(reading, options):
                return self._chosen(reading, options, slot)
            case Exists(source, where, until):
                return SymTruth(disj(self._matching(source, where, until)))
            case AtLeast(count, source, where, until, None):
                return SymTruth(_at_least(count, self._matching(source, where, until)))
            case AtLeast(count, source, where, until, _):
                return SymTruth(self._clustered(term, self._matching(source, where, until)))
            case Count(source, where):
                return self._count(source, where)

    def _literal(self, term: Literal) -> Sym:
        try:
            return encode_value(term.value, term.type)
        except ValueError:
            self.variables.abstractions.append(DayOutOfDomain())
            return SymNumber(Int(f"literal.{term.value}", self.variables.ctx))

    def _equal(self, left: Term, right: Term, slot: Slot | None) -> Truth:
        folded = self._folded(left, right, slot, lambda at_most, c: conj((at_most(c), neg(at_most(c - 1)))))
        folded = (
            self._folded(right, left, slot, lambda at_most, c: conj((at_most(c), neg(at_most(c - 1)))))
            if (folded is None)
            else folded
        )
        if folded is not None:
            return folded
        a, b = self.value(left, slot), self.value(right, slot)
        if isinstance(a, SymTruth) and isinstance(b, SymTruth):
            return conj((a.present, b.present, iff(a.value, b.value)))
        assert isinstance(a, SymNumber)
        assert isinstance(b, SymNumber)
        return conj((a.present, b.present, equal(a.value, b.value)))

    def _ordered(self, left: Term, right: Term, slot: Slot | None, strict: bool) -> Truth:
        folded = self._folded(left, right, slot, lambda at_most, c: at_most(c - strict))
        if folded is None:
            folded = self._folded(right, left, slot, lambda at_most, c: neg(at_most(c if strict else c - 1)))
        if folded is not None:
            return folded
        a, b = self.number(left, slot), self.number(right, slot)
        return conj((a.present, b.present, less(a.value, b.value) if strict else less_equal(a.value, b.value)))

    def _folded(
        self, left: Term, right: Term, slot: Slot | None, test: Callable[[Callable[[int], Truth], int], Truth]
    ) -> Truth | None:
        """A working-day shift of an unknown day against a known day, as a threshold on the unknown day."""
        if not (isinstance(left, Shift) and isinstance(left.span, WorkdaySpan)):
            return None
        start, limit, days = self.number(left.day, slot), self.number(right, slot), left.span.days
        if isinstance(start.value, int) or not isinstance(limit.value, int) or limit.present is False:
            return None
        bounds = {c: self.shifts.latest_start(days, c) for c in (limit.value, limit.value - 1)}
        if None in bounds.values():
            return None
        self.shifts.prefer_published(start, days)
        known = {c: bound for c, bound in bounds.items() if bound is not None}
        unknown_day = start.value
        return conj((start.present, limit.present, test(lambda c: less_equal(unknown_day, known[c]), limit.value)))

    def _chosen(self, reading: str, options: tuple[tuple[str, Term], ...], slot: Slot | None) -> Sym:
        fixed = self.selectors.fixed(reading)
        if fixed is not None:
            return self.value(dict(options)[fixed], slot)
        *earlier, (_, last) = options
        result = self.value(last, slot)
        for name, option in reversed(earlier):
            rest = result
            result = _either(
                self.selectors.selector(reading, name),
                lambda option=option: self.value(option, slot),
                lambda rest=rest: rest,
            )
        return result

    def _matching(self, source: Source, where: Term, until: Term | None) -> list[Truth]:
        """For each event of the list, whether it is there and satisfies `where`."""
        last = None if until is None else self.number(until, None)
        found: list[Truth] = []
        for slot in self.variables.slots_of(source):
            holds = conj((slot.present, self.truth(where, slot))) if slot.present is not False else False
            found.append(holds)
            if last is not None and slot.place.extra and slot.key is not None:
                in_time = less_equal(slot.key.value, last.value)
                self.variables.require(implies(conj((holds, last.present)), in_time))
        return found

    def _clustered(self, term: AtLeast, holds: list[Truth]) -> Truth:
        """Some event is the earliest of enough events inside one span."""
        slots = self.variables.slots_of(term.source)
        assert term.within is not None
        dated = [
            (slot.key, conj((held, slot.key.present)))
            for slot, held in zip(slots, holds, strict=True)
            if slot.key is not None
        ]
        starts: list[Truth] = []
        for first, held in dated:
            if held is False:
                continue
            end = self.shifts.moved(first, term.within, False, held)
            inside = [
                conj((other, less_equal(first.value, key.value), less_equal(key.value, end.value)))
                for key, other in dated
            ]
            starts.append(conj((held, _at_least(term.count, inside))))
        return disj(starts)

    def _count(self, source: Source, where: Term) -> SymNumber:
        found = how_many(self._matching(source, where, None))
        if complete(self.variables.scene, source, None):
            return SymNumber(found)
        self.variables.abstractions.append(CountOverOpenList(source))
        more = Int(f"{source.scope}.{source.kind}.more.{id(where)}", self.variables.ctx)
        self.variables.require(more >= 0)
        return SymNumber(total([(1, found), (1, more)], 0))


def _place(scope: str, slot: Slot | None) -> Place:
    if scope != EVENT:
        return Place(scope)
    assert slot is not None, "an event is named only inside a quantifier"
    return slot.place


def _present(slot: Slot | None) -> Truth:
    return True if slot is None else slot.present


def _either(condition: Truth, yes: Callable[[], Sym], no: Callable[[], Sym]) -> Sym:
    if isinstance(condition, bool):
        return yes() if condition else no()
    a, b = yes(), no()
    present = choose_truth(condition, a.present, b.present)
    if isinstance(a, SymTruth) and isinstance(b, SymTruth):
        return SymTruth(choose_truth(condition, a.value, b.value), present)
    assert isinstance(a, SymNumber)
    assert isinstance(b, SymNumber)
    return SymNumber(choose_number(condition, a.value, b.value), present)


def _at_least(count: int, parts: list[Truth]) -> Truth:
    if count > len(parts):
        return False
    if count == 1:
        return disj(parts)
    if count == len(parts):
        return conj(parts)
    return less_equal(count, how_many(parts))
