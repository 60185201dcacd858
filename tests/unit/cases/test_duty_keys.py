"""The keys of a dossier that concern duties: through which day acts are recorded, and what is expected of duties."""

from datetime import date

from jsonschema import Draft202012Validator

from checker.cases.schema import dossier_schema
from checker.ir.regulation import Spec
from tests.unit.cases.conftest import Read, ReadWell

HEAD = "dossier: 1\nregulation: wuhan-2022\n"


def test_a_dossier_without_decisions_may_say_through_which_day_acts_are_recorded(read_well: ReadWell) -> None:
    dossier = read_well(HEAD + "acts_complete_through: 2024-10-31\n")
    assert (dossier.acts_complete_through, dossier.as_of, dossier.decisions) == (
        date(2024, 10, 31),
        date(2024, 10, 31),
        (),
    )
    assert read_well("卷宗: 1\n规章: wuhan-2022\n行为完整至: 2024年10月31日\n").acts_complete_through == date(
        2024, 10, 31
    )


def test_without_that_day_a_dossier_needs_a_decision(read: Read) -> None:
    (fault,) = read(HEAD + "as_of: 2024-10-31\n").faults
    assert fault.code == "C327"


def test_acts_are_not_recorded_beyond_the_day_of_the_dossier(read: Read) -> None:
    (fault,) = read(HEAD + "as_of: 2024-10-30\nacts_complete_through: 2024-10-31\n").faults
    assert (fault.code, fault.span.start.line if fault.span else 0) == ("C326", 3)
    assert read(HEAD + "as_of: 2024-10-31\nacts_complete_through: 2024-10-31\n").faults == ()


def test_what_is_expected_of_duties(read_well: ReadWell) -> None:
    text = "acts_complete_through: 2024-10-31\nexpect: {verdict: unlawful, duties: {'25/1:check': [violated, open], '36': satisfied}}\n"
    found = read_well(HEAD + text).expect
    assert found is not None
    assert found.verdict == "unlawful"
    assert found.duties == {"25/1:check": {"violated", "open"}, "36": {"satisfied"}}
    chinese = read_well(
        HEAD + "行为完整至: 2024-10-31\n预期: {结论: 违法, 义务: {'25/1:check': [未履行, 待履行], '36': 已履行}}\n"
    ).expect
    assert chinese is not None
    assert (chinese.verdict, chinese.duties) == (found.verdict, found.duties)
    nothing = read_well(HEAD + "acts_complete_through: 2024-10-31\nexpect: {}\n").expect
    assert nothing is not None
    assert (nothing.verdict, nothing.duties) == (None, {})


def test_a_standing_that_does_not_exist_is_named(read: Read) -> None:
    result = read(HEAD + "acts_complete_through: 2024-10-31\nexpect: {duties: {'36': violatd}}\n")
    assert result.dossier is None
    (fault,) = result.faults
    assert "violatd" in fault.title_en


def test_the_schema_knows_the_keys(spec: Spec) -> None:
    schema = Draft202012Validator(dossier_schema(spec, "en"))
    good = {
        "dossier": 1,
        "regulation": "wuhan-2022",
        "acts_complete_through": "2024-10-31",
        "expect": {"duties": {"36": ["open", "未履行"]}},
    }
    assert schema.is_valid(good)
    assert schema.is_valid({**good, "expect": {"verdict": "lawful", "duties": {"36": "open"}}})
    assert not schema.is_valid({**good, "expect": {"duties": {"36": "broken"}}})
    assert not schema.is_valid({**good, "acts_complete_through": "soon"})
    assert not schema.is_valid({**good, "行为完整至": "2024-10-31"})
