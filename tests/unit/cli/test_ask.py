"""`checker ask`: exit codes, formats, what every text result ends with."""

import json
from pathlib import Path

import pytest

from checker.cli.main import run

SPEC = ["--spec", str(Path(__file__).parents[3] / "spec")]
WINNER = "given { organization win in wuhan where award = grand, round = 8, decided = 2024-06-28 } "


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["-e", WINNER + "may apply in wuhan round 10"], 0),
        (["-e", WINNER + "may apply in wuhan round 9"], 1),
        (["-e", WINNER + "may apply in wuhan round 9 expect no by 14"], 0),
        (["-e", WINNER + "may apply in wuhan round 9 expect yes"], 1),
        (["-e", WINNER + "may apply in wuhan round 9 under every reading"], 4),
        (["-e", WINNER + "may apply in wuhan round 9", "--reading", "skipped_round=next_round"], 0),
        (["-e", "may apply in nowhere"], 3),
        (["-e", "compare no_such_measure in every city"], 3),
        (["-e", "given { fact legal_person = true fact legal_person = false } may apply in wuhan"], 3),
        (["no_such_question"], 2),
        (["-e", "holds true", "--reading", "no=such"], 2),
        (["-e", "holds true", "--format", "svg"], 2),
        (["-e", "holds true"], 0),
        (["-e", "holds false"], 1),
    ],
)
def test_exit_codes(arguments: list[str], code: int) -> None:
    assert run(["ask", *arguments, *SPEC]) == code


@pytest.mark.parametrize(("lang", "words"), [("en", "reproduce: checker"), ("zh", "复现：checker")])
def test_a_text_result_says_the_answer_first_and_ends_with_how_to_reproduce_it(
    lang: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["ask", "-e", WINNER + "may apply in wuhan round 10", "--lang", lang, *SPEC])
    lines = capsys.readouterr().out.splitlines()
    assert ("may apply" if lang == "en" else "可以申报") in lines[1]
    assert lines[-1].startswith(words)


def test_json_has_a_version_and_the_articles(capsys: pytest.CaptureFixture[str]) -> None:
    run(["ask", "-e", WINNER + "may apply in wuhan round 9", "--format", "json", *SPEC])
    data = json.loads(capsys.readouterr().out)
    assert data["version"] == 1
    (part,) = data["answers"][0]["parts"]
    assert part["answer"] == "no"
    assert all(cite.startswith("wuhan-2022:14") for cite in part["by"])


def test_the_order_is_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", "--order", "age", "--format", "mermaid", "--lang", "en", *SPEC]) == 0
    drawn = capsys.readouterr().out.splitlines()
    assert drawn[0] == "flowchart TD"
    assert len([line for line in drawn if "-->" in line]) == 3
