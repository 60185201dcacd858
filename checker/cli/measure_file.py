"""The measures that `compare` and questions which compare speak of."""

from typing import NoReturn

import click

from checker.cli.exits import RULES, leave
from checker.cli.session import Session
from checker.verification.measure_book import MeasureBook, load_measures
from checker.verification.measure_reader import MeasureFault


def measures_of(session: Session) -> MeasureBook:
    """The measures of the specification folder; a fault of their file ends the run with 3."""
    try:
        return load_measures(session.folder.path)
    except MeasureFault as fault:
        refuse(session, fault)


def refuse(session: Session, fault: MeasureFault) -> NoReturn:
    """Tells a fault of the measures with its line, and ends the run with 3."""
    place = session.folder.path / fault.file
    zh, en = f"{place}：第{fault.line}行：{fault.message_zh}", f"{place}: line {fault.line}: {fault.message_en}"
    click.echo(session.say(zh, en), err=True)
    leave(RULES)
