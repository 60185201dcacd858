"""The standing of a duty, from what was found, its deadline, and how far the record goes."""

from datetime import date

import pytest

from checker.verification.duty import (
    Deadline,
    Deed,
    DutyStanding,
    Found,
    Kind,
    Ledger,
    RecordEnds,
    UnclearDeed,
    UnknownTerm,
    standing_of,
)

LAST = date(2024, 10, 10)
ACT = Deed(Kind.ACT, "答复", date(2024, 10, 8), 3)
LATE_ACT = Deed(Kind.ACT, "答复", date(2024, 10, 11), 3)
LATE_STEP = Deed(Kind.STEP, "objection_check", date(2024, 10, 11), 3)
UNCLEAR = UnclearDeed(ACT, "matter")
UNKNOWN = UnknownTerm((("round", "award_day"),), ())
BEFORE, AFTER = date(2024, 10, 9), date(2024, 10, 31)


@pytest.mark.parametrize(
    ("found", "deadline", "ledger", "standing", "deed", "gap"),
    [
        (Found(done=ACT), Deadline(LAST), Ledger(None, AFTER), DutyStanding.SATISFIED, ACT, None),
        (Found(done=ACT), Deadline(None, UNKNOWN), Ledger(None, AFTER), DutyStanding.SATISFIED, ACT, None),
        (Found(), Deadline(None, UNKNOWN), Ledger(AFTER, AFTER), DutyStanding.UNDETERMINED, None, UNKNOWN),
        (Found(), Deadline(), Ledger(AFTER, AFTER), DutyStanding.OPEN, None, None),
        (Found(unclear=UNCLEAR), Deadline(), Ledger(AFTER, AFTER), DutyStanding.OPEN, None, UNCLEAR),
        (Found(), Deadline(LAST), Ledger(AFTER, AFTER), DutyStanding.VIOLATED, None, None),
        (Found(), Deadline(LAST), Ledger(LAST, LAST), DutyStanding.VIOLATED, None, None),
        (Found(late=LATE_ACT), Deadline(LAST), Ledger(AFTER, AFTER), DutyStanding.VIOLATED, LATE_ACT, None),
        (Found(late=LATE_STEP), Deadline(LAST), Ledger(None, AFTER), DutyStanding.VIOLATED, LATE_STEP, None),
        (Found(late=LATE_ACT), Deadline(LAST), Ledger(None, AFTER), DutyStanding.UNDETERMINED, None, RecordEnds(None)),
        (Found(), Deadline(LAST), Ledger(None, BEFORE), DutyStanding.OPEN, None, None),
        (Found(), Deadline(LAST), Ledger(BEFORE, LAST), DutyStanding.OPEN, None, None),
        (Found(), Deadline(LAST), Ledger(None, AFTER), DutyStanding.UNDETERMINED, None, RecordEnds(None)),
        (Found(), Deadline(LAST), Ledger(BEFORE, AFTER), DutyStanding.UNDETERMINED, None, RecordEnds(BEFORE)),
        (Found(unclear=UNCLEAR), Deadline(LAST), Ledger(AFTER, AFTER), DutyStanding.UNDETERMINED, None, UNCLEAR),
    ],
)
def test_standing(
    found: Found,
    deadline: Deadline,
    ledger: Ledger,
    standing: DutyStanding,
    deed: Deed | None,
    gap: object,
) -> None:
    assert standing_of(found, deadline, ledger) == (standing, deed, gap)
