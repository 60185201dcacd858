"""`checker compare MEASURE`: a measure across cities, as a table, data or a picture."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from checker.cli.check import chosen
from checker.cli.exits import OK, UNDETERMINED, USAGE, leave
from checker.cli.measure_file import measures_of, refuse
from checker.cli.session import Session, language_option, open_session, reading_option, reproduction, spec_option
from checker.diagnostics.nearest import nearest
from checker.rendering.compare import csv_text, json_text, markdown, text
from checker.rendering.compare_picture import html, svg
from checker.verbs.compare import run
from checker.verification.measure_book import MeasureBook
from checker.verification.measure_cell import Comparison
from checker.verification.measure_reader import MeasureFault
from checker.verification.measure_situation import read_days
from checker.verification.measures import UnknownCity

FORMATS = ["text", "json", "csv", "markdown", "svg", "html"]


@click.command("compare", help="跨城市比较一项指标 / compare one measure across cities")
@click.argument("measure", required=False)
@click.option("--cities", default="", metavar="A,B,…", help="城市，逗号分隔 / cities, comma separated (default: all)")
@click.option("--measures", "listing", is_flag=True, help="列出全部指标 / list all measures")
@click.option("--revoked", metavar="DATE", help="撤销决定日 / day of revocation")
@click.option("--decided", metavar="DATE", help="授奖决定日 / day of the award")
@click.option(
    "--rounds", multiple=True, metavar="CITY=DATE,DATE,…", help="届次开放日 / opening days of a city's rounds"
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="格式 / format")
@click.option("--details", is_flag=True, help="列出全部读法 / every reading")
@reading_option
@language_option
@spec_option
def command(
    measure: str | None, cities: str, listing: bool, revoked: str | None, decided: str | None, rounds: Sequence[str],
    form: str, details: bool, readings: Sequence[str], lang: str | None, spec: Path | None,
) -> int:  # fmt: skip
    """The verb."""
    session = open_session(spec, lang)
    measures = measures_of(session)
    if listing:
        _list(measures, session)
        return OK
    if measure is None:
        _usage(session, "请给出指标名，或用 --measures 列出全部", "name a measure, or list them with --measures")
    if measure not in measures.names:
        near = nearest(measure, measures.names)
        zh = f"没有指标“{measure}”" + (f"，是否想用“{near}”？" if near else "；用 --measures 列出全部")
        en = f"there is no measure '{measure}'" + (
            f", did you mean '{near}'?" if near else "; list them with --measures"
        )
        _usage(session, zh, en)
    changed = measures.with_changes(_days(session, revoked, decided), _rounds(session, rounds))
    wanted = [c.strip() for c in cities.replace("，", ",").split(",") if c.strip()]
    try:
        found = run(session.spec, changed, measure, wanted, session.calendar, chosen(session, tuple(readings)))
    except MeasureFault as wrong:
        refuse(session, wrong)
    except UnknownCity as fault:
        city = str(fault)
        near = nearest(city, [r.city.name for r in session.spec.regulations])
        zh = f"没有城市“{city}”的规章" + (f"，是否想用“{near}”？" if near else "")
        _usage(session, zh, f"no regulation of a city '{city}'" + (f", did you mean '{near}'?" if near else ""))
    click.echo(_rendered(found, session, form, reproduction(session.lang), details))
    return OK if found.answered else UNDETERMINED


def _list(measures: MeasureBook, session: Session) -> None:
    width = max((len(n) for n in measures.names), default=0)
    for one in measures.measures:
        click.echo(f"{one.name.ljust(width)}  {one.label(session.lang)}")


def _usage(session: Session, zh: str, en: str) -> NoReturn:
    click.echo(session.say(zh, en), err=True)
    leave(USAGE)


def _day(session: Session, given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        _usage(session, f"“{given}”不是日期，应为 2025-05-01 这样的写法", f"'{given}' is no date; write 2025-05-01")


def _days(session: Session, revoked: str | None, decided: str | None) -> dict[str, date]:
    days: dict[str, date] = {}
    if revoked:
        days["revoked"] = days["found"] = _day(session, revoked)
    if decided:
        days["decided"] = _day(session, decided)
    return days


def _rounds(session: Session, given: Sequence[str]) -> dict[str, tuple[date, ...]]:
    found = {}
    for one in given:
        city, mark, listed = one.partition("=")
        try:
            found[city.strip()] = read_days(listed)
        except ValueError:
            mark = ""
        if not mark or not listed:
            _usage(session, f"“{one}”应为 城市=日期,日期", f"'{one}' should be CITY=DATE,DATE")
    return found


def _rendered(found: Comparison, session: Session, form: str, again: str, details: bool) -> str:
    match form:
        case "json":
            return json_text(found, session.spec)
        case "csv":
            return csv_text(found, session.spec, session.lang)
        case "markdown":
            return markdown(found, session.spec, session.lang, again, details)
        case "svg":
            return svg(found, session.spec, session.lang)
        case "html":
            return html(found, session.spec, session.lang, again)
        case _:
            return text(found, session.spec, session.lang, again, details)
