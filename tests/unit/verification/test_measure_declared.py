"""What norms declare outright: gifts, consequences, categories, powers, forms, cycle, validity, the last day."""

from dataclasses import replace
from datetime import date

import pytest

from checker.ir.norms import Consequence, Forever, Sanction, WhileTrue
from checker.verification.measure_cell import Proof, Status, Value
from checker.verification.measure_declared import consequence_parts, end_parts
from checker.verification.measure_reader import read_measures
from checker.verification.measure_terms import defaults
from tests.unit.verification.measured import cell, compared, figure, only, parts, regulation, turned, words
from tests.unit.verification.xinghe import calendar

MONEY = "  look gift money\n  given award = grand"
FRAUD = "  look consequences fraud\n  given award = grand"
YES = Proof.DECLARED


@pytest.mark.parametrize(
    ("gift", "zh", "en", "number"),
    [
        ("money 100000 yuan", "100,000元", "100,000 yuan", 100_000),
        ("money 99.5 yuan", "99.50元", "99.50 yuan", None),
        ("money", "有，数额未写明", "yes, amount not stated", None),
    ],
)
def test_a_gift_and_its_amount(gift: str, zh: str, en: str, number: int | None) -> None:
    found = only(MONEY, f"article 6 {{ grant winner of grand: plaque, {gift} }}")
    assert (found.value, found.proof, found.condition) == (Value(zh, en, number, "yuan"), YES, None)


def test_when_a_gift_is_given() -> None:
    granted = "article 6 { grant winner of grand: money 5 yuan when application.category = individual grant winner of nominee: money }"
    assert only(MONEY, granted).condition == ("申报类别为个人", "category: individual")
    excepted = (
        "article 6 { grant winner of grand: money 5 yuan as money }\n"
        "article 7 { except from 6:money when application.track = reassessment }"
    )
    assert only(MONEY, excepted).condition == ("申报通道不为复评", "track: not reassessment")
    assert parts(MONEY, "article 6 { grant winner of grand: plaque }") == ()


SANCTIONS = """article 7 {
  may sanction winner of grand as first when some fraud where (city = here): revoke, recover_money if (win.category = individual),
    bar from apply for 2 rounds after win.round by city_government
  sanction winner of grand as second when some fraud where (verified): revoke, bar from apply for 5 years from banned_from()
    by city_government
  sanction winner of grand as third when some incident: revoke, bar from apply ever by city_government
  sanction applicant as fourth when some fraud: withdraw by office
}"""


def test_what_follows_from_a_ground() -> None:
    first, second = parts(FRAUD, SANCTIONS)
    assert first.value.en == "may: revocation, money taken back (category: individual), ban 2 rounds"
    assert first.value.zh == "可以：撤销称号、追缴奖金（类别为个人）、禁止申报2届"
    assert (second.value.en, second.value.unit, second.proof) == ("revocation, ban 5 years", "consequences", YES)
    third = only(FRAUD.replace("fraud", "incident"), SANCTIONS)
    assert (third.value.zh, third.value.en) == ("撤销称号、禁止申报永久", "revocation, ban for ever")
    assert parts(FRAUD.replace("fraud", "loss"), SANCTIONS) == ()


def test_of_whom_a_sanction_speaks() -> None:
    text = SANCTIONS.replace(
        "sanction winner of grand as third", "sanction winner of grand where (category = individual) as third"
    )
    assert only(FRAUD.replace("fraud", "incident"), text).condition == ("类别为个人", "category: individual")


def test_a_ban_without_a_length_of_its_own() -> None:
    (measure,) = read_measures(f"measure one | 一 | first\n{FRAUD}")
    given = regulation(SANCTIONS)
    choice = defaults(given, words()[1].vocabulary, {})

    def banned(ban: WhileTrue | Forever | None) -> str:
        norms = [
            replace(n, consequences=(Consequence(n.anchor.cite, "bar", ban),))
            for n in given.norms
            if isinstance(n, Sanction)
        ]
        return consequence_parts(measure, replace(given, norms=tuple(norms)), words()[1].vocabulary, choice)[1].value.en

    assert banned(WhileTrue()) == "ban"
    assert banned(Forever()) == "ban for ever"


def test_who_can_get_an_award() -> None:
    found = only("  look categories grand", "")
    assert figure(found) == ("organization, individual", None, "categories", YES)
    assert [c.place for c in found.cites] == ["1"]
    only_grand = regulation("", titles='title grand "甲" "a" for individual')
    assert cell("  look categories nominee", "").parts[0].value.zh == "单位（组织）"
    assert "nominee" not in only_grand.awards


def test_an_award_that_is_not_there_has_no_categories() -> None:
    one = regulation("", titles='title grand "甲" "a" for individual')
    assert compared("  look categories nominee", one).cells[0].status is Status.MISSING


POWERS = """article 5 {
  body committee "星河评委会" "Xinghe committee"
  power award by city_government on proposal of committee on approval of mayor form written
  power award by committee
  power award form written
  power accept by office form secret_ballot
  step deliberation by committee form full_meeting
  step final_notice by office
  duty office: inform form secret_ballot
}"""


def test_who_may_do_an_act() -> None:
    found = parts("  look power award", POWERS)
    assert [p.value.en for p in found] == [
        "city government, proposed by Xinghe committee, approved by mayor, in writing",
        "Xinghe committee",
    ]
    assert found[0].value.zh == "市人民政府，星河评委会提请，市长审定，书面"


def test_the_forms_of_steps_and_acts() -> None:
    found = parts("  look form secret_ballot, full_meeting", POWERS)
    assert [(p.value.en, p.value.unit) for p in found] == [
        ("accept: secret ballot", "forms"),
        ("deliberation: full meeting", "forms"),
    ]


def test_cycle_and_validity() -> None:
    declared = "article 5 { cycle every 2 years valid grand for 4 years from won_on() }"
    assert figure(only("  look cycle", declared)) == ("2 years", 2, "years", YES)
    assert figure(only("  look validity grand", declared)) == ("4 years", 4, "years", YES)
    assert parts("  look validity nominee", declared) == ()
    assert parts("  look cycle", "") == ()


def test_the_last_day_of_a_regulation() -> None:
    found = only("  look end", "article 9 { in force from 2030-01-01 until 5 years }")
    assert figure(found) == ("2035-01-01", date(2035, 1, 1).toordinal(), "date", YES)
    assert turned(found)["first_day", "included"].en == "2034-12-31"
    fixed = only("  look end", "article 9 { in force from 2030-01-01 until 2033-03-03 }")
    assert (fixed.value.en, fixed.alternatives) == ("2033-03-03", ())
    assert parts("  look end", "article 9 { in force from 2030-01-01 }") == ()


def test_a_text_that_was_replaced() -> None:
    found = cell(
        "  look end", "article 9 { in force from 2030-01-01 }", head='superseded 2036-01-01 by "新规定"'
    ).parts[0]
    assert found.value.en == "replaced on 2036-01-01 by 新规定"
    assert [c.place for c in found.cites] == ["9"]


def test_a_last_day_that_cannot_be_computed_is_no_number() -> None:
    text = "article 9 { in force from 2079-12-30 until 5 years }"
    given = regulation(text)
    (found,) = end_parts(given, words()[1].vocabulary, defaults(given, words()[1].vocabulary, {}), calendar())
    assert found.value == Value("?", "?", None, "date")
