"""Annotations of a GitHub workflow: one line that shows a message at a place of a file."""


def annotation(level: str, text: str, title: str, file: str = "", line: int = 1) -> str:
    """A workflow command; `level` is "error", "warning" or "notice"; without a file it belongs to none."""
    where = f"file={_property(file)},line={max(line, 1)}," if file else ""
    return f"::{level} {where}title={_property(title)}::{_message(text)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
