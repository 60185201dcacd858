"""Claims on burdens: revocations, withdrawals and bans. Burdens are closed: each needs a norm that provides for it."""

from dataclasses import replace

from checker.ir import factory as f
from checker.ir.norms import Consequence, Ground, Sanction, Strength
from checker.ir.regulation import Regulation, Vocabulary
from checker.ir.terms import EVENT, Source, Term
from checker.ir.types import DATE, SetType
from checker.lawtext.citation import Citation
from checker.verification.claims import DECIDED, OWED, Claim, Docket, Mention, Nature, about_act, claim, procedure
from checker.verification.ordered_bans import (
    BANNED,
    Provided,
    covers,
    declared_alone,
    declared_with_revocation,
    each_provided,
    fits,
    ordered_with,
)
from checker.verification.refusals import RIGHTLY_STATED

CARRY_OUT = "carry_out"
IMPLIED = {"revoke_award": "revoke", "withdraw_candidate": "withdraw", "impose_ban": "ban", CARRY_OUT: ""}
"""Per act that is a burden, the consequence that it is (none: it carries out what an earlier act left out)."""
CONSEQUENCES = ("act", "consequences")
ONE = Mention.WHERE_IT_APPLIES


def sanctions_of(regulation: Regulation, act: str) -> tuple[Sanction, ...]:
    """The sanctions that an act of this kind can carry out."""
    norms = [n for n in regulation.norms if isinstance(n, Sanction)]
    match act:
        case "revoke_award":
            return tuple(n for n in norms if any(c.name == "revoke" for c in n.consequences))
        case "withdraw_candidate":
            return tuple(n for n in norms if any(c.name == "withdraw" for c in n.consequences))
        case "carry_out":
            return tuple(n for n in norms if any(c.name in ("revoke", "withdraw") for c in n.consequences))
        case _:
            return tuple(n for n in norms if any(c.ban is not None for c in n.consequences))


def burden_docket(regulation: Regulation, vocabulary: Vocabulary, act: str, known: tuple[str, ...] | None) -> Docket:
    """The claims on a burden: a ground that holds (a stated one, if any is stated), a basis for every consequence, every
    mandatory consequence, and the power. `known` are the grounds stated, `None` if it is not known which."""
    stated = known or ()
    found = sanctions_of(regulation, act)
    fires = {s.anchor.cite: fired(s, stated) for s in found}
    declared = declared_alone(regulation, stated) if act == "impose_ban" else []
    causes = [(cite, term) for cite, term in fires.items() if term != f.FALSE]
    causes += [(ban.cite, ban.when) for ban in declared]
    named = [g.cite for s in found for g in _matching(s, stated)] + [ban.cite for ban in declared]
    place = _place(regulation, stated, named)
    claims = [_rests_on(cite, "ground", act, term) for cite, term in _grounds(found, stated)]
    claims += [_rests_on(ban.cite, "ground", act, ban.when) for ban in declared]
    claims.append(_broken(place, "ground", act, f.disj(*(term for _, term in causes))))
    if known is None:
        claims += [replace(_rests_on(cite, "ground", act, term), holds=RIGHTLY_STATED) for cite, term in causes]
    if act == "revoke_award":
        claims.append(_broken(place, "standing", "", _stands(vocabulary)))
    claims += _bases(found, fires, causes, vocabulary, act, place)
    by_text = [*declared, *declared_with_revocation(regulation, vocabulary, found, fires)]
    bans = [*ordered_with(found, fires), *by_text]
    claims += _of_causes(causes, "ban", BANNED, each_provided(bans), place)
    claims += [_rests_on(ban.cite, "basis", "ban", f.conj(ban.when, fits(ban.recorded))) for ban in by_text]
    claims += [_demanded(ban, bans) for ban in declared]
    for sanction in found:
        when = fires[sanction.anchor.cite]
        own = [*_mandatory(sanction, found, fires, vocabulary, act), *_power(sanction, when, vocabulary)]
        steps = procedure(regulation, sanction.after)
        own += [replace(c, applies=f.conj(when, c.applies)) for c in steps]
        own += _earlier(sanction, when)
        claims += [replace(c, mention=ONE) for c in own if c.applies != f.FALSE]
    return Docket((*claims, *about_act(regulation, act)), ())


def _earlier(sanction: Sanction, when: Term) -> list[Claim]:
    """The steps that a sanction presupposes were over when it was ordered."""
    nature, strict = Nature.PROCEDURAL, Strength.STRICT
    pairs = zip(sanction.after, sanction.over, strict=True)
    return [claim(sanction.anchor, "step:order", step, nature, strict, when, over) for step, over in pairs]


def _place(regulation: Regulation, stated: tuple[str, ...], named: list[Citation]) -> Citation:
    """Where a burden stands that lacks something: at its only ground, else at the first place it states, else at the
    first ground there is."""
    if stated and len(named) != 1:
        where, _, label = stated[0].partition(":")
        return Citation(regulation.identifier, where, label or None)
    return named[0] if named else Citation(regulation.identifier, regulation.places[0])


