"""The register of codes: which class tells which fault.

Hundreds: C0 files, C1 syntax, C2 names and types, C3 dossiers, C4 questions, C5 coverage, C6 calendar.
A code is registered when the module of its class is imported, and is never given to another fault.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass
from types import MappingProxyType
from typing import TypeVar

from checker.diagnostics.diagnostic import Diagnostic, Language

D = TypeVar("D", bound=Diagnostic)

_register: dict[str, type[Diagnostic]] = {}


@dataclass(frozen=True, slots=True)
class Page:
    """What ``explain`` shows for a code, in one language."""

    code: str
    text: str


def coded(kind: type[D]) -> type[D]:
    """Register a class of diagnostics under its ``code``; stands above ``@dataclass``.

    Raises TypeError for a class that is no dataclass, ValueError for a malformed or taken code or an empty page.
    """
    if not is_dataclass(kind):
        raise TypeError(f"{kind.__name__}: @coded stands above @dataclass")
    code, pages = kind.code, (kind.page_zh, kind.page_en)
    if not (isinstance(code, str) and re.fullmatch(r"C\d{3}", code)):
        raise ValueError(f"{kind.__name__}: {code!r} is no code such as C204")
    if not all(isinstance(page, str) and page.strip() for page in pages):
        raise ValueError(f"{kind.__name__}: a page in Chinese and one in English are needed")
    if code in _register:
        raise ValueError(f"{kind.__name__}: {code} already belongs to {_register[code].__name__}")
    _register[code] = kind
    return kind


def known_codes() -> Mapping[str, type[Diagnostic]]:
    """Every registered code with its class: a live view, in the order of registration."""
    return MappingProxyType(_register)


def explain_page(code: str, lang: Language) -> Page | None:
    """The page of a code (in capitals or not), or None if no class has it."""
    kind = _register.get(code.upper())
    if kind is None:
        return None
    return Page(code.upper(), str(kind.page_zh if lang == "zh" else kind.page_en))
