"""A norm in words: its kind, and what it says under headings."""

from dataclasses import dataclass

from checker.ir import factory as f
from checker.ir.norms import (
    Bar,
    Condition,
    Conduct,
    Consequence,
    Excepted,
    Gift,
    Grant,
    Informative,
    Limit,
    Norm,
    Order,
    Power,
    Preference,
    Sanction,
    Silent,
    Statement,
    Step,
    Strength,
)
from checker.rendering.statements import statement_in_words
from checker.rendering.voice import Said, Voice
from checker.rendering.words import kind_in_words, place_in_words

_CONDUCT = {
    "duty": ("义务", "duty"),
    "forbid": ("禁止", "prohibition"),
    "may": ("许可", "permission"),
    "encourage": ("鼓励", "encouragement"),
}
_ASPECTS = {
    "done": ("进行", "done"),
    "actor": ("机构", "actor"),
    "order": ("先后", "order"),
    "place": ("渠道", "medium"),
    "form": ("形式", "form"),
    "length": ("时间", "time"),
    "condition": ("条件", "condition"),
}
_GIFTS = {
    "money": ("奖金", "money"),
    "certificate": ("证书", "certificate"),
    "plaque": ("奖牌", "plaque"),
    "trophy": ("奖杯", "trophy"),
    "commendation": ("通报表彰", "commendation"),
}


@dataclass(frozen=True, slots=True)
class NormWords:
    """The kind of a norm with its strength, and what it says: (heading, words)."""

    kind: str
    says: tuple[Said, ...]


def norm_in_words(norm: Norm, v: Voice) -> NormWords:
    """The words of a norm; a heading appears only where something stands under it."""
    kind, says = _words(norm, v)
    exempt = [
        v.under(
            "例外",
            "exception",
            place_in_words(x.cite, v.lang) + v.say("：", ": ") + (v.term(x.when) or v.say("一律", "always")),
        )
        for x in norm.anchor.exemptions
    ]
    return NormWords(kind, tuple(said for said in [*says, *exempt] if said[1]))


def _words(norm: Norm, v: Voice) -> tuple[str, list[Said]]:
    match norm:
        case Condition(acts=acts, categories=categories, strength=strength, holds=holds):
            start = [v.under("对象", "for", v.names("category", categories)), v.under("行为", "act", v.acts(acts))]
            says = [*start, v.applies(norm.applies, categories), v.under("须", "requires", v.term(holds))]
            return _kind("条件", "condition", strength, v), says
        case Bar():
            return v.say("限制", "bar"), _bar(norm, v)
        case Limit(strength=strength, holds=holds):
            says = [v.applies(norm.applies), v.under("须", "requires", v.term(holds))]
            return _kind("名额或比例", "limit", strength, v), says
        case Preference(categories=categories, strength=strength, holds=holds):
            says = [v.under("对象", "for", v.names("category", categories)), v.applies(norm.applies, categories)]
            return _kind("优先", "preference", strength, v), [*says, v.under("优先者", "prefers", v.term(holds))]
        case Power():
            return v.say("职权", "power"), _power(norm, v)
        case Step():
            return v.say("程序环节", "step"), _step(norm, v)
        case Order(steps=steps):
            names = " → ".join(v.name("step_name", s) for s in steps)
            return v.say("程序顺序", "order of steps"), [v.under("依次", "in turn", names), v.applies(norm.applies)]
        case Conduct(kind=kind, strength=strength):
            shown = strength if kind in ("duty", "forbid") else Strength.STRICT
            return _kind(*_CONDUCT[kind], shown, v), _conduct(norm, v)
        case Sanction(discretionary=discretionary):
            strength = Strength.MAY if discretionary else Strength.STRICT
            return _kind("处理", "sanction", strength, v), _sanction(norm, v)
        case Grant(awards=awards, gifts=gifts):
            given = v.join([_gift(g, v) for g in gifts])
            says = [v.under("给予", "for", v.names("award", awards)), v.under("内容", "gives", given)]
            return v.say("奖励", "grant"), [*says, v.applies(norm.applies)]
        case Excepted(targets=targets, when=when):
            says = [v.under("不适用", "out of", v.cites(targets)), v.under("情形", "when", v.term(when))]
            return v.say("例外", "exception"), says
        case Informative(reason=reason):
            return v.say("说明性条款", "informative"), [v.under("理由", "reason", v.name("reason", reason))]
        case Silent(topics=topics):
            known = v.spec.vocabulary.topics
            words = v.join([v.label(known[t]) if t in known else t for t in topics])
            return v.say("文本未作规定", "silent"), [v.under("事项", "topics", words)]
        case Statement():
            return statement_in_words(norm, v)


