"""The report of `coverage` as text, Markdown, JSON, or annotations for GitHub."""

import json
from collections.abc import Iterator

from checker.diagnostics.diagnostic import Language
from checker.diagnostics.renderer import render
from checker.rendering.annotations import annotation
from checker.verbs.coverage import CoverageResult, Finding, LockFile, RegulationCoverage

JSON_VERSION = 1
HEAD_ZH = ("规章", "条", "项", "款", "有规范", "仅说明", "未作规定", "引文", "指纹", "发现")
HEAD_EN = (
    "regulation", "articles", "items", "paragraphs", "with norms", "informative", "silent", "quotes", "fingerprints",
    "findings",
)  # fmt: skip


def coverage_text(result: CoverageResult, lang: Language, *, command: str) -> str:
    """The report for a terminal: per regulation what was compared, then every finding, then the sum."""
    lines: list[str] = []
    for regulation in result.regulations:
        lines += [*_regulation(regulation, lang), ""]
    for fault in result.findings:
        lines += [render(fault, None, lang), ""]
    return "\n".join([*lines, *_sum(result, lang, command)])


def coverage_markdown(result: CoverageResult, lang: Language, *, command: str) -> str:
    """The report as a table and a list of findings."""
    zh = lang == "zh"
    head = HEAD_ZH if zh else HEAD_EN
    rows = [head, ("---",) * len(head)]
    for r in result.regulations:
        articles, items, paragraphs, _ = r.counts
        cells = (r.identifier, articles, items, paragraphs, len(r.modelled), len(r.informative), len(r.silent))
        rows.append((*map(str, cells), _share(r.quotes), _share(r.fingerprints), str(len(r.findings))))
    lines = ["# 覆盖核对" if zh else "# Coverage", "", *("| " + " | ".join(row) + " |" for row in rows), ""]
    for fault in result.findings:
        title = fault.title_zh if zh else fault.title_en
        lines.append(f"- **{fault.code}** `{fault.article}` {title}")
    return "\n".join([*lines, *([""] if result.findings else []), *_sum(result, lang, f"`{command}`")])


def coverage_json(result: CoverageResult) -> str:
    """The report as JSON: everything counted, every finding in both languages."""
    regulations = [_as_json(r) for r in result.regulations]
    findings = [_finding_json(f) for f in result.findings]
    whole = {"version": JSON_VERSION, "kind": "coverage", "clean": not findings, "regulations": regulations}
    return json.dumps({**whole, "findings": findings}, ensure_ascii=False, indent=2)


def coverage_github(result: CoverageResult, lang: Language) -> str:
    """One workflow command per finding, and a notice with the sum."""
    lines = []
    for fault in result.findings:
        title = fault.title_zh if lang == "zh" else fault.title_en
        lines.append(annotation("error", f"{fault.article} {title}", fault.code, fault.file, fault.line))
    lines.append(annotation("notice", _sum(result, lang, "")[0], "coverage"))
    return "\n".join(lines)


def locks_text(locks: tuple[LockFile, ...], lang: Language) -> str:
    """Which locks were rewritten."""
    zh = lang == "zh"
    changed, same = ("已更新", "未变") if zh else ("rewritten", "unchanged")
    return "\n".join(f"{lock.regulation}  {changed if lock.changed else same}  {lock.path}" for lock in locks)


def _regulation(r: RegulationCoverage, lang: Language) -> Iterator[str]:
    zh = lang == "zh"
    yield f"{r.title.zh}（{r.identifier}）" if zh else f"{r.title.en} ({r.identifier})"
    yield from (f"  {line}" for line in (_counted_zh(r) if zh else _counted_en(r)))


def _counted_zh(r: RegulationCoverage) -> tuple[str, str, str]:
    articles, items, paragraphs, others = r.counts
    source = "官方文本" if r.at_hand else "指纹文件记载"
    unnumbered = f"、{others} 处无号部分" if others else ""
    verified = f"核实：引文 {_share(r.quotes)}，指纹 {_share(r.fingerprints)}"
    not_verified = f"未核实：引文 {r.quotes[1]} 处，指纹 {r.fingerprints[1]} 个"
    return (
        f"{source} {articles} 条、{items} 项、{paragraphs} 款{unnumbered}",
        f"规则：{len(r.modelled)} 处有规范，{len(r.informative)} 处仅为说明，{len(r.silent)} 个事项文本未作规定",
        verified if r.at_hand else not_verified,
    )


def _counted_en(r: RegulationCoverage) -> tuple[str, str, str]:
    articles, items, paragraphs, others = r.counts
    source = "official text" if r.at_hand else "lock"
    unnumbered = f", {others} unnumbered parts" if others else ""
    verified = f"verified: quotes {_share(r.quotes)}, fingerprints {_share(r.fingerprints)}"
    not_verified = f"not verified: {r.quotes[1]} quotes, {r.fingerprints[1]} fingerprints"
    return (
        f"{source}: {articles} articles, {items} items, {paragraphs} paragraphs{unnumbered}",
        f"rules: {len(r.modelled)} places with norms, {len(r.informative)} informative only, "
        f"{len(r.silent)} topics the text is silent on",
        verified if r.at_hand else not_verified,
    )


def _sum(result: CoverageResult, lang: Language, command: str) -> list[str]:
    zh = lang == "zh"
    n, m = len(result.regulations), len(result.findings)
    blind = sum(not r.at_hand for r in result.regulations)
    if zh:
        first = f"{n} 份规章，" + (f"{m} 处发现" if m else "条款无遗漏")
        first += f"；{blind} 份没有官方文本，引文和指纹未核实" if blind else ""
        verify = "核实：--texts 文件夹（每份规章一个“标识.txt”）"
        more = "更多：checker explain 规章:条 解释一条；checker explain C501 解释一类发现"
        again = f"复现：{command}"
    else:
        first = f"{n} regulations, " + (f"findings: {m}" if m else "no provision left out")
        first += f"; {blind} without official text: quotes and fingerprints not verified" if blind else ""
        verify = "to verify: --texts DIR (one IDENTIFIER.txt per regulation)"
        more = "more: checker explain REGULATION:PLACE for a provision, checker explain C501 for a kind of finding"
        again = f"reproduce: {command}"
    return [first, *([verify] if blind else []), more, *([again] if command else [])]


def _share(pair: tuple[int, int]) -> str:
    return f"{pair[0]}/{pair[1]}"


def _as_json(r: RegulationCoverage) -> dict[str, object]:
    articles, items, paragraphs, others = r.counts
    return {
        "regulation": r.identifier,
        "title": {"zh": r.title.zh, "en": r.title.en},
        "file": r.file,
        "text_at_hand": r.at_hand,
        "articles": articles,
        "items": items,
        "paragraphs": paragraphs,
        "unnumbered": others,
        "modelled": list(r.modelled),
        "informative": list(r.informative),
        "silent": list(r.silent),
        "quotes": {"verified": r.quotes[0], "all": r.quotes[1]},
        "fingerprints": {"verified": r.fingerprints[0], "all": r.fingerprints[1]},
    }


def _finding_json(fault: Finding) -> dict[str, object]:
    return {
        "code": fault.code,
        "regulation": fault.regulation,
        "place": fault.at.place,
        "file": fault.file,
        "line": fault.line,
        "zh": fault.title_zh,
        "en": fault.title_en,
    }
