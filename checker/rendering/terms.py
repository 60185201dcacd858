"""Terms in words, with the labels of the vocabulary.

Readings of the regulation are written out with every alternative. Readings of the vocabulary (the counting rules) are
written with what their default gives, and marked ⟨label⟩: another choice gives another day.
"""

from dataclasses import dataclass

from checker.diagnostics.diagnostic import Language
from checker.ir.regulation import Regulation, Spec
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
from checker.legaltime.span import DaySpan, MonthSpan, WorkdaySpan
from checker.rendering.speaker import Speaker, constant, field_name, length, member_name
from checker.rendering.words import kind_in_words, scope_in_words

ATOM, COMPARED, JOINED, CHOSEN = 3, 2, 1, 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words, and how tightly they hold together (ATOM needs no brackets anywhere)."""

    words: str
    level: int

    def inside(self, level: int) -> str:
        """The words, in brackets if they hold together less tightly than asked."""
        return self.words if self.level >= level else f"({self.words})"


def describe(term: Term, spec: Spec, regulation: Regulation, lang: Language) -> str:
    """The term in words of one language, on one line."""
    return phrase(term, Speaker(spec, regulation, lang)).words


def phrase(term: Term, s: Speaker) -> Phrase:
    """The words of a term."""
    match term:
        case Literal(value=value, type=kind):
            return Phrase(constant(value, kind, s), ATOM)
        case Field(scope=scope, name=name):
            return Phrase(field_name(scope, name, s), ATOM)
        case Has(scope=scope, name=name):
            return Phrase(s.say(f"有“{field_name(scope, name, s)}”", f"has {field_name(scope, name, s)}"), COMPARED)
        case Contains(scope=scope, name=name, member=member):
            return Phrase(
                f"{field_name(scope, name, s)} {s.say('含', 'includes')} {member_name(scope, name, member, s)}",
                COMPARED,
            )
        case Not(term=inner):
            return _negated(inner, s)
        case And(terms=terms):
            return Phrase(s.say(" 且 ", " and ").join(phrase(t, s).inside(COMPARED) for t in terms), JOINED)
        case Or(terms=terms):
            return _either(terms, s)
        case Equal(left=left, right=right):
            return _compared(left, "=", right, s)
        case Less(left=left, right=right):
            return _compared(left, "<", right, s)
        case LessEqual(left=left, right=right):
            return _compared(left, "≤", right, s)
        case Shift(day=day, span=span, back=back):
            return _shifted(phrase(day, s).inside(ATOM), span, back, s)
        case Plus(parts=parts, constant=extra):
            return _sum(parts, extra, s)
        case Ite(condition=condition, then=then, otherwise=otherwise):
            test, yes, no = (phrase(t, s).inside(COMPARED) for t in (condition, then, otherwise))
            return Phrase(s.say(f"若 {test} 则 {yes}，否则 {no}", f"if {test} then {yes} else {no}"), CHOSEN)
        case Choose(reading=reading, options=options):
            return _reading(reading, options, s)
        case Exists(source=source, where=where, until=until):
            return Phrase(s.say("有 ", "some ") + events(source, where, until, s), COMPARED)
        case AtLeast(count=count, source=source, where=where, until=until, within=within):
            cluster = (
                "" if within is None else s.say(f"，集中在 {length(within, s)} 内", f" inside {length(within, s)}")
            )
            start = s.say(f"至少 {count} 次 ", f"at least {count} ")
            return Phrase(start + events(source, where, until, s) + cluster, COMPARED)
        case Count(source=source, where=where):
            found = events(source, where, None, s)
            return Phrase(s.say(f"{found} 的数目", f"the number of {found}"), ATOM)


def events(source: Source, where: Term, until: Term | None, s: Speaker) -> str:
    """The events of a list that satisfy a condition, with the time in which they lie."""
    sort = s.spec.vocabulary.events.get(source.kind)
    inside = s.about(source.kind)
    parts = list(where.terms) if isinstance(where, And) else [where]
    when: list[str] = []
    if until is not None and sort is not None and sort.key is not None:
        end = phrase(until, s).inside(ATOM)
        since: Term | None = None
        for part in parts:
            match part:
                case LessEqual(left=Shift(day=day, back=True), right=Field(scope="event", name=name)) if (
                    day == until and name == sort.key
                ):
                    since = part.left
        past = [p for p in parts if isinstance(p, LessEqual) and p.right == until and _is_key(p.left, sort.key)]
        if past:
            parts = [p for p in parts if p not in past]
            when.append(s.say(f"截至{end}", f"up to {end}"))
        if past and isinstance(since, Shift):
            parts = [
                p for p in parts if not (isinstance(p, LessEqual) and p.left == since and _is_key(p.right, sort.key))
            ]
            when = [s.say(f"{end}前 {length(since.span, s)}内", f"in the {length(since.span, s)} before {end}")]
    owner = "" if source.scope == "subject" else scope_in_words(source.scope, s.spec, s.lang) + s.say("的", "'s ")
    said = s.say(" 且 ", " and ").join(phrase(p, inside).inside(COMPARED if len(parts) > 1 else CHOSEN) for p in parts)
    which = "" if said in ("", s.say("恒真", "true")) else f"({said})"
    return owner + kind_in_words(source.kind, s.spec, s.lang) + which + "".join(f"[{w}]" for w in when)


def _is_key(term: Term, key: str) -> bool:
    return isinstance(term, Field) and term.scope == EVENT and term.name == key


def _negated(inner: Term, s: Speaker) -> Phrase:
    match inner:
        case Exists(source=source, where=where, until=until):
            return Phrase(s.say("无 ", "no ") + events(source, where, until, s), COMPARED)
        case Has(scope=scope, name=name):
            return Phrase(
                s.say(f"没有“{field_name(scope, name, s)}”", f"has no {field_name(scope, name, s)}"), COMPARED
            )
        case Equal(left=left, right=right):
            return _compared(left, "≠", right, s)
        case Or(terms=terms) if (group := _one_of(terms, s, "∉", "not in")) is not None:
            return group
        case _:
            return Phrase(
                s.say(f"非 {phrase(inner, s).inside(ATOM)}", f"not {phrase(inner, s).inside(ATOM)}"), COMPARED
            )


def _odd(terms: tuple[Term, ...]) -> Term | None:
    """The number that is compared with each odd number in turn, if the alternatives are just that."""
    found: list[tuple[Term, int]] = []
    for term in terms:
        match term:
            case Equal(left=left, right=Literal(value=int() as value)):
                found.append((left, value))
            case _:
                return None
    same = len({left for left, _ in found}) == 1
    return (
        found[0][0] if same and [v for _, v in found] == list(range(1, 2 * len(found), 2)) and len(found) > 2 else None
    )


def _either(terms: tuple[Term, ...], s: Speaker) -> Phrase:
    """A list of members, an implication where something is negated, else alternatives."""
    number = _odd(terms)
    if number is not None:
        words = phrase(number, s).inside(COMPARED)
        return Phrase(s.say(f"{words}为单数", f"{words} is odd"), COMPARED)
    group = _one_of(terms, s, "∈", "in")
    if group is not None:
        return group
    premises = [
        t.term for t in terms if isinstance(t, Not) and isinstance(t.term, (Field, And, Equal, Contains, Choose))
    ]
    rest = tuple(t for t in terms if not (isinstance(t, Not) and t.term in premises))
    if premises and rest:
        first = s.say(" 且 ", " and ").join(phrase(t, s).inside(COMPARED) for t in premises)
        then = _alternatives(rest, s)
        return Phrase(s.say(f"若 {first} 则 {then}", f"if {first} then {then}"), CHOSEN)
    return Phrase(_alternatives(terms, s), CHOSEN)


def _alternatives(terms: tuple[Term, ...], s: Speaker) -> str:
    """Alternatives joined by "or", those that compare one thing with constants as one list."""
    first = next((t.left for t in terms if isinstance(t, Equal) and isinstance(t.right, Literal)), None)
    same = tuple(t for t in terms if isinstance(t, Equal) and isinstance(t.right, Literal) and t.left == first)
    group = _one_of(same, s, "∈", "in")
    others = [phrase(t, s).inside(COMPARED) for t in terms if group is None or t not in same]
    return s.say(" 或 ", " or ").join([*([group.words] if group else []), *others])


def _one_of(terms: tuple[Term, ...], s: Speaker, sign: str, word: str) -> Phrase | None:
    """`x in {a, b}` where every alternative compares the same thing with a constant."""
    pairs = [(t.left, t.right) for t in terms if isinstance(t, Equal) and isinstance(t.right, Literal)]
    if len(pairs) < max(2, len(terms)) or len({left for left, _ in pairs}) > 1:
        return None
    members = s.say("、", ", ").join(phrase(right, s).words for _, right in pairs)
    return Phrase(f"{phrase(pairs[0][0], s).inside(ATOM)} {s.say(sign, word)} {{{members}}}", COMPARED)


def _compared(left: Term, sign: str, right: Term, s: Speaker) -> Phrase:
    """A comparison; a constant stands on the right, unless both are."""
    turned = {"<": ">", "≤": "≥"}.get(sign, sign)
    if isinstance(left, Literal) and not isinstance(right, Literal):
        left, sign, right = right, turned, left
    return Phrase(f"{phrase(left, s).inside(ATOM)} {sign} {phrase(right, s).inside(ATOM)}", COMPARED)


def _shifted(day: str, span: MonthSpan | DaySpan | WorkdaySpan, back: bool, s: Speaker) -> Phrase:
    if isinstance(span, WorkdaySpan) and span.days == 0:
        return Phrase(s.say(f"{day}（遇休息日顺延）", f"{day} (moved to the next working day)"), ATOM)
    return Phrase(f"{day} {'−' if back else '+'} {length(span, s)}", COMPARED)


def _sum(parts: tuple[tuple[int, Term], ...], extra: int, s: Speaker) -> Phrase:
    kind = type_of(parts[0][1])
    words = ""
    for factor, part in parts:
        sign = " − " if factor < 0 else " + " if words else ""
        words += f"{sign}{'' if abs(factor) == 1 else f'{abs(factor)} × '}{phrase(part, s).inside(ATOM)}"
    if extra:
        words += f" {'−' if extra < 0 else '+'} {constant(abs(extra), kind, s)}"
    return Phrase(words.strip(), COMPARED)


def _reading(reading: str, options: tuple[tuple[str, Term], ...], s: Speaker) -> Phrase:
    shared = s.spec.vocabulary.readings.get(reading)
    if shared is not None and reading not in s.regulation.readings:
        chosen = dict(options)[shared.default]
        return Phrase(f"{phrase(chosen, s).inside(ATOM)}⟨{shared.label.in_language(s.lang)}⟩", ATOM)
    if all(isinstance(t, Literal) and isinstance(t.type, BoolType) for _, t in options):
        taken = [name for name, t in options if isinstance(t, Literal) and t.value]
        return Phrase(
            s.say(f"读法 {reading} 取 {'、'.join(taken)}", f"reading {reading} is {' or '.join(taken)}"), COMPARED
        )
    cases = s.say("；", "; ").join(f"{name}{s.say('：', ': ')}{phrase(t, s).words}" for name, t in options)
    return Phrase(f"{s.say('读法', 'reading')} {reading} {{{cases}}}", ATOM)
