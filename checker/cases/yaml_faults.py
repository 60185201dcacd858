"""Dossiers that are no proper YAML, told to the reader (C301 to C306)."""

from dataclasses import dataclass
from typing import ClassVar

from checker.diagnostics.codes import coded
from checker.diagnostics.diagnostic import Fault, Severity
from checker.source.span import Span


class DossierFault(Fault):
    """A fault of a dossier: it stands under no provision."""

    __slots__ = ()

    article: ClassVar[None] = None


@coded
@dataclass(frozen=True, slots=True)
class MalformedYaml(DossierFault):
    """The text breaks the rules of YAML; the reasons may be the parser's own words."""

    reason_zh: str
    reason_en: str
    span: Span
    code: ClassVar[str] = "C301"
    page_zh: ClassVar[str] = (
        "卷宗用 YAML 书写：键后面是半角冒号加空格，层次由空格缩进表示（不能用制表符），列表各项以“- ”开头，"
        "行内写法用半角的 {}、[] 和逗号。含有冒号、井号等特殊符号的文字请加半角引号。"
    )
    page_en: ClassVar[str] = (
        "A dossier is written in YAML: a key is followed by a colon and a space, levels are indented with spaces "
        "(not tabs), items of a list start with “- ”, the inline form uses {}, [] and commas. "
        "Put texts with colons, hashes or the like into quotes."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return self.reason_zh

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return self.reason_en

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What to do."""
        return ("请检查这一行及上一行的缩进、冒号、引号和括号",)

    @property
    def help_en(self) -> tuple[str, ...]:
        """What to do."""
        return ("check indentation, colons, quotes and brackets of this line and the one before",)


@coded
@dataclass(frozen=True, slots=True)
class DuplicateKey(DossierFault):
    """A key stands twice in one mapping, perhaps once in Chinese and once in English."""

    key: str
    first_line: int
    span: Span
    code: ClassVar[str] = "C302"
    page_zh: ClassVar[str] = (
        "同一处不能两次写同一个键，否则无法知道以哪个为准；同一个键的中文写法和英文写法也算重复。请删去其中一个。"
    )
    page_en: ClassVar[str] = (
        "A key cannot stand twice in one place, because nobody could know which one counts. "
        "The Chinese and the English spelling of a key are the same key. Remove one of them."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"键“{self.key}”重复：第 {self.first_line} 行已经写过"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"the key “{self.key}” stands here again: it is already on line {self.first_line}"

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What to do."""
        return ("请删去其中一个",)

    @property
    def help_en(self) -> tuple[str, ...]:
        """What to do."""
        return ("remove one of them",)


@coded
@dataclass(frozen=True, slots=True)
class TooManyAliases(DossierFault):
    """The aliases repeat more than ``limit`` nodes."""

    limit: int
    span: Span
    code: ClassVar[str] = "C303"
    page_zh: ClassVar[str] = "别名（*名称）重复的内容超过上限，展开后会占满内存。请把内容直接写出来。"
    page_en: ClassVar[str] = (
        "The aliases (*name) repeat more than the limit: expanded, they would fill the memory. Write the content out."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"别名重复的内容超过 {self.limit} 项"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"the aliases repeat more than {self.limit} nodes"

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What to do."""
        return ("请少用别名，直接写出内容",)

    @property
    def help_en(self) -> tuple[str, ...]:
        """What to do."""
        return ("use fewer aliases and write the content out",)


@coded
@dataclass(frozen=True, slots=True)
class TooDeep(DossierFault):
    """Lists and mappings are nested more than ``limit`` deep."""

    limit: int
    span: Span
    code: ClassVar[str] = "C304"
    page_zh: ClassVar[str] = "卷宗的层次不会这么深，多半是括号没有配对。请核对括号。"
    page_en: ClassVar[str] = "No dossier is that deep; most likely a bracket is not closed. Check the brackets."

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return f"层次超过 {self.limit} 层"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return f"the nesting is more than {self.limit} levels deep"

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What to do."""
        return ("请核对括号是否配对",)

    @property
    def help_en(self) -> tuple[str, ...]:
        """What to do."""
        return ("check that every bracket is closed",)


@coded
@dataclass(frozen=True, slots=True)
class SeveralDocuments(DossierFault):
    """A second YAML document starts in the file."""

    span: Span
    code: ClassVar[str] = "C305"
    page_zh: ClassVar[str] = "一个文件只写一份卷宗；单独一行“---”会开始另一份。请拆成几个文件，或删去这一行。"
    page_en: ClassVar[str] = (
        "A file holds one dossier, and a line “---” of its own starts another. Split the file, or remove that line."
    )

    @property
    def title_zh(self) -> str:
        """What is wrong."""
        return "文件中有不止一份 YAML 文档"

    @property
    def title_en(self) -> str:
        """What is wrong."""
        return "the file holds more than one YAML document"

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What to do."""
        return ("请把它们拆成几个文件",)

    @property
    def help_en(self) -> tuple[str, ...]:
        """What to do."""
        return ("split them into several files",)


@coded
@dataclass(frozen=True, slots=True)
class FullWidthPunctuation(DossierFault):
    """A full-width mark stands where YAML probably needs the half-width one."""

    mark: str
    span: Span
    severity: ClassVar[Severity] = Severity.NOTE
    code: ClassVar[str] = "C306"
    page_zh: ClassVar[str] = (
        "YAML 只认半角标点：全角冒号“：”、逗号“，”和括号在它看来是普通文字，于是“标题：甲”成了一段文字而不是键和值。"
        "请在英文输入状态下输入标点，冒号后加一个空格。"
    )
    page_en: ClassVar[str] = (
        "YAML knows half-width marks only. A full-width colon, comma or bracket is ordinary text to it, so that a key "
        "and its value become one text. Type the marks in English input mode, with a space after the colon."
    )

    @property
    def title_zh(self) -> str:
        """What is noted."""
        return f"此处的“{self.mark}”是全角标点，YAML 把它当作普通文字"

    @property
    def title_en(self) -> str:
        """What is noted."""
        return f"the mark “{self.mark}” is full-width, and ordinary text to YAML"

    @property
    def help_zh(self) -> tuple[str, ...]:
        """What to do."""
        return ("请改用半角标点，冒号后加一个空格",)

    @property
    def help_en(self) -> tuple[str, ...]:
        """What to do."""
        return ("use the half-width mark, with a space after a colon",)
