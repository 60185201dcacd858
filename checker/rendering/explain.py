"""The explanation of a provision, a regulation's contents, or a code: as text, Markdown or JSON."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from checker.diagnostics.codes import Page
from checker.diagnostics.diagnostic import Language
from checker.ir.norms import Norm
from checker.ir.regulation import ReadingSort, Spec
from checker.lawtext.citation import Citation, in_chinese, in_english, write_citation
from checker.rendering.norms import norm_in_words
from checker.rendering.voice import Voice
from checker.rendering.words import place_in_words
from checker.structure.rule_graph import Link, Reference
from checker.verbs.explain import Contents, Explanation

JSON_VERSION = 1
_LINKS = {
    Link.REFERS: ("参照", "refers to"),
    Link.EXCEPTS: ("排除适用", "takes cases out of"),
    Link.GROUND: ("以其为事由", "rests on the ground in"),
    Link.SANCTION: ("源于该处理", "follows from the sanction in"),
    Link.AFTER: ("须在其环节之后", "comes after the step in"),
    Link.MEETS: ("要求所在单位符合", "asks the unit to meet"),
}


def explain_text(found: Explanation | Contents, spec: Spec, lang: Language, *, command: str) -> str:
    """The explanation for a terminal."""
    return "\n".join([*_lines(found, spec, lang, ""), "", *_end(found, lang, command)])


def explain_markdown(found: Explanation | Contents, spec: Spec, lang: Language, *, command: str) -> str:
    """The explanation as Markdown: headings for its parts, a list under each."""
    head, *rest = _lines(found, spec, lang, "#")
    return "\n".join([f"# {head}", *rest, "", *_end(found, lang, f"`{command}`")])


def explain_json(found: Explanation | Contents, spec: Spec) -> str:
    """The explanation as JSON, with the words in both languages."""
    head: dict[str, object] = {"version": JSON_VERSION, "kind": "explain", "regulation": found.regulation.identifier}
    body = _contents_json(found) if isinstance(found, Contents) else _explanation_json(found, spec)
    return json.dumps({**head, **body}, ensure_ascii=False, indent=2)


def page_text(page: Page) -> str:
    """The page of a code."""
    return f"{page.code}\n{page.text}"


def page_json(page: Page) -> str:
    """The page of a code as JSON."""
    whole = {"version": JSON_VERSION, "kind": "explain", "code": page.code, "text": page.text}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _lines(found: Explanation | Contents, spec: Spec, lang: Language, mark: str) -> Iterator[str]:
    match found:
        case Contents():
            yield from _contents(found, spec, lang, "- " if mark else "  ")
        case Explanation():
            yield from _explanation(found, spec, lang, mark)


def _contents(found: Contents, spec: Spec, lang: Language, bullet: str) -> Iterator[str]:
    v = Voice(spec, found.regulation, lang)
    r = found.regulation
    yield v.say(f"{r.title.zh}（{r.identifier}）", f"{r.title.en} ({r.identifier})")
    yield ""
    for place, norms in found.entries:
        kinds = Counter(norm_in_words(n, v).kind for n in norms)
        told = v.join([kind if n == 1 else f"{kind}×{n}" for kind, n in kinds.items()])
        yield f"{bullet}{place}  {_named(place, lang)}{v.say('：', ': ')}{told}"


def _explanation(found: Explanation, spec: Spec, lang: Language, mark: str) -> Iterator[str]:
    v = Voice(spec, found.regulation, lang)
    r = found.regulation
    cite = Citation(r.identifier, found.place, found.label)
    title = v.say(r.title.zh, r.title.en + ", ")
    yield f"{title}{place_in_words(cite, lang)}  [{write_citation(cite)}]"
    if found.words is not None:
        yield from _headed(v.say("官方文本", "official text"), found.words.splitlines(), mark)
    if found.norms:
        yield from _headed(v.say("规范", "norms"), [], mark)
        for norm in found.norms:
            yield from _norm(norm, found, v, mark)
    if found.readings:
        readings = [line for reading in found.readings for line in _reading(reading, found, v)]
        yield from _headed(v.say("读法", "readings"), readings, mark)
    yield from _headed(v.say("本处所指", "refers to"), [_reference(x, v) for x in found.out], mark)
    yield from _headed(v.say("指向本处", "referred to by"), [_reference(x, v) for x in found.back], mark)


def _headed(heading: str, lines: Sequence[str], mark: str) -> Iterator[str]:
    """A part with its heading; a part without lines is left out, unless its lines follow."""
    if not lines and heading not in ("规范", "norms"):
        return
    yield ""
    yield f"## {heading}" if mark else heading
    if mark:
        yield ""
    yield from (f"{' ' * (len(line) - len(line.lstrip()))}- {line.lstrip()}" if mark else f"  {line}" for line in lines)


def _norm(norm: Norm, found: Explanation, v: Voice, mark: str) -> Iterator[str]:
    words = norm_in_words(norm, v)
    cite = norm.anchor.cite
    where = "" if cite.place == found.place else f"{_named(cite.place, v.lang)} "
    label = f" [{cite.label}]" if cite.label else ""
    yield f"- {where}**{words.kind}**{label}" if mark else f"  ● {where}{words.kind}{label}"
    pad = "  - " if mark else "      "
    yield from (f"{pad}{heading}{v.say('：', ': ')}{said}" for heading, said in words.says)
    if norm.anchor.quotes:
        quotes = v.join([v.say(f"“{q}”", f'"{q}"') for q in norm.anchor.quotes])
        yield f"{pad}{v.say('原文用语：', 'operative words: ')}{quotes}"


def _reading(reading: ReadingSort, found: Explanation, v: Voice) -> Iterator[str]:
    shared = reading.label.name not in found.own_readings
    common = v.say("（各规章共用）", " (shared by all regulations)") if shared else ""
    yield f"{reading.label.name}{v.say('：', ': ')}{v.label(reading.label)}{common}"
    for alternative in reading.alternatives:
        default = v.say("（默认）", " (default)") if alternative.name == reading.default else ""
        yield f"  {alternative.name}{default}{v.say('：', ': ')}{v.label(alternative)}"


def _reference(reference: Reference, v: Voice) -> str:
    link = v.say(*_LINKS[reference.link])
    source, target = place_in_words(reference.source, v.lang), place_in_words(reference.target, v.lang)
    return f"{source} {link} {target}"


def _end(found: Explanation | Contents, lang: Language, command: str) -> list[str]:
    zh = lang == "zh"
    return [_more(found, zh), f"复现：{command}" if zh else f"reproduce: {command}"]


def _more(found: Explanation | Contents, zh: bool) -> str:
    match found:
        case Contents(regulation=regulation, entries=entries):
            example = f"checker explain {regulation.identifier}:{entries[0][0] if entries else 1}"
            return f"更多：{example} 解释一条" if zh else f"more: {example} explains one"
        case Explanation():
            if zh:
                return "更多：--texts 文件夹 显示官方文本；⟨…⟩ 处按共用读法的默认值写出，其他取值见读法"
            return "more: --texts DIR shows the official words; ⟨…⟩ is what the default of a shared reading gives"


def _named(place: str, lang: Language) -> str:
    return in_chinese(place) if lang == "zh" else in_english(place)


def _contents_json(found: Contents) -> dict[str, object]:
    return {"places": [{"place": place, "norms": len(norms)} for place, norms in found.entries]}


def _explanation_json(found: Explanation, spec: Spec) -> dict[str, object]:
    def spoken(norm: Norm, lang: Language) -> dict[str, object]:
        words = norm_in_words(norm, Voice(spec, found.regulation, lang))
        return {"kind": words.kind, "says": [{"heading": heading, "words": said} for heading, said in words.says]}

    norms = [
        {"cite": write_citation(n.anchor.cite), "line": n.anchor.line, "quotes": list(n.anchor.quotes),
         "zh": spoken(n, "zh"), "en": spoken(n, "en")}
        for n in found.norms
    ]  # fmt: skip
    readings = [
        {"name": r.label.name, "zh": r.label.zh, "en": r.label.en, "default": r.default,
         "alternatives": [{"name": a.name, "zh": a.zh, "en": a.en} for a in r.alternatives]}
        for r in found.readings
    ]  # fmt: skip
    return {
        "place": found.place,
        "official_words": found.words,
        "norms": norms,
        "readings": readings,
        "refers_to": [_reference_json(x) for x in found.out],
        "referred_by": [_reference_json(x) for x in found.back],
    }


def _reference_json(reference: Reference) -> dict[str, object]:
    source, target = write_citation(reference.source), write_citation(reference.target)
    return {"source": source, "target": target, "link": reference.link.value}
