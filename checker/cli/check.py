"""`checker check DOSSIER…`."""

from pathlib import Path
from typing import Any

import click

from checker.cli.exits import FINDINGS, OK, UNDETERMINED, USAGE, leave
from checker.cli.session import Session, language_option, open_session, reading_option, reproduction, show, spec_option
from checker.diagnostics.nearest import nearest
from checker.source.source_file import SourceFile

CODES = {"lawful": OK, "unlawful": FINDINGS, "undetermined": UNDETERMINED}


@click.command("check", help="核查卷宗中记录的决定是否合法。 Say of every recorded decision whether it was lawful.")
@click.argument("dossiers", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown", "junit", "github"]),
    default="text",
    help="输出格式 / output format",
)
@click.option("--all-reasons", is_flag=True, help="列出全部极小理由 / all minimal reasons of an unlawful verdict")
@click.option("--nearest", "alternatives", is_flag=True, help="给出最接近的合法情形 / the nearest lawful alternative")
@click.option("--verbose", is_flag=True, help="列出全部条款 / list every provision")
@click.option("--brief", is_flag=True, help="只给结论，不作解释 / verdicts without explanations")
@click.option("--timeout", type=click.IntRange(1), default=None, help="求解器每次的秒数上限 / seconds per solver call")
@reading_option
@language_option
@spec_option
def command(
    dossiers: tuple[Path, ...], spec: Path | None, lang: str | None, readings: tuple[str, ...], **options: Any
) -> None:
    """The verb: reads, checks, prints, and ends with the worst verdict's code."""
    session = open_session(spec, lang)
    if not dossiers:
        click.echo(
            session.say("没有给出卷宗：checker check 卷宗.yaml", "no dossier given: checker check DOSSIER.yaml"),
            err=True,
        )
        leave(USAGE)
    leave(_run(session, dossiers, chosen(session, readings), options))


def chosen(session: Session, readings: tuple[str, ...]) -> dict[str, str]:
    """The readings chosen on the command line; an unknown one ends the run with 2."""
    known = {n: r for reg in session.spec.regulations for n, r in reg.readings.items()} | dict(
        session.spec.vocabulary.readings
    )
    found: dict[str, str] = {}
    for text in readings:
        name, _, alternative = text.partition("=")
        owners = [r.readings[name] for r in session.spec.regulations if name in r.readings] or (
            [known[name]] if name in known else []
        )
        allowed = {a for sort in owners for a in sort.names}
        if name not in known or alternative not in allowed:
            wrong, pool = (name, list(known)) if name not in known else (alternative, sorted(allowed))
            near = nearest(wrong, pool)
            zh = (
                f"没有读法“{text}”"
                + (f"，是否想用“{near}”？" if near else "")
                + (f" 备选项：{'、'.join(sorted(allowed))}" if allowed else "")
            )
            en = (
                f"there is no reading '{text}'"
                + (f", did you mean '{near}'?" if near else "")
                + (f" alternatives: {', '.join(sorted(allowed))}" if allowed else "")
            )
            click.echo(session.say(zh, en), err=True)
            leave(USAGE)
        found[name] = alternative
    return found


def _run(session: Session, paths: tuple[Path, ...], readings: dict[str, str], options: dict[str, Any]) -> int:
    from checker.cases.dossier_reader import read_dossier
    from checker.source.reader import read_source
    from checker.verbs.check import Checker, Options
    from checker.verification.verdict import DossierVerdict, worst

    checker = Checker(
        session.spec, session.calendar,
        Options(readings, options["all_reasons"], not options["brief"], options["alternatives"], options["timeout"]),
    )  # fmt: skip
    results: list[DossierVerdict] = []
    unreadable = False
    for path in paths:
        source = read_source(path)
        if not isinstance(source, SourceFile):
            from checker.diagnostics.files import diagnose

            show([diagnose(source)], {}, session.lang)
            unreadable = True
            continue
        read = read_dossier(source, session.spec)
        show(read.faults, {source.name: source}, session.lang)
        dossier = read.dossier
        if dossier is None or any(f.severity == "error" for f in read.faults):
            unreadable = True
            continue
        results.append(checker.check(dossier, source.name))
    if results:
        click.echo(_rendered(results, session, options))
    if unreadable:
        return USAGE
    if not any(r.decisions or r.duties for r in results):
        zh = "没有可以核查的内容：没有记录决定，也没有义务产生"
        click.echo(session.say(zh, "nothing to check: no decision is recorded and no duty has arisen"), err=True)
        return USAGE
    if any(r.mismatches or any(d.mismatches for d in r.decisions) for r in results):
        click.echo(session.say("有结论与卷宗写明的预期不符", "some verdicts are not as the dossier expects"), err=True)
    ungoverned = [f"{r.file}:{d.line} ({d.identifier})" for r in results for d in r.decisions if d.ungoverned]
    if ungoverned:
        names = ", ".join(ungoverned)
        zh = f"决定不在规章的施行期间内，没有已建模的版本规范它：{names}"
        click.echo(session.say(zh, f"outside the time of every version that is modelled: {names}"), err=True)
        return USAGE
    return CODES[worst(r.verdict for r in results)]


def _rendered(results: list[Any], session: Session, options: dict[str, Any]) -> str:
    spec, lang = session.spec, session.lang
    if options["form"] == "text":
        from checker.rendering.check_text import check_text

        return check_text(results, spec, lang, verbose=options["verbose"], command=reproduction(lang))
    from checker.rendering import check_json, check_markup

    match options["form"]:
        case "json":
            return check_json.check_json(results, spec, lang)
        case "markdown":
            return check_markup.check_markdown(results, spec, lang)
        case "junit":
            return check_markup.check_junit(results, spec, lang)
        case _:
            return check_markup.check_github(results, spec, lang)
