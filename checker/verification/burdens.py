"""Claims on burdens: revocations, withdrawals and bans. Burdens are closed: each needs a norm that provides for it."""

from dataclasses import replace

from checker.ir import factory as f
from checker.ir.norms import Bar, BarLength, Consequence, Forever, Ground, InRounds, InTime, Sanction, Strength
from checker.ir.regulation import Regulation, Vocabulary
from checker.ir.terms import EVENT, And, Exists, Has, Source, Term
from checker.ir.types import BOOL, DATE, INT, SetType
from checker.lawtext.citation import Citation
from checker.verification.claims import Claim, Docket, Nature, about_act, claim, procedure

IMPLIED = {"revoke_award": "revoke", "withdraw_candidate": "withdraw", "impose_ban": "ban"}
CONSEQUENCES = ("act", "consequences")


def sanctions_of(regulation: Regulation, act: str) -> tuple[Sanction, ...]:
    """The sanctions that an act of this kind can carry out."""
    norms = [n for n in regulation.norms if isinstance(n, Sanction)]
    match act:
        case "revoke_award":
            return tuple(n for n in norms if any(c.name == "revoke" for c in n.consequences))
        case "withdraw_candidate":
            return tuple(n for n in norms if any(c.name == "withdraw" for c in n.consequences))
        case _:
            return tuple(n for n in norms if any(c.ban is not None for c in n.consequences))


def burden_docket(regulation: Regulation, vocabulary: Vocabulary, act: str, stated: tuple[str, ...]) -> Docket:
    """The claims on a burden: a ground that holds (a stated one, if any is stated), a basis for every consequence, every
    mandatory consequence, and the power."""
    found = sanctions_of(regulation, act)
    fires = {s.anchor.cite: fired(s, stated) for s in found}
    grounds = [(s, g) for s in found for g in _matching(s, stated)]
    basis_cites = [g.cite for _, g in grounds]
    place = grounds[0][0].anchor.cite if grounds else Citation(regulation.identifier, (stated or regulation.places)[0])
    claims = [
        Claim(
            basis_cites[0] if basis_cites else place,
            "ground",
            act,
            Nature.SUBSTANTIVE,
            Strength.STRICT,
            f.TRUE,
            f.disj(*fires.values()),
        )
    ]
    if act == "revoke_award":
        revoked = f.field("win", "revoked", DATE)
        standing = f.conj(
            _won(vocabulary), f.disj(f.neg(f.has("win", "revoked")), f.less_equal(f.field("act", "day", DATE), revoked))
        )
        claims.append(Claim(place, "standing", "", Nature.SUBSTANTIVE, Strength.STRICT, f.TRUE, standing))
    claims += _bases(found, fires, vocabulary, act, place)
    claims += _ban_basis(regulation, found, fires, place)
    for sanction in found:
        claims += _mandatory(sanction, found, fires, vocabulary, act)
        claims += _power(sanction, fires[sanction.anchor.cite], vocabulary)
    for sanction in found:
        if _matching(sanction, stated):
            steps = procedure(regulation, sanction.after)
            when = fires[sanction.anchor.cite]
            claims += [replace(c, applies=f.conj(when, c.applies)) for c in steps]
    return Docket((*claims, *about_act(regulation, act)), ())


def _matching(sanction: Sanction, stated: tuple[str, ...]) -> tuple[Ground, ...]:
    if not stated:
        return sanction.grounds
    return tuple(
        g for g in sanction.grounds if any(_covers(g.cite, s) or _covers(sanction.anchor.cite, s) for s in stated)
    )


def _covers(cite: Citation, stated: str) -> bool:
    place, _, label = stated.partition(":")
    return cite.place == place and (not label or label == cite.label)


def fired(sanction: Sanction, stated: tuple[str, ...]) -> Term:
    """The sanction applies and one of its (stated) grounds holds."""
    return f.conj(sanction.applies, f.disj(*(g.holds for g in _matching(sanction, stated))))


def _contained(vocabulary: Vocabulary, name: str) -> Term:
    kind = vocabulary.records["act"].fields["consequences"].type
    assert isinstance(kind, SetType)
    return f.contains(*CONSEQUENCES, kind, name)


def _bases(
    found: tuple[Sanction, ...], fires: dict[Citation, Term], vocabulary: Vocabulary, act: str, place: Citation
) -> list[Claim]:
    """Every recorded consequence is provided for by a sanction that fires."""
    claims = []
    for name in vocabulary.enums["consequence"].members:
        if name == IMPLIED.get(act):
            continue
        with_it = [(s, c) for s in found for c in s.consequences if c.name == name]
        holds = f.disj(*(f.conj(fires[s.anchor.cite], c.when) for s, c in with_it))
        claims.append(
            Claim(place, "basis", name, Nature.SUBSTANTIVE, Strength.STRICT, _contained(vocabulary, name), holds)
        )
    return claims


def _ban_term(consequence: Consequence) -> Term:
    """The recorded ban is as long as the norm says."""
    match consequence.ban:
        case InTime(count=count):
            return f.conj(f.has("act", "ban_years"), f.equal(f.field("act", "ban_years", INT), f.literal(count, INT)))
        case InRounds(rounds=rounds):
            return f.conj(
                f.has("act", "ban_rounds"), f.equal(f.field("act", "ban_rounds", INT), f.literal(rounds, INT))
            )
        case Forever():
            return f.field("act", "ban_forever", BOOL)
        case _:
            return f.TRUE


