"""From the parser's reductions to the syntax tree: one method per alternative of the grammar, bottom up."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from checker.source.span import Span
from checker.syntax import ast
from checker.syntax.ast import Name
from checker.syntax.lexer import Lexeme

Children = Sequence[Any]


def _lexeme(child: object) -> Lexeme | None:
    return child if isinstance(child, Lexeme) else None


def _span_of(child: object) -> Span | None:
    """Where the child begins."""
    if child is None:
        return None
    if isinstance(child, list | tuple):
        return next((s for s in map(_span_of, child) if s), None)
    found = getattr(child, "span", None)
    if isinstance(found, Span):
        return found
    return _span_of(getattr(child, "labelled", None)) or _span_of(getattr(child, "name", None))


def _last_span(child: object) -> Span | None:
    """Where the child ends."""
    if isinstance(child, list | tuple):
        return next((s for s in map(_last_span, reversed(child)) if s), None)
    return _span_of(child)


def _join(children: Children) -> Span:
    first, last = _span_of(children), _last_span(children)
    assert first is not None
    assert last is not None
    return Span(first.file, first.start, max(first.end, last.end))


def _is(child: object, terminal: str) -> bool:
    lexeme = _lexeme(child)
    return lexeme is not None and lexeme.terminal == terminal


def _name(token: Any) -> Name:
    lexeme: Lexeme = token
    return Name(lexeme.text, lexeme.span)


def _text(token: Any) -> str:
    lexeme: Lexeme = token
    return lexeme.text


def _day(token: Any) -> date:
    return date.fromisoformat(_text(token))


def _labelled(children: Children) -> ast.Labelled:
    return ast.Labelled(_name(children[0]), _text(children[1]), _text(children[2]))


def _tokens(children: Children, terminal: str) -> list[Any]:
    return [c for c in children if _is(c, terminal)]


def _clauses(children: Children) -> tuple[ast.Clause, ...]:
    return tuple(c for c in children if isinstance(c, ast.Clause))


def _options(children: Children) -> tuple[tuple[Name, Any], ...]:
    """The pairs of `{ NAME : option NAME : option }`, braces, colons and commas left out."""
    kept = [c for c in children if not (_is(c, "LBRACE") or _is(c, "RBRACE") or _is(c, "COLON"))]
    return tuple((_name(k), v) for k, v in zip(kept[::2], kept[1::2], strict=True))


def _choice(children: Children) -> ast.Choice[Any]:
    start = next(i for i, c in enumerate(children) if _is(c, "READING"))
    return ast.Choice(_name(children[start + 1]), _options(children[start + 2 :]), _join(children))


class Builder:
    """Callbacks of the parser, named like the grammar's alternatives."""

    # ---- headers
    def regulation(self, c: Children) -> ast.Header:
        printed = _day(c[13]) if c[12] is not None else None
        superseded = (_day(c[15]), _text(c[17])) if c[14] is not None else None
        city = ast.Labelled(_name(c[5]), _text(c[6]), _text(c[7]))
        return ast.Header(c[1], _text(c[2]), _text(c[3]), city, c[9], _day(c[11]), printed, superseded, _join(c))

    def id(self, c: Children) -> str:
        return f"{_text(c[0])}-{_text(c[2])}"

    def document(self, c: Children) -> str | None:
        return _text(c[0]) if _is(c[0], "STRING") else None

    def vocabulary(self, c: Children) -> None:
        """A vocabulary's header carries nothing but its keyword."""
        del c

    # ---- blocks
    def article(self, c: Children) -> ast.Block:
        return ast.Block("article", _text(c[1]), c[2], tuple(c[3]), _join([c[0], c[1]]))

    def article_line(self, c: Children) -> ast.Block:
        return ast.Block("article", _text(c[1]), None, (c[2],), _join([c[0], c[1]]))

    def item(self, c: Children) -> ast.Block:
        return ast.Block("item", _text(c[1]), None, tuple(c[2]), _join([c[0], c[1]]))

    def para(self, c: Children) -> ast.Block:
        return ast.Block("para", _text(c[1]), None, tuple(c[2]), _join([c[0], c[1]]))

    def block(self, c: Children) -> list[Any]:
        return [x for x in c if not (_is(x, "LBRACE") or _is(x, "RBRACE"))]

    def place(self, c: Children) -> Any:
        return c[0]

    def chapeau_for_to(self, c: Children) -> ast.Chapeau:
        return ast.Chapeau(c[1], c[3], _join(c))

    def chapeau_to(self, c: Children) -> ast.Chapeau:
        return ast.Chapeau((), c[1], _join(c))

    def chapeau_for(self, c: Children) -> ast.Chapeau:
        return ast.Chapeau(c[1], (), _join(c))

    def address(self, c: Children) -> ast.Address:
        place = _text(c[0]) + (f"/{_text(c[2])}" if c[1] is not None else "")
        return ast.Address(place, _text(c[3]) if c[3] is not None else None, _join(c))

    def addresses(self, c: Children) -> tuple[ast.Address, ...]:
        return tuple(x for x in c if isinstance(x, ast.Address))

    def names(self, c: Children) -> tuple[Name, ...]:
        return tuple(_name(x) for x in _tokens(c, "NAME"))

    def strings(self, c: Children) -> tuple[str, ...]:
        return tuple(_text(x) for x in _tokens(c, "STRING"))

    # ---- declarations
    def title(self, c: Children) -> ast.Title:
        return ast.Title(_labelled(c[1:4]), c[5], _clauses(c), _join(c))

    def family(self, c: Children) -> ast.Group:
        return ast.Group("family", _labelled(c[1:4]), c[5], _clauses(c), _join(c))

    def body(self, c: Children) -> ast.Group:
        return ast.Group("body", _labelled(c[1:4]), c[5] or (), _clauses(c), _join(c))

    def track(self, c: Children) -> ast.Group:
        return ast.Group("track", _labelled(c[1:4]), (), _clauses(c), _join(c))

    def cycle(self, c: Children) -> ast.Cycle:
        return ast.Cycle(c[2], _clauses(c), _join(c))

    def valid(self, c: Children) -> ast.Validity:
        return ast.Validity(c[1], c[3], c[5], _clauses(c), _join(c))

    def reading_declaration(self, c: Children) -> ast.ReadingDeclaration:
        alternatives = tuple(x for x in c if isinstance(x, ast.Alternative))
        return ast.ReadingDeclaration(_labelled(c[1:4]), alternatives, _join(c))

    def alternative(self, c: Children) -> ast.Alternative:
        return ast.Alternative(_labelled(c), c[3] is not None)

    def let(self, c: Children) -> ast.Let:
        return ast.Let(_name(c[1]), c[3], False, _join(c))

    def let_window(self, c: Children) -> ast.Let:
        return ast.Let(_name(c[1]), c[2], True, _join(c))

    def enum(self, c: Children) -> ast.EnumDeclaration:
        members = tuple(x for x in c if isinstance(x, ast.Labelled))
        return ast.EnumDeclaration(_labelled(c[1:4]), members, c[4] is not None, _join(c))

    def member(self, c: Children) -> ast.Labelled:
        return _labelled(c)

    def record(self, c: Children) -> ast.RecordDeclaration:
        fields = tuple(x for x in c if isinstance(x, ast.FieldDeclaration))
        return ast.RecordDeclaration(_labelled(c[1:4]), fields, None, None, _join(c))

    def event(self, c: Children) -> ast.RecordDeclaration:
        fields = tuple(x for x in c if isinstance(x, ast.FieldDeclaration))
        end = _name(c[7]) if c[6] is not None else None
        implied = _name(c[9]) if c[8] is not None else None
        return ast.RecordDeclaration(_labelled(c[1:4]), fields, _name(c[5]), end, _join(c), implied)

    def field(self, c: Children) -> ast.FieldDeclaration:
        return ast.FieldDeclaration(ast.Labelled(_name(c[0]), _text(c[3]), _text(c[4])), c[2], c[5] is not None)

    def type(self, c: Children) -> ast.TypeName:
        return ast.TypeName(_name(c[0]), False)

    def set_type(self, c: Children) -> ast.TypeName:
        return ast.TypeName(_name(c[1]), True)

    def act(self, c: Children) -> ast.WordDeclaration:
        return ast.WordDeclaration("act", _labelled(c[1:4]), c[5], _join(c), c[7] or ())

    def judgement(self, c: Children) -> ast.WordDeclaration:
        return ast.WordDeclaration("judgement", _labelled(c[1:4]), None, _join(c))

    def topic_word(self, c: Children) -> ast.WordDeclaration:
        return ast.WordDeclaration("topic", _labelled(c[1:4]), None, _join(c))

    def define(self, c: Children) -> ast.Define:
        return ast.Define(_name(c[1]), c[3] or (), c[6], _join(c))

    # ---- norms
    def _condition(self, kind: str, c: Children) -> ast.Condition:
        return ast.Condition(kind, c[0] is not None, c[2], c[4], _clauses(c), _join([x for x in c if x is not None]))

    def require(self, c: Children) -> ast.Condition:
        return self._condition("require", c)

    def exclude(self, c: Children) -> ast.Condition:
        return self._condition("exclude", c)

    def prefer(self, c: Children) -> ast.Condition:
        return self._condition("prefer", c)

    def limit(self, c: Children) -> ast.Condition:
        return ast.Condition("limit", c[0] is not None, None, c[2], _clauses(c), _join([x for x in c if x is not None]))

    def strength(self, c: Children) -> Any:
        return c[0]

    def bar(self, c: Children) -> ast.BarNorm:
        return ast.BarNorm(c[1], c[3], c[4], _clauses(c), _join(c))

    def power(self, c: Children) -> ast.PowerNorm:
        return ast.PowerNorm(c[1], c[3] or (), _clauses(c), _join(c))

    def step(self, c: Children) -> ast.StepNorm:
        return ast.StepNorm(_name(c[1]), _clauses(c), _join(c))

    def order(self, c: Children) -> ast.OrderNorm:
        return ast.OrderNorm(tuple(map(_name, _tokens(c, "NAME"))), _clauses(c), _join(c))

    def duty(self, c: Children) -> ast.ConductNorm:
        return ast.ConductNorm("duty", c[0] is not None, c[2], c[4], _clauses(c), _join(c))

    def forbid(self, c: Children) -> ast.ConductNorm:
        return ast.ConductNorm("forbid", False, c[1], c[3], _clauses(c), _join(c))

    def may(self, c: Children) -> ast.ConductNorm:
        return ast.ConductNorm("may", False, c[1], c[3], _clauses(c), _join(c))

    def encourage(self, c: Children) -> ast.ConductNorm:
        return ast.ConductNorm("encourage", False, c[1], c[3], _clauses(c), _join(c))

    def sanction(self, c: Children) -> ast.SanctionNorm:
        return self._sanction(False, c, c[1])

    def may_sanction(self, c: Children) -> ast.SanctionNorm:
        return self._sanction(True, c, c[2])

    def _sanction(self, may: bool, c: Children, who: ast.Who) -> ast.SanctionNorm:
        consequences = tuple(x for x in c[2 + may :] if isinstance(x, ast.NamedConsequence | ast.BarConsequence))
        return ast.SanctionNorm(may, who, consequences, _clauses(c), _join(c))

    def consequence(self, c: Children) -> ast.NamedConsequence:
        return ast.NamedConsequence(_name(c[0]), c[3], _join([x for x in c if x is not None]))

    def bar_consequence(self, c: Children) -> ast.BarConsequence:
        return ast.BarConsequence(c[2], c[3], _join(c))

    def ground(self, c: Children) -> ast.GroundNorm:
        return ast.GroundNorm(c[1], _clauses(c), _join(c))

    def grant(self, c: Children) -> ast.GrantNorm:
        return ast.GrantNorm(c[1], tuple(x for x in c if isinstance(x, tuple)), _clauses(c), _join(c))

    def gift(self, c: Children) -> tuple[Name, ast.Number | None]:
        return _name(c[0]), self.number([c[1]]) if c[1] is not None else None

    def exception(self, c: Children) -> ast.ExceptionNorm:
        return ast.ExceptionNorm(c[2], _clauses(c), _join(c))

    def who_names(self, c: Children) -> ast.Who:
        return ast.Who(c[0], False, c[3], _join(c))

    def who_winner(self, c: Children) -> ast.Who:
        return ast.Who(c[2] or (), True, c[5], _join(c))

    def select_winner(self, c: Children) -> ast.Selector:
        return ast.Selector(None, c[2], False, c[5], _join(c))

    def select_holder(self, c: Children) -> ast.Selector:
        return ast.Selector(None, c[2], True, c[5], _join(c))

    def select_event(self, c: Children) -> ast.Selector:
        return ast.Selector(_name(c[1]), None, False, c[4], _join(c))

    def award_names(self, c: Children) -> Name:
        return _name(c[0])

    def award_reading(self, c: Children) -> ast.Choice[Name]:
        options = tuple((k, _name(v)) for k, v in _options(c[2:]))
        return ast.Choice(_name(c[1]), options, _join(c))

    def actions(self, c: Children) -> tuple[tuple[Name, Name | None], ...]:
        return tuple(x for x in c if isinstance(x, tuple))

    def action(self, c: Children) -> tuple[Name, Name | None]:
        return _name(c[0]), _name(c[1]) if c[1] is not None else None

    # ---- text
    def informative(self, c: Children) -> ast.TextStatement:
        return ast.TextStatement("informative", (_name(c[1]),), (), _clauses(c), _join(c))

    def silent(self, c: Children) -> ast.TextStatement:
        return ast.TextStatement("silent", c[1], (), _clauses(c), _join(c))

    def repeals(self, c: Children) -> ast.TextStatement:
        return ast.TextStatement("repeals", (), (_text(c[1]),), _clauses(c), _join(c))

    def refers(self, c: Children) -> ast.TextStatement:
        return ast.TextStatement("refers", (), c[1], _clauses(c), _join(c))

    def in_force(self, c: Children) -> ast.InForce:
        return ast.InForce("from", c[2], _clauses(c), _join(c))

    def until_span(self, c: Children) -> ast.InForce:
        return ast.InForce("until", c[1], _clauses(c), _join(c))

    def until_day(self, c: Children) -> ast.InForce:
        return ast.InForce("until", c[1], _clauses(c), _join(c))

    # ---- lengths
    def length(self, c: Children) -> ast.Length:
        found: ast.Length = c[1]
        return found

    def length_ever(self, c: Children) -> ast.ForEver:
        return ast.ForEver(_join(c))

    def length_none(self, c: Children) -> ast.NoLength:
        return ast.NoLength(_join(c))

    def length_while(self, c: Children) -> ast.WhileHolds:
        return ast.WhileHolds(c[1], _join(c))

    def length_rounds(self, c: Children) -> ast.ForRounds:
        return ast.ForRounds(int(_text(c[0]).split(".")[0]), c[3], _join(c))

    def length_span(self, c: Children) -> ast.ForSpan:
        return ast.ForSpan(c[0], c[2], _join(c))

    length_reading = staticmethod(_choice)

    # ---- clauses
    def _names(self, kind: str, c: Children) -> ast.NamesClause:
        return ast.NamesClause(kind, c[1], _join(c))

    def _exprs(self, kind: str, c: Children) -> ast.ExprClause:
        return ast.ExprClause(kind, c[1], _join(c))

    def quote(self, c: Children) -> ast.TextClause:
        return ast.TextClause("quote", c[1], _join([c[0]]))

    def per(self, c: Children) -> ast.TextClause:
        return ast.TextClause("per", c[1], _join([c[0]]))

    def see(self, c: Children) -> ast.AddressClause:
        return ast.AddressClause("see", c[1], _join(c))

    def tests(self, c: Children) -> ast.AddressClause:
        return ast.AddressClause("tests", c[1], _join(c))

    def label(self, c: Children) -> ast.NamesClause:
        return ast.NamesClause("as", (_name(c[1]),), _join(c))

    def when_any_item(self, c: Children) -> ast.AnyItem:
        return ast.AnyItem(_join(c))

    def when(self, c: Children) -> ast.ExprClause:
        return self._exprs("when", c)

    def unless(self, c: Children) -> ast.ExprClause:
        return self._exprs("unless", c)

    def only_if(self, c: Children) -> ast.ExprClause:
        return self._exprs("only_if", c)

    def provided(self, c: Children) -> ast.ExprClause:
        return self._exprs("provided", c)

    def by(self, c: Children) -> ast.NamesClause:
        return self._names("by", c)

    def with_(self, c: Children) -> ast.NamesClause:
        return self._names("with", c)

    def for_(self, c: Children) -> ast.NamesClause:
        return self._names("for", c)

    def at(self, c: Children) -> ast.NamesClause:
        return self._names("at", c)

    def after(self, c: Children) -> ast.NamesClause:
        return self._names("after", c)

    def before(self, c: Children) -> ast.NamesClause:
        return self._names("before", c)

    def form(self, c: Children) -> ast.NamesClause:
        return self._names("form", c)

    def produces(self, c: Children) -> ast.NamesClause:
        return self._names("produces", c)

    def proposal(self, c: Children) -> ast.NamesClause:
        return self._names("proposal", c)

    def approval(self, c: Children) -> ast.NamesClause:
        return self._names("approval", c)

    def lasts(self, c: Children) -> ast.Lasts:
        return ast.Lasts(c[1], c[2], _join([c[0], c[2]]))

    def bound(self, c: Children) -> str:
        lexeme: Lexeme = c[0]
        return lexeme.terminal

    def within(self, c: Children) -> ast.Within:
        return ast.Within(c[1], c[3], _join(c))

    def every(self, c: Children) -> ast.Every:
        return ast.Every(c[1], _join(c))

    def span_plain(self, c: Children) -> ast.SpanOfTime:
        found: ast.SpanOfTime = c[0]
        return found

    span_reading = staticmethod(_choice)

    def span(self, c: Children) -> ast.SpanOfTime:
        return ast.SpanOfTime(int(_text(c[0]).split(".")[0]), c[1], _join([c[0]]))

    def unit(self, c: Children) -> str:
        lexeme: Lexeme = c[0]
        return lexeme.terminal

    # ---- expressions
    def _junction(self, operator: str, c: Children) -> ast.Junction:
        return ast.Junction(operator, tuple(x for x in c if _lexeme(x) is None), _join(c))

    def implication(self, c: Children) -> ast.Junction:
        return self._junction("IMPLIES", c)

    def disjunction(self, c: Children) -> ast.Junction:
        return self._junction("OR", c)

    def conjunction(self, c: Children) -> ast.Junction:
        return self._junction("AND", c)

    def negation(self, c: Children) -> ast.Negation:
        return ast.Negation(c[1], _join(c))

    def compared(self, c: Children) -> ast.Comparison:
        return ast.Comparison(c[1], c[0], c[2], _join(c))

    def comparator(self, c: Children) -> str:
        lexeme: Lexeme = c[0]
        return lexeme.terminal

    def comparison(self, c: Children) -> Any:
        return c[0]

    def member_of(self, c: Children) -> ast.Membership:
        return ast.Membership(c[0], c[3], False, _join(c))

    def member_of_open(self, c: Children) -> ast.Membership:
        return ast.Membership(c[0], c[4], True, _join(c))

    def plus_span(self, c: Children) -> ast.Moved:
        return ast.Moved(c[0], c[2], False, _join(c))

    def minus_span(self, c: Children) -> ast.Moved:
        return ast.Moved(c[0], c[2], True, _join(c))

    def plus(self, c: Children) -> ast.Sum:
        return ast.Sum(c[0], c[2], False, _join(c))

    def minus(self, c: Children) -> ast.Sum:
        return ast.Sum(c[0], c[2], True, _join(c))

    def primary(self, c: Children) -> Any:
        return c[1]

    def number(self, c: Children) -> ast.Number:
        return ast.Number(_text(c[0]), _join(c))

    def date(self, c: Children) -> ast.Day:
        return ast.Day(_day(c[0]), _join(c))

    def true(self, c: Children) -> ast.Truth:
        return ast.Truth(True, _join(c))

    def false(self, c: Children) -> ast.Truth:
        return ast.Truth(False, _join(c))

    def path(self, c: Children) -> ast.Path:
        return ast.Path(tuple(map(_name, _tokens(c, "NAME"))), _join(c))

    def call(self, c: Children) -> ast.Call:
        return ast.Call(_name(c[0]), c[2] or (), _join(c))

    def arguments(self, c: Children) -> tuple[Any, ...]:
        return tuple(x for x in c if _lexeme(x) is None)

    def judged(self, c: Children) -> ast.Judged:
        return ast.Judged(_name(c[1]), _join(c))

    def conditional(self, c: Children) -> ast.Conditional:
        return ast.Conditional(c[1], c[3], c[5], _join(c))

    choice = staticmethod(_choice)

    def choice_test(self, c: Children) -> ast.ChoiceTest:
        return ast.ChoiceTest(_name(c[1]), _name(c[3]), _join(c))

    def meets(self, c: Children) -> ast.Meets:
        return ast.Meets(_name(c[0]), c[2], _join(c))

    def count(self, c: Children) -> ast.CountOf:
        return ast.CountOf(_name(c[2]), _name(c[4]) if c[3] is not None else None, c[6], _join(c))

    def ratio(self, c: Children) -> ast.Ratio:
        parts = int(_text(c[7])), int(_text(c[9]))
        return ast.Ratio(c[2], c[4], parts, c[10] is not None, _join(c))

    def is_winner(self, c: Children) -> ast.WinnerOf:
        return ast.WinnerOf(c[2], False, c[5], _join(c))

    def is_holder(self, c: Children) -> ast.WinnerOf:
        return ast.WinnerOf(c[2], True, c[5], _join(c))

    # ---- events and windows
    def some(self, c: Children) -> ast.Events:
        return self._events(1, c[1:], c)

    def no(self, c: Children) -> ast.Events:
        return self._events(0, c[1:], c)

    def at_least(self, c: Children) -> ast.Events:
        return self._events(int(_text(c[1]).split(".")[0]), c[2:], c)

    def _events(self, least: int, rest: Children, c: Children) -> ast.Events:
        owner = _name(rest[2]) if rest[1] is not None else None
        return ast.Events(least, _name(rest[0]), owner, rest[5], rest[7], _join(c))

    def last(self, c: Children) -> ast.InLast:
        return ast.InLast(c[1], _join(c))

    def on_day(self, c: Children) -> ast.OnDay:
        return ast.OnDay(c[1], _join(c))

    def ever(self, c: Children) -> ast.Ever:
        return ast.Ever(_join(c))

    def after_day(self, c: Children) -> ast.AfterDay:
        return ast.AfterDay(c[1], c[3], _join(c))

    def window_name(self, c: Children) -> ast.NamedWindow:
        return ast.NamedWindow(_name(c[1]), _join(c))

    window_reading = staticmethod(_choice)

    def inside(self, c: Children) -> ast.Inside:
        return ast.Inside(c[1], _join(c))
