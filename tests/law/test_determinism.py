"""The same question gives the same bytes: run after run, under other hash seeds, with the regulations in another order."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from checker.ir.questions import Frame, Question
from checker.ir.regulation import Spec
from checker.legaltime.calendar_reader import load_calendar
from checker.rendering.ask import ask_markdown, ask_text
from checker.rendering.ask_json import ask_json
from checker.verbs.ask import ask
from checker.verification.desk import Desk
from checker.verification.measure_book import load_measures
from checker.workspace.loader import load_spec
from checker.workspace.questions import load_questions
from checker.workspace.spec_folder import SpecFolder

ROOT = Path(__file__).resolve().parents[2]
FOLDER = SpecFolder(ROOT / "spec")
SPEC = load_spec(FOLDER).spec
assert SPEC is not None
CALENDAR = load_calendar(FOLDER.calendar)
BOOK = load_measures(FOLDER.path)
RUNS = 20
WINNER = "organization win in wugang where award = grand, round = 1, decided = 2024-06-28"
YEARLY = "schedule in wugang: round 1 in 2024 every 2 years filing 09-01 until 09-03"
QUESTIONS = (
    "given { organization fact legal_person = true } may apply in weihai round 2",
    f"given {{ {WINNER} {YEARLY} }} must apply in wugang round 4",
    "given { 4 entrant where award = grand, category = organization, track = fresh } may award in wuwei",
    f"given {{ {WINNER} {YEARLY} }} when apply in wugang",
    f"given {{ {WINNER} incident where kind = quality, severity = major, date = 2026-06-28 }} sanction in wugang",
    "eligible in wugang implies eligible in wuhan for service",
    "eligible in wuwei disjoint eligible in wuhai for age",
    "strictness in wuhan, weihai for service",
    "find eligible in exactly 1 of wugang, wuwei",
    "find outlived_ban in wugang",
    "holds notice_last_day(2024-09-27, 5 working days) = 2024-10-10",
    "compare ban_after_fraud in wuhan, wugang",
)

# What a process of its own prints: the questions in every form, by the loader's own order or by another one.
SCRIPT = """
import sys
from pathlib import Path
from checker.workspace import spec_folder
folder, order, names = spec_folder.SpecFolder(Path(sys.argv[1])), sys.argv[2], sys.argv[3:]
if order == "reversed":
    for kind in ("regulations", "questions"):
        plain = getattr(spec_folder.SpecFolder, kind).fget
        setattr(spec_folder.SpecFolder, kind, property(lambda self, plain=plain: plain(self)[::-1]))
from checker.legaltime.calendar_reader import load_calendar
from checker.rendering.ask import ask_markdown, ask_text
from checker.rendering.ask_json import ask_json
from checker.verbs.ask import ask_all
from checker.verification.desk import Desk
from checker.verification.measure_book import load_measures
from checker.workspace.loader import load_spec
from checker.workspace.questions import load_questions
spec = load_spec(folder, use_cache=order == "plain").spec
library = load_questions(folder, spec)
by_name = {q.label.name: q for q in library.questions}
desk = Desk(spec, library.frame, load_calendar(folder.calendar))
answers = ask_all(desk, [by_name[n] for n in names], load_measures(folder.path))
print(ask_json(answers))
for lang in ("zh", "en"):
    print(ask_text(answers, spec, lang, "checker ask"))
    for answer in answers:
        print(ask_markdown([answer], spec, lang, "checker ask"))
"""
NAMES = ("q04_wugang_winner", "q15_unit", "q31_legal_person", "q35_service", "q38_four", "q39_five_days")


def started(folder: Path, order: str, seed: str) -> "subprocess.Popen[bytes]":
    """A process of its own that prints about some questions of the library."""
    command = [sys.executable, "-c", SCRIPT, str(folder), order, *NAMES]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def printed(process: "subprocess.Popen[bytes]") -> bytes:
    """What a process printed."""
    output, complaints = process.communicate()
    assert process.returncode == 0, complaints.decode()
    return output


def written_backwards(copy: Path) -> Path:
    """A copy of the rules whose files and folders are made in the opposite order."""
    for path in sorted(FOLDER.path.rglob("*"), reverse=True):
        if path.is_file():
            target = copy / path.relative_to(FOLDER.path)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return copy


def test_other_seeds_and_another_order_of_files_give_the_same_bytes(tmp_path: Path) -> None:
    processes = [started(FOLDER.path, "plain", seed) for seed in ("0", "1")]
    processes.append(started(written_backwards(tmp_path), "reversed", "2"))
    first, second, backwards = (printed(process) for process in processes)
    assert len(first) > 10_000
    assert second == first
    assert backwards == first


def lowered(text: str, spec: Spec) -> tuple[Frame, Question]:
    """A question in text."""
    found = load_questions(FOLDER, spec, text)
    assert found.faults == ()
    return found.frame, found.questions[0]


def test_these_are_all_types_of_questions() -> None:
    assert SPEC is not None
    asked = {type(lowered(text, SPEC)[1].ask) for text in QUESTIONS}
    library = load_questions(FOLDER, SPEC).questions
    assert asked >= {type(q.ask) for q in library}


@pytest.mark.parametrize("text", QUESTIONS)
def test_run_after_run_gives_the_same_bytes(text: str) -> None:
    """Every other run has the regulations in the opposite order."""
    assert SPEC is not None
    frame, question = lowered(text, SPEC)
    found: Counter[str] = Counter()
    for run in range(RUNS):
        spec = Spec(SPEC.vocabulary, SPEC.regulations[:: 1 if run % 2 else -1])
        answer = ask(Desk(spec, frame, CALENDAR), question, BOOK)
        forms = [ask_text([answer], spec, "zh", ""), ask_markdown([answer], spec, "en", ""), ask_json([answer])]
        found["\n".join(forms)] += 1
    assert list(found.values()) == [RUNS]


def test_cities_in_another_order_get_the_same_answers() -> None:
    assert SPEC is not None
    told = []
    for cities in ("wuhan, wugang, wuwei", "wuwei, wuhan, wugang"):
        frame, question = lowered(f"given {{ {WINNER} }} may apply in {cities} round 2", SPEC)
        data = json.loads(ask_json([ask(Desk(SPEC, frame, CALENDAR), question)]))
        told.append({part["name"]: part for part in data["answers"][0]["parts"]})
    assert told[0] == told[1]
    assert set(told[0]) == {"wuhan", "wugang", "wuwei"}
