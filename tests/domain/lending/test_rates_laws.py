"""The rates of the laws: Regulation Z, Directive 2008/48/EC and SI 2004/1483, against their published examples."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain.dates import add_months
from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.rates import Flow, nominal_irr, xirr
from crodesk.domain.lending.rates.eu_apr import EuApr, eu_apr
from crodesk.domain.lending.rates.eu_intervals import Base, years
from crodesk.domain.lending.rates.uk_rebate import Settlement, settle
from crodesk.domain.lending.rates.unit_periods import months, payment_day, split, whole_months
from crodesk.domain.lending.rates.us_apr import UsApr, us_apr
from crodesk.domain.problem import Problem
from tests.domain.lending.published_rates import EU_INTERVALS, REG_Z, UK_REBATE, XIRR, XIRR_FLOWS

START = date(2024, 1, 31)
WEEKS = {"day": 1, "week": 7, "2weeks": 14, "4weeks": 28}
MONTHS = {"month": 1, "2months": 2, "quarter": 3, "year": 12}


def stepped(first: date, step: str, number: int) -> date:
    if step == "semimonth":
        return add_months(first, number // 2) + timedelta(15 * (number % 2))
    if step in WEEKS:
        return first + timedelta(WEEKS[step] * number)
    return add_months(first, MONTHS[step] * number)


def payments(text: str) -> list[Flow]:
    found = []
    for part in text.split(", "):
        first, step, count, amount = part.split()
        days = [stepped(date.fromisoformat(first), step, number) for number in range(int(count))]
        found += [(day, Decimal(amount)) for day in days]
    return found


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(("name", "amount", "advanced", "paid", "percent", "unit", "first"), REG_Z)
def test_the_examples_of_appendix_j(
    name: str, amount: int, advanced: str, paid: str, percent: str, unit: str, first: str
) -> None:
    answer = us_apr([(day(advanced), Decimal(amount))], payments(paid))
    assert isinstance(answer, UsApr), name
    assert answer.percent.quantize(Decimal("0.01")) == Decimal(percent)
    assert f"{answer.unit_period.standard} {answer.unit_period.count}" == unit
    if not unit.startswith("term"):
        days = [when for when, _amount in payments(paid)]
        full, fraction = first.split()
        counted = split(day(advanced), days[0], answer.unit_period, payment_day(days))
        assert counted == (int(full), Fraction(fraction))


def test_the_surroundings_change_no_rate_of_a_law() -> None:
    lent, paid = [(day("1978-02-10"), Decimal(6000))], payments("1978-04-01 month 36 200")
    instalments = [(month, Decimal("134.57")) for month in range(1, 49)]
    expected = us_apr(lent, paid), eu_apr(lent, paid), settle([(0, Decimal(5000))], instalments, Decimal(14), 12)
    with localcontext(prec=3):
        found = us_apr(lent, paid), eu_apr(lent, paid), settle([(0, Decimal(5000))], instalments, Decimal(14), 12)
    assert found == expected


@pytest.mark.parametrize(
    ("advanced", "paid", "unit", "a_year"),
    [
        (["2024-01-01"], ["2024-07-01"], "term 1", Fraction(2)),
        (["2024-01-01"], ["2024-07-02"], "term 1", Fraction(365, 183)),
        (["2024-01-01"], ["2025-01-01"], "year 1", Fraction(1)),
        (["2024-01-01"], ["2027-03-15"], "year 1", Fraction(1)),
        (["2024-01-01"], ["2026-01-01", "2028-01-01"], "year 1", Fraction(1)),
        (["2024-01-01", "2024-02-01"], ["2024-07-01", "2024-10-01"], "week 15", Fraction(52, 15)),
        (["2024-01-01", "2024-02-01", "2024-03-01"], ["2024-06-01", "2024-12-01"], "month 1", Fraction(12)),
        (["2024-01-01"], ["2024-01-11", "2024-01-21", "2024-02-03"], "day 1", Fraction(365)),
        (["2024-01-01"], ["2024-01-12", "2024-01-24"], "week 2", Fraction(26)),
        (["2024-01-01"], ["2024-02-01", "2024-02-15", "2024-02-29"], "week 2", Fraction(26)),
        (["2024-01-31"], ["2024-02-29", "2024-03-31", "2024-04-30"], "month 1", Fraction(12)),
        (["2023-01-30"], ["2023-02-28", "2023-03-30"], "month 1", Fraction(12)),
        (["2024-01-01"], ["2025-02-28", "2026-04-30"], "year 1", Fraction(1)),
        (["2024-01-02"], ["2025-01-07", "2026-01-12"], "year 1", Fraction(1)),
        (["2024-01-01"], ["2024-12-30", "2025-12-29"], "week 52", Fraction(1)),
        (["2024-01-01"], ["2025-01-06", "2026-01-12"], "year 1", Fraction(1)),
        (["2024-01-01"], ["2024-12-01", "2025-11-01"], "month 11", Fraction(12, 11)),
        (["2024-01-01"], ["2024-01-02", "2024-01-04"], "day 1", Fraction(365)),
        (["2024-01-01"], ["2024-01-09", "2024-01-15"], "week 1", Fraction(52)),
        (["2024-01-01"], ["2024-01-16", "2024-01-30"], "week 2", Fraction(26)),
        (["2024-01-01"], ["2024-01-16", "2024-02-01"], "semimonth 1", Fraction(24)),
        (["2024-01-01"], ["2024-02-01", "2024-03-02"], "month 1", Fraction(12)),
        (["2024-01-01"], ["2024-11-27", "2025-10-22"], "month 11", Fraction(12, 11)),
        (["2024-01-01"], ["2024-12-31", "2025-12-29"], "week 52", Fraction(1)),
    ],
)
def test_the_unit_period_follows_from_the_intervals(
    advanced: list[str], paid: list[str], unit: str, a_year: Fraction
) -> None:
    """12 CFR 1026 Appendix J (b)(3) to (5)."""
    lent = [(day(one), Decimal(100)) for one in advanced]
    answer = us_apr(lent, [(day(one), Decimal(90 * len(lent))) for one in paid])
    assert isinstance(answer, UsApr)
    assert f"{answer.unit_period.standard} {answer.unit_period.count}" == unit
    assert answer.unit_period.a_year == a_year


@pytest.mark.parametrize(
    ("start", "end", "unit", "wanted", "expected"),
    [
        ("2024-01-30", "2024-02-29", 1, 30, (1, Fraction(0))),
        ("2023-01-31", "2023-02-28", 1, 31, (1, Fraction(0))),
        ("2023-01-31", "2023-02-28", 1, 28, (0, Fraction(28, 30))),
        ("2023-02-28", "2023-04-30", 1, 31, (2, Fraction(0))),
        ("2023-01-15", "2024-03-15", 12, 15, (1, Fraction(2, 12))),
        ("2023-01-15", "2024-03-20", 12, 20, (1, Fraction(64, 365))),
    ],
)
def test_unit_periods_are_counted_back_on_the_day_of_the_payments(
    start: str, end: str, unit: int, wanted: int, expected: tuple[int, Fraction]
) -> None:
    """Last days of months go with each other, and February's last day stands for a 29th or 30th, (b)(3)."""
    assert split(day(start), day(end), months(unit), wanted) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2024-01-15", "2024-04-15", 3),
        ("2024-01-31", "2024-03-28", 0),
        ("2024-03-28", "2024-04-30", 0),
        ("2024-01-31", "2024-02-29", 1),
        ("2024-02-29", "2024-03-31", 1),
        ("2023-02-28", "2023-03-30", 1),
        ("2024-01-15", "2024-01-15", 0),
        ("2024-01-15", "2024-02-14", 0),
    ],
)
def test_whole_months_reach_from_a_day_to_the_same_day_or_its_stand_in(start: str, end: str, expected: int) -> None:
    assert whole_months(day(start), day(end)) == expected


