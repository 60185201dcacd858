"""What a burden left out, and sanctions that nobody ordered: duties of the body that the sanction names.

A decision that leaves out a consequence is not broken by that: the consequence is owed from the day of the decision on,
until the decision's own record, or a later decision about the same subject, shows that it was ordered.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from checker.cases.case import Decision
from checker.cases.scene import Record, Scene
from checker.evaluation.closures import Choice
from checker.evaluation.evaluator import evaluate
from checker.ir.norms import Sanction
from checker.ir.regulation import Regulation
from checker.ir.terms import Term
from checker.ir.traversal import sources_of
from checker.legaltime.workdays import WorkCalendar
from checker.verification.bench import Finding
from checker.verification.burdens import fired
from checker.verification.claims import OWED
from checker.verification.deadlines import deadline_of
from checker.verification.duty import (
    Deadline,
    Deed,
    Duty,
    Found,
    Kind,
    Ledger,
    Trigger,
    UnclearDeed,
    standing_of,
)
from checker.verification.matters import Matter, day_of

ORDERS: Final = {"revoke": "revoke_award", "withdraw": "withdraw_candidate"}
"""The consequences that a sanction cannot do without, and the act that orders each."""


def omitted(
    decision: Decision, findings: Sequence[Finding], scene: Scene, matter: Matter, regulation: Regulation, ledger: Ledger,
    choice: Choice, calendar: WorkCalendar | None,
) -> Iterator[Duty]:  # fmt: skip
    """The duties that a burden's omissions leave: one for each consequence that is not known to be ordered in it."""
    sanctions = {n.anchor.cite: n for n in regulation.norms if isinstance(n, Sanction)}
    later = [d for d in matter.decisions if d is not decision and _follows(d, decision)]
    for claim in (x.claim for x in findings if x.claim.aspect == OWED):
        if evaluate(claim.applies, scene, choice, calendar) is not True:
            continue
        ordered = evaluate(claim.holds, scene, choice, calendar)
        if ordered is True:
            continue
        done = next((d for d in later if evaluate(claim.holds, _act(d), choice, calendar) is True), None)
        made = Deed(Kind.ACT, decision.identifier, day_of(decision), decision.line)
        found = Found(
            done=Deed(Kind.ACT, done.identifier, day_of(done), done.line) if done is not None else None,
            unclear=UnclearDeed(made, "consequences") if ordered is None else None,
        )
        sanction = sanctions[claim.cite]
        deadline = deadline_of(sanction.due.last if sanction.due else None, scene, choice, calendar)
        if found.done is not None and deadline.last is not None and found.done.day and found.done.day > deadline.last:
            found = Found(late=found.done)
        standing, deed, lacking = standing_of(found, deadline, ledger)
        yield Duty(
            claim.cite, sanction.bodies, Kind.CONSEQUENCE, claim.about, "", matter.subject, matter.name,
            Trigger("omission", decision.identifier, day_of(decision)), standing, deadline.last, deed, lacking,
        )  # fmt: skip


def _follows(later: Decision, decision: Decision) -> bool:
    """Whether a decision is not before another and not about another award."""
    first, then = day_of(decision), day_of(later)
    if first is None or then is None or then < first:
        return False
    one, other = decision.win or {}, later.win or {}
    return all(one[n] == other[n] for n in ("round", "award") if n in one and n in other)


def _act(decision: Decision) -> Scene:
    return Scene({"act": Record(decision.values)})


@dataclass(frozen=True)
class Mandatory:
    """A sanction that must be ordered: by which consequence, when it is due, and which events that looks at."""

    sanction: Sanction
    main: str
    due: Term
    events: frozenset[tuple[str, str]]


def mandatory(regulation: Regulation) -> tuple[Mandatory, ...]:
    """The sanctions of a regulation that leave no discretion."""
    found = []
    for sanction in regulation.norms:
        if isinstance(sanction, Sanction) and not sanction.discretionary:
            main = next((c.name for c in sanction.consequences if c.name in ORDERS), None)
            if main is not None:
                due = fired(sanction, ())
                found.append(Mandatory(sanction, main, due, frozenset((s.scope, s.kind) for s in sources_of(due))))
    return tuple(found)


def unordered(
    due: Sequence[Mandatory], matters: Sequence[Matter], ledger: Ledger, choice: Choice, calendar: WorkCalendar | None
) -> Iterator[Duty]:
    """Sanctions that must be ordered, whose ground is known to hold, and that no recorded decision orders."""
    for one in due:
        sanction, main, term, looked_at = one.sanction, one.main, one.due, one.events
        for m in matters[1:]:
            if looked_at and not looked_at & m.events:
                continue
            for scene in _cases(m, main):
                if evaluate(term, scene, choice, calendar) is True:
                    standing, deed, lacking = standing_of(Found(), Deadline(), ledger)
                    kinds = [k for g in sanction.grounds if evaluate(g.holds, scene, choice, calendar) for k in g.kinds]
                    yield Duty(
                        sanction.anchor.cite, sanction.bodies, Kind.CONSEQUENCE, main, "", m.subject, m.name,
                        Trigger("ground", next(iter(kinds), ""), None), standing, None, deed, lacking,
                    )  # fmt: skip


def _cases(m: Matter, main: str) -> Iterator[Scene]:
    """The scenes in which a sanction can be due: each award that stands, or the candidate; none that was ordered."""
    ordered = [d for d in m.decisions if d.act == ORDERS[main]]
    if main == "revoke":
        for win in m.wins:
            if not isinstance(win.values.get("revoked"), date) and not any(_about(d, win) for d in ordered):
                yield replace(m.scene, records={**m.scene.records, "win": win})
    elif not ordered:
        yield m.scene


def _about(decision: Decision, win: Record) -> bool:
    given = decision.win or {}
    return all(given[n] == win.values[n] for n in ("round", "award") if n in given and n in win.values)
