"""Which version of a city's regulation governs a day.

The last signed of those in force; on a day on which none is, the last that had begun, its words supposed to stay the
same; before all of them, the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from checker.ir import factory as f
from checker.ir.terms import Term


@dataclass(frozen=True, slots=True)
class Time:
    """Of one version, as terms over the day asked about: it has begun, and it is in force."""

    begun: Term
    within: Term


def governing(times: Sequence[Time]) -> tuple[Term, ...]:
    """For the versions of a city, oldest first: when each one governs. On every day exactly one does."""
    nowhere = f.conj(*(f.neg(time.within) for time in times))
    found = []
    for number, time in enumerate(times):
        later = times[number + 1 :]
        in_force = f.conj(time.within, *(f.neg(other.within) for other in later))
        begun = f.TRUE if number == 0 else time.begun
        lapsed = f.conj(nowhere, begun, *(f.neg(other.begun) for other in later))
        found.append(f.disj(in_force, lapsed))
    return tuple(found)
