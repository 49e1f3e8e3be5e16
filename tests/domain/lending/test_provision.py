"""Provisions: specific, net of discounted collateral, and general."""

from dataclasses import replace
from datetime import date
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain.lending import provision
from crodesk.domain.lending.provision import Collateral, Debt, Provision
from crodesk.domain.rules import packs
from crodesk.domain.rules.pack import Pack

DAY = date(2026, 11, 20)
VN, MICRO, CHINA, INDIA = (packs.load(name) for name in ("vn-sbv-31-2024", "vn-sbv-microfinance", "cn-2023", "in-rbi"))


def provided(debt: Debt, pack: Pack = VN) -> Provision:
    """Return the provision of a debt with nothing wrong."""
    found = provision.provide(debt, pack, DAY)
    assert isinstance(found, Provision), found
    return found


def vnd(group: str, millions: int, *collateral: Collateral, product: str = "") -> Debt:
    return Debt(group, Decimal(millions * 1_000_000), "VND", collateral, product)


def house(millions: int) -> Collateral:
    return Collateral("real-estate", Decimal(millions * 1_000_000))


def test_the_worked_example_of_the_decree() -> None:
    """A = 1,000 m, a house of 800 m at 50 %: (1,000 - 400) x 20 % = 120 m in group 3; 7.5 m in general."""
    found = provided(vnd("3", 1000, house(800)))
    assert found.deducted == 400_000_000
    assert found.base == 600_000_000
    assert found.specific == 120_000_000
    assert found.general == 7_500_000
    assert [mark.at for mark in found.to_be_confirmed] == ["collateral.real-estate"]
    assert found.deductions[0].rate == Decimal("0.50")
    assert found.deductions[0].name is not None


@pytest.mark.parametrize(
    ("group", "specific", "general"),
    [
        # Decree 86/2024: 0, 5, 20, 50, 100 %; 0.75 % of groups 1 to 4.
        ("1", 0, 750_000),
        ("2", 5_000_000, 750_000),
        ("3", 20_000_000, 750_000),
        ("4", 50_000_000, 750_000),
        ("5", 100_000_000, 0),
    ],
)
def test_rates_of_vietnamese_banks(group: str, specific: int, general: int) -> None:
    found = provided(vnd(group, 100))
    assert found.specific == specific
    assert found.general == general
    assert found.to_be_confirmed == ()


@pytest.mark.parametrize(
    ("group", "specific", "general"),
    [("1", 0, 500_000), ("2", 2_000_000, 500_000), ("3", 25_000_000, 500_000), ("4", 50_000_000, 500_000)],
)
def test_rates_of_vietnamese_microfinance(group: str, specific: int, general: int) -> None:
    found = provided(vnd(group, 100), MICRO)
    assert found.specific == specific
    assert found.general == general


def test_collateral_worth_more_than_the_debt_leaves_nothing_to_set_aside() -> None:
    found = provided(vnd("5", 100, house(201)))
    assert found.deducted == 100_500_000
    assert found.base == found.specific == 0


def test_a_debt_between_banks_needs_no_general_provision() -> None:
    assert provided(vnd("1", 100, product="interbank")).general == 0


@pytest.mark.parametrize(
    ("kind", "matures", "rate"),
    [
        ("deposit", None, "1"),
        ("government-bond", None, "0.95"),
        ("gold", None, "0.95"),
        ("foreign-deposit", None, "0.95"),
        # Less than a year, one to five years, more than five years: exactly one and five belong in the middle.
        ("bank-paper", date(2027, 11, 19), "0.95"),
        ("bank-paper", date(2027, 11, 20), "0.85"),
        ("bank-paper", date(2031, 11, 20), "0.85"),
        ("bank-paper", date(2031, 11, 21), "0.80"),
        ("listed-bank-security", None, "0.70"),
        ("listed-company-security", None, "0.65"),
        ("unlisted-security", None, "0.50"),
        ("real-estate", date(2031, 11, 21), "0.50"),
        ("other", None, "0.30"),
    ],
)
def test_how_much_of_each_collateral_counts(kind: str, matures: date | None, rate: str) -> None:
    found = provided(vnd("3", 100, Collateral(kind, Decimal(1_000_000), matures)))
    assert found.deducted == Decimal(rate) * 1_000_000


def test_what_cannot_be_enforced_or_is_not_valued_does_not_count() -> None:
    found = provided(vnd("3", 100, Collateral("real-estate", Decimal(800_000_000), counts=False)))
    assert found.deducted == 0
    assert found.specific == 20_000_000
    assert found.to_be_confirmed == ()


