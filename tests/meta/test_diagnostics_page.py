"""docs/diagnostics.md is what the code says of its codes."""

import re

import pytest

from tests.meta.diagnostics_page import PAGE, page


def test_the_page_is_up_to_date(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m tests.meta.diagnostics_page"


def test_every_family_of_codes_is_listed_at_the_head() -> None:
    text = PAGE.read_text(encoding="utf-8")
    families = {code[1] for code in re.findall(r"^## (C\d{3}) ", text, re.MULTILINE)}
    assert families <= set(re.findall(r"^\| C(\d)xx \|", text, re.MULTILINE))
    assert {"0", "1", "2", "3"} <= families
