"""Verdicts on recorded acts as values, and what can be read off them: decisive provisions, readings, missing facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from checker.cases.case import Decision, Outcome
from checker.lawtext.citation import Citation
from checker.smt.facts import Fact
from checker.verification.bench import BROKEN, Standing, binding
from checker.verification.conclusions import Nearest
from checker.verification.doubts import Doubt
from checker.verification.duty import Duty, DutyStanding
from checker.verification.judge import Judgement, Verdict


@dataclass(frozen=True, slots=True)
class EntryVerdict:
    """The verdict on one entry of an award list."""

    subject: str
    name: str
    award: str
    category: str
    line: int
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Supportable:
    """A refusal whose stated ground fails although another one would hold."""

    cites: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class DecisionVerdict:
    """The verdict on one recorded act. `outlives` is the last day of its regulation, where a ban ordered here runs longer;
    `owed` are the consequences that it left out, `doubts` recorded events that speak for others which are not recorded."""

    identifier: str
    act: str
    day: date | None
    subject: str
    regulation: str
    line: int
    verdict: Verdict
    whole: Judgement
    entries: tuple[EntryVerdict, ...] = ()
    supportable: Supportable | None = None
    ungoverned: bool = False
    unregulated: bool = False
    alternative: Nearest | None = None
    outlives: date | None = None
    owed: tuple[Duty, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    mismatches: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DossierVerdict:
    """All verdicts of one dossier. `duties` are those that have arisen in it, `unseen` counts those of which nobody can see
    in it whether they did; they are judged only if the dossier says through which day its acts are complete."""

    file: str
    title: str
    decisions: tuple[DecisionVerdict, ...]
    duties: tuple[Duty, ...] = ()
    unseen: int = 0
    acts_complete_through: date | None = None
    mismatches: tuple[tuple[str, str, str], ...] = ()

    @property
    def duties_judged(self) -> bool:
        """Whether the duties bear on the verdict."""
        return self.acts_complete_through is not None

    @property
    def verdict(self) -> Verdict:
        """The worst of the decisions' and of the duties'."""
        return worst((*(d.verdict for d in self.decisions), *self._of_duties()))

    def _of_duties(self) -> tuple[Verdict, ...]:
        weights = {DutyStanding.VIOLATED: Verdict.UNLAWFUL, DutyStanding.UNDETERMINED: Verdict.UNDETERMINED}
        return tuple(weights[d.standing] for d in self.duties if d.standing in weights) if self.duties_judged else ()


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Unlawful before undetermined before lawful."""
    found = set(verdicts)
    return next((v for v in (Verdict.UNLAWFUL, Verdict.UNDETERMINED) if v in found), Verdict.LAWFUL)


def violated(judgement: Judgement) -> tuple[Citation, ...]:
    """The provisions that an act breaks, in the order of the text."""
    return tuple(dict.fromkeys(x.claim.cite for x in judgement.findings if x.standing in BROKEN))


def undecided(judgement: Judgement) -> tuple[Citation, ...]:
    """The provisions of which it cannot be said."""
    return tuple(
        dict.fromkeys(
            x.claim.cite for x in judgement.findings if x.standing is Standing.UNDETERMINED and binding(x.claim)
        )
    )


def departures(judgement: Judgement) -> tuple[Citation, ...]:
    """In-principle provisions that were left with reasons."""
    return tuple(dict.fromkeys(x.claim.cite for x in judgement.findings if x.standing is Standing.DEPARTURE))


def decisive(found: DecisionVerdict) -> tuple[Citation, ...]:
    """The provisions on which the verdict rests: those broken, else those undecided, else those left with reasons."""
    judgements = (found.whole, *(e.judgement for e in found.entries))
    pick = {Verdict.UNLAWFUL: violated, Verdict.UNDETERMINED: undecided, Verdict.LAWFUL: departures}[found.verdict]
    return tuple(dict.fromkeys(c for j in judgements for c in pick(j)))


def turning(found: DecisionVerdict) -> tuple[str, ...]:
    """The readings on which a verdict depends."""
    judgements = (found.whole, *(e.judgement for e in found.entries))
    return tuple(
        sorted({name for j in judgements if j.dependence for t in j.dependence.changes for name, _ in t.change})
    )


def mismatches(found: DecisionVerdict, decision: Decision) -> tuple[tuple[str, str, str], ...]:
    """Where a verdict differs from what the dossier expects: (what, expected, found)."""
    expect = decision.expect
    if expect is None:
        return ()
    rows: list[tuple[str, str, str]] = []
    if expect.verdict and expect.verdict != found.verdict.value:
        rows.append(("verdict", expect.verdict, found.verdict.value))
    places = {_address(c) for c in decisive(found)} | {c.place for c in decisive(found)}
    rows += [
        ("by", place, ", ".join(sorted(map(_address, decisive(found)))) or "-")
        for place in expect.by
        if place not in places
    ]
    if expect.by:
        allowed = set(expect.by)
        rows += [
            ("by", "-", _address(c)) for c in decisive(found) if c.place not in allowed and _address(c) not in allowed
        ]
    by_subject = {e.subject: e.judgement.verdict.value for e in found.entries}
    rows += [(f"entries.{s}", v, by_subject.get(s, "-")) for s, v in expect.entries.items() if by_subject.get(s) != v]
    rows += [("readings", r, ", ".join(turning(found)) or "-") for r in expect.readings if r not in turning(found)]
    return tuple(rows)


def duty_mismatches(found: DossierVerdict, expect: Outcome | None) -> tuple[tuple[str, str, str], ...]:
    """Where a dossier's verdict or duties differ from what it expects; a provision is expected to have just the standings
    that are named, and one that is not named to have no duty violated or undetermined."""
    if expect is None:
        return ()
    rows: list[tuple[str, str, str]] = []
    if expect.verdict and expect.verdict != found.verdict.value:
        rows.append(("verdict", expect.verdict, found.verdict.value))
    unnamed = list(found.duties) if expect.duties and found.duties_judged else []
    for place, standings in expect.duties.items():
        here = [d for d in found.duties if place in _places(d.cite)]
        unnamed = [d for d in unnamed if d not in here]
        if {d.standing.value for d in here} != standings:
            rows.append((f"duties.{place}", _listed(standings), _listed(d.standing.value for d in here)))
    bad = (DutyStanding.VIOLATED, DutyStanding.UNDETERMINED)
    rows += [(f"duties.{_address(d.cite)}", "-", d.standing.value) for d in unnamed if d.standing in bad]
    return tuple(rows)


def _places(cite: Citation) -> tuple[str, ...]:
    """The ways of naming a provision, with and without its regulation and its label."""
    short = (cite.place, _address(cite))
    return (*short, *(f"{cite.regulation}:{one}" for one in short))


def _listed(standings: Iterable[str]) -> str:
    return ", ".join(sorted(set(standings))) or "-"


def _address(cite: Citation) -> str:
    return cite.place if cite.label is None else f"{cite.place}:{cite.label}"


def missing_facts(found: DecisionVerdict) -> tuple[Fact, ...]:
    """All facts that matter for an undetermined verdict."""
    judgements = (found.whole, *(e.judgement for e in found.entries))
    return tuple(dict.fromkeys(x for j in judgements if j.missing for x in j.missing.facts))
