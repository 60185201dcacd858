"""`checker coverage`."""

from pathlib import Path
from typing import Final

import click

from checker.cli.exits import FINDINGS, OK, USAGE, leave
from checker.cli.session import Session, language_option, open_session, reproduction, spec_option

FORMATS: Final = ("text", "json", "markdown", "github")


@click.command(
    name="coverage",
    help="核对规则是否覆盖官方文本的每一条。\n\nCompare the rules with the official texts, provision by provision.",
)
@click.option("--texts", type=click.Path(path_type=Path), help="官方文本文件夹 / folder of official texts")
@click.option("--write-locks", is_flag=True, help="按官方文本重写指纹文件 / rewrite the locks from the texts")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="格式 / format")
@spec_option
@language_option
def command(texts: Path | None, write_locks: bool, form: str, spec: Path | None, lang: str | None) -> int:
    """Prints the report; ends with 0 if nothing is unaccounted for, else 1."""
    from checker.rendering.coverage import coverage_github, coverage_json, coverage_markdown, coverage_text
    from checker.verbs.coverage import CoverageRefusal, coverage

    session = open_session(spec, lang)
    if write_locks:
        _write_locks(session, texts)
    result = coverage(session.spec, session.folder, texts)
    if isinstance(result, CoverageRefusal):
        click.echo(session.say(result.zh, result.en), err=True)
        leave(USAGE)
    reproduce = reproduction(session.lang)
    match form:
        case "json":
            click.echo(coverage_json(result))
        case "markdown":
            click.echo(coverage_markdown(result, session.lang, command=reproduce))
        case "github":
            click.echo(coverage_github(result, session.lang))
        case _:
            click.echo(coverage_text(result, session.lang, command=reproduce))
    return FINDINGS if result.findings else OK


def _write_locks(session: Session, texts: Path | None) -> None:
    from checker.rendering.coverage import locks_text
    from checker.verbs.coverage import CoverageRefusal, renewed_locks

    if texts is None:
        click.echo(session.say("--write-locks 需要 --texts 文件夹", "--write-locks needs --texts DIR"), err=True)
        leave(USAGE)
    locks = renewed_locks(session.spec, session.folder, texts)
    if isinstance(locks, CoverageRefusal):
        click.echo(session.say(locks.zh, locks.en), err=True)
        leave(USAGE)
    for lock in locks:
        if not lock.changed:
            continue
        try:
            lock.path.write_text(lock.text, encoding="utf-8")
        except OSError:
            click.echo(session.say(f"写不了文件“{lock.path}”", f"cannot write the file '{lock.path}'"), err=True)
            leave(USAGE)
    click.echo(locks_text(locks, session.lang), err=True)
