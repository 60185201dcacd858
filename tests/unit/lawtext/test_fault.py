from __future__ import annotations

from pathlib import Path

from checker.lawtext.fault import Fault
from checker.lawtext.fingerprint import read_lock
from checker.lawtext.folder import decode, read_text


def test_every_fault_speaks_both_languages() -> None:
    digest = "0" * 64
    lock_faults = read_lock(f"?\n1  {digest}\n1  {digest}\n")[1]
    faults = [*lock_faults, decode(b"\xff"), read_text(Path("no such folder") / "xinghe-2031.txt")]
    assert len(faults) == 4
    for fault in faults:
        assert isinstance(fault, Fault)
        assert fault.en.isascii()
        assert any("\u4e00" <= sign <= "\u9fff" for sign in fault.zh)
