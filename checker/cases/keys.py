"""The fixed keys and words of a dossier, in English and Chinese: one table for the reader and the JSON Schema.

What a vocabulary declares (fields, events, members) is added to these in `sections`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from checker.ir.regulation import Label

VERSION: Final = "1"
"""The version of the format."""

FIXED: Final[Mapping[str, tuple[Label, ...]]] = MappingProxyType(
    {
        "dossier": (
            Label("dossier", "卷宗", "version of the format"),
            Label("title", "标题", "title"),
            Label("regulation", "规章", "version of a regulation, such as <city>-<year>"),
            Label("city", "城市", "city; the version is chosen by date"),
            Label("as_of", "截至", "day on which the dossier was closed"),
            Label("acts_complete_through", "行为完整至", "every decision and step through this day is recorded"),
            Label("rounds", "届次", "rounds with their dates"),
            Label("subjects", "主体", "subjects by id"),
            Label("procedure", "程序", "the procedure as it happened"),
            Label("decisions", "决定", "recorded acts"),
            Label("expect", "预期", "expected verdict and duties, for tests"),
        ),
        "subject": (
            Label("name", "名称", "name"),
            Label("facts", "事实", "facts"),
            Label("unit", "所在单位", "id of the unit where an individual works"),
            Label("judgements", "认定", "judgements asserted by a body"),
            Label("events", "事件", "history"),
        ),
        "fact": (Label("value", "值", "value"), Label("source", "来源", "source")),
        "judgement": (
            Label("value", "值", "value"),
            Label("by", "认定机构", "asserted by"),
            Label("evidence", "证据", "evidence"),
        ),
        "events": (Label("complete_through", "完整至", "every list without a day of its own is complete through"),),
        "history": (
            Label("complete_through", "完整至", "the list is complete through"),
            Label("records", "记录", "recorded events"),
        ),
        "procedure": (
            Label("complete", "记录完整", "steps that are not recorded were not taken"),
            Label("steps", "环节", "steps"),
        ),
        "step": (Label("step", "环节名称", "which step"),),
        "decision": (
            Label("act", "行为", "act"),
            Label("id", "编号", "id"),
            Label("complete", "记录完整", "what is not recorded was not done"),
            Label("round", "届次", "number of the round"),
            Label("subject", "主体", "id of the subject"),
            Label("filed", "申报日", "day of filing"),
            Label("accepted", "受理日", "day of acceptance"),
            Label("entries", "名单", "list of subjects"),
            Label("steps", "环节", "steps of this subject"),
            Label("win", "所获奖项", "which recorded award the act concerns"),
            Label("ban", "禁止申报", "ban that the act imposes"),
            Label("grounds", "依据", "provisions that the act states"),
            Label("expect", "预期", "expected verdict, for tests"),
        ),
        "entry": (
            Label("subject", "主体", "id of the subject"),
            Label("filed", "申报日", "day of filing"),
            Label("accepted", "受理日", "day of acceptance"),
            Label("steps", "环节", "steps of this subject"),
        ),
        "ban": (
            Label("years", "年数", "years"),
            Label("months", "月数", "months"),
            Label("days", "日数", "days"),
            Label("rounds", "届数", "rounds"),
        ),
        "expect": (
            Label("verdict", "结论", "verdict"),
            Label("by", "依据", "provisions that decide it"),
            Label("readings", "读法", "readings on which it depends"),
            Label("entries", "名单", "verdict per subject"),
        ),
        "outcome": (
            Label("verdict", "结论", "verdict on the dossier"),
            Label("duties", "义务", "standing of the duties under a provision"),
        ),
    }
)
"""Fixed keys per section."""

SIMILAR: Final = Label("similar", "属于同类情形", "judged to be a similar case")
"""A judgement that any event may carry."""

VERDICTS: Final = (
    Label("lawful", "合法", "lawful"),
    Label("unlawful", "违法", "unlawful"),
    Label("undetermined", "无法确定", "undetermined"),
)
"""What a dossier can expect of a decision."""

STANDINGS: Final = (
    Label("satisfied", "已履行", "satisfied"),
    Label("violated", "未履行", "violated"),
    Label("open", "待履行", "open"),
    Label("undetermined", "无法确定", "undetermined"),
)
"""What a dossier can expect of a duty."""

TRUE: Final = ("true", "True", "TRUE", "是", "真")
FALSE: Final = ("false", "False", "FALSE", "否", "假")
UNKNOWN: Final = ("unknown", "未知")
NONE: Final = ("none", "无")
FOREVER: Final = ("forever", "永久")
EMPTY: Final = ("", "~", "null")
"""Unquoted texts that leave a section empty."""
