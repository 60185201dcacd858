"""The register of codes."""

from dataclasses import dataclass
from typing import ClassVar

import pytest

from checker.diagnostics import codes
from checker.diagnostics.codes import Page, coded, explain_page, known_codes
from checker.diagnostics.diagnostic import Fault


@dataclass(frozen=True, slots=True)
class Sample(Fault):
    """A fault to register."""

    code: ClassVar[str] = "C999"
    page_zh: ClassVar[str] = "说明"
    page_en: ClassVar[str] = "what it means"
    span: ClassVar[None] = None
    article: ClassVar[None] = None
    title_zh: ClassVar[str] = "错"
    title_en: ClassVar[str] = "wrong"


@pytest.fixture(autouse=True)
def _clean_register(monkeypatch: pytest.MonkeyPatch) -> None:
    register: dict[str, type] = {}
    monkeypatch.setattr(codes, "_register", register)


def test_a_registered_class_is_known_and_explained() -> None:
    assert coded(Sample) is Sample
    assert dict(known_codes()) == {"C999": Sample}
    assert explain_page("c999", "zh") == Page("C999", "说明")
    assert explain_page("C999", "en") == Page("C999", "what it means")


def test_an_unknown_code_has_no_page() -> None:
    assert explain_page("C998", "en") is None


def test_a_code_is_given_once() -> None:
    coded(Sample)
    with pytest.raises(ValueError, match="already belongs to Sample"):
        coded(Sample)


@pytest.mark.parametrize("code", ["C20", "C2044", "c204", "X204", "", " C204"])
def test_a_malformed_code_is_refused(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(Sample, "code", code)
    with pytest.raises(ValueError, match="no code such as C204"):
        coded(Sample)


@pytest.mark.parametrize("page", ["page_zh", "page_en"])
def test_an_empty_page_is_refused(monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    monkeypatch.setattr(Sample, page, " ")
    with pytest.raises(ValueError, match="a page in Chinese and one in English"):
        coded(Sample)


def test_the_decorator_stands_above_dataclass() -> None:
    class Plain(Fault):
        code = "C999"
        page_zh = page_en = title_zh = title_en = "x"
        span = article = None

    with pytest.raises(TypeError, match="above @dataclass"):
        coded(Plain)
    assert not known_codes()