def _recorded_bans() -> tuple[tuple[type[BarLength], Term], ...]:
    """For each kind of length, that a ban of it is recorded."""
    return (
        (InTime, f.has("act", "ban_years")),
        (InRounds, f.has("act", "ban_rounds")),
        (Forever, f.field("act", "ban_forever", BOOL)),
    )


def _won(vocabulary: Vocabulary) -> Term:
    """The award that the act is about is in the subject's history."""
    fields = vocabulary.events["win"].fields
    same = (f.equal(f.field(EVENT, n, fields[n].type), f.field("win", n, fields[n].type)) for n in ("round", "award"))
    day = f.field("act", "day", DATE)
    key = f.field(EVENT, vocabulary.events["win"].key or "", DATE)
    return f.exists(Source("subject", "win"), f.conj(*same, f.less_equal(key, day)), day)


def _covers_ban(other: Consequence, own: Consequence) -> bool:
    """Whether another ban is none that is shorter in the same unit."""
    match other.ban, own.ban:
        case None, _:
            return False
        case InTime(count=a, unit=unit), InTime(count=b, unit=same) if unit == same:
            return a >= b
        case InRounds(rounds=a), InRounds(rounds=b):
            return a >= b
        case _:
            return True


def _banned() -> Term:
    return f.disj(*(recorded for _, recorded in _recorded_bans()))


def _by_law(
    regulation: Regulation, found: tuple[Sanction, ...], fires: dict[Citation, Term]
) -> list[tuple[Term, Consequence]]:
    """Bars that follow from any revocation by themselves, without being a consequence of a sanction."""
    bars = [n for n in regulation.norms if isinstance(n, Bar) and n.sanction is None and _needs_revocation(n.barred)]
    ordered = f.disj(*(fires[s.anchor.cite] for s in found))
    return [(ordered, Consequence(b.anchor.cite, "ban", length)) for b in bars for _, length in b.lengths]


def _needs_revocation(term: Term) -> bool:
    """Whether a term holds only of somebody whose award was revoked."""
    match term:
        case Has(scope="event", name="revoked"):
            return True
        case And(terms=terms):
            return any(map(_needs_revocation, terms))
        case Exists(where=where):
            return _needs_revocation(where)
        case _:
            return False


def _ban_basis(
    regulation: Regulation, found: tuple[Sanction, ...], fires: dict[Citation, Term], place: Citation
) -> list[Claim]:
    """A recorded ban is one that a firing sanction provides, of its length; of several, each one is."""
    options = [(fires[s.anchor.cite], c) for s in found for c in s.consequences if c.ban is not None]
    options += _by_law(regulation, found, fires)

    def provided(kind: type[BarLength]) -> Term:
        fixed = (InTime, InRounds, Forever)
        fitting = [(when, c) for when, c in options if isinstance(c.ban, kind) or not isinstance(c.ban, fixed)]
        return f.disj(*(f.conj(when, _ban_term(c)) for when, c in fitting))

    holds = f.conj(*(f.implies(recorded, provided(kind)) for kind, recorded in _recorded_bans()))
    return [Claim(place, "basis", "ban", Nature.SUBSTANTIVE, Strength.STRICT, _banned(), holds)]


def _mandatory(
    sanction: Sanction, found: tuple[Sanction, ...], fires: dict[Citation, Term], vocabulary: Vocabulary, act: str
) -> list[Claim]:
    """What the sanction provides besides its main consequence must be ordered too; a ban with its length.

    One ban is recorded: where several sanctions fire, the ban of another satisfies this one unless it is shorter.
    """
    claims = []
    fired_here = fires[sanction.anchor.cite]
    for consequence in sanction.consequences:
        if consequence.name == IMPLIED.get(act):
            continue
        if consequence.ban is not None:
            others = [(s, c) for s in found if s is not sanction for c in s.consequences if _covers_ban(c, consequence)]
            instead = f.disj(*(f.conj(fires[s.anchor.cite], _ban_term(c)) for s, c in others))
            holds = f.conj(_banned(), f.disj(_ban_term(consequence), instead))
        else:
            holds = _contained(vocabulary, consequence.name)
        if act == "impose_ban" and consequence.ban is None:
            continue
        claims.append(
            claim(
                sanction.anchor,
                "consequence",
                consequence.name,
                Nature.SUBSTANTIVE,
                Strength.STRICT,
                f.conj(fired_here, consequence.when),
                holds,
            )
        )
    return claims


def _power(sanction: Sanction, fires: Term, vocabulary: Vocabulary) -> list[Claim]:
    sorts = vocabulary.records["act"].fields
    claims = []
    for name, members in (
        ("by", sanction.bodies),
        ("proposed_by", sanction.proposers),
        ("approved_by", sanction.approvers),
    ):
        kind = sorts[name].type
        if members and isinstance(kind, SetType):
            holds = f.disj(*(f.contains("act", name, kind, m) for m in members))
            claims.append(claim(sanction.anchor, "power", name, Nature.PROCEDURAL, Strength.STRICT, fires, holds))
    return claims
