"""A small invented regulation with its official text, beside the real grammar and vocabulary."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from checker.ir.regulation import Spec
from checker.lawtext.fingerprint import write_lock
from checker.lawtext.reader import read_official
from checker.workspace.loader import load_spec
from checker.workspace.spec_folder import SpecFolder

ROOT = Path(__file__).resolve().parents[3]
NAME = "jia-2030"
TEXT = """甲市质量奖办法
第一条 为了测试，制定本办法。
第二条 本办法所称甲市质量奖，授予单位。
第三条 申报甲市质量奖的单位须具备下列条件：
（一）在本市登记；
（二）近三年内未发生重大事故。
第四条 获奖后间隔一届方可再次申报。
申报者应当如实填报。
第五条 本办法自2030年1月1日起施行。
"""
RULES = """regulation jia-2030 "甲市质量奖办法" "Jia Quality Award Measures"
  city jia "甲市" "Jia" document none signed 2029-12-01
article 1 informative purpose quote "为了测试"
article 2 { title grand "甲市质量奖" "Jia Quality Award" for organization quote "授予单位" }
article 3 for organization to apply {
  item 1 { require registered_in = here as place quote "本市登记" }
  item 2 { exclude some incident where (severity >= major and liable) in last 3 years as incident quote "重大事故" }
}
article 4 {
  para 1 {
    reading gap "间隔一届" "one round between" {
      whole "隔一整届" "a whole round" default
      next "下一届可报" "the next round is open" }
    bar winner of grand from apply for reading gap { whole: 1 round after round  next: no } as interval
      see 3 quote "间隔一届"
    silent majority
  }
  para 2 {
    duty applicant: tell_truth truth as honest quote "如实填报"
    except from 3.2 when application.track = reassessment
  }
}
article 5 in force from 2030-01-01 quote "施行"
"""
_LOWERED: dict[tuple[str, ...], Spec] = {}


@dataclass(frozen=True)
class Small:
    """The folders of the invented specification and of its text."""

    spec: Path
    texts: Path

    @property
    def folder(self) -> SpecFolder:
        """The specification folder as verbs take it."""
        return SpecFolder(self.spec)

    @property
    def rules(self) -> Path:
        """The regulation file."""
        return self.spec / "cities" / "jia" / "2030.rules"

    @property
    def lock(self) -> Path:
        """The lock of the regulation."""
        return self.rules.with_suffix(".lock")

    @property
    def text(self) -> Path:
        """The official text."""
        return self.texts / f"{NAME}.txt"

    def change(self, path: Path, old: str, new: str) -> None:
        """Replace words that stand in a file exactly once."""
        content = path.read_text(encoding="utf-8")
        assert content.count(old) == 1
        path.write_text(content.replace(old, new), encoding="utf-8")

    def load(self) -> Spec:
        """The lowered specification, which has no faults; rules that were lowered before are not lowered again."""
        texts = tuple(path.read_text(encoding="utf-8") for path in self.folder.regulations)
        if texts not in _LOWERED:
            loaded = load_spec(self.folder, use_cache=False)
            assert loaded.faults == ()
            assert loaded.spec is not None
            _LOWERED[texts] = loaded.spec
        return _LOWERED[texts]

    def run(self, *arguments: str, lang: str = "en") -> subprocess.CompletedProcess[str]:
        """`checker …` in a process of its own, on this specification."""
        return run(*arguments, "--spec", str(self.spec), lang=lang, cache=self.spec)


def run(*arguments: str, lang: str, cache: Path) -> subprocess.CompletedProcess[str]:
    """`checker …` in a process of its own."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "checker", *arguments, "--lang", lang]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)


def make(folder: Path) -> Small:
    """Write the specification and the text into a folder."""
    small = Small(folder / "spec", folder / "texts")
    small.rules.parent.mkdir(parents=True)
    small.texts.mkdir()
    for name in ("grammar.lark", "keywords.txt", "vocabulary.rules"):
        shutil.copy(ROOT / "spec" / name, small.spec / name)
    (small.spec / "calendar").symlink_to(ROOT / "spec" / "calendar")
    small.rules.write_text(RULES, encoding="utf-8")
    small.text.write_text(TEXT, encoding="utf-8")
    small.lock.write_text(write_lock(read_official(TEXT)), encoding="utf-8")
    return small
