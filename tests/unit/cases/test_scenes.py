"""Scenes of recorded acts."""

from datetime import date

from checker.cases.case import Dossier
from checker.cases.scene import Scene
from checker.cases.scenes import scene_of
from checker.ir.regulation import Spec
from tests.unit.cases.conftest import SAMPLES, ReadWell


def sample(read_well: ReadWell) -> Dossier:
    return read_well((SAMPLES / "english.yaml").read_text(encoding="utf-8"))


def values(scene: Scene, record: str) -> dict[str, object]:
    return dict(scene.records[record].values)


def test_an_entry_of_an_award(read_well: ReadWell, spec: Spec) -> None:
    dossier = sample(read_well)
    award = dossier.decisions[0]
    scene = scene_of(dossier, award, award.entries[0], spec)
    assert values(scene, "subject")["production_since"] == date(2010, 1, 1)
    assert values(scene, "judged") == {"model_compliance": True, "ethics": False}
    assert values(scene, "application")["day"] == date(2023, 11, 30)
    assert values(scene, "acceptance") == {"day": date(2024, 1, 5)}
    assert values(scene, "entry")["score"] == 650_105
    assert values(scene, "round")["award_day"] == date(2024, 7, 4)
    assert values(scene, "act")["reasons_stated"] is True
    assert len(scene.lists["round", "entrant"].records) == 2
    assert scene.lists["round", "entrant"].complete_through == date.max
    assert scene.key_fields["incident"] == "date"
    assert "unit" not in scene.records


def test_own_steps_override_those_of_the_round_and_unrecorded_ones_were_not_taken(
    read_well: ReadWell, spec: Spec
) -> None:
    dossier = sample(read_well)
    award = dossier.decisions[0]
    own, other = (scene_of(dossier, award, entry, spec) for entry in award.entries)
    assert values(own, "step.final_notice")["done"] is False
    assert values(own, "step.site_review")["experts"] == 5
    assert values(other, "step.final_notice")["at"] == {"media"}
    assert values(other, "step.final_notice")["with"] == frozenset()
    assert values(other, "step.site_review") == {"done": False}


def test_without_a_complete_procedure_steps_stay_unknown(read_well: ReadWell, spec: Spec) -> None:
    dossier = read_well(
        "{dossier: 1, city: wuhan, as_of: 2024-08-01, procedure: {steps: [{step: opinion}]}, "
        "decisions: [{act: call_round}]}"
    )
    scene = scene_of(dossier, dossier.decisions[0], None, spec)
    assert values(scene, "step.opinion") == {"done": True}
    assert "step.final_notice" not in scene.records


def test_the_unit_of_an_individual(read_well: ReadWell, spec: Spec) -> None:
    dossier = sample(read_well)
    award = dossier.decisions[0]
    scene = scene_of(dossier, award, award.entries[1], spec)
    assert values(scene, "unit")["registered_in"] == "wuhan"
    assert values(scene, "unit_judged")["ethics"] is False
    assert len(scene.lists["unit", "incident"].records) == 1
    assert ("subject", "incident") not in scene.lists


def test_who_has_no_unit_has_one_without_events(read_well: ReadWell, spec: Spec) -> None:
    dossier = read_well(
        "{dossier: 1, city: wuhan, as_of: 2024-08-01, subjects: {jia: {unit: 无}}, "
        "decisions: [{act: accept, subject: jia}]}"
    )
    scene = scene_of(dossier, dossier.decisions[0], None, spec)
    assert scene.lists["unit", "incident"].complete_through == date.max


def test_the_award_that_a_revocation_concerns(read_well: ReadWell, spec: Spec) -> None:
    dossier = sample(read_well)
    scene = scene_of(dossier, dossier.decisions[2], None, spec)
    assert values(scene, "win")["decided"] == date(2024, 7, 4)
    assert values(scene, "round") == {}


def test_an_acceptance_happens_on_its_own_day_and_its_round_need_not_be_listed(read_well: ReadWell, spec: Spec) -> None:
    dossier = read_well(
        "{dossier: 1, city: wuhan, as_of: 2024-08-01, subjects: {jia: }, "
        "decisions: [{act: accept, subject: jia, day: 2024-01-05, round: 9, filed: 2024-01-02}]}"
    )
    scene = scene_of(dossier, dossier.decisions[0], None, spec)
    assert values(scene, "acceptance") == {"day": date(2024, 1, 5)}
    assert values(scene, "application")["day"] == date(2024, 1, 2)
    assert values(scene, "round") == {"number": 9}
    assert ("round", "entrant") not in scene.lists


def test_a_list_without_a_subject_has_no_subject_record(read_well: ReadWell, spec: Spec) -> None:
    dossier = sample(read_well)
    scene = scene_of(dossier, dossier.decisions[0], None, spec)
    assert "subject" not in scene.records
    assert ("round", "entrant") in scene.lists
