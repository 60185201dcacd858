from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.lawtext.fingerprint import LockDifference, compare_lock, fingerprint, read_lock, write_lock
from checker.lawtext.provision import Provision
from checker.lawtext.reader import read_official

DIGEST = "0f" * 32


def test_a_fingerprint_is_the_digest_of_the_normal_form() -> None:
    expected = hashlib.sha256("(一)点灯;".encode()).hexdigest()
    assert fingerprint(Provision("1.1", "（一） 点\n灯；", 1)) == expected


@given(st.text("灯塔亮一二12，。（）", min_size=1, max_size=20), st.data())
@settings(max_examples=60)
def test_every_change_of_one_sign_changes_the_fingerprint(text: str, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from([sign for sign in "灯塔亮一二12，。（）甲" if sign != text[index]]))
    before = fingerprint(Provision("1", text, 1))
    assert fingerprint(Provision("1", text[:index] + other + text[index + 1 :], 1)) != before
    assert fingerprint(Provision("1", text[:index] + text[index + 1 :], 1)) != before


def test_a_written_lock_reads_back_in_the_text_s_order_and_matches(wrapped: str) -> None:
    official = read_official(wrapped)
    lock, faults = read_lock(write_lock(official))
    assert not faults
    assert list(lock) == list(official.provisions)
    assert not compare_lock(official, lock)


def test_a_lock_file_holds_nothing_of_the_text(wrapped: str) -> None:
    body = [line for line in write_lock(read_official(wrapped)).splitlines() if not line.startswith("#")]
    assert all(line.isascii() for line in body)


def test_the_places_that_changed_are_named(wrapped: str) -> None:
    lock, _ = read_lock(write_lock(read_official(wrapped)))
    changed = read_official(wrapped.replace("5 年以上", "6 年以上"))
    assert compare_lock(changed, lock) == LockDifference(changed=("3", "3/1", "3.1"), missing=(), added=())
    shorter = read_official(wrapped.replace("灯塔奖评选流程图", "灯塔奖评选"))
    assert compare_lock(shorter, lock) == LockDifference(changed=("4",), missing=("chart",), added=("4/1", "4/2"))
    longer = read_official(wrapped.replace("得见。\n", "得见;\n\n(三)有人守灯。\n"))
    assert compare_lock(longer, lock) == LockDifference(changed=("3", "3/1", "3.2"), missing=(), added=("3.3",))


@pytest.mark.parametrize(
    "line", ["12.6", f"12.6  {DIGEST} x", f"12.6  {DIGEST[:-1]}", f"twelve  {DIGEST}", f"12.6  {DIGEST.upper()}"]
)
def test_a_malformed_line_is_a_fault_and_the_others_are_read(line: str) -> None:
    lock, faults = read_lock(f"# c\n\n1  {DIGEST}\n{line}\n2  {DIGEST}\n")
    assert lock == {"1": DIGEST, "2": DIGEST}
    assert [fault.line for fault in faults] == [4]


def test_a_place_twice_is_a_fault() -> None:
    lock, faults = read_lock(f"1  {DIGEST}\n1  {'ab' * 32}\n")
    assert lock == {"1": DIGEST}
    assert [(fault.line, "1" in fault.zh, '"1"' in fault.en) for fault in faults] == [(2, True, True)]
