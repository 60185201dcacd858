"""`checker explain`."""

from pathlib import Path

import click

from checker.cli.exits import OK, USAGE, leave
from checker.cli.language import of_locale
from checker.cli.session import language_option, open_session, reproduction, spec_option
from checker.diagnostics.diagnostic import Language


@click.command(
    name="explain",
    help="解释条款（规章:条）、规章目录（规章）或诊断代码（C204）。\n\n"
    "Explain a provision (REGULATION:PLACE), list a regulation (REGULATION), or explain a code (C204).",
)
@click.argument("what")
@click.option("--texts", type=click.Path(path_type=Path), help="官方文本文件夹 / folder of official texts")
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", help="格式 / format")
@spec_option
@language_option
def command(what: str, texts: Path | None, form: str, spec: Path | None, lang: str | None) -> int:
    """Prints the explanation; what is unknown ends with 2 and the nearest known name."""
    from checker.verbs.explain import is_code

    if is_code(what):
        return _code(what, form, "zh" if (lang or of_locale()) == "zh" else "en")
    return _provision(what, texts, form, spec, lang)


def _code(what: str, form: str, lang: Language) -> int:
    from checker.rendering.explain import page_json, page_text
    from checker.verbs.explain import Unknown, explain_code

    page = explain_code(what, lang)
    if isinstance(page, Unknown):
        click.echo(page.zh if lang == "zh" else page.en, err=True)
        leave(USAGE)
    click.echo(page_json(page) if form == "json" else page_text(page))
    return OK


def _provision(what: str, texts: Path | None, form: str, spec: Path | None, lang: str | None) -> int:
    from checker.rendering.explain import explain_json, explain_markdown, explain_text
    from checker.verbs.explain import Unknown, explain

    session = open_session(spec, lang)
    found = explain(session.spec, what, texts)
    if isinstance(found, Unknown):
        click.echo(session.say(found.zh, found.en), err=True)
        leave(USAGE)
    reproduce = reproduction(session.lang)
    match form:
        case "json":
            click.echo(explain_json(found, session.spec))
        case "markdown":
            click.echo(explain_markdown(found, session.spec, session.lang, command=reproduce))
        case _:
            click.echo(explain_text(found, session.spec, session.lang, command=reproduce))
    return OK
