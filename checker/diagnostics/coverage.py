"""Where the rules and the official texts disagree, told to the reader (C501 to C503, C509 to C511, C513)."""

from dataclasses import dataclass
from typing import ClassVar

from checker.diagnostics.codes import coded
from checker.diagnostics.diagnostic import Fault, Severity
from checker.source.span import Position, Span


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a regulation, with its names in both languages; the place is "" where the whole is meant."""

    place: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class CoverageFault(Fault):
    """What every finding of `coverage` has: regulation, spot, and the file and line (0: all of it) to look at."""

    regulation: str
    at: Spot
    file: str
    line: int

    @property
    def span(self) -> Span | None:
        """The line to look at."""
        if not self.file:
            return None
        position = Position(max(self.line, 1), 1)
        return Span(self.file, position, position)

    @property
    def article(self) -> str | None:
        """The address of the place."""
        return f"{self.regulation}:{self.at.place}" if self.at.place else self.regulation


@coded
@dataclass(frozen=True, slots=True)
class MissingBlock(CoverageFault):
    """A provision of the official text for which the rules have no block."""

    code: ClassVar[str] = "C501"
    page_zh: ClassVar[str] = "官方文本的每一条、款、项在规则文件中都须有一个块；没有可执行内容的写“informative 理由”。"
    page_en: ClassVar[str] = (
        "Every article, paragraph and item of the official text has a block in the rules; where nothing is "
        "operative write 'informative REASON'."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"官方文本有{self.at.zh}，规则文件没有对应的块"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"the official text has {self.at.en}, and the rules have no block for it"


@coded
@dataclass(frozen=True, slots=True)
class MissingProvision(CoverageFault):
    """A block for which the official text has no provision."""

    code: ClassVar[str] = "C502"
    page_zh: ClassVar[str] = "规则文件中的块须与官方文本的条、款、项一一对应。请核对编号；只有一款的条不另设款。"
    page_en: ClassVar[str] = (
        "A block stands for a provision of the official text. Check the number; an article of one paragraph has "
        "no paragraph blocks."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"规则文件有{self.at.zh}，官方文本没有这一处"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"the rules have a block for {self.at.en}, and the official text has no such provision"


@coded
@dataclass(frozen=True, slots=True)
class MisplacedQuote(CoverageFault):
    """A quote that does not stand in its provision."""

    quote: str
    code: ClassVar[str] = "C503"
    page_zh: ClassVar[str] = "引文（quote）须逐字出现在所在条款的官方文本中；写在项里的引文须在该项之内。"
    page_en: ClassVar[str] = (
        "Quoted words stand literally in the official text of their provision; a quote written in an item stands "
        "in that item."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"{self.at.zh}中没有所引的“{self.quote}”"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"the quoted words '{self.quote}' do not stand in {self.at.en}"


@coded
@dataclass(frozen=True, slots=True)
class NothingThere(CoverageFault):
    """A declared place where no norm stands."""

    code: ClassVar[str] = "C509"
    page_zh: ClassVar[str] = (
        "每个块至少有一条规范；没有可执行内容的写“informative 理由”。读法、局部名称和 silent 不算规范。"
    )
    page_en: ClassVar[str] = (
        "A block holds at least one norm; where nothing is operative write 'informative REASON'. Readings, local "
        "names and 'silent' are no norms."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"{self.at.zh}已声明，却没有任何规范或说明"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"{self.at.en} is declared, and no norm stands there"


@coded
@dataclass(frozen=True, slots=True)
class ReasonMissing(CoverageFault):
    """A provision declared informative without a known reason."""

    code: ClassVar[str] = "C510"
    page_zh: ClassVar[str] = "“informative”之后须写词汇表枚举 reason 中的理由。"
    page_en: ClassVar[str] = "After 'informative' stands a reason from the enum 'reason' of the vocabulary."

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"{self.at.zh}声明为说明性条款，但没有词汇表中的理由"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"{self.at.en} is declared informative without a reason of the vocabulary"


@coded
@dataclass(frozen=True, slots=True)
class UnusedReading(CoverageFault):
    """A reading that no norm of its regulation depends on."""

    reading: str
    severity: ClassVar[Severity] = Severity.WARNING
    code: ClassVar[str] = "C513"
    page_zh: ClassVar[str] = (
        "声明的读法须有规范用到（reading 名称 {…}），否则选哪一项都不改变结论。请在规范中使用，或者删去。"
    )
    page_en: ClassVar[str] = (
        "A reading that is declared is used by some norm (reading NAME {…}); otherwise no choice of it changes any "
        "result. Use it in a norm, or leave it out."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"{self.at.zh}声明的读法“{self.reading}”没有任何规范用到"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"reading '{self.reading}' of {self.at.en} is used by no norm"


@coded
@dataclass(frozen=True, slots=True)
class TextMissing(CoverageFault):
    """A regulation for which the folder holds no text, where it holds others."""

    code: ClassVar[str] = "C511"
    page_zh: ClassVar[str] = "--texts 文件夹中每份规章须有以其标识命名的 .txt 文件；缺文本的规章无法核对。"
    page_en: ClassVar[str] = (
        "The --texts folder holds one .txt file per regulation, named after it; without its text a regulation "
        "cannot be verified."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"文件夹中没有“{self.regulation}”的官方文本（{self.regulation}.txt）"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"the folder holds no official text of '{self.regulation}' ({self.regulation}.txt)"
