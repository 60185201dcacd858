"""Answers as text and Markdown: the answer first, then the articles, then the readings, the case, how to reproduce it."""

from collections.abc import Iterator, Sequence

from checker.diagnostics.diagnostic import Language
from checker.ir.questions import AskExactly, AskFind, AskHolds, AskOrdering, AskRelation, Question
from checker.ir.regulation import Regulation, Spec
from checker.ir.traversal import fields_of, sources_of
from checker.lawtext.citation import Citation
from checker.rendering.ask_words import Words
from checker.rendering.words import fact_in_words, field_in_words
from checker.verification.answers import Answer, Part, Word
from checker.verification.claims import eligibility
from checker.verification.conclusions import Change
from checker.verification.implications import unsure_of

SHOWN = 6
FILED = frozenset({("application", "day"), ("round", "number")})
WON = frozenset({("subject", "win")})


def ask_text(answers: Sequence[Answer], spec: Spec, lang: Language, command: str) -> str:
    """The whole report."""
    words = Words(spec, lang)
    lines: list[str] = []
    for answer in answers:
        lines += [*_answer(answer, words, detailed=len(answers) == 1), ""]
    if len(answers) > 1:
        bad = sum(bool(a.surprises) or a.contradiction is not None for a in answers)
        zh, en = (
            f"合计：{len(answers)} 个问题，{bad} 个与预期不符",
            f"total: {len(answers)} questions, {bad} otherwise than expected",
        )
        lines.append(words.say(zh, en))
    lines.append(words.say(f"复现：{command}", f"reproduce: {command}"))
    return "\n".join(lines)


def ask_markdown(answers: Sequence[Answer], spec: Spec, lang: Language, command: str) -> str:
    """The report as Markdown."""
    words = Words(spec, lang)
    lines: list[str] = []
    for answer in answers:
        title, *rest = _answer(answer, words, detailed=True)
        lines += [
            f"## {title}",
            "",
            *(f"{line[: len(line) - len(line.lstrip())]}- {line.strip()}" for line in rest if line.strip()),
            "",
        ]
    lines.append(f"`{command}`")
    return "\n".join(lines)


def _answer(answer: Answer, words: Words, *, detailed: bool) -> Iterator[str]:
    question = answer.question
    title = question.label.in_language(words.lang)
    if question.label.name:
        yield f"{question.label.name}  {title}"
    else:
        yield words.say("问题", "question")
    if answer.contradiction is not None:
        yield from _contradiction(answer, words)
        return
    if answer.order is not None:
        unsure = set(unsure_of(answer.parts))
        mark = words.say("（取决于读法）", " (depends on readings)")
        pairs = [f"{words.city(a)} ⇒ {words.city(b)}{mark if (a, b) in unsure else ''}" for a, b in answer.order]
        yield "  " + (words.join(pairs) if pairs else words.say("没有任何一对成立", "no pair holds"))
    for part in answer.parts:
        if answer.order is not None and not detailed:
            break
        yield from _part(question, part, words, detailed)
    yield from _robust(answer, words)
    for zh, en in answer.surprises:
        yield "  " + words.say(f"✘ 与预期不符：{zh}", f"✘ not as expected: {en}")
    if question.note is not None:
        yield "  " + words.say(f"说明：{question.note[0]}", f"note: {question.note[1]}")
    if detailed:
        yield from _assumed(question, words)


def _part(question: Question, part: Part, words: Words, detailed: bool) -> Iterator[str]:
    yield f"  {words.headline(question, part)}"
    if part.cites:
        yield "    " + words.say(f"依据：{words.articles(part.cites)}", f"by: {words.articles(part.cites)}")
    for zh, en in part.notes:
        yield "    " + words.say(f"注意：{zh}", f"mind: {en}")
    if part.reason is not None:
        yield "    " + words.say(part.reason.message_zh, part.reason.message_en)
    if not detailed:
        return
    yield from _timeline(part, words)
    for consequence in part.consequences:
        where = words.articles((consequence.cite, *consequence.grounds))
        text = words.consequence(consequence.names, consequence.ban, consequence.force)
        yield "    " + words.say(f"{text}（{where}）", f"{text} ({where})")
    if part.pending:
        articles = words.articles_only(part.pending)
        yield "    " + words.say(
            f"尚须符合的其他条件：{articles}", f"the other conditions must still be met: {articles}"
        )
    if (
        isinstance(question.ask, AskRelation | AskOrdering | AskExactly | AskFind | AskHolds)
        and part.witness is not None
    ):
        cells, kinds = _spoken_of(part.cites, words.spec)
        if isinstance(question.ask, AskFind):
            cells, kinds = cells | FILED, kinds | WON
        facts = words.witness(part.witness, cells, kinds)
        if facts:
            yield "    " + words.say("例如：", "for example: ") + words.say("；", "; ").join(facts)
    if part.slots is not None and part.word in (Word.HOLDS, Word.NONE, Word.NEVER):
        count = sum(n for _, n in part.slots)
        zh = f"已就所有情形证明（未记录事件的空位共 {count} 个；前提可以成立）"
        yield "    " + words.say(
            zh, f"proved for all cases (slots for unrecorded events: {count}; the premises can hold)"
        )


