"""What an answer must say of the text it rests on: which version answered, that it was replaced, that it has an end."""

from collections.abc import Sequence
from datetime import date

from checker.cases.scene import Scene
from checker.evaluation.evaluator import evaluate
from checker.ir.regulation import Regulation
from checker.verification.desk import Desk, Stretch

Note = tuple[str, str]
"""In Chinese and in English."""


def version_notes(desk: Desk, city: str, stretches: Sequence[Stretch]) -> tuple[Note, ...]:
    """Which version answers, where the city has several; without any stretch, because no day is stated, the latest."""
    if len(desk.spec.of_city(city)) == 1:
        return ()
    if not stretches:
        name = desk.regulation(city).identifier
        return ((f"未说明日期，按最新版本 {name} 回答", f"no day is stated; the latest version, {name}, answers"),)
    return tuple(_governs(one) for one in stretches)


def lapse_notes(desk: Desk, regulation: Regulation, day: date | None) -> tuple[Note, ...]:
    """That a day (`None`: some day without end) lies beyond the time of the text that answers."""
    if regulation.superseded is not None and (day is None or day >= regulation.superseded[0]):
        when, by = regulation.superseded
        zh = f"该文本已于 {when} 被{by}取代；以下按原文本回答"
        return ((zh, f"this text was replaced on {when} by {by}; the answer follows the text as it stood"),)
    if regulation.until is None:
        return ()
    end = evaluate(desk.named(regulation, regulation.until), Scene(), desk.choice, desk.calendar)
    if isinstance(end, date) and (day is None or day > end):
        zh = f"规章有效期至 {end}；其后按条文不变的假定回答"
        return ((zh, f"the regulation ends on {end}; beyond, the answer supposes that its words stay the same"),)
    return ()


def _governs(stretch: Stretch) -> Note:
    name, first, last = stretch.regulation.identifier, stretch.first, stretch.last
    if first == last:
        return f"{first} 适用版本 {name}", f"on {first} the version {name} governs"
    return f"{first} 至 {last} 适用版本 {name}", f"from {first} to {last} the version {name} governs"
