"""Every fault of a rule file is told at its place, in both languages; one fault hides no other.

Statements stand in article 3 of an invented regulation of a city that does not exist, and are read against the real
vocabulary.
"""

import ast as python
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from checker.diagnostics.diagnostic import Diagnostic
from checker.diagnostics.renderer import render
from checker.lowering import faults as lowering_faults
from checker.lowering.clauses import WORDS
from checker.lowering.lowerer import lower_regulation
from checker.lowering.vocabulary import LoweredVocabulary, lower_vocabulary
from checker.source.source_file import SourceFile
from checker.syntax import ast
from checker.syntax.keywords import read_keywords
from checker.syntax.parser import Parser
from checker.workspace.loader import Loaded, load_spec
from checker.workspace.parsing import parser_of
from checker.workspace.spec_folder import SpecFolder

ROOT = Path(__file__).parents[3]
FOLDER = SpecFolder(ROOT / "spec")
GOLDEN = ROOT / "tests" / "golden" / "rule_faults" / "faults.rules"
HEAD = """regulation xinghe-2030 "星河市质量奖规定" "Xinghe Quality Award Rules"
  city xinghe "星河市" "Xinghe" document none signed 2029-12-01
"""
BEFORE = """article 1 informative purpose
article 2 for organization to apply { item 1 { require legal_person as person } }
"""


@cache
def parser() -> Parser:
    """The parser of the real grammar."""
    return parser_of(FOLDER)


def source(text: str) -> SourceFile:
    """An invented rule file."""
    return SourceFile("xinghe.rules", text)


@cache
def vocabulary() -> LoweredVocabulary:
    """The real vocabulary, with the city of Xinghe."""
    words = SourceFile("vocabulary.rules", FOLDER.vocabulary.read_text(encoding="utf-8"))
    parsed = parser().parse(words)
    assert parsed.file is not None
    city = ast.Labelled(ast.Name("xinghe", words.span(0, 0)), "星河市", "Xinghe")
    lowered = lower_vocabulary(parsed.file, [city])
    assert (parsed.faults, lowered.faults) == ((), ())
    return lowered


def faults_in(text: str) -> list[Diagnostic]:
    """All faults of a regulation file, in the order of its text."""
    parsed = parser().parse(source(text))
    found = list(parsed.faults)
    if parsed.file is not None and parsed.file.header is not None:
        found += lower_regulation(parsed.file, vocabulary()).faults
    return sorted(found, key=lambda fault: fault.span.start if fault.span else source(text).span(0, 0).start)


def faults_of(statement: str) -> tuple[str, list[Diagnostic]]:
    """The text of the regulation with the statement in its article 3, and its faults."""
    text = f"{HEAD}{BEFORE}article 3 {{\n  {statement}\n}}\n"
    return text, faults_in(text)


def under(text: str, fault: Diagnostic) -> str:
    """The words under the caret."""
    assert fault.span is not None
    file = source(text)
    return text[file.offset(fault.span.start) : file.offset(fault.span.end)]


def said(fault: Diagnostic, lang: str) -> str:
    """Title and help in a language."""
    zh = lang == "zh"
    return "\n".join((fault.title_zh if zh else fault.title_en, *(fault.help_zh if zh else fault.help_en)))


