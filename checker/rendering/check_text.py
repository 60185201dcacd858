"""The report of `check` for a terminal: what was decided, whether it was lawful, by which provisions, what is missing."""

from collections.abc import Iterator, Sequence

from checker.diagnostics.diagnostic import Language
from checker.ir.regulation import Regulation, Spec
from checker.rendering.doubts import doubt_in_words
from checker.rendering.duties import counted, duties_section, still_owed
from checker.rendering.findings import details, finding_line
from checker.rendering.words import (
    SIGNS,
    VERDICTS,
    act_in_words,
    articles_in_words,
    fact_in_words,
    pick,
    places_in_words,
    unpublished,
)
from checker.verification.bench import BROKEN, Standing, binding
from checker.verification.conclusions import Decided, SettlingSets
from checker.verification.judge import Judgement
from checker.verification.verdict import DecisionVerdict, DossierVerdict

SHOWN_ENTRIES = 40


def check_text(results: Sequence[DossierVerdict], spec: Spec, lang: Language, *, verbose: bool, command: str) -> str:
    """The whole report."""
    lines: list[str] = []
    for result in results:
        lines += [*_dossier(result, spec, lang, verbose), ""]
    zh = lang == "zh"
    counts = {v: sum(d.verdict.value == v for r in results for d in r.decisions) for v in VERDICTS}
    total = (
        "，".join(f"{pick(VERDICTS[v], lang)} {n}" for v, n in counts.items())
        if zh
        else ", ".join(f"{n} {v}" for v, n in counts.items())
    )
    lines.append(f"合计：{total}" if zh else f"total: {total}")
    judged = [duty for r in results if r.duties_judged for duty in r.duties]
    if judged:
        summed = ("，" if zh else ", ").join(counted(judged, lang))
        lines.append(f"义务：{summed}" if zh else f"duties: {summed}")
    lines.append(
        "更多：--verbose 列出全部条款；checker explain 规章:条 解释一条；--reading 名称=取法 改用一种读法"
        if zh
        else "more: --verbose lists every provision; checker explain REGULATION:PLACE explains one; "
        "--reading NAME=ALTERNATIVE chooses a reading"
    )
    lines.append(f"复现：{command}" if zh else f"reproduce: {command}")
    return "\n".join(lines)


def _dossier(result: DossierVerdict, spec: Spec, lang: Language, verbose: bool) -> Iterator[str]:
    yield f"{'卷宗' if lang == 'zh' else 'dossier'} {result.file}  {result.title}"
    for decision in result.decisions:
        yield from _decision(decision, spec, lang, verbose)
    yield from duties_section(result, spec, lang, verbose=verbose)
    for what, expected, found in result.mismatches:
        yield f"  {_unexpected(what, expected, found, lang)}"


