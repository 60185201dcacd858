"""Random conditions over five truth values, small enough to try every case."""

from collections.abc import Iterator, Mapping
from itertools import product
from random import Random

from checker.cases.scene import Record, Scene
from checker.evaluation.evaluator import evaluate
from checker.ir.factory import conj, disj, field, ite, neg
from checker.ir.terms import Term
from checker.ir.types import BOOL

NAMES = ("a", "b", "c", "d", "e")


def random_condition(rng: Random, depth: int = 3) -> Term:
    """A condition over the five fields of the subject."""
    if depth == 0 or rng.random() < 0.1:
        return field("subject", rng.choice(NAMES), BOOL)
    parts = [random_condition(rng, depth - 1) for _ in range(3)]
    match rng.randrange(4):
        case 0:
            return conj(*parts[:2])
        case 1:
            return disj(*parts[:2])
        case 2:
            return neg(parts[0])
        case _:
            return ite(*parts)


def random_known(rng: Random, share: float) -> dict[str, bool]:
    """Known values of some of the fields."""
    return {name: rng.random() < 0.5 for name in NAMES if rng.random() < share}


def scene_of(values: Mapping[str, bool]) -> Scene:
    """The scene with these fields of the subject."""
    return Scene({"subject": Record(dict(values))})


def cases(known: Mapping[str, bool]) -> Iterator[dict[str, bool]]:
    """Every completion of what is known."""
    for values in product((False, True), repeat=len(NAMES)):
        case = dict(zip(NAMES, values, strict=True))
        if all(case[name] == value for name, value in known.items()):
            yield case


def holds(term: Term, case: Mapping[str, bool]) -> bool:
    """Whether the condition holds in a complete case."""
    return evaluate(term, scene_of(case), {}, None) is True
