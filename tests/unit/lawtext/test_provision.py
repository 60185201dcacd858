from __future__ import annotations

from checker.lawtext.provision import Counts, OfficialText, Provision


def test_counts_are_of_articles_items_and_paragraphs_only() -> None:
    official = OfficialText(
        title="灯塔奖",
        provisions={"front": Provision("front", "灯塔奖", 1), "1": Provision("1", "第一条灯", 2)},
        articles=("1", "2", "3"),
        items=("1.1", "1.2"),
        paragraphs=("3/1", "3/2", "3/3", "3/4"),
        others=("chart",),
        frame=("front",),
    )
    assert official.counts() == Counts(articles=3, items=2, paragraphs=4)
