"""A whole loan application in a desk: everything that the appraisal asks for but what a test is about."""

from datetime import date
from typing import Any

from crodesk.services.desk import Desk
from tests.builders import a_customer, a_holding, a_record

SALARY = {
    "product": "salary_loan", "amount_minor": 200_000_000, "currency": "VND", "months": 36, "rate_ppm": 120_000,
    "purpose": "home repairs", "living_minor": 8_000_000, "no_debts": True,
}  # fmt: skip
ANSWERS = {"income-kind": "permanent", "employment": "long", "residence": "long"}
"""What a person answers of the scorecard of `SALARY`."""
PAPERS = ("application", "identity", "marriage", "income", "purpose", "bureau")


def a_salary_loan(desk: Desk, **values: Any) -> int:
    """Return the number of an application that lacks nothing but the answers to the scorecard."""
    customer = a_customer(desk, "Nguyễn Văn An", born_on=date(1990, 3, 1), since=date(2023, 7, 20))
    a_record(desk, "identity_document", customer, kind="id_card", number="001090000001", expires_on=date(2030, 1, 1))
    a_record(desk, "consent", customer, purpose="bureau", given_on=date(2026, 11, 1))
    held = a_holding(desk, customer, "L-1", kind="loan")
    a_record(desk, "holding_reading", held, as_of=date(2026, 6, 1), balance_minor=0, days_late=0)
    rid = a_record(desk, "application", customer, **{**SALARY, **values})
    a_record(
        desk, "application_flow", rid, direction="income", kind="salary", amount_minor=25_000_000, currency="VND",
        paid_here=True, source="payslips Aug–Oct", as_of=date(2026, 10, 31), verified=True,
    )  # fmt: skip
    a_record(desk, "application_asset", rid, kind="deposit", value_minor=50_000_000, currency="VND")
    a_record(
        desk, "bureau_report", rid, reported_on=date(2026, 11, 10), worst_group=1, worst_before=1, lenders=1,
        balance_minor=0, monthly_minor=0, enquiries=1, currency="VND",
    )  # fmt: skip
    for code in PAPERS:
        a_record(desk, "application_paper", rid, code=code, state="verified", dated=desk.today)
    return rid
