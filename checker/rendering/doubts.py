"""Doubts about a record in words and as JSON: which event stands alone, and what rests on there being no other."""

from collections.abc import Mapping
from typing import Any

from checker.diagnostics.diagnostic import Language
from checker.ir.regulation import Spec
from checker.lawtext.citation import write_citation
from checker.rendering.words import fact_in_words, kind_in_words, places_in_words
from checker.smt.facts import EventFact, fact_key
from checker.verification.doubts import Doubt


def doubt_in_words(doubt: Doubt, spec: Spec, lang: Language) -> str:
    """One line: the event that is recorded, the one that is not, the provisions."""
    zh = lang == "zh"
    event = fact_in_words(_event(doubt), spec, lang)
    other, places = kind_in_words(doubt.implied, spec, lang), places_in_words(doubt.cites, lang)
    if zh:
        of = f"{doubt.subject}：" if doubt.subject else ""
        day = f"（{doubt.day}）" if doubt.day else ""
        return f"注意：{of}已记录{event}{day}，却没有与之相应的“{other}”记录；{places}的结论以该项记录确实齐全为前提"
    of = f"{doubt.subject}: " if doubt.subject else ""
    day = f" ({doubt.day})" if doubt.day else ""
    return f"note: {of}{event}{day} is on record without '{other}' behind it; what is said of {places} holds if that record is really complete"


def doubt_in_json(doubt: Doubt, spec: Spec, lang: Language) -> Mapping[str, Any]:
    """The doubt as an object."""
    fact = _event(doubt)
    return {
        "subject": doubt.subject or None,
        "fact": ".".join(p for p in fact_key(fact) if p),
        "label": fact_in_words(fact, spec, lang),
        "day": str(doubt.day) if doubt.day else None,
        "without": doubt.implied,
        "provisions": [write_citation(c) for c in doubt.cites],
    }


def _event(doubt: Doubt) -> EventFact:
    return EventFact(doubt.owner, doubt.kind, doubt.index)
