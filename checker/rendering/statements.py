"""Constitutive statements in words: awards, bodies, cycles, validity, tracks, time, references."""

from checker.ir.norms import Sanction, Statement
from checker.rendering.voice import Said, Voice

_KINDS = {
    "award": ("奖项", "award"),
    "family": ("奖项合称", "family of awards"),
    "body": ("机构", "body"),
    "cycle": ("评定周期", "cycle"),
    "valid": ("有效期", "validity"),
    "track": ("申报通道", "track"),
    "in_force": ("施行", "in force"),
    "until": ("失效", "end"),
    "repeals": ("废止", "repeals"),
    "refers": ("援引", "refers to"),
    "ground": ("情形", "ground"),
}


def statement_in_words(statement: Statement, v: Voice) -> tuple[str, list[Said]]:
    """The kind of a statement and what it says."""
    zh, en = _KINDS.get(statement.kind, (statement.kind, statement.kind))
    return v.say(zh, en), _says(statement, v)


def _says(statement: Statement, v: Voice) -> list[Said]:
    r, name = v.regulation, statement.subject
    match statement.kind:
        case "award":
            awards = [v.under("名称", "name", v.name("award", name))]
            award = r.awards.get(name)
            return [*awards, v.under("对象", "for", v.names("category", award.categories) if award else "")]
        case "family":
            return [v.under("包括", "includes", v.names("award", r.families.get(name, ())))]
        case "body":
            members = v.names("body", r.body_members.get(name, ()))
            return [v.under("名称", "name", v.name("body", name)), v.under("包括", "any of", members)]
        case "cycle" if r.cycle is not None:
            return [v.under("每", "every", v.span(*r.cycle))]
        case "valid":
            said = [f"{v.names('award', x.awards)} {v.bar_length(x.length)}" for x in r.validities]
            return [v.under("期限", "length", v.say("；", "; ").join(said))]
        case "track":
            return [v.under("名称", "name", v.name("track", name))]
        case "in_force":
            return [v.under("自", "from", v.term(r.in_force))]
        case "until" if r.until is not None:
            return [v.under("至", "last day", v.term(r.until))]
        case "ground":
            return [v.under("即", "namely", v.say("；", "; ").join(_grounds(statement, v)))]
        case _:
            return [v.under("文件", "texts", v.join(list(statement.strings)))]


def _grounds(statement: Statement, v: Voice) -> list[str]:
    """The grounds at the statement's place under its label, as the sanctions of the regulation hold them."""
    sanctions = [n for n in v.regulation.norms if isinstance(n, Sanction)]
    found = [g.holds for n in sanctions for g in n.grounds if g.cite == statement.anchor.cite]
    return list(dict.fromkeys(v.term(holds) for holds in found))
