"""The canonical model, and that the same query gives the same one in every process."""

import os
import subprocess
import sys
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.cases.scene import ABSENT, EventList, Record, Scene
from checker.ir import factory as f
from checker.ir.terms import EVENT, Source, Term
from checker.ir.types import BOOL, DATE, INT, EnumType
from checker.smt.canonical import _numbers, _open_numbers, _plain_wishes, _wishes, canonical
from checker.smt.decoder import complete_scene, decode
from checker.smt.encoder import encode
from checker.smt.solver import Answer, Sat, Solving, Unsat

WINS = Source("subject", "win")
FORM = EnumType("form", ("company", "institution"))
SCENE = Scene({}, {("subject", "win"): EventList((Record({"day": date(2021, 5, 1)}),), None)}, {"win": "day"})

PROGRAM = """
from tests.unit.smt.test_canonical import TERM, ordinary
print(ordinary(TERM))
"""

TERM = f.disj(
    f.conj(
        f.exists(WINS, f.less(f.field(EVENT, "day", DATE), f.field("act", "day", DATE))),
        f.less(f.literal(4, INT), f.field("subject", "age", INT)),
        f.neg(f.equal(f.field("subject", "form", FORM), f.literal("company", FORM))),
        f.disj(f.has("subject", "revoked"), f.field("subject", "honest", BOOL)),
    ),
    f.at_least(2, WINS, f.less(f.literal(date(2023, 1, 1), DATE), f.field(EVENT, "day", DATE))),
)


def ordinary(term: Term) -> Scene:
    """The canonical scene in which the term holds."""
    encoding = encode([term], SCENE, {}, None)
    solving = Solving(encoding.ctx, (*encoding.constraints, *encoding.definitions, encoding.formulas[0]))
    answer = solving.check()
    assert isinstance(answer, Sat)
    answer = canonical(solving, encoding, answer)
    assert isinstance(answer, Sat)
    return complete_scene(SCENE, decode(encoding, answer.model))


def test_the_model_is_as_ordinary_as_can_be() -> None:
    scene = ordinary(TERM)
    assert len(scene.lists["subject", "win"].records) == 1
    assert scene.records["subject"].values == {
        "age": 5, "form": "institution", "revoked": ABSENT, "honest": True,
    }  # fmt: skip
    assert scene.records["act"].values == {"day": date(2024, 1, 1)}


def test_numbers_are_least_and_days_recent() -> None:
    age, day = f.field("subject", "age", INT), f.field("subject", "founded", DATE)
    negative = ordinary(f.less(age, f.literal(-7, INT)))
    assert negative.records["subject"].values["age"] == -8
    early = ordinary(f.less(day, f.literal(date(2001, 2, 3), DATE)))
    assert early.records["subject"].values["founded"] == date(2001, 2, 2)
    late = ordinary(f.less(f.literal(date(2030, 2, 3), DATE), day))
    assert late.records["subject"].values["founded"] == date(2030, 2, 4)


def test_the_same_query_gives_the_same_model_in_every_process() -> None:
    printed = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert printed == {f"{ordinary(TERM)}\n"}


AGES = [f.field("subject", name, INT) for name in ("age", "staff", "years")]
FACTS = [f.field("subject", name, BOOL) for name in ("x", "y", "z")]
wanted = st.recursive(
    st.one_of(
        st.sampled_from(FACTS),
        st.tuples(st.sampled_from(AGES), st.integers(-3, 3)).map(lambda p: f.less(f.literal(p[1], INT), p[0])),
        st.tuples(st.sampled_from(AGES), st.sampled_from(AGES)).map(lambda p: f.less(*p)),
        st.just(TERM),
    ),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda p: f.conj(*p)),
        st.tuples(inner, inner).map(lambda p: f.disj(*p)),
        st.tuples(inner, inner).map(lambda p: f.choose("r", [("a", p[0]), ("b", p[1])])),
        inner.map(f.neg),
    ),
    max_leaves=5,
)


@settings(max_examples=40)
@given(wanted)
def test_wishes_kept_together_are_those_that_are_kept_one_by_one(term: Term) -> None:
    scenes = []
    for one_by_one in (False, True):
        encoding = encode([term], SCENE, {}, None)
        solving = Solving(encoding.ctx, (*encoding.constraints, *encoding.definitions, encoding.formulas[0]))
        answer = solving.check()
        if isinstance(answer, Unsat):
            return
        assert isinstance(answer, Sat)
        if one_by_one:
            found: Answer = answer
            for wish in _plain_wishes(encoding):
                found = _wishes(solving, found, [wish])
            for number in _open_numbers(encoding):
                found = _numbers(solving, found, [number])
        else:
            found = canonical(solving, encoding, answer)
        assert isinstance(found, Sat)
        scenes.append(complete_scene(SCENE, decode(encoding, found.model)))
    assert scenes[0] == scenes[1]