CASES: tuple[tuple[str, str, str, str, str], ...] = (
    # statement, code, words under the caret, part of the Chinese and of the English message

    # names: what is meant is suggested, in the language in which it was written
    ("informative purpos", "C201", "purpos", "“purpos”的理由\n是否想写“purpose”", "no reason 'purpos'\ndid you mean 'purpose'"),
    ("说明性 目的和依居", "C201", "目的和依居", "是否想写“目的和依据”", "did you mean '目的和依据'"),
    ("silent remedi", "C201", "remedi", "事项\n是否想写“remedy”", "topic 'remedi'\ndid you mean 'remedy'"),
    ('title grnd "甲" "A" for organization', "C201", "grnd", "奖项\n是否想写“grand”", "award 'grnd'\ndid you mean 'grand'"),
    ('title grand "甲" "A" for organisation', "C201", "organisation", "类别\n是否想写“organization”", "category"),
    ('family honour "甲" "A" = grand, nominees', "C201", "nominees", "“nominee”", "'nominee'"),
    ('body commitee "甲" "A"', "C201", "commitee", "机构\n是否想写“committee”", "body 'commitee'\ndid you mean 'committee'"),
    ('track reasessment "复评" "again"', "C201", "reasessment", "“reassessment”", "'reassessment'"),
    ("require to aply: legal_person", "C201", "aply", "行为\n是否想写“apply”", "act 'aply'\ndid you mean 'apply'"),
    ("应当 以 不予受里：法人资格", "C201", "不予受里", "是否想写“不予受理”", "did you mean '不予受理'"),
    ("require to apply: legal_persn", "C201", "legal_persn", "事实或字段\n是否想写“legal_person”", "fact or field"),
    ("应当 以 申报：法人姿格", "C201", "法人姿格", "是否想写“法人资格”", "did you mean '法人资格'"),
    ("require to apply: aplication.day = day", "C201", "aplication", "记录\n是否想写“application”", "record 'aplication'"),
    ("require to apply: application.dya = day", "C201", "dya", "字段\n是否想写“day”", "field 'dya'\ndid you mean 'day'"),
    ("require to apply: step.done", "C201", "step", "没有名为“step”的记录", "no record 'step'"),
    ("require to apply: qualificaton.done", "C201", "qualificaton", "“qualification”", "'qualification'"),
    ("require to apply: sector = manufacturng", "C201", "manufacturng", "“sector”成员\n是否想写“manufacturing”", "'sector' member"),
    ("应当 以 申报：行业 属于 {制早，服务}", "C201", "制早", "是否想写“制造”", "did you mean '制造'"),
    ("require to apply: registered_in = xinhe", "C201", "xinhe", "“city”成员\n是否想写“xinghe”", "'city' member 'xinhe'\ndid you mean 'xinghe'"),
    ("应当 以 申报：登记地 = 星和市", "C201", "星和市", "是否想写“星河市”", "did you mean '星河市'"),
    ("require to apply: judged good_reputaton", "C201", "good_reputaton", "评判\n是否想写“good_reputation”", "judgement"),
    ("应当 以 申报：认定 质量管理体系健全有消", "C201", "质量管理体系健全有消", "“质量管理体系健全有效”", "'质量管理体系健全有效'"),
    ("require to apply: no incidnt", "C201", "incidnt", "事件\n是否想写“incident”", "event 'incidnt'\ndid you mean 'incident'"),
    ("应当 以 申报：无 事苦", "C201", "事苦", "是否想写“事故”", "did you mean '事故'"),
    ("require to apply: no incident of unti", "C201", "unti", "主体\n是否想写“unit”", "owner 'unti'\ndid you mean 'unit'"),
    ("require to apply: no loss during W", "C201", "W", "没有名为“W”的时间窗口", "no window 'W'"),
    ("let five in last 5 years require to apply: no loss during fiv", "C201", "fiv", "“five”", "'five'"),
    ("require to apply: reading firs_day is excluded", "C201", "firs_day", "读法\n是否想写“first_day”", "reading 'firs_day'"),
    ("require to apply: reading first_day is exclude", "C201", "exclude", "“excluded”", "'first_day' alternative"),
    ("require to apply: won_onn() = day", "C201", "won_onn", "定义\n是否想写“won_on”", "definition 'won_onn'\ndid you mean 'won_on'"),
    ("step qualificaton by office", "C201", "qualificaton", "程序环节\n是否想写“qualification”", "step 'qualificaton'"),
    ("程序 资格审察 由 office", "C201", "资格审察", "是否想写“资格审查”", "did you mean '资格审查'"),
    ("step qualification by office with ofice", "C201", "ofice", "没有名为“ofice”的机构", "no body 'ofice'"),
    ("step qualification by office at mediaa", "C201", "mediaa", "没有名为“mediaa”的公布渠道", "no medium 'mediaa'"),
    ("step qualification by office form writen", "C201", "writen", "没有名为“writen”的形式", "no form 'writen'"),
    ("step qualification by office produces reprt", "C201", "reprt", "程序成果\n是否想写“report”", "product 'reprt'"),
    ("power accept of mone_matter by office", "C201", "mone_matter", "事项\n是否想写“money_matter”", "matter"),
    ("duty office: promote after calll", "C201", "calll", "程序环节或者行为\n是否想写“call”", "step or act 'calll'"),
    ("sanction winnr when some fraud: revoke", "C201", "winnr", "主体", "addressee 'winnr'"),
    ("sanction winner when some fraud: revok", "C201", "revok", "后果\n是否想写“revoke”", "consequence 'revok'\ndid you mean 'revoke'"),
    ("grant winner of grand: monney 5 yuan", "C201", "monney", "奖励内容\n是否想写“money”", "gift 'monney'\ndid you mean 'money'"),
    ("给予 获奖者 的 grand： 奖今 5 元", "C201", "奖今", "是否想写“奖金”", "did you mean '奖金'"),

    # types
    ("require to apply: production_since", "C202", "production_since", "需要真假，写的是日期\n写成比较", "truth value is wanted here, not date\nmake it"),
    ("require to apply: production_since <= 3", "C202", "production_since <= 3", "日期与整数", "date and whole number"),
    ("require to apply: 3 <= production_since", "C202", "3", "需要日期，写的是整数\n日期写作", "not whole number\na day is written"),
    ("require to apply: production_since + 5 <= day", "C202", "production_since + 5", "日期不能相加\n", "day - 3 years"),
    ("require to apply: day <= 2023-2-3", "C202", "2023", "日期写作 2024-02-29", "a day is written 2024-02-29"),
    ("require to apply: sector <= services", "C202", "sector <= services", "枚举“sector”没有先后大小", "write '=' or 'in {…}'"),
    ("require to apply: act.by = committee", "C202", "act.by = committee", "集合不能比较\n写“属于 {…}”", "sets are not compared\nwrite 'in {…}'"),
    ("require to apply: legal_person in {services}", "C202", "legal_person in {services}", "不用于真假", "not truth value"),
    ("require to apply: day - 5 working days <= day", "C202", "day - 5", "不能向前倒推", "not counted backwards"),
    ("require to apply: if legal_person then true else 3", "C202", "3", "需要真假，写的是整数", "not whole number"),
    ("require to apply: entry.score >= 600.1234", "C202", "600.1234", "小数位过多", "too many decimals"),
    ("grant winner of grand: money 0.001 yuan", "C202", "0.001", "小数位过多", "too many decimals"),
    ("require to apply: at least 2 loss inside 5 working days", "C202", "inside 5", "不用工作日", "not counted in working days"),
    ("let W = 3 require to apply: no loss during W", "C202", "W", "“W”不是时间窗口", "'W' is no window of time"),
    ("let W in last 5 years require to apply: W", "C202", "W", "不是值\n写在“期间”之后", "not a value\nwrite it after 'during'"),
    ("require to apply: has(legal_person)", "C202", "legal_person", "从不缺失", "never absent"),
    ("require to apply: has(here)", "C201", "here", "没有名为“here”的字段", "no field 'here'"),
    ("require to apply: has(3)", "C202", "has(3)", "需要一个字段", "takes one field"),
    ("require to apply: odd(5 years)", "C202", "odd(5 years)", "需要一个数", "takes one number"),
    ("require to apply: won_on(day) = day", "C202", "won_on(day)", "需要 0 个参数", "takes 0 arguments"),
    ("require to apply: won_on() = day", "C202", "won_on()", "用在这里不成立\n没有名为“decided”", "does not work here\nthere is no fact or field 'decided'"),
    ("require to apply: period_last_day(day, 5) = day", "C202", "period_last_day(day, 5)", "不成立\n日期不能相加", "values of type date are not added"),
    ("require to apply: period_last_day(5 years, 5 years) = day", "C202", "5", "期间本身不是值", "a span of time is no value"),
    ("bar some ban from apply for 2 rounds after city", "C202", "city", "需要整数，写的是枚举“city”", "not enum 'city'"),

    # declared twice, cyclic, readings
    ('title grand "甲" "A" for organization title 市长质量奖 "乙" "B" for organization', "C203", "市长质量奖", "重复声明", "declared twice"),
    ('body office "甲" "A" body 委员会办公室 "乙" "B"', "C203", "委员会办公室", "重复声明", "declared twice"),
    ('reading first_day "甲" "A" { x "乙" "B" default }', "C203", "first_day", "重复声明", "declared twice"),
    ('reading r "甲" "A" { x "乙" "B" default x "丙" "C" }', "C203", "x", "“x”重复声明", "'x' is declared twice"),
    ("require to apply: true as a require to apply: true as a", "C203", "a", "“a”重复声明", "'a' is declared twice"),
    ("let x = true let x = false", "C203", "x", "“x”重复声明", "'x' is declared twice"),
    ("item 1 { informative purpose } item 1 { informative purpose }", "C203", "item 1", "“3.1”重复声明", "'3.1' is declared twice"),
    ("let x = y let y = x require to apply: x", "C210", "x", "“x”用自身来定义", "'x' is defined by itself"),
    ("let W during W require to apply: no loss during W", "C210", "W", "用自身来定义", "defined by itself"),
    ("require to apply: reading first_day { excluded: true }", "C204", "reading first_day { excluded: true }", "缺少：included", "missing: included"),
    ("require to apply: no loss during reading first_day { excluded: ever includd: ever }", "C204",
     "during reading first_day { excluded: ever includd: ever }", "缺少：included\n多余：includd", "missing: included\nsurplus: includd"),
    ('reading r "甲" "A" { x "乙" "B" y "丙" "C" }', "C211", "r", "读法“r”没有默认项\n在", "reading 'r' has no default\nwrite 'default'"),
    ('读法 r “甲” “A” { x “乙” “B” 默认 y “丙” “C” 默认 }', "C211", "r", "有 2 个默认项：x、y", "has 2 defaults: x, y"),

    # references
    ("informative purpose see 9", "C205", "9", "本规章没有“9”", "this regulation has no '9'"),
    ("informative purpose see 2.1, 2.7", "C205", "2.7", "没有“2.7”", "no '2.7'"),
    ("step qualification by office tests 2:persn", "C205", "2:persn", "是否想写“2:person”", "did you mean '2:person'"),
    ("例外 从 2.1:persom 当 法人资格", "C205", "2.1:persom", "是否想写“2.1:person”", "did you mean '2.1:person'"),
    ("except from 8 when legal_person", "C205", "8", "没有“8”", "no '8'"),
    ("require to apply: unit meets 9", "C205", "9", "没有“9”", "no '9'"),
    ("require to apply: 所在单位 符合 1", "C205", "1", "“1”在本处之前没有条件", "'1' has no condition before this place"),
    ("require to apply: unit meets 2.1:person", "C207", "2.1:person", "不写标号", "without a label"),
    ("require to apply: subject meets 2.1", "C207", "subject", "“符合”只说所在单位", "write 'unit meets …'"),

    # events do not nest
    ("require to apply: no incident where (no loss)", "C206", "no loss", "不能嵌套\n把里面的条件", "do not nest\nwrite the inner"),
    ("require to apply: no incident where (winner of grand)", "C206", "winner of grand", "不能嵌套", "do not nest"),
    ("bar some ban where (count(grand) = 3) from apply ever", "C206", "count(grand)", "不能嵌套", "do not nest"),
    ("bar some ban from apply while count(grand) = 3", "C206", "count(grand)", "不能嵌套", "do not nest"),
    ("限制 有 ban 其中（无 loss）自 申报 任何时候", "C206", "无 loss", "不能嵌套", "do not nest"),

    # clauses and statements that have no meaning where they stand
    ("require legal_person", "C207", "require legal_person", "哪一行为的条件", "the act it is a condition of"),
    ("require to apply: a.b.c = day", "C207", "a.b.c", "最多两段", "at most two parts"),
    ("bar some ban from apply ever by committee", "C207", "by committee", "不带从句“由”\n可用的从句：原文", "no clause 'by'\nit takes: quote"),
    ("限额 数量（grand）≤ 3 形式 书面", "C207", "形式 书面", "不带从句“形式”", "no clause 'form'"),
    ("step call by office as a as b", "C207", "as b", "“名为”只写一次", "'as' is written once"),
    ('event x "甲" "A" key d { d: date "日" "day" }', "C207", 'event x "甲" "A" key d { d: date "日" "day" }', "属于词汇表", "vocabulary"),
    ("until 5 years", "C207", "until 5", "须先写“施行”", "'in force' stands before 'until'"),
    ("in force from 2030-01-01 in force from 2031-01-01", "C207", "in force from 2031-01-01", "施行日期只写一次", "stated once"),
    ("until 2030-01-01 until 2031-01-01", "C207", "until 2031-01-01", "终止日期只写一次", "stated once"),
    ("cycle every 2 years cycle every 3 years", "C207", "cycle every 3", "周期只写一次", "stated once"),
    ("require to apply: some loss inside 5 years", "C207", "inside 5", "须与“至少”两次以上连用", "'at least' two or more"),
    ("let W inside 2 years require to apply: at least 2 loss during W", "C207", "inside 2", "直接写在“至少”", "directly after"),
    ("sanction winner: revoke", "C207", "sanction winner: revoke", "处理没有事由\n写“当 …”", "without a ground\nwrite 'when …'"),
    ("处理 获奖者 当 下列任一项：撤销称号", "C207", "处理 获奖者 当 下列任一项：撤销称号", "处理没有事由", "a sanction without a ground"),
    ("sanction applicant when true: withdraw, bar from apply ever", "C207", "bar from apply ever", "单一事由", "needs one event"),
    ("sanction winner when some fraud: bar from apply for 5 working days from day", "C207",
     "bar from apply for 5 working days from day", "只能以年、月、日、届记录", "is recorded in years, months, days or rounds"),

    # empty and out of order
    ("item 1 { }", "C208", "item 1", "“3.1”没有任何内容\n没有规范的条款写“说明性", "'3.1' says nothing\nwrite 'informative REASON'"),
    ("item 2 { informative purpose } item 1 { informative purpose }", "C212", "item 1", "“3.1”写在“3.2”之后", "'3.1' stands after '3.2'"),

    # spans
    ("bar some ban from apply for 500 years from imposed", "C209", "500", "此单位最多 99\n没有期限", "at most 99\nwrite 'ever'"),
    ("程序 资格审查 由 office 为期 恰好 40000 个工作日", "C209", "40000", "期间过长：40000", "the span is too long: 40000"),

    # tokens
    ("require to apply: legal_person && true", "C101", "&&", "无法识别的字符“&&”\n连接条件写“且”", "joined with 'and'"),
    ("应当 以 申报：法人资格。", "C101", "。", "语句末尾不写标点", "ends without a mark"),
    ("应当 以 申报：行业 属于 {制造、服务}", "C101", "、", "写逗号“，”", "written with commas"),
    ('informative purpose quote "甲', "C102", '"甲', "引号没有在本行内闭合\n在本行补上右引号", "not closed on this line\nadd"),
    ("说明性 目的和依据 原文 “甲", "C102", "“甲", "没有在本行内闭合", "is not closed"),
    ("requier to apply: true", "C103", "requier", "是否想写“require”？\n此处可以是：}、语句（应当", "did you mean 'require'?\nexpected one of: }, a statement (require"),
    ("应该 以 申报：真", "C103", "应该", "是否想写“应当”", "did you mean '应当'"),
    ("require to apply: day - 5 yeer <= day", "C103", "yeer", "是否想写“year”", "did you mean 'year'"),
    ("require to apply: production_since <= 3 years", "C103", "years", "期间只与日期相加减", "a span of time is added"),
    ("require to apply: 5 years >= 1800 days", "C103", "years", "期间只与日期相加减", "a span of time is added"),
    ("require to apply: entry.score >= -5", "C103", "-", "没有负数", "no negative numbers"),
    ("require to apply: entry.score >= 600 yuan", "C103", "yuan", "金额只写数字", "plain number"),
    ("grant winner of grand: money 5 years", "C103", "years", "此处可以是：元", "expected one of: yuan"),
    ("require to apply: legal_person == true", "C103", "=", "只写一个“=”", "equality is one '='"),
    ("require to apply: at least -1 loss", "C103", "-", "没有负数", "no negative numbers"),
    ('应当 以 申报：登记地 = "星河市"', "C103", '"星河市"', "“星河市”不能出现在这里", "'星河市' cannot stand here"),
    ("无 应当", "C103", "无", "“无”不能出现在这里", "'无' cannot stand here"),
    ("require to apply: day <= ２０３０-０２-３０", "C106", "２０３０-０２-３０", "日期须真实存在", "a date must exist"),
    ("bar some ban from apply for 999999999999999999999999999999 rounds after round.number", "C106", "9" * 30, "不超过九位", "at most nine digits"),
    ("require to apply: at least 0 loss", "C108", "0", "一次也没有写“无”", "write 'no' for what never happens"),
    ("require to apply: no loss in last 5.5 years", "C108", "5.5", "期间可换用更小的单位", "use a smaller unit"),
    ("limit ratio(count(grand), count(nominee)) = 6.5 : 4", "C108", "6.5", "不是可计数的整数", "not a whole number to count with"),
    ("require to apply: " + "(" * 10_000 + "true" + ")" * 10_000, "C107", "(", "嵌套过深\n用“设”", "nested too deeply\nsplit"),
    ("require to apply: " + "not " * 10_000 + "true", "C107", "not", "嵌套过深", "nested too deeply"),
)  # fmt: skip


