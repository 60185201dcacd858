"""Events and their windows: quantifiers over the recorded events of a subject."""

from checker.ir import factory as f
from checker.ir.terms import EVENT, Source, Term
from checker.ir.types import DATE
from checker.legaltime.span import DaySpan, MonthSpan, WorkdaySpan
from checker.lowering.awards import award_test
from checker.lowering.environment import Context, find
from checker.lowering.expressions import call, check_options, lower, lower_bool, ordered_options
from checker.lowering.faults import MisplacedClause, Stop, WrongType
from checker.lowering.spans import span_of
from checker.syntax import ast


def event_kind(name: ast.Name, c: Context) -> str:
    """A declared event kind, by name or Chinese label."""
    labels = {k: s.label for k, s in c.words.vocabulary.events.items()}
    found = find(name.text, labels)
    if found is None:
        raise c.unknown(name, labels, "事件", "event")
    return found


def lower_events(expr: ast.Events, c: Context) -> Term:
    """`some`, `no`, `at least n` events in a window; without a window: at any time up to the governing day."""
    kind = event_kind(expr.kind, c)
    owner = _owner(expr.owner, c)
    inside = c.inside(kind)
    where = lower_bool(expr.where, inside) if expr.where is not None else f.TRUE
    window = expr.window or ast.Ever(expr.span)
    cluster = _cluster(window, expr.least, c)
    until = lower(c.day, c, DATE)
    body = f.conj(where, lower_window(window if cluster is None else ast.Ever(window.span), kind, c))
    source = Source(owner, kind)
    match expr.least:
        case 0:
            return f.neg(f.exists(source, body, until))
        case 1:
            return f.exists(source, body, until)
        case least:
            return f.at_least(least, source, body, until, cluster)


def _cluster(window: ast.Window, least: int, c: Context) -> MonthSpan | DaySpan | None:
    if not isinstance(window, ast.Inside):
        return None
    if least < 2:
        zh, en = "“累计于”须与“至少”两次以上连用", "'inside' goes with 'at least' two or more"
        raise Stop(MisplacedClause(zh, en, window.span, c.place, "单个事件写“近”", "of one event write 'in last'"))
    span = span_of(window.length, c.place)
    if isinstance(span, WorkdaySpan):
        raise Stop(WrongType("累计期间不用工作日", "a cluster is not counted in working days", window.span, c.place))
    return span


def _owner(name: ast.Name | None, c: Context) -> str:
    if name is None:
        return c.owner
    if name.text in ("unit", "所在单位"):
        return "unit"
    if name.text in ("round", "届次"):
        return "round"
    if name.text in ("subject", "申报主体"):
        return "subject"
    raise c.unknown(name, ("unit", "所在单位", "round", "届次", "subject", "申报主体"), "主体", "owner")


def key_field(kind: str, c: Context) -> Term:
    """The key date of the bound event."""
    key = c.words.vocabulary.events[kind].key
    assert key is not None
    return f.field(EVENT, key, DATE)


def lower_window(window: ast.Window, kind: str, c: Context) -> Term:
    """The condition on the bound event's dates that a window states. The key date is never after the governing day."""
    key, day = key_field(kind, c), lower(c.day, c, DATE)
    past = f.less_equal(key, day)
    match window:
        case ast.InLast(length=length):
            since = f.shift(day, span_of(length, c.place), back=True)
            return f.conj(past, _reaches(kind, since, c))
        case ast.OnDay(day=on):
            at = lower(on, c, DATE)
            if c.words.vocabulary.events[kind].end is None:
                return f.conj(past, f.equal(key, at))
            return f.conj(past, f.less_equal(key, at), _reaches(kind, at, c))
        case ast.Ever():
            return past
        case ast.Inside():
            zh, en = "“累计于”须直接写在“至少”的事件之后", "'inside' stands directly after the events of 'at least'"
            raise Stop(MisplacedClause(zh, en, window.span, c.place))
        case ast.AfterDay(length=length, start=start):
            first = lower(start, c, DATE)
            last = call("period_last_day", (start, length), c, start)
            happened = _happened(kind, c, start)
            return f.conj(past, f.less_equal(first, happened), f.less_equal(happened, last))
        case ast.NamedWindow(name=name):
            let = c.lets.get(name.text)
            if let is None:
                raise c.unknown(name, [n for n, x in c.lets.items() if x.window], "时间窗口", "window")
            if not let.window:
                zh, en = f"“{name.text}”不是时间窗口", f"'{name.text}' is no window of time"
                raise Stop(WrongType(zh, en, name.span, c.place))
            return lower_window(let.value, kind, c.within_let(name.text))  # type: ignore[arg-type]
        case ast.Choice():
            check_options(window, c)
            options = ordered_options(window, c)
            return f.choose(window.reading.text, [(n.text, lower_window(w, kind, c)) for n, w in options])


def _reaches(kind: str, since: Term, c: Context) -> Term:
    """The event lies on or after a day; an interval has not ended before it."""
    end = c.words.vocabulary.events[kind].end
    if end is None:
        return f.less_equal(since, key_field(kind, c))
    return f.disj(f.neg(f.has(EVENT, end)), f.less_equal(since, f.field(EVENT, end, DATE)))


def _happened(kind: str, c: Context, at: ast.Expr) -> Term:
    """The event's own day, or, where it has a day of discovery, what the shared reading takes."""
    sort = c.words.vocabulary.events[kind]
    key = ast.Path((ast.Name(sort.key or "", at.span),), at.span)
    if "discovered" not in sort.fields:
        return key_field(kind, c)
    discovered = ast.Path((ast.Name("discovered", at.span),), at.span)
    return call("day_of_event", (key, discovered), c.inside(kind), at)


def won_here(award: "ast.Name | ast.Choice[ast.Name] | None", current: bool, c: Context) -> Term:
    """The bound win is one of this city, of the named award, and, if `current`, not revoked."""
    city = c.words.enum("city")
    parts = [f.equal(f.field(EVENT, "city", city), f.literal(c.words.city, city))]
    match award:
        case None:
            pass
        case ast.Choice():
            check_options(award, c)
            options = [(n.text, award_test(EVENT, a, c)) for n, a in ordered_options(award, c)]
            parts.append(f.choose(award.reading.text, options))
        case ast.Name():
            parts.append(award_test(EVENT, award, c))
    if current:
        parts.append(f.neg(f.has(EVENT, "revoked")))
    return f.conj(*parts)


def lower_quantified(expr: ast.Events | ast.WinnerOf, c: Context) -> Term:
    """Events, and winners and holders, as truth values about the history of the owner of bare names."""
    if isinstance(expr, ast.Events):
        return lower_events(expr, c)
    inside = c.inside("win")
    where = lower_bool(expr.where, inside) if expr.where is not None else f.TRUE
    day = lower(c.day, c, DATE)
    body = f.conj(won_here(expr.award, expr.current, c), where, f.less_equal(key_field("win", c), day))
    return f.exists(Source(c.owner, "win"), body, day)
