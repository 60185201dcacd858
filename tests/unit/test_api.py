"""The Python interface says what the command line says, as frozen values."""

from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path

import pytest

from checker import api

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def rules() -> api.Rulebook:
    return api.load(ROOT / "spec")


def test_every_name_promised_is_there_and_documented() -> None:
    for name in api.__all__:
        found = getattr(api, name)
        assert getattr(found, "__doc__", "") or name in ("Language",)


def test_load(rules: api.Rulebook) -> None:
    assert len(rules.cities) == len(rules.regulations)
    with pytest.raises(FileNotFoundError):
        api.load(ROOT / "docs")


def test_a_faulty_rule_is_told(tmp_path: Path) -> None:
    import shutil

    shutil.copytree(ROOT / "spec", tmp_path / "spec")
    path = sorted((tmp_path / "spec" / "cities").glob("*/*.rules"))[0]
    path.write_text(path.read_text(encoding="utf-8") + "\narticle 99 { nonsense }\n", encoding="utf-8")
    with pytest.raises(api.RulesFault) as fault:
        api.load(tmp_path / "spec")
    assert all(d.code and d.title_zh and d.title_en for d in fault.value.diagnostics)


def test_check(rules: api.Rulebook) -> None:
    path = sorted((ROOT / "examples").glob("*/*.yaml"))[0]
    found = api.check(rules, path.read_text(encoding="utf-8"), name=path.name)
    assert found.decisions
    assert all(d.mismatches == () for d in found.decisions)
    with pytest.raises(api.RulesFault):
        api.check(rules, "dossier: [")


def test_compare(rules: api.Rulebook) -> None:
    found = api.compare(rules, "ban_after_fraud", ["wuhan", "wuwei"], days={"revoked": date(2029, 10, 1)})
    assert [c.city for c in found.cells] == ["wuhan", "wuwei"]
    axis = found.cells[0].axis
    assert axis is not None
    assert axis.start == date(2029, 10, 1)
    with pytest.raises(FrozenInstanceError):
        found.cells[0].rank = 7  # type: ignore[misc]


def test_a_reading_may_be_chosen_for_one_city(rules: api.Rulebook) -> None:
    found = api.compare(rules, "return_of_winner", ["wuhan"], readings={"wuhan.skipped_round": "next_round"})
    assert found.cells[0].status is not api.Status.VALUE


def test_what_does_not_exist_is_an_error(rules: api.Rulebook) -> None:
    with pytest.raises(api.UnknownMeasure):
        api.compare(rules, "nothing")
    with pytest.raises(api.UnknownCity):
        api.compare(rules, "cycle", ["nowhere"])
    with pytest.raises(api.UnknownReading):
        api.compare(rules, "cycle", readings={"first_day": "perhaps"})


def test_measures_are_labelled_in_both_languages(rules: api.Rulebook) -> None:
    zh, en = api.measures(rules, "zh"), api.measures(rules)
    assert list(zh) == list(en)
    assert all(zh[name] != en[name] for name in zh)


def test_a_bare_reading_is_chosen_in_every_question(rules: api.Rulebook) -> None:
    text = (
        "given { organization win in wuhan where award = grand, round = 8, decided = 2024-06-28 } "
        "may apply in wuhan round 9"
    )
    for name in ("skipped_round", "wuhan.skipped_round"):
        (answer,) = api.ask(rules, text, readings={name: "next_round"})
        assert [part.word.value for part in answer.parts] == ["yes"]
    (answer,) = api.ask(rules, text)
    assert [part.word.value for part in answer.parts] == ["no"]
