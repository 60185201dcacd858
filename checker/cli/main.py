"""The command line: one group, one file per verb, loaded when the verb is used."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

import click

from checker import __version__
from checker.cli.exits import BUG, USAGE, Exit
from checker.cli.language import language_of

VERBS: Final = {
    "check": ("核查卷宗中记录的决定是否合法", "say of every recorded decision whether it was lawful"),
    "coverage": (
        "核对规则是否覆盖官方文本的每一条",
        "compare the rules with the official texts, provision by provision",
    ),
    "explain": ("解释条款或诊断代码", "explain a provision or a diagnostic code"),
    "schema": ("输出卷宗或 JSON 输出的 JSON Schema", "print the JSON Schema of dossiers or outputs"),
    "ask": ("跨城市提问，由求解器回答", "ask questions across cities, answered by the solver"),
    "compare": ("跨城市比较一项指标", "compare one measure across cities"),
}


class Verbs(click.Group):
    """Finds a verb's command in the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order of the help page."""
        del ctx
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb's command, or `None` for an unknown word."""
        del ctx
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(f"checker.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """An unknown verb is answered with the nearest known one."""
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            from checker.diagnostics.nearest import nearest

            near = nearest(args[0], list(VERBS))
            zh = f"没有“{args[0]}”这个命令" + (f"，是否想用“{near}”？" if near else "")
            en = f"there is no verb '{args[0]}'" + (f", did you mean '{near}'?" if near else "")
            raise click.UsageError(zh if language_of(["checker", *ctx.find_root().obj]) == "zh" else en, ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The verbs with one line each, without loading them."""
        zh = language_of(["checker", *ctx.find_root().obj]) == "zh"
        with formatter.section("命令" if zh else "Verbs"):
            formatter.write_dl([(name, texts[0] if zh else texts[1]) for name, texts in VERBS.items()])


HELP: Final = """规章的形式模型与合规核查。 A formal model of regulations and a compliance checker.

\b
退出码 / exit codes:
  0 合法/成立/无问题    lawful, holds, clean
  1 不合法/不成立/有发现 unlawful, refuted, findings
  2 用法或文件有误       wrong usage, unreadable file
  3 规则或问题有误       invalid rules or questions
  4 不能判定             undetermined
  5 内部不一致           internal inconsistency: a bug of ours
"""


@click.group(cls=Verbs, help=HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option("--lang", type=click.Choice(["zh", "en"]), default=None, help="语言 / language")
@click.version_option(__version__, prog_name="checker")
def group(lang: str | None) -> None:
    """The group of all verbs; the language is read by each verb from here if it is not given there."""
    del lang


def run(arguments: Sequence[str]) -> int:
    """The exit code of a run; every fault becomes a message, never a traceback."""
    zh = language_of(["checker", *arguments]) == "zh"
    try:
        found = group.main(args=list(arguments), prog_name="checker", standalone_mode=False, obj=tuple(arguments))
    except Exit as end:
        return end.code
    except click.exceptions.NoArgsIsHelpError as fault:
        click.echo(fault.ctx.get_help(), err=True)
        return USAGE
    except click.ClickException as fault:
        from checker.cli.usage import usage_fault

        text = usage_fault(fault, "zh" if zh else "en")
        click.echo(f"用法错误：{text}" if zh else f"usage error: {text}", err=True)
        click.echo("用 checker --help 查看用法" if zh else "see checker --help", err=True)
        return USAGE
    except click.Abort:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as fault:
        if os.environ.get("CHECKER_DEBUG"):
            raise
        click.echo(_bug(fault, zh=zh), err=True)
        return BUG
    return int(found or 0)


def _bug(fault: Exception, *, zh: bool) -> str:
    """What is said of a fault of this program; a disagreement of the two meanings names both values."""
    from checker.verification.outcome import ReplayDisagreement

    if isinstance(fault, ReplayDisagreement):
        pair = f"{fault.claimed} / {fault.replayed}"
        zh_text = f"内部不一致：求值器未能重现求解器的结果（{pair}）。这是本程序的缺陷，不是您的错误。"
        en_text = (
            f"internal inconsistency: the evaluator does not confirm the solver ({pair}). A bug of ours, not of yours."
        )
    else:
        name = type(fault).__name__
        zh_text = f"内部错误（{name}）：这是本程序的缺陷，不是您的错误。"
        en_text = f"internal error ({name}): a bug of ours, not of yours."
    return f"{zh_text}设置 CHECKER_DEBUG=1 可看到细节。" if zh else f"{en_text} CHECKER_DEBUG=1 shows the details."
