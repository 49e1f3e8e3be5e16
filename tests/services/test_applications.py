"""Applications in the file: numbered, read for the appraisal, filled from what is on file, sent, decided, frozen."""

import json
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from crodesk.domain.lending.application import freezing
from crodesk.domain.lending.application.gaps import Weight
from crodesk.domain.lending.application.moves import Decision
from crodesk.domain.problem import Refused
from crodesk.services import (
    application_case,
    application_facts,
    application_known,
    application_list,
    application_moving,
    application_papers,
    application_view,
    records,
)
from crodesk.services.desk import Desk
from tests.builders import a_customer, a_holding, a_record

LOAN = {
    "product": "salary_loan", "amount_minor": 350_000_000, "currency": "VND", "months": 36, "rate_ppm": 125_000,
    "purpose": "home repair", "living_minor": 9_500_000,
}  # fmt: skip


@pytest.fixture
def customer(desk: Desk) -> int:
    return a_customer(desk, "Phạm Quốc Huy", born_on=date(1991, 8, 25))


@pytest.fixture
def loan(desk: Desk, customer: int) -> int:
    return a_record(desk, "application", customer, **LOAN)


def shown(desk: Desk, rid: int) -> application_view.ApplicationFile:
    found = desk.look(application_view.read, rid, desk.today)
    assert found is not None
    return found


def move(desk: Desk, rid: int, name: str, **values: object) -> int:
    said = application_known.said(shown(desk, rid), name, {"on": desk.today, **values})
    return desk.do_now("Moved", "L", application_moving.move, rid, *said)


def test_applications_are_numbered_one_after_the_other_and_begin_as_drafts(desk: Desk, customer: int) -> None:
    rids = [a_record(desk, "application", customer, product="home_loan") for _ in range(2)]
    lines = [desk.look(application_list.get, rid) for rid in rids]
    assert [(line.number, line.stage, line.started_on) for line in lines if line] == [
        ("L-0001", "draft", desk.today),
        ("L-0002", "draft", desk.today),
    ]
    a_record(desk, "application", customer, product="home_loan", number="L-2292")
    assert shown(desk, a_record(desk, "application", customer, product="home_loan")).line.number == "L-2293"
    found = desk.look(application_list.by_number, "2292")
    assert found is not None
    assert found.name == "Phạm Quốc Huy"


def test_the_appraisal_reads_what_was_typed_and_what_is_on_file(desk: Desk, customer: int, loan: int) -> None:
    a_record(desk, "identity_document", customer, kind="id_card", number="079091006134", expires_on=date(2031, 8, 25))
    a_record(desk, "consent", customer, purpose="bureau", given_on=date(2026, 11, 1))
    party = a_record(desk, "application_party", loan, role="guarantor", name="Lê Thị Mai", born_on=date(1960, 1, 2))
    a_record(desk, "application_flow", loan, direction="income", kind="salary", amount_minor=31_000_000, currency="VND")
    a_record(desk, "application_debt", loan, lender="BIDV", monthly_minor=1_200_000, party_rid=party, currency="USD")
    case = desk.look(application_case.read, loan, desk.today)
    assert case is not None
    assert (case.asked.amount, case.asked.rate, case.asked.months) == (Decimal(350_000_000), Decimal("12.5"), 36)
    assert (case.borrower.id_number, case.borrower.identity_until, case.borrower.consent) == (
        "079091006134",
        date(2031, 8, 25),
        True,
    )
    assert [(each.key, each.name) for each in case.parties[1:]] == [(f"p{party}", "Lê Thị Mai")]
    assert case.flows[0].amount == Decimal(31_000_000)
    assert (case.debts[0].monthly, case.debts[0].party) == (Decimal("12000.00"), f"p{party}")  # cents of a dollar


def test_a_line_taken_out_counts_no_more(desk: Desk, loan: int) -> None:
    flow = a_record(desk, "application_flow", loan, direction="income", kind="salary", amount_minor=31_000_000)
    desk.do_now("Took out", "L", records.end, "application_flow", flow, "wrong")
    assert shown(desk, loan).case.flows == ()
    desk.undo()
    assert len(shown(desk, loan).case.flows) == 1


def test_what_is_on_file_is_offered_once_with_its_source_and_age(desk: Desk, customer: int, loan: int) -> None:
    values = {"amount_minor": 31_000_000, "currency": "VND", "period": "month", "source": "payslips"}
    a_record(desk, "fact", customer, kind="income", what="Salary", as_of=date(2026, 9, 1), **values)
    a_record(desk, "fact", customer, kind="debt", what="Card", as_of=date(2026, 9, 1), **values)
    a_record(desk, "fact", customer, kind="asset", what="Flat", as_of=date(2026, 9, 1), **values)
    held = a_holding(desk, customer, "L-118", kind="loan", payment_minor=2_000_000)
    a_record(desk, "holding_reading", held, as_of=date(2026, 11, 1), balance_minor=40_000_000, days_late=0)
    found = desk.look(application_facts.offered, loan, customer)
    assert [(each.kind, each.what, each.source, each.as_of) for each in found] == [
        ("income", "Salary", "payslips", date(2026, 9, 1)),
        ("debt", "Card", "payslips", date(2026, 9, 1)),
        ("asset", "Flat", "payslips", date(2026, 9, 1)),
        ("debt", "L-118", "L-118", None),
    ]
    assert desk.do_now("Took over", "L", application_facts.take, loan, found) == 4
    assert desk.look(application_facts.offered, loan, customer) == []
    case = shown(desk, loan).case
    assert [flow.amount for flow in case.flows] == [Decimal(31_000_000)]
    assert [(debt.lender, debt.balance, debt.monthly, debt.ours) for debt in case.debts] == [
        ("Card", None, Decimal(31_000_000), False),
        ("L-118", Decimal(40_000_000), Decimal(2_000_000), True),
    ]
    desk.undo()
    assert len(desk.look(application_facts.offered, loan, customer)) == 4


