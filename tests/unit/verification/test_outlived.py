"""A ban that lasts longer than the regulation on which it rests."""

from datetime import date

import pytest

from checker.cases.scene import ABSENT, Entry
from checker.verification.outlived import outlived
from tests.unit.verification.xinghe import calendar, invented, scene, settings

ENDS = date(2035, 12, 31)
RULES = "article 2 { until 2035-12-31 }"


@pytest.mark.parametrize(
    ("ban", "found"),
    [
        ({"ban_years": 3}, None),
        ({"ban_years": 4}, ENDS),
        ({"ban_months": 42}, None),
        ({"ban_months": 43}, ENDS),
        ({"ban_days": 1308}, None),
        ({"ban_days": 1309}, ENDS),
        ({"ban_forever": True}, ENDS),
        ({"ban_years": 60}, ENDS),
        ({"ban_days": 10**9}, ENDS),
        ({"ban_years": 10**9}, ENDS),
        ({"ban_rounds": 9, "ban_years": ABSENT}, None),
        ({}, None),
    ],
)
def test_a_ban_that_outlives_its_basis(ban: dict[str, Entry], found: date | None) -> None:
    case = scene({"act": {"day": date(2032, 6, 1), **ban}})
    assert outlived(invented(RULES), case, settings().choice, calendar()) == found


def test_nothing_is_said_without_an_end_or_a_day() -> None:
    ban: dict[str, Entry] = {"ban_years": 60}
    assert outlived(invented(""), scene({"act": {"day": date(2032, 6, 1), **ban}}), {}, calendar()) is None
    assert outlived(invented(RULES), scene({"act": ban}), {}, calendar()) is None
    assert outlived(invented(RULES), scene({}), {}, calendar()) is None
