"""How norms are put into words: labels, lengths and conditions of one regulation in one language."""

from dataclasses import dataclass

from checker.diagnostics.diagnostic import Language
from checker.ir import factory as f
from checker.ir.norms import BarLength, Forever, InRounds, InTime, NoBar, StepLength, WhileTrue
from checker.ir.regulation import Label, Regulation, Spec
from checker.ir.terms import And, Equal, Field, Literal, Or, Term
from checker.lawtext.citation import Citation
from checker.rendering.terms import describe
from checker.rendering.words import act_in_words, place_in_words

Said = tuple[str, str]
"""A heading and the words under it; empty words say nothing and are left out."""

_UNITS = {
    "years": ("年", "year"),
    "months": ("个月", "month"),
    "days": ("日", "day"),
    "working days": ("个工作日", "working day"),
}
_BOUNDS = {
    "exactly": ("恰为 {}", "exactly {}"),
    "at_least": ("不少于 {}", "at least {}"),
    "at_most": ("不超过 {}", "at most {}"),
    "within": ("{}内", "within {}"),
}


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks of one regulation in one language."""

    spec: Spec
    regulation: Regulation
    lang: Language

    def say(self, zh: str, en: str) -> str:
        """The words of the language."""
        return zh if self.lang == "zh" else en

    def under(self, zh: str, en: str, words: str) -> Said:
        """Words under a heading."""
        return self.say(zh, en), words

    def label(self, label: Label) -> str:
        """A label in the language."""
        return label.in_language(self.lang)

    def join(self, words: list[str]) -> str:
        """A list of words."""
        return self.say("、", ", ").join(words)

    def name(self, enum: str, name: str) -> str:
        """A member of an enum; bodies and awards as the regulation itself calls them."""
        label = self.spec.vocabulary.members.get(enum, {}).get(name)
        if enum == "body":
            label = self.regulation.bodies.get(name, label)
        if enum == "award" and name in self.regulation.awards:
            label = self.regulation.awards[name].label
        return label.in_language(self.lang) if label else name

    def names(self, enum: str, names: tuple[str, ...]) -> str:
        """Members of an enum."""
        return self.join([self.name(enum, n) for n in names])

    def who(self, names: tuple[str, ...]) -> str:
        """Bodies and categories of subjects; a leading "winner" is followed by the awards that are meant."""
        if names[:1] == ("winner",):
            awards = self.names("award", names[1:])
            winners = self.say("获奖者", "winners")
            return winners + (self.say(f"（{awards}）", f" ({awards})") if awards else "")
        categories = self.spec.vocabulary.members.get("category", {})
        return self.join([self.name("category" if n in categories else "body", n) for n in names])

    def acts(self, acts: tuple[str, ...]) -> str:
        """Acts."""
        return self.join([act_in_words(a, self.spec, self.lang) for a in acts])

    def cites(self, cites: tuple[Citation, ...]) -> str:
        """Places of the regulation, each once."""
        return self.join(list(dict.fromkeys(place_in_words(c, self.lang) for c in cites)))

    def term(self, term: Term) -> str:
        """A term; nothing for what is always true."""
        return "" if term == f.TRUE else describe(term, self.spec, self.regulation, self.lang)

    def applies(self, applies: Term, categories: tuple[str, ...] = ()) -> Said:
        """When a norm applies, without the test of the category where the category is named beside it."""
        parts = applies.terms if isinstance(applies, And) else (applies,)
        rest = f.conj(*(p for p in parts if not (categories and is_category(p))))
        return self.under("适用", "applies when", self.term(rest))

    def span(self, count: int, unit: str) -> str:
        """A span of time as written."""
        zh, en = _UNITS[unit]
        return self.say(f"{count} {zh}", f"{count} {en}{'' if count == 1 else 's'}")

    def bar_length(self, length: BarLength) -> str:
        """The length of a bar as written."""
        match length:
            case InRounds(rounds=rounds):
                return self.say(f"{rounds} 届", f"{rounds} {'round' if rounds == 1 else 'rounds'}")
            case InTime(count=count, unit=unit):
                return self.span(count, unit)
            case Forever():
                return self.say("永久", "for ever")
            case WhileTrue():
                return self.say("情形存续期间", "while it holds")
            case NoBar():
                return self.say("不受限制", "no bar")

    def step_length(self, length: StepLength | None) -> str:
        """The length of a step or the deadline of a duty as written."""
        if length is None:
            return ""
        shape = self.say(*_BOUNDS[length.bound])
        options = [(name, shape.format(self.span(count, unit))) for name, count, unit in length.lengths]
        return self.by_reading(length.reading, options)

    def by_reading(self, reading: str, options: list[tuple[str, str]]) -> str:
        """What each alternative of a reading says; the words alone where no reading chooses."""
        if not reading:
            return options[0][1]
        cases = self.say("；", "; ").join(f"{name}{self.say('：', ': ')}{words}" for name, words in options)
        return f"{self.say('读法', 'reading')} {reading} {{{cases}}}"


def is_category(term: Term) -> bool:
    """Whether a term only tests the category of the application."""
    match term:
        case Equal(left=Field(scope="application", name="category"), right=Literal()):
            return True
        case Or(terms=terms):
            return all(is_category(t) for t in terms)
        case _:
            return False
