"""Claims made ready to be evaluated in many scenes, and the standing of each claim in one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from checker.cases.scene import Record, Scene
from checker.evaluation.evaluator import compile_term
from checker.ir import factory as f
from checker.ir.norms import Strength
from checker.ir.terms import Term
from checker.ir.traversal import fields_of
from checker.legaltime.workdays import WorkCalendar
from checker.verification.claims import OWED, Claim, Mention
from checker.verification.polarity import favourable


class Standing(StrEnum):
    """What can be said of one claim."""

    SATISFIED = "satisfied"
    VIOLATED = "violated"
    NOT_APPLICABLE = "not_applicable"
    EXEMPT = "exempt"
    DEPARTURE = "departure"
    UNEXCUSED = "departure_without_reasons"
    UNDETERMINED = "undetermined"
    NOT_CHECKABLE = "not_checkable"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Finding:
    """The standing of one claim."""

    claim: Claim
    standing: Standing


BROKEN = (Standing.VIOLATED, Standing.UNEXCUSED)


@dataclass(frozen=True)
class Bench:
    """Claims made ready to be evaluated many times; built once per kind of act."""

    claims: tuple[Claim, ...]
    calendar: WorkCalendar | None

    @cached_property
    def _compiled(self) -> tuple[tuple[Claim, object, object, object, object], ...]:
        def ready(term: Term) -> object:
            return compile_term(term, self.calendar)

        return tuple((c, ready(c.applies), ready(c.exempted), ready(c.holds), ready(c.excuse)) for c in self.claims)

    @cached_property
    def _judged(self) -> tuple[frozenset[str], ...]:
        terms = ((c.applies, c.holds) for c in self.claims)
        scopes = ("judged", "unit_judged")
        return tuple(frozenset(n for term in pair for scope, n in fields_of(term) if scope in scopes) for pair in terms)

    @cached_property
    def _lawful(self) -> object:
        return compile_term(self.lawful, self.calendar)

    @cached_property
    def lawful(self) -> Term:
        """All binding claims together."""
        return f.conj(*(c.lawful for c in self.claims if binding(c)))

    @cached_property
    def favours(self) -> Mapping[tuple[str, str], bool]:
        """The judged facts that a favourable decision asserts: what conditions ask, never what takes the act out of one."""
        return favourable(c.holds for c in self.claims if binding(c))

    def asserted(self, scene: Scene) -> tuple[Scene, tuple[str, ...]]:
        """The scene with the judgements that a favourable decision asserts where none is recorded; and their names."""
        if not self.favours:
            return scene, ()
        records = dict(scene.records)
        relied: list[str] = []
        for scope in dict.fromkeys(scope for scope, _ in self.favours):
            recorded = records[scope].values if scope in records else {}
            own = {name: value for (of, name), value in self.favours.items() if of == scope and name not in recorded}
            records[scope] = Record({**own, **recorded})
            relied += [name if value else f"not {name}" for name, value in own.items()]
        return replace(scene, records=records), tuple(sorted(set(relied)))

    def findings(self, scene: Scene, choice: Mapping[str, str]) -> tuple[Finding, ...]:
        """The standing of every claim."""
        return tuple(
            Finding(c, _standing(c, applies, exempted, holds, excuse, scene, choice))
            for c, applies, exempted, holds, excuse in self._compiled
        )

    def judgements_in(self, findings: Sequence[Finding]) -> frozenset[str]:
        """The judged facts that the claims which apply ask for."""
        passed = (Standing.NOT_APPLICABLE, Standing.EXEMPT)
        applying = (names for x, names in zip(findings, self._judged, strict=True) if x.standing not in passed)
        return frozenset().union(*applying)

    def robust(self, scene: Scene) -> bool:
        """Whether the evaluator already sees the same value under all readings."""
        return self._lawful(scene, {}) in (True, False)  # type: ignore[operator]


def binding(claim: Claim) -> bool:
    """Whether breaking the claim makes an act unlawful."""
    return claim.strength in (Strength.STRICT, Strength.IN_PRINCIPLE) and claim.aspect not in ("may", "encourage", OWED)


def _mentioned(claim: Claim, speaks: object) -> bool:
    match claim.mention:
        case Mention.ALWAYS:
            return True
        case Mention.WHERE_IT_APPLIES:
            return speaks is True
        case Mention.NEVER:
            return False


def _standing(
    claim: Claim,
    applies: object,
    exempted: object,
    holds: object,
    excuse: object,
    scene: Scene,
    choice: Mapping[str, str],
) -> Standing:
    speaks = applies(scene, choice)  # type: ignore[operator]
    if speaks is False:
        return Standing.NOT_APPLICABLE
    out = exempted(scene, choice)  # type: ignore[operator]
    if out is True:
        return Standing.EXEMPT
    if not binding(claim) and claim.aspect != OWED:
        return Standing.NOT_CHECKABLE
    kept = holds(scene, choice)  # type: ignore[operator]
    if kept is True:
        return Standing.SATISFIED if _mentioned(claim, speaks) else Standing.NOT_APPLICABLE
    if claim.strength is Strength.IN_PRINCIPLE:
        reasons = excuse(scene, choice)  # type: ignore[operator]
        if speaks is True and out is False and kept is False:
            return {True: Standing.DEPARTURE, False: Standing.UNEXCUSED}.get(reasons, Standing.UNDETERMINED)
        return Standing.SATISFIED if reasons is True else Standing.UNDETERMINED
    if speaks is True and out is False and kept is False:
        return Standing.OPEN if claim.aspect == OWED else Standing.VIOLATED
    return Standing.UNDETERMINED
