"""An event that does not happen without another one: where that is not recorded, what rests on its absence is doubtful."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from checker.cases.scene import Entry, EventList, Record, Scene
from checker.lowering.vocabulary import lower_vocabulary
from checker.source.source_file import SourceFile
from checker.verification.bench import Bench
from checker.verification.claims import docket
from checker.verification.doubts import Doubt, doubts
from checker.workspace.parsing import parser_of
from checker.workspace.spec_folder import SpecFolder
from tests.unit.verification.xinghe import SPEC, calendar, invented, scene, vocabulary

RULES = """
article 2 for organization to apply {
  item 1 { require no misconduct where (law) in last 3 years }
  item 2 { require no incident in last 3 years }
  item 3 { exclude some misconduct of unit where (law) in last 1 year }
}
article 3 { power accept by office }
"""
DEADLINE = date(2032, 3, 1)


def found(**lists: tuple[Mapping[str, Entry], ...]) -> tuple[Doubt, ...]:
    """The doubts about an acceptance of somebody with this history."""
    return doubts(bench(), case(**lists), vocabulary(), {"reference_day": "filing_deadline"}, "甲公司")


def bench() -> Bench:
    """The conditions of an acceptance."""
    return Bench(docket(invented(RULES), "accept").whole, calendar())


def case(**lists: tuple[Mapping[str, Entry], ...]) -> Scene:
    """An acceptance of somebody with this history."""
    records: dict[str, dict[str, Entry]] = {
        "application": {"category": "organization", "day": date(2032, 2, 1)},
        "act": {"day": date(2032, 4, 1), "by": frozenset({"office"})},
        "round": {"number": 5, "filing_deadline": DEADLINE},
    }
    return scene(records, lists)


def penalty(day: date | None) -> Mapping[str, Entry]:
    """A penalty, perhaps of an unknown day."""
    return {} if day is None else {"date": day}


def misconduct(day: date | None) -> Mapping[str, Entry]:
    """A breach of law, perhaps of an unknown day."""
    return {"law": True} if day is None else {"law": True, "date": day}


def test_a_penalty_without_a_breach_of_law_is_pointed_out() -> None:
    (only,) = found(penalty=(penalty(date(2031, 5, 1)),))
    assert (only.owner, only.kind, only.index, only.day, only.implied) == (
        "subject", "penalty", 0, date(2031, 5, 1), "misconduct",
    )  # fmt: skip
    assert [c.place for c in only.cites] == ["2.1"]
    assert only.subject == "甲公司"


@pytest.mark.parametrize(
    ("penalties", "breaches", "doubted"),
    [
        ([date(2031, 5, 1)], [date(2031, 4, 1)], []),
        ([date(2031, 5, 1)], [date(2031, 5, 1)], []),
        ([date(2031, 5, 1)], [date(2031, 5, 2)], [0]),
        ([date(2031, 5, 1)], [None], []),
        ([date(2031, 5, 1), date(2031, 3, 1)], [date(2031, 1, 1)], [0]),
        ([date(2031, 5, 1), date(2031, 3, 1)], [date(2031, 4, 1)], [1]),
        ([date(2031, 5, 1), date(2031, 3, 1)], [date(2031, 4, 1), date(2031, 1, 1)], []),
        ([None], [], [0]),
        ([None], [date(2031, 4, 1)], []),
        ([date(2020, 5, 1)], [], []),
        ([date(2032, 3, 2)], [], []),
    ],
)
def test_each_penalty_wants_a_breach_of_its_own(
    penalties: list[date | None], breaches: list[date | None], doubted: list[int]
) -> None:
    listed = found(penalty=tuple(map(penalty, penalties)), misconduct=tuple(map(misconduct, breaches)))
    known = {x.index for x in listed}
    if all(b is None or b < date(2029, 3, 1) for b in breaches):
        assert known == set(doubted)
    else:
        assert known <= set(doubted)


def test_a_result_that_stands_anyway_is_not_doubted() -> None:
    kept = (misconduct(date(2031, 6, 1)),)
    assert found(penalty=(penalty(date(2031, 5, 1)),), misconduct=kept) == ()


def test_a_history_that_is_not_complete_is_open_and_not_doubtful() -> None:
    unclosed = case(penalty=(penalty(date(2031, 5, 1)),))
    lists = {key: EventList(events.records) for key, events in unclosed.lists.items()}
    unclosed = replace(unclosed, lists=lists)
    assert doubts(bench(), unclosed, vocabulary(), {"reference_day": "filing_deadline"}) == ()


def test_the_history_of_the_unit_is_its_own() -> None:
    known = case()
    lists = {
        **known.lists,
        ("unit", "penalty"): EventList((Record({"date": date(2031, 9, 1)}),), date.max),
        ("unit", "misconduct"): EventList((), date.max),
    }
    (only,) = doubts(bench(), replace(known, lists=lists), vocabulary(), {"reference_day": "filing_deadline"})
    assert (only.owner, [c.place for c in only.cites]) == ("unit", ["2.3"])


def test_an_implied_kind_of_event_must_be_one() -> None:
    text = """vocabulary
    event first "甲" "first" key on implies second { on: date "日" "day" }
    event second "乙" "second" key on implies third { on: date "日" "day" }
    """
    parsed = parser_of(SpecFolder(SPEC)).parse(SourceFile("vocabulary", text))
    assert parsed.file is not None
    lowered = lower_vocabulary(parsed.file, [])
    assert lowered.vocabulary.events["first"].implied == "second"
    assert [fault.span.start.line for fault in lowered.faults if fault.span is not None] == [3]