def _kind(zh: str, en: str, strength: Strength, v: Voice) -> str:
    match strength:
        case Strength.STRICT:
            return v.say(zh, en)
        case Strength.IN_PRINCIPLE:
            return v.say(f"{zh}（原则上）", f"{en} (in principle)")
        case Strength.MAY:
            return v.say(f"{zh}（可）", f"{en} (may)")
        case Strength.ENCOURAGE:
            return v.say(f"{zh}（鼓励）", f"{en} (encouraged)")


def _bar(bar: Bar, v: Voice) -> list[Said]:
    lengths = [(name, v.bar_length(length)) for name, length in bar.lengths]
    after = "" if bar.sanction is None else place_in_words(bar.sanction, v.lang)
    return [
        v.under("不得", "kept from", v.acts(bar.acts)),
        v.under("缘由", "history", kind_in_words(bar.event, v.spec, v.lang)),
        v.under("期限", "length", v.by_reading(bar.reading, lengths)),
        v.under("源于处理", "by the sanction of", after),
        v.applies(bar.applies),
        v.under("受限者", "barred", v.term(bar.barred)),
    ]


def _power(power: Power, v: Voice) -> list[Said]:
    return [
        v.under("行为", "act", v.acts(power.acts)),
        v.under("事项", "matter", v.names("matter", power.matters)),
        v.under("机构", "by", v.names("body", power.bodies)),
        v.under("会同", "with", v.names("body", power.together_with)),
        v.under("提请", "on proposal of", v.names("body", power.proposers)),
        v.under("审定", "on approval of", v.names("body", power.approvers)),
        v.under("形式", "form", v.names("form", power.forms)),
        v.under("在后于", "after", v.names("step_name", power.after)),
        v.applies(power.applies),
        v.under("须", "requires", v.term(power.holds)),
    ]


def _step(step: Step, v: Voice) -> list[Said]:
    checks = [v.under(*_ASPECTS[c.aspect], v.term(c.holds)) for c in step.checks if c.aspect not in ("done", "actor")]
    return [
        v.under("环节", "step", v.name("step_name", step.name)),
        v.under("机构", "by", v.names("body", step.bodies)),
        v.under("对象", "for", v.names("category", step.categories)),
        v.under("在后于", "after", v.names("step_name", step.after)),
        v.under("期限", "length", v.step_length(step.length)),
        v.applies(step.applies, step.categories),
        *checks,
    ]


def _conduct(conduct: Conduct, v: Voice) -> list[Said]:
    done = [v.acts((act,)) + (f" {v.name('matter', matter)}" if matter else "") for act, matter in conduct.actions]
    return [
        v.under("主体", "who", v.who(conduct.who)),
        v.under("行为", "act", v.join(done)),
        v.under("期限", "time", v.step_length(conduct.deadline) or _every(conduct, v)),
        v.under("起因", "arises from", v.join(_causes(conduct, v))),
        v.applies(conduct.applies),
        v.under("须", "requires", "" if conduct.holds == f.FALSE else v.term(conduct.holds)),
    ]


def _every(conduct: Conduct, v: Voice) -> str:
    return v.say(f"每 {v.span(*conduct.every)}", f"every {v.span(*conduct.every)}") if conduct.every else ""


def _causes(conduct: Conduct, v: Voice) -> list[str]:
    """The acts and steps after which a duty arises."""
    acts = [v.acts((act,)) for act in conduct.upon]
    return [*acts, *(v.name("step_name", step) for step in conduct.after)]


def _sanction(sanction: Sanction, v: Voice) -> list[Said]:
    grounds = [
        (place_in_words(g.cite, v.lang) + v.say("：", ": ") if g.cite != sanction.anchor.cite else "")
        + (v.term(g.holds) or v.say("一律", "always"))
        for g in sanction.grounds
    ]
    return [
        v.under("对象", "against", v.who(sanction.roles)),
        *(v.under("事由", "ground", ground) for ground in grounds),
        v.under("处理", "consequences", v.join([_consequence(c, v) for c in sanction.consequences])),
        v.under("机构", "by", v.names("body", sanction.bodies)),
        v.under("提请", "on proposal of", v.names("body", sanction.proposers)),
        v.under("审定", "on approval of", v.names("body", sanction.approvers)),
        v.under("在后于", "after", v.names("step_name", sanction.after)),
        v.under("期限至", "last day", v.term(sanction.due.last) if sanction.due is not None else ""),
        v.applies(sanction.applies),
    ]


def _consequence(consequence: Consequence, v: Voice) -> str:
    """A consequence; how long a ban lasts, the bar at the same place says."""
    if consequence.ban is not None:
        return v.say("限制（见本处的限制）", "a bar (see the bar here)")
    return v.name("consequence", consequence.name)


def _gift(gift: Gift, v: Voice) -> str:
    name = v.say(*_GIFTS.get(gift.name, (gift.name, gift.name)))
    if gift.amount is None:
        return name
    yuan = f"{gift.amount // 100:,}" if gift.amount % 100 == 0 else f"{gift.amount / 100:,.2f}"
    return f"{name} {yuan}{v.say(' 元', ' yuan')}"
