"""Where the official texts lie: not part of the project, so tests that need them say so when they are absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def texts_folder() -> Path:
    """The folder of official texts: the environment variable CHECKER_TEXTS, else ../shared/law beside the checkout."""
    folder = Path(os.environ.get("CHECKER_TEXTS") or ROOT.parent / "shared" / "law")
    if not any(folder.glob("*.txt")):
        pytest.skip("no official texts: set CHECKER_TEXTS to the folder that holds them")
    return folder