def _timeline(part: Part, words: Words) -> Iterator[str]:
    for one in part.intervals[:SHOWN]:
        rounds = f"{one.first_round}" if one.first_round == one.last_round else f"{one.first_round}–{one.last_round}"
        if one.failing:
            zh, en = f"不得申报，{words.articles(one.failing)}", f"barred by {words.articles(one.failing)}"
        else:
            zh, en = "可以申报", "open"
        yield "    " + words.say(
            f"第 {rounds} 届，{one.first} 至 {one.last}：{zh}", f"round {rounds}, {one.first} to {one.last}: {en}"
        )
    if part.by_articles is not None and (part.by_articles.round or part.by_articles.day):
        number, day = part.by_articles.round, part.by_articles.day
        zh = "、".join(x for x in (f"第 {number} 届" if number else "", f"{day}" if day else "") if x)
        en = " and ".join(x for x in (f"round {number}" if number else "", f"{day}" if day else "") if x)
        yield "    " + words.say(f"单就条文而言：不早于{zh}", f"by the articles alone: not before {en}")


def _robust(answer: Answer, words: Words) -> Iterator[str]:
    """One line where everything holds under every reading; else a line per minimal change."""
    if not answer.parts:
        return
    changes: dict[Change, list[Part]] = {}
    for part in answer.parts:
        for change in part.robustness.changes if part.robustness else ():
            changes.setdefault(change, []).append(part)
    if all(p.robustness is None for p in answer.parts):
        zh, en = (
            "读法：按所选读法回答，未考察其他读法",
            "readings: answered under the chosen readings; others were not examined",
        )
        yield "  " + words.say(zh, en)
        return
    complete = all(p.robustness is not None and p.robustness.complete for p in answer.parts)
    if not changes and complete:
        yield "  " + words.say("读法：在每一种读法下都一样", "readings: the same under every reading")
    for change, parts in changes.items():
        cities = words.join(words.city(p.name) for p in parts) if len(answer.parts) > 1 else ""
        after = [words.headline(answer.question, _after(p, change)) for p in parts if _after(p, change) is not p]
        zh = f"读法：若取 {words.change(change)}，{cities}答案改变"
        en = f"readings: with {words.change(change)} the answer {f'for {cities} ' if cities else ''}turns"
        yield "  " + words.say(zh, en) + (words.say("：", ": ") + words.say("；", "; ").join(after) if after else "")
    if not complete:
        yield "  " + words.say(
            "读法：还可能取决于其他读法，未能穷尽", "readings: it may depend on further readings; not exhausted"
        )


def _after(part: Part, change: Change) -> Part:
    for turned in part.turned:
        if turned.change == change:
            return Part(part.name, turned.word, round=turned.round, day=turned.day)
    return part


def _contradiction(answer: Answer, words: Words) -> Iterator[str]:
    assert answer.contradiction is not None
    yield "  " + words.say("假定自相矛盾，问题没有答案", "the givens contradict each other; the question has no answer")
    for scope, name in answer.contradiction.cells:
        field = field_in_words(scope, name, words.spec, words.lang)
        yield "    " + words.say(f"“{field}”给了两个不同的值", f"'{field}' is given two different values")
    for zh, en in answer.contradiction.rules:
        yield "    " + words.say(f"违反：{zh}", f"against: {en}")
    for fact in answer.contradiction.facts:
        yield "    " + words.say("所述事实：", "stated: ") + fact_in_words(fact, words.spec, words.lang)


def _assumed(question: Question, words: Words) -> Iterator[str]:
    for city, rounds in question.situation.schedules:
        opens, closes = (f"{m:02}-{d:02}" for m, d in (rounds.opens, rounds.closes))
        zh = f"约定：{words.city(city)}第 {rounds.number} 届在 {rounds.year} 年，每 {rounds.every} 年一届，申报期 {opens} 至 {closes}"
        en = f"assumed: {words.city(city)} round {rounds.number} in {rounds.year}, every {rounds.every} years, filing {opens} to {closes}"
        yield "  " + words.say(zh, en)
    kinds = [k for o, k in question.situation.closed if o == "subject"]
    if kinds and not isinstance(question.ask, AskHolds):
        labels = words.join(words.spec.vocabulary.events[k].label.in_language(words.lang) for k in kinds)
        yield "  " + words.say(
            f"约定：除所述外没有其他{labels}", f"assumed: besides what is stated, nothing else of: {labels}"
        )
    if isinstance(question.ask, AskRelation | AskOrdering | AskExactly):
        category = dict(question.situation.facts).get(("application", "category"))
        if isinstance(category, str):
            who = words.spec.vocabulary.members["category"][category].in_language(words.lang)
            yield "  " + words.say(f"约定：申报者为{who}", f"assumed: the applicant is of the category '{who}'")
        zh = "约定：地域条件视为符合，须评判的条件视为对申报者有利"
        yield "  " + words.say(
            zh, "assumed: conditions of place are met, judged conditions are taken in the applicant's favour"
        )


def _spoken_of(cites: Sequence[Citation], spec: Spec) -> tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]:
    """The fields and lists that the cited provisions read."""
    cells: set[tuple[str, str]] = set()
    kinds: set[tuple[str, str]] = set()
    for regulation in _regulations(cites, spec):
        for claim in eligibility(regulation):
            if claim.cite in cites:
                cells |= {c for c in fields_of(claim.lawful) if c[0] != "event"}
                kinds |= {(s.scope, s.kind) for s in sources_of(claim.lawful)}
    return frozenset(cells), frozenset(kinds)


def _regulations(cites: Sequence[Citation], spec: Spec) -> list[Regulation]:
    found = [spec.regulation(identifier) for identifier in dict.fromkeys(c.regulation for c in cites)]
    return [r for r in found if r is not None]
