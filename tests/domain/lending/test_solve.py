"""Solving for the fourth of four figures, for what can be borne, and comparing offers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal, localcontext
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.due_dates import Frequency, Unit
from crodesk.domain.lending.rounding import Rounding
from crodesk.domain.lending.schedule import Schedule, build
from crodesk.domain.lending.solve import (
    CapKind,
    Caps,
    Compared,
    Extreme,
    Found,
    Means,
    Offer,
    Unknown,
    burden,
    compare,
    extremes,
    fourth,
    instalment,
    largest_amount,
    loan_at,
    longest_term,
    readings,
    shortest_term,
    solve,
)
from crodesk.domain.lending.solve.caps import problems
from crodesk.domain.lending.solve.search import first_yes, last_yes
from crodesk.domain.lending.terms import (
    Balloon,
    BalloonKind,
    Fee,
    FeeTime,
    FixedInstalment,
    LoanTerms,
    Method,
    RateSegment,
)
from crodesk.domain.problem import Problem

START = date(2026, 1, 15)


def terms(amount: str = "350000000", rate: str = "9.5", count: int = 36, **others: object) -> LoanTerms:
    return replace(LoanTerms(Decimal(amount), (RateSegment(START, Decimal(rate)),), START, count), **others)  # type: ignore[arg-type]


def schedule(of: LoanTerms) -> Schedule:
    built = build(of)
    assert isinstance(built, Schedule), built
    return built


def fields(answer: object) -> list[str]:
    assert isinstance(answer, list), answer
    return [problem.field for problem in answer]


def found(answer: Found | list[Problem]) -> Found:
    assert isinstance(answer, Found), answer
    return answer


def borne(answer: Extreme | list[Problem]) -> Extreme:
    assert isinstance(answer, Extreme), answer
    return answer


METHODS = [Method.ANNUITY, Method.EQUAL_PRINCIPAL, Method.INTEREST_ONLY, Method.BULLET, Method.BALLOON]
LOANS = st.builds(
    lambda method, amount, rate, count, currency: terms(
        str(amount),
        str(Decimal(rate) / 100),
        count,
        method=method,
        currency=currency,
        balloon=Balloon(BalloonKind.PERCENT, Decimal(20)) if method is Method.BALLOON else None,
    ),
    st.sampled_from(METHODS),
    st.integers(5000, 10**10),
    st.integers(0, 4000),
    st.integers(2, 30),
    st.sampled_from(["VND", "USD"]),
).filter(lambda loan: loan.method is not Method.INTEREST_ONLY or loan.rates[0].percent > 1)


@settings(max_examples=15, deadline=None)
@given(LOANS)
def test_the_rate_that_is_found_quotes_to_the_instalment_asked_for(loan: LoanTerms) -> None:
    wanted = instalment(schedule(loan))
    answer = found(solve(loan, Unknown.RATE, wanted))
    assert instalment(schedule(answer.terms)) == wanted
    assert instalment(answer.schedule) == wanted


@settings(max_examples=15, deadline=None)
@given(LOANS)
def test_the_amount_that_is_found_is_the_largest_with_the_instalment_asked_for(loan: LoanTerms) -> None:
    wanted = instalment(schedule(loan))
    answer = found(solve(loan, Unknown.AMOUNT, wanted))
    unit = Decimal(1) if loan.currency == "VND" else Decimal("0.01")
    assert answer.value == answer.terms.amount >= loan.amount
    assert instalment(schedule(answer.terms)) <= wanted
    assert instalment(schedule(replace(loan, amount=answer.value + unit))) > wanted


@settings(max_examples=15, deadline=None)
@given(LOANS.filter(lambda loan: loan.method in (Method.ANNUITY, Method.EQUAL_PRINCIPAL)))
def test_the_term_that_is_found_is_the_shortest_with_the_instalment_asked_for(loan: LoanTerms) -> None:
    wanted = instalment(schedule(loan))
    answer = found(solve(replace(loan, count=7), Unknown.TERM, wanted))
    assert answer.value == answer.terms.count <= loan.count
    assert instalment(answer.schedule) <= wanted
    if answer.value > 1:
        assert instalment(schedule(replace(loan, count=int(answer.value) - 1))) > wanted


def test_the_instalment_is_the_quoted_one_and_solving_for_the_rate_gives_the_rate_back() -> None:
    """200,000 at 1 % over 180 months takes 1,196.99: pyxirr tests/test_periodic.rs::test_pmt_vec."""
    loan = terms("200000", "1", 180, currency="USD", day_count=DayCount.MONTHLY)
    assert found(solve(loan, Unknown.INSTALMENT)).value == Decimal("1196.99")
    assert found(solve(replace(loan, rates=()), Unknown.RATE, Decimal("1196.99"))).value == 1


def test_the_surroundings_change_no_answer() -> None:
    loan, caps = terms(), Caps(Decimal(40), Decimal(70), Decimal(20_000_000), 60)
    rate, most = solve(loan, Unknown.RATE, Decimal(11_300_000)), largest_amount(loan, MEANS, caps)
    with localcontext(prec=3):
        assert solve(loan, Unknown.RATE, Decimal(11_300_000)) == rate
        assert largest_amount(loan, MEANS, caps) == most


def test_a_rate_that_gives_no_such_instalment_comes_nearest_from_below() -> None:
    """Instalments in steps of 1,000: none is 322,500. At 10 % it is 323,000."""
    loan = terms("10000000", "10", 36, instalment_rounding=Rounding(unit=Decimal(1000)))
    answer = found(solve(loan, Unknown.RATE, Decimal(322_500)))
    assert instalment(answer.schedule) == 322_000
    assert 9 < answer.value < 10
    assert instalment(schedule(loan)) == 323_000


def test_of_the_largest_loans_the_rate_has_all_its_decimals() -> None:
    """A ten-billionth of a percent is still worth cents of this instalment."""
    loan = terms("9000000000000", "9.5", 12, currency="USD")
    wanted = instalment(schedule(loan)) + Decimal("123.45")
    rate = found(solve(loan, Unknown.RATE, wanted)).value
    assert instalment(schedule(replace(loan, rates=(RateSegment(START, rate),)))) <= wanted
    above = replace(loan, rates=(RateSegment(START, rate + Decimal("1e-10")),))
    assert instalment(schedule(above)) > wanted


def test_a_rate_is_also_found_where_high_rates_allow_no_loan() -> None:
    """A fixed instalment of 5 million has to cover its interest, so the highest rates are no loans."""
    loan = terms(fixed=(FixedInstalment(date(2026, 3, 15), Decimal(5_000_000)),))
    wanted = instalment(schedule(loan))
    assert found(solve(loan, Unknown.RATE, wanted)).value == Decimal("9.5")


@pytest.mark.parametrize(
    ("loan", "unknown", "wanted", "field"),
    [
        (terms(), Unknown.AMOUNT, "0", "instalment"),
        (terms(), Unknown.RATE, "-5", "instalment"),
        (terms(), Unknown.TERM, "NaN", "instalment"),
        (terms("-1"), Unknown.INSTALMENT, "0", "amount"),
        (terms(rate="-1"), Unknown.AMOUNT, "1000", "rates"),
        (terms(), Unknown.RATE, "9000000", "instalment"),
        (terms(), Unknown.RATE, "900000000", "instalment"),
        (terms(day_count=DayCount.MONTHLY), Unknown.RATE, "900000000", "instalment"),
        (terms(rate="0", method=Method.INTEREST_ONLY), Unknown.AMOUNT, "1000", "rates"),
        (terms(rate="0"), Unknown.TERM, "2", "instalment"),
        (terms(fixed=(FixedInstalment(date(2026, 3, 15), Decimal(5_000_000)),)), Unknown.RATE, "200000000", "fixed"),
        (terms("0"), Unknown.RATE, "1000", "amount"),
        (terms(), Unknown.TERM, "2000000", "instalment"),
        (terms("0"), Unknown.TERM, "2000000", "amount"),
        (terms(method=Method.BULLET), Unknown.TERM, "2000000", "method"),
        (terms(count=1, currency="VND", rate="1000", method=Method.BULLET), Unknown.AMOUNT, "1", "instalment"),
        (terms("350000000", "9.5", 600), Unknown.TERM, "2797085", "instalment"),
    ],
)
def test_what_can_not_be_solved_is_refused_with_its_field(
    loan: LoanTerms, unknown: Unknown, wanted: str, field: str
) -> None:
    assert fields(solve(loan, unknown, Decimal(wanted))) == [field]


MEANS = Means(
    income=Decimal(50_000_000),
    debts=Decimal(5_000_000),
    living=Decimal(15_000_000),
    collateral=Decimal(1_000_000_000),
    born=date(1976, 5, 20),
)


def test_a_loan_stands_to_its_caps_as_worked_out_by_hand() -> None:
    """12 million in 12 months takes 1 million: service is 6 of 50 million, 29 are left; 1.2 % of the value is lent."""
    plain = schedule(terms("12000000", "0", 12))
    found_readings = readings(plain, MEANS, Caps(Decimal(50), Decimal(70), Decimal(20_000_000), 60))
    assert [(one.kind, one.value) for one in found_readings] == [
        (CapKind.DSR, Decimal(12)),
        (CapKind.LTV, Decimal("1.2")),
        (CapKind.RESIDUAL, Decimal(29_000_000)),
        (CapKind.AGE, date(2027, 1, 15)),
    ]
    assert found_readings[3].limit == date(2036, 5, 20)
    assert all(one.kept for one in found_readings)
    assert readings(plain, MEANS, Caps()) == []


@pytest.mark.parametrize(
    ("unit", "count", "monthly"), [(Unit.MONTHS, 3, "1000"), (Unit.WEEKS, 2, "6500"), (Unit.DAYS, 73, "1250")]
)
def test_the_burden_is_that_of_a_month(unit: Unit, count: int, monthly: str) -> None:
    """3,000 a quarter; 3,000 every two weeks is 78,000 a year; 3,000 every 73 days is 15,000 a year."""
    loan = schedule(terms("12000", "0", 4, frequency=Frequency(unit, count)))
    assert burden(loan) == Decimal(monthly)


def test_fees_with_each_instalment_are_part_of_the_burden_and_financed_ones_of_the_loan() -> None:
    fees = (Fee(Decimal(100), time=FeeTime.EACH), Fee(Decimal(1200), time=FeeTime.FINANCED))
    loan = schedule(terms("12000", "0", 12, fees=fees))
    assert burden(loan) == 1200
    (ltv,) = readings(loan, replace(MEANS, collateral=Decimal(20_000), liens=Decimal(1800)), Caps(ltv=Decimal(75)))
    assert ltv.value == 75
    assert ltv.kept


@pytest.mark.parametrize(
    ("caps", "amount", "binding"),
    [
        (Caps(dsr=Decimal(40)), "180000000", CapKind.DSR),
        (Caps(ltv=Decimal(10)), "100000000", CapKind.LTV),
        (Caps(residual=Decimal(20_000_000)), "120000000", CapKind.RESIDUAL),
        (Caps(Decimal(40), Decimal(70), Decimal(20_000_000), 60), "120000000", CapKind.RESIDUAL),
        (Caps(Decimal(40), Decimal(10), Decimal(20_000_000), 60), "100000000", CapKind.LTV),
    ],
)
def test_the_largest_amount_names_the_cap_that_binds(caps: Caps, amount: str, binding: CapKind) -> None:
    """12 instalments without interest: 40 % of 50 million less 5 is 15; 50 - 15 - 5 - 20 is 10; 10 % of 1 bn is 100."""
    answer = borne(largest_amount(terms("1", "0", 12), MEANS, caps, Decimal(1_000_000)))
    assert answer.terms.amount == Decimal(amount)
    assert answer.binding == (binding,)
    assert all(reading.kept for reading in answer.readings)


@settings(max_examples=15, deadline=None)
@given(LOANS.filter(lambda loan: loan.method is not Method.BALLOON), st.integers(1, 90))
def test_one_unit_more_than_the_largest_amount_breaks_its_cap(loan: LoanTerms, dsr: int) -> None:
    answer = borne(largest_amount(loan, MEANS, Caps(dsr=Decimal(dsr + 10))))
    unit = Decimal(1) if loan.currency == "VND" else Decimal("0.01")
    assert all(reading.kept for reading in answer.readings)
    (over,) = readings(schedule(replace(loan, amount=answer.terms.amount + unit)), MEANS, Caps(dsr=Decimal(dsr + 10)))
    assert not over.kept
    assert answer.binding == (CapKind.DSR,)


def test_terms_name_the_cap_that_binds() -> None:
    """120 million without interest: 15 million a month need 8 months, the day 60 is reached lies 124 months ahead."""
    caps = Caps(dsr=Decimal(40), ltv=Decimal(70), age=60)
    short = borne(shortest_term(terms("120000000", "0", 1), MEANS, caps))
    assert (short.terms.count, short.binding) == (8, (CapKind.DSR,))
    long = borne(longest_term(terms("120000000", "0", 1), MEANS, caps))
    assert (long.terms.count, long.binding) == (124, (CapKind.AGE,))
    assert long.schedule.rows[-1].due == date(2036, 5, 15)


def test_without_an_age_the_longest_term_is_the_longest_there_is() -> None:
    long = borne(longest_term(terms("120000000", "0", 1), MEANS, Caps(dsr=Decimal(40))))
    assert (long.terms.count, long.binding) == (600, ())


def test_without_caps_one_period_will_do() -> None:
    short = borne(shortest_term(terms("120000000"), MEANS, Caps()))
    assert (short.terms.count, short.binding) == (1, ())


FOR_INTEREST: dict[str, Any] = {"method": Method.INTEREST_ONLY}
OF_90_000: dict[str, Any] = {"method": Method.BALLOON, "balloon": Balloon(BalloonKind.AMOUNT, Decimal(90_000))}


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        (lambda: largest_amount(terms(), MEANS, Caps(age=60)), ["caps"]),
        (lambda: largest_amount(terms(), MEANS, Caps(dsr=Decimal(40)), Decimal(0)), ["step"]),
        (lambda: largest_amount(terms(), MEANS, Caps(dsr=Decimal(5))), ["dsr"]),
        (lambda: largest_amount(terms(), replace(MEANS, born=date(1950, 1, 1)), Caps(Decimal(50), age=60)), ["age"]),
        (lambda: largest_amount(terms(rate="-3"), MEANS, Caps(dsr=Decimal(40))), ["rates"]),
        (lambda: largest_amount(terms(), Means(), Caps(Decimal(0), Decimal("NaN"), Decimal(-1), 200)),
         ["income", "collateral", "born", "dsr", "ltv", "residual", "age"]),
        (lambda: largest_amount(terms(), Means(Decimal(-1), liens=Decimal("Infinity")), Caps(residual=Decimal(1))),
         ["income", "liens"]),
        (lambda: shortest_term(terms(method=Method.INTEREST_ONLY), MEANS, Caps()), ["method"]),
        (lambda: shortest_term(terms(method=Method.INTEREST_ONLY, amount="0"), MEANS, Caps()), ["method", "amount"]),
        (lambda: shortest_term(terms("0"), MEANS, Caps()), ["amount"]),
        (lambda: shortest_term(terms("900000000000"), MEANS, Caps(dsr=Decimal(40))), ["dsr"]),
        (lambda: shortest_term(terms("900000000000", "0"), MEANS, Caps(dsr=Decimal(40))), ["dsr"]),
        (lambda: shortest_term(terms("900000000"), MEANS, Caps(dsr=Decimal(40), age=55)), ["age"]),
        (lambda: largest_amount(terms(rate="0", **FOR_INTEREST), MEANS, Caps(dsr=Decimal(40))), ["caps"]),
        (lambda: largest_amount(terms(rate="0", **FOR_INTEREST), MEANS, Caps(residual=Decimal(40))), ["caps"]),
        (lambda: largest_amount(terms(**OF_90_000), MEANS, Caps(dsr=Decimal(1))), ["balloon"]),
        (lambda: longest_term(terms(), MEANS, Caps(age=49)), ["age"]),
        (lambda: longest_term(terms("900000000"), MEANS, Caps(dsr=Decimal(20), age=55)), ["dsr"]),
        (lambda: longest_term(terms("0"), MEANS, Caps(age=55)), ["amount"]),
        (lambda: longest_term(terms(), Means(), Caps(age=0)), ["born", "age"]),
    ],
)  # fmt: skip
def test_what_can_not_be_borne_is_refused_with_every_reason(ask: Callable[[], object], expected: list[str]) -> None:
    assert fields(ask()) == expected


def test_a_refusal_says_how_far_it_is_off() -> None:
    answer = largest_amount(terms("1000", "0", 1), MEANS, Caps(dsr=Decimal(5)))
    assert isinstance(answer, list)
    words = answer[0].text.format(**answer[0].values)
    assert words == "Debt service would take 10.00 percent of the income; the cap is 5 percent."


def test_offers_stand_side_by_side() -> None:
    """Without interest: a fee of 12,000 on 120,000 is the whole cost; its rate is that of the flows."""
    free = Offer("free", terms("120000", "0", 12))
    fee = Offer("fee", terms("120000", "0", 12, fees=(Fee(Decimal(12_000)),)))
    one, other = compare([free, fee])
    assert isinstance(one, Compared)
    assert isinstance(other, Compared)
    assert (one.name, one.cost, one.quote.instalment) == ("free", Decimal(0), Decimal(10_000))
    assert one.quote.effective_rate == 0
    assert (other.cost, other.quote.instalment) == (Decimal(12_000), Decimal(10_000))
    assert other.quote.effective_rate is not None
    assert other.quote.effective_rate > 20
    assert [stress.points for stress in other.quote.stress] == [1, 2, 3]
    assert other.quote.stress[0].instalment < other.quote.stress[2].instalment


def test_offers_that_can_not_be_compared_are_refused() -> None:
    assert fields(compare([])) == ["offers"]
    assert fields(compare([Offer(str(number), terms()) for number in range(5)])) == ["offers"]
    mixed = [Offer("dong", terms()), Offer("dollars", terms(currency="USD"))]
    assert fields(compare(mixed)) == ["offers"]
    assert fields(compare([Offer("good", terms()), Offer("bad", terms("0", "-1"))])) == ["2.amount", "2.rates"]


@given(st.integers(-50, 50), st.integers(-60, 60), st.integers(0, 40))
def test_the_search_finds_the_last_yes_and_the_first(edge: int, guess: int, width: int) -> None:
    low, high = edge - width, edge + 40 - width
    asked: list[int] = []

    def small(number: int) -> bool:
        assert low <= number <= high
        asked.append(number)
        return number <= edge

    expected = None if edge < low else min(edge, high)
    assert last_yes(small, low, high, guess) == expected
    assert len(asked) == len(set(asked)) <= 14
    assert first_yes(lambda number: number >= edge, low, high, guess) == (None if edge > high else max(edge, low))


def all_of(amount: str) -> Means:
    """Return means whose five amounts are one and the same."""
    same = Decimal(amount)
    return Means(same, same, same, same, same)


@pytest.mark.parametrize(
    ("means", "caps", "wrong"),
    [
        (Means(), Caps(), []),
        (Means(), Caps(residual=Decimal(0)), []),
        (MEANS, Caps(Decimal("0.5"), Decimal("0.5"), Decimal(0), 1), []),
        (MEANS, Caps(age=130), []),
        (MEANS, Caps(age=131), ["age"]),
        (MEANS, Caps(age=0), ["age"]),
        (MEANS, Caps(Decimal(0), Decimal(0), Decimal("-0.01")), ["dsr", "ltv", "residual"]),
        (MEANS, Caps(Decimal("Infinity"), Decimal("NaN"), Decimal("NaN")), ["dsr", "ltv", "residual"]),
        (all_of("-0.01"), Caps(), ["income", "debts", "living", "collateral", "liens"]),
        (all_of("NaN"), Caps(), ["income", "debts", "living", "collateral", "liens"]),
        (Means(), Caps(Decimal(1)), ["income"]),
        (Means(), Caps(ltv=Decimal(1)), ["collateral"]),
        (Means(), Caps(age=60), ["born"]),
        (Means(Decimal(-1)), Caps(age=60), ["income", "born"]),
    ],
)
def test_what_caps_need_is_asked_for(means: Means, caps: Caps, wrong: list[str]) -> None:
    assert [problem.field for problem in problems(means, caps)] == wrong


def test_the_smallest_instalment_repays_the_smallest_amount() -> None:
    assert found(solve(terms(rate="0", count=1), Unknown.AMOUNT, Decimal(1))).value == 1
    cents = found(solve(terms(rate="0", count=1, currency="USD"), Unknown.AMOUNT, Decimal("0.50")))
    assert cents.value == Decimal("0.50")


def test_an_agreed_instalment_and_a_maturity_are_passed_over() -> None:
    """200,000 at 1 % over 180 months takes 1,196.99, see above."""
    loan = terms("200000", "1", 180, currency="USD", day_count=DayCount.MONTHLY)
    agreed = replace(loan, instalment=Decimal(5000), rates=())
    assert found(solve(agreed, Unknown.RATE, Decimal("1196.99"))).value == 1
    until = replace(loan, count=0, maturity=date(2030, 1, 15))
    assert found(solve(until, Unknown.TERM, Decimal("1196.99"))).value == 180


@pytest.mark.parametrize(("grace", "count"), [({}, 1), ({"grace_principal": 2}, 3), ({"grace_interest": 4}, 5)])
def test_the_shortest_term_leaves_an_instalment_after_the_grace(grace: dict[str, Any], count: int) -> None:
    assert found(solve(terms(**grace), Unknown.TERM, Decimal(10) ** 12)).value == count
    short = borne(shortest_term(terms(**grace), replace(MEANS, income=Decimal(10) ** 12), Caps(Decimal(50))))
    assert short.terms.count == count


def test_the_highest_rate_is_found() -> None:
    """1,200 for a month at 1,000 % a year: 2,200."""
    loan = terms("1200", "0", 1, day_count=DayCount.MONTHLY)
    assert found(solve(loan, Unknown.RATE, Decimal(2200))).value == 1000


def test_an_instalment_that_is_too_small_is_named() -> None:
    answer = solve(terms(count=1, rate="1000", method=Method.BULLET), Unknown.AMOUNT, Decimal(1))
    assert isinstance(answer, list)
    assert [one.text.format(**one.values) for one in answer] == ["An instalment of 1 is too small."]


def test_what_a_refusal_shows_is_rounded_half_up() -> None:
    """8,100 of 80,000 are 10.125 percent."""
    means, step = Means(income=Decimal(80_000)), Decimal(8_100)
    answer = largest_amount(terms(rate="0", count=1), means, Caps(dsr=Decimal(5)), step)
    assert isinstance(answer, list)
    assert [str(one.values["value"]) for one in answer] == ["10.13"]


def test_from_one_to_four_offers_are_compared() -> None:
    for count in (1, 4):
        answers = compare([Offer(str(number), terms()) for number in range(count)])
        assert [isinstance(one, Compared) for one in answers] == [True] * count
    assert fields(compare([Offer("no amount", terms("0")), Offer("no rate", terms(rate="-1"))])) == [
        "1.amount",
        "2.rates",
    ]


def test_an_agreed_instalment_doesn_t_limit_the_amount() -> None:
    agreed = borne(largest_amount(terms(instalment=Decimal(1_000_000)), MEANS, Caps(ltv=Decimal(10))))
    assert agreed.terms.amount == 100_000_000
    by_income = [largest_amount(of, MEANS, Caps(dsr=Decimal(40))) for of in (terms(), terms(instalment=Decimal(1000)))]
    assert borne(by_income[0]).terms.amount == borne(by_income[1]).terms.amount


def test_one_step_may_be_the_largest_amount_and_what_forbids_the_second_binds() -> None:
    """8,100 of an income of 80,000 are 10.125 percent, 16,200 are 20.25; only 24,300 would exceed the collateral."""
    means = Means(income=Decimal(80_000), collateral=Decimal(20_000))
    caps = Caps(dsr=Decimal(20), ltv=Decimal(100))
    answer = borne(largest_amount(terms(rate="0", count=1), means, caps, Decimal(8_100)))
    assert (answer.terms.amount, answer.binding) == (Decimal(8_100), (CapKind.DSR,))


@pytest.mark.parametrize(
    ("caps", "most"),
    [(Caps(ltv=Decimal(10)), 5), (Caps(dsr=Decimal(40)), 30), (Caps(residual=Decimal(20_000_000)), 30)],
)
def test_the_largest_amount_takes_a_handful_of_quotes(caps: Caps, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample, the guess, the step beyond, and both again for the answer: five.

    An instalment of some 32,000, which the sample has, is rounded by half a unit, so that a guess of 180 million is off
    by some 3,000: twelve steps that double and twelve that halve. Halving all amounts would take sixty.
    """
    quoted = counting(monkeypatch)
    borne(largest_amount(terms(), MEANS, caps))
    assert len(quoted) <= most


