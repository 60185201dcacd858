"""From a recorded act to the scene in which the terms of norms are evaluated.

Takes a dossier without errors. What the dossier does not say stays unknown.
"""

from collections.abc import Mapping
from datetime import date

from checker.cases.case import Decision, Dossier, Entry, Known, StepRecord, Subject
from checker.cases.scene import ABSENT, EventList, Record, Scene
from checker.cases.sections import ENTRANT
from checker.ir.regulation import Spec

_NOT_DONE = Record({"done": False})
_NO_EVENTS = EventList((), date.max)


def scene_of(dossier: Dossier, decision: Decision, entry: Entry | None, spec: Spec) -> Scene:
    """What is known when a decision is judged: of one entry, else of its applicant, else of no subject at all."""
    applicant = entry or decision.applicant
    records = {"act": _act(decision, entry), "round": _round(dossier, decision)}
    records |= _steps(dossier, applicant, spec)
    if decision.win is not None:
        records["win"] = Record(decision.win)
    lists: dict[tuple[str, str], EventList] = {}
    if decision.entrants is not None:
        lists["round", ENTRANT] = decision.entrants if entry is not None else _whole_round(dossier, decision)
    if applicant is not None:
        records["application"] = Record(applicant.application)
        records["acceptance"] = Record(applicant.acceptance)
        records["entry"] = Record(applicant.result)
        subject = dossier.subjects[applicant.subject]
        records["subject"], records["judged"] = _known(subject), _judged(subject)
        lists |= {("subject", kind): events for kind, events in subject.lists.items()}
        lists |= _unit(dossier, subject, records, spec)
    return Scene(records, lists, spec.vocabulary.key_fields)


def _whole_round(dossier: Dossier, decision: Decision) -> EventList:
    """The entries of every award decision of the round: a quota is a round's, however many decisions fill it."""
    lists = [
        d.entrants for d in dossier.decisions if d.entrants is not None and (d is decision or _same_round(d, decision))
    ]
    return EventList(tuple(record for events in lists for record in events.records), date.max)


def _same_round(one: Decision, other: Decision) -> bool:
    return one.round is not None and one.round == other.round


def _act(decision: Decision, entry: Entry | None) -> Record:
    """The act; reasons that are stated for one entry are stated for the act as far as it concerns him."""
    if entry is None or "reasons_stated" not in entry.result:
        return Record(decision.values)
    return Record({**decision.values, "reasons_stated": entry.result["reasons_stated"]})


def _round(dossier: Dossier, decision: Decision) -> Record:
    if decision.round is None:
        return Record()
    listed = dossier.rounds.get(decision.round)
    return Record(listed.values if listed else {"number": decision.round})


def _steps(dossier: Dossier, applicant: Entry | None, spec: Spec) -> dict[str, Record]:
    """The steps of the round, his own in their place; if the record is complete, no others were taken."""
    procedure = dossier.procedure
    steps: dict[str, Record] = {}
    if procedure is not None and procedure.complete:
        steps = {f"step.{name}": _NOT_DONE for name in spec.vocabulary.members.get("step_name", {})}
    for recorded in (procedure.steps if procedure else {}, applicant.steps if applicant else {}):
        steps |= _recorded(recorded)
    return steps


def _recorded(steps: Mapping[str, StepRecord]) -> dict[str, Record]:
    return {f"step.{name}": Record(step.values) for name, step in steps.items()}


def _known(subject: Subject) -> Record:
    return Record({name: fact.value for name, fact in subject.facts.items()})


def _judged(subject: Subject) -> Record:
    judged: dict[str, Known] = {name: judgement.value for name, judgement in subject.judgements.items()}
    return Record(judged)


def _unit(
    dossier: Dossier, subject: Subject, records: dict[str, Record], spec: Spec
) -> dict[tuple[str, str], EventList]:
    """The lists of the unit, whose records join the others; who has no unit has one without events."""
    if subject.unit is None:
        return {}
    if subject.unit is ABSENT:
        return {("unit", kind): _NO_EVENTS for kind in spec.vocabulary.events if kind != ENTRANT}
    unit = dossier.subjects[subject.unit]
    records["unit"], records["unit_judged"] = _known(unit), _judged(unit)
    return {("unit", kind): events for kind, events in unit.lists.items()}
