"""The order of strictness as a picture: Mermaid text, or an SVG that is readable in grey. The strictest stand on top."""

from checker.rendering.ask_words import Words
from checker.structure.strictness import PartialOrder

WIDTH, HEIGHT, GAP = 170, 44, 60


def mermaid(order: PartialOrder, words: Words) -> str:
    """A flow chart; an arrow leads from the stricter to the laxer."""
    lines = ["flowchart TD"]
    for number, group in enumerate(order.groups):
        lines.append(f'  g{number}["{" = ".join(words.city(c) for c in group)}"]')
    lines += [f"  g{a} --> g{b}" for a, b in order.covers]
    return "\n".join(lines)


def svg(order: PartialOrder, words: Words) -> str:
    """A self-contained drawing."""
    places: dict[int, tuple[int, int]] = {}
    for level in sorted(set(order.levels)):
        row = [n for n, of in enumerate(order.levels) if of == level]
        for column, number in enumerate(row):
            places[number] = (20 + column * (WIDTH + GAP), 20 + level * (HEIGHT + GAP))
    width = 20 + max(x for x, _ in places.values()) + WIDTH
    height = 20 + max(y for _, y in places.values()) + HEIGHT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="sans-serif" font-size="14">',
        '<defs><marker id="tip" markerWidth="8" markerHeight="8" refX="7" refY="4" orient="auto">'
        '<path d="M0,0 L8,4 L0,8 z" fill="#333"/></marker></defs>',
    ]
    for a, b in order.covers:
        (x1, y1), (x2, y2) = places[a], places[b]
        line = f'x1="{x1 + WIDTH // 2}" y1="{y1 + HEIGHT}" x2="{x2 + WIDTH // 2}" y2="{y2 - 2}"'
        parts.append(f'<line {line} stroke="#333" marker-end="url(#tip)"/>')
    for number, (x, y) in places.items():
        text = " = ".join(words.city(c) for c in order.groups[number])
        parts.append(f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="4" fill="#eee" stroke="#333"/>')
        parts.append(f'<text x="{x + WIDTH // 2}" y="{y + HEIGHT // 2 + 5}" text-anchor="middle">{text}</text>')
    return "\n".join([*parts, "</svg>"])
