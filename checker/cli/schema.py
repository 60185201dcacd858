"""`checker schema`."""

import json
from pathlib import Path

import click

from checker.cli.exits import OK
from checker.cli.session import language_option, open_session, spec_option


@click.command(
    name="schema",
    help="输出卷宗的 JSON Schema，供编辑器补全和校验。\n\n"
    "Print the JSON Schema of dossiers, for editors to complete and check them.",
)
@spec_option
@language_option
def command(spec: Path | None, lang: str | None) -> int:
    """Prints the schema as JSON."""
    from checker.verbs.schema import schema

    session = open_session(spec, lang)
    click.echo(json.dumps(schema(session.spec, session.lang), ensure_ascii=False, indent=2))
    return OK
