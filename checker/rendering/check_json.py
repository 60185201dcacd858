"""The report of `check` as JSON; `spec/output/check-1.json` is its schema."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from checker.diagnostics.diagnostic import Language
from checker.ir.regulation import Spec
from checker.ir.terms import Count
from checker.lawtext.citation import write_citation
from checker.rendering.doubts import doubt_in_json
from checker.rendering.duties_json import duty_in_json
from checker.rendering.findings import measured
from checker.rendering.words import fact_in_words, place_in_words
from checker.smt.facts import Fact, FieldFact, fact_key
from checker.verification.bar_end import BarEnd
from checker.verification.bench import Finding, Standing
from checker.verification.claims import Claim
from checker.verification.conclusions import Decided, MinimalReason, Reasons
from checker.verification.judge import Explained, Judgement
from checker.verification.shortfall import Shortfall
from checker.verification.verdict import DecisionVerdict, DossierVerdict, decisive, turning

VERSION = 1


def check_json(results: Sequence[DossierVerdict], spec: Spec, lang: Language) -> str:
    """A versioned JSON object; its shape is described in docs/output.md."""
    body = {"version": VERSION, "kind": "check", "dossiers": [_dossier(r, spec, lang) for r in results]}
    return json.dumps(body, ensure_ascii=False, indent=2)


def _dossier(result: DossierVerdict, spec: Spec, lang: Language) -> Mapping[str, Any]:
    return {
        "file": result.file,
        "title": result.title,
        "verdict": result.verdict.value,
        "decisions": [_decision(d, spec, lang) for d in result.decisions],
        "duties": {
            "judged": result.duties_judged,
            "acts_complete_through": str(result.acts_complete_through) if result.acts_complete_through else None,
            "without_trigger": result.unseen,
            "arisen": [duty_in_json(d) for d in result.duties],
        },
        "mismatches": _mismatches(result.mismatches),
    }


def _mismatches(rows: Sequence[tuple[str, str, str]]) -> list[Mapping[str, str]]:
    return [{"what": what, "expected": expected, "found": found} for what, expected, found in rows]


def _decision(d: DecisionVerdict, spec: Spec, lang: Language) -> Mapping[str, Any]:
    alternative = d.alternative
    return {
        "id": d.identifier,
        "act": d.act,
        "day": str(d.day) if d.day else None,
        "subject": d.subject or None,
        "line": d.line,
        "regulation": d.regulation,
        "verdict": d.verdict.value,
        "by": [write_citation(c) for c in decisive(d)],
        "readings": list(turning(d)),
        "governed": not d.ungoverned,
        "regulated": not d.unregulated,
        "outlives": str(d.outlives) if d.outlives else None,
        "supportable_by": [write_citation(c) for c in d.supportable.cites] if d.supportable else [],
        "whole": _judgement(d.whole, spec, lang),
        "entries": [
            {
                "subject": e.subject,
                "name": e.name,
                "award": e.award,
                "category": e.category,
                **_judgement(e.judgement, spec, lang),
            }
            for e in d.entries
        ],
        "alternative": None if alternative is None else [_fact(x, spec, lang) for x in alternative.changes],
        "owed": [{"provision": write_citation(x.cite), "what": x.what, "standing": x.standing.value} for x in d.owed],
        "doubts": [doubt_in_json(x, spec, lang) for x in d.doubts],
        "mismatches": _mismatches(d.mismatches),
    }


def _judgement(j: Judgement, spec: Spec, lang: Language) -> Mapping[str, Any]:
    shown = [x for x in j.findings if x.standing is not Standing.NOT_APPLICABLE]
    body: dict[str, Any] = {
        "verdict": j.verdict.value,
        "findings": [_finding(x, lang) for x in shown],
        "relied_on": list(j.relied),
    }
    if j.missing is not None:
        body["missing"] = [_fact(x, spec, lang) for x in j.missing.facts]
        body["perhaps_missing"] = [_fact(x, spec, lang) for x in j.missing.unsure]
    for key, sets in (("settle_lawful", j.to_lawful), ("settle_unlawful", j.to_unlawful)):
        if sets is not None:
            body[key] = {
                "complete": sets.complete,
                "sets": [[_fact(x, spec, lang) for x in s.facts] for s in sets.sets],
            }
    if j.dependence is not None:
        body["same_under_every_reading"] = j.dependence.same
        body["turned_by"] = [{"change": dict(t.change), "verdict": _settled(t.settled)} for t in j.dependence.changes]
    if j.gaps:
        body["calendar_not_published"] = list(j.gaps)
    if j.unsettled is not None:
        reason = j.unsettled.reason
        body["unsettled"] = reason.message_zh if lang == "zh" else reason.message_en
    if j.reasons:
        body["reasons"] = [_reason(c, explained, spec, lang) for c, explained in j.reasons]
    if j.shortfalls:
        body["shortfalls"] = [_shortfall(c, s, spec, lang) for c, s in j.shortfalls]
    if j.ends:
        body["bar_ends"] = [_bar_end(c, end) for c, end in j.ends]
    return body


def _reason(claim: Claim, explained: Explained, spec: Spec, lang: Language) -> Mapping[str, Any]:
    reasons: tuple[MinimalReason, ...] = ()
    complete = False
    match explained:
        case MinimalReason() as one:
            reasons = (one,)
        case Reasons(reasons=reasons, complete=complete):
            pass
        case _:
            pass
    sets = [(*r.facts, *(FieldFact(scope, name) for scope, kind, name in r.given if not kind)) for r in reasons]
    return {**_of(claim), "sets": [[_fact(x, spec, lang) for x in one] for one in sets], "complete": complete}


def _shortfall(claim: Claim, s: Shortfall, spec: Spec, lang: Language) -> Mapping[str, Any]:
    regulation = spec.regulation(claim.cite.regulation)
    assert regulation is not None  # INVARIANT: claims cite loaded regulations
    found, due, label = measured(s, spec, regulation, lang)
    if isinstance(s.field, Count):
        fact = {"fact": f"{s.field.source.scope}.{s.field.source.kind}", "label": label}
    else:
        fact = {**_fact(FieldFact(s.field.scope, s.field.name), spec, lang)}
    return {**_of(claim), **fact, "found": found, "relation": s.relation, "due": due}


def _bar_end(claim: Claim, end: BarEnd) -> Mapping[str, Any]:
    free = end.first_free
    known = {} if free is None else {"round": free} if isinstance(free, int) else {"day": str(free)}
    return {**_of(claim), "first_free": known}


def _of(claim: Claim) -> Mapping[str, Any]:
    return {"provision": write_citation(claim.cite), "aspect": claim.aspect}


def _settled(settled: object) -> str:
    if isinstance(settled, Decided):
        return "lawful" if settled.value else "unlawful"
    return "undetermined"


def _finding(x: Finding, lang: Language) -> Mapping[str, Any]:
    return {
        **_of(x.claim),
        "place": place_in_words(x.claim.cite, lang),
        "about": x.claim.about or None,
        "nature": x.claim.nature.value,
        "strength": x.claim.strength.value,
        "standing": x.standing.value,
    }


def _fact(fact: Fact, spec: Spec, lang: Language) -> Mapping[str, Any]:
    return {"fact": ".".join(p for p in fact_key(fact) if p), "label": fact_in_words(fact, spec, lang)}
