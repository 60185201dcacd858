"""The specification of the repository, loaded once, and short ways to read dossiers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.cases.case import Dossier
from checker.cases.dossier_reader import ReadDossier, read_dossier
from checker.ir.regulation import Spec
from checker.source.source_file import SourceFile
from checker.workspace.loader import load_spec
from checker.workspace.spec_folder import SpecFolder

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "tests" / "golden" / "cases"

Read = Callable[[str], ReadDossier]
ReadWell = Callable[[str], Dossier]


@pytest.fixture(scope="session")
def spec() -> Spec:
    """Vocabulary and regulations."""
    loaded = load_spec(SpecFolder(ROOT / "spec"), use_cache=False)
    assert loaded.spec is not None, loaded.faults
    return loaded.spec


@pytest.fixture(scope="session")
def read(spec: Spec) -> Read:
    """Reads a text as a dossier."""
    return lambda text: read_dossier(SourceFile("卷宗.yaml", text), spec)


@pytest.fixture(scope="session")
def read_well(read: Read) -> ReadWell:
    """Reads a text that must be without fault."""

    def reading(text: str) -> Dossier:
        result = read(text)
        assert result.faults == ()
        assert result.dossier is not None
        return result.dossier

    return reading
