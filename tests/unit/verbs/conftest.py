"""The small invented specification as a fixture."""

from pathlib import Path

import pytest

from tests.unit.verbs.small import Small, make


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """A fresh copy that a test may change."""
    return make(tmp_path)