def test_several_collaterals_add_up() -> None:
    found = provided(vnd("3", 100, house(40), Collateral("gold", Decimal(20_000_000)), house(2)))
    assert found.deducted == 20_000_000 + 19_000_000 + 1_000_000
    assert [mark.at for mark in found.to_be_confirmed] == ["collateral.real-estate"]


@pytest.mark.parametrize(
    ("exposure", "currency", "specific", "general"),
    [("10", "VND", "1", "0"), ("9", "VND", "0", "0"), ("0.10", "USD", "0.01", "0.00"), ("70", "VND", "4", "1")],
)
def test_provisions_are_rounded_half_up_to_the_smallest_unit(
    exposure: str, currency: str, specific: str, general: str
) -> None:
    """5 % of 10 is 0.5, which goes up to 1; 0.75 % of 70 is 0.525, to 1; 5 % of 70 is 3.5, to 4."""
    found = provided(Debt("2", Decimal(exposure), currency))
    assert (str(found.specific), str(found.general)) == (specific, general)


@pytest.mark.parametrize(
    ("since", "ageing"),
    [
        # Substandard for 12 months, doubtful for one year, then for one to three years, then for more.
        (date(2025, 11, 20), "SUB"),
        (date(2025, 11, 19), "D1"),
        (date(2024, 11, 20), "D1"),
        (date(2024, 11, 19), "D2"),
        (date(2022, 11, 20), "D2"),
        (date(2022, 11, 19), "D3"),
    ],
)
def test_indian_debts_age(since: date, ageing: str) -> None:
    assert provided(Debt("NPA", Decimal(100), "INR", bad_since=since), INDIA).ageing == ageing


@pytest.mark.parametrize(
    ("since", "security", "specific", "unconfirmed"),
    [
        # Substandard 15 %, unsecured 25 %; doubtful 25, 40, 100 % of what is secured and all of what isn't.
        (date(2026, 8, 1), "400", "150.00", ["secured"]),
        (date(2026, 8, 1), "100.01", "150.00", ["secured"]),
        (date(2026, 8, 1), "100", "250.00", ["secured"]),
        (date(2026, 8, 1), None, "250.00", ["secured"]),
        (date(2025, 1, 1), "400", "700.00", []),
        (date(2024, 1, 1), "400", "760.00", []),
        (date(2020, 1, 1), "400", "1000.00", []),
        (date(2025, 1, 1), "4000", "250.00", []),
    ],
)
def test_rates_of_indian_bad_debts(since: date, security: str | None, specific: str, unconfirmed: list[str]) -> None:
    collateral = () if security is None else (Collateral("land", Decimal(security)),)
    found = provided(Debt("NPA", Decimal(1000), "INR", collateral, bad_since=since), INDIA)
    assert str(found.specific) == specific
    assert [mark.at for mark in found.to_be_confirmed] == unconfirmed


@pytest.mark.parametrize(
    ("product", "specific"),
    [("", "4.00"), ("sme", "2.50"), ("agriculture", "2.50"), ("commercial_real_estate", "10.00"),
     ("commercial_real_estate_housing", "7.50"), ("closed_end", "4.00")],
)  # fmt: skip
def test_rates_of_indian_standard_debts(product: str, specific: str) -> None:
    assert str(provided(Debt("STD", Decimal(1000), "INR", product=product), INDIA).specific) == specific


@pytest.mark.parametrize(
    ("debt", "pack", "field"),
    [
        (Debt("9", Decimal(1), "VND"), VN, "group"),
        (Debt("3", Decimal(-1), "VND"), VN, "exposure"),
        (Debt("3", Decimal("NaN"), "VND"), VN, "exposure"),
        (Debt("3", Decimal(1), "VND", (Collateral("gold", Decimal("Infinity")),)), VN, "collateral"),
        (Debt("3", Decimal(1), "CNY"), CHINA, "pack"),
        (Debt("NPA", Decimal(1), "INR"), INDIA, "bad_since"),
        (Debt("3", Decimal(1), "VND", (Collateral("house", Decimal(1)),)), VN, "collateral"),
        (Debt("3", Decimal(1), "VND", (Collateral("gold", Decimal(-1)),)), VN, "collateral"),
        (Debt("3", Decimal(1), "VND", (Collateral("bank-paper", Decimal(1)),)), VN, "collateral"),
    ],
)
def test_what_is_wrong_or_unknown_is_a_problem_and_no_figure(debt: Debt, pack: Pack, field: str) -> None:
    found = provision.provide(debt, pack, DAY)
    assert isinstance(found, list)
    assert [problem.field for problem in found] == [field]


