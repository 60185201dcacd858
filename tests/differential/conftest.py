"""The published calendar, and how long the random runs are."""

import os
from pathlib import Path

import pytest

from checker.legaltime.calendar_reader import load_calendar
from checker.legaltime.workdays import WorkCalendar

CALENDAR = Path(__file__).parents[2] / "spec" / "calendar"


@pytest.fixture(scope="session")
def calendar() -> WorkCalendar:
    """The working days that the project publishes."""
    return load_calendar(CALENDAR)


@pytest.fixture(scope="session")
def runs() -> int:
    """How many random terms a test tries; `DIFFERENTIAL_RUNS` sets another number for a long run."""
    return int(os.environ.get("DIFFERENTIAL_RUNS", "3000"))
