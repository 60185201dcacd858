"""Single findings in words: which provision, which side of it, what was asked and what was found."""

from collections.abc import Iterator
from datetime import date

from checker.cases.scene import Record, Scene
from checker.diagnostics.diagnostic import Language
from checker.ir.norms import Bar, BarLength, Forever, InRounds, InTime, Sanction, Strength
from checker.ir.regulation import Regulation, Spec
from checker.ir.terms import Count
from checker.ir.types import DateType, EnumType, IntType, ScoreType
from checker.lawtext.citation import Citation, write_citation
from checker.rendering.terms import describe
from checker.rendering.words import (
    ASPECTS,
    NATURES,
    STANDINGS,
    fact_in_words,
    field_in_words,
    field_type,
    kind_in_words,
    no_others,
    pick,
    place_in_words,
    value_in_words,
)
from checker.smt.facts import EventFact, EventFieldFact, Fact, FieldFact, ListFact
from checker.verification.bar_end import LAST_YEARS, BarEnd
from checker.verification.bench import BROKEN, Finding, Standing
from checker.verification.conclusions import MinimalReason, NoReason, NotForced, Reasons
from checker.verification.judge import Explained, Judgement
from checker.verification.shortfall import Shortfall

LONGEST = 160
"""Conditions that are longer in Chinese characters are not spelled out, in neither language."""
FIELDS_SHOWN = 4
BROKEN_ASPECTS = {
    "ground": ("所述事由不成立", "the stated ground does not hold"),
    "basis": ("没有依据", "no basis"),
    "consequence": ("缺少应当作出的处理，或与规定不符", "a mandatory consequence is missing or not as provided"),
    "bar": ("属于禁止或限制申报的情形", "kept out"),
}
RELATIONS = {
    "=": ("应为", "must be"),
    "<": ("应小于", "must be less than"),
    "<=": ("应不超过", "must not exceed"),
    ">": ("应大于", "must be more than"),
    ">=": ("应不少于", "must be at least"),
}
RELATIONS_OF_DAYS = {
    "=": ("应为", "must be"),
    "<": ("应早于", "must be before"),
    "<=": ("应不晚于", "must be no later than"),
    ">": ("应晚于", "must be after"),
    ">=": ("应不早于", "must be no earlier than"),
}


def finding_line(finding: Finding, spec: Spec, lang: Language) -> str:
    """One claim's standing with its provision, side and nature."""
    c = finding.claim
    special = BROKEN_ASPECTS.get(c.aspect) if finding.standing in BROKEN else None
    aspect = pick(special or ASPECTS.get(c.aspect, (c.aspect, c.aspect)), lang)
    nature = pick(NATURES[c.nature], lang)
    soft = ("，原则上" if lang == "zh" else ", in principle") if c.strength is Strength.IN_PRINCIPLE else ""
    exempt = ""
    if finding.standing is Standing.EXEMPT:
        exempt = " ← " + ", ".join(place_in_words(x, lang) for x in c.exempted_by)
    place = place_in_words(Citation("", c.cite.place), lang)
    standing = pick(STANDINGS[finding.standing], lang)
    words = f"{standing}  {place}  {aspect}{_about(finding, spec, lang)}"
    return f"{words}  〔{nature}{soft}〕 {write_citation(c.cite)}{exempt}"


def details(finding: Finding, j: Judgement, regulation: Regulation | None, spec: Spec, lang: Language) -> Iterator[str]:
    """What a claim that is broken or open asks, and the recorded values that fall short."""
    zh = lang == "zh"
    c = finding.claim
    if finding.standing not in (*BROKEN, Standing.UNDETERMINED) or regulation is None:
        return
    if c.about == "ban" and c.aspect == "consequence":
        yield f"{'应为：' if zh else 'must be: '}{'；'.join(_bans(finding, regulation, lang))}"
    else:
        yield from _asked(finding, j, regulation, spec, lang)
    counted = any(of is c and isinstance(s.field, Count) for of, s in j.shortfalls)
    for of, explained in j.reasons:
        if of is c and not counted:
            yield from reasons_in_words(explained, j.scene, spec, lang)


def _asked(finding: Finding, j: Judgement, regulation: Regulation, spec: Spec, lang: Language) -> Iterator[str]:
    zh = lang == "zh"
    c = finding.claim
    for end in (e for of, e in j.ends if of is c):
        yield _ending(end, lang)
    short = [s for of, s in j.shortfalls if of is c]
    for s in short:
        found, due, name = measured(s, spec, regulation, lang)
        relations = RELATIONS_OF_DAYS if isinstance(s.due, date) else RELATIONS
        relation = pick(relations[s.relation], lang)
        yield f"{name}为 {found}，{relation} {due}" if zh else f"{name} is {found}, {relation} {due}"
    if short or c.aspect in ("bar", "basis", "ground"):
        return
    if len(describe(c.holds, spec, regulation, "zh")) <= LONGEST:
        text = describe(c.holds, spec, regulation, lang)
        yield f"要求：{text}" if zh else f"asks: {text}"


def measured(s: Shortfall, spec: Spec, regulation: Regulation, lang: Language) -> tuple[str, str, str]:
    """What was found, what was due, and of what, in words."""
    if isinstance(s.field, Count):
        return str(s.found), str(s.due), describe(s.field, spec, regulation, lang)
    kind = field_type(s.field.scope, s.field.name, spec)
    found, due = (value_in_words(v, kind, spec, lang) for v in (s.found, s.due))
    return found, due, field_in_words(s.field.scope, s.field.name, spec, lang)


