"""Where an official text and the lock of its fingerprints disagree, told to the reader (C504 to C508, C512)."""

from dataclasses import dataclass
from typing import ClassVar

from checker.diagnostics.codes import coded
from checker.diagnostics.coverage import CoverageFault


@coded
@dataclass(frozen=True, slots=True)
class ChangedText(CoverageFault):
    """A provision whose words are not those that were fingerprinted."""

    code: ClassVar[str] = "C504"
    page_zh: ClassVar[str] = (
        "文本与建模时不同：核对文本与规则是否仍然一致，"
        "确认后用 checker coverage --texts 文件夹 --write-locks 更新指纹。"
    )
    page_en: ClassVar[str] = (
        "The text is not the one that was modelled: compare it with the rules, then renew the lock with checker "
        "coverage --texts DIR --write-locks."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"{self.at.zh}的官方文本与指纹不符"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"the official text of {self.at.en} differs from its fingerprint"


@coded
@dataclass(frozen=True, slots=True)
class ProvisionNotInText(CoverageFault):
    """A place that the lock has and the text has not."""

    code: ClassVar[str] = "C505"
    page_zh: ClassVar[str] = "官方文本少了建模时有的条款：核对文本是否完整，确认后更新指纹。"
    page_en: ClassVar[str] = (
        "The official text lacks a provision it had when it was modelled: check that it is whole, then renew the lock."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"指纹文件有{self.at.zh}，官方文本没有"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"the lock has {self.at.en}, and the official text has not"


@coded
@dataclass(frozen=True, slots=True)
class ProvisionNotInLock(CoverageFault):
    """A place that the text has and the lock has not."""

    code: ClassVar[str] = "C506"
    page_zh: ClassVar[str] = "官方文本多出建模时没有的条款：先建模，再更新指纹。"
    page_en: ClassVar[str] = (
        "The official text has a provision it did not have when it was modelled: model it, then renew the lock."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"官方文本有{self.at.zh}，指纹文件没有"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"the official text has {self.at.en}, and the lock has not"


@coded
@dataclass(frozen=True, slots=True)
class LockMissing(CoverageFault):
    """A regulation without a lock."""

    code: ClassVar[str] = "C507"
    page_zh: ClassVar[str] = "每份规章旁须有同名 .lock 文件；用 checker coverage --texts 文件夹 --write-locks 生成。"
    page_en: ClassVar[str] = (
        "Beside each regulation lies a .lock file; checker coverage --texts DIR --write-locks writes it."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"“{self.regulation}”没有指纹文件"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"'{self.regulation}' has no lock"


@coded
@dataclass(frozen=True, slots=True)
class LockUnreadable(CoverageFault):
    """A line of a lock that cannot be understood."""

    reason_zh: str
    reason_en: str
    code: ClassVar[str] = "C508"
    page_zh: ClassVar[str] = "指纹文件由程序生成，不应手工修改；请用 --write-locks 重新生成。"
    page_en: ClassVar[str] = "Locks are written by the program and not by hand; write it anew with --write-locks."

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"“{self.regulation}”的指纹文件有误：{self.reason_zh}"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"the lock of '{self.regulation}' is faulty: {self.reason_en}"


@coded
@dataclass(frozen=True, slots=True)
class StrayLock(CoverageFault):
    """A lock without a regulation."""

    code: ClassVar[str] = "C512"
    page_zh: ClassVar[str] = "指纹文件表明这份规章曾被建模，现在规则文件不在了。恢复规则文件，或删除指纹文件。"
    page_en: ClassVar[str] = (
        "The lock says that the regulation was modelled; its rules are gone. Restore the rules, or delete the lock."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"指纹文件“{self.regulation}”没有对应的规章"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"the lock '{self.regulation}' belongs to no regulation"
