"""The canonical model, and that the same query gives the same one in every process."""

import os
import subprocess
import sys
from datetime import date

from checker.cases.scene import ABSENT, EventList, Record, Scene
from checker.ir import factory as f
from checker.ir.terms import EVENT, Source, Term
from checker.ir.types import BOOL, DATE, INT, EnumType
from checker.smt.canonical import canonical
from checker.smt.decoder import complete_scene, decode
from checker.smt.encoder import encode
from checker.smt.solver import Sat, Solving

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
