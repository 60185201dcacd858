"""Duties in words: who owes what, since when and until when, what became of it, and what cannot be told."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from checker.diagnostics.diagnostic import Language
from checker.ir.regulation import Spec
from checker.lawtext.citation import Citation, write_citation
from checker.rendering.words import (
    Pair,
    act_in_words,
    field_in_words,
    kind_in_words,
    pick,
    place_in_words,
    unpublished,
)
from checker.verification.duty import Duty, DutyStanding, Gap, Kind, RecordEnds, UnclearDeed, UnknownTerm
from checker.verification.verdict import DossierVerdict

DUTY_SIGNS: Final[Mapping[str, str]] = MappingProxyType(
    {"satisfied": "✔", "violated": "✘", "open": "○", "undetermined": "?"}
)
DUTY_STANDINGS: Final[Mapping[str, Pair]] = MappingProxyType(
    {
        "satisfied": ("已履行", "satisfied"),
        "violated": ("未履行", "violated"),
        "open": ("待履行", "open"),
        "undetermined": ("不能判定", "undetermined"),
    }
)
ALL: Final = tuple(DutyStanding)


def owed_in_words(duty: Duty, spec: Spec, lang: Language) -> str:
    """What is owed: an act with its matter, a step, or a consequence."""
    members = spec.vocabulary.members
    match duty.kind:
        case Kind.STEP:
            return members["step_name"][duty.what].in_language(lang)
        case Kind.CONSEQUENCE if duty.what == "ban":
            return "禁止再次申报" if lang == "zh" else "ban"
        case Kind.CONSEQUENCE:
            return members["consequence"][duty.what].in_language(lang)
        case Kind.ACT:
            word, matter = act_in_words(duty.what, spec, lang), members["matter"].get(duty.matter)
            return f"{word} {matter.in_language(lang)}" if matter else word


def who_in_words(duty: Duty, spec: Spec, lang: Language) -> str:
    """Who owes it, as the regulation itself calls the bodies."""
    regulation = spec.regulation(duty.cite.regulation)
    members = spec.vocabulary.members
    own = regulation.bodies if regulation is not None else {}
    labels = [own.get(w) or members["body"].get(w) or members["category"].get(w) for w in duty.who]
    words = [label.in_language(lang) if label else w for label, w in zip(labels, duty.who, strict=True)]
    if not words:
        return "有权机关" if lang == "zh" else "the competent body"
    return ("、" if lang == "zh" else ", ").join(words)


def standing_in_words(duty: Duty, lang: Language) -> str:
    """The standing with its day."""
    zh = lang == "zh"
    word = pick(DUTY_STANDINGS[duty.standing], lang)
    match duty.standing:
        case DutyStanding.VIOLATED if duty.last is not None:
            since = duty.last + timedelta(1)
            return f"自 {since} 起{word}" if zh else f"{word} since {since}"
        case DutyStanding.OPEN if duty.last is not None:
            return f"{word}，期限至 {duty.last}" if zh else f"{word} until {duty.last}"
        case DutyStanding.OPEN:
            return f"{word}，未定期限" if zh else f"{word}, no term"
        case _:
            return word


def duty_line(duty: Duty, spec: Spec, lang: Language) -> str:
    """One duty: sign, standing, provision, who owes what on account of whom."""
    place = place_in_words(Citation("", duty.cite.place), lang)
    about = f"（{duty.name}）" if lang == "zh" else f" ({duty.name})"
    colon = "：" if lang == "zh" else ": "
    said = f"{who_in_words(duty, spec, lang)}{colon}{owed_in_words(duty, spec, lang)}{about if duty.name else ''}"
    head = f"{DUTY_SIGNS[duty.standing]} {standing_in_words(duty, lang)}  {place}"
    return f"{head}  {said}  {write_citation(duty.cite)}"


def duty_details(duty: Duty, spec: Spec, lang: Language) -> Iterator[str]:
    """What made it arise, what was done, why it cannot be told, and under which readings it stands otherwise."""
    zh = lang == "zh"
    parts = [_trigger(duty, spec, lang)]
    if duty.standing is not DutyStanding.OPEN and duty.last is not None:
        parts.append(f"期限至 {duty.last}" if zh else f"last day {duty.last}")
    if duty.deed is not None:
        name = _deed(duty.deed.kind, duty.deed.name, spec, lang)
        late = duty.standing is DutyStanding.VIOLATED
        done = (f"{name}，{duty.deed.day}" if zh else f"{name}, {duty.deed.day}") if duty.deed.day else name
        parts.append(("逾期完成：" if late else "履行于：") + done if zh else ("too late: " if late else "by ") + done)
    elif duty.standing is DutyStanding.VIOLATED:
        parts.append("记录完整而没有履行的记录" if zh else "the record is complete and shows nothing done")
    yield ("；" if zh else "; ").join(parts)
    if duty.lacking is not None:
        yield lacking_in_words(duty.lacking, spec, lang)
    for name, alternative, standing in duty.turns:
        other = pick(DUTY_STANDINGS[standing], lang) if standing else ("不产生" if zh else "it does not arise")
        change = f"{name}={alternative}"
        yield f"取决于读法：若取 {change}，则{other}" if zh else f"depends on a reading: under {change}: {other}"


def lacking_in_words(gap: Gap, spec: Spec, lang: Language) -> str:
    """What to record so that it can be told."""
    zh = lang == "zh"
    match gap:
        case RecordEnds(through=None):
            return (
                "卷宗未写明行为记录完整至哪一日（acts_complete_through 行为完整至）"
                if zh
                else "the dossier does not say through which day its acts are recorded (acts_complete_through)"
            )
        case RecordEnds(through=day):
            return (
                f"行为记录只完整至 {day}，期限届满日尚未记录到"
                if zh
                else f"the record of acts is complete only through {day}, before the last day of the term"
            )
        case UnclearDeed(deed=deed, field=name):
            scope = "act" if deed.kind is Kind.ACT else f"step.{deed.name}"
            field = field_in_words(scope, name, spec, lang)
            what = _deed(deed.kind, deed.name, spec, lang)
            return f"“{what}”没有写明：{field}" if zh else f"not recorded of '{what}': {field}"
        case UnknownTerm(fields=fields, years=years):
            names = ("、" if zh else ", ").join(field_in_words(s, n, spec, lang) for s, n in fields)
            said = [f"缺少：{names}" if zh else f"missing: {names}"] if names else []
            said += [unpublished(years, lang)] if years else []
            return ("期限不能确定" if zh else "the term is not known") + "".join(
                f"{'：' if zh else ': '}{x}" for x in said
            )


def _deed(kind: Kind, name: str, spec: Spec, lang: Language) -> str:
    label = spec.vocabulary.members["step_name"].get(name) if kind is Kind.STEP else None
    return label.in_language(lang) if label else name


def _trigger(duty: Duty, spec: Spec, lang: Language) -> str:
    zh = lang == "zh"
    t = duty.trigger
    day = (f"（{t.day}）" if zh else f" ({t.day})") if t.day else ""
    match t.kind:
        case "event":
            return (
                f"起因：{kind_in_words(t.name, spec, lang)}{day}"
                if zh
                else f"from: {kind_in_words(t.name, spec, lang)}{day}"
            )
        case "step":
            name = _deed(Kind.STEP, t.name, spec, lang)
            return f"起因：{name}已完成{day}" if zh else f"from: {name} is over{day}"
        case "award":
            return f"起因：获奖{day}" if zh else f"from: the award{day}"
        case "term":
            return f"期限自 {t.day} 起算" if zh else f"the term runs from {t.day}"
        case "omission":
            return f"“{t.name}”{day}没有包含这一处理" if zh else f"'{t.name}'{day} does not order it"
        case "ground":
            label = spec.vocabulary.members["ground"].get(t.name)
            kind = f"（{label.zh}）" if label and zh else f" ({label.en})" if label else ""
            return (
                f"事由{kind}成立，没有作出决定的记录" if zh else f"the ground{kind} holds, and no decision is recorded"
            )
        case _:
            return f"起因：“{t.name}”{day}" if zh else f"from: '{t.name}'{day}"


def still_owed(owed: Iterable[Duty], spec: Spec, lang: Language, *, lawful: bool) -> Iterator[str]:
    """The line under a decision that left consequences out: which of them are still owed, and which came later."""
    zh = lang == "zh"
    duties = list(owed)
    still = [d for d in duties if d.standing is not DutyStanding.SATISFIED]
    later = [d for d in duties if d.standing is DutyStanding.SATISFIED]
    if still:
        names = ("、" if zh else ", ").join(owed_in_words(d, spec, lang) for d in still)
        places = ("、" if zh else ", ").join(
            dict.fromkeys(place_in_words(Citation("", d.cite.place), lang) for d in still)
        )
        if zh:
            yield f"{'合法，但' if lawful else ''}尚有义务未履行：{names}（{places}）"
        else:
            yield f"{'lawful, with duties still open' if lawful else 'duties still open'}: {names} ({places})"
    for d in later:
        name, by = owed_in_words(d, spec, lang), d.deed.name if d.deed else ""
        yield f"遗漏的处理后来已作出：{name}（“{by}”）" if zh else f"left out and ordered later: {name} ('{by}')"


def duties_section(result: DossierVerdict, spec: Spec, lang: Language, *, verbose: bool) -> Iterator[str]:
    """The duties of a dossier. Where they are not judged, those that a decision or a ground leaves are listed, of the
    others only how many there are."""
    zh = lang == "zh"
    judged = result.duties_judged
    if not result.duties and not judged:
        return
    whole = judged or verbose
    head = (
        (
            f"义务（行为记录完整至 {result.acts_complete_through}）"
            if zh
            else f"duties (acts recorded through {result.acts_complete_through})"
        )
        if judged
        else ("义务（不计入结论）" if zh else "duties (no part of the verdict)")
    )
    yield f"  {head}"
    listed = [d for d in result.duties if whole or d.kind is Kind.CONSEQUENCE]
    for standing in (DutyStanding.VIOLATED, DutyStanding.UNDETERMINED, DutyStanding.OPEN, DutyStanding.SATISFIED):
        yield from _listed([d for d in listed if d.standing is standing], spec, lang, verbose)
    rest = [d for d in result.duties if d not in listed]
    if rest:
        counts = ("、" if zh else ", ").join(counted(rest, lang))
        yield (
            f"      另有已产生的义务：{counts}；写明 acts_complete_through（行为完整至）即予判定，--verbose 列出"
            if zh
            else f"      others that have arisen: {counts}; state acts_complete_through to have them judged, "
            "--verbose lists them"
        )
    if whole and result.unseen:
        yield (
            f"      另有 {result.unseen} 项经常性义务，卷宗中看不到其产生"
            if zh
            else f"      {result.unseen} standing duties have no trigger in this dossier"
        )


def counted(duties: Sequence[Duty], lang: Language) -> list[str]:
    """How many duties of each standing there are."""
    numbers = [(s, sum(d.standing is s for d in duties)) for s in ALL]
    words = [(pick(DUTY_STANDINGS[s], lang), n) for s, n in numbers if n]
    return [f"{word} {n}" if lang == "zh" else f"{n} {word}" for word, n in words]


def _listed(duties: Sequence[Duty], spec: Spec, lang: Language, verbose: bool) -> Iterator[str]:
    """The duties; those that differ in the subject alone stand together. What is satisfied, or open without a term, is not
    explained unless asked for."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for duty in duties:
        short = duty.standing is DutyStanding.SATISFIED or (duty.standing is DutyStanding.OPEN and duty.last is None)
        told = verbose or not short or duty.kind is Kind.CONSEQUENCE or bool(duty.turns)
        said = (duty_line(replace(duty, name=""), spec, lang), *(duty_details(duty, spec, lang) if told else ()))
        names = alike.setdefault(said, [])
        names += [duty.name] if duty.name and duty.name not in names else []
    for (line, *details), names in alike.items():
        joined = ("、" if lang == "zh" else ", ").join(names)
        yield f"    {line}{'  ' if names else ''}{joined}"
        yield from (f"          {detail}" for detail in details)
