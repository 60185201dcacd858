"""The stated situation of a comparison: days of the history, and a nominal schedule of rounds per regulation.

No schedule stands in any regulation: without one of its own, a city holds a round every cycle, counted from the year of
the award; a nominal schedule is an assumption and is said with the result.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from checker.ir.regulation import Regulation
from checker.legaltime.shift import LAST_DAY
from checker.verification.measure_reader import Given, MeasureFault, content_lines

YEAR_MONTHS: Final = 12
COMMON_YEAR: Final = 2023
"""A year without a leap day: a day of the year is one of every year."""


@dataclass(frozen=True, slots=True)
class Situation:
    """Days by name ("decided", "revoked", …), which further days fall on them, the day of the year on which
    rounds open, the last year looked at, the application, and schedules of one's own by city."""

    days: Mapping[str, date]
    same: Mapping[str, tuple[str, ...]]
    opens: tuple[int, int]
    horizon: int
    application: tuple[Given, ...] = ()
    rounds: Mapping[str, tuple[date, ...]] = field(default_factory=dict)

    def schedule(self, regulation: Regulation) -> tuple[date, ...]:
        """The opening days of the rounds: the first is the round of the award. Empty where nothing tells a cycle."""
        own = self.rounds.get(regulation.city.name)
        if own:
            return own
        if regulation.cycle is None or "decided" not in self.days:
            return ()
        count, unit = regulation.cycle
        months = count * YEAR_MONTHS if unit == "years" else count
        first = self.days["decided"].year * YEAR_MONTHS + self.opens[0] - 1
        last = self.horizon * YEAR_MONTHS + YEAR_MONTHS
        return tuple(date(m // YEAR_MONTHS, m % YEAR_MONTHS + 1, self.opens[1]) for m in range(first, last, months))


def read_situation(text: str) -> Situation:
    """The situation of a text. Raises `MeasureFault`."""
    days: dict[str, date] = {}
    same: dict[str, tuple[str, ...]] = {}
    rounds: dict[str, tuple[date, ...]] = {}
    opens, horizon = (1, 1), 0
    application: list[Given] = []
    for number, line in content_lines(text):
        word, _, rest = line.partition(" ")
        try:
            match word:
                case "opens":
                    month, _, day = rest.partition("-")
                    opens = (int(month), int(day))
                    date(COMMON_YEAR, *opens)
                case "horizon":
                    horizon = date(int(rest), 1, 1).year
                    if horizon > LAST_DAY.year:
                        raise ValueError(horizon)
                case "same":
                    name, _, others = rest.partition(":")
                    same[name.strip()] = tuple(others.replace(",", " ").split())
                case "application":
                    application += [
                        Given(a.strip(), b.strip()) for a, _, b in (p.partition("=") for p in rest.split(","))
                    ]
                case "rounds":
                    city, _, listed = rest.partition(" ")
                    rounds[city] = read_days(listed)
                case _:
                    days[word] = date.fromisoformat(rest.strip())
        except ValueError as fault:
            raise MeasureFault(number, f"看不懂这一行“{line}”", f"this line is not understood: '{line}'") from fault
    return Situation(days, same, opens, horizon, tuple(application), rounds)


def read_days(text: str) -> tuple[date, ...]:
    """Days separated by commas, in order. Raises `ValueError`."""
    return tuple(sorted(date.fromisoformat(x) for x in text.replace(",", " ").split()))
