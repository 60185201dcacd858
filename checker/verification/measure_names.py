"""Whether the words of a measure are words of the vocabulary: a misspelt one would find nothing, or the wrong thing."""

from collections.abc import Container, Iterator
from itertools import chain

from checker.ir.regulation import FieldSort, Vocabulary
from checker.ir.types import EnumType
from checker.verification.measure_reader import Given, Measure, MeasureFault

HERE = "here"
"""Of a city: that of the regulation."""


def check_names(measure: Measure, vocabulary: Vocabulary) -> None:
    """Raises `MeasureFault`, with the line on which the measure begins, at the first word that is not known."""
    for word, known in chain(_looked_for(measure, vocabulary), _given(measure, vocabulary)):
        if word not in known:
            raise MeasureFault(
                measure.line,
                f"指标“{measure.name}”：词汇表中没有“{word}”",
                f"measure '{measure.name}': '{word}' is not in the vocabulary",
            )


def _looked_for(measure: Measure, vocabulary: Vocabulary) -> Iterator[tuple[str, Container[str]]]:
    """Every argument, and the words among which it must be."""
    members, facts = vocabulary.members, vocabulary.records["subject"].fields
    known: dict[str, Container[str]] = {
        "bar": vocabulary.events, "consequences": members["ground"], "age": facts, "fact": facts,
        "step": members["step_name"], "categories": members["award"], "validity": members["award"],
        "power": vocabulary.acts, "form": members["form"],
    }  # fmt: skip
    if measure.look == "window":
        event, key = measure.arguments[:2]
        yield event, vocabulary.events
        yield key, vocabulary.events[event].fields
    if measure.look in known:
        yield from ((argument, known[measure.look]) for argument in measure.arguments)


def _given(measure: Measure, vocabulary: Vocabulary) -> Iterator[tuple[str, Container[str]]]:
    """Every field and member of the case, and the words among which it must be."""
    fields: dict[str, FieldSort] = {**vocabulary.events["entrant"].fields, **vocabulary.records["application"].fields}
    if measure.look == "bar":
        fields |= vocabulary.events[measure.arguments[0]].fields
    for one in measure.given:
        yield one.field, fields
        yield from _member(one, fields[one.field])
    yield from ((word, fields) for word in (measure.without, measure.axis) if word)
    yield from ((topic, vocabulary.topics) for topic in measure.silent)


def _member(given: Given, declared: FieldSort) -> Iterator[tuple[str, Container[str]]]:
    if given.member:
        members = declared.type.members if isinstance(declared.type, EnumType) else ()
        yield given.member, (*members, HERE)
