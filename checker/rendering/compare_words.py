"""The words of comparisons: gaps, proofs, lengths, and the lines on readings and assumptions below a table."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from checker.diagnostics.diagnostic import Language
from checker.ir.regulation import ReadingSort, Spec
from checker.verification.measure_cell import Alternative, Cell, Comparison, Part, Proof, Status

GAPS: Final = {
    Status.SILENT: ("未规定（已查明）", "silent (looked for, not in the text)"),
    Status.MISSING: ("无此规范", "no such norm"),
    Status.INCOMPARABLE: ("不可比", "not comparable"),
    Status.VALUE: ("", ""),
}
PROOFS: Final = {Proof.PROVED: ("", ""), Proof.DECLARED: ("", ""), Proof.UNPROVED: (" ※", " ※")}
YEAR_IN_TEN_THOUSANDTHS: Final = 3_652_425


def years(days: int) -> str:
    """Days as years of 365.2425 days, to two places."""
    hundredths = (days * 1_000_000 + YEAR_IN_TEN_THOUSANDTHS // 2) // YEAR_IN_TEN_THOUSANDTHS
    return f"{hundredths // 100}.{hundredths % 100:02}"


def city_name(cell: Cell, spec: Spec, lang: Language) -> str:
    """The city's label; the regulation's identifier where the city has several versions."""
    regulation = spec.regulation(cell.regulation)
    if regulation is None:
        return cell.city
    name = regulation.city.in_language(lang)
    return name if len(spec.of_city(cell.city)) == 1 else f"{name} {cell.regulation}"


def first_round(cell: Cell, lang: Language) -> str:
    """The day on which the first open round opens."""
    if cell.axis is None:
        return ""
    if cell.axis.first_open is None:
        return "永不" if lang == "zh" else "never"
    return cell.axis.first_open.isoformat()


def effective(cell: Cell, lang: Language) -> str:
    """The effective length in the stated situation."""
    if cell.axis is None or cell.axis.days is None:
        return ""
    return years(cell.axis.days) + ("年" if lang == "zh" else " years")


def detail_lines(comparison: Comparison, spec: Spec, lang: Language, details: bool) -> Iterator[str]:
    """What the table rests on: the order, the assumptions, the readings, what is not proved."""
    zh = lang == "zh"
    if comparison.ranked_by is not None:
        yield f"名次依据：{comparison.ranked_by[0]}" if zh else f"ranked by {comparison.ranked_by[1]}"
    if comparison.assumptions:
        yield (
            "假设（名义长度见第三栏，实际长度仅在此情形下成立）："
            if zh
            else "assumptions (the effective lengths hold in this situation only):"
        )
        for pair in comparison.assumptions:
            yield f"  {pair[0] if zh else pair[1]}"
    if comparison.choices:
        chosen = ", ".join(f"{name}={alternative}" for name, alternative in comparison.choices)
        yield f"选用的读法：{chosen}" if zh else f"readings chosen: {chosen}"
    lines = [line for cell in comparison.cells for line in _readings(cell, spec, lang, details)]
    if lines:
        yield "依读法而异：" if zh else "depends on readings:"
        yield from lines
    cautions = [line for cell in comparison.cells for line in _cautions(cell, spec, lang)]
    if cautions:
        yield "请注意：" if zh else "mind:"
        yield from cautions
    if any(p.proof is Proof.UNPROVED for p in _stated(comparison)):
        yield (
            "※ 仅由抽样得出，未能证明对所有日期等价"
            if zh
            else "※ sampled only; not proved equivalent to the norm for all dates"
        )
    elif any(p.proof is Proof.PROVED for p in _stated(comparison)):
        yield (
            "各数值的形态已证明与规范在1980-03-01至2079-12-31的所有日期等价"
            if zh
            else "the shape of each value is proved equivalent to its norm for every date from 1980-03-01 to 2079-12-31"
        )


def _stated(comparison: Comparison) -> Iterator[Part | Alternative]:
    """Every value shown, under the choice and under other readings."""
    for cell in comparison.cells:
        for part in cell.parts:
            yield part
            yield from part.alternatives


def _readings(cell: Cell, spec: Spec, lang: Language, details: bool) -> Iterator[str]:
    zh = lang == "zh"
    name = city_name(cell, spec, lang)
    counting: dict[str, None] = {}
    for part in cell.parts:
        for one in part.alternatives:
            shared = one.reading in spec.vocabulary.readings
            if not details and shared and _only_moves(part, one.value.number, one.value.unit):
                counting[one.reading] = None
                continue
            words = reading_words(one.reading, one.alternative, cell.regulation, spec, lang)
            value = one.value.text(lang) + PROOFS[one.proof][lang == "en"]
            yield f"  {name}：{words} → {value}" if zh else f"  {name}: {words} → {value}"
    if counting:
        listed = ", ".join(counting)
        yield (
            f"  {name}：{listed} 不改变数字，只移动起止（--details）"
            if zh
            else f"  {name}: {listed} leave the figure, move only where it begins or ends (--details)"
        )
    if cell.axis is not None:
        for reading, alternative, day in cell.axis.turned:
            yield _turned(name, reading, alternative, day, cell, spec, lang)


def _cautions(cell: Cell, spec: Spec, lang: Language) -> Iterator[str]:
    """That a text was replaced, and that a length runs past the last day of its own regulation."""
    regulation = spec.regulation(cell.regulation)
    name = city_name(cell, spec, lang)
    if regulation is not None and regulation.superseded is not None:
        day, by = regulation.superseded
        zh = f"  {name}：所比较的文本已于{day.isoformat()}被{by}取代，此后的决定不适用该文本"
        yield (
            zh
            if lang == "zh"
            else f"  {name}: this text was replaced on {day.isoformat()} by {by}; it governs no later decision"
        )
    if cell.outlives is not None:
        last = cell.outlives.isoformat()
        zh = f"  {name}：期限超出规章自身的有效期（{last}止）；失效后是否仍有效取决于读法 after_lapse"
        yield (
            zh
            if lang == "zh"
            else f"  {name}: runs past the regulation's own last day ({last}); does it still bind: reading after_lapse"
        )


def _only_moves(part: Part, number: int | None, unit: str) -> bool:
    return number is not None and (number, unit) == (part.value.number, part.value.unit)


def _turned(name: str, reading: str, alternative: str, day: date | None, cell: Cell, spec: Spec, lang: Language) -> str:
    when = day.isoformat() if day else ("永不" if lang == "zh" else "never")
    if not reading:
        return (
            f"  {name}：连同该规章其他限制，首个可申报届次 {when}"
            if lang == "zh"
            else f"  {name}: together with the other bars of the regulation, first open round {when}"
        )
    words = reading_words(reading, alternative, cell.regulation, spec, lang)
    return (
        f"  {name}：{words} → 首个可申报届次 {when}" if lang == "zh" else f"  {name}: {words} → first open round {when}"
    )


def reading_words(reading: str, alternative: str, identifier: str, spec: Spec, lang: Language) -> str:
    """A reading and an alternative as "name=alternative (reason)"."""
    regulation = spec.regulation(identifier)
    sorts: dict[str, ReadingSort] = {**spec.vocabulary.readings, **(dict(regulation.readings) if regulation else {})}
    sort = sorts.get(reading)
    label = next((a for a in sort.alternatives if a.name == alternative), None) if sort else None
    if label is None:
        return f"{reading}={alternative}"
    return f"{reading}={alternative}（{label.zh}）" if lang == "zh" else f"{reading}={alternative} ({label.en})"
