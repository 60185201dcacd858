"""The locks name packages, versions and hashes, and nothing of where they come from."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-test.lock", "requirements-dev.lock")
LINE = re.compile(r"#.*|[a-z0-9-]+==[0-9a-z.]+ \\|    --hash=sha256:[0-9a-f]{64}( \\)?")


def pins(lock: str) -> set[str]:
    """The ``name==version`` entries of a lock."""
    return set(re.findall(r"^\S+==\S+", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_is_a_pin_or_a_hash(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if not LINE.fullmatch(line)] == []
    assert "://" not in text


def test_each_lock_contains_the_smaller_one() -> None:
    runtime, test, dev = map(pins, LOCKS)
    assert runtime < test < dev
    assert any(pin.startswith("z3-solver==") for pin in runtime)
    assert any(pin.startswith("hatchling==") for pin in runtime)
