"""`checker ask [NAME…]`, `checker ask -e '…'`, `checker ask --order`."""

from pathlib import Path
from typing import Any

import click

from checker.cli.exits import FINDINGS, OK, RULES, UNDETERMINED, USAGE, leave
from checker.cli.session import Session, language_option, open_session, reading_option, reproduction, show, spec_option
from checker.diagnostics.nearest import nearest

ORDER_FORMATS = ("mermaid", "svg", "dot")


@click.command("ask", help="跨城市提问，由求解器回答。 Ask questions across cities, answered by the solver.")
@click.argument("names", nargs=-1)
@click.option("-e", "asked", default=None, metavar="QUESTION", help="直接提问 / ask this")
@click.option("--list", "listing", is_flag=True, help="列出问题 / list the questions")
@click.option(
    "--order",
    "ordered",
    is_flag=False,
    flag_value="",
    default=None,
    metavar="[DIMENSION]",
    help="严格程度的次序 / order of strictness",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown", *ORDER_FORMATS]),
    default="text",
    help="输出格式；mermaid、svg、dot 仅用于严格程度的次序 / output format; mermaid, svg and dot only for an order",
)
@reading_option
@language_option
@spec_option
def command(
    names: tuple[str, ...], spec: Path | None, lang: str | None, readings: tuple[str, ...], **options: Any
) -> None:
    """The verb: reads the questions, answers, prints, and ends with the code of the answers."""
    session = open_session(spec, lang)
    leave(_run(session, names, readings, options))


def _run(session: Session, names: tuple[str, ...], readings: tuple[str, ...], options: dict[str, Any]) -> int:
    from checker.verbs.ask import ask_all
    from checker.verification.desk import Desk
    from checker.verification.measure_reader import MeasureFault
    from checker.workspace.questions import load_questions

    asked = options["asked"]
    if options["ordered"] is not None:
        asked = f"strictness in every city{' for ' + options['ordered'] if options['ordered'] else ''}"
        asked = asked.replace("  ", " ")
    loaded = load_questions(session.folder, session.spec, asked)
    if loaded.faults:
        show(loaded.faults, loaded.sources, session.lang)
        return RULES
    questions = {q.label.name: q for q in loaded.questions}
    if options["listing"]:
        for name, question in questions.items():
            click.echo(f"{name}  {question.label.in_language(session.lang)}")
        return OK if questions else USAGE
    for name in names:
        if name not in questions:
            near = nearest(name, list(questions))
            zh = f"没有问题“{name}”" + (f"，是否想用“{near}”？" if near else "；用 --list 列出全部")
            en = f"there is no question '{name}'" + (f", did you mean '{near}'?" if near else "; --list lists them")
            click.echo(session.say(zh, en), err=True)
            leave(USAGE)
    wanted = [questions[n] for n in names] if names and asked is None else list(questions.values())
    if not wanted:
        click.echo(session.say("没有任何问题", "there are no questions"), err=True)
        return USAGE
    desk = Desk(session.spec, loaded.frame, session.calendar)
    desk = desk.under(_chosen(session, desk.readings, readings))
    try:
        answers = ask_all(desk, wanted, _book(session, wanted))
    except MeasureFault as fault:
        from checker.cli.measure_file import refuse

        refuse(session, fault)
    click.echo(_rendered(session, answers, options["form"]))
    return max((_code(a) for a in answers), key=[OK, FINDINGS, UNDETERMINED, RULES].index)


def _book(session: Session, questions: Any) -> Any:
    """The measures, if a question compares; an unknown one ends the run with 3."""
    from checker.cli.measure_file import measures_of
    from checker.ir.questions import AskCompare

    wanted = [q.ask.measure for q in questions if isinstance(q.ask, AskCompare)]
    if not wanted:
        return None
    book = measures_of(session)
    for name in wanted:
        if name not in book.names:
            near = nearest(name, book.names)
            zh = f"没有指标“{name}”" + (f"，是否想用“{near}”？" if near else "；checker compare --measures 列出全部")
            en = f"there is no measure '{name}'" + (
                f", did you mean '{near}'?" if near else "; checker compare --measures lists them"
            )
            click.echo(session.say(zh, en), err=True)
            leave(RULES)
    return book


def _chosen(session: Session, known: Any, readings: tuple[str, ...]) -> dict[str, str]:
    """Readings given as NAME=ALTERNATIVE; a bare name means that of every city that has the alternative."""
    found: dict[str, str] = {}
    for text in readings:
        name, _, alternative = text.partition("=")
        owners = [n for n, sort in known.items() if (n == name or n.endswith(f".{name}")) and alternative in sort.names]
        if not owners:
            short = {n.rpartition(".")[2] for n in known}
            near = nearest(name, [*known, *short]) if name not in short and name not in known else None
            zh = f"没有读法“{text}”" + (f"，是否想用“{near}”？" if near else "")
            en = f"there is no reading '{text}'" + (f", did you mean '{near}'?" if near else "")
            click.echo(session.say(zh, en), err=True)
            leave(USAGE)
        found |= dict.fromkeys(owners, alternative)
    return found


def _rendered(session: Session, answers: Any, form: str) -> str:
    from checker.rendering.ask import ask_markdown, ask_text
    from checker.rendering.ask_json import ask_json
    from checker.rendering.ask_order import dot, mermaid, svg
    from checker.rendering.ask_words import Words
    from checker.structure.strictness import partial_order
    from checker.verification.implications import unsure_of

    command = reproduction(session.lang)
    match form:
        case "json":
            return ask_json(answers)
        case "markdown":
            return ask_markdown(answers, session.spec, session.lang, command)
        case "mermaid" | "svg" | "dot":
            orders = [a for a in answers if a.order is not None]
            if not orders:
                zh, en = "只有严格程度的次序能画成图", "only an order of strictness can be drawn"
                click.echo(session.say(zh, en), err=True)
                leave(USAGE)
            (drawn, *_) = orders
            order = partial_order(drawn.question.ask.cities, drawn.order, unsure_of(drawn.parts))
            draw = {"mermaid": mermaid, "svg": svg, "dot": dot}[form]
            return draw(order, Words(session.spec, session.lang))
        case _:
            return ask_text(answers, session.spec, session.lang, command)


def _code(answer: Any) -> int:
    """The exit code of one answer: by its expectation where it has one, else by the answer itself."""
    from checker.verification.answers import Word

    if answer.contradiction is not None:
        return RULES
    question = answer.question
    if answer.surprises:
        return FINDINGS
    if question.expected or question.pairs is not None:
        return OK
    words = {p.word for p in answer.parts}
    every = question.every_reading and not all(
        p.robustness is not None and p.robustness.everywhere for p in answer.parts
    )
    if words & {Word.UNCLEAR, Word.NOT_BY, Word.VACUOUS} or every:
        return UNDETERMINED
    if len(answer.parts) == 1 and words & {Word.NO, Word.REFUTED, Word.NONE}:
        return FINDINGS
    return FINDINGS if Word.REFUTED in words and answer.order is None else OK
