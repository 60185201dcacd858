"""Norms in words: every kind says who, what, when and what is asked, in both languages."""

import pytest

from checker.diagnostics.diagnostic import Language
from checker.ir.regulation import Spec
from checker.rendering.norms import norm_in_words
from checker.rendering.voice import Voice
from tests.unit.verbs.small import make

ADDED = """article 6 {
  cycle every 2 years
  valid grand for 3 years from won_on()
  family honour "合称" "both" = grand
  power award by city_government on proposal of office after final_notice as signing
  step final_notice by office at media after deliberation lasts at least 5 working days as notice
  order deliberation < final_notice
  grant winner of grand: money 500000 yuan, certificate as prize
  in principle limit count(grand to organization) <= 8 as quota
  may office: leave_vacant award_list as vacancy
  forbid anyone: charge_fee as free
  prefer for organization to be_candidate: in_cultivation_pool as pool
}
article 7 {
  item 1 { ground some fraud where (obtained) }
  may sanction winner of grand when any item: revoke, bar from apply for 2 rounds after found_round
    by city_government as lost
}
article 8 { until 5 years }
"""
EXPECTED = {
    "3.1:place": (
        "条件|对象=单位（组织）|行为=申报|须=登记地 = 甲市",
        "condition|for=organization|act=apply|requires=place of registration = Jia",
    ),
    "3.2:incident": (
        "例外=第四条第二款：申报·申报通道 = 复评",
        "exception=article 4, paragraph 2: application·track = reassessment",
    ),
    "4/1:interval": (
        "期限=读法 gap {whole：1 届；next：不受限制}",
        "length=reading gap {whole: 1 round; next: no bar}",
    ),
    "4/2:honest": ("义务|主体=申报者|行为=如实提供材料 材料真实", "duty|who=applicant|act="),
    "6:signing": (
        "职权|行为=授奖|机构=市人民政府|提请=委员会办公室|在后于=公示",
        "on proposal of=committee office|after=final notice",
    ),
    "6:notice": ("期限=不少于 5 个工作日", "length=at least 5 working days"),
    "6:prize": ("奖励|给予=甲市质量奖|内容=奖金 500,000 元、证书", "gives=money 500,000 yuan, certificate"),
    "6:quota": ("名额或比例（原则上）|须=", "limit (in principle)|requires="),
    "6:vacancy": ("许可|主体=委员会办公室", "permission|who=committee office"),
    "6:free": ("禁止|主体=任何单位和个人", "prohibition|who=anyone"),
    "6:pool": (
        "优先|对象=单位（组织）|优先者=列入培育库",
        "preference|for=organization|prefers=in the cultivation pool",
    ),
    "7:lost": (
        "处理（可）|对象=获奖者（甲市质量奖）|事由=第七条第（一）项：有 弄虚作假(已骗得荣誉)",
        "a bar (see the bar here)",
    ),
}
KINDS = {
    "奖项": "award", "评定周期": "cycle", "有效期": "validity", "奖项合称": "family of awards", "情形": "ground",
    "例外": "exception", "说明性条款": "informative", "文本未作规定": "silent", "施行": "in force", "失效": "end",
    "程序顺序": "order of steps",
}  # fmt: skip


@pytest.fixture(scope="module")
def spec(tmp_path_factory: pytest.TempPathFactory) -> Spec:
    small = make(tmp_path_factory.mktemp("small"))
    small.rules.write_text(small.rules.read_text(encoding="utf-8") + ADDED, encoding="utf-8")
    return small.load()


LANGUAGES: tuple[Language, Language] = ("zh", "en")


def told(spec: Spec, lang: Language) -> dict[str, list[str]]:
    """Per address, the norms there as lines."""
    (regulation,) = spec.regulations
    voice, found = Voice(spec, regulation, lang), dict[str, list[str]]()
    for norm in regulation.norms:
        words = norm_in_words(norm, voice)
        line = "|".join([words.kind, *(f"{heading}={said}" for heading, said in words.says)])
        cite = norm.anchor.cite
        found.setdefault(f"{cite.place}:{cite.label}" if cite.label else cite.place, []).append(line)
    return found


@pytest.mark.parametrize("address", EXPECTED)
def test_a_norm_says_what_it_rules(spec: Spec, address: str) -> None:
    for lang, part in zip(LANGUAGES, EXPECTED[address], strict=True):
        lines = told(spec, lang)[address]
        assert [line for line in lines if part in line], lines


def test_statements_have_their_kind(spec: Spec) -> None:
    for lang, kinds in zip(LANGUAGES, (tuple(KINDS.keys()), tuple(KINDS.values())), strict=True):
        found = {line.partition("|")[0] for lines in told(spec, lang).values() for line in lines}
        assert set(kinds) <= found


def test_nothing_is_left_without_words(spec: Spec) -> None:
    for lang in LANGUAGES:
        lines = [line for lines in told(spec, lang).values() for line in lines]
        assert [line for line in lines if "|" not in line or "=|" in line or line.endswith("=")] == []


def test_english_words_hold_no_chinese(spec: Spec) -> None:
    lines = [line for lines in told(spec, "en").values() for line in lines]
    assert [line for line in lines if any("一" <= sign <= "鿿" for sign in line)] == []
