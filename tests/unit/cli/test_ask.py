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


ORDER = ["ask", "-e", "strictness in wugang, wuhai for incidents", *SPEC]


def test_an_edge_that_depends_on_readings_says_so_in_every_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*ORDER, "--lang", "en"]) == 0
    text = capsys.readouterr().out
    assert "Wugang ⇒ Wuhai (depends on readings)" in text
    assert "readings: with wugang.larger_scope = " in text
    assert run([*ORDER, "--format", "json"]) == 0
    (edge,) = json.loads(capsys.readouterr().out)["answers"][0]["order"]
    assert edge == {
        "stricter": "wugang",
        "laxer": "wuhai",
        "robust": False,
        "complete": True,
        "turned_by": [{"wugang.larger_scope": "exactly"}],
    }
    for form, dashed in (("mermaid", "-.->"), ("dot", "style=dashed"), ("svg", "stroke-dasharray")):
        assert run([*ORDER, "--format", form]) == 0
        assert dashed in capsys.readouterr().out


def test_an_order_without_doubt_says_that_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", "-e", "strictness in wuwei, wuhai for incidents", "--lang", "en", *SPEC]) == 0
    text = capsys.readouterr().out
    assert "Wuwei ⇒ Wuhai\n" in text
    assert "readings: the same under every reading" in text


@pytest.mark.parametrize("form", ["text", "json", "dot"])
def test_the_order_is_the_same_bytes_each_time(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = set()
    for _ in range(3):
        run([*ORDER, "--format", form])
        outputs.add(capsys.readouterr().out)
    assert len(outputs) == 1


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("find revoked_without_ban in wugang", 0),
        ("find revoked_without_ban in weihai", 1),
        ("find revoked_without_ban in wugang under every reading", 0),
        ("find revoked_without_ban in weihai under every reading", 4),
        ("find outlived_ban in wuwei", 0),
        ("find outlived_ban in wuhai", 1),
        ("given { organization } find sooner_cheat in weihai", 3),
        (WINNER + "find disagreement in wuhan", 3),
    ],
)
def test_what_a_search_ends_with(question: str, code: int) -> None:
    assert run(["ask", "-e", question, *SPEC]) == code


@pytest.mark.parametrize(("lang", "words"), [("en", "for example: "), ("zh", "例如：")])
def test_a_search_shows_the_history_it_found(lang: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(["ask", "-e", "find outlived_ban in wuwei", "--lang", lang, *SPEC])
    (line,) = (line for line in capsys.readouterr().out.splitlines() if words in line)
    assert "2024-01-01" in line
    assert ("day of revocation" if lang == "en" else "撤销决定日") in line
