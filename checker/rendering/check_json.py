"""The report of `check` as JSON, Markdown, JUnit and GitHub annotations."""

import json
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from checker.diagnostics.diagnostic import Language
from checker.ir.regulation import Spec
from checker.lawtext.citation import write_citation
from checker.rendering.findings import finding_line
from checker.rendering.words import SIGNS, VERDICTS, act_in_words, fact_in_words, pick, place_in_words
from checker.smt.facts import Fact, fact_key
from checker.verification.bench import Finding, Standing
from checker.verification.judge import Judgement
from checker.verification.settle import Decided
from checker.verification.verdict import DecisionVerdict, DossierVerdict, decisive, missing_facts, turning

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
    }


def _decision(d: DecisionVerdict, spec: Spec, lang: Language) -> Mapping[str, Any]:
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
        "mismatches": [{"what": w, "expected": e, "found": f} for w, e, f in d.mismatches],
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
    return body


def _settled(settled: object) -> str:
    if isinstance(settled, Decided):
        return "lawful" if settled.value else "unlawful"
    return "undetermined"


def _finding(x: Finding, lang: Language) -> Mapping[str, Any]:
    return {
        "provision": write_citation(x.claim.cite),
        "place": place_in_words(x.claim.cite, lang),
        "aspect": x.claim.aspect,
        "about": x.claim.about or None,
        "nature": x.claim.nature.value,
        "strength": x.claim.strength.value,
        "standing": x.standing.value,
    }


def _fact(fact: Fact, spec: Spec, lang: Language) -> Mapping[str, Any]:
    return {"fact": ".".join(p for p in fact_key(fact) if p), "label": fact_in_words(fact, spec, lang)}


def check_markdown(results: Sequence[DossierVerdict], spec: Spec, lang: Language) -> str:
    """A table per dossier, for a report that is read by people."""
    zh = lang == "zh"
    lines: list[str] = []
    for r in results:
        lines += [f"## {r.title or r.file}", "", f"`{r.file}`", ""]
        lines.append(
            "| 决定 | 行为 | 日期 | 结论 | 条款 | 读法 | 缺少的事实 |"
            if zh
            else "| decision | act | day | verdict | provisions | readings | missing facts |"
        )
        lines.append("|---|---|---|---|---|---|---|")
        for d in r.decisions:
            cites = "、".join(place_in_words(c, lang) for c in decisive(d))
            facts = "；".join(fact_in_words(x, spec, lang) for x in missing_facts(d))
            cells = [
                d.identifier,
                act_in_words(d.act, spec, lang),
                str(d.day or ""),
                pick(VERDICTS[d.verdict], lang),
                cites,
                "、".join(turning(d)),
                facts,
            ]
            lines.append("| " + " | ".join(c.replace("|", "\\|") for c in cells) + " |")
            lines += [f"| ↳ {e.name} |  |  | {pick(VERDICTS[e.judgement.verdict], lang)} |  |  |  |" for e in d.entries]
        lines.append("")
    return "\n".join(lines)


def check_junit(results: Sequence[DossierVerdict], spec: Spec, lang: Language) -> str:
    """One test suite per dossier, one case per decision: unlawful is a failure, undetermined is skipped with its reason."""
    out = ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>"]
    for r in results:
        bad = sum(d.verdict == "unlawful" for d in r.decisions)
        out.append(f'  <testsuite name={_attribute(r.file)} tests="{len(r.decisions)}" failures="{bad}">')
        for d in r.decisions:
            out.append(f"    <testcase classname={_attribute(d.regulation)} name={_attribute(d.identifier)}>")
            text = escape("\n".join(_lines(d, spec, lang)))
            if d.verdict == "unlawful":
                out.append(f"      <failure message={_attribute(pick(VERDICTS[d.verdict], lang))}>{text}</failure>")
            elif d.verdict == "undetermined":
                out.append(f"      <skipped message={_attribute(text)}/>")
            out.append("    </testcase>")
        out.append("  </testsuite>")
    out.append("</testsuites>")
    return "\n".join(out)


def check_github(results: Sequence[DossierVerdict], spec: Spec, lang: Language) -> str:
    """Workflow annotations: unlawful decisions are errors, undetermined ones warnings."""
    out = []
    for r in results:
        for d in r.decisions:
            level = {"unlawful": "error", "undetermined": "warning"}.get(d.verdict.value)
            if level:
                text = "%0A".join(x.replace("%", "%25") for x in _lines(d, spec, lang))
                title = f"{SIGNS[d.verdict]} {d.identifier} {pick(VERDICTS[d.verdict], lang)}"
                out.append(f"::{level} file={r.file},line={d.line},title={title}::{text}")
    return "\n".join(out)


def _lines(d: DecisionVerdict, spec: Spec, lang: Language) -> list[str]:
    wanted = (Standing.VIOLATED, Standing.UNEXCUSED, Standing.UNDETERMINED)
    judgements = [d.whole, *(e.judgement for e in d.entries)]
    lines = [finding_line(x, spec, lang) for j in judgements for x in j.findings if x.standing in wanted]
    return [*dict.fromkeys(lines), *(fact_in_words(x, spec, lang) for x in missing_facts(d))] or [
        pick(VERDICTS[d.verdict], lang)
    ]


def _attribute(text: str) -> str:
    """A quoted value of an attribute; line ends are kept."""
    return '"' + escape(text).replace("\n", "&#10;") + '"'
