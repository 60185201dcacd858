"""Faults of a command line in words: what the command-line library reports, in Chinese and English."""

import click

from checker.diagnostics.diagnostic import Language
from checker.diagnostics.nearest import nearest


def usage_fault(fault: click.ClickException, lang: Language) -> str:
    """One line that names what was wrong and, where there is one, the nearest right name or what is allowed."""
    zh = lang == "zh"
    match fault:
        case click.NoSuchOption():
            near = nearest(fault.option_name, _options(fault.ctx))
            if zh:
                return f"没有选项“{fault.option_name}”" + (f"，是否想用“{near}”？" if near else "")
            return f"there is no option '{fault.option_name}'" + (f", did you mean '{near}'?" if near else "")
        case click.BadOptionUsage(message=message) if "not take" in message:
            return f"选项“{fault.option_name}”不带值" if zh else f"option '{fault.option_name}' takes no value"
        case click.BadOptionUsage():
            return f"选项“{fault.option_name}”后缺少值" if zh else f"option '{fault.option_name}' needs a value"
        case click.MissingParameter():
            name = _name(fault)
            return f"缺少参数 {name}" if zh else f"the argument {name} is missing"
        case click.BadParameter():
            return _bad_value(fault, zh)
        case _:
            return _other(fault.format_message(), zh)


def _bad_value(fault: click.BadParameter, zh: bool) -> str:
    name = _name(fault)
    match fault.param.type if fault.param else None:
        case click.Choice(choices=choices):
            allowed = ("、" if zh else ", ").join(map(str, choices))
            return f"{name} 的值只能是：{allowed}" if zh else f"{name} must be one of: {allowed}"
        case click.IntRange(min=least) if least is not None:
            return (
                f"{name} 的值应为不小于 {least} 的整数" if zh else f"{name} must be a whole number of at least {least}"
            )
        case _:
            return f"{name} 的值有误：{fault.message}" if zh else f"the value of {name} is wrong: {fault.message}"


def _other(message: str, zh: bool) -> str:
    _, extra, rest = message.partition("unexpected extra argument")
    if extra:
        given = rest[rest.find("(") + 1 : rest.rfind(")")]
        return f"多余的参数：{given}" if zh else f"too many arguments: {given}"
    if message == "Missing command.":
        return "没有给出命令" if zh else "no verb is given"
    return message


def _name(fault: click.BadParameter) -> str:
    param = fault.param
    if param is None:
        return fault.param_hint if isinstance(fault.param_hint, str) else ""
    return param.opts[0] if isinstance(param, click.Option) else param.human_readable_name


def _options(ctx: click.Context | None) -> list[str]:
    params = ctx.command.get_params(ctx) if ctx else []
    return [name for p in params if isinstance(p, click.Option) for name in p.opts if name.startswith("--")]
