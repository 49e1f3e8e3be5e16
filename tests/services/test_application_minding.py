"""What stops nothing but is said: other applications, old drafts, papers that end; and how long things hold."""

from datetime import date, timedelta

import pytest

from crodesk.services import application_known, application_minding, application_moving, application_view, records
from crodesk.services.application_view import ApplicationFile
from crodesk.services.desk import Desk
from tests.builders import a_customer, a_record


@pytest.fixture
def customer(desk: Desk) -> int:
    return a_customer(desk, "Phạm Quốc Huy", born_on=date(1991, 8, 25))


@pytest.fixture
def loan(desk: Desk, customer: int) -> int:
    return a_record(desk, "application", customer, product="salary_loan", amount_minor=350_000_000, months=36)


def shown(desk: Desk, rid: int) -> ApplicationFile:
    found = desk.look(application_view.read, rid, desk.today)
    assert found is not None
    return found


def minded(desk: Desk, rid: int, later: int = 0) -> list[str]:
    found = application_minding.minded(shown(desk, rid), desk.today + timedelta(later))
    return [problem.text.format(**problem.values) for problem in found]


def move(desk: Desk, rid: int, name: str, **values: object) -> None:
    said = application_known.said(shown(desk, rid), name, {"on": desk.today, **values})
    desk.do_now("Moved", "L", application_moving.move, rid, *said)


def test_a_second_application_and_one_after_a_refusal_are_exceptions_and_go_on(
    desk: Desk, customer: int, loan: int
) -> None:
    assert minded(desk, loan) == []
    second = a_record(desk, "application", customer, product="salary_loan", amount_minor=1_000_000, months=12)
    (said,) = minded(desk, second)
    assert "L-0001 for the same product is under way" in said
    assert shown(desk, second).appraisal.recommendation.exceptions == ("live-applications",)
    move(desk, loan, "submit")
    move(desk, loan, "decline", decided_by="Trần Thu Hà", reason="income")
    (said,) = minded(desk, second)
    assert "L-0001 was declined on 2026-11-20; the rule is to wait until 2027-02-18" in said
    assert shown(desk, second).appraisal.recommendation.exceptions == ("cooling-off",)
    move(desk, second, "submit")
    assert shown(desk, second).line.stage == "submitted"


def test_an_approval_holds_by_the_rule_unless_the_officer_says_otherwise(desk: Desk, customer: int, loan: int) -> None:
    move(desk, loan, "submit")
    move(desk, loan, "approve", decided_by="Trần Thu Hà")
    assert shown(desk, loan).cells["holds_until"] == "2027-01-19"  # 60 days
    assert minded(desk, loan, later=60) == []
    assert "2027-01-19" in minded(desk, loan, later=61)[0]
    other = a_record(desk, "application", customer, product="home_loan", amount_minor=350_000_000, months=36)
    move(desk, other, "submit")
    move(desk, other, "approve", decided_by="Trần Thu Hà", holds_until=date(2026, 12, 24))
    assert shown(desk, other).cells["holds_until"] == "2026-12-24"


def test_no_debts_beside_a_statement_with_bank_debt_is_doubtful(desk: Desk) -> None:
    company = a_customer(desk, "Công ty An Phú", kind="company")
    loan = a_record(desk, "application", company, product="working_capital", no_debts=True)
    a_record(desk, "application_statement", loan, ends_on=date(2024, 12, 31), bank_debt_minor=900_000_000)
    (said,) = minded(desk, loan)
    assert "the statement to 2024-12-31 shows bank debt of Money(minor=900000000, currency='VND')" in said
    a_record(desk, "application_statement", loan, ends_on=date(2025, 12, 31), bank_debt_minor=0)
    assert minded(desk, loan) == []  # repaid since


def test_a_company_is_not_asked_what_its_household_costs(desk: Desk, loan: int) -> None:
    company = a_customer(desk, "Công ty An Phú", kind="company")
    other = a_record(desk, "application", company, product="working_capital")
    for rid, asks in ((loan, True), (other, False)):
        found = shown(desk, rid)
        fields = [field.key for step in found.steps for field in found.asked(step)]
        assert ("living_minor" in fields) is asks


def test_an_old_draft_says_so_and_may_expire(desk: Desk, loan: int) -> None:
    assert minded(desk, loan, later=90) == []
    assert "2027-02-18" in minded(desk, loan, later=91)[0]
    move(desk, loan, "expire")
    assert shown(desk, loan).line.stage == "expired"


def test_a_dated_paper_counts_by_the_rule_and_what_ends_before_a_decision_is_said(desk: Desk, loan: int) -> None:
    paper = a_record(desk, "application_paper", loan, code="income", name="Payslips", state="received")

    def until() -> str | None:
        found: str | None = shown(desk, loan).parts["application_paper"][0].cells["valid_until"]
        return found

    def change(**values: object) -> None:
        desk.do_now("Changed", "", records.change, "application_paper", paper, values)

    assert until() is None
    change(dated=date(2026, 9, 10))
    assert until() == "2026-12-09"  # 90 days
    assert minded(desk, loan) == []  # a decision is likely by 4 December
    change(dated=date(2026, 9, 4))
    assert until() == "2026-12-03"
    assert minded(desk, loan) == ["Payslips ends 2026-12-03; a decision is likely by 2026-12-04 only."]
    change(dated=date(2026, 8, 1), valid_until=date(2026, 12, 31))
    assert until() == "2026-12-31"  # the officer said otherwise
    change(dated=date(2026, 8, 2))
    assert until() == "2026-12-31"
    change(valid_until=None)
    assert until() == "2026-10-31"
    assert minded(desk, loan) == ["Payslips ended 2026-10-31."]
    assert a_record(desk, "application_paper", loan, code="income", dated=date(2026, 11, 1))
    assert shown(desk, loan).parts["application_paper"][1].cells["valid_until"] == "2027-01-30"
