"""Every decision of every example, once by the evaluator and once by the solver alone: the same verdict."""

from pathlib import Path

import pytest

from checker.cases.dossier_reader import read_dossier
from checker.cases.scene import Scene
from checker.cases.scenes import scene_of
from checker.ir.regulation import Spec
from checker.legaltime.calendar_reader import load_calendar
from checker.legaltime.workdays import WorkCalendar
from checker.smt.encoder import encode
from checker.smt.limits import DEFAULT_LIMITS
from checker.smt.solver import Sat, Solving, Unsat
from checker.smt.z3_api import Not
from checker.source.reader import read_source
from checker.source.source_file import SourceFile
from checker.verbs.check import FAVOURABLE, Checker, Options, award_known
from checker.verification.bench import Bench
from checker.verification.judge import Settings, judge
from checker.workspace.loader import load_spec
from checker.workspace.spec_folder import find_spec

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*/*.yaml"))


@pytest.fixture(scope="module")
def spec() -> Spec:
    folder = find_spec(ROOT / "spec")
    assert folder is not None
    loaded = load_spec(folder, use_cache=False)
    assert loaded.faults == ()
    assert loaded.spec is not None
    return loaded.spec


@pytest.fixture(scope="module")
def calendar() -> WorkCalendar:
    return load_calendar(ROOT / "spec" / "calendar")


def by_solver(bench: Bench, scene: Scene, settings: Settings) -> str:
    """The verdict from satisfiability alone: can the claims hold, can they fail?"""
    encoding = encode([bench.lawful], scene, settings.choice, settings.calendar, optional=settings.optional)
    answers = []
    for formula in (encoding.formulas[0], Not(encoding.formulas[0])):
        solving = Solving(encoding.ctx, (*encoding.constraints, *encoding.definitions), DEFAULT_LIMITS)
        solving.require(formula)
        found = solving.check()
        assert isinstance(found, Sat | Unsat)
        answers.append(isinstance(found, Sat))
    return {(True, False): "lawful", (False, True): "unlawful", (True, True): "undetermined"}[answers[0], answers[1]]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_evaluator_and_solver_agree(path: Path, spec: Spec, calendar: WorkCalendar) -> None:
    source = read_source(path)
    assert isinstance(source, SourceFile)
    dossier = read_dossier(source, spec).dossier
    assert dossier is not None
    checker = Checker(spec, calendar, Options(explain=False))
    for decision in dossier.decisions:
        regulation = checker.governing(dossier, decision)
        settings = checker._settings(regulation.identifier)
        own = tuple(sorted({name for e in decision.entries for name in e.steps}))
        whole, each = checker._bench(
            regulation.identifier, decision.act, decision.grounds or (), own, award_known(decision)
        )
        scenes = [(whole, scene_of(dossier, decision, None, spec))]
        scenes += [(each, scene_of(dossier, decision, entry, spec)) for entry in decision.entries]
        for bench, plain in scenes:
            favourable = decision.act in FAVOURABLE
            judged = judge(bench, plain, settings, favourable_act=favourable)
            scene = bench.asserted(plain)[0] if favourable else plain
            assert by_solver(bench, scene, settings) == judged.verdict.value, decision.identifier


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_the_verdict_is_the_stated_one_with_all_explanations(path: Path, spec: Spec, calendar: WorkCalendar) -> None:
    source = read_source(path)
    assert isinstance(source, SourceFile)
    dossier = read_dossier(source, spec).dossier
    assert dossier is not None
    checker = Checker(spec, calendar, Options(all_reasons=True, alternatives=True))
    found = checker.check(dossier, source.name)
    assert found.mismatches == ()
    for decision in found.decisions:
        assert decision.mismatches == (), decision.identifier
