"""Steps and powers: what the record of a procedure must show."""

from collections.abc import Callable
from typing import Final

from checker.ir import factory as f
from checker.ir.norms import Check, Due, StepLength
from checker.ir.terms import Term
from checker.ir.types import BOOL, DATE
from checker.lowering.bars import UNITS
from checker.lowering.clauses import Clauses
from checker.lowering.environment import Context
from checker.lowering.expressions import call, check_options, lower, lower_bool, ordered_options
from checker.syntax import ast

NAMED: Final = {"body": ("机构", "body"), "medium": ("公布渠道", "medium"), "form": ("形式", "form")}
"""What the members of the enums of a record's sets are called."""


def sets(
    record: str, field: str, enum: str, names: tuple[ast.Name, ...], c: Context
) -> tuple[tuple[str, ...], list[Term]]:
    """The members named, and for each the term that the record's set field contains it."""
    sort = c.words.vocabulary.records["step" if record.startswith("step.") else record]
    members = tuple(c.member(enum, n, *NAMED[enum]) for n in names)
    return members, [f.contains(record, field, sort.fields[field].type, m) for m in members]


def bodies(names: tuple[ast.Name, ...], c: Context, groups: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The bodies named; a body that is any one of several stands for its members too."""
    found: list[str] = []
    for name in names:
        body = c.member("body", name, "机构", "body")
        found += [body, *groups.get(body, ())]
    return tuple(dict.fromkeys(found))


def any_of(record: str, field: str, members: tuple[str, ...], c: Context) -> Term:
    """The record's set field contains one of the members; true where none is named."""
    sort = c.words.vocabulary.records["step" if record.startswith("step.") else record]
    if not members:
        return f.TRUE
    return f.disj(*(f.contains(record, field, sort.fields[field].type, m) for m in members))


def finished(step: str, by: Term, c: Context) -> Term:
    """The step was done and ended by a day; one that lasts for a stated time ended before that day, since its last day
    is counted whole (民法典 article 203)."""
    return f.conj(f.field(f"step.{step}", "done", BOOL), _over(step, by, c))


def _over(step: str, by: Term, c: Context) -> Term:
    end = f.field(f"step.{step}", "end", DATE)
    return f.less(end, by) if step in c.words.lasting else f.less_equal(end, by)


def step_names(names: tuple[ast.Name, ...], c: Context) -> tuple[str, ...]:
    """The steps named."""
    return tuple(c.member("step_name", n, "程序环节", "step") for n in names)


def step_checks(step: str, clauses: Clauses, c: Context, groups: dict[str, tuple[str, ...]]) -> tuple[Check, ...]:
    """The checkable sides of a step; all but "done" presuppose that it was done."""
    record = f"step.{step}"
    done = f.field(record, "done", BOOL)
    start, end = f.field(record, "start", DATE), f.field(record, "end", DATE)
    checks = [Check("done", done)]

    def check(aspect: str, *parts: Term) -> None:
        if parts:
            checks.append(Check(aspect, f.implies(done, f.conj(*parts))))

    by = bodies(clauses.names("by"), c, groups)
    if by:
        check("actor", any_of(record, "by", by, c))
    _, with_parts = sets(record, "with", "body", clauses.names("with"), c)
    check("actor", *with_parts)
    before = step_names(clauses.names("after"), c)
    check(
        "order",
        *(f.implies(f.field(f"step.{s}", "done", BOOL), _over(s, start, c)) for s in before),
    )
    after = step_names(clauses.names("before"), c)
    check(
        "order",
        *(
            f.implies(f.field(f"step.{s}", "done", BOOL), _over(step, f.field(f"step.{s}", "start", DATE), c))
            for s in after
        ),
    )
    check("place", *sets(record, "at", "medium", clauses.names("at"), c)[1])
    check("form", *sets(record, "form", "form", clauses.names("form"), c)[1])
    check("length", *(_lasting(x, end, step, c) for x in clauses.items if isinstance(x, ast.Lasts)))
    check("length", *(_within(x, end, c) for x in clauses.items if isinstance(x, ast.Within)))
    check("condition", *(lower_bool(e, c) for e in clauses.exprs("provided")))
    return tuple(checks)


def _lasting(lasts: ast.Lasts, end: Term, step: str, c: Context) -> Term:
    at = lasts.span
    begin = ast.Path((ast.Name(step, at), ast.Name("start", at)), at)

    def one(length: ast.SpanOfTime) -> Term:
        last = call("notice_last_day", (begin, length), c, begin)
        match lasts.bound:
            case "EXACTLY":
                return f.equal(end, last)
            case "AT_LEAST":
                return f.less_equal(last, end)
            case _:
                return f.less_equal(end, last)

    return over_lengths(lasts.length, one, c)


def _within(within: ast.Within, end: Term, c: Context) -> Term:
    def one(length: ast.SpanOfTime) -> Term:
        return f.less_equal(end, call("notice_last_day", (within.start, length), c, within.start))

    return over_lengths(within.length, one, c)


def over_lengths(
    length: "ast.SpanOfTime | ast.Choice[ast.SpanOfTime]", one: Callable[[ast.SpanOfTime], Term], c: Context
) -> Term:
    """The term for a length, or the choice of the terms for a reading's lengths."""
    if isinstance(length, ast.SpanOfTime):
        return one(length)
    check_options(length, c)
    return f.choose(length.reading.text, [(n.text, one(s)) for n, s in ordered_options(length, c)])


def step_length(clauses: Clauses) -> StepLength | None:
    """The length of a step as written."""
    for clause in clauses.items:
        match clause:
            case ast.Lasts(bound=bound, length=length):
                return _as_written(bound.lower(), length)
            case ast.Within(length=length):
                return _as_written("within", length)
            case _:
                continue
    return None


def term_of(clauses: Clauses, c: Context) -> Due | None:
    """The term that `within` sets: the day from which it runs and its last day."""
    within = next((x for x in clauses.items if isinstance(x, ast.Within)), None)
    if within is None:
        return None
    start = within.start
    last = over_lengths(within.length, lambda s: call("notice_last_day", (start, s), c, start), c)
    return Due(lower(start, c, DATE), last)


def _as_written(bound: str, length: "ast.SpanOfTime | ast.Choice[ast.SpanOfTime]") -> StepLength:
    if isinstance(length, ast.SpanOfTime):
        return StepLength(bound, "", (("", length.count, UNITS[length.unit]),))
    options = tuple((n.text, s.count, UNITS[s.unit]) for n, s in length.options)
    return StepLength(bound, length.reading.text, options)


def act_terms(clauses: Clauses, c: Context, groups: dict[str, tuple[str, ...]]) -> list[Term]:
    """What power and form ask of the recorded act: actor, others, proposal, approval, form, earlier steps, conditions."""
    day = f.field("act", "day", DATE)
    parts = [any_of("act", "by", bodies(clauses.names("by"), c, groups), c)]
    parts += sets("act", "with", "body", clauses.names("with"), c)[1]
    parts.append(any_of("act", "proposed_by", bodies(clauses.names("proposal"), c, groups), c))
    parts.append(any_of("act", "approved_by", bodies(clauses.names("approval"), c, groups), c))
    parts += sets("act", "form", "form", clauses.names("form"), c)[1]
    parts += [finished(s, day, c) for s in step_names(clauses.names("after"), c)]
    parts += [lower_bool(e, c) for e in clauses.exprs("provided")]
    return parts
