"""The report of `check` as Markdown, JUnit and GitHub annotations."""

from collections.abc import Sequence
from html import escape

from checker.diagnostics.diagnostic import Language
from checker.ir.regulation import Spec
from checker.rendering.annotations import annotation
from checker.rendering.findings import finding_line
from checker.rendering.words import SIGNS, VERDICTS, act_in_words, fact_in_words, pick, places_in_words, unpublished
from checker.verification.bench import Standing
from checker.verification.verdict import DecisionVerdict, DossierVerdict, decisive, missing_facts, turning


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
            cites = places_in_words(decisive(d), lang)
            facts = ("；" if zh else "; ").join(_lacking(d, spec, lang))
            cells = [
                d.identifier,
                act_in_words(d.act, spec, lang),
                str(d.day or ""),
                pick(VERDICTS[d.verdict], lang),
                cites,
                ("、" if zh else ", ").join(turning(d)),
                facts,
            ]
            lines.append(_row(cells))
            for e in d.entries:
                lines.append(_row([f"↳ {e.name}", "", "", pick(VERDICTS[e.judgement.verdict], lang), "", "", ""]))
        lines.append("")
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(c.replace("|", "\\|").replace("\n", " ") for c in cells) + " |"


def check_junit(results: Sequence[DossierVerdict], spec: Spec, lang: Language) -> str:
    """One test suite per dossier, one case per decision: unlawful is a failure, undetermined is skipped with its reason."""
    out = ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>"]
    for r in results:
        bad, left = (sum(d.verdict == v for d in r.decisions) for v in ("unlawful", "undetermined"))
        counts = f'tests="{len(r.decisions)}" failures="{bad}" skipped="{left}"'
        out.append(f"  <testsuite name={_attribute(r.file)} {counts}>")
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
                title = f"{SIGNS[d.verdict]} {d.identifier} {pick(VERDICTS[d.verdict], lang)}"
                out.append(annotation(level, "\n".join(_lines(d, spec, lang)), title, r.file, d.line))
    return "\n".join(out)


def _lines(d: DecisionVerdict, spec: Spec, lang: Language) -> list[str]:
    wanted = (Standing.VIOLATED, Standing.UNEXCUSED, Standing.UNDETERMINED)
    judgements = [d.whole, *(e.judgement for e in d.entries)]
    lines = [finding_line(x, spec, lang) for j in judgements for x in j.findings if x.standing in wanted]
    return [*dict.fromkeys(lines), *_lacking(d, spec, lang)] or [pick(VERDICTS[d.verdict], lang)]


def _lacking(d: DecisionVerdict, spec: Spec, lang: Language) -> list[str]:
    """What stands in the way of a verdict: missing facts, a calendar that is not published."""
    gaps = sorted({year for j in (d.whole, *(e.judgement for e in d.entries)) for year in j.gaps})
    facts = [fact_in_words(x, spec, lang) for x in missing_facts(d)]
    return [*facts, *([unpublished(gaps, lang)] if gaps else [])]


def _attribute(text: str) -> str:
    """A quoted value of an attribute; line ends are kept."""
    return '"' + escape(text).replace("\n", "&#10;") + '"'
