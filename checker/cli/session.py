"""What every verb shares: options, the loaded specification, and how faults are shown."""

import shlex
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from checker.cli.exits import RULES, USAGE, leave
from checker.cli.language import of_locale
from checker.diagnostics.diagnostic import Diagnostic, Language
from checker.diagnostics.renderer import render
from checker.ir.regulation import Spec
from checker.legaltime.calendar_reader import CalendarFault, load_calendar
from checker.legaltime.workdays import WorkCalendar
from checker.source.source_file import SourceFile
from checker.syntax.keywords import TableFault
from checker.workspace.loader import load_spec
from checker.workspace.spec_folder import SpecFolder, find_spec

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Session:
    """A loaded specification with its calendar, and the language to answer in."""

    spec: Spec
    folder: SpecFolder
    calendar: WorkCalendar
    lang: Language

    def say(self, zh: str, en: str) -> str:
        """The text in the language of the run."""
        return zh if self.lang == "zh" else en


def language_option(command: F) -> F:
    """`--lang zh|en`."""
    return click.option("--lang", type=click.Choice(["zh", "en"]), default=None, help="语言 / language")(command)


def spec_option(command: F) -> F:
    """`--spec DIR`."""
    kind = click.Path(path_type=Path)
    return click.option(
        "--spec", type=kind, default=None, help="规则文件夹 / folder of the rules (default: ./spec, else bundled)"
    )(command)


def reading_option(command: F) -> F:
    """`--reading name=alternative`, as often as wanted."""
    return click.option(
        "--reading", "readings", multiple=True, metavar="NAME=ALTERNATIVE", help="选用读法 / choose a reading"
    )(command)


def open_session(spec: Path | None, lang: str | None) -> Session:
    """The session of a run; faults of the rules are shown and end it with 3, a missing folder with 2."""
    given = lang or click.get_current_context().find_root().params.get("lang")
    language: Language = "zh" if (given or of_locale()) == "zh" else "en"
    folder = find_spec(spec)
    if folder is None:
        zh = f"找不到规则文件夹“{spec}”（其中应有 grammar.lark）" if spec else "找不到规则文件夹，请用 --spec 指定"
        en = (
            f"no rules in folder '{spec}' (grammar.lark is missing)"
            if spec
            else "no folder of rules found; give one with --spec"
        )
        click.echo(zh if language == "zh" else en, err=True)
        leave(USAGE)
    try:
        loaded = load_spec(folder)
    except TableFault as fault:
        click.echo(fault.message_zh if language == "zh" else fault.message_en, err=True)
        leave(RULES)
    except OSError as fault:
        click.echo(
            f"规则文件“{fault.filename}”无法读取"
            if language == "zh"
            else f"cannot read the rule file '{fault.filename}'",
            err=True,
        )
        leave(USAGE)
    if loaded.faults:
        show(loaded.faults, loaded.sources, language)
        leave(RULES)
    try:
        calendar = load_calendar(folder.calendar)
    except CalendarFault as fault:
        click.echo(fault.message_zh if language == "zh" else fault.message_en, err=True)
        leave(RULES)
    if loaded.spec is None or not loaded.spec.regulations:
        click.echo("规则文件夹中没有规章" if language == "zh" else "the folder holds no regulation", err=True)
        leave(RULES)
    return Session(loaded.spec, folder, calendar, language)


def reproduction(lang: Language) -> str:
    """The command line of this run with its language, which may have come from the locale."""
    words: tuple[str, ...] = click.get_current_context().find_root().obj
    stated = any(word == "--lang" or word.startswith("--lang=") for word in words)
    return shlex.join(["checker", *words, *([] if stated else ["--lang", lang])])


def show(faults: Iterable[Diagnostic], sources: Mapping[str, SourceFile], lang: Language) -> None:
    """Print diagnostics on standard error."""
    for fault in faults:
        source = sources.get(fault.span.file) if fault.span else None
        click.echo(render(fault, source, lang), err=True)
