"""Files that cannot be read, told to the reader (C001 to C006)."""

from dataclasses import dataclass
from typing import ClassVar

from checker.diagnostics.codes import coded
from checker.diagnostics.diagnostic import Diagnostic, Fault
from checker.source.faults import Binary, Directory, Missing, Oversized, SourceFault, Undecodable, Unreadable


def diagnose(fault: SourceFault) -> Diagnostic:
    """The diagnostic for a fault of reading."""
    match fault:
        case Missing(path):
            return FileNotFound(path)
        case Undecodable(path, offset, line):
            return NotUtf8(path, offset, line)
        case Binary(path, offset):
            return BinaryFile(path, offset)
        case Oversized(path, limit):
            return TooLarge(path, limit)
        case Directory(path):
            return IsDirectory(path)
        case Unreadable(path, reason):
            return CannotOpen(path, reason)


class _WholeFile(Fault):
    """A fault of a file as such, and not of a place in it."""

    __slots__ = ()

    span: ClassVar[None] = None
    article: ClassVar[None] = None


@coded
@dataclass(frozen=True, slots=True)
class FileNotFound(_WholeFile):
    """There is no file at ``path``."""

    path: str

    code: ClassVar[str] = "C001"
    page_zh: ClassVar[str] = "给出的路径上没有文件。请核对文件名和当前所在的文件夹；相对路径从当前文件夹算起。"
    page_en: ClassVar[str] = (
        "There is no file at the path that was given. Check its spelling and the current folder: "
        "a relative path starts there."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"找不到文件“{self.path}”"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"there is no file “{self.path}”"

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What to do."""
        return ("请核对文件名和当前所在的文件夹",)

    @property
    def help_en(self) -> tuple[str, ...]:
        """What to do."""
        return ("check the name and the current folder",)


@coded
@dataclass(frozen=True, slots=True)
class NotUtf8(_WholeFile):
    """Byte ``offset`` (from 0), on ``line`` (from 1), is not UTF-8."""

    path: str
    offset: int
    line: int

    code: ClassVar[str] = "C002"
    page_zh: ClassVar[str] = (
        "所有文件都按 UTF-8 编码读取。旧软件常把中文存成 GBK 或 UTF-16；"
        "请在编辑器中以 UTF-8 编码另存，带不带 BOM 都可以。"
    )
    page_en: ClassVar[str] = (
        "Every file is read as UTF-8. Older programs often save Chinese as GBK or UTF-16: "
        "save the file again as UTF-8, with or without a byte order mark."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"文件“{self.path}”不是 UTF-8 编码：第 {self.line} 行，第 {self.offset + 1} 个字节"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"the file “{self.path}” is not UTF-8: line {self.line}, byte {self.offset + 1}"

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What to do."""
        return ("文件可能是 GBK 或 UTF-16 编码，请以 UTF-8 编码另存",)

    @property
    def help_en(self) -> tuple[str, ...]:
        """What to do."""
        return ("it may be GBK or UTF-16; save it as UTF-8",)


@coded
@dataclass(frozen=True, slots=True)
class BinaryFile(_WholeFile):
    """Byte ``offset`` (from 0) is NUL, so this is no text."""

    path: str
    offset: int

    code: ClassVar[str] = "C003"
    page_zh: ClassVar[str] = "文件中有空字节，说明它不是文本，例如是表格、图片或压缩包。请给出文本文件。"
    page_en: ClassVar[str] = (
        "The file holds a NUL byte, so it is no text but perhaps a spreadsheet, a picture or an archive. "
        "Name a text file."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"文件“{self.path}”不是文本：第 {self.offset + 1} 个字节是空字节"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"the file “{self.path}” is not text: byte {self.offset + 1} is NUL"

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What to do."""
        return ("请给出文本文件",)

    @property
    def help_en(self) -> tuple[str, ...]:
        """What to do."""
        return ("name a text file",)


@coded
@dataclass(frozen=True, slots=True)
class TooLarge(_WholeFile):
    """The file has more than ``limit`` bytes."""

    path: str
    limit: int

    code: ClassVar[str] = "C004"
    page_zh: ClassVar[str] = "超过大小上限的文件不读取。请把它拆成几个文件，例如每个案卷一个。"
    page_en: ClassVar[str] = "A file above the size limit is not read. Split it, for example into one file per dossier."

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"文件“{self.path}”太大：超过 {self.limit} 字节"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"the file “{self.path}” is too large: more than {self.limit} bytes"

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What to do."""
        return ("请把它拆成几个文件",)

    @property
    def help_en(self) -> tuple[str, ...]:
        """What to do."""
        return ("split it into several files",)


@coded
@dataclass(frozen=True, slots=True)
class IsDirectory(_WholeFile):
    """A folder was given where a file is needed."""

    path: str

    code: ClassVar[str] = "C005"
    page_zh: ClassVar[str] = "这里需要一个文件，给出的却是文件夹。请给出文件夹中的某个文件。"
    page_en: ClassVar[str] = "A file is needed here, and a folder was given. Name a file in it."

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"“{self.path}”是文件夹，不是文件"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"“{self.path}” is a folder, not a file"

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What to do."""
        return ("请给出其中的文件",)

    @property
    def help_en(self) -> tuple[str, ...]:
        """What to do."""
        return ("name a file in it",)


@coded
@dataclass(frozen=True, slots=True)
class CannotOpen(_WholeFile):
    """The system refused to open the file; ``reason`` is its own word for it."""

    path: str
    reason: str

    code: ClassVar[str] = "C006"
    page_zh: ClassVar[str] = "文件存在，但系统拒绝打开，例如因为没有读取权限。请核对文件的权限。"
    page_en: ClassVar[str] = (
        "The system refused to open the file, for example because you may not read it. Check its permissions."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"无法打开文件“{self.path}”：系统的答复是“{self.reason}”"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"cannot open the file “{self.path}”: the system says “{self.reason}”"

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What to do."""
        return ("请核对文件的读取权限",)

    @property
    def help_en(self) -> tuple[str, ...]:
        """What to do."""
        return ("check that you may read it",)
