"""The partial order of proved implications."""

from checker.structure.strictness import partial_order


def test_equals_share_a_group_and_only_direct_steps_are_drawn() -> None:
    pairs = [("a", "b"), ("a", "c"), ("a", "d"), ("b", "c"), ("c", "b"), ("b", "d"), ("c", "d")]
    order = partial_order(("d", "c", "b", "a"), pairs)
    assert order.groups == (("d",), ("c", "b"), ("a",))
    assert order.covers == ((1, 0), (2, 1))
    assert order.levels == (2, 1, 0)


def test_what_is_not_comparable_stays_apart() -> None:
    order = partial_order(("a", "b"), [])
    assert order.covers == ()
    assert order.levels == (0, 0)


def test_what_rests_on_an_unsure_implication_is_marked() -> None:
    pairs = [("a", "b"), ("b", "a"), ("a", "c"), ("b", "c"), ("c", "d"), ("a", "d"), ("b", "d")]
    order = partial_order(("a", "b", "c", "d"), pairs, [("b", "a"), ("b", "c"), ("b", "d")])
    assert order.groups == (("a", "b"), ("c",), ("d",))
    assert order.covers == ((0, 1), (1, 2))
    assert order.unsure_covers == ((0, 1),)
    assert order.unsure_groups == (0,)
