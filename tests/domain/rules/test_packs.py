"""The shipped classification packs, and a bank's own file over them."""

import dataclasses
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain.problem import Problem
from crodesk.domain.rules import packs, reading
from crodesk.domain.rules.classification_shape import CLASSIFICATION
from crodesk.domain.rules.pack import Mark, Pack
from crodesk.domain.rules.said import Words
from crodesk.domain.rules.shape import EVIDENCE

VN = "vn-sbv-31-2024"


def said(problems: Pack | list[Problem]) -> list[str]:
    """Return what is said of a file that is wrong."""
    assert isinstance(problems, list)
    return [problem.text.format(**problem.values) for problem in problems]


def of_bank(text: str) -> Pack:
    """Return the pack of a bank's file that is right."""
    pack = packs.read(text, "bank.toml")
    assert isinstance(pack, Pack), said(pack)
    return pack


def marks(value: object) -> Iterator[Mark]:
    """Yield every mark in a pack."""
    if isinstance(value, Mark):
        yield value
    elif isinstance(value, Mapping):
        yield from (mark for one in value.values() for mark in marks(one))
    elif isinstance(value, tuple):
        yield from (mark for one in value for mark in marks(one))
    elif dataclasses.is_dataclass(value):
        yield from (mark for field in dataclasses.fields(value) for mark in marks(getattr(value, field.name)))


def test_these_packs_are_shipped() -> None:
    assert packs.ids() == (
        "cn-2023",
        "eu-eba",
        "ifrs9",
        "in-rbi",
        "us-retail-uniform",
        "vn-sbv-31-2024",
        "vn-sbv-microfinance",
    )


@pytest.mark.parametrize("pack_id", packs.ids())
def test_a_shipped_pack_is_right_by_its_own_rules(pack_id: str) -> None:
    found = packs.read(reading.shipped("classification", pack_id), f"{pack_id}.toml")
    assert isinstance(found, Pack), said(found)
    assert found == packs.load(pack_id)


@pytest.mark.parametrize("pack_id", packs.ids())
def test_every_figure_has_a_source_and_an_evidence_mark(pack_id: str) -> None:
    found = list(marks(packs.load(pack_id)))
    assert len(found) > 4
    assert all(mark.source.strip() for mark in found)
    assert {mark.evidence for mark in found} <= set(EVIDENCE) - {"B"}


def test_the_marks_of_general_knowledge_are_those_of_the_research() -> None:
    """rulepacks.json and section 8 of the lending facts mark these as general knowledge."""
    unconfirmed = {mark.at for mark in marks(packs.load(VN)) if mark.unconfirmed}
    assert unconfirmed == {
        "amendments.37/2025/TT-NHNN",
        "external",
        "floors.first-reschedule-very-late",
        "floors.second-reschedule",
        "floors.second-reschedule-late",
        "floors.third-reschedule",
        "floors.recalled-30-to-60",
        "floors.recalled-over-60",
        "cure.paid-in-time",
        "collateral.unlisted-security",
        "collateral.real-estate",
        "collateral.other",
    }
    assert {mark.at for mark in marks(packs.load("ifrs9")) if mark.unconfirmed} == {"groups.3"}


def test_an_unknown_pack_is_answered_with_the_nearest() -> None:
    problem = packs.find("vn-sbv-31-2023")
    assert isinstance(problem, Problem)
    assert problem.field == "pack"
    assert problem.values == {"pack": "vn-sbv-31-2023", "nearest": "vn-sbv-31-2024"}
    assert packs.find(VN) is packs.load(VN)


def test_a_word_like_none_is_answered_with_all() -> None:
    problem = packs.find("qqq")
    assert isinstance(problem, Problem)
    assert problem.values["nearest"] == ", ".join(packs.ids())
    assert problem.text == "There is no rule pack “{pack}”; there are: {nearest}."


def test_microfinance_has_the_groups_of_banks_and_its_own_rates() -> None:
    """Decree 86/2024: 0, 2, 25, 50 and 100 %, and 0.5 % in general."""
    own, bank = packs.load("vn-sbv-microfinance"), packs.load(VN)
    assert [group.from_dpd for group in own.groups] == [group.from_dpd for group in bank.groups]
    assert [group.specific_rate for group in own.groups] == [
        Decimal(rate) for rate in ("0", "0.02", "0.25", "0.5", "1")
    ]
    assert own.general is not None
    assert own.general.rate == Decimal("0.005")
    assert own.general.groups == ("1", "2", "3", "4")
    assert own.general.mark.evidence == "V"


def test_a_bank_changes_one_field_and_that_is_its_word() -> None:
    pack = of_bank(f'inherits = "{VN}"\n[floors.recalled-30-to-60]\ngroup = "5"\n')
    floor = next(one for one in pack.floors if one.mark.at == "floors.recalled-30-to-60")
    assert (floor.group, floor.recall_min) == ("5", 30)
    assert (floor.mark.source, floor.mark.evidence) == ("bank.toml", "B")
    assert dataclasses.replace(pack, id=VN, inherits="", floors=packs.load(VN).floors) == packs.load(VN)
    assert pack.id == "bank"


