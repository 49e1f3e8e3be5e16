"""What papers say: every placeholder has a value in the paper's language, and nothing that isn't known is invented."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from crodesk.domain.lending.appraisal.case import Asked, Case, Collateral, Party
from crodesk.domain.lending.papers import PaperFacts, facts, letters, values_of
from crodesk.domain.lending.papers.disagreements import disagreements
from crodesk.domain.lending.papers.fields import LANGUAGES, fields, listed, said
from crodesk.domain.lending.papers.showing import Hand
from tests.domain.lending.paper_facts import AMOUNT, CASE, COMPLETE, START, TODAY
from tests.domain.lending.test_papers_letters import WHOLE

VI, EN, ZH = (Hand(language, "VND") for language in ("vi", "en", "zh"))
BARE = PaperFacts(Case(TODAY, Asked(""), (Party("borrower", ""),)))
"""An application of which nothing is known."""


def test_every_placeholder_is_filled_and_only_those() -> None:
    values, of_letters = values_of(COMPLETE, "vi"), letters.values_of(WHOLE, "vi")
    own = {*of_letters.texts, *of_letters.flags, *of_letters.lists} - {*values.texts, *values.flags}
    listed = {
        kind: {name for name, field in fields().items() if field.kind == kind and name not in own}
        for kind in ("text", "flag", "list")
    }
    assert set(values.texts) == listed["text"]
    assert set(values.flags) == listed["flag"]
    assert set(values.lists) == listed["list"]
    for name, rows in values.lists.items():
        assert rows, name
        assert all(set(row) == {column.name for column in fields()[name].columns} for row in rows), name
    assert [name for name, text in values.texts.items() if not text] == []


def test_every_placeholder_is_said_in_three_languages_with_an_example() -> None:
    for field in fields().values():
        for each in (field, *field.columns):
            assert {language for language in LANGUAGES if each.label(language)} == set(LANGUAGES)
            assert each.example or each.kind != "text", each.name
    assert fields()["amount"].label("fr") == "amount asked for"


def test_the_list_of_placeholders_has_columns_after_their_list() -> None:
    rows = list(listed("vi"))
    assert ("amount", "text", "số tiền đề nghị vay", "1.250.000.000 đồng") in rows
    place = rows.index(("schedule", "list", "lịch trả nợ", ""))
    assert rows[place + 2] == ("schedule.due", "column", "ngày trả", "25/12/2026")
    assert len({row[0] for row in rows}) == len(rows)


def test_nothing_known_is_nothing_said() -> None:
    values = values_of(BARE, "en")
    said_without_facts = {"today", "currency", "method", "grace", "borrower_kind", "originals"}
    assert {name for name, text in values.texts.items() if text} == said_without_facts
    empty = {name for name, rows in values.lists.items() if rows == ()}
    assert empty == {"parties", "owners", "collateral", "statements"}
    assert [name for name, on in values.flags.items() if on] == ["has_plan"]


def test_amounts_are_in_figures_and_words() -> None:
    texts = values_of(COMPLETE, "vi").texts
    assert texts["approved_amount"] == "1.200.000.000 đồng"
    assert texts["approved_amount_words"] == "Một tỷ hai trăm triệu đồng chẵn"
    assert values_of(COMPLETE, "zh").texts["approved_amount_words"] == "越南盾壹拾贰亿盾整"
    assert values_of(COMPLETE, "en").texts["approved_amount"] == "VND 1,200,000,000"


def test_the_schedule_is_the_engine_s() -> None:
    values = values_of(COMPLETE, "vi")
    rows = values.lists["schedule"]
    assert rows is not None
    assert [row["interest"] for row in rows] == [f"{millions}.000.000" for millions in range(12, 0, -1)]
    first = [rows[0][name] for name in ("n", "due", "principal", "fee", "payment", "balance")]
    assert first == ["1", "01/01/2027", "100.000.000", "0", "112.000.000", "1.100.000.000"]
    texts = values.texts
    assert (texts["interest_total"], texts["payment_total"]) == ("78.000.000 đồng", "1.278.000.000 đồng")
    assert (texts["instalment_first"], texts["instalments"], texts["last_due"]) == (
        "112.000.000 đồng",
        "12",
        "01/12/2027",
    )


def test_what_follows_from_other_figures() -> None:
    texts = values_of(COMPLETE, "vi").texts
    assert texts["own_money_share"] == "37,5%"
    assert texts["collateral_total"] == "2.000.000.000 đồng"
    assert (texts["outstanding_after"], texts["limit_left"]) == ("1.300.000.000 đồng", "700.000.000 đồng")
    assert texts["drawing_days"] == "182"  # 1 December to 1 June: 31 + 31 + 28 + 31 + 30 + 31
    assert texts["borrower_signer"] == "Nguyễn Thị Lan"


def test_collateral_of_another_currency_is_not_added_up() -> None:
    foreign = replace(
        CASE, collateral=(*CASE.collateral, Collateral("deposit", market_value=Decimal(9), currency="USD"))
    )
    assert values_of(replace(COMPLETE, case=foreign), "vi").texts["collateral_total"] == ""


@pytest.mark.parametrize(
    ("months", "words"), [(12, "short-term"), (13, "medium-term"), (60, "medium-term"), (61, "long-term")]
)
def test_a_loan_is_short_medium_or_long_by_its_months(months: int, words: str) -> None:
    """Circular 39/2016/TT-NHNN, article 10."""
    case = replace(CASE, asked=replace(CASE.asked, months=months))
    texts = values_of(replace(COMPLETE, case=case), "en").texts
    assert (texts["term_class"], texts["approved_term_class"]) == (words, "short-term")  # 12 months were approved


def test_conditions_are_those_of_the_decision_else_those_of_the_appraisal() -> None:
    assert values_of(COMPLETE, "vi").lists["conditions"] == ({"n": "1", "text": "Mua bảo hiểm"},)
    assert values_of(replace(COMPLETE, decision=None), "vi").lists["conditions"] == ({"n": "1", "text": "A"},)


def test_no_debts_is_something_else_than_debts_not_known() -> None:
    case = replace(CASE, debts=())
    assert values_of(replace(COMPLETE, case=case), "vi").lists["debts"] is None
    assert values_of(replace(COMPLETE, case=replace(case, no_debts=True)), "vi").lists["debts"] == ()


def test_flags() -> None:
    flags = values_of(COMPLETE, "vi").flags
    assert {name for name, on in flags.items() if on} == {
        "is_secured",
        "is_conditional",
        "has_grace",
        "has_plan",
        "is_third_party",
    }
    company = replace(CASE, parties=(Party("borrower", "Thép Việt", kind="company"),), statements=())
    pledge = replace(COMPLETE, case=company, contract=facts.Contract(security="pledge"), schedule=None)
    values = values_of(pledge, "vi")
    assert values.flags["is_company"]
    assert values.flags["is_pledge"]
    assert values.texts["borrower_signer"] == ""
    assert values.lists["statements"] is None
    assert values_of(replace(pledge, case=replace(company, flows=())), "vi").lists["incomes"] == ()
    assert values.lists["collateral"] is not None
    assert values.lists["collateral"][1]["owner"] == "spouse"  # who is no party is shown by the key


def test_codes_without_a_word_stay() -> None:
    assert said("method", "equal_principal", "vi") == said("method", "equal-principal", "vi")
    assert said("role", "co_borrower", "zh") == "共同借款人"
    assert said("collateral", "boat", "en") == "boat"
    assert said("result", "pass", "fr") == "pass"


def test_a_language_that_papers_don_t_have_is_english() -> None:
    assert values_of(COMPLETE, "fr").language == "en"


def test_days_as_papers_have_them() -> None:
    assert [hand.day(date(2026, 2, 5)) for hand in (VI, EN, ZH)] == ["05/02/2026", "5 February 2026", "2026年2月5日"]
    assert VI.day_in_full(date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"
    assert VI.day_in_full(date(2026, 3, 15)) == "ngày 15 tháng 3 năm 2026"
    assert ZH.day_in_full(date(2026, 3, 15)) == "2026年3月15日"


def test_figures_as_papers_have_them() -> None:
    assert VI.money(Decimal("1234.5"), "USD") == "1.234,50 USD"
    assert EN.money(Decimal("1234.505"), "USD") == "USD 1,234.51"
    assert ZH.money(Decimal("1234.5"), "CNY") == "人民币1,234.50元"
    assert VI.percent(Decimal("9.50")) == "9,5%"
    assert EN.percent(Decimal(12)) == "12%"
    assert [EN.months(1), EN.months(24), VI.months(24), ZH.months(24)] == ["1 month", "24 months", "24 tháng", "24个月"]


def test_figures_that_contradict_each_other_are_named() -> None:
    assert disagreements(COMPLETE) == []
    assert disagreements(BARE) == []
    assert decided(None) == "schedule"
    assert decided(AMOUNT + 1) == "schedule"
    assert disagreements(replace(COMPLETE, decision=None, case=BARE.case)) == []


def decided(amount: Decimal | None) -> str:
    """Return the field of the only problem when another amount was decided, or none: 1,250 million are asked for."""
    assert COMPLETE.decision is not None
    (problem,) = disagreements(replace(COMPLETE, decision=replace(COMPLETE.decision, amount=amount)))
    return problem.field


def test_a_contract_is_for_what_was_approved() -> None:
    agreed = replace(COMPLETE.contract, amount=AMOUNT)
    assert disagreements(replace(COMPLETE, contract=agreed)) == []
    (problem,) = disagreements(replace(COMPLETE, contract=replace(agreed, amount=Decimal(1))))
    assert (problem.field, problem.values) == ("contract", {"contract": Decimal(1), "approved": AMOUNT})
    assert disagreements(replace(BARE, contract=facts.Contract(amount=Decimal(1)))) == []


@pytest.mark.parametrize(
    ("drawing", "field"),
    [
        (facts.Drawing(on=START, due=START), "drawing_due"),
        (facts.Drawing(amount=Decimal(11), limit=Decimal(20), outstanding=Decimal(10)), "drawing_amount"),
        (
            facts.Drawing(amount=Decimal(6), limit=Decimal(20), outstanding=Decimal(10), left=Decimal(5)),
            "drawing_amount",
        ),
        (
            facts.Drawing(amount=Decimal(11), beneficiaries=(facts.Beneficiary("A", amount=Decimal(10)),)),
            "beneficiaries",
        ),
    ],
)
def test_a_drawing_keeps_its_limit_its_days_and_its_sum(drawing: facts.Drawing, field: str) -> None:
    (problem,) = disagreements(replace(BARE, drawing=drawing))
    assert problem.field == field


def test_a_beneficiary_whose_amount_is_not_known_contradicts_nothing() -> None:
    paid = (facts.Beneficiary("A", amount=Decimal(10)), facts.Beneficiary("B"))
    assert disagreements(replace(BARE, drawing=facts.Drawing(amount=Decimal(11), beneficiaries=paid))) == []
