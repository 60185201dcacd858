"""The order of strictness drawn: the same facts as Mermaid, Graphviz and SVG; dashes where readings decide."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from checker.diagnostics.diagnostic import Language
from checker.ir.regulation import Label, Spec, Vocabulary
from checker.rendering.ask_order import dot, mermaid, svg
from checker.rendering.ask_words import Words
from checker.structure.strictness import PartialOrder
from tests.unit.verification.xinghe import vocabulary

SURE = PartialOrder((("a",), ("b", "c"), ("d",)), ((0, 1), (1, 2)), (0, 1, 2))
UNSURE = replace(SURE, unsure_covers=((1, 2),), unsure_groups=(1,))
NAMES = {"a": 'A "one" \\ <1>', "b": "B&B", "c": "C", "d": "D"}


def words(lang: Language = "en") -> Words:
    """Words that know four places with awkward names."""
    known: Vocabulary = vocabulary()
    members = {**known.members, "city": {n: Label(n, f"{label}市", label) for n, label in NAMES.items()}}
    return Words(Spec(replace(known, members=members), ()), lang)


TOKEN = re.compile(r'\s*(?:(//[^\n]*)|("(?:[^"\\]|\\.)*")|(->)|([A-Za-z_]\w*)|([{}\[\];=,]))')


def tokens(text: str) -> list[str]:
    """The tokens of a DOT text, without comments; fails at anything that is none."""
    found, at = [], 0
    while at < len(text.rstrip()):
        match = TOKEN.match(text, at)
        assert match is not None, text[at : at + 20]
        found += [] if match[1] else [match[0].strip()]
        at = match.end()
    return found


def read(text: str) -> tuple[dict[str, dict[str, str]], dict[tuple[str, str], dict[str, str]]]:
    """Nodes and edges with their attributes, by the grammar of `digraph NAME { … }`."""
    head, name, brace, *rest = tokens(text)
    assert (head, name, brace, rest.pop()) == ("digraph", "strictness", "{", "}")
    nodes: dict[str, dict[str, str]] = {}
    edges: dict[tuple[str, str], dict[str, str]] = {}
    while rest:
        end = rest.index(";")
        statement, rest = rest[:end], rest[end + 1 :]
        attributes = {}
        if "[" in statement:
            start = statement.index("[")
            listed = " ".join(statement[start + 1 : -1])
            assert statement[-1] == "]"
            attributes = dict(re.findall(r'(\w+) = ("(?:[^"\\]|\\.)*"|\w+)', listed))
            statement = statement[:start]
        match statement:
            case [a, "->", b]:
                assert {a, b} <= nodes.keys(), "an edge joins declared nodes"
                edges[a, b] = attributes
            case [key, "=", _] | [key] if key in ("rankdir", "node"):
                continue
            case [node]:
                nodes[node] = attributes
            case _:
                raise AssertionError(statement)
    return nodes, edges


def test_dot_declares_every_group_with_a_quoted_label_and_every_step() -> None:
    nodes, edges = read(dot(SURE, words()))
    assert nodes == {
        "g0": {"label": r'"A \"one\" \\ <1>"'},
        "g1": {"label": '"B&B = C"'},
        "g2": {"label": '"D"'},
    }
    assert edges == {("g0", "g1"): {}, ("g1", "g2"): {}}
    assert "//" not in dot(SURE, words())


def test_dot_dashes_what_depends_on_readings() -> None:
    nodes, edges = read(dot(UNSURE, words()))
    assert nodes["g1"]["style"] == "dashed"
    assert "style" not in nodes["g0"]
    assert edges == {("g0", "g1"): {}, ("g1", "g2"): {"style": "dashed"}}
    assert "// dashed: depends on readings" in dot(UNSURE, words())
    assert "// 虚线：取决于读法" in dot(UNSURE, words("zh"))


def test_mermaid_says_the_same() -> None:
    lines = mermaid(UNSURE, words()).splitlines()
    assert lines[0] == "flowchart TD"
    assert '  g0["A #quot;one#quot; \\ <1>"]' in lines
    assert [x for x in lines if ">" in x and "g" in x[:4] and "[" not in x] == ["  g0 --> g1", "  g1 -.-> g2"]
    assert "  style g1 stroke-dasharray: 6 4" in lines
    assert "%%" not in mermaid(SURE, words())


@pytest.mark.parametrize(("order", "dashed"), [(SURE, 0), (UNSURE, 2)])
def test_the_drawing_is_well_formed_and_dashed_where_readings_decide(order: PartialOrder, dashed: int) -> None:
    root = ElementTree.fromstring(svg(order, words()))
    space = "{http://www.w3.org/2000/svg}"
    texts = [element.text for element in root.iter(f"{space}text")]
    assert texts[:3] == ['A "one" \\ <1>', "B&B = C", "D"]
    assert len(list(root.iter(f"{space}line"))) == 2
    shapes = [*root.iter(f"{space}line"), *root.iter(f"{space}rect")]
    assert sum("stroke-dasharray" in shape.attrib for shape in shapes) == dashed
    assert (texts[-1] == "dashed: depends on readings") is bool(dashed)
    height = int(root.attrib["height"])
    assert all(int(float(shape.attrib.get("y", shape.attrib.get("y2", 0)))) < height for shape in shapes)