@pytest.mark.parametrize(
    ("period", "balance", "monthly"),
    [("once", 90_000_000, None), ("month", None, 90_000_000), ("quarter", None, 30_000_000), ("year", None, 7_500_000)],
)
def test_a_debt_on_file_is_owed_or_paid_by_the_month(
    desk: Desk, customer: int, loan: int, period: str, balance: int | None, monthly: int | None
) -> None:
    values = {"amount_minor": 90_000_000, "currency": "VND", "period": period}
    a_record(desk, "fact", customer, kind="debt", what="BIDV", as_of=date(2026, 9, 1), **values)
    found = desk.look(application_facts.offered, loan, customer)
    desk.do_now("Took over", "L", application_facts.take, loan, found)
    (debt,) = shown(desk, loan).case.debts
    assert (debt.balance, debt.monthly) == (balance, monthly)


def test_what_came_in_once_is_no_income(desk: Desk, customer: int, loan: int) -> None:
    values = {"amount_minor": 90_000_000, "currency": "VND", "period": "once"}
    a_record(desk, "fact", customer, kind="income", what="Sold a flat", as_of=date(2026, 9, 1), **values)
    assert desk.look(application_facts.offered, loan, customer) == []


def test_the_same_thing_pledged_elsewhere_is_found_by_its_title(desk: Desk, customer: int, loan: int) -> None:
    other = a_record(desk, "application", customer, product="home_loan", number="L-7")
    a_record(desk, "collateral", other, kind="house", title_number="CT 044-17", value_minor=1)
    a_record(desk, "collateral", loan, kind="house", title_number="ct04417", value_minor=1)
    (mine,) = shown(desk, loan).case.collateral
    assert mine.pledged_for == "L-7"


def test_what_was_sent_stays_as_it_was_and_is_frozen(desk: Desk, loan: int) -> None:
    flow = a_record(desk, "application_flow", loan, direction="income", kind="salary", amount_minor=31_000_000)
    move(desk, loan, "submit")
    line = shown(desk, loan).line
    assert (line.stage, line.stage_since, line.ball) == ("submitted", desk.today, "decider")
    for change in (
        lambda: desk.do_now("x", "L", records.change, "application", loan, {"amount_minor": 1}),
        lambda: desk.do_now("x", "L", records.change, "application_flow", flow, {"amount_minor": 1}),
        lambda: a_record(desk, "application_debt", loan, lender="BIDV"),
    ):
        with pytest.raises(Refused):
            change()
    a_record(desk, "application_paper", loan, code="payslips", state="received")  # papers still come in
    desk.do_now("x", "L", records.change, "application", loan, {"next_step": "call the desk"})
    content, fingerprint, decisive = desk.look(
        lambda reader: reader.row("SELECT content, sha256, decisive FROM decision_snapshot") or ("", "", 0)
    )
    assert json.loads(content)["facts"]["asked"]["amount"] == "350000000"
    assert (freezing.fingerprint(content), decisive) == (fingerprint, 0)


def test_a_sending_can_be_taken_back_but_no_decision(desk: Desk, loan: int) -> None:
    move(desk, loan, "submit")
    desk.undo()
    assert shown(desk, loan).line.stage == "draft"
    move(desk, loan, "submit")
    move(desk, loan, "approve", decided_by="Trần Thu Hà", level="branch", minutes="BB-127", amount_minor=300_000_000)
    assert shown(desk, loan).line.stage == "approved"
    with pytest.raises(Refused, match="decision"):
        desk.undo()
    assert shown(desk, loan).line.stage == "approved"


def test_nobody_decides_the_own_application_and_nothing_is_half_written(desk: Desk, loan: int) -> None:
    move(desk, loan, "submit")
    with pytest.raises(Refused):
        move(desk, loan, "approve", decided_by=desk.officer)
    assert shown(desk, loan).line.stage == "submitted"
    assert desk.look(lambda reader: reader.value("SELECT count(*) FROM application_event WHERE move = 'approve'")) == 0


def test_what_is_to_fix_stops_the_sending(desk: Desk, customer: int) -> None:
    rid = a_record(desk, "application", customer, product="salary_loan")
    with pytest.raises(Refused):
        move(desk, rid, "submit")


