"""What encoding terms results in."""

from dataclasses import dataclass

from checker.cases.scene import Scene
from checker.ir.terms import Source, Term
from checker.smt.abstraction import Abstraction
from checker.smt.facts import Fact
from checker.smt.formulas import Truth
from checker.smt.variables import Cell, Place, Slot
from checker.smt.z3_api import ArithRef, BoolRef, Context


@dataclass(frozen=True, slots=True, eq=False)
class Encoding:
    """One formula per term, and everything needed to solve them and to read a model back.

    `constraints` must hold in every case, and `definitions` define the variables `defined` by the others; `preferred`
    picks cases inside the published calendar. `pins` (only if pinned) say of each recorded fact that it is as
    recorded. `free` are the variables that stand for abstractions.
    """

    ctx: Context
    terms: tuple[Term, ...]
    formulas: tuple[BoolRef, ...]
    constraints: tuple[BoolRef, ...]
    definitions: tuple[BoolRef, ...]
    preferred: tuple[BoolRef, ...]
    cells: tuple[Cell, ...]
    presences: tuple[tuple[Place, str, Truth], ...]
    lists: tuple[tuple[Source, tuple[Slot, ...]], ...]
    pins: tuple[tuple[Fact, BoolRef], ...]
    selectors: tuple[tuple[str, tuple[tuple[str, BoolRef], ...]], ...]
    defined: tuple[ArithRef, ...]
    free: tuple[ArithRef, ...]
    abstractions: tuple[Abstraction, ...]
    scene: Scene
