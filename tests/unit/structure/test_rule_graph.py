"""References between provisions, and steps that wait for each other."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from checker.ir.regulation import Regulation
from checker.structure.rule_graph import Link, cycles, referred_by, refers_to, rule_graph
from tests.unit.verbs.small import make

PROCEDURE = """article 6 {
  step document_review by office after application_step
  step site_review by office after document_review see 3
  order document_review < site_review < deliberation
}
article 7 {
  item 1 { ground some fraud where (obtained) }
  sanction winner of grand when any item: revoke, bar from apply for 1 round after found_round by office
    after document_review as lost
}
"""
UNIT = """article 8 for individual to apply { require unit_head implies unit meets 3 as of_unit }
"""


def regulation(folder: Path, added: str, rules: Sequence[tuple[str, str]] = ()) -> Regulation:
    small = make(folder)
    text = small.rules.read_text(encoding="utf-8") + added
    for old, new in rules:
        assert old in text
        text = text.replace(old, new)
    small.rules.write_text(text, encoding="utf-8")
    return small.load().regulations[0]


def links(found: Sequence[object]) -> list[tuple[str, str, str]]:
    return [(r.source.place, r.link.value, r.target.place) for r in found]  # type: ignore[attr-defined]


def test_references_of_every_kind(tmp_path: Path) -> None:
    graph = rule_graph(regulation(tmp_path, PROCEDURE + UNIT))
    assert links(refers_to(graph, "6")) == [("6", "refers", "3")]
    assert links(refers_to(graph, "7")) == [("7", "after", "6")]
    assert links(referred_by(graph, "7.1")) == [("7", "ground", "7.1")]
    assert links(refers_to(graph, "8")) == [("8", "meets", "3")]
    assert links(referred_by(graph, "3.2"))[0] == ("4/1", "refers", "3")
    assert all(r.source != r.target for r in graph.references)


def test_the_ban_of_a_sanction_leads_to_the_sanction(tmp_path: Path) -> None:
    found = regulation(tmp_path, PROCEDURE)
    bar = next(n for n in found.norms if getattr(n, "sanction", None) is not None)
    elsewhere = replace(bar.anchor.cite, place="6")
    moved = replace(bar, anchor=replace(bar.anchor, cite=elsewhere))
    graph = rule_graph(replace(found, norms=(moved,)))
    assert [(r.link, r.target.place) for r in graph.references] == [(Link.SANCTION, "7")]


def test_one_norm_meant_does_not_refer_to_its_neighbours(tmp_path: Path) -> None:
    graph = rule_graph(regulation(tmp_path, "", [("except from 3.2 ", "except from 3:place ")]))
    assert ("4/2", "excepts", "3") not in links(referred_by(graph, "3.2"))
    assert ("4/2", "excepts", "3") in links(referred_by(graph, "3"))


def test_an_order_without_a_circle(tmp_path: Path) -> None:
    graph = rule_graph(regulation(tmp_path, PROCEDURE))
    waits = {(w.step, w.earlier) for w in graph.waits}
    assert waits == {
        ("document_review", "application_step"), ("site_review", "document_review"), ("deliberation", "site_review"),
    }  # fmt: skip
    assert cycles(graph) == ()


@pytest.mark.parametrize(
    "added",
    ["article 9 { step document_review by office after deliberation }\n",
     "article 9 { step deliberation by office before document_review }\n",
     "article 9 { order deliberation < document_review }\n"],
)  # fmt: skip
def test_steps_that_wait_for_each_other(tmp_path: Path, added: str) -> None:
    (circle,) = cycles(rule_graph(regulation(tmp_path, PROCEDURE + added)))
    assert {w.step for w in circle} == {"document_review", "site_review", "deliberation"}
    assert {w.cite.place for w in circle} == {"6", "9"}


def test_a_step_that_waits_for_itself(tmp_path: Path) -> None:
    added = "article 9 { step synthesis by office after synthesis }\n"
    (circle,) = cycles(rule_graph(regulation(tmp_path, added)))
    assert [(w.step, w.earlier) for w in circle] == [("synthesis", "synthesis")]