@pytest.mark.parametrize(("first", "later", "base", "expected"), EU_INTERVALS)
def test_the_published_intervals_of_the_guidelines(first: str, later: str, base: str, expected: str) -> None:
    assert years(day(first), day(later), Base(base)) == sum(Fraction(part) for part in expected.split("+"))


def test_the_first_example_of_the_commission() -> None:
    """1,000 lent on 1 January 1994, 1,200 paid on 1 July 1995, 546 days later: 12.96 %, rounded 13 %."""
    answer = eu_apr([(day("1994-01-01"), Decimal(1000))], [(day("1995-07-01"), Decimal(1200))], Base.YEAR)
    assert isinstance(answer, EuApr)
    assert answer.percent.quantize(Decimal("0.01")) == Decimal("12.96")


def test_six_instalments_come_to_the_rate_that_curo_publishes() -> None:
    paid = [(add_months(day("2024-01-15"), number), Decimal("172.55")) for number in range(1, 7)]
    answer = eu_apr([(day("2024-01-15"), Decimal(1000))], paid)
    assert isinstance(answer, EuApr)
    assert abs(answer.percent / 100 - Decimal("0.1268619060964253")) < Decimal("1e-9")
    assert answer.base is Base.MONTH


def test_the_nominal_rate_that_curo_publishes() -> None:
    rate = nominal_irr([Decimal(-1000), *[Decimal("340.02")] * 3], 12)
    assert isinstance(rate, Decimal)
    assert abs(rate / 100 - Decimal("0.11996224312757327")) < Decimal("1e-9")


@pytest.mark.parametrize(
    ("days", "base"),
    [
        ("2024-02-15 2024-03-15", Base.MONTH),
        ("2024-01-29 2024-02-12", Base.WEEK),
        ("2024-01-29 2024-02-13", Base.MONTH),
        ("2025-01-15", Base.MONTH),
    ],
)
def test_intervals_are_expressed_in_what_needs_no_days(days: str, base: Base) -> None:
    answer = eu_apr([(day("2024-01-15"), Decimal(100))], [(day(one), Decimal(110)) for one in days.split()])
    assert isinstance(answer, EuApr)
    assert answer.base is base