def _decision(d: DecisionVerdict, spec: Spec, lang: Language, verbose: bool) -> Iterator[str]:
    zh = lang == "zh"
    regulation = spec.regulation(d.regulation)
    day = f" {d.day}" if d.day else ""
    about = f" {d.subject}" if d.subject else ""
    yield f"  {SIGNS[d.verdict]} {pick(VERDICTS[d.verdict], lang)}  {d.identifier} {act_in_words(d.act, spec, lang)}{day}{about}  〔{d.regulation}〕"
    if d.ungoverned:
        replaced = regulation.superseded if regulation else None
        by_zh = f"（{replaced[0]} 起由{replaced[1]}取代，该文本未建模）" if replaced else ""
        by_en = f" (replaced from {replaced[0]} by {replaced[1]}, which is not modelled)" if replaced else ""
        yield (
            f"      该行为不在本规章的施行期间内，不受其规范{by_zh}"
            if zh
            else f"      the act lies outside the time of this regulation, which does not govern it{by_en}"
        )
    if d.unregulated:
        yield "      本规章没有条款规范这一行为" if zh else "      no provision of this regulation speaks of this act"
    for line in still_owed(d.owed, spec, lang, lawful=d.verdict == "lawful"):
        yield f"      {line}"
    yield from _judgement(d.whole, regulation, spec, lang, verbose, "      ", d.verdict)
    if d.outlives is not None:
        yield (
            f"      注意：禁止期超出本规章的有效期（至 {d.outlives}），其后的效力取决于读法 after_lapse"
            if zh
            else f"      note: the ban runs beyond this regulation (until {d.outlives}); its effect after that is reading after_lapse"
        )
    yield from (f"      {doubt_in_words(x, spec, lang)}" for x in d.doubts)
    if d.supportable is not None:
        cites = places_in_words(d.supportable.cites, lang)
        yield (
            f"      未说明的理由本可成立：{cites}；但须说明理由"
            if zh
            else f"      an unstated ground would hold ({cites}), but reasons must be stated"
        )
    shown = [e for e in d.entries if verbose or e.judgement.verdict != "lawful" or len(d.entries) <= SHOWN_ENTRIES]
    alike: dict[tuple[str, ...], list[str]] = {}
    for entry in shown:
        verdict = entry.judgement.verdict
        block = _judgement(entry.judgement, regulation, spec, lang, verbose, "          ", verdict)
        alike.setdefault((f"      {SIGNS[verdict]} {pick(VERDICTS[verdict], lang)}", *block), []).append(entry.name)
    for (head, *said), names in alike.items():
        yield f"{head}  {('、' if zh else ', ').join(names)}"
        yield from said
    if len(shown) < len(d.entries):
        n = len(d.entries) - len(shown)
        yield f"      其余 {n} 项合法" if zh else f"      {n} more entries are lawful"
    if d.alternative is not None:
        changes = "；".join(fact_in_words(f, spec, lang) for f in d.alternative.changes)
        yield (
            f"      最接近的合法情形须改变：{changes}"
            if zh
            else f"      the nearest lawful alternative changes: {changes}"
        )
    yield from _relied(d, spec, lang)
    for what, expected, found in d.mismatches:
        yield f"      {_unexpected(what, expected, found, lang)}"


def _unexpected(what: str, expected: str, found: str, lang: Language) -> str:
    if lang == "zh":
        return f"与预期不符（{what}）：预期 {expected}，实得 {found}"
    return f"not as expected ({what}): expected {expected}, found {found}"


def _relied(d: DecisionVerdict, spec: Spec, lang: Language) -> Iterator[str]:
    names = {n for j in (d.whole, *(e.judgement for e in d.entries)) for n in j.relied}
    labels = spec.vocabulary.judgements
    denied = "并非“{}”" if lang == "zh" else "not '{}'"
    words = [label.in_language(lang) for n, label in labels.items() if n in names]
    words += [denied.format(label.in_language(lang)) for n, label in labels.items() if f"not {n}" in names]
    if words and lang == "zh":
        yield f"      依赖决定机关自身的认定：{'、'.join(words)}"
    elif words:
        yield f"      relies on the decider's own judgements: {', '.join(words)}"


def _judgement(
    j: Judgement, regulation: Regulation | None, spec: Spec, lang: Language, verbose: bool, pad: str, overall: str
) -> Iterator[str]:
    zh = lang == "zh"
    wanted = {*BROKEN, Standing.DEPARTURE} | ({Standing.UNDETERMINED} if j.verdict == "undetermined" else set())
    shown: dict[str, None] = {}
    groundless = any(x.claim.aspect == "ground" and x.standing in BROKEN for x in j.findings)
    for x in j.findings:
        if groundless and x.claim.aspect == "basis" and not verbose:
            continue
        if x.standing in wanted or (verbose and x.standing is not Standing.NOT_APPLICABLE):
            shown[f"{pad}{finding_line(x, spec, lang)}"] = None
            shown.update({f"{pad}        {line}": None for line in details(x, j, regulation, spec, lang)})
    yield from shown
    still_open = sum(x.standing is Standing.UNDETERMINED and binding(x.claim) for x in j.findings)
    if still_open and not verbose and j.verdict == "unlawful":
        yield (
            f"{pad}另有 {still_open} 项不能判定（--verbose 列出）"
            if zh
            else f"{pad}{still_open} more cannot be determined (--verbose lists them)"
        )
    if not verbose and j.verdict == "lawful":
        cites = [x.claim.cite for x in j.findings if x.standing is Standing.SATISFIED]
        if cites:
            yield f"{pad}{'符合：' if zh else 'satisfies '}{articles_in_words(cites, lang)}"
    yield from _missing(j, spec, lang, pad)
    if j.gaps:
        yield f"{pad}{unpublished(j.gaps, lang)}"
    elif j.unsettled is not None:
        yield f"{pad}{j.unsettled.reason.message_zh if zh else j.unsettled.reason.message_en}"
    if verbose or not (overall == "unlawful" and j.verdict == "lawful"):
        yield from _readings(j, regulation, spec, lang, pad, verbose)