def _grounds(found: tuple[Sanction, ...], stated: tuple[str, ...]) -> list[tuple[Citation, Term]]:
    """The grounds that count, each where its sanction applies."""
    return [(g.cite, f.conj(s.applies, g.holds)) for s in found for g in _matching(s, stated)]


def _rests_on(cite: Citation, aspect: str, about: str, term: Term) -> Claim:
    """A claim that asks nothing: it names a provision that the act rests on, where it surely does."""
    return Claim(cite, aspect, about, Nature.SUBSTANTIVE, Strength.STRICT, term, f.TRUE, mention=ONE)


def _broken(cite: Citation, aspect: str, about: str, term: Term) -> Claim:
    """A claim that a term holds, of which is spoken only where it does not."""
    return Claim(cite, aspect, about, Nature.SUBSTANTIVE, Strength.STRICT, f.TRUE, term, mention=Mention.NEVER)


def _of_causes(
    causes: list[tuple[Citation, Term]], about: str, recorded: Term, provided: Term, place: Citation
) -> list[Claim]:
    """What is recorded has a basis: asked of each sanction that fires, and of the act itself where there is no other."""
    if provided == f.FALSE or len(causes) < 2:
        causes = [(causes[0][0] if len(causes) == 1 else place, f.TRUE)]
    nature, strict = Nature.SUBSTANTIVE, Strength.STRICT
    return [
        Claim(cite, "basis", about, nature, strict, f.conj(recorded, when), provided, mention=ONE)
        for cite, when in causes
    ]


def _demanded(ban: Provided, bans: list[Provided]) -> Claim:
    """A decision that declares a bar declares a ban of its length."""
    holds = f.disj(*(f.conj(other.when, fits(other.recorded)) for other in bans))
    return Claim(ban.cite, "consequence", "ban", Nature.SUBSTANTIVE, Strength.STRICT, ban.when, holds, mention=ONE)


def _stands(vocabulary: Vocabulary) -> Term:
    """The award at hand is in the subject's history and was not revoked before the act."""
    revoked = f.field("win", "revoked", DATE)
    return f.conj(_won(vocabulary), f.disj(f.neg(f.has("win", "revoked")), f.less_equal(DECIDED, revoked)))


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
    found: tuple[Sanction, ...],
    fires: dict[Citation, Term],
    causes: list[tuple[Citation, Term]],
    vocabulary: Vocabulary,
    act: str,
    place: Citation,
) -> list[Claim]:
    """Every recorded consequence is provided for by a sanction that fires."""
    claims = []
    for name in vocabulary.enums["consequence"].members:
        if name == IMPLIED.get(act):
            continue
        with_it = [(s, c) for s in found for c in s.consequences if c.name == name]
        holds = f.disj(*(f.conj(fires[s.anchor.cite], c.when) for s, c in with_it))
        claims += _of_causes(causes, name, _contained(vocabulary, name), holds, place)
    return claims


def _won(vocabulary: Vocabulary) -> Term:
    """The award that the act is about is in the subject's history."""
    fields = vocabulary.events["win"].fields
    same = (f.equal(f.field(EVENT, n, fields[n].type), f.field("win", n, fields[n].type)) for n in ("round", "award"))
    day = f.field("act", "day", DATE)
    key = f.field(EVENT, vocabulary.events["win"].key or "", DATE)
    return f.exists(Source("subject", "win"), f.conj(*same, f.less_equal(key, day)), day)


def _mandatory(
    sanction: Sanction, found: tuple[Sanction, ...], fires: dict[Citation, Term], vocabulary: Vocabulary, act: str
) -> list[Claim]:
    """What the sanction provides besides its main consequence. What is left out is owed, which does not break the act; a
    ban that is ordered must have its length, and an act that only imposes a ban must impose it.

    One ban is recorded: where several sanctions fire, the ban of another satisfies this one unless it is shorter.
    """
    claims = []

    def add(aspect: str, consequence: Consequence, applies: Term, holds: Term) -> None:
        when = f.conj(fires[sanction.anchor.cite], consequence.when, applies)
        name, nature = consequence.name, Nature.SUBSTANTIVE
        claims.append(claim(sanction.anchor, aspect, name, nature, Strength.STRICT, when, holds))

    for consequence in sanction.consequences if act != CARRY_OUT else ():
        if consequence.ban is None and consequence.name == IMPLIED.get(act):
            continue
        if consequence.ban is None and act != "impose_ban":
            add(OWED, consequence, f.TRUE, _contained(vocabulary, consequence.name))
        elif consequence.ban is not None:
            own = consequence.recorded
            assert own is not None  # INVARIANT: a consequence with a ban says how it is recorded
            others = [(s, c) for s in found if s is not sanction for c in s.consequences if covers(c, consequence)]
            instead = (f.conj(fires[s.anchor.cite], fits(c.recorded)) for s, c in others if c.recorded is not None)
            fitting = f.disj(fits(own), *instead)
            if act == "impose_ban":
                add("consequence", consequence, own.some, fitting)
            else:
                add(OWED, consequence, own.some, BANNED)
                add("consequence", consequence, f.conj(own.some, BANNED), fitting)
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
