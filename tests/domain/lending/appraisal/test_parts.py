"""Parts of an appraisal one by one: what whole applications don't come by."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from crodesk.domain.lending.appraisal import case as c
from crodesk.domain.lending.appraisal.amount import Amount, at_most, floor, known, reckon, stated, total
from crodesk.domain.lending.appraisal.appraising import Appraisal, appraise
from crodesk.domain.lending.appraisal.business import by_year
from crodesk.domain.lending.appraisal.figures import figures
from crodesk.domain.lending.appraisal.personal import years
from crodesk.domain.lending.appraisal.plain import as_data
from crodesk.domain.lending.appraisal.rules import Rules, read, shipped
from tests.domain.lending.appraisal.applications import named

SALARY = named("salary_loan: is approved")
HOME = named("home_loan: is approved")
COMPANY = named("company: is approved")
PASSBOOK = named("passbook_pledge: is approved without asking the bureau")
HOUSEHOLD = named("car_and_household: a household borrows for its shop, unsecured, all repaid at the end")


def own(**files: str) -> Rules:
    found = read(files)
    assert isinstance(found, Rules), found
    return found


def level(found: Appraisal, criterion: str) -> str | None:
    assert found.risk is not None
    return found.risk.levels.get(criterion)


def test_what_is_missing_is_never_zero_and_what_is_impossible_stays_so() -> None:
    one, unknown, never = Amount(Decimal(1)), Amount(None, ("a",)), Amount(None)
    assert (one + unknown, unknown + Amount(None, ("b", "a"))) == (Amount(None, ("a",)), Amount(None, ("a", "b")))
    assert (one / Amount(Decimal(0))).impossible
    assert (never + one).impossible
    assert not (never + unknown).impossible
    assert total([]) == Amount(Decimal(0))
    assert reckon(max, one, Amount(Decimal(3)), one) == Amount(Decimal(3))
    assert (known(-1, "a"), stated(Decimal(-1), "a")) == (Amount(Decimal(-1)), unknown)
    assert (known(None, "a"), known(Decimal("nan"), "a")) == (unknown, unknown)


def test_the_last_of_34_digits_decides_nothing() -> None:
    third = Decimal(1) / 3
    assert at_most(third * 3 + Decimal("1e-28"), Decimal(1))
    assert not at_most(Decimal("1.000001"), Decimal(1))
    assert [floor(Decimal(one), Decimal(10)) for one in ("19.9999999999999999999999999999", "19.9", "-3")] == [
        20,
        10,
        0,
    ]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (date(2000, 2, 29), date(2025, 2, 28), "25"),
        (date(2000, 6, 15), date(2025, 6, 14), "24.9973"),  # 364 of 365 days of the last year
        (date(2000, 6, 15), date(2025, 6, 15), "25"),
        (date(2026, 1, 1), date(2025, 1, 1), "-1"),
    ],
)
def test_years_are_whole_on_birthdays(since: date, until: date, expected: str) -> None:
    assert round(years(since, until), 4) == Decimal(expected)


def test_plain_data_keeps_what_json_can_and_refuses_the_rest() -> None:
    data = as_data({"a": (Decimal("1.50"), date(2026, 1, 2), None, True), "b": frozenset({"y", "x"}), 3: Amount(None)})
    assert data == {"a": ["1.50", "2026-01-02", None, True], "b": ["x", "y"], "3": {"value": None, "missing": []}}
    with pytest.raises(TypeError, match="object has no plain form"):
        as_data(object())


def test_the_report_of_the_bureau_says_how_long_it_holds() -> None:
    [state] = appraise(SALARY, shipped()).reports
    assert (state.state, state.until, state.worst_group, state.consent) == ("valid", date(2026, 12, 10), 1, True)
    told = replace(SALARY, bureau=(replace(SALARY.bureau[0], valid_until=date(2026, 11, 21)),))
    assert appraise(told, shipped()).reports[0].state == "expired"
    assert appraise(replace(SALARY, bureau=()), shipped()).reports[0].state == "missing"


def test_consent_on_the_report_is_consent() -> None:
    party = replace(SALARY.parties[0], consent=None)
    report = replace(SALARY.bureau[0], consent_on=date(2026, 11, 9))
    assert appraise(replace(SALARY, parties=(party,), bureau=(report,)), shipped()).reports[0].consent is True


def test_a_report_of_tomorrow_is_no_report() -> None:
    early = replace(SALARY, bureau=(replace(SALARY.bureau[0], reported_on=date(2026, 11, 23)),))
    assert appraise(early, shipped()).reports[0].state == "missing"


def test_a_stated_group_is_bad_enough_without_a_report() -> None:
    debt = c.Debt("Bank B", balance=Decimal(1), monthly=Decimal(1), group=4)
    found = appraise(replace(SALARY, no_debts=False, debts=(debt,), bureau=()), shipped())
    assert found.recommendation.verdict == "decline"
    assert found.starting_group is not None
    assert found.starting_group.group == "4"


def test_a_group_that_does_not_exist_is_not_known() -> None:
    odd = replace(SALARY, bureau=(replace(SALARY.bureau[0], worst_group=9),))
    assert [one.code for one in appraise(odd, shipped()).recommendation.to_collect] == ["bureau_groups"]


def test_a_late_debt_with_us_takes_the_new_loan_along() -> None:
    debt = c.Debt("us", ours=True, balance=Decimal(10**7), monthly=Decimal(10**6), days_late=100)
    found = appraise(replace(SALARY, no_debts=False, debts=(debt,)), shipped())
    assert found.starting_group is not None
    assert found.starting_group.group == "3"  # Circular 31/2024: 91 to 180 days


def test_debts_with_us_that_the_loan_repays_leave_the_exposure() -> None:
    debt = c.Debt("us", ours=True, balance=Decimal(50_000_000), monthly=Decimal(10**6), repaid_by_this=True)
    case = replace(
        SALARY, no_debts=False, debts=(debt,), exposures=(c.Exposure("KH1", "An", "borrower", Decimal(50_000_000)),)
    )
    found = appraise(case, shipped())
    assert found.authority is not None
    assert [found.authority.exposure, found.authority.unsecured] == [200_000_000, 250_000_000]


def test_a_debt_without_its_payment_is_asked_for_but_a_guarantee_takes_nothing() -> None:
    loan = replace(SALARY, no_debts=False, debts=(c.Debt("B", balance=Decimal(1)),))
    assert "debt_service" in [one.code for one in appraise(loan, shipped()).recommendation.to_collect]
    backed = replace(SALARY, no_debts=False, debts=(c.Debt("B", kind="guarantee", balance=Decimal(1)),))
    assert figures(backed, shipped()).values["debts_now"].value == 0


def test_what_the_bureau_says_in_another_currency_needs_a_rate() -> None:
    report = replace(SALARY.bureau[0], currency="USD", monthly=Decimal(100), balance=Decimal(1000))
    found = appraise(replace(SALARY, bureau=(report,)), shipped())
    assert figures(replace(SALARY, bureau=(report,)), shipped()).values["debts_now"].missing == ("exchange",)
    assert found.notices == ()


def test_living_costs_are_those_stated_or_those_listed_when_they_are_more() -> None:
    spent = c.Flow("rent", Decimal(30_000_000), period="quarter", expense=True)
    assert figures(replace(SALARY, flows=(*SALARY.flows, spent)), shipped()).values["living_cost"].value == 10_000_000
    small = replace(spent, amount=Decimal(3))
    assert figures(replace(SALARY, flows=(*SALARY.flows, small)), shipped()).values["living_cost"].value == 8_000_000


def test_an_income_of_nothing_can_bear_no_debt() -> None:
    found = appraise(replace(SALARY, flows=(replace(SALARY.flows[0], amount=Decimal(0)),)), shipped())
    assert {one.code: one.state for one in found.rules}["dsr"] == "fail"
    assert found.stress[0].cells["dsr"].state == "fail"
    assert found.recommendation.verdict == "decline"


def test_stress_shows_what_is_not_known() -> None:
    found = appraise(replace(SALARY, flows=(), asked=replace(SALARY.asked, rate=None)), shipped())
    assert [(one.code, one.cells["dsr"].state) for one in found.stress] == [
        ("base", "unknown"),
        ("rate", "unknown"),
        ("income", "unknown"),
    ]
    card = replace(SALARY, asked=replace(SALARY.asked, product="credit_card", rate=None))
    assert appraise(card, shipped()).stress[1].instalment.value == 10_000_000  # 5 % of the limit, whatever the rate


def test_stress_of_a_firm_without_accounts() -> None:
    [base, rate] = appraise(replace(COMPANY, statements=()), shipped()).stress
    assert (base.cells["dscr"].state, rate.cells["dscr"].value.missing) == ("unknown", ("statements",))


def test_accounts_of_a_household_are_stressed_without_a_cap() -> None:
    found = appraise(replace(HOUSEHOLD, statements=COMPANY.statements), shipped())
    assert {one.code: one.cells["dscr"].state for one in found.stress} == dict.fromkeys(
        ("base", "rate", "income", "sales"), ""
    )


def test_variable_income_of_a_shop_is_lost_in_part() -> None:
    flows = (replace(HOUSEHOLD.flows[0], variable=True),)  # 42 of 60 million count; sales −10 % take 4.2
    found = {one.code: one.cells for one in appraise(replace(HOUSEHOLD, flows=flows), shipped()).stress}
    lost = found["base"]["residual"].value - found["sales"]["residual"].value
    assert lost.value == 4_200_000


@pytest.mark.parametrize(
    ("late", "before", "repaid", "lenders", "expected"),
    [
        (0, 1, 1, 1, "clean"),
        (9, 1, 1, 1, "small"),
        (10, 1, 1, 1, "late"),
        (0, 2, 1, 1, "late"),
        (None, 1, 0, 0, "no-file"),
        (None, 1, 0, 1, "clean"),
        (None, 1, None, 1, None),
    ],
)
def test_how_loans_were_repaid(
    late: int | None, before: int, repaid: int | None, lenders: int, expected: str | None
) -> None:
    conduct = replace(SALARY.conduct, days_late_most=late, loans_repaid=repaid)
    report = replace(SALARY.bureau[0], worst_group_before=before, lenders=lenders)
    found = appraise(replace(SALARY, conduct=conduct, bureau=(report,)), shipped())
    assert level(found, "repayment") == expected


def test_a_first_loan_of_a_firm_is_told_so() -> None:
    conduct = replace(COMPANY.conduct, days_late_most=None, loans_repaid=0)
    assert level(appraise(replace(COMPANY, conduct=conduct), shipped()), "repayment") == "first-loan"


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [(1, 1, "group-1"), (1, 2, "group-2-before"), (1, 3, "worse"), (2, 2, "worse"), (None, 1, None)],
)
def test_debt_groups_elsewhere(now: int | None, before: int, expected: str | None) -> None:
    report = replace(COMPANY.bureau[0], worst_group=now, worst_group_before=before)
    assert level(appraise(replace(COMPANY, bureau=(report,)), shipped()), "elsewhere") == expected


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [(3, 2, "growing"), (2, 2, "steady"), (-1, 2, "uneven"), (2, -1, "uneven"), (-1, -1, "losses"), (None, 1, None)],
)
def test_the_trend_of_the_profit(now: int | None, before: int, expected: str | None) -> None:
    books = [
        replace(one, net_profit=None if profit is None else Decimal(profit))
        for one, profit in zip(COMPANY.statements, (now, before), strict=True)
    ]
    assert level(appraise(replace(COMPANY, statements=tuple(books)), shipped()), "profit") == expected


@pytest.mark.parametrize(
    ("until", "sums", "expected"),
    [
        (date(2027, 11, 1), 8_000_000_000, "whole"),
        (date(2027, 11, 1), 7_999_999_999, "part"),
        (date(2027, 11, 1), None, None),
        (date(2026, 11, 22), 8_000_000_000, "none"),
        (None, None, None),
    ],
)
def test_how_far_the_collateral_is_insured(until: date | None, sums: int | None, expected: str | None) -> None:
    insured = None if sums is None else Decimal(sums)
    house = replace(COMPANY.collateral[0], kind="house", insured_until=until, insured_for=insured)
    found = appraise(replace(COMPANY, collateral=(house,), answers={}), shipped())
    assert level(found, "insurance") == expected


def test_deposits_are_savings_and_other_assets_are_not() -> None:
    home = c.Asset("home", Decimal(10**10))
    assert level(appraise(replace(SALARY, assets=(home,)), shipped()), "savings") == "none"


def test_books_that_are_not_audited_are_judged_by_the_officer() -> None:
    books = (replace(COMPANY.statements[0], audited=False), COMPANY.statements[1])
    found = appraise(replace(COMPANY, statements=books, answers={**COMPANY.answers, "books": "agree"}), shipped())
    assert level(found, "books") == "agree"


def test_leverage_without_equity_is_the_worst() -> None:
    books = (replace(COMPANY.statements[0], equity=Decimal(0)), COMPANY.statements[1])
    assert level(appraise(replace(COMPANY, statements=books), shipped()), "leverage") == "high"


def test_a_grade_moved_where_it_stands_is_not_moved() -> None:
    found = appraise(replace(SALARY, grade_moved="AA"), shipped())
    assert found.risk is not None
    assert (found.risk.grade, found.risk.moved) == ("AA", None)


def test_a_grade_has_its_parts_and_its_route() -> None:
    risk = appraise(SALARY, shipped()).risk
    assert risk is not None
    parts = {one.code: [one.least, one.most, one.of] for one in risk.sections}
    assert parts == {  # the sections of the grid: 350, 300, 150, 100, 100
        "capacity": [350, 350, 350],
        "behaviour": [300, 300, 300],
        "stability": [150, 150, 150],
        "capital": [60, 60, 100],
        "collateral": [0, 0, 100],
    }
    assert (risk.route, risk.margin) == ("standard", Decimal("0.25"))


def test_nobody_decides_on_an_amount_that_is_not_known() -> None:
    assert appraise(replace(SALARY, asked=replace(SALARY.asked, amount=None)), shipped()).authority is None


def test_a_level_without_limits_in_the_currency_can_not_decide() -> None:
    case = replace(SALARY, asked=replace(SALARY.asked, currency="EUR"))
    found = appraise(case, shipped()).authority
    assert found is not None
    assert found.code == "head-office"
    assert found.passed_over["branch-head"][:2] == ("exposure", "unsecured")


def test_nobody_may_decide_where_no_level_goes_so_far() -> None:
    rules = own(authority="[head-office]\nmonths_most = 24\n[regional]\nmonths_most = 24\n"
                "[branch-director]\nmonths_most = 24\n[branch-head]\nmonths_most = 24\n")  # fmt: skip
    assert appraise(SALARY, rules).authority is None


def test_a_long_loan_goes_to_a_higher_level() -> None:
    found = appraise(HOME, shipped()).authority
    assert found is not None
    assert found.passed_over == {"branch-head": ("exposure", "months")}


def test_a_worse_grade_goes_to_a_higher_level() -> None:
    rules = own(authority='[branch-head]\nleast_grade = "AAA"\n')
    found = appraise(SALARY, rules).authority
    assert found is not None
    assert found.passed_over == {"branch-head": ("grade",)}


def test_a_bank_of_its_own_caps_amounts() -> None:
    rules = own(products="[salary_loan]\namount_most = { VND = 150000000 }\n")
    found = appraise(SALARY, rules)
    assert found.recommendation.verdict == "conditional"
    assert found.recommendation.amount == 150_000_000
    assert (found.figures.binding, found.recommendation.reasons) == ("amount", ("other",))


def test_a_small_loan_needs_no_plan() -> None:
    small = replace(HOUSEHOLD.asked, amount=Decimal(100_000_000), cost=None, own_money=None)
    found = appraise(replace(HOUSEHOLD, asked=small), shipped())
    assert "own_share" not in found.ratios
    assert found.recommendation.verdict == "approve"
    larger = replace(small, amount=Decimal(100_000_001))
    found = appraise(replace(HOUSEHOLD, asked=larger), shipped())
    assert [one.code for one in found.recommendation.to_collect] == ["cost", "own_money"]


def test_as_it_is_asked_every_failing_rule_is_an_exception() -> None:
    found = appraise(named("salary_loan: asks for too much"), shipped())
    assert found.authority_as_asked is not None
    assert found.authority_as_asked.passed_over == {"branch-head": ("unsecured", "exceptions")}
    assert found.authority_as_asked.code == "branch-director"
    assert found.authority_as_asked.exposure == 500_000_000


def test_the_trend_shows_each_year_by_itself() -> None:
    now, before = by_year(COMPANY)
    assert [str(one.ends) for one in (now, before)] == ["2026-06-30", "2025-06-30"]
    assert round(now.values["sales_growth"].value or 0, 2) == Decimal("8.70")
    assert before.values["sales_growth"].missing == ("statements",)
    assert round(before.values["net_margin"].value or 0, 4) == Decimal("3.6957")  # 1,700 / 46,000
    assert before.values["current"].missing == ("current_assets", "current_liabilities")


def test_turns_of_nothing_are_not_known() -> None:
    found = appraise(replace(COMPANY, asked=replace(COMPANY.asked, turns=Decimal(0))), shipped())
    assert [one.code for one in found.recommendation.to_collect] == ["turns"]


def test_a_need_below_nothing_is_none() -> None:
    rich = replace(COMPANY.asked, own_money=Decimal(10**12))
    assert figures(replace(COMPANY, asked=rich), shipped()).limits["need"].value == 0


def test_profit_after_nothing_has_no_growth() -> None:
    books = (COMPANY.statements[0], replace(COMPANY.statements[1], sales=Decimal(0)))
    found = appraise(replace(COMPANY, statements=books), shipped())
    assert found.ratios["sales_growth"].value is None
    sales = next(one for one in found.rules if one.code == "sales")
    assert (sales.state, sales.strong) == ("pass", False)


def test_a_guarantee_alone_secures_nothing() -> None:
    backed = replace(COMPANY, collateral=(c.Collateral("guarantee", market_value=Decimal(10**12)),))
    found = appraise(backed, shipped())
    assert "ltv_after" not in found.ratios
    assert "mortgage-registered" not in [one.code for one in found.recommendation.conditions]
    assert found.figures.values["unsecured_exposure"].value == 8_000_000_000


def test_a_kind_of_collateral_that_nobody_knows_has_the_haircut_of_others() -> None:
    odd = replace(COMPANY.collateral[0], kind="painting", insured_until=date(2027, 1, 1))
    assert figures(replace(COMPANY, collateral=(odd,)), shipped()).values["lending_value"].value == 6_000_000_000


def test_a_collateral_without_a_value_is_asked_for() -> None:
    bare = replace(COMPANY.collateral[0], market_value=None)
    found = appraise(replace(COMPANY, collateral=(bare,)), shipped())
    assert [one.code for one in found.recommendation.to_collect] == ["collateral_value"]


def test_a_passbook_of_a_term_without_end_is_asked_for_its_term() -> None:
    found = appraise(replace(PASSBOOK, asked=replace(PASSBOOK.asked, months=None)), shipped())
    assert [one.code for one in found.recommendation.to_collect] == ["months"]


def test_pillars_hold_facts_with_their_source() -> None:
    found = {one.code: one for one in appraise(COMPANY, shipped()).pillars}
    assert [(one.kind, one.code, one.of) for one in found["reputation"].facts] == [
        ("bureau", "bureau_groups", COMPANY.parties[0].name),
        ("conduct", "conduct", COMPANY.parties[0].name),
    ]
    assert found["reputation"].facts[0].evidence.source == "CIC"
    assert [(one.code, one.of) for one in found["business"].facts] == [
        ("sales", "2026"),
        ("net_profit", "2026"),
        ("sales", "2025"),
        ("net_profit", "2025"),
    ]
    [debt] = found["repayment"].facts
    assert (debt.of, str(debt.value)) == ("Bank B, Công ty TNHH Hoa Sen", "50000000")
    [land] = found["collateral"].facts
    assert (land.of, str(land.value)) == ("Hoàng Văn Em", "12000000000")
    [flow] = (one for one in appraise(SALARY, shipped()).pillars[1].facts if one.kind == "flow")
    assert flow.evidence.source == "payslips Aug–Oct"


def test_pillars_of_somebody_unknown_still_name_their_facts() -> None:
    spent = c.Flow("rent", Decimal(1), expense=True, party="z")
    case = replace(
        COMPANY,
        flows=(spent,),
        debts=(replace(COMPANY.debts[0], party="z"),),
        assets=(c.Asset("home", Decimal(1), party="z"),),
        collateral=(replace(COMPANY.collateral[0], name="field 9", evidence=c.Evidence("valuer")),),
    )
    found = {one.code: one for one in appraise(case, shipped()).pillars}
    assert [(one.kind, one.of) for one in found["finances"].facts] == [("expense", ""), ("asset", "")]
    assert found["repayment"].facts[0].of == "Bank B"
    assert [(one.of, one.evidence.source) for one in found["collateral"].facts] == [("field 9", "valuer")]


def test_doubts_say_what_may_lessen_them() -> None:
    found = appraise(named("salary_loan: has a debt of group 2 elsewhere"), shipped())
    [doubt] = found.pillars[0].doubts
    assert (doubt.rule, str(doubt.value)) == ("attention-now", "2")
    assert doubt.risk.en.format(value=doubt.value) == "A debt needs attention (group 2)."
    assert doubt.mitigant.en


def test_the_versions_of_all_files_are_kept() -> None:
    assert set(appraise(SALARY, shipped()).versions) == set(shipped().tables)


def lent(balance: Decimal | None, currency: str = "", *, secured: bool = False) -> c.Exposure:
    return c.Exposure("KH2", "Bình", "household", balance, secured=secured, currency=currency)


def test_what_a_group_owes_in_another_currency_is_converted_or_not_known() -> None:
    both = replace(SALARY, exposures=(lent(Decimal(50_000_000)), lent(Decimal(2_000), "USD", secured=True)))
    found = figures(replace(both, exchange={"USD": Decimal(25_000)}), shipped()).values
    # 200 million asked + 50 million + 2,000 USD at 25,000; the dollars are secured
    assert found["group_exposure"].value == 300_000_000
    assert found["unsecured_exposure"].value == 250_000_000
    without = appraise(both, shipped())
    assert without.figures.values["group_exposure"].missing == ("exchange",)
    assert (without.recommendation.verdict, without.authority) == ("refer", None)
    assert [one.code for one in without.recommendation.to_collect] == ["exchange"]


def test_what_somebody_of_the_group_owes_may_be_unknown_but_is_never_nothing() -> None:
    found = appraise(replace(SALARY, exposures=(lent(None),)), shipped())
    assert [one.code for one in found.recommendation.to_collect] == ["exposures"]
    assert found.recommendation.verdict == "refer"


@pytest.mark.parametrize(("day", "said"), [(date(2026, 11, 15), []), (date(2026, 11, 14), ["exchange.USD"])])
def test_a_rate_that_is_older_than_a_week_is_a_warning(day: date, said: list[str]) -> None:
    dollars = (replace(SALARY.flows[0], currency="USD", amount=Decimal(1_000)),)
    rated = replace(SALARY, flows=dollars, exchange={"USD": Decimal(26_000)}, exchange_on={"USD": day})
    found = appraise(rated, shipped())
    assert [one.field for one in found.notices] == said
    assert found.recommendation.verdict == "approve"
    unused = replace(SALARY, exchange={"USD": Decimal(26_000)}, exchange_on={"USD": day})
    assert appraise(unused, shipped()).notices == ()


def test_what_a_person_judges_is_asked_whether_it_is_answered_or_not() -> None:
    answered, unanswered = appraise(SALARY, shipped()).risk, appraise(replace(SALARY, answers={}), shipped()).risk
    assert answered is not None
    assert unanswered is not None
    assert answered.by_hand == unanswered.by_hand == ("income-kind", "employment", "residence")
    assert unanswered.missing == ("card.income-kind", "card.employment", "card.residence")
