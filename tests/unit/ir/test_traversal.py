"""Walking and rebuilding terms."""

from checker.ir import factory as f
from checker.ir.terms import EVENT, Source, Term
from checker.ir.traversal import bind_event, fields_of, map_children, readings_of, rescope, sources_of, subterms
from checker.ir.types import BOOL, DATE, INT, EnumType, SetType
from checker.legaltime.span import MonthSpan

AREA = SetType(EnumType("area", ("east", "west")))
DAY, LIABLE = f.field("act", "day", DATE), f.field(EVENT, "liable", BOOL)
HAPPENED = f.field(EVENT, "date", DATE)
WHERE = f.conj(LIABLE, f.less(HAPPENED, DAY))
TERM = f.conj(
    f.exists(Source("subject", "incident"), WHERE, DAY),
    f.disj(f.has("subject", "revoked"), f.contains("unit", "areas", AREA, "east")),
    f.choose("start", [("a", f.field("subject", "honest", BOOL)), ("b", f.FALSE)]),
    f.less(f.count(Source("round", "entry"), LIABLE), f.literal(3, INT)),
    f.choose("counted", [("a", f.has("act", "day")), ("b", f.choose("start", [("a", f.TRUE), ("b", f.FALSE)]))]),
)


def test_what_a_term_reads() -> None:
    assert fields_of(TERM) == {
        ("act", "day"),
        ("event", "liable"),
        ("event", "date"),
        ("subject", "revoked"),
        ("unit", "areas"),
        ("subject", "honest"),
    }
    assert sources_of(TERM) == {Source("subject", "incident"), Source("round", "entry")}
    assert readings_of(TERM) == ("start", "counted")


def test_subterms_come_outermost_first() -> None:
    assert list(subterms(WHERE)) == [WHERE, LIABLE, f.less(HAPPENED, DAY), HAPPENED, DAY]


def test_rebuilding_folds_again() -> None:
    def honest(term: Term) -> Term:
        return f.TRUE if term == f.field("subject", "honest", BOOL) else map_children(term, honest)

    assert map_children(TERM, lambda part: part) == TERM
    assert honest(f.conj(f.field("subject", "honest", BOOL), WHERE)) == WHERE


def test_a_record_is_renamed_in_fields_and_sources() -> None:
    renamed = rescope(TERM, "subject", "unit")
    assert fields_of(renamed) == {(scope.replace("subject", "unit"), name) for scope, name in fields_of(TERM)}
    assert sources_of(renamed) == {Source("unit", "incident"), Source("round", "entry")}
    assert rescope(renamed, "nobody", "unit") == renamed


def test_a_record_is_renamed_inside_a_condition_on_events() -> None:
    assert ("day_of_act", "day") in fields_of(rescope(f.exists(Source("a", "b"), WHERE), "act", "day_of_act"))


def test_binding_an_event() -> None:
    bound = bind_event(f.conj(WHERE, f.has(EVENT, "to"), f.contains(EVENT, "areas", AREA, "west")), "incident[0]")
    assert {scope for scope, _ in fields_of(bound)} == {"act", "incident[0]"}
    searching = f.at_least(2, Source("subject", "incident"), LIABLE, None, MonthSpan(1))
    assert bind_event(searching, "incident[0]") == searching
