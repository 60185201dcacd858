"""Files that cannot be read, as messages."""

from collections.abc import Callable

import pytest

from checker.diagnostics import files
from checker.diagnostics.codes import known_codes
from checker.diagnostics.diagnostic import Language
from checker.diagnostics.files import diagnose
from checker.diagnostics.renderer import render
from checker.source.faults import Binary, Directory, Missing, Oversized, SourceFault, Undecodable, Unreadable

FAULTS: dict[str, SourceFault] = {
    "C001": Missing("案卷/甲公司.yaml"),
    "C002": Undecodable("案卷/甲公司.yaml", offset=11, line=3),
    "C003": Binary("案卷/甲公司.xlsx", offset=4),
    "C004": Oversized("案卷/甲公司.yaml", limit=20_000_000),
    "C005": Directory("案卷"),
    "C006": Unreadable("案卷/甲公司.yaml", "Permission denied"),
}


@pytest.mark.parametrize(("code", "fault"), FAULTS.items())
def test_each_fault_has_its_code(code: str, fault: SourceFault) -> None:
    diagnostic = diagnose(fault)
    assert diagnostic.code == code
    assert type(diagnostic) is known_codes()[code]


def test_all_codes_of_files_are_covered() -> None:
    assert {code for code, kind in known_codes().items() if kind.__module__ == files.__name__} == FAULTS.keys()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_the_reader_sees(lang: Language, golden: Callable[[str, str], None]) -> None:
    texts = (render(diagnose(fault), None, lang) for fault in FAULTS.values())
    golden(f"diagnostics/files.{lang}.err", "\n\n".join(texts))
