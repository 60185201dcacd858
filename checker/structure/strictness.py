"""The partial order that proved implications draw: groups that are equally strict, and who stands directly above whom."""

from collections.abc import Sequence
from dataclasses import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PartialOrder:
    """`groups` in a fixed order, the strictest first; `covers` are pairs of group numbers (stricter, directly laxer);
    `levels` gives each group's distance from the top. `unsure_covers` and `unsure_groups` (their numbers) rest on an
    implication that depends on readings."""

    groups: tuple[tuple[str, ...], ...]
    covers: tuple[tuple[int, int], ...]
    levels: tuple[int, ...]
    unsure_covers: tuple[tuple[int, int], ...] = ()
    unsure_groups: tuple[int, ...] = ()


def partial_order(names: Sequence[str], implies: Sequence[Pair], unsure: Sequence[Pair] = ()) -> PartialOrder:
    """The order of `names` under a relation that is taken to be transitive; `unsure` are the pairs of it that depend on
    readings."""
    known, wavering = set(implies), set(unsure)
    groups: list[tuple[str, ...]] = []
    for name in names:
        if not any(name in group for group in groups):
            groups.append(tuple(n for n in names if n == name or ((name, n) in known and (n, name) in known)))
    above = {(i, j) for i, a in enumerate(groups) for j, b in enumerate(groups) if i != j and (a[0], b[0]) in known}
    numbers = range(len(groups))
    covers = sorted((i, j) for i, j in above if not any((i, k) in above and (k, j) in above for k in numbers))
    levels = [0] * len(groups)
    for _ in numbers:
        for i, j in covers:
            levels[j] = max(levels[j], levels[i] + 1)

    def rests_on_readings(i: int, j: int) -> bool:
        return any((a, b) in wavering for a in groups[i] for b in groups[j])

    unsure_covers = tuple((i, j) for i, j in covers if rests_on_readings(i, j))
    unsure_groups = tuple(i for i in numbers if rests_on_readings(i, i))
    return PartialOrder(tuple(groups), tuple(covers), tuple(levels), unsure_covers, unsure_groups)
