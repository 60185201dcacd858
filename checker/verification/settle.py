"""The value of a term in a scene with unknowns: the evaluator first, then the solver on what is left.

Equal residuals are solved once. What is left open comes with two completions, replayed, one for each value.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from checker.cases.scene import EventList, Scene
from checker.evaluation.evaluator import evaluate
from checker.evaluation.residual import event_scope, residual
from checker.ir.terms import Source, Term
from checker.ir.traversal import sources_of
from checker.legaltime.workdays import WorkCalendar
from checker.smt.decoder import Completion
from checker.smt.encoder import encode
from checker.smt.encoding import Encoding
from checker.smt.limits import DEFAULT_LIMITS, Limits
from checker.smt.placeholders import placeholders
from checker.smt.slots import FieldName, optional_fields
from checker.smt.variables import Place
from checker.smt.z3_api import Not
from checker.verification.conclusions import Decided, Open, Settled, Unsettled
from checker.verification.outcome import ReplayDisagreement, SolverGaveUp, Witness
from checker.verification.search import Impossible, Replay, Search, Undecided, no_case, search, start

_Key = tuple[
    Term,
    frozenset[FieldName],
    tuple[tuple[Source, date | None], ...],
    tuple[tuple[str, str], ...],
    tuple[tuple[str, str], ...],
    int,
]
_Solved = tuple[Completion, Completion] | bool | Unsettled

_REMEMBERED = 20_000
_solved: dict[_Key, tuple[WorkCalendar | None, _Solved]] = {}


def settle(
    term: Term,
    scene: Scene,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
    *,
    optional: frozenset[FieldName] | None = None,
    ordinary: bool = False,
    limits: Limits = DEFAULT_LIMITS,
) -> Settled:
    """The value of a condition over all completions of the scene (and all alternatives of readings not chosen).

    `optional` names the fields that can be absent, by default those whose presence the term asks for; `ordinary` asks
    for canonical completions. Raises `ReplayDisagreement`.
    """
    value = evaluate(term, scene, choice, calendar)
    if value is not None:
        return Decided(value is True)
    rest = residual(term, scene, choice, calendar)
    optional = optional_fields([term], scene) if optional is None else optional
    solved = _solve_once(rest, scene, choice, calendar, _of_residual(optional, scene), ordinary, limits)
    match solved:
        case bool():
            return Decided(solved)
        case Unsettled():
            return solved
        case yes, no:
            return Open(
                _witness(term, True, scene, choice, calendar, yes), _witness(term, False, scene, choice, calendar, no)
            )


def _witness(
    term: Term,
    value: bool,
    scene: Scene,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
    completion: Completion,
) -> Witness:
    """The completion of the residual as one of the whole scene, replayed on the whole term."""
    replay = Replay(((term, value),), scene, choice, calendar)
    witness = replay.witness(_typed(_of_scene(completion, scene), term))
    difference = replay.first_difference(witness)
    if difference is not None:
        raise ReplayDisagreement(*difference, witness)
    return witness


def _solve_once(
    rest: Term,
    scene: Scene,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
    optional: frozenset[FieldName],
    ordinary: bool,
    limits: Limits,
) -> _Solved:
    lists = tuple(
        (source, scene.lists.get((source.scope, source.kind), EventList()).complete_through)
        for source in sorted(sources_of(rest), key=lambda source: (source.scope, source.kind))
    )
    marks = (("ordinary", str(ordinary)), ("limits", str(limits)))
    key = (rest, optional, lists, tuple(sorted(scene.key_fields.items())), marks, id(calendar))
    if key in _solved:
        return _solved[key][1]
    blank = Scene(
        {}, {(source.scope, source.kind): EventList((), through) for source, through in lists}, scene.key_fields
    )
    answer = _solve(rest, blank, choice, calendar, optional, ordinary, limits)
    if isinstance(answer, Unsettled) and isinstance(answer.reason, SolverGaveUp):
        return answer  # another try may get further
    if len(_solved) >= _REMEMBERED:
        _solved.clear()
    _solved[key] = (calendar, answer)  # INVARIANT: the entry keeps the calendar alive, so its id stays its own
    return answer


def _solve(
    rest: Term,
    blank: Scene,
    choice: Mapping[str, str],
    calendar: WorkCalendar | None,
    optional: frozenset[FieldName],
    ordinary: bool,
    limits: Limits,
) -> _Solved:
    encoding = encode([rest], blank, choice, calendar, optional=optional)
    formula = encoding.formulas[0]
    solving = start(encoding, limits)
    true, false = Replay(((rest, True),), blank, choice, calendar), Replay(((rest, False),), blank, choice, calendar)
    yes = search(encoding, solving, [formula], true, ordinary=ordinary)
    no = search(encoding, solving, [Not(formula)], false, ordinary=ordinary)
    return _both(encoding, yes, no)


def _both(encoding: Encoding, yes: Search, no: Search) -> _Solved:
    if isinstance(yes, Impossible) and isinstance(no, Impossible):
        return Unsettled(no_case(encoding))
    if isinstance(yes, Impossible) or isinstance(no, Impossible):
        return isinstance(no, Impossible)
    if isinstance(yes, Undecided):
        return Unsettled(yes.reason)
    if isinstance(no, Undecided):
        return Unsettled(no.reason)
    return yes.completion, no.completion


def _of_residual(optional: frozenset[FieldName], scene: Scene) -> frozenset[FieldName]:
    """The optional fields under the names that a residual gives to recorded events."""
    unfolded = {
        (event_scope(Source(scope, kind), index), "", name)
        for scope, kind, name in optional
        if kind
        for index in range(len(scene.lists.get((scope, kind), EventList()).records))
    }
    return optional | unfolded


def _typed(completion: Completion, term: Term) -> Completion:
    """Where the residual only asked for presence, a value of the type that the whole term gives the field."""
    some = placeholders([term]) if any(entry is True for _, _, entry in completion.entries) else {}
    entries = tuple(
        (place, name, some.get((place.scope, place.kind, name), True) if entry is True else entry)
        for place, name, entry in completion.entries
    )
    return replace(completion, entries=entries)


def _of_scene(completion: Completion, scene: Scene) -> Completion:
    """A completion of a residual as one of the scene: the records of unfolded events are events again."""
    places = {
        event_scope(Source(scope, kind), index): Place(scope, kind, index)
        for (scope, kind), events in scene.lists.items()
        for index in range(len(events.records))
    }
    entries = tuple(
        (place if place.kind else places.get(place.scope, place), name, entry)
        for place, name, entry in completion.entries
    )
    events = tuple(
        (scope, kind, (*(place for place in places.values() if (place.scope, place.kind) == (scope, kind)), *extra))
        for scope, kind, extra in completion.events
    )
    return replace(completion, entries=entries, events=events)
