"""Answers in words: the first sentence, the articles, the readings, the assumptions."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from checker.cases.scene import ABSENT, Entry
from checker.diagnostics.diagnostic import Language
from checker.ir.questions import (
    AskExactly,
    AskFind,
    AskHolds,
    AskMay,
    AskOrdering,
    AskRelation,
    AskSanction,
    AskWhen,
    Question,
)
from checker.ir.regulation import ReadingSort, Regulation, Spec
from checker.lawtext.citation import Citation
from checker.rendering.words import (
    act_in_words,
    articles_in_words,
    field_in_words,
    kind_in_words,
    place_in_words,
    record_sort,
    value_in_words,
)
from checker.verification.answers import Part, Word
from checker.verification.conclusions import Change
from checker.verification.outcome import Witness

SEARCHES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "sooner_cheat": ("弄虚作假者比诚实获奖者更早可再申报", "a cheat may return before an honest winner"),
        "revoked_without_ban": (
            "撤销奖项而没有禁止申报期的事由",
            "grounds on which an award is revoked and no ban follows",
        ),
        "outlived_ban": ("禁止申报期长于规章自身的有效期", "a ban outlives its regulation"),
        "disagreement": ("对同一历史分歧最大的两市", "the two cities that disagree most about the history"),
    }
)
FOUND: Final[Mapping[Word, tuple[str, str]]] = MappingProxyType(
    {
        Word.FOUND: ("找到", "found"),
        Word.NONE: ("没有", "none"),
        Word.VACUOUS: ("前提不可能成立", "the premises cannot hold"),
        Word.UNCLEAR: ("未能得出结论", "no conclusion was reached"),
    }
)
HIDDEN: Final = ("act", "entry", "acceptance")


class Words:
    """Speaks of answers in one language."""

    def __init__(self, spec: Spec, lang: Language) -> None:
        self.spec, self.lang = spec, lang

    def say(self, zh: str, en: str) -> str:
        """The text in the language."""
        return zh if self.lang == "zh" else en

    def join(self, words: Iterable[str]) -> str:
        """A list in words."""
        return self.say("、", ", ").join(words)

    def city(self, name: str) -> str:
        """A city, or several joined by marks."""
        for mark, word in ((">", " → "), ("+", self.say("、", " + "))):
            if mark in name:
                return word.join(self.city(part) for part in name.split(mark))
        label = self.spec.vocabulary.members["city"].get(name)
        return label.in_language(self.lang) if label else name

    def regulation(self, identifier: str) -> Regulation | None:
        """A regulation by its identifier."""
        return self.spec.regulation(identifier)

    def articles(self, cites: Iterable[Citation]) -> str:
        """The articles, with the city where several regulations are spoken of."""
        groups: dict[str, list[Citation]] = {}
        for cite in cites:
            groups.setdefault(cite.regulation, []).append(cite)
        words = []
        for identifier, found in groups.items():
            places = dict.fromkeys(place_in_words(Citation("", c.place), self.lang) for c in found)
            text = self.join(places)
            regulation = self.regulation(identifier)
            if regulation is not None and len(self.spec.of_city(regulation.city.name)) > 1:
                text = f"{identifier} {text}"
            elif len(groups) > 1 and regulation is not None:
                text = self.say(f"{regulation.city.zh}{text}", f"{regulation.city.en} {text}")
            words.append(text)
        return self.say("；", "; ").join(words)

    def articles_only(self, cites: Iterable[Citation]) -> str:
        """The articles without items."""
        return articles_in_words(cites, self.lang)

    # ---- the first sentence
    def headline(self, question: Question, part: Part) -> str:
        """The answer for one city or pair in one sentence."""
        name = self.city(part.name)
        match question.ask:
            case AskMay(act=act, modality=modality, round=number, day=day):
                return self._may(name, act_in_words(act, self.spec, self.lang), modality, number, day, part)
            case AskWhen():
                return self._when(name, part)
            case AskSanction():
                return self._follows(name, part)
            case AskFind(what=what):
                if what == "disagreement" and part.word not in (Word.FOUND, Word.NONE):
                    return self._when(name, part)
                text = self.say(*SEARCHES[what])
                return f"{name}{self.say('：', ': ')}{self.say(*FOUND[part.word])}{self.say('——', ' — ')}{text}"
            case AskExactly():
                found_zh, found_en = FOUND[part.word]
                return self.say(f"只在{name}合格的主体：{found_zh}", f"a subject eligible only in {name}: {found_en}")
            case AskRelation(relation=relation):
                return self._relation(part, relation)
            case AskOrdering():
                return self._relation(part, "implies")
            case AskHolds():
                return self._holds(part)
            case _:
                return name

    def _may(self, name: str, act: str, modality: str, number: int | None, day: object, part: Part) -> str:
        at_zh = (f"第 {number} 届" if number is not None else "") + (f"（{day}）" if day else "")
        at_en = (f" in round {number}" if number is not None else "") + (f" on {day}" if day else "")
        match part.word:
            case Word.UNCLEAR:
                return self.say(f"{name}：未能得出结论", f"{name}: no conclusion was reached")
            case Word.WITH_REASONS:
                return self.say(
                    f"{name}：可以，但属于突破“原则上”的规定，须说明理由",
                    f"{name}: yes, but only as a departure from an in-principle norm, with stated reasons",
                )
            case _:
                yes = part.word is Word.YES
        match modality:
            case "may":
                return self.say(
                    f"{name}：{at_zh}{'可以' if yes else '不得'}{act}",
                    f"{name}: {'may' if yes else 'may not'} {act}{at_en}",
                )
            case "must":
                zh = f"{name}：{at_zh}{'必然' if yes else '并非必然'}可以{act}"
                return self.say(zh, f"{name}: it is {'certain' if yes else 'not certain'} that one may {act}{at_en}")
            case _:
                zh = f"{name}：{at_zh}{'必然不得' if yes else '并非必然不得'}{act}"
                return self.say(
                    zh, f"{name}: it is {'certain' if yes else 'not certain'} that one may not {act}{at_en}"
                )

    def _when(self, name: str, part: Part) -> str:
        match part.word:
            case Word.FROM:
                return self.say(
                    f"{name}：最早可于第 {part.round} 届（{part.day} 起）申报",
                    f"{name}: from round {part.round} on, filing from {part.day}",
                )
            case Word.NO_RULE:
                return self.say(
                    f"{name}：没有规定限制；下一次申报机会为第 {part.round} 届（{part.day} 起）",
                    f"{name}: no rule says so; the next opportunity is round {part.round}, filing from {part.day}",
                )
            case Word.NEVER:
                return self.say(f"{name}：永远不得再申报", f"{name}: never again")
            case Word.NOT_BY:
                return self.say(f"{name}：至 {part.day} 为止都不得申报", f"{name}: not up to {part.day}")
            case _:
                return self.say(f"{name}：未能得出结论", f"{name}: no conclusion was reached")

    def _follows(self, name: str, part: Part) -> str:
        if part.word is Word.UNCLEAR:
            return self.say(f"{name}：未能得出结论", f"{name}: no conclusion was reached")
        if not part.consequences:
            return self.say(f"{name}：没有规定任何后果", f"{name}: no rule provides a consequence")
        certain = [c for c in part.consequences if c.force != "open"]
        if not certain:
            return self.say(
                f"{name}：后果取决于尚未说明的事实", f"{name}: what follows depends on facts that are not stated"
            )
        texts = [self._consequence(c.names, c.ban) for c in certain]
        return f"{name}{self.say('：', ': ')}{self.say('；', '; ').join(texts)}"

    def _consequence(self, names: tuple[str, ...], ban: str) -> str:
        labels = self.spec.vocabulary.members["consequence"]
        words = [labels[n].in_language(self.lang) if n in labels else self.length(ban) for n in names]
        return self.join(words)

    def consequence(self, names: tuple[str, ...], ban: str, force: str) -> str:
        """Consequences with their force."""
        forces = {
            "must": ("应当", "mandatory"),
            "may": ("可以", "discretionary"),
            "open": ("取决于未说明的事实", "depends on facts not stated"),
        }
        return f"{self.say(*forces[force])}{self.say('：', ': ')}{self._consequence(names, ban)}"

    def length(self, ban: str) -> str:
        """A ban by its length as written."""
        count, _, unit = ban.partition(" ")
        units = {
            "rounds": ("届", "rounds"),
            "years": ("年", "years"),
            "months": ("个月", "months"),
            "days": ("日", "days"),
        }
        if unit in units:
            return self.say(f"{count} {units[unit][0]}内不得申报", f"ban of {count} {units[unit][1]}")
        return self.say("禁止申报", "ban")

    def _relation(self, part: Part, relation: str) -> str:
        left, _, right = part.name.partition(">")
        a, b = self.city(left), self.city(right)
        holds = part.word is Word.HOLDS
        if part.word is Word.VACUOUS:
            return self.say(
                f"{a} → {b}：前提不可能成立，无从比较", f"{a} → {b}: the premises cannot hold, nothing is claimed"
            )
        if part.word is Word.UNCLEAR:
            return self.say(f"{a} → {b}：未能得出结论", f"{a} → {b}: no conclusion was reached")
        if relation == "disjoint":
            zh = f"{a}与{b}的合格者{'互不重叠' if holds else '可以重叠'}"
            return self.say(zh, f"those eligible in {a} and in {b} {'never overlap' if holds else 'can overlap'}")
        zh = f"{a}的合格者{'都' if holds else '不都'}是{b}的合格者"
        return self.say(zh, f"{'everyone' if holds else 'not everyone'} eligible in {a} is eligible in {b}")

    def _holds(self, part: Part) -> str:
        match part.word:
            case Word.HOLDS:
                return self.say("成立", "it holds")
            case Word.REFUTED:
                return self.say("不成立", "it does not hold")
            case _:
                return self.say("未能得出结论", "no conclusion was reached")

    # ---- readings
    def reading(self, name: str) -> ReadingSort | None:
        """A reading by the name it has in answers."""
        owner, _, own = name.rpartition(".")
        if not owner:
            return self.spec.vocabulary.readings.get(name)
        named = (r for r in self.spec.regulations if self.spec.reading_names(r).get(own) == name)
        return next((r.readings[own] for r in named), None)

    def change(self, change: Change) -> str:
        """A change of readings: question and alternative."""
        words = []
        for name, alternative in change:
            sort = self.reading(name)
            label = next((a for a in sort.alternatives if a.name == alternative), None) if sort else None
            text = f"{name} = {alternative}"
            words.append(f"{text} ({label.in_language(self.lang)})" if label else text)
        return self.say(" 且 ", " and ").join(words)

    # ---- cases
    def witness(
        self, witness: Witness, cells: frozenset[tuple[str, str]], kinds: frozenset[tuple[str, str]]
    ) -> list[str]:
        """The facts of a case that the answer rests on."""
        lines = []
        for scope in sorted({scope for scope, _ in cells}):
            record = witness.scene.records.get(scope)
            sort = record_sort(scope, self.spec)
            if record is None or sort is None or scope in HIDDEN:
                continue
            for name, declared in sort.fields.items():
                if (scope, name) in cells and name in record.values:
                    value = value_in_words(record.values[name], declared.type, self.spec, self.lang)
                    lines.append(f"{field_in_words(scope, name, self.spec, self.lang)}{self.say('：', ': ')}{value}")
        for owner, kind in sorted(kinds):
            events = witness.scene.lists.get((owner, kind))
            for event in events.records if events else ():
                lines.append(
                    f"{kind_in_words(kind, self.spec, self.lang)}{self.say('：', ': ')}{self._event(kind, event.values)}"
                )
            if events is not None and not events.records:
                lines.append(f"{kind_in_words(kind, self.spec, self.lang)}{self.say('：无', ': none')}")
        return lines

    def _event(self, kind: str, values: Mapping[str, Entry]) -> str:
        fields = self.spec.vocabulary.events[kind].fields
        known = [(n, s) for n, s in fields.items() if n in values and values[n] is not ABSENT]
        words = [
            f"{s.label.in_language(self.lang)} {value_in_words(values[n], s.type, self.spec, self.lang)}"
            for n, s in known
        ]
        return self.say("，", ", ").join(words)
