"""Bans that an act imposes: which norms provide for one and of which length, as sanctions and as bars of the text itself.

A bar that is no consequence of a sanction works by itself. A decision may declare it, alone or with the revocation on
which it follows, and then declares what the text says: this history, this length.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from checker.ir import factory as f
from checker.ir.norms import Bar, BarLength, Consequence, Declared, InRounds, InTime, RecordedBan, Sanction
from checker.ir.regulation import Regulation, Vocabulary
from checker.ir.terms import EVENT, And, Equal, Exists, Field, Has, Less, LessEqual, Term
from checker.ir.traversal import bind_event, replaced
from checker.ir.types import BOOL, DATE
from checker.lawtext.citation import Citation
from checker.verification.claims import DECIDED, ENTRY_ACTS
from checker.verification.refusals import matches

RECORDS: Final[Mapping[str, Term]] = {
    **{name: f.has("act", name) for name in ("ban_years", "ban_months", "ban_days", "ban_rounds")},
    "ban_forever": f.field("act", "ban_forever", BOOL),
}
"""The fields in which an act records a ban, each with the term that it does."""
BANNED: Final = f.disj(*RECORDS.values())
"""The act imposes some ban."""
MONTHS: Final = {"years": 12, "months": 1}
WIN: Final = "win"
REVOKED: Final = "revoked"


@dataclass(frozen=True, slots=True)
class Provided:
    """A ban that a norm provides where `when` holds."""

    cite: Citation
    when: Term
    recorded: RecordedBan


def fits(recorded: RecordedBan) -> Term:
    """The ban that the act records is this one."""
    return f.disj(*(f.conj(RECORDS[name], term) for name, term in recorded.fields))


def each_provided(bans: Iterable[Provided]) -> Term:
    """Every ban that the act records is one of those."""
    by_field: dict[str, list[Term]] = {name: [] for name in RECORDS}
    for ban in bans:
        for name, term in ban.recorded.fields:
            by_field[name].append(f.conj(ban.when, term))
    return f.conj(*(f.implies(RECORDS[name], f.disj(*terms)) for name, terms in by_field.items()))


def covers(other: Consequence, own: Consequence) -> bool:
    """Whether another ban is none that is shorter in the same unit."""
    if other.ban is None:
        return False
    length, wanted = _length(other.ban), _length(own.ban)
    return length is None or wanted is None or length[0] != wanted[0] or length[1] >= wanted[1]


def _length(ban: BarLength | None) -> tuple[str, int] | None:
    match ban:
        case InTime(count=count, unit=unit):
            return ("months", count * MONTHS[unit]) if unit in MONTHS else (unit, count)
        case InRounds(rounds=rounds):
            return "rounds", rounds
        case _:
            return None


def ordered_with(sanctions: Iterable[Sanction], fires: dict[Citation, Term]) -> list[Provided]:
    """The bans that the sanctions provide where they fire."""
    return [
        Provided(s.anchor.cite, f.conj(fires[s.anchor.cite], c.when), c.recorded)
        for s in sanctions
        for c in s.consequences
        if c.recorded is not None
    ]


def declared_alone(regulation: Regulation, stated: tuple[str, ...]) -> list[Provided]:
    """Bars of the text that a decision may declare by itself while they run: those it states, or, if it states nothing,
    those that follow on a revocation."""
    found = []
    for bar, declared in _plain(regulation):
        named = matches(bar.anchor.cite, stated) if stated else _on_revocation(declared.event)
        if named and isinstance(bar.barred, Exists):
            standing = f.exists(bar.barred.source, f.conj(declared.event, declared.begun), regulation.barred_day)
            when = replaced(f.conj(bar.applies, standing), regulation.barred_day, DECIDED)
            found.append(Provided(bar.anchor.cite, f.conj(when, declared.recorded.some), declared.recorded))
    return found


def declared_with_revocation(
    regulation: Regulation, vocabulary: Vocabulary, sanctions: Iterable[Sanction], fires: dict[Citation, Term]
) -> list[Provided]:
    """Bars of the text that follow on the revocation of the award at hand, by a sanction that fires."""
    ordered = [s for s in sanctions if any(c.name == "revoke" for c in s.consequences)]
    found = []
    for bar, declared in _plain(regulation):
        if _on_revocation(declared.event):
            after = _once_revoked(declared.event, vocabulary, ordered)
            when = replaced(f.conj(bar.applies, after), regulation.barred_day, DECIDED)
            some = f.disj(*(fires[s.anchor.cite] for s in ordered))
            found.append(Provided(bar.anchor.cite, f.conj(some, when, declared.recorded.some), declared.recorded))
    return found


def _plain(regulation: Regulation) -> list[tuple[Bar, Declared]]:
    """Bars of the regulation's own text that are no consequence of a sanction."""
    return [
        (n, n.declared)
        for n in regulation.norms
        if isinstance(n, Bar) and n.declared is not None and n.anchor.cite.place in regulation.places
        and set(n.acts) & set(ENTRY_ACTS)
    ]  # fmt: skip


def _on_revocation(event: Term) -> bool:
    """Whether a term about an event holds only of an award that was revoked."""
    match event:
        case Has(scope="event", name="revoked"):
            return True
        case Less(left=left, right=right) | LessEqual(left=left, right=right) | Equal(left=left, right=right):
            return any(isinstance(t, Field) and (t.scope, t.name) == (EVENT, REVOKED) for t in (left, right))
        case And(terms=terms):
            return any(map(_on_revocation, terms))
        case _:
            return False


def _once_revoked(event: Term, vocabulary: Vocabulary, sanctions: Iterable[Sanction]) -> Term:
    """A term about an event said of the award at hand, as if it were revoked by this act on the grounds that hold."""
    said = bind_event(event, WIN)
    kind = vocabulary.enums["ground"]
    grounds = [(k, f.conj(s.applies, g.holds)) for s in sanctions for g in s.grounds for k in g.kinds]
    for member in kind.members:
        named = f.equal(f.field(WIN, "revoked_for", kind), f.literal(member, kind))
        said = replaced(said, named, f.disj(*(term for k, term in grounds if k == member)))
    for name in (REVOKED, "revoked_for"):
        said = replaced(said, f.has(WIN, name), f.TRUE)
    return replaced(said, f.field(WIN, REVOKED, DATE), DECIDED)
