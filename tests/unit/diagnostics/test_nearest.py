"""Suggestions for mistyped names."""

from itertools import permutations

import pytest

from checker.diagnostics.nearest import LONGEST, nearest


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("annual_revenu", ("annual_revenue", "annual_profit"), "annual_revenue"),
        ("年营业收人", ("年营业收入", "年利润"), "年营业收入"),
        ("利润", ("年营业收入", "注册地"), None),
        ("x", (), None),
        ("", ("a",), None),
    ],
)
def test_the_closest_name_is_suggested_if_it_is_close(name: str, known: tuple[str, ...], expected: str | None) -> None:
    assert nearest(name, known) == expected


def test_a_tie_is_settled_without_regard_to_order() -> None:
    assert len({nearest("award", order) for order in permutations(("awards", "awardx", "awarde"))}) == 1


def test_an_endless_name_is_not_compared() -> None:
    assert nearest("a" * LONGEST, ["a" * LONGEST]) is not None
    assert nearest("a" * (LONGEST + 1), ["a" * LONGEST]) is None
