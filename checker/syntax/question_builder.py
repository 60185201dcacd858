"""From the parser's reductions to the syntax tree of questions; everything else is built by `Builder`."""

from typing import Any

from checker.syntax import ast
from checker.syntax import given_ast as g
from checker.syntax import question_ast as q
from checker.syntax.builder import Builder, Children, _day, _is, _join, _lexeme, _name, _text, _tokens


def _kept(c: Children) -> list[Any]:
    return [x for x in c if x is not None]


class QuestionBuilder(Builder):
    """Callbacks for the rules on questions, named like the grammar's alternatives."""

    # ---- files and what all questions share
    def questions(self, c: Children) -> None:
        del c

    def question(self, c: Children) -> q.Question:
        return q.Question(_name(c[1]), _text(c[2]), _text(c[3]), c[5], _join(_kept(c)))

    def dimension(self, c: Children) -> q.Dimension:
        return q.Dimension(_name(c[1]), _text(c[2]), _text(c[3]), c[5], _optional(c[7]), c[9], _join(_kept(c)))

    def common_assumptions(self, c: Children) -> q.Common:
        return q.Common(c[1] is not None, tuple(x for x in c if isinstance(x, g.Given)), _join(_kept(c)))

    def same_value(self, c: Children) -> q.SameValue:
        return q.SameValue(c[1], c[3], _join(c))

    def latest_round(self, c: Children) -> q.LatestRound:
        return q.LatestRound(c[1], c[5], _join(c))

    def always(self, c: Children) -> q.Always:
        return q.Always(_text(c[1]), _text(c[2]), c[3], _join(c))

    def query(self, c: Children) -> q.Query:
        return q.Query(c[0] or (), c[1], c[2], c[3] or (), c[4], _join(_kept(c)))

    # ---- what is given
    def given(self, c: Children) -> tuple[g.Given, ...]:
        return tuple(x for x in c if isinstance(x, g.Given))

    def topic(self, c: Children) -> g.Topic:
        return g.Topic(tuple(map(_name, _tokens(c, "NAME"))), _join(c))

    def topics(self, c: Children) -> tuple[g.Topic, ...]:
        return tuple(x for x in c if isinstance(x, g.Topic))

    def given_category(self, c: Children) -> g.GivenCategory:
        return g.GivenCategory(_name(c[0]), _join(c))

    def given_event(self, c: Children) -> g.GivenEvent:
        count = _whole(c[0]) if c[0] is not None else 1
        pairs = tuple(x for x in c if isinstance(x, tuple))
        return g.GivenEvent(count, _name(c[1]), _optional(c[3]), _optional(c[5]), pairs, _join(_kept(c)))

    def pair(self, c: Children) -> tuple[ast.Name, g.Value]:
        return _name(c[0]), c[2]

    def value(self, c: Children) -> g.Value:
        lexeme = _lexeme(c[0])
        assert lexeme is not None
        return g.Value(lexeme.terminal, lexeme.text, lexeme.span)

    def given_none(self, c: Children) -> g.GivenNone:
        return g.GivenNone(_name(c[1]), _optional(c[3]), _join(_kept(c)))

    def given_fact(self, c: Children) -> g.GivenFact:
        return g.GivenFact(c[1], c[3], _join(c))

    def given_judgement(self, c: Children) -> g.GivenJudgement:
        return g.GivenJudgement(_name(c[1]), c[3], _join(c))

    def given_condition(self, c: Children) -> g.GivenCondition:
        return g.GivenCondition(c[1], _join(c))

    def given_today(self, c: Children) -> g.GivenToday:
        return g.GivenToday(_day(c[1]), _join(c))

    def given_schedule(self, c: Children) -> g.GivenSchedule:
        return g.GivenSchedule(c[2], _whole(c[5]), _whole(c[7]), c[9], c[11], c[13], _join(c))

    def day_of_year(self, c: Children) -> tuple[int, int]:
        return _whole(c[0]), _whole(c[2])

    # ---- what is asked
    def where_asked(self, c: Children) -> tuple[ast.Name, ...]:
        found: tuple[ast.Name, ...] = c[1]
        return found

    def cities(self, c: Children) -> tuple[ast.Name, ...]:
        found: tuple[ast.Name, ...] = c[0]
        return found

    def every_city(self, c: Children) -> tuple[ast.Name, ...]:
        del c
        return ()

    def _may(self, modality: str, rest: Children, c: Children) -> q.AskMay:
        number = _whole(rest[3]) if rest[2] is not None else None
        day = _day(rest[5]) if rest[4] is not None else None
        return q.AskMay(modality, _name(rest[0]), rest[1], number, day, _join(_kept(c)))

    def ask_may(self, c: Children) -> q.AskMay:
        return self._may("may", c[1:], c)

    def ask_must(self, c: Children) -> q.AskMay:
        return self._may("must", c[1:], c)

    def ask_must_not(self, c: Children) -> q.AskMay:
        return self._may("must_not", c[2:], c)

    def ask_when(self, c: Children) -> q.AskWhen:
        return q.AskWhen(_name(c[1]), c[2], _join(c[:2]))

    def ask_sanction(self, c: Children) -> q.AskSanction:
        return q.AskSanction(c[1], _join(c[:1]))

    def ask_relation(self, c: Children) -> q.AskRelation:
        return q.AskRelation(c[3], _name(c[2]), _name(c[6]), _optional(c[8]), _join(_kept(c)))

    def relation(self, c: Children) -> str:
        lexeme = _lexeme(c[0])
        assert lexeme is not None
        return lexeme.terminal.lower()

    def ask_ordering(self, c: Children) -> q.AskOrdering:
        return q.AskOrdering(c[1], _optional(c[3]), _join(c[:1]))

    def ask_exactly(self, c: Children) -> q.AskExactly:
        return q.AskExactly(_whole(c[4]), c[6], _join(c[:5]))

    def ask_find(self, c: Children) -> q.AskFind:
        return q.AskFind(_name(c[1]), c[2], _join(c[:2]))

    def ask_holds(self, c: Children) -> q.AskHolds:
        return q.AskHolds(c[1], _join(c))

    def ask_compare(self, c: Children) -> q.AskCompare:
        return q.AskCompare(_name(c[1]), c[2], _join(c[:2]))

    # ---- readings and expectations
    def under_readings(self, c: Children) -> q.Under:
        kept = [x for x in c[2:] if not (_is(x, "EQ") or _is(x, "COMMA"))]
        choices = tuple((t, _name(a)) for t, a in zip(kept[::2], kept[1::2], strict=True))
        return q.Under(False, choices, _join(c))

    def under_every(self, c: Children) -> q.Under:
        return q.Under(True, (), _join(c))

    def expect_one(self, c: Children) -> tuple[Any, ...]:
        return (c[1],)

    def expect_many(self, c: Children) -> tuple[Any, ...]:
        return tuple(x for x in c if isinstance(x, q.Expected | q.ExpectedPair))

    def expected(self, c: Children) -> q.Expected:
        by = tuple(x for x in c if isinstance(x, ast.Address))
        changes = tuple(x for x in c[3:] if isinstance(x, tuple))
        stated = any(_is(x, "DEPENDS") for x in c)
        found = tuple(x for x in changes if x) if stated else None
        return q.Expected(_optional(c[0]), c[2], by, found, _join(_kept(c)))

    def expected_pair(self, c: Children) -> q.ExpectedPair:
        return q.ExpectedPair(_name(c[0]), _name(c[2]), _join(c))

    def outcome(self, c: Children) -> q.Outcome:
        if _is(c[0], "NAME"):
            return q.Outcome((_name(c[0]),), None, None, _join(c))
        if _is(c[0], "LPAR"):
            return q.Outcome(c[1], None, None, _join(c))
        if _is(c[1], "DATE"):
            return q.Outcome((), _day(c[1]), None, _join(c))
        return q.Outcome((), _day(c[4]) if c[3] is not None else None, _whole(c[2]), _join(_kept(c)))

    def change(self, c: Children) -> tuple[g.Topic, ...]:
        return tuple(x for x in c if isinstance(x, g.Topic))

    def remark(self, c: Children) -> tuple[str, str]:
        return _text(c[1]), _text(c[2])


def _optional(token: Any) -> ast.Name | None:
    return _name(token) if token is not None else None


def _whole(token: Any) -> int:
    return int(_text(token).split(".")[0])