def _missing(j: Judgement, spec: Spec, lang: Language, pad: str) -> Iterator[str]:
    """The facts to find out. Where only one matters, its value decides; else the smallest sets that may suffice."""
    zh = lang == "zh"
    facts, unsure = (j.missing.facts, j.missing.unsure) if j.missing is not None else ((), ())
    if len(facts) == 1 and not unsure:
        yield (
            f"{pad}缺少的事实（查明这一项即可判定）：{fact_in_words(facts[0], spec, lang)}"
            if zh
            else f"{pad}missing fact, which alone decides: {fact_in_words(facts[0], spec, lang)}"
        )
        return
    if facts:
        yield f"{pad}{'缺少的、会影响结论的事实：' if zh else 'missing facts that matter:'}"
        yield from (f"{pad}  - {fact_in_words(x, spec, lang)}" for x in facts)
    if unsure:
        yield f"{pad}{'可能影响结论、未能查清的事实：' if zh else 'facts that may matter, which could not be told:'}"
        yield from (f"{pad}  - {fact_in_words(x, spec, lang)}" for x in unsure)
    yield from _sets(j.to_lawful, "lawful", spec, lang, pad)
    yield from _sets(j.to_unlawful, "unlawful", spec, lang, pad)


def _sets(sets: SettlingSets | None, way: str, spec: Spec, lang: Language, pad: str) -> Iterator[str]:
    if sets is None or not sets.sets:
        return
    zh = lang == "zh"
    word = pick(VERDICTS[way], lang)
    yield f"{pad}查明下列任一组，有可能足以判为{word}：" if zh else f"{pad}any of these sets could settle it as {word}:"
    for one in sets.sets[:3]:
        names = [fact_in_words(x, spec, lang) for x in one.facts]
        yield f"{pad}  {{ {'；'.join(names) if zh else '; '.join(names)} }}"


def _readings(
    j: Judgement, regulation: Regulation | None, spec: Spec, lang: Language, pad: str, verbose: bool
) -> Iterator[str]:
    if j.dependence is None or j.dependence.same:
        return
    zh = lang == "zh"
    sorts = {**spec.vocabulary.readings, **(regulation.readings if regulation else {})}
    for turned in j.dependence.changes:
        if not (verbose or isinstance(turned.settled, Decided)):
            continue
        parts = []
        for name, alternative in turned.change:
            sort = sorts[name]
            reason = next(a for a in sort.alternatives if a.name == alternative)
            parts.append(f"{name}={alternative}（{reason.zh}）" if zh else f"{name}={alternative} ({reason.en})")
        verdict = _settled_word(turned.settled, lang)
        joined = " + ".join(parts)
        yield (
            f"{pad}结论取决于读法：若取 {joined}，则{verdict}"
            if zh
            else f"{pad}depends on a reading: under {joined} it is {verdict}"
        )


def _settled_word(settled: object, lang: Language) -> str:
    if isinstance(settled, Decided):
        return pick(VERDICTS["lawful" if settled.value else "unlawful"], lang)
    return pick(VERDICTS["undetermined"], lang)
