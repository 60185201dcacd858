"""The faults of reading are distinct values."""

from typing import get_args

from checker.source.faults import SourceFault


def test_every_fault_names_its_path_first() -> None:
    assert [kind.__match_args__[0] for kind in get_args(SourceFault)] == ["path"] * 6
