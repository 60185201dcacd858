"""Documents as data: their headings, links and code blocks; the tables in them that the code decides; their sessions.

A table between `<!-- table NAME -->` and `<!-- end -->` is written by `TABLES[NAME]`. A code block whose first line is
`# PATH` is a file of the document's working folder. In a `console` block every line `$ checker …` is followed by what
the command prints; a code other than 0 follows as `[exit code N]`, and `| head -N` keeps the first lines.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from checker.cli.exits import BUG
from checker.lowering.clauses import ALLOWED

ROOT: Final = Path(__file__).parents[2]
SPEC: Final = ROOT / "spec"

_FENCE: Final = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TABLE: Final = re.compile(r"(<!-- table (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
_LINK: Final = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_FILE: Final = re.compile(r"# (\S+/\S+|\S+\.\w+)")


def documents() -> list[Path]:
    """Every page of the project, in a fixed order."""
    found = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "tests" / "README.md"]
    return sorted(path for path in found if path.is_file())


def code_blocks(text: str) -> list[tuple[str, str]]:
    """The fenced blocks: language and content."""
    return [(found[1], found[2]) for found in _FENCE.finditer(text)]


def headings(text: str) -> list[str]:
    """The headings outside code blocks, with their marks."""
    return re.findall(r"^#+ .*$", _FENCE.sub("", text), re.MULTILINE)


def relative_links(text: str) -> list[str]:
    """The targets of links that lead to files of the project, without their anchors."""
    targets = (target.partition("#")[0] for target in _LINK.findall(_FENCE.sub("", text)))
    return [target for target in targets if target and "://" not in target]


def keyword_rows() -> str:
    """The keyword table of the language as a Markdown table."""
    lines = (SPEC / "keywords.txt").read_text(encoding="utf-8").splitlines()
    rows = ["| token | English | 中文 |", "|---|---|---|"]
    for line in lines:
        if line.strip() and not line.startswith("#"):
            token, english, chinese = (cell.strip() for cell in line.split("|"))
            spellings = (", ".join(f"`{word}`" for word in cell.split("/")) for cell in (english, chinese))
            rows.append(f"| `{token}` | {' | '.join(spellings)} |")
    return "\n".join(rows)


def clause_rows() -> str:
    """The kinds of clauses that each kind of statement takes, as a Markdown table."""
    rows = ["| statement | clauses |", "|---|---|"]
    rows += [f"| {kind} | {', '.join(f'`{clause}`' for clause in sorted(kinds))} |" for kind, kinds in ALLOWED.items()]
    return "\n".join(rows)


TABLES: Final[Mapping[str, Callable[[], str]]] = {"keywords": keyword_rows, "clauses": clause_rows}


def with_tables(text: str) -> str:
    """The text with every marked table as the code has it."""
    return _TABLE.sub(lambda found: f"{found[1]}{TABLES[found[2]]()}\n{found[3]}", text)


def with_sessions(text: str, folder: Path) -> str:
    """The text with the output of every command as it is now; commands run in the folder."""

    def replayed(found: re.Match[str]) -> str:
        if found[1] != "console":
            return found[0]
        commands = [line.removeprefix("$ ") for line in found[2].splitlines() if line.startswith("$ ")]
        return "```console\n" + "\n".join(_session(command, folder) for command in commands) + "```"

    return _FENCE.sub(replayed, text)


def with_blocks(text: str, blocks: Sequence[tuple[str, str]]) -> str:
    """The text with its code blocks replaced, one by one, as far as there are both."""
    rest = iter(blocks)

    def replaced(found: re.Match[str]) -> str:
        kind, body = next(rest, (found[1], found[2]))
        return f"```{kind}\n{body}```"

    return _FENCE.sub(replaced, text)


def lay_out(text: str, folder: Path) -> None:
    """Write the files that the blocks of a document show; each folder `spec` among them begins as a copy of ours."""
    files = [(found[1], body) for _, body in code_blocks(text) if (found := _FILE.fullmatch(body.partition("\n")[0]))]
    for path, body in files:
        target = folder / path
        parts = Path(path).parts
        if "spec" in parts:
            spec = folder.joinpath(*parts[: parts.index("spec") + 1])
            if not spec.exists():
                shutil.copytree(SPEC, spec)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(body.partition("\n")[2], encoding="utf-8")


def _session(command: str, folder: Path) -> str:
    call, _, head = command.partition(" | head -")
    words = shlex.split(call)
    assert words[0] == "checker", f"only checker runs in a document, not {words[0]}"
    own = {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "COLUMNS": "100", "XDG_CACHE_HOME": str(folder / ".cache")}
    done = subprocess.run(
        [sys.executable, "-m", "checker", *words[1:]],
        cwd=folder,
        env={**os.environ, **own},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode != BUG, f"a page shows no fault of ours: {command}\n{done.stdout}"
    lines = done.stdout.rstrip("\n").splitlines()
    shown = lines[: int(head)] if head else lines
    code = [f"[exit code {done.returncode}]"] if done.returncode else []
    return "\n".join([f"$ {command}", *(line.rstrip() for line in shown), *code]) + "\n"
