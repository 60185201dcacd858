"""Cells of measures that norms declare outright: gifts, consequences, categories, powers, forms, cycle, validity, end.

There is no term whose shape could be guessed; what the norm declares is the value.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from checker.cases.scene import Scene
from checker.evaluation.evaluator import evaluate
from checker.ir import factory as f
from checker.ir.norms import Consequence, Forever, Grant, InRounds, InTime, Power, Sanction, Statement, Step
from checker.ir.regulation import Label, Regulation, Vocabulary
from checker.ir.terms import Contains, Term
from checker.ir.traversal import fields_of, subterms
from checker.lawtext.citation import Citation
from checker.legaltime.workdays import WorkCalendar
from checker.verification.claims import conjuncts
from checker.verification.measure_cell import Alternative, Part, Proof, Value, in_words, quantity
from checker.verification.measure_reader import Measure
from checker.verification.measure_terms import changes, speaks, under

FEN = 100


def declared(cites: Iterable[Citation], value: Value, note: tuple[str, str] | None = None) -> Part:
    """A part that the norm itself declares."""
    return Part(tuple(dict.fromkeys(cites)), value, Proof.DECLARED, note=note)


def gift_parts(
    measure: Measure, regulation: Regulation, vocabulary: Vocabulary, choice: Mapping[str, str]
) -> tuple[Part, ...]:
    """One part per grant of the gift to winners of the measure's award."""
    (name,), award = measure.arguments, measure.member("award")
    found = []
    for norm in regulation.norms:
        if isinstance(norm, Grant) and award in norm.awards:
            for gift in norm.gifts:
                if gift.name == name:
                    condition = in_words(under(speaks(norm), choice), vocabulary)
                    found.append(replace(declared((norm.anchor.cite,), _amount(gift.amount)), condition=condition))
    return tuple(found)


def _amount(fen: int | None) -> Value:
    if fen is None:
        return Value("有，数额未写明", "yes, amount not stated", None, "yuan")
    yuan, rest = divmod(fen, FEN)
    shown = f"{yuan:,}" + (f".{rest:02}" if rest else "")
    return Value(f"{shown}元", f"{shown} yuan", None if rest else yuan, "yuan")


def consequence_parts(
    measure: Measure, regulation: Regulation, vocabulary: Vocabulary, choice: Mapping[str, str]
) -> tuple[Part, ...]:
    """One part per sanction of winners on a ground of the kind, with all its consequences."""
    (kind,) = measure.arguments
    found = []
    for norm in regulation.norms:
        if not (isinstance(norm, Sanction) and "winner" in norm.roles):
            continue
        grounds = [g for g in norm.grounds if kind in g.kinds]
        if not grounds:
            continue
        words = [_conditional(c, vocabulary, choice) for c in norm.consequences]
        lead = ("可以：", "may: ") if norm.discretionary else ("", "")
        value = Value(
            lead[0] + "、".join(w[0] for w in words), lead[1] + ", ".join(w[1] for w in words), None, "consequences"
        )
        condition = in_words(
            f.conj(*(t for t in conjuncts(under(norm.applies, choice)) if _of_category(t))), vocabulary
        )
        found.append(replace(declared((norm.anchor.cite, *(g.cite for g in grounds)), value), condition=condition))
    return tuple(found)


def _of_category(term: Term) -> bool:
    """Whether a term speaks of the category alone."""
    return {name for _, name in fields_of(term)} == {"category"}


def _conditional(consequence: Consequence, vocabulary: Vocabulary, choice: Mapping[str, str]) -> tuple[str, str]:
    zh, en = _consequence(consequence, vocabulary)
    condition = in_words(under(consequence.when, choice), vocabulary)
    return (zh, en) if condition is None else (f"{zh}（{condition[0]}）", f"{en} ({condition[1]})")


def _consequence(consequence: Consequence, vocabulary: Vocabulary) -> tuple[str, str]:
    match consequence.ban:
        case InRounds(rounds=rounds):
            words = quantity(rounds, "rounds")
        case InTime(count=count, unit=unit):
            words = quantity(count, unit)
        case Forever():
            words = Value("永久", "for ever")
        case _ if consequence.name in vocabulary.members["consequence"]:
            label = vocabulary.members["consequence"][consequence.name]
            return label.zh, label.en
        case _:
            words = Value("", "")
    return f"禁止申报{words.zh}", f"ban {words.en}".strip()


def category_parts(measure: Measure, regulation: Regulation, vocabulary: Vocabulary) -> tuple[Part, ...]:
    """Who can get the award."""
    (award,) = measure.arguments
    sort = regulation.awards.get(award)
    if sort is None:
        return ()
    labels = vocabulary.members["category"]
    return (
        declared(statements(regulation, "award", award), _listed([labels[c] for c in sort.categories], "categories")),
    )


