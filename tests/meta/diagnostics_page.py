"""Writes docs/diagnostics.md from the pages of all codes: `python -m tests.meta.diagnostics_page`."""

import pkgutil
from importlib import import_module
from pathlib import Path
from typing import Final

import checker
from checker.diagnostics.codes import explain_page, known_codes

PAGE: Final = Path(__file__).parents[2] / "docs" / "diagnostics.md"

_HEAD: Final = """# Diagnostics · 诊断

Every message of the checker carries a code that never changes its meaning. `checker explain CODE` shows the same text.
This page is written by `python -m tests.meta.diagnostics_page`.

检查器的每条消息都有含义不变的代码，`checker explain 代码` 显示同样的说明。本页由上述命令生成。

| codes 代码 | about 关于 |
|---|---|
| C0xx | files 文件 |
| C1xx | syntax 语法 |
| C2xx | names and types 名称与类型 |
| C3xx | dossiers 卷宗 |
| C4xx | questions 提问 |
| C5xx | coverage 覆盖 |
| C6xx | calendar 日历 |
"""


def import_everything() -> None:
    """Import every module of the package, so that every code is registered."""
    for module in pkgutil.walk_packages(checker.__path__, "checker."):
        if not module.name.endswith("__main__"):
            import_module(module.name)


def page() -> str:
    """The whole page."""
    import_everything()
    ours = {code: kind for code, kind in known_codes().items() if kind.__module__.startswith("checker.")}
    parts = [_HEAD]
    for code in sorted(ours):
        english, chinese = explain_page(code, "en"), explain_page(code, "zh")
        assert english is not None
        assert chinese is not None
        parts.append(f"## {code} {ours[code].__name__}\n\n{english.text}\n\n{chinese.text}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