def test_an_unknown_kind_of_collateral_names_the_nearest() -> None:
    found = provision.provide(vnd("3", 1, Collateral("realestate", Decimal(1))), VN, DAY)
    assert isinstance(found, list)
    assert found[0].values == {"kind": "realestate", "nearest": "real-estate"}
    assert found[0].text.endswith("the nearest is “{nearest}”.")


def test_a_kind_of_collateral_like_none_names_all_as_such() -> None:
    found = provision.provide(vnd("3", 1, Collateral("qqq", Decimal(1))), VN, DAY)
    assert isinstance(found, list)
    assert found[0].text.endswith("there are: {nearest}.")
    assert "real-estate, " in str(found[0].values["nearest"])


@given(
    st.sampled_from(["1", "2", "3", "4", "5"]),
    st.integers(0, 10**15).map(Decimal),
    st.lists(st.tuples(st.sampled_from(["gold", "deposit", "other"]), st.integers(0, 10**15).map(Decimal)), max_size=4),
)
def test_a_provision_lies_between_nothing_and_the_exposure(
    group: str, exposure: Decimal, collateral: list[tuple[str, Decimal]]
) -> None:
    found = provided(Debt(group, exposure, "VND", tuple(Collateral(*one) for one in collateral)))
    assert 0 <= found.specific <= exposure
    assert found.specific <= provided(Debt(group, exposure, "VND")).specific
    worse = str(min(int(group) + 1, 5))
    assert (
        provided(Debt(worse, exposure, "VND", tuple(Collateral(*one) for one in collateral))).specific >= found.specific
    )


def test_the_end_of_the_calendar_is_no_accident() -> None:
    found = provision.provide(
        vnd("3", 1, Collateral("bank-paper", Decimal(10), date(9999, 12, 30))), VN, date(9999, 12, 1)
    )
    assert isinstance(found, Provision)
    assert found.deductions[0].rate == Decimal("0.95")


def test_a_provision_says_what_it_was_worked_out_of() -> None:
    found = provided(vnd("3", 1000, house(800)))
    assert (found.exposure, found.rate) == (Decimal(1_000_000_000), Decimal("0.20"))
    assert found.deductions[0].collateral == house(800)
    aged = [Debt("NPA", Decimal(1000), "INR", bad_since=since) for since in (date(2026, 8, 1), date(2025, 1, 1))]
    assert [provided(debt, INDIA).rate for debt in aged] == [Decimal("0.25"), Decimal(1)]


def test_a_part_that_is_not_covered_is_set_aside_at_its_own_rate() -> None:
    """A bank that sets half of it aside: 400 x 25 % and 600 x 50 %."""
    own = packs.read('inherits = "in-rbi"\n[ageing.D1]\nunsecured_rate = 0.5\n', "bank.toml")
    assert isinstance(own, Pack)
    debt = Debt("NPA", Decimal(1000), "INR", (Collateral("land", Decimal(400)),), bad_since=date(2025, 1, 1))
    assert provided(debt, own).specific == 400


def test_the_age_of_a_debt_needs_no_word_on_security() -> None:
    debt = Debt("NPA", Decimal(1000), "INR", bad_since=date(2026, 8, 1))
    assert provided(debt, replace(INDIA, secured_mark=None)).to_be_confirmed == ()


def test_the_groups_that_there_are_are_listed() -> None:
    found = provision.provide(Debt("9", Decimal(1), "VND"), VN, DAY)
    assert isinstance(found, list)
    assert found[0].values["known"] == "1, 2, 3, 4, 5"


def test_the_surroundings_change_no_provision() -> None:
    """20 % of 123,456,789 are 24,691,357.8."""
    debt = Debt("3", Decimal(123_456_789), "VND")
    with localcontext(prec=4):
        assert str(provided(debt).specific) == "24691358"


def test_a_rate_of_the_product_is_enough() -> None:
    """A bank that has no rate for other facilities: small enterprises' is 0.25 %, as above."""
    best, *others = INDIA.groups
    own = replace(INDIA, groups=(replace(best, specific_rate=None), *others))
    assert str(provided(Debt("STD", Decimal(1000), "INR", product="sme"), own).specific) == "2.50"
    found = provision.provide(Debt("STD", Decimal(1000), "INR"), own, DAY)
    assert isinstance(found, list)
    assert [problem.field for problem in found] == ["bad_since"]


def test_of_two_rates_the_maturity_tells_which() -> None:
    papers = [rate for rate in VN.collateral if rate.kind == "bank-paper"]
    own = replace(VN, collateral=tuple(papers[:2]))
    found = provision.provide(vnd("3", 1, Collateral("bank-paper", Decimal(1))), own, DAY)
    assert isinstance(found, list)
    assert [problem.field for problem in found] == ["collateral"]
