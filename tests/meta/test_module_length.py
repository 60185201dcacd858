"""No module of the package outgrows 300 lines unless a decision record names it."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST = 300
MODULES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "checker").rglob("*.py"))


def test_modules_are_found() -> None:
    assert "checker/source/span.py" in MODULES


@pytest.mark.parametrize("module", MODULES)
def test_a_long_module_is_named_in_a_decision_record(module: str) -> None:
    lines = len((ROOT / module).read_text(encoding="utf-8").splitlines())
    records = (path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "adr").glob("*.md"))
    assert lines <= LONGEST or any(module in record for record in records), f"{module} has {lines} lines"
