"""Bans that follow a revocation: told from bars on those who keep their award, and from other histories."""

import pytest

from checker.ir.questions import Frame
from checker.ir.regulation import Spec
from checker.verification.bans import bans_after_revocation
from checker.verification.desk import Desk
from tests.unit.verification.measured import regulation, words


@pytest.mark.parametrize(
    ("bar", "follows"),
    [
        ("winner of grand where (has(revoked)) from apply for 5 years from revoked", True),
        ("winner of grand where (revoked_for = fraud) from apply ever", True),
        ("winner of grand from apply for 5 years from decided", False),
        ("holder of grand from apply ever", False),
        ("some prize where (has(revoked)) from apply ever", False),
    ],
)
def test_bars_that_reach_nobody_whose_award_stands(bar: str, follows: bool) -> None:
    spec = Spec(words()[1].vocabulary, (regulation(f"article 3 {{ bar {bar} as it }}"),))
    found = bans_after_revocation(Desk(spec, Frame(), None), "xinghe")
    assert [bar.anchor.cite.label for bar, _ in found] == (["it"] if follows else [])