def _listed(labels: Iterable[Label], unit: str) -> Value:
    known = tuple(labels)
    return Value("、".join(x.zh for x in known), ", ".join(x.en for x in known), None, unit)


def statements(regulation: Regulation, kind: str, subject: str = "") -> tuple[Citation, ...]:
    """Where a declaration stands."""
    found = (n for n in regulation.norms if isinstance(n, Statement) and n.kind == kind)
    return tuple(n.anchor.cite for n in found if not subject or n.subject == subject)


def power_parts(measure: Measure, regulation: Regulation, vocabulary: Vocabulary) -> tuple[Part, ...]:
    """Who may do the act, on whose proposal and approval."""
    (act,) = measure.arguments
    found = []
    for norm in regulation.norms:
        if isinstance(norm, Power) and act in norm.acts and norm.bodies:
            by, asked, approved, forms = (
                _names(names, kind, vocabulary, regulation)
                for names, kind in (
                    (norm.bodies, "body"),
                    (norm.proposers, "body"),
                    (norm.approvers, "body"),
                    (norm.forms, "form"),
                )
            )
            zh, en = by
            zh += f"，{asked[0]}提请" if asked[0] else ""
            en += f", proposed by {asked[1]}" if asked[1] else ""
            zh += f"，{approved[0]}审定" if approved[0] else ""
            en += f", approved by {approved[1]}" if approved[1] else ""
            zh += f"，{forms[0]}" if forms[0] else ""
            en += f", {forms[1]}" if forms[1] else ""
            found.append(declared((norm.anchor.cite,), Value(zh, en, None, "bodies")))
    return tuple(found)


def _names(names: Iterable[str], kind: str, vocabulary: Vocabulary, regulation: Regulation) -> tuple[str, str]:
    labels = [regulation.bodies.get(n) or vocabulary.members[kind][n] for n in names]
    return "、".join(x.zh for x in labels), ", ".join(x.en for x in labels)


def form_parts(measure: Measure, regulation: Regulation, vocabulary: Vocabulary) -> tuple[Part, ...]:
    """The steps and powers that must be done in one of the forms."""
    found = []
    for norm in regulation.norms:
        if isinstance(norm, Step):
            terms, step = (
                [c.holds for c in norm.checks if c.aspect == "form"],
                vocabulary.members["step_name"][norm.name],
            )
        elif isinstance(norm, Power):
            terms, step = [norm.holds], vocabulary.acts[norm.acts[0]]
        else:
            continue
        forms = [
            t.member
            for term in terms
            for t in subterms(term)
            if isinstance(t, Contains) and t.member in measure.arguments
        ]
        for form in dict.fromkeys(forms):
            label = vocabulary.members["form"][form]
            found.append(
                declared((norm.anchor.cite,), Value(f"{step.zh}：{label.zh}", f"{step.en}: {label.en}", None, "forms"))
            )
    return tuple(found)


def cycle_parts(regulation: Regulation) -> tuple[Part, ...]:
    """The cycle of rounds."""
    if regulation.cycle is None:
        return ()
    return (declared(statements(regulation, "cycle"), quantity(*regulation.cycle)),)


def validity_parts(measure: Measure, regulation: Regulation) -> tuple[Part, ...]:
    """How long the award is valid."""
    found = []
    for validity in regulation.validities:
        if set(measure.arguments) & set(validity.awards) and isinstance(validity.length, InTime):
            found.append(
                declared(statements(regulation, "valid"), quantity(validity.length.count, validity.length.unit))
            )
    return tuple(found)


def end_parts(
    regulation: Regulation, vocabulary: Vocabulary, choice: Mapping[str, str], calendar: WorkCalendar | None
) -> tuple[Part, ...]:
    """The regulation's own last day, computed; or the day on which another text replaced it."""
    if regulation.until is None:
        if regulation.superseded is None:
            return ()
        day, by = regulation.superseded
        replaced = Value(f"{day.isoformat()}被{by}取代", f"replaced on {day.isoformat()} by {by}", None, "date")
        return (declared(statements(regulation, "in_force"), replaced),)

    until = regulation.until

    def last(chosen: Mapping[str, str]) -> Value:
        value = evaluate(until, Scene(), chosen, calendar)
        text = value.isoformat() if isinstance(value, date) else "?"
        return Value(text, text, value.toordinal() if isinstance(value, date) else None, "date")

    value = last(choice)
    alternatives = [
        Alternative(reading, alternative, other, Proof.DECLARED)
        for reading, alternative in changes(until, choice, regulation, vocabulary)
        if (other := last({**choice, reading: alternative})) != value
    ]
    return (Part(statements(regulation, "until"), value, Proof.DECLARED, tuple(alternatives)),)
