"""What every message to the reader has, and what most of them have in common."""

from enum import StrEnum
from typing import ClassVar, Literal, Protocol, TypeAlias

from checker.source.span import Span

Language: TypeAlias = Literal["zh", "en"]


class Severity(StrEnum):
    """How much a diagnostic weighs: an error stops the work, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Diagnostic(Protocol):
    """One fault, told in Chinese and English. All texts are single lines without a full stop at the end."""

    @property
    def code(self) -> str:
        """The stable code, such as ``C204``."""

    @property
    def severity(self) -> Severity:
        """How much it weighs."""

    @property
    def span(self) -> Span | None:
        """Where the fault stands, if it stands in a file."""

    @property
    def article(self) -> str | None:
        """The provision under which it stands, if any."""

    @property
    def title_zh(self) -> str:
        """What is wrong."""

    @property
    def title_en(self) -> str:
        """What is wrong."""

    @property
    def label_zh(self) -> str:
        """What is written beside the caret; may be empty."""

    @property
    def label_en(self) -> str:
        """What is written beside the caret; may be empty."""

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What to do about it, one line each."""

    @property
    def help_en(self) -> tuple[str, ...]:
        """What to do about it, one line each."""

    @property
    def page_zh(self) -> str:
        """What this kind of fault means and how to mend it; the same for all faults of a code."""

    @property
    def page_en(self) -> str:
        """What this kind of fault means and how to mend it; the same for all faults of a code."""


class Fault:
    """What a diagnostic need not say: an error, without a label and without help.

    A class of diagnostics derives from it, is a frozen slotted dataclass under ``@coded``, and states for itself
    ``code``, ``page_zh`` and ``page_en`` as class attributes, ``span`` and ``article`` as fields (or as
    ``ClassVar[None]``), and ``title_zh`` and ``title_en`` as properties.
    """

    __slots__ = ()

    severity: ClassVar[Severity] = Severity.ERROR

    @property
    def label_zh(self) -> str:
        """Nothing beside the caret."""
        return ""

    @property
    def label_en(self) -> str:
        """Nothing beside the caret."""
        return ""

    @property
    def help_zh(self) -> tuple[str, ...]:
        """No help."""
        return ()

    @property
    def help_en(self) -> tuple[str, ...]:
        """No help."""
        return ()


class SuggestingFault(Fault):
    """A fault of a name whose help is the nearest known one; `suggestion` is a field of the class that derives from it."""

    __slots__ = ()

    suggestion: str | None

    @property
    def help_zh(self) -> tuple[str, ...]:
        """The nearest known name."""
        return (f"是否想写“{self.suggestion}”？",) if self.suggestion else ()

    @property
    def help_en(self) -> tuple[str, ...]:
        """The nearest known name."""
        return (f"did you mean '{self.suggestion}'?",) if self.suggestion else ()
