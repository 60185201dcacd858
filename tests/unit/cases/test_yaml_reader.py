"""The positioned tree."""

from checker.cases.tree import Mapping, Scalar, Sequence, span_of
from checker.cases.yaml_reader import read_tree
from checker.source.source_file import SourceFile
from checker.source.span import Position


def test_every_key_and_value_keeps_its_place() -> None:
    source = SourceFile("x.yaml", '标题: 甲\nlist:\n  - "b, c"\n')
    tree, faults = read_tree(source)
    assert faults == ()
    assert isinstance(tree, Mapping)
    (title, name), (_, items) = tree.pairs
    assert isinstance(name, Scalar)
    assert isinstance(items, Sequence)
    assert (span_of(title, source).start, span_of(name, source).start) == (Position(1, 1), Position(1, 5))
    assert items.items[0] == Scalar("b, c", False, 16, 22)
    assert span_of(items.items[0], source).start == Position(3, 5)


def test_texts_stay_as_written() -> None:
    tree, _ = read_tree(SourceFile("x.yaml", "[650.10, 2024-07-04, 0x10, yes, 1_000, ~]"))
    assert isinstance(tree, Sequence)
    texts = [item.text for item in tree.items if isinstance(item, Scalar)]
    assert texts == ["650.10", "2024-07-04", "0x10", "yes", "1_000", "~"]


def test_an_alias_is_what_its_anchor_holds() -> None:
    tree, faults = read_tree(SourceFile("x.yaml", "a: &x {b: 1}\nc: *x\n"))
    assert faults == ()
    assert isinstance(tree, Mapping)
    assert tree.pairs[0][1] is tree.pairs[1][1]


def test_a_merge_brings_keys_that_are_not_written_beside_it() -> None:
    tree, faults = read_tree(
        SourceFile("x.yaml", "a: &x {b: 1, c: 2}\nd: {<<: *x, c: 3}\ne: {<<: [*x, {c: 4, f: 5}]}\n")
    )
    assert faults == ()
    assert isinstance(tree, Mapping)
    merged = [
        {key.text: one.text for key, one in node.pairs if isinstance(one, Scalar)}
        for _, node in tree.pairs
        if isinstance(node, Mapping)
    ]
    assert merged == [{"b": "1", "c": "2"}, {"c": "3", "b": "1"}, {"c": "2", "f": "5", "b": "1"}]


def test_only_mappings_can_be_merged() -> None:
    assert [fault.code for fault in read_tree(SourceFile("x.yaml", "a: {<<: 1}"))[1]] == ["C312"]


def test_a_repeated_key_is_a_fault_and_the_first_one_stays() -> None:
    tree, faults = read_tree(SourceFile("x.yaml", "a: 1\na: 2\n"))
    assert [fault.code for fault in faults] == ["C302"]
    assert isinstance(tree, Mapping)
    assert len(tree.pairs) == 1


def test_a_full_width_colon_beside_a_syntax_error_is_noted() -> None:
    _, faults = read_tree(SourceFile("x.yaml", "标题：甲\nregulation: x\n"))
    assert [fault.code for fault in faults] == ["C301", "C306"]
    assert faults[1].span is not None
    assert faults[1].span.start == Position(1, 3)


def test_an_empty_text_has_no_tree() -> None:
    assert read_tree(SourceFile("x.yaml", "# nothing\n")) == (None, ())


def test_depth_is_bounded_at_fifty() -> None:
    assert read_tree(SourceFile("x.yaml", "[" * 50 + "]" * 50))[1] == ()
    assert [f.code for f in read_tree(SourceFile("x.yaml", "[" * 51 + "]" * 51))[1]] == ["C304"]