def test_a_decision_written_down_later_keeps_its_own_day(desk: Desk, loan: int) -> None:
    move(desk, loan, "submit")
    said = Decision("withdraw", desk.today, "bank next door was quicker")
    desk.do_now("x", "L", application_moving.move, loan, said, "{}", 0, {"competitor": "BIDV"})
    assert desk.look(lambda reader: reader.value("SELECT competitor FROM application")) == "BIDV"
    assert shown(desk, loan).line.stage == "withdrawn"


@pytest.mark.parametrize(
    ("view", "numbers"),
    [("live", ["L-1"]), ("parked", ["L-2"]), ("all", ["L-1", "L-2"]), ("draft", ["L-1"]), ("ended", [])],
)
def test_what_is_parked_stands_in_its_own_view_only(desk: Desk, customer: int, view: str, numbers: list[str]) -> None:
    a_record(desk, "application", customer, product="home_loan", number="L-1")
    later = date(2027, 2, 1)
    a_record(desk, "application", customer, product="home_loan", number="L-2", parked_until=later, parked_why="Tết")
    query = application_list.Query(view)
    found = desk.look(application_list.page, query, desk.today)
    assert [line.number for line in found] == numbers
    assert desk.look(application_list.count, query, desk.today) == len(numbers)


@pytest.mark.parametrize(("product", "method"), [("passbook_pledge", "bullet"), ("salary_loan", "annuity")])
def test_unsaid_it_is_repaid_as_its_product_usually_is(desk: Desk, customer: int, product: str, method: str) -> None:
    rid = a_record(desk, "application", customer, product=product, amount_minor=300_000_000, months=12)
    found = shown(desk, rid)
    assert found.case.asked.method == method
    assert [gap.key for gap in found.gaps if gap.weight is Weight.WRONG] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [("tran thi", True), ("TRẦN", True), ("thi tran", True), ("ran", False), ("L-2290", True), ("l2290", True),
     ("290", True), ("2291", False), ("tran 2290", True), ("tran 2291", False), ("  ", True), ("Bùi", False)],
)  # fmt: skip
def test_an_application_is_found_by_name_or_number_within_the_view(desk: Desk, text: str, found: bool) -> None:
    customer = a_record(desk, "customer", None, name="Trần Thị Lan")
    a_record(desk, "application", customer, product="home_loan", number="L-2290")
    for view, listed in (("live", found), ("ended", False)):
        query = application_list.Query(view, "customer", text)
        assert bool(desk.look(application_list.page, query, desk.today)) is listed
        assert desk.look(application_list.count, query, desk.today) == listed


def test_the_checklist_is_listed_once_and_what_it_still_waits_for_is_missing(desk: Desk, loan: int) -> None:
    mai = a_record(desk, "application_party", loan, role="guarantor", name="Lê Thị Mai")
    a_record(desk, "collateral", loan, kind="house", title_number="CT 044-17")
    found = shown(desk, loan)
    wanted = application_papers.not_listed(found.case, found.parts["application_paper"])
    listed = [(each.code, each.of) for each in wanted]
    assert {("application", ""), ("identity", "borrower"), ("identity", f"p{mai}"), ("title", "CT 044-17")} <= set(
        listed
    )
    assert len(set(listed)) == len(listed)
    assert desk.do_now("Listed", "L", application_papers.list_them, loan, wanted) == len(wanted)
    found = shown(desk, loan)
    lines = found.parts["application_paper"]
    assert application_papers.not_listed(found.case, lines) == []
    assert {line.names["party_rid"] for line in lines if line.cells["code"] == "identity"} == {"", "Lê Thị Mai"}
    assert "identity" in found.case.papers_missing
    for line in lines:
        desk.do_now("Came", "L", records.change, "application_paper", line.rid, {"state": "received"})
    assert shown(desk, loan).case.papers_missing == ()
    old = {"valid_until": desk.today - timedelta(days=1)}
    desk.do_now("Old", "L", records.change, "application_paper", lines[0].rid, old)
    assert shown(desk, loan).case.papers_missing == ("application",)


RATE = "SELECT rate_ppm FROM application WHERE rid = ?"


def test_another_product_brings_its_own_rate_unless_the_officer_set_one(desk: Desk) -> None:
    customer = a_customer(desk, "Phạm Quốc Huy")
    for product, rate in (("home_loan", 79_000), ("consumer_unsecured", 139_000)):
        a_record(desk, "application", customer, product=product, currency="VND", rate_ppm=rate)
    rid = a_record(desk, "application", customer, product="consumer_unsecured", currency="VND")

    def changed(**values: Any) -> int | None:
        desk.do_now("Changed", "", records.change, "application", rid, values)
        rate: int | None = desk.look(
            lambda reader: reader.value("SELECT rate_ppm FROM application WHERE rid = ?", (rid,))
        )
        return rate

    assert changed(months=36) == 139_000
    assert changed(product="home_loan") == 79_000
    assert changed(product="working_capital") is None
    assert changed(product="home_loan") == 79_000
    assert changed(rate_ppm=81_000) == 81_000
    assert changed(product="consumer_unsecured") == 81_000
    desk.undo()
    assert changed(product="home_loan", rate_ppm=85_000) == 85_000