def _ending(end: BarEnd, lang: Language) -> str:
    zh = lang == "zh"
    match end.first_free:
        case None:
            return f"今后 {LAST_YEARS} 年内不会届满" if zh else f"does not end within {LAST_YEARS} years"
        case int() as number:
            return (
                f"如无新的情形，第 {number} 届起不再受限"
                if zh
                else f"free from round {number} on, if nothing else happens"
            )
        case day:
            return f"如无新的情形，{day} 起不再受限" if zh else f"free from {day} on, if nothing else happens"


def reasons_in_words(explained: Explained, scene: Scene | None, spec: Spec, lang: Language) -> Iterator[str]:
    """The recorded facts from which a broken claim follows: one minimal set, or all."""
    zh = lang == "zh"
    match explained:
        case MinimalReason() as only:
            yield from _reason(only, "依据的记录" if zh else "follows from", scene, spec, lang)
        case Reasons(reasons=reasons, complete=complete):
            n = len(reasons)
            for i, reason in enumerate(reasons, 1):
                more = "" if complete else ("，可能还有" if zh else ", there may be more")
                zh_head = f"足以得出此结论的记录（第 {i} 组，共 {n} 组{more}）"
                en_head = f"enough for this by itself (set {i} of {n}{more})"
                yield from _reason(reason, zh_head if zh else en_head, scene, spec, lang)
        case NotForced() | NoReason():
            return


def _reason(reason: MinimalReason, head: str, scene: Scene | None, spec: Spec, lang: Language) -> Iterator[str]:
    facts = [recorded(x, scene, spec, lang) for x in reason.facts]
    facts += [recorded(FieldFact(scope, name), scene, spec, lang) for scope, kind, name in reason.given if not kind]
    if facts:
        yield f"{head}：{'；'.join(facts)}" if lang == "zh" else f"{head}: {'; '.join(facts)}"


def _bans(finding: Finding, regulation: Regulation, lang: Language) -> list[str]:
    norms = [n for n in regulation.norms if n.anchor.cite == finding.claim.cite]
    ordered = [c.ban for n in norms if isinstance(n, Sanction) for c in n.consequences if c.ban is not None]
    declared = [length for n in norms if isinstance(n, Bar) for _, length in n.lengths]
    return [_ban(length, lang) for length in ordered or declared]


def _ban(length: BarLength, lang: Language) -> str:
    zh = lang == "zh"
    units = {"years": "年", "months": "个月", "days": "日"}
    match length:
        case InTime(count=count, unit=unit):
            return f"禁止申报 {count} {units[unit]}" if zh else f"a ban of {_counted(count, unit)}"
        case InRounds(rounds=rounds):
            return f"禁止申报 {rounds} 届" if zh else f"a ban of {_counted(rounds, 'rounds')}"
        case Forever():
            return "永久禁止申报" if zh else "a ban for ever"
        case _:
            return "禁止申报" if zh else "a ban"


def _counted(n: int, plural: str) -> str:
    return f"{n} {plural.removesuffix('s') if n == 1 else plural}"


def _about(finding: Finding, spec: Spec, lang: Language) -> str:
    c = finding.claim
    vocabulary = spec.vocabulary
    match c.aspect:
        case aspect if aspect.startswith("step:"):
            label = vocabulary.members["step_name"].get(c.about)
        case "bar":
            sort = vocabulary.events.get(c.about)
            label = sort.label if sort else None
        case "basis" | "consequence" | "owed":
            label = vocabulary.members["consequence"].get(c.about)
            if c.about == "ban":
                return "：禁止再次申报" if lang == "zh" else ": ban"
        case _:
            return ""
    colon = "：" if lang == "zh" else ": "
    return f"{colon}{label.in_language(lang)}" if label else ""


def recorded(fact: Fact, scene: Scene | None, spec: Spec, lang: Language) -> str:
    """A recorded fact with its value; an event with its main fields."""
    words = fact_in_words(fact, spec, lang)
    if scene is None:
        return words
    match fact:
        case FieldFact(scope=scope, name=name):
            record = scene.records.get(scope, Record())
            if name not in record.values:
                return words
            value = value_in_words(record.values[name], field_type(scope, name, spec), spec, lang)
            return f"{words} = {value}"
        case EventFact(scope=scope, kind=kind, index=index) | EventFieldFact(scope=scope, kind=kind, index=index):
            events = scene.lists.get((scope, kind))
            if events is None or index >= len(events.records):
                return words
            said = event_in_words(kind, events.records[index], spec, lang)
            return f"{words}（{said}）" if lang == "zh" else f"{words} ({said})"
        case ListFact(scope=scope, kind=kind):
            events = scene.lists.get((scope, kind))
            return no_others(scope, kind, spec, lang, some=events is not None and bool(events.records))


def event_in_words(kind: str, record: Record, spec: Spec, lang: Language) -> str:
    """The key date and the few telling fields of an event."""
    sort = spec.vocabulary.events[kind]
    key = record.values.get(sort.key or "")
    parts = [str(key)] if isinstance(key, date) else []
    for name, declared in sort.fields.items():
        value = record.values.get(name)
        telling = isinstance(declared.type, EnumType | IntType | ScoreType) or value is True
        if value is None or name == sort.key or not telling or isinstance(declared.type, DateType):
            continue
        text = value_in_words(value, declared.type, spec, lang)
        parts.append(
            declared.label.in_language(lang) if value is True else f"{declared.label.in_language(lang)} {text}"
        )
    return ("，" if lang == "zh" else ", ").join(parts[: FIELDS_SHOWN + 1]) or kind_in_words(kind, spec, lang)
