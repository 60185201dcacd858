"""Terms as formulas over everything a scene leaves open: the symbolic twin of the evaluator, arm by arm.

What is known becomes a constant, what is unknown a variable; an open list gets the slots that `slots` counts. A field
can be absent only where `optional` says so (by default: a term asks for its presence, or it is recorded as absent).
Days stay inside the time domain, and so does every day a shift leads to. A reading that `choice` does not fix is a
one-hot choice of its alternatives. `until` is a promise about unrecorded events, and is taken as one.
What cannot be said exactly is replaced by a free value and listed under `abstractions`: unsatisfiable stays a proof.
"""

from collections.abc import Mapping, Sequence
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
from checker.ir.type_rules import type_of
from checker.ir.types import BoolType
from checker.legaltime.span import WorkdaySpan
from checker.legaltime.workdays import WorkCalendar
from checker.smt.abstraction import CountOverOpenList, DayOutOfDomain
from checker.smt.comparisons import Counted, Operand, at_most, below, same
from checker.smt.encoding import Encoding
from checker.smt.facts import fact_key
from checker.smt.formulas import (
    Truth,
    choose_number,
    choose_truth,
    conj,
    disj,
    formula,
    how_many,
    iff,
    implies,
    less_equal,
    neg,
    total,
)
from checker.smt.selectors import Selectors
from checker.smt.shifts import Shifts
from checker.smt.slots import FieldName, complete, extra_slots, optional_fields
from checker.smt.sorts import Sym, SymNumber, SymTruth, encode_value
from checker.smt.symbolic_time import decode_ordinal
from checker.smt.variables import Place, Slot, Variables
from checker.smt.z3_api import BoolRef, Context, Int


def encode(
    terms: Sequence[Term],
    scene: Scene,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
    *,
    optional: frozenset[FieldName] | None = None,
    pinned: bool = False,
    held: frozenset[FieldName] = frozenset(),
    most: int | None = None,
) -> Encoding:
    """The terms over every completion of the scene. With `pinned`, recorded facts are variables too, one pin each,
    except the fields `held`. With `most`, only over completions with so many unrecorded events per list: a case that
    is found is one, but that none is found proves nothing."""
    ctx = Context()
    optional = optional_fields(terms, scene) if optional is None else optional
    variables = Variables(ctx, scene, optional, pinned, held)
    shifts = Shifts(ctx, calendar, variables.constraints, variables.abstractions)
    selectors = Selectors(ctx, choice, terms)
    encoder = _Encoder(variables, shifts, selectors)
    needed = extra_slots(terms, scene, encoder.known_day, closed_too=pinned)
    variables.extra = needed if most is None else {source: min(most, number) for source, number in needed.items()}
    formulas = tuple(formula(encoder.truth(term, None), ctx) for term in terms)
    return Encoding(
        ctx=ctx,
        terms=tuple(terms),
        formulas=formulas,
        constraints=(*variables.constraints, *selectors.constraints),
        definitions=tuple(shifts.definitions),
        preferred=tuple(shifts.preferred),
        cells=tuple(variables.cells.values()),
        presences=tuple((place, name, present) for (place, name), present in variables.presences.items()),
        lists=tuple(variables.lists.items()),
        pins=tuple(
            (fact, formula(conj(parts), ctx))
            for fact, parts in sorted(variables.pins.items(), key=lambda item: fact_key(item[0]))
        ),
        selectors=selectors.table,
        defined=tuple(shifts.defined),
        free=tuple(shifts.freed),
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
            case Literal():
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
                return SymTruth(below(self._operand(left, slot), self._operand(right, slot), self.shifts))
            case LessEqual(left, right):
                return SymTruth(at_most(self._operand(left, slot), self._operand(right, slot), self.shifts))
            case Shift(day, span, back):
                start = self.number(day, slot)
                return self.shifts.moved(start, span, back, conj((_present(slot), start.present)))
            case Plus(parts, constant):
                numbers = [(factor, self.number(part, slot)) for factor, part in parts]
                present = conj(number.present for _, number in numbers)
                return SymNumber(total([(factor, number.value) for factor, number in numbers], constant), present)
            case Ite(condition, then, otherwise):
                holds = self.truth(condition, slot)
                if isinstance(holds, bool):
                    return self.value(then if holds else otherwise, slot)
                return _either(holds, self.value(then, slot), self.value(otherwise, slot))
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
        if isinstance(type_of(left), BoolType):
            a, b = self.value(left, slot), self.value(right, slot)
            assert isinstance(a, SymTruth)
            assert isinstance(b, SymTruth)
            return conj((a.present, b.present, iff(a.value, b.value)))
        return same(self._operand(left, slot), self._operand(right, slot), self.shifts)

    def _operand(self, term: Term, slot: Slot | None) -> Operand:
        """A side of a comparison; a count of working days from an unknown day is left for the comparison to fold."""
        if isinstance(term, Shift) and isinstance(term.span, WorkdaySpan):
            start = self.number(term.day, slot)
            if not isinstance(start.value, int):
                return Counted(start, term.span.days, conj((_present(slot), start.present)))
        return self.number(term, slot)

    def _chosen(self, reading: str, options: tuple[tuple[str, Term], ...], slot: Slot | None) -> Sym:
        for name, option in options:
            if self.selectors.chosen(reading) == name:
                return self.value(option, slot)
        values = [(self.selectors.selector(reading, name), self.value(option, slot)) for name, option in options]
        result = values[-1][1]
        for selector, value in reversed(values[:-1]):
            result = _either(selector, value, result)
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
            end = self.shifts.reach(first, term.within)
            inside = [
                conj((other, less_equal(first.value, key.value), less_equal(key.value, end))) for key, other in dated
            ]
            starts.append(conj((held, _at_least(term.count, inside))))
        return disj(starts)

    def _count(self, source: Source, where: Term) -> SymNumber:
        found = how_many(self._matching(source, where, None))
        if complete(self.variables.scene, source, None):
            return SymNumber(found)
        more = self.shifts.free(CountOverOpenList(source))
        self.variables.require(more >= 0)
        return SymNumber(total([(1, found), (1, more)], 0))


def _place(scope: str, slot: Slot | None) -> Place:
    if scope != EVENT:
        return Place(scope)
    assert slot is not None, "an event is named only inside a quantifier"
    return slot.place


def _present(slot: Slot | None) -> Truth:
    return True if slot is None else slot.present


def _either(condition: BoolRef, yes: Sym, no: Sym) -> Sym:
    present = choose_truth(condition, yes.present, no.present)
    if isinstance(yes, SymTruth) and isinstance(no, SymTruth):
        return SymTruth(choose_truth(condition, yes.value, no.value), present)
    assert isinstance(yes, SymNumber)
    assert isinstance(no, SymNumber)
    return SymNumber(choose_number(condition, yes.value, no.value), present)


def _at_least(count: int, parts: list[Truth]) -> Truth:
    if count > len(parts):
        return False
    if count == 1:
        return disj(parts)
    if count == len(parts):
        return conj(parts)
    return less_equal(count, how_many(parts))