@pytest.mark.parametrize(("statement", "code", "caret", "zh", "en"), CASES, ids=[x[0][:50] for x in CASES])
def test_a_fault_is_told_at_its_place_in_both_languages(
    statement: str, code: str, caret: str, zh: str, en: str
) -> None:
    text, (fault,) = faults_of(statement)
    assert (fault.code, under(text, fault)) == (code, caret)
    assert (fault.article or "").partition(".")[0] == "3"
    assert zh in said(fault, "zh")
    assert en in said(fault, "en")
    assert len(fault.help_zh) == len(fault.help_en)
    assert fault.title_zh != fault.title_en


def test_what_is_written_as_it_should_be_has_no_fault() -> None:
    good = (
        "require to apply: day - 1 year <= day and day - 5 years <= day", "require to apply: unit meets 2.1",
        "应当 以 申报：所在单位 符合 2.1", "应当 以 申报：无 事故 其中（等级 ≥ 重大）近 ３ 年",
        "except from 2.1:person when legal_person see 2", "grant winner of grand: money 0.29 yuan, 奖牌",
        "require to apply: at least 2 loss inside 2 years",
    )  # fmt: skip
    assert {statement: faults_of(statement)[1] for statement in good} == {statement: [] for statement in good}


# ---------------------------------------------------------------- whole files

