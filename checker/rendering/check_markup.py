"""The report of `check` as Markdown, JUnit and GitHub annotations."""

from collections.abc import Sequence
from html import escape

from checker.diagnostics.diagnostic import Language
from checker.ir.regulation import Spec
from checker.lawtext.citation import write_citation
from checker.rendering.annotations import annotation
from checker.rendering.doubts import doubt_in_words
from checker.rendering.duties import (
    duty_details,
    duty_line,
    owed_in_words,
    standing_in_words,
    still_owed,
    who_in_words,
)
from checker.rendering.findings import finding_line
from checker.rendering.words import SIGNS, VERDICTS, act_in_words, fact_in_words, pick, places_in_words, unpublished
from checker.verification.bench import Standing
from checker.verification.duty import DutyStanding, Kind
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
        doubted = [f"- {d.identifier}: {doubt_in_words(x, spec, lang)}" for d in r.decisions for x in d.doubts]
        lines += [*([""] if doubted else []), *doubted, *_duties_table(r, spec, lang), ""]
    return "\n".join(lines)


def _duties_table(r: DossierVerdict, spec: Spec, lang: Language) -> list[str]:
    """The duties that bear on the verdict, and those that a decision or a ground leaves."""
    shown = [d for d in r.duties if r.duties_judged or d.kind is Kind.CONSEQUENCE]
    if not shown:
        return []
    zh = lang == "zh"
    rows = [
        "",
        "| 义务人 | 义务 | 主体 | 状态 | 条款 | 说明 |"
        if zh
        else "| who | duty | subject | standing | provision | note |",
    ]
    rows.append("|---|---|---|---|---|---|")
    for d in shown:
        note = ("；" if zh else "; ").join(duty_details(d, spec, lang))
        words = [who_in_words(d, spec, lang), owed_in_words(d, spec, lang), d.name, standing_in_words(d, lang)]
        rows.append(_row([*words, places_in_words([d.cite], lang), note]))
    return rows


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(c.replace("|", "\\|").replace("\n", " ") for c in cells) + " |"


def check_junit(results: Sequence[DossierVerdict], spec: Spec, lang: Language) -> str:
    """One test suite per dossier, one case per decision and per duty that is judged: unlawful or violated is a failure,
    undetermined is skipped with its reason."""
    out = ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>"]
    for r in results:
        duties = r.duties if r.duties_judged else ()
        bad, left = (sum(d.verdict == v for d in r.decisions) for v in ("unlawful", "undetermined"))
        bad += sum(d.standing is DutyStanding.VIOLATED for d in duties)
        left += sum(d.standing is DutyStanding.UNDETERMINED for d in duties)
        counts = f'tests="{len(r.decisions) + len(duties)}" failures="{bad}" skipped="{left}"'
        out.append(f"  <testsuite name={_attribute(r.file)} {counts}>")
        for d in r.decisions:
            out.append(f"    <testcase classname={_attribute(d.regulation)} name={_attribute(d.identifier)}>")
            text = escape("\n".join(_lines(d, spec, lang)))
            if d.verdict == "unlawful":
                out.append(f"      <failure message={_attribute(pick(VERDICTS[d.verdict], lang))}>{text}</failure>")
            elif d.verdict == "undetermined":
                out.append(f"      <skipped message={_attribute(text)}/>")
            out.append("    </testcase>")
        for duty in duties:
            name = _attribute(f"{write_citation(duty.cite)} {owed_in_words(duty, spec, lang)} {duty.name}".strip())
            out.append(f"    <testcase classname={_attribute(duty.cite.regulation)} name={name}>")
            told = "\n".join((duty_line(duty, spec, lang), *duty_details(duty, spec, lang)))
            if duty.standing is DutyStanding.VIOLATED:
                message = _attribute(standing_in_words(duty, lang))
                out.append(f"      <failure message={message}>{escape(told)}</failure>")
            elif duty.standing is DutyStanding.UNDETERMINED:
                out.append(f"      <skipped message={_attribute(told)}/>")
            out.append("    </testcase>")
        out.append("  </testsuite>")
    out.append("</testsuites>")
    return "\n".join(out)


def check_github(results: Sequence[DossierVerdict], spec: Spec, lang: Language) -> str:
    """Workflow annotations: unlawful decisions and violated duties are errors, undetermined ones warnings; what a decision
    left out is a notice."""
    out = []
    for r in results:
        for d in r.decisions:
            level = {"unlawful": "error", "undetermined": "warning"}.get(d.verdict.value)
            if level:
                title = f"{SIGNS[d.verdict]} {d.identifier} {pick(VERDICTS[d.verdict], lang)}"
                out.append(annotation(level, "\n".join(_lines(d, spec, lang)), title, r.file, d.line))
            notes = (doubt_in_words(x, spec, lang) for x in d.doubts)
            for line in (*still_owed(d.owed, spec, lang, lawful=d.verdict == "lawful"), *notes):
                out.append(annotation("notice", line, d.identifier, r.file, d.line))
        for duty in r.duties if r.duties_judged else ():
            level = {"violated": "error", "undetermined": "warning"}.get(duty.standing.value)
            if level:
                title = f"{owed_in_words(duty, spec, lang)} {standing_in_words(duty, lang)}"
                text = "\n".join((duty_line(duty, spec, lang), *duty_details(duty, spec, lang)))
                out.append(annotation(level, text, title, r.file, 1))
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
