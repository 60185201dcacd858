"""The bench runs with tiny sizes; what it measures is no matter here."""

from pathlib import Path

from checker.workspace.spec_folder import find_spec
from tests.bench.measures import Laboratory
from tests.bench.processes import ROOT, run
from tests.bench.run import Row


def test_every_measurement_inside_the_process_gives_a_time() -> None:
    folder = find_spec(ROOT / "spec")
    assert folder is not None
    laboratory = Laboratory(folder)
    for regulation in laboratory.spec.regulations:
        assert laboratory.one_evaluated(regulation, 1) > 0
        assert laboratory.one_solved(regulation, 1) > 0
        assert min(laboratory.whole_round(regulation, 3)) > 0


def test_a_process_is_measured(tmp_path: Path) -> None:
    found = run(["-c", "print('x' * 3)"], tmp_path)
    assert found.output == "xxx\n"
    assert 0 < found.processor <= found.seconds * 2
    assert found.memory > 1_000_000


def test_a_row_says_whether_its_target_is_met() -> None:
    assert Row("a", 1.0, "s", 1.0).met
    assert not Row("a", 1.1, "s", 1.0).met
    assert Row("a", 1.1, "s").met
    assert "MISSED" in str(Row("a", 1.1, "s", 1.0))
    assert "MISSED" not in str(Row("a", 1.1, "s"))
