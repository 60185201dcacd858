"""What a diagnostic has by default."""

from checker.diagnostics.diagnostic import Diagnostic, Fault, Severity
from checker.diagnostics.files import FileNotFound


def test_a_fault_is_an_error_without_label_and_help() -> None:
    fault = Fault()
    assert fault.severity is Severity.ERROR
    assert (fault.label_zh, fault.label_en, fault.help_zh, fault.help_en) == ("", "", (), ())


def test_a_file_fault_has_every_member_that_a_diagnostic_needs() -> None:
    members = {name for name in vars(Diagnostic) if not name.startswith("_")}
    assert members >= {"code", "severity", "span", "article", "title_zh", "page_en"}
    assert [name for name in sorted(members) if not hasattr(FileNotFound("x"), name)] == []


def test_a_diagnostic_is_slotted() -> None:
    assert not hasattr(FileNotFound("x"), "__dict__")
