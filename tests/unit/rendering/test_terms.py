"""Terms in words: brackets where they are needed, labels of the vocabulary, readings never silently chosen."""

from datetime import date

import pytest

from checker.ir import factory as f
from checker.ir.regulation import Regulation, Spec
from checker.ir.terms import EVENT, Field, Source, Term
from checker.ir.types import BOOL, DATE, INT, MONEY, SCORE, EnumType, SetType
from checker.legaltime.span import DaySpan, MonthSpan, WorkdaySpan
from checker.rendering.terms import describe
from tests.unit.verbs.small import make


@pytest.fixture(scope="module")
def spec(tmp_path_factory: pytest.TempPathFactory) -> Spec:
    return make(tmp_path_factory.mktemp("small")).load()


def enum(name: str, spec: Spec) -> EnumType:
    return spec.vocabulary.enums[name]


def said(term: Term, spec: Spec) -> tuple[str, str]:
    """The term in Chinese and in English."""
    regulation: Regulation = spec.regulations[0]
    return describe(term, spec, regulation, "zh"), describe(term, spec, regulation, "en")


PERSON = f.field("subject", "legal_person", BOOL)
SMALL_FIRM = f.field("subject", "industrial", BOOL)
POOL = f.field("subject", "in_cultivation_pool", BOOL)
DAY = f.field("application", "day", DATE)
DONE = f.field("step.final_notice", "done", BOOL)


def test_brackets_keep_what_belongs_together(spec: Spec) -> None:
    assert said(f.conj(PERSON, f.disj(SMALL_FIRM, POOL)), spec)[0] == "法人资格 且 (工业企业 或 列入培育库)"
    assert said(f.disj(f.conj(PERSON, SMALL_FIRM), POOL), spec)[0] == "(法人资格 且 工业企业) 或 列入培育库"
    assert said(f.neg(f.conj(PERSON, POOL)), spec)[1] == "not (legal personality and in the cultivation pool)"


def test_an_implication_is_told_as_one(spec: Spec) -> None:
    zh, en = said(f.implies(DONE, PERSON), spec)
    assert zh == "若 公示·已进行 则 法人资格"
    assert en == "if final notice·done then legal personality"


def test_members_of_one_enum_become_a_list(spec: Spec) -> None:
    severity = enum("severity", spec)
    field = f.field(EVENT, "severity", severity)
    several = f.disj(*(f.equal(field, f.literal(m, severity)) for m in ("major", "grave")))
    where = f.conj(several, f.field(EVENT, "liable", BOOL))
    zh, en = said(f.neg(f.exists(Source("subject", "incident"), where)), spec)
    assert zh == "无 事故(等级 ∈ {重大、特别重大} 且 责任事故)"
    assert en == "no accident(severity in {major, grave} and responsibility accident)"


def test_a_constant_stands_on_the_right(spec: Spec) -> None:
    severity = enum("severity", spec)
    where = f.less_equal(f.literal("major", severity), f.field(EVENT, "severity", severity))
    assert said(f.exists(Source("unit", "incident"), where), spec)[0] == "有 所在单位的事故(等级 ≥ 重大)"


def test_windows_of_events(spec: Spec) -> None:
    key = f.field(EVENT, "date", DATE)
    past, recent = f.less_equal(key, DAY), f.less_equal(f.shift(DAY, MonthSpan(36), True), key)
    source = Source("subject", "penalty")
    assert said(f.exists(source, past, DAY), spec) == (
        "有 行政处罚[截至申报·申报日]", "some administrative penalty[up to application·day of filing]"
    )  # fmt: skip
    zh, en = said(f.exists(source, f.conj(past, recent), DAY), spec)
    assert zh == "有 行政处罚[申报·申报日前 3 年内]"
    assert en == "some administrative penalty[in the 3 years before application·day of filing]"
    other = f.less_equal(f.shift(DAY, MonthSpan(36), True), DAY)
    assert "3 年" in said(f.exists(source, f.conj(past, f.disj(other, PERSON)), DAY), spec)[0]
    clustered = f.at_least(2, source, past, DAY, MonthSpan(12))
    assert said(clustered, spec)[1].startswith("at least 2 administrative penalty")
    assert said(clustered, spec)[1].endswith("inside 1 year")


def test_days_and_amounts(spec: Spec) -> None:
    early = f.less(f.literal(date(2030, 1, 2), DATE), f.shift(DAY, WorkdaySpan(5)))
    assert said(early, spec)[0] == "(申报·申报日 + 5 个工作日) > 2030-01-02"
    assert said(f.equal(f.shift(DAY, DaySpan(1), True), DAY), spec)[1].startswith(
        "(application·day of filing − 1 day) ="
    )
    assert "遇休息日顺延" in said(f.equal(f.shift(DAY, WorkdaySpan(0)), DAY), spec)[0]
    assert said(f.less_equal(f.field("entry", "score", SCORE), f.literal(600_500, SCORE)), spec)[1].endswith(
        "600.5 points"
    )
    assert said(f.equal(f.field("act", "amount", MONEY), f.literal(123_456_789, MONEY)), spec)[0].endswith(
        "1234567.89 元"
    )
    number = f.field("round", "number", INT)
    assert said(f.equal(f.plus([(2, number), (-1, number)], -3), number), spec)[0].startswith(
        "(2 × 届次·届次序号 − 届次·届次序号 − 3)"
    )


def test_presence_and_membership(spec: Spec) -> None:
    win = f.exists(Source("subject", "win"), f.conj(f.has(EVENT, "revoked"), f.neg(f.has(EVENT, "ceremony"))))
    assert said(win, spec)[0] == "有 获奖(有“撤销决定日” 且 没有“颁奖日”)"
    office = f.contains("act", "by", SetType(enum("body", spec)), "office")
    assert said(office, spec)[1] == "act·done by includes committee office"


def test_awards_are_called_as_the_regulation_calls_them(spec: Spec) -> None:
    award = enum("award", spec)
    term = f.equal(f.field("application", "award", award), f.literal("grand", award))
    assert said(term, spec) == ("申报·奖项 = 甲市质量奖", "application·award = Jia Quality Award")


def test_own_readings_show_every_alternative(spec: Spec) -> None:
    both = f.choose("gap", [("whole", PERSON), ("next", POOL)])
    assert said(both, spec)[0] == "读法 gap {whole：法人资格；next：列入培育库}"
    only = f.choose("gap", [("whole", f.TRUE), ("next", f.FALSE)])
    assert said(f.conj(only, PERSON), spec)[1] == "reading gap is whole and legal personality"


def test_shared_readings_show_their_default_and_are_marked(spec: Spec) -> None:
    shared = spec.vocabulary.readings["reference_day"]
    days: list[tuple[str, Term]] = [(n, Field("round", "called", DATE)) for n in shared.names]
    days[shared.names.index(shared.default)] = (shared.default, DAY)
    zh, en = said(f.equal(f.choose("reference_day", days), DAY), spec)
    assert zh == f"申报·申报日⟨{shared.label.zh}⟩ = 申报·申报日"
    assert f"⟨{shared.label.en}⟩" in en