@pytest.mark.parametrize(("law", "lent_field"), [(us_apr, "advances"), (eu_apr, "drawdowns")])
def test_the_laws_refuse_what_is_no_loan(law: Callable[[list[Flow], list[Flow]], object], lent_field: str) -> None:
    one, later = [(START, Decimal(100))], [(START + timedelta(40), Decimal(110))]

    def fields(lent: list[Flow], paid: list[Flow]) -> list[str]:
        answer = law(lent, paid)
        assert isinstance(answer, list)
        return [problem.field for problem in answer]

    assert fields([], []) == [lent_field, "payments"]
    assert fields([(START, Decimal(0))], [(START, Decimal("NaN")), (START, Decimal("sNaN"))]) == [
        lent_field,
        "payments",
    ]
    assert fields(later, one) == ["payments"]
    assert fields(one, one) == ["flows"]


def test_a_loan_of_very_many_unit_periods_has_its_rate() -> None:
    """By bisection in floats: 350 = the sum of 20 / (1 + i)^(9999 k) over 24 payments, 365 times i is 0.0971803 %."""
    days = [date(1800, 1, 1) + timedelta(9999 * number) for number in range(1, 25)]
    found = us_apr([(date(1800, 1, 1), Decimal(350))], [(day, Decimal(20)) for day in days])
    assert isinstance(found, UsApr)
    assert abs(found.percent - Decimal("0.0971803")) < Decimal("1e-7")


def test_a_payment_too_small_for_its_fraction_of_a_unit_period_has_no_rate() -> None:
    """Three days are a tenth of a month: even at -100 % a month, simple interest takes no more than a tenth of 100."""
    lent = [(day(f"2024-0{month}-01"), Decimal(100)) for month in (1, 2, 3)]
    answer = us_apr(lent, [(day("2024-03-04"), Decimal(50))])
    assert isinstance(answer, list)
    assert answer[0].field == "flows"
    assert isinstance(us_apr(lent, [(day("2024-03-04"), Decimal(301))]), UsApr)


@given(st.integers(1, 60), st.integers(0, 3000), st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_the_us_rate_of_a_regular_monthly_loan_is_its_nominal_rate(count: int, rate: int, start: date) -> None:
    """With no odd days the general equation is that of an annuity: 12 times the rate of a month."""
    start = start.replace(day=min(start.day, 28))
    monthly = Decimal(rate) / 1200
    payment = Decimal(1000) / count if not rate else 1000 * monthly / (1 - (1 + monthly) ** -count)
    paid = [(add_months(start, number), payment) for number in range(1, count + 1)]
    answer = us_apr([(start, Decimal(1000))], paid)
    assert isinstance(answer, UsApr)
    assert abs(answer.percent - Decimal(rate)) < Decimal("1e-15")


@pytest.mark.parametrize(("name", "credit", "count", "each", "apr", "months", "part", "rebate"), UK_REBATE)
def test_the_examples_of_the_early_settlement_regulations(
    name: str, credit: int, count: int, each: str, apr: int, months: int, part: str, rebate: str
) -> None:
    instalments = [(number, Decimal(each)) for number in range(1, count + 1)]
    answer = settle([(0, Decimal(credit))], instalments, Decimal(apr), months, Fraction(part))
    assert isinstance(answer, Settlement), name
    assert answer.rebate == Decimal(rebate)
    assert answer.amount == (count - months) * Decimal(each) - Decimal(rebate)


def test_a_settlement_on_the_first_day_and_without_interest_takes_what_was_lent() -> None:
    answer = settle([(0, Decimal(1000))], [(1, Decimal("0.50")), (2, Decimal(1000))], Decimal(0), 0)
    assert answer == Settlement(Decimal("1000.00"), Decimal("0.50"))


def test_a_settlement_that_cannot_be_is_refused_with_all_its_problems() -> None:
    answer = settle([], [(1, Decimal(0))], Decimal(-1), -1, Fraction(1))
    assert isinstance(answer, list)
    assert [problem.field for problem in answer] == ["credit", "instalments", "apr", "months", "part"]


@pytest.mark.parametrize(("name", "expected"), XIRR)
def test_rates_of_dates_by_other_day_counts_are_the_published_ones(name: str, expected: str) -> None:
    names = {"30/360 SIA": "30/360-SIA", "30/360 ISDA": "30/360-US", "ACT/ACT ISDA": "ACT/ACT-ISDA"}
    pairs = [pair.split() for pair in XIRR_FLOWS.split(",")]
    rate = xirr([(day(on), Decimal(amount)) for on, amount in pairs], DayCount(names.get(name, name)))
    assert isinstance(rate, Decimal)
    assert abs(rate / 100 - Decimal(expected)) < Decimal("1e-9")


def test_day_counts_that_count_periods_have_no_rate_of_dates() -> None:
    answer = xirr([(START, Decimal(-1)), (START + timedelta(5), Decimal(2))], DayCount.MONTHLY)
    assert isinstance(answer, Problem)
    assert answer.field == "day_count"
