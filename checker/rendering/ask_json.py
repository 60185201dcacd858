"""Answers as JSON, with a version; the same answers always give the same bytes."""

import json
from collections.abc import Sequence
from typing import Any

from checker.lawtext.citation import write_citation
from checker.verification.answers import Answer, Part
from checker.verification.turning import Robustness

VERSION = 1


def ask_json(answers: Sequence[Answer]) -> str:
    """All answers."""
    data = {"version": VERSION, "kind": "ask", "answers": [_answer(a) for a in answers]}
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True)


def _answer(answer: Answer) -> dict[str, Any]:
    label = answer.question.label
    found: dict[str, Any] = {
        "question": label.name,
        "zh": label.zh,
        "en": label.en,
        "parts": [_part(p) for p in answer.parts],
        "surprises": [{"zh": zh, "en": en} for zh, en in answer.surprises],
    }
    if answer.order is not None:
        found["order"] = [{"stricter": a, "laxer": b, **_sure(answer, f"{a}>{b}")} for a, b in answer.order]
    if answer.contradiction is not None:
        rules = [{"zh": zh, "en": en} for zh, en in answer.contradiction.rules]
        cells = [".".join(cell) for cell in answer.contradiction.cells]
        found["contradiction"] = {"rules": rules, "given_twice": cells}
    return found


def _sure(answer: Answer, name: str) -> dict[str, Any]:
    """Whether a pair of the order holds under every reading, and the minimal changes under which it does not."""
    (sure,) = (p.robustness or Robustness((), False) for p in answer.parts if p.name == name)
    return {"robust": sure.everywhere, "complete": sure.complete, "turned_by": [dict(c) for c in sure.changes]}


def _part(part: Part) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": part.name,
        "answer": part.word.value,
        "by": _cites(part.cites),
        "pending": _cites(part.pending),
        "readings": {
            "examined": part.robustness is not None,
            "complete": part.robustness is not None and part.robustness.complete,
            "changes": [dict(change) for change in part.robustness.changes] if part.robustness else [],
            "after": [
                {"change": dict(t.change), "answer": t.word.value, "round": t.round, "day": _day(t.day)}
                for t in part.turned
            ],
        },
        "notes": [{"zh": zh, "en": en} for zh, en in part.notes],
    }
    if part.day is not None or part.round is not None:
        found |= {"round": part.round, "day": _day(part.day), "failed_before": _cites(part.before)}
    if part.intervals:
        found["intervals"] = [
            {
                "rounds": [i.first_round, i.last_round],
                "from": _day(i.first),
                "to": _day(i.last),
                "failing": _cites(i.failing),
            }
            for i in part.intervals
        ]
    if part.by_articles is not None:
        found["by_articles_alone"] = {"round": part.by_articles.round, "day": _day(part.by_articles.day)}
    if part.consequences:
        found["consequences"] = [
            {"names": list(c.names), "ban": c.ban, "by": write_citation(c.cite), "force": c.force}
            for c in part.consequences
        ]
    if part.slots is not None:
        found["slots"] = {f"{s.scope}.{s.kind}": n for s, n in part.slots}
    if part.reason is not None:
        found["reason"] = {"zh": part.reason.message_zh, "en": part.reason.message_en}
    return found


def _cites(cites: Any) -> list[str]:
    return list(dict.fromkeys(write_citation(c) for c in cites))


def _day(day: Any) -> str | None:
    return None if day is None else str(day)
