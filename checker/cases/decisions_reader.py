"""Reads the recorded acts of the authority.

Takes the subjects and the procedure of the dossier. Afterwards every subject that is named is one of the dossier, and
the award that a decision concerns carries what the subject's history records of it.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import reduce
from itertools import pairwise

from checker.cases.case import Decision, Entry, Known, Subject
from checker.cases.content_faults import DecidedTooEarly, DuplicateSubject, RepeatedIdentifier, UnrecordedWin
from checker.cases.expectation_reader import read_expectation
from checker.cases.faults import ExclusiveKeys
from checker.cases.keys import FOREVER, NONE, UNKNOWN
from checker.cases.procedure_reader import ROUND, empty_sets, read_steps
from checker.cases.reading import Pairs, Reading
from checker.cases.scene import ABSENT, EventList, Record
from checker.cases.subjects_reader import DAY, FLAG, known_subject
from checker.cases.tree import Node, Scalar
from checker.ir.regulation import FieldSort, Label
from checker.ir.types import INT

_ACT = Label("act", "行为", "act")
_BANS = ("years", "months", "days", "rounds")
_NO_BAN: Mapping[str, Known] = {**{f"ban_{unit}": ABSENT for unit in _BANS}, "ban_forever": False}
_COUNT = FieldSort(Label("count", "整数", "whole number"), INT, optional=False)


def read_decisions(
    node: Node, subjects: Mapping[str, Subject], steps_complete: bool, reading: Reading
) -> tuple[Decision, ...]:
    """All decisions in the order of the text; faults go to the reading."""
    found: dict[str, Decision] = {}
    for number, item in enumerate(reading.items(node), start=1):
        decision = _Reader(item, subjects, steps_complete, reading).decision(f"#{number}")
        if decision is None:
            continue
        if decision.identifier in found:
            first = found[decision.identifier].line
            fault = RepeatedIdentifier("决定", "decision", decision.identifier, first, reading.span(item))
            reading.fault(fault)
        found[decision.identifier] = decision
    return tuple(found.values())


class _Reader:
    def __init__(self, node: Node, subjects: Mapping[str, Subject], steps_complete: bool, reading: Reading) -> None:
        self.node = node
        self.subjects = subjects
        self.steps_complete = steps_complete
        self.reading = reading
        self.pairs = reading.section(node, reading.sections.decision)
        self.complete = reading.typed(self.pairs, "complete", FLAG) is not False

    def decision(self, default: str) -> Decision | None:
        """The decision; `None` without a known act."""
        pairs, reading = self.pairs, self.reading
        label = reading.sections.decision.labels["act"]
        act = reading.word(pairs["act"][1], "act", _ACT) if "act" in pairs else None
        if "act" not in pairs:
            reading.missing(label, self.node)
        values = self._values()
        entries = self._entries(act, values.get("day"))
        applicant = self._applicant(act, values.get("day"))
        number = reading.typed(pairs, "round", ROUND)
        identifier = reading.text(pairs["id"][1]) if "id" in pairs else None
        grounds = reading.texts(pairs["grounds"][1]) if "grounds" in pairs else () if self.complete else None
        expect = read_expectation(pairs["expect"][1], self.subjects, reading) if "expect" in pairs else None
        win = self._win(applicant) if "win" in pairs else None
        if act is None:
            return None
        return Decision(
            identifier or default, act, values, number if isinstance(number, int) else None, applicant, entries, win,
            grounds, self.complete, self._entrants(entries, values.get("day")) if act == "award" else None, expect,
            reading.line(self.node),
        )  # fmt: skip

    def _values(self) -> dict[str, Known]:
        sorts = self.reading.sections.vocabulary.records["act"].fields
        values: dict[str, Known] = empty_sets(sorts, {*self.pairs, "by"}) if self.complete else {}
        return values | self.reading.fields(self.pairs, sorts) | self._ban()

    def _ban(self) -> dict[str, Known]:
        """The ban imposed; what is not written in a decision recorded completely is none, else it is unknown."""
        if "ban" not in self.pairs:
            return dict(_NO_BAN) if self.complete else {}
        key, node = self.pairs["ban"]
        if isinstance(node, Scalar):
            if node.text in UNKNOWN:
                return {}
            if node.text not in (*FOREVER, *NONE):
                zh, en = (
                    "{年数: …}、{月数: …}、{日数: …}、{届数: …}、永久或无",
                    "{years: …}, {months: …}, {days: …}, {rounds: …}, forever or none",
                )
                self.reading.wrong(node, zh, en)
            return {**_NO_BAN, "ban_forever": node.text in FOREVER}
        inner = self.reading.section(node, self.reading.sections.ban)
        if len(inner) > 1:
            first, second, *_ = (written.text for written, _ in inner.values())
            self.reading.fault(ExclusiveKeys(first, second, self.reading.span(key)))
        values = {name: known for name, known in _NO_BAN.items() if name.removeprefix("ban_") not in inner}
        numbers = ((unit, self.reading.typed(inner, unit, _COUNT)) for unit in _BANS)
        return values | {f"ban_{unit}": number for unit, number in numbers if number is not None}

    def _entries(self, act: str | None, day: Known | None) -> tuple[Entry, ...]:
        reading, section = self.reading, self.reading.sections.entry
        if "entries" not in self.pairs:
            return ()
        if "subject" in self.pairs:
            first, second = self.pairs["subject"][0], self.pairs["entries"][0]
            reading.fault(ExclusiveKeys(first.text, second.text, reading.span(second)))
        found: dict[str, Entry] = {}
        for item in reading.items(self.pairs["entries"][1]):
            pairs = reading.section(item, section)
            entry = self._entry(pairs, section.fields, item, act, day)
            if entry is None:
                continue
            if entry.subject in found:
                span = reading.span(pairs["subject"][1])
                reading.fault(DuplicateSubject(entry.subject, found[entry.subject].line, span))
            found.setdefault(entry.subject, entry)
        return tuple(found.values())

    def _applicant(self, act: str | None, day: Known | None) -> Entry | None:
        if "subject" not in self.pairs:
            return None
        own = self.reading.sections.vocabulary.records["act"].fields
        sorts = {name: sort for name, sort in self.reading.sections.entry.fields.items() if name not in own}
        return self._entry(self.pairs, sorts, self.node, act, day)

    def _entry(
        self, pairs: Pairs, sorts: Mapping[str, FieldSort], node: Node, act: str | None, day: Known | None
    ) -> Entry | None:
        reading = self.reading
        values = reading.fields(pairs, sorts)
        application = {name: known for name, known in values.items() if name in self._sorts("application")}
        filed = reading.typed(pairs, "filed", DAY) if "filed" in pairs or act != "apply" else day
        accepted = reading.typed(pairs, "accepted", DAY) if "accepted" in pairs or act != "accept" else day
        self._in_order(pairs, {"filed": filed, "accepted": accepted, "day": day})
        steps = read_steps(pairs["steps"][1], self.steps_complete, reading) if "steps" in pairs else {}
        if filed is not None:
            application["day"] = filed
        result = {name: known for name, known in values.items() if name in self._sorts("entry")}
        if "subject" not in pairs:
            reading.missing(reading.sections.entry.labels["subject"], node)
            return None
        subject = reading.text(pairs["subject"][1])
        if subject is None:
            return None
        known_subject(pairs["subject"][1], subject, self.subjects, reading)
        acceptance = {} if accepted is None else {"day": accepted}
        return Entry(subject, application, acceptance, result, steps, reading.line(node))

    def _in_order(self, pairs: Pairs, days: Mapping[str, Known | None]) -> None:
        """Report a filing after the acceptance, and either of them after the decision."""
        known = [(key, day) for key, day in days.items() if isinstance(day, date)]
        for (key, first), (_, second) in pairwise(known):
            if second < first:
                self.reading.fault(DecidedTooEarly(str(second), str(first), self.reading.span(pairs[key][1])))

    def _sorts(self, record: str) -> Mapping[str, FieldSort]:
        return self.reading.sections.vocabulary.records[record].fields

    def _win(self, applicant: Entry | None) -> dict[str, Known]:
        node = self.pairs["win"][1]
        section = self.reading.sections.win
        given = self.reading.fields(self.reading.section(node, section), section.fields)
        subject = self.subjects.get(applicant.subject) if applicant else None
        if subject is None:
            return given
        wins = [event.values for event in subject.events if event.kind == "win" and _fits(event.values, given)]
        if not wins:
            self.reading.fault(UnrecordedWin(subject.identifier, self.reading.span(node)))
        return _common(wins) | given

    def _entrants(self, entries: Sequence[Entry], day: Known | None) -> EventList:
        listed = {} if day is None else {"listed": day}
        return EventList(tuple(Record(self._entrant(entry) | listed) for entry in entries), date.max)

    def _entrant(self, entry: Entry) -> dict[str, Known]:
        subject = self.subjects.get(entry.subject)
        sector = subject.facts.get("sector") if subject else None
        known = {name: entry.application[name] for name in ("award", "category", "track") if name in entry.application}
        return known if sector is None else known | {"sector": sector.value}


def _fits(recorded: Mapping[str, Known], given: Mapping[str, Known]) -> bool:
    return all(recorded.get(name, known) == known for name, known in given.items())


def _common(wins: Sequence[Mapping[str, Known]]) -> dict[str, Known]:
    """What all of them agree on."""
    if not wins:
        return {}
    return reduce(lambda a, b: {name: known for name, known in a.items() if b.get(name) == known}, wins, dict(wins[0]))