def test_new_words_alone_confirm_nothing() -> None:
    pack = of_bank(f'inherits = "{VN}"\n[collateral.other]\nname = {{ en = "a", vi = "b", zh = "c" }}\n')
    other = next(one for one in pack.collateral if one.kind == "other")
    assert other.name == Words("a", "b", "c")
    assert other.mark.unconfirmed


def test_a_bank_may_say_its_own_source_and_mark() -> None:
    text = f'inherits = "{VN}"\n[external]\nuse = true\nsource = "Policy 7"\nevidence = "V"\n'
    assert of_bank(text).external == Mark("external", "Policy 7", "V")


def test_a_bank_switches_the_groups_of_other_banks_off() -> None:
    assert of_bank(f'inherits = "{VN}"\n[external]\nuse = false\n').external is None


def test_a_bank_adds_to_a_table_of_numbers() -> None:
    pack = of_bank('inherits = "in-rbi"\n[groups.STD]\nrate_by_product = { sme = 0.004 }\n')
    assert pack.group("STD").rate_by_product["sme"] == Decimal("0.004")
    assert pack.group("STD").rate_by_product["commercial_real_estate"] == Decimal("0.0100")


def test_a_byte_order_mark_does_no_harm() -> None:
    assert of_bank(f'\ufeffinherits = "{VN}"\n').groups == packs.load(VN).groups


BASE = f'inherits = "{VN}"\n'


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            'inherits = "vn-sbv-31"',
            "bank.toml, line 1: there is no rule pack “vn-sbv-31”; the nearest is “vn-sbv-31-2024”.",
        ),
        (
            BASE + "[groups.3]\nspecfic_rate = 0.2",
            "bank.toml, line 3: there is no key “groups.3.specfic_rate”; the nearest is “specific_rate”.",
        ),
        (BASE + "[group.3]\nx = 1", "bank.toml, line 2: there is no key “group”; the nearest is “groups”."),
        (BASE + "groups = 3", "bank.toml, line 2: groups must be a table."),
        (BASE + "[groups]\n3 = 3", "bank.toml, line 3: groups.3 must be a table."),
        (BASE + "[groups.3]\nspecific_rate = 20", "bank.toml, line 3: groups.3.specific_rate can't be more than 1."),
        (BASE + "[groups.3]\nfrom_dpd = -1", "bank.toml, line 3: groups.3.from_dpd can't be less than 0."),
        (BASE + "[groups.3]\nfrom_dpd = 90.5", "bank.toml, line 3: groups.3.from_dpd must be a whole number."),
        (BASE + '[groups.3]\nfrom_dpd = "91"', "bank.toml, line 3: groups.3.from_dpd must be a whole number."),
        (BASE + "[groups.3]\nfrom_dpd = true", "bank.toml, line 3: groups.3.from_dpd must be a whole number."),
        (BASE + "[groups.3]\nspecific_rate = nan", "bank.toml, line 3: groups.3.specific_rate must be a number."),
        (
            BASE + '[groups.3]\nnon_performing = "yes"',
            "bank.toml, line 3: groups.3.non_performing must be true or false.",
        ),
        (BASE + '[groups.3]\nsource = " "', "bank.toml, line 3: groups.3.source must be a text."),
        (BASE + "[days]\nbasis = 3", "bank.toml, line 3: days.basis must be a text."),
        (
            BASE + '[groups.3]\nname = { en = "x", vi = "y" }',
            "bank.toml, line 3: groups.3.name must be a table with a text for en, vi and zh.",
        ),
        (
            BASE + 'effective_from = "2024-07-01"',
            "bank.toml, line 2: effective_from must be a date such as 2024-07-01, without quotes.",
        ),
        (
            BASE + "effective_from = 2024-07-01T00:00:00",
            "bank.toml, line 2: effective_from must be a date such as 2024-07-01, without quotes.",
        ),
        (BASE + '[general]\ngroups = ["1", 2]', "bank.toml, line 3: general.groups must be a list of texts."),
        (
            BASE + "[groups.3]\nby_product = { sme = -5 }",
            "bank.toml, line 3: groups.3.by_product.sme can't be less than 0.",
        ),
        (BASE + "[groups.3]\nby_product = 5", "bank.toml, line 3: groups.3.by_product must be a table of numbers."),
        (
            BASE + '[floors.x]\nfacts = ["interest_wavied"]',
            "bank.toml, line 3: floors.x.facts can't be “interest_wavied”; the nearest is “interest_waived”.",
        ),
        (
            BASE + '[days]\nbasis = "after-due"',
            "bank.toml, line 3: days.basis can't be “after-due”; the nearest is “after_due”.",
        ),
        (
            BASE + '[floors.interest-waived]\ngroup = "33"',
            "bank.toml, line 3: floors.interest-waived.group can't be “33”; the nearest is “3”.",
        ),
        (
            BASE + '[general]\ngroups = ["9"]',
            "bank.toml, line 3: general.groups can't be “9”; the nearest is “1, 2, 3, 4, 5”.",
        ),
        (BASE + "[groups.3]\nfrom_dpd = 181", "bank.toml, line 2: groups.4.from_dpd is 181, as that of the group 3."),
        (BASE + "[groups.1]\nfrom_dpd = 1", "bank.toml, line 2: one of groups must start at 0 days past due."),
    ],
)
def test_a_wrong_file_is_refused_with_its_line_and_field(text: str, what: str) -> None:
    assert what in said(packs.read(text, "bank.toml"))