EMPTY = "article 1 informative purpose\n"
FAULTY = "article 2 {\n  informative purpos\n}\n"
AFTER = ("C201", "purpos", "2")
FILES: dict[str, tuple[str, list[tuple[str, str, str | None]]]] = {
    # name: text, then code, words under the caret and article of every fault
    "empty": ("", [("C105", "", None)]),
    "blank": ("\n\n  # nothing\n", [("C105", "", None)]),
    "another_kind_of_text": ("hello world\n", [("C105", "hello", None)]),
    "without_header": (EMPTY, [("C105", "article", None)]),
    "header_only": (HEAD, [("C208", HEAD.strip(), None)]),
    "half_a_header": ("regulation xinghe-2030 “甲”\n" + FAULTY, [("C104", "", None)]),
    "header_without_year": (HEAD.replace("-2030", "") + FAULTY, [("C103", '"星河市质量奖规定"', None), AFTER]),
    "misspelt_header": (HEAD.replace("signed", "sighned") + FAULTY, [("C103", "sighned", None), AFTER]),
    "no_such_day_in_the_header": (HEAD.replace("12-01", "13-01") + FAULTY, [("C106", "2029-13-01", None), AFTER]),
    "two_headers": (HEAD + HEAD + FAULTY, [("C103", "regulation", None), AFTER]),
    "a_header_between": (HEAD + EMPTY + HEAD + FAULTY, [("C103", "regulation", "1"), AFTER]),
    "misspelt_article": (HEAD + "artcle 1 {\n}\n" + FAULTY, [("C103", "artcle", None), AFTER]),
    "article_without_number": (HEAD + "article {\n}\n" + FAULTY, [("C103", "{", None), AFTER]),
    "article_twice": (HEAD + EMPTY + EMPTY + FAULTY, [("C203", "article 1", "1"), AFTER]),
    "out_of_order": (HEAD + "article 3 informative scope\n" + FAULTY, [("C212", "article 2", "2"), AFTER]),
    "unclosed_brace": (HEAD + "article 1 {\n  informative scop\n" + FAULTY, [("C201", "scop", "1"), ("C104", "", "1"), AFTER]),
    "unclosed_item": (
        HEAD + "article 1 {\n  item 1 {\n  informative scop\n  item 2 { informative scope }\n}\n" + FAULTY,
        [("C201", "scop", "1.1"), ("C104", "", "1"), AFTER],
    ),
    "no_opening_brace": (HEAD + "article 1\n  item 1 { informative scop }\n}\n" + FAULTY, [("C103", "item", "1"), ("C201", "scop", "1.1"), AFTER]),
    "no_opening_brace_and_no_statement": (HEAD + "article 1\n}\n" + FAULTY, [("C103", "}", "1"), AFTER]),
    "unclosed_parenthesis": (HEAD + "article 1 {\n  require to apply: (true\n}\n" + FAULTY, [("C103", "}", "1"), AFTER]),
    "stray_closing_brace": (HEAD + "article 1 {\n  informative scop\n}\n}\n" + FAULTY, [("C201", "scop", "1"), ("C103", "}", "1"), AFTER]),
    "brace_too_early": (
        HEAD + "article 1 {\n  informative scope }\n  silent remedi\n}\n" + FAULTY,
        [("C103", "silent", "1"), ("C201", "remedi", "1"), AFTER],
    ),
    "unclosed_string": (HEAD + 'article 1 {\n  informative scop quote "甲\n}\n' + FAULTY, [("C201", "scop", "1"), ("C102", '"甲', "1"), AFTER]),
    "deep_brackets": (HEAD + "article 1 {\n  require to apply: " + "(" * 10_000 + "\n}\n" + FAULTY, [("C107", "(", "1"), AFTER]),
    "deep_blocks": (HEAD + "article 1 " + "{ item 1 " * 10_000 + "\n" + FAULTY, [("C107", "{", "1"), AFTER]),
    "articles_on_one_line": (HEAD + "article 1 { informative scop } article 2 { informative purpos }", [("C201", "scop", "1"), AFTER]),
    "control_characters": (HEAD + EMPTY + "\x00\x07\n" + FAULTY, [("C101", "\x00\x07", "1"), AFTER]),
    "a_fault_in_each_item": (
        HEAD + "article 1 {\n  item 1 {\n    requre to apply: true\n  }\n  item 2 { silent remedi }\n  item 3 {\n"
        "    step call byy office\n    step call by ofice\n  }\n}\n" + FAULTY,
        [("C103", "requre", "1"), ("C201", "remedi", "1.2"), ("C103", "byy", "1"), ("C201", "ofice", "1.3"), AFTER],
    ),
    # what only comes of something that could not be read is not told
    "a_lost_reading": (
        HEAD + 'article 1 {\n  reading gap "甲" "A" { x "乙" "B" defalt y "丙" "C" }\n'
        "  bar winner of grand from apply for reading gap { x: ever  y: no } as gap\n}\n"
        "article 2 {\n  except from 1:gap when legal_person\n  informative purpos see 1\n}\n",
        [("C103", "y", "1"), AFTER],
    ),
    "a_lost_statement": (
        HEAD + "article 1 {\n  requier to apply: true\n}\narticle 2 {\n  informative purpos see 1:x\n  except from 1\n}\n",
        [("C103", "requier", "1"), AFTER],
    ),
    "one_wrong_local_name_used_twice": (
        HEAD + EMPTY + "article 2 {\n  let x = legal_persn\n  require to apply: x\n  require to apply: not x\n}\n",
        [("C201", "legal_persn", "2")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_every_fault_of_a_file_is_told_and_nothing_else(name: str) -> None:
    text, expected = FILES[name]
    found = faults_in(text)
    assert [(fault.code, under(text, fault), fault.article) for fault in found] == expected
    for fault in found:
        assert fault.title_zh != fault.title_en
        assert "xinghe.rules:" in render(fault, source(text), "zh")


def test_faults_without_end_are_cut_short() -> None:
    articles = "".join(f"article {n} {{\n  foo\n}}\n" for n in range(1, 400))
    assert len(faults_in(HEAD + articles)) <= 110


# ---------------------------------------------------------------- the vocabulary

VOCABULARIES: tuple[tuple[str, str, str, str, str], ...] = (
    # declarations, code, words under the caret, part of the Chinese and of the English message
    ('topic a "甲" "A"\ntopic a "乙" "B"', "C203", "a", "重复声明", "declared twice"),
    ('enum e "甲" "A" { x "乙" "B", x "丙" "C" }', "C203", "x", "“x”重复声明", "'x' is declared twice"),
    ('record r "甲" "A" { x: int "乙" "B" x: int "丙" "C" }', "C203", "x", "“x”重复声明", "'x' is declared twice"),
    ('record r "甲" "A" { x: itn "乙" "B" }', "C201", "itn", "类型\n是否想写“int”", "type 'itn'\ndid you mean 'int'"),
    ('record r "甲" "A" { x: set of int "乙" "B" }', "C202", "int", "集合的元素须是枚举", "of a set are of an enum"),
    ('record r "甲" "A" { x: bool "乙" "B" optional }', "C202", "bool", "不能可缺", "are not optional"),
    ('event e "甲" "A" key dya { day: date "乙" "B" }', "C201", "dya", "日期字段\n是否想写“day”", "date field 'dya'"),
    ('reading r "甲" "A" { x "乙" "B" }', "C211", "r", "没有默认项", "no default"),
    ("define f(x) = g(x)\ndefine g(x) = x + f(x)", "C210", "f", "“f”用自身来定义", "'f' is defined by itself"),
    ("let x = true", "C202", "let x = true", "词汇表里不能写", "does not belong into the vocabulary"),
    ('enm e "甲" "A" { x "乙" "B" }', "C103", "enm", "“enm”不能出现在这里", "'enm' cannot stand here"),
    ('enum step_name "甲" "A" { call "乙" "B" }\nact a "丙" "C" on act.day by cal', "C201", "cal", "程序环节\n是否想写“call”", "step 'cal'"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "code", "caret", "zh", "en"), VOCABULARIES, ids=[x[0][:40] for x in VOCABULARIES])
def test_a_fault_of_the_vocabulary_is_told(text: str, code: str, caret: str, zh: str, en: str) -> None:
    text = f"vocabulary\n{text}\n"
    parsed = parser().parse(source(text))
    assert parsed.file is not None
    fault = (*parsed.faults, *lower_vocabulary(parsed.file, []).faults)[0]
    assert (fault.code, under(text, fault)) == (code, caret)
    assert zh in said(fault, "zh")
    assert en in said(fault, "en")


def test_what_the_language_needs_of_a_vocabulary_is_named() -> None:
    text = (
        FOLDER.vocabulary.read_text(encoding="utf-8")
        .replace("enum gift", "enum gifts")
        .replace("define won_on", "define won_onn")
    )
    parsed = parser().parse(source(text))
    assert parsed.file is not None
    gift, won = lower_vocabulary(parsed.file, []).faults
    assert said(gift, "en") == "there is no enum 'gift'\ndid you mean 'gifts'?"
    assert said(won, "zh") == "没有名为“won_on”的定义\n是否想写“won_onn”？"


def test_a_set_that_the_language_needs_is_named() -> None:
    text = FOLDER.vocabulary.read_text(encoding="utf-8").replace("  approved_by: set of body", "  approved_by: body")
    parsed = parser().parse(source(text))
    assert parsed.file is not None
    (fault,) = lower_vocabulary(parsed.file, []).faults
    assert fault.title_en == "there is no field that is a set 'act.approved_by'"


def test_clauses_are_called_as_the_keyword_table_spells_them() -> None:
    keywords = read_keywords(FOLDER.keywords.read_text(encoding="utf-8"))
    spelt = {(keywords.chinese[token], keywords.english[token]) for token in keywords.english}
    for kind, (zh, en) in WORDS.items():
        zh, en = (zh.removeprefix("当 "), en.removeprefix("when ")) if kind == "any_item" else (zh, en)
        assert any(zh in chinese and en in english for chinese, english in spelt), kind


# ---------------------------------------------------------------- no fault without a test


def raising_sites() -> Iterator[tuple[str, int, int]]:
    """File, first and last line of every place of the lowering that makes a `Stop`; those of questions aside."""
    for path in sorted((ROOT / "checker" / "lowering").glob("*.py")):
        if path.stem in ("questions", "givens"):
            continue
        for node in python.walk(python.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, python.Call) and isinstance(node.func, python.Name) and node.func.id == "Stop":
                yield path.name, node.lineno, node.end_lineno or node.lineno


def test_every_place_that_tells_a_fault_is_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    reached: set[tuple[str, int]] = set()
    made = lowering_faults.Stop.__init__

    def watched(stop: lowering_faults.Stop, diagnostic: Diagnostic) -> None:
        frame = sys._getframe(1)
        reached.add((Path(frame.f_code.co_filename).name, frame.f_lineno))
        made(stop, diagnostic)

    monkeypatch.setattr(lowering_faults.Stop, "__init__", watched)
    for statement, *_ in CASES:
        if len(statement) < 1000:
            faults_of(statement)
    for text, *_ in VOCABULARIES:
        file = parser().parse(source(f"vocabulary\n{text}\n")).file
        assert file is not None
        lower_vocabulary(file, [])
    sites = list(raising_sites())
    assert len(sites) > 30
    missed = [
        (name, first) for name, first, last in sites if not any((name, n) in reached for n in range(first, last + 1))
    ]
    assert missed == [], "add a case to the table"


# ---------------------------------------------------------------- folders and the command line


@pytest.fixture(scope="module")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where parse tables are remembered between the runs of this module."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def rules(tmp_path: Path, cache_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of rules without a regulation."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache_folder))
    spec = tmp_path / "spec"
    (spec / "cities" / "xinghe").mkdir(parents=True)
    for name in ("grammar.lark", "keywords.txt", "vocabulary.rules", "calendar"):
        (spec / name).symlink_to(ROOT / "spec" / name)
    return spec


def loaded(rules: Path, **files: str) -> Loaded:
    """The folder with the given files of the city."""
    for name, text in files.items():
        (rules / "cities" / "xinghe" / f"{name.removeprefix('y')}.rules").write_text(text, encoding="utf-8")
    return load_spec(SpecFolder(rules))


def test_two_files_of_one_regulation_are_told(rules: Path) -> None:
    (fault,) = loaded(rules, y2030=HEAD + EMPTY, y2031=HEAD + EMPTY).faults
    assert (fault.code, fault.title_en) == ("C203", "'xinghe-2030' is declared twice")
    assert fault.span is not None
    assert fault.span.file.endswith("2031.rules")


def test_a_second_vocabulary_is_no_regulation(rules: Path) -> None:
    (fault,) = loaded(rules, y2030=HEAD + EMPTY, y2031="vocabulary\n" + EMPTY).faults
    assert fault.code == "C105"
    assert "regulation CITY-YEAR" in said(fault, "en")
    assert "规章 城市-年份" in said(fault, "zh")


def test_a_fault_of_the_vocabulary_is_not_repeated_by_every_regulation(rules: Path) -> None:
    text = FOLDER.vocabulary.read_text(encoding="utf-8").replace('enum award "', "enum award ")
    (rules / "vocabulary.rules").unlink()
    (rules / "vocabulary.rules").write_text(text, encoding="utf-8")
    found = loaded(rules, y2030=HEAD + BEFORE).faults
    assert found
    assert {Path(fault.span.file).name for fault in found if fault.span} == {"vocabulary.rules"}


def test_a_byte_order_mark_is_no_fault(rules: Path) -> None:
    assert loaded(rules, y2030="\ufeff" + HEAD + EMPTY).faults == ()


def run(rules: Path, cache: Path, lang: str) -> subprocess.CompletedProcess[str]:
    """`checker coverage` in a process of its own, beside the folder of rules."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "checker", "coverage", "--spec", rules.name, "--lang", lang]
    return subprocess.run(
        command, cwd=rules.parent, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_one_run_tells_all_faults_of_a_file(
    lang: str, rules: Path, cache_folder: Path, golden: Callable[[str, str], None]
) -> None:
    (rules / "cities" / "xinghe" / "2030.rules").write_text(GOLDEN.read_text(encoding="utf-8"), encoding="utf-8")
    ended = run(rules, cache_folder, lang)
    assert (ended.returncode, ended.stdout) == (3, "")
    golden(f"rule_faults/faults.{lang}.err", ended.stderr.rstrip("\n"))


def test_a_reading_that_nothing_uses_is_a_finding_of_coverage(rules: Path, cache_folder: Path) -> None:
    reading = 'article 2 {\n  reading gap "间隔" "gap" { x "甲" "A" default y "乙" "B" }\n  informative purpose\n}\n'
    used = reading.replace("informative purpose", "require to apply: reading gap is x")
    name = rules / "cities" / "xinghe" / "2030.rules"
    name.write_text(HEAD + EMPTY + reading, encoding="utf-8")
    ended = run(rules, cache_folder, "en")
    assert ended.returncode == 1
    assert "warning[C513]: reading 'gap' of article 2" in ended.stdout
    assert "2030.rules:5:1" in ended.stdout
    name.write_text(HEAD + EMPTY + used, encoding="utf-8")
    assert "C513" not in run(rules, cache_folder, "zh").stdout