@pytest.mark.parametrize(("unknown", "most"), [(Unknown.AMOUNT, 20), (Unknown.TERM, 8), (Unknown.RATE, 35)])
def test_solving_takes_a_handful_of_quotes(unknown: Unknown, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Halving 1,000 % to a ten-billionth of one would take 43, and ten more to say it shortly."""
    quoted = counting(monkeypatch)
    found(solve(terms(), unknown, Decimal(11_300_000)))
    assert len(quoted) <= most


def counting(monkeypatch: pytest.MonkeyPatch) -> list[LoanTerms]:
    """Return the terms of every schedule that solving lays out from now on."""
    quoted: list[LoanTerms] = []

    def noted(of: LoanTerms) -> Schedule | list[Problem]:
        quoted.append(of)
        return build(of)

    for module in (extremes, fourth, loan_at):
        monkeypatch.setattr(module, "build", noted)
    return quoted


def test_what_forbids_one_period_less_binds() -> None:
    """12 million: in 3 months 4 of an income of 50; in 2 it is 6, with 5 of debts 22 %; in 1 only 18 would be left."""
    caps = Caps(dsr=Decimal(20), residual=Decimal(22_000_000))
    short = borne(shortest_term(terms("12000000", "0"), MEANS, caps))
    assert (short.terms.count, short.binding) == (3, (CapKind.DSR,))


def test_an_agreed_instalment_and_a_maturity_don_t_limit_the_term() -> None:
    stated = terms("12000000", "0", 0, maturity=date(2027, 1, 15), instalment=Decimal(1))
    assert borne(shortest_term(stated, MEANS, Caps(dsr=Decimal(20)))).terms.count == 3
    assert borne(longest_term(stated, MEANS, Caps(dsr=Decimal(20)))).terms.count == 600
