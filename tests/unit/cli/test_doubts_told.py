"""A penalty without a breach of law on record: every report points it out, and the verdict stays as it is."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.cli.main import run

Told = Callable[..., str]

DOSSIER = """dossier: 1
title: 处罚而无违法记录
regulation: wugang-2022
as_of: 2025-12-31
rounds: [{number: 4, called: 2025-01-06, filing_deadline: 2025-03-31}]
subjects:
  甲公司:
    unit: none
    facts: {registered_in: wugang, legal_person: true, production_since: 2010-05-01}
    events:
      complete_through: 2025-12-31
      penalty: [{date: 2024-05-01}]
decisions:
  - {act: accept, id: d1, day: 2025-05-20, round: 4, by: office, subject: 甲公司, filed: 2025-03-10, category: organization}
"""


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """The output of `check` on that dossier."""
    file = tmp_path / "penalty.yaml"
    file.write_text(DOSSIER, encoding="utf-8")

    def call(*arguments: str) -> str:
        run(["check", str(file), *arguments])
        return capsys.readouterr().out

    return call


@pytest.mark.parametrize("form", ["text", "markdown", "github"])
def test_reports_name_the_record_and_the_condition(told: Told, form: str) -> None:
    zh = told("--lang", "zh", "--format", form)
    assert "已记录行政处罚[1]（2024-05-01），却没有与之相应的“违法违规违纪”记录" in zh
    assert "第八条第（七）项" in zh.partition("却没有")[2].splitlines()[0]
    en = told("--lang", "en", "--format", form)
    assert "administrative penalty[1] (2024-05-01) is on record without 'misconduct' behind it" in en
    assert "article 8(7)" in en.partition("behind it")[2].splitlines()[0]


def test_the_object_names_them_too(told: Told) -> None:
    (decision,) = json.loads(told("--lang", "en", "--format", "json"))["dossiers"][0]["decisions"]
    (doubt,) = decision["doubts"]
    assert (doubt["subject"], doubt["fact"], doubt["day"]) == (None, "subject.penalty.000000", "2024-05-01")
    assert doubt["without"] == "misconduct"
    assert [p.partition(":")[2] for p in doubt["provisions"]] == ["8.7:misconduct"]
