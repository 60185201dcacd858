"""The order of strictness as a picture: Mermaid or Graphviz text, or an SVG that is readable in grey. The strictest stand
on top; what depends on readings is dashed."""

from html import escape

from checker.rendering.ask_words import Words
from checker.structure.strictness import PartialOrder

WIDTH, HEIGHT, GAP = 170, 44, 60
DASHES = "6 4"


def mermaid(order: PartialOrder, words: Words) -> str:
    """A flow chart; an arrow leads from the stricter to the laxer."""
    lines = ["flowchart TD"]
    for number, label in enumerate(_labels(order, words)):
        lines.append(f'  g{number}["{label.replace(chr(34), "#quot;")}"]')
    lines += [f"  g{a} {'-.->' if (a, b) in order.unsure_covers else '-->'} g{b}" for a, b in order.covers]
    lines += [f"  style g{number} stroke-dasharray: {DASHES}" for number in order.unsure_groups]
    lines += [f"  %% {_legend(words)}"] if _unsure(order) else []
    return "\n".join(lines)


def dot(order: PartialOrder, words: Words) -> str:
    """A directed graph for Graphviz; an arrow leads from the stricter to the laxer."""
    lines = ["digraph strictness {", "  rankdir=TB;", '  node [shape=box, fontname="sans-serif"];']
    lines += [f"  // {_legend(words)}"] if _unsure(order) else []
    for number, label in enumerate(_labels(order, words)):
        dashed = ", style=dashed" if number in order.unsure_groups else ""
        lines.append(f"  g{number} [label={_quoted(label)}{dashed}];")
    for a, b in order.covers:
        lines.append(f"  g{a} -> g{b}{' [style=dashed]' if (a, b) in order.unsure_covers else ''};")
    return "\n".join([*lines, "}"])


def svg(order: PartialOrder, words: Words) -> str:
    """A self-contained drawing."""
    places: dict[int, tuple[int, int]] = {}
    for level in sorted(set(order.levels)):
        row = [n for n, of in enumerate(order.levels) if of == level]
        for column, number in enumerate(row):
            places[number] = (20 + column * (WIDTH + GAP), 20 + level * (HEIGHT + GAP))
    width = 20 + max(x for x, _ in places.values()) + WIDTH
    height = 20 + max(y for _, y in places.values()) + HEIGHT + (30 if _unsure(order) else 0)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="sans-serif" font-size="14">',
        '<defs><marker id="tip" markerWidth="8" markerHeight="8" refX="7" refY="4" orient="auto">'
        '<path d="M0,0 L8,4 L0,8 z" fill="#333"/></marker></defs>',
    ]
    for a, b in order.covers:
        (x1, y1), (x2, y2) = places[a], places[b]
        line = f'x1="{x1 + WIDTH // 2}" y1="{y1 + HEIGHT}" x2="{x2 + WIDTH // 2}" y2="{y2 - 2}"'
        parts.append(f'<line {line} stroke="#333"{_dashes((a, b) in order.unsure_covers)} marker-end="url(#tip)"/>')
    for number, label in enumerate(_labels(order, words)):
        x, y = places[number]
        frame = f'width="{WIDTH}" height="{HEIGHT}" rx="4" fill="#eee" stroke="#333"'
        parts.append(f'<rect x="{x}" y="{y}" {frame}{_dashes(number in order.unsure_groups)}/>')
        middle = f'x="{x + WIDTH // 2}" y="{y + HEIGHT // 2 + 5}" text-anchor="middle"'
        parts.append(f"<text {middle}>{escape(label)}</text>")
    if _unsure(order):
        parts.append(f'<text x="20" y="{height - 14}" font-size="12">{escape(_legend(words))}</text>')
    return "\n".join([*parts, "</svg>"])


def _labels(order: PartialOrder, words: Words) -> list[str]:
    return [" = ".join(words.city(city) for city in group) for group in order.groups]


def _unsure(order: PartialOrder) -> bool:
    return bool(order.unsure_covers or order.unsure_groups)


def _legend(words: Words) -> str:
    return words.say("虚线：取决于读法", "dashed: depends on readings")


def _dashes(unsure: bool) -> str:
    return f' stroke-dasharray="{DASHES}"' if unsure else ""


def _quoted(text: str) -> str:
    """A string of the DOT language."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