@pytest.mark.parametrize(("text", "line"), [("x = 1\na = \n", 2), ("x = 1\na = [1,", 2), ("x = 1\n[a", 2)])
def test_what_is_no_toml_is_refused_with_its_line(text: str, line: int) -> None:
    (what,) = said(packs.read(text, "bank.toml"))
    assert what.startswith(f"bank.toml, line {line}: this is no TOML: ")


def test_all_that_is_wrong_is_said_at_once() -> None:
    found = packs.read(BASE + "[groups.3]\nfrom_dpd = -1\nspecific_rate = 2\nx = 1", "bank.toml")
    assert len(said(found)) == 3
    assert isinstance(found, list)
    assert [problem.field for problem in found] == ["groups.3.from_dpd", "groups.3.specific_rate", "groups.3.x"]
    assert found[0].values["file"] == "bank.toml"
    assert found[0].values["line"] == 3


def test_a_file_of_its_own_must_say_everything() -> None:
    whole = [said(packs.read(text, "own.toml")) for text in ("", "[groups.A]\nfrom_dpd = 0\n")]
    assert whole[0] == ["own.toml, line 1: title is missing."]
    assert "own.toml, line 1: groups.A.source is missing." in whole[1]


NAME = '{ en = "a", vi = "b", zh = "c" }'
OWN = f"""title = {NAME}
[groups.A]
from_dpd = 0
non_performing = false
source = "policy"
evidence = "B"
name = {NAME}
"""


def test_what_only_the_whole_can_tell() -> None:
    assert said(packs.read(OWN, "own.toml")) == [
        "own.toml, line 1: days is missing.",
        "own.toml, line 1: level is missing.",
    ]
    assert said(packs.read(f"title = {NAME}", "own.toml")) == [
        "own.toml, line 1: there must be at least one of groups."
    ]
    no_start = OWN.replace("from_dpd = 0", "")
    assert "own.toml, line 2: groups.A.from_dpd is missing." in said(packs.read(no_start, "own.toml"))


def test_the_last_class_by_age_has_no_end() -> None:
    found = packs.read('inherits = "in-rbi"\n[ageing.D3]\nupto_months = 99', "bank.toml")
    assert said(found) == ["bank.toml, line 2: one of ageing must have no upto_months."]


def test_words_come_in_each_language() -> None:
    name = packs.load(VN).group("3").name
    assert [name.in_language(code) for code in ("en", "vi", "zh", "fr")] == [
        "Substandard",
        "Nợ dưới tiêu chuẩn",
        "次级",
        "Substandard",
    ]


@pytest.mark.parametrize("pack_id", packs.ids())
def test_no_pack_is_changed_by_reading_others(pack_id: str) -> None:
    before: dict[str, Any] = dict(reading.parsed(reading.shipped("classification", pack_id)))
    packs.read(f'inherits = "{pack_id}"\n[days]\ntolerance = 1000\n', "bank.toml")
    assert packs.load(pack_id).tolerance == Decimal(before.get("days", {}).get("tolerance", 0))
    assert CLASSIFICATION.keys["title"].required


@given(
    st.text(alphabet=st.sampled_from("[]{}=\"'\\n\\t .#,0123456789abcgroupsénx-_"), max_size=60) | st.text(max_size=30)
)
def test_no_text_is_an_accident(text: str) -> None:
    assert isinstance(packs.read(text, "bank.toml"), list | Pack)


@given(
    st.sampled_from([one for one in packs.ids() if one != "vn-sbv-microfinance"]),
    st.integers(0, 400),
    st.sampled_from(["", "x = 1", "3", '"x"', "[]", "-1", "{}", "true", "2024-07-01", "[groups]", "groups = 1"]),
)
def test_no_slip_in_one_line_is_an_accident(pack_id: str, place: int, slip: str) -> None:
    lines = reading.shipped("classification", pack_id).splitlines()
    key, equals, _value = lines[place % len(lines)].partition("=")
    lines[place % len(lines)] = f"{key}= {slip}" if equals else slip
    found = packs.read("\n".join(lines), "bank.toml")
    assert isinstance(found, Pack) or all(said(found))
