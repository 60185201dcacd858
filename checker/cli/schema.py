"""`checker schema`."""

import json
from pathlib import Path
from typing import Final

import click

from checker.cli.exits import OK
from checker.cli.session import language_option, open_session, spec_option
from checker.verbs.schema import OUTPUTS, output_schema, schema

DOSSIER: Final = "dossier"
FORMS: Final = (DOSSIER, *OUTPUTS)


@click.command(
    name="schema",
    help="输出卷宗或各命令 JSON 输出的 JSON Schema，供编辑器和程序使用。\n\n"
    "Print the JSON Schema of dossiers or of a verb's JSON output, for editors and programs.",
)
@click.option(
    "--of", "form", type=click.Choice(FORMS), default=DOSSIER, help="何者的格式 / whose form (default: dossier)"
)
@spec_option
@language_option
def command(form: str, spec: Path | None, lang: str | None) -> int:
    """Prints the schema as JSON."""
    if form == DOSSIER:
        session = open_session(spec, lang)
        found = schema(session.spec, session.lang)
    else:
        found = output_schema(form)
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    return OK
