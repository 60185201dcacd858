"""Invented cities for measuring growth: every regulation again, under another name and with longer spans."""

import re
import shutil
from functools import partial
from pathlib import Path
from typing import Final

SPAN: Final = re.compile(r"\b(\d+)( (?:years|months|年|个月)\b|(?: ?年| ?个月))")
BIG: Final = 90
"""Spans from this on are left as they are."""


def with_variants(spec: Path, folder: Path, longer: tuple[int, ...]) -> tuple[str, ...]:
    """A copy of a specification in the folder, with one invented city per regulation and number in `longer`, whose
    spans are that many years or months longer. Returns the names of the invented cities, variant by variant."""
    shutil.copytree(spec, folder)
    names: list[str] = []
    for number, added in enumerate(longer):
        for path in sorted((spec / "cities").glob("*/*.rules")):
            old = path.parent.name
            name = f"{old}_{number}"
            text = _renamed(path.read_text(encoding="utf-8"), old, name)
            own = folder / "cities" / name / path.name
            own.parent.mkdir()
            own.write_text(SPAN.sub(partial(_longer, added), text), encoding="utf-8")
            names.append(name)
    return tuple(names)


def _renamed(text: str, old: str, name: str) -> str:
    text = re.sub(rf"^((?:regulation|规章) ){old}(-\d+)", rf"\g<1>{name}\2", text, count=1, flags=re.MULTILINE)
    return re.sub(rf"((?:city|城市) ){old}\b", rf"\g<1>{name}", text, count=1)


def _longer(more: int, found: re.Match[str]) -> str:
    number = int(found[1])
    return f"{number + more if number < BIG else number}{found[2]}"
