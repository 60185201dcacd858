"""Reading dossiers: what is understood, in both languages, and what is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from checker.cases.dossier_reader import read_dossier
from checker.cases.scene import ABSENT, EventList, Record
from checker.diagnostics.codes import known_codes
from checker.diagnostics.diagnostic import Language
from checker.diagnostics.renderer import render
from checker.ir.regulation import Spec
from checker.source.source_file import SourceFile
from tests.unit.cases.conftest import SAMPLES, Read, ReadWell

HEAD = "{dossier: 1, regulation: wuhan-2022, as_of: 2024-08-01, "


def sample(name: str) -> str:
    return (SAMPLES / f"{name}.yaml").read_text(encoding="utf-8")


def codes(text: str, read: Read) -> set[str]:
    return {fault.code for fault in read(text).faults}


def test_chinese_and_english_dossiers_mean_the_same(read_well: ReadWell) -> None:
    assert read_well(sample("chinese")) == read_well(sample("english"))


def test_what_is_read(read_well: ReadWell) -> None:
    dossier = read_well(sample("english"))
    jia = dossier.subjects["jia"]
    assert (dossier.as_of, dossier.regulation, dossier.city) == (date(2025, 12, 31), "wuhan-2022", None)
    assert jia.facts["production_since"].value == date(2010, 1, 1)
    assert (jia.facts["production_since"].source, jia.facts["production_since"].line) == ("licence", 14)
    assert jia.facts["qms_since"].value is ABSENT
    assert (jia.judgements["ethics"].value, jia.judgements["ethics"].by) == (False, "office")
    assert jia.lists["incident"].complete_through == date(2025, 12, 31)
    assert jia.lists["win"].complete_through == date(2024, 12, 31)
    assert jia.lists["penalty"] == EventList((), date(2025, 12, 31))
    assert jia.events[0].values["similar"] is False
    assert dossier.subjects["zhang"].lists == {}
    assert dossier.rounds[8].values["filing_deadline"] == date(2023, 11, 30)


def test_an_award_decision(read_well: ReadWell) -> None:
    award = read_well(sample("english")).decisions[0]
    first, second = award.entries
    assert award.values["by"] == {"city_government"}
    assert award.values["proposed_by"] == {"office"}
    assert award.values["form"] == frozenset()
    assert first.result == {"score": 650_105, "rank": 1, "reasons_stated": True}
    assert first.application["day"] == date(2023, 11, 30)
    assert first.application["track"] == "reassessment"
    assert "track" not in second.application
    assert award.entrants is not None
    assert award.entrants.records[0].values == {
        "award": "grand",
        "category": "organization",
        "track": "reassessment",
        "sector": "manufacturing",
        "listed": date(2024, 7, 4),
    }
    assert "sector" not in award.entrants.records[1].values
    assert award.expect is not None
    assert (award.expect.verdict, award.expect.entries["zhang"]) == ("lawful", "undetermined")


def test_acts_on_one_subject(read_well: ReadWell) -> None:
    _, refusal, revocation, ban = read_well(sample("english")).decisions
    assert refusal.grounds == ("18.10",)
    assert refusal.round == 9
    assert (refusal.values["ban_years"], refusal.values["ban_forever"]) == (ABSENT, False)
    assert (revocation.values["ban_years"], revocation.values["ban_rounds"]) == (5, ABSENT)
    assert revocation.win is not None
    assert revocation.win["decided"] == date(2024, 7, 4)
    assert ban.values["ban_forever"] is True
    assert "form" not in ban.values
    assert ban.grounds is None


def test_without_as_of_the_latest_day_counts_but_not_one_that_may_lie_ahead(read_well: ReadWell) -> None:
    dossier = read_well(
        "{dossier: 1, regulation: wuhan-2022, decisions: [{act: call_round, day: 2024-03-01}], subjects: "
        "{jia: {events: {ban: [{imposed: 2020-01-01, until: 2030-01-01}]}}}}"
    )
    assert dossier.as_of == date(2024, 3, 1)


def test_unknown_is_the_same_as_not_given(read_well: ReadWell) -> None:
    dossier = read_well(HEAD + "decisions: [{act: call_round, form: unknown, by: 未知, ban: 未知}]}")
    assert "form" not in dossier.decisions[0].values
    assert "by" not in dossier.decisions[0].values
    assert dossier.decisions[0].values["consequences"] == frozenset()


@pytest.mark.parametrize("value", ["2024-07-04", "'2024-07-04'", "2024年7月4日", "2024-7-4"])
def test_spellings_of_a_day(value: str, read_well: ReadWell) -> None:
    dossier = read_well(HEAD + f"decisions: [{{act: call_round, day: {value}}}]}}")
    assert dossier.decisions[0].values["day"] == date(2024, 7, 4)


def test_all_faults_are_told_in_one_run(read: Read, golden: Callable[[str, str], None]) -> None:
    result = read(sample("faulty"))
    source = SourceFile("卷宗.yaml", sample("faulty"))
    assert result.dossier is None
    texts: dict[Language, str] = {
        "zh": "\n\n".join(render(fault, source, "zh") for fault in result.faults),
        "en": "\n\n".join(render(fault, source, "en") for fault in result.faults),
    }
    for lang, text in texts.items():
        golden(f"cases/faulty.{lang}.err", text)


BAD: dict[str, str] = {
    "C301": "a: [",
    "C302": HEAD + "as_of: 2024-08-01, decisions: [{act: call_round}]}",
    "C303": "a: &a [1,1,1,1,1,1,1,1,1]\n"
    + "".join(f"a{i}: &a{i} [{','.join(9 * ['*a' + str(i - 1 if i else '')])}]\n" for i in range(9)),
    "C304": "[" * 10_000,
    "C305": "a: 1\n---\nb: 2\n",
    "C306": "卷宗：1",
    "C311": HEAD + "decision: []}",
    "C312": HEAD + "decisions: [{act: call_round, round: 八}]}",
    "C313": HEAD + "decisions: [{act: celebrate}]}",
    "C314": HEAD + "decisions: [{act: call_round, day: 2023-02-29}]}",
    "C315": "{regulation: wuhan-2022, as_of: 2024-08-01, decisions: [{act: call_round}]}",
    "C316": HEAD + "city: wuwei, decisions: [{act: call_round}]}",
    "C321": HEAD + "decisions: [{act: accept, subject: jia}]}",
    "C322": HEAD + "subjects: {jia: }, decisions: [{act: award, entries: [{subject: jia}, {subject: jia}]}]}",
    "C323": HEAD + "rounds: [{number: 1}, {number: 1}], decisions: [{act: call_round}]}",
    "C324": HEAD + "subjects: {jia: }, decisions: [{act: award, entries: [{subject: jia, score: -0.5}]}]}",
    "C325": HEAD + "decisions: [{act: call_round, round: 0}]}",
    "C326": HEAD + "procedure: {steps: [{step: opinion, start: 2024-01-02, end: 2024-01-01}]},"
    " decisions: [{act: call_round}]}",
    "C327": HEAD + "decisions: []}",
    "C328": HEAD + "subjects: {jia: }, decisions: [{act: revoke_award, subject: jia, win: {round: 1}}]}",
    "C329": HEAD + "subjects: {jia: }, decisions: [{act: accept, subject: jia, day: 2024-05-01, filed: 2024-05-02}]}",
}


@pytest.mark.parametrize(("code", "text"), BAD.items())
def test_each_fault_is_found_alone(code: str, text: str, read: Read) -> None:
    found = codes(text, read)
    assert code in found
    assert found <= {code, "C312", "C327"}


def test_all_codes_of_dossiers_are_covered() -> None:
    assert {code for code in known_codes() if code.startswith("C3")} == BAD.keys()


def test_a_warning_does_not_stop_the_reading(read: Read) -> None:
    result = read(BAD["C328"])
    assert result.dossier is not None
    assert result.dossier.decisions[0].win == {"round": 1}


def test_filing_acceptance_and_award_follow_one_another(read: Read) -> None:
    for days, found in (
        ("filed: 2024-03-01, accepted: 2024-03-01", set()),
        ("filed: 2024-03-02, accepted: 2024-03-01", {"C329"}),
        ("filed: 2024-03-01, accepted: 2024-06-02", {"C329"}),
        ("filed: 2024-06-02", {"C329"}),
        ("accepted: 2024-06-01", set()),
        ("filed: unknown, accepted: 2024-06-02", {"C329"}),
    ):
        text = "subjects: {jia: }, decisions: [{act: award, day: 2024-06-01, entries: [{subject: jia, " + days + "}]}]}"
        assert codes(HEAD + text, read) == found, days


def test_a_ban_that_is_not_known_is_not_taken_for_none(read_well: ReadWell) -> None:
    bans = {
        "ban: {months: 18}": {"ban_years": ABSENT, "ban_months": 18, "ban_days": ABSENT, "ban_rounds": ABSENT, "ban_forever": False},
        "ban: {日数: 90}": {"ban_years": ABSENT, "ban_months": ABSENT, "ban_days": 90, "ban_rounds": ABSENT, "ban_forever": False},
        "ban: forever": {"ban_years": ABSENT, "ban_months": ABSENT, "ban_days": ABSENT, "ban_rounds": ABSENT, "ban_forever": True},
        "ban: {years: unknown}": {"ban_months": ABSENT, "ban_days": ABSENT, "ban_rounds": ABSENT, "ban_forever": False},
        "ban: unknown": {},
        "complete: false": {},
        "complete: false, ban: none": {"ban_years": ABSENT, "ban_months": ABSENT, "ban_days": ABSENT, "ban_rounds": ABSENT, "ban_forever": False},
    }  # fmt: skip
    for text, expected in bans.items():
        (decision,) = read_well(HEAD + "decisions: [{act: impose_ban, " + text + "}]}").decisions
        found = {name: value for name, value in decision.values.items() if name.startswith("ban_")}
        assert found == expected, text


def test_a_history_alone_can_be_read_where_no_decision_is_needed(spec: Spec) -> None:
    source = SourceFile("x.yaml", "{dossier: 1, city: wuhan, as_of: 2024-08-01}")
    assert read_dossier(source, spec).dossier is None
    assert read_dossier(source, spec, decisions_needed=False).dossier is not None


def test_a_day_before_the_range_says_what_to_write(read: Read) -> None:
    text = HEAD + "subjects: {jia: {facts: {production_since: 1958-01-01}}}, decisions: [{act: call_round}]}"
    (fault,) = read(text).faults
    assert "1980-03-01" in fault.help_en[0]


def test_faults_that_an_alias_repeats_are_told_once(read: Read) -> None:
    text = HEAD + "subjects: {a: &a {nonsense: 1}, b: *a, c: *a}, decisions: [{act: call_round}]}"
    assert len(read(text).faults) == 1


def test_an_invented_regulation_is_refused_with_the_nearest(read: Read, spec: Spec) -> None:
    only = replace(spec, regulations=())
    source = SourceFile("x.yaml", HEAD + "decisions: [{act: call_round}]}")
    assert [fault.code for fault in read_dossier(source, only).faults] == ["C313"]
    (fault,) = read(source.text.replace("wuhan-2022", "wuhan-2202")).faults
    assert "wuhan-2022" in fault.help_zh[0]


HOSTILE: dict[str, Any] = {
    "empty": "",
    "comment": "# x",
    "null": "~",
    "binary": "\x00\x01\x02",
    "braces": "{" * 10_000,
    "dashes": "- " * 5_000,
    "self reference": "a: &x [*x]",
    "tab": "a:\n\tb: 1",
    "control": 'a: "\\x1b[31m"',
    "surrogate": 'a: "\\ud800"',
    "not unicode": 'a: "\\U00110000"',
    "numbers": "dossier: .nan\nas_of: " + "9" * 100_000,
    "list as a key": "? [a, b]\n: 1",
    "mapping as a key": "{a: 1}: 2",
    "list": "- 1",
    "text": "a" * 100_000,
    "tag": "!!python/object:os.system x",
    "directive": "%YAML 9.9\n---\na: 1",
    "merge": "a: &x {b: 1}\nc: {<<: *x}",
    "line ends": "a:\x85b: 1\u2028c",
    "wrong kinds": "dossier: [1]\nrounds: {a: b}\nsubjects: [x]\nprocedure: 3\ndecisions: x\n",
    "wrong items": "rounds: [1, []]\nprocedure: {steps: [[], 1]}\ndecisions: [1, [], {expect: 1, entries: [1]}]\n",
    "wrong inner kinds": "subjects: {jia: {facts: [1], judgements: 1, events: {incident: {records: 1}, win: 1}}}",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_raises(text: str, read: Read) -> None:
    source, result = SourceFile("卷宗.yaml", text), read(text)
    assert result.dossier is None
    assert result.faults
    for fault in result.faults[:20]:
        assert render(fault, source, "zh")
        assert render(fault, source, "en")


def test_a_byte_order_mark_is_no_fault(read_well: ReadWell) -> None:
    assert read_well("\ufeff" + sample("english")) == read_well(sample("english"))


def test_records_do_not_share_what_they_do_not_say(read_well: ReadWell) -> None:
    dossier = read_well(sample("english"))
    assert dossier.subjects["jia"].lists["incident"].records[0] == Record(dossier.subjects["jia"].events[0].values)
